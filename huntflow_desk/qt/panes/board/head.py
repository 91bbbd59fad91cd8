"""The head of a column: stage, people, late ones, the digit that moves there; folds the column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.board import Lane

HEIGHT_PX = 54
LAST_DIGIT = 9
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = int((_MIDDLE | Qt.AlignmentFlag.AlignLeft).value)
_RIGHT = int((_MIDDLE | Qt.AlignmentFlag.AlignRight).value)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter.value)


class StageHead(QAbstractButton):
    """Folds and unfolds its column: by its arrow, and all of it while folded.

    `side(by)`: Left or Right was pressed on a folded one.
    """

    side = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane: Lane | None = None
        self._shown: int | None = None
        self._folded = False
        self._texts = ("", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().changed.connect(self.updateGeometry)

    def show_lane(self, lane: Lane | None, shown: int | None = None) -> None:
        """Say how a stage is. `shown`: how many of its people a filter leaves, None without."""
        self._lane, self._shown = lane, shown
        if lane is None:
            return
        name = one_line(lane.stage.name, 80)
        if shown is None:
            people = self.tr("%n чел.", None, lane.people)
        else:
            people = self.tr("{shown} из {all}").format(shown=shown, all=lane.people)
        late = self.tr("%n дольше срока", None, lane.overdue) if lane.overdue else ""
        limit = self.tr("срок %n дн.", None, lane.limit_days) if lane.limit_days else ""
        if not lane.is_target:
            limit = self.tr("удалён") if lane.stage.removed else self.tr("не из этой воронки")
        self._texts = (people, late, limit)
        parts = [name, people, late, limit]
        if self.digit:
            parts.append(self.tr("клавиша {digit}").format(digit=self.digit))
        if self._folded:
            parts.append(self.tr("свёрнут"))
        told = ", ".join(part for part in parts if part)
        self.setAccessibleName(told)
        self.setToolTip(tooltip("\n".join(part for part in parts if part)))
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Lie across the column, or stand along it."""
        self._folded = folded
        size = QSizePolicy.Policy
        self.setSizePolicy(size.Preferred, size.Expanding if folded else size.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if folded else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if folded else Qt.CursorShape.ArrowCursor)
        self.show_lane(self._lane, self._shown)
        self.updateGeometry()

    @property
    def digit(self) -> str:
        """The key that moves people here, "" without one."""
        lane = self._lane
        return str(lane.number) if lane is not None and 0 < lane.number <= LAST_DIGIT else ""

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        return QSize(theme().px(44), theme().px(HEIGHT_PX))

    def hitButton(self, pos: QPoint) -> bool:
        """Unfolded only the arrow can be pressed: a head is often touched in passing."""
        return self._folded or self._arrow().adjusted(-6, -6, 6, 6).contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A folded head has the keyboard: Enter and plus unfold, Left and Right go on."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.side.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Plus):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Go out."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Along the top of the column, or down the folded one."""
        if self._lane is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._folded:
            self._paint_folded(painter, self._lane)
        else:
            self._paint_open(painter, self._lane)

    def _paint_open(self, painter: QPainter, lane: Lane) -> None:
        look = theme()
        px = look.px
        self._paint_bar(painter, QRectF(px(12), px(9), px(3), px(15)), lane)
        arrow = self._arrow()
        tone = "text" if self.underMouse() else "disabled"
        painter.drawPixmap(arrow.topLeft(), look.pixmap("chevron-left", 14, tone))
        line = QRect(px(21), px(6), arrow.left() - px(4) - px(21), px(21))
        if self.digit:
            cap = QRect(line.right() - px(17), line.top() + px(2), px(18), px(17))
            self._paint_cap(painter, cap)
            line.setRight(cap.left() - px(6))
        painter.setFont(look.font(bold=True))
        painter.setPen(look.colour("text" if lane.is_target else "muted"))
        name = painter.fontMetrics().elidedText(
            one_line(lane.stage.name, 80), Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, _LEFT, name)
        people, late, limit = self._texts
        below = QRect(px(12), px(28), self.width() - px(24), px(19))
        painter.setFont(look.font(scale=0.92, tabular=True))
        metrics = painter.fontMetrics()
        painter.setPen(look.colour("muted"))
        painter.drawText(below, _LEFT, people)
        right = late or limit
        room = below.width() - metrics.horizontalAdvance(people) - px(10)
        icon = px(17) if late else 0
        right = metrics.elidedText(right, Qt.TextElideMode.ElideRight, max(0, room - icon))
        if late:
            left = below.right() - metrics.horizontalAdvance(right) - icon
            painter.drawPixmap(left, below.top() + px(3), look.pixmap("clock", 13, "warn"))
            painter.setPen(look.colour("warn"))
        painter.drawText(below, _RIGHT, right)

    def _paint_folded(self, painter: QPainter, lane: Lane) -> None:
        look = theme()
        px = look.px
        width = self.width()
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 1.5))
            box = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
            painter.drawRoundedRect(box, px(6), px(6))
        side = px(14)
        tone = "text" if self.underMouse() else "muted"
        painter.drawPixmap((width - side) // 2, px(9), look.pixmap("chevron-right", 14, tone))
        top = px(30)
        if self.digit:
            self._paint_cap(painter, QRect((width - px(18)) // 2, top, px(18), px(17)))
            top += px(24)
        painter.setFont(look.font(bold=True, tabular=True))
        painter.setPen(look.colour("text"))
        count = str(lane.people if self._shown is None else self._shown)
        painter.drawText(QRect(0, top, width, px(20)), _CENTRE, count)
        top += px(24)
        if lane.overdue:
            painter.drawPixmap((width - side) // 2, top, look.pixmap("clock", 14, "warn"))
            top += px(20)
        self._paint_bar(painter, QRectF((width - px(15)) / 2, top + px(4), px(15), px(3)), lane)
        top += px(14)
        painter.save()
        # A quarter turn about the place where the name begins.
        painter.setTransform(QTransform(0, 1, -1, 0, width / 2, top), True)
        painter.setFont(look.font())
        painter.setPen(look.colour("text" if lane.is_target else "muted"))
        room = max(0, self.height() - top - px(10))
        name = painter.fontMetrics().elidedText(
            one_line(lane.stage.name, 80), Qt.TextElideMode.ElideRight, room
        )
        height = painter.fontMetrics().height()
        painter.drawText(QRect(0, -height // 2, room, height), _LEFT, name)
        painter.restore()

    def _paint_bar(self, painter: QPainter, box: QRectF, lane: Lane) -> None:
        """The kind of the stage as a stroke; its name says it in words."""
        tone = {"trash": "danger", "hired": "ok"}.get(lane.stage.kind, "accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(tone if lane.is_target else "strong_border"))
        painter.drawRoundedRect(box, 1.5, 1.5)

    def _paint_cap(self, painter: QPainter, box: QRect) -> None:
        look = theme()
        painter.setPen(QPen(look.colour("strong_border"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(look.font(scale=0.85, tabular=True))
        painter.setPen(look.colour("muted"))
        painter.drawText(box, _CENTRE, self.digit)

    def _arrow(self) -> QRect:
        px = theme().px
        return QRect(self.width() - px(12) - px(14), px(9), px(14), px(14))
