"""What only cards show is kept for those who are wanted, and read again when something happens."""

from __future__ import annotations

from pathlib import Path

from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, card
from tests.services.sync.server import Server, house, lift_the_pace
from tests.services.sync.test_recent import on_vacancy


def served() -> Server:
    """Three on my open vacancy 7, three on 8, three on the closed 9, three on none."""
    server = Server()
    server.vacancies = {
        7: {"id": 7, "position": "Python", "state": "OPEN", "mine": True},
        8: {"id": 8, "position": "QA", "state": "OPEN"},
        9: {"id": 9, "position": "HR", "state": "CLOSED"},
    }
    for vacancy in (7, 8, 9):
        for one in range(vacancy * 10, vacancy * 10 + 3):
            server.people[one] = on_vacancy(one, one % 50, vacancy=vacancy)
            server.people[one]["external"] = [{"id": one * 100, "auth_type": "NATIVE"}]
    server.people |= {one: card(one) for one in (1, 2, 3)}
    return server


def with_details(workplace: Workplace) -> set[int]:
    records = workplace.store.records
    return {
        one
        for one in range(1, 100)
        if records.worklog(ACCOUNT, one) is not None
        and records.questionary(ACCOUNT, one) is not None
    }


async def sync(workplace: Workplace, choice: str | None = None) -> int:
    await lift_the_pace(workplace)
    return (await workplace.sync.run(details=choice)).details


def test_people_on_open_vacancies_mine_first(tmp_path: Path) -> None:
    server = served()

    async def work(workplace: Workplace) -> None:
        assert await sync(workplace, "open-vacancies") == 6
        assert with_details(workplace) == {70, 71, 72, 80, 81, 82}
        resume = workplace.store.records.resume(ACCOUNT, 70, 7000)
        assert resume is not None and resume.value.text == "Резюме 7000"
        assert await sync(workplace, "open-vacancies") == 0
        assert await sync(workplace, "all") == 6

    house(tmp_path, server).run(work)
    logs = [one for one in server.asked if "/logs" in one]
    assert all(any(f"/{mine}/logs" in one for mine in (70, 71, 72)) for one in logs[:3])


def test_none_reads_only_the_vacancies_a_person_chose(tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        assert await sync(workplace) == 3
        assert with_details(workplace) == {90, 91, 92}

    place = house(tmp_path, served(), details="none", vacancies={str(ACCOUNT): [9]})
    place.run(work)


def test_who_moved_is_read_again(tmp_path: Path) -> None:
    server = served()
    place = house(tmp_path, server, details="open-vacancies")
    place.run(sync)
    place.clock.forward(hours=1)
    server.people[71] = on_vacancy(71, 58, stage=2)
    server.asked.clear()
    assert place.run(sync) == 1
    assert sum("/logs" in one for one in server.asked) == 1


def test_one_part_that_fails_for_ever_does_not_hold_the_others_up(tmp_path: Path) -> None:
    server = served()
    server.fail[f"/v2/accounts/{ACCOUNT}/applicants/70/logs"] = 500

    async def work(workplace: Workplace) -> None:
        await sync(workplace, "open-vacancies")
        assert with_details(workplace) == {71, 72, 80, 81, 82}
        assert workplace.store.records.questionary(ACCOUNT, 70) is not None
        server.asked.clear()
        assert await sync(workplace, "open-vacancies") == 0

    house(tmp_path, server).run(work)


def test_the_estimate_counts_people_requests_time_and_room(tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await sync(workplace, "none")
        estimate = await workplace.sync.estimate(ACCOUNT, "open-vacancies")
        assert (estimate.people, estimate.kept) == (6, 0)
        assert estimate.requests >= 18 and estimate.seconds > 0 and estimate.bytes > 0
        assert (await workplace.sync.estimate(ACCOUNT, "all")).people == 12
        await sync(workplace, "open-vacancies")
        assert (await workplace.sync.estimate(ACCOUNT, "open-vacancies")).requests == 0

    house(tmp_path, served()).run(work)
