"""Copies of files that wait to be sent: the original may vanish meanwhile."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from huntflow_desk.core.errors import TooLarge, UnreadableFile
from huntflow_desk.core.models import Json
from huntflow_desk.store.trouble import speaking_of


class Staging:
    """Files of one profile and system by the SHA-256 of what is in them; 0600 in a 0700 folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, source: Path | bytes, name: str, *, limit_bytes: int) -> Json:
        """Copy a file and describe it: `{"sha", "name", "size"}`. Blocks: for a thread.

        Raises UnreadableFile (it cannot be read), TooLarge, DiskTrouble.
        """
        content = source if isinstance(source, bytes) else _read(source, limit_bytes)
        if not content:
            raise UnreadableFile(
                why="empty", path=str(source) if isinstance(source, Path) else name
            )
        if len(content) > limit_bytes:
            raise TooLarge(limit_bytes=limit_bytes, size_bytes=len(content), name=name)
        digest = hashlib.sha256(content).hexdigest()
        place = self.path_of(digest)
        with speaking_of(self.folder):
            if place.exists():
                place.touch()  # wanted again: as good as new
            else:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                part = place.with_name(f"{digest}.{os.getpid()}.part")
                with part.open("wb") as file:
                    part.chmod(0o600)
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(place)
                _make_durable(self.folder)
        return {"sha": digest, "name": name, "size": len(content)}

    def adopt(self, place: Path, name: str, *, limit_bytes: int) -> Json:
        """Take a file that is named by its SHA-256 and never written to again, as the spool of
        resumes has them: without copying where the disk allows a second name.

        Describes it as `take` does, raises the same. Blocks.
        """
        target = self.path_of(place.name)
        try:
            size = place.stat().st_size
            if 0 < size <= limit_bytes and not target.exists():
                with speaking_of(self.folder):
                    self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                os.link(place, target)
            # The clock of tidying starts now: no edit names it yet.
            target.touch()
            _make_durable(self.folder)
        except OSError:
            return self.take(place, name, limit_bytes=limit_bytes)
        return {"sha": place.name, "name": name, "size": size}

    def path_of(self, digest: str) -> Path:
        """Where the copy is."""
        if not digest.isalnum():
            raise ValueError("not a digest")
        return self.folder / digest

    def size(self) -> int:
        """Bytes of all copies."""
        if not self.folder.is_dir():
            return 0
        return sum(one.stat().st_size for one in self.folder.iterdir() if one.is_file())

    def drop(self, digests: Collection[str]) -> None:
        """Delete these copies. Blocks. Raises DiskTrouble."""
        with speaking_of(self.folder):
            for digest in digests:
                self.path_of(digest).unlink(missing_ok=True)

    def drop_unused(self, used: Collection[str], before: datetime) -> None:
        """Delete copies made before then that nobody waits for any more. Blocks. Raises
        DiskTrouble."""
        oldest = before.timestamp()
        with speaking_of(self.folder):
            for place in self.folder.iterdir() if self.folder.is_dir() else ():
                is_used = place.name.partition(".")[0] in used
                if not is_used and place.stat().st_mtime < oldest:
                    place.unlink(missing_ok=True)


def _read(path: Path, limit_bytes: int) -> bytes:
    try:
        if not path.is_file():
            why = "not_a_file" if os.path.lexists(path) else "missing"
            raise UnreadableFile(why=why, path=str(path))
        with path.open("rb") as file:
            content = file.read(limit_bytes + 1)
            size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(why=error.strerror or "unreadable", path=str(path)) from error
    if len(content) > limit_bytes:
        raise TooLarge(limit_bytes=limit_bytes, size_bytes=size, name=path.name)
    return content


def _make_durable(folder: Path) -> None:
    # Not on Windows, where folders cannot be opened.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
