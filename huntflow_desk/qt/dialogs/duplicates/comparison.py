"""Two cards in columns, field by field, with ticks for what one takes from the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from huntflow_desk.qt.dialogs.duplicates import words
from huntflow_desk.qt.dialogs.duplicates.side import CardHead
from huntflow_desk.qt.kit.fields import SegmentedTabs
from huntflow_desk.qt.kit.frames import Line, Surface, column
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.plaintext import breakable, label_text
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.card import Card
from huntflow_desk.services.comparing import Fill, Row, Side, asked_first, compare_cards
from huntflow_desk.services.library import Library

FIELD_PX, MARK_PX = 132, 128
TIGHT = 640
"""Pixels at 100 % below which the middle gives room to the values."""


class Comparison(QWidget):
    """`changed`: other ticks or another direction. `opened(side)`: that card is wanted."""

    changed = Signal()
    opened = Signal(str)

    def __init__(self, library: Library, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, Card] | None = None
        self._rows: tuple[Row, ...] = ()
        self._chosen: dict[str, frozenset[str]] = {}
        self._ticks: dict[str, QCheckBox] = {}
        self.left = CardHead(library, runner)
        self.right = CardHead(library, runner)
        self.left.opened.connect(lambda: self.opened.emit("left"))
        self.right.opened.connect(lambda: self.opened.emit("right"))
        self.direction = SegmentedTabs()
        self.direction.set_tabs(
            [
                ("left", self.tr("← дополнить левую")),
                ("right", self.tr("дополнить правую →")),
            ]
        )
        self.direction.setAccessibleName(self.tr("Какую карточку дополнить"))
        self.direction.changed.connect(self._turned)
        self._table = Surface()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._table.setLayout(column(self._grid, None))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_: self._measure())
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._table)
        self._heads = QGridLayout()
        self._heads.setContentsMargins(0, 0, 0, 0)
        # A grid gives no spacing to columns that hold nothing.
        self._heads.addWidget(QWidget(), 0, 0)
        self._heads.addWidget(QWidget(), 0, 2)
        self._heads.addWidget(self.left, 0, 1)
        self._heads.addWidget(self.right, 0, 3)
        self.setLayout(column(self._heads, Line(), self.area, spacing=8))
        self._measure()

    # What the dialog asks

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is compared."""
        return self._rows

    @property
    def side(self) -> Side:
        """The card that is completed."""
        return "right" if self.direction.current() == "right" else "left"

    @property
    def chosen(self) -> frozenset[str]:
        """Fields that are ticked."""
        return frozenset(field for field, tick in self._ticks.items() if tick.isChecked())

    def tick(self, field: str) -> QCheckBox | None:
        """The box of a field, if it can be taken."""
        return self._ticks.get(field)

    def show_cards(self, left: Card, right: Card) -> None:
        """Show these two; the same two again keep their ticks."""
        rows = compare_cards(left, right)
        before = self._cards
        fresh = before is None or _ids(*before) != _ids(left, right)
        if not fresh and rows == self._rows:
            return
        self._cards = (left, right)
        self._keep_ticks()
        if fresh:
            self._chosen = {}
            self.area.verticalScrollBar().setValue(0)
        self._rows = rows
        self.left.show_card(left)
        self.right.show_card(right)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow names and marks are."""
        super().resizeEvent(event)
        self._measure()

    # Inside

    def _turned(self, _key: str) -> None:
        # The ticks on screen are of the other direction still.
        self._keep_ticks("left" if self.side == "right" else "right")
        self._fill()

    def _keep_ticks(self, side: Side | None = None) -> None:
        if self._ticks:
            self._chosen[side or self.side] = self.chosen

    def _fill(self) -> None:
        focused = next((field for field, tick in self._ticks.items() if tick.hasFocus()), "")
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._ticks = {}
        side = self.side
        chosen = self._chosen.get(side)
        ticked = asked_first(self._rows, side) if chosen is None else chosen
        for number, one in enumerate(self._rows):
            self._add(number, one, one.field in ticked)
        before: QWidget = self.right.open
        for tick in self._ticks.values():
            # Ticks are made late, but do not come after the buttons.
            QWidget.setTabOrder(before, tick)
            before = tick
        if focused in self._ticks:
            self._ticks[focused].setFocus()
        self.changed.emit()

    def _add(self, number: int, one: Row, ticked: bool) -> None:
        name = Muted(words.field_name(one), wrap=True)
        left, right = self._value(one, "left"), self._value(one, "right")
        fill = one.fill(self.side)
        middle: QWidget
        if fill:
            middle = self._ticks[one.field] = self._tick(one, fill, ticked)
        else:
            text, tone = words.mark(one)
            middle = Label(text, tone=tone, role="small")
        for label in (name, left, right):
            # Columns as wide as the heads over them, whatever stands in them.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top = Qt.AlignmentFlag.AlignTop
        for place, widget in enumerate((name, left, middle, right)):
            self._grid.addWidget(widget, number, place, top)
            # A layout shows what is added late only at the next turn of the loop.
            widget.show()

    def _value(self, one: Row, side: Side) -> Label:
        text = words.value(one.value(side))
        quiet = not text or one.equal or one.value(side) is None
        label = Label(
            breakable(text) if text else words.missing(one),
            tone="muted" if quiet else "text",
            role="" if quiet or not words.is_told(one) else "strong",
            wrap=True,
        )
        label.setAccessibleName(text)
        # Columns of equal width, whatever stands in them.
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def _tick(self, one: Row, fill: Fill, ticked: bool) -> QCheckBox:
        arrow = "←" if self.side == "left" else "→"
        verb = {
            Fill.EMPTY: self.tr("взять"),
            Fill.ADD: self.tr("добавить"),
            Fill.OVER: self.tr("заменить"),
        }[fill]
        text = f"{arrow} {verb}" if arrow == "←" else f"{verb} {arrow}"
        if fill is Fill.OVER:
            text = f"≠ {text}"
        tick = QCheckBox(label_text(text))
        tick.setChecked(ticked)
        theirs = one.value("right" if self.side == "left" else "left")
        name = {
            Fill.EMPTY: self.tr("{field}: взять «{value}»"),
            Fill.ADD: self.tr("{field}: добавить «{value}»"),
            Fill.OVER: self.tr("{field}: заменить на «{value}»"),
        }[fill]
        shown = words.value(theirs)
        name = name.replace("{field}", words.field_name(one)).replace("{value}", shown)
        tick.setAccessibleName(name)
        tick.toggled.connect(lambda _: self.changed.emit())
        return tick

    def _measure(self) -> None:
        px = theme().px
        tight = self.width() < px(TIGHT)
        bar = self.area.verticalScrollBar()
        # Heads stand over the columns, whether or not the bar takes its part.
        self._heads.setContentsMargins(0, 0, bar.sizeHint().width() if bar.maximum() else 0, 0)
        for head in (self.left, self.right):
            head.avatar.setVisible(not tight)
        for grid in (self._heads, self._grid):
            grid.setHorizontalSpacing(px(8 if tight else 14))
            grid.setVerticalSpacing(px(8))
            grid.setColumnMinimumWidth(0, px(84 if tight else FIELD_PX))
            grid.setColumnMinimumWidth(2, px(108 if tight else MARK_PX))
            for place, stretch in enumerate((0, 1, 0, 1)):
                grid.setColumnStretch(place, stretch)


def _ids(left: Card, right: Card) -> tuple[int, int]:
    return left.applicant.applicant_id, right.applicant.applicant_id
