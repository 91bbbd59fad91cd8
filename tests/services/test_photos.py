"""Photos: fetched once by the fresh address of a card, kept, and never worth an error."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from huntflow_desk.core.documents import Applicant
from huntflow_desk.core.errors import NotFound, NotSent
from huntflow_desk.core.pictures import picture_kind
from huntflow_desk.core.query import ApplicantQuery, LogQuery
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.workplace import Workplace
from tests.filling import demo_desk

ACCOUNT = 1
Work = Callable[[DemoHuntflow, Workplace, Applicant], Awaitable[None]]


def with_photo(folder: Path, work: Work) -> None:
    """Run with a person who has a photo, whose card was just read."""

    async def run() -> None:
        demo = DemoHuntflow(applicants=40, seed=1, rate_limit=False)
        desk = demo_desk(folder, demo)
        place = desk.open("anna", System.DEMO)
        try:
            await place.library.refresh_accounts()
            await place.library.refresh_applicants(ACCOUNT)
            found = next(
                saved.value
                for one in sorted(demo_ids(place))
                if (saved := place.store.records.applicant(ACCOUNT, one)) is not None
                and saved.value.photo_id is not None
            )
            await place.library.refresh_card(ACCOUNT, found.applicant_id, force=True)
            await work(demo, place, found)
        finally:
            await desk.close(place)

    asyncio.run(run())


def demo_ids(place: Workplace) -> list[int]:
    return [one.applicant_id for one in place.library.applicant_rows(ApplicantQuery(ACCOUNT))]


def log_rows(place: Workplace) -> int:
    return place.journal.count(LogQuery())


def test_a_photo_is_read_once_and_written_down(tmp_path: Path) -> None:
    async def work(demo: DemoHuntflow, place: Workplace, person: Applicant) -> None:
        library, person_id = place.library, person.applicant_id
        await place.journal.prune()
        before = log_rows(place)
        assert await library.photo(ACCOUNT, person_id, fetch=False) is None
        first = await library.photo(ACCOUNT, person_id)
        assert first is not None
        assert picture_kind(first) == "png"
        assert await library.photo(ACCOUNT, person_id) == first
        assert await library.photo(ACCOUNT, person_id, fetch=False) == first
        await place.journal.prune()
        assert log_rows(place) == before + 1
        await place.store.records.drop_applicants(ACCOUNT, [person_id])
        assert place.store.blobs.size() == 0
        assert await library.photo(ACCOUNT, person_id) is None

    with_photo(tmp_path, work)


@pytest.mark.parametrize("how", ["paused", "down", "expired"])
def test_what_fails_is_silent_and_may_work_later(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work(demo: DemoHuntflow, place: Workplace, person: Applicant) -> None:
        api = await place.session.api()

        async def fails(url: str, *, cap_bytes: int | None = None) -> bytes:
            raise NotSent(cause="offline") if how == "down" else NotFound()

        with monkeypatch.context() as patch:
            if how == "paused":
                place.session.pause()
            else:
                patch.setattr(api.files, "fetch", fails)
            assert await place.library.photo(ACCOUNT, person.applicant_id) is None
        place.session.resume()
        assert await place.library.photo(ACCOUNT, person.applicant_id) is not None

    with_photo(tmp_path, work)


def test_what_is_no_picture_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(demo: DemoHuntflow, place: Workplace, person: Applicant) -> None:
        api = await place.session.api()

        async def svg(url: str, *, cap_bytes: int | None = None) -> bytes:
            return b"<svg xmlns='http://www.w3.org/2000/svg'/>"

        monkeypatch.setattr(api.files, "fetch", svg)
        assert await place.library.photo(ACCOUNT, person.applicant_id) is None
        assert place.store.blobs.size() == 0

    with_photo(tmp_path, work)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"GIF89a", "gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", ""),
        (b"<svg/>", ""),
        (b"%PDF-1.4", ""),
        (b"", ""),
    ],
)
def test_kinds_of_pictures(content: bytes, kind: str) -> None:
    assert picture_kind(content) == kind
