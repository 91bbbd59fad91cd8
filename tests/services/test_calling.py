"""Who has a phone number: in every organisation, the one in work first."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from huntflow_desk.core.contacts import phones_in
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.calling import Caller, callers
from huntflow_desk.services.workplace import Workplace
from tests.filling import demo_desk
from tests.store.documents import person


async def look(place: Workplace, text: str, account_id: int = 1) -> list[tuple[int, int]]:
    found = await callers(place, phones_in(text).keys(), account_id)
    return [(one.account_id, one.applicant_id) for one in found]


def test_who_has_the_number(tmp_path: Path) -> None:
    async def work(place: Workplace) -> None:
        keep = place.store.records.take_applicants
        await keep(
            1,
            [
                person(1, "Ким Анна", phone="8 (926) 123-45-67"),
                person(2, "Ким Олег", phone="+7 926 1234567 доб. 5"),
                person(3, "Другая Анна", phone="+7 926 123-45-68"),
                person(4, "Smith John", phone="(212) 555-1234"),
            ],
            lifetime_s=60,
        )
        await keep(2, [person(9, "Ким Анна", phone="9261234567")], lifetime_s=60)
        assert await look(place, "звонок: +7 926 123-45-67") == [(1, 2), (1, 1), (2, 9)]
        assert await look(place, "89261234567", 2) == [(2, 9), (1, 2), (1, 1)]
        assert await look(place, "8-926-123-45-68, 89261234567") == [(1, 3), (1, 2), (1, 1), (2, 9)]
        assert await look(place, "+1 212 555-1234") == [(1, 4)]
        assert await look(place, "+7 926 000-00-01") == []
        one = (await callers(place, ["79261234568"], 1))[0]
        assert one == Caller(1, 3, "Другая", "Анна", "", one.position, one.company)

    _run(tmp_path, work)


def _run(folder: Path, work: Callable[[Workplace], Awaitable[None]]) -> None:
    async def inside() -> None:
        desk = demo_desk(folder, DemoHuntflow(applicants=3, seed=1))
        place = desk.open("main", System.DEMO)
        try:
            await work(place)
        finally:
            await desk.close(place)

    asyncio.run(inside())
