"""Reading resumes: the warm worker, a hundred files, and the share of the PDF library in it."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.read import load, read_document
from huntflow_desk.sources.resumes.reader import ResumeReader

FILE_MS = 50.0
HUNDRED_S = 6.0
RATIO = 3.0
REST_MB = 100.0
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


def run() -> int:
    """Prints the figures; 1 when one misses its limit."""
    with tempfile.TemporaryDirectory() as name:
        files = _files(Path(name))
        median, wall, size = asyncio.run(_pooled(files))
        pdfs = [path for path in files if path.suffix == ".pdf"]
        alone, ours = _best_two(pdfs, _library, _read)
    ratio = ours / alone if alone else 0.0
    print(f"intake: {median:.1f} ms a file in the warm worker (limit {FILE_MS:.0f})")
    print(f"intake: {wall:.2f} s for 100 files (limit {HUNDRED_S:.0f})")
    print(f"intake: {ratio:.2f} x the PDF library alone (limit {RATIO:.0f})")
    print(f"intake: {ours:.2f} ms a PDF, {alone:.2f} ms by the library alone")
    print(f"intake: worker at rest {size:.0f} MB (limit {REST_MB:.0f})")
    return int(median > FILE_MS or wall > HUNDRED_S or ratio > RATIO or size > REST_MB)
