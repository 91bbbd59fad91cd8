"""Several processes on the same files, and processes that are killed in the middle."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from pathlib import Path

import pytest

from huntflow_desk.core.query import ApplicantQuery, LogQuery
from tests.store.conftest import OpenStore
from tests.store.documents import ACCOUNT
from tests.store.test_records import projections
from tests.store.worker import ready

REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")


def start(job: str, folder: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.worker", job, str(folder), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    )


def kill_after(process: subprocess.Popen[str], lines: int) -> list[str]:
    """Kill -9 once so many lines were read; gives the lines."""
    assert process.stdout is not None
    read = [process.stdout.readline().strip() for _ in range(lines)]
    process.kill()
    with process:
        process.wait(timeout=30)
    return read


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 6, 8])
def test_a_kill_in_the_middle_of_migrations(tmp_path: Path, lines: int) -> None:
    read = kill_after(start("migrate", tmp_path), lines)
    assert read[0] == "START"
    version = ready(tmp_path / "some.db")
    # All steps or none, whatever had been reported.
    assert version in (0, 1, 6)


@pytest.mark.parametrize("lines", [2, 3, 5, 9])
def test_a_kill_in_the_middle_of_bulk_writes(
    open_here: OpenStore, folder: Path, lines: int
) -> None:
    read = kill_after(start("bulk", folder), lines + random.Random(lines).randrange(3))
    store = open_here()
    assert store.integrity() == {"cache.db": "ok", "log.db": "ok", "outbox.db": "ok"}
    assert store.notes == ()
    turns = sum(line.startswith("TAKEN") for line in read)
    people = ApplicantQuery(ACCOUNT)
    assert store.records.count_applicants(people) >= 300 + (turns - 1) * 100
    assert store.journal.count(LogQuery()) >= turns
    before = projections(folder)
    assert len(before["applicants"]) == store.cache.count(kind="applicant")
    asyncio.run(store.records.rebuild())
    assert projections(folder) == before


def test_two_processes_write_and_neither_fails(open_here: OpenStore, folder: Path) -> None:
    both = [start("write", folder, "150"), start("write", folder, "151")]
    for process in both:
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert out.split("\n")[-2] == "DONE 0 failed"
    store = open_here()
    assert store.journal.count(LogQuery()) == 301
    assert store.journal.users() == ("user150", "user151")
    assert store.records.count_applicants(ApplicantQuery(ACCOUNT)) == 151


def test_the_lock_of_the_keys_keeps_processes_apart(tmp_path: Path) -> None:
    (tmp_path / "number").write_text("0")
    both = [start("count_up", tmp_path, "40") for _ in range(2)]
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert (tmp_path / "number").read_text() == "80"
