"""Every field says where it was read, in the text and, of a PDF, on its pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication

from huntflow_desk.core.errors import UnreadableFile
from huntflow_desk.sources.resumes.fields.extract import extract
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.places import span_rects
from huntflow_desk.sources.resumes.read import load, read_document
from tests.sources.resumes.conftest import Pool
from tests.sources.resumes.render_pdf import draw


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _spans(found: Any) -> list[list[int]]:
    """The spans of single and of list fields; [0, 0] belongs to addresses behind links."""
    result: list[list[int]] = []
    for spans in found.spans.values():
        result += [spans] if spans and isinstance(spans[0], int) else spans
    return [span for span in result if span != [0, 0]]


def _files(samples: Path, manifest: dict[str, Any], kind: str = "") -> list[Path]:
    return [samples / m["file"] for m in manifest["files"] if kind in ("", m["format"])]


def test_every_field_has_its_span(samples: Path, manifest: dict[str, Any]) -> None:
    for path in _files(samples, manifest):
        document = read_document(load(path, Limits()), Limits())
        found = extract(document)
        assert set(found.fields) - {"photo"} == set(found.spans) - {"photo"}, path.name
        for start, end in _spans(found):
            assert 0 <= start < end <= len(document.text), path.name
        for name in ("phones", "emails", "skills"):
            values = found.fields.get(name, [])
            assert len(values) == len(found.spans.get(name, values))
            for value, (start, end) in zip(values, found.spans.get(name, []), strict=True):
                shown = _bare(document.text[start:end])
                assert _bare(value)[-7:] in shown, (path.name, value, shown)
        for key in ("city", "position", "telegram", "github"):
            start, end = found.spans.get(key, (0, 0))
            if end:
                assert _bare(found.fields[key]) in _bare(document.text[start:end]), path.name


def test_places_hold_the_text_of_their_spans(samples: Path, manifest: dict[str, Any]) -> None:
    seen = 0
    for path in _files(samples, manifest, "pdf"):
        document = read_document(load(path, Limits()), Limits())
        found = extract(document)
        spans = [s for k, v in found.spans.items() if k != "experience" for s in _spans_of(v)]
        pdf = pypdfium2.PdfDocument(path)
        for (start, end), rects in zip(spans, span_rects(document, spans), strict=True):
            shown = ""
            for page, left, bottom, right, top in rects:
                text = pdf[page].get_textpage()
                shown += text.get_text_bounded(left - 1, bottom, right + 1, top)
            assert _bare(document.text[start:end]) in _bare(shown), (path.name, shown)
            seen += 1
        pdf.close()
    assert seen > 100


def _spans_of(value: Any) -> list[list[int]]:
    spans = [value] if value and isinstance(value[0], int) else value
    return [s for s in spans if s != [0, 0]]


def test_the_worker_gives_shares_of_the_page(
    pool: Pool, tmp_path: Path, qapp: QGuiApplication
) -> None:
    pdf = tmp_path / "a.pdf"
    draw(pdf, [("title", "Анна Ким"), ("p", "Минск, +375 29 111-22-33"), ("foot", "1 / 1")])
    read = pool.read(pdf)
    spans = [read.spans["name"], *read.spans["phones"], [0, 0]]
    name, phone, nothing = pool.runner.run(pool.reader.places(pdf, spans))
    assert nothing == []
    assert len(name) == len(phone) == 1
    assert 0 < name[0].left < name[0].right < 1
    assert name[0].top < name[0].bottom <= phone[0].top + 0.01 < phone[0].bottom < 0.2
    assert phone[0].left > name[0].left
    text = tmp_path / "a.txt"
    text.write_text("Анна Ким", "utf-8")
    assert pool.runner.run(pool.reader.places(text, [[0, 4]])) == [[]]
    with pytest.raises(UnreadableFile):
        pool.runner.run(pool.reader.places(tmp_path / "none.pdf", [[0, 4]]))
