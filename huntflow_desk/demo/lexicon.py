"""Words the invented people are made of: names, cities, companies, everyday phrases."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MALE_NAMES = _words(
    """
    Александр Алексей Андрей Антон Артём Борис Вадим Валерий Виктор Владимир Владислав Георгий Глеб
    Григорий Данил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Максим Марат Матвей
    Михаил Никита Николай Олег Павел Роман Руслан Семён Сергей Станислав Степан Тимур Фёдор Юрий
    Ярослав
    """
)
FEMALE_NAMES = _words(
    """
    Александра Алина Алиса Алёна Анастасия Анна Валентина Валерия Варвара Вера Вероника Виктория
    Галина Дарья Диана Евгения Екатерина Елена Елизавета Зоя Инна Ирина Карина Кира Кристина Ксения
    Лариса Лидия Любовь Маргарита Марина Мария Милана Надежда Наталья Оксана Ольга Полина Светлана
    София Татьяна Ульяна Юлия Яна
    """
)
SURNAMES = _words(
    """
    Абрамов Авдеев Агапов Аксёнов Алексеев Антонов Бабушкин Баранов Белов Беляев Богданов Борисов
    Быстров Васильев Веселов Виноградов Власов Волков Воробьёв Гаврилов Голубев Горшков Громов Гусев
    Давыдов Данилов Демидов Дорофеев Егоров Емельянов Ершов Ефимов Жуков Зайцев Захаров Зимин Иванов
    Игнатьев Ильин Исаев Казаков Калинин Карпов Киселёв Климов Ковалёв Козлов Колесников Комаров
    Кондратьев Королёв Котов Крылов Кудрявцев Кузнецов Куликов Лаврентьев Лазарев Лебедев Логинов
    Макаров Мальцев Мартынов Медведев Мельников Миронов Морозов Назаров Некрасов Никитин Новиков
    Овчинников Орлов Осипов Павлов Панфилов Петров Поляков Попов Прохоров Рябов Савельев Селезнёв
    Сидоров Смирнов Соболев Соколов Соловьёв Сорокин Степанов Суворов Тарасов Терентьев Тихонов
    Третьяков Уваров Фадеев Филатов Фролов Хохлов Цветков Чернов Чистяков Шаров Широков Щербаков
    Юдин Яковлев Белинский Вишневский Добровольский Островский Полянский Шаповаленко Ткаченко
    Мельник Гончар Юсупов Галиев Сафин Мусин
    """
)
PATRONYMICS = tuple(
    pair.split("/")
    for pair in _words(
        """
        Александрович/Александровна Алексеевич/Алексеевна Андреевич/Андреевна Борисович/Борисовна
        Вадимович/Вадимовна Валерьевич/Валерьевна Викторович/Викторовна Владимирович/Владимировна
        Дмитриевич/Дмитриевна Евгеньевич/Евгеньевна Иванович/Ивановна Игоревич/Игоревна
        Ильич/Ильинична Константинович/Константиновна Михайлович/Михайловна Николаевич/Николаевна
        Олегович/Олеговна Павлович/Павловна Петрович/Петровна Романович/Романовна
        Сергеевич/Сергеевна Станиславович/Станиславовна Тимурович/Тимуровна Фёдорович/Фёдоровна
        Юрьевич/Юрьевна
        """
    )
)
ENGLISH_MALE = _words(
    """
    Adam Alan Andrew Benjamin Brian Charles Daniel David Edward Ethan George Henry Jack James John
    Joseph Kevin Liam Lucas Mark Martin Matthew Michael Noah Oliver Patrick Paul Peter Richard
    Robert Ryan Samuel Simon Stephen Thomas William
    """
)
ENGLISH_FEMALE = _words(
    """
    Alice Amelia Amy Anna Ava Charlotte Chloe Claire Diana Eleanor Ella Emily Emma Eva Fiona Grace
    Hannah Helen Irene Isabella Jane Jessica Julia Kate Laura Lily Lucy Mary Megan Mia Nora Olivia
    Rachel Rose Ruth Sarah Sophie Victoria
    """
)
ENGLISH_SURNAMES = _words(
    """
    Adams Allen Baker Barnes Bell Bennett Brooks Brown Butler Campbell Carter Clark Collins Cook
    Cooper Davis Edwards Ellis Evans Fisher Foster Gibson Gray Green Hall Harris Hayes Hill Howard
    Hughes Jackson James Kelly King Lee Lewis Marshall Mason Miller Mitchell Moore Morgan Morris
    Murphy Nelson Parker Perry Phillips Price Reed Reynolds Roberts Robinson Rogers Russell Scott
    Shaw Simpson Stewart Taylor Thompson Turner Walker Ward Watson White Wilson Wood Young
    """
)

# City, and its English name.
CITIES = (
    ("Москва", "Moscow"),
    ("Санкт-Петербург", "Saint Petersburg"),
    ("Казань", "Kazan"),
    ("Новосибирск", "Novosibirsk"),
    ("Екатеринбург", "Yekaterinburg"),
    ("Нижний Новгород", "Nizhny Novgorod"),
    ("Самара", "Samara"),
    ("Краснодар", "Krasnodar"),
    ("Воронеж", "Voronezh"),
    ("Пермь", "Perm"),
    ("Уфа", "Ufa"),
    ("Тверь", "Tver"),
    ("Ярославль", "Yaroslavl"),
    ("Калининград", "Kaliningrad"),
    ("Минск", "Minsk"),
    ("Алматы", "Almaty"),
    ("Томск", "Tomsk"),
    ("Тула", "Tula"),
)
CITY_WEIGHTS = (34, 18, 6, 6, 6, 5, 4, 4, 3, 3, 2, 2, 2, 2, 3, 2, 2, 2)

COMPANIES = (
    "Медиа Парус",
    "ТехноСфера",
    "Логика Плюс",
    "Полярная звезда",
    "Русский сад",
    "Квант Софт",
    "Белая линия",
    "Городские кассы",
    "Атлант Строй",
    "Балтийский берег",
    "Вектор Данных",
    "Добрый доктор",
    "Единая доставка",
    "Зелёный остров",
    "Инженерный центр «Маяк»",
    "Кедр Банк",
    "Лаборатория решений",
    "Мосты и дороги",
    "Новая энергия",
    "Облачные системы",
    "Первый терминал",
    "Радуга Маркет",
    "Сибирский лён",
    "Три кита",
    "Уральские станки",
    "Фабрика вкуса",
    "Цифровой порт",
    "Чайный дом",
    "Школа навыков",
    "Южный ветер",
    "Ясный код",
    "Астра Логистик",
    "Дельта Платёж",
    "Север Телеком",
    "Ритм Города",
    "Тёплый дом",
)
ENGLISH_COMPANIES = (
    "Bright Harbour",
    "Northline Systems",
    "Copperfield Data",
    "Greenway Foods",
    "Lantern Labs",
    "Oakbridge Software",
    "Riverside Logistics",
    "Silver Compass",
    "Tidewater Media",
    "Westgate Retail",
    "Bluebird Payments",
    "Foxglove Health",
    "Granite Cloud",
    "Juniper Robotics",
    "Maple Analytics",
)
UNIVERSITIES = (
    "Северный государственный университет",
    "Технический университет приборостроения",
    "Академия экономики и права",
    "Институт информационных систем",
    "Университет путей и связи",
    "Поволжский политехнический институт",
    "Уральская академия управления",
    "Университет прикладной математики",
)
ENGLISH_UNIVERSITIES = (
    "Northern State University",
    "Riverside Institute of Technology",
    "Harbour Business School",
    "Lakeside University",
    "Institute of Applied Mathematics",
)
FACULTIES = (
    "прикладная математика",
    "информационные системы",
    "экономика и управление",
    "юриспруденция",
    "менеджмент организации",
    "логистика",
    "маркетинг",
    "вычислительная техника",
)

COMMENTS = (
    "Хорошо держится, отвечает по делу. Предлагаю звать на следующий этап.",
    "Созвонились, ищет работу спокойно, готов выйти через две недели после оффера.",
    "Сильный опыт, но ожидания выше вилки. Обсудить с заказчиком.",
    "Не дозвонилась, написала в мессенджер. Жду ответа до пятницы.",
    "Отправила описание вакансии и три вопроса, ответы пришли в тот же день.",
    "Заказчик посмотрел резюме: интересно, просит назначить встречу на этой неделе.",
    "Просит удалёнку, в офис готов приезжать раз в неделю.",
    "Рекомендация от Марины из отдела продаж, говорит о нём хорошо.",
    "Есть параллельный оффер, решение до конца месяца. Надо поторопиться.",
    "Английский свободный, часть беседы провели на английском.",
    "Тестовое выполнил аккуратно, есть вопросы по тестам.",
    "Интервью прошло хорошо, команда «за». Ждём решения по бюджету.",
    "Слабоват в SQL, остальное в порядке. Можно посмотреть на младшую позицию.",
    "Мотивация: рост и спокойная команда, деньги не на первом месте.",
    "Живёт рядом с офисом, график 5/2 подходит.",
    "Попросил вернуться к разговору осенью, сейчас заканчивает проект.",
    "Очень приятное впечатление, структурно рассказывает о своих проектах.",
    "Зарплатные ожидания назвал вилкой, середина нам подходит.",
    "Проверили рекомендации: бывший руководитель подтверждает всё сказанное.",
    "Договорились на четверг в 15:00, ссылку на встречу отправила.\r\nЗаказчик в копии.",
)
ENGLISH_COMMENTS = (
    "Good conversation, clear answers. Let us move forward.",
    "Strong background, expectations slightly above the range.",
    "Could not reach by phone, sent an e-mail.",
    "Prefers remote work, can visit the office once a month.",
    "The hiring manager liked the resume and asks for an interview this week.",
    "Has another offer, will decide by the end of the month.",
    "The test task is neat, tests are missing.",
    "Notice period is one month.",
)
REJECTION_COMMENTS = (
    "Поблагодарила, договорились остаться на связи.",
    "Не подошёл по опыту, письмо отправлено.",
    "Сам отказался: принял другое предложение.",
    "Заказчик выбрал другого кандидата.",
)

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        _words("a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya"),
        strict=True,
    )
)


def latin(text: str) -> str:
    """Cyrillic text in Latin letters."""
    out = []
    for letter in text:
        low = letter.lower()
        if low in _LATIN:
            part = _LATIN[low].replace("-", "")
            out.append(part.capitalize() if letter != low else part)
        else:
            out.append(letter if letter.isascii() else "?")
    return "".join(out)


def feminine(surname: str) -> str:
    """The form of a surname for a woman."""
    if surname.endswith(("ов", "ев", "ёв", "ин")):
        return surname + "а"
    if surname.endswith("ий"):
        return surname[:-2] + "ая"
    return surname
