"""Reading everything: against the vendor's limit, against a bare loop, and behind a window.

(a) a Huntflow of its own process with 10 requests a second and 50 ms latency, `huntflow-desk sync`
at the pace of the limit: wall time against requests / 10 s, and the share of 429;
(b) without limit and latency: pages a second against a bare loop of httpx and
`sqlite3.executemany` over the same pages, in turns;
(c) the real window offscreen while its own synchronisation reads everybody, at the pace of the
limit and without one: how late the beats of a 5 ms timer come.
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

LIMITED = int(os.environ.get("BENCH_SYNC_LIMITED", "12000"))
UNLIMITED = int(os.environ.get("BENCH_SYNC_UNLIMITED", "9000"))
WINDOW = int(os.environ.get("BENCH_SYNC_WINDOW", "9000"))
ROUNDS = 3
RATE = 10.0
LIMIT_WALL, LIMIT_429, LIMIT_RATIO = 1.10, 0.01, 0.5
LIMIT_STALL_MS, LIMIT_P99_MS = 50.0, 16.0
PATIENCE_S = 600
AGENT = "HuntflowDesk/0.0 (bench@example.com)"


def run() -> int:
    """Print the figures; the number of limits missed."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        parts = os.environ.get("BENCH_SYNC_PARTS", "abc")
        if "a" in parts:
            missed += _against_the_limit(place / "a")
        if "b" in parts:
            missed += _against_a_bare_loop(place / "b")
        if "c" in parts:
            missed += _behind_a_window(place / "c", paced=True)
            # No server allows this; it shows what is left to gain.
            _behind_a_window(place / "d", paced=False)
    return missed


# (a)


def _against_the_limit(place: Path) -> int:
    with _demo(LIMITED, "--latency", "0.05") as keys:
        _connect(place, keys)
        # All programs with the same key share the limit: let its second pass.
        time.sleep(1.5)
        began = time.perf_counter()
        found = _sync(place, RATE)
        wall_s = time.perf_counter() - began
    with closing(sqlite3.connect(_databases(place) / "log.db")) as connection:
        refused, rows = connection.execute(
            "SELECT sum(status_code = 429), count(*) FROM huntflowlog WHERE method != ''"
        ).fetchone()
    ratio = wall_s / (found["requests"] / RATE)
    share = (refused or 0) / max(1, rows)
    met = found["complete"] and ratio <= LIMIT_WALL and share < LIMIT_429
    print(
        f"sync at the limit (10/s, 50 ms): {found['applicants']} people, {found['requests']} "
        f"requests in {wall_s:.1f} s: {ratio:.3f} x of requests / 10 s, {share:.2%} answers 429   "
        f"limits {LIMIT_WALL:.2f} x, {LIMIT_429:.0%} {'met' if met else 'MISSED'}"
    )
    return not met


# (b)


def _against_a_bare_loop(place: Path) -> int:
    bare, ours = [], []
    with _demo(UNLIMITED, "--no-rate-limit") as keys:
        asyncio.run(_bare(keys, place.with_suffix(".warm")))
        for number in range(ROUNDS):
            bare.append(asyncio.run(_bare(keys, place.with_suffix(f".{number}"))))
            folder = place / str(number)
            _connect(folder, keys)
            found = _sync(folder, 0)
            # Without the start of the program and the dictionaries: the bare loop has neither.
            ours.append(found["people_pages"] / found["people_s"])
    ratio = statistics.median(ours) / statistics.median(bare)
    met = ratio >= LIMIT_RATIO
    print(
        f"sync without limit: {statistics.median(ours):.0f} pages/s "
        f"({', '.join(f'{one:.0f}' for one in ours)}); bare httpx + sqlite3.executemany "
        f"{statistics.median(bare):.0f} pages/s ({', '.join(f'{one:.0f}' for one in bare)}): "
        f"{ratio:.2f} x   limit {LIMIT_RATIO:.1f} x {'met' if met else 'MISSED'}"
    )
    return not met


async def _bare(keys: dict[str, str], path: Path) -> float:
    """Pages a second of the plainest loop there is."""
    headers = {"Authorization": f"Bearer {keys['access_token']}", "User-Agent": AGENT}
    base_url = f"{keys['base_url']}/v2"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, data TEXT)")
        async with httpx.AsyncClient(base_url=base_url, headers=headers) as client:
            account_id = (await client.get("/accounts")).json()["items"][0]["id"]
            began = time.perf_counter()
            number = 0
            while True:
                number += 1
                query = {"page": number, "count": 30}
                answer = await client.get(f"/accounts/{account_id}/applicants", params=query)
                page = answer.json()
                rows = [
                    (item["id"], json.dumps(item, ensure_ascii=False)) for item in page["items"]
                ]
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO people VALUES (?, ?)", rows)
                if number >= page["total_pages"]:
                    return number / (time.perf_counter() - began)


# (c)


def _behind_a_window(place: Path, *, paced: bool) -> int:
    rate = RATE if paced else 0.0
    people = WINDOW if not paced else min(WINDOW, 6000)
    options = ["--latency", "0.05"] if paced else ["--no-rate-limit"]
    with _demo(people, *options) as keys:
        child = subprocess.run(
            [sys.executable, "-m", "tests.bench.sync_window", str(place), str(rate)],
            input=json.dumps(keys),
            stdout=subprocess.PIPE,
            text=True,
            timeout=PATIENCE_S,
            env=_environment(place),
            check=False,
        )
    lines = [line for line in child.stdout.splitlines() if line.startswith("{")]
    if child.returncode or not lines:
        print(f"the application ended with {child.returncode} and no figures", file=sys.stderr)
        return 1
    found: dict[str, Any] = json.loads(lines[-1])
    met = found["max"] <= LIMIT_STALL_MS and found["p99"] <= LIMIT_P99_MS
    what = "at 10/s" if paced else "without limit"
    print(
        f"heartbeat while everybody is read {what}: {found['people']} people in "
        f"{found['seconds']:.1f} s, {found['beats']} beats, stall p50 {found['p50']:.1f} ms, "
        f"p99 {found['p99']:.1f} ms, max {found['max']:.1f} ms "
        f"(at rest p99 {found['idle']['p99']:.1f}, max {found['idle']['max']:.1f})   "
        + (
            f"limits p99 {LIMIT_P99_MS:.0f} ms, max {LIMIT_STALL_MS:.0f} ms "
            f"{'met' if met else 'MISSED'}"
            if paced
            else "for information"
        )
    )
    return not met


# All


@contextmanager
def _demo(applicants: int, *options: str) -> Iterator[dict[str, str]]:
    command = [sys.executable, "-m", "huntflow_desk.demo", "--port", "0", "--print-token"]
    command += ["--applicants", str(applicants), *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())
    finally:
        server.terminate()
        server.communicate()


def _environment(place: Path) -> dict[str, str]:
    place.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": "tests.keyrings.FileKeyring",
        "HUNTFLOW_TEST_KEYRING": str(place / "keys.json"),
    }


def _command(place: Path, *arguments: str) -> list[str]:
    program = [sys.executable, "-m", "huntflow_desk", *arguments]
    return [*program, "--profile", "bench", "--data-dir", str(place / "data")]


def _connect(place: Path, keys: dict[str, str]) -> None:
    subprocess.run(
        _command(place, "connect", "--url", keys["base_url"]),
        input=json.dumps(keys),
        text=True,
        env=_environment(place),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _sync(place: Path, rate: float) -> dict[str, Any]:
    done = subprocess.run(
        _command(place, "sync", "--json", "--details", "none", "--pace", str(rate)),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        env=_environment(place),
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    with closing(sqlite3.connect(_databases(place) / "log.db")) as connection:
        # From the end of the first page of people to the end of the last one.
        rows = connection.execute(
            """SELECT created_at, duration_ms FROM huntflowlog
               WHERE endpoint LIKE '/accounts/1/applicants?count=30&page=%'"""
        ).fetchall()
    began = [datetime.fromisoformat(row[0]).timestamp() for row in rows]
    ended = [start + row[1] / 1000 for start, row in zip(began, rows, strict=True)]
    pages, first, last = len(rows), min(began), max(ended)
    found["people_pages"], found["people_s"] = pages, last - first
    return found


def _databases(place: Path) -> Path:
    return place / "data" / "profiles" / "bench" / "prod"


if __name__ == "__main__":
    raise SystemExit(run())
