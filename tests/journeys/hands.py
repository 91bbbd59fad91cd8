"""A recruiter's hands on the keyboard of a stage."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.stage import Stage

W = TypeVar("W", bound=QWidget)

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def focused(stage: Stage) -> QWidget:
    """Who has the keyboard; the offscreen platform does not give it back after a dialog."""
    if QApplication.activeWindow() is None and stage.window is not None:
        stage.window.activateWindow()
    stage.until(lambda: QApplication.focusWidget() is not None)
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(stage: Stage, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key, where the keyboard is."""
    stage.bot.keyClick(focused(stage), key, modifiers)


def keys(stage: Stage, letters: str) -> None:
    """Single keys, as the Russian layout gives them."""
    focused(stage)
    stage.type(letters)


def in_dialog(stage: Stage, kind: type[W]) -> W:
    """The one dialog of this kind that is open, when it has the keyboard."""
    assert stage.window is not None
    found = [one for one in stage.window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    stage.until(lambda: found[0].isAncestorOf(QApplication.focusWidget() or stage.room))
    return found[0]
