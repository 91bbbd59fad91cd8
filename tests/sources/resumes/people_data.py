"""Invented people for the synthetic resumes: what they are called, do, know and where they were."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_DATA = json.loads((Path(__file__).parent / "people.json").read_text("utf-8"))
NAMES, CITIES, COMPANIES, JOBS = (_DATA[k] for k in ("names", "cities", "companies", "jobs"))
SCHOOLS, FACULTY, DUTIES = (_DATA[k] for k in ("schools", "faculty", "duties"))


@dataclass
class Person:
    """The truth behind a resume; `fields` has the manifest's shape."""

    lang: str
    first: str
    last: str
    middle: str
    fields: dict[str, Any] = field(default_factory=dict)
    duties: list[list[str]] = field(default_factory=list)
    faculties: list[str] = field(default_factory=list)


def phone(rng: random.Random, lang: str, city: str) -> tuple[str, str]:
    """(E.164, as written)."""
    digits = "".join(rng.choice("0123456789") for _ in range(7))
    a, b, c = digits[:3], digits[3:5], digits[5:]
    if lang == "be" or city in ("Минск", "Гродно", "Minsk"):
        code = rng.choice(["29", "33", "44"])
        form = rng.choice(
            [
                "+375 {0} {1} {2} {3}",
                "+375{0}{1}{2}{3}",
                "+375 ({0}) {1}-{2}-{3}",
                "8 (0{0}) {1}-{2}-{3}",
                "80{0}{1}{2}{3}",
            ]
        )
        return f"+375{code}{digits}", form.format(code, a, b, c)
    if lang == "uk":
        code = rng.choice(["67", "50", "93"])
        form = rng.choice(
            ["+380 {0} {1} {2} {3}", "0{0} {1} {2} {3}", "(0{0}) {1}-{2}-{3}", "+380{0}{1}{2}{3}"]
        )
        return f"+380{code}{digits}", form.format(code, a, b, c)
    if lang == "en" and city == "London":
        return f"+4420794{digits[:5]}", f"+44 20 794{digits[:1]} {digits[1:5]}"
    if lang == "en" and city in ("New York", "San Francisco", "Toronto"):
        return f"+1212555{digits[:4]}", rng.choice(
            ["(212) 555-{0}", "+1 212 555 {0}", "212-555-{0}", "212.555.{0}"]
        ).format(digits[:4])
    if lang == "en" and city in ("Warsaw", "Berlin", "Dublin"):
        return f"+4851{digits}", f"+48 51{digits[0]} {digits[1:4]} {digits[4:]}"
    code = rng.choice(["916", "903", "985", "921"])
    form = rng.choice(
        [
            "+7 ({0}) {1}-{2}-{3}",
            "8 {0} {1} {2} {3}",
            "8-{0}-{1}-{2}-{3}",
            "+7{0}{1}{2}{3}",
            "8{0}{1}{2}{3}",
            "8({0}){1}{2}{3}",
            "+7 {0} {1}-{2}-{3}",
        ]
    )
    return f"+7{code}{digits}", form.format(code, a, b, c)


def invent(rng: random.Random, lang: str) -> Person:
    """A person with everything; templates leave out what they do not show."""
    from huntflow_desk.sources.resumes.fields.translit import latin

    firsts, lasts = NAMES[lang]
    first, middle = rng.choice(firsts).split(":")
    female = middle[-1:] in "аa" and middle != "-" if lang != "en" else False
    last = rng.choice(lasts)
    if ":" in last:
        last = last.split(":")[1 if female else 0]
    middle = "" if middle == "-" or (lang == "en" and rng.random() < 0.5) else middle
    person = Person(lang, first, last, middle)
    city = rng.choice(CITIES[lang])
    job, skills = rng.choice(JOBS[lang])
    rng.shuffle(skills := list(skills))
    count = rng.randint(2, 3)
    year, month = 2026, 3
    experience: list[dict[str, str]] = []
    for number in range(count):
        end = "present" if number == 0 and rng.random() < 0.6 else f"{year}-{month:02d}"
        year -= rng.randint(1, 4)
        month = rng.randint(1, 12)
        title = job if rng.random() < 0.6 else rng.choice(JOBS[lang])[0]
        experience.append(
            {
                "company": rng.choice(
                    [c for c in COMPANIES[lang] if c not in [e["company"] for e in experience]]
                ),
                "position": title,
                "start": f"{year}-{month:02d}",
                "end": end,
            }
        )
        month = max(1, month - 1)
        person.duties.append(rng.sample(DUTIES[lang], 2))
    schools = rng.sample(SCHOOLS[lang], rng.randint(1, 2))
    handle = latin(last).replace("-", "").replace("'", "").lower()[:18]
    short = latin(first).lower()
    accounts = [handle, f"{handle}.{short[:1]}", f"{short[:3]}_{handle}"]
    hosts = ["mail.example", "example.com", "post.example"]
    born = (rng.randint(1968, 2002), rng.randint(1, 12), rng.randint(1, 28))
    e164, shown = phone(rng, lang, city)
    person.fields = {
        "name": {"first": first, "last": last, **({"middle": middle} if middle else {})},
        "birthdate": {"year": born[0], "month": born[1], "day": born[2], "precision": "day"},
        "city": city,
        "position": job,
        "skills": skills,
        "experience": experience,
        "education": [
            {"institution": s, "year": year - rng.randint(0, 3) - 3 * i}
            for i, s in enumerate(schools)
        ],
        "phones": [e164],
        "emails": [f"{rng.choice(accounts)}@{rng.choice(hosts)}"],
        "telegram": f"{handle}_{rng.randint(10, 99)}"[:28],
        "linkedin": f"{latin(first).lower()}-{handle}-{rng.randint(100, 999)}",
        "github": f"{handle}{rng.randint(1, 99)}",
        "salary": {
            "amount": rng.choice([900, 1500, 2500, 85000, 120000, 210000]),
            "currency": "USD",
        },
        "_phone": shown,
    }
    if person.fields["salary"]["amount"] > 20000:
        person.fields["salary"]["currency"] = "UAH" if lang == "uk" else "RUB"
    person.faculties = [rng.choice(FACULTY[lang]) for _ in schools]
    return person
