"""Running a query against the two indexes: which people, in which order."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from datetime import datetime

from huntflow_desk.core.query import ApplicantQuery, Found
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.lists import ORDERS
from huntflow_desk.store.people import SECOND_BITS, SECONDS, SLOT_BITS
from huntflow_desk.store.ranking import ranked
from huntflow_desk.store.search import Condition, conditions, in_vacancy
from huntflow_desk.store.text import moment_number

LINK_KEYS = {"changed": "changed", "stage": "stage_id", "name": "folded"}
"""Orders that are another thing for people of one vacancy."""

FEW = 300
"""So many hits are ranked; more come newest first."""

_LOOKED_UP = 4_000

_BETWEEN = "rowid BETWEEN ? AND ?"
# Without the plus each of the rows would be looked up in the index of texts by itself.
_IN_PEOPLE = "+rowid IN (SELECT rowid FROM people_index WHERE people_index MATCH ?)"


class Searcher:
    """Finds the row numbers of people. Any thread; from 0.2 to some ten milliseconds."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    def find(self, query: ApplicantQuery) -> Found:
        """All people a query finds, in its order. Raises DiskTrouble."""
        slot = self._file.number("SELECT slot FROM slots WHERE account_id = ?", (query.account_id,))
        span = _span(slot, query.filters.added_from, query.filters.added_before)
        if not slot or query.filters.impossible or span[0] > span[1]:
            return Found(query, array("q"))
        wanted = conditions(query)
        if query.vacancy_id is not None:
            wanted.append(in_vacancy(query.vacancy_id, query.stage_id))
        elif query.stage_id is not None:
            wanted.append(_on_stage(query.stage_id))
        by_person, by_text = self._rows(wanted, span)
        return self._ordered(query, by_person, by_text, wanted)

    # Which people

    def _rows(
        self, wanted: Sequence[Condition], span: tuple[int, int]
    ) -> tuple[list[int], list[int]]:
        """Rows where the people's own data hold all conditions, and rows that need texts."""
        core = [one for one in wanted if not one.texts and not one.negative]
        both = [one for one in wanted if one.texts and not one.negative]
        refused = [one for one in wanted if one.negative]
        people = [*core, *both]
        by_person = self._people(people, span) if people else self._everyone(span)
        by_text = self._with_texts(core, both, by_person, span) if both else []
        if refused and (by_person or by_text):
            gone: set[int] = set()
            for one in refused:
                gone.update(self._people([one], span))
                if one.texts:
                    gone.update(self._texts(one.texts, "", span))
            by_person = [row for row in by_person if row not in gone]
            by_text = [row for row in by_text if row not in gone]
        return by_person, by_text

    def _with_texts(
        self,
        core: Sequence[Condition],
        both: Sequence[Condition],
        by_person: Sequence[int],
        span: tuple[int, int],
    ) -> list[int]:
        shared = " AND ".join(f"({one.people})" for one in core)
        if len(both) == 1:
            rows: Iterable[int] = self._texts(both[0].texts, shared, span)
        else:
            rows = self._mixed(core, both, shared, span)
        rows = list(rows)
        # Few of the one against many of the other: the smaller set is made.
        known = set(rows).intersection(by_person) if len(rows) < len(by_person) else set(by_person)
        return [row for row in rows if row not in known] if known else rows

    def _mixed(
        self,
        core: Sequence[Condition],
        both: Sequence[Condition],
        shared: str,
        span: tuple[int, int],
    ) -> list[int]:
        """One word in the name, another one in a resume: each condition here or there."""
        left: set[int] | None = None
        for one in both:
            rows = set(self._texts(one.texts, shared, span))
            rows.update(self._people([*core, one], span))
            left = rows if left is None else left & rows
            if not left:
                return []
        return sorted(left or (), reverse=True)

    def _people(self, wanted: Sequence[Condition], span: tuple[int, int]) -> list[int]:
        expression = " AND ".join(f"({one.people})" for one in wanted)
        phrases = [one.phrase for one in wanted if one.phrase]
        if not phrases:
            sql = f"""SELECT rowid FROM people_index WHERE people_index MATCH ? AND {_BETWEEN}
                      ORDER BY rowid DESC"""
            return [row[0] for row in self._file.rows(sql, (expression, *span))]
        neighbours = " AND ".join(["instr(' ' || p.words || ' ', ?)"] * len(phrases))
        found = self._file.rows(
            f"""SELECT i.rowid FROM people_index AS i CROSS JOIN applicants AS p
                WHERE people_index MATCH ? AND i.{_BETWEEN} AND p.row = i.rowid AND {neighbours}
                ORDER BY i.rowid DESC""",
            (expression, *span, *(f" {phrase} " for phrase in phrases)),
        )
        return [row[0] for row in found]

    def _texts(self, expression: str, shared: str, span: tuple[int, int]) -> list[int]:
        sql = f"SELECT rowid FROM text_index WHERE text_index MATCH ? AND {_BETWEEN}"
        parameters: list[object] = [expression, *span]
        if shared:
            sql += f" AND {_IN_PEOPLE}"
            parameters.append(shared)
        return [row[0] for row in self._file.rows(f"{sql} ORDER BY rowid DESC", parameters)]

    def _everyone(self, span: tuple[int, int]) -> list[int]:
        found = self._file.rows(
            "SELECT row FROM applicants WHERE row BETWEEN ? AND ? ORDER BY row DESC", span
        )
        return [row[0] for row in found]

    # In which order

    def _ordered(
        self,
        query: ApplicantQuery,
        by_person: list[int],
        by_text: list[int],
        wanted: Sequence[Condition],
    ) -> Found:
        if query.order == "best":
            if query.text and len(by_person) + len(by_text) <= FEW:
                by_person, by_text = ranked(self._file, query.text, by_person, by_text, wanted)
            if query.descending:
                by_person, by_text = by_text[::-1], by_person[::-1]
            return Found(query, array("q", by_person + by_text), len(by_person))
        rows = by_person + by_text
        column, largest_first = ORDERS.get(query.order, ORDERS["created"])
        descending = largest_first != query.descending
        if column == "row":
            rows.sort(reverse=descending)
        elif query.vacancy_id is not None and query.order in LINK_KEYS:
            rows = self._by_link(query, rows, LINK_KEYS[query.order], descending)
        else:
            rows = self._by_column(query.account_id, rows, column, descending)
        return Found(query, array("q", rows))

    def _by_column(
        self, account_id: int, rows: list[int], column: str, descending: bool
    ) -> list[int]:
        direction = " DESC" if descending else ""
        order = f"ORDER BY {column}{direction}, row{direction}"
        if len(rows) <= _LOOKED_UP:
            found = self._file.rows(
                f"""SELECT row FROM applicants
                    WHERE row IN (SELECT value FROM json_each(?)) {order}""",
                (json.dumps(rows),),
            )
            return [row[0] for row in found]
        known = set(rows)
        everyone = self._file.rows(
            f"SELECT row FROM applicants WHERE account_id = ? {order}", (account_id,)
        )
        return [row[0] for row in everyone if row[0] in known]

    def _by_link(
        self, query: ApplicantQuery, rows: list[int], column: str, descending: bool
    ) -> list[int]:
        direction = " DESC" if descending else ""
        known = set(rows)
        everyone = self._file.rows(
            f"""SELECT row FROM links WHERE account_id = ? AND vacancy_id = ?
                ORDER BY {column}{direction}, row{direction}""",
            (query.account_id, query.vacancy_id),
        )
        return [row[0] for row in everyone if row[0] in known]


def _on_stage(stage_id: int) -> Condition:
    from huntflow_desk.core.query import mark

    return Condition(f'"{mark("stage", stage_id)}"')


def _span(slot: int, first: datetime | None, before: datetime | None) -> tuple[int, int]:
    """Row numbers of an organisation, and of a time of being added."""
    low, high = slot << SLOT_BITS, (slot + 1 << SLOT_BITS) - 1
    if first is not None:
        low |= min(SECONDS, moment_number(first) // 1_000_000) << SECOND_BITS
    if before is not None:
        seconds = min(SECONDS, moment_number(before) // 1_000_000)
        high = (slot << SLOT_BITS | seconds << SECOND_BITS) - 1
    return low, high
