"""One action on many: the plan says what will be sent and who is left out, and why."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from huntflow_desk.core.edits import Kind
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.services.bulk import BulkAction
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, House
from tests.services.test_commands import fill, linked, other_stage


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def people_on(workplace: Workplace, vacancy: int) -> list[int]:
    query = ApplicantQuery(ACCOUNT, vacancy_id=vacancy)
    return [row.applicant_id for row in workplace.library.applicant_rows(query)]


def test_a_move_of_many_is_one_action(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        _, vacancy, stage = linked(workplace)
        target = other_stage(workplace, vacancy, stage)
        ids = people_on(workplace, vacancy)
        counts = workplace.library.stage_counts(ACCOUNT, vacancy)
        action = BulkAction("move", vacancy, target, comment="Все вместе")
        plan = await workplace.bulk.plan(ACCOUNT, [*ids, ids[0], 10**9], action)
        assert len(plan.rows) == len(ids) + 1
        assert plan.left_out["gone"] == 1
        assert plan.left_out["same_stage"] == counts.get(target, 0)
        assert plan.requests == 2 * len(plan.going)
        first = plan.going[0]
        assert first.requests[1] == f"PUT /applicants/{first.applicant_id}/vacancy"
        plan = plan.without([first.applicant_id])
        edits = await workplace.bulk.start(plan)
        assert len(edits) == len(plan.going) and len({one.batch for one in edits}) == 1
        state = workplace.bulk.state(edits[0].batch)
        assert (state.total, state.waiting, state.over) == (len(edits), len(edits), False)
        assert workplace.library.stage_counts(ACCOUNT, vacancy)[target] == len(ids) - 1
        undone = await workplace.undo.undo()
        assert undone is not None and len(undone.cancelled) == len(edits)
        assert workplace.library.stage_counts(ACCOUNT, vacancy) == counts
        assert workplace.bulk.state(edits[0].batch).over

    house.run(work)


def test_tags_and_notes_leave_out_whom_they_would_not_change(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        _, vacancy, _ = linked(workplace)
        ids = people_on(workplace, vacancy)
        tag = next(iter(workplace.library.names(ACCOUNT).tags))
        plan = await workplace.bulk.plan(ACCOUNT, ids, BulkAction("tags", add=(tag,)))
        has = list(workplace.library.applicant_rows(ApplicantQuery(ACCOUNT, vacancy)))
        assert plan.left_out["same_tags"] == sum(tag in row.tag_ids for row in has)
        plan = await workplace.bulk.plan(ACCOUNT, ids, BulkAction("comment", comment="я" * 70_000))
        assert plan.going == () and plan.left_out["too_long:65535"] == len(ids)
        assert await workplace.bulk.start(plan) == ()

    house.run(work)


def test_a_removed_stage_takes_nobody(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        _, vacancy, _ = linked(workplace)
        stages = workplace.library.names(ACCOUNT).stages.values()
        removed = next(one.stage_id for one in stages if one.removed is not None)
        action = BulkAction("move", vacancy, removed)
        plan = await workplace.bulk.plan(ACCOUNT, people_on(workplace, vacancy), action)
        assert set(plan.left_out) == {"removed"}

    house.run(work)


def test_an_undo_waits_for_what_is_being_done(house: House) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        person, vacancy, stage = linked(workplace)
        target = other_stage(workplace, vacancy, stage)
        await workplace.commands.comment(ACCOUNT, person, "Раньше")
        action = BulkAction("move", vacancy, target)
        plan = await workplace.bulk.plan(ACCOUNT, [person], action)
        for do in (workplace.bulk.start(plan), workplace.bulk.at_once(ACCOUNT, [person], action)):
            _, undone = await asyncio.gather(do, workplace.undo.undo())
            assert undone is not None
            assert {one.kind for one in undone.cancelled} == {Kind.MOVE}
        active = [one for one in workplace.outgoing.rows() if one.is_active]
        assert [one.kind for one in active] == [Kind.COMMENT]

    house.run(work)
