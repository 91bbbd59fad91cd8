"""Ninth batch: templates of word processors and resumes written by hand."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_i")


def _contacts(w: Scribe) -> list[Block]:
    return [("p", f"{w.t('Телефон', 'Phone', 'Телефон', 'Тэлефон')}: {w.phone()}"), ("p", f"E-mail: {w.email()}"), ("p", f"{w.t('Город', 'City', 'Місто', 'Горад')}: {w.city()}")]


def _schools(w: Scribe) -> list[Block]:
    return [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("p", f"{year - 5} – {year}, {school}, {faculty}") for school, faculty, year in w.schools())]


def swiss(w: Scribe) -> list[Block]:
    """Google Docs: "firm, place — post" bold and the period below in capitals; sidebar on the right."""
    left: list[Block] = [("h", w.t("ОПЫТ РАБОТЫ", "EXPERIENCE", "ДОСВІД РОБОТИ", "ВОПЫТ ПРАЦЫ"))]
    for job in w.jobs("word", " - "):
        left += [("b", f"{job['company']}, {job['city']} — {job['position']}"), ("p", job["span"].upper()), *(("p", f"{d}.") for d in job["duties"])]
    left += [("h", w.t("ОБРАЗОВАНИЕ", "EDUCATION", "ОСВІТА", "АДУКАЦЫЯ"))]
    for school, faculty, year in w.schools():
        left += [("b", f"{school} — {faculty}"), ("p", f"{year - 4} - {year}")]
    right: list[Block] = [("p", w.city()), ("p", w.phone()), ("p", w.email()), ("h", w.t("НАВЫКИ", "SKILLS", "НАВИЧКИ", "НАВЫКІ")), *(("p", s) for s in w.skills()), ("h", w.t("ЯЗЫКИ", "LANGUAGES", "МОВИ", "МОВЫ")), ("p", w.t("Английский", "German", "Англійська", "Англійская"))]
    return [("title", w.name("fl")), ("sub", w.position()), ("colsr", left, right)]


def harvard(w: Scribe) -> list[Block]:
    """Two lines with right-aligned place and period: firm / place, post / period."""
    out: list[Block] = [("title", w.name("fl")), ("p", f"{w.city()} • {w.phone()} • {w.email()}"), ("p", w.position()), ("h", w.t("Опыт", "Experience", "Досвід", "Вопыт"))]
    for job in w.jobs("short", " – "):
        out += [("right", [job["company"], job["city"]]), ("right", [job["position"], job["span"]]), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    for school, faculty, year in w.schools():
        out += [("right", [school, str(year)]), ("p", faculty)]
    return [*out, ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), ("p", ", ".join(w.skills()))]


def word_title(w: Scribe) -> list[Block]:
    """Word's own template: period small and first, then "POST | firm | place"."""
    out: list[Block] = [("title", w.name("fl")), ("p", f"{w.city()} | {w.phone()} | {w.email()}"), ("h", w.t("Цель", "Objective", "Мета", "Мэта")), ("p", w.position()), ("h", w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("short", " – "):
        out += [("p", job["span"]), ("b", f"{job['position']} | {job['company']} | {job['city']}"), ("p", ". ".join(job["duties"]) + ".")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("p", str(year)), ("b", f"{faculty} | {school}")))]
    return [*out, ("h", w.t("Навыки и умения", "Skills & Abilities", "Навички та вміння", "Навыкі і ўменні")), *(("li", s) for s in w.skills())]


def table_numbered(w: Scribe) -> list[Block]:
    """A form of a personnel department: a table with a head, firm and place in one cell."""
    out: list[Block] = [("title", w.t("АНКЕТА СОИСКАТЕЛЯ", "APPLICATION FORM", "АНКЕТА КАНДИДАТА", "АНКЕТА КАНДЫДАТА")), ("row", [w.t("Фамилия, имя, отчество", "Full name", "Прізвище, імʼя, по батькові", "Прозвішча, імя, імя па бацьку"), w.name("lfm" if w.lang != "en" else "fl")]), ("row", [w.t("Претендуемая должность/Должность", "Position applied for", "Посада", "Пасада"), w.position()]), ("row", [w.t("Дата рождения", "Date of birth", "Дата народження", "Дата нараджэння"), w.birth()]), ("row", [w.t("Контактный телефон", "Telephone", "Контактний телефон", "Кантактны тэлефон"), w.phone()]), ("row", [w.t("Электронная почта", "E-mail", "Електронна пошта", "Электронная пошта"), w.email()]), ("row", [w.t("Желаемый уровень дохода", "Expected salary", "Бажаний рівень доходу", "Жаданы ўзровень даходу"), w.pay()])]
    out += [("h", w.t("Трудовая деятельность", "Employment history", "Трудова діяльність", "Працоўная дзейнасць")), ("row", [w.t("Период", "Period", "Період", "Перыяд"), w.t("Организация, город", "Employer, city", "Організація, місто", "Арганізацыя, горад"), w.t("Должность", "Position", "Посада", "Пасада"), w.t("Основные обязанности", "Main duties", "Основні обовʼязки", "Асноўныя абавязкі")])]
    out += [("row", [job["span"], f"{job['company']}, {w.t('г. ', '', 'м. ', 'г. ')}{job['city']}", job["position"], "; ".join(job["duties"])]) for job in w.jobs("num", " – ")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("row", [str(year), school, faculty]) for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), ("p", ", ".join(w.skills()))]


def by_hand(w: Scribe) -> list[Block]:
    """Typed in an evening: years, a dash, the firm, a comma, the post; duties on the next line."""
    out: list[Block] = [("title", w.t("Резюме", "Resume", "Резюме", "Рэзюмэ")), ("b", w.name("lfm" if w.lang != "en" else "fl")), ("p", f"{w.t('Дата рождения', 'Date of birth', 'Дата народження', 'Дата нараджэння')}: {w.birth()}"), *_contacts(w), ("p", f"{w.t('Цель: соискание должности', 'Objective: position of', 'Мета: отримання посади', 'Мэта: атрыманне пасады')} {w.position()}"), ("p", f"{w.t('Желаемая зарплата', 'Desired salary', 'Бажана зарплата', 'Жаданая зарплата')}: {w.pay()}")]
    out += [("h", w.t("Опыт работы:", "Work experience:", "Досвід роботи:", "Вопыт працы:"))]
    for job in w.jobs("year", "-"):
        year = w.t(" гг.", "", " рр.", " гг.")
        out += [("p", f"{job['span']}{year if job['end'][:1].isdigit() else ''} – {job['company']}, {job['position']}"), ("p", f"{w.t('Обязанности', 'Duties', 'Обовʼязки', 'Абавязкі')}: {', '.join(d.lower() for d in job['duties'])}.")]
    return [*out, *_schools(w), ("h", w.t("Профессиональные навыки:", "Professional skills:", "Професійні навички:", "Прафесійныя навыкі:")), *(("li", s) for s in w.skills())]


def three_lines(w: Scribe) -> list[Block]:
    """Canva: uppercase posts, firm and place below, the period under them; sidebar with portrait."""
    left: list[Block] = [w.photo(), ("h", w.t("КОНТАКТЫ", "CONTACT", "КОНТАКТИ", "КАНТАКТЫ")), ("p", w.phone()), ("p", w.email()), ("p", w.city()), ("h", w.t("КЛЮЧЕВЫЕ НАВЫКИ", "KEY SKILLS", "КЛЮЧОВІ НАВИЧКИ", "КЛЮЧАВЫЯ НАВЫКІ")), *(("li", s) for s in w.skills())]
    right: list[Block] = [("title", w.name("fl").upper()), ("sub", w.position()), ("h", w.t("ОБО МНЕ", "PROFILE", "ПРО МЕНЕ", "ПРА МЯНЕ")), ("p", w.t("Умею доводить дело до конца и договариваться с людьми.", "A reliable colleague who sees things through.", "Вмію домовлятися з людьми.", "Умею дамаўляцца з людзьмі.")), ("h", w.t("ОПЫТ РАБОТЫ", "WORK EXPERIENCE", "ДОСВІД РОБОТИ", "ВОПЫТ ПРАЦЫ"))]
    for job in w.jobs("year", " - "):
        right += [("b", job["position"].upper()), ("p", f"{job['company']}, {job['city']}"), ("p", job["span"]), *(("li", d) for d in job["duties"])]
    right += [("h", w.t("ОБРАЗОВАНИЕ", "EDUCATION", "ОСВІТА", "АДУКАЦЫЯ"))]
    for school, faculty, year in w.schools():
        right += [("b", faculty.upper()), ("p", school), ("p", f"{year - 4} - {year}")]
    return [("cols", left, right)]


def sentences(w: Scribe) -> list[Block]:
    """"From ... to ... - post at firm"; a description of the firm in brackets; superior posts first."""
    out: list[Block] = [("b", w.name("lfm" if w.lang != "en" else "fl")), ("p", w.position()), *_contacts(w), ("p", f"{w.t('Возраст', 'Age', 'Вік', 'Узрост')}: {w.age()}"), ("h", w.t("Трудовой стаж", "Career history", "Трудовий стаж", "Працоўны стаж"))]
    for job in w.jobs("word", w.t(" по ", " to ", " по ", " па ")):
        span = f"{w.t('С', 'From', 'З', 'З')} {job['span']}".replace("по по ", "по ").replace("па па ", "па ").replace("по до ", "до ")
        out += [("p", f"{span} – {job['position']}, {job['company']}, {w.t('г. ', '', 'м. ', 'г. ')}{job['city']}."), *(("li", f"{d};") for d in job["duties"])]
    return [*out, *_schools(w), ("h", w.t("Дополнительные сведения", "Additional information", "Додаткові відомості", "Дадатковыя звесткі")), ("p", f"{w.t('Навыки', 'Skills', 'Навички', 'Навыкі')}: {', '.join(w.skills())}."), ("p", w.t("Без вредных привычек.", "Non-smoker.", "Без шкідливих звичок.", "Без шкодных звычак."))]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (swiss, harvard, word_title, table_numbered, by_hand, three_lines, sentences)
