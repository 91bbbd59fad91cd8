"""Surfaces and their arrangement: cards, sections, lines, empty states, boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.plaintext import label_text
from huntflow_desk.qt.kit.theme import theme

if TYPE_CHECKING:
    # Cards come after the first paint.
    from huntflow_desk.qt.kit.lit import LitLabel

Item = QWidget | QLayout | int | None


def column(*items: Item, margins: int = 0, spacing: int = 8) -> QVBoxLayout:
    """A vertical box. A number is a gap, None takes the room that is left."""
    box = QVBoxLayout()
    _fill(box, items, margins, spacing)
    return box


def row(*items: Item, margins: int = 0, spacing: int = 8) -> QHBoxLayout:
    """A horizontal box, as `column`."""
    box = QHBoxLayout()
    _fill(box, items, margins, spacing)
    return box


def _fill(box: QBoxLayout, items: Sequence[Item], margins: int, spacing: int) -> None:
    px = theme().px
    box.setContentsMargins(px(margins), px(margins), px(margins), px(margins))
    box.setSpacing(px(spacing))
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(px(item))
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)


def put_viewport(area: QAbstractScrollArea, *, filled: bool = True) -> None:
    """Give an area a viewport of ours: to tell what Qt's own one is, PySide builds every class of
    widget there is, enums and all, which takes 10 ms. `filled`: with the ground of lists."""
    ground = QWidget()
    ground.setBackgroundRole(QPalette.ColorRole.Base)
    ground.setAutoFillBackground(filled)
    area.setViewport(ground)


class Surface(QFrame):
    """A plain background in the colour of lists and cards; `sunken` for asides."""

    def __init__(self, kind: str = "surface", *, parent: QWidget | None = None) -> None:
        """`kind`: surface, card (with a border and round corners), sunken (with round corners),
        aside (as sunken, from edge to edge), popup (over everything), sandbox."""
        super().__init__(parent)
        self.setProperty("frame", kind)


class Card(Surface):
    """A bordered surface with a vertical `body`."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self.body = column(margins=12, spacing=8)
        self.setLayout(self.body)


class Tinted(QWidget):
    """A soft background in a tone, with an edge: what something has to say about itself."""

    def __init__(self, tone: str, *, parent: QWidget | None = None) -> None:
        """`tone`: danger, warn, accent, ok or muted."""
        super().__init__(parent)
        self._tone = tone

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.colour(self._tone)
        edge.setAlphaF(0.35)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(look.tokens.tint(self._tone))
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6)
        )


class Line(QFrame):
    """A hairline between things."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "line")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Section(QWidget):
    """A titled group: heading, optional widgets at its right, `body` below."""

    def __init__(
        self, title: str, *, tools: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Heading(title, level=3)
        self._head = row(self._title, None, *tools, spacing=4)
        self.body = column(spacing=8)
        self.setLayout(column(self._head, self.body, spacing=8))
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Another heading, as after a change of language."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_inset(self, pixels: float) -> None:
        """Push the heading in by so much (at 100 %), where rows below bring a margin of their
        own."""
        self._head.setContentsMargins(theme().px(pixels), 0, 0, 0)


class KeyValueGrid(QWidget):
    """Names at the left, values at the right; values are selectable text or widgets."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)

    def values(self) -> list[LitLabel]:
        """The labels of values that are text, from top to bottom."""
        from huntflow_desk.qt.kit.lit import LitLabel

        found = (self._grid.itemAtPosition(row, 1) for row in range(self._grid.rowCount()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, LitLabel)]

    def set_rows(self, rows: Sequence[tuple[str, str | QWidget]]) -> None:
        """Show these pairs instead of what was there; pairs with an empty text are left out."""
        from huntflow_desk.qt.kit.lit import LitLabel

        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(6))
        number = 0
        for name, value in rows:
            if isinstance(value, str) and not value:
                continue
            label = Muted(name)
            label.setMinimumWidth(theme().px(110))
            shown = LitLabel(value, selectable=True) if isinstance(value, str) else value
            shown.setAccessibleName(name if not isinstance(value, str) else f"{name}: {value}")
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(label, number, 0, top)
            if isinstance(value, str):
                self._grid.addWidget(shown, number, 1)
            else:
                self._grid.addWidget(shown, number, 1, top)
            # A layout shows what is added late only at the next turn of the loop.
            label.show()
            shown.show()
            number += 1


class EmptyState(QWidget):
    """One sentence and one or two buttons where there is nothing to show."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = Label(wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = Muted(wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = row(spacing=8)
        self._name = ""
        box = column(None, self._icon, 4, self._text, self._hint, 8, self._centred(), None)
        self.setLayout(box)
        theme().changed.connect(self._paint_icon)

    def show_state(
        self,
        text: str,
        *,
        hint: str = "",
        icon: str = "empty",
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Say it. At most two actions, the first is the main one."""
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._name = icon
        self._paint_icon()
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (label, handler) in enumerate(actions[:2]):
            button = QPushButton(label_text(label))
            button.setProperty("kind", "primary" if number == 0 else "")
            button.clicked.connect(lambda _=False, call=handler: call())
            self._buttons.addWidget(button)
            button.show()
        self.setAccessibleName(f"{text} {hint}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words come first."""
        super().resizeEvent(event)
        self._icon.setVisible(bool(self._name) and self.height() >= theme().px(150))

    def sizeHint(self) -> QSize:
        """Room for a sentence."""
        return QSize(theme().px(280), theme().px(180))

    def _centred(self) -> QHBoxLayout:
        return row(None, self._buttons, None)

    def _paint_icon(self) -> None:
        if self._name:
            self._icon.setPixmap(theme().pixmap(self._name, 32, "disabled"))
        self._icon.setVisible(bool(self._name) and self.height() >= theme().px(150))


class Filler(QWidget):
    """Takes the room that is left."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
