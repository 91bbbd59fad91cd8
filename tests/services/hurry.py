"""An event loop that does not wait: when nothing is going on its clock jumps to the next timer.

Unlike the loop of the client's tests, threads are real (the store writes in its own): the clock
stands still while one works. What needs sockets uses `asyncio.run`.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import selectors
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar
from unittest.mock import patch

T = TypeVar("T")

PATIENCE_S = 10.0
"""Real seconds: a loop that waits longer for something waits for ever."""


class Busy:
    """How many pieces of work threads have in hand."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.count = 0
        self._submit = concurrent.futures.ThreadPoolExecutor.submit

    def submit(
        self, executor: Any, work: Any, /, *given: Any, **named: Any
    ) -> concurrent.futures.Future[Any]:
        """`ThreadPoolExecutor.submit` that counts until everybody has heard of the outcome."""
        heard: concurrent.futures.Future[Any] = concurrent.futures.Future()
        self._add(1)

        def done(inner: concurrent.futures.Future[Any]) -> None:
            if heard.set_running_or_notify_cancel():
                error = inner.exception()
                if error is not None:
                    heard.set_exception(error)
                else:
                    heard.set_result(inner.result())
            self._add(-1)

        try:
            inner = self._submit(executor, work, *given, **named)
        except BaseException:
            self._add(-1)
            raise
        inner.add_done_callback(done)
        return heard

    def _add(self, step: int) -> None:
        with self._lock:
            self.count += step


class _Selector(selectors.DefaultSelector):
    loop: HurriedLoop

    def select(self, timeout: float | None = None) -> list[Any]:
        events = super().select(0)
        if events or timeout == 0:
            return events
        if self.loop.busy.count:
            return super().select(0.05)
        events = super().select(0)
        if not events and timeout is not None:
            self.loop.now += timeout
        elif not events:
            events = super().select(PATIENCE_S)
            if not events:
                raise TimeoutError("the loop waits for something that never comes")
        return events


class HurriedLoop(asyncio.SelectorEventLoop):
    """`now` is its clock."""

    def __init__(self, busy: Busy) -> None:
        self.now = 1000.0
        self.busy = busy
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        """Not the real one."""
        return self.now


class Hurry:
    """A loop that does not wait, for one call after the other; what was started goes on with the
    next call. `close` ends everything that is left."""

    def __init__(self) -> None:
        self._busy = Busy()
        self.complaints: list[dict[str, Any]] = []
        self._runner = asyncio.Runner(loop_factory=self._make)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the coroutine gives."""
        busy = self._busy

        def submit(executor: Any, work: Any, /, *given: Any, **named: Any) -> Any:
            return busy.submit(executor, work, *given, **named)

        with patch.object(concurrent.futures.ThreadPoolExecutor, "submit", submit):
            return self._runner.run(work)

    def left(self) -> list[asyncio.Task[Any]]:
        """Tasks that are still running."""
        return [task for task in asyncio.all_tasks(self._runner.get_loop()) if not task.done()]

    def close(self) -> None:
        """Cancel what is left."""
        self._runner.close()

    def _make(self) -> HurriedLoop:
        loop = HurriedLoop(self._busy)
        loop.set_exception_handler(lambda _, context: self.complaints.append(context))
        return loop


def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Like asyncio.run, without waiting. Nothing may be left running or unheard."""
    hurry = Hurry()
    try:
        result = hurry.run(main())
        left = hurry.left()
        assert not left, left
    finally:
        hurry.close()
    assert not hurry.complaints, hurry.complaints
    return result
