"""Choosing from a long list or a tree: a button that opens a search field over the entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QPushButton,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from huntflow_desk.qt.kit.fields import SearchField
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.plaintext import label_text, one_line, tooltip
from huntflow_desk.qt.kit.theme import theme

_KEY = Qt.ItemDataRole.UserRole + 1
_DEEPEST = 30
_MOST_SHOWN = 20_000


class Node(NamedTuple):
    """An entry; `parent` is the key of another one. `usable` False: shown, not to be chosen."""

    key: int
    text: str
    parent: int | None = None
    usable: bool = True


class Picker(QPushButton):
    """Shows what is chosen; Space, Down or a letter opens the list. `picked`: a person chose.

    `multiple`: several may be chosen, by ticks.
    """

    picked = Signal()

    def __init__(
        self, *, multiple: bool = False, empty: str = "", parent: QWidget | None = None
    ) -> None:
        """`empty`: words for nothing chosen, which then may be chosen too."""
        super().__init__(parent)
        self._multiple = multiple
        self._empty = empty
        self._nodes: tuple[Node, ...] = ()
        self._keys: tuple[int, ...] = ()
        self._foreign: dict[int, str] = {}
        self._name = ""
        self.popup: PickerPopup | None = None
        self.setAutoDefault(False)
        self.setProperty("kind", "picker")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _=False: self.open_list())
        self._show()

    def set_name(self, name: str) -> None:
        """What is chosen here, for screen readers."""
        self._name = name
        self._show()

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """What can be chosen; the chosen keys stay."""
        self._nodes = tuple(nodes[:_MOST_SHOWN])
        self._show()

    def keys(self) -> tuple[int, ...]:
        """The chosen ones."""
        return self._keys

    def key(self) -> int | None:
        """The chosen one, or None."""
        return self._keys[0] if self._keys else None

    def choose(self, keys: Sequence[int], names: Sequence[tuple[int, str]] = ()) -> None:
        """Choose without the signal. `names`: of keys that are not among the nodes."""
        self._keys = tuple(dict.fromkeys(keys))
        self._foreign = dict(names)
        self._show()

    def words(self) -> str:
        """What is chosen, in words."""
        known = {node.key: node.text for node in self._nodes}
        return ", ".join(
            one_line(known.get(key) or self._foreign.get(key) or f"№ {key}", 120)
            for key in self._keys
        )

    def open_list(self, text: str = "") -> None:
        """Open the list, looking for `text`."""
        self.popup = PickerPopup(self._nodes, self._keys, self._multiple, self._empty, self)
        self.popup.chosen.connect(self._chosen)
        self.popup.closed.connect(self._closed)
        self.popup.open_below(self, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and letters open the list, Delete empties."""
        text = event.text()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_list()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._empty:
            self._chosen(())
        elif text.isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_list(text)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame of a button, words at the left, an arrow at the right."""
        super().paintEvent(event)
        look = theme()
        px = look.px
        painter = QPainter(self)
        words = self.words() or self._empty
        enabled = self.isEnabled()
        painter.setPen(
            look.colour("disabled" if not enabled else "text" if self._keys else "muted")
        )
        room = self.rect().adjusted(px(9), 0, -px(26), 0)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown
        )
        arrow = look.pixmap("chevron-down", 14, "muted" if enabled else "disabled")
        painter.drawPixmap(self.width() - px(20), (self.height() - px(14)) // 2, arrow)

    def sizeHint(self) -> QSize:
        """As high as a line to type into."""
        return QSize(theme().px(200), max(theme().px(30), self.fontMetrics().height() + px14()))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(theme().px(90), self.sizeHint().height())

    def _chosen(self, keys: object) -> None:
        wanted = tuple(keys) if isinstance(keys, tuple) else ()
        if wanted != self._keys:
            self._keys = wanted
            self._show()
            self.picked.emit()

    def _closed(self) -> None:
        self.popup = None
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show(self) -> None:
        words = self.words()
        self.setToolTip(tooltip(words))
        said = words or self._empty
        self.setAccessibleName(label_text(f"{self._name}: {said}" if self._name else said))
        self.update()


def px14() -> int:
    """Padding of a line, above and below together."""
    return theme().px(12)


class PickerPopup(QFrame):
    """The list under a picker. `chosen(keys)` may come several times with ticks; `closed`."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self,
        nodes: Sequence[Node],
        keys: Sequence[int],
        multiple: bool,
        empty: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("frame", "popup")
        self._nodes = tuple(nodes)
        self._keys = list(keys)
        self._multiple = multiple
        self._empty = empty
        self.field = SearchField(self.tr("Найти"), settle_ms=80)
        self.field.text_settled.connect(self._fill)
        self.field.installEventFilter(self)
        self.tree = QTreeView()
        self.tree.setHeaderHidden(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("Варианты"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setIndentation(theme().px(16))
        self.tree.setRootIsDecorated(any(node.parent is not None for node in nodes))
        self.model_ = QStandardItemModel(self)
        self.tree.setModel(self.model_)
        self.tree.clicked.connect(self._take)
        self._none = Muted(self.tr("Ничего не нашлось"))
        self._none.setContentsMargins(*(theme().px(8),) * 4)
        hint = Muted(
            self.tr("Enter — отметить, Esc — готово")
            if multiple
            else self.tr("↑↓ выбрать · Enter — взять"),
            small=True,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(*(theme().px(6),) * 4)
        box.setSpacing(theme().px(4))
        for widget in (self.field, self.tree, self._none, hint):
            box.addWidget(widget)
        self._fill("")

    def open_below(self, widget: QWidget, text: str = "") -> None:
        """Show under a widget, as wide as it, on the screen."""
        width = max(widget.width(), theme().px(260))
        self.resize(width, theme().px(300))
        place = widget.mapToGlobal(QPoint(0, widget.height()))
        screen = widget.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place = widget.mapToGlobal(QPoint(0, -self.height()))
        place.setX(max(screen.left(), min(place.x(), screen.right() - width)))
        place.setY(max(screen.top(), place.y()))
        self.move(place)
        self.show()
        self.field.setFocus()
        if text:
            self.field.show_text(text)

    def texts(self) -> list[str]:
        """What is offered now, from top to bottom."""
        found: list[str] = []

        def walk(item: QStandardItem) -> None:
            for row in range(item.rowCount()):
                child = item.child(row)
                found.append(child.text())
                walk(child)

        walk(self.model_.invisibleRootItem())
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while typing goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self._move(key)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._fill(self.field.text())
                self._take(self.tree.currentIndex())
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return False

    def hideEvent(self, event: object) -> None:
        """Whatever hides a popup closes it."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self.closed.emit()

    def _move(self, key: int) -> None:
        index = self.tree.currentIndex()
        steps = {Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: 8}.get(Qt.Key(key), 1)
        down = key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
        for _ in range(steps):
            following = self.tree.indexBelow(index) if down else self.tree.indexAbove(index)
            if not following.isValid():
                break
            index = following
        if not index.isValid():
            index = self.model_.index(0, 0)
        self.tree.setCurrentIndex(index)

    def _take(self, index: QModelIndex) -> None:
        item = self.model_.itemFromIndex(index) if index.isValid() else None
        if item is None or not item.isEnabled():
            return
        key = item.data(_KEY)
        if not self._multiple:
            self.chosen.emit(() if key is None else (int(key),))
            self.close()
            return
        key = int(key)
        on = key not in self._keys
        self._keys = [*self._keys, key] if on else [one for one in self._keys if one != key]
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.chosen.emit(tuple(self._keys))

    def _fill(self, text: str) -> None:
        wanted = _folded(text).split()
        by_key = {node.key: node for node in self._nodes}
        hits = [node for node in self._nodes if all(word in _folded(node.text) for word in wanted)]
        shown: dict[int, None] = {}
        for node in hits:
            for key in reversed(_line_of(node, by_key)):
                shown.setdefault(key)
        found = {node.key for node in hits}
        self.model_.clear()
        items: dict[int, QStandardItem] = {}
        root = self.model_.invisibleRootItem()
        if self._empty and not self._multiple and not wanted:
            nothing = QStandardItem(self._empty)
            nothing.setForeground(theme().colour("muted"))
            root.appendRow(nothing)
        for key in shown:
            node = by_key[key]
            item = QStandardItem(one_line(node.text, 200))
            item.setToolTip(tooltip(node.text))
            item.setData(node.key, _KEY)
            item.setEnabled(node.usable and key in found)
            if self._multiple:
                ticked = key in self._keys
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            items[key] = item
            above = items.get(node.parent) if node.parent is not None else None
            (above or root).appendRow(item)
        self.tree.expandAll()
        self._none.setVisible(not items)
        first = self._first(items, found)
        if first is not None:
            self.tree.setCurrentIndex(first.index())
            self.tree.scrollTo(first.index())

    def _first(self, items: dict[int, QStandardItem], found: set[int]) -> QStandardItem | None:
        for key in self._keys:
            if key in items and not self.field.text():
                return items[key]
        return next((item for key, item in items.items() if key in found), None)


def _line_of(node: Node, by_key: dict[int, Node]) -> list[int]:
    """The node and its ancestors, from the node upwards; a ring ends."""
    line: list[int] = []
    here: Node | None = node
    while here is not None and here.key not in line and len(line) < _DEEPEST:
        line.append(here.key)
        here = by_key.get(here.parent) if here.parent is not None else None
    return line


def _folded(text: str) -> str:
    return text.casefold().replace("ё", "е")
