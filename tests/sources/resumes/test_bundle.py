"""Archives of documents: listed and read in the helper process, never written."""

from __future__ import annotations

import asyncio
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huntflow_desk.core.errors import UnreadableFile
from huntflow_desk.sources.resumes.bundle import member, members
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.reader import ResumeReader
from huntflow_desk.sources.resumes.trouble import Unreadable


def archive(place: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return place


def test_what_is_in_it(tmp_path: Path) -> None:
    files = {"a/b.txt": b"one", "a/.DS_Store": b"x", "../c.txt": b"two", "empty.txt": b""}
    place = archive(tmp_path / "a.zip", files)

    async def run() -> None:
        reader = ResumeReader()
        assert (await reader.read(place)).is_archive
        found = await reader.members(place)
        assert [(one.name, one.problem) for one in found] == [
            ("a/b.txt", ""),
            ("../c.txt", ""),
            ("empty.txt", "empty"),
        ]
        assert [await reader.member(place, one.number) for one in found[:2]] == [b"one", b"two"]
        with pytest.raises(UnreadableFile):
            await reader.member(place, 99)
        await reader.close()

    asyncio.run(run())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip"]


def test_names_of_old_archivers(tmp_path: Path) -> None:
    place = tmp_path / "old.zip"
    with zipfile.ZipFile(place, "w") as made:
        made.writestr("xxxxxx.txt", b"one")
    data = place.read_bytes().replace(b"xxxxxx", "Резюме".encode("cp866"))
    place.write_bytes(data)
    assert members(place, Limits())[0].name == "Резюме.txt"


def test_limits(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(3_000)
    place = archive(tmp_path / "a.zip", {"bomb.txt": b"0" * 4_000_000, "big.txt": noise})
    limits = Limits(file_bytes=2_000_000)
    assert [one.problem for one in members(place, limits)] == ["too_large", ""]
    # The directory may lie.
    with pytest.raises(Unreadable, match="too_large"):
        member(place, 0, limits)
    with pytest.raises(Unreadable, match="too_large"):
        members(place, Limits(zip_bytes=1_000_000))
    with pytest.raises(Unreadable, match="too_large"):
        members(place, Limits(zip_members=1))
    with pytest.raises(Unreadable, match="gone"):
        members(tmp_path / "none.zip", Limits())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_damage_is_told(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    dice = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(3):
            made.writestr(f"{number}.txt", dice.randbytes(400))
    data = bytearray(out.getvalue())
    for _ in range(dice.randrange(1, 8)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    place = tmp_path_factory.mktemp("zip") / "a.zip"
    place.write_bytes(data[: dice.randrange(len(data) // 2, len(data) + 1)])
    try:
        for one in members(place, Limits()):
            member(place, one.number, Limits())
    except Unreadable as trouble:
        assert trouble.code in ("corrupt", "too_large", "encrypted", "unsupported")
