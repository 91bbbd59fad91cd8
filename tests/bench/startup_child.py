"""One measured start: `store DATA_DIR` (rows from the local store) or `demo` (filled)."""

from __future__ import annotations

import functools
import os
import resource
import sys
import time

from huntflow_desk import cli


def _report() -> None:
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f'{{"painted": {time.time()}, "peak_kb": {peak_kb}}}', flush=True)


def main(arguments: list[str]) -> int:
    """Start the application as its command does, and stop at the first full picture."""
    cli.open_window = functools.partial(cli.open_window, on_painted=_report)
    if arguments[0] == "demo":
        return cli.main(["--demo"])
    os.environ["HUNTFLOW_DESK_DATA"] = arguments[1]
    return cli.main([])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
