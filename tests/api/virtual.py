"""An event loop whose clock jumps: waits cost no time, and their length can be asserted.

Work for threads is done on the spot: results do not depend on the speed of the machine. What
needs real threads or sockets uses asyncio.run.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar
from unittest.mock import patch

T = TypeVar("T")


class _Selector(selectors.DefaultSelector):
    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> list[Any]:
        events = super().select(0)
        if timeout is None and not events:
            raise TimeoutError("the loop waits for something that never comes")
        if timeout is not None and timeout > 0 and not events:
            self.loop.now += timeout
        return events


class VirtualLoop(asyncio.SelectorEventLoop):
    """`now` is its clock."""

    def __init__(self) -> None:
        self.now = 1000.0
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        return self.now


def at_once(self: Any, work: Any, /, *given: Any, **named: Any) -> concurrent.futures.Future[Any]:
    """Instead of `ThreadPoolExecutor.submit`: done when asked for."""
    future: concurrent.futures.Future[Any] = concurrent.futures.Future()
    try:
        future.set_result(work(*given, **named))
    except Exception as error:  # noqa: BLE001 - whatever a thread raises ends up in its future
        future.set_exception(error)
    return future


def no_threads() -> Any:
    """A context in which threads work at once."""
    return patch.object(concurrent.futures.ThreadPoolExecutor, "submit", at_once)


def run(main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Like asyncio.run, with virtual time. Nothing may be left running."""
    loop = VirtualLoop()
    complaints: list[dict[str, Any]] = []
    loop.set_exception_handler(lambda _, context: complaints.append(context))
    with no_threads(), asyncio.Runner(loop_factory=lambda: loop) as runner:
        result = runner.run(main())
        left = [task for task in asyncio.all_tasks(loop) if not task.done()]
        assert not left, left
    assert not complaints, complaints
    return result
