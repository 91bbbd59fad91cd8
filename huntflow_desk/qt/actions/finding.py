"""Finds commands by their names in Russian and English, typed in either layout, with slips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QTranslator

from huntflow_desk.core.query import fold, words
from huntflow_desk.qt.actions.commands import Command
from huntflow_desk.qt.kit.keys import other_layout
from huntflow_desk.qt.kit.resources import resource_path

STRONG = 50
"""From this score on a command was meant; below it might have been."""
_BESIDE = 8
_OTHER_LAYOUT = 3
_RECENT = 6


class Hit(NamedTuple):
    """A command and how well it fits, 1 to 120."""

    command: Command
    score: int

    @property
    def strong(self) -> bool:
        """Whether the words themselves were typed, and not something like them."""
        return self.score >= STRONG


def find(commands: Sequence[Command], text: str, recent: Sequence[str] = ()) -> list[Hit]:
    """Commands that fit, best first; those used last win among equals. All for an empty text:
    first those used last, then the table's order."""
    order = {key: number for number, key in enumerate(recent)}
    if not words(text):
        ranked = sorted(commands, key=lambda one: order.get(one.key, len(order)))
        return [Hit(command, STRONG) for command in ranked]
    hits: list[Hit] = []
    for command in commands:
        score = max(
            _of_command(text, command), _of_command(other_layout(text), command) - _OTHER_LAYOUT
        )
        if score > 0:
            bonus = max(0, _RECENT - order[command.key]) if command.key in order else 0
            hits.append(Hit(command, score + bonus))
    return sorted(hits, key=lambda hit: -hit.score)


def english_name(command: Command) -> str:
    """Its English words, whatever the language of the window."""
    return _english().translate("Actions", command.name) or command.name


def _of_command(text: str, command: Command) -> int:
    names = max(score(text, name) for name in (command.name, english_name(command)))
    return max(names, score(text, command.also, whole=False) - _BESIDE)


def score(text: str, name: str, *, whole: bool = True) -> int:
    """How well a typed text fits a name, 0 (not at all) to 100 (its beginning).

    `whole` false: the name is a list of single words, whose order and letters between mean
    nothing.
    """
    typed, parts = words(text), words(name)
    if not typed or not parts:
        return 0
    if whole and " ".join(parts).startswith(" ".join(typed)):
        return 100
    fits = [_of_word(word, parts) for word in typed]
    if all(fits):
        return min(fits)
    squeezed = "".join(typed)
    if whole and len(squeezed) >= 3 and _runs_through(squeezed, parts):
        return 20
    return 0


def _of_word(word: str, parts: Iterable[str]) -> int:
    best = 0
    for number, part in enumerate(parts):
        if part.startswith(word):
            best = max(best, 80 - min(number, 5))
        elif len(word) >= 3 and word in part:
            best = max(best, 55)
        elif len(word) >= 4 and _nearly_begins(word, part):
            best = max(best, 40)
    return best


def _nearly_begins(word: str, part: str) -> bool:
    """Whether a word's beginning was typed with one slip: a letter wrong, missing, too much or
    two exchanged."""
    for at in range(len(word)):
        rest = word[at + 1 :]
        if at < len(part) and word[at] != part[at]:
            swapped = word[at + 1 : at + 2] + word[at] + word[at + 2 :]
            return (
                part[at + 1 :].startswith(rest)
                or part[at:].startswith(rest)
                or part[at + 1 :].startswith(word[at:])
                or part[at:].startswith(swapped)
            )
        if at >= len(part):
            return len(word) - len(part) <= 1
    return False


def _runs_through(letters: str, parts: Sequence[str]) -> bool:
    """Whether the letters are beginnings of words in their order: "нк" of «новый кандидат»."""

    def fits(left: str, number: int) -> bool:
        if not left:
            return True
        for at in range(number, len(parts)):
            for length in range(min(len(left), len(parts[at])), 0, -1):
                if parts[at].startswith(left[:length]) and fits(left[length:], at + 1):
                    return True
        return False

    return fits(letters, 0)


@cache
def _english() -> QTranslator:
    translator = QTranslator()
    translator.load(str(resource_path("translations/huntflow_desk_en.qm")))
    return translator


def best(hits: Sequence[Hit], most: int) -> tuple[list[Hit], list[Hit]]:
    """The strong hits and the weak ones, at most so many of each; weak ones only when nothing
    was really meant."""
    strong = [hit for hit in hits if hit.strong][:most]
    weak = [hit for hit in hits if not hit.strong][:most]
    return strong, weak if len(strong) < 3 else []


def names(command: Command) -> tuple[str, str]:
    """Folded names, Russian and English, for sorting and search."""
    return fold(command.name), fold(english_name(command))
