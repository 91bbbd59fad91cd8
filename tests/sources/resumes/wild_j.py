"""Tenth batch: sites, forms and letters once more, with other orders of firm, post and period."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_j")


def europass(w: Scribe) -> list[Block]:
    """Europass: a label in the left column for everything."""
    def row(label: str, value: str) -> Block:
        return ("row", [label, value])
    out: list[Block] = [("title", w.t("Curriculum vitae", "Europass Curriculum Vitae", "Резюме", "Рэзюмэ")), ("h", w.t("Личная информация", "Personal information", "Особиста інформація", "Асабістая інфармацыя")), row(w.t("Фамилия и имя", "Surname(s) / First name(s)", "Прізвище та імʼя", "Прозвішча і імя"), w.name("lf")), row(w.t("Адрес", "Address", "Адреса", "Адрас"), w.city()), row(w.t("Телефон", "Telephone", "Телефон", "Тэлефон"), w.phone()), row("E-mail", w.email()), row(w.t("Дата рождения", "Date of birth", "Дата народження", "Дата нараджэння"), w.birth()), row(w.t("Желаемая должность", "Desired employment", "Бажана посада", "Жаданая пасада"), w.position()), ("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("num"):
        out += [row(w.t("Даты", "Dates", "Дати", "Даты"), job["span"]), row(w.t("Должность", "Occupation or position held", "Посада", "Пасада"), job["position"]), row(w.t("Основные обязанности", "Main activities and responsibilities", "Основні обовʼязки", "Асноўныя абавязкі"), "; ".join(job["duties"])), row(w.t("Наименование и адрес работодателя", "Name and address of employer", "Назва та адреса роботодавця", "Назва і адрас наймальніка"), f"{job['company']}, {job['city']}")]
    out += [("h", w.t("Образование и обучение", "Education and training", "Освіта та навчання", "Адукацыя і навучанне"))]
    for school, faculty, year in w.schools():
        out += [row(w.t("Даты", "Dates", "Дати", "Даты"), f"{year - 4} – {year}"), row(w.t("Специальность", "Title of qualification awarded", "Спеціальність", "Спецыяльнасць"), faculty), row(w.t("Учебное заведение", "Name and type of organisation providing education", "Навчальний заклад", "Навучальная ўстанова"), school)]
    return [*out, ("h", w.t("Навыки и компетенции", "Personal skills and competences", "Навички та компетенції", "Навыкі і кампетэнцыі")), ("p", ", ".join(w.skills()))]


def moderncv(w: Scribe) -> list[Block]:
    """moderncv: dates in the margin; "post, firm, place." and bullets at the right."""
    out: list[Block] = [("row", [[("title", w.name("fl"))], [("p", w.city()), ("p", w.phone()), ("p", w.email())]]), ("sub", w.position()), ("h", w.t("Опыт", "Experience", "Досвід", "Вопыт"))]
    out += [("row", [job["span"], [("b", f"{job['position']}, {job['company']}, {job['city']}."), *(("li", d) for d in job["duties"])]]) for job in w.jobs("slash", "–")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("row", [f"{year - 4}–{year}", [("b", f"{faculty}, {school}.")]]) for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), ("row", [w.t("Основные", "Core", "Основні", "Асноўныя"), ", ".join(w.skills())])]


def posts_of_one(w: Scribe) -> list[Block]:
    """Firm with its period in brackets, the labelled post below, achievements under a small head."""
    out: list[Block] = [("title", w.name("fml" if w.lang != "en" else "fl")), ("b", w.position()), ("p", f"{w.t('Дата рождения', 'Date of birth', 'Дата народження', 'Дата нараджэння')}: {w.birth()}"), ("p", f"{w.t('тел.', 'tel.', 'тел.', 'тэл.')} {w.phone()}, {w.email()}"), ("p", f"{w.t('г. ', '', 'м. ', 'г. ')}{w.city()}"), ("h", w.t("Профессиональный опыт", "Professional experience", "Професійний досвід", "Прафесійны вопыт"))]
    for job in w.jobs("word"):
        out += [("b", f"{job['company']} ({job['span']})"), ("p", f"{w.t('Должность', 'Position', 'Посада', 'Пасада')}: {job['position']}"), ("p", w.t("Достижения:", "Achievements:", "Досягнення:", "Дасягненні:")), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("p", f"{school} ({year}), {faculty}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Компетенции", "Competencies", "Компетенції", "Кампетэнцыі")), *(("li", s) for s in w.skills())]


def right_dates(w: Scribe) -> list[Block]:
    """Post and period in one row, firm and a remark on it below; a side column at the right."""
    left: list[Block] = [("h", w.t("Где работал(а)", "Employment", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("short", " — "):
        left += [("right", [job["position"], job["span"]]), ("p", f"{job['company']} · {job['city']}"), ("p", w.t("Производство и продажа оборудования, 300 сотрудников.", "Regional distributor with 300 employees.", "Виробництво обладнання, 300 працівників.", "Вытворчасць абсталявання, 300 супрацоўнікаў.")), *(("li", d) for d in job["duties"])]
    left += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    for school, faculty, year in w.schools():
        left += [("right", [school, str(year)]), ("p", faculty)]
    right: list[Block] = [w.photo(), ("h", w.t("Контакты", "Contact", "Контакти", "Кантакты")), ("p", w.phone()), ("p", w.email()), ("p", w.telegram()), ("p", w.city()), ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), *(("p", s) for s in w.skills())]
    return [("title", w.name("fl")), ("sub", w.position()), ("colsr", left, right)]


def state_form(w: Scribe) -> list[Block]:
    """Years, a dash, post in small letters, the institution with its town in brackets."""
    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl")), ("p", f"{w.birth()}, {w.t('г. ', '', 'м. ', 'г. ')}{w.city()}"), ("p", f"{w.phone()}; {w.email()}"), ("p", f"{w.t('Желаемая должность', 'Desired position', 'Бажана посада', 'Жаданая пасада')} – {w.position()}"), ("p", f"{w.t('Зарплата', 'Salary', 'Зарплата', 'Зарплата')} – {w.pay()}"), ("h", w.t("Места работы", "Positions held", "Місця роботи", "Месцы працы"))]
    for job in w.jobs("year", "–"):
        post = job["position"]
        small = post[:1].lower() + post[1:] if post[1:2].islower() else post
        out += [("p", f"{job['span']} — {small}, {job['company']} ({job['city']})")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("p", f"{year} — {school} ({faculty})") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Умения", "Skills", "Вміння", "Уменні")), ("p", ", ".join(w.skills()))]


def grouped_posts(w: Scribe) -> list[Block]:
    """LinkedIn: the firm once with the time there, below it one post after another."""
    out: list[Block] = [("title", w.name("fl")), ("sub", w.position()), ("p", w.city()), ("p", f"{w.email()} · {w.phone()} · {w.linkedin()}"), ("h", w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("Word", " - "):
        out += [("b", job["company"]), ("p", w.t("3 года 2 месяца", "3 years 2 months", "3 роки 2 місяці", "3 гады 2 месяцы")), ("b", job["position"]), ("p", f"{job['span']} ({w.t('1 год', '1 year', '1 рік', '1 год')})"), *(("p", f"- {d}") for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("b", school), ("p", f"{faculty} ({year - 4} - {year})")))]
    return [*out, ("h", w.t("Ключевые навыки", "Skills", "Ключові навички", "Ключавыя навыкі")), ("p", " · ".join(w.skills()))]


def letter(w: Scribe) -> list[Block]:
    """A mail: "firm, post (from - to)" in a numbered list; contacts at the end."""
    out: list[Block] = [("b", w.t("Резюме", "Resume", "Резюме", "Рэзюмэ") + f": {w.position()}"), ("p", w.name("fl")), ("p", f"{w.age()}, {w.city()}"), ("h", w.t("Опыт работы", "Work history", "Досвід роботи", "Вопыт працы"))]
    out += [("p", f"{n}. {job['company']}, {job['position']} ({job['span']})") for n, job in enumerate(w.jobs("num", " - "), 1)]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("p", f"{n}. {school}, {year}") for n, (school, _, year) in enumerate(w.schools(), 1))]
    out += [("h", w.t("Что умею", "Skills", "Що вмію", "Што ўмею")), *(("li", s) for s in w.skills())]
    return [*out, ("h", w.t("Контакты", "Contacts", "Контакти", "Кантакты")), ("p", w.phone()), ("p", w.email())]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (europass, moderncv, posts_of_one, right_dates, state_form, grouped_posts, letter)
