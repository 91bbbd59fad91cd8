"""What the parts of the synchronisation share: connection, store, the pause, the telling."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from huntflow_desk.core.events import ALL, Bus, Change
from huntflow_desk.core.settings import Lifetimes, Settings
from huntflow_desk.services.choices import Choices
from huntflow_desk.services.session import Clock, Session
from huntflow_desk.services.sync.progress import Speed, SyncProgress, SyncReport

if TYPE_CHECKING:
    from huntflow_desk.api.huntflow import HuntflowApi
    from huntflow_desk.core.documents import Applicant
    from huntflow_desk.services.library import Library
    from huntflow_desk.store.database import Store

TELL_EVERY_S = 2.0
"""Views are told of changes this often: each telling makes them read their window anew."""

SHOW_EVERY_S = 0.25
_MANY = 300


class Context:
    """One connection and store at work; `progress` and `report` are for whoever looks."""

    def __init__(
        self,
        *,
        session: Session,
        store: Store,
        library: Library,
        bus: Bus,
        clock: Clock,
        settings: Callable[[], Settings],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.store = store
        self.library = library
        self.choices = Choices(
            session=session,
            store=store,
            library=library,
            bus=bus,
            clock=clock,
            lifetimes=lambda: settings().lifetimes,
        )
        self.clock = clock
        self.monotonic = monotonic
        self.progress = SyncProgress()
        self.report = SyncReport()
        self._session = session
        self._bus = bus
        self._settings = settings
        self._speed = Speed(monotonic)
        self._open = asyncio.Event()
        self._open.set()
        self._changed: dict[tuple[str, int], set[int]] = {}
        self._told_at = -TELL_EVERY_S
        self._shown_at = -SHOW_EVERY_S

    @property
    def lifetimes(self) -> Lifetimes:
        """How long what is read counts as fresh, as set now."""
        return self._settings().lifetimes

    async def api(self) -> HuntflowApi:
        """The client. Raises NotSent while the person works offline by choice."""
        return await self._session.api()

    @property
    def connected(self) -> bool:
        """Whether the server itself answers, as far as is known."""
        return self._session.state.usable

    def is_wanted(self, person: Applicant) -> bool:
        """Whether the retention set for this computer lets the person be kept."""
        oldest = self.oldest_kept()
        if oldest is None:
            return True
        moments = [person.created, *(link.updated or link.changed for link in person.links)]
        known = [moment for moment in moments if moment is not None]
        return not known or max(known) >= oldest

    def oldest_kept(self) -> datetime | None:
        """People with whom nothing happened since are not kept here; None: everybody is."""
        months = self._settings().offline.retention_months
        return self.clock() - timedelta(days=30.44 * months) if months > 0 else None

    # Pause

    @property
    def paused(self) -> bool:
        """Whether the person asked for a pause."""
        return not self._open.is_set()

    def pause(self) -> None:
        """Begin no more requests until `resume`."""
        self._open.clear()
        if self.progress.state == "running":
            self.show(state="paused", rate=0.0, left_s=None)

    def resume(self) -> None:
        """Go on after a pause."""
        self._open.set()
        self._speed.restart()
        if self.progress.state == "paused":
            self.show(state="running")

    async def turn(self, after_s: float = 0.0) -> None:
        """Wait for the end of a pause, and `after_s` seconds before that."""
        if after_s > 0:
            await asyncio.sleep(after_s)
        await self._open.wait()

    # Telling

    def begin_step(self, step: str, account_id: int | None = None) -> None:
        """Another kind of work begins."""
        self._speed.restart()
        self.show(
            state="paused" if self.paused else "running",
            step=step,
            done=0,
            total=0,
            rate=0.0,
            left_s=None,
            account_id=account_id,
            problem=None,
        )

    def advance(self, done: int, total: int) -> None:
        """So much of the step is done."""
        rate = self._speed.note(done)
        left_s = (total - done) / rate if rate > 0 else None
        self.progress = replace(self.progress, done=done, total=total, rate=rate, left_s=left_s)
        now = self.monotonic()
        if now - self._shown_at >= SHOW_EVERY_S or done >= total:
            self._shown_at = now
            self._bus.publish(Change("sync"))

    def show(self, **changes: object) -> None:
        """Change what people see, and tell them."""
        self.progress = replace(self.progress, **changes)  # type: ignore[arg-type]
        self._bus.publish(Change("sync"))

    def tell(self, kind: str, account_id: int, ids: frozenset[int]) -> None:
        """These have changed; views hear of it once a second."""
        self._changed.setdefault((kind, account_id), set()).update(ids)
        if self.monotonic() - self._told_at >= TELL_EVERY_S:
            self.tell_all()

    def tell_all(self) -> None:
        """Tell what is left to tell."""
        self._told_at = self.monotonic()
        changed, self._changed = self._changed, {}
        for (kind, account_id), ids in changed.items():
            if ids:
                told = frozenset(ids) if len(ids) <= _MANY else ALL
                self._bus.publish(Change(kind, account_id, told))

    def note(self, text: str, endpoint: str = "") -> None:
        """A fact for the log (no people's data) and for the report."""
        if len(self.report.notes) < _MANY:
            self.report.notes.append(text)
        self.store.journal.event(f"sync: {text}", endpoint=endpoint)
