"""Eleventh batch: three boxes under the name, forms of one label a line, periods between marks."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_k")


def _education(w: Scribe) -> list[Block]:
    return [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("b", school), ("p", f"{faculty}, {year}")))]


def three_boxes(w: Scribe) -> list[Block]:
    """Name, then contacts, skills and languages side by side, then jobs over the whole width."""
    out: list[Block] = [("title", w.name("fl")), ("sub", w.position())]
    out += [("row", [[("h", w.t("Контакты", "Contact", "Контакти", "Кантакты")), ("p", w.phone()), ("p", w.email()), ("p", w.city())], [("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), *(("p", s) for s in w.skills())], [("h", w.t("Языки", "Languages", "Мови", "Мовы")), ("p", w.t("Русский", "English", "Українська", "Беларуская")), ("p", w.t("Английский", "German", "Англійська", "Англійская"))]])]
    out += [("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("Word", " – "):
        out += [("b", f"{job['company']}, {job['city']}"), ("p", f"{job['position']}, {job['span']}"), *(("li", d) for d in job["duties"])]
    return [*out, *_education(w)]


def two_lines(w: Scribe) -> list[Block]:
    """Period with its length, firm with a remark in brackets, post, duties as one paragraph."""
    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl")), ("p", f"{w.birth()} ({w.age()})"), ("p", f"{w.city()}, {w.phone()}, {w.email()}"), ("h", w.t("Желаемая должность", "Desired position", "Бажана посада", "Жаданая пасада")), ("p", w.position()), ("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("word", " — "):
        out += [("p", f"{job['span'].capitalize()} ({w.t('2 года 1 месяц', '2 years 1 month', '2 роки', '2 гады')})"), ("b", f"{job['company']} ({w.t('розничная торговля', 'retail', 'роздрібна торгівля', 'рознічны гандаль')})"), ("b", job["position"]), ("p", ". ".join(job["duties"]) + ".")]
    return [*out, *_education(w), ("h", w.t("Ключевые навыки", "Key skills", "Ключові навички", "Ключавыя навыкі")), ("p", " | ".join(w.skills()))]


def capitals(w: Scribe) -> list[Block]:
    """Firm in capitals and the period behind a bar; post behind a label with a dash."""
    out: list[Block] = [("title", w.name("lf")), ("p", f"{w.t('Претендую на должность', 'Position', 'Претендую на посаду', 'Прэтэндую на пасаду')}: {w.position()}"), ("p", f"{w.t('Ожидания по зарплате', 'Expected salary', 'Зарплатні очікування', 'Зарплатныя чаканні')}: {w.pay()}"), ("p", f"{w.t('Тел.', 'Phone', 'Тел.', 'Тэл.')}: {w.phone()}   {w.t('Почта', 'Email', 'Пошта', 'Пошта')}: {w.email()}   Telegram: {w.telegram()}"), ("h", w.t("ОПЫТ", "EXPERIENCE", "ДОСВІД", "ВОПЫТ"))]
    for job in w.jobs("year", "–"):
        out += [("b", f"{job['company'].upper()} | {job['span']}"), ("p", f"{w.t('Должность', 'Position', 'Посада', 'Пасада')} — {job['position']}"), *(("li", f"{d};") for d in job["duties"])]
    return [*out, *_education(w), ("h", w.t("НАВЫКИ", "SKILLS", "НАВИЧКИ", "НАВЫКІ")), *(("li", s) for s in w.skills())]


def one_line(w: Scribe) -> list[Block]:
    """Everything of a job in one bold line with bars."""
    out: list[Block] = [("title", w.name("fl")), ("p", f"{w.position()} | {w.city()} | {w.phone()} | {w.email()}"), ("h", w.t("Профессиональный опыт", "Professional Experience", "Професійний досвід", "Прафесійны вопыт"))]
    for job in w.jobs("short", " – "):
        out += [("b", f"{job['position']} | {job['company']} | {job['city']} | {job['span']}"), *(("li", d) for d in job["duties"])]
    return [*out, *_education(w), ("h", w.t("Технические навыки", "Technical Skills", "Технічні навички", "Тэхнічныя навыкі")), ("p", ", ".join(w.skills()))]


def timeline(w: Scribe) -> list[Block]:
    """Years at the left, post above firm at the right; a side column with the portrait."""
    left: list[Block] = [w.photo(), ("h", w.t("О себе", "About me", "Про себе", "Пра сябе")), ("p", w.t("Быстро учусь, не боюсь цифр.", "Quick learner, calm with numbers.", "Швидко вчуся.", "Хутка вучуся.")), ("h", w.t("Контакты", "Contact", "Контакти", "Кантакты")), ("p", w.phone()), ("p", w.email()), ("p", w.city()), ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), *(("li", s) for s in w.skills())]
    right: list[Block] = [("title", w.name("fl")), ("sub", w.position()), ("h", w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"))]
    right += [("row", [job["span"], [("b", job["position"]), ("p", job["company"]), *(("p", d) for d in job["duties"])]]) for job in w.jobs("year", " – ")]
    right += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    right += [("row", [str(year), [("b", school), ("p", faculty)]]) for school, faculty, year in w.schools()]
    return [("cols", left, right)]


def labels(w: Scribe) -> list[Block]:
    """A label on every line of every job."""
    out: list[Block] = [("title", w.t("Резюме", "Resume", "Резюме", "Рэзюмэ")), ("p", f"{w.t('ФИО', 'Full name', 'ПІБ', 'ПІБ')}: {w.name('lfm' if w.lang != 'en' else 'fl')}"), ("p", f"{w.t('Дата рождения', 'Date of birth', 'Дата народження', 'Дата нараджэння')}: {w.birth()}"), ("p", f"{w.t('Город', 'City', 'Місто', 'Горад')}: {w.city()}"), ("p", f"{w.t('Телефон', 'Phone', 'Телефон', 'Тэлефон')}: {w.phone()}"), ("p", f"E-mail: {w.email()}"), ("p", f"{w.t('Должность', 'Position', 'Посада', 'Пасада')}: {w.position()}"), ("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("num", " - "):
        out += [("p", f"{w.t('Период работы', 'Period', 'Період роботи', 'Перыяд працы')}: {job['span']}"), ("p", f"{w.t('Место работы', 'Company', 'Місце роботи', 'Месца працы')}: {job['company']}"), ("p", f"{w.t('Должность', 'Position', 'Посада', 'Пасада')}: {job['position']}"), ("p", f"{w.t('Обязанности', 'Duties', 'Обовʼязки', 'Абавязкі')}: {', '.join(d.lower() for d in job['duties'])}")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    for school, faculty, year in w.schools():
        out += [("p", f"{w.t('Учебное заведение', 'Institution', 'Навчальний заклад', 'Навучальная ўстанова')}: {school}"), ("p", f"{w.t('Год окончания', 'Graduation year', 'Рік закінчення', 'Год заканчэння')}: {year}"), ("p", f"{w.t('Специальность', 'Major', 'Спеціальність', 'Спецыяльнасць')}: {faculty}")]
    return [*out, ("p", f"{w.t('Навыки', 'Skills', 'Навички', 'Навыкі')}: {', '.join(w.skills())}")]


def post_period(w: Scribe) -> list[Block]:
    """Post and its years in brackets, a dash, the firm; duties indented; jobs before studies."""
    out: list[Block] = [("b", w.name("lfm" if w.lang != "en" else "fl")), ("p", w.position()), ("p", f"{w.phone()} / {w.email()} / {w.city()}"), ("h", w.t("Карьера", "Career", "Карʼєра", "Карʼера"))]
    for job in w.jobs("slash", "–"):
        out += [("p", f"{job['position']} ({job['span']}) — {job['company']}"), *(("li", d) for d in job["duties"])]
    return [*out, *_education(w), ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), ("p", ", ".join(w.skills()))]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (three_boxes, two_lines, capitals, one_line, timeline, labels, post_period)
