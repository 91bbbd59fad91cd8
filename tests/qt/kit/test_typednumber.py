"""Numbers typed digit by digit: chosen at once, complete when nothing can follow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from huntflow_desk.qt.kit.typednumber import TypedNumber

NONE = Qt.KeyboardModifier.NoModifier


class Heard:
    """What a number of so many places told."""

    def __init__(self, count: int) -> None:
        self.number = TypedNumber(count)
        self.typed: list[int] = []
        self.settled: list[int] = []
        self.number.typed.connect(self.typed.append)
        self.number.settled.connect(self.settled.append)

    def press(self, text: str, modifiers: Qt.KeyboardModifier = NONE) -> bool:
        return self.number.press(QKeyEvent(QEvent.Type.KeyPress, ord(text), modifiers, text))


def test_a_digit_that_can_only_be_itself_is_complete_at_once(qtbot: QtBot) -> None:
    heard = Heard(12)
    assert heard.press("7")
    assert (heard.typed, heard.settled) == ([7], [7])


def test_a_digit_that_may_go_on_waits(qtbot: QtBot) -> None:
    heard = Heard(12)
    heard.number._wait.setInterval(0)
    assert heard.press("1")
    assert (heard.typed, heard.settled) == ([1], [])
    qtbot.waitUntil(lambda: heard.settled == [1])
    assert heard.press("1") and heard.press("0")
    assert (heard.typed, heard.settled) == ([1, 1, 10], [1, 10])


def test_what_is_no_number_begins_anew_or_is_left_to_others(qtbot: QtBot) -> None:
    heard = Heard(12)
    assert heard.press("1") and heard.press("5")
    assert heard.typed == [1, 5]
    assert not heard.press("0") and not heard.press("а")
    assert not heard.press("2", Qt.KeyboardModifier.ControlModifier)
    assert heard.press("2", Qt.KeyboardModifier.KeypadModifier)
    assert heard.typed == [1, 5, 2]
    assert not Heard(0).press("1")
