"""Words of job titles and of organisations in four languages, and what a phrase looks like."""

from __future__ import annotations

import re

from huntflow_desk.sources.resumes.wordlist import words

_JOB_STEMS = words("""
разработчик программист инженер менеджер руководител директор начальник специалист бухгалтер
экономист тестировщик дизайнер юрист администратор секретар ассистент помощник
консультант продав кассир водител логист кладовщик оператор маркетолог копирайтер редактор
журналист переводчик преподавател учител воспитател врач медсестр медбрат фельдшер фармацевт
провизор повар шеф официант бармен бариста архитектор прораб мастер монтажник электрик
электромонт сварщик слесар токар механик конструктор стажер стажёр стажиров тимлид
рекрутер агент брокер риелтор риэлтор супервайзер мерчандайзер товаровед закупщик снабжен
координатор куратор методист психолог диспетчер охранник эколог геолог геодезист лаборант химик
биолог физик сотрудник аудитор казначей финансист контролер контролёр визажист парикмахер
косметолог тренер фотограф видеограф продюсер режиссер режиссёр артист актер актёр иллюстратор
аниматор модератор таргетолог владелец заведующ заместител партнер партнёр учредител основател
предпринимател фрилансер грузчик упаковщик курьер уборщ дворник горничн няня сиделк садовник
агроном ветеринар пилот стюард капитан матрос офицер инспектор следовател адвокат нотариус
делопроизводител библиотекар верстальщик наладчик эксперт методолог сметчик проектировщик хостес
промоутер торговый лаборант рабочий рабоч разнорабоч работник аппаратчик машинист штукатур маляр
каменщик плотник столяр сантехник стоматолог хирург терапевт педиатр педагог доцент профессор
ректор декан репетитор тьютор девопс девелопер продакт проджект скрам евангелист эникейщик
представител председател президент казначе кадровик hr- байер модельер швея портной закройщик
флорист ювелир гид экскурсовод аниматор звукорежисс оценщик андеррайтер страховой трейдер
кинолог логопед дефектолог розробник програміст інженер керівник спеціаліст фахівец економіст
тестувальник адміністратор асистент помічник продавец касир водій логіст комірник оператор
перекладач викладач вчител вихователь лікар кухар офіціант архітектор виконроб майстер електрик
зварювальник слюсар механік стажист провідний головний заступник завідувач охоронец керуючий
рекрутер верстальник фахівця вчитель діловод головного распрацоўшчык праграміст
інжынер менеджар кіраўнік дырэктар начальнік спецыяліст бухгалтар эканаміст тэсціроўшчык
дызайнер юрыст адміністратар сакратар асістэнт памочнік кансультант прадав касір кіроўца лагіст
кладаўшчык аператар маркетолаг рэдактар перакладчык выкладчык настаўнік выхавальнік урач лекар
медсястр афіцыянт архітэктар майстар мантажнік слесар механік тэхнолаг канструктар стажор вядучы
галоўны намеснік загадчык тэсціравальнік каардынатар тэставальнік developer engineer manager
director head lead leader chief officer specialist accountant economist analyst tester designer
lawyer administrator secretary assistant consultant salesperson salesman saleswoman seller cashier
driver logistician operator marketer marketeer copywriter editor journalist translator
interpreter teacher tutor lecturer professor doctor physician nurse pharmacist cook chef waiter
waitress bartender barista architect foreman technician electrician welder plumber mechanic
technologist intern internship trainee apprentice principal devops sre scientist recruiter agent
broker supervisor merchandiser buyer coordinator curator psychologist dispatcher guard
researcher auditor controller trainer photographer producer animator moderator owner president
vp cto ceo cfo coo cio founder co-founder partner entrepreneur freelancer freelance courier
cleaner programmer representative executive clerk receptionist bookkeeper paralegal attorney
counsel strategist planner advisor adviser associate fellow instructor librarian writer artist
illustrator surveyor inspector superintendent worker helper underwriter actuary dentist
therapist caregiver nanny pilot sailor machinist assembler packer storekeeper storeman webmaster
tech-lead teamlead generalist partner teller evangelist deputy statistician mathematician
chemist biologist physicist geologist geodesist ecologist estimator draughtsman drafter
concierge housekeeper stylist hairdresser beautician coach facilitator
""")
_JOB_WORDS = frozenset(words("qa hr pm pr smm seo ppc bi ux ui cto devops aqa sdet рм хостес"))
_LEVELS = frozenset(
    words(
        "junior middle senior lead principal staff ведущий старший младший главный джуниор "
        "мидл сеньор заместитель "
        "head chief deputy провідний старший молодший головний вядучы старшы малодшы галоўны "
        "trainee vice зам"
    )
)
_JOBS = re.compile(
    (
        r"(?<![\w])(?:[\w+#.]+[-/]|[а-яё]{2,12}о)?(?:технолог(?![иі])|интерн(?!ет|ац)|аналитик(?!а(?![\w-]))|"
        r"аналітик(?!а(?!\w))|аналітык(?!а(?!\w))|тэхнолаг|исследовател|дослідник|даследчык|"
    )
    + "|".join(sorted(map(re.escape, set(_JOB_STEMS)), key=len, reverse=True))
    + r")",
    re.I,
)
_EXACT_LATIN = re.compile(
    r"(?<![\w])(?:"
    + "|".join(
        sorted(
            (re.escape(w) for w in set(_JOB_STEMS) if w.isascii() and w.isalpha()),
            key=len,
            reverse=True,
        )
    )
    + r")s?(?![\w])",
    re.I,
)

# Endings of words for people who do something, for titles no list knows.
_AGENT = re.compile(
    r"^(?:[\w-]+\s){0,2}[\w-]*(?:[а-яё]{2}(?:ник|щик|чик|тель|ист|ёр|ер|арь|лог|граф|вед|"
    r"ант|ент|ач|ница|щица|"
    r"стка|тор|кар|льер|ьер)|[а-яіїєґў]{2}(?:нік|шчык|чык|ік|ар|іст|ець)|[a-z]{2}(?:er|"
    r"or|ist|ian|eer|man|woman|ant))(?!\w)",
    re.I,
)
_BRANDS = re.compile(
    r"(?<![\w])(?:яндекс|сбер(?:банк)?|тинькофф|т-банк|газпром\w*|лукойл|роснефть|магнит|"
    r"пят[её]рочка|перекр[её]сток|"
    r"лента|ашан|дикси|вкусвилл|x5|ozon|озон|wildberries|вайлдберриз|втб|мтс|билайн|"
    r"вымпелком|мегафон|теле2|ростелеком|"
    r"ржд|росатом|ростех|аэрофлот|касперск\w*|авито|vk|mail\.ru|альфа-банк|райффайзен\w*|"
    r"м\.?видео|эльдорадо|"
    r"спортмастер|леруа мерлен|ikea|икеа|самокат|деливери|сдэк|почта россии|розетка|"
    r"приватбанк|нова пошта|"
    r"белавиа|беларусбанк|евроопт|белтелеком|epam|luxoft|google|microsoft|amazon|apple|"
    r"meta|facebook|ibm|oracle|sap|"
    r"deloitte|kpmg|pwc|accenture|mcdonald'?s|starbucks|tesco|walmart|siemens|bosch|"
    r"samsung|huawei|uber|netflix|spotify)"
    r"(?![\w])",
    re.I,
)
LEGAL = (
    r"ООО|ОАО|ЗАО|ПАО|НАО|АО|ИП|ОДО|СООО|СЗАО|ИООО|УП|ЧУП|ЧТУП|ЧП|ТОО|ТОВ|ПАТ|ПрАТ|ПП|АТ|"
    r"ФОП|КП|ДП|ТАА|ААТ|ТДА|ЗАТ|ТзОВ|ОсОО|СПАО|ФКУ|ГКУ|МАДОУ|МКУ|ФГАУ|УЗ|КУП|"
    r"ПУП|РУП|КУП|ФГУП|МУП|ГУП|ФГБУ|ФГБОУ|ГБУЗ|ГБОУ|МБОУ|ГБУ|МБУ|ГАУ|МАУ|УО|ГУ|КСУП|РНПЦ|"
    r"НИИ|НПО|НПП|НПЦ|ТД|ТПК|ТК|ПКФ|ГК|АНО|СПК|КФХ|"
    r"LLC|L\.L\.C\.|Ltd|Inc|GmbH|PLC|Corp|S\.A\.|AG|B\.?V\.|S\.?r\.?l\.|Sp\. z o\.o\.|Oy|"
    r"LLP|PLLC|JSC|OJSC|CJSC|PJSC|Pty|Limited|Pvt|OOO|ZAO|OAO|PAO|IP|SRL|Kft|OÜ|UAB|SIA"
)
_LEGAL = re.compile(rf"(?<![\w])(?:{LEGAL})(?![\w])")
_LEGAL_ONLY = re.compile(rf"^\W*(?:{LEGAL})\W*$", re.I)
_ORG = re.compile(
    r"(?<![\w])(?:компани|фирма|завод|фабрик|банк|холдинг|группа компаний|концерн|"
    r"корпорац|студи|агентств|магазин|"
    r"торгов\w+ (?:сеть|дом|центр)|центр(?!ал)|клиник|больниц|поликлиник|школа|гимнази|"
    r"лице[йя]|детск\w+ сад|университет|"
    r"институт|комбинат|предприят|трест|министерств|департамент|ресторан|кафе|отель|"
    r"гостиниц|аптек|ателье|столов|пекарн|пиццери|автосервис|автосалон|санатор|"
    r"парикмахерск|ателье|поликлиник|салон|фонд|бюро|"
    r"типографи|издательств|театр|музей|супермаркет|гипермаркет|индивидуальный "
    r"предприниматель|общество с|самозанят|"
    r"фриланс|подприємств|компані[яії]|підприємств|лікарн|крамниц|агенці|прадпрыемств|"
    r"кампані[яі]|бальніц|крама|"
    r"inc|corp|corporation|company|group|holding|labs?|software|solutions?|systems?|"
    r"technolog(?:y|ies)|consulting|"
    r"services?|bank|partners|studios?|agency|logistics|industries|enterprises?|media|"
    r"networks?|ventures?|capital|insurance|"
    r"hotels?|restaurant|hospital|clinic|university|school|college|institute|foundation|"
    r"store|shop|works|freight|airlines?|"
    r"pharma\w*|foods?|motors?|energy|telecom|digital|interactive|games|global|"
    r"international|retail|trading|"
    r"администраци|адміністраці|адміністрацы|мэри[яи]|управлени[ея]|управління|упраўленн|"
    r"(?:city|town|county|state) of|administration|government|"
    r"construction|manufacturing|council|ministry|department of|self-employed|"
    r"freelancer?|associates|brothers|co)(?=\w{0,3}(?!\w))",
    re.I,
)
_QUOTED = re.compile(r"[«“„\"][^«»“”„\"]{2,60}[»”“\"]")
_VERB = re.compile(
    r"^(?:[А-ЯЁІЇЄЎ][а-яёіїєў’']+(?:ал|ял|ил|ел|ул|ыл|ала|яла|ила|ела|али|или|ался|илась|"
    r"илась|илась|ился|алась|ував|увала|ював|ював|яв|ав|"
    r"ював|ювала|аў|іў|яў|ала|іла)(?:ся|сь)?\b|(?:Вел|Вёл|Вела|Вів|Вяла|Вёў|Вів|Нёс|"
    r"Достиг|Помог|Перевел|Перевёл)\b)"
)
_VERB_EN = re.compile(
    r"^(?:[A-Z][a-z]{2,}(?:ed)|Built|Led|Wrote|Kept|Grew|Ran|Made|Held|Drove|Won|Took|"
    r"Set|Cut|Taught|Brought|Oversaw|Sold|Did|"
    r"Working|Responsible|Developing|Managing|Leading|Creating|Designing|Building|"
    r"Supporting|Performing|Providing)\b(?!\s+(?:Engineer|Developer|Manager|Accountant))"
)
# Nouns that end as verbs of the past do.
_NO_VERB = re.compile(
    r"^(?:филиал|портал|журнал|терминал|квартал|арсенал|капитал|металл|материал|канал|вокзал|состав|устав|"
    r"генерал|персонал|универсал|идеал|отдел|дед|футбол|ресторан)\w{0,2}\b",
    re.I,
)
_TITLED = re.compile(
    r"^(?:certified|registered|licensed|chartered|qualified|experienced|retired|managing|leading|"
    r"supporting)\b",
    re.I,
)
_FIRST_PERSON = re.compile(
    r"^[А-ЯЁІЇЄ][а-яёіїєў’']+(?:аю|яю|ую|юю|ею|жу|шу|чу|лю|ню|рю|аюсь|уюсь)\b"
)
_NOUN_DUTY = re.compile(
    r"^(?:[А-ЯЁІЇЄ][а-яёіїє’']+(?:ние|ние|ння|нне|ение|ание|ция|ція|цыя|отка|овка|оўка|аўка|ержка|"
    r"ирование|ення|ання|ённе|анне|энне)|Работа|Робота|Праца|Участие|Участь|"
    r"Удзел|Контроль|Кантроль|Поиск|Пошук|Анализ|Аналіз|Прием|Приём|Помощь|Учет|Учёт|"
    r"Облік|Улік|Подбор|Расчет|Расчёт|Прямые|Полный цикл|Сбор|Збір|Збор|Оценка|Оцінка|Ацэнка|"
    r"Закупка|Закупівля|Продажа|Выдача|Видача|Ввод|Запуск|Осмотр|Отбор|Выезд|Обход|Уход|Догляд|"
    r"Ремонт|Монтаж|Проверка|Перевірка|Праверка|Настройка|Уборка|Доставка|Перевозка|"
    r"Перевезення|Перавозка|Координация|Координація|Каардынацыя)\s+\S"
)


def job_score(text: str) -> float:
    """How much a phrase looks like a job title: below 0 not at all, 2 surely."""
    words = re.findall(r"[\w+#-]+", text)
    if not words or len(words) > 12 or len(text) > 110:
        return -1.0
    score = 0.0
    if _EXACT_LATIN.search(text) or any(not m[0].isascii() for m in _JOBS.finditer(text)):
        score += 1.6
    elif len(words) <= 6 and _AGENT.search(re.split(r"[,(–—]", text, maxsplit=1)[0]):
        score += 0.5
    low = {w.casefold() for w in words}
    if low & _LEVELS:
        score += 0.5
    if low & _JOB_WORDS:
        score += 0.7
    if _LEGAL.search(text) or _QUOTED.search(text):
        score -= 1.2
    if text.rstrip().endswith((".", ";")) and len(words) > 4:
        score -= 0.8
    return min(score, 2.2)


def company_score(text: str) -> float:
    """How much a phrase looks like the name of an organisation."""
    words = text.split()
    if not words or len(words) > 14 or len(text) > 120:
        return -1.0
    score = 0.0
    if _LEGAL.search(text):
        score += 1.8
    if _QUOTED.search(text):
        score += 1.3
    if score == 0 and text.isascii() and sum(w.islower() and len(w) > 3 for w in words) > 1:
        score -= 0.7  # "Corporate systems for mid-size firms" tells what a firm does
    if _ORG.search(text):
        score += 1.1
    if _BRANDS.search(text):
        score += 1.0
    if re.search(r"(?<!\S)&(?!\S)|\bи сыновья\b|\band sons\b", text, re.I):
        score += 0.6
    if len(words) <= 4 and all(w[:1].isupper() or not w[:1].isalpha() for w in words):
        score += 0.2
    if text.rstrip().endswith((".", ";")) and len(words) > 4:
        score -= 0.8
    return min(score, 3.0)


def holds_both(text: str) -> bool:
    """A post and an employer in one piece ("Администратор ООО «Вега»")."""
    legal = _LEGAL.search(text)
    return legal is not None and legal.start() > 0 and job_score(text[: legal.start()]) > 1


def legal_only(text: str) -> bool:
    """Nothing but a legal form ("Inc.")."""
    return bool(_LEGAL_ONLY.match(text))


def is_duty(text: str) -> bool:
    """A line that tells what was done, not where or as whom."""
    words = text.split()
    if not words:
        return False
    if text[:1].islower() and job_score(text) > 1.5 and len(words) <= 5 and text[-1:] not in ".;":
        return False
    small = text[:1].islower() and not text[1:2].isupper()
    if small or len(words) > 14 or len(text) > 120:
        return True
    if (
        text.rstrip().endswith((".", ";"))
        and len(words) > (2 if job_score(text) < 1 and company_score(text) < 1 else 3)
        and not re.search(r"\b(?:Inc|Ltd|Co|Corp|обл|г|р|L\.L\.C|S\.A|o\.o|\w)\.$", text)
    ):
        return True
    named = len(words) < 5 and all(w[:1].isupper() for w in words)
    if len(words) >= 2 and not named and _VERB.match(text) and not _NO_VERB.match(text):
        return job_score(words[0]) < 1
    if len(words) >= 2 and not named and _VERB_EN.match(text):
        if words[1][:1].islower() and not _TITLED.match(text):
            return True
        head = re.split(r",|\s(?:at|in|в|у|ў)\s|\s[–—-]\s|[(\t]", text, maxsplit=1)[0]
        return max(job_score(text), job_score(head)) < 1.5 or len(words) > 8
    if len(words) >= 2 and _FIRST_PERSON.match(text) and job_score(text) < 1:
        return True
    if len(words) < 2 or not _NOUN_DUTY.match(text):
        return False
    return job_score(text) < 1.5 or (job_score(words[0]) < 1 and words[1][:1].islower())
