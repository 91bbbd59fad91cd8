"""The connection: told apart, paused by choice, back by itself; lost keys cost nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from huntflow_desk.core.errors import KeysLost, NotSent
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import System
from huntflow_desk.services.workplace import Workplace
from tests.filling import key_pair
from tests.services.rig import ACCOUNT, House, foreign_pair

EVERYONE = ApplicantQuery(ACCOUNT)


@asynccontextmanager
async def watched(workplace: Workplace) -> AsyncIterator[None]:
    """The session looks after itself, as it does under a window."""
    watch = asyncio.get_running_loop().create_task(workplace.session.watch())
    try:
        yield
    finally:
        watch.cancel()
        await asyncio.wait([watch])


async def becomes(workplace: Workplace, kind: str) -> None:
    """Wait until the connection is so."""
    heard = asyncio.Event()
    leave = workplace.bus.listen(lambda change: heard.set())
    try:
        async with asyncio.timeout(600):
            while workplace.session.state.kind != kind:
                heard.clear()
                await heard.wait()
    finally:
        leave()


def kinds(house: House, workplace: Workplace) -> Callable[[], list[str]]:
    """Every state the connection was in from now on."""
    seen: list[str] = []

    def note(change: object) -> None:
        kind = workplace.session.state.kind
        # Each probe that fails brings its own row of the log, which is no other state.
        if getattr(change, "kind", "") == "connection" and [kind] != seen[-1:]:
            seen.append(kind)

    workplace.bus.listen(note)
    return lambda: seen


def test_no_network_then_back_by_itself(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        session = workplace.session
        seen = kinds(house, workplace)
        async with watched(workplace):
            await workplace.library.refresh_accounts()
            assert session.state.kind == "online"
            house.clock.forward(minutes=30)
            await workplace.library.refresh_dictionaries(ACCOUNT)
            house.clock.forward(minutes=30)
            last = session.state.last_answer_at
            house.demo.switches.set("down")
            with pytest.raises(NotSent):
                await workplace.library.refresh_applicants(ACCOUNT)
            assert session.state.kind == "offline"
            assert not session.state.usable
            # The age shown offline is that of the last answer, not of the last change.
            assert session.state.last_answer_at == last
            assert last is not None and (house.clock() - last).total_seconds() == 1800
            probes = len(house.demo.journal)
            await asyncio.sleep(120)
            assert session.state.kind == "offline"
            assert 3 <= len(house.demo.journal) - probes <= 40
            house.demo.switches.clear()
            await becomes(workplace, "online")
        assert seen() == ["online", "offline", "online"]
        assert session.me is not None

    house.run(work)


def test_started_without_network_it_comes_by_itself(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.demo.switches.set("down")

    async def work(workplace: Workplace) -> None:
        async with watched(workplace):
            with pytest.raises(NotSent):
                await workplace.library.refresh_accounts()
            assert workplace.session.state.kind == "offline"
            house.demo.switches.clear()
            await becomes(workplace, "online")
            assert workplace.session.state.problem is None

    house.run(work)


def test_working_offline_by_choice(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        session = workplace.session
        await workplace.library.refresh_applicants(ACCOUNT)
        session.pause()
        before = len(house.demo.journal)
        with pytest.raises(NotSent) as refused:
            await workplace.library.refresh_applicants(ACCOUNT, force=True)
        assert refused.value.facts["cause"] == "paused"
        assert session.state.kind == "paused"
        assert workplace.library.count_applicants(EVERYONE) == 75
        async with watched(workplace):
            await asyncio.sleep(300)
        assert len(house.demo.journal) == before
        session.resume()
        assert session.state.usable
        await workplace.library.refresh_accounts()
        assert session.state.kind == "online"
        session.resume()
        assert session.state.kind == "online"

    house.run(work)


def test_a_pause_outlives_what_is_heard_meanwhile(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        session = workplace.session
        reading = asyncio.ensure_future(workplace.library.refresh_applicants(ACCOUNT))
        await session.api()
        session.pause()
        await reading
        assert session.state.kind == "paused"
        assert session.state.last_answer_at == house.clock()

    house.run(work)


def test_lost_keys_are_told_and_everything_else_stays(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def fill(workplace: Workplace) -> None:
        await workplace.library.refresh_accounts()
        await workplace.library.refresh_applicants(ACCOUNT)

    house.run(fill)

    async def with_a_foreign_key(workplace: Workplace) -> None:
        await house.desk.keep_keys("anna", System.PROD, foreign_pair())
        before = len(house.demo.journal)
        for _ in range(3):
            with pytest.raises(KeysLost):
                await workplace.library.refresh_applicants(ACCOUNT, force=True)
        state = workplace.session.state
        assert state.kind == "keys" and not state.usable
        assert state.problem is not None
        assert (state.problem.kind, state.problem.action) == ("keys_lost", "keys")
        # One refusal is enough: no key is tried again and again.
        assert len(house.demo.journal) == before + 1
        assert workplace.library.count_applicants(EVERYONE) == 75
        assert len(workplace.library.accounts()) == 3

    house.run(with_a_foreign_key)

    async def with_new_keys(workplace: Workplace) -> None:
        await house.desk.keep_keys("anna", System.PROD, key_pair(house.demo))
        await workplace.library.refresh_applicants(ACCOUNT, force=True)
        assert workplace.session.state.kind == "online"

    house.run(with_new_keys)


def test_no_keys_at_all(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        house.desk.key_ring("anna", System.PROD).delete()
        with pytest.raises(KeysLost):
            await workplace.library.refresh_accounts()
        assert workplace.session.state.kind == "keys"
        assert len(house.demo.journal) == 0

    house.run(work)


def test_expired_keys_are_renewed_unnoticed(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_accounts()
        old = house.desk.key_ring("anna", System.PROD).load()
        house.demo.switches.set("expire_tokens")
        await workplace.library.refresh_dictionaries(ACCOUNT)
        new = house.desk.key_ring("anna", System.PROD).load()
        assert old is not None and new is not None
        assert new.access_token != old.access_token
        assert workplace.session.state.kind == "online"

    house.run(work)
    assert len(house.asked(method="POST", part="/token/refresh")) == 1


def test_a_closed_session_says_nothing_more(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_accounts()
        await workplace.session.close()
        told = len(house.changed("connection"))
        workplace.session.heard("offline")
        workplace.session.answered()
        assert len(house.changed("connection")) == told

    house.run(work)


def test_where_all_is_fresh_the_session_asks_whether_the_network_is_there(tmp_path: Path) -> None:
    house = House(tmp_path, applicants=5)

    async def work(workplace: Workplace) -> None:
        assert workplace.session.state.kind == "unknown"
        async with watched(workplace):
            await becomes(workplace, "online")
            assert [entry["path"] for entry in house.demo.journal] == ["/v2/me"]
            workplace.session.pause()
            workplace.session.resume()
            assert workplace.session.state.kind == "unknown"
            await becomes(workplace, "online")

    house.run(work)
