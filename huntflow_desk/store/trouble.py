"""From what SQLite, peewee and the file system raise to the exceptions the rest understands."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from huntflow_desk.core.errors import DamagedDatabase, DeskError, DiskTrouble


def failures() -> tuple[type[BaseException], ...]:
    """What `translated` knows how to read; peewee's own only once peewee is in use."""
    peewee = sys.modules.get("peewee")
    own = (peewee.PeeweeException,) if peewee is not None else ()
    return (sqlite3.Error, OSError, *own)


_ERRNO = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
}
_PREFIXES = (
    ("SQLITE_FULL", "full"),
    ("SQLITE_READONLY", "readonly"),
    ("SQLITE_PERM", "readonly"),
    ("SQLITE_AUTH", "readonly"),
    ("SQLITE_IOERR", "io"),
    ("SQLITE_CANTOPEN", "io"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
)
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def is_damage(error: BaseException) -> bool:
    """Whether the file itself cannot be read as a database."""
    return any(name.startswith(_DAMAGED) for name in _names(error))


def translated(error: BaseException, path: Path) -> DeskError | None:
    """DiskTrouble (`cause`: full, readonly, io, busy) or DamagedDatabase; None for a bug of ours.

    After a full disk SQLite has already rolled back and peewee reports "cannot rollback", so
    the whole chain of causes is looked at.
    """
    if is_damage(error):
        return DamagedDatabase(path=str(path), kept="")
    for name in _names(error):
        for prefix, cause in _PREFIXES:
            if name.startswith(prefix):
                if name.startswith("SQLITE_CANTOPEN") and not _writable(path):
                    cause = "readonly"
                return DiskTrouble(cause=cause, path=str(path))
    for link in _chain(error):
        if isinstance(link, OSError):
            return DiskTrouble(cause=_ERRNO.get(link.errno or 0, "io"), path=str(path))
    return None


@contextmanager
def speaking_of(path: Path) -> Iterator[None]:
    """Translate what the block raises; a bug of ours passes as it is."""
    try:
        yield
    except failures() as error:
        told = translated(error, path)
        if told is None:
            raise
        if isinstance(told, DamagedDatabase) and path.exists():
            suspect(path).touch(mode=0o600)
        raise told from error


def suspect(path: Path) -> Path:
    """Exists after damage was met at run time: the next start looks closer at the file."""
    return path.with_name(f"{path.name}.suspect")


def _writable(path: Path) -> bool:
    folder = path.parent
    return not folder.exists() or os.access(folder, os.W_OK | os.X_OK)


def _names(error: BaseException) -> list[str]:
    names = [getattr(link, "sqlite_errorname", None) for link in _chain(error)]
    # peewee passes the driver's exception on as its first argument, too.
    names += [
        getattr(argument, "sqlite_errorname", None)
        for link in _chain(error)
        for argument in link.args
    ]
    return [name for name in names if isinstance(name, str)]


def _chain(error: BaseException | None) -> list[BaseException]:
    seen: list[BaseException] = []
    waiting = [error]
    while waiting:
        link = waiting.pop(0)
        if link is not None and link not in seen:
            seen.append(link)
            waiting += [link.__cause__, link.__context__]
    return seen
