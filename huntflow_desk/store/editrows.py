"""Rows of the table `edits` and what they say."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from huntflow_desk.core.edits import (
    CREATIONS,
    Edit,
    Kind,
    NewEdit,
    State,
    Trouble,
    local_id,
    plain,
    sendable,
)
from huntflow_desk.store.file import Row
from huntflow_desk.store.text import json_text, moment_text

_COLUMNS = """edit_id key kind account_id applicant_id vacancy_id payload base inverse state
    created_at changed_at held_until next_try_at sent_at attempts batch parent_id baseline result
    trouble settled""".split()  # noqa: SIM905
SELECT = f"SELECT {', '.join(_COLUMNS)} FROM edits"


def insert(
    connection: sqlite3.Connection, new: NewEdit, added: Sequence[Edit], now: datetime
) -> Edit:
    """Keep a new edit; `added`: those of the same hand-over before it."""
    parent = None if new.parent is None else added[new.parent]
    applicant_id, vacancy_id = new.applicant_id, new.vacancy_id
    if applicant_id == 0 and parent is not None:
        applicant_id = parent.applicant_id
    if vacancy_id == 0 and parent is not None:
        vacancy_id = parent.vacancy_id
    edit = Edit(
        edit_id=0,
        key=secrets.token_hex(8),
        kind=new.kind,
        account_id=new.account_id,
        applicant_id=applicant_id,
        vacancy_id=vacancy_id,
        payload=sendable(new.payload),
        base=plain(new.base),
        inverse=None if new.inverse is None else (new.inverse[0], plain(new.inverse[1])),
        state=State.HELD if new.hold_s > 0 else State.QUEUED,
        created_at=now,
        changed_at=now,
        held_until=now + timedelta(seconds=new.hold_s) if new.hold_s > 0 else None,
        batch=new.batch,
        parent_id=new.parent_id if parent is None else parent.edit_id,
    )
    names = _COLUMNS[1:]
    cursor = connection.execute(
        f"INSERT INTO edits ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        _values(edit)[1:],
    )
    assert cursor.lastrowid is not None
    edit = replace(edit, edit_id=cursor.lastrowid)
    if new.kind is Kind.CREATE:
        edit = replace(edit, applicant_id=local_id(edit.edit_id))
    elif new.kind is Kind.CREATE_VACANCY:
        edit = replace(edit, vacancy_id=local_id(edit.edit_id))
    if new.kind in CREATIONS:
        update(connection, edit)
    return edit


def update(connection: sqlite3.Connection, edit: Edit) -> None:
    """Write an edit as it is now."""
    settings = ", ".join(f"{name} = ?" for name in _COLUMNS[1:])
    connection.execute(
        f"UPDATE edits SET {settings} WHERE edit_id = ?", (*_values(edit)[1:], edit.edit_id)
    )


def _values(edit: Edit) -> list[object]:
    return [_stored(getattr(edit, name)) for name in _COLUMNS]


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, Trouble):
        return json_text(asdict(value))
    if isinstance(value, dict | list | tuple):
        return json_text(value)
    return value.value if isinstance(value, State | Kind) else value


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def readable(rows: Iterable[Row]) -> Iterator[Edit]:
    """Edits of rows; one that was spoilt on the disk stays there and is not in the way."""
    for row in rows:
        with suppress(ValueError, TypeError):
            yield edit_of(row)


def edit_of(row: Row) -> Edit:
    """The edit of a row of `SELECT`. Raises ValueError, TypeError for one that was spoilt."""
    found = dict(zip(_COLUMNS, row, strict=True))
    inverse = None if found["inverse"] is None else json.loads(found["inverse"])
    trouble = None if found["trouble"] is None else Trouble(**json.loads(found["trouble"]))
    return Edit(
        edit_id=found["edit_id"],
        key=found["key"],
        kind=Kind(found["kind"]),
        account_id=found["account_id"],
        applicant_id=found["applicant_id"],
        vacancy_id=found["vacancy_id"],
        payload=json.loads(found["payload"]),
        base=json.loads(found["base"]),
        inverse=None if inverse is None else (Kind(inverse[0]), inverse[1]),
        state=State(found["state"]),
        created_at=datetime.fromisoformat(found["created_at"]),
        changed_at=datetime.fromisoformat(found["changed_at"]),
        held_until=_moment(found["held_until"]),
        next_try_at=_moment(found["next_try_at"]),
        sent_at=_moment(found["sent_at"]),
        attempts=found["attempts"],
        batch=found["batch"],
        parent_id=found["parent_id"],
        baseline=json.loads(found["baseline"]),
        result=json.loads(found["result"]),
        trouble=trouble,
        settled=bool(found["settled"]),
    )
