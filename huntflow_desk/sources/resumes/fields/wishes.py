"""What the candidate wants to be."""

from __future__ import annotations

import re

from huntflow_desk.sources.resumes.document import Line, bullet_length
from huntflow_desk.sources.resumes.fields.cities import (
    is_city,
    is_country,
    is_place,
    is_townlike,
)
from huntflow_desk.sources.resumes.fields.found import Found
from huntflow_desk.sources.resumes.fields.jobs import company_score, job_score
from huntflow_desk.sources.resumes.fields.labels import Labelled, label_of, labelled
from huntflow_desk.sources.resumes.fields.money import money_in
from huntflow_desk.sources.resumes.fields.name_parts import is_first_name
from huntflow_desk.sources.resumes.fields.people import PersonName
from huntflow_desk.sources.resumes.fields.residence import CONTACT
from huntflow_desk.sources.resumes.fields.sections import Outline
from huntflow_desk.sources.resumes.headings import heading_kind
from huntflow_desk.sources.resumes.whens import is_dateish, periods

_AIM = re.compile(
    r"^(?:получени[ея] (?:должности|работы|позиции|места)|соискание должности|"
    r"трудоустройство (?:на должность|в качестве)|работа(?:ть)?(?: в качестве| по "
    r"специальности| на должности)?|занять должность|"
    r"отримання (?:посади|роботи)|зайняти посаду|атрыманне (?:пасады|працы)|(?:to "
    r")?(?:obtain|secure|find|get) (?:a |the )?(?:position|job|role) (?:of|as)(?: an?)?|"
    r"(?:a |the )?(?:position|role|job) (?:of|as)(?: an?)?|на должность|должность|"
    r"вакансия|позиция)\s+(?=\S)",
    re.I,
)
_SEEKING = re.compile(
    r"(?:^|[.!,\s])\W*(?:ищу (?:работу|позицию|вакансию)(?: на должность| в качестве)?|"
    r"претендую на "
    r"(?:должность|позицию|вакансию)|(?:i am |i['’]m |i would like to )?apply(?:ing)? for "
    r"(?:a |the )?(?:position|job|role|post)(?: as| of)?(?: an?)?|"
    r"на (?:вакансию|должность|позицию|вакансію|посаду|пасаду)\s?:|"
    r"for (?:a |the )?(?:position|role|post) of(?: an?)?|шукаю роботу|шукаю працу|"
    r"(?:i am )?(?:looking for|"
    r"seeking) (?:a )?(?:position|job|role)(?: as| of)?(?: an?)?)\s+(?=\S)",
    re.I,
)
_LONGEST = 400
_PAY_TAIL = re.compile(
    r"\s*[,;(–—-]+\s*(?:з/?п|зарплат\w*|заработн\w+|доход\w*|оклад\w*|salary|заробак|заробітн\w+|"
    r"дохід|даход)\b.*$",
    re.I,
)
_SUM_TAIL = re.compile(r"\s*[,;(–—-]+\s*(?:от|до|від|ад|from)\s+\d[\d\s.,]*(?:[кkт]\w*)?\W*$", re.I)
_REMARK = re.compile(
    r"^(?:мужчина|женщина|чоловік|жінка|мужчына|жанчына|male|female|холост|женат|замужем|"
    r"резюме|cv|resume|curriculum|анкета|"
    r"готов|не готов|гражданство|open to|available|page|страница|фото|photo|europass|"
    r"кандидат|соискатель|личн|рэзюмэ)",
    re.I,
)
_TITLE = re.compile(
    r"^\W*(?:резюме|cv|resume|рэзюмэ)(?:\s+(?:на|соискателя на|for)(?:\s+(?:должность|"
    r"вакансию|позицию|position|the position|посаду|пасаду))?(?:\s+of)?)?\s*[:–—-]?\s+",
    re.I,
)


def find_position(
    outline: Outline, labels: list[Labelled], name: PersonName | None
) -> Found[str] | None:
    """The job wanted: by label, by its section, or the line below the name."""
    for label in labels:
        if label.field == "position":
            text = _trim(label.value)
            if (
                text
                and not is_dateish(text)
                and not heading_kind(text)
                and len(text) < 160
                and any(c.isalpha() for c in text)
            ):
                lines = outline.kind_at(label.line)
                if lines in ("header", "wish", "personal", "contacts", "about", ""):
                    return _found(text, label, 0.96)
    for section in outline.sections:
        if section.kind == "wish":
            hit = _wish_line([line for _, line in section.lines[:6]])
            if hit:
                return hit
    for _, line in outline.of("header", "wish", "about", "contacts")[:25]:
        m = _SEEKING.search(line.text)
        if m and len(line.text) - m.end() < 70:
            text = _trim(line.text[m.end() :])
            if text and not re.match(r"(?:с|со|з|із|with|в|во|у|ў|in|на|от|до)\s", text):
                return Found(text, 0.8, line.start + m.end(), line.start + m.end() + len(text))
    if name is not None:
        return _near_name(outline, name)
    return None


def _found(text: str, label: Labelled, sure: float) -> Found[str]:
    start = label.start + max(label.value.find(text), 0)
    return Found(text, sure, start, start + len(text))


def _trim(text: str) -> str:
    """Without a salary, a place or a full stop behind it."""
    text = text[:_LONGEST].split("\t")[0]
    money = money_in(text, 0, False, True)
    if money:
        text = text[: money[1]]
    text = re.split(r"\s*[|;]\s*|\s+[·•]\s+|(?<=[а-яa-z)])\.\s+", text)[0]
    text = _SUM_TAIL.sub("", _PAY_TAIL.sub("", text))
    text = re.sub(r"\s*[,–—-]*\s*(?:от|from|до|up to|не менее|від|ад|понад|звыш)?[\s:]*$", "", text)
    aim = _AIM.match(text)
    if aim and len(text) - aim.end() > 3:
        text = text[aim.end() :]
    wordy = re.match(r"(.{4,60}?)\s+(?:position|role|job|opportunity)\b", text, re.I)
    if wordy and job_score(wordy[1]) > 1:
        text = wordy[1]
    for mark in (",", " — ", " – ", " - "):
        head, found, place = text.rpartition(mark)
        if found and head and is_place(place):
            text = head
    bullet = bullet_length(text)
    return text[bullet:].strip(' .,;:–—-•|«»"')


def _wish_line(lines: list[Line]) -> Found[str] | None:
    fallback: Found[str] | None = None
    for number, line in enumerate(lines):
        marks = labelled([(0, line)])
        if label_of(line.text) or any(m.start - line.start < 40 for m in marks):
            continue
        text = _trim(line.text[: marks[0].start - line.start] if marks else line.text)
        words = text.split()
        if not words or len(words) > 12 or CONTACT.search(text) or is_dateish(text):
            continue
        if not any(c.isalpha() for c in text) or is_place(text):
            continue
        found = Found(
            text,
            0.93,
            line.start + max(line.text.find(text), 0),
            line.start + max(line.text.find(text), 0) + len(text),
        )
        if number == 0 and not line.bullet:
            return found
        if job_score(text) > 1.0:
            return found
        fallback = fallback or Found(found.value, 0.6, found.start, found.end)
    return fallback


def _near_name(outline: Outline, name: PersonName) -> Found[str] | None:
    lines = outline.document.lines
    line = lines[name.line]
    rest = (
        line.text[max(0, name.end - line.start) :]
        if name.end <= line.start + len(line.text)
        else ""
    )
    same = re.sub(r"^[\s,|–—\-•·:\t/]+", "", rest)
    if same and job_score(_trim(same)) > 0.8 and not CONTACT.search(_trim(same)):
        text = _trim(same)
        at = line.start + line.text.find(text)
        return Found(text, 0.85, at, at + len(text))
    if same and same[0] not in "(@" and _plain_title(_trim(same), _trim(same), outline):
        text = _trim(same)
        at = line.start + line.text.find(text)
        return Found(text, 0.65, at, at + len(text))
    best: Found[str] | None = None
    held = _held(outline)
    last = lines[name.line].size
    span_lines = range(name.line + 1, min(name.line + 9, len(lines)))
    step = -1
    for index in span_lines:
        item = lines[index]
        if not (CONTACT.search(item.text) or is_place(item.text)):
            step += 1  # contacts between a name and the trade do not count
        if item.start < name.end or not item.text:
            continue
        step = max(step, 0)
        if heading_kind(item.text) and (item.heading or item.bold or step > 0):
            break
        marked = bool(labelled([(0, item)]))
        for cell in item.text.split("\t"):
            text = _trim(_TITLE.sub("", cell))
            words = text.split()
            if not words or len(words) > 11 or len(text) > 100 or CONTACT.search(text):
                continue
            if (
                is_place(text)
                or is_city(text.split(",")[0])
                or is_country(text)
                or is_dateish(text)
                or label_of(text)
                or heading_kind(text)
            ):
                continue
            if (
                marked
                or periods(cell)
                or re.search(r"\d{2}\s*(?:лет|год|years|рок|гад)", cell, re.I)
            ):
                continue
            job = job_score(text)
            sure = 0.0
            if len(text) > 3 and text.casefold() in held:
                sure = 0.92 - 0.02 * step
            elif job >= 1.5:
                sure = 0.9 - 0.02 * step
            elif job > 0.6:
                sure = 0.75 - 0.02 * step
            elif (
                step == 0
                and company_score(text) < 1.6
                and not cell.rstrip().endswith(".")
                and len(words) <= 7
                and (outline.body_size * 1.08 < item.size < last)
            ):
                sure = 0.7
            if not sure and step == 0 and _plain_title(text, cell, outline):
                sure = 0.62
            if sure and (best is None or sure > best.confidence):
                at = item.start + max(item.text.find(text), 0)
                best = Found(text, round(sure, 2), at, at + len(text))
        if best is not None and best.confidence > 0.8:
            break
    return best or _before_name(outline, name)


def _held(outline: Outline) -> frozenset[str]:
    """What stands by itself in a line or between marks among the jobs: posts held, firms."""
    texts = (line.text.casefold() for _, line in outline.of("experience"))
    return frozenset(
        part.strip(" .")
        for text in texts
        for part in re.split(r"[\t|•·@(,]|\s[–—-]\s|:\s|\s/\s|\s{2,}", text)
    )


def _plain_title(text: str, cell: str, outline: Outline) -> bool:
    """A short line right below the name that is no contact, place or remark: the trade."""
    if len(text) < 4 or len(text.split()) > 5 or any(c.isdigit() for c in text):
        return False
    if (
        not text[:1].isupper()
        or cell.rstrip().endswith((".", ":", "!"))
        or company_score(text) > 0.9
    ):
        return False
    if is_townlike(text):
        return False
    return not _REMARK.search(text) and not is_first_name(text.split()[0])


def _before_name(outline: Outline, name: PersonName) -> Found[str] | None:
    """A title above the name: "Резюме: бухгалтер"."""
    top = outline.document.lines[: name.line]
    if len(top) == 2 and money_in(top[1].text, 0, False, True):
        text = _trim(top[0].text)
        if _plain_title(text, top[0].text, outline):
            return Found(text, 0.65, top[0].start, top[0].start + len(text))
    held = _held(outline)
    for line in top[-2:]:
        text = _trim(_TITLE.sub("", line.text))
        if (
            text
            and len(text.split()) <= 8
            and (job_score(text) >= 1.5 or text.casefold() in held)
            and not CONTACT.search(text)
            and not line.bullet
        ):
            at = line.start + max(line.text.find(text), 0)
            return Found(text, 0.7, at, at + len(text))
    return None
