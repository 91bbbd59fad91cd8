"""Start-up against a bare window: process start to painted rows, and peak memory.

Three programs are started in turn, again and again, each in a fresh process: a bare PySide6
window with a three-pane splitter; the application on a local store with rows (network away);
the application on its embedded demo until the window is filled.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "12"))
LIMITS = {"store": 2.0, "demo": 3.0}
MEMORY_LIMIT = 1.6

BARE = """
import sys, time, resource
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QListWidget, QTableWidget
from PySide6.QtWidgets import QPlainTextEdit
from PySide6.QtCore import Qt
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(f'{{"painted": {time.time()}, "peak_kb": '
              f'{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}}}', flush=True)
        app.quit()
window = Window()
splitter = QSplitter(Qt.Orientation.Horizontal)
names, table, text = QListWidget(), QTableWidget(30, 4), QPlainTextEdit()
for widget in (names, table, text):
    splitter.addWidget(widget)
window.setCentralWidget(splitter)
window.resize(1280, 800)
window.show()
app.exec()
"""


def run() -> int:
    """Print the table; the number of limits missed."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        asyncio.run(_fill(data / "data"))
        # As after an installation: bytecode is there, whatever this machine's environment says.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(data / "bytecode")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        commands = {
            "bare": [sys.executable, "-c", BARE],
            "store": [
                sys.executable,
                "-m",
                "tests.bench.startup_child",
                "store",
                str(data / "data"),
            ],
            "demo": [sys.executable, "-m", "tests.bench.startup_child", "demo"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        memory: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():  # warm the file cache once
            _measure(command, environment)
        for _ in range(ROUNDS):
            for name, command in commands.items():
                seconds, peak_mb = _measure(command, environment)
                times[name].append(seconds)
                memory[name].append(peak_mb)
    bare_s, bare_mb = statistics.median(times["bare"]), statistics.median(memory["bare"])
    missed = 0
    print(f"start-up, {ROUNDS} interleaved rounds, medians")
    for name in commands:
        median_s, median_mb = statistics.median(times[name]), statistics.median(memory[name])
        ratio, memory_ratio = median_s / bare_s, median_mb / bare_mb
        line = f"  {name:6} {median_s * 1000:6.0f} ms  {ratio:4.2f} x   {median_mb:5.0f} MB  "
        line += f"{memory_ratio:4.2f} x"
        if name in LIMITS:
            met = ratio <= LIMITS[name]
            met_memory = memory_ratio <= MEMORY_LIMIT
            missed += (not met) + (not met_memory)
            line += f"   limits {LIMITS[name]:.1f} x {'met' if met else 'MISSED'}, "
            line += f"{MEMORY_LIMIT:.1f} x {'met' if met_memory else 'MISSED'}"
        print(line)
    return missed


def _measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    began = time.time()
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise RuntimeError(f"{command[-2:]} painted nothing: {done.stderr[-2000:]}")
    report = json.loads(lines[0])
    return report["painted"] - began, report["peak_kb"] / 1024


async def _fill(data: Path) -> None:
    """A store with rows, filled by the application's own reading over the demo."""
    from tests.filling import fill_profile

    await fill_profile(data, profile="bench", applicants=500)


if __name__ == "__main__":
    raise SystemExit(run())
