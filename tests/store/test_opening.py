"""Opening files: new, older, newer, damaged, unreachable; private and erasable."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import sqlite3
import stat
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest

from huntflow_desk.core.errors import DamagedDatabase, DiskTrouble, NewerDatabase
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.store.database import Store, erase, open_store
from huntflow_desk.store.migrations import FileKind, backups, prepare
from tests.store.conftest import Clock, OpenStore
from tests.store.documents import ACCOUNT, person
from tests.store.test_journal import exchange, limit_pages

PEOPLE = ApplicantQuery(ACCOUNT)
REPOSITORY = Path(__file__).parents[2]


def fill(store: Store, count: int = 50) -> None:
    people = [person(one, links=[(3, 30)]) for one in range(1, count + 1)]
    asyncio.run(store.records.take_applicants(ACCOUNT, people, lifetime_s=60))


def modes(folder: Path) -> dict[str, int]:
    places = {".": folder} | {place.name: place for place in folder.iterdir()}
    return {name: stat.S_IMODE(place.stat().st_mode) for name, place in places.items()}


def contents(folder: Path) -> dict[str, bytes]:
    return {place.name: place.read_bytes() for place in sorted(folder.iterdir())}


def test_a_new_store_is_whole_and_private(open_here: OpenStore, folder: Path) -> None:
    old = os.umask(0)
    try:
        store = open_here()
        fill(store)
        found = modes(folder)
    finally:
        os.umask(old)
    assert {"cache.db", "log.db", "cache.db-wal"} <= set(found)
    assert found.pop(".") == 0o700
    assert set(found.values()) == {0o600}
    for place in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert store.integrity() == {"cache.db": "ok", "log.db": "ok", "outbox.db": "ok"}
    assert store.notes == ()
    assert set(store.sizes()) == {"cache.db", "log.db", "outbox.db", "blobs"}


def test_modes_are_repaired_at_the_next_opening(open_here: OpenStore, folder: Path) -> None:
    open_here().close()
    folder.chmod(0o755)
    (folder / "cache.db").chmod(0o644)
    open_here()
    assert modes(folder)["cache.db"] == 0o600
    assert modes(folder)["."] == 0o700


def test_the_files_are_set_up_as_agreed(store: Store, folder: Path) -> None:
    def pragmas(connection: sqlite3.Connection) -> dict[str, Any]:
        names = ("journal_mode", "synchronous", "secure_delete", "temp_store", "query_only")
        return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    for name, file in store._files.items():
        found = file.writer.submit(pragmas).result(timeout=10)
        assert found == {
            "journal_mode": "wal",
            # What people did is never lost, not even with the power.
            "synchronous": 2 if name == "outbox.db" else 1,
            "secure_delete": 1,
            "temp_store": 2,
            "query_only": 0,
        }
        assert file.number("PRAGMA query_only") == 1


def test_cyrillic_is_readable_in_the_file(store: Store, folder: Path) -> None:
    fill(store)
    store.close()
    assert "Иванов".encode() in (folder / "cache.db").read_bytes()
    assert b"\\u0418" not in (folder / "cache.db").read_bytes()


def test_a_newer_file_is_left_alone(open_here: OpenStore, folder: Path) -> None:
    open_here().close()
    with closing(sqlite3.connect(folder / "log.db")) as connection:
        connection.execute("PRAGMA user_version=99")
    (folder / "cache.db").unlink()
    before = contents(folder)
    with pytest.raises(NewerDatabase) as caught:
        open_here()
    assert caught.value.facts["version"] == 99
    after = contents(folder)
    assert {name: after[name] for name in before} == before
    assert "cache.db" not in after


def test_garbage_is_set_aside_and_told(open_here: OpenStore, folder: Path) -> None:
    fill(open_here())
    for name in ("cache.db", "log.db"):
        for _ in range(3):
            (folder / name).write_bytes(b"garbage " * 1000)
            store = open_here()
            (note,) = store.notes
            assert isinstance(note, DamagedDatabase)
            assert Path(note.facts["path"]).name == name
            assert Path(note.facts["kept"]).read_bytes().startswith(b"garbage")
            fill(store)
            assert store.records.count_applicants(PEOPLE) == 50
            assert store.integrity()[name] == "ok"
            store.close()
        assert len(list(folder.glob(f"{name}.damaged-*"))) == 2


def test_a_cut_file_is_set_aside(open_here: OpenStore, folder: Path) -> None:
    store = open_here()
    fill(store, 500)
    store.close()
    with (folder / "cache.db").open("r+b") as file:
        file.truncate(20_000)
    assert [note.kind for note in open_here().notes] == ["damaged_database"]


def test_damage_met_later_is_mended_at_the_next_start(open_here: OpenStore, folder: Path) -> None:
    store = open_here()
    fill(store, 500)
    store.close()
    size = (folder / "cache.db").stat().st_size
    with (folder / "cache.db").open("r+b") as file:
        file.seek(size // 2)
        file.write(os.urandom(size // 2))
    store = open_here()
    assert store.notes == ()
    with pytest.raises(DamagedDatabase):
        for one in range(1, 500):
            store.records.applicant(ACCOUNT, one)
    assert store.integrity()["cache.db"] != "ok"
    store.close()
    store = open_here()
    assert [note.kind for note in store.notes] == ["damaged_database"]
    assert store.records.count_applicants(PEOPLE) == 0


def test_a_suspicion_that_proves_wrong_is_dropped(open_here: OpenStore, folder: Path) -> None:
    fill(open_here())
    (folder / "cache.db.suspect").touch()
    store = open_here()
    assert store.notes == ()
    assert store.records.count_applicants(PEOPLE) == 50
    assert not (folder / "cache.db.suspect").exists()


def test_a_file_in_place_of_the_folder(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DiskTrouble) as caught:
        open_store(tmp_path / "file" / "prod", user="anna", clock=clock)
    assert caught.value.facts["cause"] == "io"


def test_a_folder_in_place_of_a_file(folder: Path, clock: Clock) -> None:
    (folder / "log.db").mkdir(parents=True)
    with pytest.raises(DiskTrouble) as caught:
        open_store(folder, user="anna", clock=clock)
    assert caught.value.facts["path"].endswith("log.db")


@pytest.mark.parametrize(
    ("number", "cause"),
    [(errno.EROFS, "readonly"), (errno.EACCES, "readonly"), (errno.ENOSPC, "full"),
     (errno.EIO, "io")],
)  # fmt: skip
def test_what_the_system_says(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, number: int, cause: str
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(DiskTrouble) as caught:
        open_store(folder, user="anna", clock=clock)
    assert caught.value.facts["cause"] == cause


def test_a_read_only_place_is_told(open_here: OpenStore, folder: Path, tmp_path: Path) -> None:
    fill(open_here())
    program = textwrap.dedent("""
        import os, sys
        from datetime import UTC, datetime
        from pathlib import Path
        from huntflow_desk.core.errors import DiskTrouble
        from huntflow_desk.store.database import open_store
        if os.geteuid() == 0:
            os.setresuid(65534, 65534, 65534)
        try:
            open_store(Path(sys.argv[1]), user="anna", clock=lambda: datetime.now(UTC))
        except DiskTrouble as error:
            print(error.facts["cause"])
    """)
    for path in (folder, *folder.parents):
        if tmp_path.parent in path.parents:
            path.chmod(0o555)
    for file in folder.iterdir():
        file.chmod(0o444)
    try:
        done = subprocess.run(
            [sys.executable, "-c", program, str(folder)],
            capture_output=True,
            text=True,
            cwd=REPOSITORY,
            timeout=60,
            check=False,
        )
    finally:
        for path in (folder, *folder.parents):
            if tmp_path.parent in path.parents:
                path.chmod(0o700)
    if os.geteuid() == 0 and "readonly" not in done.stdout and not _nobody_can_enter(folder):
        pytest.skip("another user cannot even enter the temporary folder here")
    assert done.stdout.strip() == "readonly", done.stderr


def _nobody_can_enter(folder: Path) -> bool:
    return all(place.stat().st_mode & 0o001 for place in folder.parents)


def test_a_full_disk_is_told_and_nothing_is_half_written(store: Store) -> None:
    fill(store)
    limit_pages(store, "cache.db")
    with pytest.raises(DiskTrouble) as caught:
        asyncio.run(
            store.records.take_applicants(
                ACCOUNT, [person(one) for one in range(100, 900)], lifetime_s=60
            )
        )
    assert caught.value.facts["cause"] == "full"
    assert store.records.count_applicants(PEOPLE) == 50
    assert store.cache.count(kind="applicant") == 50
    assert store.integrity()["cache.db"] == "ok"
    fill(store)


def test_erasing_leaves_nothing(open_here: OpenStore, folder: Path) -> None:
    store = open_here()
    fill(store)
    store.close()
    erase(folder)
    assert not folder.exists()
    erase(folder)


def test_slow_reads_on_the_main_thread_are_named(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    fill(store)
    store.watch_reads(0.000_001)
    with caplog.at_level(logging.WARNING, "huntflow_desk.store"):
        store.records.applicant_rows(PEOPLE)
    assert "slow read" in caplog.text
    assert "Иванов" not in caplog.text


def test_closing_performs_what_is_queued(open_here: OpenStore, clock: Clock) -> None:
    store = open_here()
    rows = [store.journal.record(exchange(clock)) for _ in range(50)]
    store.close()
    assert [row.result() for row in rows] == list(range(1, 51))
    assert not list(store.folder.glob("*-wal"))


def test_reading_from_many_threads(store: Store) -> None:
    fill(store)

    async def work() -> list[int]:
        reads = [asyncio.to_thread(store.records.count_applicants, PEOPLE) for _ in range(40)]
        return await asyncio.gather(*reads)

    assert set(asyncio.run(work())) == {50}


# Migrations

FIRST = ("CREATE TABLE people (name TEXT)", "INSERT INTO people VALUES ('Ёлкин')")
SECOND = ("ALTER TABLE people ADD COLUMN age INTEGER", "UPDATE people SET age = 40")


def third(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE pets AS SELECT name FROM people")


def kind(*steps: Any) -> FileKind:
    return FileKind("some.db", steps)


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_steps_are_made_in_order_with_a_copy_before(tmp_path: Path) -> None:
    lines: list[str] = []
    path = tmp_path / "some.db"
    prepare(tmp_path, kind(FIRST), lines.append)
    assert (lines, version(path), backups(path)) == (["MIGRATE 1"], 1, [])
    prepare(tmp_path, kind(FIRST, SECOND, third), lines.append)
    assert (lines, version(path)) == (["MIGRATE 1", "MIGRATE 2", "MIGRATE 3"], 3)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM people").fetchall() == [("Ёлкин", 40)]
        assert connection.execute("SELECT * FROM pets").fetchall() == [("Ёлкин",)]
    (copy,) = backups(path)
    assert version(copy) == 1
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    prepare(tmp_path, kind(FIRST, SECOND, third), lines.append)
    assert backups(path) == []


def test_a_failing_step_changes_nothing(tmp_path: Path) -> None:
    prepare(tmp_path, kind(FIRST), lambda line: None)
    wrong = ("UPDATE people SET name = 'x'", "SELECT * FROM nothing")
    with pytest.raises(sqlite3.OperationalError):
        prepare(tmp_path, kind(FIRST, SECOND, wrong), lambda line: None)
    assert version(tmp_path / "some.db") == 1
    prepare(tmp_path, kind(FIRST, SECOND), lambda line: None)
    assert version(tmp_path / "some.db") == 2


PRECIOUS = FileKind(
    "some.db",
    (("CREATE TABLE people (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)",),),
    synchronous="FULL",
    disposable=False,
)


def names_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM people ORDER BY number").fetchall()
    return [row[0] for row in found]


def test_of_a_precious_file_every_readable_row_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    prepare(tmp_path, PRECIOUS, lambda line: None)
    names = [f"{number} Ёлкин" + "x" * 300 for number in range(400)]
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany("INSERT INTO people (name) VALUES (?)", [(one,) for one in names])
        connection.commit()
    content = bytearray(path.read_bytes())
    # Two leaves far apart are gone: what is between them is reached by neither end.
    for place in (b"100 ", b"300 "):
        page = content.index(place) // 4096
        content[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    path.with_name("some.db.suspect").touch()
    note = prepare(tmp_path, PRECIOUS, lambda line: None)
    assert note is not None
    saved = names_in(path)
    assert note.facts["salvaged"] == len(saved) and 370 < len(saved) < 400
    assert {names[0], names[200], names[399]} <= set(saved) <= set(names)
    assert Path(note.facts["kept"]).read_bytes() == content
    assert prepare(tmp_path, PRECIOUS, lambda line: None) is None
    assert names_in(path) == saved


def test_without_its_first_page_all_other_rows_are_saved(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    prepare(tmp_path, PRECIOUS, lambda line: None)
    names = [f"{number} Ёлкин" + "x" * 300 for number in range(100)]
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany("INSERT INTO people (name) VALUES (?)", [(one,) for one in names])
        connection.commit()
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    note = prepare(tmp_path, PRECIOUS, lambda line: None)
    assert note is not None and note.facts["salvaged"] >= len(names)
    assert names_in(path) == names
    assert prepare(tmp_path, PRECIOUS, lambda line: None) is None
    assert sorted(one.name for one in tmp_path.glob("some.db*")) == [
        "some.db", "some.db.damaged-1"
    ]  # fmt: skip


def test_garbage_in_place_of_a_precious_file_is_kept_for_good(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    for number in range(1, 5):
        path.write_bytes(b"garbage " * 1000)
        note = prepare(tmp_path, PRECIOUS, lambda line: None)
        assert note is not None and note.facts["salvaged"] == 0
        assert names_in(path) == []
        assert len(list(tmp_path.glob("some.db.damaged-*"))) == number


def test_a_salvage_that_was_stopped_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    prepare(tmp_path, PRECIOUS, lambda line: None)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO people (name) VALUES ('Ёлкин')")
        connection.commit()
    path.rename(tmp_path / "some.db.salvaged")
    assert prepare(tmp_path, PRECIOUS, lambda line: None) is None
    assert names_in(path) == ["Ёлкин"]
