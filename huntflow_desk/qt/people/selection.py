"""What can be done with several people at once: a bar below their list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.fields import Button, IconButton
from huntflow_desk.qt.kit.frames import Surface, row
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.theme import theme

COMMANDS = (("move", "forward"), ("reject", "close"), ("tags", "tag"), ("comment", "comment"))


class SelectionBar(Surface):
    """«Выбрано 12: Перевести (M) …»; there only while several are selected.

    `wished(command)`: do it to them; `dropped`: select one again.
    """

    wished = Signal(str)
    dropped = Signal()

    def __init__(self, hint: Callable[[str], str], parent: QWidget | None = None) -> None:
        """`hint`: the key of a command in words."""
        super().__init__("aside", parent=parent)
        self._chosen = self._taken = 0
        self._hint = hint
        self._count = Label(role="strong")
        self._buttons = {
            key: Button("", partial(self.wished.emit, key), kind="quiet", icon=icon)
            for key, icon in COMMANDS
        }
        self._close = IconButton("close", "", self.dropped.emit)
        box = row(self._count, *self._buttons.values(), None, self._close, spacing=2)
        px = theme().px
        box.setContentsMargins(px(12), px(4), px(8), px(4))
        self.setLayout(box)
        self.hide()

    def show_selection(self, chosen: int, taken: int) -> None:
        """So many are selected; `taken` of them at once at most."""
        self._chosen, self._taken = chosen, taken
        self._retranslate()
        self.setVisible(chosen > 1)

    def minimumSizeHint(self) -> QSize:
        """Words of the buttons give way, their signs stay."""
        return QSize(theme().px(260), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons are signs."""
        super().resizeEvent(event)
        self._retranslate()

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
        whole = {}
        for key, word in words.items():
            hint = self._hint(key)
            whole[key] = self.tr("{word} · {key}").format(word=word, key=hint) if hint else word
        # Keys go first, then words: a name that is cut tells nothing.
        room = self.width() - self._count.sizeHint().width() - theme().px(64)
        metrics, signs = self.fontMetrics(), theme().px(42) * len(words)
        for shown in (whole, words, dict.fromkeys(words, "")):
            wide = sum(metrics.horizontalAdvance(text) for text in shown.values()) + signs
            if wide <= room:
                break
        for key, button in self._buttons.items():
            button.set_text(shown[key])
            button.setAccessibleName(words[key])
            button.setToolTip(whole[key])
