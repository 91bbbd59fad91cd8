"""What the tests run in other processes: `python -m tests.store.worker JOB FOLDER [N]`.

Prints a line, flushed, after every step, so that a test knows when to kill it.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from huntflow_desk.core.documents import Exchange
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.store.database import open_store
from huntflow_desk.store.keys import KeyRing
from huntflow_desk.store.migrations import FileKind, prepare
from tests.store.documents import ACCOUNT, person

FIRST = (
    "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)",
    """INSERT INTO people (name)
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)
       SELECT 'Ёлкин ' || i FROM n""",
)
LATER = tuple(
    (f"ALTER TABLE people ADD COLUMN c{step} TEXT", f"UPDATE people SET c{step} = name || {step}")
    for step in range(5)
)
MIGRATED = FileKind("some.db", (FIRST, *LATER))


def say(line: str) -> None:
    """A line the test waits for."""
    print(line, flush=True)  # noqa: T201


def migrate(folder: Path) -> None:
    """Migrate some.db over and over."""
    while True:
        for place in folder.glob("some.db*"):
            place.unlink()
        prepare(folder, FileKind("some.db", (FIRST,)), lambda line: None)
        say("START")
        prepare(folder, MIGRATED, say)


def bulk(folder: Path) -> None:
    """Take people in bulk, again and again, with other names and links each time."""
    store = open_store(folder, user="anna", clock=lambda: datetime.now(UTC))
    say("START")
    for turn in range(10_000):
        people = [
            person(one, f"Имя{turn} Фамилия{one}", links=[(3, turn % 5), (one % 7 + 10, 1)])
            for one in range(turn * 100, turn * 100 + 300)
        ]
        asyncio.run(store.records.take_applicants(ACCOUNT, people, lifetime_s=60))
        store.journal.record(Exchange("GET", "/x", 200, datetime.now(UTC), 1)).result()
        say(f"TAKEN {turn}")


def write(folder: Path, count: int) -> None:
    """Write many small things next to another process."""
    store = open_store(folder, user=f"user{count}", clock=lambda: datetime.now(UTC))
    say("START")
    rows = []
    for turn in range(count):
        rows.append(store.journal.record(Exchange("GET", "/x", 200, datetime.now(UTC), 1)))
        asyncio.run(store.records.take_applicants(ACCOUNT, [person(turn)], lifetime_s=60))
    failed = [row for row in rows if row.result() == 0]
    store.close()
    say(f"DONE {len(failed)} failed")


def count_up(folder: Path, count: int) -> None:
    """Read, add one, write, under the lock of the keyring entry."""
    ring = KeyRing(Paths(folder), "anna", System.PROD)
    number = folder / "number"
    for _ in range(count):
        with ring.lock():
            number.write_text(str(int(number.read_text()) + 1))
    say("DONE")


def hold(folder: Path) -> None:
    """Hold the lock of the keyring entry until killed."""
    with KeyRing(Paths(folder), "anna", System.PROD).lock():
        say("HELD")
        sys.stdin.read()


def ready(path: Path) -> int:
    """The version of a migrated file; its contents are checked."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        columns = [row[1] for row in connection.execute("PRAGMA table_info(people)")]
        expected = ["id", "name", *(f"c{step}" for step in range(version - 1))]
        assert columns == (expected if version else [])
        return version


if __name__ == "__main__":
    job, place = sys.argv[1], Path(sys.argv[2])
    jobs = {"migrate": migrate, "bulk": bulk, "hold": hold}
    counted = {"write": write, "count_up": count_up}
    if job in jobs:
        jobs[job](place)
    else:
        counted[job](place, int(sys.argv[3]))
