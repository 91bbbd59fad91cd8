"""Segments of a page, and the cells of a table that run over several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huntflow_desk.sources.resumes.document import Word
from huntflow_desk.sources.resumes.whens import half_period, is_dateish, periods

_CONTACT = re.compile(r"@|\+?\d[\d ()\-]{8,}|https?:|www\.")


@dataclass(slots=True)
class Segment:
    """Words of one baseline without a wide gap between them."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    words: list[Word]


def visual_rows(segments: list[Segment]) -> list[list[Segment]]:
    """The segments of one baseline together, from the top, each row from the left."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: -s.y):
        if rows and rows[-1][0].y - segment.y <= 0.33 * min(segment.size, rows[-1][0].size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def whole_cells(rows: list[list[Segment]]) -> list[list[Segment]]:
    """Rows of a table whose cells run over several lines, each as one row."""
    result: list[list[Segment]] = []
    for row in rows:
        last = result[-1] if result else []
        if len(last) > 1 and _same_column(last[0], row[0]) and _rest(last[0].text, row[0].text):
            last[0].text += f" {row[0].text}"
            last[0].words += row[0].words
            row = row[1:]
            if not row:
                continue
        if last and _goes_on(last, row):
            for segment in row:
                cell = min(last, key=lambda s: abs(s.x0 - segment.x0))
                cell.text = f"{cell.text} {segment.text}"
                cell.words += segment.words
                cell.x1, cell.y = max(cell.x1, segment.x1), segment.y
        else:
            result.append(row)
    return result


def _rest(text: str, below: str) -> bool:
    """A line that ends the date above it: "настоящее" above "время", "апрель" above "2022"."""
    if half_period(text, below):
        return True
    return (
        bool(periods(text))
        and not periods(below)
        and not is_dateish(text)
        and (is_dateish(f"{text} {below}"))
    )


def _same_column(one: Segment, below: Segment) -> bool:
    return abs(one.x0 - below.x0) < 2 and one.y - below.y < 1.4 * below.size


def _goes_on(last: list[Segment], row: list[Segment]) -> bool:
    """Whether a visual row is the rest of the cells above it."""
    if len(row) >= len(last) or min(s.y for s in last) - row[0].y > 1.4 * row[0].size:
        return False
    cells = [min(last, key=lambda s: abs(s.x0 - segment.x0)) for segment in row]
    if any(abs(c.x0 - s.x0) > 2 or c.bold != s.bold for c, s in zip(cells, row, strict=True)):
        return False
    below = len(last) > 2 and row[0].x0 > last[0].x0 + 2
    if not below and not (len(last) > 1 and row[0].text[:1].islower()):
        return False
    return not any(_CONTACT.search(s.text) for s in row)
