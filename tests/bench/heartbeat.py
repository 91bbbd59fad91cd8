"""The window while an organisation of 100 vacancies and 20 000 applicants arrives.

A Huntflow of its own process answers without a rate limit and the client's pace is lifted, so
that pages arrive as fast as they can be taken: some ten times faster than the vendor allows.
The real application runs offscreen and opens the section with everybody. A timer of 5 ms beats
on the GUI thread; a beat that comes late is a stall. The limit holds from the first rows
painted until the last page is stored.

Beside it beats the same timer in a process that does nothing: what the machine itself adds.

`BENCH_TRACE=1` prints where the GUI thread was during long stalls.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

APPLICANTS = int(os.environ.get("BENCH_APPLICANTS", "20000"))
VACANCIES = 100
LIMIT_MS = 50.0
PATIENCE_S = 600
WARM = """
import qasync, keyring, truststore
import huntflow_desk.app, huntflow_desk.api.transport, huntflow_desk.api.huntflow
import huntflow_desk.qt.panes.card, huntflow_desk.qt.panes.vacancy, tests.bench.heartbeat_child
"""


def run() -> int:
    """Print the figures; the number of limits missed."""
    with tempfile.TemporaryDirectory() as folder, _demo() as server:
        assert server.stdout is not None
        keys = server.stdout.readline()
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        # As after an installation: bytecode is there.
        subprocess.run([sys.executable, "-c", WARM], env=environment, check=True)
        ours = [sys.executable, "-m", "compileall", "-q", "huntflow_desk"]
        subprocess.run(ours, env=environment, check=True)
        control = _control()
        try:
            child = subprocess.run(
                [sys.executable, "-m", "tests.bench.heartbeat_child", f"{folder}/data"],
                input=keys,
                stdout=subprocess.PIPE,
                text=True,
                timeout=PATIENCE_S,
                env=environment,
                check=False,
            )
        finally:
            server.terminate()
            beside = control.communicate("")[0]
    lines = [line for line in child.stdout.splitlines() if line.startswith("{")]
    if child.returncode or not lines:
        print(f"the application ended with {child.returncode} and no figures", file=sys.stderr)
        return 1
    return _report(json.loads(lines[-1]), json.loads(beside))


def _demo() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "huntflow_desk.demo", "--port", "0", "--print-token"]
    command += ["--no-rate-limit", "--seed", "1"]
    command += ["--applicants", str(APPLICANTS), "--vacancies", str(VACANCIES)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _control() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.bench.heartbeat_child"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _report(found: dict[str, Any], beside: dict[str, float]) -> int:
    arriving, opening = found["arriving"], found["opening"]
    rate = found["pages"] / max(0.001, found["all_s"] - found["first_rows_s"])
    met = arriving["max"] <= LIMIT_MS and found["people"] == APPLICANTS
    print(
        f"heartbeat, {found['vacancies']} vacancies, {found['people']} applicants, "
        f"no rate limit, pace off: {found['requests']} requests, {rate:.0f} pages/s"
    )
    print(
        f"  first rows painted {found['first_rows_s'] * 1000:.0f} ms after the window, "
        f"everybody stored and shown {found['all_s']:.1f} s"
    )
    rows = (
        ("until first rows", opening),
        ("while pages arrive", arriving),
        ("idle beside it", beside),
    )
    for name, beats in rows:
        line = f"  {name:18} {beats['beats']:6} beats   stall p50 {beats['p50']:4.1f} ms  "
        line += f"p99 {beats['p99']:5.1f} ms  max {beats['max']:5.1f} ms"
        if beats is arriving:
            line += f"   limit {LIMIT_MS:.0f} ms {'met' if met else 'MISSED'}"
        print(line)
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(run())
