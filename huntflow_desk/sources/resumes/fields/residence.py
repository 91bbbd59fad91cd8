"""Where the candidate lives."""

from __future__ import annotations

import re

from huntflow_desk.sources.resumes.document import Line, bullet_length
from huntflow_desk.sources.resumes.fields.cities import (
    city_in,
    is_city,
    is_country,
    is_place,
    is_townlike,
    nominative_city,
)
from huntflow_desk.sources.resumes.fields.found import Found
from huntflow_desk.sources.resumes.fields.jobs import job_score
from huntflow_desk.sources.resumes.fields.labels import Labelled, label_of
from huntflow_desk.sources.resumes.fields.name_parts import is_first_name
from huntflow_desk.sources.resumes.fields.people import PersonName
from huntflow_desk.sources.resumes.fields.sections import Outline
from huntflow_desk.sources.resumes.headings import heading_kind

_LIVING = re.compile(
    r"(?:живу|проживаю|нахожусь|живём|based|live|living|reside|located|residing|мешкаю|жыву|"
    r"пражываю)\s+"
    r"(?:в|во|у|ў|in)\s+(?:г\.\s?|городе\s|місті\s|горадзе\s)?"
    r"((?-i:[A-ZА-ЯІЇЄ][\w’'-]+(?:[ -][A-ZА-ЯІЇЄ][\w’'-]+)?))"
    r"|(?:мой город|my city|моє місто|мой горад)\s*[:–—-]\s*"
    r"((?-i:[A-ZА-ЯІЇЄ][\w’'-]+(?:[ -][A-ZА-ЯІЇЄ][\w’'-]+)?))",
    re.I,
)
# Addresses and numbers, which part what stands around them.
_REACHED = re.compile(
    r"\S+@\S+|https?:\S+|\S+\.(?:com|ru|me|org|by|ua|kz)/\S+|(?:\+|(?<!\w)\d)[\d ().\-]{8,}\d"
)
CONTACT = re.compile(r"@|https?:|www\.|\+\d|\d{3}[-\s]\d{2}|\.(?:com|ru|org|net)\b")


def find_city(
    outline: Outline, labels: list[Labelled], name: PersonName | None
) -> Found[str] | None:
    """The city of residence."""
    for label in labels:
        if label.field == "city" and outline.kind_at(label.line) not in (
            "experience",
            "references",
            "education",
        ):
            hit = city_in(label.value)
            if hit:
                return Found(
                    hit[0],
                    max(0.7, hit[2]),
                    label.start + hit[1],
                    label.start + hit[1] + len(hit[0]),
                )
    options: list[Found[str]] = []
    skip = {
        x.line
        for x in labels
        if x.field in ("name", "last", "first", "middle", "position", "not_salary")
        or (x.field == "birth" and "|" not in outline.document.lines[x.line].text)
    }
    for section in outline.sections:
        if section.kind not in ("header", "contacts", "personal", "wish"):
            continue
        for number, (index, line) in enumerate(section.lines[:25]):
            if index in skip or (name is not None and index == name.line and "\t" not in line.text):
                continue
            options += _cities_of(line, number, section.kind)
            told = _LIVING.search(line.text)
            if told:
                place = told[1] or told[2]
                town = nominative_city(place) or nominative_city(place.split()[0])
                if town:
                    at = line.start + told.start(1 if told[1] else 2)
                    options.append(Found(town, 0.8, at, at + len(place)))
    if options:
        return max(options, key=lambda f: f.confidence)
    return _beside_contacts(outline) or _unknown_city(outline, name)


def _beside_contacts(outline: Outline) -> Found[str] | None:
    """A city next to a telephone or address, whatever section a side column fell into."""
    lines = outline.document.lines
    reached = [bool(_REACHED.fullmatch(line.text.strip())) for line in lines]
    for index, line in enumerate(lines):
        if not any(reached[max(index - 2, 0) : index + 3]) or not is_place(line.text):
            continue
        hit = city_in(line.text) if outline.kind_at(index) != "references" else None
        if hit:
            at = line.start + hit[1]
            return Found(hit[0], 0.65, at, at + len(hit[0]))
    return None


def _unknown_city(outline: Outline, name: PersonName | None) -> Found[str] | None:
    """A capitalised word alone among the contacts is most likely a town nobody listed."""
    for index, line in outline.of("header"):
        if is_townlike(line.text) and (name is None or index > name.line):
            return Found(line.text.strip(" .,"), 0.65, line.start, line.start + len(line.text))
    for index, line in outline.of("contacts", "personal"):
        text = line.text[bullet_length(line.text) :].strip(" .,")
        if name is not None and index == name.line:
            continue
        if not re.fullmatch(r"[A-ZА-ЯЁІЇЄЎ][\w’'-]{2,}(?: [A-ZА-ЯЁІЇЄЎ][\w’'-]{2,})?", text):
            continue
        if (
            any(c.isdigit() or c == "_" for c in text)
            or job_score(text) > 0.5
            or heading_kind(text)
            or label_of(text)
        ):
            continue
        if is_first_name(text.split()[0]) or is_country(text):
            continue
        at = line.start + line.text.find(text)
        return Found(text, 0.6, at, at + len(text))
    return None


def _cities_of(line: Line, number: int, kind: str) -> list[Found[str]]:
    result: list[Found[str]] = []
    at = 0
    text = _REACHED.sub(lambda m: "|" * len(m[0]), line.text)
    for cell in re.split(
        r"(\t|\s+/{1,2}\s+|\s*[|•·;\u2190-\u2bff\U0001f000-\U0001faff]+\s*|\s{2,})", text
    ):
        start = at
        at += len(cell)
        bare = re.sub(r"^[^\w(«\"+@]+", "", cell).strip(" ,.")
        if not bare or len(bare) > 90 or (CONTACT.search(bare) and "," not in bare):
            continue
        hit = None
        offset = 0
        if is_place(bare) or re.match(r"^\W*(?:г|гор|м)\.\s?[А-ЯІЇЄ]", bare):
            hit = city_in(bare)
        elif re.search(r",|\s[—–-]\s", bare) and len(bare.split()) <= 14:
            for part in re.finditer(r"[^,;—–]+?(?=[,;—–]|\.\s|\s-\s|$)", bare):
                if is_city(part[0]):
                    hit, offset = (city_in(part[0]) or ("", 0, 0.0)), part.start()
                    break
        if hit and hit[0]:
            base = line.text.find(hit[0], start + (offset if offset else 0))
            base = base if base >= 0 else start
            sure = (
                hit[2] * (0.93 if is_city(hit[0]) else 0.75)
                - 0.005 * number
                - (0.1 if kind == "wish" else 0.0)
            )
            result.append(
                Found(
                    hit[0],
                    round(max(sure, 0.3), 2),
                    line.start + base,
                    line.start + base + len(hit[0]),
                )
            )
    return result
