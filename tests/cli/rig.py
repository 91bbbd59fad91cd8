"""The program as a process: a data folder, a keyring in a file, an embedded Huntflow beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from huntflow_desk.core.settings import Paths
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.workplace import Desk
from tests.demo.rig import AGENT, served

REPOSITORY = Path(__file__).parents[2]
TIMEOUT_S = 60


@dataclass(frozen=True)
class Done:
    """A run that ended."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """The JSON object on standard output, behind marker lines."""
        found = json.loads(self.out[self.out.index("{") :])
        assert isinstance(found, dict)
        return found


@dataclass
class Installation:
    """A data folder and the keyring that goes with it."""

    folder: Path
    demo: DemoHuntflow
    url: str
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def keyring(self) -> Path:
        """The file of the keyring; outside the data folder, as any keyring is."""
        return self.folder / "keyring.json"

    def desk(self) -> Desk:
        """The same data in this process."""
        return Desk(Paths(self.data))

    def start(
        self, *arguments: str, keyring: bool = True, placed: bool = True, **options: Any
    ) -> subprocess.Popen[str]:
        """Start the program; with `placed` the data folder is named first."""
        command = [sys.executable, "-m", "huntflow_desk"]
        if placed:
            command += ["--data-dir", str(self.data)]
        environment = {
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "QT_QPA_PLATFORM": "offscreen",
            "HUNTFLOW_TEST_KEYRING": str(self.keyring),
            "HUNTFLOW_DESK_MARKERS": "1",
            **self.environment,
            **options.pop("env", {}),
        }
        if keyring:
            environment["PYTHON_KEYRING_BACKEND"] = "tests.keyrings.FileKeyring"
        return subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            env=environment,
            **options,
        )

    def run(self, *arguments: str, given: str = "", **options: Any) -> Done:
        """Run the program to its end. It never answers with a traceback."""
        with self.start(*arguments, **options) as process:
            out, err = process.communicate(given, timeout=TIMEOUT_S)
        assert "Traceback" not in err, err
        return Done(process.returncode, out, err)

    def connect(self, *arguments: str, pair: dict[str, str] | None = None, **options: Any) -> Done:
        """`connect` with a fresh pair, or the one given."""
        pair = pair or self.demo.issue_pair()
        return self.run("connect", "--url", self.url, *arguments, given=json.dumps(pair), **options)

    def ask(self, path: str, account_id: int = 1) -> Any:
        """What the server says of an organisation's affairs."""
        pair = self.demo.issue_pair()
        answer = httpx.get(
            f"{self.url}/v2/accounts/{account_id}{path}",
            headers={"Authorization": f"Bearer {pair['access_token']}", "User-Agent": AGENT},
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def kept(self) -> list[dict[str, Any]]:
        """The entries of the keyring."""
        if not self.keyring.is_file():
            return []
        return [json.loads(text) for _, _, text in json.loads(self.keyring.read_text())]

    def files(self) -> dict[str, bytes]:
        """Everything in the data folder."""
        return {
            str(file.relative_to(self.data)): file.read_bytes()
            for file in self.data.rglob("*")
            if file.is_file()
        }


@contextmanager
def installed(folder: Path, **options: Any) -> Iterator[Installation]:
    """An installation beside a server on loopback."""
    options = {"applicants": 40, "seed": 1, "rate_limit": False, **options}
    demo = DemoHuntflow(**options)
    with served(demo) as url:
        yield Installation(folder, demo, url)
