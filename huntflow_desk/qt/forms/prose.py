"""Vacancy texts: HTML of a few tags in, plain paragraphs and list items out.

The vendor promises ul ol li p br a strong em u b i (API notes, 7). Nothing is promised by
those who write into it, so markup is only ever read for its line breaks and bullets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

MAX_INPUT = 128 * 1024
MAX_TEXT = 20_000
MAX_PIECES = 400
MAX_DEPTH = 4
MAX_NODES = 5_000

_BREAKS = frozenset(
    ("p", "br", "div", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article")
)
_LISTS = frozenset(("ul", "ol"))
_SILENT = frozenset(("script", "style", "head", "title", "template", "textarea", "noscript"))
# A `<` that opens no tag: html.parser looks for its end again and again, for minutes.
_STRAY = re.compile(r"<(?!/?[a-zA-Z][^<>]{0,500}>)")
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
# Python refuses to read a number of thousands of digits; no character has more than seven.
_HUGE_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}+;?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph (`mark` empty) or a list item with its bullet or number; `depth` from 0."""

    text: str
    mark: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """Pieces in order; `cut` when the text was longer than is shown."""

    pieces: tuple[Piece, ...]
    cut: bool = False


def read_prose(source: str) -> Prose:
    """The text of a vacancy field. Never raises; huge input is cut."""
    reader = _Reader()
    shown = source[:MAX_INPUT]
    if "<" in shown or "&" in shown:
        shown = _HUGE_NUMBER.sub("\ufffd", _without_comments(shown))
        reader.feed(_STRAY.sub("&lt;", shown))
        reader.close()
    else:
        reader.handle_data(shown)
    reader.finish()
    return Prose(tuple(reader.pieces), reader.full or len(source) > MAX_INPUT)


def _without_comments(source: str) -> str:
    parts, at = [], 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start)) >= 0:
        parts.append(source[at:start])
        at = end + 3
    return "".join((*parts, source[at:]))


class _Reader(HTMLParser):
    """Collects words; tags only open and close pieces."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.full = False
        self._words: list[str] = []
        self._mark = ""
        self._depth = 0
        self._lists: list[int | None] = []
        self._silent = 0
        self._length = 0
        self._nodes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            return
        if tag in _SILENT:
            self._silent += 1
        elif tag in _LISTS:
            self.finish()
            if len(self._lists) < MAX_NODES:
                self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.finish()
            self._begin_item()
        elif tag in _BREAKS and not (tag == "p" and self._mark and not self._words):
            # A paragraph right inside an item is the item.
            self.finish()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _LISTS:
            self.finish()
            if self._lists:
                self._lists.pop()
        elif tag == "li" or tag in _BREAKS:
            self.finish()

    def handle_data(self, data: str) -> None:
        if self._silent or self.full:
            return
        first, *rest = data.split("\n")
        self._take(first)
        for line in rest:
            # Plain text keeps its own lines; inside markup they are blanks.
            if self._nodes == 0:
                self.finish()
            else:
                self._take(" ")
            self._take(line)

    def finish(self) -> None:
        """Close the piece in work."""
        text = _BLANKS.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if text:
            self.pieces.append(Piece(text, self._mark, self._depth))
            if len(self.pieces) >= MAX_PIECES:
                self.full = True
        if text or not self._lists:
            self._mark, self._depth = "", self._level()

    def _begin_item(self) -> None:
        self._mark = "•"
        if self._lists:
            count = self._lists[-1]
            if count is not None:
                self._lists[-1] = count + 1
                self._mark = f"{count + 1}."
        self._depth = self._level()

    def _level(self) -> int:
        return min(MAX_DEPTH, max(0, len(self._lists) - 1))

    def _take(self, text: str) -> None:
        room = MAX_TEXT - self._length
        if room <= 0:
            self.full = True
            return
        self._words.append(text[:room])
        self._length += len(text)
        if len(text) > room:
            self.full = True
