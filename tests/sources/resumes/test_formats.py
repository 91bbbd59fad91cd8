"""Documents of each kind become lines of text in reading order."""

from __future__ import annotations

import base64
import zlib

import pytest

from huntflow_desk.sources.resumes.png import png_of
from huntflow_desk.sources.resumes.sniff import sniff
from huntflow_desk.sources.resumes.trouble import Unreadable
from tests.sources.resumes import render
from tests.sources.resumes.conftest import read_bytes
from tests.sources.resumes.templates import Block

TEXT = "Иванова Мария\nТелефон: +7 916 123-45-67\nОпыт работы\nООО «Ромашка», менеджер"
PORTRAIT = png_of(b"\x80" * (120 * 3 * 150), 120, 150, 360)
ICON = png_of(b"\x80" * (24 * 3 * 24), 24, 24, 72)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_text_in_any_encoding(encoding: str) -> None:
    data = TEXT.encode(encoding)
    assert read_bytes(data).text == TEXT


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866", "iso8859-5"])
def test_text_in_old_encodings(encoding: str) -> None:
    text = TEXT.replace("«", '"').replace("»", '"')
    assert read_bytes(text.encode(encoding)).text == text


def test_docx_tables_boxes_and_headers_are_read() -> None:
    box = (
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>в рамке</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )
    table = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Телефон</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>+7 916</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    head = render.wordml("<w:p><w:r><w:t>колонтитул</w:t></w:r></w:p>")
    data = render.zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": render.wordml(f"{box}{table}"),
            "word/header1.xml": head,
        }
    )
    lines = [line.text for line in read_bytes(data).lines]
    assert lines == ["колонтитул", "в рамке", "Телефон\t+7 916"]


def test_columns_of_a_layout_table_are_read_one_after_the_other() -> None:
    blocks: list[Block] = [
        ("cols", [("p", "Контакты"), ("p", "Минск")], [("title", "Анна Ким"), ("p", "QA")])
    ]
    for data in (render.as_docx(blocks), render.as_odt(blocks), render.as_rtf(blocks)):
        lines = [line.text for line in read_bytes(data).lines]
        assert lines == ["Контакты", "Минск", "Анна Ким", "QA"]


def test_a_date_cell_is_one_line() -> None:
    cell = [("p", "Май 2024 —"), ("p", "настоящее время"), ("p", "2 года")]
    blocks: list[Block] = [("row", [cell, [("b", "ООО «Ромашка»"), ("p", "Менеджер")]])]
    expected = ["Май 2024 — настоящее время 2 года", "ООО «Ромашка»", "Менеджер"]
    for data in (render.as_docx(blocks), render.as_rtf(blocks), render.as_html(blocks).encode()):
        assert [line.text for line in read_bytes(data).lines] == expected


def test_html_leaves_out_scripts_and_hidden_parts() -> None:
    html = (
        "<html><head><title>t</title><script>var a='8 800 000 00 00'</script></head><body>"
        "<p style='display: none'>тайна</p><h1>Анна &amp; Ко</h1><div>a<br>b</div></body></html>"
    )
    assert [line.text for line in read_bytes(html.encode()).lines] == ["Анна & Ко", "a", "b"]


def test_rtf_code_pages_and_unicode() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg1251 \'c8\'e2\'e0\'ed \u1071?\b\fs40 X\par {\*\skip no}y}"
    assert [line.text for line in read_bytes(rtf).lines] == ["Иван ЯX", "y"]


def test_a_portrait_counts_and_an_icon_does_not() -> None:
    for picture, expected in ((PORTRAIT, True), (ICON, False)):
        source = "data:image/png;base64," + base64.b64encode(picture).decode()
        html = f"<html><body><img src='{source}'><p>Анна</p></body></html>"
        assert read_bytes(html.encode()).has_photo is expected
        rtf = b"{\\rtf1 {\\pict\\pngblip " + picture.hex().encode() + b"}Anna}"
        assert read_bytes(rtf).has_photo is expected


def test_a_picture_is_kept_without_text() -> None:
    document = read_bytes(PORTRAIT)
    assert (document.kind, document.text) == ("image", "")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"  <!DOCTYPE html><p>", "html"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
        (b"\0\0 \n", "empty"),
        (b"plain words", "text"),
        (PORTRAIT, "image"),
    ],
)
def test_the_kind_is_in_the_content(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_ligatures_soft_hyphens_and_marks_are_folded() -> None:
    text = "e\ufb03cient work\u00adflow\u202e\u200b и\u0306од"
    assert read_bytes(text.encode()).text == "efficient workflow йод"


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    big = b"<a>" + b" " * 60_000_000
    with pytest.raises(Unreadable, match="too_large"):
        read_bytes(render.zipped({"[Content_Types].xml": "", "word/document.xml": big}))
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document>&a;</w:document>'
    with pytest.raises(Unreadable, match="corrupt"):
        read_bytes(render.zipped({"[Content_Types].xml": "", "word/document.xml": entity}))
    deep = "<a>" * 5000 + "</a>" * 5000
    with pytest.raises(Unreadable, match="corrupt"):
        read_bytes(render.zipped({"[Content_Types].xml": "", "word/document.xml": deep}))
    many = {f"word/{n}": "" for n in range(2001)} | {"[Content_Types].xml": ""}
    with pytest.raises(Unreadable, match="too_large"):
        read_bytes(render.zipped(many))


def test_an_archive_and_noise_are_unsupported() -> None:
    with pytest.raises(Unreadable, match="unsupported"):
        read_bytes(render.zipped({"a.txt": "x"}))
    with pytest.raises(Unreadable, match="unsupported"):
        read_bytes(zlib.compress(TEXT.encode() * 50)[2:] * 5)
