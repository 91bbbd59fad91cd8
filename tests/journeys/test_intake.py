"""Resumes from a folder to Huntflow, with kill -9 on the way, and back: everybody exactly once.

Few files by default; `HUNTFLOW_INTAKE_FILES=200` is the full run.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.rig import REPOSITORY, Installation, installed
from tests.invented import SURNAMES
from tests.services.intake.rig import resume, write, zipped

FILES = int(os.environ.get("HUNTFLOW_INTAKE_FILES", "24"))
FIRSTS = ("Пётр", "Игорь", "Юрий", "Олег", "Артём", "Глеб", "Лев", "Матвей", "Роман", "Семён")
PATIENCE_S = 60 + 3 * FILES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")


def mixed() -> tuple[dict[str, bytes], dict[str, str]]:
    """Files, and the last name each good one is to become."""
    good = {}
    expected = {}
    for number in range(FILES * 3 // 4):
        last, first = SURNAMES[number % len(SURNAMES)], FIRSTS[number // len(SURNAMES)]
        name = f"{last}_ё_{number:03d}.txt"
        good[name] = resume(
            last=last,
            first=first,
            phone=f"+7 916 {100 + number:03d}-{number * 37 % 100:02d}-{number * 53 % 100:02d}",
            email=f"somebody{number}@mail.example",
            more=f"№ {number}",
        )
        expected[name] = last
    bad = {
        "empty.pdf": b"",
        "cut.pdf": b"%PDF-1.7\n1 0 obj <<",
        "large.pdf": b"%PDF-1.7" + b"0" * 16 * 1024 * 1024,
        "scan.png": bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
            "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
        ),
        "program.exe": b"MZ" + bytes(range(256)),
        "evil.zip": zipped({"../../evil.txt": b""}),
    }
    names = list(good)
    copies = {
        f"копия {number}.txt": good[names[number % len(names)]]
        for number in range(FILES - len(good) - len(bad))
    }
    return {**good, **bad, **copies}, expected


class Runs:
    """The program, started and killed."""

    def __init__(self, place: Installation) -> None:
        self.place = place
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON_KEYRING_BACKEND": "tests.keyrings.FileKeyring",
            "HUNTFLOW_TEST_KEYRING": str(place.keyring),
            "HUNTFLOW_DESK_SETTLE_S": "1",
            "INTAKE_TOTAL": str(FILES),
        }

    def run(self, step: str, *files: Path, lines: int | None = None) -> list[str]:
        """Run a step to its end, or kill it after so many lines; the lines."""
        command = [sys.executable, "-m", "tests.journeys.intake_program"]
        with subprocess.Popen(
            [*command, str(self.place.data), step, *map(str, files)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            env=self.environment,
        ) as process:
            assert process.stdout is not None and process.stderr is not None
            said = []
            for line in process.stdout:
                said.append(line.strip())
                if said[-1] == "END" or len(said) == lines:
                    break
            if said and said[-1] == "END":
                process.wait(PATIENCE_S)
            else:
                process.kill()
            trouble = process.stderr.read()
        assert said, trouble
        assert "Traceback" not in trouble, trouble
        return said


def people(place: Installation) -> list[dict[str, Any]]:
    """Everybody of the organisation, newest first."""
    found: list[dict[str, Any]] = []
    for page in range(1, 100):
        answer = place.ask(f"/applicants?count=30&page={page}")
        found += answer["items"]
        if page >= answer["total_pages"]:
            break
    return found


def test_from_the_folder_to_huntflow_and_back(tmp_path: Path) -> None:
    dice = random.Random(7)
    files, expected = mixed()
    write(tmp_path / "in", files)
    with installed(tmp_path, index_lag_s=0.0) as place:
        assert place.connect().code == 0
        before = {one["id"] for one in people(place)}
        runs = Runs(place)

        # Read: cancelled in the middle, killed twice, gone on with.
        said = runs.run("read", tmp_path / "in", lines=3)
        assert said[0].startswith("CANCELLED")
        assert runs.run("read", lines=dice.randrange(1, 3))
        assert runs.run("finish")[-1] == "END"
        assert not made(place)

        # Send: killed three times, then to the end.
        runs.run("send", lines=2)
        for _ in range(2):
            runs.run("follow", lines=dice.randrange(1, 4))
        assert runs.run("follow")[-1] == "END"
        new = [one for one in people(place) if one["id"] not in before]
        assert Counter(one["last_name"] for one in new) == Counter(expected.values())
        names = Counter(check_person(place, one) for one in new)
        assert names == Counter(list(expected))

        # Back again, killed once.
        runs.run("undo", lines=2)
        assert runs.run("undo")[-1] == "END"
        assert {one["id"] for one in people(place)} == before


def made(place: Installation) -> list[dict[str, Any]]:
    """Requests that created somebody."""
    return [
        one
        for one in place.demo.journal
        if one["method"] == "POST" and one["path"].endswith("/applicants") and one["executed"]
    ]


def check_person(place: Installation, one: dict[str, Any]) -> str:
    """File, text, tag, stage and source are there; the name of the file."""
    card = place.ask(f"/applicants/{one['id']}")
    (external,) = card["external"]
    whole = place.ask(f"/applicants/{one['id']}/externals/{external['id']}")
    (file,) = whole["files"]
    assert card["last_name"] in whole["data"]["body"]
    assert whole["account_source"]
    assert len(card["tags"]) == 1
    (link,) = card["links"]
    assert link["vacancy"] and link["status"]
    return str(file["name"])
