"""Is a store whole, and does it hold what another one holds?

`python -m tests.services.sync.comparing FOLDER [REFERENCE]` examines the databases of one profile
and system (FOLDER has cache.db): integrity, projections against documents (rebuilt in a copy), and
against a second store that was filled without disturbance. Exit code 0: all well; the last line is
a JSON object for `kill9.py`.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from huntflow_desk.core.settings import LogPolicy
from huntflow_desk.store.database import open_store

PROJECTIONS = ("applicants", "links", "vacancies", "texts")
CHANGING = frozenset({"updated_at", "row"})
"""Moments of reading differ between stores; row numbers of equal moments may."""

Rows = dict[str, list[str]]


def integrity(path: Path) -> str:
    """What SQLite says of a file, opened for reading only."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def projections(path: Path, *, without: frozenset[str] = frozenset()) -> Rows:
    """The rows of every projection, in a fixed order."""
    found: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        for table in PROJECTIONS:
            if table not in tables:
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            shown = ", ".join(name for name in columns if name not in without)
            rows = connection.execute(f"SELECT {shown} FROM {table}")
            found[table] = sorted(json.dumps(row, ensure_ascii=False) for row in rows)
        for index in ("people_index",):
            # FTS5 compares the index with the table it was made from.
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    return found


def documents(path: Path) -> dict[str, Any]:
    """The documents by key, without what differs from one reading to the next."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT cache_key, data FROM huntflowcache").fetchall()
    found = {}
    for key, data in rows:
        value = json.loads(data)
        if isinstance(value, dict):
            value.pop("photo_url", None)
            # Signed addresses run out.
            for file in value.get("files") or ():
                if isinstance(file, dict):
                    file.pop("url", None)
        found[str(key)] = value
    return found


def copied(folder: Path, to: Path) -> Path:
    """A copy of the database files, write-ahead logs included."""
    to.mkdir(parents=True)
    for name in ("cache.db", "cache.db-wal"):
        if (folder / name).exists():
            shutil.copy2(folder / name, to / name)
    return to


def rebuilt(folder: Path) -> Rows:
    """Make the projections of this store (a copy!) anew and give them."""
    store = open_store(folder, user="check", clock=lambda: datetime.now(UTC), policy=LogPolicy())
    try:
        asyncio.run(store.records.rebuild())
    finally:
        store.close()
    return projections(folder / "cache.db")


def troubles(folder: Path, reference: Path | None = None) -> list[str]:
    """What is wrong with a store; empty when nothing is."""
    if not (folder / "cache.db").exists():
        return []
    found = []
    with tempfile.TemporaryDirectory() as place:
        copy = copied(folder, Path(place) / "copy")
        if (said := integrity(copy / "cache.db")) != "ok":
            return [f"integrity_check: {said}"]
        with closing(sqlite3.connect(copy / "cache.db")) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "applicants" not in tables:
            return []  # killed before the tables were made
        before = projections(copy / "cache.db")
        kept = documents(copy / "cache.db")
        if (after := rebuilt(copy)) != before:
            found += [
                f"{name}: projection differs" for name in before if before[name] != after[name]
            ]
        if reference is not None:
            there = copied(reference, Path(place) / "reference")
            if documents(there / "cache.db") != kept:
                found.append("documents differ from the reference")
            ours = projections(copy / "cache.db", without=CHANGING)
            theirs = projections(there / "cache.db", without=CHANGING)
            found += [
                f"{name}: differs from the reference" for name in ours if ours[name] != theirs[name]
            ]
    return found


def start_anew_if_done(folder: Path) -> None:
    """Delete a store whose first reading has come to its end, so that the next one is a first."""
    if not (folder / "cache.db").exists():
        return
    with closing(sqlite3.connect(folder / "cache.db")) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "passes" not in tables:
            return
        done = connection.execute("SELECT count(*) FROM passes WHERE state = 'done'").fetchone()[0]
        accounts = connection.execute(
            "SELECT json_array_length(data, '$.items') FROM huntflowcache "
            "WHERE cache_key = 'accounts'"
        ).fetchone()
    if accounts is not None and done >= accounts[0]:
        shutil.rmtree(folder)


def main(arguments: list[str]) -> int:
    """Examine; print one JSON line. `anew FOLDER`: see `start_anew_if_done`."""
    if arguments[0] == "anew":
        start_anew_if_done(Path(arguments[1]))
        return 0
    folder = Path(arguments[0])
    found = troubles(folder, Path(arguments[1]) if len(arguments) > 1 else None)
    for trouble in found:
        sys.stderr.write(f"{trouble}\n")
    people = 0
    if (folder / "cache.db").exists():
        people = len(
            [key for key in documents(folder / "cache.db") if key.startswith("applicant_")]
        )
    sys.stdout.write(json.dumps({"people": people, "troubles": len(found)}) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
