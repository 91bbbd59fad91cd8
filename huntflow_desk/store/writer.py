"""The one thread that writes into a database file.

SQLite takes one writer at a time anyway; a single thread turns waiting for locks into a queue,
and a deferred BEGIN (which fails at once when another writer is faster) never happens.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from huntflow_desk.store.trouble import speaking_of

if TYPE_CHECKING:
    # The first paint writes nothing: thread and object mapper come with the first job.
    from concurrent.futures import Future, ThreadPoolExecutor

    import peewee

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]

_SHORT_S = 0.0002


class ShortTurns:
    """While any writer works, threads hand over five times a millisecond: the window stays smooth.

    Reading rows and painting let the interpreter go some hundred times a frame, and each time wait
    for it this long. Measured while everybody is read: p99 6-14 ms against 17-44 ms with 1 ms.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._working = 0
        self._before = 0.0

    def __enter__(self) -> None:
        with self._lock:
            self._working += 1
            if self._working == 1:
                self._before = sys.getswitchinterval()
                sys.setswitchinterval(min(_SHORT_S, self._before))

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._working -= 1
            if self._working == 0:
                sys.setswitchinterval(self._before)


class Writer:
    """Performs jobs one after the other, each in its own `BEGIN IMMEDIATE`."""

    def __init__(
        self, database: Callable[[], peewee.SqliteDatabase], path: Path, turns: ShortTurns
    ) -> None:
        """`database` is called on the writer's thread, at the first job."""
        self._database = database
        self._path = path
        self._turns = turns
        self._thread: ThreadPoolExecutor | None = None
        self._starting = threading.Lock()
        self._closed = False
        self._here: sqlite3.Connection | None = None

    def submit(self, job: Job[T], *, transaction: bool = True) -> Future[T]:
        """Queue a job; it gets the write connection. The future ends after the commit.

        It fails with DiskTrouble or DamagedDatabase; nothing of the job is kept then.
        Raises RuntimeError after `close`. `transaction=False` is for checkpoints and the like.
        """
        with self._starting:
            if self._closed:
                raise RuntimeError("the store is closed")
            if self._thread is None:
                from concurrent.futures import ThreadPoolExecutor

                self._thread = ThreadPoolExecutor(1, f"writer-{self._path.name}")
            return self._thread.submit(self._perform, job, transaction)

    async def run(self, job: Job[T], *, transaction: bool = True) -> T:
        """`submit`, awaited. Cancelling the caller does not undo a job that is queued."""
        if self._here is not None:
            return job(self._here)
        # Not at the top: asyncio costs a quarter of a bare window, and reading needs none.
        import asyncio

        waiting = asyncio.wrap_future(self.submit(job, transaction=transaction))
        # Nobody looks at the outcome once the caller is gone.
        waiting.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(waiting)

    @contextmanager
    def on_this_thread(self) -> Iterator[None]:
        """What is awaited inside happens at once, on this thread, in one transaction: `run` never
        waits. For filling a new store that nobody else uses yet. Raises DiskTrouble."""
        with speaking_of(self._path):
            connection = sqlite3.connect(self._path, isolation_level=None)
            try:
                connection.execute("BEGIN IMMEDIATE")
                self._here = connection
                yield
                connection.execute("COMMIT")
            finally:
                self._here = None
                # What was not committed is rolled back.
                connection.close()

    def close(self) -> None:
        """Perform what is queued, close the connection, then end the thread."""
        with self._starting:
            self._closed = True
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.submit(lambda: self._database().close())
            thread.shutdown(wait=True)

    def _perform(self, job: Job[T], transaction: bool) -> T:
        with self._turns, speaking_of(self._path):
            database = self._database()
            if not transaction:
                return job(database.connection())  # type: ignore[no-untyped-call]
            with database.atomic("IMMEDIATE"):
                return job(database.connection())  # type: ignore[no-untyped-call]
