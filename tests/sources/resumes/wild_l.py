"""Twelfth batch: three columns, data tables of word processors, starts without ends."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_l")


def _skills(w: Scribe) -> list[Block]:
    return [("h", w.t("Профессиональные компетенции", "Areas of expertise", "Професійні компетенції", "Прафесійныя кампетэнцыі")), *(("li", s) for s in w.skills())]


def three_columns(w: Scribe) -> list[Block]:
    """A landscape sheet: contacts and skills, then jobs, then studies."""
    left: list[Block] = [("h", w.t("Контакты", "Contact", "Контакти", "Кантакты")), ("p", w.phone()), ("p", w.email()), ("p", w.city()), *_skills(w)]
    middle: list[Block] = [("h", w.t("Карьера", "Career history", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("year", " - "):
        middle += [("b", job["position"]), ("p", job["company"]), ("p", job["span"]), *(("li", d) for d in job["duties"])]
    right: list[Block] = [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    for school, faculty, year in w.schools():
        right += [("b", school), ("p", faculty), ("p", str(year))]
    return [("title", w.name("fl")), ("sub", w.position()), ("cols", left, [("colsr", middle, right)])]


def data_table(w: Scribe) -> list[Block]:
    """Jobs in a table: firm, post, from, until; the head names them."""
    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl")), ("p", f"{w.t('Дата рождения', 'Born', 'Дата народження', 'Дата нараджэння')}: {w.birth()}"), ("p", f"{w.t('Проживание', 'Location', 'Місто', 'Горад')}: {w.city()}"), ("p", f"{w.t('Мобильный', 'Mobile', 'Телефон', 'Тэлефон')}: {w.phone()}"), ("p", w.email()), ("p", f"{w.t('Ищу работу', 'Position', 'Шукаю роботу', 'Шукаю працу')}: {w.position()}"), ("h", w.t("Сведения о трудовой деятельности", "Employment record", "Відомості про трудову діяльність", "Звесткі пра працоўную дзейнасць"))]
    out += [("row", [w.t("Организация", "Company", "Організація", "Арганізацыя"), w.t("Должность", "Position", "Посада", "Пасада"), w.t("Начало", "From", "Початок", "Пачатак"), w.t("Окончание", "To", "Закінчення", "Заканчэнне")])]
    out += [("row", [job["company"], job["position"], job["start"], job["end"]]) for job in w.jobs("num")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("row", [school, faculty, str(year)]) for school, faculty, year in w.schools())]
    return [*out, *_skills(w)]


def dash_post(w: Scribe) -> list[Block]:
    """"Post — firm" bold, then "place, period" in one line, then prose."""
    out: list[Block] = [("title", w.name("fl")), ("sub", w.position()), ("row", [w.phone(), w.email(), w.city()]), ("h", w.t("Опыт и достижения", "Experience and achievements", "Досвід і досягнення", "Вопыт і дасягненні"))]
    for job in w.jobs("short", " – "):
        out += [("b", f"{job['position']} — {job['company']}"), ("p", f"{job['city']}, {job['span']}"), ("p", ". ".join(job["duties"]) + ".")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("p", f"{school}, {faculty}, {year}") for school, faculty, year in w.schools())]
    return [*out, *_skills(w)]


def since(w: Scribe) -> list[Block]:
    """"Период:" and "Компания:" on one line each, post in bold above; wish at the end."""
    out: list[Block] = [("title", w.name("lf")), ("p", f"{w.age()}, {w.t('г. ', '', 'м. ', 'г. ')}{w.city()}"), ("p", f"{w.phone()}, {w.email()}, {w.telegram()}"), ("h", w.t("Где и кем работал", "Work history", "Де і ким працював", "Дзе і кім працаваў"))]
    for job in w.jobs("word"):
        out += [("b", job["position"]), ("p", f"{w.t('Компания', 'Company', 'Компанія', 'Кампанія')}: {job['company']}"), ("p", f"{w.t('Период', 'Period', 'Період', 'Перыяд')}: {job['span']}"), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("p", f"{school} ({faculty}), {w.t('выпуск', 'class of', 'випуск', 'выпуск')} {year}") for school, faculty, year in w.schools())]
    return [*out, *_skills(w), ("h", w.t("Желаемая должность и условия", "Desired position", "Бажана посада", "Жаданая пасада")), ("p", w.position()), ("p", w.pay())]


def firm_first(w: Scribe) -> list[Block]:
    """Firm, post and period each in its line; a remark on the firm before the post; no bullets."""
    out: list[Block] = [w.photo(), ("title", w.name("fl")), ("p", w.position()), ("p", f"{w.city()} | {w.phone()} | {w.email()} | {w.linkedin()}"), ("h", w.t("Профессиональный путь", "Professional experience", "Професійний шлях", "Прафесійны шлях"))]
    for job in w.jobs("Word", " — "):
        out += [("b", f"{job['company']} ({job['city']})"), ("p", w.t("Федеральный дистрибьютор, 12 филиалов", "A family business with 12 branches", "Національний дистрибʼютор, 12 філій", "Нацыянальны дыстрыбутар, 12 філіялаў")), ("p", job["position"]), ("p", job["span"]), *(("p", f"{d}.") for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("b", school), ("p", f"{faculty}, {year - 5}—{year}")))]
    return [*out, *_skills(w)]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (three_columns, data_table, dash_post, since, firm_first)
