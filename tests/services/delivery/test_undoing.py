"""Taking back what was sent, and doing it again: the server ends up as it was, or as wanted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.core.edits import State
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery.rig import Post, edits, fill, linked, other_stage
from tests.services.rig import ACCOUNT

Look = Callable[[], Awaitable[Any]]
Act = Callable[[Post, Workplace, int], Awaitable[Look]]


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


async def move(post: Post, workplace: Workplace, skip: int) -> Look:
    person, vacancy, before = linked(workplace, skip)
    after = other_stage(workplace, vacancy, before)
    await workplace.commands.move(ACCOUNT, person, vacancy, after)
    return lambda: post.stage(person, vacancy)


async def reject(post: Post, workplace: Workplace, skip: int) -> Look:
    person, vacancy, _ = linked(workplace, skip)
    after = other_stage(workplace, vacancy, kind="trash")
    reason = next(iter(workplace.library.names(ACCOUNT).reasons))
    await workplace.commands.move(
        ACCOUNT, person, vacancy, after, rejection_reason_id=reason, comment="Отказ"
    )
    return lambda: post.stage(person, vacancy)


async def update(post: Post, workplace: Workplace, skip: int) -> Look:
    person, _, _ = linked(workplace, skip)
    wanted = {"company": "Ромашка", "skype": "anna.new", "birthday": None}
    await workplace.commands.update_applicant(ACCOUNT, person, wanted)

    async def look() -> Any:
        card = await post.card(person)
        return [card[name] or None for name in wanted]

    return look


async def tags(post: Post, workplace: Workplace, skip: int) -> Look:
    person, _, _ = linked(workplace, skip)
    saved = workplace.store.records.applicant(ACCOUNT, person)
    assert saved is not None
    has = saved.value.tag_ids
    free = [one for one in workplace.library.names(ACCOUNT).tags if one not in has]
    await workplace.commands.change_tags(ACCOUNT, person, free[:2], has[:1])

    async def look() -> Any:
        return sorted((await post.card(person))["tags"])

    return look


async def questionary(post: Post, workplace: Workplace, skip: int) -> Look:
    person, _, _ = linked(workplace, skip)
    first = {"work_format": "Офис", "about": "Было", "experience_years": 3}
    await workplace.commands.answer_questionary(ACCOUNT, person, first, hold=False)
    await workplace.delivery.until_idle()
    await workplace.commands.answer_questionary(
        ACCOUNT, person, {"about": "Стало", "experience_years": 0}
    )

    async def look() -> Any:
        said = await post.ask("GET", f"/applicants/{person}/questionary")
        return [said[name] for name in first]

    return look


async def vacancy(post: Post, workplace: Workplace, skip: int) -> Look:
    _, number, _ = linked(workplace, skip)
    await workplace.library.refresh_vacancy(ACCOUNT, number, force=True)
    await workplace.commands.update_vacancy(
        ACCOUNT, number, {"position": "Шеф", "money": None}, {"probation_months": 0}
    )

    async def look() -> Any:
        said = await post.ask("GET", f"/vacancies/{number}")
        return [said[name] for name in ("position", "money", "probation_months")]

    return look


async def hold(post: Post, workplace: Workplace, skip: int) -> Look:
    _, number, _ = linked(workplace, skip)
    await workplace.commands.change_vacancy_state(ACCOUNT, number, "hold")

    async def look() -> Any:
        return (await post.ask("GET", f"/vacancies/{number}"))["state"]

    return look


ACTS = (move, reject, update, tags, questionary, vacancy, hold)


@pytest.mark.parametrize("act", ACTS)
def test_sent_taken_back_and_done_again(post: Post, act: Act) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        look = await act(post, workplace, 0)
        before = await look()
        await workplace.delivery.until_idle()
        after = await look()
        assert after != before
        undone = await workplace.undo.undo()
        assert undone is not None and len(undone.reversed) == 1
        await workplace.delivery.until_idle()
        assert await look() == before
        assert len(await workplace.undo.redo()) == 1
        await workplace.delivery.until_idle()
        assert await look() == after
        await workplace.undo.undo()
        await workplace.delivery.until_idle()
        assert await look() == before
        assert {edit.state for edit in edits(workplace)} == {State.DONE}

    post.run(work)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("switch", ["lose_answer", "trouble"])
def test_taken_back_while_nobody_knows_whether_it_arrived(
    post: Post, act: Act, switch: str
) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        look = await act(post, workplace, 0)
        before = await look()
        for method in ("PUT", "PATCH", "POST"):
            post.demo.switches.add(switch, method=method, times=1, path="^/v2/acc")
        await workplace.outgoing.send_now([edits(workplace)[-1].edit_id])
        await workplace.delivery.until_idle(patient=False)
        assert edits(workplace)[-1].state is State.UNKNOWN
        undone = await workplace.undo.undo()
        assert undone is not None and len(undone.reversed) == 1
        await workplace.delivery.until_idle()
        assert await look() == before
        assert {edit.state for edit in edits(workplace)} == {State.DONE}

    post.run(work)


def test_an_action_on_many_of_whom_some_failed(post: Post) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        places = [linked(workplace, skip) for skip in range(3)]
        moves = [
            workplace.commands.new_move(
                ACCOUNT, person, vacancy, other_stage(workplace, vacancy, before), batch="many"
            )
            for person, vacancy, before in places
        ]
        kept = await workplace.commands.do(moves)
        refused = places[1][0]
        post.demo.switches.set("forbid", method="PUT", path=f"/applicants/{refused}/")
        await workplace.delivery.until_idle()
        post.demo.switches.clear()
        assert [workplace.outgoing.get(one.edit_id).state for one in kept] == [
            State.DONE, State.NEEDS_PERSON, State.DONE,
        ]  # fmt: skip
        undone = await workplace.undo.undo()
        assert undone is not None
        assert (len(undone.reversed), len(undone.cancelled)) == (2, 1)
        await workplace.delivery.until_idle()
        for person, vacancy, before in places:
            assert await post.stage(person, vacancy) == before
        assert len(await workplace.undo.redo()) == 3
        await workplace.delivery.until_idle()
        for new, (person, vacancy, _) in zip(moves, places, strict=True):
            assert await post.stage(person, vacancy) == new.payload["stage_id"]

    post.run(work)
