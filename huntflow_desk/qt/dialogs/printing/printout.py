"""What can be put on paper, and the words at the foot of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from huntflow_desk.qt.kit.labels import moment_text
from huntflow_desk.qt.kit.paper import Block
from huntflow_desk.qt.kit.plaintext import one_line

_tr = QCoreApplication.translate

MOST_TEXT = 200_000
"""Characters of one text that are printed: some forty pages."""


@dataclass(frozen=True, slots=True)
class Printout:
    """`blocks(parts, data)` gives what is printed, of the chosen `parts` (key, words); `data` is
    what `read` gave. `tab` names it among others, `name` is the file's; `across`: wide pages."""

    key: str
    tab: str
    name: str
    foot: str
    blocks: Callable[[frozenset[str], Any], Iterable[Block]]
    parts: tuple[tuple[str, str], ...] = ()
    across: bool = False
    read: Callable[[], Awaitable[Any]] | None = None


def foot_text(account: str, moment: datetime | None) -> str:
    """Organisation and the age of the data; when it is printed, where that is not known."""
    if moment is not None:
        said = _tr("Printout", "данные на {moment}").format(moment=moment_text(moment))
    else:
        said = _tr("Printout", "напечатано {moment}").format(moment=moment_text(datetime.now(UTC)))
    parts = [one_line(account, 80), said]
    return " · ".join(part for part in (*parts, "Huntflow Desk") if part)


def cut_text(text: str) -> tuple[str, bool]:
    """A text as far as it is printed, and whether that is not all."""
    return text[:MOST_TEXT], len(text) > MOST_TEXT


def cut_note() -> str:
    """What stands under a text that is not printed to its end."""
    return _tr("Printout", "Напечатано начало: текст длиннее.")
