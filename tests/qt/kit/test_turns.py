"""Steps that wait for the first picture, then come one a turn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer

from huntflow_desk.qt.kit.turns import Turns


@pytest.fixture
def window():
    return QObject()


def test_nothing_happens_before_the_first_picture(window, qtbot):
    turns = Turns(window)
    done = []
    turns.add(lambda: done.append("one"), lambda: done.append("two"))
    passed = []
    QTimer.singleShot(20, lambda: passed.append(True))
    qtbot.waitUntil(lambda: bool(passed))
    assert done == []
    assert not turns.done
    turns.begin()
    qtbot.waitUntil(lambda: turns.done)
    assert done == ["one", "two"]


def test_the_window_gets_a_turn_between_two_steps(window, qtbot):
    turns = Turns(window)
    order = []
    between = QTimer()
    between.setInterval(0)
    between.timeout.connect(lambda: order.append("window"))
    between.start()
    turns.add(lambda: order.append("one"), lambda: order.append("two"))
    turns.begin()
    qtbot.waitUntil(lambda: turns.done and "two" in order)
    assert "window" in order[order.index("one") : order.index("two")]


def test_later_steps_come_too(window, qtbot):
    turns = Turns(window)
    done = []
    turns.begin()
    turns.add(lambda: turns.add(lambda: done.append("inner")))
    qtbot.waitUntil(lambda: done == ["inner"])


def test_a_step_that_fails_keeps_no_other_from_its_turn(window, qtbot):
    turns = Turns(window)
    done = []
    with qtbot.captureExceptions() as broken:
        turns.add(lambda: 1 // 0, lambda: done.append("after"))
        turns.begin()
        qtbot.waitUntil(lambda: done == ["after"])
    assert [error[0] for error in broken] == [ZeroDivisionError]


def test_stopped_steps_are_forgotten(window, qtbot):
    turns = Turns(window)
    done = []
    turns.add(lambda: done.append("old"))
    turns.begin()
    turns.stop()
    turns.add(lambda: done.append("new"))
    assert not turns.done
    turns.begin()
    qtbot.waitUntil(lambda: turns.done)
    assert done == ["new"]
