"""Birth date and age."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huntflow_desk.sources.resumes.document import Line
from huntflow_desk.sources.resumes.fields.found import Found
from huntflow_desk.sources.resumes.fields.labels import Labelled
from huntflow_desk.sources.resumes.fields.sections import Outline
from huntflow_desk.sources.resumes.whens import POINT, When, periods, point_of

_BORN = re.compile(
    r"родил[а-я]+|рожд[а-я]*\.?|\bг\.?\s?р\.?(?!\w)|\bг\.\s?н\.|д\.?\s?р\.|"
    r"date\s+(?:and\s+place\s+)?of\s+birth|\bd\.?o\.?b\b|birth\s?da(?:te|y)|\bborn\b|"
    r"народи\w+|народж\w+|нараджэ\w+|нарадзі\w+|р\.\s?н\.|year of birth|\bb\.\s?\d",
    re.I,
)
_AGE = re.compile(
    r"(?<![\d.,])(\d{2})\s*(?:лет|год[аа]?|полных лет|years?(?:[\s-]old)?|y\.?\s?o\.?|"
    r"роки|років|рік|гадоў|гады|год)(?!\w)",
    re.I,
)
_AGE_CONTEXT = re.compile(
    r"возраст|age\b|вік|узрост|мужчина|женщина|чоловік|жінка|мужчына|жанчына|\bmale\b|"
    r"\bfemale\b|years[\s-]old|y\.?o\.?|пол\s*:",
    re.I,
)
_SPOKEN = re.compile(r"(?:^|\W)(?:мне|мені|i am|i['’]m|aged)\s+(?:сейчас |зараз |цяпер )?$", re.I)
_SHORT = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{2})(?!\d)")
_BAD_AGE = re.compile(
    r"опыт|стаж|experience|досвід|вопыт|работ|in\s+\w+ing|более|более чем|over|more than|(?<=\d)\+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Birth:
    """As in Huntflow: precision is year, month or day."""

    year: int
    month: int | None
    day: int | None

    def as_dict(self) -> dict[str, int | str]:
        result: dict[str, int | str] = {"year": self.year}
        if self.month:
            result["month"] = self.month
        if self.month and self.day:
            result["day"] = self.day
        result["precision"] = (
            "day" if self.month and self.day else "month" if self.month else "year"
        )
        return result


def find_birth(outline: Outline, labels: list[Labelled], american: bool) -> Found[Birth] | None:
    """The birth date with its confidence."""
    for label in labels:
        if label.field == "birth":
            found = _date_in(label.value, label.start, american, 0.98)
            if found:
                return found
    own = outline.of("header", "contacts", "personal", "about", "wish")
    for _, line in own:
        m = _BORN.search(line.text)
        if m:
            found = _date_in(line.text, line.start, american, 0.96, near=m.start())
            if found:
                return found
    for number, (_, line) in enumerate(own[:14]):
        found = _bare(line, american, number)
        if found:
            return found
    return None


def _plausible(year: int) -> bool:
    return 1935 <= year <= 2012


def _date_in(
    text: str, start: int, american: bool, sure: float, near: int = 0
) -> Found[Birth] | None:
    options: list[tuple[int, Found[Birth]]] = []
    for m in POINT.finditer(text):
        when = point_of(m[0])
        if when is None or not _plausible(when.year):
            continue
        when = _swap(when, m[0], american)
        options.append(
            (
                abs(m.start() - near),
                Found(
                    Birth(when.year, when.month, when.day), sure, start + m.start(), start + m.end()
                ),
            )
        )
    if options:
        # A full date says more than a year that happens to stand nearer.
        return max(
            options, key=lambda o: (o[1].value.day is not None, o[1].value.month is not None, -o[0])
        )[1]
    m2 = _SHORT.search(text)
    if m2:
        day, month, year = int(m2[1]), int(m2[2]), 1900 + int(m2[3])
        if int(m2[3]) < 13:
            year += 100
        if (american and month > 12 >= day) or (american and day <= 12 and month <= 12):
            day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31 and _plausible(year):
            return Found(Birth(year, month, day), sure - 0.1, start + m2.start(), start + m2.end())
    return None


def _swap(when: When, raw: str, american: bool) -> When:
    """Americans write the month first."""
    m = re.match(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})", raw)
    if m and american and int(m[1]) <= 12 and int(m[2]) <= 31:
        return When(int(m[3]), int(m[1]), int(m[2]))
    return when


def _bare(line: Line, american: bool, number: int) -> Found[Birth] | None:
    """A full date near the name without any label."""
    text = line.text
    if len(text) > 90 or any(p.ranged for p in periods(text)):
        return None
    if re.search(
        r"обновл|updated|дата (?:составл|заполн)|created|as of|на дату|готов|available|с \d|from",
        text,
        re.I,
    ):
        return None
    for m in POINT.finditer(text):
        when = point_of(m[0])
        if when and when.day and when.month and 1940 <= when.year <= 2010:
            when = _swap(when, m[0], american)
            return Found(
                Birth(when.year, when.month, when.day),
                0.8 if number < 8 else 0.65,
                line.start + m.start(),
                line.start + m.end(),
            )
    return None


def find_age(outline: Outline, labels: list[Labelled]) -> Found[int] | None:
    """The age as stated; never computed."""
    for label in labels:
        if label.field == "age":
            m = re.match(r"\D{0,3}(\d{2})(?!\d)", label.value)
            if m and 14 <= int(m[1]) <= 85:
                return Found(int(m[1]), 0.97, label.start + m.start(1), label.start + m.end(1))
    for section in outline.sections:
        if section.kind not in ("header", "contacts", "personal", "about"):
            continue
        for number, (_, line) in enumerate(section.lines):
            for m in _AGE.finditer(line.text):
                age = int(m[1])
                context = _AGE_CONTEXT.search(line.text)
                short = (
                    len(line.text) < 60
                    and number < 8
                    and section.kind in ("header", "personal", "contacts")
                )
                if 14 <= age <= 85 and _SPOKEN.search(line.text[: m.start()]):
                    return Found(age, 0.9, line.start + m.start(), line.start + m.end())
                if not 14 <= age <= 85 or _BAD_AGE.search(line.text):
                    continue
                opening = section.kind == "header" and m.start() < 3
                if opening and not context and re.match(r"\s*\(|,", line.text[m.end() :]):
                    return Found(age, 0.85, line.start + m.start(), line.start + m.end())
                if context or _BORN.search(line.text) or (short and m.start() < 25):
                    sure = 0.95 if context or _BORN.search(line.text) else 0.75
                    return Found(age, sure, line.start + m.start(), line.start + m.end())
    return None
