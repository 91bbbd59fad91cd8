"""Finding people by the beginnings of their names, phone numbers and e-mail addresses.

What is indexed and what is asked for are both cut into folded words here, so nothing a person
types is ever query syntax.
"""

from __future__ import annotations

import re

from huntflow_desk.core.query import fold, words

_WORD = re.compile(r"\w+")
_NOT_DIGIT = re.compile(r"\D+")
_PHONE = re.compile(r"[\d\s()+.-]+")
_WORD_LENGTH = 64
_SHORT_PHONE = 3


def indexed_words(folded_name: str, email: str, phone: str) -> str:
    """The words a person is found by; part of the row, so that the index can be kept exact."""
    found = _WORD.findall(folded_name)
    if email:
        found += _WORD.findall(email.lower() if email.isascii() else fold(email))
    if phone:
        found += _phone_forms(phone)
    return " ".join(word[:_WORD_LENGTH] for word in found)


def prefixes(text: str) -> tuple[tuple[str, ...], ...]:
    """What a person typed: of each group one beginning must be found; () without any word."""
    digits = _NOT_DIGIT.sub("", text)
    if len(digits) >= _SHORT_PHONE and _PHONE.fullmatch(text.strip()):
        digits = digits[:_WORD_LENGTH]
        # 8 916 ... and +7 916 ... are the same number.
        abroad = digits[0] in "78" and len(digits) > _SHORT_PHONE
        return ((digits, digits[1:]),) if abroad else ((digits,),)
    return tuple((word[:_WORD_LENGTH],) for word in words(text))


def match(wanted: tuple[tuple[str, ...], ...]) -> str:
    """The MATCH expression of `prefixes`."""
    return " AND ".join("(" + " OR ".join(f'"{word}"*' for word in group) + ")" for group in wanted)


def condition(wanted: tuple[tuple[str, ...], ...], column: str) -> tuple[str, list[str]]:
    """The same as `match` as a plain condition on indexed words, for few rows."""
    has = f"instr(' ' || {column}, ' ' || ?)"
    groups = ["(" + " OR ".join([has] * len(group)) + ")" for group in wanted]
    return " AND ".join(groups), [word for group in wanted for word in group]


def _phone_forms(phone: str) -> list[str]:
    # Also without the country code and from the last seven and four digits on.
    digits = _NOT_DIGIT.sub("", phone)[:_WORD_LENGTH]
    forms = [digits] if digits else []
    forms += [digits[-length:] for length in (10, 7, 4) if len(digits) > length]
    return forms
