"""One open database file: connections, reads on any thread, writes through its writer."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import peewee

from huntflow_desk.store.trouble import speaking_of
from huntflow_desk.store.writer import ShortTurns, Writer

BUSY_TIMEOUT_S = 30
"""Another process (window and command line) may be writing; its transactions are short."""

_LOGGER = logging.getLogger("huntflow_desk.store")
_WRITER = "writer-"

M = TypeVar("M", bound=peewee.Model)
Row = tuple[Any, ...]


class _Database(peewee.SqliteDatabase):
    """peewee's database with connections that can be closed from the thread that shuts down.

    peewee keeps one connection per thread and forgets it with the thread.
    """

    def __init__(self, path: Path, pragmas: dict[str, object]) -> None:
        self._opened: list[tuple[weakref.ref[threading.Thread], sqlite3.Connection]] = []
        self._opening = threading.Lock()
        self._closed = False
        super().__init__(
            str(path), pragmas=pragmas, timeout=BUSY_TIMEOUT_S, check_same_thread=False
        )

    def _connect(self) -> sqlite3.Connection:
        if self._closed:
            raise sqlite3.ProgrammingError("the store is closed")
        thread = threading.current_thread()
        connection: sqlite3.Connection = super()._connect()  # type: ignore[misc]
        if not thread.name.startswith(_WRITER):
            connection.execute("PRAGMA query_only=ON")
        with self._opening:
            dead = [pair for pair in self._opened if not _alive(pair[0])]
            for pair in dead:
                self._opened.remove(pair)
                pair[1].close()
            self._opened.append((weakref.ref(thread), connection))
        return connection

    def close_all(self) -> None:
        """Close every connection; the writer's last, so that its checkpoint empties the WAL."""
        with self._opening:
            opened, self._opened = self._opened, []
            self._closed = True
        for _, connection in reversed(opened):
            connection.close()
        self.dispose()


class DatabaseFile:
    """A file with its tables in place.

    `slow_read_ms`: reads on the main thread slower than this are logged; 0 switches it off.
    """

    def __init__(self, path: Path, *, synchronous: str = "NORMAL", turns: ShortTurns) -> None:
        self.path = path
        self.slow_read_ms = 0.0
        self.database = _Database(
            path,
            {
                "synchronous": synchronous,
                "secure_delete": "ON",
                # No temporary files: they would hold people outside the erased places.
                "temp_store": "MEMORY",
                "cache_size": -16_000,
                # Index pages are written again and again: check in less often (16 MB).
                "wal_autocheckpoint": 4_000,
                "journal_size_limit": 32 * 1024 * 1024,
            },
        )
        self.writer = Writer(self.database, path, turns)

    def bind(self, model: type[M], **attributes: object) -> type[M]:
        """A subclass of the model that lives in this file.

        Several stores are open side by side, so the model itself stays unbound.
        """
        meta = type("Meta", (), {"database": self.database, "table_name": model._meta.table_name})
        return type(model.__name__, (model,), {"Meta": meta, **attributes})

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of a SELECT. Raises DiskTrouble, DamagedDatabase."""
        with self.reading(sql):
            found: list[Row] = self.database.execute_sql(sql, parameters).fetchall()  # type: ignore[no-untyped-call]
        return found

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of a SELECT, or None."""
        with self.reading(sql):
            found: Row | None = self.database.execute_sql(sql, parameters).fetchone()  # type: ignore[no-untyped-call]
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
                _LOGGER.warning("slow read on the main thread: %.1f ms: %s", took_ms, what)

    def size(self) -> int:
        """Bytes on disk, with the write-ahead log."""
        names = (self.path.name, f"{self.path.name}-wal")
        places = [self.path.with_name(name) for name in names]
        return sum(place.stat().st_size for place in places if place.exists())

    def close(self) -> None:
        """Perform queued writes and close every connection."""
        self.writer.close()
        self.database.close_all()


def shrink(connection: sqlite3.Connection) -> None:
    """Give freed pages back and leave nothing of deleted rows in the write-ahead log."""
    # It frees a page a step, and `execute` takes one step only.
    connection.executescript("PRAGMA incremental_vacuum")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _alive(reference: weakref.ref[threading.Thread]) -> bool:
    thread = reference()
    return thread is not None and thread.is_alive()
