"""A read-only viewer for long text from outside."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.plaintext import clean

SHOWN_LIMIT = 256 * 1024
# One unbroken line of 200 KB with wrapping takes seconds to lay out.
WRAP_LINE_LIMIT = 5_000


class TextViewer(QWidget):
    """Shows up to 256 KB; a button adds the rest piece by piece."""

    def __init__(
        self, *, wrap: bool = True, mono: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wrap = wrap
        self._mono = mono
        self._text = ""
        self._shown = 0
        self.edit = QPlainTextEdit()
        self.edit.setReadOnly(True)
        self.edit.setProperty("flat", True)
        self.edit.setUndoRedoEnabled(False)
        if mono:
            self._set_mono()
        self._note = Muted(small=True)
        self._more = Button("", self._show_more, kind="quiet")
        self._foot = QWidget()
        self._foot.setLayout(row(self._note, self._more, None))
        self.setLayout(column(self.edit, self._foot, spacing=4))
        self._foot.hide()

    def set_text(self, text: str) -> None:
        """Show this text from its beginning."""
        self._text = clean(text)
        longest = max((len(line) for line in self._text.split("\n")), default=0)
        wrapped = self._wrap and longest <= WRAP_LINE_LIMIT
        mode = QPlainTextEdit.LineWrapMode
        self.edit.setLineWrapMode(mode.WidgetWidth if wrapped else mode.NoWrap)
        self._shown = min(len(self._text), SHOWN_LIMIT)
        self.edit.setPlainText(self._text[: self._shown])
        self._update_foot()

    def text(self) -> str:
        """The whole text, shown or not."""
        return self._text

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words; the theme may have changed the size of the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_foot()
        elif event.type() == QEvent.Type.FontChange and self._mono:
            self._set_mono()

    def _show_more(self) -> None:
        end = min(len(self._text), self._shown + SHOWN_LIMIT)
        cursor = self.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(self._text[self._shown : end])
        self._shown = end
        self._update_foot()

    def _update_foot(self) -> None:
        left = len(self._text) - self._shown
        self._foot.setVisible(left > 0)
        kilobytes = int(left / 1024)
        if left > 0:
            self._note.setText(
                QCoreApplication.translate(
                    "TextViewer", "Показано начало, ещё %n КБ", "", kilobytes
                )
            )
            self._more.set_text(QCoreApplication.translate("TextViewer", "Показать дальше"))

    def _set_mono(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.edit.setFont(font)
