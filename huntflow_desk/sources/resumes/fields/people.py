"""The candidate's name: which line it is, and which word is which part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from huntflow_desk.sources.resumes.document import Line, bullet_length
from huntflow_desk.sources.resumes.fields.cities import is_city, is_country
from huntflow_desk.sources.resumes.fields.jobs import company_score, job_score
from huntflow_desk.sources.resumes.fields.labels import Labelled, label_of
from huntflow_desk.sources.resumes.fields.name_parts import (
    LAST_STRONG,
    PARTICLE,
    WORD,
    comma_name,
    is_first_name,
    is_patronymic,
    order_parts,
    shown,
    upper_word,
)
from huntflow_desk.sources.resumes.fields.sections import Outline
from huntflow_desk.sources.resumes.fields.translit import skeleton
from huntflow_desk.sources.resumes.headings import heading_kind
from huntflow_desk.sources.resumes.wordlist import words

_NAME = re.compile(rf"^{WORD}(?: +(?:{WORD}|{PARTICLE})){{1,4}}$")
_PART = re.compile(rf"(?:{WORD}|{PARTICLE})(?: +(?:{WORD}|{PARTICLE})){{0,2}}")
_INTRODUCED = re.compile(
    rf"(?:меня зовут|мене звати|мяне завуць|my name is|мо[её] имя|моє ім['’ʼ]я|маё імя)\W+"
    rf"((?-i:{WORD}(?: +(?:{WORD}|{PARTICLE})){{1,3}}))"
    rf"|(?:^|[.!,]\s*)(?:я|i am|i['’]m|this is)[ –—-]+"
    rf"((?-i:{WORD}(?: +(?:{WORD}|{PARTICLE})){{1,2}}))(?=[,.–—]|\s[–—-])",
    re.I,
)
_SINGLE = re.compile(rf"^{WORD}$")
_TITLE = re.compile(
    r"^\W*(?:резюме|рэзюмэ|curriculum\s+vitae|c\.?\s?v\.?|resume|résumé|"
    r"анкета)(?:\s+(?:соискателя|кандидата|of|for|на имя|кандидатки))?\s*[:–—|\-]*\s+",
    re.I,
)
_TAIL = re.compile(
    r"[\s,]+(?:mba|phd|ph\.d\.?|cpa|pmp|cfa|acca|msc|bsc|m\.?d\.?|jr\.?|sr\.?|esq\.?|"
    r"к\.\s?\w\.\s?н\.|д\.\s?\w\.\s?н\.)$",
    re.I,
)
_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|г-н|г-жа|пан|пані|спадар|спадарыня)\.?\s+", re.I
)
_STOP = frozenset(
    words(
        "резюме рэзюмэ анкета curriculum vitae resume cv имя фамилия отчество телефон адрес "
        "мужчина женщина дата москва профиль портфолио "
        "добрый день уважаемые здравствуйте dear page страница личные данные контакты опыт "
        "работы образование навыки phone email address name "
        "чоловік жінка мужчына жанчына male female холост женат замужем полная занятость "
        "удаленная работа английский русский "
        "english russian german native fluent russia россия беларусь украина mobile высшее "
        "среднее гражданство готов готова телеграм telegram "
        "summary profile professional senior junior manager developer engineer microsoft "
        "office word excel photoshop java python docker "
        "университет институт академия university college institute school колледж техникум "
        "date birth europass date: языки язык languages"
    )
)


_FAR = frozenset(("references", "experience", "education", "courses", "projects", "skills"))


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts as shown; empty when the document does not show them."""

    first: str
    last: str
    middle: str
    confidence: float
    start: int
    end: int
    line: int


def find_name(outline: Outline, labels: list[Labelled], hints: list[str]) -> PersonName | None:
    """The best candidate; `hints` (e-mail names, handles) confirm and order the parts."""
    found = _find(outline, labels, hints)
    lines = outline.document.lines
    if found is None or found.middle or found.line + 1 >= len(lines):
        return found
    below = lines[found.line + 1]
    if below.start < found.end or not _SINGLE.match(below.text.strip()):
        return found
    if not is_patronymic(below.text.strip()):
        return found
    end = below.start + len(below.text)
    return replace(found, middle=shown(below.text.strip()), end=end)


def _find(outline: Outline, labels: list[Labelled], hints: list[str]) -> PersonName | None:
    by_label = _labelled(labels, hints)
    candidates = list(_candidates(outline, hints))
    best = max(candidates, key=lambda c: (c[0], -c[1]), default=None)
    if by_label and (best is None or by_label.confidence >= 0.5):
        return by_label
    if best is None or best[0] < 1.0:
        return by_label
    score, index, text, start, upper_last = best
    first, last, middle, certain = order_parts(text, hints, upper_last)
    confidence = min(0.97, 0.3 + 0.11 * score)
    if not first or not last or not certain:
        confidence = min(confidence, 0.55)
    return PersonName(first, last, middle, round(confidence, 2), start, start + len(text), index)


def _labelled(labels: list[Labelled], hints: list[str]) -> PersonName | None:
    parts: dict[str, Labelled] = {}
    for label in labels:
        wanted = label.field in ("last", "first", "middle") and label.field not in parts
        if wanted and _PART.fullmatch(label.value):
            parts[label.field] = label
    if "last" in parts and "first" in parts:
        spots = [p.start for p in parts.values()]
        first = parts["first"].value
        middle = parts["middle"].value if "middle" in parts else ""
        words = first.split()
        if not middle and len(words) >= 2 and is_patronymic(" ".join(words[1:])):
            first, middle = words[0], " ".join(words[1:])
        return PersonName(
            shown(first),
            shown(parts["last"].value),
            shown(middle),
            0.98,
            min(spots),
            max(p.end for p in parts.values()),
            parts["last"].line,
        )
    for label in labels:
        if label.field == "name":
            text = _clean(label.value)
            if _plausible(text) or (_NAME.match(text) and len(text.split()) <= 4):
                first, last, middle, certain = order_parts(text, hints, upper_word(text))
                return PersonName(
                    first,
                    last,
                    middle,
                    0.97 if certain else 0.55,
                    label.start,
                    label.start + len(label.value),
                    label.line,
                )
    if "first" in parts and len(parts["first"].value.split()) >= 2:
        text = parts["first"].value
        first, last, middle, certain = order_parts(text, hints, upper_word(text))
        sure = 0.9 if certain else 0.55
        return PersonName(
            first, last, middle, sure, parts["first"].start, parts["first"].end, parts["first"].line
        )
    return None


def _clean(text: str) -> str:
    text = _HONORIFIC.sub("", text.strip(" \t,;|•·–—-*#"))
    text = _TAIL.sub("", text).strip(" ,;")
    return re.sub(r"\s*[(\[].*$", "", text) if re.search(r"[(\[]", text) else text


def _plausible(text: str) -> bool:
    if not 4 <= len(text) <= 60 or any(c.isdigit() for c in text):
        return False
    if not _NAME.match(text):
        return bool(comma_name(text))
    words = [w.strip(".").casefold() for w in text.split()]
    if any(w in _STOP for w in words) or heading_kind(text) or label_of(text):
        return False
    if sum(len(w.strip(".")) == 1 for w in text.split()) > 2:
        return False
    scripts = {"l" if w[0].isascii() else "c" for w in words if w}
    return len(scripts) == 1 or (len(words) == 2 and any(is_first_name(w) for w in words))


def _pieces(line: Line) -> list[tuple[str, int]]:
    """Parts of a line that may be a name: the line, its cells, what stands before a dash."""
    text = line.text
    result: list[tuple[str, int]] = []
    lead = bullet_length(text) if line.bullet else 0
    title = _TITLE.match(text)
    if title:
        result.append((text[title.end() :], title.end()))
    result.append((text[lead:], lead))
    for separator in (
        r"\t",
        r"\s*\|\s*",
        r"\s+[–—-]\s+",
        r",\s+",
        r"\s*[•·]\s*",
        r"\s+/\s+",
        r"\s*[(]",
        r"\s*:\s+",
    ):
        at = 0
        parts = re.split(f"({separator})", text)
        if len(parts) > 1:
            for part in parts[::2][:3] if separator != r"\t" else parts[::2]:
                place = text.find(part, at)
                result.append((part, place))
                at = place + len(part)
    return result


def _candidates(outline: Outline, hints: list[str]) -> list[tuple[float, int, str, int, str]]:
    lines = outline.document.lines
    biggest = max((line.size for line in lines if len(line.text) > 2), default=0.0)
    result: list[tuple[float, int, str, int, str]] = []
    kinds = {i: s.kind for s in outline.sections for i, _ in s.lines}
    order = 0
    for index, line in enumerate(lines):
        kind = kinds.get(index, "")
        large = line.size > outline.body_size * 1.15 and line.size >= biggest - 0.6
        if index > 60 and not large and kind not in ("contacts", "personal"):
            continue
        if kind in _FAR and not large and not _stands_out(line.text, kind, hints):
            continue
        seen: set[str] = set()
        introduced = _INTRODUCED.search(line.text)
        if introduced:
            group = 1 if introduced[1] else 2
            text = introduced[group].rstrip(".")
            if group == 1 or _plausible(text):
                start = line.start + introduced.start(group)
                result.append((6.0 - group, index, text, start, upper_word(text)))
                continue
        for raw, offset in _pieces(line):
            text = _clean(raw)
            if text in seen:
                continue
            seen.add(text)
            if _plausible(text):
                order += 1
                score = _score(text, line, index, kind, large, hints, outline)
                if text != _clean(line.text):
                    score -= 0.6
                start = line.start + max(line.text.find(text), offset if offset >= 0 else 0)
                result.append((score, index, text, start, upper_word(text)))
        if (
            _SINGLE.match(line.text.strip())
            and index + 1 < len(lines)
            and (large or index < 5 or (line.text.isupper() and lines[index + 1].text.isupper()))
        ):
            joined = _two_lines(lines, index)
            if joined:
                score = _score(joined, line, index, kind, large, hints, outline) - 0.3
                result.append((score, index, joined, line.start, upper_word(line.text)))
    return result


def _stands_out(text: str, kind: str, hints: list[str]) -> bool:
    """A whole line that is a name in an unlikely place: text that was a column of its own."""
    parts = text.strip().split()
    if kind in ("references", "experience") or not 2 <= len(parts) <= 3 or not _NAME.match(text):
        return False
    known = any(is_first_name(w) for w in parts)
    return known and any(_confirmed(w, hints) or is_patronymic(w) for w in parts)


def _two_lines(lines: list[Line], index: int) -> str:
    """A name broken into two or three lines of the same look."""
    first, second = lines[index], lines[index + 1]
    if abs(first.size - second.size) > 6 or not first.text.strip(" .").isalpha():
        return ""
    text = f"{first.text.strip()} {second.text.strip()}"
    third = lines[index + 2].text.strip() if index + 2 < len(lines) else ""
    if is_patronymic(third) and _SINGLE.match(third):
        text += f" {third}"
    last = rf"(?:{WORD}(?: +{WORD})?|(?:(?i:{PARTICLE}) +){{1,2}}{WORD})"
    if not re.fullmatch(last, second.text.strip()) or not _plausible(text):
        return ""
    if job_score(second.text) > 0.5 or is_city(second.text) or heading_kind(second.text):
        return ""
    known = any(is_first_name(w) or is_patronymic(w) for w in text.split())
    return (
        text
        if known
        or (
            first.size > 0
            and first.size == second.size
            and first.bold == second.bold
            and first.size >= 14
        )
        else ""
    )


def _score(
    text: str, line: Line, index: int, kind: str, large: bool, hints: list[str], outline: Outline
) -> float:
    words = [w.strip(".,") for w in text.replace(",", " ").split()]
    score = 0.0
    known = sum(is_first_name(w) for w in words)
    score += 2.2 if known else 0.0
    if re.fullmatch(PARTICLE, words[0].lower()):
        score -= 2.0  # the second line of a name
    patronymics = [w for w in words if is_patronymic(w)]
    if patronymics:
        score += 2.5
    if any(LAST_STRONG.search(w) and len(w) > 4 for w in words):
        score += 0.7
    if large:
        score += 2.0
    elif line.bold and line.size >= outline.body_size:
        score += 0.4
    if index == 0:
        score += 1.6
    elif index < 3:
        score += 1.2
    elif index < 8:
        score += 0.5
    if kind == "header":
        score += 0.6
    if kind == "contacts" and index and outline.is_signature(index):
        score += 2.0
    score += 1.2 * sum(_confirmed(w, hints) for w in words if len(w) > 2)
    job = job_score(text)
    if job > 1:
        score -= 3.0 if not (patronymics or (known and len(words) == 2)) else 0.5
    if company_score(text) > 0.8:
        score -= 2.5
    if is_city(text) or (is_country(text)) or all(is_city(w) for w in words):
        score -= 4.0
    if any(is_city(w) for w in words) and not known:
        score -= 1.0
    if len(words) > 4:
        score -= 1.0
    if not known and not patronymics and not large and index > 3:
        score -= 1.5
    if all(w.isupper() and len(w) <= 4 for w in words):
        score -= 1.5
    return score


def _confirmed(word: str, hints: list[str]) -> bool:
    shape = skeleton(word)
    return len(shape) > 3 and any(shape in skeleton(hint) for hint in hints)
