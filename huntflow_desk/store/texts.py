"""What was written by and about people, taken out of the documents for search and snippets.

A text belongs to a person, a kind (resume, comment, questionary) and a part (the resume's id).
All texts of one person are one entry of `text_index`, under the person's row number; texts of
somebody whose card is not kept wait without one. The index has no copy of what it was given:
to change an entry one must say what it holds, which the parts tell.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.models import Raw
from huntflow_desk.core.query import mark
from huntflow_desk.store.search import text_words
from huntflow_desk.store.text import bindable

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Resume, WorklogEntry

KINDS = ("resume", "comment", "questionary")
KEPT_LENGTH = 100_000
_DEEPEST = 8
_MOST_VALUES = 2_000

Part = tuple[int, str, str]
"""Number of the part, its text, its marks."""


def take_resume(
    connection: sqlite3.Connection, account_id: int, applicant_id: int, resume: Resume
) -> None:
    """Take in the text of one resume."""
    marks = mark("has", "text") if resume.text.strip() else ""
    part = (resume.external_id, resume.text[:KEPT_LENGTH], marks)
    _change(connection, account_id, applicant_id, "resume", [part], whole=False)


def take_worklog(
    connection: sqlite3.Connection,
    account_id: int,
    applicant_id: int,
    entries: Sequence[WorklogEntry],
) -> None:
    """Take in what a whole history says: comments, and stages and reasons as marks."""
    marks: dict[str, None] = {}
    lines: list[str] = []
    for entry in entries:
        if entry.stage_id is not None:
            marks[mark("ever", entry.stage_id)] = None
        if entry.rejection_reason_id is not None:
            marks[mark("reason", entry.rejection_reason_id)] = None
        if entry.comment.strip():
            marks[mark("has", "comment")] = None
            lines.append(entry.comment)
    part = (0, "\n".join(lines)[:KEPT_LENGTH], " ".join(marks))
    _change(connection, account_id, applicant_id, "comment", [part], whole=True)


def take_questionary(
    connection: sqlite3.Connection, account_id: int, applicant_id: int, raw: Raw
) -> None:
    """Take in the answers of a questionary."""
    text = "\n".join(_values(raw))[:KEPT_LENGTH]
    marks = mark("has", "questionary") if text else ""
    _change(connection, account_id, applicant_id, "questionary", [(0, text, marks)], whole=True)


def take_document(
    connection: sqlite3.Connection, kind: str, account_id: int, applicant_id: int, data: str
) -> None:
    """Take in a document as the cache keeps it. Raises ValueError when it cannot be read."""
    from huntflow_desk.core.wire import applicants as wire
    from huntflow_desk.core.wire.reading import readable, record

    raw = record(json.loads(data))
    if kind == "resume":
        take_resume(connection, account_id, applicant_id, wire.resume(raw))
    elif kind == "worklog":
        entries = readable(raw, "items", wire.worklog_entry)
        take_worklog(connection, account_id, applicant_id, entries)
    else:
        take_questionary(connection, account_id, applicant_id, raw)


def place(
    connection: sqlite3.Connection,
    account_id: int,
    numbers: Mapping[int, tuple[int | None, int]],
) -> None:
    """Tell where people are now: applicant id -> row number before (None: new) and after."""
    for applicant_id in _with_texts(connection, account_id, numbers):
        before, after = numbers[applicant_id]
        entry = _entry(_parts(connection, account_id, applicant_id))
        if before is not None:
            _unindex(connection, before, entry)
        _index(connection, after, entry)


def drop(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> None:
    """Delete the texts of people who are still in their rows, and of those who never were."""
    for applicant_id in _with_texts(connection, account_id, ids):
        number = _row_of(connection, account_id, applicant_id)
        if number is not None:
            entry = _entry(_parts(connection, account_id, applicant_id))
            _unindex(connection, number, entry)
        connection.execute(
            "DELETE FROM texts WHERE account_id = ? AND applicant_id = ?",
            (account_id, applicant_id),
        )


def drop_orphans(connection: sqlite3.Connection) -> None:
    """Delete texts whose documents are not kept any more."""
    gone = connection.execute(
        """SELECT account_id, applicant_id, kind, part FROM texts WHERE NOT EXISTS (
               SELECT 1 FROM huntflowcache WHERE cache_key = CASE kind
                   WHEN 'resume' THEN 'resume_' || account_id || '_' || applicant_id || '_' || part
                   WHEN 'comment' THEN 'worklog_' || account_id || '_' || applicant_id
                   ELSE kind || '_' || account_id || '_' || applicant_id END)"""
    ).fetchall()
    for account_id, applicant_id, kind, number in gone:
        _change(connection, account_id, applicant_id, kind, [(number, "", "")], whole=False)


def clear(connection: sqlite3.Connection) -> None:
    """Empty texts and index."""
    connection.execute("DELETE FROM texts")
    connection.execute("INSERT INTO text_index (text_index) VALUES ('delete-all')")


def _change(
    connection: sqlite3.Connection,
    account_id: int,
    applicant_id: int,
    kind: str,
    parts: Sequence[Part],
    *,
    whole: bool,
) -> None:
    """Replace parts of a kind (all of them: `whole`) and bring the index up to date."""
    before = _parts(connection, account_id, applicant_id)
    kept = [one for one in before if one[0] != kind or not whole]
    new = {(kind, number): (bindable(text), marks) for number, text, marks in parts}
    kept = [one for one in kept if (one[0], one[1]) not in new]
    after = sorted(
        kept + [(*key, *value) for key, value in new.items() if value[0] or value[1]],
        key=lambda one: (one[0], one[1]),
    )
    if after == before:
        return
    number = _row_of(connection, account_id, applicant_id)
    if number is not None:
        _unindex(connection, number, _entry(before))
    gone = [one[:2] for one in before if one not in after]
    connection.executemany(
        """DELETE FROM texts
           WHERE account_id = ? AND applicant_id = ? AND kind = ? AND part = ?""",
        [(account_id, applicant_id, *one) for one in gone],
    )
    connection.executemany(
        """INSERT INTO texts (account_id, applicant_id, kind, part, text, marks)
           VALUES (?, ?, ?, ?, ?, ?)""",
        [(account_id, applicant_id, *one) for one in after if one not in before],
    )
    if number is not None:
        _index(connection, number, _entry(after))


_Row = tuple[str, int, str, str]
_Entry = tuple[str, str, str, str]


def _parts(connection: sqlite3.Connection, account_id: int, applicant_id: int) -> list[_Row]:
    found: list[_Row] = connection.execute(
        """SELECT kind, part, text, marks FROM texts
           WHERE account_id = ? AND applicant_id = ? ORDER BY kind, part""",
        (account_id, applicant_id),
    ).fetchall()
    return found


def _entry(parts: Iterable[_Row]) -> _Entry:
    columns: dict[str, list[str]] = {kind: [] for kind in KINDS}
    marks: list[str] = []
    for kind, _, text, marked in parts:
        columns[kind].append(text_words(text))
        if marked:
            marks.append(marked)
    resume, comment, questionary = (" ".join(columns[kind]) for kind in KINDS)
    return resume, comment, questionary, " ".join(marks)


def _index(connection: sqlite3.Connection, number: int, entry: _Entry) -> None:
    if any(entry):
        connection.execute(
            """INSERT INTO text_index (rowid, resume, comment, questionary, marks)
               VALUES (?, ?, ?, ?, ?)""",
            (number, *entry),
        )


def _unindex(connection: sqlite3.Connection, number: int, entry: _Entry) -> None:
    if any(entry):
        connection.execute(
            """INSERT INTO text_index (text_index, rowid, resume, comment, questionary, marks)
               VALUES ('delete', ?, ?, ?, ?, ?)""",
            (number, *entry),
        )


def _row_of(connection: sqlite3.Connection, account_id: int, applicant_id: int) -> int | None:
    found = connection.execute(
        "SELECT row FROM applicants WHERE account_id = ? AND applicant_id = ?",
        (account_id, applicant_id),
    ).fetchone()
    return None if found is None else int(found[0])


def _with_texts(
    connection: sqlite3.Connection, account_id: int, ids: Iterable[int]
) -> Iterator[int]:
    wanted = list(ids)
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        marks = ", ".join("?" * len(chunk))
        found = connection.execute(
            f"""SELECT DISTINCT applicant_id FROM texts
                WHERE account_id = ? AND applicant_id IN ({marks})""",
            (account_id, *chunk),
        ).fetchall()
        yield from (row[0] for row in found)


def _values(value: Any, depth: int = 0, left: Callable[[], bool] | None = None) -> Iterator[str]:
    """Texts and numbers inside an answer, names in place of ids (API notes, 9.7)."""
    count = iter(range(_MOST_VALUES))
    allowed = left or (lambda: next(count, None) is not None)
    if depth > _DEEPEST or not allowed():
        return
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, Mapping):
        if isinstance(value.get("name"), str):
            yield str(value["name"])
            return
        for one in value.values():
            yield from _values(one, depth + 1, allowed)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _values(one, depth + 1, allowed)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
