"""Which keys a command has: those of the table, under those a person has chosen; who clashes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from huntflow_desk.qt.actions.commands import Command

MOST_KEYS = 5
"""Keys one command can have."""

_LETTER = r"(?:Shift\+[A-Z0-9]|[A-Z0-9]|Space)"
_LETTERS = re.compile(rf"{_LETTER}(?: {_LETTER})?")
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_PORTABLE = QKeySequence.SequenceFormat.PortableText
# What lists, fields and dialogs live on; and what every text field understands.
_TAKEN = frozenset(
    {"Return", "Enter", "Esc", "Tab", "Backtab", "Shift+Backtab", "Shift+Tab", "Backspace"}
    | {"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Del", "Ins", "Menu"}
    | {f"Shift+{key}" for key in ("Up", "Down", "Left", "Right", "Home", "End", "Return")}
    | {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Return", "Ctrl+Tab", "Alt+F4"}
)

Own = Mapping[str, Sequence[str]]
"""Command -> the keys a person has chosen for it; an empty list is "no keys"."""


class Clash(NamedTuple):
    """Two commands that one key would have to do at once."""

    keys: str
    first: str
    second: str


def is_letters(keys: str) -> bool:
    """Whether these are single keys ("E", "G V") and no combination."""
    return _LETTERS.fullmatch(keys) is not None


def is_possible(keys: str) -> bool:
    """Whether a command can have these keys at all: not those that lists and fields need."""
    if is_letters(keys):
        return True
    sequence = QKeySequence(keys)
    text = sequence.toString(_PORTABLE)
    if sequence.count() != 1 or not text or text in _TAKEN or not (keys + text).isprintable():
        return False
    pressed = _first(sequence)
    # Shift alone makes another letter of a letter, no combination; keys like F5 and the browser's
    # Back need none.
    return bool(pressed.keyboardModifiers() & _HELD) or pressed.key() >= Qt.Key.Key_F1


def is_common(keys: str) -> bool:
    """Whether every keyboard has these keys, and not only one with a key for "refresh"."""
    if is_letters(keys):
        return True
    pressed = _first(QKeySequence(keys))
    return bool(pressed.keyboardModifiers()) or pressed.key() < Qt.Key.Key_Back


def _first(sequence: QKeySequence) -> QKeyCombination:
    return cast("QKeyCombination", sequence[0])  # type: ignore[index]


def usual_keys(command: Command) -> tuple[str, ...]:
    """The keys of the table, in portable words; a standard key may equal one given by hand."""
    found: dict[str, None] = {}
    for one in command.keys:
        if isinstance(one, str):
            found[one if is_letters(one) else QKeySequence(one).toString(_PORTABLE)] = None
        else:
            for sequence in QKeySequence.keyBindings(one):
                found[sequence.toString(_PORTABLE)] = None
    # On Linux the standard key for "back" is Backspace as well, which removes chips and text.
    return tuple(keys for keys in found if is_possible(keys))


def keymap(commands: Sequence[Command], own: Own) -> dict[str, tuple[str, ...]]:
    """The keys of every command. What was chosen takes a key from those that have it of old;
    among two that were chosen the first in the table has it. Odd entries are passed over."""
    result: dict[str, tuple[str, ...]] = {}
    given: list[tuple[Command, str]] = []

    def take(command: Command, wanted: Sequence[str]) -> None:
        kept = [
            keys
            for keys in dict.fromkeys(wanted)
            if not any(collide(keys, command, there, other) for other, there in given)
        ]
        given.extend((command, keys) for keys in kept)
        result[command.key] = tuple(kept)

    for command in commands:
        if command.key in own:
            chosen = [keys for keys in own[command.key] if is_possible(keys)]
            take(command, chosen[:MOST_KEYS])
    for command in commands:
        if command.key not in own:
            take(command, usual_keys(command))
    return result


def collide(keys: str, command: Command, there: str, other: Command) -> bool:
    """Whether two keys cannot both be: the same, or one begins the other, in a common view."""
    if command.key == other.key:
        return False
    if not (is_letters(keys) and is_letters(there)):
        return keys == there
    if command.where and other.where and not set(command.where) & set(other.where):
        return False
    return keys == there or keys.startswith(f"{there} ") or there.startswith(f"{keys} ")


def clashes(commands: Sequence[Command]) -> list[Clash]:
    """Keys of the table that two commands claim in one view; empty when all is well."""
    every = [(command, keys) for command in commands for keys in usual_keys(command)]
    return [
        Clash(keys, command.key, other.key)
        for number, (command, keys) in enumerate(every)
        for other, there in every[number + 1 :]
        if collide(keys, command, there, other)
    ]


def holders(
    keys: str, command: Command, commands: Sequence[Command], own: Own
) -> tuple[Command, ...]:
    """Who would lose a key if the command had it."""
    now = keymap(commands, own)
    return tuple(
        other
        for other in commands
        if any(collide(keys, command, there, other) for there in now[other.key])
    )


def chosen(
    keys: str, command: Command, commands: Sequence[Command], own: Own
) -> dict[str, list[str]]:
    """The choices after the command was given `keys` instead of those it had of the same kind
    (combination or single keys); others that had chosen them lose them."""
    result = {name: list(texts) for name, texts in own.items()}
    for other in holders(keys, command, commands, own):
        if other.key in result:
            result[other.key] = [
                there for there in result[other.key] if not collide(keys, command, there, other)
            ]
    had = keymap(commands, own)[command.key]
    kept = [there for there in had if is_letters(there) != is_letters(keys)]
    result[command.key] = [keys, *kept]
    return result
