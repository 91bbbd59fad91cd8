"""Whatever a list says and however it moves: an end, nobody lost, a word in the log."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huntflow_desk.services.sync import people as module
from huntflow_desk.services.workplace import Workplace
from tests.services.rig import card
from tests.services.sync.server import Server, house, kept, lift_the_pace, notes

COUNT = 95
LIES = (
    "repeats",
    "shrinks",
    "reorders",
    "totals",
    "endless",
    "merges",
    "deletes",
    "nulls",
    "inserts",
)


def bent(server: Server, lies: frozenset[str], seed: int) -> None:
    """Make the server lie in these ways, by the seed."""
    dice = random.Random(seed)
    merged_from = dice.sample(range(1, COUNT), 4)
    seen: list[dict[str, Any]] = []

    def before(request: httpx.Request) -> None:
        if "reorders" in lies:
            ranks = {one: dice.random() for one in server.people}
            server.order = lambda one: ranks.get(one["id"], 0)
        if "deletes" in lies and len(server.people) > 40 and dice.random() < 0.4:
            server.people.pop(dice.choice(list(server.people)))
        if "merges" in lies and merged_from and dice.random() < 0.3:
            old = merged_from.pop()
            if old in server.people:
                del server.people[old]
                server.merged[old] = dice.choice(list(server.people))
        if "inserts" in lies and dice.random() < 0.3:
            new = 1000 + len(server.asked)
            server.people[new] = card(new)

    def bend(number: int, answer: dict[str, Any]) -> dict[str, Any]:
        if "shrinks" in lies and dice.random() < 0.5:
            answer["items"] = answer["items"][: dice.randrange(0, 31)]
        if "repeats" in lies and seen and dice.random() < 0.7:
            answer["items"] = dice.choice(seen)
        if "totals" in lies:
            answer["total_items"] = dice.choice([0, 1, 29, 10**9, -5, COUNT])
            answer["total_pages"] = dice.choice([0, 1, 3, 40, 10**9, -1])
        if "endless" in lies:
            answer["total_pages"] = 10**9
            answer["items"] = answer["items"] or (seen[0] if seen else [])
        if "nulls" in lies:
            answer["total_items"] = answer["total_pages"] = None
        seen.append(answer["items"])
        return answer

    server.before, server.bend = before, bend


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lies=st.frozensets(st.sampled_from(LIES), min_size=1, max_size=4), seed=st.integers(0, 999))
def test_a_lying_server_costs_neither_people_nor_for_ever(lies: frozenset[str], seed: int) -> None:
    server = Server(COUNT)
    with tempfile.TemporaryDirectory() as folder:
        place = house(Path(folder), server)

        async def first(workplace: Workplace) -> None:
            await lift_the_pace(workplace)
            assert (await workplace.sync.run(details="none")).complete
            assert kept(workplace) == set(server.people)

        async def again(workplace: Workplace) -> None:
            await lift_the_pace(workplace)
            await workplace.sync.run(details="none")
            # Whoever the server still knows under the same number is kept.
            assert set(server.people) & before <= kept(workplace)
            assert len(server.asked) < 700, "no end"

        place.run(first)
        before = set(server.people)
        bent(server, lies, seed)
        for _ in range(2):
            place.clock.forward(hours=1)
            server.asked.clear()
            place.run(again)


def test_pages_that_repeat_for_ever_end_with_a_word_in_the_log(tmp_path: Path) -> None:
    server = Server(COUNT)
    first_page: list[dict[str, Any]] = []

    def bend(number: int, answer: dict[str, Any]) -> dict[str, Any]:
        if number == 1:
            first_page[:] = answer["items"]
        return {**answer, "items": first_page, "total_pages": 10**9, "total_items": None}

    server.bend = bend

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        report = await workplace.sync.run(details="none")
        assert not report.complete and report.removed == 0
        assert len(kept(workplace)) == 30
        assert any("repeat themselves" in note for note in await notes(workplace))

    house(tmp_path, server).run(work)
    assert len(server.pages()) <= module.STALE_PAGES + module.WIDTH + 3


@pytest.mark.parametrize("says", [1, 2])
def test_more_pages_than_the_server_admits_are_read(tmp_path: Path, says: int) -> None:
    server = Server(COUNT)
    server.bend = lambda number, answer: {**answer, "total_pages": says, "total_items": says * 30}

    async def work(workplace: Workplace) -> None:
        await lift_the_pace(workplace)
        await workplace.sync.run(details="none")
        assert kept(workplace) == set(server.people)

    house(tmp_path, server).run(work)
