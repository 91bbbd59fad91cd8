"""Getting what can be read out of a damaged database into a new one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

_MOST_HOLES = 10_000
"""Places that cannot be read are stepped over one by one, to an end."""


def salvage(damaged: Path, new: Path) -> int:
    """Copy every row that can be read, table by table, into a file that has the tables already;
    gives how many. The damaged file is not changed. Raises sqlite3.Error for the new file only,
    OSError."""
    count = _copy(damaged, new)
    if count:
        return count
    # Perhaps only the first page is gone, which says where the tables are: the new file has the
    # same ones at the same places.
    mended = new.with_name(f"{new.name}.mended")
    try:
        shutil.copyfile(damaged, mended)
        mended.chmod(0o600)
        with closing(sqlite3.connect(new)) as source, mended.open("r+b") as file:
            file.write(_first_page(source.serialize()))
        return _copy(mended, new)
    finally:
        for end in ("", "-wal", "-shm"):
            mended.with_name(f"{mended.name}{end}").unlink(missing_ok=True)


def _first_page(whole: bytes) -> bytes:
    """The first page of a database for another one: without its size and its free pages."""
    size = int.from_bytes(whole[16:18], "big") or 1
    page = bytearray(whole[: size if size > 1 else 65_536])
    # Format: sqlite.org/fileformat2.html, 1.3. Its size counts only if these two are equal.
    page[24:28], page[92:96] = b"\0\0\0\2", b"\0\0\0\1"
    page[32:40] = bytes(8)
    return bytes(page)


def _copy(damaged: Path, new: Path) -> int:
    count = 0
    with closing(sqlite3.connect(new, isolation_level=None)) as target:
        target.execute("PRAGMA synchronous = FULL")
        target.execute("BEGIN IMMEDIATE")
        for table in _tables(target):
            columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
            marks = ", ".join("?" * len(columns))
            insert = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})"
            for row in _rows(damaged, table, columns):
                with suppress(sqlite3.IntegrityError):
                    count += target.execute(insert, row).rowcount
        target.execute("COMMIT")
    return count


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return [row[0] for row in found]


def _rows(damaged: Path, table: str, columns: list[str]) -> Iterator[tuple[object, ...]]:
    """Rows of a table from its beginning, and from its end where that breaks off."""
    key = columns[0]
    wanted = ", ".join(columns)
    for order in ("ASC", "DESC"):
        try:
            with closing(_opened(damaged)) as source:
                # What one page cannot tell another may: an index is not asked.
                query = f"SELECT {wanted} FROM {table} NOT INDEXED ORDER BY {key} {order}"
                yield from source.execute(query)
            return
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            continue
    yield from _one_by_one(damaged, table, columns)


def _one_by_one(damaged: Path, table: str, columns: list[str]) -> Iterator[tuple[object, ...]]:
    """Rows by number: what stands between two broken pages."""
    key = columns[0]
    wanted = ", ".join(columns)
    last = 0
    with suppress(sqlite3.DatabaseError), closing(_opened(damaged)) as source:
        with suppress(sqlite3.DatabaseError, TypeError):
            row = source.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
            last = int((row.fetchone() or (0,))[0])
        for number in range(1, min(last, _MOST_HOLES) + 1):
            with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
                query = f"SELECT {wanted} FROM {table} NOT INDEXED WHERE {key} = ?"
                yield from source.execute(query, (number,)).fetchall()
