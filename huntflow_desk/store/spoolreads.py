"""Reading the spool: batches, windows of rows, what waits, what is compared."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from huntflow_desk.core.intake import Batch, Decision, Row, State, Step, Target
from huntflow_desk.store.different import file_ref
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.spoolrows import LISTED, row_of, target_of

_MOST_COMPARED = 5_000

LOOKED = "looked"
"""The step of a row about whose person Huntflow's search was asked."""


class Ready(NamedTuple):
    """So many rows with one decision and target, and their bytes. `target` None: the batch's;
    `looked`: so many of them Huntflow was asked about already."""

    decision: Decision
    target: Target | None
    rows: int
    size: int
    looked: int = 0


class Seen(NamedTuple):
    """A file of a watched folder as it was: bytes, and when it was changed last."""

    path: str
    size: int
    changed_ns: int


class SpoolReads:
    """What of the spool is read; every method but `compared` is quick."""

    def __init__(self, file: DatabaseFile) -> None:
        self.file = file

    def batches(self) -> tuple[Batch, ...]:
        """All batches, newest first, with their counts."""
        counts: dict[int, dict[State, int]] = {}
        for batch_id, state, count in self.file.rows(
            "SELECT batch_id, state, count(*) FROM intake_rows GROUP BY batch_id, state"
        ):
            counts.setdefault(batch_id, {})[State(state)] = count
        return tuple(
            Batch(
                row[0],
                row[1],
                row[2],
                row[3],
                datetime.fromisoformat(row[5]),
                target_of(row[4]) or Target(),
                counts.get(row[0], {}),
            )
            for row in self.file.rows(
                """SELECT batch_id, account_id, origin, title, target, created_at
                   FROM intake_batches ORDER BY batch_id DESC"""
            )
        )

    def batch(self, batch_id: int) -> Batch | None:
        """A batch, or None."""
        return next((one for one in self.batches() if one.batch_id == batch_id), None)

    def rows(
        self,
        batch_id: int,
        states: Collection[State] = (),
        offset: int = 0,
        limit: int = 300,
    ) -> tuple[Row, ...]:
        """A window of a batch's rows, in the order they came; `states` empty: all."""
        where, values = _in_states(states)
        found = self.file.rows(
            f"""SELECT {LISTED} FROM intake_rows WHERE batch_id = ?{where}
                ORDER BY row_id LIMIT ? OFFSET ?""",
            (batch_id, *values, limit, offset),
        )
        return tuple(row_of(values) for values in found)

    def count(self, batch_id: int, states: Collection[State] = ()) -> int:
        """How many rows there are."""
        where, values = _in_states(states)
        return self.file.number(
            f"SELECT count(*) FROM intake_rows WHERE batch_id = ?{where}", (batch_id, *values)
        )

    def ids(self, batch_id: int, states: Collection[State] = ()) -> list[int]:
        """The ids of all rows, in order."""
        where, values = _in_states(states)
        found = self.file.rows(
            f"SELECT row_id FROM intake_rows WHERE batch_id = ?{where} ORDER BY row_id",
            (batch_id, *values),
        )
        return [row[0] for row in found]

    def ready(self, batch_id: int) -> list[Ready]:
        """The ready rows, counted by what becomes of them."""
        found = self.file.rows(
            """SELECT decision, target, count(*), sum(size), sum(EXISTS (SELECT 1
               FROM intake_steps WHERE intake_steps.row_id = intake_rows.row_id AND step = ?))
               FROM intake_rows WHERE batch_id = ? AND state = ? GROUP BY decision, target""",
            (LOOKED, batch_id, State.READY),
        )
        return [Ready(Decision(row[0]), target_of(row[1]), *row[2:]) for row in found]

    def index_of(self, batch_id: int, row_id: int, states: Collection[State] = ()) -> int:
        """How many rows of the window's order come before this one."""
        where, values = _in_states(states)
        return self.file.number(
            f"SELECT count(*) FROM intake_rows WHERE batch_id = ? AND row_id < ?{where}",
            (batch_id, row_id, *values),
        )

    def row(self, row_id: int) -> Row | None:
        """One row with all that was read, or None."""
        found = self.file.row(
            f"SELECT {LISTED}, text, found FROM intake_rows WHERE row_id = ?", (row_id,)
        )
        return None if found is None else row_of(found)

    def account_of(self, row_id: int) -> int:
        """The organisation of a row; 0 for a row that is gone."""
        return self.file.number("SELECT account_id FROM intake_rows WHERE row_id = ?", (row_id,))

    def steps(self, row_id: int) -> tuple[Step, ...]:
        """What happened to a row."""
        found = self.file.rows(
            "SELECT step, note, at FROM intake_steps WHERE row_id = ? ORDER BY step_id", (row_id,)
        )
        return tuple(Step(step, note, datetime.fromisoformat(at)) for step, note, at in found)

    def has_step(self, row_id: int, step: str) -> bool:
        """Whether this has happened to a row, in this run or an earlier one."""
        where = "SELECT count(*) FROM intake_steps WHERE row_id = ? AND step = ?"
        return bool(self.file.number(where, (row_id, step)))

    def waiting(self) -> int:
        """How many rows are to be copied or read."""
        return self.file.number(
            "SELECT count(*) FROM intake_rows WHERE state = ?", (State.WAITING,)
        )

    def to_copy(self, limit: int) -> list[tuple[int, Path]]:
        """Rows whose files are not copied yet, oldest first."""
        found = self.file.rows(
            """SELECT row_id, path FROM intake_rows
               WHERE state = ? AND sha = '' ORDER BY row_id LIMIT ?""",
            (State.WAITING, limit),
        )
        return [(row_id, Path(os.fsdecode(path))) for row_id, path in found]

    def to_read(self, limit: int) -> list[tuple[Row, int, int]]:
        """Rows that are copied and not read yet, each with its organisation and how many
        archives it was in."""
        found = self.file.rows(
            f"""SELECT {LISTED}, text, found, account_id, depth FROM intake_rows
                WHERE state = ? AND sha <> '' ORDER BY row_id LIMIT ?""",
            (State.WAITING, limit),
        )
        return [(row_of(values[:-2]), values[-2], values[-1]) for values in found]

    def compared(self, account_id: int) -> list[tuple[int, str, int | None]]:
        """Rows that others are compared with, oldest first: id, packed traits, and who became of
        it when it is done."""
        found = self.file.rows(
            """SELECT row_id, traits, CASE state WHEN 'done' THEN applicant_id END FROM intake_rows
               WHERE account_id = ? AND traits <> '' AND state NOT IN (?, ?)
               ORDER BY row_id DESC LIMIT ?""",
            (account_id, State.SKIPPED, State.UNREADABLE, _MOST_COMPARED),
        )
        return [(row[0], row[1], row[2]) for row in reversed(found)]

    def became(self, account_id: int, refs: Collection[str]) -> frozenset[int]:
        """Whom files (by `file_ref`) have become; other refs are passed over."""
        kind = file_ref("")
        found = [
            self.file.rows(
                """SELECT applicant_id FROM intake_rows WHERE account_id = ? AND sha = ?
                   AND state = ? AND applicant_id IS NOT NULL""",
                (account_id, ref.removeprefix(kind), State.DONE),
            )
            for ref in refs
            if ref.startswith(kind)
        ]
        return frozenset(row[0] for rows in found for row in rows)

    def seen(self) -> frozenset[Seen]:
        """Files of watched folders that were noted."""
        found = self.file.rows("SELECT path, size, changed_ns FROM intake_seen")
        return frozenset(Seen(os.fsdecode(path), size, changed) for path, size, changed in found)


def _in_states(states: Collection[State]) -> tuple[str, tuple[State, ...]]:
    wanted = tuple(sorted(states))
    return (f" AND state IN ({', '.join('?' * len(wanted))})" if wanted else ""), wanted
