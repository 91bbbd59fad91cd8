"""One edit, one step: sent for the first time, sent again, or looked for.

Before the first byte the baseline is read and `in_flight` committed. Afterwards everything that is
not a good answer, a refusal or "it never left" is `unknown`, our own exceptions included, and an
unknown edit is looked for until the settle time has passed; only then it is sent again.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from huntflow_desk.core.edits import WAITING, Edit, Kind, State, Trouble
from huntflow_desk.core.errors import (
    DeskError,
    Forbidden,
    KeysLost,
    LicenceLimit,
    NotFound,
    NotSent,
    Rejected,
    SlowDown,
    TooLarge,
    UnreadableFile,
)
from huntflow_desk.core.keys import Marker
from huntflow_desk.services.delivery.cards import Delete, Questionary, Tags, Update
from huntflow_desk.services.delivery.creation import Create
from huntflow_desk.services.delivery.errand import Errand, Merged, Tools, trouble_of
from huntflow_desk.services.delivery.histories import Comment, Move
from huntflow_desk.services.delivery.opening import CreateVacancy
from huntflow_desk.services.delivery.vacancies import NewTag, Vacancy, VacancyState
from huntflow_desk.services.session import Clock
from huntflow_desk.store.outbox import Outbox

ERRANDS: dict[Kind, type[Errand]] = {
    Kind.CREATE: Create,
    Kind.UPDATE: Update,
    Kind.DELETE: Delete,
    Kind.MOVE: Move,
    Kind.COMMENT: Comment,
    Kind.TAGS: Tags,
    Kind.QUESTIONARY: Questionary,
    Kind.TAG: NewTag,
    Kind.CREATE_VACANCY: CreateVacancy,
    Kind.VACANCY: Vacancy,
    Kind.VACANCY_STATE: VacancyState,
}

_REFUSALS = (Rejected, Forbidden, LicenceLimit, NotFound, TooLarge, UnreadableFile)
_NEVER_DONE = (NotSent, SlowDown, KeysLost)
"""It did not leave, or the server said that it did nothing."""

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 300.0

OpenTools = Callable[[], Awaitable[Tools]]


class Courier:
    """Takes edits from state to state; raises DiskTrouble when a state cannot be kept."""

    def __init__(
        self,
        outbox: Outbox,
        open_tools: OpenTools,
        *,
        clock: Clock,
        settle_s: float,
        marker: Marker,
        rng: random.Random,
    ) -> None:
        self._outbox = outbox
        self._open_tools = open_tools
        self._clock = clock
        self._settle = timedelta(seconds=settle_s)
        self._marker = marker
        self._rng = rng
        # How long ago unknown edits can have left, as known at a moment of a clock that is
        # never set: with the other one set ahead, they would be sent again too early.
        self._waiting: dict[int, tuple[timedelta, float]] = {}

    async def step(self, edit: Edit) -> Edit | None:
        """Do what is next for an edit; None when its person became another card. Raises Overtaken
        when somebody decided about it meanwhile."""
        if edit.state is State.IN_FLIGHT:
            # Nobody carries it: the program was stopped. It left now at the latest.
            self._left_now(edit)
            return await self._outbox.step(edit.edit_id, State.UNKNOWN, sent_at=self._clock())
        if edit.state is State.HELD:
            # Somebody may have begun to change it since it was seen.
            edit = await self._outbox.step(edit.edit_id, State.QUEUED, of=edit, held_until=None)
        try:
            errand = ERRANDS[edit.kind](edit, await self._open_tools())
            if edit.state is State.UNKNOWN:
                return await self._look_for(edit, errand)
            return await self._deliver(edit, errand)
        except Merged as merged:
            await self._follow(edit, merged.applicant_id)
            return None

    async def ask(self, edit: Edit, trouble: Trouble) -> Edit:
        """A person has to decide about an edit that is not on its way right now."""
        if edit.state is State.HELD:
            await self._outbox.step(edit.edit_id, State.QUEUED, held_until=None)
        return await self._outbox.step(edit.edit_id, State.NEEDS_PERSON, trouble=trouble)

    async def _follow(self, edit: Edit, survivor: int) -> None:
        """The card was merged into another one: edits go there, but a deletion asks first."""
        assert edit.applicant_id is not None
        for other in self._outbox.of_applicant(edit.account_id, edit.applicant_id):
            if other.kind is Kind.DELETE and other.state in WAITING:
                await self.ask(other, Trouble("merged", {"applicant_id": survivor}))
        await self._outbox.rename_applicant(edit.account_id, edit.applicant_id, survivor)

    # Sending

    async def _deliver(self, edit: Edit, errand: Errand) -> Edit:
        # Until it is `in_flight` somebody may change it: what was prepared is not sent then.
        try:
            await errand.prepare()
            if errand.files != edit.result.get("files", {}):
                result = {**edit.result, "files": errand.files}
                edit = await self._outbox.step(edit.edit_id, State.QUEUED, of=edit, result=result)
            baseline = await errand.look()
            if edit.sent_at is not None:
                # It left once already: whatever came of it late counts from the first baseline.
                arrived = await self._arrived(edit, errand)
                if arrived is not None:
                    return arrived
                baseline = edit.baseline or baseline
            verdict = errand.judge()
            if verdict is True:
                found = await errand.find()
                told = found.results[0] if found.results else {}
                return await self._done(edit, told, of=edit)
        except DeskError as error:
            return await self._not_yet(edit, error, errand)
        if isinstance(verdict, Trouble):
            return await self._outbox.step(
                edit.edit_id, State.NEEDS_PERSON, of=edit, trouble=verdict
            )
        before = edit.sent_at
        edit = await self._outbox.step(
            edit.edit_id,
            State.IN_FLIGHT,
            of=edit,
            baseline=baseline,
            sent_at=self._clock(),
            trouble=None,
        )
        self._marker(f"SEND {edit.key}")
        try:
            told = await errand.send()
        except Exception as error:  # noqa: BLE001 - whatever it was: it may have arrived
            after = await self._failed(edit, error, before, errand)
        else:
            after = await self._done(edit, told)
        if after.state in (State.DONE, State.NEEDS_PERSON):
            self._marker(f"HEARD {edit.key}")
        return after

    async def _not_yet(self, edit: Edit, error: DeskError, errand: Errand) -> Edit:
        """Nothing was sent this time."""
        if isinstance(error, _REFUSALS):
            trouble = await errand.explain(error)
            return await self._outbox.step(
                edit.edit_id, State.NEEDS_PERSON, of=edit, trouble=trouble
            )
        if isinstance(error, KeysLost):
            raise error
        return await self._outbox.step(
            edit.edit_id,
            State.QUEUED,
            of=edit,
            attempts=edit.attempts + 1,
            next_try_at=self._later(edit.attempts, error),
            trouble=trouble_of(error),
        )

    async def _failed(
        self, edit: Edit, error: Exception, before: datetime | None, errand: Errand
    ) -> Edit:
        """The write was not answered well."""
        if isinstance(error, _REFUSALS):
            # The server's word: nothing of it is there.
            return await self._refused(edit, error, errand, sent_at=None)
        changes: dict[str, Any] = {
            "attempts": edit.attempts + 1,
            "next_try_at": self._later(edit.attempts, error),
            "trouble": trouble_of(error),
        }
        if isinstance(error, _NEVER_DONE):
            if isinstance(error, KeysLost):
                changes["next_try_at"] = None
            return await self._outbox.step(edit.edit_id, State.QUEUED, sent_at=before, **changes)
        # It may have waited for its turn: now is the latest moment it can have left.
        now = self._clock()
        self._left_now(edit)
        return await self._outbox.step(edit.edit_id, State.UNKNOWN, sent_at=now, **changes)

    async def _refused(self, edit: Edit, error: DeskError, errand: Errand, **changes: Any) -> Edit:
        trouble = await errand.explain(error)
        # It may be about a file the server does not keep (any more): next time it goes up again.
        result = {name: value for name, value in edit.result.items() if name != "files"}
        return await self._outbox.step(
            edit.edit_id, State.NEEDS_PERSON, trouble=trouble, result=result, **changes
        )

    async def _done(self, edit: Edit, told: dict[str, Any], of: Edit | None = None) -> Edit:
        self._waiting.pop(edit.edit_id, None)
        return await self._outbox.step(
            edit.edit_id,
            State.DONE,
            of=of,
            result={**edit.result, **told},
            trouble=None,
            next_try_at=None,
        )

    # Looking

    async def _look_for(self, edit: Edit, errand: Errand) -> Edit:
        waited = self._waited(edit)
        try:
            await errand.look()
            arrived = await self._arrived(edit, errand)
        except DeskError as error:
            if isinstance(error, _REFUSALS):
                return await self._refused(edit, error, errand)
            if isinstance(error, KeysLost):
                raise
            return await self._outbox.step(
                edit.edit_id,
                State.UNKNOWN,
                attempts=edit.attempts + 1,
                next_try_at=self._later(edit.attempts, error),
            )
        if arrived is not None:
            return arrived
        if waited >= self._settle:
            self._waiting.pop(edit.edit_id, None)
            return await self._outbox.step(
                edit.edit_id, State.QUEUED, next_try_at=None, trouble=None
            )
        # After 1, 2, 4, 8 ... seconds, and when the time has passed.
        after = max(waited, timedelta(seconds=FIRST_WAIT_S))
        next_try_at = self._clock() + min(after, self._settle - waited)
        return await self._outbox.step(edit.edit_id, State.UNKNOWN, next_try_at=next_try_at)

    def _left_now(self, edit: Edit) -> None:
        self._waiting[edit.edit_id] = (timedelta(), asyncio.get_running_loop().time())

    def _waited(self, edit: Edit) -> timedelta:
        """How long ago it left at the latest. Over a restart only the calendar clock tells."""
        now = self._clock()
        known = max(now - (edit.sent_at or now), timedelta())
        at = asyncio.get_running_loop().time()
        known, since = self._waiting.setdefault(edit.edit_id, (known, at))
        return known + timedelta(seconds=at - since)

    async def _arrived(self, edit: Edit, errand: Errand) -> Edit | None:
        """The edit as over when it is found, as a question when that is not clear."""
        found = await errand.find()
        if len(found.results) == 1 and found.sure:
            return await self._done(edit, found.results[0], of=edit)
        if found.results:
            trouble = Trouble("ambiguous", {"candidates": list(found.results)})
            return await self._outbox.step(
                edit.edit_id, State.NEEDS_PERSON, of=edit, trouble=trouble
            )
        return None

    def _later(self, attempts: int, error: Exception) -> datetime:
        """Full jitter between a second and five minutes; never before the server allows."""
        longest = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** min(attempts + 1, 16))
        wait_s = max(FIRST_WAIT_S, self._rng.uniform(0.0, longest))
        if isinstance(error, SlowDown):
            wait_s = max(wait_s, float(error.facts.get("wait_s") or 0.0))
        return self._clock() + timedelta(seconds=wait_s)
