"""Texts of a vacancy, which are HTML of a few tags (API notes, 7), edited without harming them.

The source is edited as plain text, so that whatever the vendor or a colleague put there stays
exactly as it is, but for what a person changes. Three buttons write the tags people need. Who
writes into an empty field need not know of tags: lines become paragraphs. How it will read is
shown below.
"""

from __future__ import annotations

import html
import re
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.wire.resume_text import plain_text
from huntflow_desk.qt.forms.controls import TextControl
from huntflow_desk.qt.forms.prose import read_prose
from huntflow_desk.qt.forms.proseview import ProseView
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.services.card import as_text

_TAG = re.compile(r"</?(?:ul|ol|li|p|br|a|strong|em|u|b|i|div|span|h[1-6])\b[^<>]{0,500}>", re.I)


class MarkupControl(TextControl):
    """The source with buttons for paragraph, list and bold, and how it reads."""

    def __init__(self) -> None:
        super().__init__(lines=6)
        self._base = ""
        self._reads = Muted(small=True)
        self._prose = ProseView()
        self._preview = Surface("sunken")
        self._preview.setLayout(column(self._reads, self._prose, margins=8, spacing=2))
        self._buttons = QWidget()
        self._paragraph = Button("", lambda: self.wrap("<p>", "</p>"), kind="quiet")
        self._list = Button("", self.make_list, kind="quiet")
        self._bold = Button("", lambda: self.wrap("<strong>", "</strong>"), kind="quiet")
        self._buttons.setLayout(row(self._paragraph, self._list, self._bold, None, spacing=2))
        self._box.addWidget(self._buttons)
        self._box.addWidget(self._preview)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(200)
        self._soon.timeout.connect(self._show_preview)
        self.text.textChanged.connect(self._soon.start)
        self._retranslate()

    def show_value(self, value: Any) -> None:
        """The source as it is."""
        super().show_value(value)
        self._show_preview()

    def begin(self, base: Any) -> None:
        """What it was before: plain text stays plain text."""
        self._base = base if isinstance(base, str) else ""

    def value(self) -> Any:
        """The source; lines written into an empty field become paragraphs."""
        text = self.text.text()
        if not text.strip():
            return ""
        if has_markup(text) or self._base.strip():
            return text
        return paragraphs(text)

    def words(self, value: Any) -> str:
        """As it reads."""
        return one_line(plain_text(as_text(value)), 200)

    def set_locked(self, locked: bool) -> None:
        """No buttons for who only reads."""
        super().set_locked(locked)
        self._buttons.setVisible(not locked)

    def wrap(self, before: str, after: str) -> None:
        """Put tags around what is selected, or around the place to write."""
        cursor = self.text.textCursor()
        chosen = cursor.selectedText().replace("\u2029", "\n")
        cursor.insertText(f"{before}{chosen}{after}")
        if not chosen:
            cursor.setPosition(cursor.position() - len(after))
            self.text.setTextCursor(cursor)
        self.text.setFocus()

    def make_list(self) -> None:
        """Each selected line becomes an item."""
        cursor = self.text.textCursor()
        lines = [line.strip() for line in cursor.selectedText().split("\u2029")]
        items = "\n".join(f"<li>{line}</li>" for line in lines if line) or "<li></li>"
        cursor.insertText(f"<ul>\n{items}\n</ul>")
        self.text.setFocus()

    def _show_preview(self) -> None:
        source = self.text.text()
        shown = has_markup(source)
        if shown:
            self._prose.show_prose(read_prose(source))
        self._preview.setVisible(shown)

    def _retranslate(self) -> None:
        self._reads.setText(self.tr("Как читается:"))
        self._prose.setAccessibleName(self.tr("Как читается:"))
        self._paragraph.set_text(self.tr("Абзац"))
        self._list.set_text(self.tr("Список"))
        self._bold.set_text(self.tr("Жирный"))


def has_markup(text: str) -> bool:
    """Whether there are tags in it.

    >>> has_markup("<p>x</p>"), has_markup("a < b > c")
    (True, False)
    """
    return _TAG.search(text) is not None


def paragraphs(text: str) -> str:
    """Plain lines as paragraphs of HTML.

    >>> paragraphs("a & b\\n\\nc")
    '<p>a &amp; b</p><p>c</p>'
    """
    lines = (line.strip() for line in text.split("\n"))
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines if line)
