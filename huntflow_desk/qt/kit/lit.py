"""Words lit up in plain text: in a text view, and in a label. Positions are given, not found here.

Places are start and length in characters of Python; Qt counts in UTF-16, where some take two.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.theme import theme

Places = Sequence[tuple[int, int]]
MOST_LIT = 1_000
"""Further ones are counted and can be gone to, but are not coloured: colouring costs by number."""


def lit_colours(*, current: bool = False) -> tuple[QColor, QColor]:
    """Background and text of a lit word; `current` for the one a person has gone to."""
    look = theme()
    if current:
        return look.colour("accent"), look.colour("on_accent")
    return look.colour("sandbox_bg"), look.colour("text")


def qt_places(text: str, places: Places) -> list[tuple[int, int]]:
    """The places in the units of Qt. `places` are in order."""
    if text.isascii() or not any(char > "\uffff" for char in text):
        return list(places)
    result = []
    done = shift = 0
    for start, size in places:
        shift += _wide(text[done:start])
        inside = _wide(text[start : start + size])
        result.append((start + shift, size + inside))
        shift += inside
        done = start + size
    return result


def _wide(text: str) -> int:
    return sum(char > "\uffff" for char in text)


class TextLights(QObject):
    """The lit words of a text view; they follow the theme and go with the view."""

    def __init__(self, edit: QPlainTextEdit | QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._places: list[tuple[int, int]] = []
        self._current: int | None = None
        theme().changed.connect(self._colour)

    def text(self) -> str:
        """The text as it is counted here."""
        return self._edit.toPlainText()

    def light(self, text: str, places: Places) -> None:
        """Light these places of `text`, which is `self.text()`. Nobody has gone to one yet."""
        if not places and not self._places:
            return
        self._places = qt_places(text, places)
        self._current = None
        self._colour()

    def go_to(self, number: int) -> None:
        """Bring a place into the middle of the view and mark it."""
        if not 0 <= number < len(self._places):
            return
        self._current = number
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(min(self._places[number][0], self._last()))
        self._edit.setTextCursor(cursor)
        bar = self._edit.verticalScrollBar()
        if isinstance(self._edit, QPlainTextEdit):
            self._edit.centerCursor()
        else:
            middle = self._edit.viewport().height() // 2
            bar.setValue(bar.value() + self._edit.cursorRect(cursor).center().y() - middle)
        self._colour()

    def _last(self) -> int:
        return max(0, self._edit.document().characterCount() - 1)

    def _colour(self) -> None:
        document, last = self._edit.document(), self._last()
        shown: list[QTextEdit.ExtraSelection] = []
        numbers = list(range(min(len(self._places), MOST_LIT)))
        if self._current is not None and self._current >= MOST_LIT:
            numbers.append(self._current)
        for number in numbers:
            start, size = self._places[number]
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(document)
            cursor.setPosition(min(start, last))
            cursor.setPosition(min(start + size, last), QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            back, front = lit_colours(current=number == self._current)
            form.setBackground(back)
            form.setForeground(front)
            one.cursor = cursor
            one.format = form
            shown.append(one)
        self._edit.setExtraSelections(shown)


class LitLabel(Label):
    """A label of wrapped plain text in which words can be lit."""

    def __init__(
        self, text: str = "", *, selectable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, wrap=True, selectable=selectable, parent=parent)
        self._places: list[tuple[int, int]] = []
        self._current: int | None = None

    def light(self, places: Places, current: int | None = None) -> None:
        """Light these places of `full_text()`; `current`: number of the one gone to."""
        if places or self._places:
            self._places = qt_places(self.full_text(), places)
            self._current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks under the words, then the words as ever."""
        if self._places:
            self._paint_marks()
        super().paintEvent(event)

    def _paint_marks(self) -> None:
        """Lays the text out the way the label does and fills the boxes of the lit words."""
        painter = QPainter(self)
        area = QRectF(self.contentsRect())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        # The colour of the words is the label's, so the current one has a frame instead of ink.
        back, _ = lit_colours()
        frame, _ = lit_colours(current=True)
        boxes: list[tuple[QRectF, bool]] = []
        top = begin = 0.0
        for line_text in self.full_text().split("\n"):
            layout = QTextLayout(line_text, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(area.width())
                line.setPosition(QPointF(0, top))
                top += line.height()
                first = int(begin) + line.textStart()
                end = first + line.textLength()
                for number, (start, size) in enumerate(self._places):
                    left, right = max(start, first), min(start + size, end)
                    if left < right:
                        x0 = _x(line, left - int(begin))
                        x1 = _x(line, right - int(begin))
                        box = QRectF(min(x0, x1), line.y(), abs(x1 - x0), line.height())
                        boxes.append((box, number == self._current))
            layout.endLayout()
            begin += len(line_text) + _wide(line_text) + 1
        # A label centres what is lower than itself.
        shift = max(0.0, (area.height() - top) / 2)
        for box, current in boxes:
            placed = box.translated(area.left(), area.top() + shift)
            painter.fillRect(placed, back)
            if current:
                painter.setPen(frame)
                painter.drawRect(placed.adjusted(-1, 0, 1, -1))
        painter.end()


def _x(line: QTextLine, position: int) -> float:
    # PySide gives the position back as well; its stubs know of the number only.
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
