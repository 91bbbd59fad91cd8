"""The copies of dropped files: one file per content, named by its hash, private, durable."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from huntflow_desk.core.errors import UnreadableFile
from huntflow_desk.store.preferences import make_private_folder
from huntflow_desk.store.trouble import speaking_of

FILE_BYTES = 15 * 1024 * 1024
"""What the vendor takes as an upload."""

ARCHIVE_BYTES = 64 * 1024 * 1024
"""An archive is taken apart, not sent: it may be larger."""

_PIECE = 1024 * 1024
_LEFT_OVER_S = 600.0


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy: hash of its bytes (SHA-256) and their number."""

    sha: str
    size: int


class SpoolFiles:
    """A folder of copies. Every method blocks; all are safe on any thread and in any process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, sha: str) -> Path:
        """Where the copy of this hash is, or would be."""
        return self.folder / sha

    def copy_in(self, source: Path, stopped: Callable[[], bool] = lambda: False) -> Kept:
        """Copy a file. Raises UnreadableFile (`code`: gone, locked, changing, empty, too_large,
        unsupported; cancelled when `stopped` says so), DiskTrouble when it cannot be kept."""
        try:
            handle = os.open(source, _READ)
        except (FileNotFoundError, NotADirectoryError):
            raise _unreadable("gone", source) from None
        except (OSError, ValueError):
            raise _unreadable("locked", source) from None
        with os.fdopen(handle, "rb") as file:
            before = os.fstat(handle)
            if not stat.S_ISREG(before.st_mode):
                raise _unreadable("unsupported", source)
            limit = FILE_BYTES
            head = b""
            if before.st_size > limit:
                head = _read(file.read, _PIECE, source)
                limit = ARCHIVE_BYTES if head.startswith(b"PK") else limit
            if before.st_size > limit:
                raise _unreadable("too_large", source)

            def pieces() -> Iterable[bytes]:
                piece, total = head or _read(file.read, _PIECE, source), 0
                while piece:
                    total += len(piece)
                    if total > before.st_size:
                        raise _unreadable("changing", source)
                    if stopped():
                        raise _unreadable("cancelled", source)
                    yield piece
                    piece = _read(file.read, _PIECE, source)
                after = os.fstat(handle)
                same = (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
                if not same or total != after.st_size:
                    raise _unreadable("changing", source)
                if not total:
                    raise _unreadable("empty", source)

            return self._write(pieces())

    def put(self, content: bytes) -> Kept:
        """Keep bytes. Raises UnreadableFile (empty, too_large), DiskTrouble."""
        if not content:
            raise _unreadable("empty", Path())
        if len(content) > (ARCHIVE_BYTES if content.startswith(b"PK") else FILE_BYTES):
            raise _unreadable("too_large", Path())
        return self._write([content])

    def sync(self) -> None:
        """Make the names durable; contents are already. Raises DiskTrouble."""
        if os.name != "posix" or not self.folder.exists():
            return
        with speaking_of(self.folder):
            handle = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def drop(self, shas: Iterable[str]) -> None:
        """Delete copies. Raises DiskTrouble."""
        with speaking_of(self.folder):
            for sha in shas:
                self.place(sha).unlink(missing_ok=True)

    def tidy(self, known: Collection[str]) -> int:
        """Delete what a crash left over: copies nobody knows, halves. Only what is some minutes
        old: another process may be about to note its own. How many. Raises DiskTrouble."""
        gone = 0
        with speaking_of(self.folder):
            try:
                found = [one for one in os.scandir(self.folder) if one.is_file()]
            except FileNotFoundError:
                return 0
            for one in found:
                with suppress(FileNotFoundError):
                    old = time.time() - one.stat().st_mtime > _LEFT_OVER_S
                    if old and one.name not in known:
                        Path(one.path).unlink()
                        gone += 1
        return gone

    def _write(self, pieces: Iterable[bytes]) -> Kept:
        digest, size = hashlib.sha256(), 0
        fresh = self.folder / f"{secrets.token_hex(8)}.new"
        with speaking_of(self.folder):
            make_private_folder(self.folder)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            with speaking_of(fresh), os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
                for piece in pieces:
                    digest.update(piece)
                    size += len(piece)
                    file.write(piece)
                file.flush()
                place = self.place(digest.hexdigest())
                if not place.exists():
                    os.fsync(file.fileno())
            with speaking_of(place):
                if place.exists():
                    os.utime(place)  # `tidy` must not take it for a left-over meanwhile
                else:
                    fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)
        return Kept(place.name, size)


# A pipe or a device must not hold us up.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def _read(read: Callable[[int], bytes], size: int, source: Path) -> bytes:
    try:
        return read(size)
    except OSError:
        raise _unreadable("locked", source) from None


def _unreadable(code: str, source: Path) -> UnreadableFile:
    return UnreadableFile(code, code=code, path=str(source))
