"""The keyring seen from the event loop: one thread, one thing after the other, one lock."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from huntflow_desk.core.keys import KeyKeeper, KeyPair

T = TypeVar("T")


class Keeping:
    """Loads and saves in a thread of its own.

    A lock must be left by whoever entered it, and the order of saving must be the order of
    asking: therefore one thread. What was begun is ended even when the loop ends before.
    """

    def __init__(self, keeper: KeyKeeper) -> None:
        self._keeper = keeper
        self._thread = concurrent.futures.ThreadPoolExecutor(1, "keys")
        self._own_lock = asyncio.Lock()

    async def load(self) -> KeyPair | None:
        """The pair as it is kept now. Raises KeysLocked."""
        return await self._in_thread(self._keeper.load)

    async def save(self, pair: KeyPair) -> None:
        """Keep it durably. Raises KeysLocked."""
        await self._in_thread(self._keeper.save, pair)

    def close(self) -> None:
        """End the thread once it has done what it was asked."""
        self._thread.shutdown(wait=False)

    async def _in_thread(self, work: Callable[..., T], *given: Any) -> T:
        """Cancelling the caller never takes work back."""
        wrapped = asyncio.wrap_future(self._thread.submit(work, *given))
        wrapped.add_done_callback(seen)
        return await asyncio.shield(wrapped)

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """The keeper's lock between processes, and ours between tasks."""
        async with self._own_lock:
            lock = self._keeper.lock()
            entering = self._thread.submit(lock.__enter__)
            wrapped = asyncio.wrap_future(entering)
            wrapped.add_done_callback(seen)
            try:
                await asyncio.shield(wrapped)
            except asyncio.CancelledError:
                entering.add_done_callback(
                    lambda entered: None if entered.exception() else lock.__exit__(None, None, None)
                )
                raise
            try:
                yield
            finally:
                # Not waited for: the thread does one thing after the other, and a loop that
                # ends must not hang on a slow keyring.
                self._thread.submit(lock.__exit__, None, None, None)


def seen(task: asyncio.Future[Any]) -> None:
    """Done callback: somebody may have given up waiting; asyncio must not complain of that."""
    if not task.cancelled():
        task.exception()
