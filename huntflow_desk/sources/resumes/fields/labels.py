"""Labels in front of values ("Телефон:", "Date of birth"), in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from huntflow_desk.sources.resumes.document import Line, bullet_length
from huntflow_desk.sources.resumes.headings import heading_kind

_LABELS: dict[str, str] = {
    "name": r"ф\.?\s?и\.?\s?о\.?(?:\s+(?:соискателя|кандидата))?|фамилия,? имя,? отчество|"
    r"фамилия и имя|имя и фамилия|имя,? фамилия|"
    r"first name\(s\)\s*/\s*surname\(s\)|surname\(s\)\s*/\s*first name\(s\)|full name|"
    r"name and surname|candidate(?: name)?|name|п\.?і\.?б\.?|прізвище,? ім['’ʼ]я(?:,? "
    r"по[- ]батькові)?|ім['’ʼ]я(?: та| і)? прізвище|"
    r"прозвішча,? імя(?:,? імя па бацьку)?|імя і прозвішча|пib|соискатель|кандидат|"
    r"surname,? (?:first )?name|п\.\s?і\.\s?п\.",
    "last": r"фамилия|surname|last name|family name|second name|прізвище|прозвішча",
    "first": r"имя|first name(?:\(s\))?|given names?|forename|ім['’ʼ]я|імя",
    "middle": r"отчество|middle name|patronymic|по[- ]батькові|імя па бацьку",
    "birth": r"дата (?:и|і|й|та) (?:место|місце|месца) (?:рождения|народження|нараджэння)|"
    r"дата рожд(?:ения|\.)?|год рождения|день рождения|д\.\s?р\.|"
    r"др|родил(?:ся|ась)|рожд\.|date (?:and place )?of birth|d\.?o\.?b\.?|"
    r"birth\s?date|date of birth \(dd[./]mm[./]yyyy\)|birthday|born(?: on)?|year of "
    r"birth|дата народження|рік народження|день народження|"
    r"народи(?:вся|лася|лась)|дата нараджэння|год нараджэння|дзень нараджэння|"
    r"нарадзі(?:ўся|лася)|date/place of birth|г\.р\.",
    "age": r"возраст|age|вік|узрост|полных лет",
    "city": r"(?:текущий |родной )?город(?: проживания)?|место жительства|место проживания|"
    r"проживает|проживаю|проживание|(?:фактический |домашний )?адрес(?: (?:фактического |"
    r"постоянного )?(?:проживания|места жительства)| фактический| регистрации)?|"
    r"фактический адрес|регион(?: проживания)?|локация|местоположение|домашний адрес|"
    r"местонахождение|нас\. пункт|населённый пункт|населенный пункт|"
    r"city(?:/country)?|city of residence|(?:current )?location|(?:home |postal "
    r")?address|(?:place of |current )?residence|based in|lives in|living in|town|"
    r"hometown|"
    r"місто(?: проживання)?|місце проживання|мешка[єю]|прожива[єю]|"
    r"(?:домашня )?адреса(?: (?:фактичного )?проживання)?|reside(?:s)? in|residing in|"
    r"локація|горад(?: пражывання)?|месца жыхарства|месца пражывання|"
    r"пражыва[ею]|жыв[ею]|жыву|живу|(?:хатні )?адрас(?: пражывання)?|лакацыя|живу в|country/city|"
    r"где живу|city, country",
    "position": r"желаем(?:ая|ый|ое) (?:должность|позиция|вакансия|профессия|роль|место работы)|"
    r"(?:(?!послед|текущ|нынеш|бывш|занимаем)\w+ая )?(?:должность|позиция|вакансия)|"
    r"цель(?: поиска| резюме)?|"
    r"(?:на (?:какую|яку|якую) )?(?:должность|посаду|пасаду) (?:претендуете|претендуєте|"
    r"прэтэндуеце)|"
    r"(?:интересует|цікавить|цікавіць) (?:вакансия|должность|работа|вакансія|посада|пасада)|"
    r"(?:хочу|хотел[аи]? бы|готова? ) работать|хочу працювати|хачу працаваць|i want to work as|"
    r"(?:должность|посада|пасада),? на (?:которую|яку|якую) (?:претенду|прэтэнду)\w+|"
    r"ищу работу по специальности|(?:на )?соискание должности|(?:претендую|"
    r"прэтэндую) на (?:должность|позицию|вакансию|"
    r"посаду|пасаду)|претендую "
    r"на|ищу работу|ищу|рассматриваю(?: позиции)?|профессия|целевая (?:позиция|"
    r"должность)|"
    r"(?:desired |target |preferred |applied |current |proposed )?(?:position|vacancy|job title|"
    r"job|role|"
    r"occupation)(?: (?:desired|sought|wanted|applied for))?|professional title|"
    r"title|(?:career |job )?(?:objective|goal)|applying for|looking for(?: work|"
    r" a job)?(?: as)?|position applied for|"
    r"profession|headline|desired job title|seeking|preferred job|desired "
    r"employment(?:\s*/\s*occupational field)?|job applied for|"
    r"(?:job|position|role) (?:sought|wanted|desired)|(?:(?!остан|поточ|колиш)\w+на )?(?:посада|"
    r"професія|позиція|вакансія)|шукаю роботу|шукаю|"
    r"мета(?: пошуку)?|"
    r"(?:(?!апош|бягуч|былая)\w+ая )?(?:пасада|прафесія|пазіцыя|вакансія)|шукаю працу|"
    r"мэта(?: пошуку)?|specialization|специализация",
    "salary": r"(?:желаем\w+|ожидаем\w+|минимальн\w+|зарплатн\w+)\s+(?:зарплата|заработн\w+ плата|"
    r"з/?п|доход|оклад|уровень (?:дохода|зарплаты|оплаты|з/?п)|оплата|ожидания|ставка|"
    r"компенсация)|"
    r"(?:желаемый )?уровень (?:дохода|заработной платы|зарплаты)|ожидани[яе] по (?:з/?п|"
    r"зарплате|доходу|заработной плате)|финансовые ожидания|"
    r"зарплата(?: от)?|заработная плата|оклад|з/п|зп|доход|пожелания по (?:зарплате|доходу|з/?п)|"
    r"(?:expected |desired |minimum |target )?(?:salary|compensation|income|pay|rate)(?: "
    r"(?:expectations?|requirements?|desired|expected|range))?(?: \(\w+\))?|"
    r"(?:бажан\w+|очікуван\w+)\s+(?:зарплата|заробітна плата|дохід|оклад|рівень доходу|"
    r"рівень зарплати)|зарплатні очікування|рівень доходу|заробітна плата|зарплатні "
    r"побажання|"
    r"(?:жадан\w+|чакан\w+|пажадан\w+)\s+(?:заробак|зарплата|даход|аклад|заработная "
    r"плата|узровень даходу)|заробак|заработная плата|зарплатныя чаканні|узровень даходу|"
    r"money",
    "not_salary": (
        r"(?:текущ\w+|последн\w+|нынешн\w+|current|last|present|поточн\w+|бягуч\w+|"
        r"цяперашн\w+)\s+(?:зарплата|заработная плата|доход|оклад|salary|income|compensation|"
        r"дохід|заробак|з/?п)"
    ),
    "phone": r"(?:моб(?:ильный|\.)?\s*|конт(?:актный|\.)?\s*|дом(?:ашний|\.)?\s*|сотовый\s*|"
    r"раб(?:очий|\.)?\s*)?(?:тел(?:ефон)?(?:ы|\.)?)(?:\s*/\s*\w+)?|моб(?:\.|ильный)?|"
    r"сот\.?|"
    r"(?:mobile |cell |home |work |contact )?(?:tel(?:ephone)?(?:\(s\))?|phone|mobile|"
    r"cell)(?: (?:number|no\.?|phone))?\.?|(?:контактны )?тэл(?:ефон)?[ыи]?\.?|телефони|"
    r"whats\s?app|"
    r"viber|вайбер|ватсап",
    "email": (
        r"(?:эл(?:ектронная|\.)?\s?)?почта|эл\.?\s?адрес|e-?mail(?:\(s\))?(?: address)?|mail|"
        r"имейл|електронна пошта|ел\.? пошта|пошта|электронная пошта|эл\.? пошта|емейл|"
        r"e-mail адрес"
    ),
    "telegram": r"telegram|телеграмм?|телеграм-канал|тг|tg|тэлеграм",
    "skype": r"skype|скайп",
    "linkedin": r"linked\s?in|линкедин",
    "github": r"git\s?hub|гитхаб",
    "other": r"паспорт|пашпарт|passport(?: no\.?| number)?|инн|іпн|унп|снилс|tax id|ssn|"
    r"гражданство|citizenship|nationality|громадянство|грамадзянства|пол|gender|sex|"
    r"стать|семейное положение|marital status|"
    r"сімейний стан|сямейнае становішча|занятость|график(?: работы)?|employment|schedule|"
    r"готовность\s[\w ]+|переезд|relocation|командировки|business trips|"
    r"разрешение на работу|work permit|метро|metro|желательное время в пути[\w ]*|дети|"
    r"children|сайт|website|web|портфолио|portfolio|hh\.ru|"
    r"instagram|facebook|vk|вконтакте|знание языков|languages?|водительские права|"
    r"driving licen[cs]e|воинская обязанность|visa|виза|"
    r"зайнятість|графік(?: роботи)?|занятасць|графік працы|формат работы|тип занятости|"
    r"notice period|availability|когда могу приступить|стаж|общий стаж",
}

_JOB_LABELS: dict[str, str] = {
    "company": r"(?:(?:название|наименование|назва)(?: (?:и|та|і) (?:адреса?|адрас))? )?(?:"
    r"компани[яийї]|работодателя|роботодавця|наймальніка|организаци[яи]|предприяти[ея])|место "
    r"работы|работодатель|ф[иі]рма|(?:наименование|назва) (?:и|та|і) (?:адреса?|адрас)|"
    r"company(?: name)?|employer|organi[sz]ation|workplace|"
    r"компанія|організація|місце роботи|роботодавець|підприємство|кампанія|арганізацыя|"
    r"месца працы|наймальнік|прадпрыемства|name of employer|"
    r"name and address of employer|client|заказчик",
    "job": (
        r"(?:занимаем\w+ |последняя )?должность|позиция|роль|positions?(?: held)?|"
        r"(?:займана )?посада|"
        r"(?:займаная )?пасада|(?:job )?title|role|occupation(?: or "
        r"position held)?|посада|пазіцыя|пасада|позиція|post|профессия|специальность|кем|ким|кім"
    ),
    "period": r"период(?: работы)?|даты|дати|срок(?: работы)?|время работы|годы(?: работы)?|"
    r"dates?(?: \(from[^)]*\))?|period|duration|years|from|період(?: роботи)?|термін|"
    r"перыяд(?: працы)?|тэрмін|принята?|уволена?|дата (?:при[её]ма|увольнения)|начало(?: работы)?|"
    r"окончание(?: работы)?|(?:start|end) date|прийнято|звільнено|прынят[ыа]|звольнен[ыа]|to|"
    r"(?:с|по) какое? ?(?:время|времени)|с какого времени|з|по|па|"
    r"employment dates?|dates of employment|стаж",
    "duty": r"(?:основные |основні |асноўныя |главные )?(?:обязанности(?: и достижения)?|"
    r"обов['’ʼ]язки|абавязкі|функции|задачи)|должностные обязанности|функции|функционал|задачи|"
    r"достижения|результаты|чем занимал(?:ся|ась)|описание|"
    r"технологии|стек(?: технологий)?|инструменты|проекты?|команда|причина увольнения|"
    r"причина звільнення|прычына звальнення|"
    r"(?:key |main )?(?:responsibilities|duties|achievements|tasks|results)|description|"
    r"technologies|"
    r"(?:tech(?:nology)? )?stack|tools|environment|project|team|обов['’ʼ]язки|досягнення|"
    r"завдання|технології|опис|абавязкі|дасягненні|задачы|тэхналогіі|апісанне|"
    r"main activities(?: and responsibilities)?|reason for leaving|используемые "
    r"технологии|вклад|зона ответственности",
    "place": r"город|регион|адрес|сайт|сфера(?: деятельности)?|отрасль|отдел|подразделение|"
    r"location|city|industry|website|sector|department|type of business or sector|"
    r"місто|горад|сфера|галузь|сайт компании|вид деятельности|employment type|тип "
    r"занятости|направление",
}

_GLYPHS = r"[^\w+«\"'(@]*"


def _compile(table: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    alternatives = "|".join(f"(?P<{name}>{body})" for name, body in table.items())
    anywhere = re.compile(
        rf"(?<![\w/-])(?:{alternatives})\s*(?:\([^()]{{0,40}}\))?\s*[:：]\s*", re.I
    )
    whole = re.compile(
        rf"{_GLYPHS}(?:{alternatives})\s*(?:\([^()]{{0,40}}\))?\s*[:：.–—-]?\s*$", re.I
    )
    return anywhere, whole


_INLINE = re.compile(
    r"(?<=[.;,])\s+(?:(?P<job>(?:в |на |у )?(?:должности|посаді|пасадзе)|as|"
    + _JOB_LABELS["job"]
    + r")|(?P<duty>"
    + _JOB_LABELS["duty"]
    + r"))"
    r"\s*(?::|[–—-]\s)\s*(?=\S)",
    re.I,
)
_ANYWHERE, _WHOLE = _compile(_LABELS)
_JOB_ANYWHERE, _JOB_WHOLE = _compile(_JOB_LABELS)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value behind its label; `start` is its offset in the document's text."""

    field: str
    value: str
    start: int
    line: int

    @property
    def end(self) -> int:
        return self.start + len(self.value)


def label_of(text: str) -> str:
    """The field a text that is nothing but a label names, or ""."""
    text = text.strip()
    found = _WHOLE.match(text[bullet_length(text) :]) if len(text) < 60 else None
    return (found.lastgroup or "") if found else ""


def job_label_of(text: str) -> str:
    """company, job, period, duty, place for a bare label of an experience entry, or ""."""
    found = _JOB_WHOLE.match(text.strip()) if len(text) < 60 else None
    return (found.lastgroup or "") if found else ""


def head_cells(text: str) -> list[str]:
    """What the columns of a table are called: job labels or "" for each cell; [] for other rows."""
    cells = text.split("\t")
    if len(cells) < 2 or any(c.isdigit() for c in text):
        return []
    names = [column_name(cell) for cell in cells]
    return names if sum(map(bool, names)) > 1 else []


def column_name(text: str) -> str:
    """What the head of a column says is in it: "Организация, город" is company."""
    return job_label_of(re.split(r"[,/(]", text, maxsplit=1)[0])


def inline_labels(text: str) -> list[tuple[str, int, int]]:
    """Labels inside a sentence ("ООО «Луч». Должность – мастер."): field, start, value start."""
    return [(m.lastgroup or "", m.start(), m.end()) for m in _INLINE.finditer(text)]


def job_label(text: str) -> tuple[str, int]:
    """The label at the beginning of a line of an experience entry and where its value starts."""
    bullet = bullet_length(text)
    found = _JOB_ANYWHERE.match(text, bullet)
    if found:
        return found.lastgroup or "", found.end()
    cell = text.find("\t")
    if cell > 0:
        name = job_label_of(text[:cell])
        if name:
            return name, cell + 1
    return "", 0


def labelled(lines: Iterable[tuple[int, Line]]) -> list[Labelled]:
    """All labelled values: `Label: value` anywhere, `label<tab>value`, label above its value."""
    result: list[Labelled] = []
    items = list(lines)
    for place, (index, line) in enumerate(items):
        text = line.text
        marks = [
            m
            for m in _ANYWHERE.finditer(text)
            if m.start() == 0 or not text[m.start() - 1].isalnum()
        ]
        for number, mark in enumerate(marks):
            end = marks[number + 1].start() if number + 1 < len(marks) else len(text)
            value = text[mark.end() : end]
            if not value.strip() and number + 1 == len(marks):
                result += _below(mark.lastgroup or "", items, place)
                continue
            _add(result, mark.lastgroup or "", value, line.start + mark.end(), index)
        if marks:
            continue
        if "\t" in text:
            result += _columns_below(items, place)
            cells = text.split("\t")
            at = 0
            for number, cell in enumerate(cells[:-1]):
                field = label_of(cell)
                at += len(cell) + 1
                if (
                    field
                    and not label_of(cells[number + 1])
                    and not job_label_of(cells[number + 1])
                ):
                    _add(result, field, cells[number + 1], line.start + at, index)
            continue
        dash = re.match(r"^(.{2,40}?)\s+[–—-]\s+(?=\S)", text)
        if dash:
            field = label_of(dash[1])
            if field:
                _add(result, field, text[dash.end() :], line.start + dash.end(), index)
                continue
        field = label_of(text)
        if field:
            result += _below(field, items, place)
    return result


def _columns_below(items: list[tuple[int, Line]], place: int) -> list[Labelled]:
    """A row of labels above a row of their values."""
    names = [label_of(cell) for cell in items[place][1].text.split("\t")]
    if not all(names) or place + 1 >= len(items):
        return []
    index, line = items[place + 1]
    cells = line.text.split("\t")
    if len(cells) != len(names) or any(label_of(cell) for cell in cells):
        return []
    result: list[Labelled] = []
    at = line.start
    for name, cell in zip(names, cells, strict=True):
        _add(result, name, cell, at, index)
        at += len(cell) + 1
    return result


def _below(field: str, items: list[tuple[int, Line]], place: int) -> list[Labelled]:
    if place + 1 >= len(items):
        return []
    index, line = items[place + 1]
    if index != items[place][0] + 1 or label_of(line.text) or _ANYWHERE.match(line.text):
        return []
    if heading_kind(line.text) and field != "position":
        return []
    return [Labelled(field, line.text, line.start, index)]


def _add(result: list[Labelled], field: str, value: str, start: int, line: int) -> None:
    lead = len(value) - len(value.lstrip())
    value = value.strip().rstrip(",;|•·/ \t")
    if value:
        result.append(Labelled(field, value, start + lead, line))
