"""Keeping the local copy in bounds: ages, sizes, retention, forgetting people, erasing all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.settings import Settings
from huntflow_desk.services.session import Clock

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store

MARK = "cleaned_at"
EVERYWHERE = 0
"""Marks of no organisation are kept under this number."""

MONTH = timedelta(days=30.44)
A_STEP = 500
EDITS_KEPT = timedelta(days=30)
"""How long edits that are over can still be looked at and taken back."""

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class CleanUp:
    """What a clean-up took away."""

    log_rows: int = 0
    documents: int = 0
    files: int = 0
    people: int = 0


class Housekeeping:
    """Applies the limits that are set, and what a person wants gone from this computer."""

    def __init__(
        self, *, store: Store, bus: Bus, clock: Clock, settings: Callable[[], Settings]
    ) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._settings = settings

    def is_due(self, every: timedelta) -> bool:
        """Whether the last clean-up is so long ago."""
        since = self._store.passes.mark(EVERYWHERE, MARK)
        return not isinstance(since, str) or self._clock() - datetime.fromisoformat(since) >= every

    async def when_due(self, every: timedelta) -> CleanUp | None:
        """Clean up if the last time is long ago. Raises DiskTrouble."""
        self._limit_files()
        return await self.clean_up() if self.is_due(every) else None

    async def clean_up(self) -> CleanUp:
        """Apply retention, age and size limits, and the log's own. Raises DiskTrouble."""
        offline = self._settings().offline
        keeping = self._store.keeping
        log_rows = await self._store.journal.prune()
        people = documents = files = 0
        self._limit_files()
        if offline.retention_months > 0:
            oldest = self._clock() - MONTH * offline.retention_months
            people = await self._forget_inactive(oldest)
        if offline.keep_days > 0:
            oldest = self._clock() - timedelta(days=offline.keep_days)
            documents += await keeping.drop_details_before(oldest)
            files += await keeping.drop_files_before(oldest)
        if offline.keep_mb > 0:
            more, more_files = await keeping.shrink_to(offline.keep_mb * _MEGABYTE)
            documents, files = documents + more, files + more_files
        await self._forget_edits()
        await self._store.passes.set_mark(EVERYWHERE, MARK, self._clock().isoformat())
        if documents or files or people:
            self._bus.publish(Change("cache"))
        return CleanUp(log_rows, documents, files, people)

    async def forget(self, account_id: int, applicant_id: int) -> None:
        """Delete a person here, traces, drafts and finished edits included, and do not keep them
        again. Huntflow's own record and unfinished edits stay. Raises DiskTrouble."""
        await self._store.keeping.note_forgotten(account_id, applicant_id)
        await self._store.records.drop_applicants(account_id, [applicant_id])
        await self._store.drafts.forget(account_id, applicant_id)
        await self._drop_edits(account_id, [applicant_id])
        await self._store.journal.drop_bodies(f"/accounts/{account_id}/applicants")
        self._bus.publish(Change("applicant", account_id, frozenset({applicant_id})))

    async def remember(self, account_id: int, ids: Collection[int]) -> None:
        """Let forgotten people be kept here again, from the next reading on."""
        await self._store.keeping.remember(account_id, ids)

    def forgotten(self, account_id: int) -> frozenset[int]:
        """Ids of people who are not kept here by wish."""
        return self._store.keeping.forgotten(account_id)

    async def erase_here(self) -> None:
        """Delete everything of this profile and system that came from Huntflow, and the log.

        Keys, settings, reminders and what waits to be sent stay. Raises DiskTrouble.
        """
        await self._store.cache.clear()
        await self._store.passes.clear()
        await self._store.records.rebuild()
        await self._store.keeping.erase_files()
        await self._store.journal.clear()
        for kind in ("account", "vacancy", "applicant", "dictionary", "cache", "journal"):
            self._bus.publish(Change(kind))

    async def _drop_edits(self, account_id: int, ids: Collection[int]) -> None:
        """Finished edits of people who go, and the files only those edits name."""
        import asyncio

        files = await self._store.outbox.forget_people(account_id, ids)
        await asyncio.to_thread(self._store.staging.drop, files)
        self._bus.publish(Change("outbox"))

    async def _forget_edits(self) -> None:
        """Edits and reminders that are long over, and files nobody is going to send."""
        import asyncio

        before = self._clock() - EDITS_KEPT
        await self._store.outbox.forget(before)
        await self._store.reminders.forget_over(before)
        used = self._store.outbox.staged()
        # A fresh one may be on its way into an edit or a draft just now.
        await asyncio.to_thread(self._store.staging.drop_unused, used, before)

    def _limit_files(self) -> None:
        # Long downloads must keep to the limit before the next clean-up comes.
        megabytes = self._settings().offline.keep_mb
        self._store.keeping.limit_files(megabytes * _MEGABYTE if megabytes > 0 else None)

    async def _forget_inactive(self, oldest: datetime) -> int:
        count = 0
        # Somebody one wants to be reminded of is not over.
        needed = self._store.reminders.people()
        while True:
            found = await self._store.keeping.inactive_people(oldest, A_STEP, needed)
            if not found:
                return count
            for account_id, ids in found.items():
                await self._store.records.drop_applicants(account_id, ids)
                await self._drop_edits(account_id, ids)
                count += len(ids)
                self._bus.publish(Change("applicant", account_id))
