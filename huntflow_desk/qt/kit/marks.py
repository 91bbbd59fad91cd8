"""Small painted signs: chips, dots, avatars, state, the thin line of work."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.tokens import vendor_colour

BUSY_DELAY_MS = 300
_AVATAR_HUES = (212, 262, 330, 14, 38, 92, 150, 186)


def paint_dot(painter: QPainter, centre: QPointF, diameter: float, colour: QColor) -> None:
    """A filled circle with soft edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, diameter / 2, diameter / 2)


class TagDot(QWidget):
    """A dot in a colour of the vendor's. The word stands beside it; it names the dot too."""

    def __init__(self, colour: str, name: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setAccessibleName(one_line(name))
        self.setToolTip(tooltip(name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(10), theme().px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dot."""
        painter = QPainter(self)
        colour = vendor_colour(self._colour, theme().tokens)
        paint_dot(painter, QRectF(self.rect()).center(), theme().px(8), colour)


class Chip(QWidget):
    """A rounded word: a tag, a filter, a state. `removable` adds a cross and `removed`."""

    removed = Signal()
    clicked = Signal()

    def __init__(
        self,
        text: str,
        *,
        dot: str = "",
        tone: str = "",
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`dot`: a vendor colour; `tone`: accent, ok, warn, danger or "" for neutral."""
        super().__init__(parent)
        self._text = ""
        self._dot = dot
        self._tone = tone
        self._removable = removable
        self._hover = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        if removable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleDescription(
                QCoreApplication.translate("Chip", "Delete убирает метку")
            )

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str, *, dot: str | None = None, tone: str | None = None) -> None:
        """Another word; the colours stay unless they are given."""
        self._text = one_line(text, 60)
        self._dot = self._dot if dot is None else dot
        self._tone = self._tone if tone is None else tone
        self.setAccessibleName(self._text)
        self.setToolTip(tooltip(text) if self._text != text else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Text with padding, dot and cross."""
        px = theme().px
        width = self.fontMetrics().horizontalAdvance(self._text) + px(16)
        width += px(14) if self._dot else 0
        width += px(18) if self._removable else 0
        return QSize(width, max(px(22), self.fontMetrics().height() + px(6)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Pill, dot, word, cross."""
        look = theme()
        px, tokens = look.px, look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = box.height() / 2
        focus = self.hasFocus()
        painter.setPen(QPen(look.colour("accent"), 1.5) if focus else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.tint(self._tone))
        painter.drawRoundedRect(box, radius, radius)
        left = px(8)
        if self._dot:
            centre = QPointF(left + px(4), box.center().y())
            paint_dot(painter, centre, px(8), vendor_colour(self._dot, tokens))
            left += px(14)
        painter.setPen(look.colour(self._tone or "text"))
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self._text,
        )
        if self._removable:
            cross = look.pixmap("close", 12, "text" if self._hover else "muted")
            painter.drawPixmap(self._cross().topLeft(), cross)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the cross."""
        self._set_hover(self._removable and event.position().x() >= self._cross().left())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._set_hover(False)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross removes, the rest clicks."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            if self._removable and event.position().x() >= self._cross().left() - theme().px(4):
                self.removed.emit()
            else:
                self.clicked.emit()

    def keyPressEvent(self, event: object) -> None:
        """Delete and Backspace remove, Enter and Space click."""
        key = event.key()  # type: ignore[attr-defined]
        if self._removable and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def _cross(self) -> QRectF:
        size = theme().px(12)
        return QRectF(self.width() - size - theme().px(6), (self.height() - size) / 2, size, size)

    def _set_hover(self, hover: bool) -> None:
        if hover is not self._hover:
            self._hover = hover
            self.update()


class Avatar(QWidget):
    """A round picture, or the initials on a colour that belongs to the name."""

    def __init__(self, name: str = "", *, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._size = size
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Whose it is; takes the picture away."""
        self._name = one_line(name)
        self._picture = None
        self.setAccessibleName(self._name)
        self.update()

    @property
    def picture(self) -> QPixmap | None:
        """The picture that is shown instead of initials."""
        return self._picture

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show a picture, already decoded from checked bytes."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture or initials in a circle."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        side = look.px(self._size)
        box = QRectF(0, 0, side, side)
        if self._picture is not None and not self._picture.isNull():
            path = QPainterPath()
            path.addEllipse(box)
            painter.setClipPath(path)
            width, height = self._picture.width(), self._picture.height()
            square = min(width, height)
            source = QRectF((width - square) / 2, (height - square) / 2, square, square)
            painter.drawPixmap(box, self._picture, source)
            return
        paint_initials(painter, box, self._name, dark=look.dark)


def paint_initials(painter: QPainter, box: QRectF, name: str, *, dark: bool) -> None:
    """Two letters on a soft colour that is always the same for a name."""
    hue = _AVATAR_HUES[zlib.crc32(name.encode("utf-8", "replace")) % len(_AVATAR_HUES)]
    back = QColor.fromHsl(hue, 70 if dark else 150, 62 if dark else 226)
    front = QColor.fromHsl(hue, 130 if dark else 160, 206 if dark else 72)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawEllipse(box)
    font = theme().font(bold=True)
    font.setPixelSize(max(8, round(box.height() * 0.36)))
    painter.setFont(font)
    painter.setPen(front)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), initials(name))


def initials(name: str) -> str:
    """«ИА» of «Иванова Анна Сергеевна»; «?» of nothing."""
    letters = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(letters[:2]).upper() or "?"


class StateDot(QWidget):
    """A state as shape, colour and word: never colour alone.

    `shape`: full, half, hollow, pause, warning.
    """

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = "hollow"
        self._tone = "muted"
        self._mark = _Mark(self)
        self._label = Label(parent=self)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme().px(6))
        box.addWidget(self._mark)
        box.addWidget(self._label)

    def set_state(self, text: str, *, shape: str, tone: str, tip: str = "") -> None:
        """Say what is the case."""
        self._mark.show_mark(shape, tone)
        self._label.setText(text)
        # Without a word of its own it is the mark alone, in its full size.
        self._label.setVisible(bool(text))
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.setToolTip(tooltip(tip))


class _Mark(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shape, self._tone = "hollow", "muted"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, shape: str, tone: str) -> None:
        self._shape, self._tone = shape, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(12)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shape in ("pause", "warning"):
            painter.drawPixmap(0, 0, look.pixmap(self._shape, 12, self._tone))
            return
        colour = look.colour(self._tone)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if self._shape == "full" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if self._shape == "half":
            painter.setBrush(colour)
            painter.drawPie(box, 90 * 16, 180 * 16)


class BusyLine(QProgressBar):
    """A thin line that appears when work takes longer than 300 ms. Keeps its place when hidden."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, 0)
        self.setFixedHeight(theme().px(2))
        self.setProperty("kind", "line")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(QCoreApplication.translate("BusyLine", "Идёт загрузка"))
        self.hide()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(BUSY_DELAY_MS)
        self._delay.timeout.connect(self.show)

    def set_busy(self, busy: bool) -> None:
        """Begin (shown after 300 ms) or end (hidden at once)."""
        if not busy:
            self._delay.stop()
            self.setRange(0, 0)
            self.hide()
        elif not self.isVisible() and not self._delay.isActive():
            self._delay.start()

    def set_progress(self, done: int, total: int) -> None:
        """A share when the total is known, else moving."""
        self.setRange(0, max(0, total))
        self.setValue(done)
