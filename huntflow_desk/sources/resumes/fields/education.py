"""Education: institution and year of graduation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from huntflow_desk.sources.resumes.document import Line, bullet_length
from huntflow_desk.sources.resumes.fields.labels import job_label_of
from huntflow_desk.sources.resumes.fields.parts import split_parts
from huntflow_desk.sources.resumes.whens import Period, is_dateish, periods, without_dates

_INSTITUTION = re.compile(
    r"университет|институт|академи|колледж|техникум|училищ|лице[йя]|гимнази|школа|"
    r"консерватори|семинари|политех|політех|політэх|вуз(?!\w)|"
    r"[уў]ніверс[иі]т[эе]?т|інститут|інстытут|академ[іи]|акадэмі|коледж|каледж|тэхнікум|"
    r"технікум|училищ|вучылішч|ліцей|ліцэй|гімназ|школа|"
    r"universit|college|institute|academy|\bschool\b|polytechni|conservator|faculty of|"
    r"gymnasium|lyceum|seminary|hochschule|"
    r"(?-i:(?<!\w)(?:[МСБКНРУТПВДЛХОИЗГA-Z][А-ЯІЇЄA-Z]{0,5}(?:ГУ|ДУ|ТУ|ЭУ|МУ|ПУ|АУ|ПИ|МА|ГА|"
    r"ГИ|НУ|ДПУ|ДТУ|АСУ|ХУ|СУ|ИУ)))(?!\w)|"
    r"(?<!\w)(?:МГУ|СПбГУ|МГТУ|МФТИ|МИФИ|МАИ|МЭИ|ВШЭ|НИУ|РАНХиГС|МГИМО|РУДН|ИТМО|УрФУ|"
    r"КФУ|ЮФУ|ТГУ|НГУ|БГУ|БГУИР|БНТУ|БГЭУ|ГрГУ|ГГУ|ВГУ|КПИ|КПІ|КНУ|ХНУ|ЛНУ|НАУ|БДУ|БНТУ|"
    r"БДЭУ|MIT|UCLA|ETH|LSE|UCL|KPI|BSU|MSU|BSUIR)(?!\w)",
    re.I,
)
_ACRONYM = re.compile(
    r"^[«\"]?(?![A-ZА-ЯІЇЄҐЎ]{7,}$)(?:[А-ЯІЇЄҐЎA-Z][А-ЯІЇЄҐЎA-Zа-я]{1,8}[А-ЯІЇЄҐЎA-Z][»\"]?|[А-Я]{2,4}-\d{1,3})(?:\s\([^()]*\))?$"
)
_NOT = re.compile(
    r"факультет|кафедр|специальност|направлени|степень|квалификаци|спеціальн|спецыяльн|"
    r"напрям|faculty of|department|бакалавр|магистр|"
    r"bachelor|master|degree|diploma|\bb\.?sc|\bm\.?sc|\bb\.?a\.?\b|\bm\.?a\.?\b|phd|"
    r"диплом|мaгістр|бакалаўр|магістр|ступень|major|minor|gpa|specialty|thesis|тема",
    re.I,
)
_NOISE = re.compile(
    r"^\W*(?:неоконченное |незаконченное |неполное )?(?:высшее|среднее|вища|вышэйшая|"
    r"сярэдняя|середня|среднее специальное|средне-специальное|"
    r"среднее профессиональное|higher|secondary|undergraduate|graduate|postgraduate|"
    r"бакалавр(?:иат)?|магистр(?:атура)?|специалитет|"
    r"аспирантура|уровень|очная|заочная|форма обучения[^\t]*|очно|full-time|высшее "
    r"образование|высшее экономическое|высшее техническое)(?:\s*\([^)]*\))?\W*$",
    re.I,
)
_LABEL = re.compile(
    r"^\W*(?:учебное заведение|назва закладу|вуз|образовательное учреждение|наименование|"
    r"название|institution|university|school|college|навчальний заклад|заклад|"
    r"навучальная ўстанова|установа|место учебы|место обучения|уз|education provider|"
    r"name (?:and type )?of (?:organisation|institution)[\w ]*)\s*[:\t]\s*",
    re.I,
)
_DATE_LABEL = re.compile(
    r"^\W*(?:год (?:окончания|выпуска)|годы? (?:обучения|учебы)|период(?: обучения)?|"
    r"окончани[ея]|дата окончания|graduat\w+(?: year| date)?|year|"
    r"dates?|рік (?:закінчення|випуску)|роки навчання|год "
    r"заканчэння|гады навучання|period|years)\s*[:\t–—-]?\s*(?=\D{0,"
    r"12}\d)",
    re.I,
)
_SURE = re.compile(
    r"универс|institut|институт|universit|академ|academ|college|колледж|техникум|училищ|ніверс|"
    r"інст|коледж|каледж|school|школ|акадэм",
    re.I,
)
_HEAD_CELL = re.compile(
    r"^\W*(?:учебн\w+ заведени\w+|специальность|факультет|квалификация|степень|форма обучения|"
    r"год\w* \w+|даты|период|навчальний заклад|спеціальність|рік \w+|навучальная ўстанова|"
    r"спецыяльнасць|institution|school|university|college|field(?: of study)?|degree|major|"
    r"subject|qualification|graduat\w+|years?|dates?|period|вуз|диплом)\W*$",
    re.I,
)
_FACULTY = re.compile(r"\s*\((?=[^()]*[a-zа-яіїєў]{3})[^()]*\)$")
_GRADUATED = re.compile(
    r"(?:г\.?\s)?(?:окончил\w*|закончил\w*|учил\w+ в|закінчи\w+|скончы\w+|graduated from|"
    r"studied at|degree from)\s+",
    re.I,
)
_COURSE = re.compile(
    r"курс|тренинг|training|course|сертификат|certificat|bootcamp|семинар|udemy|coursera|"
    r"stepik|skillbox|нетология|geekbrains|практикум|повышение квалификации|workshop",
    re.I,
)


def names_school(text: str) -> bool:
    """A school by name, with the year somewhere in the line."""
    return bool(_INSTITUTION.search(text) and periods(text)) and not _is_course(text)


@dataclass(frozen=True, slots=True)
class Study:
    """`year` of graduation, None when not shown."""

    institution: str
    year: int | None
    confidence: float
    at: int
    until: int


@dataclass(slots=True)
class _Row:
    line: Line
    name: str
    name_at: int
    years: list[Period]
    strength: int
    dateish: bool


def find_education(lines: list[tuple[int, Line]]) -> list[Study]:
    """The studies in the order of the text."""
    rows = [
        _read(line)
        for line in _unwrapped([line for _, line in lines])
        if not _NOISE.match(line.text)
        and not all(_HEAD_CELL.match(cell) for cell in line.text.split("\t"))
    ]
    named = [i for i, r in enumerate(rows) if r.strength >= 2]
    weak = [i for i, r in enumerate(rows) if r.strength == 1]
    dated = [i for i, r in enumerate(rows) if r.years]
    if not named and weak and dated:
        named = _fallback(rows, weak, dated)
    return _pair(rows, named)


def _unwrapped(lines: list[Line]) -> list[Line]:
    """A name broken in front of a small letter is one line."""
    result: list[Line] = []
    for line in lines:
        last = result[-1] if result else None
        if (
            last is not None
            and line.text[:1].islower()
            and (last.bold, last.size) == (line.bold, line.size)
            and last.start + len(last.text) + 1 == line.start
            and not (line.bullet or periods(last.text))
        ):
            result[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            result.append(line)
    return result


def _read(line: Line) -> _Row:
    text = line.text
    label = _LABEL.match(text)
    dated = _DATE_LABEL.match(text)
    years = periods(text)
    if dated and years:
        return _Row(line, "", 0, years, 0, True)
    lead = (
        label.end()
        if label
        else bullet_length(text)
        if line.bullet and not re.match(r"^\W*\d{4}", text)
        else 0
    )
    bare = " " * lead + without_dates(text)[lead:]
    for dated_note in re.finditer(r"\([^()]*\)", text):
        if periods(dated_note[0]):
            a, b = dated_note.span()
            bare = bare[:a] + " " * (b - a) + bare[b:]
    name, at, strength = "", 0, 0
    parts = split_parts(bare, line.start, every=True)
    parts = [
        p
        for p in parts
        if any(c.isalpha() for c in p.text)
        and not job_label_of(p.text)
        and not _NOISE.match(p.text)
    ]
    for part in parts:
        hit = bool(_INSTITUTION.search(part.text))
        excluded = bool(_NOT.search(part.text)) and not re.search(
            r"университет|универс|universit|институт|institute|академ|academ|колледж|"
            r"college|універс",
            part.text,
            re.I,
        )
        part.text, part.start = _bare_school(part.text, part.start)
        fit = hit and not excluded and not _is_course(part.text) and len(part.text) < 160
        rank = 4 if _SURE.search(part.text) else 3
        if fit and rank > strength:
            name, at, strength = _FACULTY.sub("", part.text), part.start, rank
    if not strength and label and parts:
        name, at, strength = parts[0].text, parts[0].start, 3
    if strength and _is_course(text):
        name, strength = "", 0
    if not strength and parts and not _is_course(text):
        first = next((p for p in parts if _ACRONYM.match(p.text)), parts[0])
        if first.text[:1].isupper() or first.text[:1] in '«"':
            if _ACRONYM.match(first.text):
                name, at, strength = _FACULTY.sub("", first.text), first.start, 2
            elif (
                not _NOT.search(first.text)
                and len(first.text) < 90
                and not first.text.endswith(".")
            ):
                name, at, strength = first.text, first.start, 1
    if not line.bold and len(text) > 200:
        strength = min(strength, 1)
    level = bool(years) and bool(_NOISE.match(" ".join(without_dates(text).split()).strip(" ,")))
    return _Row(line, name, at, years, 0 if level else strength, level or is_dateish(text))


def _bare_school(text: str, start: int) -> tuple[str, int]:
    """Without the verb in front: "окончил ...", "graduated from ..."."""
    verb = _GRADUATED.match(text)
    return (text[verb.end() :], start + verb.end()) if verb else (text, start)


def _is_course(text: str) -> bool:
    return bool(_COURSE.search(text)) and not re.search(
        r"университет|институт|universit|institute|academy|академ", text, re.I
    )


def _fallback(rows: list[_Row], weak: list[int], dated: list[int]) -> list[int]:
    """No known word for an institution: bold lines, else the lines that carry or follow a year."""
    bold = [i for i in weak if rows[i].line.bold]
    if bold and len(bold) <= len(dated) + 1 and not all(rows[i].line.bold for i in weak):
        return bold
    result = []
    for i in dated:
        if rows[i].strength == 1:
            result.append(i)
        elif rows[i].dateish and i + 1 < len(rows) and rows[i + 1].strength == 1:
            result.append(i + 1)
        elif rows[i].dateish and i and rows[i - 1].strength == 1 and (i - 1) not in result:
            result.append(i - 1)
    return list(dict.fromkeys(result))


def _pair(rows: list[_Row], named: list[int]) -> list[Study]:
    """Each institution with its year: its own line, else the dates on its side."""
    if not named:
        return []
    named = _merge_wrapped(rows, named)
    dates_first = any(rows[i].dateish and rows[i].years for i in range(named[0]))
    result: list[Study] = []
    for number, index in enumerate(named):
        row = rows[index]
        low = named[number - 1] + 1 if number else 0
        high = named[number + 1] if number + 1 < len(named) else len(rows)
        year = _graduation(row.years)
        if year is None and dates_first:
            near = [i for i in range(low, index) if rows[i].years and rows[i].dateish]
            year = _graduation(rows[near[-1]].years) if near else None
        if year is None:
            stop = high
            if dates_first and number + 1 < len(named):
                while stop - 1 > index and rows[stop - 1].dateish:
                    stop -= 1
            for i in range(index + 1, stop):
                year = _graduation(rows[i].years)
                if year is not None:
                    break
        if year is None and not dates_first:
            for i in range(index - 1, low - 1, -1):
                if (
                    rows[i].years
                    and not any(j for j in named if j == i)
                    and index - i <= 2
                    and number == 0
                ):
                    year = _graduation(rows[i].years)
                    break
        sure = {4: 0.95, 3: 0.92, 2: 0.75}.get(row.strength, 0.55)
        result.append(
            Study(
                row.name,
                year,
                sure if year else sure - 0.1,
                row.name_at,
                row.name_at + len(row.name),
            )
        )
    return _unique(result)


def _merge_wrapped(rows: list[_Row], named: list[int]) -> list[int]:
    """A name that runs over two lines ("... университет\\nимени ...") or a faculty below it."""
    result: list[int] = []
    for index in named:
        row = rows[index]
        if result and index == result[-1] + 1:
            previous = rows[result[-1]]
            if row.line.text[:1].islower() and not row.years:
                continue
            if (
                re.match(
                    r"(?:институт|school of|faculty|institute of|школа|інститут|інстытут|"
                    r"college of)",
                    row.name,
                    re.I,
                )
                and not row.years
                and (
                    previous.strength == 4
                    and re.search(r"универс|universit|універс|академ", previous.name, re.I)
                )
            ):
                continue
        result.append(index)
    return result


def _graduation(years: list[Period]) -> int | None:
    """The end of a period of study, the last year named."""
    if not years:
        return None
    period = years[0]
    if period.end is not None:
        return period.end.year
    if period.present:
        return None
    return max(p.start.year for p in years if not p.ranged)


def _unique(items: list[Study]) -> list[Study]:
    seen: set[tuple[str, int | None]] = set()
    result = []
    for item in items:
        key = (item.institution.casefold(), item.year)
        if key not in seen:
            seen.add(key)
            result.append(item)
    return result
