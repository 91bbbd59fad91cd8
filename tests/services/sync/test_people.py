"""Reading everybody: resumable at every page, sure before anybody is removed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from huntflow_desk.core.errors import DiskTrouble, KeysLost, ServerTrouble
from huntflow_desk.services.sync.progress import SyncReport
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import ACCOUNT
from tests.services.rig import card as person
from tests.services.sync.server import Server, house, kept, lift_the_pace, notes

PEOPLE = 100
PAGES = 4


async def sync(workplace: Workplace) -> SyncReport:
    await lift_the_pace(workplace)
    return await workplace.sync.run(details="none")


def test_everybody_is_read_once_and_counted(tmp_path: Path) -> None:
    server = Server(PEOPLE)

    async def work(workplace: Workplace) -> SyncReport:
        report = await sync(workplace)
        assert kept(workplace) == set(server.people)
        assert workplace.sync.progress.state == "idle"
        return report

    report = house(tmp_path, server).run(work)
    assert (report.complete, report.applicants, report.pages) == (True, PEOPLE, PAGES + 1)
    # Every page once, and the head again for those who came meanwhile.
    assert sorted(server.pages()) == [1, 1, 2, 3, 4]
    assert server.asked_for() == set()


@pytest.mark.parametrize("page", range(1, PAGES + 1))
def test_a_stopped_reading_goes_on_after_the_last_page(tmp_path: Path, page: int) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)

    def stop(request: httpx.Request) -> None:
        if int(request.url.params["page"]) == page:
            raise httpx.ConnectError("the network is away")

    async def fail(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        with pytest.raises(Exception, match="not sent"):
            await workplace.sync.run(details="none")
        state = workplace.store.passes.latest(ACCOUNT)
        assert (
            state is not None and state.page == page - 1 and state.seen == min(30 * (page - 1), 100)
        )
        assert workplace.sync.progress.state == "waiting"

    server.before = stop
    place.run(fail)
    server.before = lambda request: None
    server.asked.clear()

    async def go_on(workplace: Workplace) -> None:
        report = await sync(workplace)
        assert report.complete
        assert kept(workplace) == set(server.people)

    place.run(go_on)
    assert sorted(set(server.pages()) - {1}) == [one for one in range(page, PAGES + 1) if one > 1]


def test_broken_records_are_skipped_and_named(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    server.broken = {50}
    server.people[20] = {"first_name": "без номера"} | {"id": None}
    server.order = lambda one: -(one["id"] or 20)

    async def work(workplace: Workplace) -> None:
        report = await sync(workplace)
        assert report.complete and report.skipped == 2
        assert kept(workplace) == set(server.people) - {20, 50}
        assert sum("a record was skipped" in note for note in await notes(workplace)) == 2

    house(tmp_path, server).run(work)


def test_who_vanished_is_removed_only_after_a_direct_question(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)
    place.run(sync)
    place.clock.forward(hours=1)
    gone, hidden, merged = 10, 40, 70
    del server.people[gone]
    survivor = server.people.pop(merged)
    server.people[500] = {**survivor, "id": 500}
    server.merged[merged] = 500
    secret = server.people[hidden]

    def bend(number: int, answer: dict[str, Any]) -> dict[str, Any]:
        answer["items"] = [one for one in answer["items"] if one["id"] != hidden]
        return answer

    server.bend = bend
    server.asked.clear()

    async def work(workplace: Workplace) -> None:
        later = place.clock.now + timedelta(days=1)
        for one in (gone, hidden, merged):
            await workplace.reminders.add(ACCOUNT, [one], later)
        report = await sync(workplace)
        assert report.removed == 2
        # A reminder goes with whom it is about, be it into another card.
        assert {one.applicant_id for one in workplace.reminders.rows()} == {hidden, 500}
        assert kept(workplace) == set(server.people)
        assert hidden in kept(workplace) and secret
        assert any(f"{merged} was merged into 500" in note for note in await notes(workplace))

    place.run(work)
    assert server.asked_for() == {gone, hidden, merged}


def test_nobody_is_removed_when_the_total_fell_during_the_pass(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)
    place.run(sync)
    place.clock.forward(hours=1)

    def delete(request: httpx.Request) -> None:
        if request.url.params["page"] == "2":
            # From the first page: what follows moves up and slips through.
            server.people.pop(PEOPLE, None)

    server.before = delete

    async def falls(workplace: Workplace) -> None:
        report = await sync(workplace)
        assert report.removed == 0
        assert kept(workplace) == set(server.people) | {PEOPLE}
        state = workplace.store.passes.finished(ACCOUNT)
        assert state is not None and state.doubt == "fell"
        assert any("the total fell" in note for note in await notes(workplace))

    async def next_time(workplace: Workplace) -> None:
        report = await sync(workplace)
        assert report.removed == 1
        assert kept(workplace) == set(server.people)

    place.run(falls)
    place.clock.forward(hours=1)
    place.run(next_time)


def test_a_list_that_lost_half_of_the_people_is_not_believed_at_once(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)
    place.run(sync)
    place.clock.forward(hours=1)
    for applicant_id in range(11, PEOPLE + 1):
        del server.people[applicant_id]

    async def first(workplace: Workplace) -> None:
        assert (await sync(workplace)).removed == 0
        assert len(kept(workplace)) == PEOPLE

    async def second(workplace: Workplace) -> None:
        assert (await sync(workplace)).removed == PEOPLE - 10
        assert kept(workplace) == set(server.people)

    place.run(first)
    place.clock.forward(hours=1)
    place.run(second)


def test_a_page_that_cannot_be_read_is_a_gap_and_stops_deletions(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    place = house(tmp_path, server)
    place.run(sync)
    place.clock.forward(hours=1)
    del server.people[1]
    place.desk._transport = httpx.MockTransport(
        lambda request: (
            httpx.Response(502, text="<html>bad gateway</html>")
            if request.url.params.get("page") == "2"
            else server(request)
        )
    )

    async def work(workplace: Workplace) -> None:
        report = await sync(workplace)
        assert (report.complete, report.gaps, report.removed) == (False, 1, 0)
        assert 1 in kept(workplace)
        assert any("page 2 could not be read" in note for note in await notes(workplace))

    place.run(work)


def test_a_server_in_trouble_stops_the_reading(tmp_path: Path) -> None:
    server = Server(PEOPLE)
    server.fail[f"/v2/accounts/{ACCOUNT}/applicants"] = 500

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        with pytest.raises(ServerTrouble):
            await workplace.sync.run(details="none")
        assert workplace.sync.progress.state == "failed"

    house(tmp_path, server).run(work)


def test_lost_keys_stop_the_reading(tmp_path: Path) -> None:
    server = Server(PEOPLE)

    class Locked:
        def __call__(self, request: httpx.Request) -> httpx.Response:
            if request.url.params.get("page") == "2":
                body = {
                    "errors": [{"type": "authorization_error", "detail": "Invalid access token"}]
                }
                return httpx.Response(401, json=body)
            return server(request)

    place = house(tmp_path, server)
    place.desk._transport = httpx.MockTransport(Locked())

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        with pytest.raises(KeysLost):
            await workplace.sync.run(details="none")
        assert len(kept(workplace)) == 30

    place.run(work)


def test_a_full_disk_stops_and_the_reading_goes_on_when_there_is_room(tmp_path: Path) -> None:
    server = Server(600)
    place = house(tmp_path, server)

    def limit(workplace: Workplace, pages: int | None) -> int:
        file = workplace.store._files["cache.db"]

        def write(connection: Any) -> int:
            used = connection.execute("PRAGMA page_count").fetchone()[0]
            wanted = used + pages if pages is not None else 1_000_000
            connection.execute(f"PRAGMA max_page_count={wanted}").fetchone()
            return int(used)

        return file.writer.submit(write, transaction=False).result()

    async def full(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        limit(workplace, 60)
        with pytest.raises(DiskTrouble) as caught:
            await workplace.sync.run(details="none")
        assert caught.value.facts["cause"] == "full"
        assert workplace.sync.progress.state == "failed"
        assert workplace.sync.progress.problem is not None
        state = workplace.store.passes.latest(ACCOUNT)
        assert state is not None
        # What is said to be taken is there, and nothing else.
        assert len(kept(workplace)) == state.seen
        assert workplace.store.integrity()["cache.db"] == "ok"
        limit(workplace, None)
        report = await workplace.sync.run(details="none")
        assert report.complete
        assert kept(workplace) == set(server.people)

    place.run(full)


def test_people_who_come_while_pages_are_read_are_there_at_the_end(tmp_path: Path) -> None:
    server = Server(PEOPLE)

    def add(request: httpx.Request) -> None:
        if request.url.params["page"] == "3":
            server.people.update({one: person(one) for one in (901, 902)})

    server.before = add

    async def work(workplace: Workplace) -> None:
        assert (await sync(workplace)).complete
        assert kept(workplace) == set(server.people)

    house(tmp_path, server).run(work)
