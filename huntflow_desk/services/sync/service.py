"""The synchronisation as the window and the command line use it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from huntflow_desk.core.errors import DeskError, NotFound, explain
from huntflow_desk.core.events import Bus
from huntflow_desk.core.models import Account
from huntflow_desk.core.settings import Settings
from huntflow_desk.services.session import Clock, Session
from huntflow_desk.services.sync.context import Context
from huntflow_desk.services.sync.people import PeoplePass
from huntflow_desk.services.sync.progress import SyncProgress, SyncReport
from huntflow_desk.services.sync.reference import (
    read_accounts,
    read_dictionaries,
    read_vacancies,
)

if TYPE_CHECKING:
    from huntflow_desk.services.library import Library
    from huntflow_desk.store.database import Store


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
        self._context = Context(
            session=session,
            store=store,
            library=library,
            bus=bus,
            clock=clock,
            lifetimes=lambda: settings().lifetimes,
        )
        self._busy = asyncio.Lock()
        self._running: asyncio.Task[object] | None = None

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
        """Go on after a pause."""
        self._context.resume()

    def cancel(self) -> None:
        """End the present run; what was taken stays, the next run goes on from there."""
        if self._running is not None:
            self._running.cancel()

    async def run(
        self, *, details: str | None = None, account_ids: Collection[int] = ()
    ) -> SyncReport:
        """Read everything once: reference data, vacancies, people, and chosen details.

        `details`: open-vacancies, all, none, or what is set (None). `account_ids`: only these
        organisations. A pass that was begun goes on. Raises DeskError; `report` has what was
        done until then. A cancelled run raises CancelledError.
        """
        async with self._busy:
            context = self._context
            context.report = report = SyncReport()
            self._running = asyncio.current_task()
            try:
                for account in await self._accounts(account_ids):
                    await self._read_whole(account.account_id)
                report.complete = report.gaps == 0
                context.show(state="idle", step="", problem=None)
                return report
            except DeskError as error:
                context.show(state="failed", problem=explain(error), rate=0.0, left_s=None)
                raise
            except asyncio.CancelledError:
                context.show(state="stopped", rate=0.0, left_s=None)
                raise
            finally:
                self._running = None
                context.tell_all()

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
        await read_vacancies(self._context, account_id)
        await PeoplePass(self._context, account_id).run()
