"""The parent's side: limits, restarts, cancelling, previews."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from huntflow_desk.core.errors import UnreadableFile
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.pictures import picture_size
from huntflow_desk.sources.resumes.reader import ResumeReader
from tests.sources.resumes.conftest import Pool
from tests.sources.resumes.render_pdf import draw

GOOD = "Иванова Мария\n+7 916 123-45-67\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


def stub(body: str) -> list[str]:
    """A helper process that says it is ready and then does `body` for each line."""
    code = f"import sys,time\nprint('{{}}',flush=True)\nfor line in sys.stdin:\n    {body}"
    return [sys.executable, "-c", code]


def test_reading_gives_fields_text_and_spans(pool: Pool, good: Path) -> None:
    read = pool.read(good)
    assert (read.kind, read.error, read.text) == ("txt", "", GOOD.strip())
    assert read.fields["phones"] == ["+79161234567"]
    assert set(read.confidence) == set(read.fields)


def test_bad_files_are_named_in_plain_words(pool: Pool, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    assert pool.read(empty).explanation == "empty: the file is empty"
    assert pool.read(tmp_path / "none.pdf").error == "gone"
    assert pool.read(tmp_path).error == "gone"
    big = tmp_path / "big.txt"
    with big.open("wb") as opened:
        opened.truncate(16 * 1024 * 1024)
    assert pool.read(big).error == "too_large"


def test_a_killed_worker_is_replaced(good: Path) -> None:
    async def work() -> tuple[str, str]:
        reader = ResumeReader()
        await reader.warm()
        pid = reader._all[0].warm()
        os.kill(pid, signal.SIGKILL)
        first = await reader.read(good)
        second = await reader.read(good)
        await reader.close()
        return first.error, second.error

    first, second = asyncio.run(work())
    assert first in ("", "crashed")
    assert second == ""


def test_a_hanging_worker_is_stopped_and_the_next_file_goes_on(good: Path) -> None:
    async def work() -> list[str]:
        limits = Limits(time_s=0.3)
        reader = ResumeReader(stub("time.sleep(60)"), limits=limits)
        errors = [(await reader.read(good)).error, (await reader.read(good)).error]
        await reader.close()
        return errors

    assert asyncio.run(work()) == ["timeout", "timeout"]


def test_a_worker_that_cannot_start_is_an_error_of_the_file(good: Path) -> None:
    async def work() -> str:
        reader = ResumeReader([sys.executable, "-c", "pass"])
        error = (await reader.read(good)).error
        await reader.close()
        return error

    assert asyncio.run(work()) == "crashed"


def test_cancelling_frees_the_worker(good: Path) -> None:
    async def work() -> None:
        reader = ResumeReader(stub("time.sleep(60)"))
        await reader.warm()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await reader.read(good)
        await reader.close()

    asyncio.run(work())


def test_pages_and_previews(pool: Pool, good: Path, tmp_path: Path, qapp: QGuiApplication) -> None:
    pdf = tmp_path / "a.pdf"
    draw(pdf, [("title", "Anna Kim"), ("p", "QA engineer")])
    assert pool.runner.run(pool.reader.page_count(pdf)) == 1
    assert pool.runner.run(pool.reader.page_count(good)) == 0
    png = pool.runner.run(pool.reader.preview(pdf, 0, 400))
    assert picture_size(png) == (400, 566)
    assert pool.runner.run(pool.reader.photo(pdf)) is None
    for path, page in ((pdf, 5), (good, 0)):
        with pytest.raises(UnreadableFile) as caught:
            pool.runner.run(pool.reader.preview(path, page, 400))
        assert caught.value.facts["why"]


def test_the_worker_is_light(good: Path) -> None:
    code = (
        "import sys, io, json\n"
        "from huntflow_desk.sources.resumes.worker import run_worker, _own_size\n"
        f"line = json.dumps(dict(id=1, do='read', path={str(good)!r})).encode() + b'\\n'\n"
        "run_worker(io.BytesIO(line), io.BytesIO())\n"
        "heavy = {'PySide6', 'httpx', 'peewee', 'keyring', 'asyncio', 'sqlite3', 'ssl'}\n"
        "print(sorted(heavy & set(sys.modules)), _own_size()[1] // 2**20)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules, size = done.stdout.strip().rsplit(" ", 1)
    assert modules == "[]"
    assert int(size) <= 100


def test_a_late_cancel_costs_nobody_a_file(good: Path) -> None:
    """The process may be ended when it has just answered: the next file gets another one."""

    async def work() -> None:
        reader = ResumeReader(workers=1)
        try:
            for _ in range(3):
                assert (await reader.read(good)).error == ""
                reader._all[0].kill()
            assert (await reader.read(good)).error == ""
        finally:
            await reader.close()

    asyncio.run(work())
