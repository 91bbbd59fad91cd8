"""Where on the pages of a PDF a piece of its text stands, for lighting it up in page pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from huntflow_desk.sources.resumes.document import Document, Line, Word

_ABOVE, _BELOW = 0.8, 0.22
"""Share of the font box above and below the baseline."""

Rect = tuple[int, float, float, float, float]
"""Page, left, bottom, right, top; in points from the lower left corner."""


def span_rects(document: Document, spans: Iterable[Sequence[int]]) -> list[list[Rect]]:
    """For each (start, end) in `Document.text` one rectangle for every visual line it covers."""
    return [_rects(document.lines, int(start), int(end)) for start, end in spans]


def _rects(lines: list[Line], start: int, end: int) -> list[Rect]:
    result: list[Rect] = []
    for line in lines:
        if line.start >= end or line.start + len(line.text) <= start or not line.words:
            continue
        for word, at, until in _placed(line):
            a, b = max(at, start), min(until, end)
            if a < b:
                _grow(result, _part(line.page, word, at, until, a, b))
    return result


def _placed(line: Line) -> list[tuple[Word, int, int]]:
    """The words of a line with their offsets in the document's text.

    The text was joined from these words; a hyphen at the end of a visual line and the marks of
    a plain-text editor may be gone.
    """
    result: list[tuple[Word, int, int]] = []
    cursor = 0
    for word in line.words:
        for shape in (word.text, word.text.rstrip("-"), word.text.replace("`", "").strip("*_#-")):
            at = line.text.find(shape, cursor) if shape else -1
            if 0 <= at <= cursor + 40:
                cursor = at + len(shape)
                result.append((word, line.start + at, line.start + cursor))
                break
    return result


def _part(page: int, word: Word, at: int, until: int, a: int, b: int) -> Rect:
    """The share of a word's box that the letters from `a` to `b` take."""
    letter = (word.x1 - word.x0) / max(until - at, 1)
    left, right = word.x0 + letter * (a - at), word.x0 + letter * (b - at)
    return page, left, word.y - _BELOW * word.size, right, word.y + _ABOVE * word.size


def _grow(rects: list[Rect], rect: Rect) -> None:
    """Words side by side make one rectangle."""
    page, left, bottom, right, top = rect
    if rects:
        last = rects[-1]
        height = max(top - bottom, 1.0)
        same_row = last[0] == page and abs(last[2] - bottom) < 0.3 * height
        if same_row and 0 <= left - last[3] + 0.1 * height < 1.2 * height:
            low, high = min(last[2], bottom), max(last[4], top)
            rects[-1] = (page, last[1], low, max(last[3], right), high)
            return
    rects.append(rect)
