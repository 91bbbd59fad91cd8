"""What may stay in the local copy: ages, sizes, people somebody wanted gone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from huntflow_desk.store.blobs import Blobs
from huntflow_desk.store.documents import key_range
from huntflow_desk.store.file import DatabaseFile, shrink
from huntflow_desk.store.text import moment_number, moment_text

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant

T = TypeVar("T")
P = ParamSpec("P")

DETAILS = ("worklog", "resume", "questionary")
"""Kinds of documents that only cards show, least wanted first when room runs out."""

_STEP = 200


class Keeping:
    """Limits of cache.db and of the files beside it."""

    def __init__(self, file: DatabaseFile, clock: Callable[[], datetime], blobs: Blobs) -> None:
        self._file = file
        self._clock = clock
        self._blobs = blobs

    # Forgotten people

    async def note_forgotten(self, account_id: int, applicant_id: int) -> None:
        """Do not keep this person again."""
        now = moment_text(self._clock())

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO forgotten VALUES (?, ?, ?)",
                (account_id, applicant_id, now),
            )

        await self._file.writer.run(write)

    async def remember(self, account_id: int, ids: Collection[int]) -> None:
        """These people may be kept again."""

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "DELETE FROM forgotten WHERE account_id = ? AND applicant_id = ?",
                [(account_id, applicant_id) for applicant_id in ids],
            )

        await self._file.writer.run(write)

    def forgotten(self, account_id: int) -> frozenset[int]:
        """People who are not kept by wish."""
        found = self._file.rows(
            "SELECT applicant_id FROM forgotten WHERE account_id = ?", (account_id,)
        )
        return frozenset(row[0] for row in found)

    # Limits

    async def inactive_people(
        self, oldest: datetime, limit: int, needed: Collection[tuple[int, int]] = ()
    ) -> dict[int, list[int]]:
        """People by organisation with whom nothing happened since `oldest`. `needed`:
        (organisation, person) of those who are kept whatever happened."""
        kept = json.dumps([f"{account_id}_{person}" for account_id, person in needed])

        def read(connection: sqlite3.Connection) -> dict[int, list[int]]:
            found = connection.execute(
                """SELECT account_id, applicant_id FROM applicants
                   WHERE created > 0 AND created < ? AND changed < ?
                   AND account_id || '_' || applicant_id NOT IN (SELECT value FROM json_each(?))
                   LIMIT ?""",
                (moment_number(oldest), moment_number(oldest), kept, limit),
            )
            result: dict[int, list[int]] = {}
            for account_id, applicant_id in found:
                result.setdefault(account_id, []).append(applicant_id)
            return result

        return await self._file.writer.run(read, transaction=False)

    async def drop_files_before(self, oldest: datetime) -> int:
        """Delete photos and resume files read before; gives how many. Raises DiskTrouble."""
        return await in_thread(self._blobs.drop_before, oldest)

    async def drop_details_before(self, oldest: datetime) -> int:
        """Delete histories, resumes and questionaries read before; gives how many documents."""
        before = moment_text(oldest)

        def write(connection: sqlite3.Connection) -> int:
            count = 0
            for kind in DETAILS:
                count += connection.execute(
                    """DELETE FROM huntflowcache WHERE cache_key >= ? AND cache_key < ?
                       AND updated_at < ?""",
                    (*key_range(f"{kind}_"), before),
                ).rowcount
            return count

        return await self._shrunk(write)

    def limit_files(self, limit: int | None) -> None:
        """Photos and resume files never take more bytes than this; None: no limit."""
        self._blobs.limit = limit

    async def shrink_to(self, limit: int) -> tuple[int, int]:
        """Delete what only cards show until all fits; gives how many documents and files.

        Photos and resume files go first, then histories, resumes and questionaries, each oldest
        first: texts are small and are what is searched. Lists (people, vacancies, dictionaries)
        are never touched: without them nothing is found. Raises DiskTrouble.
        """
        files = 0
        room = max(0, limit - self._file.size())
        if await in_thread(self._blobs.size) > room:
            files = await in_thread(self._blobs.shrink_to, room)
        excess = self._file.size() + await in_thread(self._blobs.size) - limit
        if excess <= 0:
            return 0, files

        def write(connection: sqlite3.Connection) -> int:
            count = freed = 0
            for kind in DETAILS:
                while freed < excess:
                    found = connection.execute(
                        """SELECT id, length(CAST(data AS BLOB)) FROM huntflowcache
                           WHERE cache_key >= ? AND cache_key < ?
                           ORDER BY updated_at LIMIT ?""",
                        (*key_range(f"{kind}_"), _STEP),
                    ).fetchall()
                    if not found:
                        break
                    count += _delete(connection, found)
                    freed += sum(row[1] for row in found)
            return count

        return await self._shrunk(write), files

    async def erase_files(self) -> None:
        """Delete photos and other files. Raises DiskTrouble."""
        await in_thread(self._blobs.clear)

    async def _shrunk(self, write: Callable[[sqlite3.Connection], int]) -> int:
        def write_all(connection: sqlite3.Connection) -> int:
            count = write(connection)
            if count:
                # What is not kept is not found either.
                # Not at the top: the first lists are painted without what searches them.
                from huntflow_desk.store.texts import drop_orphans

                drop_orphans(connection)
            return count

        count = await self._file.writer.run(write_all)
        if count:
            await self._file.writer.run(shrink, transaction=False)
        return count


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Work with files, off the loop."""
    import asyncio  # not before the first paint

    return await asyncio.to_thread(work, *args, **kwargs)


def is_forgotten(connection: sqlite3.Connection, account_id: int, applicant_id: int) -> bool:
    """Whether nothing is to be kept of this person."""
    found = connection.execute(
        "SELECT 1 FROM forgotten WHERE account_id = ? AND applicant_id = ?",
        (account_id, applicant_id),
    )
    return found.fetchone() is not None


def allowed(
    connection: sqlite3.Connection, account_id: int, people: Sequence[Applicant]
) -> list[Applicant]:
    """Those of the people whom nobody wanted to be forgotten."""
    marks = ", ".join("?" * len(people))
    found = connection.execute(
        f"""SELECT applicant_id FROM forgotten
            WHERE account_id = ? AND applicant_id IN ({marks})""",
        (account_id, *(person.applicant_id for person in people)),
    )
    gone = {row[0] for row in found}
    return [person for person in people if person.applicant_id not in gone]


def _delete(connection: sqlite3.Connection, rows: Sequence[tuple[int, int]]) -> int:
    connection.executemany("DELETE FROM huntflowcache WHERE id = ?", [row[:1] for row in rows])
    return len(rows)
