"""Rows of the spool on their way to Huntflow: asked for, handed over to the outbox, followed.

A row that is to be sent is `sending`. Without edits in its result it waits here; it gets them in
the very transaction that puts them into the outbox, so a kill in between neither doubles nor loses.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.errors import Overtaken
from huntflow_desk.core.intake import Likely, Row, State, moved, settled
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.spoolreads import LOOKED
from huntflow_desk.store.spoolrows import LISTED, UPDATE, columns_of, row_of
from huntflow_desk.store.text import bindable, json_text, moment_text

PAUSED = "paused"
_HAS_EDITS = "json_extract(result, '$.edits') IS NOT NULL"


class SpoolSending:
    """What of the spool is about sending. Reads are quick, writes are awaited and raise
    DiskTrouble."""

    def __init__(self, file: DatabaseFile, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    # Reading

    def asked(self, limit: int) -> list[int]:
        """Rows to be handed over, oldest first; paused ones wait."""
        found = self._file.rows(
            f"""SELECT row_id FROM intake_rows WHERE state = ? AND why <> ? AND NOT {_HAS_EDITS}
                ORDER BY row_id LIMIT ?""",
            (State.SENDING, PAUSED, limit),
        )
        return [row[0] for row in found]

    def in_hand(self, batch_id: int | None = None) -> list[int]:
        """Rows whose edits are followed: on their way, waiting for a person, or being undone."""
        found = self._file.rows(
            f"""SELECT row_id FROM intake_rows
                WHERE {_HAS_EDITS} AND (batch_id = ? OR ? IS NULL) AND (state IN (?, ?)
                OR (state = ? AND json_extract(result, '$.undo') = 1)) ORDER BY row_id""",
            (batch_id, batch_id, State.SENDING, State.FAILED, State.DONE),
        )
        return [row[0] for row in found]

    def handed_over(self) -> int:
        """How many rows are on their way through the outbox."""
        return self._file.number(
            f"SELECT count(*) FROM intake_rows WHERE state = ? AND {_HAS_EDITS}", (State.SENDING,)
        )

    def unrecognised(self, limit: int) -> list[int]:
        """Rows to review whose files Huntflow has not read, oldest first."""
        found = self._file.rows(
            """SELECT row_id FROM intake_rows WHERE state IN (?, ?, ?)
               AND json_extract(result, '$.recognised') IS NULL ORDER BY row_id LIMIT ?""",
            (State.READY, State.CHECK, State.DUPLICATE, limit),
        )
        return [row[0] for row in found]

    def is_paused(self, batch_id: int) -> bool:
        """Whether rows of a batch wait until they may go on."""
        return bool(
            self._file.number(
                "SELECT count(*) FROM intake_rows WHERE batch_id = ? AND state = ? AND why = ?",
                (batch_id, State.SENDING, PAUSED),
            )
        )

    # Writing

    async def ask(self, batch_id: int, row_ids: Collection[int] = ()) -> list[int]:
        """Let ready rows be sent: all of a batch, or these. Those that now are."""

        def write(connection: sqlite3.Connection) -> list[int]:
            found = connection.execute(
                "SELECT row_id FROM intake_rows WHERE batch_id = ? AND state = ?",
                (batch_id, State.READY),
            ).fetchall()
            ids = [row[0] for row in found if not row_ids or row[0] in row_ids]
            self._move(connection, ids, State.SENDING, "", "asked")
            return ids

        return await self._file.writer.run(write)

    async def take_back(self, batch_id: int) -> list[int]:
        """Rows that were not handed over yet are ready again. Which."""

        def write(connection: sqlite3.Connection) -> list[int]:
            ids = self._waiting(connection, batch_id)
            self._move(connection, ids, State.READY, "", "taken back")
            return ids

        return await self._file.writer.run(write)

    async def pause(self, batch_id: int, paused: bool) -> list[int]:
        """Let rows that were not handed over yet wait, or go on. Which."""

        def write(connection: sqlite3.Connection) -> list[int]:
            ids = self._waiting(connection, batch_id)
            step = "paused" if paused else "resumed"
            self._move(connection, ids, State.SENDING, PAUSED if paused else "", step)
            return ids

        return await self._file.writer.run(write)

    def handing(self, pieces: Sequence[tuple[int, int]]) -> Callable[..., None]:
        """What `Outbox.add` is to do beside: note for each row (id, number of its edits, in the
        order they are added) the edits it has become. Raises Overtaken, and nothing is kept,
        when a row is not to be sent any more."""

        def beside(connection: sqlite3.Connection, added: Sequence[Edit]) -> None:
            place = 0
            for row_id, count in pieces:
                ids = [edit.edit_id for edit in added[place : place + count]]
                place += count
                state, result = self._found(connection, row_id)
                if state is not State.SENDING or "edits" in result:
                    raise Overtaken(state="" if state is None else state.value, wanted="sending")
                result = {**result, "edits": ids}
                self._write(connection, row_id, State.SENDING, "", result, "handed over")

        return beside

    def undoing(self, row_id: int) -> Callable[..., None]:
        """What `Outbox.add` is to do beside edits that undo a row, once."""

        def beside(connection: sqlite3.Connection, added: Sequence[Edit]) -> None:
            state, result = self._found(connection, row_id)
            if state is None or "back" in result or not result.get("undo"):
                raise Overtaken(state="" if state is None else state.value, wanted="undo")
            result = {**result, "back": [edit.edit_id for edit in added]}
            self._write(connection, row_id, state, "", result, "undoing")

        return beside

    async def want_undone(self, row_ids: Iterable[int]) -> None:
        """What became of these rows is to be undone as soon as that can be done."""
        ids = list(row_ids)

        def write(connection: sqlite3.Connection) -> None:
            for row_id in ids:
                state, result = self._found(connection, row_id)
                if state is not None and "edits" in result:
                    result = {**result, "undo": 1}
                    self._write(connection, row_id, state, None, result, "undo wanted")

        await self._file.writer.run(write)

    async def looked(self, row_id: int, matches: Sequence[Likely]) -> bool:
        """Huntflow was asked about a row that is to be handed over: what it looks like now.
        Whether it is a duplicate by that, and waits for a decision."""

        def write(connection: sqlite3.Connection) -> bool:
            found = connection.execute(
                f"SELECT {LISTED}, text, found FROM intake_rows WHERE row_id = ?", (row_id,)
            ).fetchone()
            row = row_of(found) if found is not None else None
            if row is None or row.state is not State.SENDING or row.edit_ids:
                return False
            row = replace(row, matches=tuple(matches))
            judged = settled(replace(row, state=State.READY))
            held = judged.state is State.DUPLICATE
            if held:
                row = moved(row, State.DUPLICATE)
            now = moment_text(self._clock())
            connection.execute(UPDATE, (*columns_of(row), now, row_id))
            self._write(connection, row_id, row.state, row.why, row.result, LOOKED)
            return held

        return await self._file.writer.run(write)

    async def note(
        self,
        row_id: int,
        state: State | None = None,
        why: str | None = "",
        *,
        step: str = "moved",
        drop: Collection[str] = (),
        **result: Any,
    ) -> None:
        """What became of a row: its state (None: as it is), why (None: as it is), and facts laid
        over its result, without `drop`.

        Raises ValueError for a move that is not allowed.
        """

        def write(connection: sqlite3.Connection) -> None:
            before, facts = self._found(connection, row_id)
            if before is None:
                return
            moved(Row(row_id, 0, "", state=before), state or before)
            facts = {key: value for key, value in {**facts, **result}.items() if key not in drop}
            self._write(connection, row_id, state or before, why, facts, step)
            if "applicant_id" in drop:
                connection.execute(
                    """UPDATE intake_rows SET applicant_id = NULL
                       WHERE row_id = ? AND decision NOT IN ('add', 'fill', 'attach')""",
                    (row_id,),
                )

        await self._file.writer.run(write)

    # Inside

    def _waiting(self, connection: sqlite3.Connection, batch_id: int) -> list[int]:
        found = connection.execute(
            f"""SELECT row_id FROM intake_rows
                WHERE batch_id = ? AND state = ? AND NOT {_HAS_EDITS}""",
            (batch_id, State.SENDING),
        )
        return [row[0] for row in found.fetchall()]

    def _found(
        self, connection: sqlite3.Connection, row_id: int
    ) -> tuple[State | None, Mapping[str, Any]]:
        found = connection.execute(
            "SELECT state, result FROM intake_rows WHERE row_id = ?", (row_id,)
        ).fetchone()
        return (None, {}) if found is None else (State(found[0]), json.loads(found[1]))

    def _move(
        self, connection: sqlite3.Connection, ids: Iterable[int], state: State, why: str, step: str
    ) -> None:
        for row_id in ids:
            _, result = self._found(connection, row_id)
            self._write(connection, row_id, state, why, result, step)

    def _write(
        self,
        connection: sqlite3.Connection,
        row_id: int,
        state: State,
        why: str | None,
        result: Mapping[str, Any],
        step: str,
    ) -> None:
        now = moment_text(self._clock())
        connection.execute(
            """UPDATE intake_rows SET state = ?, why = coalesce(?, why), result = ?,
               updated_at = ?, applicant_id = coalesce(?, applicant_id) WHERE row_id = ?""",
            (state, why, json_text(dict(result)), now, result.get("applicant_id"), row_id),
        )
        connection.execute(
            "INSERT INTO intake_steps (row_id, step, note, at) VALUES (?, ?, ?, ?)",
            (row_id, step, bindable(f"{state} {why or ''}".strip()), now),
        )
