"""One measured start: `store DATA_DIR` (rows from the local store) or `demo` (filled)."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path


def _report() -> None:
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f'{{"painted": {time.time()}, "peak_kb": {peak_kb}}}', flush=True)


def main(arguments: list[str]) -> int:
    """Start the application as its command does, and stop at the first full picture."""
    from huntflow_desk.cli import open_window
    from huntflow_desk.core.settings import Paths

    demo = arguments[0] == "demo"
    return open_window(
        paths=None if demo else Paths(Path(arguments[1])),
        profile=None if demo else "bench",
        demo=demo,
        on_painted=_report,
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
