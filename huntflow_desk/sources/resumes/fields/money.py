"""Sums of money with their currency, and the salary wished."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huntflow_desk.sources.resumes.document import Line
from huntflow_desk.sources.resumes.fields.found import Found
from huntflow_desk.sources.resumes.fields.labels import Labelled
from huntflow_desk.sources.resumes.fields.sections import Outline

_CURRENCY = (
    (
        "BYN",
        (
            r"бел(?:\.|орусск\w+)?\s?руб\w*\.?|byn|byr|\bbr\b|руб\w*\.?\s*(?:\(?(?:рб|byn|"
            r"бел)\)?)"
        ),
    ),
    ("RUB", r"₽|руб(?:лей|ля|ль)?\.?|rub|rur|р\.|росс\w*\.? руб\w*\.?|roubles?|rubles?|р(?![\w])"),
    ("USD", r"us\$|\$|usd|долл(?:ар\w*)?\.?(?:\s+сша)?|у\.?\s?е\.?|dollars?|даляр\w*|долар\w*"),
    ("EUR", r"€|eur(?:o|os)?|евро|євро|еўра"),
    ("GBP", r"£|gbp|фунт\w*"),
    ("UAH", r"₴|uah|грн\.?|гривен\w*|гривн\w*|гривень|грыўн\w*"),
    ("KZT", r"₸|kzt|тенге|тг\.?"),
    ("PLN", r"zł|pln|злот\w*"),
    ("CHF", r"chf"),
    ("AUD", r"a\$|aud"),
    ("CAD", r"c\$|cad"),
    ("GEL", r"gel|лари"),
    ("AMD", r"amd|драм\w*"),
    ("UZS", r"uzs|сум(?:ов)?"),
    ("CZK", r"czk|kč"),
    ("AED", r"aed"),
    ("SEK", r"sek"),
    ("ILS", r"₪|ils|шекел\w*"),
)


_ANY_CURRENCY = "|".join(p for _, p in _CURRENCY)


_NUMBER = r"\d{1,3}(?:[ .,'’]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2})?"


_SCALE = (
    r"тыс(?:яч|\.)?\.?|т\.?\s?р\.?(?!\w)|т\.(?=\s?руб)|тис\.?|k(?![a-z])|к(?![а-я])|thousand|млн\.?|"
    r"m(?=\s?(?:руб|₽))"
)


_MONEY = re.compile(
    rf"(?<![\w.])(?P<c1>{_ANY_CURRENCY})?\s?(?P<a>{_NUMBER})\s?(?P<k1>{_SCALE})?\s?(?P<c2>{_ANY_CURRENCY})?"
    rf"(?:\s*(?:[-–—−…]+|\bдо\b|\bto\b|\bпо\b|\bда\b|\band\b|"
    rf"/)\s*(?P<c3>{_ANY_CURRENCY})?\s?(?P<b>{_NUMBER})\s?(?P<k2>{_SCALE})?\s?(?P<c4>{_ANY_CURRENCY})?)?(?!\d)",
    re.I,
)


_CODES = [(code, re.compile(f"(?:{p})$", re.I)) for code, p in _CURRENCY]


_BARE_SALARY = re.compile(
    r"^\W*(?:желаем\w+ |ожидаем\w+ |expected |desired )?(?:зарплата|з/?п|заработная "
    r"плата|оклад|доход|pay|salary|заробак|ожидания|очікування)\s+(?:от|from|до|від|"
    r"ад)?\s*(?=[\d$€£])",
    re.I,
)


_THOUSANDS = re.compile(
    r"^\W*(?:от |до |from |від |ад |~)?\d{2,3}\s?(?:к|k|тыс\.?|т\.\s?р\.?)\+?$", re.I
)
_HOURLY = re.compile(
    r"\s*(?:/|per\s|an?\s|в\s|за\s)\s*(?:h(?:ou)?r|h\b|ч(?:ас)?\b|год\b|гадз)", re.I
)


@dataclass(frozen=True, slots=True)
class Salary:
    """`amount` is the lower end; `maximum` the upper one of a range; `currency` ISO or ""."""

    amount: int
    maximum: int | None
    currency: str


def currency_code(text: str, belarusian: bool) -> str:
    """ISO code of a currency as written."""
    text = text.strip()
    for code, pattern in _CODES:
        if pattern.match(text):
            return (
                "BYN"
                if code == "RUB" and belarusian and "₽" not in text and "rub" not in text.lower()
                else code
            )
    return ""


def _amount(number: str, scale: str) -> int:
    number = re.sub(r"(?<=\d)[ '’](?=\d)", "", number)
    number = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", number)
    value = float(number.replace(",", "."))
    low = scale.lower().strip()
    if low.startswith("млн") or low == "m":
        value *= 1_000_000
    elif low:
        value *= 1_000
    return int(value)


def money_in(
    text: str, start: int, belarusian: bool, need_currency: bool
) -> tuple[Salary, int, int] | None:
    """The first sum of money: value and span."""
    for m in _MONEY.finditer(text):
        code = next((m[c] for c in ("c2", "c4", "c1", "c3") if m[c]), "")
        scales = f"{m['k1'] or ''}{m['k2'] or ''}".lower()
        if not code and "р" in scales and "т" in scales:
            code = "руб"
        if need_currency and not code:
            continue
        scale = m["k1"] or (m["k2"] if m["b"] else "") or ""
        amount = _amount(m["a"], scale)
        top = _amount(m["b"], m["k2"] or m["k1"] or "") if m["b"] else None
        hourly = bool(code and _HOURLY.match(text, m.end()))
        if amount < (3 if hourly else 100) or amount > 100_000_000 or (not code and amount < 300):
            continue
        if (not code or code in ("р", "р.")) and 1935 <= amount <= 2035:
            continue
        if top is not None and top < amount:
            top = None
        return (
            Salary(amount, top, currency_code(code, belarusian) if code else ""),
            start + m.start() + (len(m[0]) - len(m[0].lstrip())),
            start + m.end(),
        )
    return None


def find_salary(outline: Outline, labels: list[Labelled], belarusian: bool) -> Found[Salary] | None:
    """The salary wished, never the present one or a turnover."""
    for _, line in outline.of("header", "wish", "personal", "contacts", "about"):
        bare = _BARE_SALARY.match(line.text)
        if bare:
            hit = money_in(line.text[bare.end() :], line.start + bare.end(), belarusian, False)
            if hit:
                return Found(hit[0], 0.85, hit[1], hit[2])
    for label in labels:
        if label.field == "salary":
            hit = money_in(label.value, label.start, belarusian, False)
            if hit:
                return Found(hit[0], 0.96 if hit[0].currency else 0.85, hit[1], hit[2])
    blocked = {x.line for x in labels if x.field in ("not_salary", "phone", "birth")}
    for section in outline.sections:
        if section.kind not in ("wish", "header", "personal", "contacts", "about"):
            continue
        for number, (index, line) in enumerate(section.lines):
            if index in blocked or len(line.text) > 140:
                continue
            broken = (
                _broken_sum(section.lines, number, belarusian) if section.kind == "wish" else None
            )
            if broken:
                return broken
            if section.kind != "wish" and re.search(
                r"оборот|бюджет|budget|revenue|turnover|выручк|обіг|абарот|продаж на|sales of",
                line.text,
                re.I,
            ):
                continue
            whole = section.kind in ("wish", "header") and _THOUSANDS.match(line.text)
            hit = money_in(line.text, line.start, belarusian, not whole)
            if hit:
                sure = {"wish": 0.95, "header": 0.85}.get(section.kind, 0.65)
                return Found(hit[0], sure, hit[1], hit[2])
    return None


def _broken_sum(
    lines: list[tuple[int, Line]], number: int, belarusian: bool
) -> Found[Salary] | None:
    """A sum whose currency fell into the next line."""
    if number + 1 >= len(lines):
        return None
    line, below = lines[number][1], lines[number + 1][1]
    m = re.search(rf"(?<![\w.])(?:{_NUMBER})$", line.text)
    if not m or not re.match(rf"(?:{_ANY_CURRENCY})(?!\w)", below.text, re.I):
        return None
    word = below.text.split()[0]
    hit = money_in(f"{m[0]} {word}", line.start + m.start(), belarusian, True)
    return Found(hit[0], 0.9, hit[1], min(hit[2], line.start + len(line.text))) if hit else None
