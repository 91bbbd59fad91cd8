"""What every reader gives: lines of text with the little that is known about their looks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

BULLETS = "→➔➜➞▸•◦▪▫‣·●○■□▶►➢➤✓✔❖◆◇★☆※∙⁃\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(
    rf"^\s*(?:[{BULLETS}]+\s*|[-–—*+]\s+(?!(?:19|20)\d\d\b)|\d{{1,2}}[.)]\s+(?=\D))"
)

_FOLD: dict[int, str | None] = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0x00AD: None,
    0xFEFF: None,
    0xFFFE: None,
    0x2028: "\n",
    0x2029: "\n",
    0x000B: "\n",
    0x000C: "\n",
    0x0085: "\n",
    0x2010: "-",
    0x2011: "-",
}
_FOLD.update(dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "))
_FOLD.update(dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F)), None))
_FOLD.update(dict.fromkeys((*range(0x2060, 0x2070), *range(0xFE00, 0xFE10)), None))
_FOLD.update({i: None for i in range(0x20) if i not in (0x09, 0x0A, 0x0B, 0x0C, 0x0D)})
_FOLD.update({i: None for i in range(0x7F, 0xA0) if i != 0x85})
_FOLD.update({0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•"})
_SURPLUS = re.compile("[\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff]")
_SPACES = re.compile(r" *\t[ \t]*")
_LEADERS = re.compile(r"(?<=\w)\s?[._…]{4,}\s*:?\s*(?=\S)")
_RULE = re.compile(r"^[-=_*~—–─━#.•·]{3,}$")
_HASHES = re.compile(r"^#{1,6}\s+")
_EMPHASIS = re.compile(r"^(?:\*\*|__|\*|_)(?=[^\s*_])([^*_]+)(?<=\S)(?:\*\*|__|\*|_)$")
_SPACED_LETTERS = re.compile(r"^(?:\w ){2,}\w(?:(?:\t| {2,})\w(?: \w)*)+$")
_BULLET_TAB = re.compile(rf"^(\s*(?:[{BULLETS}]|[-–—*]|\d{{1,2}}[.)]))\t\s*")


def clean(text: str) -> str:
    """Folded ligatures and spaces; no control, bidi, private-use characters, no surrogates."""
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_FOLD)
    if not text.isprintable() or "\ufffd" in text or "\ufffc" in text:
        text = _SURPLUS.sub("", text)
    return unicodedata.normalize("NFC", text)


@dataclass(slots=True)
class Word:
    """A word with its left and right edge, baseline (upwards) and the height of its font box."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class Line:
    """One paragraph or visual line. `size` is points (0: unknown); `gap`: space above it.

    `start` is its offset in `Document.text` once the document is built.
    """

    text: str
    size: float = 0.0
    bold: bool = False
    heading: bool = False
    bullet: bool = False
    gap: bool = False
    page: int = 0
    start: int = 0
    row: bool = False
    """Joined from the cells of a table row or from columns of one visual row (tabs between)."""
    words: list[Word] = field(default_factory=list)
    """Of a PDF: the words in the order of `text`, with their places on the page."""


@dataclass(slots=True)
class Document:
    """A read document. `note` is set when only a part was read (`too_large`)."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    page_count: int = 0
    photo: bytes | None = None
    has_photo: bool = False
    links: list[str] = field(default_factory=list)
    note: str = ""
    note_detail: str = ""
    text: str = ""


def bullet_length(text: str) -> int:
    """Length of the bullet or number in front of a list item, 0 when there is none."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def is_rule(text: str) -> bool:
    """A line drawn with characters: "-----"."""
    return not text[:1].isalnum() and bool(_RULE.match(text.strip()))


def _unmarked(text: str) -> tuple[str, bool]:
    """Without dot leaders and marks of a plain-text editor ("## Skills"); True for a heading."""
    if "...." in text or "____" in text or "……" in text:
        text = _LEADERS.sub(": ", text)
    hashes = _HASHES.match(text) if text[:1] == "#" else None
    if hashes:
        text = text[hashes.end() :]
    if text[:1] in "*_":
        text = _EMPHASIS.sub(r"\1", text)
    return text.replace("`", ""), hashes is not None


def build(document: Document, lines: Iterable[Line], max_chars: int, max_lines: int) -> Document:
    """Cleans the lines, cuts at the limits, joins the text and sets the offsets."""
    kept: list[Line] = []
    parts: list[str] = []
    at = 0
    gap = False
    for line in lines:
        text = clean(line.text).replace("\r", "\n").strip()
        if "\t" in text:
            text = _BULLET_TAB.sub(r"\1 ", _SPACES.sub("\t", text).strip())
        text, marked = _unmarked(text)
        if not text or is_rule(text):
            gap = gap or bool(kept)
            continue
        if _SPACED_LETTERS.match(text):
            text = " ".join(w.replace(" ", "") for w in re.split(r"\t| {2,}", text))
        pieces = [p.strip() for p in text.split("\n") if p.strip()] if "\n" in text else [text]
        for number, piece in enumerate(pieces):
            apart = bool(kept) and number == 0 and (gap or line.gap)
            if apart:
                parts.append("")
                at += 1
            if len(kept) >= max_lines or at + len(piece) > max_chars:
                document.note = document.note or "too_large"
                document.note_detail = document.note_detail or "only the beginning was read"
                document.lines, document.text = kept, "\n".join(parts)
                return document
            kept.append(
                Line(
                    piece,
                    line.size,
                    line.bold,
                    line.heading or marked,
                    line.bullet or bullet_length(piece) > 0,
                    apart,
                    line.page,
                    at,
                    line.row or "\t" in piece,
                    line.words,
                )
            )
            parts.append(piece)
            at += len(piece) + 1
            gap = False
    document.lines, document.text = kept, "\n".join(parts)
    return document
