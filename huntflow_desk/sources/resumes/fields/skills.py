"""Skills as a list of short phrases."""

from __future__ import annotations

import re

from huntflow_desk.sources.resumes.document import BULLETS, Line, bullet_length
from huntflow_desk.sources.resumes.fields.found import Found
from huntflow_desk.sources.resumes.headings import heading_kind

_SPLIT = re.compile(
    rf"\t+|\s*[,;|{BULLETS}¦]\s*|\s{{3,}}|\s+[·*]\s+|\s+/\s+|\n|\s+—\s+(?=[A-ZА-Я][^,;]*$)(?!.)"
)
_CATEGORY = re.compile(r"^([^:,;\t]{2,45})(?::\s*|\t(?=[^\t]*,[^\t]*$))(?=\S)")
_LEVEL = re.compile(
    r"\s*(?:[(\[][^()\[\]]{0,40}[)\]]|\s[–—-]\s.*|:\s*(?:\d.*|базов\w*|продвинут\w*|"
    r"средн\w*|высок\w*|уверенн\w*|отличн\w*|advanced|basic|intermediate|expert|"
    r"beginner|proficient|fluent|good|excellent|strong).*|\s\d{1,3}\s?%|\s\d{1,"
    r"2}\s?/\s?\d{1,2}|[\s●○◉◯★☆■□▪▫⬤•·]{2,}|\s[●○★☆■□]+)$",
    re.I,
)
_LEAD = re.compile(
    r"^(?:опыт работы с|знание|знания|уверенное владение|владение|владею|умение работать "
    r"с|навыки работы с|хорошее знание|отличное знание|knowledge of|proficient in|"
    r"experience with|"
    r"experienced in|familiar with|working knowledge of|знання|володіння|веданне|валоданне)\s+",
    re.I,
)
_SENTENCE = re.compile(r"[.!?]\s+[А-ЯA-ZІЇЄ]|\w{3,}\.$")
_LANGUAGE = re.compile(
    r"^(?:русский|английский|немецкий|французский|испанский|белорусский|украинский|"
    r"китайский|польский|english|german|french|spanish|russian|polish|"
    r"англійська|німецька|українська|польська|англійская|нямецкая|беларуская|"
    r"руская)(?:\s+(?:язык|мова|language))?\b(?:\s*[-–—:(].*|\s+[A-CА-С][12].*)?$",
    re.I,
)
_KNOWN = """
rest api|machine learning|deep learning|data science|ms excel|ms office|ms word|ms sql|ms
project|ms access|microsoft office|microsoft excel|power bi|power point|powerpoint| google
analytics|google ads|google sheets|google docs|яндекс метрика|яндекс директ|adobe
photoshop|adobe illustrator|adobe xd|after effects|premiere pro|spring boot| ruby on rails|react
native|node js|vue js|next js|github actions|gitlab ci|ci cd|1с предприятие|1с бухгалтерия|1с
зуп|active directory|windows server|vmware esxi|sql server| unit testing|test design|load
testing|тест дизайн|нагрузочное тестирование|активные продажи|холодные звонки|ведение
переговоров|деловая переписка|деловое общение|работа в команде| управление персоналом|управление
проектами|налоговый учет|бухгалтерский учет|складской учет|кассовая дисциплина|управленческий
учет|team leadership|project management|time management| public speaking|problem
solving|critical thinking|customer service|data analysis|business analysis|apache kafka|apache
spark|apache airflow|google cloud|asp net|entity framework| visual studio|intellij idea|android
studio|unreal engine|objective c|тайм менеджмент|ораторское искусство|пользователь пк|грамотная
речь|телефонные переговоры|b2b продажи| financial reporting|cold calling|account
management|quality assurance|manual testing|automation testing|software development|web
development|design thinking|ux research
""".replace("\n", "")
_KNOWN_SET = frozenset(k.strip() for k in _KNOWN.split("|"))
_MAX_WORDS = 6


def find_skills(lines: list[tuple[int, Line]]) -> list[Found[str]]:
    """The skills in the order of the text, each once."""
    items = [
        line
        for _, line in lines
        if not (
            heading_kind(line.text)
            and not line.bullet
            and len(lines) > 1
            and line.text.rstrip().endswith(":")
        )
    ]
    result: dict[str, Found[str]] = {}
    for text, start, listed in _joined(items):
        for value, at, sure in _split(text, listed):
            key = value.casefold().replace("ё", "е")
            if key not in result:
                result[key] = Found(value, sure, start + at, start + at + len(value))
    return list(result.values())


def _joined(lines: list[Line]) -> list[tuple[str, int, bool]]:
    """Comma lists that run over several lines are one; (text, start, whether it is a list)."""
    result: list[tuple[str, int, bool]] = []
    commas = sum(line.text.count(",") + line.text.count(";") for line in lines)
    for line in lines:
        lead = bullet_length(line.text)
        text = line.text
        if result and not lead and not _CATEGORY.match(text):
            previous, start, _ = result[-1]
            unfinished = previous.rstrip().endswith((",", ";", "/", "&", "-"))
            contiguous = start + len(previous) + 1 == line.start
            if contiguous and (
                unfinished or (commas >= 2 and text[:1].islower() and "," in previous)
            ):
                result[-1] = (f"{previous} {text}", start, True)
                continue
        result.append((text, line.start, "," in text or ";" in text or "\t" in text or bool(lead)))
    return result


def _split(text: str, listed: bool) -> list[tuple[str, int, float]]:
    lead = bullet_length(text)
    category = _CATEGORY.match(text[lead:])
    begin = lead
    if (
        (category and "\t" in category[0])
        or (
            category
            and not re.match(r"(?:\d?\s?[сc]|ms|sap)$", category[1].strip(), re.I)
            and not re.match(r"\S", text[lead + category.end(1) + 1 :][:1])
        )
        or (
            category
            and len(text[lead:].split(",")) > 2
            and " " in text[lead + category.end(1) :][:2]
        )
    ):
        begin = lead + category.end()
    body = _protect(text)
    pieces: list[tuple[str, int]] = []
    at = begin
    for cut in _SPLIT.finditer(body, begin):
        if cut.start() < at:
            continue
        pieces.append((text[at : cut.start()], at))
        at = cut.end()
    pieces.append((text[at:], at))
    if len(pieces) == 1:
        pieces = _stopped(text, begin) or pieces
    if len(pieces) == 1 and not lead and not listed and not _LEVEL.search(pieces[0][0]):
        pieces = _unseparated(pieces[0][0], pieces[0][1])
    pieces = _letters(pieces, text)
    result: list[tuple[str, int, float]] = []
    for raw, start in pieces:
        for value, offset in _conjunction(raw, start, len(pieces)):
            kept = _tidy(value)
            if kept:
                result.append(
                    (kept, text.find(kept, offset), 0.9 if len(kept.split()) <= 4 else 0.7)
                )
    return result


def _stopped(text: str, begin: int) -> list[tuple[str, int]]:
    """Short phrases with full stops between them ("Excel. SAP. Деловая переписка.")."""
    found = [(m[0], m.start()) for m in re.finditer(r"\S.*?(?=\.(?:\s|$)|$)", text[begin:])]
    found = [(raw.lstrip(". "), begin + at + len(raw) - len(raw.lstrip(". "))) for raw, at in found]
    short = all(len(raw.split()) <= 4 for raw, _ in found)
    return found if len(found) > 2 and short else []


def _letters(pieces: list[tuple[str, int]], text: str) -> list[tuple[str, int]]:
    """ "категории B, C, E" is one skill: single letters belong to the letter before them."""
    result: list[tuple[str, int]] = []
    for raw, start in pieces:
        if result and len(raw.strip(" .")) == 1 and re.search(r"\w\s+(?:\w,\s)*\w$", result[-1][0]):
            first = result[-1][1]
            result[-1] = (text[first : start + len(raw)], first)
        else:
            result.append((raw, start))
    return result


def _protect(text: str) -> str:
    """Separators inside brackets do not count."""
    return re.sub(r"\([^()]{0,80}\)", lambda m: "x" * len(m[0]), text)


def _conjunction(raw: str, start: int, count: int) -> list[tuple[str, int]]:
    """ "..., Redis and Celery" ends a list with a word instead of a comma."""
    m = re.match(r"^\s*(?:and|и|та|і|а также)\s+(?=\S)", raw)
    if m and count > 1:
        return [(raw[m.end() :], start + m.end())]
    return [(raw, start)]


def _unseparated(text: str, start: int) -> list[tuple[str, int]]:
    """Words in a row without any mark: known pairs stay together, the rest are single skills."""
    words = list(re.finditer(r"\S+", text))
    if len(words) < 3:
        return [(text, start)]
    latin = sum(w[0][:1].isascii() and (w[0][:1].isupper() or w[0][:1].isdigit()) for w in words)
    capitals = sum(w[0][:1].isupper() or w[0][:1].isdigit() for w in words)
    if text.rstrip().endswith(".") or max(latin, capitals) < len(words) * 0.75 or len(words) > 40:
        return [(text, start)]
    result: list[tuple[str, int]] = []
    at = 0
    while at < len(words):
        size = 1
        for length in (3, 2):
            group = " ".join(w[0] for w in words[at : at + length]).casefold()
            if len(words) >= at + length and re.sub(r"[.\-/:]", " ", group) in _KNOWN_SET:
                size = length
                break
        if size == 1:
            # A word in lower case belongs to the phrase before it ("Ведение переговоров").
            while (
                at + size < len(words)
                and words[at + size][0][:1].islower()
                and not words[at + size][0].isascii()
            ):
                size += 1
        end = words[at + size - 1].end()
        result.append((text[words[at].start() : end], start + words[at].start()))
        at += size
    return result


def _tidy(value: str) -> str:
    value = value.strip(' \t,;:–—-•·*|/"«»').rstrip(". ")
    for _ in range(2):
        shorter = (
            _LEVEL.sub("", value).strip(" ,;:–—-")
            if not re.match(r"^\w+\s?[(]", value) or value.endswith((")", "]"))
            else value
        )
        value = shorter or value
    lead = _LEAD.match(value)
    if lead and (value[lead.end()].isascii() or value[lead.end()].isdigit()):
        value = value[lead.end() :]
    value = value.strip(" ,;:").rstrip(".")
    if not 1 <= len(value) <= 60 or not any(c.isalnum() for c in value):
        return ""
    if len(value) == 1 and value not in "CRССД":
        return ""
    if (
        value.isdigit()
        or len(value.split()) > _MAX_WORDS
        or _SENTENCE.search(value)
        or _LANGUAGE.match(value)
    ):
        return ""
    if (
        heading_kind(value) in ("skills", "languages", "contacts", "experience")
        and len(value.split()) > 1
    ):
        return ""
    if re.search(r"@|https?:|\d{4}\s*[-–—]", value):
        return ""
    return value
