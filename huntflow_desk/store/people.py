"""Projections of applicants and their links, written in bulk; `lists` reads them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from huntflow_desk.core.query import fold
from huntflow_desk.store import likeness, tagging, texts
from huntflow_desk.store.search import indexed_words
from huntflow_desk.store.text import SHOWN_LENGTH, bindable, moment_number

if TYPE_CHECKING:
    # Cards are not needed for the first paint.
    from huntflow_desk.core.documents import Applicant, Link
    from huntflow_desk.core.edits import Edit

SLOT_BITS = 53
SECOND_BITS = 20
_SORTED_LENGTH = 60
_NUMBER = re.compile(r"\d[\d\s.,]*")
SECONDS = (1 << (SLOT_BITS - SECOND_BITS)) - 1
_TIES = (1 << SECOND_BITS) - 1
_CHUNK = 1_000

_COLUMNS = """
    row account_id applicant_id first_name last_name middle_name position company phone email
    money consent photo_id source_id created vacancy_id stage_id changed salary tags has_resume
    complete waiting updated_at folded folded_position folded_company tagged words
""".split()  # noqa: SIM905
_INSERT = (
    f"INSERT INTO applicants ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
    " ON CONFLICT (row) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
)
_FOLDED, _WORDS = _COLUMNS.index("folded"), _COLUMNS.index("words")
_INSERT_LINK = """
    INSERT OR REPLACE INTO links
        (account_id, applicant_id, vacancy_id, stage_id, changed, row, folded)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_UNINDEX = "INSERT INTO people_index (people_index, rowid, words) VALUES ('delete', ?, ?)"
_INDEX = "INSERT INTO people_index (rowid, words) VALUES (?, ?)"


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
    connection: sqlite3.Connection,
    account_id: int,
    people: Sequence[Applicant],
    now: datetime,
    edits: Mapping[int, Sequence[Edit]] = MappingProxyType({}),
) -> list[Applicant]:
    """Write the projections of applicants; gives those that were taken, as they came.

    An incomplete one (a row of search) never replaces a complete one. `edits` by person are
    laid over what is projected.
    """
    slot = slot_of(connection, account_id)
    taken: list[Applicant] = []
    unique: dict[int, Applicant] = {}
    for person in people:
        other = unique.get(person.applicant_id)
        if other is None or person.complete or not other.complete:
            unique[person.applicant_id] = person
    waiting = list(unique.values())
    tags_order = tagging.order_of(connection, account_id)
    for start in range(0, len(waiting), _CHUNK):
        chunk = waiting[start : start + _CHUNK]
        taken += _take_chunk(connection, account_id, slot, chunk, now, edits, tags_order)
    return taken


def take_again(
    connection: sqlite3.Connection,
    account_id: int,
    ids: Sequence[int],
    edits: Mapping[int, Sequence[Edit]],
) -> None:
    """Project the kept documents of these people again, with their edits as they are now.

    Of whom nothing is kept and who is not being created leaves the lists.
    """
    from huntflow_desk.core.wire import applicants as wire

    gone: list[int] = []
    for applicant_id in ids:
        mine = edits.get(applicant_id, ())
        created = next((edit for edit in mine if edit.kind == "create"), None)
        for kind in ("applicant", "applicantrow"):
            row = connection.execute(
                "SELECT data, updated_at FROM huntflowcache WHERE cache_key = ?",
                (f"{kind}_{account_id}_{applicant_id}",),
            ).fetchone()
            if row is not None:
                person = wire.applicant(json.loads(row[0]), complete=kind == "applicant")
                moment = datetime.fromisoformat(row[1])
                take(connection, account_id, [person], moment, {applicant_id: mine})
                break
        else:
            if created is None:
                gone.append(applicant_id)
                continue
            person = wire.applicant({"id": applicant_id})
            take(connection, account_id, [person], created.created_at, {applicant_id: mine})
    drop(connection, account_id, gone)


def laid_over(person: Applicant, edits: Sequence[Edit]) -> Applicant:
    """The person as they will be once the edits have arrived."""
    from huntflow_desk.core.wire import applicants as wire
    from huntflow_desk.core.wire import overlay

    raw = {"id": person.applicant_id, **person.raw}
    return wire.applicant(overlay.applicant(raw, edits), complete=person.complete)


def drop(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> None:
    """Delete the projections of applicants."""
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        known = _known(connection, account_id, chunk).values()
        connection.executemany(_UNINDEX, [(old.row, old.words) for old in known])
        texts.drop(connection, account_id, chunk)
        likeness.drop(connection, account_id, chunk)
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
    texts.clear(connection)
    likeness.clear(connection)


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
    edits: Mapping[int, Sequence[Edit]],
    tags_order: tagging.OrderOf,
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
    placed: dict[int, tuple[int | None, int]] = {}
    for came, number in zip(people, numbers, strict=True):
        mine = edits.get(came.applicant_id, ())
        person = laid_over(came, mine) if mine else came
        is_waiting = any(edit.is_active for edit in mine)
        values = _values(person, account_id, number, updated_at, is_waiting, tags_order)
        rows.append(values)
        folded, words = str(values[_FOLDED]), str(values[_WORDS])
        key = (account_id, person.applicant_id)
        links += [
            (*key, link.vacancy_id, link.stage_id, _changed(link), number, folded)
            for link in person.links
        ]
        old = known.get(person.applicant_id)
        if old is None:
            index.append((number, words))
            placed[person.applicant_id] = (None, number)
            continue
        if old.row != number or old.words != words:
            unindex.append((old.row, old.words))
            index.append((number, words))
        if old.row != number:
            moved.append((old.row,))
            placed[person.applicant_id] = (old.row, number)
    connection.executemany(_UNINDEX, unindex)
    connection.executemany("DELETE FROM applicants WHERE row = ?", moved)
    connection.executemany(
        "DELETE FROM links WHERE account_id = ? AND applicant_id = ?",
        [(account_id, p.applicant_id) for p in people if p.applicant_id in known],
    )
    connection.executemany(_INSERT, rows)
    connection.executemany(_INSERT_LINK, links)
    connection.executemany(_INDEX, index)
    texts.place(connection, account_id, placed)
    likeness.take(connection, account_id, people)
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
        seconds = min(SECONDS, moment_number(person.created) // 1_000_000)
        base = slot << SLOT_BITS | seconds << SECOND_BITS
        old = known.get(person.applicant_id)
        if old is not None and old.row >> SECOND_BITS == base >> SECOND_BITS:
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
                number = number >> SECOND_BITS << SECOND_BITS | (number + 1) & _TIES
            taken.add(number)
        result.append(number)
    return result


def _exists(connection: sqlite3.Connection, number: int) -> bool:
    found = connection.execute("SELECT 1 FROM applicants WHERE row = ?", (number,))
    return found.fetchone() is not None


def _values(
    person: Applicant,
    account_id: int,
    number: int,
    updated_at: int,
    waiting: bool,
    tags_order: tagging.OrderOf,
) -> tuple[object, ...]:
    names = (person.last_name, person.first_name, person.middle_name)
    folded = fold(" ".join(name[:SHOWN_LENGTH] for name in names))
    last = max(person.links, key=_changed, default=None)
    sources = (one.source_id for one in person.resumes if one.source_id is not None)
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
        _shown(person.money),
        _shown(person.agreement.state if person.agreement is not None else ""),
        person.photo_id,
        next(sources, None),
        moment_number(person.created),
        None if last is None else last.vacancy_id,
        None if last is None else last.stage_id,
        0 if last is None else _changed(last),
        _salary(person.money),
        " ".join(map(str, person.tag_ids)),
        bool(person.resumes),
        person.complete,
        waiting,
        updated_at,
        folded,
        fold(person.position[:_SORTED_LENGTH]),
        fold(person.company[:_SORTED_LENGTH]),
        tags_order(person.tag_ids),
        indexed_words(person, folded, SHOWN_LENGTH),
    )


def _salary(money: str) -> int:
    """The first number in a text such as "от 170 000 ₽", for the order of the list only."""
    found = _NUMBER.search(money[:SHOWN_LENGTH])
    digits = "".join(char for char in found[0] if char in "0123456789") if found else ""
    return int(digits[:15] or 0)


def _shown(text: str) -> str:
    return bindable(text[:SHOWN_LENGTH])


def _changed(link: Link) -> int:
    return moment_number(link.changed or link.updated)
