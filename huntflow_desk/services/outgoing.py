"""What is on its way to the server: to look at, and to decide where a person is needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.documents import WorklogEntry
from huntflow_desk.core.edits import ACTIVE, WAITING, Edit, Kind, NewEdit, State, plain
from huntflow_desk.core.errors import NotFound
from huntflow_desk.core.models import Json
from huntflow_desk.services.keeper import Keeper

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something at the server that can be an edit: what it says, whose and when, where that is
    kept here; `applicant_id` of somebody who was created."""

    text: str = ""
    created: datetime | None = None
    applicant_id: int | None = None
    author: str = ""


class Outgoing:
    """The outbox as a person sees it. Reads never wait; decisions raise Overtaken when the edit
    has moved on meanwhile, and DiskTrouble."""

    def __init__(self, keeper: Keeper, store: Store) -> None:
        self._keeper = keeper
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
        """What has to arrive before it: the creation of its person or tag, or an earlier change
        of the same person."""
        if edit.state not in (State.HELD, State.QUEUED):
            return None
        before = [one for one in self._outbox.live() if one.is_active]
        needed = {edit.parent_id, -(edit.applicant_id or 0)}
        needed |= {-one for one in edit.payload.get("add", ()) if isinstance(one, int)}
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
            one for one in self._outbox.live() if one.parent_id == edit_id and one.is_active
        )

    def changed_by(self, edit: Edit, field: str) -> tuple[str, datetime] | None:
        """Who made the server's value of a conflict and when, where the kept history tells."""
        if edit.trouble is None or edit.applicant_id is None:
            return None
        saved = self._store.records.worklog(edit.account_id, edit.applicant_id)
        between = edit.trouble.facts.get("fields", {})
        for entry in sorted(saved.value if saved else (), key=_when, reverse=True):
            if entry.log_id < 0 or entry.created is None:
                continue
            if edit.kind is Kind.MOVE:
                is_it = (
                    entry.kind in ("STATUS", "VACANCY-ADD")
                    and entry.vacancy_id == edit.vacancy_id
                    and entry.stage_id == between.get(field, [None, None])[1]
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
            if person is not None:
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
            vacancy = records.vacancy(edit.account_id, edit.vacancy_id)
            return ("", vacancy.value.position) if vacancy else ("", "")
        return "", ""

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
        person's creation has them) go with it. Raises Overtaken once it is on its way."""
        cancelled = [await self._outbox.step(edit_id, State.CANCELLED)]
        for edit in self._outbox.live():
            if edit.parent_id == edit_id and edit.is_active:
                cancelled.append(await self.cancel(edit.edit_id))
        await self._keeper.show(cancelled)
        return cancelled[0]

    async def try_again(self, edit_id: int, payload: Json | None = None) -> Edit:
        """Send an edit that failed once more, or one that waits, with another payload where one
        is given. Raises Rejected for one that would be refused."""
        changes: dict[str, Any] = {}
        if payload is not None:
            old = self._outbox.get(edit_id)
            where = (old.applicant_id, old.vacancy_id)
            self._keeper.check([NewEdit(old.kind, old.account_id, plain(payload), *where)])
            changes["payload"] = plain(payload)
        edit = await self._outbox.step(
            edit_id, State.QUEUED, trouble=None, next_try_at=None, sent_at=None, **changes
        )
        await self._keeper.show([edit])
        return edit

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
        if edit.trouble is None or edit.trouble.kind != "conflict":
            raise NotFound(what="conflict")
        between: Mapping[str, Sequence[Any]] = edit.trouble.facts.get("fields", {})
        payload, base = _decided(edit, between, choices)
        if payload is None:
            return await self.cancel(edit_id)
        after = await self._outbox.step(
            edit_id,
            State.QUEUED,
            payload=payload,
            base=base,
            inverse=_way_back(edit, payload, between),
            trouble=None,
            next_try_at=None,
            sent_at=None,
        )
        await self._keeper.show([after])
        return after


def _way_back(
    edit: Edit, payload: Json, between: Mapping[str, Sequence[Any]]
) -> tuple[Kind, Json] | None:
    """What takes the decided edit back: to what the server said last, and nothing that was left
    to the server."""
    if edit.inverse is None or edit.kind is Kind.VACANCY_STATE:
        return None
    kind, back = edit.inverse
    if edit.kind is Kind.MOVE:
        return kind, {"stage_id": between["stage_id"][1]}

    def decided(part: str) -> Json:
        before, wanted = back.get(part, {}), payload.get(part, {})
        return {
            name: between[name][1] if name in between else value
            for name, value in before.items()
            if name in wanted
        }

    return kind, {part: decided(part) for part in back}


def _when(entry: WorklogEntry) -> tuple[datetime, int]:
    return entry.created or datetime.min.replace(tzinfo=UTC), entry.log_id


def _decided(
    edit: Edit, between: Mapping[str, Sequence[Any]], choices: Mapping[str, str]
) -> tuple[Json | None, Json]:
    """Payload and base after the decision; no payload when everything is the server's."""
    server = {name for name in between if choices.get(name) == "server"}
    base = dict(edit.base)
    if edit.kind in (Kind.MOVE, Kind.VACANCY_STATE):
        if server:
            return None, base
        return edit.payload, base | {name: three[1] for name, three in between.items()}
    if edit.kind in (Kind.UPDATE, Kind.QUESTIONARY):
        part = "fields" if edit.kind is Kind.UPDATE else "values"
        kept = {k: v for k, v in edit.payload.get(part, {}).items() if k not in server}
        base |= {name: between[name][1] for name in between if name not in server}
        payload = {**edit.payload, part: kept}
        if "shown" in payload:
            payload["shown"] = {k: v for k, v in payload["shown"].items() if k not in server}
        return (payload if kept else None), base
    payload, now = dict(edit.payload), dict(base)
    for part in ("fields", "additional"):
        mine = edit.payload.get(part, {})
        payload[part] = {k: v for k, v in mine.items() if k not in server}
        now[part] = dict(base.get(part, {})) | {
            name: between[name][1] for name in between if name in mine and name not in server
        }
    return (payload if payload["fields"] or payload["additional"] else None), now
