"""What is on its way to the server: to look at, and to decide where a person is needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.edits import ACTIVE, Edit, Kind, State, plain
from huntflow_desk.core.errors import NotFound
from huntflow_desk.core.models import Json
from huntflow_desk.services.keeper import Keeper

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store


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
        """Send an edit that failed once more, with another payload where one is given."""
        changes: dict[str, Any] = {} if payload is None else {"payload": plain(payload)}
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
            trouble=None,
            next_try_at=None,
            sent_at=None,
        )
        await self._keeper.show([after])
        return after


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
