"""Kill -9 while edits are delivered over a bad line: nothing is lost, nothing is there twice.

A few kills by default; `HUNTFLOW_KILLS=100 HUNTFLOW_EDITS=200` is the full run.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cli.crash import plan_of
from tests.cli.rig import REPOSITORY, TIMEOUT_S, Done

TOOLS = REPOSITORY.parent / "shared" / "tools"
KILLS = int(os.environ.get("HUNTFLOW_KILLS", "6"))
EDITS = int(os.environ.get("HUNTFLOW_EDITS", "30"))
LATE_S = 0.5
SETTLE_S = 3.0
"""Longer than the server's latest execution, which is `LATE_S` after the request came."""

FAULTS = [
    {
        "name": "lost on the way",
        "match": {"method": "POST|PUT|PATCH|DELETE", "path": "/accounts/"},
        "prob": 0.05,
        "fault": {"kind": "drop_before"},
    },
    {
        "name": "cut",
        "match": {"method": "POST|PUT|PATCH|DELETE", "path": "/accounts/"},
        "prob": 0.05,
        "fault": {"kind": "truncate"},
    },
]


@contextmanager
def started(*command: str, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A process beside the test, ended with it."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=REPOSITORY,
        **options,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.communicate(timeout=10)


def program(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The program's command and environment."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "PYTHON_KEYRING_BACKEND": "tests.keyrings.FileKeyring",
        "HUNTFLOW_TEST_KEYRING": str(folder / "keyring.json"),
        "HUNTFLOW_DESK_MARKERS": "1",
        "HUNTFLOW_DESK_SETTLE_S": str(SETTLE_S),
    }
    command = [sys.executable, "-m", "huntflow_desk", "--data-dir", str(folder / "data")]
    return command, environment


def run(folder: Path, *arguments: str, given: str = "") -> Done:
    command, environment = program(folder)
    done = subprocess.run(
        [*command, *arguments], input=given, env=environment, cwd=REPOSITORY, text=True,
        capture_output=True, timeout=TIMEOUT_S, check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.mark.skipif(not TOOLS.is_dir(), reason="the tools for crash tests are not here")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    module = [sys.executable, "-m", "huntflow_desk.demo", "--port", "0", "--no-rate-limit"]
    demo_options = ["--applicants", "120", "--latency", "0.1", "--print-token"]
    state = ["--state", str(tmp_path / "demo.jsonl")]
    (tmp_path / "faults.json").write_text(json.dumps(FAULTS))
    with started(*module, *demo_options, *state, env={**os.environ}) as demo:
        assert demo.stdout is not None
        pair = json.loads(demo.stdout.readline())
        url = pair["base_url"].removesuffix("/v2")
        writes = ("POST", "PUT", "PATCH", "DELETE")
        switches = {
            "lose_answer": [{"method": one, "probability": 0.1} for one in writes],
            # Carried out late, whether or not anybody still listens.
            "slow": [{"method": one, "probability": 0.1, "seconds": LATE_S} for one in writes],
        }
        httpx.post(f"{url}/_demo/switches", json=switches).raise_for_status()
        proxy_command = [
            sys.executable, str(TOOLS / "fault_proxy.py"), "--upstream", url,
            "--script", str(tmp_path / "faults.json"), "--journal", str(tmp_path / "proxy.jsonl"),
            "--port-file", str(tmp_path / "port"),
        ]  # fmt: skip
        with started(*proxy_command) as proxy:
            port = _when_written(tmp_path / "port", proxy)
            _deliver_and_kill(tmp_path, url, f"http://127.0.0.1:{port}", pair)


def _when_written(path: Path, process: subprocess.Popen[str]) -> int:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        if path.exists() and path.read_text().strip():
            return int(path.read_text())
        time.sleep(0.05)
    raise AssertionError("the proxy does not listen")


def _deliver_and_kill(folder: Path, url: str, proxied: str, pair: dict[str, str]) -> None:
    keys = json.dumps({name: pair[name] for name in ("access_token", "refresh_token")})
    connected = run(folder, "connect", "--url", proxied, given=keys)
    assert connected.code == 0, connected.err
    edits = plan_of(url, pair, EDITS, folder)
    (folder / "plan.json").write_text(json.dumps(edits))
    added = run(folder, "outbox", "add", given="\n".join(map(json.dumps, edits)))
    assert added.code == 0, added.err
    command, environment = program(folder)
    send = shlex.join([*command, "outbox", "send", "--until-idle", "--pace", "0"])
    check = [sys.executable, "-m", "tests.cli.crash", url, str(folder / "plan.json")]
    halves = (
        ["--trigger", "SEND|HEARD", "--trigger-random", "4", "--jitter-ms", "60"],
        ["--min-ms", "200", "--max-ms", "1500"],
    )
    made = 0
    for number, how in enumerate(halves):
        last = number == len(halves) - 1
        report = folder / f"report-{number}.json"
        kill = [
            sys.executable, str(TOOLS / "kill9.py"), "--n", str(KILLS // 2), "--seed", str(number),
            "--cmd", send, "--check", shlex.join(check), *how, "--report", str(report), "--quiet",
        ]  # fmt: skip
        if last:
            kill += ["--final", send, "--final-check", shlex.join([*check, "final"])]
            kill += ["--final-timeout", "300"]
        done = subprocess.run(
            kill, env=environment, cwd=REPOSITORY, text=True, capture_output=True, check=False
        )
        waits = run(folder, "outbox", "list", "--json").out if done.returncode else ""
        assert done.returncode == 0, done.stdout + done.stderr + waits
        found = json.loads(report.read_text())
        at_work = [one for one in found["rounds"] if one["killed"] and one["fields"].get("missing")]
        # The figures of a full run, with -s.
        sys.stdout.write(f"{found['summary']}\nkilled before all had arrived: {len(at_work)}\n")
        made += len(at_work)
    assert made > KILLS // 3
    listed = run(folder, "outbox", "list", "--json")
    assert [line for line in listed.out.splitlines() if line.startswith("{")] == []
