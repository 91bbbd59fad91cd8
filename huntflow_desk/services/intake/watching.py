"""A watched folder: what is new in it waits in Intake. Nothing is sent by itself."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from huntflow_desk.core.intake import Batch, State
from huntflow_desk.store.spoolreads import Seen

if TYPE_CHECKING:
    from huntflow_desk.services.intake.service import Intake
    from huntflow_desk.store.spool import Spool

EVERY_S = 5.0
ENDINGS = frozenset(
    """.pdf .docx .doc .rtf .odt .fodt .html .htm .txt .png .jpg .jpeg .gif .webp .tif .tiff
    .zip""".split()  # noqa: SIM905
)
"""Files of a watched folder that are looked at: others lie there for other reasons."""


class WatchedFolder:
    """Looks into one folder now and then. What lay there when it was first watched stays."""

    def __init__(
        self,
        folder: Path,
        account_id: int,
        *,
        intake: Intake,
        spool: Spool,
        every_s: float = EVERY_S,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._folder = folder
        self._account_id = account_id
        self._intake = intake
        self._spool = spool
        self._every_s = every_s
        self._sleep = sleep
        self._growing: dict[str, Seen] = {}

    async def watch(self) -> None:
        """Look until cancelled. Raises DiskTrouble; a folder that is away is waited for."""
        while True:
            if await self.look():
                await self._intake.work()
            await self._sleep(self._every_s)

    async def look(self) -> int:
        """Take what is new and complete: it was the same at two looks. How many files."""
        found = await asyncio.to_thread(_listed, self._folder)
        if found is None:
            return 0
        known = {one.path: one for one in self._spool.seen()}
        if str(self._folder) not in known:
            await self._spool.see([Seen(str(self._folder), 0, 0), *found])
            return 0
        fresh = [one for one in found if known.get(one.path) != one]
        complete = [one for one in fresh if one.size and self._growing.get(one.path) == one]
        self._growing = {one.path: one for one in fresh if one not in complete}
        if complete:
            batch = self._waiting_batch()
            await self._intake.drop(
                self._account_id,
                [Path(one.path) for one in complete],
                origin="watch",
                title=self._folder.name,
                seen=complete,
                batch_id=batch.batch_id if batch is not None else None,
            )
        return len(complete)

    def _waiting_batch(self) -> Batch | None:
        """The batch of this folder nobody has begun to send."""
        for batch in self._spool.batches():
            mine = batch.origin == "watch" and batch.title == self._folder.name
            if mine and batch.account_id == self._account_id:
                sent = {state for state, count in batch.counts.items() if count} & {
                    State.SENDING,
                    State.DONE,
                    State.FAILED,
                }
                return None if sent else batch
        return None


def _listed(folder: Path) -> list[Seen] | None:
    """Files that may be resumes; None when the folder cannot be read."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                ending = os.path.splitext(entry.name)[1].casefold()  # noqa: PTH122 - no Path each
                if entry.name.startswith(".") or ending not in ENDINGS or not entry.is_file():
                    continue
                about = entry.stat()
                found.append(Seen(entry.path, about.st_size, about.st_mtime_ns))
    except OSError:
        return None
    return sorted(found)
