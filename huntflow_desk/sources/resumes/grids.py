"""Tables on a page: rows with dates, cells that run over several lines; boxes side by side."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from huntflow_desk.sources.resumes.cells import Segment, visual_rows
from huntflow_desk.sources.resumes.document import BULLETS
from huntflow_desk.sources.resumes.headings import heading_kind
from huntflow_desk.sources.resumes.whens import is_dateish, periods

_LEAST_COLUMNS = 3
_PADDING = 14.0
"""Most space, in points, between the text of a cell and the next column."""


@dataclass(slots=True)
class Grid:
    """The rows of a table, cell by cell, and what stands above and below it."""

    rows: list[list[Segment]] = field(default_factory=list)
    above: list[Segment] = field(default_factory=list)
    below: list[Segment] = field(default_factory=list)


def find_grid(segments: list[Segment]) -> Grid | None:
    """The table among the segments of a region, None when there is none.

    At least two rows with a date have the same edges of three or more columns; every
    other line goes on in one of the cells, where its first word had no room behind the line above.
    """
    lines = visual_rows(segments)
    starts = [
        i
        for i, line in enumerate(lines)
        if len(line) >= _LEAST_COLUMNS and any(_dated(s.text) for s in line)
    ]
    if len(starts) < 2:
        return None
    for index in starts:
        lines[index] = [cell for segment in lines[index] for cell in _split(segment)]
    edges = [s.x0 for s in lines[starts[0]]]
    starts = list(takewhile(lambda i: _fits(lines[i], edges), starts))
    if len(starts) < 2:
        return None
    right = max(s.x1 for i in starts for s in lines[i])
    grid = Grid(above=[s for line in lines[: starts[0]] for s in line])
    cells: dict[int, Segment] = {}
    for index in range(starts[0], len(lines)):
        line = lines[index]
        if index in starts:
            cells = {_column(s, edges): s for s in line}
            grid.rows.append(list(cells.values()))
            continue
        if not _fits(line, edges) or any(_alone(s, cells, edges) for s in line):
            if index < starts[-1]:
                return None
            grid.below = [s for rest in lines[index:] for s in rest]
            break
        for segment in line:
            column = _column(segment, edges)
            limit = edges[column + 1] if column + 1 < len(edges) else right
            if column + 1 < len(edges) and not _wrapped(cells[column], segment, limit):
                return None
            _join(cells[column], segment)
    return grid


@dataclass(slots=True)
class Boxes:
    """Short lists side by side, each under a heading of its own."""

    columns: list[list[Segment]]
    above: list[Segment]
    below: list[Segment]


def find_boxes(segments: list[Segment]) -> Boxes | None:
    """Three or more headings in one row and the lists below them, None when there are none."""
    lines = visual_rows(segments)
    for top, line in enumerate(lines):
        if len(line) < _LEAST_COLUMNS or not all(heading_kind(s.text) for s in line):
            continue
        edges = [s.x0 for s in line]
        columns = [[s] for s in line]
        end = top + 1
        while end < len(lines) and not _closes(lines, end, edges):
            for segment in lines[end]:
                columns[_behind(segment, edges)].append(segment)
            end += 1
        above, below = lines[:top], lines[end:]
        return Boxes(columns, [s for x in above for s in x], [s for x in below for s in x])
    return None


def _behind(segment: Segment, edges: list[float]) -> int:
    return max((i for i, edge in enumerate(edges) if edge <= segment.x0 + 2.5), default=0)


def _closes(lines: list[list[Segment]], index: int, edges: list[float]) -> bool:
    """Whether a line ends the boxes: text across them, or a heading above such."""
    if _across(lines[index], edges):
        return True
    first = lines[index][0]
    if first.x0 > edges[0] + 2.5 or not heading_kind(first.text):
        return False
    for line in islice(lines, index + 1, None):
        if any(abs(s.x0 - edge) < 2.5 for s in line for edge in edges[1:]):
            return False
        if _across(line, edges):
            return True
    return True


def _across(line: list[Segment], edges: list[float]) -> bool:
    """Text that runs into the next column; a single address may be too long."""
    return any(
        s.x1 > edge > s.x0 + 2.5 and len(s.words) > 1
        for s in line
        for edge in edges[_behind(s, edges) + 1 :]
    )


def _dated(text: str) -> bool:
    """A date that may go on in the next line ("06.2025 – настоящее")."""
    return len(text) < 27 and any(p.at < 3 for p in periods(text))


def _split(segment: Segment) -> list[Segment]:
    """The cells of a segment whose gaps are wide for spaces, narrow for columns."""
    result: list[Segment] = []
    words = list(segment.words)
    for text in segment.text.split("\t"):
        size = len(text.replace(" ", ""))
        own = []
        while words and size > 0:
            size -= len(words[0].text)
            own.append(words.pop(0))
        if not own:
            return [replace(segment, words=list(segment.words))]
        result.append(
            Segment(text, own[0].x0, own[-1].x1, segment.y, segment.size, segment.bold, own)
        )
    return result


def _column(segment: Segment, edges: list[float]) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - segment.x0))


def _fits(line: list[Segment], edges: list[float]) -> bool:
    """Every piece begins at the edge of a column and ends before the next one."""
    for segment in line:
        column = _column(segment, edges)
        beyond = edges[column + 1] if column + 1 < len(edges) else float("inf")
        if abs(segment.x0 - edges[column]) > 2.5 or segment.x1 > beyond:
            return False
    return True


def _alone(segment: Segment, cells: dict[int, Segment], edges: list[float]) -> bool:
    """No continuation of a cell: too far below, other looks, a list, or no rest of a date."""
    cell = cells.get(_column(segment, edges))
    if cell is None or cell.y - segment.y > 1.6 * segment.size or cell.bold != segment.bold:
        return True
    if segment.text[:1] in BULLETS:
        return True
    return _dated(cell.text) and not is_dateish(f"{cell.text} {segment.text}")


def _wrapped(cell: Segment, segment: Segment, limit: float) -> bool:
    word = segment.words[0]
    return cell.words[-1].x1 + (word.x1 - word.x0) > limit - _PADDING


def _join(cell: Segment, segment: Segment) -> None:
    cell.text = f"{cell.text} {segment.text}"
    cell.words += segment.words
    cell.x1, cell.y = max(cell.x1, segment.x1), segment.y
