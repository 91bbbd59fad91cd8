"""One action on many people: first the plan, with every request and everybody left out and why;
then one action of the outbox that can be watched, stopped and taken back as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from huntflow_desk.core.checks import check
from huntflow_desk.core.edits import WAITING, Edit, NewEdit, State
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.services.commands import Commands, new_batch
from huntflow_desk.services.library import Library
from huntflow_desk.services.session import Clock
from huntflow_desk.services.undo import Undo, Undone

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant
    from huntflow_desk.store.database import Store

REQUESTS_PER_S = 8.0
"""The pace of edits (API notes, 5): what estimates of time are made with."""

_READ_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class BulkAction:
    """What is to happen to everybody. `kind`: move (also onto the vacancy), comment, tags."""

    kind: str
    vacancy_id: int | None = None
    stage_id: int | None = None
    comment: str = ""
    rejection_reason_id: int | None = None
    employment_date: date | None = None
    quota_id: int | None = None
    files: tuple[Json, ...] = ()
    add: tuple[int, ...] = ()
    remove: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One person of a plan: the requests ("PUT /applicants/9/vacancy"), or why they are left
    out: gone, same_stage, not_on_vacancy, child_vacancy, same_tags, or a complaint of
    `core.checks`."""

    applicant_id: int
    last_name: str
    first_name: str
    requests: tuple[str, ...] = ()
    skipped: str = ""
    edit: NewEdit | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an action will do. Nothing is kept or sent before `Bulk.start`."""

    account_id: int
    action: BulkAction
    rows: tuple[PlanRow, ...]

    @property
    def going(self) -> tuple[PlanRow, ...]:
        """Those it will be done to."""
        return tuple(row for row in self.rows if row.edit is not None)

    @property
    def edits(self) -> list[NewEdit]:
        """What will be kept."""
        return [row.edit for row in self.rows if row.edit is not None]

    @property
    def left_out(self) -> Counter[str]:
        """How many are left out, by reason."""
        return Counter(row.skipped for row in self.rows if row.skipped)

    @property
    def requests(self) -> int:
        """Requests that will be sent."""
        return sum(len(row.requests) for row in self.rows)

    @property
    def seconds(self) -> float:
        """How long sending takes at the pace of edits, undo window aside."""
        return self.requests / REQUESTS_PER_S

    def without(self, ids: Iterable[int]) -> Plan:
        """The plan with these people taken out by hand."""
        gone = frozenset(ids)
        return replace(
            self,
            rows=tuple(
                replace(row, requests=(), skipped="unticked", edit=None)
                if row.applicant_id in gone and row.edit is not None
                else row
                for row in self.rows
            ),
        )


@dataclass(frozen=True, slots=True)
class BatchState:
    """How an action on many is going, by people."""

    total: int
    done: int
    waiting: int
    troubled: int
    cancelled: int

    @property
    def over(self) -> bool:
        """Whether nothing moves any more without a person."""
        return self.waiting == 0


def batch_state(edits: Iterable[Edit]) -> BatchState:
    """How these edits are going."""
    counts = Counter(edit.state for edit in edits)
    return BatchState(
        total=sum(counts.values()),
        done=counts[State.DONE],
        waiting=sum(counts[state] for state in WAITING),
        troubled=counts[State.NEEDS_PERSON],
        cancelled=counts[State.CANCELLED],
    )


class Bulk:
    """Actions on many of one workplace."""

    def __init__(
        self, *, store: Store, library: Library, commands: Commands, undo: Undo, clock: Clock
    ) -> None:
        self._store = store
        self._library = library
        self._commands = commands
        self._undo = undo
        self._clock = clock

    async def plan(
        self,
        account_id: int,
        applicant_ids: Sequence[int],
        action: BulkAction,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Plan:
        """Who will be acted on and who will not, and why. Reads the store in a thread."""
        import asyncio

        ids = list(dict.fromkeys(applicant_ids))
        # Dictionaries are kept in memory by the thread of the window.
        self._library.names(account_id)
        batch = new_batch()
        rows: list[PlanRow] = []
        for start in range(0, len(ids), _READ_AT_ONCE):
            part = ids[start : start + _READ_AT_ONCE]
            rows += await asyncio.to_thread(self._rows, account_id, part, action, batch)
            progress(len(rows), len(ids))
        return Plan(account_id, action, tuple(rows))

    async def start(self, plan: Plan) -> tuple[Edit, ...]:
        """Do it: one action, one undo. Nobody left to act on gives nothing. Raises DiskTrouble."""
        return await self._commands.do(plan.edits) if plan.going else ()

    async def at_once(
        self, account_id: int, applicant_ids: Sequence[int], action: BulkAction
    ) -> Plan:
        """Plan and do it without asking; the plan tells who was left out. One after the other:
        what comes next, and an undo, finds what was done before. Raises DiskTrouble."""
        async with self._undo.turn:
            plan = await self.plan(account_id, applicant_ids, action)
            if plan.going:
                await self._commands.do_in_turn(plan.edits)
        return plan

    async def edits(self, batch: str) -> tuple[Edit, ...]:
        """All edits of the action with this batch name, oldest first, reverse ones among them.
        Reads the store in a thread."""
        import asyncio

        return await asyncio.to_thread(self._store.outbox.batch, batch)

    def state(self, batch: str) -> BatchState:
        """How the action with this batch name is going."""
        return batch_state(self._store.outbox.batch(batch))

    async def stop(self, edits: Sequence[Edit]) -> Undone:
        """Give up what has not left yet; what is on its way or there stays. Raises DiskTrouble."""
        return await self._take_back(edits, reverse=False)

    async def take_back(self, edits: Sequence[Edit]) -> Undone:
        """Take the whole action back, by reverse edits where it has arrived. Raises DiskTrouble."""
        return await self._take_back(edits, reverse=True)

    # Inside

    async def _take_back(self, edits: Sequence[Edit], *, reverse: bool) -> Undone:
        ids = [edit.edit_id for edit in edits]
        undone = await self._undo.undo(ids, reverse=reverse)
        # An action of another session is none that undo knows.
        return undone or await self._undo.take_back(ids, reverse=reverse)

    def _rows(
        self, account_id: int, ids: Sequence[int], action: BulkAction, batch: str
    ) -> list[PlanRow]:
        today = self._clock().astimezone().date()
        rows = []
        for applicant_id in ids:
            saved = self._store.records.applicant(account_id, applicant_id)
            if saved is None:
                rows.append(PlanRow(applicant_id, "", "", skipped="gone"))
                continue
            person = saved.value
            row = PlanRow(applicant_id, person.last_name, person.first_name)
            skipped, edit = self._edit(account_id, person, action, batch)
            if edit is not None:
                skipped = next(iter(check(edit, today).values()), "")
            if skipped or edit is None:
                rows.append(replace(row, skipped=skipped or "gone"))
            else:
                rows.append(replace(row, requests=self._requests(edit), edit=edit))
        return rows

    def _edit(
        self, account_id: int, person: Applicant, action: BulkAction, batch: str
    ) -> tuple[str, NewEdit | None]:
        person_id = person.applicant_id
        here = {link.vacancy_id: link.stage_id for link in person.links}
        if action.kind == "tags":
            tags = self._commands.new_tags(account_id, person_id, action.add, action.remove, batch)
            return ("same_tags", None) if tags is None else ("", tags)
        if action.kind == "comment":
            if action.vacancy_id is not None and action.vacancy_id not in here:
                return "not_on_vacancy", None
            return "", self._commands.new_comment(
                account_id,
                person_id,
                action.comment,
                vacancy_id=action.vacancy_id,
                files=action.files,
                batch=batch,
            )
        assert action.vacancy_id is not None and action.stage_id is not None
        if here.get(action.vacancy_id) == action.stage_id:
            return "same_stage", None
        try:
            move = self._commands.new_move(
                account_id,
                person_id,
                action.vacancy_id,
                action.stage_id,
                comment=action.comment,
                rejection_reason_id=action.rejection_reason_id,
                employment_date=action.employment_date,
                quota_id=action.quota_id,
                files=action.files,
                batch=batch,
            )
        except Rejected as error:
            return next(iter(error.fields.values()), "gone"), None
        return "", move

    def _requests(self, edit: NewEdit) -> tuple[str, ...]:
        path = f"/applicants/{edit.applicant_id}"
        if edit.kind == "tags":
            # The list is read before it is written: the call overwrites all of it.
            return (f"GET {path}/tags", f"POST {path}/tags")
        if edit.kind == "comment":
            return (f"POST {path}/logs",)
        method = "POST" if edit.base.get("stage_id") is None else "PUT"
        return (f"GET {path}", f"{method} {path}/vacancy")
