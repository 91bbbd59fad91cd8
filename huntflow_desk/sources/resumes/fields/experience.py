"""Jobs: company, position, from when to when.

Periods are the anchors. Where the first period stands under the heading tells whether an entry
begins with its dates or with company and position; which part is which is decided over all
entries together, because one resume keeps one order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from huntflow_desk.sources.resumes.document import Line, bullet_length
from huntflow_desk.sources.resumes.fields.cities import is_place
from huntflow_desk.sources.resumes.fields.entries import Entry
from huntflow_desk.sources.resumes.fields.job_rows import INDUSTRY, find_periods, job_rows
from huntflow_desk.sources.resumes.fields.jobs import company_score, is_duty, job_score
from huntflow_desk.sources.resumes.fields.labels import (
    head_cells,
    inline_labels,
    job_label,
    job_label_of,
)
from huntflow_desk.sources.resumes.fields.parts import firm_behind, split_parts
from huntflow_desk.sources.resumes.fields.roles import assign_roles
from huntflow_desk.sources.resumes.whens import (
    Period,
    is_duration,
    without_dates,
)

_JUNK = re.compile(
    r"^(?:https?:|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:com|ru|by|org|net|io|ua|kz|example|"
    r"рф|dev|ai|pro|su)\b\S*$|^(?:full[- ]time|part[- ]time|contract|internship|полная "
    r"занятость|"
    r"частичная занятость|проектная работа|стажировка|permanent|temporary|on-?site|"
    r"(?:более|от|до|over|more than|понад|більше|больш за)?\s*\d+\+?(?:\s*(?:до|to|"
    r"[-–—])\s*\d+)?\s+"
    r"(?:сотрудник\w*|employees|працівник\w*|супрацоўнік\w*)|"
    r"remote|hybrid|удал[её]нно|гибрид|удал[её]нная работа|полный день)$",
    re.I,
)
# How large a firm is, or what kind of one.
_SIZE = re.compile(
    r"(?<!\w)\d+\+?\s(?:сотрудник|филиал|магазин|человек|точ[ек]к|employee|branch|people|store|"
    r"філі|працівник|крамниц|супрацоўнік|чалавек)|^(?-i:An?\s[a-z])",
    re.I,
)
_TOWN_LEAD = re.compile(r"^[гм]\.\s?[А-ЯІЇЄЎ][\w-]+\s+(?=[А-ЯІЇЄЎ])")
_PHONE_TAIL = re.compile(r",?\s*(?:т|тел|тэл|ph|tel|phone)\b\.?:?\s*[+\d(].*$", re.I)
_MAX_HEAD = 4


@dataclass(frozen=True, slots=True)
class Job:
    """One place of work; dates as `YYYY-MM` or `YYYY`, `end` may be "present"."""

    company: str
    position: str
    start: str
    end: str
    confidence: float
    at: int
    until: int


def find_experience(lines: list[tuple[int, Line]], wanted: str) -> list[Job]:
    """The jobs in the order of the text. `wanted` (the position sought) helps to tell parts."""
    rows = job_rows([line for _, line in lines])
    anchors = find_periods(rows)
    if not anchors:
        return _by_labels(rows)
    entries = _entries(rows, anchors)
    assign_roles(entries, wanted)
    return [
        _job(entry) for entry in entries if entry.company or entry.position or entry.period.ranged
    ]


def _tells(row: Line) -> bool:
    """A line of prose: a duty, or a remark on the firm."""
    if row.bold:
        return False
    if _SIZE.search(row.text):
        return True
    return is_duty(row.text) and not is_place(row.text) and not _post_at_firm(row.text)


def _post_at_firm(text: str) -> bool:
    """ "Аналитик, Лицей № 7, Омск." with a full stop as at the end of a sentence."""
    post, *others = text.rstrip(" .").split(", ")
    if not others or job_score(post) < 1 or is_duty(post):
        return False
    return is_place(others[-1]) or max(map(company_score, others)) > 1.2


def _head_rows(
    rows: list[Line],
    start: int,
    stop: int,
    step: int,
    limit: int,
    remarks: frozenset[int] = frozenset(),
) -> list[int]:
    """Rows that may belong to the head of an entry, outwards from the anchor.

    `remarks`: how many rows from the anchor a line about the firm may stand inside the head.
    """
    result: list[int] = []
    index = start
    while index != stop and len(result) < limit:
        row = rows[index]
        label, _ = job_label(row.text)
        if label == "duty" or head_cells(row.text):
            break
        if step < 0 and is_duration(row.text):
            break
        if step < 0 and _JUNK.match(row.text.strip()):
            index += step
            continue
        if not label or label == "place":
            trade = row.bullet and _is_subindustry(rows, index, step)
            if row.bullet and bullet_length(row.text) and not trade:
                break
            if not trade and len(result) not in remarks and _tells(row):
                break
            if re.search(r"[:：]$", row.text) and len(row.text.split()) <= 5:
                break
        result.append(index)
        if step < 0 and row.gap:
            break
        index += step
    while remarks and result and _tells(rows[result[-1]]):
        result.pop()
    return result


def _is_subindustry(rows: list[Line], index: int, step: int) -> bool:
    """A job board lists the trade of a company as a bullet between company and position."""
    row = rows[index]
    after = rows[index + 1] if index + 1 < len(rows) else None
    if step < 0 or after is None or after.bullet or len(row.text) > 170:
        return False
    return (
        (after.bold and not row.bold)
        or bool(index and INDUSTRY.match(rows[index - 1].text))
        or (job_score(after.text) > 1.2 and not is_duty(after.text))
    )


def _columns(rows: list[Line]) -> dict[int, list[str]]:
    """Rows of a table whose head names its columns."""
    result: dict[int, list[str]] = {}
    names: list[str] = []
    for index, row in enumerate(rows):
        head = head_cells(row.text)
        if head:
            # Hired and left are one period.
            names = [a for a, b in pairwise([*head, ""]) if (a, b) != ("period", "period")]
        if {"company", "job"} <= set(names) and row.text.count("\t") + 1 == len(names):
            result[index] = names
    return result


def _entries(rows: list[Line], anchors: list[tuple[int, Period]]) -> list[Entry]:
    first = anchors[0][0]
    before = [
        i for i in range(first) if not is_duration(rows[i].text) and not head_cells(rows[i].text)
    ]
    # Nothing was done yet above the first dates: prose there is about the firm.
    inside = frozenset((1, 2)) if len(before) <= _MAX_HEAD else frozenset[int]()
    lead = _head_rows(rows, first - 1, -1, -1, _MAX_HEAD, inside) if first else []
    lead = [i for i in lead if i in before]
    remarks = frozenset(place for place, i in enumerate(lead) if _tells(rows[i]))
    depth = len(lead)
    if depth and depth == len(before) and depth <= _MAX_HEAD and len(anchors) > 1:
        depth = _usual_depth(rows, anchors, depth, remarks)
    entries: list[Entry] = []
    taken = -1
    group = ""
    columns = _columns(rows)
    for number, (index, period) in enumerate(anchors):
        following = anchors[number + 1][0] if number + 1 < len(anchors) else len(rows)
        entry = Entry(
            period, index, at=rows[index].start, until=rows[index].start + len(rows[index].text)
        )
        above: list[int] = []
        if depth:
            above = [i for i in _head_rows(rows, index - 1, taken, -1, depth, remarks) if i > taken]
        floor = following - (depth if following < len(rows) else 0)
        below = _head_rows(rows, index + 1, max(floor, index + 1), 1, 6)
        top = (above[-1] if above else index) - 1
        if (
            depth
            and top - 1 > taken
            and is_duration(rows[top].text)
            and len(rows[top - 1].text) < 80
        ):
            group = rows[top - 1].text
        elif len(above) > 1:
            group = ""
        for place, i in enumerate(above):
            if place not in remarks or not _tells(rows[i]):
                _take(entry, rows[i], ("above", place))
        if index in columns:
            _take_cells(entry, rows[index], columns[index])
        else:
            _take(entry, rows[index], ("in", 0), period)
        for place, i in enumerate(below):
            if not (rows[i].bullet and bullet_length(rows[i].text)):
                _take(entry, rows[i], ("below", place))  # a bullet in a head is the trade
        for i in range(index + 1, floor):
            # Labelled lines belong to the entry wherever they stand in it.
            if i not in below and job_label(rows[i].text)[0] in ("company", "job"):
                _take(entry, rows[i], ("below", 9))
        if group and not entry.company:
            entry.company = group
        taken = below[-1] if below else index
        if above:
            entry.at = min(entry.at, rows[above[-1]].start)
        entries.append(entry)
    _inherit(entries, rows, depth)
    return entries


def _usual_depth(
    rows: list[Line],
    anchors: list[tuple[int, Period]],
    depth: int,
    remarks: frozenset[int],
) -> int:
    """How many head rows stand above the dates; what no second entry confirms is cut off."""
    others: list[int] = []
    for number in range(1, len(anchors)):
        previous, index = anchors[number - 1][0], anchors[number][0]
        others.append(len(_head_rows(rows, index - 1, previous, -1, depth, remarks)))
    deepest = max(others, default=0)
    top = rows[anchors[0][0] - depth]
    if 0 < deepest < depth and (top.bold or company_score(top.text) > 0.7):
        return depth  # an employer above several posts
    return min(depth, deepest) if deepest else depth


def _take(entry: Entry, row: Line, zone: tuple[str, int], period: Period | None = None) -> None:
    text = row.text
    label, at = job_label(text)
    if label in ("company", "job"):
        value = without_dates(text[at:]).strip(" ,;.–—-\t")
        if label == "company" and not entry.company:
            parts = split_parts(value, 0)
            entry.company = parts[0].text if parts else value
        elif label == "job" and not entry.position:
            entry.position = value.split("\t")[0]
        entry.until = max(entry.until, row.start + len(text))
        return
    if label in ("place", "duty") or INDUSTRY.match(text):
        return
    if label == "period":
        text = " " * at + text[at:]
    text = _told(entry, row, text)
    lead = bullet_length(text) if row.bullet else 0
    bare = " " * lead + without_dates(text)[lead:] if lead else without_dates(text)
    if period is not None:
        bare = re.sub(r"\(\s*\)|\[\s*\]", "  ", bare)
    for number, part in enumerate(split_parts(bare, row.start)):
        if (
            _is_site(part.text)
            or INDUSTRY.match(part.text)
            or _JUNK.match(part.text)
            or is_duration(part.text)
            or job_label_of(part.text)
            or not any(c.isalpha() for c in part.text)
        ):
            continue
        part.slot = (*zone, number)
        part.bold = row.bold
        entry.parts.append(part)


def _is_site(text: str) -> bool:
    """A place, whatever is noted behind it, not an office named after one ("City of Leeds")."""
    text = re.sub(r"\s*\([^()]*\)$", "", text)
    head, comma, tail = text.rpartition(",")
    if comma and _JUNK.match(tail.strip()):
        text = head
    return is_place(text) and company_score(text) < 1


def _told(entry: Entry, row: Line, text: str) -> str:
    """A job in one paragraph: the post behind its label, what stands before is the company's."""
    marks = inline_labels(text)
    for number, (field, _, start) in enumerate(marks):
        end = marks[number + 1][1] if number + 1 < len(marks) else len(text)
        value = re.split(r"\.\s+(?=[A-ZА-ЯІЇЄ])", text[start:end])[0]
        if field == "job" and not entry.position:
            entry.position = without_dates(value).strip(" .,;–—-")
            entry.until = max(entry.until, row.start + start + len(value))
    return text[: marks[0][1]].rstrip(" .;") if marks else text


def _take_cells(entry: Entry, row: Line, names: list[str]) -> None:
    """A table row under a head: every cell is what its column says."""
    for name, cell in zip(names, row.text.split("\t"), strict=True):
        if name == "company":
            parts = split_parts(cell, 0)
            entry.company = parts[0].text if parts else cell
        elif name == "job":
            entry.position = cell


def _inherit(entries: list[Entry], rows: list[Line], depth: int) -> None:
    """Several posts at one employer: the company stands once above the first of them."""
    if depth < 1:
        return
    for index, entry in enumerate(entries[1:], 1):
        names = [p for p in entry.parts if company_score(p.text) > 0.8]
        if (
            not entry.company
            and not names
            and len(entry.parts) == 1
            and job_score(entry.parts[0].text) > company_score(entry.parts[0].text)
        ):
            previous = entries[index - 1]
            if len(previous.parts) > 1:
                entry.company = "\0"


def _job(entry: Entry) -> Job:
    period = entry.period
    end = "present" if period.present else period.end.text() if period.end else ""
    if not period.ranged:
        end = ""
    if not entry.company or not entry.position:
        post, firm = firm_behind(entry.position or entry.company)
        entry.position, entry.company = post or entry.position, firm or entry.company
    entry.position = _TOWN_LEAD.sub("", entry.position)
    both = bool(entry.company) and bool(entry.position)
    entry.company = re.sub(r"\s*\([a-zа-яёіїєў][^()]*\)", "", entry.company)
    place = re.search(r"\s*\(([^()]+)\)$", entry.company)
    if place and is_place(place[1]):
        entry.company = entry.company[: place.start()]
    entry.company = _PHONE_TAIL.sub("", entry.company)
    return Job(
        entry.company.strip(" ,;"),
        re.split(r"(?<=\w{3})\.\s+(?=[A-ZА-ЯІЇЄҐЎ])", entry.position)[0].strip(" ,;."),
        period.start.text(),
        end,
        0.9 if both and period.ranged and entry.sure else 0.55,
        entry.at,
        entry.until,
    )


def _by_labels(rows: list[Line]) -> list[Job]:
    """Entries without any dates but with labels, or plain "position, company" lines."""
    jobs: list[Job] = []
    company = position = ""
    at = until = 0

    def close() -> None:
        nonlocal company, position
        if company or position:
            jobs.append(Job(company, position, "", "", 0.6, at, until))
        company = position = ""

    for row in rows:
        label, start = job_label(row.text)
        if label not in ("company", "job"):
            continue
        value = row.text[start:].strip(" ,;.\t")
        if (label == "company" and company) or (label == "job" and position):
            close()
        if not (company or position):
            at = row.start
        until = row.start + len(row.text)
        if label == "company":
            company = value
        else:
            position = value
    close()
    return jobs
