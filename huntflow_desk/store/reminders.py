"""Reminders in outbox.db: typed by a person and kept nowhere else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from huntflow_desk.core.reminders import Reminder, State, draft_name
from huntflow_desk.store.file import DatabaseFile, Row
from huntflow_desk.store.text import bindable, moment_text

_COLUMNS = "reminder_id, account_id, applicant_id, due_at, note, created_at, changed_at, state"
_OPEN = f"state = '{State.OPEN}'"


class Reminders:
    """The reminders of one profile and system. Writes raise DiskTrouble."""

    def __init__(self, file: DatabaseFile, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    # Reading

    def rows(self, offset: int = 0, limit: int = 300) -> tuple[Reminder, ...]:
        """A window of the open ones, the earliest due first."""
        return self._found(
            f"{_OPEN} ORDER BY due_at, reminder_id LIMIT ? OFFSET ?",
            max(0, min(limit, 300)),
            max(0, offset),
        )

    def due(self, now: datetime) -> tuple[Reminder, ...]:
        """Open ones whose time has come, the earliest first; 300 at most."""
        return self._found(
            f"{_OPEN} AND due_at <= ? ORDER BY due_at, reminder_id LIMIT 300", moment_text(now)
        )

    def count(self, until: datetime | None = None) -> int:
        """How many are open; `until`: of those that are due by then."""
        if until is None:
            return self._file.number(f"SELECT count(*) FROM reminders WHERE {_OPEN}")
        return self._file.number(
            f"SELECT count(*) FROM reminders WHERE {_OPEN} AND due_at <= ?", (moment_text(until),)
        )

    def next_due(self, after: datetime) -> datetime | None:
        """When the next one falls due."""
        row = self._file.row(
            f"SELECT min(due_at) FROM reminders WHERE {_OPEN} AND due_at > ?",
            (moment_text(after),),
        )
        return datetime.fromisoformat(row[0]) if row is not None and row[0] else None

    def get(self, ids: Collection[int]) -> tuple[Reminder, ...]:
        """Those of these that are there, open or not."""
        return self._found(f"reminder_id IN ({_marks(ids)}) ORDER BY due_at, reminder_id", *ids)

    def of_person(self, account_id: int, applicant_id: int) -> tuple[Reminder, ...]:
        """Open ones about somebody, the earliest due first; 300 at most."""
        return self._found(
            f"account_id = ? AND applicant_id = ? AND {_OPEN} ORDER BY due_at LIMIT 300",
            account_id,
            applicant_id,
        )

    def people(self) -> frozenset[tuple[int, int]]:
        """(organisation, person) of everybody with an open one."""
        rows = self._file.rows(
            f"SELECT DISTINCT account_id, applicant_id FROM reminders WHERE {_OPEN}"
        )
        return frozenset((row[0], row[1]) for row in rows)

    # Writing

    async def add(
        self, account_id: int, people: Sequence[int], due_at: datetime, note: str
    ) -> tuple[Reminder, ...]:
        """One for each of these people, all or none."""
        now = moment_text(self._clock())

        def write(connection: sqlite3.Connection) -> list[int]:
            return [
                connection.execute(
                    """INSERT INTO reminders
                       (account_id, applicant_id, due_at, note, created_at, changed_at, state)
                       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING reminder_id""",
                    (
                        account_id,
                        applicant_id,
                        moment_text(due_at),
                        bindable(note),
                        now,
                        now,
                        State.OPEN.value,
                    ),
                ).fetchone()[0]
                for applicant_id in people
            ]

        return self.get(await self._file.writer.run(write))

    async def put(self, reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
        """Give these the time, note and state that are given; gives them as they are now. One
        that was forgotten meanwhile stays forgotten, and whoever got another number keeps it."""
        wanted = tuple(reminders)
        now = moment_text(self._clock())

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                """UPDATE reminders SET due_at = ?, note = ?, state = ?, changed_at = ?
                   WHERE reminder_id = ?""",
                [
                    (
                        moment_text(one.due_at),
                        bindable(one.note),
                        one.state.value,
                        now,
                        one.reminder_id,
                    )
                    for one in wanted
                ],
            )

        await self._file.writer.run(write)
        return self.get([one.reminder_id for one in wanted])

    async def follow(self, account_id: int, before: int, after: int) -> None:
        """A card was merged into another one: reminders go there."""
        await self._file.writer.run(
            lambda connection: renumber(connection, account_id, before, after)
        )

    async def forget(self, account_id: int, ids: Collection[int]) -> None:
        """Everything about these people, what was being typed included."""

        def write(connection: sqlite3.Connection) -> None:
            for applicant_id in ids:
                connection.execute(
                    "DELETE FROM reminders WHERE account_id = ? AND applicant_id = ?",
                    (account_id, applicant_id),
                )
                name = draft_name(account_id, applicant_id)
                connection.execute(
                    "DELETE FROM drafts WHERE name = ? OR name GLOB ?", (name, f"{name}_*")
                )

        await self._file.writer.run(write)

    async def forget_over(self, before: datetime) -> None:
        """Those that were done with since then."""
        await self._file.writer.run(
            lambda connection: connection.execute(
                f"DELETE FROM reminders WHERE NOT {_OPEN} AND changed_at < ?",
                (moment_text(before),),
            )
        )

    # Inside

    def _found(self, where: str, *parameters: object) -> tuple[Reminder, ...]:
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM reminders WHERE {where}", parameters)
        return tuple(_readable(rows))


def renumber(connection: sqlite3.Connection, account_id: int, before: int, after: int) -> None:
    """Somebody has another number from now on; within the transaction that says so."""
    connection.execute(
        "UPDATE reminders SET applicant_id = ? WHERE account_id = ? AND applicant_id = ?",
        (after, account_id, before),
    )


def _marks(ids: Collection[int]) -> str:
    return ", ".join("?" * len(ids))


def _readable(rows: Iterable[Row]) -> Iterator[Reminder]:
    """One that was spoilt on the disk stays there and is not in the way."""
    for row in rows:
        with suppress(ValueError, TypeError):
            yield _reminder(row)


def _reminder(row: Row) -> Reminder:
    found = Reminder(
        row[0],
        row[1],
        row[2],
        datetime.fromisoformat(row[3]),
        str(row[4]),
        datetime.fromisoformat(row[5]),
        datetime.fromisoformat(row[6]),
        State(row[7]),
    )
    if found.due_at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return found
