"""A resume's lines sorted into sections by their headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from huntflow_desk.sources.resumes.document import Document, Line, bullet_length
from huntflow_desk.sources.resumes.fields.education import names_school
from huntflow_desk.sources.resumes.fields.jobs import company_score, job_score
from huntflow_desk.sources.resumes.fields.labels import job_label, job_label_of
from huntflow_desk.sources.resumes.headings import heading_kind, loose_kind, normal
from huntflow_desk.sources.resumes.whens import is_dateish, periods, without_dates

_NOISE = re.compile(
    r"^\W*(?:(?:page|стр(?:аница|\.)?|сторінка|старонка)\s*\d+.*|\d+\s*(?:/|из|of|"
    r"з)\s*\d+|\d{1,2})\W*$|"
    r"(?:резюме обновлено|resume updated|cv updated|last updated|резюме оновлено|рэзюмэ "
    r"абноўлена|обновлено \d)",
    re.I,
)
_LANGUAGE = re.compile(
    r"english|german|french|spanish|russian|polish|italian|chinese|англ|нем[еі]|німец|"
    r"нямец|франц|испан|рус|росі|рус|польс|белор|белар|укра|китай|italian",
    re.I,
)
_LENGTH = re.compile(r"[:–—-]\s*\d{1,2}\+?\s+\w+")
_NUMBERED = re.compile(r"^\W*\d{1,2}\s?[.)]")
_REGARDS = re.compile(
    r"^\W*(?:с уважением|с наилучшими|з повагою|з павагай|(?:best|kind|warm) regards|regards|"
    r"(?:yours )?(?:sincerely|faithfully))\W*$",
    re.I,
)
_DRIVING = re.compile(
    r"^\W*(?:водительск\w+ (?:прав|удост)|права (?:кат|водіння)|правы (?:кат|кіроўц)|"
    r"driv(?:ing|er['’]?s) licen[cs]e|посвідчення водія|личный автомобиль|есть (?:личный )?авто)",
    re.I,
)
_INSIDE = frozenset(
    ("skills", "awards", "projects", "about", "wish", "courses", "hobby", "contacts", "personal")
)

# Sections of remarks, where "Навыки: ... ." is one of them.
_MIXED = frozenset(("about", "other", "personal"))


# Heading by style, bold, size in whole points where it is larger than that of the text.
_Look = tuple[bool, bool, int]


@dataclass(slots=True)
class Section:
    """`kind` as in `heading_kind`, "header" for what stands above the first heading."""

    kind: str
    lines: list[tuple[int, Line]] = field(default_factory=list)
    title: str = ""


def is_noise(text: str) -> bool:
    """Page numbers, "updated at" footers."""
    return bool(_NOISE.search(text))


class Outline:
    """The sections of a document; at `name_line` the header begins anew (after a side column)."""

    def __init__(self, document: Document, name_line: int | None = None) -> None:
        self.document = document
        self.body_size = _body_size(document.lines)
        self._repeated = _repeated(document.lines)
        self._looking = Counter(map(self._looks, document.lines))
        self._gapless = not any(line.gap for line in document.lines)
        self._jobs_at = max(
            (line.start for line in document.lines if heading_kind(line.text) == "experience"),
            default=0,
        )
        self._numbered = sum(map(_numbered_head, document.lines)) > 1
        self.sections = self._split(document.lines, name_line)
        if not any(s.kind == "experience" for s in self.sections):
            self.sections = [part for s in self.sections for part in _implied(s)]

    def of(self, *kinds: str) -> list[tuple[int, Line]]:
        """Lines of all sections of these kinds, in document order."""
        return [item for s in self.sections if s.kind in kinds for item in s.lines]

    def is_signature(self, index: int) -> bool:
        """The line below "Best regards"."""
        return bool(_REGARDS.match(self.document.lines[index - 1].text))

    def kind_at(self, index: int) -> str:
        """The kind of the section a line belongs to."""
        for section in self.sections:
            if any(i == index for i, _ in section.lines):
                return section.kind
        return ""

    def _split(self, lines: list[Line], name_line: int | None) -> list[Section]:
        current = Section("header")
        sections = [current]
        styled = self._heading_looks(lines)
        for index, line in enumerate(lines):
            if name_line is not None and index == name_line and current.kind != "header":
                current = Section("header")
                sections.append(current)
            if is_noise(line.text) or (line.text in self._repeated and index != name_line):
                continue
            kind, rest = self._heading(line, current.kind, styled)
            if not kind and index != name_line and self._unnamed(index, styled):
                kind = self._kind_by_content(index, current.kind)
            if kind:
                before = current
                current = Section(kind, title=line.text)
                sections.append(current)
                if rest is not None:
                    current.lines.append((index, rest))
                    if before.kind in _MIXED and rest.text.endswith("."):
                        current = Section(before.kind, title=before.title)
                        sections.append(current)
                continue
            current.lines.append((index, line))
        return sections

    def _unnamed(self, index: int, styled: Counter[_Look]) -> bool:
        """A line that looks like the headings, and hardly anything else does."""
        line = self.document.lines[index]
        look = self._looks(line)
        if not any(look) or not index or line.bullet or "\t" in line.text or len(line.text) > 50:
            return False
        if styled[look] < (1 if line.heading else 2) or styled[look] < 0.6 * (
            self._looking[look] - 1
        ):
            return False
        if company_score(line.text) > 1 or job_score(line.text) > 1.2:
            return False
        return not re.search(r"[@\d]|[.,;]$", line.text) and len(line.text.split()) < 6

    def _kind_by_content(self, index: int, inside: str) -> str:
        """What an unknown heading is about, by the lines below it.

        "other" closes a list; "" when the line is more likely an entry of its section.
        """
        lines = self.document.lines
        look = self._looks(lines[index])
        body: list[Line] = []
        for line in lines[index + 1 : index + 12]:
            if self._looks(line) == look:
                break
            body.append(line)
        kinds = Counter(kind for line in body if (kind := _implied_kind(line.text)))
        if kinds:
            kind = max(kinds, key=lambda kind: (kinds[kind], kind))
            return kind if kind != inside else ""
        if inside == "header":
            return ""
        known = any(heading_kind(line.text) == "skills" for line in lines)
        listed = sum(line.text.count(",") > 1 or len(line.text.split()) < 4 for line in body)
        if body and not known and listed == len(body) and len(body[0].text) < 300:
            return "skills"
        return "" if inside in ("experience", "education") else "other"

    def _is_faculty(self, line: Line, styled: Counter[_Look]) -> bool:
        """ "Иностранные языки" below a school is what was studied there."""
        if line.text.upper() == line.text or line.text.rstrip().endswith(":"):
            return False
        if any(_usual(styled)):
            return self._looks(line) != _usual(styled)
        return not line.gap

    def _looks(self, line: Line) -> _Look:
        larger = line.size > self.body_size * 1.08
        return (line.heading, line.bold, round(line.size) if larger else 0)

    def _heading_looks(self, lines: list[Line]) -> Counter[_Look]:
        """How the lines look that surely are headings."""
        return Counter(
            self._looks(line)
            for line in lines
            if "\t" not in line.text
            and not line.bullet
            and (
                heading_kind(line.text)
                or (any(self._looks(line)) and loose_kind(line.text) and job_score(line.text) < 1)
            )
        )

    def _heading(self, line: Line, inside: str, styled: Counter[_Look]) -> tuple[str, Line | None]:
        """(kind, what stands behind the heading in the same line) or ("", None)."""
        text = line.text
        looks = self._looks(line)
        numbered = _NUMBERED.match(text) and (self._numbered or any(looks) or text.upper() == text)
        if line.bullet and bullet_length(text) and not line.heading and not numbered:
            return "", None
        if _REGARDS.match(text):
            return "contacts", None
        if _DRIVING.match(text) and len(text) < 70 and not line.bullet and inside != "experience":
            return "driving", line
        plain = not any(looks)
        outstanding = sum(n for look, n in styled.items() if any(look)) >= 2
        kind = heading_kind(text)
        if kind == "experience" and line.start < self._jobs_at and _LENGTH.search(text):
            return "", None  # "Стаж: 7 лет" above the section itself
        caps = text.upper() == text and text.lower() != text
        marked = (any(looks) and styled and looks == _usual(styled)) or (
            not any(looks)
            and (caps or text.rstrip().endswith(":"))
            and (line.gap or inside != "experience")
        )
        if not kind and marked and job_score(text) < 1:
            kind = loose_kind(text)
        if kind == "languages" and inside == "education" and self._is_faculty(line, styled):
            return "", None
        if kind:
            colon = text.rstrip().endswith(":")
            entry = inside == "experience" and kind in _INSIDE and outstanding and not caps
            if entry and looks != _usual(styled):
                return "", None  # a post called "Volunteer" is set like the other posts
            if inside == "experience" and kind in _INSIDE and plain and not caps:
                # "Достижения:" inside a job is no section.
                if outstanding or colon or not (line.gap or self._gapless):
                    return "", None
            elif plain and outstanding and not caps and kind not in ("experience", "education"):
                # Where headings stand out, a plain line is a heading only above other text.
                if inside in ("experience", "projects"):
                    return "", None
                if (
                    len(normal(text).split()) == 1
                    and kind in ("about", "hobby", "awards", "wish")
                    and not colon
                ):
                    return "", None
            elif inside == "experience" and kind == "experience":
                return "", None
            return kind, None
        cut = _cut(text)
        if cut:
            head, start = cut
            kind = heading_kind(head)
            tab = text[len(head) : start].find("\t") >= 0
            if (
                inside == "experience"
                and not tab
                and kind in ("education", "languages", "skills", "about")
            ):
                if job_label_of(head) or (plain and outstanding):
                    return "", None
                return kind, replace(line, text=text[start:], start=line.start + start)
            if kind == "languages" and inside == "skills" and not _LANGUAGE.search(text[start:]):
                return "", None
            if kind and kind not in ("header", "wish") and inside != "experience":
                if kind in ("education", "experience") and not tab and len(text) - start < 15:
                    return "", None
                if kind in ("personal", "contacts", "hobby", "awards", "projects") and not tab:
                    return "", None
                if kind in ("about", "hobby", "awards") and inside in ("skills", "languages"):
                    return "", None
                rest = replace(
                    line, text=text[start:], start=line.start + start, row="\t" in text[start:]
                )
                return kind, rest
            if (
                kind
                and tab
                and inside == "experience"
                and kind in ("education", "skills", "languages", "about")
            ):
                if periods(text[start:]) and kind != "education":
                    return "", None
                return kind, replace(line, text=text[start:], start=line.start + start)
        return "", None


def _usual(styled: Counter[_Look]) -> _Look:
    """The look most headings have."""
    return max(styled, key=lambda look: (styled[look], look))


def _numbered_head(line: Line) -> bool:
    if not _NUMBERED.match(line.text):
        return False
    cut = _cut(line.text)
    return bool(heading_kind(line.text) or (cut and heading_kind(cut[0])))


def _implied(section: Section) -> list[Section]:
    """Jobs and studies of a resume without headings, found by their periods and words."""
    if section.kind not in ("header", "contacts", "personal", "wish", "about"):
        return [section]
    result = [Section(section.kind, title=section.title)]
    for index, line in section.lines:
        kind = _implied_kind(line.text)
        current = result[-1]
        if kind and kind != current.kind:
            result.append(Section(kind))
            above = _entry_head(current.lines) if is_dateish(line.text) else []
            if above:
                del current.lines[-len(above) :]
                result[-1].lines += above
        result[-1].lines.append((index, line))
    return result


def _implied_kind(text: str) -> str:
    label, start = job_label(text)
    if label == "period":
        text = text[start:]
    ranged = any(p.ranged for p in periods(text))
    if names_school(text) and (not ranged or job_score(text) < 1.5):
        return "education"
    if not ranged:
        return ""
    edge = any(p.at < 4 or len(text) - p.until < 3 for p in periods(text) if p.ranged)
    return "experience" if edge and len(without_dates(text).split()) < 13 else ""


def _entry_head(lines: list[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Company and position above a line of dates."""
    head: list[tuple[int, Line]] = []
    for item in reversed(lines[-2:]):
        text = item[1].text
        if re.search(r"@|\d{3}", text) or max(job_score(text), company_score(text)) < 0.8:
            break
        head.insert(0, item)
    return head


def _cut(text: str) -> tuple[str, int] | None:
    """Heading and content of one line: "Навыки: Python, Go", "Skills<tab>Python"."""
    found = re.match(r"^(\W*[^\t:]{3,45}?)\s*(?:\t|:\s+|:(?=\S)|\s+[–—-]\s+)\s*(?=\S)", text)
    if not found:
        return None
    return found[1], found.end()


def _body_size(lines: list[Line]) -> float:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0.0


def _repeated(lines: list[Line]) -> set[str]:
    """Running heads and feet: the same text on several pages."""
    pages: dict[str, set[int]] = {}
    for line in lines:
        if len(line.text) < 90:
            pages.setdefault(line.text, set()).add(line.page)
    last = max((line.page for line in lines), default=0)
    return {
        t
        for t, p in pages.items()
        if last >= 1
        and len(p) >= 2
        and len(p) >= last
        and not heading_kind(t)
        and re.search(r"[•|·]|\d", t) is not None
        and not periods(t)
    }
