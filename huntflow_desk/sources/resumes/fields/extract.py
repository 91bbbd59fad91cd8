"""All fields of a document: values, confidences, places in the text."""

from __future__ import annotations

import re
from typing import Any

from huntflow_desk.sources.resumes.document import Document, Line
from huntflow_desk.sources.resumes.fields.birth import find_age, find_birth
from huntflow_desk.sources.resumes.fields.contacts import Contacts, find_contacts
from huntflow_desk.sources.resumes.fields.education import find_education
from huntflow_desk.sources.resumes.fields.experience import Job, find_experience
from huntflow_desk.sources.resumes.fields.found import Found
from huntflow_desk.sources.resumes.fields.labels import Labelled, labelled
from huntflow_desk.sources.resumes.fields.money import find_salary
from huntflow_desk.sources.resumes.fields.people import PersonName, find_name
from huntflow_desk.sources.resumes.fields.residence import find_city
from huntflow_desk.sources.resumes.fields.sections import Outline
from huntflow_desk.sources.resumes.fields.skills import find_skills
from huntflow_desk.sources.resumes.fields.wishes import find_position

_LABEL_KINDS = ("header", "contacts", "personal", "wish", "about")


class Extraction:
    """`fields` is a superset of the vendor's `UploadResponse.fields`; `confidence` and `spans`
    have the same keys (lists run parallel to list fields)."""

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self.confidence: dict[str, Any] = {}
        self.spans: dict[str, Any] = {}

    def put(self, name: str, found: Found[Any] | None, value: Any = None) -> None:
        """A single value."""
        if found is None:
            return
        self.fields[name] = found.value if value is None else value
        self.confidence[name] = found.confidence
        self.spans[name] = found.span

    def put_list(self, name: str, found: list[Found[Any]]) -> None:
        """A list of values."""
        if found:
            self.fields[name] = [f.value for f in found]
            self.confidence[name] = [f.confidence for f in found]
            self.spans[name] = [f.span for f in found]


def language_of(text: str) -> str:
    """ru, be, uk or en by the letters used."""
    sample = text[:20_000].lower()
    cyrillic = len(re.findall(r"[а-яёіїєґў]", sample))
    latin = len(re.findall(r"[a-z]", sample))
    if cyrillic * 3 < latin:
        return "en"
    if "ў" in sample and sample.count("и") < sample.count("і") * 0.2:
        return "be"
    if len(re.findall(r"[їєґі]", sample)) > 5 and sample.count("ы") + sample.count("э") < 3:
        return "uk"
    return "ru"


def extract(document: Document) -> Extraction:
    """Fields of a document; deterministic."""
    result = Extraction()
    if not document.text:
        if document.has_photo:
            result.fields["photo"] = True
            result.confidence["photo"] = 0.9
        return result
    lang = language_of(document.text)
    outline = Outline(document)
    labels = _labels(outline)
    contacts = find_contacts(outline, labels, lang)
    name = find_name(outline, labels, _hints(contacts, document))
    if name is not None and outline.kind_at(name.line) not in ("header", ""):
        outline = Outline(document, name.line)
        labels = _labels(outline)
        contacts = find_contacts(outline, labels, lang)
    _put_name(result, name)
    american = lang == "en" and any(p.value.startswith("+1") for p in contacts.phones)
    birth = find_birth(outline, labels, american)
    result.put("birthdate", birth, birth.value.as_dict() if birth else None)
    result.put("age", find_age(outline, labels))
    _put_contacts(result, contacts)
    belarusian = lang == "be" or any(p.value.startswith("+375") for p in contacts.phones)
    position = find_position(outline, labels, name)
    result.put("position", position)
    salary = find_salary(outline, labels, belarusian and lang == "be")
    if salary is not None:
        result.put("salary", salary, salary.value.amount)
        if salary.value.currency:
            result.put("salary_currency", salary, salary.value.currency)
        if salary.value.maximum:
            result.put("salary_max", salary, salary.value.maximum)
    result.put("city", find_city(outline, labels, name))
    jobs = find_experience(_job_lines(outline), position.value if position else "")
    _put_jobs(result, jobs)
    studies = find_education(outline.of("education"))
    if studies:
        result.fields["education"] = [
            {"institution": s.institution, **({"year": s.year} if s.year else {})} for s in studies
        ]
        result.confidence["education"] = [round(s.confidence, 2) for s in studies]
        result.spans["education"] = [[s.at, s.until] for s in studies]
    result.put_list("skills", find_skills(outline.of("skills")))
    if document.has_photo:
        result.fields["photo"] = True
        result.confidence["photo"] = 0.8
    return result


def _labels(outline: Outline) -> list[Labelled]:
    return [x for s in outline.sections if s.kind in _LABEL_KINDS for x in labelled(s.lines)]


def _hints(contacts: Contacts, document: Document) -> list[str]:
    """Names inside addresses; a footer that repeats the name is found by itself."""
    hints = [e.value.split("@")[0] for e in contacts.emails]
    for handle in (contacts.telegram, contacts.linkedin, contacts.github, contacts.skype):
        if handle is not None:
            hints.append(re.sub(r"^live:", "", handle.value))
    return hints


def _job_lines(outline: Outline) -> list[tuple[int, Line]]:
    lines = outline.of("experience")
    if lines:
        return lines
    # No heading at all: look where a period stands beside a company, outside other sections.
    return []


def _put_name(result: Extraction, name: PersonName | None) -> None:
    if name is None:
        return
    value = {"first": name.first, "last": name.last, "middle": name.middle}
    result.fields["name"] = {k: v for k, v in value.items() if v}
    result.confidence["name"] = name.confidence
    result.spans["name"] = [name.start, name.end]


def _put_contacts(result: Extraction, contacts: Contacts) -> None:
    result.put_list("phones", list(contacts.phones))
    result.put_list("emails", list(contacts.emails))
    if contacts.emails:
        result.put("email", contacts.emails[0])
    result.put("telegram", contacts.telegram)
    result.put("skype", contacts.skype)
    result.put("linkedin", contacts.linkedin)
    result.put("github", contacts.github)
    links: list[Found[Any]] = []
    for kind, found in (
        ("telegram", contacts.telegram),
        ("linkedin", contacts.linkedin),
        ("github", contacts.github),
    ):
        if found is not None:
            host = {
                "telegram": "https://t.me/",
                "linkedin": "https://www.linkedin.com/in/",
                "github": "https://github.com/",
            }[kind]
            links.append(
                Found(
                    {"type": kind, "url": host + found.value},
                    found.confidence,
                    found.start,
                    found.end,
                )
            )
    for kind, found in contacts.links:
        url = found.value if "://" in found.value else f"https://{found.value}"
        links.append(Found({"type": kind, "url": url}, found.confidence, found.start, found.end))
    result.put_list("links", links)


def _put_jobs(result: Extraction, jobs: list[Job]) -> None:
    if not jobs:
        return
    result.fields["experience"] = [
        {
            k: v
            for k, v in (
                ("company", j.company),
                ("position", j.position),
                ("start", j.start),
                ("end", j.end),
            )
            if v
        }
        for j in jobs
    ]
    result.confidence["experience"] = [j.confidence for j in jobs]
    result.spans["experience"] = [[j.at, j.until] for j in jobs]
