"""Pages of fields behind tabs, each with a scroll of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from huntflow_desk.qt.kit.fields import SegmentedTabs
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.stops import first_stop
from huntflow_desk.qt.kit.theme import theme


class Pages(QWidget):
    """`tabs` show what can be chosen, `strip` is their line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = SegmentedTabs()
        self.areas: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.strip = QWidget()
        line = row(self.tabs)
        line.setContentsMargins(theme().px(6), 0, theme().px(6), 0)
        self.strip.setLayout(line)
        whole = column(self.strip, self._stack, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.tabs.changed.connect(self.show_page)

    def add(self, key: str, page: QWidget, *, fills: bool) -> None:
        """Another page; `fills`: it takes the room there is."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Surface()
        # Fields stand at the top; a list takes the room.
        box = column(page) if fills else column(page, None)
        px = theme().px
        box.setContentsMargins(px(16), px(14), px(16), px(14))
        inside.setLayout(box)
        area.setWidget(inside)
        self.areas[key] = area
        self._stack.addWidget(area)

    def show_page(self, key: str) -> None:
        """Another page; a key without one is passed over."""
        if key in self.areas:
            self.tabs.choose(key)
            self._stack.setCurrentWidget(self.areas[key])

    def show_around(self, widget: QWidget) -> None:
        """The page that has it."""
        for key, area in self.areas.items():
            if area.isAncestorOf(widget):
                self.show_page(key)

    def turn(self, by: int) -> None:
        """To the next page (1), or the one before (-1), round the end, with the keyboard."""
        keys = list(self.areas)
        key = keys[(keys.index(self.tabs.current()) + by) % len(keys)]
        self.show_page(key)
        stop = first_stop(self.areas[key]) or self.tabs
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def set_locked(self, locked: bool) -> None:
        """While it is saved nothing is typed; pages can still be turned."""
        self._stack.setEnabled(not locked)
