"""A field that takes keys instead of text: press what the command shall have."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from huntflow_desk.qt.actions.registry import keys_text
from huntflow_desk.qt.kit.keys import PREFIX_MS, letter_of, sequence_of

_PASSING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyRecorder(QLineEdit):
    """`recorded(keys)`: a combination ("Ctrl+K") or one or two single keys ("E", "G V").

    `stopped`: Escape, or the keyboard went elsewhere. Tab leaves it, as every field.
    """

    recorded = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        # Before Qt's own first events.
        self._listening = False
        super().__init__(parent)
        self.setReadOnly(True)
        self._letters = ""
        self._idle = ""
        # The second letter of a sequence may follow.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREFIX_MS)
        self._timer.timeout.connect(self._finish)

    @property
    def listening(self) -> bool:
        """Whether the next key is taken."""
        return self._listening

    def show_keys(self, text: str) -> None:
        """The keys there are, while nothing is taken."""
        self._idle = text
        if not self._listening:
            self.setPlaceholderText(text)

    def listen(self) -> None:
        """Take the next keys."""
        self._listening = True
        self._letters = ""
        self.clear()
        self.setPlaceholderText(self.tr("Жду клавишу…"))
        self.setFocus()

    def stop(self) -> None:
        """Take no keys any more."""
        self._timer.stop()
        self._listening = False
        self._letters = ""
        self.clear()
        self.setPlaceholderText(self._idle)

    def event(self, event: QEvent) -> bool:
        """No shortcut of a window comes between."""
        if (
            self._listening
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() not in _PASSING
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it."""
        if not self._listening or event.isAutoRepeat():
            event.ignore()
            return
        event.accept()
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._give_up()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._letters:
            self._finish()
            return
        letter = letter_of(event)
        if letter:
            second = bool(self._letters)
            self._letters = f"{self._letters} {letter}".strip()
            self.setText(keys_text(self._letters))
            if second:
                self._finish()
            else:
                self._timer.start()
        elif keys := sequence_of(event):
            self._letters = keys
            self._finish()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who looks elsewhere has changed their mind, unless a key is there already."""
        super().focusOutEvent(event)
        if self._listening:
            if self._letters:
                self._finish()
            else:
                self._give_up()

    def _finish(self) -> None:
        keys = self._letters
        self.stop()
        self.recorded.emit(keys)

    def _give_up(self) -> None:
        self.stop()
        self.stopped.emit()
