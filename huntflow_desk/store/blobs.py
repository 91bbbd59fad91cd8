"""Files beside the databases, photos and resumes: a folder with a limit, oldest go first."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from huntflow_desk.store.preferences import make_private_folder
from huntflow_desk.store.trouble import speaking_of

MAX_BYTES = 5 * 1024 * 1024
MAX_RESUME_BYTES = 15 * 1024 * 1024
"""What the vendor takes as an upload, and what the helper process reads."""

_MARKS = {"photo": ("", MAX_BYTES), "resume": ("r", MAX_RESUME_BYTES)}


class Blob(NamedTuple):
    """A file that is here: where, how large, and when it was written."""

    place: Path
    size: int
    written: datetime


class Blobs:
    """Photos and resumes of people, each under organisation, person and its own id. Private (0600).

    `kind` is photo (a person has one) or resume (one of each id). Every method may block; all are
    safe on any thread. What is here can be read again from the server at any time, so nothing is
    synced to the disk.

    `limit`: bytes in all from which on the oldest give way to new ones; None: no limit.
    """

    def __init__(self, folder: Path, *, limit: int | None = None) -> None:
        self._folder = folder
        self.limit = limit
        self._lock = threading.Lock()
        self._total: int | None = None

    def get(
        self, account_id: int, applicant_id: int, file_id: int, *, kind: str = "photo"
    ) -> bytes | None:
        """The bytes, or None when they are not here. Raises DiskTrouble."""
        place = self._place(account_id, applicant_id, file_id, kind)
        with speaking_of(place):
            try:
                return place.read_bytes()
            except FileNotFoundError:
                return None

    def find(
        self, account_id: int, applicant_id: int, file_id: int, *, kind: str = "photo"
    ) -> Blob | None:
        """What is known of a file without reading it; None when it is not here.

        Raises DiskTrouble.
        """
        place = self._place(account_id, applicant_id, file_id, kind)
        with speaking_of(place):
            try:
                about = place.stat()
            except FileNotFoundError:
                return None
        return Blob(place, about.st_size, datetime.fromtimestamp(about.st_mtime, UTC))

    def put(
        self,
        account_id: int,
        applicant_id: int,
        file_id: int,
        content: bytes,
        *,
        kind: str = "photo",
    ) -> None:
        """Keep the bytes instead of the person's earlier photo, or the resume's earlier file.

        Raises DiskTrouble, ValueError (larger than one file may be).
        """
        if len(content) > _MARKS[kind][1]:
            raise ValueError("too large")
        place = self._place(account_id, applicant_id, file_id, kind)
        import secrets  # with all of hashlib behind it: not before the first paint

        fresh = place.with_name(f"{secrets.token_hex(8)}.new")
        with self._lock, speaking_of(place):
            make_private_folder(self._folder)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            try:
                with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
                    file.write(content)
                if kind == "photo":
                    self._forget(account_id, [applicant_id], photos_only=True)
                fresh.replace(place)
            finally:
                fresh.unlink(missing_ok=True)
            self._make_room(len(content))

    def drop(self, account_id: int, applicant_ids: Collection[int]) -> None:
        """Delete the files of these people. Raises DiskTrouble."""
        with self._lock, speaking_of(self._folder):
            self._forget(account_id, applicant_ids)

    def clear(self) -> None:
        """Delete all. Raises DiskTrouble."""
        with self._lock, speaking_of(self._folder):
            for place in self._files():
                place.unlink(missing_ok=True)
            self._total = None

    def drop_before(self, oldest: datetime) -> int:
        """Delete what was written before; gives how many files. Raises DiskTrouble."""
        moment_ns = int(oldest.timestamp() * 1e9)
        with self._lock, speaking_of(self._folder):
            old = [place for written, _, place in self._known() if written < moment_ns]
            for place in old:
                place.unlink(missing_ok=True)
            self._total = None
        return len(old)

    def shrink_to(self, limit: int) -> int:
        """Delete the oldest until all fit into so many bytes; gives how many files.

        Raises DiskTrouble.
        """
        with self._lock, speaking_of(self._folder):
            return self._shrink_to(limit)

    def size(self) -> int:
        """Bytes in all."""
        with self._lock, speaking_of(self._folder):
            return sum(size for _, size, _ in self._known())

    def _place(self, account_id: int, applicant_id: int, file_id: int, kind: str) -> Path:
        return self._folder / f"{account_id}-{applicant_id}-{_MARKS[kind][0]}{file_id}"

    def _files(self) -> list[Path]:
        try:
            with os.scandir(self._folder) as found:
                return [self._folder / one.name for one in found if one.is_file()]
        except FileNotFoundError:
            return []

    def _known(self) -> list[tuple[int, int, Path]]:
        """Time of writing, size and place of every file."""
        found = []
        for place in self._files():
            # Another process may have deleted it meanwhile.
            with suppress(FileNotFoundError):
                about = place.stat()
                found.append((about.st_mtime_ns, about.st_size, place))
        return found

    def _forget(
        self, account_id: int, applicant_ids: Collection[int], *, photos_only: bool = False
    ) -> None:
        beginnings = tuple(f"{account_id}-{applicant_id}-" for applicant_id in applicant_ids)
        for place in self._files() if beginnings else ():
            if not place.name.startswith(beginnings):
                continue
            if not photos_only or place.name.rpartition("-")[2].isdigit():
                place.unlink(missing_ok=True)

    def _make_room(self, added: int) -> None:
        if self.limit is None:
            self._total = None
            return
        # Looking at every file costs: it is done when there may be too much, not at each one.
        if self._total is not None and self._total + added <= self.limit:
            self._total += added
            return
        self._shrink_to(self.limit)

    def _shrink_to(self, limit: int) -> int:
        count = 0
        found = sorted(self._known())
        self._total = sum(size for _, size, _ in found)
        for _, size, place in found:
            if self._total <= limit:
                break
            place.unlink(missing_ok=True)
            self._total -= size
            count += 1
        return count
