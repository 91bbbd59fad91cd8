"""Every hostile sample ends in a clear row within its limits; noise never breaks the pool."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.resumes import render
from tests.sources.resumes.conftest import Pool

SEEDS = {
    "docx": render.as_docx(
        [
            ("photo",),
            ("top", [("p", "anna@mail.example")]),
            ("box", [("title", "Анна Ким"), ("row", ["Телефон", "+7 916 123-45-67"])]),
            ("foot", "1 / 1"),
        ]
    ),
    "odt": render.as_odt([("title", "Анна Ким"), ("li", "Python")]),
    "rtf": render.as_rtf([("title", "Анна Ким"), ("row", ["Город", "Минск"])]),
    "html": render.as_html([("title", "Анна Ким"), ("li", "Python")]).encode(),
    "txt": "Иванова Мария\nОпыт работы\nМай 2020 — сейчас\nООО «Ромашка», менеджер\n".encode(),
    "pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
    b"/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length 36>>stream\nBT /F1 12 Tf 20 100 "
    b"Td (Anna Kim) Tj ET\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
    b">>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
}
KNOWN = {"", "empty", "encrypted", "too_large", "corrupt", "unsupported", "crashed", "timeout"}


def test_hostile_samples(
    samples: Path, manifest: dict[str, Any], pool: Pool, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for item in manifest["hostile"]:
        path = folder / Path(item.get("present_as", item["file"])).name
        shutil.copy(samples / item["file"], path)
        before = time.monotonic()
        read = pool.read(path)
        spent = time.monotonic() - before
        assert spent < item["max_seconds"], item["file"]
        assert read.error in KNOWN
        if item["expect"] == "text":
            assert not read.error and item["contains"] in read.text, item["file"]
            continue
        wanted = item["expect"].replace("error:", "").split("|")
        got = {read.error, "partial" if read.partial else "", "error" if read.error else ""}
        assert got & set(wanted), (item["file"], read.error)
        assert read.explanation
    assert list(tmp_path.iterdir()) == [folder]


def test_a_worker_survives_what_it_refused(pool: Pool, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_bytes(SEEDS["txt"])
    bad = tmp_path / "bad.docx"
    bad.write_bytes(SEEDS["docx"][:200])
    assert pool.read(bad).error == "corrupt"
    assert pool.read(good).error == ""


def _check(pool: Pool, folder: Path, data: bytes) -> None:
    path = folder / "fuzz.bin"
    path.write_bytes(data)
    read = pool.read(path)
    assert read.error in KNOWN
    assert read.error or isinstance(read.text, str)


FUZZ = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FUZZ
@given(data=st.binary(max_size=400))
def test_any_bytes(pool: Pool, tmp_path: Path, data: bytes) -> None:
    _check(pool, tmp_path, data)


@FUZZ
@given(kind=st.sampled_from(sorted(SEEDS)), share=st.floats(0, 1))
def test_cut_files(pool: Pool, tmp_path: Path, kind: str, share: float) -> None:
    seed = SEEDS[kind]
    _check(pool, tmp_path, seed[: int(len(seed) * share)])


@FUZZ
@given(
    kind=st.sampled_from(sorted(SEEDS)),
    flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_damaged_files(
    pool: Pool, tmp_path: Path, kind: str, flips: list[tuple[float, int]]
) -> None:
    data = bytearray(SEEDS[kind])
    for place, value in flips:
        data[int(place * len(data))] ^= value
    _check(pool, tmp_path, bytes(data))


@FUZZ
@given(text=st.text(max_size=300))
def test_any_text(pool: Pool, tmp_path: Path, text: str) -> None:
    _check(pool, tmp_path, text.encode("utf-8", "surrogatepass"))


UNITS = st.one_of(
    st.sampled_from(
        ["2019 - ", "а\t", "(", "Опыт: ", "1 мес и ", "Иванов-", "«", "* ", "8 (9", "...."]
    ),
    st.text(min_size=1, max_size=6),
)


@FUZZ
@given(units=st.lists(UNITS, min_size=1, max_size=3), lines=st.booleans())
def test_pieces_that_repeat(pool: Pool, tmp_path: Path, units: list[str], lines: bool) -> None:
    """No rule takes more than its share of the time on text that repeats itself."""
    text = ("\n" if lines else "").join(units * (4000 // len("".join(units))))
    path = tmp_path / "repeats.txt"
    path.write_bytes(f"Иванова Мария\nОпыт работы\n{text}".encode("utf-8", "surrogatepass"))
    before = time.monotonic()
    assert pool.read(path).error in KNOWN - {"timeout", "crashed"}
    assert time.monotonic() - before < 5


@pytest.mark.parametrize("name", ["a\nb.txt", "\u202efdp.txt", "-rf.txt", "con .txt"])
def test_odd_names(pool: Pool, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SEEDS["txt"])
    assert pool.read(path).error == ""
