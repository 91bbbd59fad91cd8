"""What takes the keyboard, in the order of Tab, and what a screen reader calls it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget


def takers(place: QWidget) -> Iterator[QWidget]:
    """Every widget on screen in `place` that can have the keyboard; not the insides of a box."""
    for widget in place.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
        if (
            widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and widget.isEnabled()
            and widget.isVisibleTo(place)
            and widget.window() is place.window()
            and widget.focusProxy() is None
            and not inner
        ):
            yield widget


def name_of(widget: QWidget) -> str:
    """What a screen reader says: the given name, else the widget's own words."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def nameless(place: QWidget) -> list[str]:
    """Those that have no name, with the way to them."""
    return [_path(widget) for widget in takers(place) if not name_of(widget)]


def tab_order(place: QWidget) -> list[QWidget]:
    """Widgets in the order in which Tab visits them, once around, beginning with the first."""
    reachable = {
        id(widget) for widget in takers(place) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    order: list[QWidget] = []
    widget = place.nextInFocusChain()
    while widget is not None and widget is not place:
        if id(widget) in reachable:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order


def focused() -> QWidget:
    """Who has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _path(widget: QWidget) -> str:
    names: list[str] = []
    place: QWidget | None = widget
    while place is not None and len(names) < 6:
        names.append(type(place).__name__)
        place = None if place.isWindow() else place.parentWidget()
    return " < ".join(names)
