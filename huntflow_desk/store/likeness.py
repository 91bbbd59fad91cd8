"""What people are compared by, found by keys: a projection of cards for duplicates."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from huntflow_desk.core.duplicates import MOST_HOLDERS, Traits, keys_of, traits
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.text import bindable

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant

_CHUNK = 500


class Shown(NamedTuple):
    """How a person is named where they are only mentioned."""

    applicant_id: int
    last_name: str
    first_name: str
    middle_name: str
    position: str
    company: str


def traits_of(person: Applicant) -> Traits:
    """What a card is compared by."""
    links = [("skype", person.skype)] if person.skype else []
    return traits(
        last_name=person.last_name,
        first_name=person.first_name,
        middle_name=person.middle_name,
        birth=person.birthday,
        phones=[person.phone] if person.phone else [],
        emails=[person.email] if person.email else [],
        links=[*links, *((one.kind, one.value) for one in person.social)],
        company=person.company,
    )


def take(connection: sqlite3.Connection, account_id: int, people: Sequence[Applicant]) -> None:
    """Write what is compared of people; an unchanged one costs one read."""
    known = _packed(connection, account_id, [person.applicant_id for person in people])
    changed: list[tuple[int, str]] = []
    gone: list[tuple[int, str, int]] = []
    new: list[tuple[int, str, int]] = []
    for person in people:
        one = traits_of(person)
        packed = bindable(one.packed())
        before = known.get(person.applicant_id)
        if packed == before:
            continue
        changed.append((person.applicant_id, packed))
        old = set(keys_of(Traits.unpacked(before))) if before is not None else set()
        keys = set(keys_of(one))
        gone += [(account_id, key, person.applicant_id) for key in old - keys]
        new += [(account_id, bindable(key), person.applicant_id) for key in keys - old]
    _unkey(connection, gone)
    # In the order of the table: pages are written once.
    connection.executemany(
        "INSERT OR IGNORE INTO likeness_keys (account_id, key, applicant_id) VALUES (?, ?, ?)",
        sorted(new),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO likeness (account_id, applicant_id, traits) VALUES (?, ?, ?)",
        [(account_id, applicant_id, packed) for applicant_id, packed in changed],
    )


def drop(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> None:
    """Delete what is compared of people."""
    for applicant_id, packed in _packed(connection, account_id, ids).items():
        keys = keys_of(Traits.unpacked(packed))
        _unkey(connection, [(account_id, key, applicant_id) for key in keys])
    connection.executemany(
        "DELETE FROM likeness WHERE account_id = ? AND applicant_id = ?",
        [(account_id, applicant_id) for applicant_id in ids],
    )


def clear(connection: sqlite3.Connection) -> None:
    """Empty the projection."""
    connection.execute("DELETE FROM likeness")
    connection.execute("DELETE FROM likeness_keys")


class LikenessReader:
    """Reads the projection. Every method may take long: for the thread of long reads."""

    def __init__(self, file: DatabaseFile) -> None:
        self.file = file

    def holders(self, account_id: int, keys: Iterable[str]) -> set[int]:
        """People who have one of the keys; of a key that very many have, some."""
        found: set[int] = set()
        for key in dict.fromkeys(keys):
            rows = self.file.rows(
                """SELECT applicant_id FROM likeness_keys
                   WHERE account_id = ? AND key = ? ORDER BY applicant_id DESC LIMIT ?""",
                (account_id, bindable(key), MOST_HOLDERS),
            )
            found.update(row[0] for row in rows)
        return found

    def traits(self, account_id: int, ids: Iterable[int]) -> dict[int, Traits]:
        """What is compared of people, newest (by id) first, without those not kept."""
        found: dict[int, Traits] = {}
        wanted = sorted(ids, reverse=True)
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            rows = self.file.rows(
                f"""SELECT applicant_id, traits FROM likeness WHERE account_id = ?
                    AND applicant_id IN ({", ".join("?" * len(chunk))})
                    ORDER BY applicant_id DESC""",
                (account_id, *chunk),
            )
            found.update((row[0], Traits.unpacked(row[1])) for row in rows)
        return found

    def shown(self, account_id: int, ids: Iterable[int]) -> dict[int, Shown]:
        """How people are named."""
        wanted = sorted(ids)
        found: dict[int, Shown] = {}
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            rows = self.file.rows(
                f"""SELECT applicant_id, last_name, first_name, middle_name, position, company
                    FROM applicants WHERE account_id = ?
                    AND applicant_id IN ({", ".join("?" * len(chunk))})""",
                (account_id, *chunk),
            )
            found.update((row[0], Shown(*row)) for row in rows)
        return found


def _packed(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        rows = connection.execute(
            f"""SELECT applicant_id, traits FROM likeness WHERE account_id = ?
                AND applicant_id IN ({", ".join("?" * len(chunk))})""",
            (account_id, *chunk),
        )
        found.update(rows.fetchall())
    return found


def _unkey(connection: sqlite3.Connection, keys: Sequence[tuple[int, str, int]]) -> None:
    connection.executemany(
        "DELETE FROM likeness_keys WHERE account_id = ? AND key = ? AND applicant_id = ?",
        [(account_id, bindable(key), applicant_id) for account_id, key, applicant_id in keys],
    )
