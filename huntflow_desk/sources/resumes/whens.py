"""Dates and periods as people write them in Russian, English, Belarusian and Ukrainian."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_MONTHS: tuple[tuple[int, str], ...] = (
    (1, r"январ[ьяе]|янв|january|jan|січ(?:ень|ня|ні)|січ|студзен[ьяі]|студз|студ|сту"),
    (2, r"феврал[ьяе]|февр|фев|february|feb|лют(?:ий|ого|ому|ы|ага|ым)|лют"),
    (3, r"март[ае]?|мар|march|mar|берез(?:ень|ня|ні)|бер|сакавік[ау]?|сак"),
    (4, r"апрел[ьяе]|апр|april|apr|квіт(?:ень|ня|ні)|квіт|кві|красавік[ау]?|крас|кра"),
    (5, r"ма[йяе]|may|трав(?:ень|ня|ні)|траўня|трав|тра"),
    (6, r"июн[ьяе]|июн|june|jun|черв(?:ень|ня|ні)|черв|чер|чэрвен[ьяі]|чэрв|чэр"),
    (7, r"июл[ьяе]|июл|july|jul|лип(?:ень|ня|ні)|лип|ліпен[ьяі]|ліп"),
    (8, r"август[ае]?|авг|august|aug|серп(?:ень|ня|ні)|серп|сер|жнів(?:ень|ня)|жніўня|жнів|жні"),
    (9, r"сентябр[ьяе]|сент|сен|september|sept|sep|верес(?:ень|ня|ні)|вер|верас(?:ень|ня|ні)"),
    (10, r"октябр[ьяе]|окт|october|oct|жовт(?:ень|ня|ні)|жовт|жов|кастрычнік[ау]?|кастр|кас"),
    (11, r"ноябр[ьяе]|нояб|ноя|november|nov|листопад[аі]?|лист|лис|лістапад[ау]?|ліст|ліс"),
    (12, r"декабр[ьяе]|дек|december|dec|груд(?:ень|ня|ні)|груд|гру|снеж(?:ань|ня|ні)|снеж|сне"),
)
_MONTH = "|".join(p for _, p in _MONTHS)
_MONTH_OF = [(n, re.compile(f"(?:{p})$", re.I)) for n, p in _MONTHS]
_YEAR = r"(?:19[3-9]\d|20[0-4]\d)"
_YEAR_WORD = (
    r"(?:\s?(?:года|году|год|гг\.?|г\.(?!\s?[А-ЯЁ])|г\b\.?|року|рр\.?|р\.(?!\s?[А-ЯІЇЄ])|"
    r"годзе|гг))?"
)
_PRESENT = (
    r"(?:(?:по\s+)?(?:настоящ(?:ее|ий|ему)(?:\s+(?:время|момент|времени))?|наст\.?\s*вр(?:емя|\.)?|"
    r"текущ(?:ее|ий)\s+(?:время|момент)|сегодня(?:шний\s+день)?|сей\s+день|"
    r"данный\s+момент)|н\.?\s?в\.?(?!\w)|"
    r"сейчас|до\s+сих\s+пор|нын[еч]\w*|present(?:\s+(?:day|time))?|current(?:ly)?|now|"
    r"today|to\s?date|ongoing|"
    r"till\s+now|(?:теперішній|даний|поточний|цей)\s+час|(?:по\s+)?т(?:епер|\.)\s?(?:ч\.|час)|"
    r"(?:по\s+)?сьогодн\w*|дотепер|донині|зараз|(?:па\s+)?(?:цяперашні|сучасны|гэты)\s+час|"
    r"сённяшні\s+дзень|сёння|цяпер|дагэтуль)"
)
_SEP = r"\s*(?:[-–—−‒―~→]+|/|по|до|to|till|until|thru|through|па|да)\s*"

_POINT = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|-?(?:го|е))?[ ]+(?:of\s+)?)?(?P<m1>{_MONTH})\b\.?,?\s*"
    rf"(?:of\s+)?(?:'(?P<s1>\d{{2}})|(?P<y1>{_YEAR}))(?!\d){_YEAR_WORD}"
    rf"|(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})\s?[./-]\s?(?P<m3>\d{{1,"
    rf"2}})\s?[./-]\s?(?P<y3>{_YEAR})(?!\d){_YEAR_WORD}"
    rf"|(?<!\d)(?P<y4>{_YEAR})[./-](?P<m4>\d{{1,2}})[./-](?P<d4>\d{{1,2}})(?!\d)"
    rf"|(?<![\d.,/])(?P<m5>0?[1-9]|1[0-2])\s?[./-]\s?(?P<y5>{_YEAR})(?![\d]){_YEAR_WORD}"
    rf"|(?<![\d.,])(?P<y6>{_YEAR})[./-](?P<m6>0[1-9]|1[0-2])(?![\d./])"
    rf"|(?<![\d.,])(?P<y7>{_YEAR})(?![\d]|[.,]\d){_YEAR_WORD}"
)
_PLAIN = re.sub(r"\?P<\w+>", "?:", _POINT)
POINT = re.compile(_POINT, re.I)
_RANGE = re.compile(
    rf"(?:\b(?P<from>с|со|from|since|з|із|від|од|ад|от|between)\s+)?(?P<a>{_PLAIN})(?:"
    rf"(?:{_SEP}(?:\b(?:по|до|to|till|until|па|да)\s+)?(?:(?P<b>{_PLAIN})|(?P<now>{_PRESENT})|"
    rf"(?P<yy>\d{{2}})(?![\d.])|(?P<open>$|(?=[,;)\t\n]))))|\s+(?P<now3>to\s+date)\b|,"
    rf"?\s+(?:and\s+)?\(?(?P<now2>по\s+(?:наст\w*|н\.)[\w. ]*?"
    rf"(?:время|вр\.?|в\.?)|present)\)?)?",
    re.I,
)
_SHARED = re.compile(
    rf"(?<!\w)(?P<m1>{_MONTH})\b\.?{_SEP}(?P<m2>{_MONTH})\b\.?,?\s+(?P<y>{_YEAR}){_YEAR_WORD}", re.I
)
_DURATION = re.compile(
    r"[(\[]?\s*(?:(?:менее|более|около|less than|over|total)\s+)?"
    r"(?:(?<!\d)\d{1,2}(?:[.,]\d+)?\s*\+?\s*"
    r"(?:лет|год[а-я]*|г\.|мес\w*\.?|years?|yrs?\.?|y\b|months?|mos?\.?|m\b|рок\w*|рік|"
    r"р\.|місяц\w*|міс\.?|"
    r"гад\w*|месяц\w*)[\s,и]*(?:and\s+)?)+\s*[)\]]?",
    re.I,
)
_DIGIT = re.compile(r"\d")
_YEARLY = re.compile(r"(?:19|20)\d\d|'\d\d")
_FILLER = re.compile(r"[\s\-–—−,;:.()\[\]|/·•]+")
_PRESENT_RE = re.compile(rf"(?<!\w){_PRESENT}(?!\w)", re.I)


@dataclass(frozen=True, slots=True)
class When:
    """A day, month or year."""

    year: int
    month: int | None = None
    day: int | None = None

    def text(self) -> str:
        """`YYYY-MM` or `YYYY`."""
        return f"{self.year}-{self.month:02d}" if self.month else str(self.year)


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when; `end` None with `present` True means it goes on."""

    start: When
    end: When | None
    present: bool
    at: int
    until: int

    @property
    def ranged(self) -> bool:
        """More than a single date."""
        return self.present or self.end is not None


def _month(word: str) -> int:
    for number, pattern in _MONTH_OF:
        if pattern.match(word):
            return number
    return 0


def _when(found: re.Match[str]) -> When | None:
    g = found.groupdict()
    year = month = day = None
    if g["m1"]:
        month = _month(g["m1"])
        year = int(g["y1"]) if g["y1"] else 1900 + int(g["s1"]) + (100 if int(g["s1"]) < 45 else 0)
        day = int(g["d1"]) if g["d1"] else None
    elif g["m2"]:
        month, day, year = _month(g["m2"]), int(g["d2"]), int(g["y2"])
    elif g["y3"]:
        year, month, day = int(g["y3"]), int(g["m3"]), int(g["d3"])
        if month > 12 >= day:
            month, day = day, month
    elif g["y4"]:
        year, month, day = int(g["y4"]), int(g["m4"]), int(g["d4"])
    elif g["y5"]:
        year, month = int(g["y5"]), int(g["m5"])
    elif g["y6"]:
        year, month = int(g["y6"]), int(g["m6"])
    elif g["y7"]:
        year = int(g["y7"])
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and not 1 <= day <= 31:
        return None
    return When(year, month, day)


def points(text: str) -> list[tuple[When, int, int]]:
    """All single dates with their place."""
    result = []
    for found in POINT.finditer(text):
        when = _when(found)
        if when:
            result.append((when, found.start(), found.end()))
    return result


def point_of(text: str) -> When | None:
    found = POINT.match(text)
    return _when(found) if found else None


def periods(text: str) -> list[Period]:
    """All periods and single dates, in order, each with its place in the text."""
    return list(_periods(text)) if _YEARLY.search(text) else []


@lru_cache(maxsize=2048)
def _periods(text: str) -> tuple[Period, ...]:
    result: list[Period] = []
    taken = 0
    for found in _SHARED.finditer(text):
        year = int(found["y"])
        result.append(
            Period(
                When(year, _month(found["m1"])),
                When(year, _month(found["m2"])),
                False,
                found.start(),
                found.end(),
            )
        )
    blocked = [(p.at, p.until) for p in result]
    for found in _RANGE.finditer(text):
        if found.start() < taken or any(a < found.end() and found.start() < b for a, b in blocked):
            continue
        start = point_of(found["a"])
        if start is None:
            continue
        end = point_of(found["b"]) if found["b"] else None
        if found["yy"]:
            end = When(start.year // 100 * 100 + int(found["yy"]))
        if end and (end.year, end.month or 12) < (start.year, start.month or 1):
            end = None
        opened = found["open"] is not None and bool(re.search(r"[-–—−‒―~→]\s*$", found[0]))
        present = bool(
            found["now"]
            or found["now2"]
            or found["now3"]
            or opened
            or (found["from"] and not found["b"])
        )
        until = found.end()
        result.append(Period(start, end, present, found.start(), until))
        taken = until
    result.sort(key=lambda p: p.at)
    return tuple(result)


def without_dates(text: str) -> str:
    """The text with periods and durations blanked out by spaces (offsets stay)."""
    if not _DIGIT.search(text):
        return text
    spans = [(p.at, p.until) for p in periods(text)]
    spans += [found.span() for found in _DURATION.finditer(text) if found[0].strip()]
    for a, b in spans:
        text = text[:a] + " " * (b - a) + text[b:]
    return text


@lru_cache(maxsize=2048)
def is_dateish(text: str) -> bool:
    """Nothing but dates, "present", durations and marks between them."""
    if not text or len(text) > 90:
        return False
    rest = _PRESENT_RE.sub(" ", without_dates(text))
    rest = re.sub(rf"\b(?:{_MONTH}|с|по|до|from|to|since|з|г|р|год|рік)\b", " ", rest, flags=re.I)
    return not _FILLER.sub("", rest) and any(c.isalnum() for c in text)


def is_duration(text: str) -> bool:
    """Only a length of time: "2 года 1 месяц", "(1 year)"."""
    return bool(text.strip()) and not _FILLER.sub("", _DURATION.sub("", text)) and len(text) < 60


def has_dash_end(text: str) -> bool:
    """Ends in a dash: the period goes on in the next line."""
    return bool(re.search(r"[-–—−‒―]\s*$", text))


def starts_present(text: str) -> bool:
    """Begins with "present" in some language."""
    return bool(re.match(rf"\s*(?:(?:по|па|до|to|till)\s+)?{_PRESENT}", text, re.I))


def half_period(text: str, below: str) -> bool:
    """A period broken inside its second date: "май 2021 – апрель" above "2022"."""
    if not re.search(r"[-–—]", text) or any(p.ranged for p in periods(text)):
        return False
    return any(p.ranged for p in periods(f"{text} {below}")[:1])
