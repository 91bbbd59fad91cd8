"""Photos in files: private, limited, gone with their person."""

from __future__ import annotations

import asyncio
import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.store.blobs import MAX_BYTES, Blobs
from tests.store.conftest import OpenStore
from tests.store.documents import ACCOUNT, person


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs", limit=1_000)


def test_what_was_put_is_there_and_private(blobs: Blobs, tmp_path: Path) -> None:
    assert blobs.get(1, 2, 3) is None
    assert blobs.size() == 0
    blobs.put(1, 2, 3, b"photo")
    assert blobs.get(1, 2, 3) == b"photo"
    assert blobs.get(1, 2, 4) is None
    assert blobs.size() == 5
    if os.name == "posix":
        places = [tmp_path / "blobs", *(tmp_path / "blobs").iterdir()]
        assert [stat.S_IMODE(place.stat().st_mode) for place in places] == [0o700, 0o600]


def test_a_person_has_one_photo(blobs: Blobs) -> None:
    blobs.put(1, 2, 3, b"old")
    blobs.put(1, 2, 4, b"new")
    assert (blobs.get(1, 2, 3), blobs.get(1, 2, 4)) == (None, b"new")


def test_the_oldest_give_way(blobs: Blobs, tmp_path: Path) -> None:
    for number in range(5):
        blobs.put(1, number, 7, bytes(300))
        os.utime(tmp_path / "blobs" / f"1-{number}-7", ns=(number, number))
    assert blobs.size() <= 1_000
    assert [blobs.get(1, number, 7) is not None for number in range(5)] == [False] * 2 + [True] * 3


def test_without_a_limit_everything_stays(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    for number in range(5):
        blobs.put(1, number, 7, bytes(300))
    assert blobs.size() == 1_500
    blobs.limit = 700
    blobs.put(1, 5, 7, bytes(300))
    assert blobs.size() == 600


def test_old_ones_go_by_age_and_by_size(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    for number, kind in enumerate(("photo", "resume", "photo", "resume")):
        blobs.put(1, number, 7, bytes(300), kind=kind)
    for place in (tmp_path / "blobs").iterdir():
        day = int(place.name.split("-")[1]) + 1
        os.utime(place, (day * 86_400, day * 86_400))
    assert blobs.drop_before(datetime(1970, 1, 3, tzinfo=UTC)) == 1
    assert blobs.get(1, 0, 7) is None
    assert blobs.shrink_to(700) == 1
    assert blobs.get(1, 1, 7, kind="resume") is None
    assert blobs.shrink_to(700) == 0
    assert blobs.get(1, 2, 7) is not None and blobs.get(1, 3, 7, kind="resume") is not None


def test_too_large_a_file_is_refused(blobs: Blobs) -> None:
    with pytest.raises(ValueError, match="large"):
        blobs.put(1, 2, 3, bytes(MAX_BYTES + 1))
    assert blobs.get(1, 2, 3) is None


def test_drop_takes_the_named_people_only(blobs: Blobs) -> None:
    for account_id, applicant_id in ((1, 2), (1, 22), (2, 2)):
        blobs.put(account_id, applicant_id, 3, b"x")
    blobs.drop(1, [2, 5])
    assert blobs.get(1, 2, 3) is None
    assert blobs.get(1, 22, 3) == blobs.get(2, 2, 3) == b"x"
    blobs.clear()
    assert blobs.size() == 0


def test_a_file_in_the_way_is_disk_trouble(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("in the way")
    with pytest.raises(DiskTrouble):
        Blobs(tmp_path / "blobs").put(1, 2, 3, b"x")


def test_many_threads_leave_whole_files(blobs: Blobs, tmp_path: Path) -> None:
    start = threading.Barrier(8)

    def work(number: int) -> None:
        start.wait()
        for turn in range(10):
            blobs.put(1, number % 3, turn, bytes([number]) * 50)
            blobs.get(1, number % 3, turn)

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(work, number) for number in range(8)]:
            done.result()
    names = [place.name for place in (tmp_path / "blobs").iterdir()]
    assert not [name for name in names if name.endswith(".new")]
    assert len(names) == 3


def test_photos_go_with_the_people(open_here: OpenStore, folder: Path) -> None:
    store = open_here()
    asyncio.run(store.records.take_applicants(ACCOUNT, [person(5), person(6)], lifetime_s=60))
    for applicant_id in (5, 6):
        store.blobs.put(ACCOUNT, applicant_id, 1, b"needle")
    asyncio.run(store.records.drop_applicants(ACCOUNT, [5]))
    assert store.blobs.get(ACCOUNT, 5, 1) is None
    assert store.blobs.get(ACCOUNT, 6, 1) == b"needle"
    assert store.sizes()["blobs"] == 6
