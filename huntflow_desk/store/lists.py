"""Lists of people in windows: all, of a vacancy, or what a search found."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import MAX_WINDOW, ApplicantQuery, Found
from huntflow_desk.store.file import DatabaseFile, Row
from huntflow_desk.store.text import moment_number, number_moment

if TYPE_CHECKING:
    from huntflow_desk.store.found import Searcher

_SHOWN = """a.applicant_id, a.first_name, a.last_name, a.middle_name, a.position, a.company,
    a.phone, a.email, a.photo_id, a.created, {link}, a.tags, a.has_resume, a.updated_at,
    a.source_id, a.money, a.consent, a.complete, a.waiting"""

_LAST_LINK = "a.vacancy_id, a.stage_id, a.changed"
ORDERS = {
    "name": ("folded", False),
    "position": ("folded_position", False),
    "company": ("folded_company", False),
    "changed": ("changed", True),
    "stage": ("stage_id", False),
    "vacancy": ("vacancy_id", False),
    "source": ("source_id", False),
    "email": ("email", False),
    "phone": ("phone", False),
    "salary": ("salary", True),
    "consent": ("consent", False),
    "tags": ("tagged", False),
    "updated": ("updated_at", True),
    "created": ("row", True),
}
"""Order -> column, and whether it begins with the largest; every one has an index."""


class PeopleLists:
    """Reads people in windows, in the order and with the filters of a query."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file
        self._made: Searcher | None = None

    @property
    def _searcher(self) -> Searcher:
        # Not at the top: the first lists are painted without it.
        if self._made is None:
            from huntflow_desk.store.found import Searcher

            self._made = Searcher(self._file)
        return self._made

    def rows(self, query: ApplicantQuery, offset: int, limit: int) -> tuple[ApplicantRow, ...]:
        """At most 300 rows from `offset` on."""
        if not query.is_plain:
            return self.found_rows(self.find(query), offset, limit)
        plan = _plan(query)
        inner = f"{plan.row} AS row"
        link = _LAST_LINK
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
        if not query.is_plain:
            return len(self.find(query))
        plan = _plan(replace(query, order="created"))
        return self._file.number(f"SELECT count(*) {plan.source}", plan.parameters)

    def index_of(self, query: ApplicantQuery, applicant_id: int) -> int | None:
        """The place of an applicant among the rows of the query; None when it is not there."""
        if not query.is_plain:
            return self.found_index(self.find(query), applicant_id)
        plan = _plan(query)
        # NULL is no smaller than anything: `IS` and coalesce keep the order of the index.
        keys = [f"coalesce({key}, -1)" for key in plan.keys]
        here = self._file.row(
            f"""SELECT {", ".join(plan.keys)} {plan.source} AND {plan.row} =
                (SELECT row FROM applicants WHERE account_id = ? AND applicant_id = ?)""",
            (*plan.parameters, query.account_id, applicant_id),
        )
        if here is None:
            return None
        marks = ", ".join("?" * len(plan.keys))
        before = ">" if plan.descending else "<"
        if None in here or query.order in ("stage", "vacancy", "source"):
            plain = [-1 if value is None else value for value in here]
            return self._file.number(
                f"SELECT count(*) {plan.source} AND ({', '.join(keys)}) {before} ({marks})",
                (*plan.parameters, *plain),
            )
        return self._file.number(
            f"""SELECT count(*) {plan.source}
                AND ({", ".join(plan.keys)}) {before} ({marks})""",
            (*plan.parameters, *here),
        )

    def stage_counts(self, account_id: int, vacancy_id: int) -> dict[int, int]:
        """People of a vacancy by stage."""
        found = self._file.rows(
            """SELECT stage_id, count(*) FROM links
               WHERE account_id = ? AND vacancy_id = ? GROUP BY stage_id""",
            (account_id, vacancy_id),
        )
        return dict(found)

    def overdue_counts(
        self, account_id: int, vacancy_id: int, since: Mapping[int, datetime]
    ) -> dict[int, int]:
        """People of a vacancy by stage who are on it since that moment or longer."""
        if not since:
            return {}
        latest = " ".join(["WHEN ? THEN ?"] * len(since))
        limits = [part for one, moment in since.items() for part in (one, moment_number(moment))]
        found = self._file.rows(
            f"""SELECT stage_id, count(*) FROM links WHERE account_id = ? AND vacancy_id = ?
                AND changed > 0 AND changed <= CASE stage_id {latest} ELSE 0 END
                GROUP BY stage_id""",
            (account_id, vacancy_id, *limits),
        )
        return dict(found)

    def stages_of(
        self, account_id: int, vacancy_id: int, applicant_ids: Collection[int]
    ) -> dict[int, int]:
        """Stages of a vacancy on which these people are, by person."""
        found = self._file.rows(
            """SELECT applicant_id, stage_id FROM links WHERE account_id = ? AND vacancy_id = ?
               AND applicant_id IN (SELECT value FROM json_each(?))""",
            (account_id, vacancy_id, json.dumps(list(applicant_ids))),
        )
        return dict(found)

    # Search

    def find(self, query: ApplicantQuery) -> Found:
        """Everyone a query finds; for a reader thread where it has words or filters."""
        return self._searcher.find(query)

    def found_rows(self, found: Found, offset: int, limit: int) -> tuple[ApplicantRow, ...]:
        """A window of what was found, with reason and snippet. Who has gone since is left out."""
        offset = max(0, offset)
        numbers = list(found.numbers[offset : offset + max(0, min(limit, MAX_WINDOW))])
        query = found.query
        rows = self._numbered(numbers, query)
        people = [(number, _applicant_row(rows[number])) for number in numbers if number in rows]
        if not query.text or not people:
            return tuple(row for _, row in people)
        from huntflow_desk.store.reasons import with_reasons

        return with_reasons(self._file, query, people)

    def found_index(self, found: Found, applicant_id: int) -> int | None:
        """The place of an applicant in what was found."""
        row = self._file.row(
            "SELECT row FROM applicants WHERE account_id = ? AND applicant_id = ?",
            (found.query.account_id, applicant_id),
        )
        try:
            return None if row is None else found.numbers.index(row[0])
        except ValueError:
            return None

    def numbers_of(self, account_id: int, ids: Sequence[int]) -> list[int]:
        """Row numbers of people, in the order of the ids; who is not kept is left out."""
        found: dict[int, int] = dict(
            self._file.rows(
                """SELECT applicant_id, row FROM applicants
                   WHERE account_id = ? AND applicant_id IN (SELECT value FROM json_each(?))""",
                (account_id, json.dumps(list(ids))),
            )
        )
        return [found[one] for one in ids if one in found]

    def _numbered(self, numbers: list[int], query: ApplicantQuery) -> dict[int, Row]:
        link, joined = _LAST_LINK, ""
        parameters: list[object] = []
        if query.vacancy_id is not None:
            link = (
                "coalesce(l.vacancy_id, a.vacancy_id), coalesce(l.stage_id, a.stage_id),"
                " coalesce(l.changed, a.changed)"
            )
            joined = """LEFT JOIN links AS l ON l.account_id = a.account_id
                AND l.applicant_id = a.applicant_id AND l.vacancy_id = ?"""
            parameters.append(query.vacancy_id)
        found = self._file.rows(
            f"""SELECT {_SHOWN.format(link=link)}, a.row FROM applicants AS a {joined}
                WHERE a.row IN (SELECT value FROM json_each(?))""",
            (*parameters, json.dumps(numbers)),
        )
        return {row[-1]: row for row in found}


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


def _plan(query: ApplicantQuery) -> _Plan:
    column, largest_first = ORDERS.get(query.order, ORDERS["created"])
    descending = largest_first != query.descending
    if query.vacancy_id is None:
        source = "FROM applicants AS p WHERE p.account_id = ?"
        parameters: list[object] = [query.account_id]
        if query.stage_id is not None:
            source += " AND p.row IN (SELECT row FROM links WHERE account_id = ? AND stage_id = ?)"
            parameters += [query.account_id, query.stage_id]
        keys = (f"p.{column}", "p.row") if column != "row" else ("p.row",)
        return _Plan(source, tuple(parameters), keys, "p.row", descending)
    where = "l.account_id = ? AND l.vacancy_id = ?"
    parameters = [query.account_id, query.vacancy_id]
    if query.stage_id is not None:
        where += " AND l.stage_id = ?"
        parameters.append(query.stage_id)
    own = {"name": "l.folded", "changed": "l.changed", "stage": "l.stage_id"}
    if query.order in own:
        keys = (own[query.order], "l.row")
    elif column != "row" and query.order != "vacancy":
        # Not in the index of links: a vacancy has few people.
        keys = (f"(SELECT p.{column} FROM applicants AS p WHERE p.row = l.row)", "l.row")
    else:
        keys = ("l.row",)
    return _Plan(f"FROM links AS l WHERE {where}", tuple(parameters), keys, "l.row", descending)


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
        source_id=row[16],
        money=row[17],
        consent=row[18],
        complete=bool(row[19]),
        waiting=bool(row[20]),
    )
