"""What a person types into a search box, taken apart: words, phrases, phones, operators.

Everything is text that means itself unless it is clearly an operator; nothing is ever an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from huntflow_desk.core.query import MAX_WORDS, words

OPERATORS = {
    "tag": ("tag", "метка", "тег"),
    "stage": ("stage", "этап"),
    "was": ("was", "был", "была"),
    "vacancy": ("vacancy", "вакансия"),
    "source": ("source", "источник"),
    "reason": ("reason", "причина"),
    "consent": ("consent", "согласие"),
    "has": ("has", "есть"),
    "no": ("no", "нет"),
    "before": ("before", "до"),
    "after": ("after", "после", "с"),
}
"""Operator -> what it may be called; the first is the English name, the second the Russian."""

_OPERATOR_OF = {name: key for key, names in OPERATORS.items() for name in names}
_QUOTES = {'"': '"', "«": "»", "“": "”", "„": "“"}
_PART = re.compile(
    r"""(?P<minus>-(?=[^\s-]))?
        (?:(?P<name>[^\W\d_]{1,12}):)?
        (?:(?P<quote>["«“„])(?P<quoted>[^"»”“]*)(?:["»”“]|$)|(?P<plain>\S*))""",
    re.VERBOSE,
)
_PHONE_PIECE = re.compile(r"[+(]?[\d().-]*\d[\d().-]*")
_END_OF_PHONE = re.compile(r"\d\d-\d\d")
_NOT_DIGIT = re.compile(r"\D+")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_RUSSIAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_AGO = re.compile(r"(\d{1,4})\s?([dwmyднмг])")
_AGO_DAYS = {"d": 1, "д": 1, "w": 7, "н": 7, "m": 30, "м": 30, "y": 365, "г": 365}
_LONGEST_PHONE = 15


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text, `start` to `end`. `kind`: word, phrase, phone or an operator.

    `value` is what stands in the quotes or after the colon, as typed.
    """

    kind: str
    value: str
    negative: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look for: all of `words`, the last of which may go on unless `exact`.

    `phrase`: the words stand one after the other. `digits`: a phone number, or the end of one.
    """

    words: tuple[str, ...]
    negative: bool = False
    exact: bool = False
    phrase: bool = False
    digits: str = ""


def parse(text: str, *, operators: bool = True) -> tuple[Part, ...]:
    """The parts of a text in their order; without `operators` "tag:x" is a word."""
    return tuple(_phones(list(_parts(text, operators))))


def terms(text: str) -> tuple[Term, ...]:
    """What is to be looked for in people and texts; operators are words here."""
    found: list[Term] = []
    left = MAX_WORDS
    for part in parse(text, operators=False):
        of_part = words(part.value)[:left]
        if not of_part:
            continue
        left -= len(of_part)
        found.append(
            Term(
                of_part,
                part.negative,
                exact=part.negative or part.kind == "phrase",
                phrase=part.kind == "phrase" and len(of_part) > 1,
                digits=_NOT_DIGIT.sub("", part.value) if part.kind == "phone" else "",
            )
        )
        if not left:
            break
    return tuple(found)


def without(text: str, parts: Sequence[Part]) -> str:
    """The text without these parts of it."""
    for part in sorted(parts, key=lambda one: one.start, reverse=True):
        text = text[: part.start].rstrip() + " " + text[part.end :].lstrip()
    return text.strip()


def written(operator: str, value: str, *, russian: bool = True, negative: bool = False) -> str:
    """An operator as it is typed: «этап:Интервью», `stage:"Phone call"`."""
    names = OPERATORS[operator]
    clean = " ".join(value.replace('"', " ").replace("»", " ").replace("”", " ").split())
    if not clean or re.search(r"[\s«“„]", clean):
        clean = f'"{clean}"'
    sign = "-" if negative else ""
    return f"{sign}{names[1 if russian else 0]}:{clean}"


def day(text: str, today: date) -> date | None:
    """A day as people write it: 2026-03-01, 01.03.2026, 2026-03, 2026, 7d/7д ago, вчера."""
    text = text.strip().casefold()
    if text in ("today", "сегодня"):
        return today
    if text in ("yesterday", "вчера"):
        return today - timedelta(days=1)
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        if found := _RUSSIAN_DAY.fullmatch(text):
            year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
            return date(year, int(found[2]), int(found[1]))
        if found := _AGO.fullmatch(text):
            return today - timedelta(days=int(found[1]) * _AGO_DAYS[found[2]])
    except (ValueError, OverflowError):
        return None
    return None


def _parts(text: str, operators: bool) -> Iterator[Part]:
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found = _PART.match(text, place)
        if found is None or found.end() == place:
            place += 1
            continue
        name = (found["name"] or "").casefold()
        operator = _OPERATOR_OF.get(name) if operators else None
        negative = found["minus"] is not None
        quoted = found["quote"] is not None
        value = found["quoted"] if quoted else found["plain"]
        if operator is not None:
            yield Part(operator, value, negative, place, found.end())
        elif name and quoted:
            # `name:"a b"` that is no operator: a word and a phrase.
            yield Part("word", name, negative, place, found.start("quote"))
            yield Part("phrase", value, False, found.start("quote"), found.end())
        elif quoted:
            yield Part("phrase", value, negative, place, found.end())
        else:
            start = place + (1 if negative else 0)
            yield Part("word", text[start : found.end()], negative, place, found.end())
        place = found.end()


def _phones(parts: list[Part]) -> Iterator[Part]:
    """Neighbours that are pieces of one phone number become one part."""
    place = 0
    while place < len(parts):
        run: list[Part] = []
        digits = 0
        while place + len(run) < len(parts):
            part = parts[place + len(run)]
            more = len(_NOT_DIGIT.sub("", part.value))
            piece = part.kind == "word" and _PHONE_PIECE.fullmatch(part.value)
            if not piece or (run and part.negative) or digits + more > _LONGEST_PHONE:
                break
            run.append(part)
            digits += more
        joined = " ".join(part.value for part in run)
        if run and not run[0].negative and _is_phone(joined, digits, run):
            yield replace(run[0], kind="phone", value=joined, end=run[-1].end)
            place += len(run)
        else:
            yield parts[place]
            place += 1


def _is_phone(joined: str, digits: int, run: list[Part]) -> bool:
    """Whether pieces are one number: 8 916 ..., (495) ..., 123-45-67; not the years 2019 2020."""
    if digits < 5:
        return digits >= 3 and (joined[0] in "+(" or _END_OF_PHONE.fullmatch(joined) is not None)
    if joined[0] in "+(" or digits >= 10:
        return True
    if len(run) > 1 and run[0].value in ("7", "8"):
        return True
    return "-" in joined or "(" in joined
