"""What words are made of: the form of an answer, and facts made safe to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from huntflow_desk.core.errors import Problem
from huntflow_desk.qt.kit.plaintext import DISPLAY_LIMIT, one_line

# lupdate knows the name `translate`, not an alias of our own.
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """What a person reads: a short title, one to three sentences, and the label of the one
    button ("" for none). `tone` and `icon` name tokens and icons of the kit."""

    title: str
    text: str
    action: str = ""
    tone: str = "danger"
    icon: str = "error"


Maker = Callable[[Problem], ProblemWords]


def plain_fact(value: object, limit: int = DISPLAY_LIMIT) -> str:
    """A fact as one line of plain text, at most `limit` characters; "" for nothing."""
    return one_line(str(value if value is not None else ""), limit)


def host_of(facts: Mapping[str, Any]) -> str:
    """The server's name as it stands in a sentence."""
    return plain_fact(facts.get("host") or "", 80) or translate("Problems", "Хантфлоу")


def with_answer(text: str, problem: Problem) -> str:
    """The text, then what the server said, marked as its words."""
    said = plain_fact(problem.facts.get("message") or "")
    if not said:
        return text
    answer = translate("Problems", "Ответ сервера: «{said}».").replace("{said}", said)
    return f"{text} {answer}"


def with_path(text: str, path: object) -> str:
    """The text, then the file it is about."""
    shown = plain_fact(path or "", 200)
    if not shown:
        return text
    where = translate("Problems", "Файл: {path}").replace("{path}", shown)
    return f"{text} {where}"
