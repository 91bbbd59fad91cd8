"""One way to start background work: coroutines that belong to a widget and end with it."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    # Costs a quarter of a bare window: imported by whoever runs the loop, after the first paint.
    import asyncio

T = TypeVar("T")


class Progress(QObject):
    """How far a task is. Hand `report` to the work; `changed(done, total, note)` tells the view.

    `total` 0 means unknown. Reports come from the thread of the event loop.
    """

    changed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.done = 0
        self.total = 0
        self.note = ""

    def report(self, done: int, total: int = 0, note: str = "") -> None:
        """Say how much is done."""
        self.done, self.total, self.note = done, total, note
        if shiboken6.isValid(self):
            self.changed.emit(done, total, note)


class Task(Generic[T]):
    """A handle on running work."""

    def __init__(self, key: str, label: str, background: bool, progress: Progress | None) -> None:
        self.key = key
        self.label = label
        self.background = background
        self.progress = progress
        self._future: asyncio.Task[None] | None = None
        self._dropped = False

    @property
    def running(self) -> bool:
        """Whether the work still goes on."""
        return self._future is not None and not self._future.done()

    @property
    def cancelled(self) -> bool:
        """Whether someone asked for its end; its callbacks will not come any more."""
        return self._dropped

    def cancel(self) -> None:
        """Ask the work to end. Neither `done` nor `failed` will be called."""
        self._dropped = True
        if self._future is not None:
            self._future.cancel()


@dataclass(frozen=True, slots=True)
class Failure:
    """Work that ended with an error. `background`: no bar for it, the status bar only.

    `retry` starts the same work again for the same owner.
    """

    error: BaseException
    label: str
    key: str
    background: bool
    retry: Callable[[], object]


class TaskRunner(QObject):
    """Starts work, keeps it, ends it with its owner, reports failures in one place.

    `busy_changed(key, busy)`: the first task of a key began or the last one ended.
    `failed(Failure)`: nobody dealt with the error nearer by. `changed()`: the list `running`
    is another.
    """

    busy_changed = Signal(str, bool)
    failed = Signal(object)
    changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        loop: asyncio.AbstractEventLoop | None = None,
        held: bool = False,
    ) -> None:
        """`loop`: needed only where work starts before the loop runs. `held`: what is started
        waits until `open`, for a window that is painted before there is a loop."""
        super().__init__(parent)
        self._loop = loop
        self._held: list[Callable[[], None]] | None = [] if held else None
        self._tasks: dict[asyncio.Task[None], Task[Any]] = {}
        self._current: dict[tuple[int, str], Task[Any]] = {}
        self._owners: set[int] = set()
        self._busy: dict[str, int] = {}
        self._closed = False

    @property
    def running(self) -> tuple[Task[Any], ...]:
        """What goes on now, oldest first."""
        return tuple(task for future, task in self._tasks.items() if not future.done())

    @property
    def idle(self) -> bool:
        """Whether nothing goes on and nothing waits to be begun."""
        return not self._busy

    def busy(self, key: str) -> bool:
        """Whether work of this key goes on."""
        return self._busy.get(key, 0) > 0

    def start(
        self,
        work: Callable[[], Awaitable[T]],
        *,
        owner: QObject | None,
        key: str,
        done: Callable[[T], object] | None = None,
        failed: Callable[[BaseException], bool | None] | None = None,
        busy: Callable[[bool], object] | None = None,
        label: str = "",
        background: bool = False,
        progress: Progress | None = None,
    ) -> Task[T]:
        """Begin `work()`. The same owner and key: the older task is cancelled.

        `done(result)` and `failed(error)` are called on the GUI thread, never after a cancel or
        the owner's end. `failed` returns True when it has dealt with the error (say, shown it at
        the field); otherwise the signal `failed` follows. `busy(True/False)` suits
        `BusyLine.set_busy`. `label` names the work for people.
        """
        task: Task[T] = Task(key, label, background, progress)
        if self._closed or (owner is not None and not shiboken6.isValid(owner)):
            task.cancel()
            return task
        place = (id(owner) if owner is not None else 0, key)
        older = self._current.get(place)
        self._count(key, 1)
        if busy is not None:
            busy(True)
        if older is not None:
            older.cancel()

        def again() -> object:
            return self.start(
                work,
                owner=owner,
                key=key,
                done=done,
                failed=failed,
                busy=busy,
                label=label,
                background=background,
                progress=progress,
            )

        async def run() -> None:
            try:
                result = await work()
                if done is not None and not task.cancelled:
                    done(result)
            except Exception as error:  # noqa: BLE001 - the one place of the window
                if task.cancelled or (failed is not None and failed(error) is True):
                    return
                self.failed.emit(Failure(error, label, key, background, again))

        def launch() -> None:
            if task.cancelled:
                self._left(task, place, busy)
                return
            future = self._running_loop().create_task(
                run(), name=f"{key}: {label}" if label else key
            )
            task._future = future
            self._tasks[future] = task
            future.add_done_callback(functools.partial(self._ended, task, place, busy))
            self.changed.emit()

        self._current[place] = task
        if owner is not None and place[0] not in self._owners:
            self._owners.add(place[0])
            owner.destroyed.connect(functools.partial(self._owner_gone, place[0]))
        if self._held is None:
            launch()
        else:
            self._held.append(launch)
        return task

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """The loop is there: begin what was held, in the order it was started."""
        self._loop = loop
        waiting, self._held = self._held or [], None
        for launch in waiting:
            launch()

    def cancel(self, owner: QObject | None, key: str) -> None:
        """End the work of this owner and key, if it goes on."""
        task = self._current.get((id(owner) if owner is not None else 0, key))
        if task is not None:
            task.cancel()

    async def close(self, timeout_s: float = 5.0) -> None:
        """Cancel everything and wait until it has ended. Nothing can be started afterwards."""
        self._closed = True
        left = [future for future in self._tasks if not future.done()]
        for future in left:
            self._tasks[future].cancel()
        if left:
            import asyncio

            await asyncio.wait(left, timeout=timeout_s)

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is not None:
            return self._loop
        import asyncio

        return asyncio.get_running_loop()

    def _ended(
        self,
        task: Task[Any],
        place: tuple[int, str],
        busy: Callable[[bool], object] | None,
        future: asyncio.Task[None],
    ) -> None:
        self._tasks.pop(future, None)
        self._left(task, place, busy)
        if not future.cancelled() and (error := future.exception()) is not None:
            # A callback (`failed`, a slot) broke: a bug, to be seen by whoever watches the loop.
            future.get_loop().call_exception_handler(
                {"message": f"callback of {task.key!r} failed", "exception": error}
            )

    def _left(
        self, task: Task[Any], place: tuple[int, str], busy: Callable[[bool], object] | None
    ) -> None:
        """A task is over, or was given up before it began."""
        replaced = self._current.get(place) is not task
        if not replaced:
            del self._current[place]
        if not shiboken6.isValid(self):
            return
        self._count(task.key, -1)
        owner_lives = place[0] == 0 or place[0] in self._owners
        if busy is not None and not replaced and owner_lives:
            busy(False)
        self.changed.emit()

    def _owner_gone(self, owner_id: int, *_: object) -> None:
        self._owners.discard(owner_id)
        for (which, _key), task in list(self._current.items()):
            if which == owner_id:
                task.cancel()

    def _count(self, key: str, step: int) -> None:
        before = self._busy.get(key, 0)
        now = max(0, before + step)
        if now:
            self._busy[key] = now
        else:
            self._busy.pop(key, None)
        if (before > 0) is not (now > 0):
            self.busy_changed.emit(key, now > 0)
