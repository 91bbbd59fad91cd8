"""What is shown while something is dragged over the window: where it would go."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme


class DropOverlay(QWidget):
    """Lies over the whole window. `moved(event)`, `dropped(event)`, `left`."""

    moved = Signal(object)
    dropped = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._title = ""
        self._hint = ""
        self._place = QRect()
        self.hide()

    def say(self, title: str, hint: str, place: QRect) -> None:
        """Name the target; `place`: where it is, in our coordinates, empty for everywhere."""
        if (title, hint, place) != (self._title, self._hint, self._place):
            self._title, self._hint, self._place = title, hint, place
            self.setAccessibleName(title)
            self.update()

    @property
    def title(self) -> str:
        """What it says."""
        return self._title

    def cover(self) -> None:
        """Lie over everything."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The whole window is a target."""
        self.moved.emit(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Another target perhaps."""
        self.moved.emit(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone."""
        self.left.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go."""
        self.dropped.emit(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil, the target's outline, and its name in the middle."""
        look = theme()
        px = look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(look.colour("bg"))
        veil.setAlphaF(0.72)
        painter.fillRect(self.rect(), veil)
        accent = look.colour("accent")
        place = QRectF(self._place) if not self._place.isEmpty() else QRectF(self.rect())
        inset = px(3) if not self._place.isEmpty() else px(10)
        place = place.adjusted(inset, inset, -inset, -inset)
        tint = QColor(accent)
        tint.setAlphaF(0.10)
        painter.setBrush(tint)
        painter.setPen(QPen(accent, px(2), Qt.PenStyle.DashLine))
        painter.drawRoundedRect(place, px(10), px(10))
        self._paint_card(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        look = theme()
        px = look.px
        room = self.width() - px(80)
        big, small = look.font(scale=1.2, bold=True), look.font()
        painter.setFont(big)
        most = px(760)
        width = min(
            room, most, max(px(360), painter.fontMetrics().horizontalAdvance(self._title) + px(112))
        )
        text_width = width - px(96)
        flags = int((Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap).value)
        high = (
            painter.fontMetrics()
            .boundingRect(QRect(0, 0, text_width, 1000), flags, self._title)
            .height()
        )
        painter.setFont(small)
        low = (
            painter.fontMetrics()
            .boundingRect(QRect(0, 0, text_width, 1000), flags, self._hint)
            .height()
        )
        height = high + low + px(44)
        box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(look.colour("strong_border"), 1))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(box, px(12), px(12))
        icon = look.pixmap("intake", 40, "accent")
        painter.drawPixmap(round(box.left() + px(20)), round(box.center().y() - px(20)), icon)
        left = box.left() + px(76)
        painter.setFont(big)
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(left, box.top() + px(18), text_width, high), flags, self._title)
        painter.setFont(small)
        painter.setPen(look.colour("muted"))
        painter.drawText(
            QRectF(left, box.top() + px(24) + high, text_width, low), flags, self._hint
        )


def shortened(text: str) -> str:
    """A name for the overlay's sentence."""
    return one_line(text, 60)
