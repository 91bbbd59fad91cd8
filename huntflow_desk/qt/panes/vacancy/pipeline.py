"""The pipeline of a vacancy: its stages in order, with people on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from huntflow_desk.core.models import Stage
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.theme import theme

CELL_PX, CELL_HEIGHT_PX, GAP_PX = 156, 42, 8
MOST_STAGES = 60


class StageCell(QAbstractButton):
    """One stage: how many people, its name, and how it stands to the fullest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage_id = 0
        self._name, self._tone, self._count, self._share = "", "", 0, 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_stage(self, stage: Stage, count: int, most: int) -> None:
        """Show it; `most` is the number on the fullest stage."""
        self.stage_id = stage.stage_id
        self._name = one_line(stage.name, 80)
        self._tone = {"trash": "danger", "hired": "ok"}.get(stage.kind, "accent")
        self._count, self._share = count, count / most if most else 0.0
        people = self.tr("%n чел.", None, count)
        self.setAccessibleName(self.tr("{stage}: {people}").format(stage=self._name, people=people))
        self.setToolTip(tooltip(self.accessibleName()))
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go out."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Name, number, share."""
        look = theme()
        px = look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        hot = self.underMouse() or self.isDown()
        painter.setPen(QPen(look.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("pressed" if hot else "sunken"))
        painter.drawRoundedRect(box, px(6), px(6))
        inner = self.rect().adjusted(px(10), px(4), -px(10), -px(10))
        painter.setFont(look.font(scale=1.1, bold=True, tabular=True))
        painter.setPen(look.colour("text" if self._count else "muted"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        count = str(self._count)
        painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignRight), count)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(count) - px(8))
        painter.setFont(look.font(scale=0.92))
        painter.setPen(look.colour("text" if self._count else "muted"))
        name = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignLeft), name)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(px(10), self.height() - px(7), self.width() - px(20), px(3))
        painter.setBrush(look.colour("border"))
        painter.drawRoundedRect(track, 1.5, 1.5)
        if self._share > 0:
            track.setWidth(max(px(4), track.width() * self._share))
            painter.setBrush(look.colour(self._tone))
            painter.drawRoundedRect(track, 1.5, 1.5)


class PipelineStrip(QWidget):
    """Cells of equal width in as many lines as the room asks for; `chosen(stage_id)`."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[StageCell] = []
        self._shown = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self._arrange)

    def show_stages(self, stages: Sequence[Stage], people: Mapping[int, int]) -> None:
        """Show these stages in this order."""
        shown = stages[:MOST_STAGES]
        # Rejected people outnumber all others: the bars compare those who are still in.
        most = max((people.get(s.stage_id, 0) for s in shown if s.kind != "trash"), default=0)
        while len(self._cells) < len(shown):
            cell = StageCell(self)
            cell.clicked.connect(self._clicked)
            self._cells.append(cell)
        for number, cell in enumerate(self._cells):
            if number < len(shown):
                stage = shown[number]
                count = people.get(stage.stage_id, 0)
                cell.show_stage(stage, count, max(most, count))
            cell.setVisible(number < len(shown))
        self._shown = len(shown)
        self.setVisible(bool(shown))
        self.updateGeometry()
        self._arrange()

    def cells(self) -> tuple[StageCell, ...]:
        """Those that can be seen."""
        return tuple(self._cells[: self._shown])

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        px = theme().px
        lines = -(-self._shown // self._columns(width)) if self._shown else 0
        return max(0, lines * (px(CELL_HEIGHT_PX) + px(GAP_PX)) - px(GAP_PX))

    def sizeHint(self) -> QSize:
        """Whatever the width asks for."""
        width = self.width() or theme().px(400)
        return QSize(theme().px(CELL_PX), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One cell wide."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cells in their places."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        self._arrange()

    def _columns(self, width: int) -> int:
        px = theme().px
        most = max(1, (width + px(GAP_PX)) // (px(CELL_PX) + px(GAP_PX)))
        if self._shown <= most:
            return max(1, self._shown)
        # Lines of about equal length look calm: 7 in 4 columns are 4 + 3, not 6 + 1.
        lines = -(-self._shown // most)
        return -(-self._shown // lines)

    def _arrange(self) -> None:
        px = theme().px
        columns = self._columns(self.width())
        gap, height = px(GAP_PX), px(CELL_HEIGHT_PX)
        width = (self.width() - gap * (columns - 1)) // columns
        width = min(width, px(240))
        for number, cell in enumerate(self._cells[: self._shown]):
            place = QPoint((number % columns) * (width + gap), (number // columns) * (height + gap))
            cell.setGeometry(QRect(place, QSize(width, height)))

    def _clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, StageCell):
            self.chosen.emit(cell.stage_id)
