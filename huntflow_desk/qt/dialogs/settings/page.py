"""What pages of the settings are made of: titled cards with rows, words that can be sought."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.query import fold
from huntflow_desk.qt.kit.frames import Card, Item, column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.theme import theme

LABEL_WIDTH = 150


class Page(QWidget):
    """A page: groups below each other. `trouble(DeskError)`: a change could not be kept."""

    trouble = Signal(object)

    icon = "settings"

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body: QVBoxLayout = column(spacing=12)
        self.setLayout(self.body)
        self._marked: list[Label] = []

    def title(self) -> str:
        """Its name in the current language."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Put all words in the current language."""
        raise NotImplementedError

    def seek(self, text: str) -> QWidget | None:
        """The first widget whose words hold `text` (folded); labels that do are marked."""
        for label in self._marked:
            label.set_tone(str(label.property("own_tone") or "text"))
        self._marked = []
        first: QWidget | None = None
        if not text:
            return None
        for widget in self.findChildren(QWidget):
            if widget.isVisibleTo(self) and text in fold(_words(widget)):
                first = first or widget
                if isinstance(widget, Label):
                    widget.setProperty("own_tone", widget.property("tone"))
                    widget.set_tone("accent")
                    self._marked.append(widget)
        return first

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _tell(self, error: DeskError) -> None:
        self.trouble.emit(error)


class Group(Card):
    """A card with a heading and rows «name: control»."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(*(theme().px(16),) * 4)
        self.body.setSpacing(theme().px(10))
        self.heading = Heading(level=2)
        self.note = Muted(wrap=True)
        self.note.hide()
        self.body.addLayout(column(self.heading, self.note, spacing=2))

    def add_row(self, label: Label, *items: Item, fill: bool = False) -> None:
        """A name at the left, controls beside it. `fill`: the first one takes the room."""
        label.setFixedWidth(theme().px(LABEL_WIDTH))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        label.setWordWrap(True)
        line = row(label, *items, *(() if fill else (None,)), spacing=12)
        if fill:
            line.setStretch(1, 1)
        self.body.addLayout(line)

    def add_note(self, note: QWidget) -> None:
        """Something under the control above; hidden, it leaves no gap."""
        line = row(LABEL_WIDTH + 12, note, spacing=0)
        line.setStretch(1, 1)
        self.body.addLayout(line)

    def set_words(self, heading: str, note: str = "") -> None:
        """Heading and a sentence under it."""
        self.heading.setText(heading)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.setAccessibleName(heading)


def _words(widget: QWidget) -> str:
    if isinstance(widget, Label):
        return widget.full_text()
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&", "")
    if isinstance(widget, QComboBox):
        return " ".join(widget.itemText(number) for number in range(widget.count()))
    return ""
