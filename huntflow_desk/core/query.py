"""What a list asks for, and how text is folded so that search and order follow people."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

MAX_WINDOW = 300
"""Rows one synchronous read may return."""

MAX_WORDS = 64

# "c++" and "c#" are words of their own: nobody who looks for them means the letter c.
_WORD = re.compile(r"\w+(?:\+\+|#)?")
_ODD = re.compile(r"[^\x01-\x7fа-яё«»“”„‘’–—•\s]")


def fold(text: str) -> str:
    """Lower case without regard to ё/е, accents, NUL and lone surrogates; spaces squeezed.

    >>> fold("  Семён  ИВАНОВ ")
    'семен иванов'
    """
    low = text.casefold()
    # Most texts are plain Russian or English: looking at each letter costs ten times as much.
    if _ODD.search(low):
        clean = low.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")
        # й and ё may come in two parts; й is a letter of its own and must survive.
        low = _ODD.sub(_bare, unicodedata.normalize("NFC", clean))
    return " ".join(low.replace("ё", "е").split())


def _bare(found: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFKD", found[0])
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()


def words(text: str) -> tuple[str, ...]:
    """Folded words of a query, at most 64; no query syntax survives."""
    return tuple(_WORD.findall(fold(text))[:MAX_WORDS])


def words_of(folded: str) -> list[str]:
    """All words of a text that is folded already."""
    return _WORD.findall(folded)


class VacancyQuery(NamedTuple):
    """Vacancies of an organisation: `states` empty means all, `text` searches the position."""

    account_id: int
    states: frozenset[str] = frozenset({"OPEN"})
    text: str = ""


class Filters(NamedTuple):
    """What must be true of a person beside the words: marks (`mark`), and when they were added.

    Of each group in `all_of` one mark must be there, of `none_of` none. `added_from` is the
    first moment, `added_before` the first moment too late. `impossible`: something was asked
    for that nobody can have, as a tag that does not exist.
    """

    all_of: tuple[tuple[str, ...], ...] = ()
    none_of: tuple[str, ...] = ()
    added_from: datetime | None = None
    added_before: datetime | None = None
    impossible: bool = False


NO_FILTERS = Filters()


_MARKS = {
    "tag": "t", "source": "o", "vacancy": "v", "stage": "s", "link": "l", "reason": "r",
    "consent": "c", "has": "h", "ever": "e",
}  # fmt: skip


@functools.lru_cache(maxsize=8192)  # the same few facts are true of many people
def mark(kind: str, value: object) -> str:
    """The name of a fact about a person in the index. No word of a text can be one.

    Kinds: tag, source, vacancy, stage, link ("vacancy:stage"), reason, consent, has, and ever (a
    stage the person was on, as far as the history is kept).
    """
    plain = "".join(char for char in fold(str(value)) if char.isalnum() or char == ":")
    return f"§{_MARKS[kind]}{plain[:64]}"


@dataclass(frozen=True, slots=True)
class ApplicantQuery:
    """Applicants of an organisation, all or of one vacancy (and stage).

    `text`: words, "phrases" and -negatives (`language.parse` without operators).
    `order`: created (newest first), changed (last stage change first), name, position, company,
    stage, vacancy, tags, source, email, phone, salary, consent, updated; or best: best hits first
    where there are few, else newest first, people before texts.
    """

    account_id: int
    vacancy_id: int | None = None
    stage_id: int | None = None
    text: str = ""
    order: str = "created"
    descending: bool = False
    filters: Filters = NO_FILTERS

    @property
    def is_plain(self) -> bool:
        """Whether nothing is looked for: a list by its order alone."""
        return self.filters == NO_FILTERS and not words(self.text)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: row numbers in the query's order, private to the store.

    The first `by_person` of them were found by what is known of the person, the rest by texts;
    that holds for the order "best" only.
    """

    query: ApplicantQuery
    numbers: Sequence[int]
    by_person: int = 0

    def __len__(self) -> int:
        return len(self.numbers)


class Subject(NamedTuple):
    """What requests can be about. `kind`: applicant or vacancy."""

    account_id: int
    kind: str
    item_id: int


class LogQuery(NamedTuple):
    """Rows of the journal: empty fields do not filter; `text` is sought in endpoint and error.

    `subject`: requests about one person or vacancy, told by their address.
    """

    log_type: str = ""
    method: str = ""
    status_code: int | None = None
    user: str = ""
    errors_only: bool = False
    text: str = ""
    subject: Subject | None = None
