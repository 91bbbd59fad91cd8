"""The pace of one key: how many requests a second, who goes first, and when all must stop.

Facts: shared API notes, section 5 (10 requests/s per token on the shared hosts; programs with
the same token share the budget; `Retry-After` is honoured where it comes).
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Callable

from huntflow_desk.core.priority import Priority

MAX_STOP_S = 3600.0
"""Longest stop a server can ask for."""

_RECOVERY_S = 100.0
"""After a 429 the rate grows back by its full height in this time without another."""

_SLOWEST = 1 / 8
_LATEST_ARRIVAL_S = 0.1
"""A request that is not answered by then has arrived all the same, as a rule."""


class Stopped(Exception):
    """The key is stopped for longer than anybody should wait without being told."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"stopped for {wait_s:.0f} s")
        self.wait_s = wait_s


class Ticket:
    """A place in the queue; its priority may rise while it waits (see `Pace.promote`)."""

    __slots__ = ("departure", "granted", "priority")

    def __init__(self, priority: Priority) -> None:
        self.priority = priority
        self.granted: asyncio.Future[None] | None = None
        self.departure: Departure | None = None


class Departure:
    """When a request left, or rather when it arrived at the latest, once that is known."""

    __slots__ = ("at",)

    def __init__(self, at: float) -> None:
        self.at = at


class Window:
    """At most `burst` starts in any `burst / rate` seconds.

    Not a bucket that fills up while it is emptied: burst and refill together would break a limit
    that counts requests in a second. `exact`: the rate is the server's own limit. It counts
    arrivals, so the answer of a request is taken for its arrival: nothing that delays one can
    then bring too many into the same second.
    """

    def __init__(self, rate: float, burst: int, *, exact: bool = False) -> None:
        self.rate = rate
        self.exact = exact
        self._starts: deque[Departure] = deque(maxlen=burst)

    def changed(self, rate: float, burst: int) -> Window:
        """Another rate, exactly kept to; what has left already counts."""
        window = Window(rate, burst, exact=True)
        window._starts.extend(self._starts)
        return window

    def wait_s(self, now: float, factor: float) -> float:
        """Seconds until the next start; `factor` slows down."""
        starts = self._starts
        if len(starts) < (starts.maxlen or 1):
            return 0.0
        left = starts[0].at + len(starts) / (self.rate * factor) - now
        # A rounding error must not cost another round of waiting.
        return left if left > 1e-9 else 0.0

    def start(self, now: float) -> Departure:
        """One more."""
        departure = Departure(now)
        self._starts.append(departure)
        return departure


class Pace:
    """A rate with priorities, a limit of requests in flight, and a stop for all.

    `rate` a second in bursts of `burst`; BACKGROUND only gets `background_rate` and leaves one
    place in flight free for people. `patience_s` is the longest stop a caller waits through;
    beyond it `enter` raises Stopped. Time is the event loop's unless `monotonic` is given.
    """

    def __init__(
        self,
        rate: float = 8.0,
        burst: int = 8,
        background_rate: float = 4.0,
        in_flight: int = 4,
        *,
        patience_s: float = 30.0,
        monotonic: Callable[[], float] | None = None,
    ) -> None:
        self._all = Window(rate, burst)
        self._background = Window(background_rate, _burst(background_rate))
        self._in_flight = in_flight
        self._patience_s = patience_s
        self._monotonic = monotonic
        self._flying: list[Ticket] = []
        self._waiting: list[Ticket] = []
        self._alarm: asyncio.TimerHandle | None = None
        self._stopped_until = -math.inf
        self._factor = 1.0
        self._slowed_at = -math.inf
        self._refusals = 0

    @classmethod
    def off(cls, in_flight: int = 4) -> Pace:
        """No limit of rate (for tests and servers without one); stops still count."""
        return cls(math.inf, 1, math.inf, in_flight)

    def set(self, rate: float, background_rate: float | None = None) -> None:
        """The rate a server is known to allow, e.g. 10, from now on.

        The limit is kept to exactly (see `Window`).
        """
        slower = rate / 2 if background_rate is None else background_rate
        self._all = self._all.changed(rate, _burst(rate))
        self._background = Window(slower, _burst(slower))
        self._pump()

    @property
    def flying(self) -> int:
        """Requests in flight."""
        return len(self._flying)

    @property
    def stopped_s(self) -> float:
        """Seconds until requests go again."""
        return max(0.0, self._stopped_until - self._now())

    async def enter(self, ticket: Ticket) -> None:
        """Wait for a turn. Whoever enters must `leave`. Raises Stopped."""
        if self.stopped_s > self._patience_s:
            raise Stopped(self.stopped_s)
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        ticket.granted = granted
        self._waiting.append(ticket)
        self._pump()
        try:
            await granted
        except asyncio.CancelledError:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
            elif ticket in self._flying:
                self.leave(ticket)
            raise

    def leave(self, ticket: Ticket) -> None:
        """The request of this ticket is over, whatever came of it."""
        if ticket in self._flying:
            self._flying.remove(ticket)
            if self._all.exact and ticket.departure is not None:
                left = ticket.departure
                left.at = min(self._now(), left.at + _LATEST_ARRIVAL_S)
        self._pump()

    def promote(self, ticket: Ticket, priority: Priority) -> None:
        """Somebody more important waits for the same request."""
        if priority < ticket.priority:
            ticket.priority = priority
            self._pump()

    async def wait_out_stop(self) -> None:
        """Wait only for the end of a stop (the refresh of keys goes past the queue)."""
        if self.stopped_s > self._patience_s:
            raise Stopped(self.stopped_s)
        if self.stopped_s > 0:
            await asyncio.sleep(self.stopped_s)

    def refused(self, wait_s: float | None, jitter: float) -> float:
        """A 429 came: stop the whole key and halve the rate.

        `wait_s` is what the server asked for; without it 1, 2, 4, 8 s and `jitter` (0..1) of a
        second. Returns the length of the stop.
        """
        now = self._now()
        if wait_s is None:
            wait_s = float(2 ** min(self._refusals, 3)) + jitter
        stop_s = max(1.0, min(wait_s, MAX_STOP_S))
        self._factor = max(_SLOWEST, self._factor_at(now) / 2)
        self._slowed_at = now + stop_s
        self._refusals += 1
        self._stopped_until = max(self._stopped_until, now + stop_s)
        if stop_s > self._patience_s:
            for ticket in self._waiting:
                if ticket.granted is not None and not ticket.granted.done():
                    ticket.granted.set_exception(Stopped(stop_s))
            self._waiting.clear()
        return stop_s

    def accepted(self) -> None:
        """An answer other than 429 came."""
        self._refusals = 0

    def _now(self) -> float:
        if self._monotonic is not None:
            return self._monotonic()
        return asyncio.get_running_loop().time()

    def _factor_at(self, now: float) -> float:
        return min(1.0, self._factor + max(0.0, now - self._slowed_at) / _RECOVERY_S)

    def _pump(self) -> None:
        """Let go whoever may, and set the alarm for the next."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        while self._waiting and len(self._flying) < self._in_flight:
            now = self._now()
            ticket, wait_s = self._next(now)
            if ticket is None:
                return
            if wait_s > 0:
                loop = asyncio.get_running_loop()
                self._alarm = loop.call_later(wait_s, self._pump)
                return
            self._waiting.remove(ticket)
            if ticket.granted is None or ticket.granted.done():
                continue
            ticket.departure = self._all.start(now)
            if ticket.priority is Priority.BACKGROUND:
                self._background.start(now)
            self._flying.append(ticket)
            ticket.granted.set_result(None)

    def _next(self, now: float) -> tuple[Ticket | None, float]:
        """Who goes next and in how many seconds; None when only a free place can help."""
        factor = self._factor_at(now)
        common_s = max(self._stopped_until - now, self._all.wait_s(now, factor))
        # `min` keeps the first of equals: within a priority the order of arrival counts.
        first = min(self._waiting, key=lambda ticket: ticket.priority)
        if first.priority is not Priority.BACKGROUND:
            return first, common_s
        busy = sum(1 for ticket in self._flying if ticket.priority is Priority.BACKGROUND)
        if busy >= max(1, self._in_flight - 1):
            return None, 0.0
        return first, max(common_s, self._background.wait_s(now, factor))


def _burst(rate: float) -> int:
    """As many at once as in a second."""
    return 1 if math.isinf(rate) else max(1, int(rate))
