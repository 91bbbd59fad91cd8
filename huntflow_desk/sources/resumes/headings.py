"""Section headings of resumes in Russian, English, Belarusian and Ukrainian.

A heading is recognised by its words, not by a list of whole phrases: every word must be either
telling (it names a kind of section) or neutral ("профессиональные", "key", "and").
"""

from __future__ import annotations

import re
from functools import lru_cache

# Whole phrases first: words alone would mislead. `*` at the end stands for any ending.
_PHRASES: dict[str, tuple[str, ...]] = {
    "courses": (
        "дополнительн* образовани*", "повышени* квалификации*", "курс*", "тренинг*", "семинар*",
        "additional education", "further education", "continuing education", "professional development",
        "training*", "course*", "certification*", "certificate*", "сертификат*", "licenses",
        "додатков* освіт*", "підвищення кваліфікації*", "курси*", "тренінг*", "сертифікат*",
        "дадатков* адукацы*", "павышэнне кваліфікацыі*", "курсы*", "тэсты экзамены", "тесты экзамены",
        "электронные сертификаты", "самообразование", "workshops", "аттестаци*", "самаадукацыя",
    ),
    "skills": (
        "владени* пк", "знани* пк", "навык* пк", "компьютерн* грамотност*", "володіння пк", "валоданне пк", "программы", "програми", "праграмы", "знание программ",
    ),
    "references": (
        "рекомендаци*", "рекомендател*", "referee*", "reference*", "рекомендаці*", "рэкамендацы*",
        "кто может рекомендовать", "отзыв*", "поручител*", "рекомендодав*", "recommendation*",
        "контакт* для рекомендаци*", "рекомендуют", "testimonials", "адгук*", "відгук*",
        "лица для рекомендаций", "контакты рекомендателей", "professional references", "рэкамендуюць",
        "кто может дать рекомендации", "контакт* рекомендател*", "character references",
    ),
    "wish": (
        "желаем* должност*", "желаем* позици*", "цель", "цель поиск*", "цель резюме", "цель* трудоустройств*",
        "желаем* работ*", "пожелани* работ*", "пожелани* к работ*", "пожелани* к будущ* работ*", "пожелани*",
        "желаем* условия*", "карьерн* цел*", "позици* и зарплат*", "должност* и зарплат*", "objective*",
        "career objective*", "job objective*", "desired position*", "desired job*", "desired role*",
        "target position*", "target role*", "position sought", "job applied for", "preferred job",
        "employment objective*", "position desired", "desired employment*", "бажан* посад*", "бажан* робот*",
        "мета", "мета пошук*", "побажання*", "жадан* пасад*", "жадан* прац*", "мэта", "пажадан* пасад*",
        "пажаданн*", "шукан* пасад*", "specialization and salary", "desired position and salary",
        "бажана посада та зарплата", "жаданая пасада і заробак", "career goal*", "ищу работу", "шукаю роботу",
        "шукаю працу", "ожидани*", "очікування", "чаканн*", "мэта пошук*", "looking for", "preferences",
        "job preferences", "зарплатные ожидания",
    ),
    "about": (
        "о себе", "обо мне", "про себе", "про мене", "пра сябе", "пра мяне", "about*", "profile",
        "personal profile", "professional profile", "summary", "career summary", "executive summary",
        "дополнительн* сведени*", "дополнительн* информаци*", "доп информация", "дополнительно",
        "дадатков* інфармацы*", "дадаткова", "додатков* інформаці*", "додатково", "додатков* відомост*",
        "дадатков* звестк*", "личн* качеств*", "особист* якост*", "асабіст* якасц*", "additional information",
        "personal statement", "personal qualities", "профиль", "профіль", "коротко о себе", "кратко",
        "additional", "overview", "мои качества", "прочее", "разное", "other", "miscellaneous", "інше", "іншае",
        "профессиональн* резюме", "коротко про себе", "коратка пра сябе", "сильные стороны", "strengths",
        "квалификаци*", "кваліфікаці*", "кваліфікацы*", "qualifications summary", "introduction", "bio",
        "statement", "профіль кандидата", "резюме кандидата", "ещё", "еще", "further information",
        "дополнительные данные", "сопроводительное письмо", "cover letter", "soft skills", "гибкие навыки",
    ),
    "hobby": (
        "хобби*", "увлечени*", "интерес*", "hobb*", "interest*", "захоплення*", "хобі*", "інтерес*",
        "захапленн*", "хобі", "цікавасц*", "hobbies and interests", "досуг", "дозвілля", "activities",
        "волонтер*", "volunteer*", "добровольчество", "волонтерств*", "валанцёр*", "общественная деятельность",
    ),
    "contacts": (
        "контакт*", "контактн* данн*", "контактн* информаци*", "contact*", "contact details",
        "contact information", "get in touch", "связь", "как связаться", "связаться со мной", "звязацца",
        "контактн* інформаці*", "контактн* дані*", "кантакт*", "кантактн* інфармацы*", "кантактн* даныя",
        "reach me", "зв'язок", "сувязь", "средства связи", "соцсети", "социальные сети", "social",
        "social links", "links", "online", "find me online", "адрес и телефон", "мои контакты",
    ),
    "personal": (
        "личн* данн*", "личн* информаци*", "персональн* данн*", "персональн* информаци*", "анкет* данн*",
        "общ* сведени*", "общ* информаци*", "основн* информаци*", "основн* данн*", "personal information",
        "personal details", "personal data", "personal", "general information", "особист* дані*",
        "особист* інформаці*", "персональн* дані*", "загальн* інформаці*", "загальн* відомост*", "асабіст* даныя",
        "асабіст* інфармацы*", "асабіст* звестк*", "агульн* звестк*", "биографическ* данн*", "сведения о себе",
        "personal particulars", "basic information", "агульн* інфармацы*", "личные сведения", "person",
        "biographical data", "основн* сведени*", "general", "details", "персанальн* даныя", "анкета",
    ),
    "projects": (
        "проект*", "project*", "портфолио", "portfolio*", "портфоліо", "праект*", "проєкт*", "key projects",
        "pet projects", "пет проекты", "публикаци*", "publication*", "публікаці*", "публікацы*", "patents",
        "научн* деятельност*", "open source", "партфоліа", "selected projects", "избранные проекты",
    ),
    "awards": (
        "достижени*", "наград*", "award*", "achievement*", "honor*", "honours", "досягнення*", "нагород*",
        "дасягненн*", "узнагарод*", "awards and honors", "key achievements", "ключевые достижения", "грамоты",
    ),
    "military": ("воинск* обязанност*", "служба в армии", "military service", "армия", "військов* служб*"),
    "driving": (
        "водительск* прав*", "вождени*", "driving licen*", "driver's licen*", "опыт вождения", "посвідчення водія",
        "правы кіроўцы", "водительское удостоверение", "досвід водіння",
    ),
}  # fmt: skip

# Telling words (prefixes) for the three big sections and languages.
_WORDS: dict[str, tuple[str, ...]] = {
    "languages": ("english", "английск", "англійськ", "англійск", "german", "немецк", "язык", "language", "мов", "знание языков", "linguistic"),
    "education": (
        "образован", "обучен", "учеб", "учёб", "education", "освіт", "навчан", "адукац", "навучан", "academic",
        "studies", "вуз", "university", "universities",
    ),
    "skills": (
        "навык", "умени", "компетенц", "skill", "competenc", "expertise", "proficienc", "навич", "вмінн", "умінн",
        "компетентн", "навык", "уменн", "кампетэнц", "technolog", "технологи", "технологі", "тэхналог", "stack",
        "стек", "стэк", "toolkit", "tools", "инструмент", "інструмент", "владею", "володію", "валодаю", "toolbox",
        "abilities", "strengths", "знани", "знанн", "веды", "программ", "software",
    ),
    "about": ("summary", "profile", "overview", "саммари", "автопортрет"),
    "experience": (
        "опыт", "стаж", "карьер", "employment", "experience", "career", "досвід", "вопыт", "кар'єр", "кар'ер",
        "трудов", "послужной", "трудова", "працоўн", "працавал", "работал",
    ),
}  # fmt: skip
_PLACE_WORDS = ("места работы", "место работы", "рабочие места", "work history", "job history", "professional background",
                "professional history", "работа", "work", "робота", "праца", "де працював", "где работал", "history",
                "місця роботи", "месцы працы", "где работал", "где работала", "де працювала", "positions held", "дзе працаваў",
                "предыдущие места работы", "дзе працавала", "профессиональная деятельность", "професійна діяльність",
                "прафесійная дзейнасць", "профессиональный путь", "work background", "relevant work")  # fmt: skip
_NEUTRAL = (
    "професс", "проф", "професій", "прафесій", "ключев", "ключов", "ключав", "основн", "асноўн", "главн", "личн", "мои",
    "мой", "моё", "мое", "моя", "мої", "мой", "мая", "мае", "работ", "робот", "прац", "деятельн", "діяльн", "дзейн", "и",
    "та", "й", "і", "а", "&", "and", "or", "of", "the", "my", "with", "work", "working", "professional", "key", "core", "main",
    "technical", "hard", "relevant", "technological", "it", "computer", "компьютерн", "комп'ютерн", "камп'ютарн", "техническ",
    "технічн", "тэхнічн", "it-", "history", "background", "information", "summary", "details", "и/или", "в", "на",
    "по", "с", "у", "з", "из", "иностранн", "іноземн", "замежн", "владение", "володіння", "валоданне", "знан", "знанн",
    "веданне", "уровень", "foreign", "knowledge", "level", "высш", "вищ", "вышэйш", "базов", "средн", "additional",
    "specialist", "специальн", "спеціальн", "qualification", "qualifications", "квалификац", "кваліфік", "areas", "область",
    "области", "практическ", "практичн", "практычн", "practical", "industry", "job", "career", "уровен", "training",
    "трудовая", "биография", "біографія", "деловые", "ділові", "other", "другие", "інші", "іншыя", "места", "место", "месцы",
    "місця", "record", "path", "путь", "шлях", "этапы", "soft", "personal", "used", "use", "pc", "пк", "моим", "степень",
    "top", "best", "топ", "important", "strong", "лучш", "важн", "commercial", "коммерческ", "комерцій", "камерцый", "and/or", "certifications", "courses", "курсы", "дополнительн",
    "performance", "applied", "management", "hard-", "total", "общий", "програмн", "programming", "программирования",
    "relevant", "selected", "employment", "positions", "данные", "сведения", "информация", "об", "о", "highlights", "languages",
    "language", "языки", "мови", "мовы", "academic", "qualifications", "experience", "skills", "навыки", "обучение",
    "образование", "опыт", "tech", "technologies", "professionals", "используемые", "владею", "трудовой", "трудавая",
)  # fmt: skip
_ORDER = ("languages", "education", "skills", "about", "experience")
_STRIP = re.compile(r"^[\W\d_]+|[\W_]+$")
_TAIL = re.compile(
    r"\s*(?:[-–—:(,]\s*)?(?:\d+\s*(?:лет|год[а-я]*|мес\w*|years?|yrs?|months?|рок\w*|рік|р\.|місяц\w*|гад\w*|месяц\w*|міс\.?)"
    r"[\s,и]*(?:and\s+)?)+\)?\s*$",
    re.I,
)
_SPACED = re.compile(r"^(?:\w\s){3,}\w$")


def _pattern(phrase: str) -> str:
    return r"\s+".join(
        re.escape(word.rstrip("*")) + (r"[\w'’-]*" if word.endswith("*") else "")
        for word in phrase.split()
    )


_COMPILED = {
    kind: re.compile(f"(?:{'|'.join(_pattern(p) for p in phrases)})$")
    for kind, phrases in _PHRASES.items()
}
_PLACES = re.compile(f"(?:{'|'.join(_pattern(p) for p in _PLACE_WORDS)})$")
# Headings only beside another one ("Желаемая должность и зарплата").
_SOFT = dict.fromkeys(
    "зарплата зарплаты доход заработок оклад salary compensation должность позиция position зарплата заробак заробітна "
    "специализация занятость условия employment специализации".split(),
    "wish",
) | dict.fromkeys(("данные", "телефон", "адрес", "phone", "address", "email"), "contacts")
_JOINER = re.compile(r"\s+(?:и|та|й|і|and|&|/|\+|или|або)\s+|\s*[/&+,]\s*")


def normal(text: str) -> str:
    """Lower case, one space, no decoration, spaced-out letters joined, duration cut off."""
    text = text.strip().replace("\t", "  ")
    if _SPACED.match(text.replace("  ", "\n").split("\n", 1)[0].strip(" :")):
        text = " ".join(part.replace(" ", "") for part in re.split(r" {2,}", text))
    text = _TAIL.sub("", text)
    text = text.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace("`", "'")
    return " ".join(_STRIP.sub("", text).split())


@lru_cache(maxsize=4096)
def heading_kind(text: str) -> str:
    """The kind of section this line opens, or "" when it is no heading.

    contacts, personal, wish, experience, education, courses, skills, languages, about, references,
    projects, awards, hobby, military, driving.
    """
    if len(text) > 70 or "@" in text or "://" in text:
        return ""
    name = normal(text)
    words = name.split()
    if not words or len(words) > 7:
        return ""
    kind = _phrase_kind(name)
    if kind:
        return kind
    kind = _word_kind(words)
    if kind:
        return kind
    parts = [p for p in _JOINER.split(name) if p]
    if 1 < len(parts) <= 4:
        kinds = [_phrase_kind(p) or _word_kind(p.split()) or _SOFT.get(p, "") for p in parts]
        if all(kinds):
            return next((k for k in kinds if k in _ORDER), kinds[0])
    return ""


def _phrase_kind(name: str) -> str:
    if _PLACES.match(name):
        return "experience"
    for kind, pattern in _COMPILED.items():
        if pattern.match(name):
            return kind
    return ""


def _word_kind(words: list[str]) -> str:
    bare = [w.strip('.,:;()«»"') for w in words]
    bare = [w for w in bare if w]
    if not bare or len(bare) > 6 or any(any(c.isdigit() for c in w) for w in bare):
        return ""
    for kind in _ORDER:
        stems = _WORDS[kind]
        telling = [w for w in bare if w.startswith(stems)]
        if not telling:
            continue
        if all(w.startswith(stems) or w.startswith(_NEUTRAL) or w in "&/+" for w in bare) and (
            len(bare) <= 5
        ):
            return kind
    return ""


def is_heading(text: str) -> bool:
    """Whether the text names a section."""
    return bool(heading_kind(text))
