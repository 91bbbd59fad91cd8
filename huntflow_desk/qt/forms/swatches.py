"""Colours to choose for a tag."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.marks import paint_dot
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.tokens import vendor_colour

COLOURS = ("e5484d", "f76b15", "d6a400", "30a46c", "0090ff", "8e4ec6", "d6409f", "7d828a")
"""Offered for a new tag."""


class Swatches(QWidget):
    """One of the colours, six hex digits. `picked`: a person chose."""

    picked = Signal()

    def __init__(self, chosen: str = COLOURS[4]) -> None:
        super().__init__()
        chosen = chosen.lstrip("#").lower()
        known = (*COLOURS, *((chosen,) if chosen and chosen not in COLOURS else ()))
        self._dots = {colour: _Swatch(colour) for colour in known}
        self._group = QButtonGroup(self)
        for dot in self._dots.values():
            self._group.addButton(dot)
        self._group.buttonClicked.connect(lambda _: self.picked.emit())
        self.choose(chosen)
        self.setLayout(row(*self._dots.values(), None, spacing=4))

    def colour(self) -> str:
        """The chosen one."""
        chosen = self._group.checkedButton()
        return chosen.colour if isinstance(chosen, _Swatch) else COLOURS[0]

    def choose(self, colour: str) -> None:
        """Choose without the signal; one that is not offered is passed over."""
        if colour in self._dots:
            self._dots[colour].setChecked(True)


class _Swatch(QAbstractButton):
    """A colour to choose."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setAccessibleName(f"#{colour}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        side = theme().px(24)
        return QSize(side, side)

    def paintEvent(self, event: object) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = self.rect().toRectF().center()
        colour = vendor_colour(self.colour, look.tokens)
        if self.isChecked() or self.hasFocus():
            ring = look.colour("text" if self.isChecked() else "accent")
            paint_dot(painter, centre, look.px(22), ring)
            paint_dot(painter, centre, look.px(18), look.colour("surface"))
        paint_dot(painter, centre, look.px(14), colour)
