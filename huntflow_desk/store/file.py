"""One open database file: connections, reads on any thread, writes through its writer."""

from __future__ import annotations

import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from huntflow_desk.store.trouble import speaking_of
from huntflow_desk.store.writer import ShortTurns, Writer

if TYPE_CHECKING:
    # Reading needs no object mapper, and importing one costs frames before the first paint.
    from concurrent.futures import ThreadPoolExecutor

    import peewee

BUSY_TIMEOUT_S = 30
"""Another process (window and command line) may be writing; its transactions are short."""

M = TypeVar("M", bound="peewee.Model")
T = TypeVar("T")
Row = tuple[Any, ...]


class _Readers:
    """Connections for reading, one per thread, closed by the thread that shuts down."""

    def __init__(self, path: Path, pragmas: dict[str, object]) -> None:
        self._path = path
        self._pragmas = pragmas
        self._mine = threading.local()
        self._opened: list[tuple[weakref.ref[threading.Thread], sqlite3.Connection]] = []
        self._opening = threading.Lock()
        self._closed = False

    def connection(self) -> sqlite3.Connection:
        """This thread's connection. Raises sqlite3.Error."""
        found: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if found is None or self._closed:
            found = self._mine.connection = self._connect()
        return found

    def close(self) -> None:
        """Close all; a later read raises sqlite3.ProgrammingError."""
        with self._opening:
            opened, self._opened = self._opened, []
            self._closed = True
        for _, connection in reversed(opened):
            connection.close()

    def _connect(self) -> sqlite3.Connection:
        if self._closed:
            raise sqlite3.ProgrammingError("the store is closed")
        connection = sqlite3.connect(
            self._path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        for name, value in self._pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute("PRAGMA query_only = ON")
        with self._opening:
            dead = [pair for pair in self._opened if not _alive(pair[0])]
            for pair in dead:
                self._opened.remove(pair)
                pair[1].close()
            self._opened.append((weakref.ref(threading.current_thread()), connection))
        return connection


class DatabaseFile:
    """A file with its tables in place.

    `slow_read_ms`: reads on the main thread slower than this are logged; 0 switches it off.
    """

    def __init__(self, path: Path, *, synchronous: str = "NORMAL", turns: ShortTurns) -> None:
        self.path = path
        self.slow_read_ms = 0.0
        self._pragmas: dict[str, object] = {
            "synchronous": synchronous,
            "secure_delete": "ON",
            # No temporary files: they would hold people outside the erased places.
            "temp_store": "MEMORY",
            "cache_size": -16_000,
            # Index pages are written again and again: check in less often (16 MB).
            "wal_autocheckpoint": 4_000,
            "journal_size_limit": 32 * 1024 * 1024,
        }
        self._readers = _Readers(path, self._pragmas)
        self._database: peewee.SqliteDatabase | None = None
        self._making = threading.Lock()
        self.writer = Writer(lambda: self.database, path, turns)
        self._turns = turns
        self._reader: ThreadPoolExecutor | None = None

    async def in_reader(self, work: Callable[[], T]) -> T:
        """Do reads that are too long for the window in the one thread for that.

        Whoever is cancelled while others are read gives up its turn.
        """
        # Not at the top: asyncio costs a quarter of a bare window, and lists need none.
        import asyncio

        with self._making:
            if self._reader is None:
                from concurrent.futures import ThreadPoolExecutor

                self._reader = ThreadPoolExecutor(1, f"reader-{self.path.name}")
            waiting = self._reader.submit(self._read_in_turns, work)
        return await asyncio.wrap_future(waiting)

    def _read_in_turns(self, work: Callable[[], T]) -> T:
        with self._turns:
            return work()

    @property
    def database(self) -> peewee.SqliteDatabase:
        """peewee's database on this file: the writer's connection and what the models use."""
        with self._making:
            if self._database is None:
                import peewee

                self._database = peewee.SqliteDatabase(
                    str(self.path),
                    pragmas=self._pragmas,
                    timeout=BUSY_TIMEOUT_S,
                    check_same_thread=False,
                )
            return self._database

    def bind(self, model: type[M], **attributes: object) -> type[M]:
        """A subclass of the model that lives in this file.

        Several stores are open side by side, so the model itself stays unbound.
        """
        meta = type("Meta", (), {"database": self.database, "table_name": model._meta.table_name})
        return type(model.__name__, (model,), {"Meta": meta, **attributes})

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of a SELECT. Raises DiskTrouble, DamagedDatabase."""
        with self.reading(sql):
            return self._readers.connection().execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of a SELECT, or None."""
        with self.reading(sql):
            found: Row | None = self._readers.connection().execute(sql, parameters).fetchone()
        return found

    def number(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """The number a SELECT gives; 0 for none."""
        found = self.row(sql, parameters)
        return int(found[0] or 0) if found else 0

    @contextmanager
    def reading(self, what: str) -> Iterator[None]:
        """Translate failures of a read and note slow ones on the main thread."""
        started = time.perf_counter()
        with speaking_of(self.path):
            yield
        if self.slow_read_ms and threading.current_thread() is threading.main_thread():
            took_ms = (time.perf_counter() - started) * 1000
            if took_ms > self.slow_read_ms:
                import logging

                logger = logging.getLogger("huntflow_desk.store")
                logger.warning("slow read on the main thread: %.1f ms: %s", took_ms, what)

    def size(self) -> int:
        """Bytes on disk, with the write-ahead log."""
        names = (self.path.name, f"{self.path.name}-wal")
        places = [self.path.with_name(name) for name in names]
        return sum(place.stat().st_size for place in places if place.exists())

    def close(self) -> None:
        """Perform queued writes and close every connection."""
        if self._reader is not None:
            self._reader.shutdown(wait=True, cancel_futures=True)
        self._readers.close()
        if self._database is not None:
            self._database.close()
        # The writer's connection goes last, so that its checkpoint empties the WAL.
        self.writer.close()


def shrink(connection: sqlite3.Connection) -> None:
    """Give freed pages back and leave nothing of deleted rows in the write-ahead log."""
    # It frees a page a step, and `execute` takes one step only.
    connection.executescript("PRAGMA incremental_vacuum")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _alive(reference: weakref.ref[threading.Thread]) -> bool:
    thread = reference()
    return thread is not None and thread.is_alive()
