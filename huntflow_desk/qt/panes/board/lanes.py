"""The columns side by side: their widths, folding, and the way to those that are out of sight."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.board.carry import has_files, unpack
from huntflow_desk.qt.panes.board.lane import FOLDED_PX, LaneColumn
from huntflow_desk.services.board import Lane
from huntflow_desk.services.library import Library

WIDTH_PX, NARROWEST_PX, WIDEST_PX, STRETCHED_PX = 232, 150, 520, 320
GAP_PX = 8
EDGE_PX, SCROLL_MS = 56, 16
MOST_COLUMNS = 60
MOST_KEPT = 300
"""Stages whose width and folding are remembered."""


class Lanes(QScrollArea):
    """`made(column)`: a column is there that was not before; `folded(column)`: a person folded or
    unfolded one."""

    made = Signal(object)
    folded = Signal(object)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._pool: list[LaneColumn] = []
        self._grips: list[_Grip] = []
        self._shown = 0
        self._widths: dict[int, int] = {}
        self._folded: dict[int, bool] = {}
        self._compact = False
        self._speed = 0
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self.setWidget(inner)
        # The ground is that of the pane.
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(True)
        self._timer = QTimer(self)
        self._timer.setInterval(SCROLL_MS)
        self._timer.timeout.connect(self._scroll_on)
        theme().changed.connect(self._fit)

    def columns(self) -> tuple[LaneColumn, ...]:
        """Those that are shown, in order."""
        return tuple(self._pool[: self._shown])

    def column(self, stage_id: int | None) -> LaneColumn | None:
        """The column of a stage."""
        return next((one for one in self.columns() if one.stage_id == stage_id), None)

    def show_lanes(
        self, account_id: int, vacancy_id: int, lanes: Sequence[Lane], shown: dict[int, int] | None
    ) -> None:
        """Show these stages. `shown`: how many of each a filter leaves."""
        lanes = lanes[:MOST_COLUMNS]
        while len(self._pool) < len(lanes):
            self._make()
        before, self._shown = self._shown, len(lanes)
        for number, (column, lane) in enumerate(zip(self._pool, lanes, strict=False)):
            stage = lane.stage
            column.set_folded(self._folded.get(stage.stage_id, stage.kind == "trash"))
            left = shown.get(stage.stage_id, 0) if shown is not None else None
            column.show_lane(account_id, vacancy_id, lane, left)
            if number >= before:
                column.show()
                self._grips[number].show()
        for number in range(self._shown, before):
            self._pool[number].hide()
            self._grips[number].hide()
            self._pool[number].show_source(None, keep=False)
        self._fit()

    def set_compact(self, compact: bool) -> None:
        """One line for a card instead of three."""
        self._compact = compact
        for column in self._pool:
            column.set_compact(compact)

    def reveal(self, column: LaneColumn) -> None:
        """Bring a column into sight."""
        self.ensureWidgetVisible(column, theme().px(GAP_PX), 0)

    def save_state(self) -> dict[str, object]:
        """Widths at 100 % and what was folded or unfolded by hand, as JSON."""
        return {
            "widths": {str(one): width for one, width in self._widths.items()},
            "folded": {str(one): folded for one, folded in self._folded.items()},
        }

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave; anything odd is passed over."""
        if not isinstance(state, dict):
            return
        widths, folded = state.get("widths"), state.get("folded")
        if isinstance(widths, dict):
            self._widths = {
                int(one): width
                for one, width in list(widths.items())[-MOST_KEPT:]
                if str(one).lstrip("-").isdigit()
                and type(width) is int
                and NARROWEST_PX <= width <= WIDEST_PX
            }
        if isinstance(folded, dict):
            self._folded = {
                int(one): value
                for one, value in list(folded.items())[-MOST_KEPT:]
                if str(one).lstrip("-").isdigit() and isinstance(value, bool)
            }

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room that is left goes to the columns."""
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Nothing can be dropped between the columns, or where no column takes it; but what is
        held there wants to go on."""
        data = event.mimeData()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.setAccepted(unpack(data) is not None or has_files(data))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Scroll near the edges."""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self._held_at(self.viewport().mapToGlobal(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went on."""
        self._stop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Not here."""
        self._stop()
        event.ignore()

    # Inside

    def _make(self) -> None:
        column = LaneColumn(self._library)
        grip = _Grip(column)
        column.set_compact(self._compact)
        column.folded_changed.connect(functools.partial(self._fold, column))
        column.dragged.connect(self._held_at)
        column.left.connect(self._stop)
        grip.moved.connect(self._resize)
        place = self._row.count() - 1
        self._row.insertWidget(place, column)
        self._row.insertWidget(place + 1, grip)
        self._pool.append(column)
        self._grips.append(grip)
        self.made.emit(column)

    def _fit(self) -> None:
        """Widths as they were chosen; where there is more room, columns share it."""
        px = theme().px
        columns = self.columns()
        self._row.setContentsMargins(px(12), px(2), px(4), px(8))
        wide = [one for one in columns if not one.folded]
        widths = {one: px(self._widths.get(one.stage_id, WIDTH_PX)) for one in wide}
        taken = sum(widths.values()) + px(FOLDED_PX) * (len(columns) - len(wide))
        spare = self.viewport().width() - taken - px(GAP_PX) * len(columns) - px(16)
        growing = [one for one in wide if widths[one] < px(STRETCHED_PX)]
        for number, one in enumerate(growing):
            more = min(max(0, spare) // (len(growing) - number), px(STRETCHED_PX) - widths[one])
            widths[one] += more
            spare -= more
        for one in columns:
            one.setFixedWidth(widths.get(one, px(FOLDED_PX)))
        for grip in self._grips:
            grip.setFixedWidth(px(GAP_PX))

    def _fold(self, column: LaneColumn, folded: bool) -> None:
        self._folded[column.stage_id] = folded
        self._fit()
        self.folded.emit(column)

    def _resize(self, column: object, width: int) -> None:
        if isinstance(column, LaneColumn):
            if width:
                size = round(width * 100 / theme().zoom_percent)
                self._widths[column.stage_id] = min(WIDEST_PX, max(NARROWEST_PX, size))
            else:
                self._widths.pop(column.stage_id, None)
            self._fit()

    def _held_at(self, point: QPoint) -> None:
        """Something is held here: near an edge the board moves on, the nearer the quicker."""
        left = self.viewport().mapFromGlobal(point).x()
        right = self.viewport().width() - left
        edge = theme().px(EDGE_PX)
        near = min(left, right)
        self._speed = max(1, (edge - near) * 28 // edge) if near < edge else 0
        if left < right:
            self._speed = -self._speed
        if self._speed and not self._timer.isActive():
            self._timer.start()
        elif not self._speed:
            self._timer.stop()

    def _scroll_on(self) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + self._speed)

    def _stop(self) -> None:
        self._timer.stop()


class _Grip(QWidget):
    """The gap behind a column, by which it is made wider. `moved(column, pixels)`: 0 pixels asks
    for the usual width."""

    moved = Signal(object, int)

    def __init__(self, column: LaneColumn) -> None:
        super().__init__()
        self._column = column
        self._from: tuple[float, int] | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton and not self._column.folded:
            self._from = event.globalPosition().x(), self._column.width()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        if self._from is not None:
            start, width = self._from
            self.moved.emit(self._column, max(1, width + round(event.globalPosition().x() - start)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The usual width."""
        self.moved.emit(self._column, 0)
