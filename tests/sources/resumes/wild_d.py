"""Fourth batch of wild layouts: dotted forms, bullets as entries, posts grouped by employer, rare headings."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_d")


def _work(w: Scribe) -> str:
    return w.t("Профессиональная биография/Где и кем работал/Предыдущие работодатели/Карьерный путь", "Professional journey/Previous employers/Career highlights/Roles", "Кар’єрний шлях/Попередні роботодавці", "Кар’ерны шлях/Папярэднія месцы працы")


def _school(w: Scribe) -> str:
    return w.t("Академическое образование/Что закончил/Образование и дипломы", "Degrees/Academic qualifications/Education history", "Освітній шлях/Освіта і дипломи", "Адукацыя і дыпломы")


def _know(w: Scribe) -> str:
    return w.t("Hard skills/Мои сильные навыки/Что делаю хорошо/Профессиональный инструментарий", "Proficiencies/Technical proficiency/Areas of expertise", "Hard skills/Вмію добре", "Hard skills/Мае навыкі")


def _reach(w: Scribe) -> str:
    return w.t("На связи/Мои координаты/Как со мной связаться", "Reach out/How to reach me/Coordinates", "Як зв’язатися/Мої координати", "Як са мной звязацца/Каардынаты")


def dotted(w: Scribe) -> list[Block]:
    """Labels with dot leaders."""
    def line(label: str, value: str) -> Block:
        return ("p", f"{label}{'.' * (24 - len(label))}: {value}" if len(label) < 20 else f"{label}: {value}")

    out: list[Block] = [("title", w.t("Сведения о кандидате", "Candidate profile", "Відомості про кандидата", "Звесткі пра кандыдата"))]
    out += [line(w.t("Ф. И. О.", "Full name", "П. І. Б.", "П. І. Б."), w.name("lfm" if w.lang != "en" else "fml")), line(w.t("Родился", "Born", "Народження", "Нараджэнне") if w.sex == "m" else w.t("Родилась", "Born", "Народження", "Нараджэнне"), w.birth())]
    out += [line(w.t("Город", "City", "Місто", "Горад"), w.city()), line(w.t("Телефоны", "Phones", "Телефони", "Тэлефоны"), f"{w.phone()}, {w.phone()}"), line(w.t("Почта", "Mail", "Пошта", "Пошта"), w.email()), line(w.t("Цель", "Goal", "Мета", "Мэта"), w.position()), line(w.t("Доход", "Income", "Дохід", "Даход"), w.pay())]
    out += [("h", _work(w))]
    for job in w.jobs("num", "-"):
        out += [line(w.t("Период", "Period", "Період", "Перыяд"), job["span"]), line(w.t("Фирма", "Company", "Фірма", "Фірма"), job["company"]), line(w.t("Кем", "Post", "Ким", "Кім"), job["position"])]
    out += [("h", _school(w)), *(("p", f"{school} ({w.t('выпуск', 'graduated', 'випуск', 'выпуск')} {year}), {faculty}") for school, faculty, year in w.schools())]
    return [*out, ("h", _know(w)), ("p", ", ".join(w.skills()))]


def bullets(w: Scribe) -> list[Block]:
    """Jobs and studies are items of lists."""
    out: list[Block] = [("title", w.name("fl")), ("sub", w.position()), ("h", _reach(w)), ("li", w.phone()), ("li", w.email()), ("li", w.city()), ("li", w.telegram("telegram @{}")), ("h", _work(w))]
    out += [("li", f"{job['position']} — {job['company']} ({job['span']})") for job in w.jobs("word")]
    out += [("h", _school(w)), *(("li", f"{school} — {faculty} ({year})") for school, faculty, year in w.schools())]
    return [*out, ("h", _know(w)), *(("li", s) for s in w.skills())]


def grouped(w: Scribe) -> list[Block]:
    """Several posts under one employer, each with its own dates."""
    out: list[Block] = [("title", w.name("lf")), ("p", f"{w.position()} · {w.city()}"), ("p", f"{w.phone()} · {w.email()}"), ("h", w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"))]
    jobs = w.jobs("Word")
    for number, job in enumerate(jobs):
        if number == 1 and len(jobs) > 1:
            w.truth["experience"][1]["company"] = w.truth["experience"][0]["company"]
        else:
            out += [("b", job["company"])]
        out += [("p", job["position"]), ("p", job["span"]), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    out += [b for school, faculty, year in w.schools() for b in (("b", school), ("p", faculty), ("p", f"{year - 4} – {year}"))]
    return [*out, ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), ("p", " • ".join(w.skills()))]


def sentences(w: Scribe) -> list[Block]:
    """Jobs as sentences with the dates last."""
    out: list[Block] = [("b", w.name("lfm" if w.lang != "en" else "fl").upper()), ("p", f"{w.age()}, {w.city()}. {w.t('Тел', 'Tel', 'Тел', 'Тэл')}: {w.phone()}. {w.t('Почта', 'Mail', 'Пошта', 'Пошта')}: {w.email()}."), ("p", f"{w.t('Претендую на должность', 'Applying for', 'Претендую на посаду', 'Прэтэндую на пасаду')}: {w.position()}")]
    out += [("h", _work(w)), *(("p", f"{job['company']}, {job['city']}, {job['position']}, {job['span']}") for job in w.jobs("word"))]
    out += [("h", _school(w)), *(("p", f"{school}, {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", _know(w)), ("p", ". ".join(w.skills()) + ".")]


def margin_years(w: Scribe) -> list[Block]:
    """Post with years at the right margin, employer and city below, headings in small letters."""
    out: list[Block] = [("title", w.name("fl")), ("p", f"{w.email()}  {w.phone()}  {w.city()}"), ("p", w.linkedin()), ("h", w.t("профиль", "profile", "профіль", "профіль")), ("p", f"{w.position()}. {w.t('Люблю учиться и делать руками', 'Fond of learning', 'Люблю вчитися', 'Люблю вучыцца')}.")]
    w.truth.pop("position")
    out += [("h", w.t("опыт", "experience", "досвід", "вопыт"))]
    for job in w.jobs("year", "–"):
        out += [("right", (job["position"], job["span"])), ("p", f"{job['company']} | {job['city']}"), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("образование", "education", "освіта", "адукацыя")), *(("right", (school, f"{year - 4}–{year}")) for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("навыки", "skills", "навички", "навыкі")), ("p", ", ".join(w.skills()))]


def long_sidebar(w: Scribe) -> list[Block]:
    """Two pages beside a side column at the right."""
    side: list[Block] = [("h", _reach(w)), ("p", w.phone()), ("p", w.email()), ("p", w.city()), ("p", w.github()), ("h", _know(w)), *(("p", s) for s in w.skills()), ("h", w.t("Языки", "Languages", "Мови", "Мовы")), ("p", w.t("Английский B1", "French B1", "Англійська B1", "Англійская B1"))]
    main: list[Block] = [("title", w.name("fl", last_caps=True)), ("sub", w.position()), ("h", w.t("О себе", "Summary", "Про себе", "Пра сябе")), ("p", w.t("Двенадцать лет на производстве, люблю порядок, умею объяснять сложное простыми словами.", "Twelve years in the trade; I value order and plain words.", "Дванадцять років на виробництві.", "Дванаццаць гадоў на вытворчасці.")), ("h", _work(w))]
    for job in w.jobs("slash", " – ", 4):
        main += [("b", f"{job['position']} | {job['company']}"), ("p", job["span"]), *(("li", d) for d in job["duties"] * 2)]
    main += [("h", _school(w)), *(b for school, faculty, year in w.schools() for b in (("b", school), ("p", f"{faculty}, {year}")))]
    return [("colsr", main, side), ("foot", "1 / 2")]


def head_table(w: Scribe) -> list[Block]:
    """Name and labelled contacts in the left cell of a table, portrait in the right one."""
    left: list[Block] = [("title", w.name("lfm" if w.middle else "lf")), ("p", f"{w.t('Желаемая должность', 'Desired role', 'Бажана посада', 'Пажаданая пасада')}: {w.position()}"), ("p", f"{w.t('Телефон', 'Phone', 'Телефон', 'Тэлефон')}: {w.phone()}"), ("p", f"{w.t('Эл. почта', 'E-mail', 'Ел. пошта', 'Эл. пошта')}: {w.email()}"), ("p", f"{w.t('Дата рождения', 'Date of birth', 'Дата народження', 'Дата нараджэння')}: {w.birth()}"), ("p", f"{w.t('Город', 'City', 'Місто', 'Горад')}: {w.city()}")]
    out: list[Block] = [("colsr", left, [w.photo()]), ("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("short"):
        out += [("row", [[("p", job["start"]), ("p", job["end"])], [("b", job["company"]), ("p", job["position"]), ("p", job["duties"][0])]])] if False else [("row", [job["span"], [("b", f"{job['company']}, {job['city']}"), ("p", job["position"]), ("p", job["duties"][0])]])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("row", [f"{year - 5} – {year}", [("p", school), ("p", faculty)]]) for school, faculty, year in w.schools())]
    return [*out, ("h", _know(w)), ("row", [", ".join(w.skills()[:2]), ", ".join(w.skills()[2:]) or w.skills()[0]])]


def english_heads(w: Scribe) -> list[Block]:
    """English headings over a text in another language, contacts after a bar of marks."""
    out: list[Block] = [("title", w.name("fl")), ("sub", w.position()), ("p", f"☎ {w.phone()}  ✉ {w.email()}  ⚑ {w.city()}  ✈ {w.telegram()}"), ("h", "WORK EXPERIENCE")]
    for job in w.jobs("num", " — "):
        out += [("b", f"{job['company']} / {job['position']}"), ("p", job["span"]), *(("li", d) for d in job["duties"])]
    out += [("h", "EDUCATION"), *(("p", f"{school}, {faculty}, {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", "SKILLS"), ("p", " | ".join(w.skills())), ("h", "LANGUAGES"), ("p", "English – B2")]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (
    dotted, bullets, grouped, sentences, margin_years, long_sidebar, head_table, english_heads,
)  # fmt: skip
