"""The rows of HuntflowCache as the rest of the room writes and reads them in bulk."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from huntflow_desk.core.models import Saved
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.text import bindable, json_text, moment_text

KEY_LENGTH = 255
PROJECTED = ("vacancy", "vacancyrow", "applicant", "applicantrow")
"""Kinds that lists are made from; a later one overrules an earlier one of the same thing."""

TEXTS = ("resume", "worklog", "questionary")
"""Kinds whose texts are searched."""

_KEPT_LENGTH = 190

_PUT = """
    INSERT INTO huntflowcache (cache_key, data, created_at, updated_at, expires_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (cache_key) DO UPDATE SET
        data = excluded.data, updated_at = excluded.updated_at, expires_at = excluded.expires_at
"""


def stored_key(key: str) -> str:
    """The key as it is stored: a long one keeps its beginning (and kind), the rest is hashed."""
    clean = bindable(key).replace("\x00", "?")
    if len(key) <= KEY_LENGTH and clean == key:
        return key
    import hashlib

    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{clean[:_KEPT_LENGTH]}#{digest}"


def put(
    connection: sqlite3.Connection,
    documents: Iterable[tuple[str, Any]],
    now: datetime,
    lifetime_s: float | None,
) -> None:
    """Write documents under their keys; the moment of creation of those there is kept."""
    moment = moment_text(now)
    expires = None if lifetime_s is None else moment_text(now + timedelta(seconds=lifetime_s))
    connection.executemany(
        _PUT,
        ((stored_key(key), json_text(data), moment, moment, expires) for key, data in documents),
    )


def drop(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Delete documents; keys that are not there are passed over."""
    connection.executemany(
        "DELETE FROM huntflowcache WHERE cache_key = ?", ((stored_key(key),) for key in keys)
    )


def drop_beginning(connection: sqlite3.Connection, beginning: str) -> None:
    """Delete the documents whose keys begin so; `beginning` ends with "_"."""
    connection.execute(
        "DELETE FROM huntflowcache WHERE cache_key >= ? AND cache_key < ?", key_range(beginning)
    )


def note_stale(connection: sqlite3.Connection) -> None:
    """Lists do not show the documents any more: they are to be rebuilt."""
    connection.execute("DELETE FROM facts WHERE name = 'projection'")


def key_range(beginning: str) -> tuple[str, str]:
    """First key that begins so, and the first one after them."""
    return beginning, beginning[:-1] + chr(ord(beginning[-1]) + 1)


def find(file: DatabaseFile, key: str) -> Saved[Any] | None:
    """A document with its age, or None."""
    row = file.row(
        "SELECT data, updated_at, expires_at FROM huntflowcache WHERE cache_key = ?",
        (stored_key(key),),
    )
    return None if row is None else saved(row)


def saved(row: Sequence[Any]) -> Saved[Any]:
    """From the columns data, updated_at, expires_at."""
    expires = None if row[2] is None else datetime.fromisoformat(row[2])
    return Saved(json.loads(row[0]), datetime.fromisoformat(row[1]), expires)
