"""Reading order of a PDF page from geometry alone.

The order of a PDF's content says nothing (columns are often written row by row). Words become
segments; a vertical gutter is looked for; what stands left and right of it decides whether these
are two columns (read one after the other) or a hanging column of dates or labels (read row by row).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from huntflow_desk.sources.resumes.cells import Segment, visual_rows, whole_cells
from huntflow_desk.sources.resumes.document import BULLETS, Line, Word
from huntflow_desk.sources.resumes.grids import find_boxes, find_grid
from huntflow_desk.sources.resumes.headings import heading_kind
from huntflow_desk.sources.resumes.paragraphs import Visual, join_paragraphs
from huntflow_desk.sources.resumes.whens import half_period, has_dash_end, is_dateish, periods

_MARK = re.compile(rf"^(?:[{BULLETS}]+|[-–—*+]|\d{{1,2}}[.)])$")
_CONTACT = re.compile(r"@|\+?\d[\d ()\-]{8,}|https?:|www\.")
_MAX_DEPTH = 6


@dataclass(slots=True)
class _Band:
    left: list[Segment]
    right: list[Segment]
    above: list[Segment]
    below: list[Segment]
    overlap: float


def page_lines(words: list[Word], width: float, page: int) -> list[Line]:
    """The lines of a page in reading order, wrapped paragraphs joined."""
    segments = _segments(words)
    if not segments:
        return []
    visuals = _arrange(segments, max(s.x1 for s in segments), 0)
    lines = join_paragraphs(visuals)
    for line in lines:
        line.page = page
    return lines


def _rows(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    base = 0.0
    for word in sorted(words, key=lambda w: -w.y):
        if rows and base - word.y <= 0.33 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
            base = word.y
    return rows


def _segments(words: list[Word]) -> list[Segment]:
    result: list[Segment] = []
    rows = _rows(words)
    space = _usual_space(rows)
    page_right = max((w.x1 for w in words), default=0.0)
    for row in rows:
        row.sort(key=lambda w: w.x0)
        gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
        # A justified line stretches all its spaces alike up to the margin.
        inner = [g for g in gaps if g > 0]
        even = bool(inner) and len(inner) > 3 and max(inner) < 1.3 * min(inner)
        stretched = even and row[-1].x1 > 0.9 * page_right
        group: list[Word] = []
        text = ""
        for word in row:
            if group:
                last = group[-1]
                gap = word.x0 - last.x1
                size = min(last.size, word.size)
                if gap < -0.5 * size and word.text == last.text:
                    continue  # bold faked by printing twice
                mark = len(group) == 1 and _MARK.match(last.text)
                if gap > size * (3.0 if mark else 1.05) and not stretched:
                    result.append(_segment(group, text))
                    group, text = [], ""
                elif gap > max(0.55, 2.1 * space) * size and not mark and not stretched:
                    text += "\t"
                elif gap > 0.08 * size or gap < -0.5 * size:
                    text += " "
            group.append(word)
            text += word.text
        if group:
            result.append(_segment(group, text))
    return result


def _usual_space(rows: list[list[Word]]) -> float:
    """The usual gap between words in units of the font box."""
    gaps = [
        (b.x0 - a.x1) / b.size
        for row in rows
        for a, b in pairwise(row)
        if 0.05 * b.size < b.x0 - a.x1 < 0.8 * b.size
    ]
    return median(gaps) if gaps else 0.25


def _segment(group: list[Word], text: str) -> Segment:
    bold = sum(len(w.text) for w in group if w.bold) * 2 > sum(len(w.text) for w in group)
    return Segment(
        text,
        group[0].x0,
        max(w.x1 for w in group),
        group[0].y,
        max(w.size for w in group),
        bold,
        list(group),
    )


def _arrange(segments: list[Segment], right_edge: float, depth: int) -> list[Visual]:
    """Reading order of the segments of one region."""
    if len(segments) < 3 or depth > _MAX_DEPTH:
        return _plain(segments, right_edge)
    grid = find_grid(segments)
    if grid is not None:
        edge = min(s.x0 for s in segments)
        rows = [_visual(row, edge, right_edge) for row in grid.rows]
        return [
            *(_arrange(grid.above, right_edge, depth + 1) if grid.above else []),
            *rows,
            *(_arrange(grid.below, right_edge, depth + 1) if grid.below else []),
        ]
    boxes = find_boxes(segments)
    if boxes is not None:
        stacks = [boxes.above, *boxes.columns, boxes.below]
        return [v for stack in stacks if stack for v in _arrange(stack, right_edge, depth + 1)]
    band = _best_band(segments)
    if band is None:
        return _plain(segments, right_edge)
    result = _arrange(band.above, right_edge, depth + 1) if band.above else []
    cuts = _section_cuts(band)
    if cuts:
        result += _between(band, cuts, right_edge, depth)
        return result + (_arrange(band.below, right_edge, depth + 1) if band.below else [])
    kind = _kind(band)
    if kind == "columns":
        edge = max(s.x1 for s in band.left)
        for left, right in _heads_first(band):
            if left:
                result += _arrange(left, edge, depth + 1)
            if right:
                result += _arrange(right, right_edge, depth + 1)
    elif kind == "hanging":
        result += _hanging(band, right_edge, depth)
    else:
        result += _trailing(band, right_edge)
    if band.below:
        result += _arrange(band.below, right_edge, depth + 1)
    return result


def _plain(segments: list[Segment], right_edge: float) -> list[Visual]:
    """Row by row; segments of one row side by side with tabs."""
    left = min((s.x0 for s in segments), default=0.0)
    rows = visual_rows(segments)
    return [_visual(row, left, right_edge) for row in whole_cells(rows)]


def _visual(row: list[Segment], left: float, right_edge: float) -> Visual:
    return Visual(
        "\t".join(s.text for s in row),
        row[0].x0,
        row[-1].x1,
        row[0].y,
        max(s.size for s in row),
        row[0].bold,
        left,
        right_edge,
        len(row) > 1,
        [word for segment in row for word in segment.words],
    )


def _best_band(segments: list[Segment]) -> _Band | None:
    """The longest stretch of rows with a free vertical gutter and text on both sides."""
    ordered = sorted(segments, key=lambda s: -s.y)
    leftmost = min(s.x0 for s in segments)
    edges: list[float] = []
    for x in sorted({round(s.x0, 1) for s in segments}):
        if x > leftmost + 20 and (not edges or x - edges[-1] > 2.5):
            edges.append(x)
    best: _Band | None = None
    twin: _Band | None = None
    for edge in edges:
        for start, end in _free_runs(ordered, edge):
            run = ordered[start:end]
            left = [s for s in run if s.x1 < edge]
            right = [s for s in run if s.x0 >= edge - 2.6]
            if len(left) < 2 or len(right) < 2:
                continue
            overlap = min(left[0].y + left[0].size, right[0].y + right[0].size) - max(
                left[-1].y, right[-1].y
            )
            if overlap <= 0.6 * left[0].size:
                continue
            band = _Band(left, right, ordered[:start], ordered[end:], overlap)
            if best is None or overlap > best.overlap + 1.0:
                best = band
            if (twin is None or overlap > twin.overlap + 1.0) and _headed(band, edge):
                twin = band
    if best is not None and twin is not None and twin.overlap > 0.5 * best.overlap:
        return twin
    return best


def _headed(band: _Band, edge: float) -> bool:
    """Real columns: headings begin at both margins (a column of dates has none at its right)."""
    margin = min(s.x0 for s in band.left)
    left = any(heading_kind(s.text) for s in band.left if s.x0 < margin + 3)
    right = sum(bool(heading_kind(s.text)) for s in band.right if abs(s.x0 - edge) < 3)
    return left and right > 1


def _free_runs(ordered: list[Segment], edge: float) -> list[tuple[int, int]]:
    """Index ranges of segments (top to bottom) between those that cross the gutter."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index, segment in enumerate(ordered):
        if segment.x0 < edge - 2.6 and segment.x1 > edge - 0.45 * segment.size:
            if index - start > 2:
                runs.append((start, index))
            start = index + 1
    if len(ordered) - start > 2:
        runs.append((start, len(ordered)))
    return runs


def _heads_first(band: _Band) -> list[tuple[list[Segment], list[Segment]]]:
    """What stands above the first headings of both columns is one head: it is read first."""
    left_y = max((s.y for s in band.left if heading_kind(s.text)), default=None)
    right_y = max((s.y for s in band.right if heading_kind(s.text)), default=None)
    if left_y is None or (right_y is None and not any(_CONTACT.search(s.text) for s in band.right)):
        return [(band.left, band.right)]
    bound = right_y if right_y is not None else left_y
    left = [s for s in band.left if s.y > left_y + 1]
    right = [s for s in band.right if s.y > bound + 1]
    if not right:
        return [(band.left, band.right)]
    return [
        (left, right),
        ([s for s in band.left if s.y <= left_y + 1], [s for s in band.right if s.y <= bound + 1]),
    ]


def _section_cuts(band: _Band) -> list[Segment]:
    """Headings in the left margin that stand alone in their row: the page is a stack of sections.

    Beside a heading of a real side column there is always text of the other column.
    """
    usual = median(s.size for s in [*band.left, *band.right])
    heads = [
        s
        for s in band.left
        if heading_kind(s.text)
        # A plain "Желаемая должность" beside its value is a label of a form.
        and (s.bold or s.size > 1.1 * usual or not _beside(s, band.right))
    ]
    free = [
        h for h in heads if not any(-0.95 * h.size < s.y - h.y < 0.8 * h.size for s in band.right)
    ]
    if not free:
        return []
    if len(free) < len(heads) and not (len(free) >= 3 and len(free) >= 0.6 * len(heads)):
        return []
    if len(free) == 1:
        # One heading alone proves little: above and below it there must be rows, not columns.
        for upper in (True, False):
            body = [s for s in band.left if s is not free[0] and (s.y > free[0].y) == upper]
            other = [s for s in band.right if (s.y > free[0].y) == upper]
            if body and other and _aligned(body, other) < 0.6:
                return []
    return free


def _beside(segment: Segment, others: list[Segment]) -> bool:
    return any(abs(segment.y - s.y) <= 0.3 * min(segment.size, s.size) for s in others)


def _between(band: _Band, cuts: list[Segment], right_edge: float, depth: int) -> list[Visual]:
    result: list[Visual] = []
    rest = sorted([*band.left, *band.right], key=lambda s: -s.y)
    left_edge = min(s.x0 for s in band.left)
    for cut in cuts:
        upper = [s for s in rest if s.y > cut.y and s is not cut]
        rest = [s for s in rest if s.y <= cut.y and s is not cut]
        if upper:
            result += _arrange(upper, right_edge, depth + 1)
        result.append(_visual([cut], left_edge, right_edge))
    if rest:
        result += _arrange(rest, right_edge, depth + 1)
    return result


def _aligned(one: list[Segment], other: list[Segment]) -> float:
    """Share of `one` whose baseline is that of a segment of `other`."""
    if not one:
        return 0.0
    hits = sum(_beside(a, other) for a in one)
    return hits / len(one)


def _kind(band: _Band) -> str:
    """columns (one after the other), hanging (row by row) or trailing (dates at the right)."""
    left, right = band.left, band.right
    heads_left = sum(1 for s in left if heading_kind(s.text))
    heads_right = sum(1 for s in right if heading_kind(s.text))
    dates_left = sum(1 for s in left if is_dateish(s.text)) / len(left)
    dates_right = sum(1 for s in right if is_dateish(s.text)) / len(right)
    left_on_right, right_on_left = _aligned(left, right), _aligned(right, left)
    if dates_right >= 0.6 and right_on_left >= 0.6 and len(right) <= len(left):
        return "trailing"
    if right_on_left >= 0.9 and len(right) * 3 <= len(left) and not heads_right:
        return "trailing"
    if heads_left and heads_right:
        # Labels in a margin can look like headings; real columns each have text under theirs.
        under = [s for s in left if not heading_kind(s.text) and not is_dateish(s.text)]
        if left_on_right > 0.9 and len(under) <= heads_left and len(left) * 1.5 < len(right):
            return "hanging"
        return "columns"
    if dates_left >= 0.4:
        return "hanging"
    if heads_left:
        body = [s for s in left if not heading_kind(s.text)]
        loose = [s for s in body if not is_dateish(s.text)]
        if any(_CONTACT.search(s.text) for s in loose) and len(loose) > heads_left:
            return "columns"
        if len(loose) <= heads_left * 1.5 or left_on_right >= 0.7:
            return "hanging"
        return "columns"
    if heads_right:
        return "columns"
    if left_on_right >= 0.75 and len(left) <= len(right) + 1:
        return "hanging"
    if right_on_left >= 0.8:
        return "trailing"
    return "columns"


def _hanging(band: _Band, right_edge: float, depth: int) -> list[Visual]:
    """Each group of the left column, then the text that stands beside and below it."""
    groups: list[list[Segment]] = []
    for segment in band.left:
        beside = _beside(segment, band.right)
        if groups:
            last = groups[-1][-1]
            tight = last.y - segment.y <= 1.75 * max(last.size, segment.size)
            alike = abs(last.size - segment.size) < 1.0 and last.bold == segment.bold
            dated = _same_period(" ".join(x.text for x in groups[-1]), segment.text)
            same_row = abs(last.y - segment.y) <= 0.3 * segment.size
            if same_row or (
                tight
                and alike
                and (dated or not beside)
                and not (heading_kind(last.text) or heading_kind(segment.text))
            ):
                groups[-1].append(segment)
                continue
        groups.append([segment])
    result: list[Visual] = []
    rest = list(band.right)
    first_y = groups[0][0].y + 0.5 * groups[0][0].size
    before = [s for s in rest if s.y > first_y]
    if before:
        result += _arrange(before, right_edge, depth + 1)
        rest = [s for s in rest if s.y <= first_y]
    left_edge = min(s.x0 for s in band.left)
    for number, group in enumerate(groups):
        end = groups[number + 1][0] if number + 1 < len(groups) else None
        floor = end.y + 0.5 * end.size if end else float("-inf")
        beside_group = [s for s in rest if s.y > floor]
        rest = [s for s in rest if s.y <= floor]
        label = _visual(sorted(group, key=lambda s: (-round(s.y), s.x0)), left_edge, group[0].x1)
        label.text = group[0].text
        label.words = [word for segment in group for word in segment.words]
        for last, segment in pairwise(group):
            beside = abs(last.y - segment.y) <= 0.3 * segment.size
            label.text += ("\t" if beside else " ") + segment.text
        label.row = False
        body = _arrange(beside_group, right_edge, depth + 1) if beside_group else []
        dated = is_dateish(label.text)
        whole = bool(heading_kind(label.text))
        if (
            body
            and not whole
            and abs(body[0].y - label.y) < 0.5 * label.size
            and (len(body) == 1 or not dated)
        ):
            first = body[0]
            first.text = f"{label.text}\t{first.text}"
            first.words = label.words + first.words
        else:
            label.row = True
            result.append(label)
        result += body
    return result


def _same_period(so_far: str, text: str) -> bool:
    """Whether a line goes on with the period above it ("Май 2024 —" / "сейчас" / "2 года")."""
    if not is_dateish(f"{so_far} {text}"):
        return False
    if not periods(text) or has_dash_end(so_far) or re.match(r"\s*[-–—]", text):
        return True
    return half_period(so_far, text)


def _trailing(band: _Band, right_edge: float) -> list[Visual]:
    """The right column's pieces stand behind the left line of the same row."""
    result = _plain([*band.left, *band.right], right_edge)
    return result
