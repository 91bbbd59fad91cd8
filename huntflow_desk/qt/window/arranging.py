"""What stands beside what: organisations | section | card, in a narrow window one of the last two,
at the widths a person gave them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.theme import theme

CARD_BESIDE = 1100
"""Window width, in pixels at 100 %, from which the card has its own pane."""

View = Literal["list", "board"]
"""What a section wants room for: each has widths of its own."""

_KEPT_AS: Mapping[View, str] = {"list": "panes", "board": "board_panes"}


class Arranging(QWidget):
    """Three panes. `back_requested`: from the card, which covers its list, back to that."""

    back_requested = Signal()

    def __init__(self, left: QWidget, middle: QWidget, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._middle = middle
        self._with_card = True
        self._card_open = False
        self._preview = True
        self._view: View = "list"
        self._back = Button("", self.back_requested.emit, kind="quiet", icon="back")
        self._bar = QWidget()
        self._bar.setLayout(row(self._back, None, margins=8))
        self._card_box = column(self._bar, spacing=0)
        self._card_box.addStretch()
        self.card_holder = Surface()
        self.card_holder.setLayout(self._card_box)
        self._panes = splitter(left, middle, self.card_holder)
        self._sizes: dict[View, list[int]] = {
            "list": [px(212), px(652), px(416)],
            "board": [px(180), px(780), px(320)],
        }
        self._panes.setSizes(self._sizes["list"])
        for number, stretch in enumerate((0, 3, 2)):
            self._panes.setStretchFactor(number, stretch)
        left.setMinimumWidth(px(160))
        self.card_holder.setMinimumWidth(px(376))
        self.setLayout(column(self._panes))
        self._retranslate()

    def put_card(self, card: QWidget) -> bool:
        """Show the card, a child of `card_holder`, from now on. False: it is there already."""
        if self._card_box.indexOf(card) >= 0:
            return False
        self._card_box.addWidget(card, 1000)
        return True

    def show_view(self, view: View, *, with_card: bool) -> None:
        """Give a section its room. `with_card`: it has a card beside it."""
        self._with_card = with_card
        if view != self._view:
            self._keep_sizes()
            self._view = view
            self._panes.setSizes(self._sizes[view])
        self._arrange()

    def open_card(self) -> None:
        """Where there is no room for both, the card rather than the list."""
        self._card_open = self._preview = True
        self._arrange()

    def close_card(self) -> None:
        """The list rather than the card, from the next `show_view` on."""
        self._card_open = False

    @property
    def is_wide(self) -> bool:
        """Whether the card has a place of its own."""
        return self.width() >= theme().px(CARD_BESIDE)

    @property
    def preview(self) -> bool:
        """Whether that place is given to it."""
        return self._preview

    def show_preview(self, on: bool) -> None:
        """Give the card its place, or lend that to the middle."""
        if on is self._preview:
            return
        self._keep_sizes()
        self._preview = on
        self._arrange()
        if on:
            self._panes.setSizes(self._sizes[self._view])

    @property
    def shows_card(self) -> bool:
        """Whether the card covers the list."""
        return self._card_open and not self.is_wide

    def go_back(self) -> bool:
        """From the card to the list it covers. False: it covers none."""
        if not self.shows_card:
            return False
        self._card_open = False
        self._arrange()
        return True

    def save_state(self) -> dict[str, object]:
        """Widths, as JSON."""
        self._keep_sizes()
        sizes = {name: self._sizes[view] for view, name in _KEPT_AS.items()}
        return {**sizes, "preview": self._preview}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take back what `save_state` gave; anything odd is passed over."""
        for view, name in _KEPT_AS.items():
            if (sizes := kept_sizes(state.get(name), self._panes.count())) is not None:
                self._sizes[view] = sizes
        self._panes.setSizes(self._sizes[self._view])
        self._preview = state.get("preview") is not False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows either the list or the card."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._back.set_text(self.tr("Назад к списку"))

    def _arrange(self) -> None:
        wide = self.is_wide
        alone = self._with_card and self._card_open and not wide
        self._bar.setVisible(not wide)
        self._middle.setVisible(not alone)
        self.card_holder.setVisible(self._with_card and ((wide and self._preview) or alone))

    def _keep_sizes(self) -> None:
        if self.is_wide:
            sizes = self._panes.sizes()
            if self.card_holder.isHidden():
                # Its room is lent to the lists.
                sizes[2] = self._sizes[self._view][2]
                sizes[1] = max(1, sizes[1] - sizes[2])
            self._sizes[self._view] = sizes


def splitter(*widgets: QWidget) -> QSplitter:
    """Side by side with a hairline between them; none can be pushed away."""
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    for widget in widgets:
        made.addWidget(widget)
    return made


def kept_sizes(value: object, count: int) -> list[int] | None:
    """Sizes of a splitter from a state that was kept; None where they are odd."""
    if (
        isinstance(value, list)
        and len(value) == count
        and all(isinstance(size, int) and 0 <= size < 10_000 for size in value)
        and sum(value) > 0
    ):
        return value
    return None
