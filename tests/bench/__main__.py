"""`python -m tests.bench NAME...`; without a name: all of them."""

from __future__ import annotations

import importlib
import os
import sys

NAMES = ("startup", "heartbeat", "intake", "duplicates", "sync", "search", "board", "triage")


def main(arguments: list[str]) -> int:
    """Run the benchmarks named; exit code 1 when one misses its limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    names = [name for name in arguments if not name.startswith("-")] or list(NAMES)
    missed = 0
    for name in names:
        if name not in NAMES:
            print(f"unknown benchmark {name!r}; there are: {', '.join(NAMES)}", file=sys.stderr)
            return 2
        module = importlib.import_module(f"tests.bench.{name}")
        missed += int(module.run() or 0)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
