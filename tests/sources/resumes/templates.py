"""
Layouts and phrasings for synthetic resumes; each shows a part of a person's fields. A block is
(kind, content): title, sub, h (heading), b (bold), p, li, row (cells), cols (two columns).
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.sources.resumes.people_data import Person

Block = tuple[Any, ...]
_DATA = json.loads((Path(__file__).parent / "phrases.json").read_text("utf-8"))
MONTHS, GENITIVE, NOW = (_DATA[k] for k in ("months", "genitive", "now"))
HEADS, LABELS = _DATA["heads"], _DATA["labels"]


class Writer:
    """Phrases for one person in one template."""

    def __init__(self, rng: random.Random, person: Person) -> None:
        self.rng, self.person, self.f = rng, person, person.fields
        self.lang = person.lang
        self.shown: set[str] = {"name", "phones", "emails"}

    def head(self, kind: str) -> Block:
        return ("h", self.rng.choice(HEADS[kind][self.lang]))

    def label(self, kind: str) -> str:
        return str(self.rng.choice(LABELS[kind][self.lang]))

    def show(self, *fields: str) -> None:
        self.shown.update(fields)

    def name(self, order: str = "lfm", upper: bool = False) -> str:
        p = self.person
        parts = {"l": p.last.upper() if upper else p.last, "f": p.first, "m": p.middle}
        if "m" not in order and "middle" in self.f["name"]:
            self.f["name"] = {k: v for k, v in self.f["name"].items() if k != "middle"}
        return " ".join(parts[c] for c in order if parts[c])

    def birth(self) -> str:
        self.show("birthdate")
        b = self.f["birthdate"]
        if self.lang == "en":
            return self.rng.choice(
                [
                    f"{b['day']} {MONTHS['en'][b['month'] - 1]} {b['year']}",
                    f"{b['day']:02d}/{max(b['day'], b['month']) and b['month']:02d}/{b['year']}"
                    if b["day"] > 12
                    else f"{b['day']} {MONTHS['en'][b['month'] - 1][:3]} {b['year']}",
                    f"{b['year']}-{b['month']:02d}-{b['day']:02d}",
                ]
            )
        return self.rng.choice(
            [
                f"{b['day']:02d}.{b['month']:02d}.{b['year']}",
                (
                    f"{b['day']} {GENITIVE[self.lang][b['month'] - 1]} "
                    f"{b['year']}{' г.' if self.lang == 'ru' else ''}"
                ),
            ]
        )

    def date(self, value: str, style: int) -> str:
        if value == "present":
            return str(self.rng.choice(NOW[self.lang]))
        year, month = value.split("-")
        word = MONTHS[self.lang][int(month) - 1]
        if style == 0:
            return f"{month}.{year}"
        if style == 1:
            return f"{word.capitalize()} {year}"
        if style == 2:
            return (
                f"{word[:3].capitalize()} {year}"
                if self.lang in ("en", "ru")
                else f"{month}/{year}"
            )
        return f"{month}/{year}"

    def span(self, job: dict[str, str], style: int, dash: str = " – ") -> str:
        end = self.date(job["end"], style)
        if end.startswith(("по ", "па ")):
            return (
                self.date(job["start"], style) + " " + end
                if dash == " по "
                else self.date(job["start"], style) + dash + end
            )
        return self.date(job["start"], style) + dash + end

    def money(self) -> str:
        self.show("salary")
        amount, cur = self.f["salary"]["amount"], self.f["salary"]["currency"]
        spaced = f"{amount:,}".replace(",", " ")
        forms = {
            "USD": [
                f"${amount}",
                f"{spaced} USD",
                f"от {amount} $" if self.lang == "ru" else f"{amount} USD",
            ],
            "RUB": [
                f"{spaced} руб.",
                f"{spaced} ₽",
                f"от {spaced} рублей",
                f"{amount // 1000} тыс. руб.",
                f"{amount} р.",
            ],
            "UAH": [f"{spaced} грн", f"{amount} грн."],
        }[cur]
        if cur == "RUB" and self.lang == "en":
            forms = [f"RUB {spaced}", f"{spaced} RUB"]
        if cur == "RUB" and self.lang == "be":
            forms = [f"{spaced} RUB", f"{spaced} ₽"]
        return self.rng.choice(forms)

    def phone(self) -> str:
        return str(self.f["_phone"])

    def email(self) -> str:
        return str(self.f["emails"][0])

    def skills(self, style: int) -> list[Block]:
        self.show("skills")
        items = self.f["skills"]
        if style == 0:
            return [("p", ", ".join(items))]
        if style == 1:
            return [("li", s) for s in items]
        if style == 2:
            return [("p", " • ".join(items))]
        if style == 3:
            half = len(items) // 2
            names = ("Основные", "Дополнительные") if self.lang == "ru" else ("Core", "Other")
            return [
                ("p", f"{names[0]}: {', '.join(items[:half])}"),
                ("p", f"{names[1]}: {', '.join(items[half:])}"),
            ]
        return [("p", "; ".join(items) + ".")]

    def duties(self, number: int, bullets: bool = True) -> list[Block]:
        return [
            ("li" if bullets else "p", d + ("" if bullets else "."))
            for d in self.person.duties[number]
        ]

    def references(self) -> list[Block]:
        other = {
            "ru": (
                "Орлов Пётр Семёнович, директор ООО «Прогресс», тел. +7 (495) 111-22-33, "
                "orlov@progress.example"
            ),
            "en": (
                "Jane Whitfield, HR Manager, Brightleaf Ltd, +44 20 7946 0000, "
                "j.whitfield@brightleaf.example"
            ),
            "uk": "Мельник Петро, директор ТОВ «Прогрес», +380 44 111 22 33",
            "be": "Арлоў Пётр, дырэктар, +375 17 111-22-33",
        }[self.lang]
        return [self.head("references"), ("p", other)]

    def education(self, style: int) -> list[Block]:
        self.show("education")
        out: list[Block] = []
        for item, faculty in zip(self.f["education"], self.person.faculties, strict=False):
            school, year = item["institution"], item["year"]
            if style == 0:
                out += [("b", school), ("p", f"{faculty}, {year - 5} – {year}")]
            elif style == 1:
                out += [("p", f"{year - 5}-{year} {school}, {faculty}")]
            elif style == 2:
                out += [("row", [str(year), [("b", school), ("p", faculty)]])]
            elif style == 3:
                out += [("p", f"{faculty} — {school}, {year}")]
            else:
                out += [("b", f"{school} ({year})"), ("p", faculty)]
        return out

    def about(self) -> list[Block]:
        text = {
            "ru": "Ответственный, легко обучаюсь. Готов к командировкам; более 5 лет опыта.",
            "en": "Motivated professional with 7 years of experience in fast-paced teams.",
            "uk": "Відповідальний, швидко навчаюся.",
            "be": "Адказны, хутка вучуся новаму.",
        }[self.lang]
        return [self.head("about"), ("p", text)]

    def languages(self) -> list[Block]:
        text = {
            "ru": "Английский — B2, Русский — родной",
            "en": "English (fluent), Polish (B1)",
            "uk": "Англійська — B1",
            "be": "Англійская — B2",
        }[self.lang]
        return [self.head("languages"), ("p", text)]


def job_board(w: Writer) -> list[Block]:
    """New job board export: dates in a narrow column, trade bullets, city and site."""
    w.show("position", "city", "experience")
    out: list[Block] = [("title", w.name("lfm"))]
    sex = {
        "ru": ("Мужчина", "родился"),
        "en": ("Male", "born on"),
        "uk": ("Чоловік", "народився"),
        "be": ("Мужчына", "нарадзіўся"),
    }[w.lang]
    out += [
        ("p", f"{sex[0]}, {sex[1]} {w.birth()}"),
        ("p", f"{w.phone()} — {'желательно звонить после 18' if w.lang == 'ru' else 'call me'}"),
        ("p", w.email()),
    ]
    out += [
        ("p", f"{w.label('city')}: {w.f['city']}"),
        (
            "h",
            {
                "ru": "Желаемая должность и зарплата",
                "en": "Desired position and salary",
                "uk": "Бажана посада та зарплата",
                "be": "Жаданая пасада і заробак",
            }[w.lang],
        ),
    ]
    out += [
        ("row", [[("b", w.f["position"])], [("b", w.money())]]),
        ("p", {"ru": "Специализации:", "en": "Specializations:"}.get(w.lang, "Занятість: повна")),
        ("li", "Другое" if w.lang == "ru" else "Other"),
    ]
    out.append(w.head("experience"))
    for n, job in enumerate(w.f["experience"]):
        end = w.date(job["end"], 1)
        left = [
            ("p", w.date(job["start"], 1) + " —"),
            ("p", end),
            (
                "p",
                {"ru": "2 года 3 месяца", "en": "2 years 3 months", "uk": "2 роки", "be": "2 гады"}[
                    w.lang
                ],
            ),
        ]
        right: list[Block] = [
            ("b", job["company"]),
            ("p", f"{w.f['city']}, www.firm{n}.example"),
            ("b", job["position"]),
            *w.duties(n, False),
        ]
        out.append(("row", [left, right]))
    out.append(w.head("education"))
    out += w.education(2)
    out += [w.head("courses"), ("row", ["2021", "Онлайн-школа, Управление проектами"])]
    out.append(w.head("skills"))
    out += w.skills(2)
    return out + w.references() + w.about()


def modern(w: Writer) -> list[Block]:
    """Contact line with bars, dates at the right margin."""
    w.show("position", "city", "experience", "linkedin", "telegram")
    upper = w.rng.random() < 0.4
    out: list[Block] = [
        ("title", w.name("fl").upper() if upper else w.name("fl")),
        ("sub", w.f["position"]),
    ]
    out += [
        ("p", f"{w.f['city']} | {w.phone()} | {w.email()}"),
        ("p", f"linkedin.com/in/{w.f['linkedin']} | t.me/{w.f['telegram']}"),
    ]
    out += w.about()
    out.append(w.head("experience"))
    for n, job in enumerate(w.f["experience"]):
        if w.rng.random() < 2:
            out += [
                ("right", (job["company"], w.span(job, 2))),
                ("p", job["position"]),
                *w.duties(n),
            ]
    out.append(w.head("education"))
    out += w.education(3)
    out.append(w.head("skills"))
    return out + w.skills(3) + w.languages()


def sidebar(w: Writer) -> list[Block]:
    """Contacts and skills in a side column."""
    w.show("position", "city", "experience", "telegram", "github")
    side: list[Block] = [
        w.head("contacts"),
        ("p", w.phone()),
        ("p", w.email()),
        ("p", w.f["city"]),
        ("p", f"Telegram: @{w.f['telegram']}"),
        ("p", f"github.com/{w.f['github']}"),
    ]
    side += [w.head("skills"), *w.skills(1), *w.languages()]
    main: list[Block] = [
        ("title", w.name("fl")),
        ("sub", w.f["position"]),
        *w.about(),
        w.head("experience"),
    ]
    for n, job in enumerate(w.f["experience"]):
        main += [
            ("b", f"{job['position']}"),
            ("p", f"{job['company']} | {w.span(job, 1)}"),
            *w.duties(n),
        ]
    main += [w.head("education"), *w.education(0)]
    return [("cols", side, main) if w.rng.random() < 0.5 else ("colsr", main, side)]


def questionnaire(w: Writer) -> list[Block]:
    """A form: labels and values in a table, jobs in a table with a head row."""
    w.show("position", "city", "experience")
    out: list[Block] = [
        (
            "p",
            {"ru": "АНКЕТА СОИСКАТЕЛЯ", "en": "APPLICATION FORM", "uk": "АНКЕТА", "be": "АНКЕТА"}[
                w.lang
            ],
        )
    ]
    for label, value in (
        (w.label("name"), w.name("lfm" if w.lang != "en" else "fml")),
        (w.label("birth"), w.birth()),
        (w.label("city"), w.f["city"]),
        (w.label("phone"), w.phone()),
        (w.label("email"), w.email()),
        (w.label("position"), w.f["position"]),
        (w.label("salary"), w.money()),
    ):
        out.append(("row", [label, value]))
    out += [w.head("experience"), ("row", [w.label("period"), w.label("company"), w.label("job")])]
    for job in w.f["experience"]:
        out.append(("row", [w.span(job, 0), job["company"], job["position"]]))
    out.append(w.head("education"))
    out += w.education(1)
    out.append(w.head("skills"))
    return out + w.skills(0) + w.about()


def labelled_jobs(w: Writer) -> list[Block]:
    """Every entry of a job is a labelled line."""
    w.show("position", "city", "experience", "telegram")
    out: list[Block] = [
        (
            "title",
            {"ru": "Резюме", "en": "Curriculum Vitae", "uk": "Резюме", "be": "Рэзюмэ"}[w.lang],
        ),
        ("b", w.name("lfm", upper=w.rng.random() < 0.5) if w.lang != "en" else w.name("fml")),
    ]
    out += [
        w.head("personal"),
        ("p", f"{w.label('birth')}: {w.birth()}"),
        ("p", f"{w.label('city')}: {'г. ' if w.lang == 'ru' else ''}{w.f['city']}"),
        ("p", f"{w.label('phone')}: {w.phone()}"),
        ("p", f"{w.label('email')}: {w.email()}"),
        ("p", f"Telegram: {w.f['telegram']}"),
    ]
    out += [
        ("p", f"{w.label('position')}: {w.f['position']}"),
        ("p", f"{w.label('salary')}: {w.money()}"),
        w.head("education"),
        *w.education(4),
        w.head("experience"),
    ]
    for n, job in enumerate(w.f["experience"]):
        out += [
            ("p", f"{w.label('period')}: {w.span(job, 1, ' - ')}"),
            ("p", f"{w.label('company')}: {job['company']}"),
            ("p", f"{w.label('job')}: {job['position']}"),
            ("p", f"{w.label('duty')}:"),
            *w.duties(n),
        ]
    out.append(w.head("skills"))
    return out + w.skills(4) + w.references()


def one_line_jobs(w: Writer) -> list[Block]:
    """Plain: a job is one line."""
    w.show("position", "city", "experience")
    out: list[Block] = [
        ("b", w.name("lfm" if w.lang != "en" else "fl")),
        ("p", f"{w.f['city']}, {w.birth()}"),
        ("p", f"{w.phone()}, {w.email()}"),
        ("p", f"{w.label('position')}: {w.f['position']}"),
    ]
    out.append(w.head("experience"))
    kind = w.rng.randint(0, 2)
    for n, job in enumerate(w.f["experience"]):
        if kind == 0:
            out.append(("p", f"{w.span(job, 0)} — {job['company']}, {job['position']}"))
        elif kind == 1:
            out.append(("p", f"{job['position']}, {job['company']} ({w.span(job, 1)})"))
        else:
            out.append(("p", f"{w.span(job, 2)}: {job['position']} — {job['company']}"))
        if w.rng.random() < 0.5:
            out += w.duties(n)
    out.append(w.head("education"))
    out += w.education(1)
    out.append(w.head("skills"))
    return out + w.skills(0) + w.languages() + w.about()


def europass(w: Writer) -> list[Block]:
    """Labels in a wide left margin."""
    w.show("position", "city", "experience", "linkedin")
    out: list[Block] = [
        ("p", "Europass Curriculum Vitae"),
        ("row", [[("b", HEADS["personal"][w.lang][0])], [("title", w.name("fl"))]]),
    ]
    out += [
        ("row", [w.label("city"), w.f["city"]]),
        ("row", [w.label("phone"), w.phone()]),
        ("row", [w.label("email"), w.email()]),
        ("row", ["LinkedIn", f"https://www.linkedin.com/in/{w.f['linkedin']}"]),
        ("row", [w.label("birth"), w.birth()]),
        ("row", [w.label("position"), w.f["position"]]),
    ]
    out.append(w.head("experience"))
    for n, job in enumerate(w.f["experience"]):
        out.append(
            ("row", [w.span(job, 3), [("b", job["position"]), ("p", job["company"]), *w.duties(n)]])
        )
    out.append(w.head("education"))
    out += w.education(2)
    out.append(w.head("skills"))
    return out + w.skills(1) + w.languages()


def company_first(w: Writer) -> list[Block]:
    """Company, position below, dates below; contacts of an employer in between."""
    w.show("position", "city", "experience", "telegram", "github")
    out: list[Block] = [
        ("title", w.name("fl")),
        ("sub", w.f["position"]),
        ("p", f"📍 {w.f['city']}  ☎ {w.phone()}  ✉ {w.email()}"),
        ("p", f"Telegram: @{w.f['telegram']}  GitHub: {w.f['github']}"),
    ]
    out.append(w.head("experience"))
    for n, job in enumerate(w.f["experience"]):
        out += [
            ("b", job["company"]),
            ("p", job["position"]),
            ("p", w.span(job, 1)),
            *w.duties(n, w.rng.random() < 0.5),
        ]
    out += w.references()
    out.append(w.head("skills"))
    out += w.skills(0)
    out.append(w.head("education"))
    return out + w.education(0)


def at_company(w: Writer) -> list[Block]:
    """ "Position at Company", position with dates on one line."""
    w.show("position", "city", "experience", "skills")
    out: list[Block] = [
        ("title", w.name("fl" if w.lang == "en" else "lf", upper=True)),
        ("p", f"{w.f['position']}, {w.f['city']}"),
        ("p", f"{w.label('phone')} {w.phone()}"),
        ("p", f"{w.label('email')} {w.email()}"),
    ]
    out += [w.head("skills"), *w.skills(2), w.head("experience")]
    for n, job in enumerate(w.f["experience"]):
        glue = {"en": " at ", "ru": " — ", "uk": " — ", "be": " — "}[w.lang]
        out += [
            ("b", f"{job['position']}{glue}{job['company']}"),
            ("p", w.span(job, 2)),
            ("p", " ".join(d + "." for d in w.person.duties[n])),
        ]
    out += [w.head("education"), *w.education(3)]
    return out + w.about()


TEMPLATES: tuple[Callable[[Writer], list[Block]], ...] = (
    job_board,
    modern,
    sidebar,
    questionnaire,
    labelled_jobs,
    one_line_jobs,
    europass,
    company_first,
    at_company,
)
