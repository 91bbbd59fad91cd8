"""``python -m huntflow_desk.demo``: the demo as a server on a loopback port."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m huntflow_desk.demo",
        description="A Huntflow with invented people, served on 127.0.0.1.",
    )
    parser.add_argument("--port", type=int, default=8080, help="0 picks a free port")
    parser.add_argument("--applicants", type=int, default=500, metavar="N")
    parser.add_argument("--vacancies", type=int, default=None, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-rate-limit", action="store_true")
    parser.add_argument("--state", type=Path, default=None, metavar="FILE")
    parser.add_argument(
        "--print-token",
        action="store_true",
        help="print one JSON line with base_url, access_token, refresh_token once it listens",
    )
    parser.add_argument("--access-ttl", type=float, default=604_800, metavar="SECONDS")
    parser.add_argument("--refresh-ttl", type=float, default=1_209_600, metavar="SECONDS")
    parser.add_argument("--index-lag", type=float, default=2.0, metavar="SECONDS")
    parser.add_argument("--latency", type=float, default=0.0, metavar="SECONDS")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the server; 0 after a clean stop, 1 with a message when it can not run."""
    options = _arguments().parse_args(argv)
    try:
        from .server import serve
    except ModuleNotFoundError as trouble:
        if trouble.name != "uvicorn":
            raise
        sys.stderr.write("The demo server needs uvicorn: pip install 'huntflow-desk[dev]'\n")
        return 1
    from .huntflow import DemoHuntflow

    try:
        demo = DemoHuntflow(
            applicants=options.applicants,
            seed=options.seed,
            vacancies=options.vacancies,
            rate_limit=not options.no_rate_limit,
            state_file=options.state,
            access_ttl_s=options.access_ttl,
            refresh_ttl_s=options.refresh_ttl,
            index_lag_s=options.index_lag,
            latency_s=options.latency,
        )
    except (ValueError, OSError) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return serve(demo, options.port, options.print_token)


if __name__ == "__main__":
    raise SystemExit(main())
