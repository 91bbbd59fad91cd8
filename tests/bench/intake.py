"""Reading resumes: the warm worker, a hundred files, and the share of the PDF library in it.

Then a drop of two hundred files: when their rows are there, how long all takes until they can be
reviewed, and how late the beats of a 5 ms timer in the same loop come meanwhile.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from huntflow_desk.core.events import Bus
from huntflow_desk.services.duplicates import Duplicates
from huntflow_desk.services.intake.service import Intake
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.read import load, read_document
from huntflow_desk.sources.resumes.reader import ResumeReader
from huntflow_desk.store.database import open_store

FILE_MS = 50.0
HUNDRED_S = 6.0
RATIO = 3.0
REST_MB = 100.0
DROPPED, ROWS_MS, STALL_MS = 200, 200.0, 50.0
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "resumes"


def _files(folder: Path) -> list[Path]:
    if SHARED.is_dir():
        return sorted(SHARED.glob("v*.*"))
    from tests.sources.resumes.corpus import make

    make(folder, 24, 1)
    return sorted(folder.iterdir())


def _library(path: Path) -> None:
    """What the extraction library alone takes for a PDF."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    pdf.close()


def _read(path: Path) -> None:
    read_document(load(path, Limits()), Limits())


def _best_two(
    files: list[Path], one: Callable[[Path], None], two: Callable[[Path], None], rounds: int = 9
) -> tuple[float, float]:
    """The best times in ms a file, taken in turn so that the load of the machine hits both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for read, kept in zip((one, two), times, strict=True):
            before = time.perf_counter()
            for path in files:
                read(path)
            kept.append(time.perf_counter() - before)
    count = max(1, len(files)) / 1000
    return min(times[0]) / count, min(times[1]) / count


async def _pooled(files: list[Path]) -> tuple[float, float, float]:
    """Median ms a file, seconds for a hundred files, MB of the worker at rest."""
    reader = ResumeReader()
    await reader.warm()
    for path in files:
        await reader.read(path)
    single = []
    for path in files:
        before = time.perf_counter()
        await reader.read(path)
        single.append((time.perf_counter() - before) * 1000)
    before = time.perf_counter()
    hundred = [files[n % len(files)] for n in range(100)]
    await asyncio.gather(*(reader.read(path) for path in hundred))
    wall = time.perf_counter() - before
    size = _resident(await asyncio.to_thread(reader._all[0].warm))
    await reader.close()
    return statistics.median(single), wall, size


def _resident(pid: int) -> float:
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    except OSError:
        return 0.0
    return int(pages) * 4096 / 2**20


async def _dropped(files: list[Path], folder: Path) -> tuple[float, float, list[float]]:
    """Milliseconds until the rows are there, seconds until all is read, sorted delays in ms."""
    store = open_store(folder / "store", user="bench", clock=lambda: datetime.now(UTC))
    bus = Bus()
    intake = Intake(store=store, bus=bus, duplicates=Duplicates(store, bus))
    drop = folder / "drop"
    drop.mkdir()
    paths = [drop / f"{number:03d}{files[number % len(files)].suffix}" for number in range(DROPPED)]
    for number, path in enumerate(paths):
        # Every file is another one; readers pass over what follows the end.
        path.write_bytes(files[number % len(files)].read_bytes() + b"\n" * number)
    await intake.warm()
    late: list[float] = []

    async def beat() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            late.append((time.perf_counter() - before) * 1000 - 5)

    beating = asyncio.create_task(beat())
    before = time.perf_counter()
    batch_id = await intake.drop(1, paths)
    shown = len(intake.rows(batch_id))
    visible_ms = (time.perf_counter() - before) * 1000
    assert shown == DROPPED

    def looked(done: int, total: int) -> None:
        intake.rows(batch_id)

    await intake.work(looked)
    whole_s = time.perf_counter() - before
    beating.cancel()
    await intake.close()
    store.close()
    return visible_ms, whole_s, sorted(late)


def run() -> int:
    """Prints the figures; 1 when one misses its limit."""
    with tempfile.TemporaryDirectory() as name:
        files = _files(Path(name))
        median, wall, size = asyncio.run(_pooled(files))
        pdfs = [path for path in files if path.suffix == ".pdf"]
        alone, ours = _best_two(pdfs, _library, _read)
        visible_ms, whole_s, stalls = asyncio.run(_dropped(files, Path(name)))
    ratio = ours / alone if alone else 0.0
    print(f"intake: {median:.1f} ms a file in the warm worker (limit {FILE_MS:.0f})")
    print(f"intake: {wall:.2f} s for 100 files (limit {HUNDRED_S:.0f})")
    print(f"intake: {ratio:.2f} x the PDF library alone (limit {RATIO:.0f})")
    print(f"intake: {ours:.2f} ms a PDF, {alone:.2f} ms by the library alone")
    print(f"intake: worker at rest {size:.0f} MB (limit {REST_MB:.0f})")
    print(f"intake: rows of {DROPPED} files after {visible_ms:.0f} ms (limit {ROWS_MS:.0f})")
    print(f"intake: {DROPPED} files copied, read and compared in {whole_s:.1f} s")
    print(
        f"intake: beats late by {stalls[-1]:.0f} ms at most (limit {STALL_MS:.0f}), "
        f"p99 {stalls[len(stalls) * 99 // 100]:.0f} ms"
    )
    missed = visible_ms > ROWS_MS or stalls[-1] > STALL_MS
    return int(missed or median > FILE_MS or wall > HUNDRED_S or ratio > RATIO or size > REST_MB)
