"""Jobs: company, position, from when to when.

Periods are the anchors. Where the first period stands under the heading tells whether an entry
begins with its dates or with company and position; which part is which is decided over all
entries together, because one resume keeps one order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from huntflow_desk.sources.resumes.document import Line, bullet_length
from huntflow_desk.sources.resumes.fields.cities import is_place
from huntflow_desk.sources.resumes.fields.entries import Entry
from huntflow_desk.sources.resumes.fields.jobs import company_score, is_duty, job_score
from huntflow_desk.sources.resumes.fields.labels import head_cells, inline_labels, job_label
from huntflow_desk.sources.resumes.fields.parts import firm_behind, split_parts
from huntflow_desk.sources.resumes.fields.roles import assign_roles
from huntflow_desk.sources.resumes.whens import (
    Period,
    half_period,
    has_dash_end,
    is_dateish,
    is_duration,
    periods,
    starts_present,
    without_dates,
)

_LEAD = re.compile(r"^(?:в|во|за|с|in|during|since|from|у|ў|за період)\s+(?=\d|\w+\s+\d)", re.I)
_TOTAL = re.compile(
    r"общий (?:стаж|опыт)|total experience|загальний (?:стаж|досвід)|агульны (?:стаж|"
    r"вопыт)|стаж работы\s*:",
    re.I,
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
_INDUSTRY = re.compile(
    r"^(?:информационные технологии|розничная торговля|финансовый сектор|строительство, "
    r"недвижимость|услуги для бизнеса|продукты питания|медицина, фармацевтика|"
    r"образовательные учреждения|"
    r"перевозки, логистика|гостиницы, рестораны|тяжелое машиностроение|электроника, "
    r"приборостроение|государственные организации|телекоммуникации, связь|сми, маркетинг|"
    r"товары народного потребления|"
    r"нефть и газ|энергетика|металлургия|автомобильный бизнес|искусство, культура|"
    r"общественная деятельность|услуги для населения|химическое производство|сельское "
    r"хозяйство|управление многопрофильными|"
    r"it, системная интеграция|інформаційні технології|роздрібна торгівля|рознічны гандаль|"
    r"retail|information technology|it, system integration|financial (?:sector|services)|"
    r"construction, real estate|education(?:al)? (?:institutions|services)|business services|"
    r"food products|medicine, pharmaceuticals|hospitals? and health care|transportation, logistics|"
    r"hotels, restaurants|heavy (?:engineering|machinery)|government|telecommunications|"
    r"mass media, marketing|consumer goods|oil and gas|automobile business)(?!\w)(?![ ]\w)",
    re.I,
)
_PHONE_TAIL = re.compile(r",?\s*(?:т|тел|тэл|ph|tel|phone)\b\.?:?\s*[+\d(].*$", re.I)
_MAX_HEAD = 4
_MAX_DATED = 200
"""Longer lines are no dates that go on in the next one."""


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
    rows = _rows([line for _, line in lines])
    anchors = _anchors(rows)
    if not anchors:
        return _by_labels(rows)
    entries = _entries(rows, anchors)
    assign_roles(entries, wanted)
    return [
        _job(entry) for entry in entries if entry.company or entry.position or entry.period.ranged
    ]


def _rows(lines: list[Line]) -> list[Line]:
    """Lines without noise; a period broken over two lines is one row."""
    rows: list[Line] = []
    for line in lines:
        if _TOTAL.search(line.text):
            continue
        last = rows[-1] if rows and len(rows[-1].text) < _MAX_DATED else None
        if last is not None and len(line.text) < 9 and half_period(last.text, line.text):
            rows[-1] = replace(last, text=f"{last.text} {line.text}")
            continue
        if (
            last is not None
            and has_dash_end(last.text)
            and periods(last.text)
            and (starts_present(line.text) or is_dateish(line.text))
            and line.start - (last.start + len(last.text)) <= 2
        ):
            rows[-1] = replace(last, text=f"{last.text} {line.text}")
            continue
        if last is not None and is_duration(line.text) and is_dateish(last.text):
            continue
        rows.append(_one_period(line))
    if sum(row.gap for row in rows) > 0.6 * len(rows):
        # Space above every line says nothing about entries.
        rows = [replace(row, gap=False) if row.gap else row for row in rows]
    return rows


def _one_period(line: Line) -> Line:
    """Hired and left in two cells of a table are one period."""
    cells = line.text.split("\t")
    if len(cells) < 3 or not (is_dateish(cells[0]) and is_dateish(cells[1])):
        return line
    if periods(cells[0]) and (periods(cells[1]) or starts_present(cells[1])):
        return replace(line, text=line.text.replace("\t", "–", 1))
    return line


def _anchors(rows: list[Line]) -> list[tuple[int, Period]]:
    ranged: list[tuple[int, Period]] = []
    bulleted: list[tuple[int, Period]] = []
    single: list[tuple[int, Period]] = []
    for index, row in enumerate(rows):
        text = row.text
        found = periods(text)
        if not found or (found[0].at > 150):
            continue
        label, _ = job_label(text)
        if label in ("duty", "place"):
            continue
        told = inline_labels(text)
        if told:
            text = text[: told[0][1]].rstrip(" .")
        rest = " ".join(without_dates(text).split())
        words = len(re.findall(r"\w+", rest))
        ranges = [p for p in found if p.ranged]
        lead = bullet_length(text)
        sentence = bool(re.search(r"\w{3}\.$|;$", rest.rstrip(" )"))) and words > 4
        if ranges:
            period = ranges[0]
            edge = period.at <= lead + 4 or len(text) - period.until <= 25 or "\t" in text
            if words > 16 or (sentence and not period.at <= lead + 1):
                continue
            if _LEAD.match(text[lead:]) and words > 4 and not edge:
                continue
            if (
                period.at > lead + 4
                and company_score(text) < 1
                and is_duty(
                    " ".join(text[lead : period.at].split())
                    + ("." if re.search(r"\w{3}\.$", rest) and not rest[:-1].endswith(".") else "")
                )
            ):
                continue
            small = text[lead : lead + 1].islower() and not text[lead + 1 : lead + 2].isupper()
            if small and period.at > lead and words > 3:
                continue
            if (row.bullet and lead) and not (is_dateish(text[lead:])):
                if (
                    edge
                    and words <= 14
                    and not (is_duty(text[lead : period.at]) if period.at > lead + 4 else False)
                ):
                    bulleted.append((index, period))
                continue
            ranged.append((index, period))
        elif (
            words <= 10
            and not sentence
            and (is_dateish(text) or found[0].at <= 2 or len(text) - found[0].until <= 2)
        ):
            single.append((index, found[0]))
    if ranged:
        return ranged
    if bulleted:
        return bulleted
    return single


def _head_rows(rows: list[Line], start: int, stop: int, step: int, limit: int) -> list[int]:
    """Rows that may belong to the head of an entry, outwards from the anchor."""
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
            if not trade and is_duty(row.text) and not row.bold and not is_place(row.text):
                break
            if re.search(r"[:：]$", row.text) and len(row.text.split()) <= 5:
                break
        result.append(index)
        if step < 0 and row.gap:
            break
        index += step
    return result


def _is_subindustry(rows: list[Line], index: int, step: int) -> bool:
    """A job board lists the trade of a company as a bullet between company and position."""
    row = rows[index]
    after = rows[index + 1] if index + 1 < len(rows) else None
    if step < 0 or after is None or after.bullet or len(row.text) > 170:
        return False
    return (after.bold and not row.bold) or (
        job_score(after.text) > 1.2 and not is_duty(after.text)
    )


def _columns(rows: list[Line]) -> dict[int, list[str]]:
    """Rows of a table whose head names its columns."""
    result: dict[int, list[str]] = {}
    names: list[str] = []
    for index, row in enumerate(rows):
        head = head_cells(row.text)
        if head:
            names = head[1:] if head[:2] == ["period", "period"] else head
        if {"company", "job"} <= set(names) and row.text.count("\t") + 1 == len(names):
            result[index] = names
    return result


def _entries(rows: list[Line], anchors: list[tuple[int, Period]]) -> list[Entry]:
    first = anchors[0][0]
    before = [
        i for i in range(first) if not is_duration(rows[i].text) and not head_cells(rows[i].text)
    ]
    lead = _head_rows(rows, first - 1, -1, -1, _MAX_HEAD) if first else []
    lead = [i for i in lead if i in before]
    depth = len(lead)
    if depth and depth == len(before) and depth <= _MAX_HEAD and len(anchors) > 1:
        depth = _usual_depth(rows, anchors, depth)
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
            above = [i for i in _head_rows(rows, index - 1, taken, -1, depth) if i > taken]
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
            _take(entry, rows[i], ("above", place))
        if index in columns:
            _take_cells(entry, rows[index], columns[index])
        else:
            _take(entry, rows[index], ("in", 0), period)
        for place, i in enumerate(below):
            _take(entry, rows[i], ("below", place))
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


def _usual_depth(rows: list[Line], anchors: list[tuple[int, Period]], depth: int) -> int:
    """How many head rows stand above the dates; what no second entry confirms is cut off."""
    others: list[int] = []
    for number in range(1, len(anchors)):
        previous, index = anchors[number - 1][0], anchors[number][0]
        others.append(len(_head_rows(rows, index - 1, previous, -1, depth)))
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
    if label in ("place", "duty"):
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
            is_place(re.sub(r"\s*\([^()]*\)$", "", part.text))
            or _INDUSTRY.match(part.text)
            or _JUNK.match(part.text)
            or is_duration(part.text)
            or not any(c.isalpha() for c in part.text)
        ):
            continue
        part.slot = (*zone, number)
        part.bold = row.bold
        entry.parts.append(part)


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
        0.9 if both and period.ranged else 0.55,
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
