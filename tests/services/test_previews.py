"""Resume files: fetched once, kept privately, shown by the helper process, gone with the person."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from huntflow_desk.core.documents import Applicant
from huntflow_desk.core.errors import Forbidden, NotFound, NotSent, TooLarge, UnreadableFile
from huntflow_desk.core.pictures import picture_kind
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services import files
from huntflow_desk.services import previews as module
from huntflow_desk.services.files import ResumeKey
from huntflow_desk.services.previews import Previews
from huntflow_desk.services.workplace import Workplace
from tests.filling import demo_desk

ACCOUNT = 1
HOSTILE = Path(__file__).parents[3] / "shared" / "resumes" / "hostile"
Work = Callable[[Workplace, ResumeKey], Awaitable[None]]


def with_resume(folder: Path, work: Work, *, uploaded: bool = False) -> None:
    """Run with the key of a resume whose text was just read; `uploaded`: one with a file."""

    async def run() -> None:
        demo = DemoHuntflow(applicants=40, seed=1, rate_limit=False)
        desk = demo_desk(folder, demo)
        place = desk.open("anna", System.DEMO)
        try:
            await place.library.refresh_accounts()
            await place.library.refresh_applicants(ACCOUNT)
            await work(place, await find_resume(place, uploaded))
        finally:
            await desk.close(place)

    asyncio.run(run())


async def find_resume(place: Workplace, uploaded: bool) -> ResumeKey:
    for row in place.library.applicant_rows(ApplicantQuery(ACCOUNT)):
        saved = place.store.records.applicant(ACCOUNT, row.applicant_id)
        assert saved is not None
        person: Applicant = saved.value
        if not person.resumes:
            continue
        await place.library.refresh_card(ACCOUNT, person.applicant_id, force=True)
        for stub in person.resumes:
            key = ResumeKey(ACCOUNT, person.applicant_id, stub.external_id)
            resume = place.store.records.resume(ACCOUNT, person.applicant_id, stub.external_id)
            if resume is not None and bool(resume.value.files) is uploaded:
                return key
    raise AssertionError("the demo has no such resume")


def keep(place: Workplace, key: ResumeKey, content: bytes) -> None:
    where = (key.account_id, key.applicant_id, key.external_id)
    place.store.blobs.put(*where, content, kind="resume")


@pytest.mark.parametrize("uploaded", [True, False])
def test_fetched_kept_and_shown_offline(tmp_path: Path, uploaded: bool) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        previews = place.previews
        assert previews.kept_at(key) is None
        assert await previews.open(key) is None
        await previews.fetch(key)
        place.session.pause()
        with pytest.raises(NotSent):
            await previews.fetch(key)
        preview = await previews.open(key)
        assert preview is not None
        assert preview.pages >= 1
        assert preview.kept_at == previews.kept_at(key)
        page = await previews.page(key, 0, 400)
        assert picture_kind(page) == "png"
        assert int.from_bytes(page[16:20], "big") == 400
        blob = place.store.blobs.find(ACCOUNT, key.applicant_id, key.external_id, kind="resume")
        assert blob is not None
        assert os.name != "posix" or blob.place.stat().st_mode & 0o777 == 0o600
        # What was painted once needs no helper.
        began = time.monotonic()
        assert await previews.page(key, 0, 400) == page
        assert time.monotonic() - began < 0.05

    with_resume(tmp_path, work, uploaded=uploaded)


def test_gone_with_the_person_and_not_brought_back(tmp_path: Path) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        previews = place.previews
        await previews.fetch(key)
        await previews.page(key, 0, 300)
        await place.store.records.drop_applicants(ACCOUNT, [key.applicant_id])
        assert previews.kept_at(key) is None
        with pytest.raises(NotFound):
            await previews.page(key, 0, 300)
        await previews.fetch(key)
        assert place.store.blobs.size() == 0

    with_resume(tmp_path, work)


def test_the_photo_leaves_the_resumes(tmp_path: Path) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        keep(place, key, b"%PDF-1.4 a")
        place.store.blobs.put(ACCOUNT, key.applicant_id, 5, b"photo")
        place.store.blobs.put(ACCOUNT, key.applicant_id, 6, b"newer")
        assert place.previews.kept_at(key) is not None
        assert place.store.blobs.get(ACCOUNT, key.applicant_id, 5) is None

    with_resume(tmp_path, work)


def test_an_address_that_ran_out_is_asked_for_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        api = await place.session.api()
        fetch = api.files.fetch
        asked: list[str] = []

        async def expired(url: str, *, cap_bytes: int | None = None) -> bytes:
            asked.append(url)
            if len(asked) == 1:
                raise NotFound()
            return await fetch(url, cap_bytes=cap_bytes)

        monkeypatch.setattr(api.files, "fetch", expired)
        await place.previews.fetch(key)
        assert len(asked) == 2
        assert place.previews.kept_at(key) is not None

        async def never(url: str, *, cap_bytes: int | None = None) -> bytes:
            raise Forbidden()

        monkeypatch.setattr(api.files, "fetch", never)
        keep(place, key, b"old")
        await place.previews.fetch(key)
        preview = await place.previews.open(key)
        assert preview is not None
        assert preview.pages >= 1, "the PDF that Huntflow makes"

    with_resume(tmp_path, work, uploaded=True)


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        monkeypatch.setattr(files, "MAX_RESUME_BYTES", 10)
        with pytest.raises(TooLarge):
            await place.previews.fetch(key)
        assert place.previews.kept_at(key) is None

    with_resume(tmp_path, work)


def test_documents_without_pages_are_text(tmp_path: Path) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        keep(place, key, rb"{\rtf1\ansi Anna \b Python\b0\par Moscow}")
        preview = await place.previews.open(key)
        assert preview is not None
        assert (preview.pages, preview.kind) == (0, "rtf")
        assert "Python" in preview.text

    with_resume(tmp_path, work)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("encrypted.pdf", "encrypted"),
        ("empty.pdf", "empty"),
        ("truncated.pdf", "corrupt"),
        ("bomb.docx", "too_large"),
        ("flate_bomb.pdf", ""),
        ("many_pages.pdf", ""),
    ],
)
def test_hostile_files_are_an_answer(tmp_path: Path, name: str, code: str) -> None:
    if not (HOSTILE / name).is_file():
        pytest.skip("the shared files are not here")

    async def work(place: Workplace, key: ResumeKey) -> None:
        keep(place, key, (HOSTILE / name).read_bytes())
        try:
            preview = await place.previews.open(key)
            assert preview is not None
            assert preview.pages <= module.MOST_PAGES
            if preview.pages:
                await place.previews.page(key, 0, 300)
            found = ""
        except UnreadableFile as error:
            found = str(error.facts["code"])
        assert not code or found == code
        # The next document is not hurt.
        keep(place, key, b"Anna Petrova, Python developer")
        after = await place.previews.open(key)
        assert after is not None
        assert "Anna" in after.text

    with_resume(tmp_path, work)


def test_who_leaves_does_not_kill_the_helper(tmp_path: Path) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        previews = place.previews
        await previews.fetch(key)
        await previews.open(key)
        process = previews._reader._all[0].warm()
        waiting = asyncio.ensure_future(previews.page(key, 0, 500))
        await asyncio.sleep(0)
        waiting.cancel()
        assert await previews.page(key, 0, 400)
        assert previews._reader._all[0].warm() == process

    with_resume(tmp_path, work)


def test_a_dead_helper_is_started_again(tmp_path: Path) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        previews = place.previews
        await previews.fetch(key)
        await previews.open(key)
        # Behind the reader's back: what it ended itself costs nobody anything.
        process = previews._reader._all[0]._process
        assert process is not None
        process.kill()
        with pytest.raises(UnreadableFile) as seen:
            await previews.page(key, 0, 400)
        assert seen.value.facts["code"] == "crashed"
        assert await previews.page(key, 0, 400)

    with_resume(tmp_path, work)


def test_pictures_of_pages_are_forgotten_in_time(tmp_path: Path) -> None:
    async def work(place: Workplace, key: ResumeKey) -> None:
        previews = Previews(
            session=place.session, store=place.store, bus=place.bus, pages_bytes=1_000
        )
        try:
            await previews.fetch(key)
            for width in (200, 220, 240):
                await previews.page(key, 0, width)
            assert len(previews._pages) == 1
        finally:
            await previews.close()

    with_resume(tmp_path, work)
