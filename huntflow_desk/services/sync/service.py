"""The synchronisation as the window and the command line use it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.errors import DeskError, KeysLost, NotFound, SlowDown, explain
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.models import Account
from huntflow_desk.core.settings import Settings, System
from huntflow_desk.services.housekeeping import CleanUp, Housekeeping
from huntflow_desk.services.session import Clock, Session
from huntflow_desk.services.sync.context import Context
from huntflow_desk.services.sync.details import Details, Estimate
from huntflow_desk.services.sync.people import PeoplePass
from huntflow_desk.services.sync.progress import SyncProgress, SyncReport
from huntflow_desk.services.sync.recent import Recent
from huntflow_desk.services.sync.reference import (
    read_accounts,
    read_dictionaries,
    read_vacancies,
)
from huntflow_desk.store.passes import DONE

if TYPE_CHECKING:
    from huntflow_desk.services.library import Library
    from huntflow_desk.store.database import Store

BACKGROUND_RATE = 4.0
"""Requests a second that estimates count with: the pace of background work."""

WAITING = frozenset({"not_sent", "unknown_outcome", "slow_down", "keys_lost", "keys_locked"})
"""Kinds of trouble that the state of the connection tells already."""

FIRST_PAUSE_S = 5.0
LONGEST_PAUSE_S = 300.0
DISK_PAUSE_S = 60.0
CLEAN_EVERY = timedelta(hours=24)
LOOK_ROUND_S = 3600.0
"""Without a connection, or with the reading switched off, limits are looked at so often."""

PASS_TOO_OLD = timedelta(days=3)
"""A pass begun longer ago says nothing about today's list any more."""

VACANCIES_MARK = "vacancies_at"
MINE_EVERY = timedelta(hours=6)


class Sync:
    """Reads organisations whole and keeps up with them.

    One run at a time; `progress` tells how far it is (Change("sync") follows every change).
    """

    def __init__(
        self,
        *,
        session: Session,
        store: Store,
        library: Library,
        bus: Bus,
        clock: Clock,
        settings: Callable[[], Settings],
    ) -> None:
        self._settings = settings
        self._session = session
        self._bus = bus
        self._clock = clock
        self._context = Context(
            session=session,
            store=store,
            library=library,
            bus=bus,
            clock=clock,
            settings=settings,
        )
        self.housekeeping = Housekeeping(store=store, bus=bus, clock=clock, settings=settings)
        self._busy = asyncio.Lock()
        self._running: asyncio.Task[Any] | None = None
        self._stirred = asyncio.Event()
        self._stopped = False

    @property
    def progress(self) -> SyncProgress:
        """How far it is now."""
        return self._context.progress

    @property
    def report(self) -> SyncReport:
        """What the present or last run did."""
        return self._context.report

    def pause(self) -> None:
        """Begin no more requests until `resume`; those under way end."""
        self._context.pause()

    def resume(self) -> None:
        """Go on after a pause, a cancel or a failure, now."""
        self._stopped = False
        self._context.resume()
        self._stirred.set()

    def cancel(self) -> None:
        """End the present run; what was taken stays. `keep_up` waits for `resume`."""
        self._stopped = True
        self._context.resume()
        if self._running is not None:
            self._running.cancel()

    async def run(
        self, *, details: str | None = None, account_ids: Collection[int] = ()
    ) -> SyncReport:
        """Read everything once: reference data, vacancies, people, and chosen details.

        `details`: open-vacancies, all, none, or what is set (None). `account_ids`: only these
        organisations. A pass that was begun goes on. A run ended by `cancel` gives a report that
        is not complete. Raises DeskError; `report` has what was done until then.
        """
        await self._alone(self._read_everything(details, account_ids))
        return self._context.report

    async def estimate(self, account_id: int, choice: str) -> Estimate:
        """What keeping details by a choice still costs; reads the store only."""
        details = Details(self._context, account_id)
        return await details.estimate(self._settings().offline, choice, rate=BACKGROUND_RATE)

    async def erase_here(self) -> None:
        """Stop, then delete everything that came from Huntflow here; `resume` reads it anew.

        Raises DiskTrouble.
        """
        self.cancel()
        async with self._busy:
            await self.housekeeping.erase_here()

    async def clean_up(self) -> CleanUp:
        """Apply the limits that are set now, when nothing is read. Raises DiskTrouble."""
        async with self._busy:
            return await self.housekeeping.clean_up()

    # Keeping up

    async def keep_up(self) -> None:
        """Read what is missing, then what changes, until cancelled. Started by the roof."""
        leave = self._bus.listen(self._heard)
        failures = 0
        try:
            while True:
                self._stirred.clear()
                wait_s = LOOK_ROUND_S
                try:
                    if self.housekeeping.is_due(CLEAN_EVERY):
                        await self._alone(self._clean_up())
                    if self._may_run():
                        await self._alone(self._round())
                        failures, wait_s = 0, float(self._settings().offline.poll_s)
                except DeskError as error:
                    failures += 1
                    wait_s = self._pause_after(error, failures)
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait_s):
                        await self._stirred.wait()
        finally:
            leave()

    def _may_run(self) -> bool:
        settings = self._settings()
        ready = settings.first_run_done or self._session.system is System.DEMO
        wanted = settings.offline.enabled and not self._stopped
        return ready and wanted and self._session.state.usable

    def _pause_after(self, error: DeskError, failures: int) -> float:
        """Seconds until the next try, unless something changes before."""
        if isinstance(error, KeysLost):
            return LOOK_ROUND_S
        if isinstance(error, SlowDown):
            return float(error.facts.get("wait_s") or FIRST_PAUSE_S)
        if error.kind == "disk_trouble":
            return DISK_PAUSE_S
        longest: float = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** min(failures, 10))
        return longest

    def _heard(self, change: Change) -> None:
        back = change.kind == "connection" and self._session.state.usable
        if back or change.kind == "settings":
            self._stirred.set()

    # One run

    async def _alone(self, work: Coroutine[Any, Any, None]) -> None:
        """Do the work as a task that `cancel` can end, and show what became of it."""
        context = self._context
        async with self._busy:
            context.report = SyncReport()
            self._running = task = asyncio.ensure_future(work)
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError:
                task.cancel()
                await asyncio.wait([task])
                context.show(state="stopped", rate=0.0, left_s=None)
                raise
            finally:
                self._running = None
                context.tell_all()
            error = None if task.cancelled() else task.exception()
            if task.cancelled():
                context.show(state="stopped", rate=0.0, left_s=None)
            elif isinstance(error, DeskError):
                waits = error.kind in WAITING
                state = "waiting" if waits else "failed"
                context.show(state=state, problem=explain(error), rate=0.0, left_s=None)
                raise error
            elif error is not None:
                raise error
            else:
                context.show(state="idle", step="", problem=None, rate=0.0, left_s=None)

    async def _clean_up(self) -> None:
        await self.housekeeping.when_due(CLEAN_EVERY)

    async def _read_everything(self, details: str | None, account_ids: Collection[int]) -> None:
        await self._clean_up()
        offline = self._settings().offline
        report = self._context.report
        accounts = await self._accounts(account_ids)
        for account in accounts:
            await self._read_whole(account.account_id)
        for account in accounts:
            choice = details or offline.details_of(account.account_id)
            await self._read_details(account.account_id, choice)
        report.complete = report.gaps == 0 and not report.repeats

    async def _round(self) -> None:
        await self._clean_up()
        offline = self._settings().offline
        ends_at = self._clock() + timedelta(seconds=offline.poll_s)
        accounts = await self._accounts(())
        for account in accounts:
            account_id = account.account_id
            if self._context.store.passes.finished(account_id) is None:
                await self._read_whole(account_id)
            else:
                await read_dictionaries(self._context, account_id)
                if self._is_due(account_id, VACANCIES_MARK, offline.vacancies_every_s):
                    await self._read_vacancies(account_id)
                await Recent(self._context, account_id).read()
                await self._reread(account_id, timedelta(hours=offline.rolling_hours))
        for account in accounts:
            choice = offline.details_of(account.account_id)
            # Long work gives way to the next look at what changed.
            await self._read_details(
                account.account_id, choice, enough=lambda: self._clock() >= ends_at
            )
        if self._clock() >= ends_at:
            self._stirred.set()

    async def _accounts(self, wanted: Collection[int]) -> tuple[Account, ...]:
        accounts = await read_accounts(self._context)
        if not wanted:
            return accounts
        found = tuple(account for account in accounts if account.account_id in wanted)
        if not found:
            raise NotFound(what="account")
        return found

    async def _read_whole(self, account_id: int) -> None:
        await read_dictionaries(self._context, account_id)
        await self._read_vacancies(account_id)
        await self._give_up_old_pass(account_id)
        await PeoplePass(self._context, account_id).run()
        # Who was added while the pages were read came before the first of them.
        await Recent(self._context, account_id).read_head()

    async def _read_vacancies(self, account_id: int) -> None:
        await read_vacancies(self._context, account_id)
        now = self._clock().isoformat()
        await self._context.store.passes.set_mark(account_id, VACANCIES_MARK, now)

    async def _reread(self, account_id: int, spread: timedelta) -> None:
        """The whole list once more, spread over a day: the pages that are due by now."""
        await self._give_up_old_pass(account_id)
        passes = self._context.store.passes
        current = passes.latest(account_id)
        if current is None or spread <= timedelta():
            return
        each = spread / max(1, (current.pages or 1) + 1)
        if current.state == DONE:
            if current.finished_at is None or self._clock() - current.finished_at < each:
                return
            current = await passes.begin(account_id)
        due = int((self._clock() - current.started_at) / each) + 1 - current.page
        if due > 0:
            await PeoplePass(self._context, account_id, quiet=True).run(at_most=due)

    async def _give_up_old_pass(self, account_id: int) -> None:
        passes = self._context.store.passes
        current = passes.latest(account_id)
        if current is None or current.state == DONE:
            return
        if self._clock() - current.started_at > PASS_TOO_OLD:
            await passes.give_up(account_id, current.number)

    async def _read_details(
        self, account_id: int, choice: str, *, enough: Callable[[], bool] = lambda: False
    ) -> None:
        offline = self._settings().offline
        details = Details(self._context, account_id)
        if choice != "none" and self._is_due(account_id, "mine_at", MINE_EVERY.total_seconds()):
            await details.find_mine()
            now = self._clock().isoformat()
            await self._context.store.passes.set_mark(account_id, "mine_at", now)
        await details.read(offline, choice, enough=enough)

    def _is_due(self, account_id: int, mark: str, every_s: float) -> bool:
        since = self._context.store.passes.mark(account_id, mark)
        if not isinstance(since, str):
            return True
        return (self._clock() - datetime.fromisoformat(since)).total_seconds() >= every_s
