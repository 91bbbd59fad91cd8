"""Single flight: equal reads that overlap share one request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

from huntflow_desk.core.errors import NotSent
from huntflow_desk.core.priority import Priority

from .pace import Ticket

T = TypeVar("T")


class _Flight(Generic[T]):
    __slots__ = ("passengers", "task", "ticket")

    def __init__(self, task: asyncio.Task[T], ticket: Ticket) -> None:
        self.task = task
        self.ticket = ticket
        self.passengers = 0


class Flights(Generic[T]):
    """Keeps one task for each key while anybody waits for it.

    A caller that is cancelled only leaves; the request ends with the last of them. A more
    important caller raises the priority of a request that still waits for its turn.
    """

    def __init__(self, promote: Callable[[Ticket, Priority], None]) -> None:
        self._promote = promote
        self._flights: dict[Hashable, _Flight[T]] = {}
        self._tasks: set[asyncio.Task[T]] = set()

    async def join(
        self,
        key: Hashable,
        priority: Priority,
        start: Callable[[Ticket], Coroutine[Any, Any, T]],
    ) -> T:
        """The result of the request of this key, started by `start` unless it is under way."""
        flight = self._flights.get(key)
        if flight is None or flight.task.done():
            ticket = Ticket(priority)
            flight = _Flight(asyncio.get_running_loop().create_task(start(ticket)), ticket)
            self._flights[key] = flight
            self._tasks.add(flight.task)
            flight.task.add_done_callback(lambda task: self._landed(key, task))
        else:
            self._promote(flight.ticket, priority)
        flight.passengers += 1
        try:
            return await asyncio.shield(flight.task)
        except asyncio.CancelledError:
            caller = asyncio.current_task()
            if flight.task.cancelled() and not (caller and caller.cancelling()):
                # The request was ended, not its caller: who was not cancelled must not look so.
                raise NotSent("the connection was closed", cause="other") from None
            raise
        finally:
            flight.passengers -= 1
            if not flight.passengers and not flight.task.done():
                # Nobody may board a request that is being given up.
                self._forget(key, flight.task)
                flight.task.cancel()

    def part(self) -> None:
        """Something was written: later reads must not share a request begun before it."""
        self._flights.clear()

    async def aclose(self) -> None:
        """End what is under way and wait for it."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _forget(self, key: Hashable, task: asyncio.Task[T]) -> None:
        flight = self._flights.get(key)
        if flight is not None and flight.task is task:
            del self._flights[key]

    def _landed(self, key: Hashable, task: asyncio.Task[T]) -> None:
        self._tasks.discard(task)
        self._forget(key, task)
        if not task.cancelled():
            # Callers that were cancelled do not look; asyncio must not complain about it.
            task.exception()
