"""Comparing names across alphabets: one rough form for all spellings of a name."""

from __future__ import annotations

import re

_MAP = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "ґ": "g",
    "д": "d",
    "е": "e",
    "ё": "e",
    "є": "e",
    "ж": "zh",
    "з": "z",
    "и": "i",
    "і": "i",
    "ї": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ў": "u",
    "ф": "f",
    "х": "h",
    "ц": "c",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ъ": "",
    "ы": "i",
    "ь": "",
    "э": "e",
    "ю": "u",
    "я": "a",
    "'": "",
    "’": "",
    "ʼ": "",
}
_RULES = (
    (re.compile(r"shch|sch|tsch"), "sh"),
    (re.compile(r"kh|x"), "h"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"iu|yu|ju"), "u"),
    (re.compile(r"ia|ya|ja"), "a"),
    (re.compile(r"io|yo|jo|ie|ye|je"), "e"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"i{2,}"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def fold_name(text: str) -> str:
    """Lower case, yo = ye, one apostrophe."""
    return text.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def latin(text: str) -> str:
    """A plain transliteration."""
    return "".join(_MAP.get(c, c) for c in fold_name(text))


def skeleton(text: str) -> str:
    """The same for «Юлия», Yuliya, Iuliia, Julia: alphabet and spelling rules do not matter."""
    text = latin(text)
    for pattern, other in _RULES:
        text = pattern.sub(other, text)
    text = re.sub(r"[^a-z]", "", text)
    return re.sub(r"i+$", "", re.sub(r"i(?=[aeou])", "", text)) or text
