"""
A second, wilder family of synthetic resumes: a `Scribe` writes one invented person and notes as
truth exactly what it was asked to show, so that templates cannot claim what they do not print.
"""

# Phrases and markup, one line each.
# ruff: noqa: E501

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from huntflow_desk.sources.resumes.fields.translit import latin
from tests.sources.resumes.templates import GENITIVE, MONTHS, Block

_HOSTS = ("mail.example", "example.com", "post.example", "corp.example.org")
_NUMBERS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ru": (
        ("7916", ("+7 916 {a} {b} {c}", "8(916){a}-{b}-{c}", "+7-916-{a}-{b}-{c}", "7916{a}{b}{c}")),
        ("7903", ("8 903 {a}-{b}-{c}", "+7 (903) {a}{b}{c}", "8.903.{a}.{b}.{c}", "+7(903){a} {b} {c}")),
        ("7701", ("+7 701 {a} {b} {c}", "8 (701) {a} {b} {c}", "+7701{a}{b}{c}")),
        ("99890", ("+998 90 {a} {b} {c}", "+998 (90) {a}-{b}-{c}")),
    ),
    "uk": (("38067", ("+38 (067) {a}-{b}-{c}", "067 {a} {b} {c}", "+380 67 {a}{b}{c}")),),
    "be": (("37529", ("+375 29 {a}-{b}-{c}", "8 029 {a} {b} {c}", "+375(29){a}{b}{c}")),),
    "en": (
        ("1512555", ("(512) 555-01{c}", "512.555.01{c}", "+1-512-555-01{c}", "+1 (512) 555 01{c}", "1 512 555 01{c}")),
        ("447700900", ("+44 7700 900{a}", "07700 900 {a}", "+44 (0)7700 900{a}")),
        ("49151", ("+49 151 {a}{b}{c}0", "+49 (151) {a} {b} {c}0", "0049 151 {a}{b}{c}0")),
        ("42077", ("+420 77{b0} {a} {c0}{b}", "+42077{b0}{a}{c0}{b}")),
    ),
}  # fmt: skip
_PAY: dict[str, tuple[tuple[str, int, str], ...]] = {
    "ru": (
        ("от 150 000 руб. на руки", 150000, "RUB"), ("80-100 т.р.", 80000, "RUB"),
        ("120 тыс. рублей", 120000, "RUB"), ("2 500 BYN", 2500, "BYN"), ("1.5 млн тенге", 1500000, "KZT"),
        ("90000₽/мес", 90000, "RUB"), ("от 200к", 200000, ""), ("не менее 65 000 руб. в месяц", 65000, "RUB"),
        ("$3k/month", 3000, "USD"), ("1 800 € net", 1800, "EUR"), ("450 000 тг", 450000, "KZT"),
        ("110.000 руб", 110000, "RUB"), ("от 70 до 90 тыс. руб.", 70000, "RUB"),
    ),
    "en": (
        ("$3k/month", 3000, "USD"), ("€45k per year", 45000, "EUR"), ("£38,000 p.a.", 38000, "GBP"),
        ("USD 72,000 annually", 72000, "USD"), ("4,500 EUR gross", 4500, "EUR"), ("$28/hr", 28, "USD"),
        ("from $65,000", 65000, "USD"), ("CZK 60 000", 60000, "CZK"),
    ),
    "uk": (("від 35 000 грн", 35000, "UAH"), ("40-50 тис. грн", 40000, "UAH"), ("1200 $", 1200, "USD"), ("28000₴", 28000, "UAH")),
    "be": (("ад 2 000 руб.", 2000, "BYN"), ("1800 BYN", 1800, "BYN"), ("900 $", 900, "USD"), ("2500 бел. руб.", 2500, "BYN")),
}  # fmt: skip
_NOW = {
    "ru": ("по настоящее время", "н.в.", "по н.в.", "сейчас", "настоящее время", "наст. время"),
    "en": ("Present", "Current", "now", "Today", "present"),
    "uk": ("по теперішній час", "дотепер", "зараз", "до сьогодні"),
    "be": ("па цяперашні час", "цяпер", "па сённяшні дзень"),
}


class Batch:
    """The words of one batch."""

    def __init__(self, name: str) -> None:
        path = Path(__file__).parent / f"{name}.json"
        self.words: dict[str, Any] = json.loads(path.read_text("utf-8"))


class Scribe:
    """One person; every method returns text and notes in `truth` what it showed."""

    def __init__(self, rng: random.Random, batch: Batch, lang: str) -> None:
        self.rng, self.lang, self.words = rng, lang, batch.words
        self.truth: dict[str, Any] = {}
        self.last, self.first, self.middle, self.sex = rng.choice(self.words["people"][lang])
        self.born = (rng.randint(1966, 2003), rng.randint(1, 12), rng.randint(1, 28))
        self.job, skills = rng.choice(self.words["jobs"][lang])
        self.skill_list = list(skills)
        rng.shuffle(self.skill_list)
        self.town = str(rng.choice(self.words["cities"][lang]))
        self.handle = latin(self.last).replace("-", "").replace("'", "").replace(" ", "")[:16]
        self.handle = "".join(c for c in self.handle if c.isascii())

    def t(self, ru: str = "", en: str = "", uk: str = "", be: str = "") -> str:
        """The phrase of this language; alternatives are parted by a slash."""
        options = {"ru": ru, "en": en, "uk": uk, "be": be}[self.lang]
        return str(self.rng.choice(options.split("/")))

    def pick(self, kind: str) -> str:
        return str(self.rng.choice(self.words[kind][self.lang]))

    def name(self, order: str = "lfm", last_caps: bool = False, glue: str = " ") -> str:
        """l, f, m in an order; a comma follows the last name where `order` says "l,fm"."""
        shown: dict[str, str] = {"first": self.first, "last": self.last}
        if "m" in order and self.middle:
            shown["middle"] = self.middle
        self.truth["name"] = {**self.truth.get("name", {}), **shown}
        last = self.last.upper() if last_caps else self.last
        parts = {"l": last, "f": self.first, "m": self.middle, ",": ","}
        return glue.join(parts[c] for c in order if parts[c]).replace(" ,", ",")

    def phone(self) -> str:
        prefix, forms = self.rng.choice(_NUMBERS[self.lang])
        a, b, c = (
            f"{self.rng.randint(low, high)}" for low, high in ((200, 999), (10, 99), (10, 99))
        )
        shown = self.rng.choice(forms).format(a=a, b=b, c=c, b0=b[0], c0=c[0])
        digits = {
            "1512555": f"01{c}",
            "447700900": a,
            "49151": f"{a}{b}{c}0",
            "42077": f"{b[0]}{a}{c[0]}{b}",
        }
        self.truth.setdefault("phones", []).append(f"+{prefix}{digits.get(prefix, a + b + c)}")
        return shown

    def email(self) -> str:
        first = latin(self.first).replace("'", "")
        first = "".join(c for c in first if c.isascii()) or "me"
        made = self.rng.choice(
            (f"{first}.{self.handle}", f"{self.handle}{self.born[0] % 100:02d}", f"{first[:1]}-{self.handle}",
             f"{self.handle}_{first[:3]}", f"{first}{self.handle}+cv")
        )  # fmt: skip
        address = f"{made}@{self.rng.choice(_HOSTS)}"
        self.truth.setdefault("emails", []).append(address)
        return address

    def telegram(self, form: str = "@{}") -> str:
        self.truth["telegram"] = f"{self.handle}_{self.born[2]:02d}"
        return form.format(self.truth["telegram"])

    def skype(self) -> str:
        self.truth["skype"] = f"live:{self.handle}{self.born[1]}"
        return str(self.truth["skype"])

    def linkedin(self, form: str = "linkedin.com/in/{}") -> str:
        self.truth["linkedin"] = f"{self.handle}-{self.born[2] * 37}"
        return form.format(self.truth["linkedin"])

    def github(self, form: str = "github.com/{}") -> str:
        self.truth["github"] = f"{self.handle}-dev"
        return form.format(self.truth["github"])

    def city(self) -> str:
        self.truth["city"] = self.town
        return self.town

    def position(self) -> str:
        self.truth["position"] = self.job
        return str(self.job)

    def pay(self) -> str:
        text, amount, currency = self.rng.choice(_PAY[self.lang])
        self.truth["salary"] = {"amount": amount, **({"currency": currency} if currency else {})}
        return text

    def birth(self, *, year_only: bool = False) -> str:
        year, month, day = self.born
        if year_only:
            self.truth["birthdate"] = {"year": year, "precision": "year"}
            return str(year)
        self.truth["birthdate"] = {"year": year, "month": month, "day": day, "precision": "day"}
        word = GENITIVE[self.lang][month - 1]
        if self.lang == "en":
            return self.rng.choice(
                (
                    f"{word} {day}, {year}",
                    f"{day} {word[:3]} {year}",
                    f"{day:02d}.{month:02d}.{year}",
                )
            )
        tail = {"ru": " г.", "uk": " р.", "be": " г."}[self.lang]
        return self.rng.choice(
            (f"{day:02d}.{month:02d}.{year}", f"{day} {word} {year}{tail}", f"{day:02d}.{month:02d}.{year}{tail}",
             f"{day} {word} {year}")
        )  # fmt: skip

    def age(self) -> str:
        """In years with their word ("34 года")."""
        years = 2026 - self.born[0] - 1
        self.truth["age"] = years
        return f"{years} {self._years(years)}"

    def _years(self, n: int) -> str:
        few, one = n % 10 in (2, 3, 4) and n // 10 != 1, n % 10 == 1 and n // 10 != 1
        forms = {
            "ru": ("год", "года", "лет"),
            "uk": ("рік", "роки", "років"),
            "be": ("год", "гады", "гадоў"),
            "en": ("years old",) * 3,
        }
        return forms[self.lang][0 if one else 1 if few else 2]

    def date(self, when: tuple[int, int] | None, style: str) -> str:
        if when is None:
            return self.rng.choice(_NOW[self.lang])
        year, month = when
        word = MONTHS[self.lang][month - 1]
        forms = {
            "num": f"{month:02d}.{year}", "slash": f"{month:02d}/{year}", "word": f"{word} {year}",
            "Word": f"{word.capitalize()} {year}", "short": f"{word[:3].capitalize()} {year}", "year": str(year),
            "iso": f"{year}-{month:02d}", "full": f"01.{month:02d}.{year}", "g": f"{word} {year} г.",
            "short.": f"{word[:3].capitalize()}. {year}",
        }  # fmt: skip
        return forms[style]

    def jobs(self, style: str, dash: str = " – ", count: int = 0) -> list[dict[str, Any]]:
        """Newest first: company, position, span (as shown in `style`), duties, city."""
        out: list[dict[str, Any]] = []
        year, month = 2026, self.rng.randint(1, 4)
        companies = self.rng.sample(self.words["companies"][self.lang], 4)
        for number in range(count or self.rng.randint(1, 4)):
            end = None if number == 0 and self.rng.random() < 0.6 else (year, month)
            year, month = year - self.rng.randint(1, 4), self.rng.randint(1, 12)
            begin = (year, month)
            title = self.job if number == 0 or self.rng.random() < 0.5 else self.pick("other_jobs")
            cut = (lambda w: str(w[0])) if style == "year" else (lambda w: f"{w[0]}-{w[1]:02d}")
            self.truth.setdefault("experience", []).append(
                {
                    "company": companies[number],
                    "position": title,
                    "start": cut(begin),
                    "end": cut(end) if end else "present",
                }
            )
            last = self.date(end, style)
            glue = (
                " "
                if end is None
                and last.startswith(("по ", "па ", "до "))
                and self.rng.random() < 0.5
                else dash
            )
            out.append(
                {"company": companies[number], "position": title, "span": self.date(begin, style) + glue + last,
                 "start": self.date(begin, style), "end": last, "city": self.pick("cities"),
                 "duties": self.rng.sample(self.words["duties"][self.lang], 2)}
            )  # fmt: skip
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return out

    def schools(self, count: int = 0) -> list[tuple[str, str, int]]:
        """(institution, faculty, year of graduation)."""
        out = []
        year = self.born[0] + 22
        for school in self.rng.sample(
            self.words["schools"][self.lang], count or self.rng.randint(1, 2)
        ):
            out.append((school, self.pick("faculty"), year))
            self.truth.setdefault("education", []).append({"institution": school, "year": year})
            year -= 4
        return out

    def skills(self) -> list[str]:
        self.truth["skills"] = self.skill_list
        return self.skill_list

    def photo(self) -> Block:
        self.truth["photo"] = True
        return ("photo",)
