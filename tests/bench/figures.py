"""Figures that a child process measured and prints as its last line: told beside their limits."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping

PATIENCE_S = 600

Figures = dict[str, tuple[float, float, int]]
"""Key -> median and most in milliseconds, and of how many."""


def figure(found: list[float]) -> tuple[float, float, int]:
    """What is told of times in milliseconds."""
    return statistics.median(found), max(found), len(found)


def report(
    name: str,
    notes: Mapping[str, str],
    limits: Mapping[str, float],
    *,
    medians: Collection[str] = (),
) -> int:
    """Run `tests.bench.NAME_child FOLDER`, print what `notes` name; the number of limits missed.

    A limit is of the slowest, of `medians` of the median.
    """
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{name}_child", folder],
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE_S,
        )
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    print(f"{name}:")
    missed = 0
    for key, note in notes.items():
        median, most, count = figures[key]
        limit = limits.get(key)
        bad = limit is not None and (median if key in medians else most) > limit
        missed += bad
        said = f"  limit {limit:.0f}{' MISSED' if bad else ''}" if limit is not None else ""
        print(f"  {note:38} median {median:6.1f} ms  max {most:6.1f} ms  of {count:.0f}{said}")
    return missed
