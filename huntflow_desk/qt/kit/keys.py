"""Commands and their keys: one QAction behind every way to do a thing; letters on any layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from huntflow_desk.qt.kit.plaintext import tooltip
from huntflow_desk.qt.kit.theme import theme

Shortcut = QKeySequence.StandardKey | str
PREFIX_MS = 1000

# The letter of ЙЦУКЕН on the key that carries the Latin letter on QWERTY.
_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_JCUKEN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_LATIN = dict(zip(_JCUKEN, _QWERTY, strict=True))
_CYRILLIC = dict(zip(_QWERTY, _JCUKEN, strict=True))


@dataclass(frozen=True, slots=True)
class Command:
    """What a person can do. Texts are functions, so that they follow the language.

    `shortcuts`: standard keys or sequences ("Ctrl+K"); `letter`: single keys, as on QWERTY: "E",
    "Shift+Y", "G V"; `scope`: where the keys hold, "" everywhere; `menu`: name of a menu.
    """

    id: str
    text: Callable[[], str]
    handler: Callable[[], object]
    shortcuts: tuple[Shortcut, ...] = ()
    letter: str = ""
    icon: str = ""
    tip: Callable[[], str] | None = None
    scope: str = ""
    menu: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


@dataclass(slots=True)
class _Entry:
    command: Command
    action: QAction
    extra: dict[str, str] = field(default_factory=dict)


class Commands(QObject):
    """All commands of a window. `triggered(id)` comes after the handler was called."""

    triggered = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._entries: dict[str, _Entry] = {}

    def add(self, command: Command) -> QAction:
        """Make the action and give it to the window. Raises ValueError for a second one."""
        if command.id in self._entries:
            raise ValueError(f"command twice: {command.id}")
        action = QAction(self._window)
        action.setObjectName(command.id)
        action.setMenuRole(command.role)
        action.setShortcuts(_sequences(command.shortcuts))
        if command.icon:
            theme().dress(action, command.icon)
        action.triggered.connect(lambda _=False: self._run(command))
        self._entries[command.id] = _Entry(command, action)
        self._name(command, action)
        self._window.addAction(action)
        return action

    def action(self, command_id: str) -> QAction:
        """The action. Raises KeyError for an unknown id."""
        return self._entries[command_id].action

    def commands(self) -> tuple[Command, ...]:
        """In the order they were added."""
        return tuple(entry.command for entry in self._entries.values())

    def enable(self, command_id: str, enabled: bool, reason: str = "") -> None:
        """Switch on or off; `reason` says why in the tooltip."""
        entry = self._entries[command_id]
        entry.action.setEnabled(enabled)
        entry.extra["reason"] = "" if enabled else reason
        self._name(entry.command, entry.action)

    def retranslate(self) -> None:
        """The language changed."""
        for entry in self._entries.values():
            self._name(entry.command, entry.action)

    def conflicts(self) -> list[str]:
        """Keys that two commands claim in one place; empty when all is well."""
        taken: dict[tuple[str, str], list[str]] = {}
        scopes = {entry.command.scope for entry in self._entries.values()} | {""}
        for entry in self._entries.values():
            command = entry.command
            keys = [s.toString() for s in entry.action.shortcuts()]
            keys += [f"letter {command.letter.upper()}"] if command.letter else []
            for key in dict.fromkeys(keys):
                for scope in scopes if not command.scope else {command.scope}:
                    taken.setdefault((scope, key), []).append(command.id)
        clashes = {
            f"{key}: {', '.join(ids)}" for (_, key), ids in taken.items() if len(set(ids)) > 1
        }
        prefixes = {
            letter.split()[0]: entry.command.id
            for entry in self._entries.values()
            if " " in (letter := entry.command.letter.upper())
        }
        for entry in self._entries.values():
            if entry.command.letter.upper() in prefixes:
                other = prefixes[entry.command.letter.upper()]
                clashes.add(f"letter {entry.command.letter}: {entry.command.id} begins {other}")
        return sorted(clashes)

    def run_letters(self, letters: str, scope: str) -> bool:
        """Run the command of these single keys in this scope. False when there is none."""
        for entry in self._entries.values():
            command = entry.command
            if (
                command.letter.upper() == letters
                and command.scope in ("", scope)
                and entry.action.isEnabled()
            ):
                entry.action.trigger()
                return True
        return False

    def is_prefix(self, letters: str) -> bool:
        """Whether these single keys begin a longer sequence."""
        return any(
            entry.command.letter.upper().startswith(f"{letters} ")
            for entry in self._entries.values()
        )

    def hint(self, command_id: str, *, russian: bool) -> str:
        """The keys in words: «E (У)» in Russian, «E» in English, or the first shortcut."""
        entry = self._entries[command_id]
        if entry.command.letter:
            return letter_hint(entry.command.letter, russian=russian)
        return entry.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _run(self, command: Command) -> None:
        command.handler()
        self.triggered.emit(command.id)

    def _name(self, command: Command, action: QAction) -> None:
        text = command.text()
        action.setText(text.replace("&", "&&"))
        action.setIconText(text)
        tip = command.tip() if command.tip is not None else text.rstrip("…")
        reason = self._entries[command.id].extra.get("reason", "")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        line = f"{tip} ({keys})" if keys else tip
        action.setToolTip(tooltip(f"{line}\n{reason}" if reason else line))
        action.setStatusTip(reason)


class LetterKeys(QObject):
    """Single keys by position, so that they work on ЙЦУКЕН as on QWERTY.

    Listens at whatever has the focus. Text fields keep their letters. `claim` names sequences
    that text fields must leave to the window (Ctrl+K deletes to the end of the line on Linux).
    """

    def __init__(
        self, commands: Commands, *, scope: Callable[[], str], claim: Sequence[str] = ()
    ) -> None:
        """`scope()` says where the focus is, as in `Command.scope`."""
        super().__init__(commands)
        self.enabled = True
        self._commands = commands
        self._scope = scope
        self._claim = [QKeySequence(text) for text in claim]
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
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                if QKeySequence(event.keyCombination()) in self._claim:
                    event.ignore()
                    return True
            elif event.type() == QEvent.Type.KeyPress and self.enabled:
                return self._pressed(watched, event)
        return False

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        letter = letter_of(event)
        if not letter or takes_text(watched) or event.isAutoRepeat():
            self._forget()
            return False
        letters = f"{self._pending} {letter}".strip()
        self._forget()
        if self._commands.is_prefix(letters):
            self._pending = letters
            self._timer.start()
            return True
        return self._commands.run_letters(letters, self._scope())

    def _forget(self) -> None:
        self._pending = ""
        self._timer.stop()

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new
        if new is not None:
            new.installEventFilter(self)


def letter_of(event: QKeyEvent) -> str:
    """The single key pressed, as on QWERTY: "E", "Shift+Y", "3"; "" for anything else."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = modifiers == Qt.KeyboardModifier.ShiftModifier
    if modifiers != Qt.KeyboardModifier.NoModifier and not shift:
        return ""
    typed = event.text().lower()
    if len(typed) != 1 or not typed.isprintable() or typed.isspace():
        return ""
    latin = _LATIN.get(typed, typed)
    if not (latin.isascii() and latin.isalnum()):
        return ""
    return f"Shift+{latin}".upper() if shift else latin.upper()


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
    """Whether letters belong to this widget."""
    if isinstance(target, QLineEdit | QPlainTextEdit | QTextEdit):
        return not target.isReadOnly()
    if isinstance(target, QComboBox):
        return target.isEditable()
    return isinstance(target, QWidget) and target.inherits("QAbstractSpinBox")


def _sequences(shortcuts: tuple[Shortcut, ...]) -> list[QKeySequence]:
    result: list[QKeySequence] = []
    for shortcut in shortcuts:
        found = (
            QKeySequence.keyBindings(shortcut)
            if isinstance(shortcut, QKeySequence.StandardKey)
            else [QKeySequence(shortcut)]
        )
        result += [one for one in found if one not in result]
    return result
