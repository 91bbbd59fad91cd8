"""Triage of 200 people with resumes: from a digit to the next person, on the GUI thread.

What the key itself costs until the next person is painted, and the longest block of the thread
until everything is calm again: keeping the edit, the lists, the card that follows. The network is
off.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile

LIMITS = {"next_ms": 50.0, "block_ms": 50.0}
"""Of the slowest."""

NOTES = {
    "next_ms": "digit to the next person painted",
    "block_ms": "longest block until calm",
    "cpu_ms": "the same, processor time of the thread",
    "undo_ms": "undo to the person painted",
}


def run() -> int:
    """Print the figures; the number of limits missed."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.triage_child", folder],
            capture_output=True,
            text=True,
            check=True,
            timeout=600,
        )
    figures: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    print("triage:")
    missed = 0
    for key, note in NOTES.items():
        median, most, count = figures[key]
        limit = LIMITS.get(key)
        bad = limit is not None and most > limit
        missed += bad
        said = f"  limit {limit:.0f}{' MISSED' if bad else ''}" if limit is not None else ""
        print(f"  {note:38} median {median:6.1f} ms  max {most:6.1f} ms  of {count:.0f}{said}")
    return missed
