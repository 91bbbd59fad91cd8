"""What a list asks for, and how text is folded so that search and order follow people, not bytes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_WINDOW = 300
"""Rows one synchronous read may return."""

MAX_WORDS = 64

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case without regard to ё/е, accents, NUL and lone surrogates; spaces squeezed.

    >>> fold("  Семён  ИВАНОВ ")
    'семен иванов'
    """
    clean = text.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
    # й and ё decompose too: й is a letter of its own and must survive, ё must become е.
    shielded = clean.casefold().replace("й", "\ue000")
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", shielded) if not unicodedata.combining(char)
    )
    return " ".join(bare.replace("\ue000", "й").split())


def words(text: str) -> tuple[str, ...]:
    """Folded words of a query, at most 64; no query syntax survives."""
    return tuple(_WORD.findall(fold(text))[:MAX_WORDS])


@dataclass(frozen=True, slots=True)
class VacancyQuery:
    """Vacancies of an organisation: `states` empty means all, `text` searches the position."""

    account_id: int
    states: frozenset[str] = frozenset({"OPEN"})
    text: str = ""


@dataclass(frozen=True, slots=True)
class ApplicantQuery:
    """Applicants of an organisation, all or of one vacancy (and stage).

    `order`: created (newest first), name, or changed (last stage change first).
    """

    account_id: int
    vacancy_id: int | None = None
    stage_id: int | None = None
    text: str = ""
    order: str = "created"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Rows of the journal: empty fields do not filter; `text` is looked up in endpoint and error."""

    log_type: str = ""
    method: str = ""
    status_code: int | None = None
    user: str = ""
    errors_only: bool = False
    text: str = ""
