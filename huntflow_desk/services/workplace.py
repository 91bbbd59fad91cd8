"""Opening and closing what one person works with: a profile on one system.

A Workplace is everything a window or a command needs; the Desk opens, switches and closes
them. Nothing of one profile or system is reachable from another's Workplace.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huntflow_desk.core.errors import DiskTrouble, KeysLost
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.models import T
from huntflow_desk.core.settings import Paths, Settings, System
from huntflow_desk.services.library import Library
from huntflow_desk.services.session import Clock, Session, StateListener
from huntflow_desk.store.database import Store, erase, open_store
from huntflow_desk.store.preferences import (
    is_profile_name,
    list_profiles,
    load_settings,
    load_state,
    save_settings,
    save_state,
)

if TYPE_CHECKING:
    # Not needed for the first paint.
    from huntflow_desk.api.huntflow import HuntflowApi
    from huntflow_desk.core.keys import KeyKeeper, KeyPair, Marker
    from huntflow_desk.services.bulk import Bulk
    from huntflow_desk.services.changing import Changing
    from huntflow_desk.services.choices import Choices
    from huntflow_desk.services.commands import Commands
    from huntflow_desk.services.connections import ConnectionReport
    from huntflow_desk.services.delivery import Delivery
    from huntflow_desk.services.duplicates import Duplicates
    from huntflow_desk.services.firstlook import Source
    from huntflow_desk.services.intake.sending import Sending
    from huntflow_desk.services.intake.service import Intake
    from huntflow_desk.services.looked import Looks
    from huntflow_desk.services.outgoing import Outgoing
    from huntflow_desk.services.previews import Previews
    from huntflow_desk.services.reminders import Reminders
    from huntflow_desk.services.sync.service import Sync
    from huntflow_desk.services.undo import Undo
    from huntflow_desk.store.drafts import Drafts
    from huntflow_desk.store.journal import Journal
    from huntflow_desk.store.keys import KeyRing


class DemoDoor(NamedTuple):
    """The way into the embedded demo: a transport in place of the network, and its keys."""

    transport: Any
    pair: KeyPair


OpenDemo = Callable[[], Awaitable[DemoDoor]]


@dataclass(slots=True)
class Workplace:
    """A profile on one system, opened: its store, connection and reading room."""

    profile: str
    system: System
    settings: Settings
    bus: Bus
    store: Store
    session: Session
    library: Library
    clock: Clock = field(default=lambda: datetime.now(UTC))
    marker: Marker = field(default=lambda line: None, repr=False)
    _changing: Changing | None = field(default=None, repr=False)
    _delivery: Delivery | None = field(default=None, repr=False)
    _sync: Sync | None = field(default=None, repr=False)
    _previews: Previews | None = field(default=None, repr=False)
    _intake: Intake | None = field(default=None, repr=False)
    _sending: Sending | None = field(default=None, repr=False)

    @property
    def sync(self) -> Sync:
        """Reading everything in the background; made at the first use, after the first paint."""
        if self._sync is None:
            from huntflow_desk.services.sync.service import Sync

            self._sync = Sync(
                session=self.session,
                store=self.store,
                library=self.library,
                bus=self.bus,
                clock=self.clock,
                settings=lambda: self.settings,
            )
        return self._sync

    @property
    def previews(self) -> Previews:
        """Resume files and pictures of their pages; made at the first use."""
        if self._previews is None:
            from huntflow_desk.services.previews import Previews

            self._previews = Previews(session=self.session, store=self.store, bus=self.bus)
        return self._previews

    @property
    def duplicates(self) -> Duplicates:
        """Who of the kept people may be one person."""
        from huntflow_desk.services.duplicates import Duplicates

        return Duplicates(self.store, self.bus)

    @property
    def intake(self) -> Intake:
        """Resumes on their way in; made at the first use, after the first paint."""
        if self._intake is None:
            from huntflow_desk.services.intake.service import Intake

            self._intake = Intake(store=self.store, bus=self.bus, duplicates=self.duplicates)
        return self._intake

    @property
    def sending(self) -> Sending:
        """Reviewed resumes on their way to Huntflow; made at the first use."""
        if self._sending is None:
            from huntflow_desk.services.intake.asking import Asking
            from huntflow_desk.services.intake.recognising import Recognising
            from huntflow_desk.services.intake.sending import Sending
            from huntflow_desk.store.spoolsending import SpoolSending

            rows = SpoolSending(self.store.spool.file, self.clock)
            self._sending = Sending(
                store=self.store,
                rows=rows,
                intake=self.intake,
                changing=self.changing,
                recognising=Recognising(
                    spool=self.store.spool,
                    rows=rows,
                    open_api=self.session.api,
                    bus=self.bus,
                    parsing=lambda: self.settings.resumes.parsing,
                ),
                asking=Asking(
                    store=self.store,
                    rows=rows,
                    intake=self.intake,
                    session=self.session,
                    bus=self.bus,
                ),
                bus=self.bus,
                uploads=lambda: self.delivery.uploads,
            )
        return self._sending

    @property
    def changing(self) -> Changing:
        """What changes people and vacancies; made at the first use, after the first paint."""
        if self._changing is None:
            from huntflow_desk.services.changing import Changing

            self._changing = Changing(
                store=self.store, library=self.library, bus=self.bus, clock=self.clock
            )
        return self._changing

    @property
    def commands(self) -> Commands:
        """Everything a person can change."""
        return self.changing.commands

    @property
    def undo(self) -> Undo:
        """Taking back what was done in this session."""
        return self.changing.undo

    @property
    def outgoing(self) -> Outgoing:
        """What is on its way to the server, and decisions about it."""
        return self.changing.outgoing

    @property
    def bulk(self) -> Bulk:
        """One action on many people."""
        return self.changing.bulk

    @property
    def drafts(self) -> Drafts:
        """What is being typed and not saved yet."""
        return self.store.drafts

    @property
    def reminders(self) -> Reminders:
        """What somebody wants to be told of at its time."""
        return self.changing.reminders

    @property
    def choices(self) -> Choices:
        """What fields offer to choose from."""
        from huntflow_desk.services.choices import Choices

        return Choices(
            session=self.session,
            store=self.store,
            library=self.library,
            bus=self.bus,
            clock=self.clock,
            lifetimes=lambda: self.settings.lifetimes,
        )

    @property
    def delivery(self) -> Delivery:
        """Sending what waits; made at the first use, after the first paint."""
        if self._delivery is None:
            from huntflow_desk.services.delivery import Delivery, settle_from_environment

            self._delivery = Delivery(
                store=self.store,
                session=self.session,
                library=self.library,
                keeper=self.changing.keeper,
                bus=self.bus,
                clock=self.clock,
                settle_s=settle_from_environment(),
                marker=self.marker,
            )
        return self._delivery

    @property
    def looks(self) -> Looks:
        """What of a person was seen when they were last looked at."""
        from huntflow_desk.services.looked import Looks

        return Looks(self.store)

    async def close_helpers(self) -> None:
        """End the processes that read documents, if any run."""
        if self._previews is not None:
            await self._previews.close()
            self._previews = None
        if self._intake is not None:
            await self._intake.close()
            self._intake = self._sending = None

    @property
    def journal(self) -> Journal:
        """The log of requests."""
        return self.store.journal

    @property
    def account_id(self) -> int | None:
        """The organisation in work: the remembered one, else the first one known."""
        accounts = self.library.accounts()
        known = {account.account_id for account in accounts}
        if self.settings.account_id in known or not accounts:
            return self.settings.account_id
        return accounts[0].account_id


class Desk:
    """Opens workplaces in a data folder and keeps their settings and keys.

    `open_demo` leads into the embedded demo over HTTP, `demo_answers` gives what its first window
    shows without; `transport` replaces the network in tests.
    """

    def __init__(
        self,
        paths: Paths,
        *,
        open_demo: OpenDemo | None = None,
        demo_answers: Callable[[], Source] | None = None,
        transport: Any = None,
        clock: Clock = lambda: datetime.now(UTC),
        marker: Marker = lambda line: None,
    ) -> None:
        self.paths = paths
        self.clock = clock
        self._open_demo = open_demo
        self._demo_answers = demo_answers
        self._transport = transport
        self._marker = marker
        # Without an OS keyring the ring is the only place keys are in: one object for all.
        self._rings: dict[tuple[str, System], KeyRing] = {}

    # Settings and keys

    def profiles(self) -> tuple[str, ...]:
        """Names of profiles that exist in the data folder."""
        return list_profiles(self.paths)

    def can_name_profile(self, name: str) -> bool:
        """Whether a profile may have this name: it becomes a folder on every system."""
        return is_profile_name(name)

    def profile_folder(self, profile: str) -> Path:
        """The folder of a profile, made if need be. Raises DiskTrouble."""
        folder = self.paths.profile(profile)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise DiskTrouble(cause="io", path=str(folder)) from error
        return folder

    def window_state(self, profile: str) -> dict[str, Any]:
        """What `keep_window_state` kept; empty where there is nothing usable."""
        return load_state(self.paths.window_file(profile))

    def keep_window_state(self, profile: str, state: dict[str, Any]) -> None:
        """Keep sizes and places of a profile's window. Raises DiskTrouble."""
        save_state(self.paths.window_file(profile), state)

    def settings(self, profile: str) -> Settings:
        """Settings of a profile; defaults where there are none."""
        return load_settings(self.paths.settings_file(profile))

    def keep_settings(self, profile: str, settings: Settings) -> None:
        """Write settings durably. Raises DiskTrouble."""
        save_settings(self.paths.settings_file(profile), settings)

    def change_settings(self, workplace: Workplace, **changes: Any) -> None:
        """Change settings of the open profile, keep them, tell everyone. Raises DiskTrouble."""
        workplace.settings = replace(workplace.settings, **changes)
        workplace.library.use_lifetimes(workplace.settings.lifetimes)
        self.keep_settings(workplace.profile, workplace.settings)
        workplace.bus.publish(Change("settings"))

    def key_ring(self, profile: str, system: System) -> KeyRing:
        """Where the keys of a profile and system are."""
        place = (profile, system)
        if place not in self._rings:
            from huntflow_desk.store.keys import KeyRing

            self._rings[place] = KeyRing(self.paths, profile, system)
        return self._rings[place]

    async def keep_keys(self, profile: str, system: System, pair: KeyPair) -> bool:
        """Put a pair into the keyring. False: no keyring here, kept for this session only.

        Raises KeysLocked when the keyring refuses.
        """
        ring = self.key_ring(profile, system)

        def save() -> bool:
            with ring.lock():
                ring.save(pair)
            return ring.durable

        return await _in_thread(save)

    # Workplaces

    def open(self, profile: str, system: System | None = None) -> Workplace:
        """Open a profile on a system (its active one by default).

        Raises NewerDatabase, DiskTrouble. Damaged files are set aside: see `store.notes`.
        """
        settings = self.settings(profile)
        system = system or settings.connection.active_system
        bus = Bus()
        store = open_store(
            self.paths.databases(profile, system),
            user=profile,
            clock=self.clock,
            policy=settings.log,
            marker=self._marker,
            lasting=system is not System.DEMO,
        )

        async def connect(on_state: StateListener) -> HuntflowApi:
            return await self._connect(workplace, on_state)

        session = Session(
            profile=profile, system=system, bus=bus, clock=self.clock, connect=connect
        )
        library = Library(
            session=session, store=store, bus=bus, clock=self.clock, lifetimes=settings.lifetimes
        )
        workplace = Workplace(
            profile, system, settings, bus, store, session, library, self.clock, self._marker
        )
        if system is System.DEMO and self._demo_answers is not None and not library.accounts():
            library.take_first_look(self._demo_answers())
        return workplace

    async def close(self, workplace: Workplace) -> None:
        """Close the connection, then the files. Waits for a running key refresh.

        Nothing invented remains: the demo's files are erased.
        """
        await workplace.close_helpers()
        await workplace.session.close()
        await _in_thread(workplace.store.close)
        if workplace.system is System.DEMO:
            await _in_thread(erase, workplace.store.folder)

    async def erase(self, profile: str) -> None:
        """Delete keys, data, log and settings of a profile; its workplaces must be closed.

        Raises KeysLocked, DiskTrouble. The vendor cannot revoke a key through its API.
        """

        def work() -> None:
            for system in (System.PROD, System.SANDBOX):
                self.key_ring(profile, system).delete()
            erase(self.paths.profile(profile))

        await _in_thread(work)

    # Connections

    async def try_connection(
        self, workplace: Workplace, url: str, access_token: str, refresh_token: str
    ) -> ConnectionReport:
        """Test an address and a pair of keys; every request is in this workplace's log."""

        from huntflow_desk.services.connections import try_connection

        async def make_api(address: str, keeper: KeyKeeper) -> HuntflowApi:
            return await self._build(workplace, address, keeper, lambda state: None)

        return await try_connection(url, access_token, refresh_token, make_api=make_api)

    async def check_connection(self, workplace: Workplace) -> tuple[int, str]:
        """Ask `/me` over the open connection: milliseconds and the user's name.

        Raises DeskError.
        """
        began = time.monotonic()
        me = await workplace.session.check()
        return round((time.monotonic() - began) * 1000), me.name or me.email

    async def adopt(
        self,
        profile: str,
        system: System,
        report: ConnectionReport,
        *,
        activate: bool = True,
        workplace: Workplace | None = None,
    ) -> bool:
        """Make a tested connection the profile's own: keys first, then settings.

        `activate`: the profile works with this system from now on; without it the system's
        address and keys are kept and nothing else changes. `workplace`: an open one of this
        profile, whose settings follow. False: there is no keyring, the keys live for this
        session only. Raises KeysLost (the report has no pair), KeysLocked, DiskTrouble.
        """
        if report.pair is None:
            raise KeysLost(cause="missing")
        durable = await self.keep_keys(profile, system, report.pair)
        settings = self.settings(profile)
        if system is System.SANDBOX:
            connection = replace(settings.connection, huntflow_sandbox_url=report.url)
        else:
            connection = replace(settings.connection, huntflow_prod_url=report.url)
        settings = replace(settings, connection=connection)
        if activate:
            account_id = settings.account_id
            if account_id not in {account.account_id for account in report.accounts}:
                account_id = report.accounts[0].account_id if report.accounts else None
            settings = replace(
                settings,
                connection=replace(connection, active_system=system),
                account_id=account_id,
                first_run_done=True,
            )
        self.keep_settings(profile, settings)
        if workplace is not None and workplace.profile == profile:
            workplace.settings = settings
            workplace.bus.publish(Change("settings"))
        return durable

    async def _connect(self, workplace: Workplace, on_state: StateListener) -> HuntflowApi:
        from huntflow_desk.services.connections import MemoryKeeper

        if workplace.system is System.DEMO:
            assert self._open_demo is not None
            door = await self._open_demo()
            keeper = MemoryKeeper(door.pair)
            return await self._build(
                workplace,
                door.pair.base_url,
                keeper,
                on_state,
                workplace.session.answered,
                transport=door.transport,
            )
        ring = self.key_ring(workplace.profile, workplace.system)
        pair = await _in_thread(ring.load)
        if pair is None:
            raise KeysLost(cause="missing")
        # A key belongs to the address it was made for and goes nowhere else.
        url = pair.base_url or workplace.settings.connection.url(workplace.system)
        return await self._build(workplace, url, ring, on_state, workplace.session.answered)

    async def _build(
        self,
        workplace: Workplace,
        base_url: str,
        keeper: KeyKeeper,
        on_state: StateListener,
        on_answer: Callable[[], None] = lambda: None,
        transport: Any = None,
    ) -> HuntflowApi:
        def build() -> HuntflowApi:
            # Importing the client and reading certificates cost frames: not on this thread.
            from huntflow_desk.api.huntflow import HuntflowApi
            from huntflow_desk.api.pace import Pace
            from huntflow_desk.api.transport import Transport

            connection = workplace.settings.connection
            return HuntflowApi(
                Transport(
                    base_url=base_url,
                    keeper=keeper,
                    on_exchange=workplace.journal.record,
                    on_garbled=workplace.journal.garbled,
                    on_state=on_state,
                    on_answer=on_answer,
                    on_trouble=workplace.session.keys_not_kept,
                    on_kept=workplace.session.keys_kept,
                    marker=self._marker,
                    # The embedded Huntflow has no neighbours to be polite to.
                    pace=Pace() if transport is None else Pace.off(),
                    http=transport or self._transport,
                    proxy=connection.proxy,
                    ca_file=connection.ca_file,
                )
            )

        return await _in_thread(build)


async def _in_thread(work: Callable[..., T], *arguments: Any) -> T:
    """Run blocking work in a thread; asyncio comes only after the first paint."""
    import asyncio

    return await asyncio.to_thread(work, *arguments)
