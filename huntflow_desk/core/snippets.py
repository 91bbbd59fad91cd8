"""The place in a text where a word is, cut out to be shown: plain text and where to light it up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from huntflow_desk.core.query import fold

LENGTH = 140
_BEFORE = 36
_ELLIPSIS = "…"
_BLANKS = re.compile(r"[\s\x00-\x1f]+")

Hits = tuple[tuple[int, int], ...]


def places(text: str, found: Sequence[str]) -> Hits:
    """Start and length of every word of the text that begins with one of these folded words.

    Marks follow the text as it is, so its length never changes here.
    """
    wanted = sorted({word for word in found if word}, key=len, reverse=True)
    if not wanted:
        return ()
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, wanted)) + ")")
    low = _same_length(text)
    return tuple((hit.start(), hit.end() - hit.start()) for hit in pattern.finditer(low))


def snippet(text: str, found: Sequence[str], length: int = LENGTH) -> tuple[str, Hits]:
    """One line around the first hit, with the hits inside it; ("", ()) when there is none."""
    hits = places(text, found)
    if not hits:
        return "", ()
    start = _word_start(text, max(0, _best(hits, length) - _BEFORE))
    end = min(len(text), start + length)
    cut = text[start:end]
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if end < len(text) else ""
    marks = []
    for place, size in hits:
        if start <= place and place + size <= end:
            first = place - start
            moved = len(before) + len(_squeezed(cut[:first]).lstrip(" "))
            marks.append((moved, len(_squeezed(cut[first : first + size]))))
    return before + _squeezed(cut).strip(" ") + after, tuple(marks)


def _squeezed(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _best(hits: Hits, length: int) -> int:
    """The first place from where on most hits are near."""
    starts = [hit[0] for hit in hits[:200]]
    room = length - _BEFORE
    near = [bisect_left(starts, one + room) - number for number, one in enumerate(starts)]
    return starts[near.index(max(near))]


def _word_start(text: str, place: int) -> int:
    if place == 0:
        return 0
    for shift in range(24):
        if place + shift < len(text) and text[place + shift].isspace():
            return place + shift + 1
    return place


def _same_length(text: str) -> str:
    """The text in lower case without ё and accents, letter for letter."""
    low = text.lower().replace("ё", "е")
    if len(low) == len(text) and low.isascii():
        return low
    if len(low) == len(text) and not _ACCENTED.search(low):
        return low
    # A letter that folds into several keeps its place with the first one.
    return "".join((fold(char) or " ")[0] for char in text)


_ACCENTED = re.compile(r"[\xc0-\u024f\u0300-\u036f\u1e00-\u1fff\ufb00-\ufb06\uff00-\uff5e]")
