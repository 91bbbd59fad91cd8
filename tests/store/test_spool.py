"""Copies of incoming files and the journal of their rows."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from huntflow_desk.core.errors import DiskTrouble, UnreadableFile
from huntflow_desk.core.intake import Chosen, State, Target
from huntflow_desk.store.database import Store, open_store
from huntflow_desk.store.spool import Arrival
from huntflow_desk.store.spoolfiles import SpoolFiles
from tests.store.conftest import Clock

ACCOUNT = 1


@pytest.fixture
def files(tmp_path: Path) -> SpoolFiles:
    return SpoolFiles(tmp_path / "intake")


def code(error: pytest.ExceptionInfo[UnreadableFile]) -> str:
    return str(error.value.facts["code"])


def test_a_copy_has_the_name_of_its_content(files: SpoolFiles, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"one")
    kept = files.copy_in(source)
    assert files.put(b"one") == kept
    assert files.place(kept.sha).read_bytes() == b"one"
    assert [place.name for place in files.folder.iterdir()] == [kept.sha]


def test_a_file_that_is_being_written(files: SpoolFiles, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"x" * 3_000_000)

    def grow() -> bool:
        with source.open("ab") as more:
            more.write(b"y")
        return False

    with pytest.raises(UnreadableFile) as error:
        files.copy_in(source, grow)
    assert code(error) == "changing"
    with pytest.raises(UnreadableFile) as error:
        files.copy_in(source, lambda: True)
    assert code(error) == "cancelled"
    assert list(files.folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_no_room_is_trouble_and_not_the_fault_of_the_file(
    files: SpoolFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskTrouble) as error:
        files.put(b"one")
    assert error.value.facts["cause"] == "full"
    assert list(files.folder.iterdir()) == []


def test_left_overs_go_later(files: SpoolFiles) -> None:
    known, unknown = files.put(b"one"), files.put(b"two")
    half = files.folder / "abc.new"
    half.write_bytes(b"")
    assert files.tidy({known.sha}) == 0  # another process may be about to note them
    old = time.time() - 3600
    for place in files.folder.iterdir():
        os.utime(place, (old, old))
    files.put(b"two")  # a second drop of it is on its way
    assert files.tidy({known.sha}) == 1
    assert not half.exists()
    assert files.place(unknown.sha).exists()


class SpoolMachine(RuleBasedStateMachine):
    """Files come, are copied, judged, decided upon, sent; the store is closed and opened."""

    def __init__(self) -> None:
        super().__init__()
        self._root = tempfile.TemporaryDirectory()
        self._folder = Path(self._root.name) / "store"
        self.store: Store = self._open()
        self.expected: dict[int, tuple[str, State]] = {}
        self.batch = self.run(self.store.spool.add_batch(ACCOUNT, "drop", "t", Target()))

    def _open(self) -> Store:
        return open_store(self._folder, user="anna", clock=Clock())

    def run(self, work: Any) -> Any:
        return asyncio.run(work)

    def some(self, number: int, *states: State) -> Iterator[int]:
        fitting = [one for one, (_, state) in self.expected.items() if state in states]
        if fitting:
            yield fitting[number % len(fitting)]

    @rule(count=st.integers(1, 3))
    def come(self, count: int) -> None:
        arrivals = [Arrival(f"{len(self.expected) + n}.txt") for n in range(count)]
        ids = self.run(self.store.spool.add_rows(self.batch, arrivals))
        self.expected |= {
            row_id: (one.name, State.WAITING) for row_id, one in zip(ids, arrivals, strict=True)
        }

    @rule(number=st.integers(0, 99), content=st.integers(0, 5), again=st.booleans())
    def copy(self, number: int, content: int, again: bool) -> None:
        waiting = [row_id for row_id, _ in self.store.spool.to_copy(100)]
        if not waiting:
            return
        row_id = waiting[number % len(waiting)]
        kept = self.store.spool.files.put(b"%d" % content)
        same = any(
            row.sha == kept.sha for row in self.store.spool.rows(self.batch) if row.row_id != row_id
        )
        name = self.expected[row_id][0]
        for _ in range(1 + again):  # told twice is as good as once
            done = Arrival(name, sha=kept.sha, size=kept.size)
            self.run(self.store.spool.note_copied({row_id: done}))
        self.expected[row_id] = (name, State.SKIPPED if same else State.WAITING)

    @rule(
        number=st.integers(0, 99),
        state=st.sampled_from([State.READY, State.CHECK, State.DUPLICATE, State.SKIPPED]),
    )
    def judge(self, number: int, state: State) -> None:
        read = [row for row, _, _ in self.store.spool.to_read(100)]
        if read:
            row = read[number % len(read)]
            chosen = {"phone": Chosen("+7", "file")}
            change = lambda row: replace(row, state=state, text="т", chosen=chosen)  # noqa: E731
            self.run(self.store.spool.change({row.row_id: change}, "read"))
            self.expected[row.row_id] = (row.name, state)

    @rule(number=st.integers(0, 99))
    def send(self, number: int) -> None:
        for row_id in self.some(number, State.READY, State.FAILED):
            self.run(self.store.spool.move(row_id, State.SENDING, result={"step": 1}))
            self.expected[row_id] = (self.expected[row_id][0], State.SENDING)

    @rule(number=st.integers(0, 99), end=st.sampled_from([State.DONE, State.FAILED]))
    def end(self, number: int, end: State) -> None:
        for row_id in self.some(number, State.SENDING):
            self.run(self.store.spool.move(row_id, end, result={"applicant_id": 7}))
            self.expected[row_id] = (self.expected[row_id][0], end)

    @rule(number=st.integers(0, 99))
    def decide_late(self, number: int) -> None:
        """What is being sent, or was, cannot be decided upon any more."""
        for row_id in self.some(number, State.SENDING, State.DONE):
            late = lambda row: replace(row, state=State.SKIPPED)  # noqa: E731
            self.run(self.store.spool.change({row_id: late}, "decided"))

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = self._open()

    @invariant()
    def nothing_is_lost_or_twice(self) -> None:
        rows = self.store.spool.rows(self.batch)
        assert {row.row_id: (row.name, row.state) for row in rows} == self.expected
        assert len(rows) == len(self.expected)
        for row in rows:
            assert not row.sha or self.store.spool.files.place(row.sha).exists()
        batch = self.store.spool.batch(self.batch)
        assert batch is not None
        assert batch.total == len(rows)

    def teardown(self) -> None:
        self.store.close()
        self._root.cleanup()


SpoolMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
TestSpoolMachine = SpoolMachine.TestCase
