"""`huntflow-desk sync` as a process: JSON, exit codes, kills at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.demo import DemoHuntflow
from tests.demo.rig import served
from tests.services.sync import comparing

KILL9 = Path(__file__).resolve().parents[4] / "shared" / "tools" / "kill9.py"
KILLS = 4
PEOPLE = 1500


class Program:
    """The command line on a data folder and a keyring of the test."""

    def __init__(self, place: Path, demo: DemoHuntflow, url: str) -> None:
        self.place = place
        self._demo = demo
        self._url = url
        self.environment = {
            **os.environ,
            "PYTHON_KEYRING_BACKEND": "tests.keyrings.FileKeyring",
            "HUNTFLOW_TEST_KEYRING": str(place / "keys.json"),
            "PYTHONPATH": str(Path(__file__).resolve().parents[3]),
        }

    def command(self, *arguments: str, data: str = "data") -> list[str]:
        """A call of the program."""
        call = [sys.executable, "-m", "huntflow_desk", *arguments]
        return [*call, "--profile", "anna", "--data-dir", str(self.place / data)]

    def run(self, *arguments: str, data: str = "data", given: str = "") -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        done = subprocess.run(
            self.command(*arguments, data=data),
            input=given,
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=120,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def connect(self, data: str = "data") -> None:
        """Give this data folder keys."""
        keys = json.dumps(self._demo.issue_pair())
        code, _, said = self.run("connect", "--url", self._url, data=data, given=keys)
        assert code == 0, said

    def databases(self, data: str = "data") -> Path:
        """Where the files of the profile are."""
        return self.place / data / "profiles" / "anna" / "prod"


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """A connected program over a served demo."""
    demo = DemoHuntflow(applicants=PEOPLE, seed=1, rate_limit=False, index_lag_s=0)
    with served(demo) as url:
        made = Program(tmp_path, demo, url)
        made.connect()
        yield made


def test_it_prints_one_object_and_progress_apart(program: Program) -> None:
    code, out, said = program.run("sync", "--pace", "0", "--details", "none", "--json")
    assert code == 0, said
    facts: dict[str, Any] = json.loads(out)
    assert facts["complete"] is True
    assert facts["applicants"] == PEOPLE + 30
    assert facts["requests"] > facts["pages"] >= 50
    assert (facts["skipped"], facts["removed"]) == (0, 0)
    assert any(line.startswith("people: ") for line in said.splitlines())
    assert comparing.troubles(program.databases()) == []


def test_it_fails_in_plain_words(program: Program) -> None:
    code, out, said = program.run("sync", "--json", data="nothing")
    assert (code, out) == (1, "")
    assert "there is no such profile" in said and "Traceback" not in said
    program._demo.switches.set("trouble", status=502)
    code, out, said = program.run("sync", "--pace", "0", "--json")
    assert code == 1 and "Traceback" not in said
    assert json.loads(out)["complete"] is False


@pytest.mark.skipif(not KILL9.exists(), reason="shared/tools/kill9.py is not here")
def test_kills_leave_a_whole_store_that_goes_on(program: Program) -> None:
    sync = ["sync", "--pace", "0", "--details", "none"]
    program.connect("reference")
    code, _, said = program.run(*sync, data="reference")
    assert code == 0, said
    check = [sys.executable, "-m", "tests.services.sync.comparing"]
    ours, reference = program.databases(), program.databases("reference")
    done = subprocess.run(
        [
            *(sys.executable, str(KILL9), "--n", str(KILLS), "--seed", "3"),
            *("--min-ms", "400", "--max-ms", "1600"),
            *("--setup-each", " ".join([*check, "anew", str(ours)])),
            *("--cmd", " ".join(["exec", *program.command(*sync)])),
            *("--check", " ".join([*check, str(ours)])),
            *("--final", " ".join(program.command(*sync))),
            *("--final-check", " ".join([*check, str(ours), str(reference)])),
        ],
        capture_output=True,
        text=True,
        env=program.environment,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["killed"] >= 1
