"""Reminders: set, changed, put off, done, each to be taken back; Huntflow knows nothing of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from huntflow_desk.core.errors import NotFound, Rejected
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.reminders import MAX_NOTE, Reminder, State, moment
from huntflow_desk.services.library import Library
from huntflow_desk.services.session import Clock
from huntflow_desk.services.undo import Undo

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store

Keep = Callable[[tuple[Reminder, ...]], Awaitable[None]]


class Counts(NamedTuple):
    """How many are open: due by now, later today (by the clock on the wall), after today."""

    due: int = 0
    today: int = 0
    later: int = 0


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to reminders. `kind`: set, change, postpone, done."""

    kind: str
    before: tuple[Reminder, ...]
    after: tuple[Reminder, ...]
    _keep: Keep = field(repr=False)

    async def back(self) -> None:
        """Take it back. Raises DiskTrouble."""
        await self._keep(self.before)

    async def again(self) -> None:
        """Do it once more. Raises DiskTrouble."""
        await self._keep(self.after)


class Reminders:
    """The reminders of a workplace, those of all its organisations.

    Change("reminders") says whose are others now, by person; what was done is an action of
    `undo`. Whatever writes raises DiskTrouble.
    """

    def __init__(
        self, *, store: Store, library: Library, undo: Undo, bus: Bus, clock: Clock
    ) -> None:
        self._kept = store.reminders
        self._outbox = store.outbox
        self._library = library
        self._undo = undo
        self._bus = bus
        self._clock = clock

    # Reading

    def rows(self, offset: int = 0, limit: int = 300) -> tuple[Reminder, ...]:
        """A window of the open ones, the earliest due first."""
        return self._kept.rows(offset, limit)

    def count(self) -> int:
        """How many are open."""
        return self._kept.count()

    def counts(self, zone: tzinfo | None = None) -> Counts:
        """How many are due, come today, and later. `zone`: where the person is; None: the zone of
        the system."""
        now = self._clock()
        tomorrow = moment(now.astimezone(zone).date() + timedelta(days=1), time(), zone)
        due = self._kept.count(now)
        by_night = self._kept.count(tomorrow - timedelta(microseconds=1))
        return Counts(due, by_night - due, self._kept.count() - by_night)

    def due(self) -> tuple[Reminder, ...]:
        """Those whose time has come, the earliest first; 300 at most."""
        return self._kept.due(self._clock())

    def next_due(self) -> datetime | None:
        """When the next one falls due; None: none will."""
        return self._kept.next_due(self._clock())

    def get(self, reminder_id: int) -> Reminder:
        """One of them, open or not. Raises NotFound."""
        found = self._kept.get([reminder_id])
        if not found:
            raise NotFound(what="reminder")
        return found[0]

    def of_person(self, account_id: int, applicant_id: int) -> tuple[Reminder, ...]:
        """Open ones about somebody, the earliest due first."""
        return self._kept.of_person(account_id, applicant_id)

    def mark(self) -> None:
        """Let lists know who has an open one, where that is news: somebody may have been merged
        or forgotten."""
        people = self._kept.people()
        if people != self._library.reminded:
            self._library.reminded = people
            self._bus.publish(Change("reminders"))

    # Doing

    async def add(
        self, account_id: int, people: Sequence[int], due_at: datetime, note: str = ""
    ) -> tuple[Reminder, ...]:
        """One for each of these people, all or none. Raises Rejected (codes by `due_at`,
        `note`)."""
        text = self._checked(due_at, note)
        # Somebody created here may have got a number since the dialog was opened.
        found = [self._outbox.person_of(one) for one in people]
        added = await self._kept.add(account_id, found, due_at, text)
        dropped = tuple(replace(one, state=State.DROPPED) for one in added)
        self._note("set", dropped, added)
        return added

    async def change(self, reminder_id: int, due_at: datetime, note: str) -> None:
        """Another time and another note. Raises Rejected, NotFound."""
        text = self._checked(due_at, note)
        await self._alter("change", [reminder_id], due_at=due_at, note=text)

    async def postpone(self, ids: Collection[int], due_at: datetime) -> None:
        """Put off until then. Raises Rejected, NotFound."""
        self._checked(due_at, "")
        await self._alter("postpone", ids, due_at=due_at)

    async def done(self, ids: Collection[int]) -> None:
        """They need nobody any more. Raises NotFound."""
        await self._alter("done", ids, state=State.DONE)

    # Inside

    def _checked(self, due_at: datetime, note: str) -> str:
        text = " ".join(note.split())
        complaints = {}
        if due_at <= self._clock():
            complaints["due_at"] = "past"
        if len(text) > MAX_NOTE:
            complaints["note"] = f"too_long:{MAX_NOTE}"
        if complaints:
            raise Rejected(fields=complaints)
        return text

    async def _alter(
        self,
        kind: str,
        ids: Collection[int],
        *,
        due_at: datetime | None = None,
        note: str | None = None,
        state: State = State.OPEN,
    ) -> None:
        before = self._kept.get(ids)
        if not before:
            raise NotFound(what="reminder")
        wanted = [
            replace(
                one,
                due_at=one.due_at if due_at is None else due_at,
                note=one.note if note is None else note,
                state=state,
            )
            for one in before
        ]
        self._note(kind, before, await self._kept.put(wanted))

    def _note(self, kind: str, before: tuple[Reminder, ...], after: tuple[Reminder, ...]) -> None:
        self._tell(after)
        if after:
            self._undo.note_here(after[0].account_id, Deed(kind, before, after, self._keep))

    async def _keep(self, reminders: tuple[Reminder, ...]) -> None:
        self._tell(await self._kept.put(reminders))

    def _tell(self, reminders: Sequence[Reminder]) -> None:
        self._library.reminded = self._kept.people()
        for account_id in {one.account_id for one in reminders}:
            people = {one.applicant_id for one in reminders if one.account_id == account_id}
            self._bus.publish(Change("reminders", account_id, frozenset(people)))
