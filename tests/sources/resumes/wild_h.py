"""Eighth batch: as job sites export resumes (hh.ru, Habr, SuperJob, Work.ua, LinkedIn, Indeed)."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_h")
_TRADE = {"ru": ("Розничная торговля", "Информационные технологии, системная интеграция, интернет", "Медицина, фармацевтика, аптеки"), "uk": ("Роздрібна торгівля",), "be": ("Будаўніцтва, нерухомасць",), "en": ("Retail", "Business services")}
_BRANCH = {"ru": ("Розничная сеть (продуктовая)", "Разработка программного обеспечения", "Аптека, оптика"), "uk": ("Розничная сеть",), "be": ("Жыллёвае будаўніцтва",), "en": ("Retail chain", "Software development")}


def _length(w: Scribe) -> str:
    years, months = w.rng.randint(1, 4), w.rng.randint(2, 4)
    return w.t(f"{years if years > 1 else 2} года {months} месяца", f"{years + 1} years {months} months", f"2 роки {months} місяці", f"2 гады {months} месяцы")


def hh_new(w: Scribe) -> list[Block]:
    """The current export of hh.ru: periods in the left column, firm, place, trade and post beside."""
    born = w.t("родился" if w.sex == "m" else "родилась", "born on", "народився" if w.sex == "m" else "народилася", "нарадзіўся" if w.sex == "m" else "нарадзілася")
    sex = w.t("Мужчина" if w.sex == "m" else "Женщина", "Male" if w.sex == "m" else "Female", "Чоловік" if w.sex == "m" else "Жінка", "Мужчына" if w.sex == "m" else "Жанчына")
    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "lf")), ("p", f"{sex}, {w.age()}, {born} {w.birth()}"), ("p", f"{w.phone()} — {w.t('предпочитаемый способ связи', 'preferred means of communication', 'бажаний спосіб звʼязку', 'пажаданы спосаб сувязі')}"), ("p", w.email()), ("p", f"{w.t('Проживает', 'Reside in', 'Проживає', 'Пражывае')}: {w.city()}"), ("p", w.t("Гражданство: Россия, есть разрешение на работу: Россия", "Citizenship: Ireland", "Громадянство: Україна", "Грамадзянства: Беларусь")), ("p", w.t("Готов к переезду, готов к командировкам", "Ready to relocate", "Готовий до відряджень", "Гатовы да камандзіровак"))]
    out += [("h", w.t("Желаемая должность и зарплата", "Desired position and salary", "Бажана посада і зарплата", "Жаданая пасада і зарплата")), ("row", [[("b", w.position())], [("p", w.pay())]]), ("p", w.t("Специализации:", "Specializations:", "Спеціалізації:", "Спецыялізацыі:")), ("li", w.t("Другое", "Other", "Інше", "Іншае")), ("p", w.t("Тип занятости: постоянная работа", "Employment: full time", "Зайнятість: повна", "Занятасць: поўная"))]
    out += [("h", w.t("Опыт работы — 8 лет 2 месяца", "Work experience — 8 years 2 months", "Досвід роботи — 8 років", "Вопыт працы — 8 гадоў"))]
    for job in w.jobs("Word"):
        right: list[Block] = [("b", job["company"]), ("p", f"{job['city']}, www.example.com"), ("p", w.rng.choice(_TRADE[w.lang]))]
        right += [("li", w.rng.choice(_BRANCH[w.lang]))] if w.rng.random() < 0.6 else []
        right += [("b", job["position"]), *(("p", d) for d in job["duties"])]
        out += [("row", [[("p", f"{job['start']} —"), ("p", job["end"]), ("p", _length(w))], right])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), ("p", w.t("Высшее", "Higher", "Вища", "Вышэйшая")), *(("row", [str(year), [("b", school), ("p", faculty)]]) for school, faculty, year in w.schools())]
    out += [("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), ("row", [w.t("Знание языков", "Languages", "Знання мов", "Веданне моў"), w.t("Русский — Родной", "English — Native", "Українська — Рідна", "Беларуская — Родная")]), ("row", [w.t("Навыки", "Skills", "Навички", "Навыкі"), "    ".join(w.skills())])]
    return [*out, ("h", w.t("Дополнительная информация", "Further information", "Додаткова інформація", "Дадатковая інфармацыя")), ("row", [w.t("Обо мне", "About me", "Про мене", "Пра мяне"), w.t("Ответственный, внимательный к деталям.", "Attentive to details.", "Відповідальний.", "Адказны.")])]


def habr(w: Scribe) -> list[Block]:
    """Habr Career: firm, its line of business, then the post with its period, stack after duties."""
    out: list[Block] = [w.photo(), ("title", w.name("fl")), ("sub", w.position()), ("p", f"{w.t('Возраст', 'Age', 'Вік', 'Узрост')}: {w.age()}"), ("p", w.t("Стаж: 7 лет", "Experience: 7 years", "Стаж: 7 років", "Стаж: 7 гадоў")), ("p", f"{w.t('Город', 'Location', 'Місто', 'Горад')}: {w.city()}"), ("p", f"{w.t('Зарплатные ожидания', 'Salary expectations', 'Зарплатні очікування', 'Зарплатныя чаканні')}: {w.pay()}")]
    out += [("h", w.t("Контакты", "Contacts", "Контакти", "Кантакты")), ("p", w.email()), ("p", w.phone()), ("p", f"Telegram: {w.telegram()}"), ("h", w.t("Профессиональные навыки", "Professional skills", "Професійні навички", "Прафесійныя навыкі")), ("p", " • ".join(w.skills()))]
    out += [("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("Word", " — "):
        out += [("b", job["company"]), ("p", w.t("Разработка и поддержка корпоративных систем", "Corporate systems for mid-size firms", "Корпоративні системи", "Карпаратыўныя сістэмы")), ("b", job["position"]), ("p", f"{job['span']} ({_length(w)})"), ("p", job["city"]), *(("li", d) for d in job["duties"])]
    return [*out, ("h", w.t("Высшее образование", "Higher education", "Вища освіта", "Вышэйшая адукацыя")), *(b for school, faculty, year in w.schools() for b in (("b", school), ("p", faculty), ("p", f"{year - 4} — {year}")))]


def superjob(w: Scribe) -> list[Block]:
    """SuperJob: labels for everything, periods first."""
    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl")), ("b", w.position()), ("p", w.pay()), ("p", f"{w.city()}, {w.t('готов к командировкам', 'ready to travel', 'готовий до відряджень', 'гатовы да камандзіровак')}"), ("p", f"{w.t('Телефон', 'Phone', 'Телефон', 'Тэлефон')}: {w.phone()}"), ("p", f"E-mail: {w.email()}"), ("p", f"{w.t('Дата рождения', 'Date of birth', 'Дата народження', 'Дата нараджэння')}: {w.birth()}")]
    out += [("h", w.t("Опыт работы", "Employment", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("num", " — "):
        out += [("p", f"{job['span']} ({_length(w)})"), ("b", job["position"]), ("p", f"{job['company']}, {w.t('г. ', '', 'м. ', 'г. ')}{job['city']}, {w.t('полная занятость', 'full-time', 'повна зайнятість', 'поўная занятасць')}"), ("p", w.t("Обязанности:", "Responsibilities:", "Обовʼязки:", "Абавязкі:")), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("p", w.t(f"Высшее образование, {year} год", f"Graduated {year}", f"Вища, {year} рік", f"Вышэйшая, {year} год")), ("b", school), ("p", f"{w.t('Специальность', 'Major', 'Спеціальність', 'Спецыяльнасць')}: {faculty}")))]
    return [*out, ("h", w.t("Ключевые навыки", "Key skills", "Ключові навички", "Ключавыя навыкі")), ("p", ", ".join(w.skills()))]


def work_ua(w: Scribe) -> list[Block]:
    """Work.ua and Rabota: post as the head of an entry, "from ... to" below, firm with its trade."""
    out: list[Block] = [("title", w.name("fl" if w.lang == "en" else "lf")), ("sub", f"{w.position()}, {w.pay()}"), ("row", [w.t("Возраст", "Age", "Вік", "Узрост") + ":", w.age()]), ("row", [w.t("Город проживания", "City of residence", "Місто проживання", "Горад пражывання") + ":", w.city()]), ("h", w.t("Контактная информация", "Contact information", "Контактна інформація", "Кантактная інфармацыя")), ("row", [w.t("Телефон", "Phone", "Телефон", "Тэлефон") + ":", w.phone()]), ("row", [w.t("Эл. почта", "Email", "Ел. пошта", "Эл. пошта") + ":", w.email()])]
    out += [("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("num", w.t(" по ", " to ", " по ", " па ")):
        span = f"{w.t('с', 'from', 'з', 'з')} {job['span']} ({_length(w)})".replace("по по ", "по ").replace("па па ", "па ").replace("по до ", "до ")
        out += [("b", job["position"]), ("p", span), ("p", f"{job['company']}, {job['city']} ({w.rng.choice(_TRADE[w.lang])})"), *(("p", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    for school, faculty, year in w.schools():
        out += [("b", school), ("p", f"{faculty}, {w.city()}"), ("p", w.t(f"Высшее, с {year - 5} по {year}", f"Higher, from {year - 5} to {year}", f"Вища, з {year - 5} по {year}", f"Вышэйшая, з {year - 5} па {year}"))]
    return [*out, ("h", w.t("Знания и навыки", "Knowledge and skills", "Знання і навички", "Веды і навыкі")), *(("p", s) for s in w.skills())]


def linkedin_posts(w: Scribe) -> list[Block]:
    """LinkedIn in the reader's language: a narrow left column, firm above post, "Present" mixed in."""
    left: list[Block] = [("h", w.t("Контакты/Способы связаться", "Contact", "Контакти", "Кантакты")), ("p", f"{w.phone()} (Mobile)"), ("p", w.email()), ("p", f"www.{w.linkedin()} (LinkedIn)"), ("h", w.t("Основные навыки", "Top Skills", "Основні навички", "Асноўныя навыкі")), *(("p", s) for s in w.skills())]
    right: list[Block] = [("title", w.name("fl")), ("sub", w.position()), ("p", w.city()), ("h", w.t("Общие сведения", "Summary", "Загальні відомості", "Агульныя звесткі")), ("p", w.t("Люблю сложные задачи и понятные процессы.", "I like hard problems and clear processes.", "Люблю складні задачі.", "Люблю складаныя задачы.")), ("h", w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("word", " - "):
        right += [("b", job["company"]), ("p", job["position"]), ("p", f"{job['span']} ({_length(w)})"), ("p", job["city"]), *(("p", d) for d in job["duties"])]
    right += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("b", school), ("p", f"{faculty} · ({year - 4} - {year})")))]
    return [("cols", left, right)]


def indeed(w: Scribe) -> list[Block]:
    """Indeed: post bold, firm - place, period, duties as prose; skills at the end."""
    out: list[Block] = [("title", w.name("fl")), ("b", w.position()), ("p", f"{w.city()}"), ("p", w.email()), ("p", w.phone()), ("p", w.t("Ищу интересную работу в крупной компании рядом с домом.", "Hard-working professional with a strong record in a fast-paced environment.", "Шукаю стабільну роботу.", "Шукаю стабільную працу."))]
    out += [("h", w.t("Опыт работы", "Work Experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("Word", w.t(" – ", " to ", " – ", " – ")):
        out += [("b", job["position"]), ("p", f"{job['company']} - {job['city']}"), ("p", job["span"]), *(("p", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("b", faculty), ("p", f"{school} - {w.city()}"), ("p", str(year))))]
    return [*out, ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), *(("li", s) for s in w.skills())]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (hh_new, habr, superjob, work_ua, linkedin_posts, indeed)
