"""Delivery as a whole: one loop for each workplace, woken by edits, the connection and time."""

from __future__ import annotations

import asyncio
import logging
import os
import random
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from huntflow_desk.core.documents import Me
from huntflow_desk.core.edits import Edit, Kind, State, Trouble
from huntflow_desk.core.errors import DeskError, DiskTrouble, NotFound, Overtaken
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.keys import Marker
from huntflow_desk.services.delivery.confirming import Confirming
from huntflow_desk.services.delivery.courier import Courier
from huntflow_desk.services.delivery.errand import Tools, trouble_of
from huntflow_desk.services.delivery.plan import Plan, Subject, plan
from huntflow_desk.services.keeper import Keeper
from huntflow_desk.services.library import Library
from huntflow_desk.services.session import Clock, Session
from huntflow_desk.store.locks import LockTimeout, held

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store

SETTLE_S = 120.0
"""How long after a lost answer the server may still carry a write out: twice the deadline of a
request, at least 90 s (with less than the server needs, 28 of 224 edits were doubled)."""

SIDE_BY_SIDE = 3
Work = Callable[[], Awaitable[None]]
IsOver = Callable[[Plan], bool]

_LOOK_ROUND_S = 5.0
"""Another process may have added edits, the computer may have slept."""

_ELSEWHERE_S = 1.0
_AFTER_TROUBLE_S = 5.0
_LONGEST_TROUBLE_S = 60.0
_PASSING = 2
"""How often the disk may fail a step where nobody is there to make room."""

_logger = logging.getLogger("huntflow_desk.delivery")


def settle_from_environment() -> float:
    """`HUNTFLOW_DESK_SETTLE_S`, for tests with a server that is known to be quick."""
    with suppress(KeyError, ValueError):
        return max(0.0, float(os.environ["HUNTFLOW_DESK_SETTLE_S"]))
    return SETTLE_S


def _never(found: Plan) -> bool:
    return False


class Delivery:
    """Sends the edits of one profile and system; of several processes, one at a time.

    `state`: off, sending, idle, offline (network away or by choice), keys (new keys are needed),
    elsewhere (another process sends). Change("outbox") tells that it is another one.
    """

    def __init__(
        self,
        *,
        store: Store,
        session: Session,
        library: Library,
        keeper: Keeper,
        bus: Bus,
        clock: Clock,
        settle_s: float = SETTLE_S,
        marker: Marker = lambda line: None,
        rng: random.Random | None = None,
    ) -> None:
        self._store = store
        self._outbox = store.outbox
        self._session = session
        self._library = library
        self._keeper = keeper
        self._bus = bus
        self._clock = clock
        self._confirming = Confirming(store, library, keeper)
        self._courier = Courier(
            self._outbox,
            self._tools,
            clock=clock,
            settle_s=settle_s,
            marker=marker,
            rng=rng or random.Random(),
        )
        self._woken = asyncio.Event()
        self._asked_about_begun = False
        self._renamed: set[int] = set()
        self._jobs: dict[Subject, asyncio.Task[None]] = {}
        # Subjects whose last step failed here (a full disk, a card that cannot be read): when
        # they are next, and how often it has failed.
        self._troubled: dict[Subject, tuple[datetime, int]] = {}
        self._disk_trouble: DiskTrouble | None = None
        self.state = "off"
        self.uploads: dict[int, tuple[int, int]] = {}
        """Bytes sent and in all of files that go up now, by edit."""

    @property
    def paused(self) -> bool:
        """Whether nothing is sent although it could be waited for."""
        return self.state in ("offline", "keys", "elsewhere")

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            try:
                await self._keeper.begin()
                await self._deliver(_never)
            except DiskTrouble:
                # A full disk or an unplugged one: the window says so, and it may pass.
                await asyncio.sleep(_AFTER_TROUBLE_S)

    async def until_idle(self, *, patient: bool = True) -> None:
        """Deliver until nothing is on its way, except what needs a person; returns early when
        new keys are needed, and without `patient` as soon as there is something to wait for. For
        a program without a window."""
        await self._keeper.begin()
        watching = asyncio.ensure_future(self._session.watch())
        try:
            await self._deliver(self._is_over if patient else self._is_still)
        finally:
            watching.cancel()
            await asyncio.wait([watching])

    # The loop

    async def _deliver(self, is_over: IsOver) -> None:
        leave = self._bus.listen(self._hear)
        self._disk_trouble = None
        try:
            with ExitStack() as stack:
                while not self._is_ours(stack):
                    self._become("elsewhere")
                    await self._take_news()
                    if is_over(self._plan()):
                        return
                    await asyncio.sleep(_ELSEWHERE_S)
                await self._take_news(whole=True)
                try:
                    async with asyncio.TaskGroup() as group:
                        await self._rounds(group, is_over)
                except ExceptionGroup as several:
                    # Jobs keep their troubles to themselves: it is the one of the rounds.
                    raise several.exceptions[0] from None
        finally:
            leave()
            self._become("off")

    async def _rounds(self, group: asyncio.TaskGroup, is_over: IsOver) -> None:
        while True:
            self._woken.clear()
            try:
                await self._take_news()
                await self._ask_about_begun()
                await self._settle_numbers()
                found = self._plan()
                if self._disk_trouble is not None and is_over is not _never:
                    # Nobody is there to make room: no use in trying on and on.
                    raise self._disk_trouble
            except DiskTrouble:
                if is_over is not _never:
                    raise
                await asyncio.sleep(_AFTER_TROUBLE_S)
                continue
            if self._session.state.usable:
                self._start(group, found)
            self._become(self._state_of(found))
            if not self._jobs and is_over(found):
                return
            await self._rest(found)

    def _start(self, group: asyncio.TaskGroup, found: Plan) -> None:
        work: list[tuple[Subject, Work]] = []
        for edit in found.orphans:
            work.append((edit.subject, partial(self._give_up, edit)))
        for edit in found.ready:
            work.append((edit.subject, partial(self._step, edit)))
        for subject in found.done:
            work.append((subject, partial(self._confirming.confirm, subject)))
        for subject, job in work:
            if not (subject in self._jobs or self._rests(subject) or self._is_full):
                self._jobs[subject] = group.create_task(self._guarded(subject, job))

    async def _rest(self, found: Plan) -> None:
        """Until something happens, or the next edit is due."""
        now = self._clock()
        moments = [until for until, _ in self._troubled.values() if until > now]
        if found.wake_at is not None:
            moments.append(found.wake_at)
        wait_s = min(((one - now).total_seconds() for one in moments), default=_LOOK_ROUND_S)
        with suppress(TimeoutError):
            async with asyncio.timeout(min(max(wait_s, 0.01), _LOOK_ROUND_S)):
                await self._woken.wait()

    # One job

    async def _guarded(self, subject: Subject, job: Work) -> None:
        try:
            await job()
            self._troubled.pop(subject, None)
        except Overtaken:
            pass  # a person was faster
        except Exception as error:  # noqa: BLE001 - one edit's trouble is not the others'
            times = self._troubled.get(subject, (None, 0))[1]
            if isinstance(error, DiskTrouble) and times >= _PASSING:
                self._disk_trouble = error
            if not isinstance(error, DeskError):
                _logger.error("a step of the delivery failed: %s", type(error).__name__)
            wait_s = min(_LONGEST_TROUBLE_S, _AFTER_TROUBLE_S * 2 ** min(times, 8))
            self._troubled[subject] = (self._clock() + timedelta(seconds=wait_s), times + 1)
        finally:
            self._jobs.pop(subject, None)
            self._woken.set()

    async def _step(self, edit: Edit) -> None:
        try:
            try:
                after = await self._courier.step(edit)
            finally:
                self.uploads.pop(edit.edit_id, None)
        except DeskError:
            raise
        except Exception as error:
            # Not while it was sent (that is unknown): a bug of ours, for a person to see.
            now = self._outbox.get(edit.edit_id)
            if now.state is not State.QUEUED:
                raise
            after = await self._outbox.step(
                edit.edit_id, State.NEEDS_PERSON, trouble=trouble_of(error)
            )
        if after is None:
            await self._keeper.show([edit, self._outbox.get(edit.edit_id)])
        elif after.state is State.DONE:
            await self._settle_numbers()
            await self._keeper.show([after])
        else:
            self._keeper.tell([after])

    async def _give_up(self, edit: Edit) -> None:
        vacancy_id = edit.vacancy_id or 0
        is_vacancy = vacancy_id < 0 and self._state_of_edit(-vacancy_id) is State.CANCELLED
        facts = {"what": "vacancy"} if is_vacancy else {}
        self._keeper.tell([await self._courier.ask(edit, Trouble("parent", facts))])

    async def _ask_about_begun(self) -> None:
        """Once: somebody was changing what these say when the program ended. What was typed is
        kept, and none of them leaves as it was before they have said so."""
        if self._asked_about_begun:
            return
        begun = frozenset(self._store.drafts.names())
        for edit in self._outbox.live():
            if edit.state in (State.HELD, State.QUEUED) and edit.draft_name in begun:
                with suppress(Overtaken):
                    self._keeper.tell([await self._courier.ask(edit, Trouble("begun"))])
        self._asked_about_begun = True

    # Small parts

    @property
    def _is_full(self) -> bool:
        return len(self._jobs) >= SIDE_BY_SIDE

    def _rests(self, subject: Subject) -> bool:
        """Whether its last step failed only just now."""
        return subject in self._troubled and self._troubled[subject][0] > self._clock()

    def _is_over(self, found: Plan) -> bool:
        """Whether nothing more can be done without a person. What has arrived and cannot be read
        again now is read the next time."""
        if self.state == "elsewhere" or not self._session.state.usable:
            return found.idle or self.state == "keys"
        return found.idle and all(self._rests(subject) for subject in found.done)

    def _is_still(self, found: Plan) -> bool:
        """Whether nothing can be done just now."""
        return self.paused or not (found.ready or found.orphans or found.done)

    def _plan(self) -> Plan:
        return plan(self._outbox.live(), self._clock(), self._state_of_edit, tuple(self._jobs))

    def _state_of_edit(self, edit_id: int) -> State:
        try:
            return self._outbox.get(edit_id).state
        except NotFound:
            return State.CANCELLED

    async def _settle_numbers(self) -> None:
        """People, vacancies and tags that have got their numbers are called by them from now on."""
        await self._settle_vacancies()
        for edit in self._outbox.live():
            local = edit.applicant_id or 0
            if local < 0 and edit.kind is not Kind.CREATE and edit.state is not State.DONE:
                if self._state_of_edit(-local) is State.DONE:
                    person = self._outbox.person_of(local)
                    if person > 0:
                        await self._outbox.rename_applicant(edit.account_id, local, person)
            elif edit.kind is Kind.TAG and edit.state is State.DONE:
                tag_id = edit.result.get("tag_id")
                if tag_id is not None and edit.edit_id not in self._renamed:
                    self._renamed.add(edit.edit_id)
                    await self._outbox.rename_tag(edit.account_id, -edit.edit_id, tag_id)

    async def _settle_vacancies(self) -> None:
        """Those that were created here. The list of vacancies and those of people on them change
        together, so that nobody's selection is lost."""
        waiting = {
            (edit.account_id, edit.vacancy_id)
            for edit in self._outbox.live()
            if edit.vacancy_id is not None
            and edit.vacancy_id < 0
            and edit.kind is not Kind.CREATE_VACANCY
            and edit.state is not State.DONE
        }
        for account_id, local in waiting:
            if self._state_of_edit(-local) is State.DONE:
                creation = self._outbox.get(-local)
                vacancy_id = self._outbox.vacancy_of(local)
                if vacancy_id > 0:
                    renamed = await self._outbox.rename_vacancy(account_id, local, vacancy_id)
                    await self._keeper.show([creation, *renamed])

    async def _take_news(self, *, whole: bool = False) -> None:
        """Edits another process added or moved on."""
        changed = self._outbox.read_again(whole=whole)
        if changed:
            await self._keeper.show(changed)

    def _hear(self, change: Change) -> None:
        if change.kind in ("outbox", "connection"):
            self._woken.set()

    def _state_of(self, found: Plan) -> str:
        kind = self._session.state.kind
        if kind == "keys":
            return "keys"
        if not self._session.state.usable:
            return "offline"
        return "sending" if self._jobs else "idle"

    def _become(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self._keeper.tell(())

    def _is_ours(self, stack: ExitStack) -> bool:
        """Whether this process is the one that sends, from now to the end."""
        path = self._store.folder / "delivery.lock"
        try:
            stack.enter_context(held(path, timeout_s=0))
        except LockTimeout:
            return False
        except OSError as error:
            raise DiskTrouble(cause="io", path=str(path)) from error
        return True

    async def _tools(self) -> Tools:
        api = await self._session.api()
        return Tools(api, self._store, self._library, self._who_am_i, self._sent)

    def _sent(self, edit_id: int, done: int, total: int) -> None:
        self.uploads[edit_id] = (done, total)

    async def _who_am_i(self) -> Me:
        return self._session.me or await self._session.check()
