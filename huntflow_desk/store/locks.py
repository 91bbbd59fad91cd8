"""A lock file that one process holds at a time; it survives kill -9 (the system lets go)."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL_S = 0.05


class LockTimeout(Exception):
    """Another process held the lock for the whole time."""


@contextmanager
def held(path: Path, *, timeout_s: float) -> Iterator[None]:
    """Hold the lock for the block. Blocks; raises LockTimeout, OSError.

    Not re-entrant: a second attempt of the same process waits as well.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + timeout_s
        while not _taken(handle):
            if time.monotonic() >= deadline:
                raise LockTimeout(path.name)
            time.sleep(_POLL_S)
        try:
            yield
        finally:
            _released(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _released(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(handle: int) -> bool:
        # flock, not lockf: it also keeps two threads of one process apart.
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _released(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
