"""Second batch of wild layouts: page headers, text boxes, bank forms, job boards, one-paragraph jobs."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_b")


def page_header(w: Scribe) -> list[Block]:
    """Name with a comma and contacts in the page header, achievements before the jobs."""
    top: list[Block] = [("b", w.name("l,f" if w.lang == "en" else "lfm")), ("p", f"{w.t('моб.', 'cell', 'моб.', 'маб.')} {w.phone()} / {w.email()} / {w.city()}")]
    out: list[Block] = [("top", top), ("h", w.t("Ищу работу", "Seeking", "Шукаю роботу", "Шукаю працу")), ("p", w.position()), ("p", w.pay())]
    out += [("h", w.t("Ключевые достижения", "Selected achievements", "Ключові досягнення", "Ключавыя дасягненні"))]
    out += [("li", w.t("Запустила филиал с нуля за 4 месяца", "Opened a branch from scratch in 4 months", "Запустила філію за 4 місяці", "Адкрыла філіял за 4 месяцы")), ("li", w.t("Снизил потери на 11% в 2022 году", "Cut losses by 11% in 2022", "Знизив втрати на 11%", "Знізіў страты на 11%"))]
    out += [("h", w.t("Опыт", "Work Experience", "Досвід", "Вопыт"))]
    for job in w.jobs("word"):
        out += [("p", f"{job['span']} ({w.t('3 г. 2 мес.', '3 yrs 2 mos', '3 р. 2 міс.', '3 г. 2 мес.')})"), ("b", f"{job['company']} — {job['city']} — {job['position']}"), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    out += [("p", f"{w.t('Высшее', 'Higher', 'Вища', 'Вышэйшая')}, {year}, {school}, {faculty}") for school, faculty, year in w.schools()]
    return [*out, ("h", w.t("Знания и навыки", "Knowledge and skills", "Знання та навички", "Веды і навыкі")), *(("li", s) for s in w.skills())]


def text_boxes(w: Scribe) -> list[Block]:
    """Contacts and skills in floating boxes."""
    box: list[Block] = [("b", w.t("Мои контакты", "Get in touch", "Мої контакти", "Мае кантакты")), ("p", f"☎ {w.phone()}"), ("p", f"@ {w.email()}"), ("p", f"⌂ {w.city()}"), ("p", w.telegram("tg: @{}"))]
    second: list[Block] = [("b", w.t("Чем владею", "My toolbox", "Чим володію", "Чым валодаю")), *(("p", s) for s in w.skills())]
    out: list[Block] = [w.photo(), ("title", w.name("fl")), ("sub", w.position()), ("box", box), ("box", second)]
    out += [("h", w.t("Профессиональный опыт", "Career summary so far", "Професійний досвід", "Прафесійны вопыт") if w.lang != "en" else "Professional experience")]
    for job in w.jobs("slash", "-"):
        out += [("b", f"{job['span']} {job['position']}"), ("p", f"{job['company']} ({job['city']})"), *(("li", d) for d in job["duties"])]
    return [*out, ("h", w.t("Учёба", "Education", "Навчання", "Навучанне")), *(("p", f"{school} — {faculty} ({year - 5}–{year})") for school, faculty, year in w.schools())]


def bank_form(w: Scribe) -> list[Block]:
    """Development bank's CV form: every line numbered and labelled, employment as From/To."""
    out: list[Block] = [("title", w.t("РЕЗЮМЕ СПЕЦИАЛИСТА", "CURRICULUM VITAE", "РЕЗЮМЕ ФАХІВЦЯ", "РЭЗЮМЭ СПЕЦЫЯЛІСТА"))]
    out += [("p", f"1. {w.t('Предлагаемая должность', 'Proposed position', 'Запропонована посада', 'Прапанаваная пасада')}: {w.position()}"), ("p", f"2. {w.t('ФИО', 'Name of expert', 'ПІБ', 'ПІБ')}: {w.name('lfm' if w.lang != 'en' else 'fl')}")]
    out += [("p", f"3. {w.t('Дата рождения', 'Date of birth', 'Дата народження', 'Дата нараджэння')}: {w.birth()}"), ("p", f"4. {w.t('Гражданство', 'Nationality', 'Громадянство', 'Грамадзянства')}: {w.t('РФ', 'British', 'Україна', 'Беларусь')}"), ("p", f"5. {w.t('Контакты', 'Contact', 'Контакти', 'Кантакты')}: {w.phone()}; {w.email()}; {w.city()}")]
    out += [("p", f"6. {w.t('Образование', 'Education', 'Освіта', 'Адукацыя')}:"), *(("p", f"{school}, {faculty}, {year}") for school, faculty, year in w.schools())]
    out += [("p", f"7. {w.t('Трудовой стаж', 'Employment record', 'Трудовий стаж', 'Працоўны стаж')}:")]
    for job in w.jobs("year"):
        out += [("p", f"{w.t('С', 'From', 'З', 'З')} {job['start']} {w.t('по', 'To', 'по', 'па')} {job['end'].removeprefix('по ').removeprefix('па ').removeprefix('до ')}"), ("p", f"{w.t('Работодатель', 'Employer', 'Роботодавець', 'Наймальнік')}: {job['company']}"), ("p", f"{w.t('Занимаемая должность', 'Positions held', 'Посада', 'Пасада')}: {job['position']}"), ("p", job["duties"][0] + ".")]
    return [*out, ("p", f"8. {w.t('Ключевые компетенции', 'Key skills', 'Ключові компетенції', 'Ключавыя кампетэнцыі')}: {'; '.join(w.skills())}")]


def wish_first(w: Scribe) -> list[Block]:
    """Another job board: the job wanted as title, age with the birth date in brackets."""
    out: list[Block] = [("title", w.position()), ("b", w.pay()), ("sub", w.name("lfm" if w.rng.random() < 0.5 else "fl"))]
    out += [("p", f"{w.age()} ({w.birth()}), {w.t('высшее образование, женат, есть дети', 'higher education, married', 'вища освіта, одружений', 'вышэйшая адукацыя, жанаты')}"), ("p", f"{w.city()}, {w.t('не готов к переезду', 'not willing to relocate', 'не готовий до переїзду', 'не гатовы да пераезду')}")]
    out += [("p", f"{w.phone()}, {w.phone()}"), ("p", w.email()), ("h", w.t("Опыт работы 7 лет и 3 месяца", "Work experience 7 years and 3 months", "Досвід роботи 7 років і 3 місяці", "Вопыт працы 7 гадоў"))]
    for job in w.jobs("word"):
        out += [("row", [[("p", job["span"]), ("p", w.t("2 года и 5 месяцев", "2 years 5 months", "2 роки", "2 гады"))], [("b", job["position"]), ("p", f"{job['company']}, {w.t('г. ', '', 'м. ', 'г. ')}{job['city']}"), ("p", f"{w.t('Обязанности', 'Duties', 'Обов’язки', 'Абавязкі')}:"), *(("li", d) for d in job["duties"])]])]
    out += [("h", w.t("Высшее образование", "Higher education", "Вища освіта", "Вышэйшая адукацыя"))]
    for school, faculty, year in w.schools():
        out += [("row", [str(year), [("b", school), ("p", f"{w.t('Факультет', 'Faculty', 'Факультет', 'Факультэт')}: {faculty}"), ("p", w.t("Дневная/Вечерняя форма обучения", "Full-time", "Денна форма навчання", "Дзённая форма навучання"))]])]
    return [*out, ("h", w.t("Навыки и умения", "Skills and abilities", "Навички та вміння", "Навыкі і ўменні")), ("p", w.t("Профессиональные навыки:", "Professional skills:", "Професійні навички:", "Прафесійныя навыкі:")), ("p", ", ".join(w.skills()))]


def from_to(w: Scribe) -> list[Block]:
    """Third job board: position first, "from ... to" with a length, industry in brackets."""
    out: list[Block] = [("title", w.name("lfm")), ("sub", f"{w.position()}, {w.pay()}")]
    out += [("p", f"{w.t('Вид занятости', 'Employment type', 'Вид зайнятості', 'Від занятасці')}: {w.t('полная', 'full-time', 'повна', 'поўная')}."), ("p", f"{w.t('Возраст', 'Age', 'Вік', 'Узрост')}: {w.age()}"), ("p", f"{w.t('Город проживания', 'City of residence', 'Місто проживання', 'Горад пражывання')}: {w.city()}"), ("p", f"{w.t('Готов работать', 'Ready to work', 'Готовий працювати', 'Гатовы працаваць')}: {w.pick('cities')}")]
    out += [("h", w.t("Контактная информация", "Contact information", "Контактна інформація", "Кантактная інфармацыя")), ("p", f"{w.t('Телефон', 'Phone', 'Телефон', 'Тэлефон')}: {w.phone()}"), ("p", f"{w.t('Эл. почта', 'E-mail', 'Ел. пошта', 'Эл. пошта')}: {w.email()}"), ("h", w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"))]
    now = w.t("настоящее время", "present", "нині", "цяперашні час")
    for job in w.jobs("num"):
        last = now if not job["end"][:1].isdigit() else job["end"]
        out += [("b", job["position"]), ("p", f"{w.t('с', 'from', 'з', 'з')} {job['start']} {w.t('по', 'to', 'по', 'па')} {last} ({w.t('3 года 10 месяцев', '3 years 10 months', '3 роки 10 місяців', '3 гады')})"), ("p", f"{job['company']}, {job['city']} ({w.t('Промышленность', 'Manufacturing', 'Виробництво', 'Вытворчасць')})"), ("p", job["duties"][0] + ".")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    out += [b for school, faculty, year in w.schools() for b in (("b", school), ("p", f"{faculty}, {w.pick('cities')}"), ("p", f"{w.t('Высшее, с', 'Higher, from', 'Вища, з', 'Вышэйшая, з')} {year - 5} {w.t('по', 'to', 'по', 'па')} {year} ({w.t('5 лет', '5 years', '5 років', '5 гадоў')})"))]
    return [*out, ("h", w.t("Знание и навыки", "Knowledge and skills", "Знання і навички", "Веды і навыкі")), *(("li", s) for s in w.skills())]


def indexed(w: Scribe) -> list[Block]:
    """American job site: city under the name, "Company - City", "to Present", years per skill."""
    state = ", TX" if w.lang == "en" else ""
    out: list[Block] = [("title", w.name("fl")), ("p", f"{w.city()}{state}"), ("p", w.email()), ("p", w.phone())]
    out += [("p", w.t("Разрешено работать в РФ", "Authorized to work in the US for any employer", "Дозвіл на роботу є", "Дазвол на працу ёсць")), ("h", w.t("Опыт работы", "Work Experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("word", w.t(" - ", " to ", " - ", " - ")):
        out += [("b", job["position"]), ("p", f"{job['company']} - {job['city']}{state}"), ("p", job["span"]), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    for school, faculty, year in w.schools():
        out += [("b", faculty), ("p", f"{school} - {w.pick('cities')}{state}"), ("p", f"{w.t('Май', 'May', 'Травень', 'Май')} {year}")]
    return [*out, ("h", w.t("Навыки", "Skills", "Навички", "Навыкі")), *(("li", f"{s} ({n + 2} {w.t('лет', 'years', 'років', 'гадоў')})") for n, s in enumerate(w.skills(), 3))]


def section_table(w: Scribe) -> list[Block]:
    """One table: the section's name at the left, its text at the right."""
    rows: list[Block] = [("row", [[("b", w.t("Ф.И.О.", "Name", "П.І.Б.", "П.І.Б."))], [("b", w.name("lfm" if w.lang != "en" else "fl"))]])]
    rows += [("row", [w.t("Контакты", "Contact", "Контакти", "Кантакты"), [("p", w.phone()), ("p", w.email()), ("p", w.city())]])]
    rows += [("row", [w.t("Цель", "Objective", "Мета", "Мэта"), [("p", w.position())]])]
    jobs: list[Block] = []
    for job in w.jobs("num"):
        jobs += [("p", job["span"]), ("b", job["company"]), ("p", job["position"]), *(("p", f"– {d}") for d in job["duties"])]
    rows += [("row", [w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"), jobs])]
    rows += [("row", [w.t("Образование", "Education", "Освіта", "Адукацыя"), [("p", f"{year} г. {school}, {faculty}" if w.lang == "ru" else f"{year}: {school}, {faculty}") for school, faculty, year in w.schools()]])]
    rows += [("row", [w.t("Навыки", "Skills", "Навички", "Навыкі"), [("p", ", ".join(w.skills()))]])]
    return [*rows, ("row", [w.t("Личное", "Personal", "Особисте", "Асабістае"), [("p", w.t("Женат, двое детей, не курю", "Non-smoker", "Не палю", "Не палю"))]])]


def markdown(w: Scribe) -> list[Block]:
    """Marks of a plain-text editor: hashes, rules, asterisks."""
    out: list[Block] = [("p", f"# {w.name('fl')}"), ("p", f"**{w.position()}**"), ("p", f"{w.city()} · {w.email()} · {w.phone()} · {w.github()}"), ("p", "---")]
    out += [("p", f"## {w.t('ОПЫТ', 'EXPERIENCE', 'ДОСВІД', 'ВОПЫТ')}")]
    for job in w.jobs("iso", " — "):
        out += [("p", f"### {job['position']} @ {job['company']}"), ("p", f"*{job['span']}*"), *(("p", f"* {d}") for d in job["duties"])]
    out += [("p", "---"), ("p", f"## {w.t('ОБРАЗОВАНИЕ', 'EDUCATION', 'ОСВІТА', 'АДУКАЦЫЯ')}"), *(("p", f"* {school}, {faculty} ({year})") for school, faculty, year in w.schools())]
    return [*out, ("p", "---"), ("p", f"## {w.t('НАВЫКИ', 'SKILLS', 'НАВИЧКИ', 'НАВЫКІ')}"), ("p", f"`{'`, `'.join(w.skills())}`")]


def contacts_last(w: Scribe) -> list[Block]:
    """Bilingual headings, superiors with telephones in the jobs, own contacts at the very end."""
    def both(ru: str, en: str) -> Block:
        return ("h", f"{ru} / {en}" if w.lang == "ru" else en if w.lang == "en" else ru)

    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl", last_caps=True)), ("p", w.position())]
    out += [both(w.t("Опыт работы", "Work experience", "Досвід роботи", "Вопыт працы"), "Work experience")]
    for job in w.jobs("short", " – "):
        out += [("b", f"{job['company']}, {job['city']}"), ("p", f"{job['position']}, {job['span']}"), *(("li", d) for d in job["duties"])]
        out += [("p", w.t("Руководитель: Громов А. П., +7 495 000-12-34, gromov@firma.example", "Supervisor: Alan Grove, +44 20 7946 0033, a.grove@firm.example", "Керівник: Громов А., +380 44 000 12 34", "Кіраўнік: Громаў А., +375 17 200-12-34"))]
    out += [both(w.t("Образование", "Education", "Освіта", "Адукацыя"), "Education"), *(("p", f"{school}, {w.t('выпуск', 'class of', 'випуск', 'выпуск')} {year}. {faculty}.") for school, faculty, year in w.schools())]
    out += [both(w.t("Ключевые навыки", "Skills", "Ключові навички", "Ключавыя навыкі"), "Skills"), ("p", " / ".join(w.skills()))]
    out += [both(w.t("Рекомендации", "References", "Рекомендації", "Рэкамендацыі"), "References"), ("p", w.t("Зимина Ольга, начальник отдела кадров, zimina@firma.example, 8 (495) 000-55-66", "Olive Winter, HR, o.winter@firm.example", "Зимова Ольга, hr@firma.example", "Зімова Вольга, hr@firma.example"))]
    return [*out, both(w.t("Контакты", "Contacts", "Контакти", "Кантакты"), "Contacts"), ("p", f"{w.city()}"), ("p", f"{w.phone()}"), ("p", w.email()), ("p", f"Skype: {w.skype()}")]


def paragraph_jobs(w: Scribe) -> list[Block]:
    """Every job is one paragraph with labels inside; the old-fashioned order."""
    out: list[Block] = [("b", w.t("РЕЗЮМЕ", "RESUME", "РЕЗЮМЕ", "РЭЗЮМЭ")), ("b", w.name("lfm", last_caps=True) if w.lang != "en" else w.name("fml", last_caps=True))]
    out += [("p", f"{w.t('Год рождения', 'Year of birth', 'Рік народження', 'Год нараджэння')}: {w.birth(year_only=True)}"), ("p", f"{w.t('Тел./WhatsApp', 'Phone/WhatsApp', 'Тел./Viber', 'Тэл./Viber')}: {w.phone()}; e-mail: {w.email()}"), ("p", f"{w.t('Живу: г.', 'Lives in:', 'Живу: м.', 'Жыву: г.')} {w.city()}")]
    out += [("p", f"{w.t('Вакансия', 'Job sought', 'Вакансія', 'Вакансія')}: {w.position()}, {w.t('зарплата', 'salary', 'зарплата', 'зарплата')} {w.pay()}"), ("h", w.t("Стаж", "Work history", "Стаж", "Стаж"))]
    for job in w.jobs("year", "-"):
        out += [("p", f"{job['span']}{w.t(' гг.', ':', ' рр.', ' гг.') if job['end'][:1].isdigit() else ':'} {job['company']}. {w.t('Должность', 'Title', 'Посада', 'Пасада')} – {job['position']}. {w.t('Обязанности', 'Duties', 'Обов’язки', 'Абавязкі')}: {job['duties'][0].lower()}.")]
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), *(("p", f"{year - 5}-{year}{w.t(' гг.', '', ' рр.', ' гг.')} {school}, {w.t('специальность', 'field', 'спеціальність', 'спецыяльнасць')} «{faculty}»") for school, faculty, year in w.schools())]
    return [*out, ("h", w.t("Умею", "Can do", "Вмію", "Умею")), ("p", "; ".join(w.skills()) + ".")]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (
    page_header, text_boxes, bank_form, wish_first, from_to, indexed, section_table, markdown, contacts_last,
    paragraph_jobs,
)  # fmt: skip
