"""Text from outside is text: in labels, tooltips, buttons, links and the viewer."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel

from huntflow_desk.qt.kit.labels import AgeLabel, Heading, Label, age_text
from huntflow_desk.qt.kit.links import LinkButton, link_target, open_link, safe_url
from huntflow_desk.qt.kit.plaintext import breakable, clean, label_text, one_line, tooltip
from huntflow_desk.qt.kit.viewer import SHOWN_LIMIT, TextViewer

HOSTILE = (
    "<b>жирно</b>",
    "<table><tr><td>" * 50,
    "Иванов & Сын",
    "имя\u202efdp.exe",
    "\ud800",
    "a\x00b",
    "я" * 300_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_as_text(qtbot, text):
    label = Label(text, elide=True)
    qtbot.addWidget(label)
    label.resize(200, 30)
    label.show()
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert len(one_line(text)) <= 300
    assert "<" not in label.toolTip().removeprefix("<p>").removesuffix("</p>")
    viewer = TextViewer()
    qtbot.addWidget(viewer)
    start = time.perf_counter()
    viewer.set_text(text)
    viewer.resize(300, 200)
    viewer.grab()
    assert time.perf_counter() - start < 1
    assert "\x00" not in viewer.edit.toPlainText()


def test_clean_shows_what_hides():
    assert clean("a\u202eb\u2066\x07\ud800\r\nc\td") == "a\ufffdb\ufffd\ufffd\ufffd\nc\td"
    assert one_line("  a\n\tb  ") == "a b"
    assert tooltip("<i>&\nx") == "<p>&lt;i&gt;&amp;<br>x</p>"
    assert tooltip("") == ""
    assert label_text("R&D") == "R&&D"


def test_long_words_can_be_broken():
    assert breakable("Иванов Иван") == "Иванов Иван"
    broken = breakable("почта: a.very.long-name@example.com")
    assert broken.startswith("почта: a.\u200b") and "@\u200bexample" in broken
    assert broken.replace("\u200b", "") == "почта: a.very.long-name@example.com"
    assert max(map(len, breakable("Ы" * 200).split("\u200b"))) <= 14


def test_elided_label_says_all_in_its_tooltip(qtbot):
    label = Heading("Очень длинное имя <b>кандидата</b> с отчеством", elide=True)
    qtbot.addWidget(label)
    label.resize(90, 30)
    label.show()
    assert label.text().endswith("…")
    assert "&lt;b&gt;" in label.toolTip()
    assert (
        label.full_text()
        == label.accessibleName()
        == ("Очень длинное имя <b>кандидата</b> с отчеством")
    )
    label.resize(900, 30)
    assert label.text() == label.full_text()
    assert label.toolTip() == ""


def test_tone_can_change(qtbot):
    label = Label("x", tone="muted")
    qtbot.addWidget(label)
    label.show()
    label.grab()
    before = label.grab().toImage()
    label.set_tone("danger")
    assert label.grab().toImage() != before


def test_age_words(qapp):
    assert age_text(60) == ""
    words = {125: "2", 3 * 3600 + 5: "3", 5 * 86_400 + 1: "5"}
    for seconds, number in words.items():
        assert number in age_text(seconds)


def test_age_label_shows_exact_time_on_hover(qtbot):
    label = AgeLabel(prefix=True)
    qtbot.addWidget(label)
    label.set_moment(datetime.now(UTC) - timedelta(hours=3, minutes=1), expired=True)
    assert "3" in label.text()
    assert label.toolTip()
    label.set_moment(None)
    assert (label.text(), label.toolTip()) == ("", "")


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://user:pw@example.com",
        "https://",
        "//host/share",
        "\\\\host\\share",
        "https://exa\u202emple.com",
        "",
        "https://example.com/" + "a" * 3000,
    ],
)
def test_addresses_that_are_not_opened(qtbot, address):
    assert safe_url(address) is None
    assert not open_link(address)
    button = LinkButton("ссылка", address)
    qtbot.addWidget(button)
    assert not button.isEnabled()


def test_link_shows_its_host_and_opens_after_a_click(qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    button = LinkButton("резюме", "https://hh.example.com/r/1?x=<b>")
    qtbot.addWidget(button)
    assert "hh.example.com" in button.text()
    assert opened == []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == [QUrl("https://hh.example.com/r/1?x=<b>")]
    mail = LinkButton("anna@example.com", "mailto:anna@example.com")
    qtbot.addWidget(mail)
    mail.copy()
    assert QGuiApplication.clipboard().text() == "anna@example.com"
    assert link_target(QUrl("tel:+79260000000")) == "+79260000000"


def test_viewer_opens_the_rest_piece_by_piece(qtbot):
    viewer = TextViewer(wrap=False, mono=True)
    qtbot.addWidget(viewer)
    viewer.show()
    text = "строка\n" * 60_000
    viewer.set_text(text)
    assert len(viewer.edit.toPlainText()) == SHOWN_LIMIT
    note = viewer.findChild(QLabel)
    assert note.isVisible()
    viewer._more.click()
    assert viewer.edit.toPlainText() == text
    assert not note.isVisible()
    assert viewer.text() == text
