"""Small files beside the databases, such as photos: a folder with a limit, oldest go first."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from huntflow_desk.store.preferences import make_private_folder
from huntflow_desk.store.trouble import speaking_of

MAX_BYTES = 5 * 1024 * 1024
MAX_TOTAL_BYTES = 100 * 1024 * 1024


class Blobs:
    """Photos of people, each under organisation, person and file id. Private (0600).

    Every method may block; all are safe on any thread. What is here can be read again from the
    server at any time, so nothing is synced to the disk.
    """

    def __init__(self, folder: Path, *, total_bytes: int = MAX_TOTAL_BYTES) -> None:
        self._folder = folder
        self._limit = total_bytes
        self._lock = threading.Lock()

    def get(self, account_id: int, applicant_id: int, file_id: int) -> bytes | None:
        """The bytes, or None when they are not here. Raises DiskTrouble."""
        place = self._place(account_id, applicant_id, file_id)
        with speaking_of(place):
            try:
                return place.read_bytes()
            except FileNotFoundError:
                return None

    def put(self, account_id: int, applicant_id: int, file_id: int, content: bytes) -> None:
        """Keep the bytes instead of the person's earlier file. Raises DiskTrouble, ValueError
        (larger than one file may be)."""
        if len(content) > MAX_BYTES:
            raise ValueError("too large")
        place = self._place(account_id, applicant_id, file_id)
        import secrets  # with all of hashlib behind it: not before the first paint

        fresh = place.with_name(f"{secrets.token_hex(8)}.new")
        with self._lock, speaking_of(place):
            make_private_folder(self._folder)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            try:
                with open(os.open(fresh, flags, 0o600), "wb") as file:
                    file.write(content)
                self._forget(account_id, [applicant_id])
                fresh.replace(place)
            finally:
                fresh.unlink(missing_ok=True)
            self._shrink()

    def drop(self, account_id: int, applicant_ids: Collection[int]) -> None:
        """Delete the files of these people. Raises DiskTrouble."""
        with self._lock, speaking_of(self._folder):
            self._forget(account_id, applicant_ids)

    def clear(self) -> None:
        """Delete all. Raises DiskTrouble."""
        with self._lock, speaking_of(self._folder):
            for place in self._files():
                place.unlink(missing_ok=True)

    def size(self) -> int:
        """Bytes in all."""
        with self._lock, speaking_of(self._folder):
            return sum(size for _, size, _ in self._known())

    def _place(self, account_id: int, applicant_id: int, file_id: int) -> Path:
        return self._folder / f"{account_id}-{applicant_id}-{file_id}"

    def _files(self) -> list[Path]:
        try:
            return [place for place in self._folder.iterdir() if place.is_file()]
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

    def _forget(self, account_id: int, applicant_ids: Collection[int]) -> None:
        beginnings = tuple(f"{account_id}-{applicant_id}-" for applicant_id in applicant_ids)
        for place in self._files() if beginnings else ():
            if place.name.startswith(beginnings):
                place.unlink(missing_ok=True)

    def _shrink(self) -> None:
        found = sorted(self._known())
        total = sum(size for _, size, _ in found)
        for _, size, place in found:
            if total <= self._limit:
                return
            place.unlink(missing_ok=True)
            total -= size
