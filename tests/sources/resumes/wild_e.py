"""Fifth batch of wild layouts: cards, hanging labels, sums in prose, two columns of dates, odd separators."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_e")


def banner(w: Scribe) -> list[Block]:
    """A banner of three cells, then two equal columns."""
    out: list[Block] = [("row", [[("title", w.name("fl"))], [("p", w.phone()), ("p", w.email())], [("p", w.city()), ("p", w.linkedin())]]), ("sub", w.position())]
    left: list[Block] = [("h", w.t("Чем я занимался", "What I have done", "Чим я займався", "Чым я займаўся"))]
    for job in w.jobs("Word", " – ", 2):
        left += [("p", job["span"]), ("b", job["position"]), ("p", job["company"])]
    right: list[Block] = [("h", w.t("Чему учился", "What I studied", "Чого навчався", "Чаму вучыўся")), *(b for school, faculty, year in w.schools() for b in (("p", str(year)), ("b", school), ("p", faculty)))]
    right += [("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), *(("li", s) for s in w.skills())]
    return [*out, ("cols", left, right)]


def hanging(w: Scribe) -> list[Block]:
    """Every section's name hangs in the left margin beside its text."""
    rows: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fml"))]
    rows += [("row", [w.t("Контакты", "Contact", "Контакти", "Кантакты"), [("p", f"{w.phone()} • {w.email()}"), ("p", w.city())]])]
    rows += [("row", [w.t("Должность", "Role", "Посада", "Пасада"), [("p", w.position())]]), ("row", [w.t("Дата рождения", "Birth date", "Дата народження", "Дата нараджэння"), [("p", w.birth())]])]
    first = True
    for job in w.jobs("num"):
        rows.append(("row", [w.t("Опыт", "Experience", "Досвід", "Вопыт") if first else " ", [("b", f"{job['company']} ({job['span']})"), ("p", job["position"]), ("li", job["duties"][0])]]))
        first = False
    for number, (school, faculty, year) in enumerate(w.schools()):
        rows.append(("row", [w.t("Образование", "Education", "Освіта", "Адукацыя") if not number else " ", [("p", f"{school}, {faculty}, {year}")]]))
    return [*rows, ("row", [w.t("Навыки", "Skills", "Навички", "Навыкі"), [("p", ", ".join(w.skills()))]])]


def told(w: Scribe) -> list[Block]:
    """A short story about oneself with the sum wished, then lists under verbs."""
    out: list[Block] = [("p", f"{w.t('Привет! Я', 'Hi, I am', 'Привіт! Я', 'Прывітанне! Я')} {w.name('fl')}, {w.position()}."), ("p", f"{w.t('Сейчас ищу работу с доходом', 'I hope to earn', 'Шукаю роботу з доходом', 'Шукаю працу з даходам')} {w.pay()}.")]
    out += [("p", f"{w.t('Мой город', 'My city', 'Моє місто', 'Мой горад')} – {w.city()}. {w.t('Звоните', 'Call me', 'Телефонуйте', 'Тэлефануйце')}: {w.phone()}, {w.t('пишите', 'write', 'пишіть', 'пішыце')}: {w.email()}, {w.telegram('t.me/{}')}")]
    out += [("h", w.t("Работал", "Worked", "Працював", "Працаваў")), *(("li", f"{job['company']}, {job['position']}: {job['span']}") for job in w.jobs("word"))]
    out += [("h", w.t("Учился", "Studied", "Вчився", "Вучыўся")), *(("li", f"{school}: {faculty}, {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Владею", "Able to", "Володію", "Валодаю")), *(("li", s) for s in w.skills())]


def cards(w: Scribe) -> list[Block]:
    """Cards of jobs with labelled facts in one line."""
    out: list[Block] = [("title", w.name("lf").upper()), ("p", f"{w.t('Профессия', 'Profession', 'Професія', 'Прафесія')}: {w.position()}"), ("p", f"{w.t('Возраст', 'Age', 'Вік', 'Узрост')}: {w.age()} | {w.t('Город', 'City', 'Місто', 'Горад')}: {w.city()} | {w.t('Телефон', 'Phone', 'Телефон', 'Тэлефон')}: {w.phone()} | E-mail: {w.email()}"), ("h", w.t("Трудовая биография", "Work biography", "Трудова біографія", "Працоўная біяграфія"))]
    for job in w.jobs("slash", "–"):
        out += [("p", f"{w.t('Компания', 'Company', 'Компанія', 'Кампанія')}: {job['company']} | {w.t('Период', 'Period', 'Період', 'Перыяд')}: {job['span']}"), ("p", f"{w.t('Должность', 'Position', 'Посада', 'Пасада')}: {job['position']}"), ("p", f"{w.t('Задачи', 'Tasks', 'Завдання', 'Задачы')}: {job['duties'][0].lower()}")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("p", f"{w.t('Вуз', 'School', 'Заклад', 'Установа')}: {school} | {w.t('Год выпуска', 'Year', 'Рік випуску', 'Год выпуску')}: {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), ("p", " | ".join(w.skills()))]


def comma_line(w: Scribe) -> list[Block]:
    """Name, trade and town in one line; jobs "Employer: position, dates"."""
    out: list[Block] = [("title", f"{w.name('fl')}, {w.position()}"), ("p", f"{w.city()} ◆ {w.phone()} ◆ {w.email()}"), ("h", w.t("ТРУДОВОЙ ОПЫТ", "EMPLOYMENT", "ТРУДОВИЙ ДОСВІД", "ПРАЦОЎНЫ ВОПЫТ"))]
    for job in w.jobs("word"):
        out += [("b", f"{job['company']}: {job['position']}, {job['span']}"), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("ОБРАЗОВАНИЕ", "EDUCATION", "ОСВІТА", "АДУКАЦЫЯ")), *(("p", f"{faculty}; {school}; {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("ПРОФЕССИОНАЛЬНЫЕ ЗНАНИЯ", "PROFESSIONAL SKILLS", "ПРОФЕСІЙНІ ЗНАННЯ", "ПРАФЕСІЙНЫЯ ВЕДЫ")), ("p", "; ".join(w.skills()))]


def right_side(w: Scribe) -> list[Block]:
    """Contacts flush right beside the name, sections with the dates under the employer in brackets."""
    out: list[Block] = [("colsr", [("title", w.name("fl")), ("sub", w.position())], [("p", w.phone()), ("p", w.email()), ("p", w.city()), ("p", w.skype())]), ("h", w.t("Где работал", "Employment", "Де працював", "Дзе працаваў"))]
    for job in w.jobs("short", "-"):
        out += [("p", f"{job['position']}"), ("p", f"{job['company']} [{job['span']}]"), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Где учился", "Education", "Де вчився", "Дзе вучыўся")), *(("p", f"{school} [{year}]") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Профнавыки", "Key competencies", "Профнавички", "Прафнавыкі")), *(("p", f"+ {s}") for s in w.skills())]


def education_first(w: Scribe) -> list[Block]:
    """A beginner: studies, courses and languages before a short practice; parents' phone in between."""
    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl")), ("p", f"{w.t('Дата рождения', 'Date of birth', 'Дата народження', 'Дата нараджэння')}: {w.birth()}"), ("p", f"{w.t('Телефон', 'Phone', 'Телефон', 'Тэлефон')}: {w.phone()}; {w.t('почта', 'email', 'пошта', 'пошта')}: {w.email()}"), ("p", f"{w.t('Место жительства', 'Residence', 'Місце проживання', 'Месца жыхарства')}: {w.city()}"), ("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    out += [("p", f"{year - 4} – {year}: {school} ({faculty})") for school, faculty, year in w.schools()]
    out += [("h", w.t("Курсы", "Courses", "Курси", "Курсы")), ("p", w.t("2023: онлайн-курс «Основы права», Нетология", "2023: Basics of law, Udemy", "2023: курс, Prometheus", "2023: курс, Stepik")), ("h", w.t("Практика и подработка", "Work placements", "Практика та робота", "Практыка і праца"))]
    out += [("p", f"{job['span']}: {job['position']} – {job['company']}") for job in w.jobs("num", "-", 2)]
    out += [("h", w.t("Языки", "Languages", "Мови", "Мовы")), ("p", w.t("английский – средний, русский – родной", "English – native", "українська – рідна", "беларуская – родная")), ("h", w.t("Умения", "Abilities", "Вміння", "Уменні")), ("p", ", ".join(w.skills()))]
    return [*out, ("h", w.t("Рекомендации", "References", "Рекомендації", "Рэкамендацыі")), ("p", w.t("Классный руководитель Юдина Н. П., 8 913 000-11-22", "Prof. Alan Reed, a.reed@uni.example, +44 20 7946 0123", "Викладач Юдін П. С., 067 000 11 22", "Куратар Юдзін П. С., +375 29 000-11-22"))]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (
    banner, hanging, told, cards, comma_line, right_side, education_first,
)  # fmt: skip
