"""Pause, cancel, progress, keeping up: the synchronisation as a window uses it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx

from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT, card
from tests.services.sync.server import Server, house, kept, lift_the_pace

PEOPLE = 200


def test_progress_tells_how_far_it_is(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)
    seen: list[tuple[str, int, int]] = []

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        workplace.bus.listen(
            lambda change: (
                seen.append(
                    (
                        workplace.sync.progress.step,
                        workplace.sync.progress.done,
                        workplace.sync.progress.total,
                    )
                )
                if change.kind == "sync"
                else None
            )
        )
        await workplace.sync.run(details="none")

    place.run(work)
    steps = list(dict.fromkeys(step for step, _, _ in seen))
    assert steps[:3] == ["reference", "vacancies", "people"]
    assert ("people", PEOPLE, PEOPLE) in seen


def test_a_pause_holds_requests_back_until_it_ends(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        sync = workplace.sync

        def pause(request: httpx.Request) -> None:
            if request.url.params["page"] == "2":
                sync.pause()

        server.before = pause
        run = asyncio.create_task(sync.run(details="none"))
        await asyncio.sleep(60)
        assert sync.progress.state == "paused" and not run.done()
        asked = len(server.asked)
        await asyncio.sleep(600)
        assert len(server.asked) == asked
        server.before = lambda request: None
        sync.resume()
        assert (await run).complete
        assert kept(workplace) == set(server.people)

    place.run(work)


def test_a_cancelled_run_keeps_what_it_took_and_goes_on_later(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        sync = workplace.sync

        def cancel(request: httpx.Request) -> None:
            if request.url.params["page"] == "5":
                sync.cancel()

        server.before = cancel
        report = await sync.run(details="none")
        assert not report.complete
        assert sync.progress.state == "stopped"
        state = workplace.store.passes.latest(ACCOUNT)
        assert state is not None and len(kept(workplace)) == state.seen < PEOPLE
        server.before = lambda request: None
        assert (await sync.run(details="none")).complete
        assert kept(workplace) == set(server.people)

    place.run(work)


def test_keeping_up_reads_everybody_then_what_is_new(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        keeping = asyncio.create_task(workplace.sync.keep_up())
        await asyncio.sleep(60)
        assert kept(workplace) == set(server.people)
        server.people[900] = card(900)
        server.asked.clear()
        place.clock.forward(seconds=301)
        await asyncio.sleep(301)
        assert 900 in kept(workplace)
        # The head, and two stages of nobody: not everybody again.
        assert len([one for one in server.asked if "/applicants?" in one]) <= 5
        keeping.cancel()
        await asyncio.wait([keeping])

    place.run(work)


def test_keeping_up_waits_for_the_network_and_comes_back(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)
    away = True

    def fail(request: httpx.Request) -> httpx.Response:
        if away:
            raise httpx.ConnectError("away")
        return server(request)

    place.desk._transport = httpx.MockTransport(fail)

    async def work(workplace: Workplace) -> None:
        nonlocal away
        await lift_the_pace(workplace)
        watching = asyncio.create_task(workplace.session.watch())
        keeping = asyncio.create_task(workplace.sync.keep_up())
        await asyncio.sleep(30)
        assert workplace.sync.progress.state == "waiting"
        away = False
        await asyncio.sleep(120)
        assert kept(workplace) == set(server.people)
        for task in (keeping, watching):
            task.cancel()
        await asyncio.wait([keeping, watching])

    place.run(work)


def test_the_slow_rereading_spreads_over_the_day_and_finds_who_is_gone(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        keeping = asyncio.create_task(workplace.sync.keep_up())
        await asyncio.sleep(60)
        del server.people[5]
        server.people[90]["position"] = "Новая должность"
        asked = []
        for _ in range(26 * 12):
            server.asked.clear()
            place.clock.forward(seconds=300)
            await asyncio.sleep(300)
            asked.append(len([page for page in server.pages() if page > 1]))
        assert max(asked) <= 2, "pages come one by one"
        assert kept(workplace) == set(server.people)
        found = workplace.store.records.applicant(ACCOUNT, 90)
        assert found is not None and found.value.position == "Новая должность"
        keeping.cancel()
        await asyncio.wait([keeping])

    place.run(work)
