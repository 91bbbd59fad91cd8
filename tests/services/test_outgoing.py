"""What a person sees of the outbox and decides about it; undo of one action among many."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from huntflow_desk.core.edits import State, Trouble
from huntflow_desk.core.errors import Rejected
from huntflow_desk.services.workplace import Workplace
from tests.qt.window import edits as made
from tests.services.rig import ACCOUNT, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


async def fill(workplace: Workplace) -> None:
    await workplace.library.refresh_accounts()
    await workplace.library.refresh_dictionaries(ACCOUNT)
    await workplace.library.refresh_vacancies(ACCOUNT)
    await workplace.library.refresh_applicants(ACCOUNT)


def test_what_needs_a_person_comes_first_then_the_newest(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edits = [await made.move(workplace, number) for number in range(3)]
        await made.put(workplace, edits[1], State.NEEDS_PERSON, trouble=Trouble("forbidden"))
        shown = [edit.edit_id for edit in workplace.outgoing.active()]
        assert shown == [edits[one].edit_id for one in (1, 2, 0)]

    house.run(work)


def test_what_an_edit_waits_for(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        move, note = await made.move(workplace, 0), await made.note(workplace, "Потом", 0)
        other = await made.note(workplace, "Другому", 1)
        outgoing = workplace.outgoing
        assert outgoing.waits_for(note) == move
        assert outgoing.waits_for(move) is None and outgoing.waits_for(other) is None
        fields = {"first_name": "Анна", "last_name": "Новая"}
        creation, comment = await workplace.commands.create_applicant(
            ACCOUNT, fields, comment="Ждёт карточки"
        )
        assert outgoing.waits_for(comment) == creation
        assert outgoing.followers(creation.edit_id) == (comment,)

    house.run(work)


def test_other_content_is_checked_before_it_goes(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await made.update(workplace, 0, email="anna@example.com")
        with pytest.raises(Rejected) as refused:
            await workplace.outgoing.amend(
                edit, replace(edit, payload={"fields": {"email": "anna@"}})
            )
        assert refused.value.fields == {"email": "email"}
        assert workplace.outgoing.get(edit.edit_id).payload == edit.payload
        better = {"fields": {"email": "anna@example.org"}}
        after = await workplace.outgoing.amend(edit, replace(edit, payload=better))
        assert after.payload == better and after.state is State.QUEUED

    house.run(work)


def test_one_action_is_taken_back_among_several(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        first, second = await made.move(workplace, 0), await made.move(workplace, 1)
        assert workplace.undo.last == (second.edit_id,)
        undone = await workplace.undo.undo((first.edit_id,))
        assert undone is not None and undone.taken == (first.edit_id,)
        assert workplace.outgoing.get(second.edit_id).state is State.HELD
        # It is not there a second time.
        assert await workplace.undo.undo((first.edit_id,)) is None
        undone = await workplace.undo.undo()
        assert undone is not None and undone.taken == (second.edit_id,)

    house.run(work)


def test_redo_leaves_out_what_could_not_be_taken_back(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        row = made.on_vacancies(workplace)[0]
        commands = workplace.commands
        person, batch = row.applicant_id, "together"
        tag = next(t for t in workplace.library.names(ACCOUNT).tags if t not in row.tag_ids)
        tags = commands.new_tags(ACCOUNT, person, [tag], batch=batch)
        assert tags is not None
        note = commands.new_comment(ACCOUNT, person, "Раз", batch=batch)
        tagged, noted = await commands.do([tags, note])
        await made.put(workplace, noted, State.DONE)
        undone = await workplace.undo.undo()
        assert undone is not None
        assert [one.edit_id for one in undone.cancelled] == [tagged.edit_id]
        assert [one.edit_id for one in undone.impossible] == [noted.edit_id]
        again = await workplace.undo.redo()
        assert [one.kind for one in again] == [tagged.kind]

    house.run(work)


def test_what_the_server_refused_is_given_up_and_not_reversed(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        edit = await made.move(workplace, 0)
        trouble = Trouble("forbidden")
        await made.put(
            workplace, edit, State.NEEDS_PERSON, trouble=trouble, sent_at=workplace.clock()
        )
        undone = await workplace.undo.undo()
        assert undone is not None and undone.reversed == ()
        assert workplace.outgoing.active() == ()

    house.run(work)
