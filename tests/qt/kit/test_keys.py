"""Letters work on both layouts, never in text fields; no two commands claim a key."""

from __future__ import annotations

import functools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from huntflow_desk.qt.kit.keys import (
    Command,
    Commands,
    LetterKeys,
    letter_hint,
    other_layout,
)

NONE = Qt.KeyboardModifier.NoModifier


class Window(QMainWindow):
    """A list, a field and commands."""

    def __init__(self):
        super().__init__()
        self.list = QWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit()
        page = QWidget()
        box = QVBoxLayout(page)
        box.addWidget(self.list)
        box.addWidget(self.field)
        self.setCentralWidget(page)
        self.done = []
        self.commands = Commands(self)
        self.scope = "list"
        for name, letter, scope in (
            ("edit", "E", "list"),
            ("copy_mail", "Shift+Y", "list"),
            ("next", "J", ""),
            ("log", "G L", ""),
            ("board_only", "B", "board"),
            ("third", "3", "list"),
        ):
            run = functools.partial(self.done.append, name)
            self.commands.add(Command(name, lambda: "", run, letter=letter, scope=scope))
        self.commands.add(
            Command("palette", lambda: "П", lambda: self.done.append("palette"), ("Ctrl+K",))
        )
        self.letters = LetterKeys(self.commands, scope=lambda: self.scope, claim=("Ctrl+K",))


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.list.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.list)
    return window


def type_text(text, modifiers=NONE):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, 0, modifiers, text))


@pytest.mark.parametrize("text", ["e", "у", "E", "У"])
def test_same_key_on_both_layouts(window, text):
    type_text(text)
    assert window.done == ["edit"]


def test_shift_digit_and_sequence(window):
    type_text("Н", Qt.KeyboardModifier.ShiftModifier)
    type_text("3")
    type_text("п")
    type_text("д")
    type_text("п")
    type_text("о")
    assert window.done == ["copy_mail", "third", "log"]


def test_scope_and_switch(window):
    type_text("b")
    assert window.done == []
    window.scope = "board"
    type_text("и")
    type_text("e")
    assert window.done == ["board_only"]
    window.letters.enabled = False
    type_text("b")
    assert window.done == ["board_only"]


def test_letters_with_ctrl_are_not_single_keys(window):
    type_text("e", Qt.KeyboardModifier.ControlModifier)
    assert window.done == []


def test_disabled_command_stays_silent(window):
    window.commands.enable("edit", False, "нет связи")
    type_text("e")
    assert window.done == []
    assert "нет связи" in window.commands.action("edit").toolTip()
    window.commands.enable("edit", True)
    type_text("e")
    assert window.done == ["edit"]


def test_text_fields_keep_their_letters(window, qtbot):
    window.field.setFocus()
    type_text("у")
    assert (window.field.text(), window.done) == ("у", [])
    window.field.setReadOnly(True)
    type_text("у")
    assert window.done == ["edit"]


def test_palette_wins_over_delete_to_end_of_line(window, qtbot):
    window.field.setText("не удалять")
    window.field.setFocus()
    window.field.home(False)
    qtbot.keyClick(window.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.field.text() == "не удалять"
    assert window.done == ["palette"]


def test_conflicts_are_found(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    commands = Commands(window)

    def add(name, *shortcuts, letter="", scope=""):
        commands.add(Command(name, lambda: name, lambda: None, shortcuts, letter, scope=scope))

    add("find", QKeySequence.StandardKey.Find)
    add("edit", letter="E", scope="list")
    add("edit_board", letter="E", scope="board")
    assert commands.conflicts() == []
    add("other", "Ctrl+F", scope="list")
    add("export", letter="E")
    add("go", letter="G L")
    add("g", letter="G")
    found = "\n".join(commands.conflicts())
    for names in ("find, other", "edit, export", "edit_board, export", "g begins go"):
        assert names in found
    with pytest.raises(ValueError, match="twice"):
        add("find")


def test_action_texts_follow_the_language(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    commands = Commands(window)
    words = {"text": "R&D"}
    action = commands.add(Command("x", lambda: words["text"], lambda: None, ("Ctrl+R",)))
    assert action.text() == "R&&D"
    words["text"] = "Other…"
    commands.retranslate()
    assert action.text() == "Other…"
    assert "Other" in action.toolTip()
    assert "Ctrl+R" in action.toolTip()


def test_hints_and_other_layout(window):
    assert letter_hint("E", russian=True) == "E (У)"
    assert letter_hint("Shift+Y", russian=True) == "Shift+Y (Shift+Н)"
    assert letter_hint("G L", russian=True) == "G L (П Д)"
    assert letter_hint("3", russian=True) == "3"
    assert letter_hint("E", russian=False) == "E"
    assert window.commands.hint("palette", russian=True) == "Ctrl+K"
    assert window.commands.hint("edit", russian=True) == "E (У)"
    assert other_layout("gtht") == "пере"
    assert other_layout("зшще") == "piot"
