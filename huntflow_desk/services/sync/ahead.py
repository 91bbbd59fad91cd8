"""Reading pages ahead: several requests under way, pages given out in their order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

P = TypeVar("P")


class Ahead(Generic[P]):
    """Fetches page `n` and those after it up to `last`, at most `width` at a time.

    Use as a context manager: what is under way at the end is cancelled and waited for.
    """

    def __init__(self, fetch: Callable[[int], Awaitable[P]], *, width: int) -> None:
        self._fetch = fetch
        self._width = width
        self._tasks: dict[int, asyncio.Task[P]] = {}
        self.last = 0
        """No page beyond this one is fetched before it is asked for."""

    async def __aenter__(self) -> Ahead[P]:
        return self

    async def __aexit__(self, *_: object) -> None:
        tasks = list(self._tasks.values())
        self._tasks.clear()
        for task in tasks:
            task.cancel()
        # What they end with is of no interest: the page was not taken.
        await asyncio.gather(*tasks, return_exceptions=True)

    async def page(self, number: int) -> P:
        """A page; begins to fetch those after it. Raises what fetching it raised."""
        for wanted in range(number, max(number, min(self.last, number + self._width - 1)) + 1):
            if wanted not in self._tasks:
                self._tasks[wanted] = asyncio.ensure_future(self._fetch(wanted))
        task = self._tasks[number]
        try:
            return await asyncio.shield(task)
        finally:
            if task.done():
                self._tasks.pop(number, None)

    def ready(self, number: int, at_most: int) -> list[P]:
        """Pages from this one on that have already come well; they are given out once."""
        found: list[P] = []
        while len(found) < at_most:
            task = self._tasks.get(number + len(found))
            if task is None or not task.done() or task.cancelled() or task.exception():
                break
            del self._tasks[number + len(found)]
            found.append(task.result())
        return found
