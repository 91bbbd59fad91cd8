"""Widths, order and hiding of a list's columns, kept at 100 % zoom and as JSON."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHeaderView, QTableView

from huntflow_desk.qt.kit.rows import RowsModel
from huntflow_desk.qt.kit.theme import theme

NARROWEST, WIDEST = 16, 2000


class ColumnState:
    """Sets the columns of a view up as its model declares them, saves and restores them."""

    def __init__(self, view: QTableView, model: RowsModel) -> None:
        self._view = view
        self._model = model
        self._widths = {column.key: column.width for column in model.columns}
        mode = QHeaderView.ResizeMode
        alone = len(model.columns) == 1
        for number, column in enumerate(model.columns):
            view.horizontalHeader().setSectionResizeMode(
                number, mode.Stretch if column.stretch or alone else mode.Interactive
            )
        self.apply()
        view.horizontalHeader().sectionResized.connect(self._resized)

    def apply(self) -> None:
        """Give the columns their widths at the zoom in force."""
        px = theme().px
        for number, column in enumerate(self._model.columns):
            if self._has_own_width(number):
                self._view.setColumnWidth(number, px(self._widths[column.key]))

    def save(self) -> dict[str, Any]:
        """As JSON."""
        header = self._view.horizontalHeader()
        columns = self._model.columns
        order = [columns[header.logicalIndex(place)].key for place in range(len(columns))]
        hidden = [c.key for number, c in enumerate(columns) if self._view.isColumnHidden(number)]
        return {"widths": dict(self._widths), "order": order, "hidden": hidden}

    def restore(self, state: object) -> None:
        """Take back what `save` gave; anything unknown or odd is passed over."""
        if not isinstance(state, dict):
            return
        widths, order, hidden = (state.get(name) for name in ("widths", "order", "hidden"))
        if isinstance(widths, dict):
            for key, width in widths.items():
                if key in self._widths and isinstance(width, int) and NARROWEST <= width <= WIDEST:
                    self._widths[key] = width
        self.apply()
        if isinstance(order, list):
            header = self._view.horizontalHeader()
            known = [n for key in order if (n := self._model.column_of(str(key))) >= 0]
            for place, number in enumerate(dict.fromkeys(known)):
                header.moveSection(header.visualIndex(number), place)
        if isinstance(hidden, list) and len(hidden) < len(self._model.columns):
            for number, column in enumerate(self._model.columns):
                self._view.setColumnHidden(number, column.key in hidden)

    def _resized(self, number: int, _before: int, width: int) -> None:
        if width > 0 and self._has_own_width(number):
            factor = theme().zoom_percent / 100
            self._widths[self._model.columns[number].key] = round(width / factor)

    def _has_own_width(self, number: int) -> bool:
        mode = self._view.horizontalHeader().sectionResizeMode(number)
        return mode is QHeaderView.ResizeMode.Interactive
