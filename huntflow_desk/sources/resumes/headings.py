"""Section headings of resumes in Russian, English, Belarusian and Ukrainian.

A heading is recognised by its words, not by a list of whole phrases: every word must be either
telling (it names a kind of section) or neutral ("профессиональные", "key", "and").
"""

from __future__ import annotations

import re
from functools import lru_cache

from huntflow_desk.sources.resumes.heading_words import (
    NEUTRAL,
    PHRASES,
    PLACE_WORDS,
    SOFT,
    WORDS,
)

_ORDER = ("references", "languages", "education", "skills", "about", "experience", "contacts")
_STRIP = re.compile(r"^[\W\d_]+|[\W_]+$")
_TAIL = re.compile(
    r"\s*(?:[-–—:(,]\s*)?(?:\d{1,2}\s*(?:лет|год[а-я]*|мес\w*|years?|yrs?|months?|рок\w*|рік|"
    r"р\.|місяц\w*|гад\w*|месяц\w*|міс\.?)"
    r"[\s,]*(?:(?:and|и|і|й|та|ды)\s+)?)+\)?\s*$",
    re.I,
)
_TRAINEE = re.compile(r"стаж(?:[её]р|ист|ор)")
# Short neutral words count as whole words only.
_SHORT = frozenset((*(w for w in NEUTRAL if len(w) < 4), "&", "/", "+"))
_LONG = tuple(w for w in NEUTRAL if len(w) > 3)
_NOTE = re.compile(r"\s*\([^()]{3,50}\)\s*:?$")
_SPACED = re.compile(r"^(?:\w\s){3,}\w$")


def _pattern(phrase: str) -> str:
    return r"\s+".join(
        re.escape(word.rstrip("*")) + (r"[\w'’]*" if word.endswith("*") else "")
        for word in phrase.split()
    )


_COMPILED = {
    kind: re.compile(f"(?:{'|'.join(_pattern(p) for p in phrases)})$")
    for kind, phrases in PHRASES.items()
}
_PLACES = re.compile(f"(?:{'|'.join(_pattern(p) for p in PLACE_WORDS)})$")
_JOINER = re.compile(r"\s+(?:и|та|й|і|and|&|/|\+|или|або)\s+|\s*[/&+,]\s*")


def normal(text: str) -> str:
    """Lower case, one space, no decoration, spaced-out letters joined, duration cut off."""
    text = text.strip().replace("\t", "  ")
    if _SPACED.match(text.replace("  ", "\n").split("\n", 1)[0].strip(" :")):
        text = " ".join(part.replace(" ", "") for part in re.split(r" {2,}", text))
    if any(map(str.isdigit, text)):
        text = _TAIL.sub("", text)
    if "(" in text:
        text = _NOTE.sub("", text)
    text = text.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("`", "'")
    return " ".join(_STRIP.sub("", text).split())


@lru_cache(maxsize=4096)
def heading_kind(text: str) -> str:
    """The kind of section this line opens, or "" when it is no heading.

    contacts, personal, wish, experience, education, courses, skills, languages, about, references,
    projects, awards, hobby, military, driving.
    """
    if len(text) > 70 or "@" in text or "://" in text or "\t" in text:
        return ""
    if text.count(" ") > 14 or not any(map(str.isalpha, text)):
        return ""
    name = normal(text)
    words = name.split()
    if not words or len(words) > 7:
        return ""
    kind = _phrase_kind(name)
    if kind:
        return kind
    kind = _word_kind(words)
    if kind:
        return kind
    if len(words) == 1 and len(name) > 7 and _SPACED.match(text.strip(" :")):
        return _unspaced_kind(name)
    parts = [p for p in _JOINER.split(name) if p]
    if 1 < len(parts) <= 4:
        kinds = [_phrase_kind(p) or _word_kind(p.split()) or SOFT.get(p, "") for p in parts]
        if all(kinds):
            return next((k for k in kinds if k in _ORDER), kinds[0])
    return ""


def _unspaced_kind(name: str) -> str:
    """The kind when letter-spacing swallowed the gaps between words."""
    for one in range(1, len(name)):
        head, tail = name[:one], name[one:]
        splits = [[head, tail]]
        splits += [[head, tail[:two], tail[two:]] for two in range(1, len(tail))]
        for split in splits:
            kind = _phrase_kind(" ".join(split)) or _word_kind(split)
            if kind:
                return kind
    return ""


def _phrase_kind(name: str) -> str:
    if _PLACES.match(name):
        return "experience"
    for kind, pattern in _COMPILED.items():
        if pattern.match(name):
            return kind
    return ""


def _word_kind(words: list[str]) -> str:
    bare = [w.strip('.,:;()«»"') for w in words]
    bare = [w for w in bare if w]
    if not bare or len(bare) > 6 or any(any(c.isdigit() for c in w) for w in bare):
        return ""
    for kind in _ORDER:
        stems = WORDS[kind]
        # "Контакт-Сервис" is a firm, "Стажёр" a post.
        telling = [
            w for w in bare if w.startswith(stems) and "-" not in w and not _TRAINEE.match(w)
        ]
        if not telling:
            continue
        if all(w.startswith(stems) or w.startswith(_LONG) or w in _SHORT for w in bare) and (
            len(bare) <= 5
        ):
            return kind
    return ""


def loose_kind(text: str) -> str:
    """The kind by a single telling word, for lines that look like the other headings."""
    words = normal(text).split()
    if not words or len(words) > 5 or len(text) > 60 or any(c in text for c in "@\t\n"):
        return ""
    for kind in _ORDER:
        if any(word.startswith(WORDS[kind]) and "-" not in word for word in words):
            return kind
    return ""


def is_heading(text: str) -> bool:
    """Whether the text names a section."""
    return bool(heading_kind(text))
