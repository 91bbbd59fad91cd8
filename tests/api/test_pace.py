from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.api.pace import Pace, Stopped, Ticket
from huntflow_desk.core.priority import Priority

from .rig import patient
from .virtual import run


async def timed(pace: Pace, priority: Priority, times: list[float], lasts_s: float = 0) -> None:
    loop = asyncio.get_running_loop()
    ticket = Ticket(priority)
    await pace.enter(ticket)
    times.append(loop.time())
    if lasts_s:
        await asyncio.sleep(lasts_s)
    pace.leave(ticket)


def starts(pace: Pace, count: int, priority: Priority = Priority.FOREGROUND) -> list[float]:
    """Seconds after the first at which so many requests start."""

    async def main() -> list[float]:
        times: list[float] = []
        await asyncio.gather(*(timed(pace, priority, times) for _ in range(count)))
        return [round(moment - times[0], 3) for moment in times]

    return run(main)


def test_eight_at_once_and_eight_a_second() -> None:
    moments = starts(Pace(), 24)
    assert moments == [0.0] * 8 + [1.0] * 8 + [2.0] * 8


@patient
@given(st.lists(st.floats(0, 3), min_size=1, max_size=60), st.sampled_from(Priority))
def test_never_more_than_eight_in_any_second(pauses: list[float], priority: Priority) -> None:
    """Burst and refill together must not break a limit that counts requests in a second."""

    async def main() -> list[float]:
        pace = Pace()
        times: list[float] = []
        waiting = []
        for pause in pauses:
            waiting.append(asyncio.create_task(timed(pace, priority, times)))
            if pause > 1:
                await asyncio.sleep(pause / 3)
        await asyncio.gather(*waiting)
        return times

    times = run(main)
    limit = 4 if priority is Priority.BACKGROUND else 8
    for early, late in zip(times, times[limit:], strict=False):
        assert late - early >= 1 - 1e-6


def test_background_keeps_to_four_a_second() -> None:
    moments = starts(Pace(), 24, Priority.BACKGROUND)
    assert moments[-1] >= (24 - 4) / 4 - 0.01


def test_pace_can_be_set_and_switched_off() -> None:
    pace = Pace()

    async def set_pace() -> None:
        pace.set(10)

    run(set_pace)
    assert starts(pace, 30)[-1] == pytest.approx(2.0, abs=0.01)
    assert starts(Pace.off(), 500, Priority.BACKGROUND)[-1] == 0.0


def test_at_most_four_in_flight_and_one_place_free_for_people() -> None:
    async def main() -> tuple[int, list[float]]:
        pace = Pace.off()
        background: list[float] = []
        work = [
            asyncio.create_task(timed(pace, Priority.BACKGROUND, background, 10)) for _ in range(9)
        ]
        await asyncio.sleep(0)
        busy = pace.flying
        people: list[float] = []
        await timed(pace, Priority.FOREGROUND, people)
        assert people == [asyncio.get_running_loop().time()]
        await asyncio.gather(*work)
        return busy, background

    busy, background = run(main)
    assert busy == 3
    assert len({round(moment) for moment in background}) == 3

    async def all_people() -> int:
        pace = Pace.off()
        work = [asyncio.create_task(timed(pace, Priority.FOREGROUND, [], 10)) for _ in range(9)]
        await asyncio.sleep(0)
        flying = pace.flying
        await asyncio.gather(*work)
        return flying

    assert run(all_people) == 4


def test_people_before_edits_before_background() -> None:
    async def main() -> list[str]:
        pace = Pace(rate=1, burst=1, background_rate=1, in_flight=1)
        order: list[str] = []

        async def go(name: str, priority: Priority) -> None:
            ticket = Ticket(priority)
            await pace.enter(ticket)
            order.append(name)
            pace.leave(ticket)

        jobs: list[Coroutine[Any, Any, None]] = [go("first", Priority.BACKGROUND)]
        for number in (1, 2):
            jobs += [
                go(f"background {number}", Priority.BACKGROUND),
                go(f"outbox {number}", Priority.OUTBOX),
                go(f"people {number}", Priority.FOREGROUND),
            ]
        await asyncio.gather(*jobs)
        return order

    assert run(main) == [
        "first",
        "people 1",
        "people 2",
        "outbox 1",
        "outbox 2",
        "background 1",
        "background 2",
    ]


def test_promoted_ticket_overtakes() -> None:
    async def main() -> list[str]:
        pace = Pace(rate=1, burst=1, in_flight=1)
        order: list[str] = []

        async def go(name: str, ticket: Ticket) -> None:
            await pace.enter(ticket)
            order.append(name)
            pace.leave(ticket)

        late = Ticket(Priority.BACKGROUND)
        tasks = [
            asyncio.create_task(go("first", Ticket(Priority.FOREGROUND))),
            asyncio.create_task(go("outbox", Ticket(Priority.OUTBOX))),
            asyncio.create_task(go("promoted", late)),
        ]
        await asyncio.sleep(0.1)
        pace.promote(late, Priority.FOREGROUND)
        await asyncio.gather(*tasks)
        return order

    assert run(main) == ["first", "promoted", "outbox"]


def test_cancelled_waiters_leave_their_place() -> None:
    async def main() -> None:
        pace = Pace(in_flight=1)
        first = Ticket(Priority.FOREGROUND)
        await pace.enter(first)
        waiting = [asyncio.create_task(timed(pace, Priority.FOREGROUND, [])) for _ in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        # Granted and cancelled in the same step of the loop: the place must come back too.
        pace.leave(first)
        waiting[1].cancel()
        await asyncio.wait(waiting)
        assert pace.flying == 0
        assert not waiting[2].cancelled()

    run(main)


@pytest.mark.parametrize(
    ("asked", "stopped"), [(0.0, 1.0), (7.0, 7.0), (30.0, 30.0)], ids=["at least 1 s", "7", "30"]
)
def test_429_stops_everybody(asked: float, stopped: float) -> None:
    async def main() -> float:
        pace = Pace()
        begin = asyncio.get_running_loop().time()
        assert pace.refused(asked, 0.0) == stopped
        times: list[float] = []
        await asyncio.gather(
            timed(pace, Priority.FOREGROUND, times), timed(pace, Priority.BACKGROUND, times)
        )
        return times[0] - begin

    assert run(main) == pytest.approx(stopped)


def test_back_off_without_an_answer_how_long() -> None:
    async def main() -> list[float]:
        pace = Pace()
        stops = [pace.refused(None, 0.5) for _ in range(6)]
        pace.accepted()
        return [*stops, pace.refused(None, 0.0)]

    assert run(main) == [1.5, 2.5, 4.5, 8.5, 8.5, 8.5, 1.0]


def test_long_stop_is_told_not_waited_for() -> None:
    async def main() -> None:
        pace = Pace()
        queue = [asyncio.create_task(timed(pace, Priority.FOREGROUND, [])) for _ in range(12)]
        await asyncio.sleep(0)
        assert pace.refused(1e9, 0.0) == 3600.0
        ends = await asyncio.gather(*queue, return_exceptions=True)
        assert [type(end) for end in ends].count(Stopped) == 4
        with pytest.raises(Stopped) as stopped:
            await pace.enter(Ticket(Priority.BACKGROUND))
        assert stopped.value.wait_s == pytest.approx(3600)
        with pytest.raises(Stopped):
            await pace.wait_out_stop()
        await asyncio.sleep(3601)
        await pace.enter(Ticket(Priority.FOREGROUND))

    run(main)


def test_rate_halves_and_recovers_slowly() -> None:
    async def seconds_for_nine(pace: Pace) -> float:
        """Eight go at once; the ninth waits for a whole turn."""
        loop = asyncio.get_running_loop()
        times: list[float] = []
        begin = loop.time()
        await asyncio.gather(*(timed(pace, Priority.FOREGROUND, times) for _ in range(9)))
        return times[8] - begin

    async def main() -> tuple[float, float]:
        pace = Pace()
        pace.refused(1, 0.0)
        await asyncio.sleep(1)
        slow = await seconds_for_nine(pace)
        await asyncio.sleep(60)
        return slow, await seconds_for_nine(pace)

    slow, recovered = run(main)
    assert 1.9 < slow <= 2.0
    assert recovered == pytest.approx(1.0)
