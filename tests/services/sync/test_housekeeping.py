"""Limits of the local copy, forgetting people, erasing all."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, card
from tests.services.sync.server import Server, house, kept, lift_the_pace
from tests.services.sync.test_details import served, with_details

MB = 1024 * 1024


async def sync(workplace: Workplace, choice: str = "all") -> None:
    await lift_the_pace(workplace)
    await workplace.sync.run(details=choice)


def test_a_forgotten_person_leaves_no_trace_and_does_not_come_back(tmp_path: Path) -> None:
    server = served()
    server.people[70]["last_name"] = "Незабудкина"
    place = house(tmp_path, server)

    async def work(workplace: Workplace) -> None:
        await sync(workplace)
        keeping = workplace.sync.housekeeping
        await keeping.forget(ACCOUNT, 70)
        await sync(workplace)
        await workplace.library.refresh_applicants(ACCOUNT, 7, force=True)
        assert 70 not in kept(workplace) and 70 not in with_details(workplace)
        assert keeping.forgotten(ACCOUNT) == {70}

    place.run(work)
    folder = place.desk.paths.databases(
        "anna", place.desk.settings("anna").connection.active_system
    )
    needle = "Незабудкина".encode()
    assert not [one for one in folder.rglob("*") if one.is_file() and needle in one.read_bytes()]

    async def again(workplace: Workplace) -> None:
        await workplace.sync.housekeeping.remember(ACCOUNT, [70])
        await sync(workplace)
        assert 70 in kept(workplace)

    place.run(again)


def test_retention_removes_people_nothing_happened_with_and_keeps_them_away(tmp_path: Path) -> None:
    server = served()
    server.people[1] = card(1, created="2020-01-01T10:00:00+03:00")
    place = house(tmp_path, server, retention_months=12)

    async def work(workplace: Workplace) -> None:
        offline = workplace.settings.offline
        place.desk.change_settings(workplace, offline=replace(offline, retention_months=0))
        await sync(workplace, "none")
        assert 1 in kept(workplace)
        place.desk.change_settings(workplace, offline=offline)
        (asked,) = await workplace.reminders.add(ACCOUNT, [1], place.clock.now + timedelta(days=9))
        # Somebody one wants to be reminded of is not over.
        assert (await workplace.sync.housekeeping.clean_up()).people == 0
        await workplace.reminders.done([asked.reminder_id])
        done = await workplace.sync.housekeeping.clean_up()
        assert done.people == 1
        assert kept(workplace) == set(server.people) - {1}
        await sync(workplace, "none")
        assert kept(workplace) == set(server.people) - {1}

    place.run(work)


def test_old_details_go_and_lists_stay(tmp_path: Path) -> None:
    server = served()
    place = house(tmp_path, server, keep_days=10)

    async def work(workplace: Workplace) -> None:
        await sync(workplace)
        assert len(with_details(workplace)) == 12
        place.clock.forward(days=11)
        done = await workplace.sync.housekeeping.clean_up()
        assert done.documents == 12 * 2 + 9
        assert not with_details(workplace)
        assert kept(workplace) == set(server.people)

    place.run(work)


def test_the_size_limit_takes_details_before_anything_else(tmp_path: Path) -> None:
    server = Server(40)
    for one in server.people.values():
        one["last_name"] = "Я" * 200
    place = house(tmp_path, server)

    async def work(workplace: Workplace) -> None:
        await sync(workplace)
        keeping = workplace.store.keeping
        size = workplace.store.sizes()["cache.db"]
        assert await keeping.shrink_to(size * 2) == (0, 0)
        assert await keeping.shrink_to(1) == (80, 0)
        assert kept(workplace) == set(server.people)

    place.run(work)


def put_files(workplace: Workplace, count: int, size: int) -> None:
    """A photo and the file of a resume for so many people, read one a minute up to now."""
    store, now = workplace.store, workplace.clock()
    for number in range(count):
        for kind in ("photo", "resume"):
            store.blobs.put(ACCOUNT, number, 1, bytes(size), kind=kind)
            found = store.blobs.find(ACCOUNT, number, 1, kind=kind)
            assert found is not None
            moment = (now - timedelta(minutes=count - number)).timestamp()
            os.utime(found.place, (moment, moment))


def test_old_files_go_with_the_details(tmp_path: Path) -> None:
    place = house(tmp_path, served(), keep_days=10)

    async def work(workplace: Workplace) -> None:
        await sync(workplace)
        put_files(workplace, 5, 100)
        assert (await workplace.sync.housekeeping.clean_up()).files == 0
        place.clock.forward(days=11)
        assert (await workplace.sync.housekeeping.clean_up()).files == 10
        assert workplace.store.blobs.size() == 0

    place.run(work)


def test_the_size_limit_takes_files_before_texts(tmp_path: Path) -> None:
    place = house(tmp_path, served(), keep_mb=0)

    async def work(workplace: Workplace) -> None:
        await sync(workplace)
        put_files(workplace, 8, 500_000)
        offline = workplace.settings.offline
        assert (await workplace.sync.housekeeping.clean_up()).files == 0
        place.desk.change_settings(workplace, offline=replace(offline, keep_mb=5))
        done = await workplace.sync.clean_up()
        assert 0 < done.files < 16 and done.documents == 0
        assert sum(workplace.store.sizes().values()) - workplace.store.sizes()["log.db"] <= 5 * MB
        # The newest stay.
        assert workplace.store.blobs.find(ACCOUNT, 7, 1) is not None
        assert workplace.store.blobs.find(ACCOUNT, 0, 1) is None
        assert len(with_details(workplace)) == 12
        # Until the next clean-up files alone keep to the limit.
        put_files(workplace, 16, 500_000)
        assert workplace.store.blobs.size() <= 5 * MB

    place.run(work)


def test_limits_hold_without_a_connection_and_with_reading_switched_off(tmp_path: Path) -> None:
    place = house(tmp_path, served(), keep_days=10)

    async def work(workplace: Workplace) -> None:
        await sync(workplace)
        offline = replace(workplace.settings.offline, enabled=False)
        place.desk.change_settings(workplace, offline=offline)
        workplace.session.pause()
        place.clock.forward(days=11)
        cleaned = asyncio.Event()
        workplace.bus.listen(lambda change: cleaned.set() if change.kind == "cache" else None)
        keeping_up = asyncio.ensure_future(workplace.sync.keep_up())
        await cleaned.wait()
        keeping_up.cancel()
        assert not with_details(workplace)
        assert kept(workplace) == set(place_people)

    place_people = served().people
    place.run(work)


def test_clean_up_runs_once_a_day(tmp_path: Path) -> None:
    place = house(tmp_path, Server(3))

    async def work(workplace: Workplace) -> None:
        keeping = workplace.sync.housekeeping
        day = timedelta(hours=24)
        assert await keeping.when_due(day) is not None
        assert await keeping.when_due(day) is None
        place.clock.forward(hours=25)
        assert await keeping.when_due(day) is not None

    place.run(work)


def test_erasing_leaves_nothing_and_the_next_reading_starts_anew(tmp_path: Path) -> None:
    server = served()
    place = house(tmp_path, server)

    async def work(workplace: Workplace) -> None:
        await sync(workplace)
        await workplace.sync.housekeeping.erase_here()
        assert not kept(workplace) and not with_details(workplace)
        assert not workplace.library.accounts()
        assert workplace.store.cache.count() == 0
        await sync(workplace)
        assert kept(workplace) == set(server.people)
        assert len(with_details(workplace)) == 12

    place.run(work)
