"""Third batch of wild layouts: bars, academic pages, short notes, nested posts, grids, projects with dates."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_c")


def bars(w: Scribe) -> list[Block]:
    """Contacts in a row of cells, levels of skills as dots and percents."""
    out: list[Block] = [("title", w.name("fl").upper()), ("sub", w.position().upper())]
    out += [("row", [w.phone(), w.city(), w.telegram("t.me/{}")]), ("p", w.email())]
    left: list[Block] = [("h", w.t("ОПЫТ РАБОТЫ", "WORK EXPERIENCE", "ДОСВІД РОБОТИ", "ВОПЫТ ПРАЦЫ"))]
    for job in w.jobs("slash", " - "):
        left += [("b", job["position"]), ("p", job["company"]), ("p", f"{job['span']} | {job['city']}"), *(("li", d) for d in job["duties"])]
    marks = w.rng.choice(("●●●●○", "★★★☆☆", "80%", "8/10"))
    right: list[Block] = [("h", w.t("НАВЫКИ", "SKILLS", "НАВИЧКИ", "НАВЫКІ")), *(("p", f"{s} {marks}") for s in w.skills())]
    right += [("h", w.t("ОБРАЗОВАНИЕ", "EDUCATION", "ОСВІТА", "АДУКАЦЫЯ"))]
    right += [b for school, faculty, year in w.schools() for b in (("b", faculty), ("p", school), ("p", f"{year - 4} - {year}"))]
    return [*out, ("colsr", left, right)]


def academic(w: Scribe) -> list[Block]:
    """A scholar: appointments, degrees with years first, publications with other people's names."""
    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl")), ("p", f"{w.email()}; {w.phone()}"), ("p", w.city())]
    out += [("h", w.t("Место работы и должности", "Professional Appointments", "Місця роботи", "Месцы працы"))]
    out += [("p", f"{job['span']}    {job['position']}, {job['company']}") for job in w.jobs("year", "–")]
    out += [("h", w.t("Образование и учёные степени", "Education", "Освіта", "Адукацыя")), *(("p", f"{year}    {faculty}, {school}") for school, faculty, year in w.schools())]
    out += [("h", w.t("Публикации", "Publications", "Публікації", "Публікацыі")), ("p", w.t("Смирнов А. А., Ли К. О динамике рынков // Вестник, 2019, № 4, с. 12–19.", "Smith A., Lee K. (2019) On market dynamics. Journal of Things 4, 12-19.", "Сидоренко А. Про ринки // Вісник, 2019.", "Сідарэнка А. Пра рынкі // Веснік, 2019."))]
    out += [("h", w.t("Гранты", "Grants and awards", "Гранти", "Гранты")), ("p", w.t("2018–2020 Грант фонда «Наука», 1,5 млн руб.", "2018-2020 Science Fund grant, $40,000", "2018–2020 Грант", "2018–2020 Грант"))]
    return [*out, ("h", w.t("Владение методами и программами", "Methods and software", "Навички", "Навыкі")), ("p", ", ".join(w.skills()))]


def short_note(w: Scribe) -> list[Block]:
    """Six lines typed on a telephone."""
    out: list[Block] = [("p", f"{w.name('lfm' if w.middle else 'lf')}, {w.birth(year_only=True)} {w.t('г.р.', 'born', 'р.н.', 'г.н.')}" if w.lang != "en" else f"{w.name('fl')}, born {w.birth(year_only=True)}")]
    out += [("p", f"{w.t('г.', '', 'м.', 'г.')} {w.city()}, {w.phone()}"), ("p", f"{w.email()}"), ("p", f"{w.t('Ищу работу', 'Looking for work', 'Шукаю роботу', 'Шукаю працу')}: {w.position()}"), ("p", f"{w.t('зп', 'pay', 'зп', 'зп')} {w.pay()}")]
    out += [("p", f"{w.t('Работал', 'Worked', 'Працював', 'Працаваў')}: {job['company']} - {job['position']} {job['span']}") for job in w.jobs("year", "-", 1)]
    return [*out, ("p", f"{w.t('Навыки', 'Skills', 'Навички', 'Навыкі')} - {', '.join(w.skills())}")]


def letter_first(w: Scribe) -> list[Block]:
    """A letter to an employer stands in front of the resume."""
    out: list[Block] = [("p", w.t("Уважаемая Ирина Викторовна!", "Dear Ms. Carter,", "Шановна Ірино Вікторівно!", "Паважаная Ірына Віктараўна!"))]
    out += [("p", w.t("Увидела вакансию на сайте Вашей компании ООО «Бриз» и хочу предложить свою кандидатуру. Вы можете уточнить детали у секретаря.", "I saw your opening at Breeze Ltd and would like to offer my help to your team this year.", "Побачила вакансію на сайті Вашої компанії.", "Убачыла вакансію на сайце Вашай кампаніі."))]
    out += [("p", w.t("С уважением,", "Kind regards,", "З повагою,", "З павагай,")), ("p", w.name("fl"))]
    out += [("h", w.t("РЕЗЮМЕ", "RESUME", "РЕЗЮМЕ", "РЭЗЮМЭ")), ("p", f"{w.t('Тел.', 'Tel.', 'Тел.', 'Тэл.')} {w.phone()}"), ("p", f"E-mail: {w.email()}"), ("p", f"{w.t('Должность', 'Position', 'Посада', 'Пасада')}: {w.position()}"), ("h", w.t("Опыт", "Experience", "Досвід", "Вопыт"))]
    for job in w.jobs("Word"):
        out += [("p", job["span"]), ("p", f"{job['company']}, {w.t('г. ', '', 'м. ', 'г. ')}{job['city']}"), ("p", job["position"]), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("li", f"{school}, {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Профессиональные компетенции", "Competencies", "Компетенції", "Кампетэнцыі")), *(("li", s + ";") for s in w.skills())]


def grid_labels(w: Scribe) -> list[Block]:
    """Labels in one row of a table, values in the row below; hiring and leaving dates in two columns."""
    out: list[Block] = [("title", w.name("lfm" if w.middle else "lf")), ("row", [w.t("Дата рождения", "Date of birth", "Дата народження", "Дата нараджэння"), w.t("Город", "City", "Місто", "Горад"), w.t("Телефон", "Phone", "Телефон", "Тэлефон")])]
    out += [("row", [w.birth(), w.city(), w.phone()]), ("p", w.email()), ("p", f"{w.t('Желаемая вакансия', 'Desired job', 'Бажана вакансія', 'Пажаданая вакансія')}: {w.position()}")]
    out += [("h", w.t("Сведения о трудовой деятельности", "Employment history", "Відомості про трудову діяльність", "Звесткі пра працоўную дзейнасць"))]
    out += [("row", [w.t("Принят", "Start date", "Прийнято", "Прыняты"), w.t("Уволен", "End date", "Звільнено", "Звольнены"), w.t("Организация", "Employer", "Організація", "Арганізацыя"), w.t("Должность", "Job title", "Посада", "Пасада")])]
    out += [("row", [job["start"], job["end"], job["company"], job["position"]]) for job in w.jobs("num")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("row", [school, faculty, str(year)]) for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Дополнительные навыки", "Additional skills", "Додаткові навички", "Дадатковыя навыкі")), ("p", "; ".join(w.skills()))]


def projects_too(w: Scribe) -> list[Block]:
    """Projects and courses with dates of their own, which are neither jobs nor studies."""
    out: list[Block] = [("title", w.name("fl")), ("p", f"{w.position()} | {w.pay()}"), ("p", f"✉ {w.email()} | 📱 {w.phone()} | 🏠 {w.city()} | {w.github()}"), ("h", w.t("Работа", "Work", "Робота", "Праца"))]
    for job in w.jobs("short.", " – "):
        out += [("right", (f"{job['position']}, {job['company']}", job["span"])), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Проекты", "Projects", "Проєкти", "Праекты")), ("b", w.t("Бот для записи (2021 – 2022)", "Booking bot (2021 – 2022)", "Бот для запису (2021 – 2022)", "Бот для запісу (2021 – 2022)")), ("li", w.t("Настроил оплату и рассылки", "Set up payments", "Налаштував оплату", "Наладзіў аплату"))]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("right", (f"{school}, {faculty}", f"{year - 4}–{year}")) for school, faculty, year in w.schools())]
    out += [("h", w.t("Курсы и сертификаты", "Courses & certificates", "Курси та сертифікати", "Курсы і сертыфікаты")), ("p", w.t("2020 — Учебный центр «Специалист», Деловой английский", "2020 — Coursera, Business English", "2020 — Prometheus, Англійська", "2020 — Stepik, Англійская"))]
    return [*out, ("h", w.t("Технологии и навыки", "Tech & skills", "Технології та навички", "Тэхналогіі і навыкі")), ("p", " · ".join(w.skills())), ("h", w.t("Языки", "Languages", "Мови", "Мовы")), ("p", w.t("Английский — B2", "English — native", "Англійська — B2", "Англійская — B2"))]


def arrows(w: Scribe) -> list[Block]:
    """Dates with arrows, company in brackets, name and post on one line."""
    out: list[Block] = [("b", f"{w.name('fl')} — {w.position()}"), ("p", f"{w.city()} // {w.phone()} // {w.email()} // skype: {w.skype()}"), ("h", "// " + w.t("КЕМ РАБОТАЛ", "WHERE I WORKED", "ДЕ ПРАЦЮВАВ", "ДЗЕ ПРАЦАВАЎ"))]
    for job in w.jobs("slash", " → "):
        out += [("p", f"{job['span']}"), ("b", f"{job['position']} ({job['company']})"), *(("p", f"→ {d}") for d in job["duties"])]
    out += [("h", "// " + w.t("ГДЕ УЧИЛСЯ", "WHERE I STUDIED", "ДЕ НАВЧАВСЯ", "ДЗЕ ВУЧЫЎСЯ")), *(("p", f"{school} → {year}") for school, faculty, year in w.schools())]
    return [*out, ("h", "// " + w.t("ЧТО УМЕЮ", "WHAT I CAN DO", "ЩО ВМІЮ", "ШТО ЎМЕЮ")), *(("p", f"→ {s}") for s in w.skills())]


def oldest_first(w: Scribe) -> list[Block]:
    """Autobiography in lines, oldest first, dates without a dash, age in words of a form."""
    out: list[Block] = [("title", w.t("Автобиографическое резюме", "Curriculum Vitae", "Автобіографічне резюме", "Аўтабіяграфічнае рэзюмэ")), ("p", f"{w.t('Соискатель', 'Applicant', 'Здобувач', 'Саіскальнік')}: {w.name('lfm' if w.lang != 'en' else 'fml')}"), ("p", f"{w.t('Полных лет', 'Age', 'Вік', 'Узрост')}: {w.age().split()[0]}")]
    out += [("p", f"{w.t('Место проживания', 'Place of residence', 'Місце проживання', 'Месца пражывання')}: {w.city()}"), ("p", f"{w.t('Сот. тел.', 'Mobile phone', 'Моб. тел.', 'Маб. тэл.')}: {w.phone()}, {w.t('доп.', 'alt.', 'дод.', 'дад.')} {w.phone()}"), ("p", f"{w.t('Электронный адрес', 'Email address', 'Електронна адреса', 'Электронны адрас')}: {w.email()}")]
    out += [("p", f"{w.t('Хочу работать', 'I want to work as', 'Хочу працювати', 'Хачу працаваць')}: {w.position()}"), ("p", f"{w.t('Ожидаемый доход', 'Expected income', 'Очікуваний дохід', 'Чаканы даход')}: {w.pay()}"), ("h", w.t("Образование:", "Education:", "Освіта:", "Адукацыя:"))]
    out += [("p", f"{w.t('в', 'in', 'у', 'у')} {year} {w.t('г. окончил', 'graduated from', 'р. закінчив', 'г. скончыў')} {school}" if w.lang == "en" else f"{year} – {school}, {faculty}") for school, faculty, year in w.schools()]
    jobs = w.jobs("word")
    out += [("h", w.t("Трудовой путь:", "Employment:", "Трудовий шлях:", "Працоўны шлях:"))]
    for job in reversed(jobs):
        out += [("p", f"{job['span']} — {job['company']}, {w.t('в должности', 'as', 'на посаді', 'на пасадзе')}: {job['position']}")]
    return [*out, ("h", w.t("Полезные навыки:", "Useful skills:", "Корисні навички:", "Карысныя навыкі:")), ("p", ", ".join(w.skills()))]


def profile_cards(w: Scribe) -> list[Block]:
    """Left column of labelled pairs, label above value; company above several lines of facts."""
    def pair(label: str, value: str) -> list[Block]:
        return [("b", label), ("p", value)]

    side: list[Block] = [w.photo(), *pair(w.t("Телефон", "Phone", "Телефон", "Тэлефон"), w.phone()), *pair("E-mail", w.email()), *pair(w.t("Город", "City", "Місто", "Горад"), w.city()), *pair(w.t("Дата рождения", "Date of birth", "Дата народження", "Дата нараджэння"), w.birth()), *pair("Telegram", w.telegram())]
    side += [("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), *(("li", s) for s in w.skills())]
    main: list[Block] = [("title", w.name("lf" if w.rng.random() < 0.5 else "fl")), ("sub", w.position()), ("h", w.t("Опыт", "Experience", "Досвід", "Вопыт"))]
    for job in w.jobs("Word"):
        main += [("b", job["company"]), ("p", job["position"]), ("p", job["span"]), *(("li", d) for d in job["duties"])]
    main += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    main += [b for school, faculty, year in w.schools() for b in (("b", school), ("p", faculty), ("p", f"{w.t('Год окончания', 'Graduated', 'Рік закінчення', 'Год заканчэння')}: {year}"))]
    return [("cols", side, main)]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (
    bars, academic, short_note, letter_first, grid_labels, projects_too, arrows, oldest_first, profile_cards,
)  # fmt: skip
