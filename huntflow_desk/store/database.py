"""Opening, looking after and erasing the files of one profile and system."""

from __future__ import annotations

import functools
import sqlite3
import stat
import threading
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from huntflow_desk.core.errors import DeskError, DiskTrouble
from huntflow_desk.core.settings import LogPolicy
from huntflow_desk.store.cache import Cache
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.journal import Journal
from huntflow_desk.store.locks import LockTimeout, held
from huntflow_desk.store.migrations import prepare, refuse_newer
from huntflow_desk.store.records import Records
from huntflow_desk.store.tables import CACHE, KINDS, LOG, OUTBOX
from huntflow_desk.store.trouble import speaking_of
from huntflow_desk.store.writer import ShortTurns

if TYPE_CHECKING:
    # Not needed for the first paint.
    from huntflow_desk.core.keys import Marker
    from huntflow_desk.store.blobs import Blobs
    from huntflow_desk.store.different import DifferentPeople
    from huntflow_desk.store.drafts import Drafts
    from huntflow_desk.store.keeping import Keeping
    from huntflow_desk.store.likeness import LikenessReader
    from huntflow_desk.store.outbox import Outbox
    from huntflow_desk.store.passes import Passes
    from huntflow_desk.store.reminders import Reminders
    from huntflow_desk.store.spool import Spool
    from huntflow_desk.store.staging import Staging

_OPENING_S = 60.0

SQLITE_VERSION = sqlite3.sqlite_version
"""For diagnostics: below 3.51.3 SQLite has a race between connections in WAL mode."""


class Store:
    """The open files: `cache` and `records` share cache.db, `journal` is log.db, `blobs` are
    photos in files of their own, `outbox` is outbox.db, `staging` copies of files
    that wait to be sent.

    `notes` tells what had to be mended at the opening (damaged files set aside).
    """

    def __init__(
        self,
        folder: Path,
        *,
        user: str,
        clock: Callable[[], datetime],
        policy: LogPolicy,
        notes: tuple[DeskError, ...] = (),
    ) -> None:
        turns = ShortTurns()
        self._clock = clock
        self._blobs: Blobs | None = None
        self._outbox: Outbox | None = None
        self._spool: Spool | None = None
        self._making = threading.Lock()
        self.folder = folder
        self.notes = notes
        self._files = {
            kind.name: DatabaseFile(folder / kind.name, synchronous=kind.synchronous, turns=turns)
            for kind in KINDS
        }
        self.cache = Cache(self._files[CACHE.name], clock)
        self.records = Records(
            self._files[CACHE.name], clock, lambda: self.blobs, lambda: self.outbox, self._forget
        )
        self.journal = Journal(self._files[LOG.name], clock, user=user, policy=policy)

    @property
    def blobs(self) -> Blobs:
        """Photos and files of resumes; made at the first use, by whichever thread."""
        with self._making:
            if self._blobs is None:
                from huntflow_desk.store.blobs import Blobs

                self._blobs = Blobs(self.folder / "blobs")
            return self._blobs

    @functools.cached_property
    def passes(self) -> Passes:
        """How far reading everything is."""
        from huntflow_desk.store.passes import Passes

        return Passes(self._files[CACHE.name], self._clock, self.records)

    @functools.cached_property
    def staging(self) -> Staging:
        """Copies of files that wait to be sent."""
        from huntflow_desk.store.staging import Staging

        return Staging(self.folder / "staging")

    @functools.cached_property
    def keeping(self) -> Keeping:
        """Limits of what is kept."""
        from huntflow_desk.store.keeping import Keeping

        return Keeping(self._files[CACHE.name], self._clock, self.blobs)

    def filling(self) -> AbstractContextManager[None]:
        """Inside, `take_...` and `put` of cache.db happen at once (`Writer.on_this_thread`)."""
        return self._files[CACHE.name].writer.on_this_thread()

    @property
    def outbox(self) -> Outbox:
        """Edits on their way and drafts; made at the first use: lists do without it."""
        with self._making:
            if self._outbox is None:
                from huntflow_desk.store.outbox import Outbox

                self._outbox = Outbox(self._files[OUTBOX.name], self._clock)
            return self._outbox

    @property
    def spool(self) -> Spool:
        """Resumes on their way in, and which people are two; made at the first use."""
        with self._making:
            if self._spool is None:
                from huntflow_desk.store.spool import Spool
                from huntflow_desk.store.spoolfiles import SpoolFiles

                files = SpoolFiles(self.folder / "intake")
                self._spool = Spool(self._files[OUTBOX.name], files, self._clock)
            return self._spool

    @property
    def different(self) -> DifferentPeople:
        """Which records were decided to be two people."""
        from huntflow_desk.store.different import DifferentPeople

        return DifferentPeople(self._files[OUTBOX.name], self._clock)

    @functools.cached_property
    def drafts(self) -> Drafts:
        """What is being typed; made at the first use."""
        from huntflow_desk.store.drafts import Drafts

        return Drafts(self._files[OUTBOX.name], self._clock)

    @functools.cached_property
    def reminders(self) -> Reminders:
        """What somebody wants to be told of; made at the first use."""
        from huntflow_desk.store.reminders import Reminders

        return Reminders(self._files[OUTBOX.name], self._clock)

    async def _forget(self, account_id: int, ids: Collection[int]) -> None:
        """People leave cache.db: nothing else may tell of them."""
        await self.spool.forget(account_id, ids)
        await self.different.forget(account_id, ids)
        await self.reminders.forget(account_id, ids)

    @property
    def likeness(self) -> LikenessReader:
        """What kept people are compared by."""
        from huntflow_desk.store.likeness import LikenessReader

        return LikenessReader(self._files[CACHE.name])

    @property
    def outbox_is_open(self) -> bool:
        """Whether anybody has needed the outbox so far."""
        return self._outbox is not None

    def watch_reads(self, slow_ms: float = 16.0) -> None:
        """Log reads of the main thread that take longer (for development); 0 ends it."""
        for file in self._files.values():
            file.slow_read_ms = slow_ms

    def integrity(self) -> dict[str, str]:
        """What SQLite says of each file: "ok" or the first complaint. Long on a large file."""
        answers = {}
        for name, file in self._files.items():
            try:
                found = file.row("PRAGMA quick_check(1)")
                answers[name] = str(found[0]) if found else "no answer"
            except DeskError as error:
                answers[name] = error.kind
        return answers

    def sizes(self) -> dict[str, int]:
        """Bytes of each file on disk, and of all photos."""
        sizes = {name: file.size() for name, file in self._files.items()}
        return {**sizes, "blobs": self.blobs.size()}

    def close(self) -> None:
        """Perform what is queued and close the files."""
        for file in self._files.values():
            file.close()


def open_store(
    folder: Path,
    *,
    user: str,
    clock: Callable[[], datetime],
    policy: LogPolicy = LogPolicy(),  # noqa: B008 - frozen
    marker: Marker = lambda line: None,
    lasting: bool = True,
) -> Store:
    """Open (create, migrate, mend) the database files of one profile and system.

    `user` is the profile's name as the journal keeps it; `clock` gives aware UTC. Not `lasting`:
    the files are erased at the end of the session, and making them waits for no disk.
    Raises NewerDatabase (nothing was opened or changed) and DiskTrouble.
    """
    with speaking_of(folder):
        refuse_newer(folder, KINDS)
        _make_private(folder)
        try:
            with held(folder / "open.lock", timeout_s=_OPENING_S):
                notes = [prepare(folder, kind, marker, lasting=lasting) for kind in KINDS]
        except LockTimeout as error:
            raise DiskTrouble(cause="busy", path=str(folder)) from error
        _make_private(folder)
    return Store(
        folder,
        user=user,
        clock=clock,
        policy=policy,
        notes=tuple(note for note in notes if note is not None),
    )


def erase(folder: Path) -> None:
    """Delete a folder with everything in it: one system's files, or a whole profile.

    The store of that folder must be closed. Raises DiskTrouble when something stays.
    """
    if folder.is_symlink():
        folder = folder.resolve()
    with speaking_of(folder):
        if folder.exists():
            import shutil

            shutil.rmtree(folder)


def _make_private(folder: Path) -> None:
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)
    for place in (folder, *folder.iterdir()):
        # SQLite's side files come and go with other processes.
        with suppress(FileNotFoundError):
            wanted = 0o700 if place.is_dir() else 0o600
            if stat.S_IMODE(place.stat().st_mode) != wanted:
                place.chmod(wanted)
