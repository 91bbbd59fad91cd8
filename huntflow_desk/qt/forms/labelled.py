"""A control with its name above it and what is wrong with it below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.theme import theme


class Labelled(QWidget):
    """`complain` shows a complaint in words and marks the control."""

    def __init__(self, control: QWidget, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._title = Muted(title, small=True, wrap=True)
        self._title.setBuddy(control)
        # As high with small buttons beside it as without: neighbours stay in line.
        self._title.setMinimumHeight(theme().px(22))
        self._tools: QHBoxLayout = row(self._title, spacing=4)
        self._tools.setStretch(0, 1)
        self._icon = QLabel()
        self._said = Label(tone="danger", role="small", wrap=True)
        self._wrong = QWidget()
        below = row(self._icon, self._said, spacing=4)
        below.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        below.setStretch(1, 1)
        self._wrong.setLayout(below)
        self._wrong.hide()
        self.box = column(self._tools, control, self._wrong, spacing=3)
        self.setLayout(self.box)

    @property
    def complaint(self) -> str:
        """What is said to be wrong, "" for nothing."""
        return self._said.full_text() if not self._wrong.isHidden() else ""

    def set_title(self, title: str) -> None:
        """Its name."""
        self._title.setText(title)
        (self.control.focusProxy() or self.control).setAccessibleName(title)

    def add_tool(self, widget: QWidget) -> None:
        """Something small at the right of the name."""
        self._tools.addWidget(widget)

    def complain(self, text: str) -> None:
        """Say what is wrong, "" when nothing is any more."""
        self._said.setText(text)
        self._icon.setPixmap(theme().pixmap("warning", 14, "danger"))
        self._wrong.setVisible(bool(text))
        self.setAccessibleDescription(text)
        mark_invalid(self.control, bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.complaint:
            self._icon.setPixmap(theme().pixmap("warning", 14, "danger"))


def mark_invalid(control: QWidget, invalid: bool) -> None:
    """Give a control the edge of something wrong; of a compound one, its line."""
    target = control.focusProxy() or control
    if bool(target.property("invalid")) is invalid:
        return
    target.setProperty("invalid", invalid)
    target.style().unpolish(target)
    target.style().polish(target)
