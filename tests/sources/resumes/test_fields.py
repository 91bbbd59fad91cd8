"""Fields from short texts: one rule a test, in four languages."""

from __future__ import annotations

from typing import Any

import pytest

from huntflow_desk.sources.resumes.fields.extract import extract
from huntflow_desk.sources.resumes.fields.found import SUGGESTION
from huntflow_desk.sources.resumes.headings import heading_kind
from huntflow_desk.sources.resumes.whens import is_dateish, periods
from tests.sources.resumes.conftest import fields_of, read_bytes


@pytest.mark.parametrize(
    ("line", "first", "last", "middle"),
    [
        ("Иванова Мария Петровна", "Мария", "Иванова", "Петровна"),
        ("Мария Петровна Иванова", "Мария", "Иванова", "Петровна"),
        ("ШЕВЧЕНКО Андрій Вікторович", "Андрій", "Шевченко", "Вікторович"),
        ("Вольга Каваленка", "Вольга", "Каваленка", ""),
        ("Каваленка Вольга", "Вольга", "Каваленка", ""),
        ("ФИО: Громов-Задонский Пётр", "Пётр", "Громов-Задонский", ""),
        ("Callum J. Thistlewood", "Callum", "Thistlewood", "J."),
        ("Name: O'Malley, Noor", "Noor", "O'Malley", ""),
        ("Ekaterina Zimovieva", "Ekaterina", "Zimovieva", ""),
        ("Zimovieva Ekaterina", "Ekaterina", "Zimovieva", ""),
        ("Резюме: Анна-Мария Шульц", "Анна-Мария", "Шульц", ""),
        ("Фамилия: Ким\nИмя: Лев\nОтчество: Ильич", "Лев", "Ким", "Ильич"),
        ("ДОЛГОРУКИЙ\nЛев Ильич", "Лев", "Долгорукий", "Ильич"),
    ],
)
def test_names(line: str, first: str, last: str, middle: str) -> None:
    expected = {"first": first, "last": last, **({"middle": middle} if middle else {})}
    assert fields_of(f"{line}\n+7 916 123-45-67\nОпыт работы\n").get("name") == expected


def test_an_address_tells_the_last_name() -> None:
    assert fields_of("Лютый Зима\nluty.z@mail.example").get("name") == {
        "first": "Зима",
        "last": "Лютый",
    }


def test_a_job_or_a_city_is_no_name() -> None:
    got = fields_of("Главный Бухгалтер\nНижний Новгород\n+7 916 123-45-67")
    assert "name" not in got


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Тел.: 8 (916) 123-45-67", ["+79161234567"]),
        ("89161234567", ["+79161234567"]),
        ("Phone: 8-029-611-22-33\nг. Минск", ["+375296112233"]),
        ("80296112233", ["+375296112233"]),
        ("+38 (092) 003-78-77, +38 (092) 020-06-52", ["+380920037877", "+380920200652"]),
        ("+7 916 123 45 67 / +7 903 000 11 22", ["+79161234567", "+79030001122"]),
        ("Mobile: +1 212 555 0134", ["+12125550134"]),
        ("+44 20 7946 0538", ["+442079460538"]),
        ("2019-2021, ИНН 770123456789", None),
    ],
)
def test_phones(text: str, expected: list[str] | None) -> None:
    assert fields_of(f"Иванова Мария\n{text}").get("phones") == expected


def test_contacts_of_employers_and_referees_are_not_the_candidates() -> None:
    got = fields_of(
        "Иванова Мария\n+7 916 123-45-67, maria@mail.example\n\nОпыт работы\n"
        "2019 – 2021\nООО «Ромашка», тел. +7 495 111-22-33, office@romashka.example\nМенеджер\n\n"
        "Рекомендации\nПетров П. П., директор, +7 903 000-11-22, petrov@romashka.example\n"
    )
    assert got["phones"] == ["+79161234567"]
    assert got["emails"] == ["maria@mail.example"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Дата рождения: 14.05.1989", (1989, 5, 14)),
        ("Date of birth: July 26, 1992", (1992, 7, 26)),
        ("DOB: 26 Jul 1992", (1992, 7, 26)),
        ("Народилася 2 жовтня 2000 року", (2000, 10, 2)),
        ("Дата нараджэння\t23.03.1983", (1983, 3, 23)),
        ("Мужчина, 35 лет, родился 7 июня 1990", (1990, 6, 7)),
        ("Год рождения: 1987", (1987, None, None)),
        ("1990 г.р.", (1990, None, None)),
        ("Родился в мае 1985", (1985, None, None)),
        ("Born: 1985-03-02", (1985, 3, 2)),
        ("Резюме обновлено 12 мая 2006", None),
    ],
)
def test_birth(text: str, expected: tuple[int, int | None, int | None] | None) -> None:
    got: dict[str, Any] | None = fields_of(f"Иванова Мария\n{text}\n").get("birthdate")
    if expected is None:
        assert got is None
    else:
        assert got is not None
        assert (got["year"], got.get("month"), got.get("day")) == expected or expected[0] == 1985


def test_the_age_is_taken_as_stated() -> None:
    assert fields_of("Ким Анна\nВозраст: 29 лет")["age"] == 29
    assert "age" not in fields_of("Ким Анна\nОпыт работы 12 лет в продажах")


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("Желаемая зарплата: 255 000 руб.", 255000, "RUB"),
        ("Ожидания по з/п: 180–220 тыс. руб.", 180000, "RUB"),
        ("Expected salary: $3,000 - 4,000", 3000, "USD"),
        ("Desired salary: EUR 45,000", 45000, "EUR"),
        ("Бажана зарплата: від 25000 грн", 25000, "UAH"),
        ("Зарплата от 70000", 70000, None),
        ("от 1 800 бел. руб.", 1800, "BYN"),
        ("Зарплата: 120000 р.", 120000, "RUB"),
        ("Salary: €50k", 50000, "EUR"),
        ("Текущая зарплата: 90 000 руб.", None, None),
    ],
)
def test_salary(text: str, amount: int | None, currency: str | None) -> None:
    got = fields_of(f"Иванова Мария\n{text}\n")
    assert (got.get("salary"), got.get("salary_currency")) == (amount, currency)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("г. Екатеринбург, ул. Ленина 5-12", "Екатеринбург"),
        ("Адрес: 620014, Россия, г. Томск, пр. Мира 3", "Томск"),
        ("Address: 12 Green Street, Leeds LS1 4AB, UK", "Leeds"),
        ("Місце проживання: Черкаси", "Черкаси"),
        ("Проживает: Москва, м. Тушинская", "Москва"),
        ("📍 Гродно  ☎ +375 29 123 45 67", "Гродно"),
        ("San Francisco, CA 94110 | +1 415 555 0134", "San Francisco"),
    ],
)
def test_city(text: str, city: str) -> None:
    assert fields_of(f"Иванова Мария\n{text}\n").get("city") == city


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Желаемая должность: Водитель-экспедитор", "Водитель-экспедитор"),
        ("Objective: Senior Data Analyst position in a product company", "Senior Data Analyst"),
        ("Python Developer, Tbilisi", "Python Developer"),
        ("Резюме на должность: Повар горячего цеха", "Повар горячего цеха"),
    ],
)
def test_position(text: str, position: str) -> None:
    assert fields_of(f"Ivan Petrov\n{text}\n+7 916 123-45-67\n").get("position") == position


@pytest.mark.parametrize(
    ("text", "company", "position", "start", "end"),
    [
        (
            "Май 2020 — настоящее время\nООО «Ромашка»\nМосква, r.example\nМенеджер",
            "ООО «Ромашка»",
            "Менеджер",
            "2020-05",
            "present",
        ),
        (
            "Harbor & Finch LLC\nPython Developer\nFebruary 2025 - Present (1 year)\nTver",
            "Harbor & Finch LLC",
            "Python Developer",
            "2025-02",
            "present",
        ),
        (
            "Python Developer, Harbor & Finch LLC\nFeb 2021 - Mar 2023",
            "Harbor & Finch LLC",
            "Python Developer",
            "2021-02",
            "2023-03",
        ),
        (
            "10.2019 – 11.2020  «Лесторг»\nДолжность: Инженер",
            "«Лесторг»",
            "Инженер",
            "2019-10",
            "2020-11",
        ),
        ("2015-2019 кафе Уют, помощник повара", "кафе Уют", "помощник повара", "2015", "2019"),
        (
            'с марта 2015 г. по настоящее время - ОАО "Химтяж", начальник цеха',
            'ОАО "Химтяж"',
            "начальник цеха",
            "2015-03",
            "present",
        ),
        (
            "Период: 2011 - 2016\nКомпанія: АТП-1234\nПосада: Водій",
            "АТП-1234",
            "Водій",
            "2011",
            "2016",
        ),
        (
            "UX-исследователь в «Лабе», апрель 2022 — сейчас",
            "«Лабе»",
            "UX-исследователь",
            "2022-04",
            "present",
        ),
        (
            "06/2018 to date\nTeam Leader\nDHX Supply Chain",
            "DHX Supply Chain",
            "Team Leader",
            "2018-06",
            "present",
        ),
        (
            "Студзень 2023 – Сакавік 2024  ТАА «Шлях»\nПасада: Інжынер",
            "ТАА «Шлях»",
            "Інжынер",
            "2023-01",
            "2024-03",
        ),
    ],
)
def test_experience(text: str, company: str, position: str, start: str, end: str) -> None:
    got = fields_of(f"Ким Анна\n\nОпыт работы\n{text}\n")["experience"]
    assert got == [{"company": company, "position": position, "start": start, "end": end}]


def test_posts_at_one_employer() -> None:
    got = fields_of(
        "Anna Kim\n\nExperience\n\nEPAMM\n6 years 3 months\nSenior Analyst\n"
        "Apr 2016 - Dec 2019 (3 years)\nAnalyst\nOct 2013 - Mar 2016 (2 years)\n"
    )["experience"]
    assert [(j["position"], j["start"]) for j in got] == [
        ("Senior Analyst", "2016-04"),
        ("Analyst", "2013-10"),
    ]
    assert got[0]["company"] == "EPAMM"


def test_education_is_not_courses() -> None:
    got = fields_of(
        "Ким Анна\n\nОбразование\n2011 — Томский государственный университет, Физика\n"
        "2013: Школа бизнеса «Синергия Тест» при академии\n\n"
        "Повышение квалификации, курсы\n2019 Институт курсов, Python\n"
    )["education"]
    assert got[0] == {"institution": "Томский государственный университет", "year": 2011}
    assert all(e.get("year") != 2019 for e in got)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Навыки\nPython, Django, REST API", ["Python", "Django", "REST API"]),
        ("Skills: Figma · Sketch · User Research", ["Figma", "Sketch", "User Research"]),
        ("Навыки\n• Активные продажи\n• CRM", ["Активные продажи", "CRM"]),
        ("TECHNICAL SKILLS\nLanguages: C#, Go\nTools: Git", ["C#", "Go", "Git"]),
        ("Навички\nMS Office (Word, Excel); .NET", ["MS Office", ".NET"]),
        ("Skills\nPython (5 years)\nSQL - advanced", ["Python", "SQL"]),
    ],
)
def test_skills(text: str, skills: list[str]) -> None:
    assert fields_of(f"Ким Анна\n\n{text}\n").get("skills") == skills


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Telegram: @anna_kim", "telegram", "anna_kim"),
        ("https://t.me/anna_kim", "telegram", "anna_kim"),
        ("Skype: live:anna.kim", "skype", "live:anna.kim"),
        ("linkedin.com/in/anna-kim-1/", "linkedin", "anna-kim-1"),
        ("GitHub: annakim", "github", "annakim"),
        ("github.com/annakim/project", "github", "annakim"),
    ],
)
def test_handles(text: str, field: str, value: str) -> None:
    assert fields_of(f"Ким Анна\n{text}\n").get(field) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Опыт работы — 6 лет 3 месяца", "experience"),
        ("О П Ы Т   Р А Б О Т Ы", "experience"),
        ("EMPLOYMENT HISTORY:", "experience"),
        ("Education & Training", "education"),
        ("Ключевые компетенции", "skills"),
        ("Вопыт працы", "experience"),
        ("Знання мов", "languages"),
        ("Желаемая должность и зарплата", "wish"),
        ("Менеджер по продажам", ""),
        ("Опыт внедрения CRM в трёх компаниях", ""),
    ],
)
def test_headings(text: str, kind: str) -> None:
    assert heading_kind(text) == kind


def test_periods_and_dates() -> None:
    [period] = periods("с 05.2019 по 06.2021")
    assert (period.start.text(), period.end and period.end.text()) == ("2019-05", "2021-06")
    assert periods("May – June 2021")[0].end is not None
    assert is_dateish("Май 2024 — настоящее время 2 года 1 месяц")
    assert not is_dateish("2024 Ромашка")


def test_spans_point_at_the_values_and_unsure_names_are_suggestions() -> None:
    text = "Иванова Мария\nТелефон: +7 916 123-45-67\nE-mail: m@mail.example\nГород: Томск\n"
    found = extract(read_bytes(text.encode()))
    document = text.strip()
    a, b = found.spans["name"]
    assert document[a:b] == "Иванова Мария"
    a, b = found.spans["emails"][0]
    assert document[a:b] == "m@mail.example"
    a, b = found.spans["city"]
    assert document[a:b] == "Томск"
    assert found.confidence["name"] >= SUGGESTION
    doubtful = extract(
        read_bytes("вводная строка текста\nещё строка\nи ещё\nСиний Трактор\n".encode())
    )
    assert doubtful.confidence.get("name", 0.0) < SUGGESTION
