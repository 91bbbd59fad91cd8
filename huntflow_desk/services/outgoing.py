"""What is on its way to the server: to look at, and to decide where a person is needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.documents import WorklogEntry
from huntflow_desk.core.edits import (
    ACTIVE,
    CHANGEABLE,
    LONGEST_HOLD_S,
    WAITING,
    Edit,
    Kind,
    NewEdit,
    State,
    creations_of,
    needs,
    plain,
)
from huntflow_desk.core.errors import NotFound, Overtaken, Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.services.amending import between, decided, follow, says_something
from huntflow_desk.services.keeper import Keeper
from huntflow_desk.services.session import Clock

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something at the server that can be an edit: what it says, whose and when, where that is
    kept here; `applicant_id` or `vacancy_id` of what was created."""

    text: str = ""
    created: datetime | None = None
    applicant_id: int | None = None
    author: str = ""
    vacancy_id: int | None = None


class Outgoing:
    """The outbox as a person sees it. Reads never wait; decisions raise Overtaken when the edit
    has moved on meanwhile, and DiskTrouble."""

    def __init__(self, keeper: Keeper, store: Store, clock: Clock) -> None:
        self._keeper = keeper
        self._clock = clock
        self._store = store
        self._outbox = store.outbox

    # Looking

    def rows(
        self, states: Collection[State] = ACTIVE, offset: int = 0, limit: int = 300
    ) -> tuple[Edit, ...]:
        """Edits in these states, newest first."""
        return self._outbox.rows(states, offset, limit)

    def count(self, states: Collection[State] = ACTIVE) -> int:
        """How many edits are in these states."""
        return self._outbox.count(states)

    def counts(self) -> dict[State, int]:
        """Active edits by state, from memory."""
        return self._outbox.counts()

    def active(self) -> tuple[Edit, ...]:
        """All that are not over, from memory: what needs a person first, then newest first."""
        found = [edit for edit in reversed(self._outbox.live()) if edit.is_active]
        return tuple(sorted(found, key=lambda edit: edit.state is not State.NEEDS_PERSON))

    def waits_for(self, edit: Edit) -> Edit | None:
        """What has to arrive before it: the creation of its person, vacancy or tag, or an earlier
        change of the same person."""
        if edit.state not in (State.HELD, State.QUEUED):
            return None
        before = [one for one in self._outbox.live() if one.is_active]
        needed = needs(edit)
        for one in before:
            if one.edit_id != edit.edit_id and one.edit_id in needed:
                return one
        for one in before:
            earlier = one.edit_id < edit.edit_id and one.state in WAITING
            if earlier and one.subject == edit.subject:
                return one
        return None

    def followers(self, edit_id: int) -> tuple[Edit, ...]:
        """What would be given up together with it."""
        return tuple(
            one for one in self._outbox.live() if one.is_active and edit_id in creations_of(one)
        )

    def changed_by(self, edit: Edit, field: str) -> tuple[str, datetime] | None:
        """Who made the server's value of a conflict and when, where the kept history tells."""
        if edit.trouble is None or edit.applicant_id is None:
            return None
        saved = self._store.records.worklog(edit.account_id, edit.applicant_id)
        values = edit.trouble.facts.get("fields", {})
        for entry in sorted(saved.value if saved else (), key=_when, reverse=True):
            if entry.log_id < 0 or entry.created is None:
                continue
            if edit.kind is Kind.MOVE:
                is_it = (
                    entry.kind in ("STATUS", "VACANCY-ADD")
                    and entry.vacancy_id == edit.vacancy_id
                    and entry.stage_id == values.get(field, [None, None])[1]
                )
            else:
                # The history does not say which field: only what came after our edit counts.
                is_it = entry.kind in ("UPDATE", "EDIT") and entry.created > edit.created_at
            if is_it:
                return entry.author, entry.created
        return None

    def candidates(self, edit: Edit) -> tuple[Candidate, ...]:
        """What at the server can be an edit of which nobody knows whether it arrived."""
        found = []
        facts = edit.trouble.facts if edit.trouble is not None else {}
        for one in facts.get("candidates", ()):
            person, log_id = one.get("applicant_id"), one.get("log_id")
            if one.get("vacancy_id") is not None:
                found.append(self._vacancy_candidate(edit.account_id, one["vacancy_id"]))
            elif person is not None:
                saved = self._store.records.applicant(edit.account_id, person)
                card = saved.value if saved is not None else None
                parts = (card.russian_name, card.phone, card.email) if card is not None else ()
                text = ", ".join(filter(None, parts))
                found.append(Candidate(text, card.created if card else None, person))
            elif log_id is not None and edit.applicant_id is not None:
                history = self._store.records.worklog(edit.account_id, edit.applicant_id)
                entries = history.value if history is not None else ()
                entry = next((one for one in entries if one.log_id == log_id), None)
                if entry is None:
                    found.append(Candidate())
                else:
                    found.append(Candidate(entry.comment, entry.created, author=entry.author))
        return tuple(found)

    def _vacancy_candidate(self, account_id: int, vacancy_id: int) -> Candidate:
        saved = self._store.records.vacancy(account_id, vacancy_id)
        if saved is None:
            return Candidate(vacancy_id=vacancy_id)
        vacancy = saved.value
        text = ", ".join(filter(None, (vacancy.position, vacancy.company, vacancy.money)))
        return Candidate(text, vacancy.created, vacancy_id=vacancy_id)

    def get(self, edit_id: int) -> Edit:
        """An edit, over or not. Raises NotFound."""
        return self._outbox.get(edit_id)

    def batch(self, name: str) -> tuple[Edit, ...]:
        """All edits of one action, oldest first."""
        return self._outbox.batch(name)

    def of_applicant(self, account_id: int, applicant_id: int) -> tuple[Edit, ...]:
        """What is laid over a person, oldest first."""
        return tuple(self._outbox.of_applicant(account_id, applicant_id))

    def person_of(self, applicant_id: int) -> int:
        """Who somebody created here (id below zero) became."""
        return self._outbox.person_of(applicant_id)

    def vacancy_of(self, vacancy_id: int) -> int:
        """What a vacancy created here (id below zero) became."""
        return self._outbox.vacancy_of(vacancy_id)

    def tag_of(self, tag_id: int) -> int:
        """What a tag created here (id below zero) became."""
        return self._outbox.tag_of(tag_id)

    def name_of(self, edit: Edit) -> tuple[str, str]:
        """Last and first name of its person, or ("", position) of its vacancy; empty: unknown."""
        records = self._store.records
        if edit.applicant_id is not None:
            if edit.kind is Kind.CREATE:
                fields = edit.payload.get("fields", {})
                return str(fields.get("last_name") or ""), str(fields.get("first_name") or "")
            person = records.applicant(edit.account_id, edit.applicant_id)
            return (person.value.last_name, person.value.first_name) if person else ("", "")
        if edit.vacancy_id is not None:
            return "", self.position_of(edit.account_id, edit.vacancy_id)
        return "", ""

    def position_of(self, account_id: int, vacancy_id: int) -> str:
        """The name of a vacancy, be it one whose creation was given up; empty: unknown."""
        saved = self._store.records.vacancy(account_id, self.vacancy_of(vacancy_id))
        if saved is not None or vacancy_id > 0:
            return saved.value.position if saved is not None else ""
        with suppress(NotFound):
            fields = self._outbox.get(-vacancy_id).payload.get("fields", {})
            return str(fields.get("position") or "")
        return ""

    # Deciding

    async def send_now(self, ids: Iterable[int]) -> None:
        """End the undo window, or try again without waiting."""
        for edit_id in ids:
            edit = self._outbox.get(edit_id)
            if edit.state in (State.HELD, State.QUEUED):
                await self._outbox.step(edit_id, State.QUEUED, held_until=None, next_try_at=None)
        self._keeper.tell(())

    async def cancel(self, edit_id: int) -> Edit:
        """Give an edit up: one that never left, or one that needs a person. Its followers (a
        creation has them) go with it. Raises Overtaken once it is on its way."""
        followers = self.followers(edit_id)
        cancelled = [await self._outbox.step(edit_id, State.CANCELLED)]
        for edit in followers:
            if self._outbox.get(edit.edit_id).is_active:
                cancelled.append(await self.cancel(edit.edit_id))
        await self._keeper.show(cancelled)
        return cancelled[0]

    async def try_again(self, edit_id: int) -> Edit:
        """Send an edit that failed once more. One in doubt is sent because the person says that
        it did not arrive; any other that left once is looked for before."""
        edit = self._outbox.get(edit_id)
        doubtful = edit.trouble is not None and edit.trouble.kind == "ambiguous"
        edit = await self._outbox.step(
            edit_id,
            State.QUEUED,
            trouble=None,
            next_try_at=None,
            sent_at=None if doubtful else edit.sent_at,
        )
        # As it is, whatever somebody began to write instead.
        await self._store.drafts.drop(edit.draft_name)
        await self._keeper.show([edit])
        return edit

    # Changing what it says

    async def hold(self, edit: Edit) -> Edit:
        """Keep an edit that waits from leaving for `LONGEST_HOLD_S`, while somebody changes it;
        again in time to keep it longer. Whatever happens to this process, it goes on afterwards.
        Raises Overtaken when the edit is not this one any more."""
        if edit.state not in (State.HELD, State.QUEUED):
            return edit
        until = self._clock() + timedelta(seconds=LONGEST_HOLD_S)
        after = await self._outbox.step(
            edit.edit_id, State.HELD, of=replace(edit, held_until=None), held_until=until
        )
        self._keeper.tell([after])
        return after

    async def let_go(self, held: Edit, before: Edit) -> None:
        """End a `hold`: the edit goes on as it was before."""
        if held.state is not State.HELD:
            return
        with suppress(Overtaken):
            await self._outbox.step(
                held.edit_id,
                before.state,
                of=replace(held, held_until=None),
                held_until=before.held_until,
            )
        self._keeper.tell(())

    async def amend(self, edit: Edit, wanted: Edit, *, not_arrived: bool = False) -> Edit:
        """Send an edit with another content: `wanted` is `edit`, which the person has seen, with
        another payload (of a note also another `vacancy_id`). One that says nothing any more is
        cancelled.

        `not_arrived`: the person says so of an edit that may have arrived as it was; without
        their word it is refused. Raises Rejected (codes of `core.checks` by field, "arrived"),
        Overtaken when the edit is not the one they have seen any more.
        """
        if edit.state not in CHANGEABLE:
            raise Overtaken(state=edit.state.value, wanted=State.QUEUED.value)
        if edit.may_have_arrived and not not_arrived:
            raise Rejected(fields={"arrived": "required"})
        payload = plain(wanted.payload)
        if not says_something(edit, payload):
            return await self.cancel(edit.edit_id)
        where = (edit.applicant_id, wanted.vacancy_id)
        new = NewEdit(edit.kind, edit.account_id, payload, *where)
        if edit.kind is Kind.CREATE_VACANCY:
            self._keeper.check_vacancy(new)
        else:
            self._keeper.check([new])
        return await self._become(edit, payload, vacancy_id=wanted.vacancy_id, held_until=None)

    async def _become(self, edit: Edit, payload: Json, **changes: Any) -> Edit:
        base, inverse = follow(edit, payload)
        after = await self._outbox.step(
            edit.edit_id,
            State.QUEUED,
            # However long it is held by now.
            of=replace(edit, held_until=None),
            payload=payload,
            base=base,
            inverse=inverse,
            trouble=None,
            next_try_at=None,
            sent_at=None,
            **changes,
        )
        await self._keeper.show([after])
        return after

    async def say_arrived(self, edit_id: int, candidate: int = 0) -> Edit:
        """The person has seen that it did arrive. Of an ambiguous one `candidate` says which of
        `trouble.facts["candidates"]` it is."""
        edit = self._outbox.get(edit_id)
        found = edit.trouble.facts.get("candidates", ()) if edit.trouble is not None else ()
        told = found[candidate] if candidate < len(found) else {}
        edit = await self._outbox.step(
            edit_id, State.DONE, trouble=None, result={**edit.result, **told}
        )
        await self._keeper.show([edit])
        return edit

    async def resolve(self, edit_id: int, choices: Mapping[str, str]) -> Edit:
        """Decide a conflict: per field "mine" or "server". With nothing of mine left it is over.

        Raises NotFound when the edit is no conflict.
        """
        edit = self._outbox.get(edit_id)
        if not between(edit):
            raise NotFound(what="conflict")
        payload = decided(edit, choices)
        if payload is None:
            return await self.cancel(edit_id)
        return await self._become(edit, payload)


def _when(entry: WorklogEntry) -> tuple[datetime, int]:
    return entry.created or datetime.min.replace(tzinfo=UTC), entry.log_id
