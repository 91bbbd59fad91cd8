"""What can be done with several people at once: a bar below their list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.fields import Button, Hint, IconButton, keyed
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Surface, row
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.theme import theme

COMMANDS = ("move", "reject", "tags", "comment")


class SelectionBar(Surface):
    """«Выбрано 12: Перевести (M) …»; there only while several are selected.

    `wished(command)`: do it to them; `dropped`: select one again.
    """

    wished = Signal(str)
    dropped = Signal()

    def __init__(self, hint: Hint, parent: QWidget | None = None) -> None:
        """`hint`: the key of a command in words."""
        super().__init__("aside", parent=parent)
        self._chosen = self._taken = 0
        self._hint = hint
        self._count = Label(role="strong")
        # Without signs: words and keys of all four have to stand in a narrow list.
        self._buttons = {
            key: Button("", partial(self.wished.emit, key), kind="quiet") for key in COMMANDS
        }
        self._close = IconButton("close", "", self.dropped.emit)
        choices = QWidget()
        choices.setLayout(
            FlowLayout(self._count, *self._buttons.values(), spacing=4, line_spacing=2)
        )
        box = row(choices, self._close, spacing=4)
        box.setStretch(0, 1)
        box.setAlignment(self._close, Qt.AlignmentFlag.AlignTop)
        px = theme().px
        box.setContentsMargins(px(12), px(4), px(8), px(4))
        self.setLayout(box)
        self.hide()

    def show_selection(self, chosen: int, taken: int) -> None:
        """So many are selected; `taken` of them at once at most."""
        self._chosen, self._taken = chosen, taken
        self._retranslate()
        self.setVisible(chosen > 1)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        number = self.locale().toString
        text = self.tr("Выбрано {count}").format(count=number(self._chosen))
        if self._taken < self._chosen:
            text = self.tr("Выбрано {count}, за раз {taken}").format(
                count=number(self._chosen), taken=number(self._taken)
            )
        self._count.setText(text)
        self._close.set_text(self.tr("Снять выбор"))
        self.setAccessibleName(text)
        words = {
            "move": self.tr("Перевести"),
            "reject": self.tr("Отказ"),
            "tags": self.tr("Метки"),
            "comment": self.tr("Заметка"),
        }
        for key, button in self._buttons.items():
            button.set_text(keyed(words[key], self._hint(key)))
            button.setAccessibleName(words[key])
