"""History as one text: selectable across entries, painted with a rail of signs at the left.

Only `insertText` touches the document, so nothing from outside is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from huntflow_desk.qt.kit.theme import theme

RAIL_PX = 36
SIGN_PX = 22


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, ready to be written; `notes` stand muted under the `comment`."""

    entry_id: int
    title: str
    where: str
    meta: str
    comment: str
    notes: tuple[str, ...]
    icon: str
    tone: str


class Timeline(QTextEdit):
    """Shows lines newest first; keeps the place and the selection when some are added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._starts: list[tuple[int, int]] = []
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The application's sheet draws text fields as boxes; this one is part of the page.
        self.setStyleSheet(
            "QTextEdit { background: transparent; padding: 0; }"
            "QTextEdit:!focus { border-color: transparent; }"
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Links in text are words: nothing here opens anything.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme().changed.connect(self._restyle)

    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line], *, keep_place: bool) -> None:
        """Write these. Nothing happens when they are shown already."""
        wanted = tuple(lines)
        if wanted == self._lines and keep_place:
            return
        place = self._place() if keep_place else None
        self._lines = wanted
        self._write()
        if place is not None:
            self._return_to(place)
        else:
            self.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rail, then the text."""
        self._paint_rail()
        super().paintEvent(event)

    # Writing

    def _restyle(self) -> None:
        place = self._place()
        self._write()
        self._return_to(place)

    def _write(self) -> None:
        look = theme()
        px = look.px
        self._starts = []
        self.setUpdatesEnabled(False)
        document = self.document()
        document.setDocumentMargin(px(4))
        self.clear()
        strong, muted, plain = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        strong.setFont(look.font(bold=True))
        strong.setForeground(look.colour("text"))
        muted.setFont(look.font(scale=0.92))
        muted.setForeground(look.colour("muted"))
        plain.setFont(look.font())
        plain.setForeground(look.colour("text"))
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, line in enumerate(self._lines):
            head = _block(px(RAIL_PX), px(14) if number else px(2))
            head.setProperty(QTextFormat.Property.UserProperty, number)
            if number:
                cursor.insertBlock(head)
            else:
                cursor.setBlockFormat(head)
            self._starts.append((line.entry_id, cursor.position()))
            cursor.insertText(line.title, strong)
            if line.where:
                cursor.insertText(f" · {line.where}", plain)
            cursor.insertBlock(_block(px(RAIL_PX), px(1)))
            cursor.insertText(line.meta, muted)
            if line.comment:
                cursor.insertBlock(_block(px(RAIL_PX), px(4)))
                first, *rest = line.comment.split("\n")
                cursor.insertText(first, plain)
                if rest:
                    cursor.insertBlock(_block(px(RAIL_PX), 0))
                    cursor.insertText("\n".join(rest), plain)
            for note in line.notes:
                cursor.insertBlock(_block(px(RAIL_PX), px(4)))
                cursor.insertText(note, muted)
        cursor.endEditBlock()
        # The view's own cursor was pushed to the end by the writing; a resize would follow it.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setUpdatesEnabled(True)

    # Keeping the place

    def _place(self) -> _Place:
        cursor = self.textCursor()
        top = self.cursorForPosition(self.viewport().rect().topLeft())
        value = self.verticalScrollBar().value()
        top_y = self.document().documentLayout().blockBoundingRect(top.block()).top()
        return _Place(
            self._locate(cursor.anchor()),
            self._locate(cursor.position()),
            self._locate(top.block().position()),
            value - round(top_y),
            value,
        )

    def _return_to(self, place: _Place) -> None:
        anchor, position = self._position(place.anchor), self._position(place.position)
        if anchor is not None and position is not None and anchor != position:
            cursor = self.textCursor()
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        top = self._position(place.top)
        if place.value == 0 or top is None:
            bar.setValue(place.value)
            return
        block = self.document().findBlock(top)
        y = self.document().documentLayout().blockBoundingRect(block).top()
        bar.setValue(round(y) + place.offset)

    def _locate(self, position: int) -> tuple[int, int] | None:
        for entry_id, start in reversed(self._starts):
            if position >= start:
                return entry_id, position - start
        return None

    def _position(self, located: tuple[int, int] | None) -> int | None:
        if located is None:
            return None
        for entry_id, start in self._starts:
            if entry_id == located[0]:
                return min(start + located[1], self.document().characterCount() - 1)
        return None

    # Painting

    def _paint_rail(self) -> None:
        look = theme()
        px = look.px
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.document().documentLayout()
        scroll = self.verticalScrollBar().value()
        bottom = self.viewport().height()
        centre_x = px(4) + px(SIGN_PX) / 2
        heads: list[tuple[int, float]] = []
        # From the entry above the first visible line, so that the rail has no gap at the top.
        top = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        first = next(
            (nth for nth in range(len(self._starts) - 1, -1, -1) if self._starts[nth][1] <= top), 0
        )
        for number in range(first, len(self._starts)):
            block = self.document().findBlock(self._starts[number][1])
            box = layout.blockBoundingRect(block)
            line = block.layout().lineAt(0)
            y = box.top() - scroll + line.y() + line.height() / 2
            heads.append((number, y))
            if y > bottom + px(SIGN_PX):
                break
        painter.setPen(QPen(look.colour("border"), 1))
        for (_, upper), (_, lower) in pairwise(heads):
            painter.drawLine(
                QPointF(centre_x, upper + px(SIGN_PX) / 2 + px(3)),
                QPointF(centre_x, lower - px(SIGN_PX) / 2 - px(3)),
            )
        for number, y in heads:
            entry = self._lines[number]
            sign = QRectF(centre_x - px(SIGN_PX) / 2, y - px(SIGN_PX) / 2, px(SIGN_PX), px(SIGN_PX))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tokens.tint(entry.tone))
            painter.drawEllipse(sign)
            icon = look.pixmap(entry.icon, 14, entry.tone)
            painter.drawPixmap(QPointF(centre_x - px(14) / 2, y - px(14) / 2), icon)
        painter.end()


@dataclass(frozen=True, slots=True)
class _Place:
    anchor: tuple[int, int] | None
    position: tuple[int, int] | None
    top: tuple[int, int] | None
    offset: int
    value: int


def _block(left: int, top: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLeftMargin(left)
    form.setRightMargin(8)
    form.setTopMargin(top)
    return form
