"""Seventh batch of wild layouts: wide heads, two tables, posts at employers, sentences."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_g")


def wide_top(w: Scribe) -> list[Block]:
    """Portrait and name side by side, three facts in a row, sections with the post in front."""
    out: list[Block] = [("cols", [w.photo()], [("title", w.name("fl")), ("sub", w.position()), ("p", f"{w.city()} • {w.age()}")]), ("row", [w.phone(), w.email()])]
    out += [("h", w.t("Кем и где работал", "Employment history", "Ким і де працював", "Кім і дзе працаваў"))]
    for job in w.jobs("Word"):
        out += [("b", job["position"]), ("p", f"{job['company']}, {w.t('с', 'from', 'з', 'з')} {job['start'].lower()} — {job['end']}"), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование и квалификация", "Education and qualifications", "Освіта та кваліфікація", "Адукацыя і кваліфікацыя")), *(("p", f"{school} — {faculty} — {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Профессиональные умения", "Core skills", "Професійні вміння", "Прафесійныя ўменні")), ("p", "; ".join(w.skills()))]


def two_tables(w: Scribe) -> list[Block]:
    """Personal data in a table of four columns, then jobs in a table without a head."""
    out: list[Block] = [("h", w.t("РЕЗЮМЕ", "CURRICULUM VITAE", "РЕЗЮМЕ", "РЭЗЮМЭ")), ("row", [w.t("ФИО", "Name", "ПІБ", "ПІБ"), w.name("lfm" if w.lang != "en" else "fml")]), ("row", [w.t("Дата рождения", "Date of birth", "Дата народження", "Дата нараджэння"), w.birth(), w.t("Город", "City", "Місто", "Горад"), w.city()]), ("row", [w.t("Тел.", "Tel.", "Тел.", "Тэл."), w.phone(), "E-mail", w.email()]), ("row", [w.t("Вакансия", "Vacancy", "Вакансія", "Вакансія"), w.position(), w.t("Доход", "Salary", "Дохід", "Даход"), w.pay()])]
    out += [("h", w.t("ПРОФЕССИОНАЛЬНЫЙ ОПЫТ", "PROFESSIONAL EXPERIENCE", "ПРОФЕСІЙНИЙ ДОСВІД", "ПРАФЕСІЙНЫ ВОПЫТ")), *(("row", [job["span"], job["company"], job["position"]]) for job in w.jobs("slash"))]
    out += [("h", w.t("УЧЕБНЫЕ ЗАВЕДЕНИЯ", "EDUCATION", "НАВЧАЛЬНІ ЗАКЛАДИ", "НАВУЧАЛЬНЫЯ ЎСТАНОВЫ")), *(("row", [f"{year - 4}–{year}", school, faculty]) for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("КЛЮЧЕВЫЕ НАВЫКИ", "KEY SKILLS", "КЛЮЧОВІ НАВИЧКИ", "КЛЮЧАВЫЯ НАВЫКІ")), *(("li", s) for s in w.skills())]


def at_sign(w: Scribe) -> list[Block]:
    """A developer's page: contacts first, "post @ company", dates in brackets, short sections."""
    out: list[Block] = [("p", f"{w.email()} | {w.phone()} | {w.telegram()} | {w.github()}"), ("title", w.name("fl")), ("sub", f"{w.position()} — {w.city()}"), ("h", w.t("Опыт", "Experience", "Досвід", "Вопыт"))]
    for job in w.jobs("short", " – "):
        out += [("b", f"{job['position']} @ {job['company']} ({job['span']})"), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), ("p", ", ".join(w.skills())), ("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    return [*out, *(("p", f"{school} ({year - 4}–{year}), {faculty}") for school, faculty, year in w.schools())]


def worker(w: Scribe) -> list[Block]:
    """A worker's page in sentences with labels, several telephones, a former superior."""
    out: list[Block] = [("b", w.name("lfm" if w.lang != "en" else "fl")), ("p", f"{w.t('Родился', 'Born', 'Народження', 'Нараджэнне')}: {w.birth()}"), ("p", f"{w.t('Адрес', 'Address', 'Адреса', 'Адрас')}: {w.t('г. ', '', 'м. ', 'г. ')}{w.city()}"), ("p", f"{w.t('Телефоны для связи', 'Phone', 'Телефон', 'Тэлефон')}: {w.phone()}; {w.phone()}"), ("p", f"{w.t('Электронная почта', 'Email', 'Електронна пошта', 'Электронная пошта')}: {w.email()}"), ("p", f"{w.t('Ищу работу по специальности', 'Looking for a job as', 'Шукаю роботу', 'Шукаю працу')}: {w.position()}")]
    out += [("p", w.t("Трудовая деятельность:", "Work history:", "Трудова діяльність:", "Працоўная дзейнасць:"))]
    out += [("p", f"{job['span']} — {job['company']}, {job['position']}. {job['duties'][0]}.") for job in w.jobs("num", "-")]
    out += [("p", w.t("Образование:", "Education:", "Освіта:", "Адукацыя:")), *(("p", f"{year} — {school}, {faculty}.") for school, faculty, year in w.schools())]
    out += [("p", w.t("Профессиональные навыки:", "Skills:", "Професійні навички:", "Прафесійныя навыкі:")), ("p", ", ".join(w.skills()) + ".")]
    return [*out, ("p", w.t("Рекомендации:", "References:", "Рекомендації:", "Рэкамендацыі:")), ("p", w.t("начальник цеха Дёмин А. С., 8 910 000-22-33", "Tom Fields, site manager, 07700 900999", "майстер Дьомін А., 067 000 22 33", "майстар Дзёмін А., +375 29 000-22-33"))]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (wide_top, two_tables, at_sign, worker)
