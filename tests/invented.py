"""Invented people who come twice in disguise, and others who only look like them.

Three sets of disguises: `KNOWN`, which the matching was written for; `UNSEEN`, written apart from
it and learnt from afterwards; `HELD_OUT`, which nothing was learnt from.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from huntflow_desk.core.duplicates import Traits, traits

_MEN = """Александр Алексей Андрей Антон Артём Борис Вадим Валерий Василий Виктор Виталий Владимир
Вячеслав Георгий Григорий Даниил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин
Леонид Максим Матвей Михаил Никита Николай Олег Павел Пётр Роман Руслан Семён Сергей Станислав
Степан Тимофей Тимур Фёдор Юрий Ярослав Захар Назар Глеб""".split()  # noqa: SIM905
_WOMEN = """Александра Алина Алла Анастасия Анна Валентина Валерия Варвара Вера Вероника Виктория
Галина Дарья Диана Евгения Екатерина Елена Елизавета Жанна Ирина Карина Кристина Ксения Лариса
Лидия Людмила Маргарита Марина Мария Надежда Наталья Нина Оксана Ольга Полина Светлана София
Тамара Татьяна Юлия Яна Ульяна""".split()  # noqa: SIM905
SURNAMES = """Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров
Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев
Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев
Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков Сорокин
Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев
Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов
Мельников Денисов Гаврилов Тихонов Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов
Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышёв Быков Маслов Родионов
Коновалов Лазарев Воронин Климов Филатов Пономарёв Голубев Кудрявцев Прохоров Наумов Потапов
Журавлёв Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров Емельянов Никифоров
Грачёв Котов Гришин Ефремов Архипов Громов Кириллов Малышев Панов Моисеев Румянцев Акимов
Кондратьев Бирюков Горбунов Анисимов Еремин Тихомиров Галкин Лукьянов Михеев Скворцов Юдин
Белоусов Нестеров Симонов Прокофьев Харитонов Князев Цветков Левин Митрофанов Воронов Аксёнов
Софронов Мальцев Логинов Горшков Савин Краснов Майоров Демидов Елисеев Рыбаков Сафонов Плотников
Демин Хохлов Фадеев Молчанов Игнатов Литвинов Ершов Ушаков Дементьев Рябов Мухин Калашников
Леонтьев Лобанов Кузин Корнеев Евдокимов Бородин Платонов Некрасов Балашов Бобров Жданов
Блинов Игнатьев Коротков Муравьёв Крюков Беляков Богомолов Дроздов Лавров Зуев Петухов Ларин
Никулин Серов Терентьев Зотов Устинов Фокин Самойлов Константинов Сахаров Шишкин Самсонов
Черкасов Чистяков Носов Спиридонов Карасёв Авдеев Воронцов Зверев Владимиров Селезнёв Нечаев
Кудряшов Седов Фирсов Андрианов Панфилов Головин Терехов Ульянов Шестаков Агеев Никонов Селиванов
Баженов Гордеев Кожевников Пахомов Зимин Костин Широков Филимонов Ларионов Овсянников Сазонов
Суворов Нефёдов Корнилов Любимов Львов Горбачёв Копылов Лукин Токарев Кулешов Шилов Большаков
Панкратов Родин Шаповалов Покровский Бочаров Никольский Маркин Горелов Агафонов Березин Ермолаев
Зубков Куприянов Трифонов Масленников Круглов Третьяков Колосов Рожков Артамонов Шмелёв Лаптев
Лапшин Федосеев Зиновьев Зорин Уткин Столяров Зубов Ткачёв Дорофеев Антипов Завьялов Свиридов
Золотарёв Кулаков Мещеряков Макеев Дьяконов Гуляев Петровский Бондарев Поздняков Панин Кочетков
Суханов Рыжов Старостин Калмыков Колесов Золотов Кравцов Субботин Шубин Щукин Лосев Винокуров
Лапин Парфёнов Исаков Голованов Коровин Ростовцев Артёмов Козырев Русаков Алёшин Крючков Булгаков
Кошелев Сычёв Синицын Чёрный Белый Островский Высоцкий Шевченко Бондаренко Коваленко Ткаченко
Кравченко Олейник Шевчук Мельник Савченко Руденко Мороз Лысенко Марченко Ким Цой Пак Ли
Мицкевич Лукашевич Гринкевич Юшкевич Новицкий Жуковский""".split()  # noqa: SIM905
_FATHERS = """Александрович Алексеевич Андреевич Борисович Вадимович Васильевич Викторович
Владимирович Геннадьевич Григорьевич Дмитриевич Евгеньевич Иванович Игоревич Ильич Константинович
Леонидович Максимович Михайлович Николаевич Олегович Павлович Петрович Романович Сергеевич
Степанович Фёдорович Юрьевич""".split()  # noqa: SIM905
_COMPANIES = """ООО «Вектор» | АО «Гранит» | Северный маяк | Полюс данных | ИП Орехов | Альфа-Софт |
Стройинвест | Логистик Плюс | Медиа Групп | Дельта | Аптека 36 | ПАО «Энергия»""".split("|")  # noqa: SIM905
_HOSTS = ("mail.example", "post.example", "gmail.com", "yandex.ru", "inbox.example")
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),  # noqa: SIM905
        strict=True,
    )
)
_PASSPORT = {**_LATIN, "й": "i", "ю": "iu", "я": "ia", "х": "kh", "ъ": "ie"}
_CHATTY = {**_LATIN, "х": "h", "ё": "yo", "й": "j", "щ": "sch", "ц": "c", "ю": "ju", "я": "ja"}
_GERMAN = {
    **_LATIN, "ж": "sh", "ч": "tsch", "ш": "sch", "щ": "schtsch", "й": "j", "я": "ja", "ю": "ju",
    "в": "w", "х": "ch", "ц": "z", "с": "s", "з": "s",
}  # fmt: skip


@dataclass(frozen=True)
class Somebody:
    """One record, as a file or a card tells it; `who` is the human being."""

    who: int
    last: str
    first: str
    middle: str = ""
    birth: tuple[int, int, int] | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    company: str = ""
    how: tuple[str, ...] = field(default=(), compare=False)

    @property
    def traits(self) -> Traits:
        return traits(
            last_name=self.last,
            first_name=self.first,
            middle_name=self.middle,
            birth=self.birth,
            phones=self.phones,
            emails=self.emails,
            links=self.links,
            company=self.company,
        )


def feminine(last: str) -> str:
    if last.endswith(("ий", "ый")):
        return last[:-2] + "ая"
    return last + "а" if last.endswith(("ов", "ев", "ёв", "ин", "ын")) else last


def daughter(father: str) -> str:
    return "Ильинична" if father == "Ильич" else father.removesuffix("ич") + "на"


def latin(text: str, scheme: dict[str, str] = _LATIN) -> str:
    return "".join(scheme.get(char, char) for char in text.lower()).title()


def phone(dice: random.Random) -> str:
    return f"+79{dice.randrange(10**9):09d}"


def person(who: int, dice: random.Random) -> Somebody:
    """Somebody with most of what a card can have."""
    woman = dice.random() < 0.5
    last = dice.choice(SURNAMES)
    father = dice.choice(_FATHERS)
    first = dice.choice(_WOMEN if woman else _MEN)
    last = feminine(last) if woman else last
    handle = latin(last).lower().replace("'", "") + str(dice.randrange(60, 9999))
    birth = (dice.randrange(1965, 2004), dice.randrange(1, 13), dice.randrange(1, 29))
    return Somebody(
        who,
        last,
        first,
        (daughter(father) if woman else father) if dice.random() < 0.6 else "",
        birth if dice.random() < 0.6 else None,
        (phone(dice),) if dice.random() < 0.93 else (),
        (f"{handle}@{dice.choice(_HOSTS)}",) if dice.random() < 0.93 else (),
        (("telegram", f"@{handle}"),) if dice.random() < 0.35 else (),
        dice.choice(_COMPANIES).strip() if dice.random() < 0.5 else "",
    )


def crowd(count: int, dice: random.Random) -> list[Somebody]:
    """Different people. A third of them looks like somebody else among them."""
    people: list[Somebody] = []
    agency, desk = "podbor.agency@agency.example", "+74951234500"
    while len(people) < count:
        one = person(len(people), dice)
        kind = dice.random()
        if people and kind < 0.06:  # a namesake, now and then of one employer or year
            other = dice.choice(people)
            one = replace(one, last=other.last, first=other.first)
            if dice.random() < 0.5:
                one = replace(one, middle=other.middle)
            if dice.random() < 0.3:
                one = replace(one, company=other.company)
            if dice.random() < 0.2 and one.birth and other.birth:
                one = replace(one, birth=(other.birth[0], *one.birth[1:]))
        elif people and kind < 0.12:  # a relative with the same phone or family mailbox
            other = dice.choice(people)
            if one.first != other.first:
                one = replace(one, last=other.last, phones=other.phones or one.phones)
                if dice.random() < 0.3:
                    one = replace(one, emails=other.emails, middle=other.middle)
        elif people and kind < 0.14:  # father and son
            other = dice.choice(people)
            if other.middle and other.birth and not other.last.endswith("а"):
                birth = (other.birth[0] - 25, 3, 3)
                one = replace(one, last=other.last, first=other.first, phones=other.phones)
                one = replace(one, middle=_another_father(other.middle, dice), birth=birth)
        elif kind < 0.2:  # sent by an agency
            one = replace(one, emails=(agency,))
        elif kind < 0.24:  # the employer's switchboard
            one = replace(one, phones=(desk,), company="ООО «Коммутатор»")
        elif people and kind < 0.27:  # the number went to somebody else
            other = dice.choice(people)
            one = replace(one, phones=other.phones or one.phones)
        elif people and kind < 0.30:  # born on one day
            other = dice.choice(people)
            one = replace(one, birth=other.birth, last=other.last if kind < 0.28 else one.last)
            if one.last == other.last and one.first == other.first:
                continue
        people.append(one)
    return people


def _another_father(middle: str, dice: random.Random) -> str:
    woman = middle.endswith("на")
    left = [one for one in _FATHERS if one[:4] != middle[:4]]
    father = dice.choice(left)
    return daughter(father) if woman else father


Disguise = Callable[[Somebody, random.Random], Somebody | None]
"""The same person told otherwise; None: this cannot be told of them."""


def _typo(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, max(2, len(word) - 1))
    what = dice.randrange(3)
    if what == 0 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if what == 1:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at] + word[at:]


_SHORT = {
    "Александр": "Саша", "Дмитрий": "Дима", "Екатерина": "Катя", "Мария": "Маша", "Анна": "Аня",
    "Владимир": "Вова", "Анастасия": "Настя", "Сергей": "Серёжа", "Михаил": "Миша", "Ольга": "Оля",
    "Наталья": "Наташа", "Елена": "Лена", "Алексей": "Лёша", "Николай": "Коля", "Юлия": "Юля",
}  # fmt: skip


def _chosen(table: dict[str, str]) -> Disguise:
    def tell(one: Somebody, dice: random.Random) -> Somebody | None:
        other = table.get(one.first)
        return replace(one, first=other) if other else None

    return tell


def _in_latin(scheme: dict[str, str]) -> Disguise:
    def tell(one: Somebody, dice: random.Random) -> Somebody:
        middle = latin(one.middle, scheme) if dice.random() < 0.3 else ""
        return replace(
            one, last=latin(one.last, scheme), first=latin(one.first, scheme), middle=middle
        )

    return tell


KNOWN: dict[str, Disguise] = {
    "no yo": lambda one, dice: replace(
        one, last=one.last.replace("ё", "е"), first=one.first.replace("ё", "е")
    ),
    "latin": _in_latin(_LATIN),
    "passport": _in_latin(_PASSPORT),
    "chatty": _in_latin(_CHATTY),
    "turned": lambda one, dice: replace(one, last=one.first, first=one.last),
    "slip": lambda one, dice: (
        replace(one, last=_typo(one.last, dice)) if len(one.last) > 5 else None
    ),
    "short": _chosen(_SHORT),
    "initial": lambda one, dice: replace(
        one, first=one.first[0] + ".", middle=one.middle[:1] and one.middle[0] + "."
    ),
    "no middle": lambda one, dice: replace(one, middle=""),
    "capitals": lambda one, dice: replace(
        one, last=one.last.upper(), first=f" {one.first.upper()}"
    ),
}

_UKRAINIAN = {
    "Александр": "Олександр", "Алексей": "Олексій", "Андрей": "Андрій", "Владимир": "Володимир",
    "Дмитрий": "Дмитро", "Евгений": "Євген", "Николай": "Микола", "Сергей": "Сергій",
    "Михаил": "Михайло", "Игорь": "Ігор", "Юрий": "Юрій", "Григорий": "Григорій", "Павел": "Павло",
    "Анна": "Ганна", "Елена": "Олена", "Екатерина": "Катерина", "Ирина": "Ірина", "Юлия": "Юлія",
    "Мария": "Марія", "Наталья": "Наталія", "Анастасия": "Анастасія", "Виктория": "Вікторія",
    "Светлана": "Світлана", "Татьяна": "Тетяна", "Дарья": "Дарина", "Ксения": "Оксана",
}  # fmt: skip
_BELARUSIAN = {
    "Александр": "Аляксандр", "Алексей": "Аляксей", "Андрей": "Андрэй", "Владимир": "Уладзімір",
    "Дмитрий": "Дзмітрый", "Сергей": "Сяргей", "Николай": "Мікалай", "Михаил": "Міхаіл",
    "Анна": "Ганна", "Елена": "Алена", "Екатерина": "Кацярына", "Ирина": "Ірына",
    "Светлана": "Святлана", "Татьяна": "Таццяна", "Наталья": "Наталля", "Мария": "Марыя",
}  # fmt: skip
_BESIDE = dict(
    zip("абвгдежзийклмнопрстуфхцчшщыьэюя", "вламвдюшмудргтрлакммавувшзвдьжд", strict=True)
)
_TWINS = str.maketrans("аеорсухАЕОРСХВНКМТ", "aeopcyxAEOPCXBHKMT")


def _beside(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    return word[:at] + _BESIDE.get(word[at], "о") + word[at + 1 :]


_ISO = {
    **_LATIN, "ж": "ž", "ч": "č", "ш": "š", "щ": "ŝ", "х": "h", "ц": "c", "ю": "û", "я": "â",
    "э": "è", "ё": "ë", "й": "j", "ь": "′",
}  # fmt: skip
_POLISH = {
    **_LATIN, "ж": "ż", "ч": "cz", "ш": "sz", "щ": "szcz", "х": "ch", "ц": "c", "ю": "ju",
    "я": "ja", "в": "w", "й": "j", "л": "l", "ы": "y",
}  # fmt: skip
_SCANNED = str.maketrans({"о": "0", "з": "3", "б": "6", "O": "0"})

UNSEEN: dict[str, Disguise] = {
    "iso": _in_latin(_ISO),
    "polish": _in_latin(_POLISH),
    "scanned": lambda one, dice: replace(one, last=one.last.translate(_SCANNED)),
    "two slips": lambda one, dice: (
        replace(one, last=_typo(one.last, dice), first=_typo(one.first, dice))
        if len(one.last) > 6 and len(one.first) > 5
        else None
    ),
    "no first": lambda one, dice: replace(one, first="", middle=""),
    "turned latin": lambda one, dice: replace(
        one, last=latin(one.first), first=latin(one.last), middle=""
    ),
    "endings": lambda one, dice: replace(
        one, last=latin(one.last).removesuffix("a").replace("ov", "off"), first=latin(one.first)
    ),
    "first and father": lambda one, dice: (
        replace(one, last=f"{one.last} {one.first} {one.middle}", first="", middle="")
        if one.middle
        else None
    ),
    "small letters": lambda one, dice: replace(
        one, last=one.last.lower(), first=one.first.lower(), middle=one.middle.lower()
    ),
    "as it was": lambda one, dice: one,
    "ukrainian": _chosen(_UKRAINIAN),
    "belarusian": _chosen(_BELARUSIAN),
    "german": _in_latin(_GERMAN),
    "double name": lambda one, dice: replace(one, last=f"{one.last}-{dice.choice(SURNAMES)}"),
    "key beside": lambda one, dice: (
        replace(one, last=_beside(one.last, dice)) if len(one.last) > 5 else None
    ),
    "twin letters": lambda one, dice: replace(
        one, last=one.last.translate(_TWINS), first=one.first.translate(_TWINS)
    ),
    "slip in first": lambda one, dice: (
        replace(one, first=_typo(one.first, dice)) if len(one.first) > 5 else None
    ),
    "all in one": lambda one, dice: replace(
        one, last=one.last, first=f"{one.first} {one.middle}".strip(), middle=""
    ),
    "no last": lambda one, dice: replace(one, last="", middle=""),
    "quotes": lambda one, dice: replace(
        one, last=f"«{one.last}»", first=f"{one.first} (опыт 5 лет)"
    ),
}


_KEYS = dict(
    zip("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", strict=True)
)
_UKRAINIAN_LETTERS = str.maketrans({"ы": "и", "и": "і", "э": "е", "ё": "ьо"})

HELD_OUT: dict[str, Disguise] = {
    "other layout": lambda one, dice: replace(one, last=latin(one.last, _KEYS)),
    "initials in one field": lambda one, dice: (
        replace(one, last=f"{one.last} {one.first[0]}.{one.middle[0]}.", first="", middle="")
        if one.middle
        else None
    ),
    "all in first": lambda one, dice: replace(
        one, last="", first=f"{one.first} {one.last}", middle=""
    ),
    "maiden name": lambda one, dice: replace(one, last=f"{one.last} ({dice.choice(SURNAMES)})"),
    "soft signs": _in_latin({**_LATIN, "ь": "'", "ъ": '"', "ы": "y", "э": "e"}),
    "letters doubled": lambda one, dice: replace(
        one, last=one.last[:2] + one.last[1:], first=one.first + one.first[-1]
    ),
    "ukrainian letters": lambda one, dice: replace(
        one, last=one.last.translate(_UKRAINIAN_LETTERS), middle=""
    ),
    "capital latin": lambda one, dice: replace(
        one, last=latin(one.last, _PASSPORT).upper(), first=latin(one.first, _PASSPORT).upper()
    ),
    "slip and latin": lambda one, dice: (
        replace(one, last=latin(_typo(one.last, dice)), first=latin(one.first))
        if len(one.last) > 6
        else None
    ),
    "two first names": lambda one, dice: replace(
        one, first=f"{one.first}-{dice.choice(_WOMEN)}" if one.last.endswith("а") else one.first
    ),
}
"""Written after the matching was done; nothing was changed for them."""


def _only(one: Somebody, *kept: str) -> Somebody | None:
    gone = {"phones", "emails", "links", "birth"} - set(kept)
    if not any(getattr(one, name) for name in kept):
        return None
    empty: dict[str, object] = {name: None if name == "birth" else () for name in gone}
    return replace(one, **empty)  # type: ignore[arg-type]


def _formatted(text: str, dice: random.Random) -> str:
    d = text[-10:]
    return dice.choice(
        (
            f"8 ({d[:3]}) {d[3:6]}-{d[6:8]}-{d[8:]}",
            f"+7 {d[:3]} {d[3:6]} {d[6:]}",
            f"7{d}",
            f"8{d}",
            f"{d[:3]}-{d[3:6]}-{d[6:]}",
            f"моб. +7({d[:3]}){d[3:]}",
        )
    )


CONTACTS: dict[str, Disguise] = {
    "written otherwise": lambda one, dice: (
        replace(one, phones=tuple(_formatted(text, dice) for text in one.phones))
        if one.phones or one.emails
        else None
    ),
    "new phone": lambda one, dice: (
        replace(one, phones=(phone(dice),)) if one.emails and not _is_room(one, "phones") else None
    ),
    "new address": lambda one, dice: (
        replace(one, emails=(f"new{dice.randrange(10**6)}@post.example",))
        if one.phones and not _is_room(one, "emails")
        else None
    ),
    "alias": lambda one, dice: (
        replace(
            one,
            emails=tuple(text.upper().replace("@", "+hh@", 1) for text in one.emails),
            phones=(),
        )
        if one.emails
        else None
    ),
    "page only": lambda one, dice: _only(
        replace(one, links=tuple(("", f"https://t.me/{text[1:]}") for _, text in one.links)),
        "links",
    ),
    "birth only": lambda one, dice: _only(one, "birth"),
    "phone only": lambda one, dice: _only(one, "phones"),
}


def repeats(
    people: list[Somebody],
    count: int,
    dice: random.Random,
    disguises: dict[str, Disguise],
) -> list[Somebody]:
    """The same people once more, each with the name and the contacts told otherwise."""
    found: list[Somebody] = []
    chosen = dice.sample(people, len(people))
    while len(found) < count:
        one = chosen[len(found) % len(chosen)]
        for _ in range(50):
            name, contact = dice.choice(list(disguises)), dice.choice(list(CONTACTS))
            told = disguises[name](one, dice)
            told = told and CONTACTS[contact](told, dice)
            weak = name in ("no last", "no first", "initial") and contact == "birth only"
            room = told is not None and _is_room(told)
            if told is not None and not weak and not room:
                found.append(replace(told, company="", how=(name, contact)))
                break
        else:
            chosen.remove(one)
    return found


def _is_room(one: Somebody, *without: str) -> bool:
    """Whether all that tells a record from others is what many have, too."""
    own: set[object] = set(one.links) | ({one.birth} if one.birth else set())
    if "phones" not in without:
        own |= {text for text in one.phones if not _digits(text).endswith("4951234500")}
    if "emails" not in without:
        own |= {text for text in one.emails if "agency" not in text.casefold()}
    return not own


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
