"""Resume files of a card: fetched when asked for, kept beside the store, shown by the helper.

A foreign document is never opened in this process: its pages come as PNG, its text as text, from
one helper process per workplace that starts at the first use (`sources.resumes.reader`).
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from huntflow_desk.core.errors import (
    NotFound,
    UnreadableFile,
)
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.priority import Priority
from huntflow_desk.services.files import ResumeKey, take_file
from huntflow_desk.sources.resumes.reader import ResumeReader
from huntflow_desk.store.blobs import Blob

if TYPE_CHECKING:
    from huntflow_desk.services.session import Session
    from huntflow_desk.store.database import Store

T = TypeVar("T")

PAGES_BYTES = 24 * 1024 * 1024
"""Pictures of pages that are remembered as PNG, for scrolling back."""

MOST_PAGES = 300
GRACE_S = 1.0
"""How long the helper may go on with what nobody waits for any more, before it is ended."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a kept file shows: `pages` pictures (the first `MOST_PAGES` of `all_pages`), or `text`
    where there are none. `kept_at`: when the file was read from the server."""

    key: ResumeKey
    kept_at: datetime
    pages: int = 0
    all_pages: int = 0
    text: str = ""
    kind: str = ""


_PASSING = ("timeout", "crashed", "cancelled")
"""What the helper may answer otherwise at another time."""

_MOST_OPENED = 16

_Version = tuple[int, datetime]
_Place = tuple[ResumeKey, _Version]


class Previews:
    """The resume files of one workplace. Close it: a process may be running."""

    def __init__(
        self,
        *,
        session: Session,
        store: Store,
        bus: Bus,
        command: Sequence[str] | None = None,
        pages_bytes: int = PAGES_BYTES,
    ) -> None:
        """`command`: starts the helper (default: this program)."""
        self._session = session
        self._store = store
        self._bus = bus
        self._reader = ResumeReader(command)
        self._pages: OrderedDict[tuple[ResumeKey, _Version, int, int], bytes] = OrderedDict()
        self._opened: OrderedDict[tuple[ResumeKey, _Version], Preview | UnreadableFile] = (
            OrderedDict()
        )
        self._pages_bytes = pages_bytes
        self._going_on: set[asyncio.Task[Any]] = set()
        self._leave = bus.listen(self._changed)

    def kept_at(self, key: ResumeKey) -> datetime | None:
        """When the file of a resume was read from the server; None: it is not kept. Quick."""
        blob = self._find(key)
        return blob.written if blob is not None else None

    async def fetch(self, key: ResumeKey, *, priority: Priority = Priority.FOREGROUND) -> None:
        """Read the file of a resume from the server and keep it. Raises DeskError."""
        api = await self._session.api()
        await take_file(api, self._store, key, priority=priority)
        self._bus.publish(Change("resume", key.account_id, frozenset({key.applicant_id})))

    async def open(self, key: ResumeKey) -> Preview | None:
        """What the kept file shows; None when it is not kept.

        Raises UnreadableFile (`facts["code"]`: encrypted, corrupt, too_large, timeout, crashed,
        empty, unsupported).
        """
        blob = self._find(key)
        if blob is None:
            return None
        version = (blob.size, blob.written)
        known = self._opened.get((key, version))
        if isinstance(known, UnreadableFile):
            raise UnreadableFile(str(known), **known.facts)
        if known is not None:
            return known
        try:
            preview = await self._read(key, blob)
        except UnreadableFile as error:
            if error.facts.get("code") not in _PASSING:
                self._remember(key, version, error)
            raise
        self._remember(key, version, preview)
        return preview

    async def page(self, key: ResumeKey, number: int, width_px: int) -> bytes:
        """A page as a picture (PNG; a picture as it is), `width_px` wide where that is possible.

        Raises UnreadableFile as `open`; NotFound: the file is not kept any more.
        """
        blob = self._find(key)
        if blob is None:
            raise NotFound(what="file")
        place = (key, (blob.size, blob.written), number, width_px)
        known = self._pages.get(place)
        if known is not None:
            self._pages.move_to_end(place)
            return known
        content = await self._ask(self._reader.preview(blob.place, number, width_px))
        self._pages[place] = content
        total = sum(map(len, self._pages.values()))
        while total > self._pages_bytes and len(self._pages) > 1:
            total -= len(self._pages.popitem(last=False)[1])
        return content

    async def close(self) -> None:
        """End the helper process; who waits for it is cancelled."""
        self._leave()
        left = list(self._going_on)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left)
        self._pages.clear()
        self._opened.clear()
        await self._reader.close()

    async def _read(self, key: ResumeKey, blob: Blob) -> Preview:
        pages = await self._ask(self._reader.page_count(blob.place))
        if pages:
            return Preview(key, blob.written, min(pages, MOST_PAGES), pages)
        found = await self._ask(self._reader.read(blob.place))
        if found.error and not found.partial:
            why = found.explanation
            raise UnreadableFile(why, why=why, code=found.error, path=str(blob.place))
        return Preview(key, blob.written, text=found.text, kind=found.kind)

    def _remember(
        self, key: ResumeKey, version: _Version, opened: Preview | UnreadableFile
    ) -> None:
        self._opened[key, version] = opened
        while len(self._opened) > _MOST_OPENED:
            self._opened.popitem(last=False)

    def _find(self, key: ResumeKey) -> Blob | None:
        place = (key.account_id, key.applicant_id, key.external_id)
        return self._store.blobs.find(*place, kind="resume")

    async def _ask(self, work: Coroutine[Any, Any, T]) -> T:
        """Let the helper work. A cancelled request kills the helper, and starting another one
        takes longer than a page: who leaves lets it finish, for a moment."""
        task = asyncio.get_running_loop().create_task(work, name="preview")
        self._going_on.add(task)
        task.add_done_callback(self._ended)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if not task.done():
                asyncio.get_running_loop().call_later(GRACE_S, task.cancel)
            raise

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._going_on.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waits has it; nobody may wait any more

    def _changed(self, change: Change) -> None:
        """Forget pictures of people who are gone, as of those somebody wanted gone."""
        if change.kind not in ("applicant", "cache"):
            return
        keys = {place[0] for place in self._pages} | {place[0] for place in self._opened}
        for key in keys:
            if change.touches(change.kind, key.applicant_id) and self._find(key) is None:
                for place in [place for place in self._pages if place[0] == key]:
                    del self._pages[place]
                for opened in [opened for opened in self._opened if opened[0] == key]:
                    del self._opened[opened]
