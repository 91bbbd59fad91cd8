"""What changed lately: stages while their order holds, vacancies when it does not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from huntflow_desk.services.sync.recent import STAGES_MARK
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, card
from tests.services.sync.server import Server, house, lift_the_pace, notes


def on_vacancy(
    applicant_id: int, minute: int, *, stage: int = 1, vacancy: int = 7
) -> dict[str, Any]:
    moment = f"2026-02-01T10:{minute:02}:00+03:00"
    link = {"id": applicant_id, "vacancy": vacancy, "status": stage, "updated": moment}
    return card(applicant_id, links=[{**link, "changed": moment}])


def served() -> Server:
    server = Server()
    server.vacancies = {7: {"id": 7, "position": "Python", "state": "OPEN", "priority": 0}}
    server.people = {one: on_vacancy(one, one % 50) for one in range(1, 71)}
    return server


async def read_all(workplace: Workplace) -> None:
    await lift_the_pace(workplace)
    await workplace.sync.run(details="none")


async def look(workplace: Workplace) -> None:
    from huntflow_desk.services.sync.recent import Recent

    await lift_the_pace(workplace)
    await Recent(workplace.sync._context, ACCOUNT).read()


def stage_of(workplace: Workplace, applicant_id: int) -> int | None:
    found = workplace.store.records.applicant(ACCOUNT, applicant_id)
    return found.value.links[0].stage_id if found and found.value.links else None


def test_a_move_is_seen_on_the_first_page_of_its_stage(tmp_path: Path) -> None:
    server = served()
    place = house(tmp_path, server)
    place.run(read_all)
    server.people[3] = on_vacancy(3, 59, stage=2)
    server.asked.clear()

    async def work(workplace: Workplace) -> None:
        await look(workplace)
        assert stage_of(workplace, 3) == 2
        assert workplace.store.passes.mark(ACCOUNT, STAGES_MARK) is None

    place.run(work)
    assert sum("status=1" in one for one in server.asked) == 1
    assert sum("vacancy=" in one for one in server.asked) == 0


def test_a_stage_out_of_order_falls_back_to_vacancies(tmp_path: Path) -> None:
    server = served()
    server.stage_order = lambda one: -one["id"]
    place = house(tmp_path, server)
    place.run(read_all)
    server.people[2] = on_vacancy(2, 59, stage=2)
    del server.people[4], server.people[5]
    server.merged[5] = 2
    server.asked.clear()

    async def work(workplace: Workplace) -> None:
        await workplace.reminders.add(ACCOUNT, [4, 5], place.clock.now + timedelta(days=1))
        await look(workplace)
        assert stage_of(workplace, 2) == 2
        for gone in (4, 5):
            assert workplace.store.records.applicant(ACCOUNT, gone) is None
        # A reminder goes with whom it is about, be it into another card.
        assert [one.applicant_id for one in workplace.reminders.rows()] == [2]
        assert any("not in order" in note for note in await notes(workplace))

    async def next_round(workplace: Workplace) -> None:
        server.asked.clear()
        await look(workplace)
        assert not any("status=" in one for one in server.asked)

    async def next_day(workplace: Workplace) -> None:
        server.asked.clear()
        server.stage_order = None
        await look(workplace)
        assert any("status=" in one for one in server.asked)

    place.run(work)
    assert any("vacancy=7" in one for one in server.asked)
    place.run(next_round)
    place.clock.forward(hours=25)
    place.run(next_day)
