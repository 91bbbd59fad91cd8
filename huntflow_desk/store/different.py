"""Which records somebody decided to be two people: never offered as one again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from datetime import datetime

from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.text import moment_text


def person_ref(applicant_id: int) -> str:
    """How a kept person is named in decisions about different people."""
    return f"applicant:{applicant_id}"


def file_ref(sha: str) -> str:
    """How a draft is named there: by what is in its file."""
    return f"file:{sha}"


class DifferentPeople:
    """Pairs of refs in outbox.db."""

    def __init__(self, file: DatabaseFile, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    async def note(self, account_id: int, one: str, other: str, different: bool = True) -> None:
        """Remember that two refs are two people, or take it back. Raises DiskTrouble."""
        pair = (account_id, *sorted((one, other)))
        moment = moment_text(self._clock())

        def write(connection: sqlite3.Connection) -> None:
            if different:
                connection.execute(
                    """INSERT OR IGNORE INTO different_people (account_id, one, other, decided_at)
                       VALUES (?, ?, ?, ?)""",
                    (*pair, moment),
                )
            else:
                connection.execute(
                    """DELETE FROM different_people
                       WHERE account_id = ? AND one = ? AND other = ?""",
                    pair,
                )

        await self._file.writer.run(write)

    def of(self, account_id: int, refs: Collection[str]) -> frozenset[tuple[str, str]]:
        """Pairs (ref asked for, the other one)."""
        found: set[tuple[str, str]] = set()
        for ref in refs:
            rows = self._file.rows(
                """SELECT one, other FROM different_people
                   WHERE account_id = ? AND (one = ? OR other = ?)""",
                (account_id, ref, ref),
            )
            found.update((ref, other if one == ref else one) for one, other in rows)
        return frozenset(found)

    async def forget(self, account_id: int, ids: Collection[int]) -> None:
        """Decisions about people who are kept no longer. Raises DiskTrouble."""
        gone = [(account_id, ref, ref) for ref in map(person_ref, ids)]
        await self._file.writer.run(
            lambda connection: connection.executemany(
                "DELETE FROM different_people WHERE account_id = ? AND (one = ? OR other = ?)", gone
            )
        )
