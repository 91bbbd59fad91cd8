"""A box in which several values can be ticked; it stays open while they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from huntflow_desk.qt.kit.fields import SearchField
from huntflow_desk.qt.kit.frames import Surface, column
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.marks import paint_dot
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.tokens import vendor_colour

_MANY = 9
"""From so many values on there is a box to look for one in, and rows scroll."""

_KEY = Qt.ItemDataRole.UserRole


class Option(NamedTuple):
    """A value: what it is called, and the vendor's colour of a dot before it."""

    key: str
    text: str
    dot: str = ""


class PickBox(QComboBox):
    """`picked(key, on)`: a value was ticked or its tick taken away."""

    picked = Signal(str, bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._on: frozenset[str] = frozenset()
        self._any = self._note = ""
        self._popup: _Popup | None = None
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem("")

    def set_words(self, any_text: str, note: str = "") -> None:
        """What it says with nothing ticked, and a line under the values."""
        self._any, self._note = any_text, note
        self._say()

    def set_options(self, options: Sequence[Option]) -> None:
        """What can be ticked; of several with the same key the first."""
        self._options = tuple({one.key: one for one in reversed(options)}.values())[::-1]
        self._say()
        if self._popup is not None and self._popup.isVisible():
            self._popup.show_options(self._options, self._on)

    def set_picked(self, keys: Collection[str]) -> None:
        """What is ticked, without the signal."""
        self._on = frozenset(keys)
        self._say()
        if self._popup is not None and self._popup.isVisible():
            self._popup.show_options(self._options, self._on)

    def options(self) -> tuple[Option, ...]:
        """What can be ticked."""
        return self._options

    def picked_keys(self) -> frozenset[str]:
        """What is ticked."""
        return self._on

    def showPopup(self) -> None:
        """All values, the ticked ones first."""
        if self._popup is None:
            # Not a child of the box: it would be styled as the list of one.
            self._popup = _Popup(self.window())
            self._popup.toggled.connect(self._toggle)
        self._popup.open_below(self, self._sorted(), self._on, self._note)

    def hidePopup(self) -> None:
        """Close it."""
        if self._popup is not None:
            self._popup.hide()

    def popup(self) -> QWidget | None:
        """What is open below, for tests and pictures."""
        return self._popup

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what is around."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Space and Enter open it."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _sorted(self) -> tuple[Option, ...]:
        return tuple(sorted(self._options, key=lambda one: one.key not in self._on))

    def _toggle(self, key: str) -> None:
        self.picked.emit(key, key not in self._on)

    def _say(self) -> None:
        names = [one.text for one in self._options if one.key in self._on]
        if len(names) > 1:
            text = self.tr("Выбрано: %n", "", len(names))
        else:
            text = one_line(names[0], 60) if names else self._any
        self.setItemText(0, text)
        self.setToolTip(tooltip(", ".join(names)) if names else "")
        self.setAccessibleDescription(", ".join(names))


class _Popup(Surface):
    """`toggled(key)`: Enter, Space or a click on a value."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("popup", parent=parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self._shown: tuple[Option, ...] = ()
        self._on: frozenset[str] = frozenset()
        self._field = SearchField(settle_ms=0)
        self._list = QListWidget()
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setProperty("ground", "none")
        self._note = Muted(small=True, wrap=True)
        self.setLayout(column(self._field, self._list, self._note, margins=6, spacing=6))
        self._field.textChanged.connect(self._fill)
        self._list.itemClicked.connect(self._take)
        for widget in (self._field, self._list):
            widget.installEventFilter(self)

    def open_below(
        self, box: QWidget, options: tuple[Option, ...], on: frozenset[str], note: str
    ) -> None:
        """Show the values under their box."""
        self._shown, self._on = options, on
        many = len(options) > _MANY
        self._field.set_placeholder(self.tr("Найти значение"))
        self._list.setAccessibleName(box.accessibleName())
        self._field.clear()
        self._field.setVisible(many)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._fill()
        px = theme().px
        rows = min(max(1, len(options)), _MANY)
        self._list.setFixedHeight(rows * px(28) + px(2))
        self.setFixedWidth(max(box.width(), px(240)))
        self.adjustSize()
        place = box.mapToGlobal(QPoint(0, box.height() + px(2)))
        screen = box.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        if place.y() + self.height() > screen.bottom():
            place.setY(box.mapToGlobal(QPoint(0, 0)).y() - self.height() - px(2))
        self.move(place)
        self.show()
        (self._field if many else self._list).setFocus()

    def show_options(self, options: tuple[Option, ...], on: frozenset[str]) -> None:
        """Ticks follow; the order stays while it is open."""
        self._on = on
        known = {one.key: one for one in options}
        if set(known) != {one.key for one in self._shown}:
            self._shown = options
            self._fill()
            return
        for number in range(self._list.count()):
            item = self._list.item(number)
            item.setCheckState(self._state(str(item.data(_KEY))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list from the box above it, too; Enter and Space tick."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            row, last = self._list.currentRow(), self._list.count() - 1
            if key == Qt.Key.Key_Down:
                self._list.setCurrentRow(min(last, row + 1))
            elif key == Qt.Key.Key_Up:
                self._list.setCurrentRow(max(0, row - 1))
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
                key == Qt.Key.Key_Space and watched is self._list
            ):
                self._take(self._list.currentItem())
            elif key == Qt.Key.Key_Escape:
                self.hide()
            else:
                return False
            return True
        return False

    def _fill(self, *_: object) -> None:
        wanted = _plain(self._field.text())
        self._list.clear()
        height = theme().px(28)
        for one in self._shown:
            if wanted not in _plain(one.text):
                continue
            item = QListWidgetItem(one_line(one.text, 60))
            item.setSizeHint(QSize(0, height))
            item.setData(_KEY, one.key)
            # A tick to look at: the whole row takes the click.
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(self._state(one.key))
            if one.dot:
                item.setIcon(dot_icon(one.dot))
            self._list.addItem(item)
        self._list.setIconSize(QSize(theme().px(10), theme().px(10)))
        self._list.setCurrentRow(0)

    def _state(self, key: str) -> Qt.CheckState:
        return Qt.CheckState.Checked if key in self._on else Qt.CheckState.Unchecked

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.toggled.emit(str(item.data(_KEY)))


def _plain(text: str) -> str:
    """As it is sought: without regard to case and ё."""
    return text.casefold().replace("ё", "е")


def dot_icon(colour: str) -> QIcon:
    """The vendor's colour of a tag as an icon of 10 px."""
    side = theme().px(10)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    centre = QPointF(side / 2, side / 2)
    paint_dot(painter, centre, theme().px(8), vendor_colour(colour, theme().tokens))
    painter.end()
    return QIcon(picture)
