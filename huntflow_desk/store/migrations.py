"""Bringing one database file to the version this program knows, or refusing it.

Tried with kill -9: one transaction with all steps and the version inside survived 100 of 100,
`executescript` (which commits on its own) 5 of 100.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huntflow_desk.core.errors import DamagedDatabase, NewerDatabase
from huntflow_desk.store.trouble import is_damage, speaking_of, suspect

if TYPE_CHECKING:
    from huntflow_desk.core.keys import Marker

Step = Sequence[str] | Callable[[sqlite3.Connection], None]
"""SQL statements, one by one, or a function for what SQL cannot do. Never edited once released."""

_BUSY_S = 30.0
_KEPT_DAMAGED = 2


class FileKind(NamedTuple):
    """What a file is called, how it grew, and how it is treated.

    Version n of a file has the first n steps. A damaged file is set aside and made anew; what can
    be read of one that is not `disposable` is copied into the new one, and its damaged files are
    never deleted.
    """

    name: str
    steps: tuple[Step, ...]
    synchronous: str = "NORMAL"
    disposable: bool = True


def version(path: Path) -> int:
    """The version of a file without changing it; 0 for none. Raises sqlite3.Error, OSError."""
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return 0
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA busy_timeout=10000")
        # Reading a table makes SQLite look at more than the first 100 bytes.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(folder: Path, kinds: Sequence[FileKind]) -> None:
    """Raise NewerDatabase if any of the files was written by a newer program."""
    for kind in kinds:
        path = folder / kind.name
        try:
            with speaking_of(path):
                found = version(path)
        except DamagedDatabase:
            continue  # told apart and treated in `prepare`
        if found > len(kind.steps):
            raise NewerDatabase(path=str(path), version=found, known=len(kind.steps))


def prepare(
    folder: Path, kind: FileKind, marker: Marker, *, lasting: bool = True
) -> DamagedDatabase | None:
    """Make the file ready: created or migrated, private, in WAL mode. Without `lasting` nothing
    waits for the disk: for files that are erased at the end of the session.

    A damaged file is set aside first and returned as a note; its facts say how many rows were
    `salvaged`, where there was anything to salvage. Raises DiskTrouble.
    """
    path = folder / kind.name
    with speaking_of(path):
        saved = path.with_name(f"{path.name}.salvaged")
        if saved.exists() and not path.exists():
            saved.rename(path)  # stopped just before the last step of `_salvaged`
        try:
            _check(path)
            _migrate(path, kind, marker, lasting)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            if not kind.disposable:
                return _salvaged(path, saved, kind, marker)
            kept = _set_aside(path, keep_all=False)
            _migrate(path, kind, marker, lasting)
            return DamagedDatabase(path=str(path), kept=str(kept))
    return None


def _salvaged(path: Path, saved: Path, kind: FileKind, marker: Marker) -> DamagedDatabase:
    """Put a file with all rows that can be read in place of a damaged one; stopped anywhere, the
    next start begins again or ends it."""
    from huntflow_desk.store.salvage import salvage

    saved.unlink(missing_ok=True)
    _migrate(saved, kind, marker)
    count = salvage(path, saved)
    kept = _set_aside(path, keep_all=True)
    saved.rename(path)
    return DamagedDatabase(path=str(path), kept=str(kept), salvaged=count)


def backups(path: Path) -> list[Path]:
    """Copies made before migrations."""
    return sorted(path.parent.glob(f"{path.name}.before-*"))


def drop_copies(path: Path) -> None:
    """Delete copies and set-aside files of a database: they hold what it held. DiskTrouble."""
    with speaking_of(path):
        for copy in (*backups(path), *_aside(path)):
            copy.unlink(missing_ok=True)


def _check(path: Path) -> None:
    version(path)
    if suspect(path).exists():
        with closing(sqlite3.connect(path)) as connection:
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            damage = sqlite3.DatabaseError(answer)
            damage.sqlite_errorname = "SQLITE_CORRUPT"
            raise damage
        suspect(path).unlink()


def _migrate(path: Path, kind: FileKind, marker: Marker, lasting: bool = True) -> None:
    target = len(kind.steps)
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        if not lasting:
            connection.execute("PRAGMA synchronous=OFF")
        found = _version(connection)
        if found == target:
            for old in backups(path):
                old.unlink(missing_ok=True)
            return
        if found:
            _copy(connection, path.with_name(f"{path.name}.before-{target}"))
        else:
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
            _use_wal(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been faster.
            for number in range(_version(connection), target):
                _apply(connection, kind.steps[number])
                marker(f"MIGRATE {number + 1}")
            connection.execute(f"PRAGMA user_version={target}")
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _apply(connection: sqlite3.Connection, step: Step) -> None:
    if callable(step):
        step(connection)
        return
    for statement in step:
        connection.execute(statement)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _copy(connection: sqlite3.Connection, place: Path) -> None:
    place.unlink(missing_ok=True)
    place.touch(mode=0o600)
    with closing(sqlite3.connect(place)) as copy:
        connection.backup(copy)


def _use_wal(connection: sqlite3.Connection) -> None:
    # Changing the mode does not always wait for a lock of another process.
    deadline = time.monotonic() + _BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
        time.sleep(0.02)


def _set_aside(path: Path, *, keep_all: bool) -> Path:
    taken = _aside(path)
    number = _number(taken[-1]) + 1 if taken else 1
    for old in taken[: len(taken) - _KEPT_DAMAGED + 1] if not keep_all else ():
        old.unlink(missing_ok=True)
    kept = path.with_name(f"{path.name}.damaged-{number}")
    path.rename(kept)
    for ending in ("-wal", "-shm"):
        side = path.with_name(path.name + ending)
        if keep_all and ending == "-wal" and side.exists():
            # The newest commits may be there only.
            side.rename(kept.with_name(kept.name + ending))
        side.unlink(missing_ok=True)
    suspect(path).unlink(missing_ok=True)
    return kept


def _aside(path: Path) -> list[Path]:
    found = path.parent.glob(f"{path.name}.damaged-*")
    return sorted((one for one in found if _number(one)), key=_number)


def _number(path: Path) -> int:
    ending = path.name.rpartition("-")[2]
    return int(ending) if ending.isdigit() else 0
