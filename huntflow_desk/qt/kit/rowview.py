"""The view of all lists: fixed rows, keyboard, empty state, place kept through refreshes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from huntflow_desk.qt.kit.frames import EmptyState, put_viewport
from huntflow_desk.qt.kit.rowcolumns import ColumnState
from huntflow_desk.qt.kit.rowpaint import RowPainter
from huntflow_desk.qt.kit.rows import RowsModel
from huntflow_desk.qt.kit.theme import theme

# Selections beyond this are not carried through a refresh one by one.
KEPT_SELECTION = 2000
# Qt reads row after row on the GUI thread; in longer lists the search box is quicker.
LETTERS_SEARCH_ROWS = 2000

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class _Place:
    current: Hashable | None
    selected: tuple[Hashable, ...]
    all_selected: bool
    top: Hashable | None
    top_offset: int


class RowsView(QTableView):
    """A list of a RowsModel.

    `current_changed(key)`: another row is current, or None. `activated_key(key)`: Enter or double
    click. `selection_changed(keys)`: up to 2 000 keys. `sort_requested(column key, descending)`:
    a header was clicked. `menu_requested(key, global position)`: context menu. `width_changed`:
    there is more or less room for columns.
    """

    current_changed = Signal(object)
    activated_key = Signal(object)
    selection_changed = Signal(object)
    sort_requested = Signal(str, bool)
    menu_requested = Signal(object, QPoint)
    width_changed = Signal()

    def __init__(
        self,
        model: RowsModel,
        *,
        lines: int = 1,
        header: bool | None = None,
        multiple: bool = False,
        painter: Callable[[QTableView], RowPainter] = RowPainter,
        parent: QWidget | None = None,
    ) -> None:
        """`lines`: 2 for cards. `header`: by default shown unless there is one column.
        `painter`: makes another look of rows."""
        super().__init__(parent)
        self._lines = lines
        self._current: Hashable | None = None
        self._selected: tuple[Hashable, ...] = ()
        self._place: _Place | None = None
        self._restoring = False
        self._marking = self._choosing = False
        self._sort: tuple[str, bool] = ("", False)
        self._painter = painter(self)
        put_viewport(self)
        # Made when there is first nobody to be shown.
        self._empty: EmptyState | None = None
        self._say_empty: Callable[[EmptyState], None] | None = None
        self._set_up(header if header is not None else len(model.columns) > 1, multiple)
        self.setModel(model)
        self._rows = model
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._put_back)
        model.refreshed.connect(self._update_empty)
        self._columns = ColumnState(self, model)
        self._measure()
        theme().changed.connect(self._measure)

    # Public

    def rows_model(self) -> RowsModel:
        """Its model."""
        return self._rows

    def current_key(self) -> Hashable | None:
        """Key of the current row."""
        return self._current

    def selected_keys(self) -> tuple[Hashable, ...]:
        """Keys of the selected rows, top to bottom, at most 2 000."""
        numbers: list[int] = []
        for part in self._parts():
            room = KEPT_SELECTION - len(numbers)
            if room <= 0:
                break
            numbers.extend(range(part.top(), min(part.bottom(), part.top() + room - 1) + 1))
        keys = (self._rows.key_at(number) for number in sorted(set(numbers)))
        return tuple(key for key in keys if key is not None)

    def selected_count(self) -> int:
        """How many rows are selected, without a limit."""
        return sum(part.height() for part in self._parts())

    def choose(self, key: Hashable, *, scroll: bool = True) -> bool:
        """Make the row with this key current. False when it is not in the list."""
        number = self._rows.number_of(key)
        if number is None:
            return False
        self._choose_row(number, scroll)
        return True

    def choose_row(self, number: int) -> None:
        """Make a row current by its number; nothing when there is no such row."""
        if 0 <= number < self._rows.rowCount():
            self._choose_row(number, scroll=True)

    def mark(self) -> None:
        """Mark the current row, or take its mark off; until the marks are dropped, moving on
        keeps them. Needs `multiple`."""
        index = self.currentIndex()
        if not index.isValid() or self.selectionMode() is self.SelectionMode.SingleSelection:
            return
        flag = QItemSelectionModel.SelectionFlag
        # The current row of an ordinary selection is selected already: the first mark is this.
        how = flag.Toggle if self._marking else flag.Select
        self._marking = True
        self.selectionModel().select(index, how | flag.Rows)
        if not self.selected_count():
            self.drop_marks()

    def drop_marks(self) -> bool:
        """Only the current row is selected. False: that was so."""
        several = self.selected_count() > 1
        was, self._marking = self._marking or several, False
        index = self.currentIndex()
        flag = QItemSelectionModel.SelectionFlag
        if was and index.isValid():
            self.selectionModel().select(index, flag.ClearAndSelect | flag.Rows)
        return was

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """While rows are being marked, going to another one selects nothing."""
        flag = QItemSelectionModel.SelectionFlag
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event is None and self._marking:
            return flag.NoUpdate
        if event is None and self._choosing:
            # Qt would ask which modifiers are held, as in the middle of Ctrl+Enter.
            return flag.ClearAndSelect | flag.Rows
        if isinstance(event, QKeyEvent) and self._marking and event.modifiers() in plain:
            return flag.NoUpdate
        if isinstance(event, QMouseEvent) and event.modifiers() == plain[0]:
            self._marking = False
        return super().selectionCommand(index, event)

    def select(self, keys: Iterable[Hashable]) -> None:
        """Select these rows, too; the current one stays."""
        flag = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for key in keys:
            number = self._rows.number_of(key)
            if number is not None:
                index = self._rows.index(number, max(0, self._first_column()))
                selection.select(index, index)
        self.selectionModel().select(selection, flag.Select | flag.Rows)

    def forget_choice(self) -> None:
        """No row is current or selected any more. Nobody is told."""
        self._restoring = True
        self.selectionModel().clear()
        self._restoring = False
        self._current, self._selected = None, ()
        self.viewport().update()

    def step(self, by: int) -> None:
        """Next (1) or previous (-1) row."""
        count = self._rows.rowCount()
        if count:
            number = self.currentIndex().row()
            self.choose_row(0 if number < 0 else min(count - 1, max(0, number + by)))

    def set_lines(self, lines: int) -> None:
        """How many lines of text a row has room for."""
        if lines != self._lines:
            self._lines = lines
            self._measure()

    def set_empty(
        self,
        text: str,
        *,
        hint: str = "",
        icon: str = "empty",
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """What stands in the list while it has no rows: a sentence and up to two buttons."""

        def say(state: EmptyState) -> None:
            state.show_state(text, hint=hint, icon=icon, actions=actions)

        self._say_empty = say if text else None
        if self._empty is not None and text:
            say(self._empty)
        self._update_empty()

    def set_sort(self, column_key: str, descending: bool) -> None:
        """Show which column orders the rows (the source does the ordering)."""
        self._sort = (column_key, descending)
        number = self._rows.column_of(column_key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(number >= 0)
        if number >= 0:
            self.horizontalHeader().setSortIndicator(number, order)

    def save_state(self) -> dict[str, Any]:
        """Widths (at 100 %), order and hiding of the columns, as JSON."""
        return self._columns.save()

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave; anything unknown or odd is passed over."""
        self._columns.restore(state)

    # Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Report the key of the new current row."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._restoring:
            self._tell_current(self._rows.key_at(current.row()) if current.isValid() else None)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Report the keys."""
        super().selectionChanged(selected, deselected)
        if not self._restoring:
            self._selected = self.selected_keys()
            self.selection_changed.emit(self._selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Home and End are the first and the last row."""
        key, modifiers = event.key(), event.modifiers()
        plain = not modifiers & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self._current is not None:
                self.activated_key.emit(self._current)
        elif key == Qt.Key.Key_Escape and plain and self.drop_marks():
            return
        elif key == Qt.Key.Key_Home and plain:
            self.choose_row(0)
        elif key == Qt.Key.Key_End and plain:
            self.choose_row(self._rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Find a row by its first letters, in lists that are read at once."""
        if self._rows.rowCount() <= LETTERS_SEARCH_ROWS:
            super().keyboardSearch(search)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus alone chooses nothing: Qt would make the first row current."""
        QWidget.focusInEvent(self, event)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        super().mouseDoubleClickEvent(event)
        number = self.rowAt(event.position().toPoint().y())
        key = self._rows.key_at(number)
        if event.button() is Qt.MouseButton.LeftButton and key is not None:
            self.activated_key.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer is lit."""
        super().mouseMoveEvent(event)
        self._set_hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is lit."""
        super().leaveEvent(event)
        self._set_hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The empty state fills the list."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other titles."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rows.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the edge of the current one."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        box = self._row_rect(index.row())
        if not box.intersects(event.rect()):
            return
        look = theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 1.5))
            painter.drawRoundedRect(self._painter.edge(box), look.px(6), look.px(6))
        elif not self._painter.is_cards():
            painter.fillRect(
                QRect(box.left(), box.top(), look.px(3), box.height()), look.colour("accent")
            )
        painter.end()

    # Inside

    def _choose_row(self, number: int, scroll: bool) -> None:
        index = self._rows.index(number, max(0, self._first_column()))
        self._choosing = True
        self.setCurrentIndex(index)
        self._choosing = False
        if scroll:
            self.scrollTo(index)

    def _parts(self) -> list[QItemSelectionRange]:
        # A QItemSelection is a list; the type stubs do not say so.
        return list(cast(Iterable[QItemSelectionRange], self.selectionModel().selection()))

    def _set_up(self, header: bool, multiple: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multiple else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(self._painter)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setVisible(header)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSectionsMovable(header)
        head.setMinimumSectionSize(24)
        head.sectionClicked.connect(self._header_clicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu_asked)

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setDefaultSectionSize(theme().row_height(self._lines))
        self._columns.apply()
        self.viewport().update()

    def _header_clicked(self, number: int) -> None:
        column = self._rows.columns[number]
        if column.sortable:
            descending = not self._sort[1] if self._sort[0] == column.key else False
            self.set_sort(column.key, descending)
            self.sort_requested.emit(column.key, descending)
        else:
            self.set_sort(*self._sort)

    def _menu_asked(self, point: QPoint) -> None:
        number = self.rowAt(point.y())
        if number >= 0:
            key = self._rows.key_at(number)
            self.menu_requested.emit(key, self.viewport().mapToGlobal(point))

    def _remember(self) -> None:
        self._place = None
        if not self._rows.keeps_place:
            self._marking = False
            return
        count = self._rows.rowCount()
        chosen = self.selected_count()
        every = count > 1 and chosen == count
        top = self.rowAt(0)
        self._place = _Place(
            current=self._current,
            selected=() if every else self._selected,
            all_selected=every,
            # The store has changed already: only what was painted says which row was where.
            top=self._rows.read_key(top) if self.verticalScrollBar().value() > 0 else None,
            top_offset=-self.rowViewportPosition(top) if top >= 0 else 0,
        )

    def _put_back(self) -> None:
        place, self._place = self._place, None
        self._set_hover(-1)
        if place is None:
            self.scrollToTop()
            self._tell_current(None)
            if self._selected:
                self._selected = ()
                self.selection_changed.emit(())
            return
        self._restoring = True
        if place.all_selected:
            self.selectAll()
        number = self._rows.number_of(place.current) if place.current is not None else None
        column = max(0, self._first_column())
        flag = QItemSelectionModel.SelectionFlag
        if number is not None:
            index = self._rows.index(number, column)
            self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        selection = QItemSelection()
        for key in place.selected:
            found = number if key == place.current else self._rows.number_of(key)
            if found is not None:
                index = self._rows.index(found, column)
                selection.select(index, index)
        if not selection.isEmpty():
            self.selectionModel().select(selection, flag.Select | flag.Rows)
        if place.top is not None:
            self._scroll_back(place)
        self._restoring = False
        self._tell_current(place.current if number is not None else None)
        selected = self.selected_keys()
        if selected != self._selected or place.all_selected:
            self._selected = selected
            self.selection_changed.emit(selected)

    def _scroll_back(self, place: _Place) -> None:
        top = self._rows.number_of(place.top) if place.top is not None else None
        if top is not None:
            height = self.verticalHeader().defaultSectionSize()
            # The scroll bar learns of the new number of rows only when geometry is updated.
            self.updateGeometries()
            self.verticalScrollBar().setValue(top * height + place.top_offset)

    def _tell_current(self, key: Hashable | None) -> None:
        if key != self._current:
            self._current = key
            self.current_changed.emit(key)

    def _update_empty(self) -> None:
        show = self._say_empty is not None and self._rows.rowCount() == 0
        if show and self._empty is None and self._say_empty is not None:
            self._empty = EmptyState(parent=self.viewport())
            self._say_empty(self._empty)
        if self._empty is not None:
            if show:
                self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(show)

    def _set_hover(self, number: int) -> None:
        before = self._painter.hover_row
        if number != before:
            self._painter.hover_row = number
            for row in (before, number):
                if row >= 0:
                    self.viewport().update(self._row_rect(row))

    def _row_rect(self, number: int) -> QRect:
        top = self.rowViewportPosition(number)
        return QRect(0, top, self.viewport().width(), self.rowHeight(number))

    def _first_column(self) -> int:
        return self.horizontalHeader().logicalIndex(0)
