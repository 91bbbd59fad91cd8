"""Thirteenth batch: words of the third batch in other templates of sites and word processors."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_c")


def zarplata(w: Scribe) -> list[Block]:
    """A regional job board: post first, then "firm, town, period in brackets"; facts with bars."""
    out: list[Block] = [("sub", w.position()), ("title", w.name("lfm" if w.lang != "en" else "fl")), ("p", f"{w.age()} | {w.city()} | {w.pay()}"), ("p", f"{w.phone()} | {w.email()}"), ("h", w.t("Опыт работы (6 лет)", "Work experience (6 years)", "Досвід роботи (6 років)", "Вопыт працы (6 гадоў)"))]
    for job in w.jobs("word"):
        out += [("b", job["position"]), ("p", f"{job['company']}, {job['city']} ({job['span']})"), ("p", w.t("Обязанности и достижения:", "Responsibilities:", "Обовʼязки:", "Абавязкі:")), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Учёба", "Studies", "Навчання", "Вучоба")), *(("p", f"{school}, {faculty} ({year})") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Навыки и умения", "Skills", "Навички", "Навыкі")), ("p", ", ".join(w.skills()))]


def elegant(w: Scribe) -> list[Block]:
    """A template with a light sidebar at the right; period between post and firm."""
    left: list[Block] = [("h", w.t("ПРОФИЛЬ", "PROFILE", "ПРОФІЛЬ", "ПРОФІЛЬ")), ("p", w.t("Внимателен к деталям и срокам.", "Detail-minded and punctual.", "Уважний до деталей.", "Уважлівы да дэталяў.")), ("h", w.t("ОПЫТ РАБОТЫ", "EMPLOYMENT HISTORY", "ДОСВІД РОБОТИ", "ВОПЫТ ПРАЦЫ"))]
    for job in w.jobs("short", " – "):
        left += [("b", job["position"]), ("p", job["span"]), ("p", f"{job['company']}, {job['city']}"), *(("li", d) for d in job["duties"])]
    left += [("h", w.t("ОБРАЗОВАНИЕ", "EDUCATION", "ОСВІТА", "АДУКАЦЫЯ")), *(b for school, faculty, year in w.schools() for b in (("b", faculty), ("p", str(year)), ("p", school)))]
    right: list[Block] = [("h", w.t("КОНТАКТЫ", "CONTACT", "КОНТАКТИ", "КАНТАКТЫ")), ("p", w.phone()), ("p", w.email()), ("p", w.city()), ("h", w.t("НАВЫКИ", "SKILLS", "НАВИЧКИ", "НАВЫКІ")), *(("p", s) for s in w.skills())]
    return [("title", w.name("fl")), ("sub", w.position()), ("colsr", left, right)]


def bilingual_form(w: Scribe) -> list[Block]:
    """A form of two columns; jobs as rows "period | firm and post below it"."""
    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl")), ("row", [w.t("Должность", "Position", "Посада", "Пасада"), w.position()]), ("row", [w.t("Дата рождения", "Date of birth", "Дата народження", "Дата нараджэння"), w.birth()]), ("row", [w.t("Город", "City", "Місто", "Горад"), w.city()]), ("row", [w.t("Телефон", "Phone", "Телефон", "Тэлефон"), w.phone()]), ("row", ["Email", w.email()]), ("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    out += [("row", [job["span"], [("b", job["company"]), ("p", job["position"]), ("p", "; ".join(job["duties"]))]]) for job in w.jobs("num")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("row", [str(year), [("b", school), ("p", faculty)]]) for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), *(("li", s) for s in w.skills())]


def short_mail(w: Scribe) -> list[Block]:
    """Typed into a mail: newest first, "post, firm, period" with commas."""
    out: list[Block] = [("p", w.name("fl")), ("p", w.position()), ("p", f"{w.t('Тел', 'Tel', 'Тел', 'Тэл')}: {w.phone()}"), ("p", f"{w.t('Почта', 'Mail', 'Пошта', 'Пошта')}: {w.email()}"), ("p", f"{w.t('Город', 'City', 'Місто', 'Горад')}: {w.city()}"), ("h", w.t("Опыт:", "Experience:", "Досвід:", "Вопыт:"))]
    out += [("li", f"{job['position']}, {job['company']}, {job['span']}") for job in w.jobs("slash", "-")]
    out += [("h", w.t("Образование:", "Education:", "Освіта:", "Адукацыя:")), *(("li", f"{school}, {faculty}, {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Навыки:", "Skills:", "Навички:", "Навыкі:")), ("p", ", ".join(w.skills()))]


def bold_period(w: Scribe) -> list[Block]:
    """The period is the bold head of an entry; labels inline below."""
    out: list[Block] = [w.photo(), ("title", w.name("lf")), ("sub", w.position()), ("p", f"{w.phone()}   {w.email()}   {w.city()}"), ("h", w.t("Карьерная история", "Career history", "Карʼєрна історія", "Карʼерная гісторыя"))]
    for job in w.jobs("Word", " – "):
        out += [("b", job["span"]), ("p", f"{job['company']} / {job['position']}"), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("b", f"{year - 4} – {year}"), ("p", f"{school} / {faculty}")))]
    return [*out, ("h", w.t("Что умею", "What I can do", "Що вмію", "Што ўмею")), ("p", " / ".join(w.skills()))]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (zarplata, elegant, bilingual_form, short_mail, bold_period)
