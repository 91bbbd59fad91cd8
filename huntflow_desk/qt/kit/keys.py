"""Single keys on any layout: letters by their place on the keyboard, heard by one event filter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

PREFIX_MS = 1000
"""How long the second key of a sequence is waited for."""

# The letter of ЙЦУКЕН on the key that carries the Latin letter on QWERTY.
_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_JCUKEN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LATIN = dict(zip(_JCUKEN, _QWERTY, strict=True))
_CYRILLIC = dict(zip(_QWERTY, _JCUKEN, strict=True))


class Letters(Protocol):
    """Who answers to single keys. Keys are as on QWERTY: "E", "Shift+Y", "3", "Space", "G V"."""

    def begins(self, letters: str, where: str) -> bool:
        """Whether these keys begin a longer sequence in this view."""

    def run_letters(self, letters: str, where: str, *, held: bool) -> bool:
        """Do what the keys mean in this view. `held`: the key repeats itself, which only steps
        through a list may follow. False when they mean nothing."""

    def claimed(self) -> Iterable[QKeySequence]:
        """Sequences that text fields leave to the window: Ctrl+K deletes to the end of the line
        on Linux."""


class LetterKeys(QObject):
    """Hands single keys to `Letters`, whatever the layout. Text fields keep their letters.

    Listens at whatever has the focus: a filter on the application would see every event.
    While `enabled`, lists inside a view do not look for rows by letters.
    """

    def __init__(self, letters: Letters, parent: QObject) -> None:
        super().__init__(parent)
        self.enabled = True
        self._letters = letters
        self._pending = ""
        self._watched: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREFIX_MS)
        self._timer.timeout.connect(self._forget)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
            self._focus_changed(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the letters that are commands, and let claimed keys through to the window."""
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            if event.type() == QEvent.Type.ShortcutOverride:
                if QKeySequence(event.keyCombination()) in list(self._letters.claimed()):
                    event.ignore()
                    return True
            elif event.type() == QEvent.Type.KeyPress and self.enabled:
                return self._pressed(watched, event)
        return False

    def _pressed(self, watched: QWidget, event: QKeyEvent) -> bool:
        letter = letter_of(event)
        where = where_of(watched)
        if not letter or where is None or keeps_letter(watched, letter):
            # A modifier on its way to "Shift+Y" does not break a sequence.
            if event.text():
                self._forget()
            return False
        letters = f"{self._pending} {letter}".strip()
        self._forget()
        if self._letters.begins(letters, where):
            self._pending = letters
            self._timer.start()
            return True
        if self._letters.run_letters(letters, where, held=event.isAutoRepeat()):
            return True
        # No search for a row that begins with the letter.
        return letter != "Space" and isinstance(watched, QAbstractItemView)

    def _forget(self) -> None:
        self._pending = ""
        self._timer.stop()

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new
        if new is not None:
            new.installEventFilter(self)


def where_of(widget: QWidget | None) -> str | None:
    """The view a widget is in: `key_view` of the nearest class around it that has one.

    "" is the window outside of views; None where single keys do not hold, as in most dialogs.
    """
    while widget is not None:
        where = getattr(widget, "key_view", None)
        if isinstance(where, str):
            return where
        widget = None if widget.isWindow() else widget.parentWidget()
    return None


def letter_of(event: QKeyEvent) -> str:
    """The single key pressed, as on QWERTY: "E", "Shift+Y", "3", "Space"; "" for anything else."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = modifiers == Qt.KeyboardModifier.ShiftModifier
    if modifiers != Qt.KeyboardModifier.NoModifier and not shift:
        return ""
    typed = event.text().lower()
    if typed == " " and not shift:
        return "Space"
    latin = _LATIN.get(typed, typed)
    if not (len(latin) == 1 and latin.isascii() and latin.isalnum()):
        return ""
    return f"Shift+{latin.upper()}" if shift else latin.upper()


def sequence_of(event: QKeyEvent) -> str:
    """The combination pressed in Qt's portable words, "Ctrl+K" on either layout; "" for a
    modifier alone."""
    key = event.key()
    if key in (
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_Meta,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_unknown,
        0,
    ):
        return ""
    # Without help of the system Qt gives the Cyrillic letter for Ctrl+Л.
    latin = _LATIN.get(chr(key).lower()) if 0x400 <= key <= 0x4FF else None
    if latin is not None:
        key = ord(latin.upper())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(int(modifiers.value) | int(key)).toString(
        QKeySequence.SequenceFormat.PortableText
    )


def letter_hint(letter: str, *, russian: bool) -> str:
    """«E (У)»: the same key on both layouts."""
    if not russian:
        return letter
    words = [
        "+".join(_CYRILLIC.get(part.lower(), part).upper() if len(part) == 1 else part
                 for part in word.split("+"))
        for word in letter.split()
    ]  # fmt: skip
    other = " ".join(words)
    return letter if other == letter else f"{letter} ({other})"


def other_layout(text: str) -> str:
    """What was meant when the layout was the wrong one: «gtht» gives «пере», and back."""
    table = _CYRILLIC if any(char in _CYRILLIC for char in text.lower()) else _LATIN
    return "".join(table.get(char, char) for char in text.lower())


def takes_text(target: QObject) -> bool:
    """Whether letters belong to this widget: text fields, and boxes that choose by letter."""
    if isinstance(target, QLineEdit | QPlainTextEdit | QTextEdit):
        return not target.isReadOnly()
    return isinstance(target, QComboBox) or (
        isinstance(target, QWidget) and target.inherits("QAbstractSpinBox")
    )


def keeps_letter(target: QWidget, letter: str) -> bool:
    """Whether this widget has a use of its own for the key; Space presses whatever is no list."""
    return takes_text(target) or (letter == "Space" and not isinstance(target, QAbstractItemView))
