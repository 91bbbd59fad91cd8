"""How far reading everything has come: passes over all people, what they saw, small marks.

A page's records and its place in the pass are one transaction, so a stop or a crash at any moment
leaves a pass that goes on from the page after the last one that is wholly there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from huntflow_desk.store.documents import key_range
from huntflow_desk.store.file import DatabaseFile, Row
from huntflow_desk.store.text import json_text, moment_number, moment_text

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant, Page
    from huntflow_desk.store.records import Records

READING = "reading"
CHECKING = "checking"
DONE = "done"

_COLUMNS = """number, state, started_at, finished_at, page, pages, total, total_first, seen,
    skipped, gaps, removed, doubt"""


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading of the whole list. `page` is the last page taken, `total` what the server said
    last, `doubt` why nothing may be deleted after it: fell, gaps, repeats, shrank, or ""."""

    number: int
    state: str
    started_at: datetime
    finished_at: datetime | None
    page: int
    pages: int | None
    total: int | None
    total_first: int | None
    seen: int
    skipped: int
    gaps: int
    removed: int
    doubt: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page brought: `fresh` not seen in this pass before, `unknown` not kept before,
    `moved` kept with other links than these."""

    state: Pass | None
    fresh: frozenset[int]
    unknown: frozenset[int]
    moved: frozenset[int]


class Passes:
    """The state of reading of one profile and system; it lives beside the records."""

    def __init__(self, file: DatabaseFile, clock: Callable[[], datetime], records: Records) -> None:
        self._file = file
        self._clock = clock
        self._records = records

    # Passes

    def latest(self, account_id: int) -> Pass | None:
        """The newest pass, under way or done."""
        row = self._file.row(
            f"SELECT {_COLUMNS} FROM passes WHERE account_id = ? ORDER BY number DESC LIMIT 1",
            (account_id,),
        )
        return None if row is None else _pass(row)

    def finished(self, account_id: int) -> Pass | None:
        """The newest pass that came to its end."""
        row = self._file.row(
            f"""SELECT {_COLUMNS} FROM passes WHERE account_id = ? AND state = 'done'
                ORDER BY number DESC LIMIT 1""",
            (account_id,),
        )
        return None if row is None else _pass(row)

    async def begin(self, account_id: int) -> Pass:
        """A new pass; older ones but the last finished are forgotten."""
        now = moment_text(self._clock())

        def write(connection: sqlite3.Connection) -> Pass:
            before = _latest(connection, account_id)
            number = before.number + 1 if before else 1
            connection.execute(
                """DELETE FROM passes WHERE account_id = ? AND number < coalesce(
                    (SELECT max(number) FROM passes WHERE account_id = ? AND state = 'done'), 0)""",
                (account_id, account_id),
            )
            connection.execute(
                "INSERT INTO passes (account_id, number, state, started_at) VALUES (?, ?, ?, ?)",
                (account_id, number, READING, now),
            )
            found = _latest(connection, account_id)
            assert found is not None
            return found

        return await self._file.writer.run(write)

    async def take_pages(
        self,
        account_id: int,
        number: int,
        first: int,
        pages: Sequence[Page[Applicant]],
        *,
        lifetime_s: float | None,
        wanted: Callable[[Applicant], bool] = lambda person: True,
    ) -> list[Taken]:
        """Keep the pages from `first` on and that they were taken, in one transaction.

        People who are not `wanted` count as seen and are not kept.
        """

        def write(connection: sqlite3.Connection) -> list[Taken]:
            kept: list[Applicant] = []
            found = []
            for page_number, page in enumerate(pages, start=first):
                ids = [person.applicant_id for person in page.items]
                unknown = frozenset(ids) - _known(connection, account_id, ids)
                fresh = frozenset(ids) - _seen(connection, account_id, number, ids)
                _see(connection, account_id, number, fresh)
                _note_page(connection, account_id, number, page_number, page, len(fresh))
                found.append(Taken(_latest(connection, account_id), fresh, unknown, frozenset()))
                kept += [person for person in page.items if wanted(person)]
            _forget_details(connection, account_id, kept)
            self._records.write_applicants(connection, account_id, kept, lifetime_s)
            return found

        return await self._file.writer.run(write)

    async def take_people(
        self, account_id: int, people: Sequence[Applicant], *, lifetime_s: float | None
    ) -> Taken:
        """Keep people outside a pass and tell which of them were unknown or have moved."""

        def write(connection: sqlite3.Connection) -> Taken:
            ids = [person.applicant_id for person in people]
            links = _links(connection, account_id, ids)
            _forget_details(connection, account_id, people)
            unknown = frozenset(ids) - _known(connection, account_id, ids)
            moved = frozenset(
                person.applicant_id
                for person in people
                if person.applicant_id not in unknown
                and links.get(person.applicant_id, "[]") != json_text(person.raw.get("links"))
            )
            self._records.write_applicants(connection, account_id, people, lifetime_s)
            return Taken(None, frozenset(), unknown, moved)

        return await self._file.writer.run(write)

    async def note_gap(self, account_id: int, number: int, page_number: int) -> None:
        """A page could not be read and is passed over: nothing may be deleted after this pass."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                """UPDATE passes SET page = ?, gaps = gaps + 1,
                       doubt = CASE WHEN doubt = '' THEN 'gaps' ELSE doubt END
                   WHERE account_id = ? AND number = ?""",
                (page_number, account_id, number),
            )

        await self._file.writer.run(write)

    async def doubt(self, account_id: int, number: int, why: str) -> None:
        """Nothing may be deleted after this pass."""
        await self._update(account_id, number, "doubt = ?", why)

    async def check(self, account_id: int, number: int) -> None:
        """Every page was taken; who was not seen is to be asked for."""
        await self._update(account_id, number, "state = ?", CHECKING)

    async def finish(self, account_id: int, number: int) -> Pass:
        """The pass came to its end."""
        now = moment_text(self._clock())
        await self._update(account_id, number, f"state = '{DONE}', finished_at = ?", now)
        found = self.latest(account_id)
        assert found is not None
        return found

    async def give_up(self, account_id: int, number: int) -> None:
        """The pass is not worth going on with: the next one starts anew."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM passes WHERE account_id = ? AND number = ?", (account_id, number)
            )

        await self._file.writer.run(write)

    async def unseen(
        self, account_id: int, number: int, started_at: datetime, limit: int
    ) -> tuple[int, ...]:
        """People kept here that neither the pass nor anything else has read since its start."""

        def read(connection: sqlite3.Connection) -> tuple[int, ...]:
            found = connection.execute(
                """SELECT a.applicant_id FROM applicants AS a
                   LEFT JOIN seen_people AS s
                       ON s.account_id = a.account_id AND s.applicant_id = a.applicant_id
                   WHERE a.account_id = ? AND a.applicant_id > 0
                       AND (s.number IS NULL OR s.number < ?)
                       AND a.updated_at <= ?
                   ORDER BY a.applicant_id LIMIT ?""",
                (account_id, number, moment_number(started_at), limit),
            )
            return tuple(row[0] for row in found)

        # It looks at everybody: not on the thread of the window.
        return await self._file.writer.run(read, transaction=False)

    async def mark_seen(
        self, account_id: int, number: int, ids: Collection[int], *, removed: int = 0
    ) -> None:
        """These were asked for one by one."""

        def write(connection: sqlite3.Connection) -> None:
            _see(connection, account_id, number, ids)
            connection.execute(
                "UPDATE passes SET removed = removed + ? WHERE account_id = ? AND number = ?",
                (removed, account_id, number),
            )

        await self._file.writer.run(write)

    async def count_people(self, account_id: int) -> int:
        """How many people of an organisation are kept."""
        return await self._file.writer.run(
            lambda connection: int(
                connection.execute(
                    "SELECT count(*) FROM applicants WHERE account_id = ? AND applicant_id > 0",
                    (account_id,),
                ).fetchone()[0]
            ),
            transaction=False,
        )

    # Details

    async def people_without_details(
        self, account_id: int, vacancy_ids: Collection[int] | None, before: datetime, limit: int
    ) -> tuple[int, ...]:
        """People (on these vacancies; all: None) whose history was never read, or not since
        something happened to them, or not since `before`; newest first."""
        where, parameters = _wanted(account_id, vacancy_ids)

        def read(connection: sqlite3.Connection) -> tuple[int, ...]:
            found = connection.execute(
                f"""SELECT a.applicant_id FROM applicants AS a
                    LEFT JOIN details AS d
                        ON d.account_id = a.account_id AND d.applicant_id = a.applicant_id
                    WHERE {where} AND (d.taken_at IS NULL OR d.taken_at < a.changed
                        OR d.taken_at < ?)
                    ORDER BY a.row DESC LIMIT ?""",
                (*parameters, moment_number(before), limit),
            )
            return tuple(row[0] for row in found)

        return await self._file.writer.run(read, transaction=False)

    async def count_details(
        self, account_id: int, vacancy_ids: Collection[int] | None, before: datetime
    ) -> tuple[int, int]:
        """People meant, and those of them whose details are kept."""
        where, parameters = _wanted(account_id, vacancy_ids)

        def read(connection: sqlite3.Connection) -> tuple[int, int]:
            found = connection.execute(
                f"""SELECT count(*), coalesce(sum(
                        d.taken_at >= a.changed AND d.taken_at >= ?), 0)
                    FROM applicants AS a LEFT JOIN details AS d
                        ON d.account_id = a.account_id AND d.applicant_id = a.applicant_id
                    WHERE {where}""",
                (moment_number(before), *parameters),
            ).fetchone()
            return int(found[0]), int(found[1])

        return await self._file.writer.run(read, transaction=False)

    async def average_details(self, account_id: int) -> float:
        """Bytes that history, questionary and resumes of a person take, by some that are kept."""

        def read(connection: sqlite3.Connection) -> float:
            total = 0.0
            for kind in ("worklog", "questionary", "resume"):
                first, after = key_range(f"{kind}_{account_id}_")
                found = connection.execute(
                    """SELECT avg(length(CAST(data AS BLOB))) FROM (SELECT data
                       FROM huntflowcache WHERE cache_key >= ? AND cache_key < ? LIMIT 200)""",
                    (first, after),
                ).fetchone()
                total += found[0] or 0.0
            return total

        return await self._file.writer.run(read, transaction=False)

    async def note_details(self, account_id: int, applicant_id: int, trouble: str = "") -> None:
        """The details of a person were read now; `trouble` names what could not be."""
        now = moment_number(self._clock())

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                """INSERT OR REPLACE INTO details (account_id, applicant_id, taken_at, trouble)
                   VALUES (?, ?, ?, ?)""",
                (account_id, applicant_id, now, trouble[:200]),
            )

        await self._file.writer.run(write)

    # Marks

    def mark(self, account_id: int, name: str) -> Any:
        """A remembered value, or None."""
        row = self._file.row(
            "SELECT value FROM sync_marks WHERE account_id = ? AND name = ?", (account_id, name)
        )
        return None if row is None else json.loads(row[0])

    async def set_mark(self, account_id: int, name: str, value: Any) -> None:
        """Remember a plain value."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO sync_marks (account_id, name, value) VALUES (?, ?, ?)",
                (account_id, name, json_text(value)),
            )

        await self._file.writer.run(write)

    async def clear(self) -> None:
        """Forget everything: the next reading starts anew."""

        def write(connection: sqlite3.Connection) -> None:
            for table in ("passes", "seen_people", "details", "sync_marks"):
                connection.execute(f"DELETE FROM {table}")

        await self._file.writer.run(write)

    async def _update(self, account_id: int, number: int, change: str, value: object) -> None:
        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                f"UPDATE passes SET {change} WHERE account_id = ? AND number = ?",
                (value, account_id, number),
            )

        await self._file.writer.run(write)


def _note_page(
    connection: sqlite3.Connection,
    account_id: int,
    number: int,
    page_number: int,
    page: Page[Applicant],
    fresh: int,
) -> None:
    connection.execute(
        """UPDATE passes SET page = ?, pages = ?,
               doubt = CASE WHEN doubt = '' AND ? < total THEN 'fell' ELSE doubt END,
               total = coalesce(?, total), total_first = coalesce(total_first, ?),
               seen = seen + ?, skipped = skipped + ?
           WHERE account_id = ? AND number = ?""",
        (
            page_number,
            page.total_pages,
            *(page.total_items,) * 3,
            fresh,
            len(page.skipped),
            account_id,
            number,
        ),
    )


def _wanted(account_id: int, vacancy_ids: Collection[int] | None) -> tuple[str, tuple[object, ...]]:
    # Who is only being created here is nothing the server could be asked for.
    where = "a.account_id = ? AND a.applicant_id > 0"
    if vacancy_ids is None:
        return where, (account_id,)
    marks = ", ".join("?" * len(vacancy_ids))
    on = f"SELECT row FROM links WHERE account_id = ? AND vacancy_id IN ({marks})"
    return f"{where} AND a.row IN ({on})", (account_id, account_id, *sorted(vacancy_ids))


def _latest(connection: sqlite3.Connection, account_id: int) -> Pass | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM passes WHERE account_id = ? ORDER BY number DESC LIMIT 1",
        (account_id,),
    ).fetchone()
    return None if row is None else _pass(row)


def _pass(row: Row) -> Pass:
    started, finished = row[2], row[3]
    return Pass(
        row[0],
        row[1],
        datetime.fromisoformat(started),
        None if finished is None else datetime.fromisoformat(finished),
        *row[4:],
    )


def _seen(
    connection: sqlite3.Connection, account_id: int, number: int, ids: Sequence[int]
) -> frozenset[int]:
    marks = ", ".join("?" * len(ids))
    found = connection.execute(
        f"""SELECT applicant_id FROM seen_people
            WHERE account_id = ? AND number = ? AND applicant_id IN ({marks})""",
        (account_id, number, *ids),
    )
    return frozenset(row[0] for row in found)


def _known(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> frozenset[int]:
    marks = ", ".join("?" * len(ids))
    found = connection.execute(
        f"""SELECT applicant_id FROM applicants
            WHERE account_id = ? AND complete AND applicant_id IN ({marks})""",
        (account_id, *ids),
    )
    return frozenset(row[0] for row in found)


def _links(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> dict[int, str]:
    """The links of kept cards as they were written."""
    marks = ", ".join("?" * len(ids))
    found = connection.execute(
        f"""SELECT json_extract(data, '$.id'), json_extract(data, '$.links')
            FROM huntflowcache WHERE cache_key IN ({marks})""",
        [f"applicant_{account_id}_{applicant_id}" for applicant_id in ids],
    )
    return {row[0]: row[1] or "null" for row in found}


def _forget_details(
    connection: sqlite3.Connection, account_id: int, people: Sequence[Applicant]
) -> None:
    """Something happened to people whose details are kept: these are to be read again."""
    ids = [person.applicant_id for person in people]
    marks = ", ".join("?" * len(ids))
    found = connection.execute(
        f"""SELECT d.applicant_id, json_extract(c.data, '$.links', '$.external')
            FROM details AS d JOIN huntflowcache AS c
                ON c.cache_key = 'applicant_' || d.account_id || '_' || d.applicant_id
            WHERE d.account_id = ? AND d.applicant_id IN ({marks})""",
        (account_id, *ids),
    ).fetchall()
    if not found:
        return
    now = {
        person.applicant_id: json_text([person.raw.get("links"), person.raw.get("external")])
        for person in people
    }
    connection.executemany(
        "DELETE FROM details WHERE account_id = ? AND applicant_id = ?",
        [(account_id, row[0]) for row in found if row[1] != now[row[0]]],
    )


def _see(connection: sqlite3.Connection, account_id: int, number: int, ids: Iterable[int]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO seen_people (account_id, applicant_id, number) VALUES (?, ?, ?)",
        [(account_id, applicant_id, number) for applicant_id in sorted(ids)],
    )
