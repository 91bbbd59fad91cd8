"""A text of a vacancy on the page: as high as it needs to be, with hanging bullets."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from huntflow_desk.qt.forms.prose import Piece, Prose
from huntflow_desk.qt.kit.plaintext import clean
from huntflow_desk.qt.kit.theme import theme


class ProseView(QTextEdit):
    """Shows prose; selectable; never scrolls by itself, the page does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prose = Prose(())
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            "QTextEdit { background: transparent; padding: 0; }"
            "QTextEdit:!focus { border-color: transparent; }"
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme().changed.connect(self._write)

    def show_prose(self, prose: Prose) -> None:
        """Write it. Nothing happens when it is shown already."""
        if prose == self._prose:
            return
        self._prose = prose
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the text."""
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(theme().px(120), super().minimumSizeHint().height())

    def _write(self) -> None:
        look = theme()
        self.clear()
        self.document().setDocumentMargin(0)
        form = QTextCharFormat()
        form.setFont(look.font())
        form.setForeground(look.colour("text"))
        metrics = QFontMetrics(look.font())
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        before: Piece | None = None
        for piece in self._prose.pieces:
            block = self._block(piece, before, metrics)
            if before is None:
                cursor.setBlockFormat(block)
            else:
                cursor.insertBlock(block)
            mark = f"{piece.mark}\u2002" if piece.mark else ""
            # One paragraph stays one block: separators from outside would start others.
            text = clean(piece.text).replace("\n", " ")
            cursor.insertText(mark + text.replace("\u2028", " ").replace("\u2029", " "), form)
            before = piece
        cursor.endEditBlock()
        self._fit()

    def _block(self, piece: Piece, before: Piece | None, metrics: QFontMetrics) -> QTextBlockFormat:
        px = theme().px
        form = QTextBlockFormat()
        if piece.mark:
            hang = metrics.horizontalAdvance(f"{piece.mark}\u2002")
            form.setLeftMargin(px(4) + piece.depth * px(16) + hang)
            form.setTextIndent(-hang)
        if before is not None:
            together = bool(piece.mark) and bool(before.mark)
            form.setTopMargin(px(4) if together else px(8))
        form.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return form

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = math.ceil(self.document().size().height()) + 2 * self.frameWidth() + theme().px(4)
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)
