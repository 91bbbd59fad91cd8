"""A number typed digit by digit, to choose one of many by keys: «1», then «2» is twelve."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

WAIT_MS = 900
"""So long a further digit belongs to the same number."""

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that was pressed, on the keypad, too; None with a modifier or for another key."""
    text = event.text()
    is_digit = len(text) == 1 and text.isascii() and text.isdigit()
    return int(text) if is_digit and event.modifiers() in _PLAIN else None


class TypedNumber(QObject):
    """Places 1 to `count`.

    `typed(number)` comes at once with every digit, for choosing; `settled(number)` when no further
    digit can belong to it: at once where none can, else after `WAIT_MS`, for acting.
    """

    typed = Signal(int)
    settled = Signal(int)

    def __init__(self, count: int = 0, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.count = count
        self._number = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.settle)

    def press(self, event: QKeyEvent) -> bool:
        """Take a key; False when it is no digit of a number there is."""
        digit = digit_of(event)
        if digit is None:
            return False
        # A digit that makes no number with those before begins a new one.
        number = next((one for one in (self._number * 10 + digit, digit) if self._is_one(one)), 0)
        if not number:
            return False
        self._number = number
        self.typed.emit(number)
        if number * 10 <= self.count:
            self._wait.start()
        else:
            self.settle()
        return True

    def settle(self) -> None:
        """The number is complete."""
        self._wait.stop()
        number, self._number = self._number, 0
        if number:
            self.settled.emit(number)

    def _is_one(self, number: int) -> bool:
        return 0 < number <= self.count
