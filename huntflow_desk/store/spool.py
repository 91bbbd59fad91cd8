"""The journal of resumes on their way in: batches, a row per file, a line per step.

Precious: it lives in outbox.db. A row is kept before its file is touched, a copy is on the disk
before its row says so, and what was read is kept before the row is shown as ready. So a crash at
any moment leaves rows that can be gone on with, none of them twice.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from huntflow_desk.core.intake import Decision, Row, State, Target, moved, settled
from huntflow_desk.store.file import DatabaseFile, shrink
from huntflow_desk.store.spoolfiles import SpoolFiles
from huntflow_desk.store.spoolreads import Seen, SpoolReads
from huntflow_desk.store.spoolrows import (
    LISTED,
    UPDATE,
    columns_of,
    row_of,
    target_text,
)
from huntflow_desk.store.text import bindable, json_text, moment_text


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that came, before it is a row. `problem`: a key of `core.intake.WHY`."""

    name: str
    path: Path | None = None
    archive: str = ""
    depth: int = 0
    sha: str = ""
    size: int = 0
    problem: str = ""
    detail: str = ""


Change = Callable[[Row], Row]


class Spool(SpoolReads):
    """Batches and rows of one profile and system. Reads are quick, writes are awaited."""

    def __init__(
        self, file: DatabaseFile, files: SpoolFiles, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(file)
        self.files = files
        self._clock = clock

    # Writing

    async def add_batch(self, account_id: int, origin: str, title: str, target: Target) -> int:
        """Begin a batch. Raises DiskTrouble."""
        values = (account_id, origin, bindable(title), target_text(target), self._now())

        def write(connection: sqlite3.Connection) -> int:
            return _inserted(
                connection,
                """INSERT INTO intake_batches (account_id, origin, title, target, created_at)
                   VALUES (?, ?, ?, ?, ?)""",
                values,
            )

        return await self.file.writer.run(write)

    async def add_rows(
        self, batch_id: int, arrivals: Sequence[Arrival], seen: Iterable[Seen] = ()
    ) -> list[int]:
        """Note files that came; their ids, in order. `seen`: those of a watched folder, noted in
        the same step, so that none comes twice. Raises DiskTrouble."""
        noted = list(seen)

        def write(connection: sqlite3.Connection) -> list[int]:
            _see(connection, noted)
            return self._insert(connection, batch_id, arrivals)

        return await self.file.writer.run(write)

    async def note_copied(self, copied: Mapping[int, Arrival]) -> None:
        """Copies are on the disk (`sha`, `size`), or could not be made (`problem`). A second copy
        of what the batch has is left out, and says so. Raises DiskTrouble."""

        def write(connection: sqlite3.Connection) -> None:
            for row_id in sorted(copied):
                one = copied[row_id]
                found = connection.execute(
                    """SELECT batch_id, decision FROM intake_rows
                       WHERE row_id = ? AND sha = ''""",
                    (row_id,),
                ).fetchone()
                if found is None:
                    continue  # noted already, or removed meanwhile
                state, why, other = _arrived(connection, found[0], row_id, one)
                if found[1] == Decision.SKIP:
                    state, why = State.SKIPPED, ""
                connection.execute(
                    """UPDATE intake_rows SET sha = ?, size = ?, state = ?, why = ?, detail = ?,
                       other_row_id = ?, updated_at = ? WHERE row_id = ?""",
                    (one.sha, one.size, state, why, one.detail, other, self._now(), row_id),
                )
                self._step(connection, row_id, "copied" if one.sha else "failed", why)

        await self.file.writer.run(write)

    async def note_unpacked(self, row_id: int, members: Sequence[Arrival]) -> list[int]:
        """An archive is replaced by what is in it, in one step. Raises DiskTrouble."""

        def write(connection: sqlite3.Connection) -> list[int]:
            found = connection.execute(
                "SELECT batch_id, name, archive FROM intake_rows WHERE row_id = ?", (row_id,)
            ).fetchone()
            if found is None:
                return []
            batch_id, name, archive = found
            within = f"{archive}/{name}" if archive else name
            ids = self._insert(
                connection, batch_id, [replace(one, archive=within) for one in members]
            )
            connection.execute("DELETE FROM intake_rows WHERE row_id = ?", (row_id,))
            self._step(connection, row_id, "unpacked", str(len(ids)))
            return ids

        return await self.file.writer.run(write)

    async def change(
        self,
        changes: Mapping[int, Change],
        step: str,
        traits: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """Change rows by what they are now, each in full, in one step; `traits`: what is
        compared of them, packed.

        The functions are called in the writer's thread, so nothing that was decided meanwhile is
        written over. A row that is gone, being sent or done stays as it is. Raises DiskTrouble,
        ValueError for a move that is not allowed.
        """

        def write(connection: sqlite3.Connection) -> None:
            for row_id, change in changes.items():
                found = connection.execute(
                    f"SELECT {LISTED}, text, found FROM intake_rows WHERE row_id = ?", (row_id,)
                ).fetchone()
                before = row_of(found) if found is not None else None
                if before is None or before.is_sealed:
                    continue
                row = change(before)
                moved(before, row.state)
                connection.execute(UPDATE, (*columns_of(row), self._now(), row_id))
                if (row.text, row.found) != (before.text, before.found):
                    connection.execute(
                        "UPDATE intake_rows SET text = ?, found = ? WHERE row_id = ?",
                        (bindable(row.text), json_text(dict(row.found)), row_id),
                    )
                if row_id in traits:
                    connection.execute(
                        "UPDATE intake_rows SET traits = ? WHERE row_id = ?",
                        (bindable(traits[row_id]), row_id),
                    )
                self._step(connection, row_id, step, f"{row.state} {row.why}".strip())

        await self.file.writer.run(write)

    async def move(
        self,
        row_id: int,
        state: State,
        *,
        why: str = "",
        result: Mapping[str, Any] | None = None,
        step: str = "moved",
        note: str = "",
    ) -> Row | None:
        """Another state of a row in sending; `result` is laid over what is kept. None: it is gone.

        Raises ValueError for a move that is not allowed, DiskTrouble.
        """

        def write(connection: sqlite3.Connection) -> None:
            found = connection.execute(
                "SELECT state, result FROM intake_rows WHERE row_id = ?", (row_id,)
            ).fetchone()
            if found is None:
                return
            moved(Row(row_id, 0, "", state=State(found[0])), state)
            both = {**json.loads(found[1]), **(result or {})}
            applicant_id = both.get("applicant_id")
            connection.execute(
                """UPDATE intake_rows SET state = ?, why = ?, result = ?, updated_at = ?,
                   applicant_id = coalesce(?, applicant_id) WHERE row_id = ?""",
                (state, why, json_text(both), self._now(), applicant_id, row_id),
            )
            self._step(connection, row_id, step, note or f"{state} {why}".strip())

        await self.file.writer.run(write)
        return self.row(row_id)

    async def set_batch_target(self, batch_id: int, target: Target) -> None:
        """Where the people of a batch go."""
        values = (target_text(target), batch_id)
        await self.file.writer.run(
            lambda connection: connection.execute(
                "UPDATE intake_batches SET target = ? WHERE batch_id = ?", values
            )
        )

    async def remove_batch(self, batch_id: int) -> None:
        """Forget a batch with its copies. Rows being sent must not be among them: ValueError."""

        def write(connection: sqlite3.Connection) -> list[str]:
            found = connection.execute(
                "SELECT row_id, sha, state FROM intake_rows WHERE batch_id = ?", (batch_id,)
            ).fetchall()
            if any(state == State.SENDING for _, _, state in found):
                raise ValueError("rows are being sent")
            ids = [(row_id,) for row_id, _, _ in found]
            connection.executemany("DELETE FROM intake_steps WHERE row_id = ?", ids)
            connection.executemany("DELETE FROM intake_rows WHERE row_id = ?", ids)
            connection.execute("DELETE FROM intake_batches WHERE batch_id = ?", (batch_id,))
            shas = {sha for _, sha, _ in found if sha}
            return [sha for sha in sorted(shas) if not _is_used(connection, sha)]

        import asyncio

        unused = await self.file.writer.run(write)
        await asyncio.to_thread(self.files.drop, unused)

    async def forget(self, account_id: int, ids: Collection[int]) -> None:
        """Nothing here may tell of these people any more: rows they were made of go with their
        copies, rows that look like them no longer say so. Raises DiskTrouble."""

        def write(connection: sqlite3.Connection) -> list[str]:
            shas: set[str] = set()
            found = connection.execute(
                f"""SELECT {LISTED}, text, found FROM intake_rows
                    WHERE account_id = ? AND (applicant_id IS NOT NULL OR matches <> '[]')""",
                (account_id,),
            ).fetchall()
            for row in map(row_of, found):
                # Who undoes a batch wants its files back.
                is_gone = row.state is State.DONE and not row.result.get("undo")
                if row.applicant_id in ids and is_gone:
                    connection.execute("DELETE FROM intake_steps WHERE row_id = ?", (row.row_id,))
                    connection.execute("DELETE FROM intake_rows WHERE row_id = ?", (row.row_id,))
                    shas.add(row.sha)
                    continue
                left = _without(row, ids)
                if left != row:
                    connection.execute(UPDATE, (*columns_of(left), self._now(), row.row_id))
            return [sha for sha in sorted(shas) if not _is_used(connection, sha)]

        unused = await self.file.writer.run(write)
        if unused:
            import asyncio

            await self.file.writer.run(shrink, transaction=False)
            await asyncio.to_thread(self.files.drop, unused)

    async def see(self, seen: Iterable[Seen]) -> None:
        """Note files of a watched folder that are not taken."""
        noted = list(seen)
        await self.file.writer.run(lambda connection: _see(connection, noted))

    async def tidy(self) -> int:
        """Delete copies no row knows."""
        import asyncio

        known = {row[0] for row in self.file.rows("SELECT DISTINCT sha FROM intake_rows")}
        return await asyncio.to_thread(self.files.tidy, known)

    # Inside

    def _now(self) -> str:
        return moment_text(self._clock())

    def _step(self, connection: sqlite3.Connection, row_id: int, step: str, note: str) -> None:
        connection.execute(
            "INSERT INTO intake_steps (row_id, step, note, at) VALUES (?, ?, ?, ?)",
            (row_id, step, bindable(note), self._now()),
        )

    def _insert(
        self, connection: sqlite3.Connection, batch_id: int, arrivals: Sequence[Arrival]
    ) -> list[int]:
        found = connection.execute(
            "SELECT account_id FROM intake_batches WHERE batch_id = ?", (batch_id,)
        ).fetchone()
        if found is None:
            return []
        ids = []
        for one in arrivals:
            state, why, other = _arrived(connection, batch_id, None, one)
            row_id = _inserted(
                connection,
                """INSERT INTO intake_rows (batch_id, account_id, name, path, archive, depth, sha,
                   size, state, why, detail, kind, pages, chosen, matches, decision, other_row_id,
                   target, result, updated_at, traits, text, found)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, '{}', '[]', '', ?, '', '{}', ?,
                   '', '', '{}')""",
                (
                    batch_id,
                    found[0],
                    bindable(one.name),
                    os.fsencode(one.path) if one.path is not None else b"",
                    bindable(one.archive),
                    one.depth,
                    one.sha,
                    one.size,
                    state,
                    why,
                    bindable(one.detail),
                    other,
                    self._now(),
                ),
            )
            self._step(connection, row_id, "taken", why)
            ids.append(row_id)
        return ids


def _arrived(
    connection: sqlite3.Connection, batch_id: int, row_id: int | None, one: Arrival
) -> tuple[State, str, int | None]:
    """The state of a file that came or was copied, why, and the row with the same content."""
    if one.problem:
        return State.UNREADABLE, one.problem, None
    if one.sha:
        same = connection.execute(
            """SELECT row_id FROM intake_rows WHERE batch_id = ? AND sha = ? AND row_id <> ?
               AND why <> 'same_file' ORDER BY row_id LIMIT 1""",
            (batch_id, one.sha, row_id or 0),
        ).fetchone()
        if same is not None:
            return State.SKIPPED, "same_file", same[0]
    return State.WAITING, "", None


def _without(row: Row, ids: Collection[int]) -> Row:
    """The row as if these people were not known."""
    matches = tuple(one for one in row.matches if one.applicant_id not in ids)
    decided = row.decision.of_somebody and row.applicant_id in ids
    if matches == row.matches and not decided:
        return row
    left = replace(row, matches=matches)
    if decided:
        left = replace(left, decision=Decision.NONE, applicant_id=None)
    return settled(left)


def _see(connection: sqlite3.Connection, seen: Iterable[Seen]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO intake_seen (path, size, changed_ns) VALUES (?, ?, ?)",
        [(os.fsencode(one.path), one.size, one.changed_ns) for one in seen],
    )


def _is_used(connection: sqlite3.Connection, sha: str) -> bool:
    found = connection.execute("SELECT 1 FROM intake_rows WHERE sha = ? LIMIT 1", (sha,))
    return found.fetchone() is not None


def _inserted(connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> int:
    number = connection.execute(sql, values).lastrowid
    assert number is not None
    return number
