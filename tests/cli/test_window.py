"""The window as a process: the demo's picture, a second start, what it leaves behind."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from huntflow_desk.core.settings import System
from tests.cli.rig import Installation, installed

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Installation]:
    with installed(tmp_path) as found:
        yield found


def wait_for(condition: Callable[[], object], timeout_s: float = 30.0) -> None:
    """Until something another process does has happened."""
    ends = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < ends, "it never happened"
        threading.Event().wait(0.02)


def test_the_demo_takes_its_picture_and_leaves_nothing(place: Installation) -> None:
    picture, temporary = place.folder / "picture.png", place.folder / "temporary"
    temporary.mkdir()
    done = place.run(
        "--demo",
        placed=False,
        env={
            "HUNTFLOW_DESK_SCREENSHOT": str(picture),
            "TMPDIR": str(temporary),
            "HUNTFLOW_DESK_DATA": str(place.data),
        },
    )
    assert (done.code, done.err) == (0, "")
    assert picture.read_bytes().startswith(PNG)
    assert picture.stat().st_size > 20_000
    assert list(temporary.iterdir()) == []
    assert not place.data.exists()
    assert not place.keyring.exists()


def test_a_picture_that_cannot_be_written(place: Installation) -> None:
    done = place.run(
        "--demo", env={"HUNTFLOW_DESK_SCREENSHOT": str(place.folder / "nowhere" / "picture.png")}
    )
    assert done.code == 1
    assert "cannot write the picture" in done.err


def test_a_second_start_raises_the_first_and_ends(place: Installation) -> None:
    assert place.connect("--profile", "anna").code == 0
    first = place.start("--profile", "anna")
    try:
        # The window reads the list of people when everything of its start is done.
        wait_for(lambda: any("/applicants" in row["path"] for row in place.demo.journal))
        began = time.monotonic()
        second = place.run("--profile", "anna")
        assert (second.code, second.err) == (0, "")
        assert time.monotonic() - began < 20
        assert first.poll() is None
        # The first is well and holds the profile; the command line works beside it.
        assert place.run("doctor", "--profile", "anna").code == 0
    finally:
        first.kill()
        _, err = first.communicate(timeout=30)
    assert "Traceback" not in err
    # A killed window leaves a lock behind that keeps nobody out.
    picture = place.folder / "after.png"
    done = place.run("--profile", "anna", "--demo", env={"HUNTFLOW_DESK_SCREENSHOT": str(picture)})
    assert (done.code, done.err) == (0, "")
    demo = place.desk().paths.databases("anna", System.DEMO)
    assert not demo.exists()


def test_a_window_killed_while_reading_leaves_whole_files(place: Installation) -> None:
    assert place.connect("--profile", "anna").code == 0
    first = place.start("--profile", "anna")
    try:
        wait_for(lambda: any("/logs" in row["path"] for row in place.demo.journal))
    finally:
        first.kill()
        first.communicate(timeout=30)
    done = place.run("doctor", "--profile", "anna", "--json")
    # Killed in the middle of everything: files are whole, keys are kept.
    assert done.code == 0, done.err
    assert done.report["profiles"][0]["databases"] == {
        "cache.db": "ok",
        "log.db": "ok",
        "outbox.db": "ok",
    }


def test_the_window_delivers_what_others_add(place: Installation) -> None:
    """One process sends at a time, whoever has added the edits."""
    assert place.connect("--profile", "anna").code == 0
    person = place.ask("/applicants")["items"][0]["id"]

    def add(text: str) -> None:
        edit = {"kind": "comment", "account_id": 1, "applicant_id": person, "comment": text}
        done = place.run("outbox", "add", "--profile", "anna", given=json.dumps(edit))
        assert done.code == 0, done.err

    def said(text: str) -> int:
        return [log["comment"] for log in place.ask(f"/applicants/{person}/logs")["items"]].count(
            text
        )

    add("До окна")
    window = place.start("--profile", "anna")
    try:
        wait_for(lambda: said("До окна"))
        add("При окне")
        # It waits for the window, which sends.
        done = place.run("outbox", "send", "--until-idle", "--profile", "anna")
        assert (done.code, done.err) == (0, "") and "SEND" not in done.out
        assert said("При окне") == 1
    finally:
        window.kill()
        _, err = window.communicate(timeout=30)
    assert "Traceback" not in err
    add("После окна")
    done = place.run("outbox", "send", "--until-idle", "--profile", "anna")
    assert done.code == 0 and "SEND" in done.out
    assert [said(text) for text in ("До окна", "При окне", "После окна")] == [1, 1, 1]
