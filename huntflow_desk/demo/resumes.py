"""What invented people write about themselves: resume text, unified resume, PDF."""

from __future__ import annotations

import re
from typing import Any

from .dice import Dice
from .lexicon import (
    CITIES,
    COMPANIES,
    ENGLISH_COMPANIES,
    ENGLISH_UNIVERSITIES,
    FACULTIES,
    UNIVERSITIES,
    latin,
)
from .pdf import text_pdf
from .people import People, Person
from .roles import COMMON_DUTIES, ENGLISH_DUTIES, ROLES, position_title

Doc = dict[str, Any]

ABOUT = (
    "Люблю доводить начатое до конца и понимать, зачем нужна каждая задача. Спокойно отношусь к "
    "переменам, ценю ясные договорённости и уважение в команде.",
    "Быстро учусь, не боюсь задавать вопросы и делиться тем, что знаю. В свободное время хожу в "
    "походы и читаю книги по профессии.",
    "Умею работать с людьми из разных отделов и объяснять сложное простыми словами. Ищу компанию, "
    "в которой можно расти несколько лет.",
)
ENGLISH_ABOUT = (
    "I like to finish what I start and to know why a task matters. I value clear agreements.",
    "I learn fast, ask questions early and share what I know. In my free time I hike and read.",
)
_MALE_VERB = re.compile(r"\b(?!отдел\b|Отдел\b)(\w+(?:ал|ил|ел|ял|ул|ёл))\b")
_FEMALE_VERB = re.compile(r"\b(\w+(?:ала|ила|яла|ула)|\w*[Вв]ела)\b")


class Resumes:
    """Resume texts and files of the invented people of one organisation."""

    def __init__(self, seed: int, people: People, year: int) -> None:
        self._seed = seed
        self._people = people
        self._year = year

    def text(self, number: int) -> str:
        """About 2 KB of plain text."""
        person = self._people.person(number)
        jobs, dice = self._jobs(number, person)
        role = ROLES[person.role]
        english = person.english
        city = CITIES[person.city][1 if english else 0]
        lines = [f"{person.last} {person.first} {person.middle or ''}".strip()]
        if english:
            lines[0] = f"{person.first} {person.last}"
        lines += [position_title(role, person.level, english), ""]
        age = self._year - person.birth_year
        if english:
            lines += [f"{age} years, {city}", f"Phone: {person.phone or '-'}"]
            lines += [f"E-mail: {person.email or '-'}", "", "Experience"]
        else:
            lines += [f"{age} {_years(age)}, {city}", f"Телефон: {person.phone or 'не указан'}"]
            lines += [f"Почта: {person.email or 'не указана'}", "", "Опыт работы"]
        for job in jobs:
            now = "now" if english else "настоящее время"
            lines += [
                f"{job['from']} - {job['to'] or now}: {job['company']}, {job['position']}",
                *(f"- {duty}." for duty in job["duties"]),
                "",
            ]
        lines += ["Education" if english else "Образование", self._school(person, dice), ""]
        skills = ", ".join(dice.sample(role.skills, min(8, len(role.skills))))
        lines += ["Skills" if english else "Навыки", skills, ""]
        lines += [
            "About me" if english else "О себе",
            dice.pick(ENGLISH_ABOUT if english else ABOUT),
        ]
        return "\n".join(lines)

    def unified(self, number: int) -> Doc:
        """The ``resume`` object of a job-board resume."""
        person = self._people.person(number)
        jobs, dice = self._jobs(number, person)
        role = ROLES[person.role]
        city = CITIES[person.city][1 if person.english else 0]
        contacts = []
        if person.phone:
            contacts.append({"type": _entity("cell"), "value": person.phone, "preferred": True})
        if person.email:
            contacts.append({"type": _entity("email"), "value": person.email, "preferred": False})
        return {
            "personal_info": {
                "photo": None,
                "first_name": person.first,
                "middle_name": person.middle,
                "last_name": person.last,
                "birth_date": {
                    "year": person.birth_year,
                    "month": None,
                    "day": None,
                    "precision": "year",
                },
                "text_block": {"header": None, "body": dice.pick(ABOUT)},
            },
            "source_url": f"https://jobs.example.com/resume/{person.applicant_id}",
            "position": position_title(role, person.level, person.english),
            "specialization": [],
            "skill_set": list(role.skills[:6]),
            "gender": _entity("female" if person.female else "male"),
            "experience": [
                {
                    "position": job["position"],
                    "date_from": _date(job["from"]),
                    "date_to": None if job["to"] is None else _date(job["to"]),
                    "company": job["company"],
                    "url": None,
                    "area": None,
                    "industries": [],
                    "description": ". ".join(job["duties"]) + ".",
                    "skills": [],
                }
                for job in jobs
            ],
            "education": {
                "level": _entity("higher"),
                "higher": [
                    {
                        "name": self._school(person, dice),
                        "description": None,
                        "date_from": None,
                        "date_to": _date(person.birth_year + 22),
                        "area": None,
                        "faculty": None,
                        "form": None,
                    }
                ],
            },
            "certificate": [],
            "portfolio": [],
            "contact": contacts,
            "area": {"country": None, "city": _entity(city), "metro": None, "address": city},
            "relocation": None,
            "language": [],
            "wanted_salary": {"amount": role.salary[0] * 1000, "currency": "RUB"},
            "work_schedule": [],
            "has_vehicle": None,
            "driver_license_types": [],
        }

    def pdf(self, number: int) -> bytes:
        """The resume as PDF, in Latin letters."""
        person = self._people.person(number)
        lines = [latin(line) for line in self.text(number).split("\n")]
        return text_pdf(f"{latin(person.first)} {latin(person.last)}", lines[1:])

    def company(self, number: int) -> str:
        """The present employer, as on the card."""
        jobs, _ = self._jobs(number, self._people.person(number))
        return str(jobs[0]["company"])

    def _jobs(self, number: int, person: Person) -> tuple[list[Doc], Dice]:
        source = self._people.original(number)
        dice = self._people.dice(source, 20)
        role = ROLES[person.role]
        companies = dice.sample(ENGLISH_COMPANIES if person.english else COMPANIES, 3)
        special = list(ENGLISH_DUTIES[:6] if person.english else role.duties)
        common = list(ENGLISH_DUTIES[6:] if person.english else COMMON_DUTIES)
        special, common = dice.sample(special, 5), dice.sample(common, 4)
        told = (special[:3] + common[:1], special[3:] + common[1:2], common[2:])
        end: int | None = None
        start = self._year
        jobs: list[Doc] = []
        for nth, company in enumerate(companies):
            finish = start
            start = finish - dice.between(1, 4)
            chosen = told[nth]
            jobs.append(
                {
                    "from": start,
                    "to": end if nth == 0 else finish,
                    "company": company,
                    "position": position_title(
                        role, person.level if nth == 0 else 1, person.english
                    ),
                    "duties": chosen
                    if person.english
                    else [gendered(d, person.female) for d in chosen],
                }
            )
        return jobs, dice

    def _school(self, person: Person, dice: Dice) -> str:
        year = person.birth_year + 22
        if person.english:
            return f"{dice.pick(ENGLISH_UNIVERSITIES)}, {year}"
        return f"{dice.pick(UNIVERSITIES)}, {dice.pick(FACULTIES)}, {year}"


def gendered(text: str, female: bool) -> str:
    """Past-tense verbs of a Russian phrase in the form for a man or a woman."""
    if female:
        changed = _MALE_VERB.sub(lambda found: found.group(1) + "а", text)
        return changed.replace("ёла", "ела")
    return _FEMALE_VERB.sub(_masculine, text)


def _masculine(found: re.Match[str]) -> str:
    verb = found.group(1)[:-1]
    return verb[:-2] + "ёл" if verb.endswith(("вел", "Вел")) else verb


def _entity(name: str) -> Doc:
    return {"id": None, "external_id": name, "name": name}


def _date(year: int) -> Doc:
    return {"year": year, "month": None, "day": None, "precision": "year"}


def _years(age: int) -> str:
    if age % 10 == 1 and age % 100 != 11:
        return "год"
    if age % 10 in (2, 3, 4) and age % 100 not in (12, 13, 14):
        return "года"
    return "лет"
