"""Letters work on both layouts, never in text fields; lists get them back when they are off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from huntflow_desk.qt.kit.keys import (
    LetterKeys,
    letter_hint,
    letter_of,
    other_layout,
    sequence_of,
    where_of,
)

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Pane(QWidget):
    """A view with a list."""

    key_view = "list"


class Window(QMainWindow):
    """A view with a list and a field, a list outside of views; answers to some letters."""

    def __init__(self):
        super().__init__()
        self.pane = Pane()
        self.list = QListView()
        self.list.setModel(QStringListModel(["Анна", "Вера", "Ольга"], self.list))
        self.field = QLineEdit()
        self.choice = QComboBox()
        self.choice.addItems(["alpha", "epsilon"])
        self.button = QPushButton()
        self.outside = QListView()
        self.outside.setModel(QStringListModel(["Анна", "Вера"], self.outside))
        inner = QVBoxLayout(self.pane)
        for widget in (self.list, self.field, self.choice, self.button):
            inner.addWidget(widget)
        page = QWidget()
        box = QVBoxLayout(page)
        box.addWidget(self.pane)
        box.addWidget(self.outside)
        self.setCentralWidget(page)
        self.done = []
        self.keys = {"E", "Shift+Y", "J", "G L", "3", "Space"}
        action = QAction(self)
        action.setShortcut(QKeySequence("Ctrl+K"))
        action.triggered.connect(lambda: self.done.append("palette"))
        self.addAction(action)
        self.letters = LetterKeys(self, self)

    def begins(self, letters, where):
        return any(keys.startswith(f"{letters} ") for keys in self.keys)

    def run_letters(self, letters, where, *, held):
        if letters in self.keys:
            self.done.append(f"{letters} held" if held else letters)
            return True
        return False

    def claimed(self):
        return [QKeySequence("Ctrl+K")]


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    focus(window.list, qtbot)
    return window


def focus(widget, qtbot):
    widget.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)


def type_text(text, modifiers=NONE, *, repeat=False):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, modifiers, text, repeat)
        QApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.mark.parametrize("text", ["e", "у", "E", "У"])
def test_same_key_on_both_layouts(window, text):
    type_text(text)
    assert window.done == ["E"]


@pytest.mark.parametrize(("typed", "meant"), list(zip("олусьКеычмпд", "JKECMRTSXVGL", strict=True)))
def test_every_letter_by_its_place(typed, meant):
    assert letter_of(QKeyEvent(QEvent.Type.KeyPress, 0, NONE, typed)) == meant


def test_shift_digit_sequence_and_space(window):
    type_text("Н", SHIFT)
    type_text("3")
    type_text("п")
    type_text("д")
    type_text("п")
    type_text("о")
    type_text(" ")
    assert window.done == ["Shift+Y", "3", "G L", "Space"]


def test_a_sequence_is_forgotten_after_a_while(window, qtbot):
    window.letters._timer.setInterval(1)
    type_text("g")
    qtbot.waitUntil(lambda: not window.letters._timer.isActive())
    type_text("l")
    assert window.done == []


def test_a_key_held_down_says_so(window):
    type_text("j", repeat=True)
    assert window.done == ["J held"]


def test_letters_with_ctrl_are_not_single_keys(window):
    type_text("e", CTRL)
    type_text("e", Qt.KeyboardModifier.AltModifier)
    assert window.done == []


def test_text_fields_and_choices_keep_their_letters(window, qtbot):
    focus(window.field, qtbot)
    type_text("у")
    type_text(" ")
    assert (window.field.text(), window.done) == ("у ", [])
    focus(window.choice, qtbot)
    type_text("e")
    assert (window.choice.currentText(), window.done) == ("epsilon", [])
    focus(window.field, qtbot)
    window.field.setReadOnly(True)
    type_text("у")
    assert window.done == ["E"]


def test_space_presses_a_button(window, qtbot):
    pressed = []
    window.button.clicked.connect(lambda: pressed.append(1))
    focus(window.button, qtbot)
    qtbot.keyClick(window.button, Qt.Key.Key_Space)
    assert (pressed, window.done) == ([1], [])
    type_text("e")
    assert window.done == ["E"]


def test_lists_search_by_letter_only_while_single_keys_are_off(window, qtbot):
    type_text("в")
    assert window.list.currentIndex().row() == 0
    window.letters.enabled = False
    type_text("в")
    assert window.list.currentIndex().data() == "Вера"
    type_text("e")
    assert window.done == []


def test_outside_of_views_letters_belong_to_the_list(window, qtbot):
    focus(window.outside, qtbot)
    type_text("в")
    assert window.outside.currentIndex().data() == "Вера"
    type_text("e")
    assert window.done == []
    assert where_of(window.field) == "list"
    assert where_of(window.outside) is None


def test_palette_wins_over_delete_to_end_of_line(window, qtbot):
    window.field.setText("не удалять")
    focus(window.field, qtbot)
    window.field.home(False)
    qtbot.keyClick(window.field, Qt.Key.Key_K, CTRL)
    assert window.field.text() == "не удалять"
    assert window.done == ["palette"]


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_K, CTRL, "Ctrl+K"),
        (0x41B, CTRL, "Ctrl+K"),
        (0x41B, CTRL | SHIFT, "Ctrl+Shift+K"),
        (Qt.Key.Key_F6, SHIFT, "Shift+F6"),
        (Qt.Key.Key_Control, CTRL, ""),
    ],
)
def test_combinations_on_both_layouts(key, modifiers, expected):
    assert sequence_of(QKeyEvent(QEvent.Type.KeyPress, int(key), modifiers)) == expected


def test_hints_and_other_layout():
    assert letter_hint("E", russian=True) == "E (У)"
    assert letter_hint("Shift+Y", russian=True) == "Shift+Y (Shift+Н)"
    assert letter_hint("G L", russian=True) == "G L (П Д)"
    assert letter_hint("3", russian=True) == "3"
    assert letter_hint("E", russian=False) == "E"
    assert other_layout("gtht") == "пере"
    assert other_layout("cyjdf") == "снова"
    assert other_layout("зшще") == "piot"
