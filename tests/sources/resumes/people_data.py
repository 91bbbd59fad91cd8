"""Invented people for the synthetic resumes: what they are called, do, know and where they were."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

NAMES = {
    "ru": (
        ["Никита:Игоревич", "Марина:Олеговна", "Глеб:Аркадьевич", "Таисия:Ильинична", "Ринат:Маратович", "Софья:Денисовна", "Всеволод:Кузьмич", "Элина:Руслановна", "Фёдор:Львович", "Инга:Эдуардовна"],
        ["Подгорный:Подгорная", "Зимовьев:Зимовьева", "Лебедянский:Лебедянская", "Черных:Черных", "Савчук:Савчук", "Мироненко:Мироненко", "Шубин:Шубина", "Бек:Бек", "Коваль:Коваль", "Римский-Оболенцев:Римская-Оболенцева"],
    ),
    "uk": (
        ["Остап:Михайлович", "Соломія:Ігорівна", "Юрій:Богданович", "Оксана:Василівна", "Назар:Андрійович", "Дарина:Олегівна"],
        ["Кравчук:Кравчук", "Левицький:Левицька", "Дорошенко:Дорошенко", "Гнатів:Гнатів", "Бондар:Бондар", "Шевців:Шевців"],
    ),
    "be": (
        ["Уладзімір:Пятровіч", "Алеся:Мікалаеўна", "Зміцер:Янавіч", "Таццяна:Сяргееўна", "Павел:Ігаравіч", "Вольга:Аляксееўна"],
        ["Каваленка:Каваленка", "Астроўскі:Астроўская", "Рудзь:Рудзь", "Лапцёнак:Лапцёнак", "Жукаў:Жукава", "Бялоў:Бялова"],
    ),
    "en": (
        ["Oliver:James", "Harriet:Rose", "Dmitry:-", "Ekaterina:-", "Liam:K.", "Noor:-", "Svetlana:-", "Hugo:P.", "Ingrid:-", "Yuliya:-"],
        ["Pemberton", "Ashworth", "O'Malley", "Kuznetsov", "Lindqvist", "Featherstone-Hale", "Marlowe", "Volkova", "Nakamura", "Brightwater"],
    ),
}
CITIES = {
    "ru": ["Москва", "Казань", "Воронеж", "Сургут", "Санкт-Петербург", "Минск", "Гродно", "Мытищи", "Новосибирск"],
    "uk": ["Київ", "Львів", "Черкаси", "Вінниця", "Одеса", "Суми"],
    "be": ["Мінск", "Гродна", "Віцебск", "Брэст", "Гомель"],
    "en": [
        "London",
        "New York",
        "Warsaw",
        "Berlin",
        "Minsk",
        "Moscow",
        "Dublin",
        "Toronto",
        "San Francisco",
    ],
}
COMPANIES = {
    "ru": [
        "ООО «Вектор Плюс»",
        "АО «Уралтехмаш»",
        "Сбертранс",
        "ИП Козлов А. В.",
        "ГК «Северная звезда»",
        "Кофейня «Зерно»",
        "ПАО «Ростелефон»",
        'ООО "Альфа-Логистик"',
        "Магазин электроники Волна",
        "МБОУ СОШ № 12",
        "Яндром",
        "Компания Автодом",
        "ЗАО «Микрон Трейд»",
        "Finstar Group",
        "ТД «Оптима»",
        "EPOM Systems",
    ],
    "uk": [
        "ТОВ «Нова Логістика»",
        "ПрАТ «Галичфарм»",
        "ФОП Савченко",
        "АТ «ПромБанк»",
        "SoftWerk",
        "ТОВ «Зерновий Дім»",
    ],
    "be": [
        "ТАА «Белтэкс Груп»",
        "ААТ «Мінскі завод шасі»",
        "УП «Інфасэрвіс»",
        "ІП Новік",
        "ЗАТ «Полацк-Шкло»",
        "EPOM Systems",
    ],
    "en": [
        "Brightleaf Ltd",
        "Nordwind Analytics",
        "Acme Freight Inc.",
        "St. Mary's Hospital",
        "Kestrel & Sons",
        "Orbital Payments GmbH",
        "Tesseract",
        "Blue Harbour Bank",
        "Umbra Games",
        "Fjord Consulting AS",
    ],
}
JOBS = {
    "ru": [
        (
            "Менеджер по закупкам",
            [
                "Анализ рынка",
                "1С:Предприятие",
                "Ведение переговоров",
                "MS Excel",
                "Тендеры",
                "Логистика",
            ],
        ),
        (
            "Java-разработчик",
            ["Java", "Spring Boot", "PostgreSQL", "Kafka", "Docker", "REST API", "Kubernetes"],
        ),
        (
            "Главный бухгалтер",
            ["МСФО", "1С:Бухгалтерия", "Налоговый учёт", "СБИС", "Контур.Экстерн"],
        ),
        ("Водитель категории B, C", ["Экспедирование", "Вождение категории C", "Знание города"]),
        ("Системный аналитик", ["BPMN", "UML", "SQL", "Confluence", "Jira", "Сбор требований"]),
        ("Учитель математики", ["Подготовка к ЕГЭ", "Методическая работа", "Классное руководство"]),
        (
            "HR-директор",
            ["Подбор персонала", "Оценка персонала", "KPI", "Мотивация", "Бюджетирование"],
        ),
        ("Инженер-конструктор", ["AutoCAD", "SolidWorks", "КОМПАС-3D", "ЕСКД"]),
        ("Контент-менеджер", ["SEO", "Tilda", "Figma", "Adobe Photoshop", "Копирайтинг"]),
    ],
    "uk": [
        ("Менеджер з продажу", ["CRM", "Холодні дзвінки", "Переговори", "MS Excel"]),
        ("Розробник Python", ["Python", "Django", "PostgreSQL", "Docker", "Git"]),
        ("Бухгалтер", ["M.E.Doc", "1С", "Податковий облік", "BAS"]),
    ],
    "be": [
        ("Інжынер-праграміст", ["C#", ".NET", "SQL", "Git", "Docker"]),
        ("Эканаміст", ["MS Excel", "Планаванне", "Аналіз", "1С"]),
        ("Настаўнік гісторыі", ["Методыка", "Праектная работа", "Беларуская літаратура"]),
    ],
    "en": [
        ("Data Engineer", ["Python", "Airflow", "Spark", "SQL", "AWS", "dbt"]),
        ("Marketing Manager", ["SEO", "Google Ads", "Copywriting", "HubSpot", "Analytics"]),
        ("Registered Nurse", ["Patient care", "Triage", "IV therapy", "Record keeping"]),
        (
            "Senior Frontend Developer",
            ["JavaScript", "TypeScript", "React", "CSS", "HTML", "Node.js"],
        ),
        ("Financial Controller", ["IFRS", "SAP", "Budgeting", "Forecasting", "MS Excel"]),
        ("Product Owner", ["Scrum", "Roadmapping", "Jira", "User research", "A/B testing"]),
    ],
}
SCHOOLS = {
    "ru": [
        "Уральский федеральный университет",
        "Московский авиационный институт",
        "Казанский энергетический колледж",
        "СПбГЭТУ",
        "Воронежская медицинская академия",
        "Белорусский государственный университет",
    ],
    "uk": [
        "Київський політехнічний інститут",
        "Львівська академія мистецтв",
        "Черкаський національний університет",
        "Вінницький коледж економіки",
    ],
    "be": [
        "Беларускі дзяржаўны ўніверсітэт",
        "Гродзенскі каледж бізнесу",
        "Віцебскі тэхналагічны ўніверсітэт",
    ],
    "en": [
        "University of Bristol",
        "Trinity College Dublin",
        "Northern Institute of Technology",
        "Hudson State University",
        "Baltic Business School",
    ],
}
FACULTY = {
    "ru": ["Менеджмент", "Прикладная информатика", "Бухгалтерский учёт"],
    "uk": ["Економіка", "Комп'ютерні науки"],
    "be": ["Эканоміка", "Інфарматыка"],
    "en": ["Computer Science", "Business Administration", "BSc Economics"],
}
DUTIES = {
    "ru": [
        "Вёл переговоры с поставщиками и снижал закупочные цены",
        "Автоматизировал отчётность отдела и обучал новых сотрудников",
        "Контроль сроков поставок и качества продукции",
        "Участвовал в запуске трёх новых направлений",
        "Подготовка ежемесячных отчётов для руководства",
    ],
    "uk": [
        "Готував щомісячні звіти для керівництва",
        "Навчала нових співробітників",
        "Контроль якості та строків постачання",
    ],
    "be": [
        "Рыхтаваў штомесячныя справаздачы",
        "Навучала новых супрацоўнікаў",
        "Кантроль якасці і тэрмінаў",
    ],
    "en": [
        "Built reporting pipelines used by six departments",
        "Mentored two junior colleagues",
        "Responsible for quarterly planning and budget control",
        "Reduced delivery time by 30%",
        "Worked with stakeholders across three regions",
    ],
}


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
    experience = []
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
        "emails": [
            f"{rng.choice([handle, handle + '.' + latin(first).lower()[:1], latin(first).lower()[:3] + '_' + handle])}@{rng.choice(['mail.example', 'example.com', 'post.example'])}"
        ],
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
