"""What a person changes: kept durably, shown at once, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from huntflow_desk.core.edits import Kind, State
from huntflow_desk.core.errors import Overtaken, Rejected
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.services.commands import NewResume, new_batch
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


async def fill(workplace: Workplace) -> None:
    """Dictionaries, vacancies and everybody."""
    await workplace.library.refresh_accounts()
    await workplace.library.refresh_dictionaries(ACCOUNT)
    await workplace.library.refresh_vacancies(ACCOUNT)
    await workplace.library.refresh_applicants(ACCOUNT)


def linked(workplace: Workplace) -> tuple[int, int, int]:
    """Somebody on a vacancy: person, vacancy, stage."""
    for row in workplace.library.applicant_rows(ApplicantQuery(ACCOUNT)):
        if row.vacancy_id is not None and row.stage_id is not None:
            return row.applicant_id, row.vacancy_id, row.stage_id
    raise AssertionError("nobody is on a vacancy")


def other_stage(workplace: Workplace, vacancy_id: int, stage_id: int) -> int:
    stages = workplace.library.stages(ACCOUNT, vacancy_id)
    return next(one.stage_id for one in stages if one.stage_id != stage_id and one.kind == "user")


def row_of(workplace: Workplace, person: int, vacancy_id: int | None = None) -> ApplicantRow | None:
    query = ApplicantQuery(ACCOUNT, vacancy_id=vacancy_id)
    number = workplace.library.index_of_applicant(query, person)
    if number is None:
        return None
    return workplace.library.applicant_rows(query, number, 1)[0]


def test_a_move_shows_in_lists_counts_card_and_history_at_once(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, before = linked(workplace)
        after = other_stage(workplace, vacancy, before)
        counts = workplace.library.stage_counts(ACCOUNT, vacancy)
        edit = await workplace.commands.move(ACCOUNT, person, vacancy, after, comment="Хорошо")
        assert edit.state is State.HELD
        row = row_of(workplace, person, vacancy)
        assert row is not None and row.stage_id == after and row.waiting
        now = workplace.library.stage_counts(ACCOUNT, vacancy)
        assert now.get(after, 0) == counts.get(after, 0) + 1
        assert now.get(before, 0) == counts[before] - 1
        card = workplace.library.card(ACCOUNT, person)
        assert card is not None and card.worklog is not None
        assert {link.vacancy_id: link.stage_id for link in card.links}[vacancy] == after
        assert card.worklog.value[0].entry.comment == "Хорошо"
        undone = await workplace.undo.undo()
        assert undone is not None and len(undone.cancelled) == 1
        row = row_of(workplace, person, vacancy)
        assert row is not None and row.stage_id == before and not row.waiting
        assert workplace.library.stage_counts(ACCOUNT, vacancy) == counts
        again = await workplace.undo.redo()
        assert [one.kind for one in again] == [Kind.MOVE]
        row = row_of(workplace, person, vacancy)
        assert row is not None and row.stage_id == after

    house.run(work)
    assert house.asked(method="PUT") == []


def test_edits_survive_a_restart_and_new_server_words(house: House) -> None:
    async def change(workplace: Workplace) -> int:
        await fill(workplace)
        person, _, _ = linked(workplace)
        await workplace.commands.update_applicant(ACCOUNT, person, {"phone": "+7 900 000-00-00"})
        return person

    async def look(workplace: Workplace) -> None:
        await workplace.changing.keeper.begin()
        row = row_of(workplace, person)
        assert row is not None and row.phone == "+7 900 000-00-00" and row.waiting
        await workplace.library.refresh_card(ACCOUNT, person, force=True)
        card = workplace.library.card(ACCOUNT, person)
        assert card is not None and card.applicant.phone == "+7 900 000-00-00"
        await workplace.store.records.rebuild()
        row = row_of(workplace, person)
        assert row is not None and row.phone == "+7 900 000-00-00" and row.waiting

    person = house.run(change)
    house.run(look)


def test_only_what_differs_is_kept(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        card = workplace.library.card(ACCOUNT, person)
        assert card is not None
        same = {"first_name": card.applicant.first_name, "last_name": card.applicant.last_name}
        assert await workplace.commands.update_applicant(ACCOUNT, person, same) is None
        edit = await workplace.commands.update_applicant(
            ACCOUNT, person, {**same, "position": "Главный по тарелочкам"}
        )
        assert edit is not None
        assert edit.payload == {"fields": {"position": "Главный по тарелочкам"}}
        assert await workplace.commands.change_tags(ACCOUNT, person) is None

    house.run(work)


def test_a_card_is_completed_as_one_action(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        commands, batch = workplace.commands, new_batch()
        card = workplace.library.card(ACCOUNT, person)
        assert card is not None
        has = {tag.tag_id for tag in card.tags}
        tag = next(one for one in workplace.library.names(ACCOUNT).tags if one not in has)
        same = {"phone": card.applicant.phone}
        assert commands.new_update(ACCOUNT, person, same, batch=batch) is None
        update = commands.new_update(ACCOUNT, person, {**same, "money": "1 руб."}, batch=batch)
        tags = commands.new_tags(ACCOUNT, person, [tag], batch=batch)
        assert update is not None and tags is not None
        assert update.payload == {"fields": {"money": "1 руб."}}
        await commands.do([update, tags])
        after = workplace.library.card(ACCOUNT, person)
        assert after is not None and after.applicant.money == "1 руб."
        assert {one.tag_id for one in after.tags} == has | {tag}
        undone = await workplace.undo.undo()
        assert undone is not None and len(undone.cancelled) == 2
        assert workplace.library.card(ACCOUNT, person) == card

    house.run(work)


def test_somebody_new_is_in_the_lists_before_the_server_knows(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        _, vacancy, stage = linked(workplace)
        edits = await workplace.commands.create_applicant(
            ACCOUNT,
            {"first_name": "Анна", "last_name": "Новенькая", "email": "anna@example.com"},
            resume=NewResume(text="Опыт работы"),
            vacancy_id=vacancy,
            stage_id=stage,
            comment="Из почты",
        )
        assert [one.kind for one in edits] == [Kind.CREATE, Kind.MOVE, Kind.COMMENT]
        person = edits[0].applicant_id
        assert person is not None and person < 0
        assert {one.applicant_id for one in edits} == {person}
        row = row_of(workplace, person, vacancy)
        assert row is not None and row.last_name == "Новенькая" and row.stage_id == stage
        found = workplace.library.applicant_rows(ApplicantQuery(ACCOUNT, text="новеньк"))
        assert [one.applicant_id for one in found] == [person]
        card = workplace.library.card(ACCOUNT, person)
        assert card is not None and card.applicant.email == "anna@example.com"
        await workplace.library.refresh_card(ACCOUNT, person, force=True)
        undone = await workplace.undo.undo()
        assert undone is not None and len(undone.cancelled) == 3
        assert row_of(workplace, person) is None
        again = await workplace.undo.redo()
        assert again[1].applicant_id == again[0].applicant_id != person

    house.run(work)


def test_a_new_tag_has_a_name_at_once(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        commands = workplace.commands
        known = next(iter(workplace.library.names(ACCOUNT).tags.values()))
        assert await commands.get_or_create_tag(ACCOUNT, known.name.upper(), "ffffff") == (
            known.tag_id
        )
        tag = await commands.get_or_create_tag(ACCOUNT, "Ноябрь", "00ff00")
        assert tag < 0
        assert await commands.get_or_create_tag(ACCOUNT, "ноябрь", "000000") == tag
        await commands.change_tags(ACCOUNT, person, add=[tag])
        card = workplace.library.card(ACCOUNT, person)
        assert card is not None and "Ноябрь" in {one.name for one in card.tags}

    house.run(work)


@pytest.mark.parametrize(
    ("fields", "complaints"),
    [
        ({"email": "anna@"}, {"email": "email"}),
        ({"birthday": "1990-02-31"}, {"birthday": "date"}),
        ({"birthday": "2990-02-01"}, {"birthday": "future"}),
        ({"last_name": " "}, {"last_name": "required"}),
    ],
)
def test_nonsense_is_refused_before_it_is_kept(
    house: House, fields: dict[str, str], complaints: dict[str, str]
) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        with pytest.raises(Rejected) as caught:
            await workplace.commands.update_applicant(ACCOUNT, person, fields)
        assert caught.value.fields == complaints
        with pytest.raises(Rejected) as caught:
            await workplace.commands.comment(ACCOUNT, person, "я" * 65_536)
        assert caught.value.fields == {"comment": "too_long:65535"}
        assert workplace.store.outbox.count() == 0

    house.run(work)


def test_steps_that_are_not_allowed_are_refused(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        edit = await workplace.commands.comment(ACCOUNT, person, "Созвонились")
        outbox = workplace.store.outbox
        with pytest.raises(Overtaken):
            await outbox.step(edit.edit_id, State.DONE)
        await outbox.step(edit.edit_id, State.QUEUED)
        await outbox.step(edit.edit_id, State.IN_FLIGHT)
        with pytest.raises(Overtaken):
            await workplace.outgoing.cancel(edit.edit_id)

    house.run(work)


def test_a_vacancy_shows_its_new_state_at_once(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        _, vacancy, _ = linked(workplace)
        saved = workplace.store.records.vacancy(ACCOUNT, vacancy)
        assert saved is not None
        action, state = ("hold", "HOLD") if saved.value.state == "OPEN" else ("resume", "OPEN")
        await workplace.commands.change_vacancy_state(ACCOUNT, vacancy, action)
        await workplace.commands.update_vacancy(ACCOUNT, vacancy, {"position": "Шеф"})
        card = workplace.library.vacancy_card(ACCOUNT, vacancy)
        assert card is not None
        assert (card.vacancy.state, card.vacancy.position) == (state, "Шеф")
        await workplace.library.refresh_vacancies(ACCOUNT, force=True)
        ids = workplace.store.records.vacancy_ids(ACCOUNT, [state])
        assert vacancy in ids

    house.run(work)


def test_what_no_server_keeps_as_it_is_does_not_travel(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, _, _ = linked(workplace)
        edit = await workplace.commands.comment(ACCOUNT, person, "Сло\x00во \ud800 \U0001f600")
        assert edit.payload["comment"] == "Слово  \U0001f600"
        assert workplace.outgoing.get(edit.edit_id).payload == edit.payload

    house.run(work)
