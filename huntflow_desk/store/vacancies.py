"""Projections of vacancies: the list of an organisation."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from huntflow_desk.core.models import VacancyRow
from huntflow_desk.core.query import MAX_WINDOW, VacancyQuery, fold, words
from huntflow_desk.store.file import DatabaseFile, Row
from huntflow_desk.store.text import SHOWN_LENGTH, bindable, like, moment_number, number_moment

if TYPE_CHECKING:
    # Cards are not needed for the first paint.
    from huntflow_desk.core.documents import Vacancy


def take(
    connection: sqlite3.Connection, account_id: int, vacancies: Iterable[Vacancy], now: datetime
) -> None:
    """Write the projections of vacancies, from the list or in full, edits laid over already."""
    connection.executemany(
        """INSERT OR REPLACE INTO vacancies (account_id, vacancy_id, position, company, state,
               priority, created, folded, updated_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (
                account_id,
                vacancy.vacancy_id,
                bindable(vacancy.position[:SHOWN_LENGTH]),
                bindable(vacancy.company[:SHOWN_LENGTH]),
                bindable(vacancy.state),
                vacancy.priority,
                moment_number(vacancy.created),
                fold(vacancy.position[:SHOWN_LENGTH]),
                moment_number(now),
            )
            for vacancy in vacancies
        ),
    )


def missing(
    connection: sqlite3.Connection,
    account_id: int,
    present: Collection[int],
    states: Collection[str],
) -> list[int]:
    """Saved vacancies in one of these states that the server's complete list of them does not
    have; those it does not know yet are not missed."""
    marks = ", ".join("?" * len(states))
    found = connection.execute(
        f"""SELECT vacancy_id FROM vacancies
            WHERE account_id = ? AND vacancy_id > 0 AND state IN ({marks})""",
        (account_id, *states),
    )
    return [row[0] for row in found if row[0] not in present]


def drop(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> None:
    """Delete the projections of vacancies; links of people stay."""
    connection.executemany(
        "DELETE FROM vacancies WHERE account_id = ? AND vacancy_id = ?",
        [(account_id, vacancy_id) for vacancy_id in ids],
    )


def local(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Organisation and id of all that the server has given no number yet."""
    found = connection.execute("SELECT account_id, vacancy_id FROM vacancies WHERE vacancy_id < 0")
    return [(row[0], row[1]) for row in found]


class VacancyLists:
    """Reads vacancies in windows: urgent ones first, then by name, newest first among equals.

    That is the vendor's order (shared API notes, section 6), with names as people order them.
    """

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    def rows(self, query: VacancyQuery, offset: int, limit: int) -> tuple[VacancyRow, ...]:
        """At most 300 rows from `offset` on."""
        where, parameters = _filter(query)
        found = self._file.rows(
            f"""SELECT v.vacancy_id, v.position, v.company, v.state, v.priority, v.created,
                    (SELECT count(*) FROM links AS l
                     WHERE l.account_id = v.account_id AND l.vacancy_id = v.vacancy_id),
                    v.updated_at
                FROM vacancies AS v WHERE {where}
                ORDER BY v.priority DESC, v.folded, v.vacancy_id DESC LIMIT ? OFFSET ?""",
            (*parameters, max(0, min(limit, MAX_WINDOW)), max(0, offset)),
        )
        return tuple(map(_vacancy_row, found))

    def ids(self, account_id: int, states: Collection[str]) -> frozenset[int]:
        """Ids of all vacancies of the server in these states (all: none given)."""
        where, parameters = _filter(VacancyQuery(account_id, states=frozenset(states)))
        found = self._file.rows(
            f"SELECT v.vacancy_id FROM vacancies AS v WHERE {where} AND v.vacancy_id > 0",
            parameters,
        )
        return frozenset(row[0] for row in found)

    def count(self, query: VacancyQuery) -> int:
        """How many rows the query has."""
        where, parameters = _filter(query)
        return self._file.number(f"SELECT count(*) FROM vacancies AS v WHERE {where}", parameters)


def _filter(query: VacancyQuery) -> tuple[str, list[object]]:
    where = ["v.account_id = ?"]
    parameters: list[object] = [query.account_id]
    if query.states:
        where.append(f"v.state IN ({', '.join('?' * len(query.states))})")
        parameters += sorted(map(bindable, query.states))
    for word in words(query.text):
        where.append("v.folded LIKE ? ESCAPE '\\'")
        parameters.append(like(word))
    return " AND ".join(where), parameters


def _vacancy_row(row: Row) -> VacancyRow:
    return VacancyRow(
        vacancy_id=row[0],
        position=row[1],
        company=row[2],
        state=row[3],
        priority=row[4],
        created=number_moment(row[5]),
        people=row[6],
        updated_at=number_moment(row[7]),
    )
