"""Sixth batch of wild layouts: forms with answers below, slashes, timelines, state forms, mails."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_f")


def below(w: Scribe) -> list[Block]:
    """A form whose answers stand under the questions."""
    out: list[Block] = [("p", w.t("Анкета на вакансию", "Job application", "Анкета на вакансію", "Анкета на вакансію"))]
    for label, value in ((w.t("Ваши фамилия, имя, отчество", "Your full name", "Ваші прізвище, ім'я, по батькові", "Вашы прозвішча, імя, імя па бацьку"), w.name("lfm" if w.lang != "en" else "fml")), (w.t("Ваша дата рождения", "Your date of birth", "Ваша дата народження", "Ваша дата нараджэння"), w.birth()), (w.t("Город проживания", "City of residence", "Місто проживання", "Горад пражывання"), w.city()), (w.t("Номер телефона", "Phone number", "Номер телефону", "Нумар тэлефона"), w.phone()), (w.t("Адрес электронной почты", "E-mail address", "Адреса електронної пошти", "Адрас электроннай пошты"), w.email()), (w.t("Интересующая должность", "Desired position", "Бажана посада", "Пажаданая пасада"), w.position()), (w.t("Ожидания по зарплате", "Salary expectations", "Очікування по зарплаті", "Чаканні па зарплаце"), w.pay())):
        out += [("b", label), ("p", value)]
    out += [("h", w.t("Опыт работы (последние места)", "Work experience (recent jobs)", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("word"):
        out += [("p", f"{job['company']}"), ("p", f"{job['position']} ({job['span']})"), ("li", job["duties"][0])]
    out += [("h", w.t("Ваше образование", "Your education", "Ваша освіта", "Ваша адукацыя")), *(("p", f"{school}, {faculty}, {year} {w.t('г.', '', 'р.', 'г.')}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Ваши ключевые навыки", "Your key skills", "Ваші ключові навички", "Вашы ключавыя навыкі")), ("p", ", ".join(w.skills()))]


def compact(w: Scribe) -> list[Block]:
    """Half a page: slashes and dashes, abbreviations."""
    out: list[Block] = [("title", f"{w.name('fl')} / {w.position()}"), ("p", f"{w.city()} / {w.phone()} / {w.email()} / {w.telegram()}"), ("h", w.t("РАБОТА", "WORK", "РОБОТА", "ПРАЦА"))]
    for job in w.jobs("num", "–"):
        out += [("p", f"{job['span']} / {job['company']} / {job['position']}"), ("p", job["duties"][0] + ".")]
    out += [("h", w.t("УЧЁБА", "STUDIES", "НАВЧАННЯ", "ВУЧОБА")), *(("p", f"{year} / {school} / {faculty}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("НАВЫКИ", "SKILLS", "НАВИЧКИ", "НАВЫКІ")), ("p", " / ".join(w.skills()))]


def timeline(w: Scribe) -> list[Block]:
    """Side column at the left with rings, a line of years in the main one."""
    side: list[Block] = [w.photo(), ("h", w.t("Контакты", "Contact", "Контакти", "Кантакты")), ("p", f"☎ {w.phone()}"), ("p", f"✉ {w.email()}"), ("p", f"⌂ {w.city()}"), ("h", w.t("Личные данные", "Personal", "Особисті дані", "Асабістыя даныя")), ("p", f"{w.t('Дата рождения', 'Born', 'Дата народження', 'Дата нараджэння')}: {w.birth()}"), ("h", w.t("Сильные навыки", "Strong skills", "Сильні навички", "Моцныя навыкі")), *(("p", f"○ {s}") for s in w.skills())]
    main: list[Block] = [("title", w.name("fl")), ("sub", w.position()), ("h", w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("year", "–"):
        main += [("b", f"{job['span']}  {job['company']}"), ("p", job["position"]), *(("li", d) for d in job["duties"])]
    main += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(b for school, faculty, year in w.schools() for b in (("b", f"{year - 4}–{year}  {school}"), ("p", faculty)))]
    return [("cols", side, main)]


def official(w: Scribe) -> list[Block]:
    """A state employer's form: table with sections as rows, relatives with telephones at the end."""
    out: list[Block] = [("title", w.t("Личный листок по учёту кадров", "Personal record", "Особовий листок", "Асабовы лісток"))]
    rows = ((w.t("Фамилия Имя Отчество", "Name", "Прізвище Ім'я По батькові", "Прозвішча Імя Імя па бацьку"), w.name("lfm" if w.lang != "en" else "fl")), (w.t("Число, месяц и год рождения", "Date of birth", "Дата народження", "Дата нараджэння"), w.birth()), (w.t("Домашний адрес", "Home address", "Домашня адреса", "Хатні адрас"), f"{w.city()}, {w.t('пр. Ленина, 7', '9 High Street', 'пр. Миру, 7', 'пр. Міру, 7')}"), (w.t("Телефон", "Phone", "Телефон", "Тэлефон"), w.phone()), (w.t("Электронная почта", "E-mail", "Електронна пошта", "Электронная пошта"), w.email()), (w.t("Должность, на которую претендует", "Position applied for", "Посада", "Пасада"), w.position()))
    out += [("row", [a, b]) for a, b in rows]
    out += [("h", w.t("Выполняемая работа", "Employment record", "Трудова діяльність", "Працоўная дзейнасць")), ("row", [w.t("С какого времени", "From", "З", "З"), w.t("По какое время", "To", "По", "Па"), w.t("Должность", "Position", "Посада", "Пасада"), w.t("Организация", "Organisation", "Організація", "Арганізацыя")])]
    out += [("row", [job["start"], job["end"], job["position"], job["company"]]) for job in w.jobs("num")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("row", [school, str(year), faculty]) for school, faculty, year in w.schools())]
    out += [("h", w.t("Профессиональные навыки", "Professional skills", "Професійні навички", "Прафесійныя навыкі")), ("p", "; ".join(w.skills()))]
    return [*out, ("h", w.t("Близкие родственники", "Emergency contact", "Близькі родичі", "Блізкія сваякі")), ("p", w.t("Мать: Иванова Мария Петровна, 8 912 000-77-88", "Mother: Mary Stone, 020 7946 0777", "Мати: Іванова Марія, 050 000 77 88", "Маці: Іванова Марыя, +375 29 000-77-88"))]


def mail_body(w: Scribe) -> list[Block]:
    """A mail: greeting, a few lines, jobs with the newest first, signature with contacts."""
    out: list[Block] = [("p", w.t("Добрый день!", "Hello,", "Добрий день!", "Добры дзень!")), ("p", f"{w.t('Прошу рассмотреть моё резюме на вакансию', 'Please consider my resume for the position of', 'Прошу розглянути моє резюме на вакансію', 'Прашу разгледзець маё рэзюмэ на вакансію')}{': ' if w.lang != 'en' else ' '}{w.position()}."), ("h", w.t("Опыт:", "Experience:", "Досвід:", "Вопыт:"))]
    out += [("li", f"{job['span']} — {job['position']}, {job['company']}") for job in w.jobs("word")]
    out += [("h", w.t("Образование:", "Education:", "Освіта:", "Адукацыя:")), *(("li", f"{school}, {year}") for school, faculty, year in w.schools())]
    out += [("h", w.t("Навыки:", "Skills:", "Навички:", "Навыкі:")), ("p", ", ".join(w.skills()))]
    return [*out, ("p", w.t("С уважением,", "Best regards,", "З повагою,", "З павагай,")), ("p", w.name("fl")), ("p", w.phone()), ("p", w.email()), ("p", w.city())]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (below, compact, timeline, official, mail_body)
