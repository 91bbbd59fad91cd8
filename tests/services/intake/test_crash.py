"""kill -9 while files are taken, copied, unpacked or read: nothing is lost, nothing is twice."""

from __future__ import annotations

import asyncio
import hashlib
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from huntflow_desk.core.intake import State
from tests.invented import SURNAMES
from tests.services.intake.rig import opened, resume, write, zipped

REPOSITORY = Path(__file__).parents[3]
FILES = 24
INSIDE = 6

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")


def content(number: int) -> bytes:
    """A resume of somebody of their own."""
    return resume(
        first="Пётр",
        last=SURNAMES[number],
        phone=f"+7 916 {100 + number:03d}-{number * 37 % 100:02d}-{number * 53 % 100:02d}",
        email=f"somebody{number}@mail.example",
        more=str(number),
    )


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.services.intake.worker", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    )


def kill_after(process: subprocess.Popen[str], lines: int) -> list[str]:
    """Kill -9 once so many lines were read, or let it end; gives the lines."""
    assert process.stdout is not None
    read = []
    for line in process.stdout:
        read.append(line.strip())
        if len(read) >= lines:
            break
    process.kill()
    with process:
        process.wait(timeout=30)
    return read


@pytest.mark.parametrize("seed", range(6))
def test_killed_again_and_again(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    files = {f"{number:02d}.txt": content(number) for number in range(FILES)}
    inside = {f"i{number}.txt": content(FILES + number) for number in range(INSIDE)}
    write(tmp_path / "in", {**files, "05 copy.txt": files["05.txt"], "z.zip": zipped(inside)})
    ended = False
    for _ in range(4):
        lines = kill_after(start(tmp_path), dice.randrange(1, 14))
        ended = ended or lines[-1] == "END"

    async def finish() -> None:
        async with opened(tmp_path / "store") as place:
            if not place.intake.batches():
                await place.intake.drop(1, [tmp_path / "in"])
            await place.intake.work()
            (batch,) = place.intake.batches()
            rows = place.rows(batch.batch_id)
            expected = Counter([*files, *inside, "05 copy.txt"])
            assert Counter(row.name for row in rows) == expected
            states = Counter((row.state, row.why) for row in rows)
            assert states == {
                (State.READY, ""): FILES + INSIDE,
                (State.SKIPPED, "same_file"): 1,
            }
            for row in rows:
                copy = place.intake.copy_of(row.row_id)
                assert copy is not None
                assert hashlib.sha256(copy.read_bytes()).hexdigest() == row.sha
                steps = [one.step for one in place.intake.steps(row.row_id)]
                assert Counter(steps).most_common(1)[0][1] == 1, steps
            # The archive itself, and halves that the next tidying takes away.
            known = {row.sha for row in rows}
            left = [name for name in place.spooled if name not in known]
            assert sum(not name.endswith(".new") for name in left) <= 1

    asyncio.run(finish())


def test_the_original_is_gone_after_the_kill(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.txt": content(1), "b.txt": content(2)})
    process = start(tmp_path)
    assert process.stdout is not None
    # Copies are made (the second change after the rows), then the power goes.
    lines = []
    while lines.count("CHANGED 2") < 2:
        lines.append(process.stdout.readline().strip())
    process.kill()
    with process:
        process.wait(timeout=30)
    for path in (tmp_path / "in").iterdir():
        path.unlink()

    async def finish() -> None:
        async with opened(tmp_path / "store") as place:
            await place.intake.work()
            (batch,) = place.intake.batches()
            assert [row.state for row in place.rows(batch.batch_id)] == [State.READY] * 2

    asyncio.run(finish())
