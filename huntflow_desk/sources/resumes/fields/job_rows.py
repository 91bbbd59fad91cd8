"""The lines of the section of jobs made ready: periods whole, noise gone, dates found."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from huntflow_desk.sources.resumes.document import Line, bullet_length
from huntflow_desk.sources.resumes.fields.jobs import company_score, is_duty
from huntflow_desk.sources.resumes.fields.labels import (
    column_name,
    inline_labels,
    job_label,
    job_label_of,
)
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
INDUSTRY = re.compile(
    r"^(?:информационные технологии|розничная торговля|финансовый сектор|"
    r"(?:будівництво|будаўніцтва), нерухом\w+|строительство, "
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
_TWO_DATES = re.compile(r"(?<![\d.])(\d\d[./](?:19|20)\d\d) (\d\d[./](?:19|20)\d\d)(?![\d.])")
_NAMED = frozenset(("company", "job", "period"))
_MAX_DATED = 200
"""Longer lines are no dates that go on in the next one."""


def job_rows(lines: list[Line]) -> list[Line]:
    """Lines without noise; a period broken over two lines is one row."""
    rows: list[Line] = []
    for line in _without_heads(lines):
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
        if last is not None and INDUSTRY.match(last.text) and last.text.endswith(","):
            continue
        if last is not None and job_label(last.text)[0] == job_label_of(line.text) != "":
            continue  # the rest of a label that ran over two lines beside its value
        label = job_label_of(last.text) if last is not None else ""
        if last is not None and label in _NAMED and not job_label(line.text)[0]:
            rows[-1] = replace(last, text=f"{last.text}\t{line.text}")  # a value below its label
            continue
        rows.append(_one_period(line))
    if sum(row.gap for row in rows) > 0.6 * len(rows):
        # Space above every line says nothing about entries.
        rows = [replace(row, gap=False) if row.gap else row for row in rows]
    return rows


def _without_heads(lines: list[Line]) -> list[Line]:
    """Without the head of a table whose cells became lines ("Период", "Организация", ...)."""
    heads = [bool(column_name(line.text)) for line in lines]
    near = [False, *heads, False]
    wide = [near[i] or near[i + 2] for i in range(len(lines))]
    return [
        line
        for line, head, twin in zip(lines, heads, wide, strict=True)
        if not (head and twin) or line.text.rstrip().endswith(":")
    ]


def _one_period(line: Line) -> Line:
    """Hired and left in two cells of a table are one period."""
    text = _TWO_DATES.sub(r"\1–\2", line.text)
    cells = text.split("\t")
    if len(cells) < 3:
        return replace(line, text=text) if text != line.text else line
    for index, (one, other) in enumerate(pairwise(cells)):
        if _is_date(one) and (starts_present(other) or _is_date(other)):
            cells[index : index + 2] = [f"{one}–{other}"]
            return replace(line, text="\t".join(cells))
    return replace(line, text=text) if text != line.text else line


def _is_date(text: str) -> bool:
    return is_dateish(text) and bool(periods(text))


def find_periods(rows: list[Line]) -> list[tuple[int, Period]]:
    """The rows whose dates begin an entry: ranges, else those of list items, else single dates."""
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
        if ranges and is_dateish(text.split("\t", 2)[0]) and text.count("\t") > 1:
            ranged.append((index, ranges[0]))  # a row of a table, whatever its cells say
        elif ranges:
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
