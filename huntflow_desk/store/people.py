"""Projections of applicants and their links: written in bulk, read in windows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import MAX_WINDOW, ApplicantQuery, fold
from huntflow_desk.store.file import DatabaseFile, Row
from huntflow_desk.store.search import condition, indexed_words, match, prefixes
from huntflow_desk.store.text import SHOWN_LENGTH, bindable, moment_number, number_moment

if TYPE_CHECKING:
    # Cards are not needed for the first paint.
    from huntflow_desk.core.documents import Applicant, Link

_SLOT_BITS = 53
_SECOND_BITS = 20
_SECONDS = (1 << (_SLOT_BITS - _SECOND_BITS)) - 1
_TIES = (1 << _SECOND_BITS) - 1
_CHUNK = 1_000

_COLUMNS = """
    row account_id applicant_id first_name last_name middle_name position company phone email
    photo_id created vacancy_id stage_id changed tags has_resume complete updated_at folded words
""".split()  # noqa: SIM905
_INSERT = (
    f"INSERT INTO applicants ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
    " ON CONFLICT (row) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
)
_INSERT_LINK = """
    INSERT OR REPLACE INTO links
        (account_id, applicant_id, vacancy_id, stage_id, changed, row, folded)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_UNINDEX = "INSERT INTO people_index (people_index, rowid, words) VALUES ('delete', ?, ?)"
_INDEX = "INSERT INTO people_index (rowid, words) VALUES (?, ?)"

Prefixes = tuple[tuple[str, ...], ...]

_MATCHED = "FROM people_index AS i WHERE people_index MATCH ? AND i.rowid BETWEEN ? AND ?"
_FEW = 3_000
"""Up to so many rows it is quicker to look at each than to walk an index past all others."""

_SHOWN = """a.applicant_id, a.first_name, a.last_name, a.middle_name, a.position, a.company,
    a.phone, a.email, a.photo_id, a.created, {link}, a.tags, a.has_resume, a.updated_at"""


def slot_of(connection: sqlite3.Connection, account_id: int) -> int:
    """The small number of an organisation in this file; made when it is first met."""
    connection.execute(
        """INSERT OR IGNORE INTO slots (account_id, slot)
           VALUES (?, (SELECT coalesce(max(slot), 0) + 1 FROM slots))""",
        (account_id,),
    )
    found = connection.execute("SELECT slot FROM slots WHERE account_id = ?", (account_id,))
    return int(found.fetchone()[0])


def take(
    connection: sqlite3.Connection, account_id: int, people: Sequence[Applicant], now: datetime
) -> list[Applicant]:
    """Write the projections of applicants; gives those that were taken.

    An incomplete one (a row of search) never replaces a complete one.
    """
    slot = slot_of(connection, account_id)
    taken: list[Applicant] = []
    unique: dict[int, Applicant] = {}
    for person in people:
        other = unique.get(person.applicant_id)
        if other is None or person.complete or not other.complete:
            unique[person.applicant_id] = person
    waiting = list(unique.values())
    for start in range(0, len(waiting), _CHUNK):
        taken += _take_chunk(connection, account_id, slot, waiting[start : start + _CHUNK], now)
    return taken


def drop(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> None:
    """Delete the projections of applicants."""
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        known = _known(connection, account_id, chunk).values()
        connection.executemany(_UNINDEX, [(old.row, old.words) for old in known])
        connection.executemany(
            "DELETE FROM applicants WHERE row = ?", [(old.row,) for old in known]
        )
        connection.executemany(
            "DELETE FROM links WHERE account_id = ? AND applicant_id = ?",
            [(account_id, applicant_id) for applicant_id in chunk],
        )


def clear(connection: sqlite3.Connection) -> None:
    """Empty the projections."""
    connection.execute("DELETE FROM applicants")
    connection.execute("DELETE FROM links")
    connection.execute("INSERT INTO people_index (people_index) VALUES ('rebuild')")


@dataclass(frozen=True, slots=True)
class _Old:
    row: int
    words: str
    complete: bool


def _known(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> dict[int, _Old]:
    marks = ", ".join("?" * len(ids))
    found = connection.execute(
        f"""SELECT applicant_id, row, words, complete FROM applicants
            WHERE account_id = ? AND applicant_id IN ({marks})""",
        (account_id, *ids),
    )
    return {row[0]: _Old(row[1], row[2], bool(row[3])) for row in found}


def _take_chunk(
    connection: sqlite3.Connection,
    account_id: int,
    slot: int,
    people: Sequence[Applicant],
    now: datetime,
) -> list[Applicant]:
    known = _known(connection, account_id, [person.applicant_id for person in people])
    people = [
        person
        for person in people
        if person.complete or (old := known.get(person.applicant_id)) is None or not old.complete
    ]
    numbers = _numbers(connection, slot, people, known)
    updated_at = moment_number(now)
    rows: list[tuple[object, ...]] = []
    links: list[tuple[object, ...]] = []
    index: list[tuple[int, str]] = []
    unindex: list[tuple[int, str]] = []
    moved: list[tuple[int]] = []
    for person, number in zip(people, numbers, strict=True):
        values = _values(person, account_id, number, updated_at)
        rows.append(values)
        folded, words = str(values[-2]), str(values[-1])
        key = (account_id, person.applicant_id)
        links += [
            (*key, link.vacancy_id, link.stage_id, _changed(link), number, folded)
            for link in person.links
        ]
        old = known.get(person.applicant_id)
        if old is None:
            index.append((number, words))
            continue
        if old.row != number or old.words != words:
            unindex.append((old.row, old.words))
            index.append((number, words))
        if old.row != number:
            moved.append((old.row,))
    connection.executemany(_UNINDEX, unindex)
    connection.executemany("DELETE FROM applicants WHERE row = ?", moved)
    connection.executemany(
        "DELETE FROM links WHERE account_id = ? AND applicant_id = ?",
        [(account_id, p.applicant_id) for p in people if p.applicant_id in known],
    )
    connection.executemany(_INSERT, rows)
    connection.executemany(_INSERT_LINK, links)
    connection.executemany(_INDEX, index)
    return list(people)


def _numbers(
    connection: sqlite3.Connection,
    slot: int,
    people: Sequence[Applicant],
    known: dict[int, _Old],
) -> list[int]:
    """The row number of each person: kept while the moment of creation stays."""
    wanted: list[int] = []
    fresh: list[int] = []
    for person in people:
        seconds = min(_SECONDS, moment_number(person.created) // 1_000_000)
        base = slot << _SLOT_BITS | seconds << _SECOND_BITS
        old = known.get(person.applicant_id)
        if old is not None and old.row >> _SECOND_BITS == base >> _SECOND_BITS:
            wanted.append(old.row)
        else:
            wanted.append(base | person.applicant_id & _TIES)
            fresh.append(wanted[-1])
    marks = ", ".join("?" * len(fresh))
    found = connection.execute(f"SELECT row FROM applicants WHERE row IN ({marks})", fresh)
    taken = {row[0] for row in found}
    asked = set(fresh)
    result: list[int] = []
    for person, number in zip(people, wanted, strict=True):
        old = known.get(person.applicant_id)
        if old is None or old.row != number:
            while number in taken or (number not in asked and _exists(connection, number)):
                number = number >> _SECOND_BITS << _SECOND_BITS | (number + 1) & _TIES
            taken.add(number)
        result.append(number)
    return result


def _exists(connection: sqlite3.Connection, number: int) -> bool:
    found = connection.execute("SELECT 1 FROM applicants WHERE row = ?", (number,))
    return found.fetchone() is not None


def _values(person: Applicant, account_id: int, number: int, updated_at: int) -> tuple[object, ...]:
    names = (person.last_name, person.first_name, person.middle_name)
    folded = fold(" ".join(name[:SHOWN_LENGTH] for name in names))
    last = max(person.links, key=_changed, default=None)
    return (
        number,
        account_id,
        person.applicant_id,
        _shown(person.first_name),
        _shown(person.last_name),
        _shown(person.middle_name),
        _shown(person.position),
        _shown(person.company),
        _shown(person.phone),
        _shown(person.email),
        person.photo_id,
        moment_number(person.created),
        None if last is None else last.vacancy_id,
        None if last is None else last.stage_id,
        0 if last is None else _changed(last),
        " ".join(map(str, person.tag_ids)),
        bool(person.resumes),
        person.complete,
        updated_at,
        folded,
        indexed_words(folded, person.email[:SHOWN_LENGTH], person.phone),
    )


def _shown(text: str) -> str:
    return bindable(text[:SHOWN_LENGTH])


def _changed(link: Link) -> int:
    return moment_number(link.changed or link.updated)


class PeopleLists:
    """Reads people in windows, in the order and with the filters of a query."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    def rows(self, query: ApplicantQuery, offset: int, limit: int) -> tuple[ApplicantRow, ...]:
        """At most 300 rows from `offset` on."""
        plan = self._plan(query)
        link = "a.vacancy_id, a.stage_id, a.changed"
        inner = f"{plan.row} AS row"
        if query.vacancy_id is not None:
            link = "w.vacancy_id, w.stage_id, w.changed"
            inner += ", l.vacancy_id, l.stage_id, l.changed"
        names = [f"k{place}" for place in range(len(plan.keys))]
        keys = "".join(f", {key} AS {name}" for key, name in zip(plan.keys, names, strict=True))
        found = self._file.rows(
            f"""SELECT {_SHOWN.format(link=link)}
                FROM (SELECT {inner}{keys} {plan.source}
                      ORDER BY {plan.order(plan.keys)} LIMIT ? OFFSET ?) AS w
                JOIN applicants AS a ON a.row = w.row
                ORDER BY {plan.order(["w." + name for name in names])}""",
            (*plan.parameters, max(0, min(limit, MAX_WINDOW)), max(0, offset)),
        )
        return tuple(map(_applicant_row, found))

    def count(self, query: ApplicantQuery) -> int:
        """How many rows the query has."""
        plan = self._plan(replace(query, order="created"))
        return self._file.number(f"SELECT count(*) {plan.source}", plan.parameters)

    def index_of(self, query: ApplicantQuery, applicant_id: int) -> int | None:
        """The place of an applicant among the rows of the query; None when it is not there."""
        plan = self._plan(query)
        here = self._file.row(
            f"""SELECT {", ".join(plan.keys)} {plan.source} AND {plan.row} =
                (SELECT row FROM applicants WHERE account_id = ? AND applicant_id = ?)""",
            (*plan.parameters, query.account_id, applicant_id),
        )
        if here is None:
            return None
        marks = ", ".join("?" * len(plan.keys))
        before = ">" if plan.descending else "<"
        return self._file.number(
            f"""SELECT count(*) {plan.source}
                AND ({", ".join(plan.keys)}) {before} ({marks})""",
            (*plan.parameters, *here),
        )

    def _plan(self, query: ApplicantQuery) -> _Plan:
        wanted = prefixes(query.text)
        if query.vacancy_id is None:
            plan = self._plan_all(query, wanted)
        else:
            plan = self._plan_vacancy(query, query.vacancy_id, wanted)
        return replace(plan, descending=(query.order != "name") != query.descending)

    def _plan_vacancy(self, query: ApplicantQuery, vacancy_id: int, wanted: Prefixes) -> _Plan:
        joined = ""
        where = "l.account_id = ? AND l.vacancy_id = ?"
        parameters: list[object] = [query.account_id, vacancy_id]
        if query.stage_id is not None:
            where += " AND l.stage_id = ?"
            parameters.append(query.stage_id)
        if wanted and self._at_most_few(f"links AS l WHERE {where}", parameters):
            found, words = condition(wanted, "p.words")
            joined = "CROSS JOIN applicants AS p ON p.row = l.row"
            where += f" AND {found}"
            parameters += words
        elif wanted:
            where += f" AND l.row IN (SELECT i.rowid {_MATCHED})"
            parameters += self._matched(query.account_id, wanted)
        keys = {"name": ("l.folded", "l.row"), "changed": ("l.changed", "l.row")}
        source = f"FROM links AS l {joined} WHERE {where}"
        return _Plan(source, tuple(parameters), keys.get(query.order, ("l.row",)), "l.row")

    def _plan_all(self, query: ApplicantQuery, wanted: Prefixes) -> _Plan:
        row = "p.row"
        source = "FROM applicants AS p WHERE p.account_id = ?"
        parameters: list[object] = [query.account_id]
        if wanted:
            matched = self._matched(query.account_id, wanted)
            if query.order not in ("name", "changed"):
                # The order of the index is the order of creation.
                row, source, parameters = "i.rowid", _MATCHED, matched
            elif self._at_most_few(_MATCHED.removeprefix("FROM "), matched):
                joined = _MATCHED.replace("WHERE", "CROSS JOIN applicants AS p WHERE")
                source, parameters = f"{joined} AND p.row = i.rowid", matched
            else:
                source += f" AND p.row IN (SELECT i.rowid {_MATCHED})"
                parameters += matched
        if query.stage_id is not None:
            source += f" AND {row} IN (SELECT row FROM links WHERE account_id = ? AND stage_id = ?)"
            parameters += [query.account_id, query.stage_id]
        keys = {"name": ("p.folded", "p.row"), "changed": ("p.changed", "p.row")}
        return _Plan(source, tuple(parameters), keys.get(query.order, (row,)), row)

    def _matched(self, account_id: int, wanted: Prefixes) -> list[object]:
        """The parameters of `_MATCHED`: an organisation is one range of row numbers."""
        slot = self._file.number("SELECT slot FROM slots WHERE account_id = ?", (account_id,))
        return [match(wanted), slot << _SLOT_BITS, (slot + 1 << _SLOT_BITS) - 1]

    def _at_most_few(self, source: str, parameters: Sequence[object]) -> bool:
        found = self._file.number(
            f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT {_FEW + 1})", parameters
        )
        return found <= _FEW


@dataclass(frozen=True, slots=True)
class _Plan:
    """`source` is FROM and WHERE, `keys` what it is ordered by, `row` the person's number."""

    source: str
    parameters: tuple[object, ...]
    keys: tuple[str, ...]
    row: str
    descending: bool = True

    def order(self, keys: Sequence[str]) -> str:
        direction = " DESC" if self.descending else ""
        return ", ".join(key + direction for key in keys)


def _applicant_row(row: Row) -> ApplicantRow:
    return ApplicantRow(
        applicant_id=row[0],
        first_name=row[1],
        last_name=row[2],
        middle_name=row[3],
        position=row[4],
        company=row[5],
        phone=row[6],
        email=row[7],
        photo_id=row[8],
        created=number_moment(row[9]),
        vacancy_id=row[10],
        stage_id=row[11],
        changed=number_moment(row[12]),
        tag_ids=tuple(map(int, row[13].split())),
        has_resume=bool(row[14]),
        updated_at=number_moment(row[15]),
    )
