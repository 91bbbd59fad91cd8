"""Text on pages: what breaks where, that nothing is markup, and what comes out as a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from huntflow_desk.qt.kit.paper import (
    UNITS_PER_INCH,
    Block,
    Fact,
    Head,
    Output,
    Paper,
    Row,
    Setting,
    Text,
    a4,
)
from huntflow_desk.qt.kit.theme import theme
from tests.papers import pages_of


@pytest.fixture
def printed(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    theme()

    def put(blocks: Iterable[Block], *, mark: str = "", across: bool = False) -> list[str]:
        owner = QObject()
        paper = Paper(a4(across=across), foot="Acme · данные на 12.11.2026", mark=mark)
        with qtbot.waitSignal(Setting(paper, blocks, owner).done, timeout=8000):
            pass
        writer = QPdfWriter(str(tmp_path / "paper.pdf"))
        writer.setResolution(UNITS_PER_INCH)
        writer.setPageLayout(paper.page)
        output = Output(paper, writer, owner)
        with qtbot.waitSignal(output.done, timeout=8000) as done:
            pass
        assert done.args == [True]
        pages = pages_of(tmp_path / "paper.pdf")
        assert len(pages) == paper.count
        for number, page in enumerate(pages, 1):
            assert f"Acme · данные на 12.11.2026 {number} / {len(pages)}" in page
            assert mark in page
        return pages

    return put


def test_every_word_arrives_once_over_the_pages(printed) -> None:
    text = " ".join(f"слово{number:03}" for number in range(700))
    pages = printed([Text("Иванова Анна", "title"), *[Text(text) for _ in range(3)]])
    assert len(pages) > 1
    whole = "".join(pages)
    assert [whole.count(f"слово{number:03}") for number in range(700)] == [3] * 700


def test_a_paragraph_without_a_blank_ends_too(printed) -> None:
    pages = printed([Text("ж" * 20_000), Fact("Имя", "щ" * 9_000)])
    whole = "".join(pages)
    assert (whole.count("ж"), whole.count("щ")) == (20_000, 9_000)


def test_nothing_is_markup(printed) -> None:
    hostile = '<b>жирно</b> <img src="http://x/y.png"> &amp; <script>1</script>'
    blocks = [Text(hostile, "title"), Text(hostile), Fact(hostile, hostile)]
    blocks += [Head((hostile,), (1.0,)), Row((hostile,))]
    pages = printed(blocks, mark=hostile)
    assert len(pages) == 1
    assert pages[0].count('<imgsrc="http://x/y.png">') >= 5
    assert "\u202e" not in printed([Text("а\u202eб")])[0]


def test_a_table_says_its_titles_on_every_page(printed) -> None:
    rows = [Row((f"Имя{number:03}", "", "нет")) for number in range(300)]
    head = Head(("Кандидат", "Этап", "Дней"), (3.0, 2.0, 1.0), frozenset({2}))
    pages = printed([Text("Список", "title"), head, *rows], mark="ПЕСОЧНИЦА", across=True)
    assert len(pages) > 3
    assert all("Кандидат Этап Дней" in page for page in pages)
    whole = "".join(pages)
    assert [whole.count(f"Имя{number:03}") for number in range(300)] == [1] * 300


def test_a_heading_is_not_left_alone(printed) -> None:
    for before in range(40, 62):
        blocks = [Text(f"строка{number}") for number in range(before)]
        pages = printed([*blocks, Text("Резюме", "heading"), Text("начало"), Text("конец")])
        (page,) = [page for page in pages if "Резюме" in page]
        assert "начало" in page


def test_nothing_is_a_page_too(printed) -> None:
    assert len(printed([])) == 1
