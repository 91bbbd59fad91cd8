"""First batch of wild layouts: job-board exports, sidebars, forms, plain lines, American pages."""

# Phrases in four languages side by side: one line each, whatever its length.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

WORDS = Batch("wild_a")
ALL = ("ru", "ru", "ru", "en", "en", "uk", "be")


def board_export(w: Scribe) -> list[Block]:
    """Job board: sex, age and birth on one line, dates in a hanging column, page footers."""
    sex = {"ru": ("Мужчина", "Женщина"), "uk": ("Чоловік", "Жінка"), "be": ("Мужчына", "Жанчына"), "en": ("Male", "Female")}
    born = w.t("родился", "born", "народився", "нарадзіўся") if w.sex == "m" else w.t("родилась", "born", "народилася", "нарадзілася")
    full = w.name("lfm")
    out: list[Block] = [w.photo()] if w.rng.random() < 0.5 else []
    out += [("title", full), ("p", f"{sex[w.lang][w.sex == 'f']}, {w.age()}, {born} {w.birth()}")]
    out += [("p", w.phone()), ("p", f"{w.email()} — {w.t('предпочитаемый способ связи', 'preferred means of communication', 'бажаний спосіб зв’язку', 'пажаданы спосаб сувязі')}")]
    out += [("p", f"{w.t('Проживает', 'Reside in', 'Проживає', 'Пражывае')}: {w.city()}" + w.t(", м. Сокол/", "", "", ""))]
    out += [("p", w.t("Гражданство: Россия, есть разрешение на работу: Россия", "Citizenship: Russia, work permit at: Russia", "Громадянство: Україна", "Грамадзянства: Беларусь"))]
    out += [("p", w.t("Не готов к переезду, готов к редким командировкам", "Not prepared to relocate, prepared for occasional business trips", "Не готовий до переїзду", "Не гатовы да пераезду"))]
    out.append(("h", w.t("Желаемая должность и зарплата", "Desired position and salary", "Бажана посада та зарплата", "Пажаданая пасада і зарплата")))
    out += [("row", [[("b", w.position())], [("b", w.pay())]])]
    out += [("p", w.t("Специализации:", "Specializations:", "Спеціалізації:", "Спецыялізацыі:")), ("li", w.t("Другое", "Other", "Інше", "Іншае"))]
    out += [("p", w.t("Занятость: полная занятость", "Employment: full time", "Зайнятість: повна", "Занятасць: поўная")), ("p", w.t("График работы: полный день, удаленная работа", "Work schedule: full day", "Графік роботи: повний день", "Графік працы: поўны дзень"))]
    jobs = w.jobs("Word", " — ")
    out.append(("h", w.t("Опыт работы — 7 лет 3 месяца", "Work experience — 7 years 3 months", "Досвід роботи — 7 років 3 місяці", "Вопыт працы — 7 гадоў 3 месяцы")))
    for job in jobs:
        left: list[Block] = [("p", job["start"] + " —"), ("p", job["end"]), ("p", w.t("1 год 8 месяцев", "1 year 8 months", "1 рік 8 місяців", "1 год 8 месяцаў"))]
        right: list[Block] = [("b", job["company"]), ("p", f"{job['city']}, www.site{w.born[2]}.example")]
        if w.rng.random() < 0.5:
            right += [("p", w.t("Розничная торговля", "Retail", "Роздрібна торгівля", "Рознічны гандаль")), ("li", w.t("Сеть магазинов (продукты питания)", "Retail chain (food)", "Мережа магазинів", "Сетка крам"))]
        out.append(("row", [left, [*right, ("b", job["position"]), *(("p", d + ".") for d in job["duties"])]]))
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), ("b", w.t("Высшее/Среднее специальное", "Higher", "Вища", "Вышэйшая"))]
    out += [("row", [str(year), [("b", school), ("p", faculty)]]) for school, faculty, year in w.schools()]
    out += [("h", w.t("Навыки", "Skills", "Навички", "Навыкі"))]
    out += [("row", [w.t("Знание языков", "Languages", "Знання мов", "Веданне моў"), w.t("Русский — Родной", "English — C1", "Українська — рідна", "Беларуская — родная")])]
    out += [("row", [w.t("Навыки", "Skills", "Навички", "Навыкі"), "\u00a0\u00a0\u00a0 ".join(w.skills())])]
    out += [("h", w.t("Дополнительная информация", "Further information", "Додаткова інформація", "Дадатковая інфармацыя"))]
    out += [("row", [w.t("Обо мне", "About me", "Про мене", "Пра мяне"), w.t("Пунктуальность, обучаемость, 5 лет работал с клиентами.", "Punctual and calm.", "Пунктуальність.", "Пунктуальнасць.")])]
    return [*out, ("foot", f"{full} • {w.t('Резюме обновлено 12 мая 2026 в 10:15', 'Resume updated 12 May 2026 at 10:15', 'Резюме оновлено 12 травня 2026', 'Рэзюмэ абноўлена 12 мая 2026')}")]


def career_site(w: Scribe) -> list[Block]:
    """Career site of engineers: tenure in brackets, middle dots, degree headings."""
    out: list[Block] = [("title", w.name("fl")), ("sub", w.position())]
    out += [("p", f"{w.t('Возраст', 'Age', 'Вік', 'Узрост')}: {w.age()} • {w.city()}"), ("p", f"{w.t('Зарплата', 'Salary', 'Зарплата', 'Зарплата')}: {w.pay()}")]
    out += [("p", w.t("Стаж: 5 лет и 2 месяца", "Total experience: 5 years and 2 months", "Стаж: 5 років", "Стаж: 5 гадоў"))]
    out += [("h", w.t("Контакты", "Contacts", "Контакти", "Кантакты")), ("p", w.phone()), ("p", w.email()), ("p", f"Telegram: {w.telegram()}")]
    out += [("h", w.t("Профессиональные навыки", "Professional skills", "Професійні навички", "Прафесійныя навыкі")), ("p", " • ".join(w.skills()))]
    out += [("h", w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("Word", " — "):
        out += [("b", job["company"]), ("p", f"{job['city']} • {w.t('Более 100 сотрудников/От 10 до 100 сотрудников', 'Over 100 employees', 'Понад 100 працівників', 'Больш за 100 супрацоўнікаў')}")]
        out += [("b", job["position"]), ("p", f"{job['span']} ({w.t('3 года и 2 месяца', '3 years and 2 months', '3 роки', '3 гады')})"), *(("p", d) for d in job["duties"])]
    out += [("h", w.t("Высшее образование", "Higher education", "Вища освіта", "Вышэйшая адукацыя"))]
    for school, faculty, year in w.schools():
        out += [("b", school), ("p", faculty), ("p", f"{w.t('Сентябрь', 'September', 'Вересень', 'Верасень')} {year - 5} — {w.t('Июнь', 'June', 'Червень', 'Чэрвень')} {year} ({w.t('4 года и 9 месяцев', '4 years and 9 months', '4 роки', '4 гады')})")]
    return [*out, ("h", w.t("Обо мне", "About me", "Про мене", "Пра мяне")), ("p", w.t("Люблю горы и настольные игры.", "I like hiking.", "Люблю гори.", "Люблю падарожжы."))]


def network_profile(w: Scribe) -> list[Block]:
    """Social network export: grey sidebar, headline, company above position, page numbers."""
    side: list[Block] = [("h", w.t("Контактная информация/Связаться", "Contact", "Контакти", "Кантакты")), ("p", f"{w.phone()} (Mobile)"), ("p", w.email()), ("p", w.linkedin("www.linkedin.com/in/{}")), ("p", "(LinkedIn)")]
    side += [("h", w.t("Основные навыки", "Top Skills", "Основні навички", "Асноўныя навыкі")), *(("p", s) for s in w.skills())]
    side += [("h", "Languages" if w.lang == "en" else w.t("Языки", "", "Мови", "Мовы")), ("p", w.t("Английский (Professional Working)", "English (Native or Bilingual)", "Англійська (B2)", "Англійская (B2)"))]
    side += [("h", "Certifications" if w.lang == "en" else w.t("Сертификаты", "", "Сертифікати", "Сертыфікаты")), ("p", "ISTQB Foundation"), ("p", "Scrum Basics")]
    main: list[Block] = [("title", w.name("fl")), ("p", w.position()), ("p", w.city() + w.t(", Россия", ", United States/ Area", ", Україна", ", Беларусь") if w.rng.random() < 0.5 else w.city())]
    main += [("h", w.t("Общие сведения", "Summary", "Про мене", "Пра сябе")), ("p", w.t("Люблю порядок в делах и спокойную работу в команде.", "I enjoy calm teams and clear processes, and I like to learn.", "Люблю порядок.", "Люблю парадак."))]
    main += [("h", w.t("Опыт работы", "Experience", "Досвід роботи", "Вопыт працы"))]
    for job in w.jobs("word"):
        main += [("b", job["company"]), ("p", job["position"]), ("p", f"{job['span']} ({w.t('2 года 3 месяца', '2 years 3 months', '2 роки 3 місяці', '2 гады')})"), ("p", job["city"]), *(("p", d + ".") for d in job["duties"])]
    main += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя"))]
    for school, faculty, year in w.schools():
        main += [("b", school), ("p", f"{faculty} · ({year - 4} - {year})")]
    return [("cols", side, main), ("foot", "Page 1 of 2")]


def new_europass(w: Scribe) -> list[Block]:
    """Europass 2020: bars between labelled data, dates above in brackets or beside the city."""
    out: list[Block] = [("title", w.name("fl", last_caps=w.rng.random() < 0.5))]
    bits = [f"{w.t('Дата рождения', 'Date of birth', 'Дата народження', 'Дата нараджэння')}: {w.birth()}", w.t("Гражданство: российское", "Nationality: Czech", "Громадянство: українське", "Грамадзянства: беларускае")]
    bits += [f"{w.t('Номер телефона', 'Phone number', 'Номер телефону', 'Нумар тэлефона')}: {w.phone()} ({w.t('Мобильный', 'Mobile', 'Мобільний', 'Мабільны')})", f"{w.t('Адрес эл. почты', 'Email address', 'Ел. адреса', 'Адрас эл. пошты')}: {w.email()}"]
    bits += [f"{w.t('Адрес', 'Address', 'Адреса', 'Адрас')}: {w.city()} ({w.t('Домашний', 'Home', 'Дім', 'Дамашні')})"]
    out += [("p", "  |  ".join(bits))] if w.rng.random() < 0.5 else [("p", b) for b in bits]
    out += [("h", w.t("О СЕБЕ", "ABOUT ME", "ПРО СЕБЕ", "ПРА СЯБЕ")), ("p", w.t("Спокойный и надёжный сотрудник.", "Calm and reliable.", "Спокійний працівник.", "Спакойны работнік."))]
    out += [("h", w.t("ТРУДОВОЙ СТАЖ", "WORK EXPERIENCE", "ДОСВІД РОБОТИ", "ВОПЫТ ПРАЦЫ"))]
    kind = w.rng.randint(0, 1)
    for job in w.jobs("slash" if kind else "full"):
        if kind:
            out += [("p", f"[ {job['span']} ]"), ("b", job["position"]), ("p", job["company"]), ("p", f"{w.t('Город', 'City', 'Місто', 'Горад')}: {job['city']}"), *(("li", d) for d in job["duties"])]
        else:
            out += [("p", f"{job['span']} {job['city']}"), ("b", f"{job['position'].upper()}"), ("p", job["company"]), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("ОБРАЗОВАНИЕ И ОБУЧЕНИЕ", "EDUCATION AND TRAINING", "ОСВІТА ТА НАВЧАННЯ", "АДУКАЦЫЯ І НАВУЧАННЕ"))]
    for school, faculty, year in w.schools():
        out += [("p", f"[ 09/{year - 4} – 06/{year} ]"), ("b", faculty), ("p", school)]
    out += [("h", w.t("ЯЗЫКОВЫЕ НАВЫКИ", "LANGUAGE SKILLS", "МОВНІ НАВИЧКИ", "МОЎНЫЯ НАВЫКІ")), ("p", w.t("Родной язык: русский", "Mother tongue(s): Czech", "Рідна мова: українська", "Родная мова: беларуская"))]
    return [*out, ("h", w.t("ЦИФРОВЫЕ НАВЫКИ/НАВЫКИ", "DIGITAL SKILLS/SKILLS", "НАВИЧКИ", "НАВЫКІ")), ("p", " | ".join(w.skills()))]


def no_heads(w: Scribe) -> list[Block]:
    """Plain lines without a single heading."""
    out: list[Block] = [("p", w.name(w.rng.choice(("lfm", "fml", "fl"))))]
    out += [("p", f"{w.city()}, {w.t('тел.', 'tel.', 'тел.', 'тэл.')} {w.phone()}, {w.email()}"), ("p", w.position())]
    for job in w.jobs(w.rng.choice(("num", "year", "word"))):
        out += [("p", w.rng.choice((f"{job['span']}: {job['company']}, {job['position']}", f"{job['span']} – {job['position']}, {job['company']}"))), *(("p", f"- {d}") for d in job["duties"])]
    for school, faculty, year in w.schools(1):
        out += [("p", f"{school}, {faculty}, {year}")]
    return [*out, ("p", f"{w.t('Владею', 'Skills', 'Володію', 'Валодаю')}: {', '.join(w.skills())}"), ("p", w.t("Водительские права категории B, стаж 10 лет", "Driving licence B", "Права категорії B", "Правы катэгорыі B"))]


def prose(w: Scribe) -> list[Block]:
    """A letter: the person introduces herself, then short lines."""
    name, city = w.name("fl"), w.city()
    where = {"ru": f"Город: {city}.", "en": f"I live in {city}.", "uk": f"Місто: {city}.", "be": f"Горад: {city}."}[w.lang]
    intro = {"ru": "Здравствуйте! Меня зовут", "en": "Dear hiring team, my name is", "uk": "Доброго дня! Мене звати", "be": "Добры дзень! Мяне завуць"}[w.lang]
    aged = {"ru": "мне", "en": "I am", "uk": "мені", "be": "мне"}[w.lang]
    wish = w.t("Интересует вакансия", "I am applying for the position of", "Цікавить вакансія", "Цікавіць вакансія")
    out: list[Block] = [("p", f"{intro} {name}, {aged} {w.age()}. {where}"), ("p", f"{wish}: {w.position()}." if w.lang != "en" else f"{wish} {w.position()}.")]
    out += [("p", f"{w.t('Рассчитываю на доход', 'My salary expectation is', 'Розраховую на дохід', 'Разлічваю на даход')} {w.pay()}.")]
    out += [("p", w.t("Где работал:/Мой опыт:/Трудовой путь", "Where I have worked:/My work so far", "Де працював:/Мій досвід", "Дзе працаваў:/Мой вопыт"))]
    out += [("li", f"{job['span']}, {job['company']} — {job['position']}") for job in w.jobs("num", "–")]
    out += [("p", w.t("Учился:/Образование:", "Studies:/Education:", "Навчання:/Освіта:", "Вучоба:/Адукацыя:")), *(("li", f"{school} ({faculty}), {year}") for school, faculty, year in w.schools())]
    out += [("p", f"{w.t('Что умею', 'What I can do', 'Що вмію', 'Што ўмею')}: {', '.join(w.skills())}.")]
    return [*out, ("p", f"{w.t('Связаться со мной можно по телефону', 'You can reach me at', 'Зв’язатися зі мною можна за телефоном', 'Звязацца са мной можна па тэлефоне')} {w.phone()} {w.t('или по почте', 'or', 'або поштою', 'або па пошце')} {w.email()}.")]


def emoji_numbered(w: Scribe) -> list[Block]:
    """Numbered headings with pictures, icons before contacts."""
    number = iter(range(1, 10))

    def head(icon: str, text: str) -> Block:
        return ("h", f"{next(number)}. {icon} {text.upper()}")

    out: list[Block] = [("title", w.name("lfm" if w.lang != "en" else "fl", last_caps=True)), head("👤", w.t("Личные данные", "Personal data", "Особисті дані", "Асабістыя звесткі"))]
    out += [("p", f"📞 {w.phone()}"), ("p", f"✉️ {w.email()}"), ("p", f"📍 {w.city()}"), ("p", f"🎂 {w.birth()}"), ("p", f"💬 {w.telegram('t.me/{}')}")]
    out += [head("🎯", w.t("Цель", "Objective", "Мета", "Мэта")), ("p", w.position()), ("p", f"💰 {w.pay()}")]
    out += [head("💼", w.t("Опыт", "Experience", "Досвід", "Вопыт"))]
    for job in w.jobs("num", "—"):
        out += [("b", f"🏢 {job['company']}"), ("p", f"{job['position']} | {job['span']}"), *(("p", f"✔ {d}") for d in job["duties"])]
    out += [head("🎓", w.t("Учёба", "Education", "Навчання", "Вучоба")), *(("p", f"{year} — {school}, {faculty}") for school, faculty, year in w.schools())]
    return [*out, head("🛠", w.t("Умею", "Skills", "Вмію", "Умею")), *(("p", f"▪️ {s}") for s in w.skills())]


def dark_sidebar(w: Scribe) -> list[Block]:
    """Designer's page: portrait and lists in a side column, timeline in the main one."""
    side: list[Block] = [w.photo(), ("h", w.t("КОНТАКТЫ", "CONTACT", "КОНТАКТИ", "КАНТАКТЫ")), ("p", w.phone()), ("p", w.email()), ("p", w.city())]
    side += [("h", w.t("НАВЫКИ", "EXPERTISE/SKILLS", "НАВИЧКИ", "НАВЫКІ")), *(("li", s) for s in w.skills())]
    side += [("h", w.t("ХОББИ", "HOBBIES", "ХОБІ", "ХОБІ")), ("p", w.t("Шахматы, бег", "Chess, running", "Шахи, біг", "Шахматы, бег"))]
    main: list[Block] = [("title", w.first.upper()), ("title", w.last.upper()), ("sub", w.position())]
    w.name("fl")
    main += [("h", w.t("ПРОФИЛЬ", "PROFILE", "ПРОФІЛЬ", "ПРОФІЛЬ")), ("p", w.t("Восемь лет в профессии, люблю сложные задачи и понятные правила.", "Eight years in the trade, fond of hard problems.", "Вісім років у професії.", "Восем гадоў у прафесіі."))]
    main += [("h", w.t("КАРЬЕРА", "WORK HISTORY", "КАР’ЄРА", "КАР’ЕРА"))]
    for job in w.jobs(w.rng.choice(("year", "short")), " - "):
        main.append(("row", [job["span"], [("b", job["position"]), ("p", f"{job['company']}, {job['city']}"), *(("li", d) for d in job["duties"])]]))
    main += [("h", w.t("ОБРАЗОВАНИЕ", "EDUCATION", "ОСВІТА", "АДУКАЦЫЯ"))]
    main += [("row", [f"{year - 4} - {year}", [("b", school), ("p", faculty)]]) for school, faculty, year in w.schools()]
    return [("cols", side, main) if w.rng.random() < 0.6 else ("colsr", main, side)]


def office_form(w: Scribe) -> list[Block]:
    """A personnel office's form: numbered rows, document numbers, employers' telephones."""
    w.name("lfm" if w.middle else "lf")
    out: list[Block] = [("p", w.t("АНКЕТА КАНДИДАТА", "CANDIDATE APPLICATION FORM", "АНКЕТА КАНДИДАТА", "АНКЕТА КАНДЫДАТА"))]
    rows = [(w.t("Фамилия", "Surname", "Прізвище", "Прозвішча"), w.last), (w.t("Имя", "First name/Given name", "Ім'я", "Імя"), w.first)]
    rows += [(w.t("Отчество", "Middle name", "По батькові", "Імя па бацьку"), w.middle)] if w.middle else []
    rows += [(w.t("Дата и место рождения", "Date and place of birth", "Дата і місце народження", "Дата і месца нараджэння"), f"{w.birth()}, {w.pick('cities')}")]
    rows += [(w.t("Адрес фактического проживания", "Home address", "Адреса проживання", "Адрас пражывання"), f"{w.city()}, {w.t('ул. Лесная, д. 5, кв. 12', '12 Mill Lane', 'вул. Лісова, 5', 'вул. Лясная, 5')}")]
    rows += [(w.t("Контактный телефон", "Contact phone", "Контактний телефон", "Кантактны тэлефон"), w.phone()), ("E-mail", w.email())]
    rows += [(w.t("Паспорт", "Passport No.", "Паспорт", "Пашпарт"), w.t("4509 123456, выдан 12.03.2010", "509123456", "СН 123456", "МР 1234567")), (w.t("ИНН", "Tax ID", "ІПН", "УНП"), w.t("770123456789", "078-05-1120", "2912345678", "191234567"))]
    rows += [(w.t("На какую должность претендуете", "Position applied for", "На яку посаду претендуєте", "На якую пасаду прэтэндуеце"), w.position()), (w.t("Желаемая заработная плата", "Expected salary", "Бажана заробітна плата", "Пажаданы заробак"), w.pay())]
    numbered = w.rng.random() < 0.5
    out += [("row", [f"{n}.", label, value] if numbered else [label, value]) for n, (label, value) in enumerate(rows, 1)]
    out += [("h", w.t("Трудовая деятельность (начиная с последнего места)", "Employment record (most recent first)", "Трудова діяльність", "Працоўная дзейнасць"))]
    out += [("row", [w.t("Период", "Period", "Період", "Перыяд"), w.t("Организация, телефон", "Employer, phone", "Організація, телефон", "Арганізацыя, тэлефон"), w.t("Должность", "Position", "Посада", "Пасада"), w.t("Причина увольнения", "Reason for leaving", "Причина звільнення", "Прычына звальнення")])]
    for job in w.jobs("num", "-"):
        desk = w.t("т. (495) 000-11-22", "ph. 020 7946 0011", "т. (044) 000-11-22", "т. (017) 200-11-22")
        out.append(("row", [job["span"], f"{job['company']}, {desk}", job["position"], w.t("по собственному желанию", "relocation", "за власним бажанням", "па ўласным жаданні")]))
    out += [("h", w.t("Образование", "Education", "Освіта", "Адукацыя")), ("row", [w.t("Учебное заведение", "Institution", "Навчальний заклад", "Навучальная ўстанова"), w.t("Специальность", "Field", "Спеціальність", "Спецыяльнасць"), w.t("Год окончания", "Graduated", "Рік закінчення", "Год заканчэння")])]
    out += [("row", [school, faculty, str(year)]) for school, faculty, year in w.schools()]
    out += [("h", w.t("Профессиональные навыки", "Professional skills", "Професійні навички", "Прафесійныя навыкі")), ("p", ", ".join(w.skills()))]
    out += [("h", w.t("Кто может Вас рекомендовать", "Referees", "Хто може Вас рекомендувати", "Хто можа Вас рэкамендаваць"))]
    return [*out, ("row", [w.t("Синицын Игорь Львович", "Laura Whitmore", "Синиця Ігор", "Сініцын Ігар"), w.t("директор", "director", "директор", "дырэктар"), w.t("8 926 000-33-44", "020 7946 0099", "050 000 33 44", "+375 29 000-33-44")])]


def american(w: Scribe) -> list[Block]:
    """One centred line of contacts, dates at the right margin, cities with states."""
    state = {"en": ", TX", "ru": "", "uk": "", "be": ""}[w.lang]
    zip_code = {"en": " 78701", "ru": "", "uk": "", "be": ""}[w.lang]
    out: list[Block] = [("title", w.name("fml" if w.lang == "en" else "fl").upper() if w.rng.random() < 0.6 else w.name("fl"))]
    street = w.t("ул. Мира, 10", "1204 Maple Street", "вул. Миру, 10", "вул. Міру, 10")
    glue = w.rng.choice((" | ", " • ", " ♦ "))
    out += [("p", glue.join((f"{street}, {w.city()}{state}{zip_code}", w.phone(), w.email()))), ("h", w.t("ОБРАЗОВАНИЕ", "EDUCATION", "ОСВІТА", "АДУКАЦЫЯ"))]
    for school, faculty, year in w.schools():
        out += [("right", (f"{school}", f"{w.t('Июнь', 'May', 'Червень', 'Чэрвень')} {year}")), ("p", faculty)]
    out += [("h", w.t("ОПЫТ РАБОТЫ", "PROFESSIONAL EXPERIENCE", "ДОСВІД РОБОТИ", "ВОПЫТ ПРАЦЫ"))]
    for job in w.jobs("word"):
        out += [("right", (f"{job['company']}, {job['city']}{state}", job["span"])), ("p", job["position"]), *(("li", d) for d in job["duties"])]
    out += [("h", w.t("НАВЫКИ", "SKILLS & ABILITIES", "НАВИЧКИ", "НАВЫКІ")), ("p", f"{w.t('Основные', 'Technical', 'Основні', 'Асноўныя')}: {', '.join(w.skills())}")]
    return [*out, ("h", w.t("РЕКОМЕНДАЦИИ", "REFERENCES", "РЕКОМЕНДАЦІЇ", "РЭКАМЕНДАЦЫІ")), ("p", w.t("По запросу", "Available upon request", "За запитом", "Па запыце"))]


TEMPLATES: tuple[Callable[[Scribe], list[Block]], ...] = (
    board_export, career_site, network_profile, new_europass, no_heads, prose, emoji_numbered, dark_sidebar,
    office_form, american,
)  # fmt: skip
