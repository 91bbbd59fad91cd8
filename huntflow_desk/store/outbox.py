"""Edits waiting to be sent, in the precious file (`outbox.db`, every commit durable).

What is live (active, or done and not yet seen in what the store keeps of the server) is also held
in memory: lists and cards lay it over what they read, on any thread.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from huntflow_desk.core.edits import ALLOWED, Edit, Kind, NewEdit, State, local_id, sendable
from huntflow_desk.core.errors import NotFound, Overtaken
from huntflow_desk.core.models import Json
from huntflow_desk.store.editrows import SELECT, edit_of, insert, readable, update
from huntflow_desk.store.file import DatabaseFile, Row, shrink
from huntflow_desk.store.reminders import renumber
from huntflow_desk.store.text import moment_text

T = TypeVar("T")

Beside = Callable[[sqlite3.Connection, Sequence[Edit]], None]
"""Called in the transaction that keeps edits, on the writer's thread."""

_DIGEST = re.compile(r'"sha": ?"([0-9a-f]{64})"')
_SEEN = """SELECT coalesce(max(edit_id), 0), count(*), coalesce(max(changed_at), '') FROM edits
    WHERE settled = 0"""
_NAMING = "SELECT payload FROM edits UNION ALL SELECT data FROM drafts"
_DROP_ORPHANED = """DELETE FROM drafts WHERE name GLOB 'amend_*'
    AND substr(name, 7) NOT IN (SELECT key FROM edits)"""
_ENDED = f"state IN ('{State.DONE}', '{State.CANCELLED}')"

_WAITED_FOR = f"SELECT parent_id FROM edits WHERE parent_id IS NOT NULL AND NOT {_ENDED}"


class Outbox:
    """The edits of one profile and system."""

    def __init__(self, file: DatabaseFile, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock
        self._lock = threading.Lock()
        self._known: Mapping[int, Edit] | None = None
        self._version = 0

    # Reading

    def live(self) -> tuple[Edit, ...]:
        """Edits that are laid over or need somebody, oldest first. Any thread."""
        return tuple(self._live().values())

    def of_applicant(self, account_id: int, applicant_id: int) -> list[Edit]:
        """Live edits of a person, oldest first."""
        subject = (account_id, "applicant", applicant_id)
        return [edit for edit in self._live().values() if edit.subject == subject]

    def of_vacancy(self, account_id: int, vacancy_id: int) -> list[Edit]:
        """Live edits of a vacancy itself, oldest first."""
        subject = (account_id, "vacancy", vacancy_id)
        return [edit for edit in self._live().values() if edit.subject == subject]

    def by_applicant(self, account_id: int) -> dict[int, list[Edit]]:
        """Live edits of an organisation's people, by person."""
        found: dict[int, list[Edit]] = {}
        for edit in self._live().values():
            if edit.account_id == account_id and edit.applicant_id is not None:
                found.setdefault(edit.applicant_id, []).append(edit)
        return found

    def get(self, edit_id: int) -> Edit:
        """An edit, live or over. Raises NotFound."""
        found = self._live().get(edit_id)
        if found is None:
            row = self._file.row(f"{SELECT} WHERE edit_id = ?", (edit_id,))
            if row is None:
                raise NotFound(what="edit")
            found = edit_of(row)
        return found

    def rows(
        self, states: Collection[State] = (), offset: int = 0, limit: int = 300
    ) -> tuple[Edit, ...]:
        """Edits in these states (all: none given), newest first."""
        where, parameters = _in_states(states)
        found = self._file.rows(
            f"{SELECT} WHERE {where} ORDER BY edit_id DESC LIMIT ? OFFSET ?",
            (*parameters, max(0, min(limit, 300)), max(0, offset)),
        )
        return tuple(readable(found))

    def count(self, states: Collection[State] = ()) -> int:
        """How many edits are in these states."""
        where, parameters = _in_states(states)
        return self._file.number(f"SELECT count(*) FROM edits WHERE {where}", parameters)

    def counts(self) -> dict[State, int]:
        """How many active edits are in each state."""
        found: dict[State, int] = {}
        for edit in self._live().values():
            if edit.is_active:
                found[edit.state] = found.get(edit.state, 0) + 1
        return found

    def batch(self, name: str) -> tuple[Edit, ...]:
        """All edits of one action, oldest first."""
        found = self._file.rows(f"{SELECT} WHERE batch = ? ORDER BY edit_id", (name,))
        return tuple(map(edit_of, found))

    def person_of(self, local: int) -> int:
        """Who somebody created here became; the same number while they have none."""
        return self._became(local, "applicant_id")

    def vacancy_of(self, local: int) -> int:
        """What a vacancy created here became; the same number while it has none."""
        return self._became(local, "vacancy_id")

    def tag_of(self, local: int) -> int:
        """What a tag created here became; the same number while it has none."""
        return self._became(local, "tag_id")

    def created_here(self, account_id: int, kind: Kind = Kind.CREATE) -> frozenset[int]:
        """People (or vacancies) whom edits of this outbox have created."""
        name = "vacancy_id" if kind is Kind.CREATE_VACANCY else "applicant_id"
        rows = self._file.rows(
            f"""SELECT json_extract(result, '$.{name}') FROM edits
                WHERE account_id = ? AND kind = '{kind}' AND state = '{State.DONE}'""",
            (account_id,),
        )
        return frozenset(row[0] for row in rows if row[0])

    def staged(self) -> frozenset[str]:
        """Digests of all staged files that edits and drafts name."""
        return frozenset(_named(self._file.rows(_NAMING)))

    def read_again(self, *, whole: bool = False) -> tuple[Edit, ...]:
        """Notice what another process added or moved on: edits that are others than known here.

        `whole`: compare every edit, as when this process begins to deliver; else only when their
        number or the last change differ. To be called on one thread, always the same.
        """
        row = self._file.row("PRAGMA data_version")
        version = row[0] if row is not None else 0
        if version == self._version and not whole:
            return ()
        self._version = version
        before = self._live()
        if not whole and self._seen_of(before) == self._file.row(_SEEN):
            return ()
        with self._lock:
            now = self._known = self._read_live()
        changed = {key for key in now if now[key] != before.get(key)} | (before.keys() - now.keys())
        return tuple(now.get(key) or before[key] for key in sorted(changed))

    @staticmethod
    def _seen_of(live: Mapping[int, Edit]) -> Row:
        last = max((edit.changed_at for edit in live.values()), default=None)
        return max(live, default=0), len(live), "" if last is None else moment_text(last)

    # Writing

    async def add(self, edits: Sequence[NewEdit], beside: Beside | None = None) -> tuple[Edit, ...]:
        """Keep edits, all or none; returns after the commit. Raises DiskTrouble.

        `beside` writes what belongs to the same step into the same file; when it raises, nothing
        is kept.

        Somebody (or a vacancy) that is created gets a number below zero, which other edits of
        the same hand-over may name as `applicant_id` (`vacancy_id`) 0 with the creation as
        `parent`.
        """
        now = self._clock()

        def write(connection: sqlite3.Connection) -> list[Edit]:
            added: list[Edit] = []
            for new in edits:
                added.append(insert(connection, new, added, now))
            if beside is not None:
                beside(connection, added)
            return added

        return tuple(await self._run(write))

    async def step(
        self, edit_id: int, to: State, *, of: Edit | None = None, **changes: Any
    ) -> Edit:
        """Move an edit to a state (or stay in it) and note facts, in one transaction.

        `changes` are fields of Edit: payload, base, inverse, baseline, result, trouble, sent_at,
        next_try_at, held_until, attempts, applicant_id, vacancy_id. `of`: the edit as the caller
        knows it; without a `held_until`, however long it is held. Raises Overtaken when the edit
        cannot go there from where it is now, or is not `of` any more (state or content), NotFound,
        DiskTrouble.
        """
        now = self._clock()
        if "payload" in changes:
            changes["payload"] = sendable(changes["payload"])

        def write(connection: sqlite3.Connection) -> list[Edit]:
            row = connection.execute(f"{SELECT} WHERE edit_id = ?", (edit_id,)).fetchone()
            if row is None:
                raise NotFound(what="edit")
            before = edit_of(row)
            is_other = of is not None and not _is(before, of)
            if is_other or (to is not before.state and to not in ALLOWED[before.state]):
                raise Overtaken(state=before.state.value, wanted=to.value)
            # What was never sent leaves nothing to wait for.
            settled = before.settled or to is State.CANCELLED
            after = replace(before, state=to, changed_at=now, settled=settled, **changes)
            update(connection, after)
            person = after.result.get("applicant_id")
            if after.kind is Kind.CREATE and to is State.DONE and person:
                renumber(connection, after.account_id, local_id(edit_id), person)
            return [after]

        return (await self._run(write))[0]

    async def settle(self, ids: Collection[int]) -> None:
        """The store shows these, by the server's own word: they are laid over no more."""

        def write(connection: sqlite3.Connection) -> list[Edit]:
            marks = ", ".join("?" * len(ids))
            connection.execute(
                f"UPDATE edits SET settled = 1 WHERE edit_id IN ({marks}) AND {_ENDED}",
                tuple(ids),
            )
            rows = connection.execute(f"{SELECT} WHERE edit_id IN ({marks})", tuple(ids))
            return [edit_of(row) for row in rows.fetchall()]

        if ids:
            await self._run(write)

    async def rename_applicant(self, account_id: int, before: int, after: int) -> None:
        """Active edits of a person who got another number: created at last, or merged."""

        def write(connection: sqlite3.Connection) -> list[Edit]:
            connection.execute(
                f"""UPDATE edits SET applicant_id = ?
                    WHERE account_id = ? AND applicant_id = ? AND NOT {_ENDED}""",
                (after, account_id, before),
            )
            renumber(connection, account_id, before, after)
            rows = connection.execute(
                f"{SELECT} WHERE account_id = ? AND applicant_id = ?", (account_id, after)
            )
            return [edit_of(row) for row in rows.fetchall()]

        await self._run(write)

    async def rename_vacancy(self, account_id: int, before: int, after: int) -> tuple[Edit, ...]:
        """Active edits of a vacancy that was created at last, and of people on it: they name it
        by its number from now on. Gives those that changed."""

        def write(connection: sqlite3.Connection) -> list[Edit]:
            rows = connection.execute(
                f"{SELECT} WHERE account_id = ? AND vacancy_id = ? AND NOT {_ENDED}",
                (account_id, before),
            )
            changed = [replace(edit, vacancy_id=after) for edit in map(edit_of, rows.fetchall())]
            for edit in changed:
                update(connection, edit)
            return changed

        return tuple(await self._run(write))

    async def rename_tag(self, account_id: int, before: int, after: int) -> None:
        """A tag created here has got its number: edits that name it name that, be it to take
        them back later."""

        def write(connection: sqlite3.Connection) -> list[Edit]:
            rows = connection.execute(
                f"{SELECT} WHERE account_id = ? AND kind = '{Kind.TAGS}'", (account_id,)
            )
            changed = []
            for edit in map(edit_of, rows.fetchall()):
                payload = _renumbered(edit.payload, before, after)
                inverse = edit.inverse and (
                    edit.inverse[0],
                    _renumbered(edit.inverse[1], before, after),
                )
                if (payload, inverse) != (edit.payload, edit.inverse):
                    changed.append(replace(edit, payload=payload, inverse=inverse))
                    update(connection, changed[-1])
            return changed

        await self._run(write)

    async def forget(self, before: datetime) -> None:
        """Delete what is over and settled since then, unless something waits for it still, and
        drafts of changing it."""

        def write(connection: sqlite3.Connection) -> list[Edit]:
            connection.execute(
                f"""DELETE FROM edits WHERE settled = 1 AND {_ENDED} AND changed_at < ?
                    AND edit_id NOT IN ({_WAITED_FOR})""",
                (moment_text(before),),
            )
            connection.execute(_DROP_ORPHANED)
            return []

        await self._run(write)

    async def forget_people(self, account_id: int, ids: Collection[int]) -> frozenset[str]:
        """Delete what is over of these people, shown by the store or not, and drafts of changing
        it; what is not over stays, and what that waits for. Gives the digests of staged files
        nobody names any more."""
        gone: set[str] = set()

        def write(connection: sqlite3.Connection) -> list[Edit]:
            marks = ", ".join("?" * len(ids))
            # A creation is under the number it gave.
            found = connection.execute(
                f"""{SELECT} WHERE account_id = ? AND {_ENDED}
                    AND edit_id NOT IN ({_WAITED_FOR})
                    AND (applicant_id IN ({marks}) OR kind = '{Kind.CREATE}'
                        AND json_extract(result, '$.applicant_id') IN ({marks}))""",
                (account_id, *ids, *ids),
            ).fetchall()
            connection.executemany(
                "DELETE FROM edits WHERE edit_id = ?", [(row[0],) for row in found]
            )
            connection.execute(_DROP_ORPHANED)
            named = {digest for row in found for digest in _DIGEST.findall(row[6])}
            gone.update(named - _named(connection.execute(_NAMING)))
            return [replace(edit, settled=True) for edit in readable(found)]

        if ids:
            await self._run(write)
            await self._file.writer.run(shrink, transaction=False)
        return frozenset(gone)

    # Inside

    def _became(self, local: int, name: str) -> int:
        """The number of this name in what a creation came to."""
        if local >= 0:
            return local
        row = self._file.row("SELECT result FROM edits WHERE edit_id = ?", (-local,))
        found = json.loads(row[0]).get(name) if row is not None else None
        return int(found) if found else local

    def _live(self) -> Mapping[int, Edit]:
        known = self._known
        if known is None:
            with self._lock:
                if self._known is None:
                    self._known = self._read_live()
                known = self._known
        return known

    def _read_live(self) -> dict[int, Edit]:
        rows = self._file.rows(f"{SELECT} WHERE settled = 0 ORDER BY edit_id")
        return {edit.edit_id: edit for edit in readable(rows)}

    async def _run(self, write: Callable[[sqlite3.Connection], list[Edit]]) -> list[Edit]:
        import asyncio

        self._live()
        queued = self._file.writer.submit(write)
        # On the writer's thread, right after the commit, whether or not somebody still waits.
        queued.add_done_callback(
            lambda done: None if done.exception() else self._learn(done.result())
        )
        waiting = asyncio.wrap_future(queued)
        waiting.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(waiting)

    def _learn(self, changed: Iterable[Edit]) -> None:
        with self._lock:
            if self._known is None:
                return
            known = dict(self._known)
            last = next(reversed(known), 0)
            in_order = True
            for edit in changed:
                if edit.settled:
                    known.pop(edit.edit_id, None)
                    continue
                # One that is known keeps its place, a new one comes last, as a rule.
                in_order = in_order and (edit.edit_id in known or edit.edit_id > last)
                last = max(last, edit.edit_id)
                known[edit.edit_id] = edit
            self._known = known if in_order else dict(sorted(known.items()))


def _is(edit: Edit, known: Edit) -> bool:
    """Whether a decision about `known` is one about this edit."""
    return known.held_until in (None, edit.held_until) and all(
        getattr(edit, name) == getattr(known, name)
        for name in ("state", "payload", "base", "applicant_id", "vacancy_id")
    )


def _renumbered(payload: Json, before: int, after: int) -> Json:
    return {
        key: [after if one == before else one for one in value]
        if isinstance(value, list)
        else value
        for key, value in payload.items()
    }


def _named(rows: Iterable[Row]) -> set[str]:
    return {found for row in rows for found in _DIGEST.findall(row[0])}


def _in_states(states: Collection[State]) -> tuple[str, tuple[str, ...]]:
    if not states:
        return "1", ()
    return f"state IN ({', '.join('?' * len(states))})", tuple(state.value for state in states)
