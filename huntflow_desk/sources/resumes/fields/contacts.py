"""Phones, e-mails and links: the candidate's own, not those of employers and referees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from huntflow_desk.sources.resumes.document import Line
from huntflow_desk.sources.resumes.fields.found import Found
from huntflow_desk.sources.resumes.fields.labels import Labelled
from huntflow_desk.sources.resumes.fields.sections import Outline
from huntflow_desk.sources.resumes.whens import without_dates

_EMAIL = re.compile(
    r"(?<![\w.+%-])([a-z0-9_][\w.+%-]{0,63})\s?@\s?((?:[a-z0-9а-яё](?:[a-z0-9а-яё-]{0,"
    r"62})\.)+[a-zа-яё][a-zа-яё0-9-]{1,23})(?![\w@])",
    re.I,
)
_SPELLED = re.compile(
    r"(?<![\w.])([a-z0-9_][\w.+-]{1,40})\s*(?:\(at\)|\[at\]|\{at\}|\s+at\s+|\(собака\)|"
    r"\[собака\]|\s+собака\s+|\(a\))\s*"
    r"([a-z0-9-]+(?:\s*(?:\.|\(dot\)|\[dot\]|\s+dot\s+|\(точка\)|"
    r"\s+точка\s+)\s*[a-z0-9-]+){1,3})(?!\w)",
    re.I,
)
_PHONE = re.compile(r"(?<![\w@./=+-])(?:\+|00(?=[1-9]))?\(?\d[\d\s()\-–—‑.•/]{5,24}\d(?![\w@])")
_NOT_PHONE = re.compile(
    r"(?:инн|снилс|паспорт|серия|огрн|кпп|р/с|индекс|паспарт|іпн|passport|zip|postcode|"
    r"postal|id|№|факс|fax|доб\.?|ext\.?)\W*$",
    re.I,
)
_OTHERS = re.compile(
    r"(?:рекоменд|референс|reference|referee|руководител\w*\s*[:—-]|начальник\w*\s*[:—-]|"
    r"супруг|\bмуж\b|\bжена\b|\bмать\b|отец|\bмати\b|\bмаці\b|\bmother\b|\bfather\b|"
    r"\bspouse\b|hr\s*[:—-]|supervisor|line manager|"
    r"контакт\w*\s+(?:работодател|компани|рекоменд)|employer|тел(?:ефон)?\.? "
    r"(?:организации|компании|работодателя|офиса|фирмы)|приёмная|приемная|"
    r"emergency|экстренн|надзвичайн|director\s*[:,—-]|рэкаменд|кіраўнік\s*[:—-]|"
    r"керівник\s*[:—-]|директор\w*\s*[:,—-])",
    re.I,
)
# What the candidate says of herself wherever it stands: "call me", "мой телефон".
_MINE = re.compile(
    r"связаться|связь со мной|свяж(?:итесь|емся)|звоните|пишите|мой (?:телефон|номер)|моя почта|"
    r"reach me|contact me|call me|write to me|my (?:phone|number|e-?mail)|зв['’ʼ]яз|звязацца|"
    r"телефонуйте|мій (?:телефон|номер)|тэлефануйце|мой тэлефон",
    re.I,
)
_HANDLE = r"[A-Za-z][A-Za-z0-9_]{3,31}"
_TELEGRAM = re.compile(
    rf"(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|"
    rf"telegram\.dog)/@?({_HANDLE})(?![\w/])|tg://resolve\?domain=({_HANDLE})",
    re.I,
)
_AT = re.compile(rf"(?<![\w.@/])@({_HANDLE})(?![\w@]|\.[a-z]{{2,}})")
_OTHER_AT = re.compile(
    r"канал|channel|instagram|insta|инстаграм|twitter|x\.com|vk|вк|facebook|github|skype\W*$"
)
_LINKEDIN = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub|profile)/([\w%.-]+)", re.I
)
_GITHUB = re.compile(
    r"(?:https?://)?(?:www\.)?github\.com/([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\w.-]*\.github)",
    re.I,
)
_GITHUB_IO = re.compile(r"(?<![\w.-])([A-Za-z0-9-]{2,39})\.github\.io", re.I)
_SKYPE = re.compile(
    r"(?<![\w.:])(live:(?:\.cid\.)?[\w.\-]{3,40})(?!\w)|skype:([\w.\-:]{3,40}?)(?:\?\w+|"
    r"$|(?=[\s,;]))",
    re.I,
)
_OTHER_LINKS = (
    (
        "hh",
        re.compile(
            r"(?:https?://)?(?:[\w-]+\.)?(?:hh\.(?:ru|by|kz|uz)|headhunter\.\w+)/resume/\w+", re.I
        ),
    ),
    ("habr", re.compile(r"(?:https?://)?career\.habr\.com/[\w-]+", re.I)),
    ("superjob", re.compile(r"(?:https?://)?(?:www\.)?superjob\.ru/resume/[\w./-]+", re.I)),
    ("vk", re.compile(r"(?:https?://)?(?:www\.|m\.)?vk\.com/[\w.]+", re.I)),
    ("facebook", re.compile(r"(?:https?://)?(?:[\w-]+\.)?(?:facebook|fb)\.com/[\w.?=-]+", re.I)),
    ("instagram", re.compile(r"(?:https?://)?(?:www\.)?instagram\.com/[\w.]+", re.I)),
    ("behance", re.compile(r"(?:https?://)?(?:www\.)?(?:behance\.net|dribbble\.com)/[\w-]+", re.I)),
    ("gitlab", re.compile(r"(?:https?://)?(?:www\.)?(?:gitlab\.com|bitbucket\.org)/[\w.-]+", re.I)),
    (
        "stackoverflow",
        re.compile(r"(?:https?://)?(?:\w+\.)?stackoverflow\.com/users/[\w/-]+", re.I),
    ),
)
_SOCIAL_NAMES = {"joinchat", "share", "telegram", "username", "durov"}
_OWN = frozenset(("header", "contacts", "personal", "wish", "about"))
_REGIONS = {"ru": "RU", "uk": "UA", "be": "BY", "en": "US"}


@dataclass(slots=True)
class Contacts:
    """What was found; handles without `@` and host."""

    phones: list[Found[str]] = field(default_factory=list)
    emails: list[Found[str]] = field(default_factory=list)
    telegram: Found[str] | None = None
    skype: Found[str] | None = None
    linkedin: Found[str] | None = None
    github: Found[str] | None = None
    links: list[tuple[str, Found[str]]] = field(default_factory=list)


class _Finder:
    def __init__(self, outline: Outline, labels: list[Labelled], lang: str) -> None:
        self._outline = outline
        self._labels = labels
        self._lang = lang
        self._others = self._foreign_lines()

    def _foreign_lines(self) -> set[int]:
        """Lines about other people and firms."""
        marked: set[int] = set()
        for section in self._outline.sections:
            if section.kind in ("references",) or section.kind in (
                "experience",
                "education",
                "courses",
                "projects",
                "awards",
            ):
                marked.update(i for i, _ in section.lines)
            for number, (index, line) in enumerate(section.lines):
                if _OTHERS.search(line.text) and not (section.kind == "header" and number < 3):
                    marked.add(index)
                    if section.kind not in _OWN:
                        marked.update(i for i, _ in section.lines[number : number + 3])
        return marked

    def lines(self) -> list[tuple[int, Line, float]]:
        """Own lines with a trust factor; those of others are left out."""
        result = []
        for section in self._outline.sections:
            trust = 1.0 if section.kind in _OWN else 0.9
            for index, line in section.lines:
                mine = section.kind != "references" and _MINE.search(line.text)
                if index not in self._others or mine:
                    result.append((index, line, trust))
        return result

    def doubtful(self) -> list[tuple[int, Line, float]]:
        """Lines of jobs and studies: where people without any heading also put their own."""
        kinds = ("experience", "education", "courses", "projects")
        return [
            (index, line, 0.6)
            for section in self._outline.sections
            if section.kind in kinds
            for index, line in section.lines
            if not _OTHERS.search(line.text)
        ]


def find_contacts(outline: Outline, labels: list[Labelled], lang: str) -> Contacts:
    """All contacts of the candidate in the order of the text."""
    finder = _Finder(outline, labels, lang)
    lines = finder.lines()
    contacts = Contacts()
    contacts.emails = _emails(lines)
    contacts.phones = _phones(lines, lang, labels)
    if not contacts.emails and not contacts.phones:
        lines += finder.doubtful()
        contacts.emails = _emails(lines)
        contacts.phones = _phones(lines, lang, labels)
    at_home = {i for i, _ in outline.of("header", "contacts", "personal", "wish")}
    _handles(contacts, lines, labels, outline.document.links, at_home)
    return contacts


def _emails(lines: list[tuple[int, Line, float]]) -> list[Found[str]]:
    found: dict[str, Found[str]] = {}
    for _index, line, trust in lines:
        if "@" in line.text:
            for m in _EMAIL.finditer(line.text):
                value = f"{m[1]}@{m[2]}".lower().strip(".")
                value = re.sub(r"^(?:e-?mail|mail|почта)[:\s]+", "", value)
                found.setdefault(
                    value, Found(value, 0.99 * trust, line.start + m.start(), line.start + m.end())
                )
        for m in _SPELLED.finditer(line.text) if "@" not in line.text else ():
            host = re.sub(r"\s*(?:\(dot\)|\[dot\]|\sdot\s|\(точка\)|\sточка\s|\.)\s*", ".", m[2])
            if re.search(r"\.[a-z]{2,}$", host, re.I):
                value = f"{m[1]}@{host}".lower()
                found.setdefault(
                    value, Found(value, 0.75, line.start + m.start(), line.start + m.end())
                )
    return list(found.values())


def _phones(
    lines: list[tuple[int, Line, float]], lang: str, labels: list[Labelled]
) -> list[Found[str]]:
    import phonenumbers

    raw: list[tuple[str, int, int, float, bool]] = []
    phone_lines = {x.line for x in labels if x.field in ("phone", "telegram")}
    salary_spans = [
        (x.start, x.end) for x in labels if x.field in ("salary", "not_salary", "birth")
    ]
    for index, line, trust in lines:
        if sum(c.isdigit() for c in line.text) < 7:
            continue
        for m in _PHONE.finditer(line.text):
            if _NOT_PHONE.search(line.text[: m.start()]) or _only_dates(m[0]):
                continue
            start, end = line.start + m.start(), line.start + m.end()
            if any(a <= start < b for a, b in salary_spans):
                continue
            raw += _split_numbers(m[0], start, trust, index in phone_lines)
    regions = _region_order(raw, lang)
    found: dict[str, Found[str]] = {}
    for text, start, end, trust, labelled_line in raw:
        value, sure = _normal(text, regions, phonenumbers)
        if value and value not in found and (sure >= 0.7 or labelled_line):
            found[value] = Found(value, round(sure * trust, 2), start, end)
    return list(found.values())


def _only_dates(text: str) -> bool:
    """ "03.2019 - 05.2021": digits enough for a number, but they are months and years."""
    return "+" not in text and sum(c.isdigit() for c in without_dates(text)) < 6


def _split_numbers(
    text: str, start: int, trust: float, labelled_line: bool
) -> list[tuple[str, int, int, float, bool]]:
    """Two numbers without a comma between them are two numbers."""
    result: list[tuple[str, int, int, float, bool]] = []
    at = 0
    pieces = re.split(r"(\s*/\s*|\s{2,}|\t|(?<=\d)\s+(?=\+)|(?<=\d)\s+(?=8[\s(-]))", text)
    pending = ""
    pending_at = 0
    for piece in pieces:
        digits = sum(c.isdigit() for c in piece)
        if digits >= 7:
            if pending:
                result.append(
                    (
                        pending,
                        start + pending_at,
                        start + pending_at + len(pending),
                        trust,
                        labelled_line,
                    )
                )
            pending, pending_at = piece, at
        elif pending:
            if sum(c.isdigit() for c in pending) + digits <= 11 and "/" not in piece:
                pending += piece
        else:
            pending, pending_at = pending + piece, at if not pending else pending_at
        at += len(piece)
    if pending.strip():
        result.append(
            (
                pending,
                start + pending_at,
                start + pending_at + len(pending.rstrip()),
                trust,
                labelled_line,
            )
        )
    return result


def _region_order(raw: list[tuple[str, int, int, float, bool]], lang: str) -> list[str]:
    order = [_REGIONS.get(lang, "RU")]
    for text, *_ in raw:
        bare = re.sub(r"[^\d+]", "", text)
        for prefix, region in (
            ("+375", "BY"),
            ("+380", "UA"),
            ("+7", "RU"),
            ("+44", "GB"),
            ("+1", "US"),
        ):
            if bare.startswith(prefix) and region not in order:
                order.insert(0, region)
    for region in ("RU", "BY", "UA", "US", "GB"):
        if region not in order:
            order.append(region)
    return order


def _normal(text: str, regions: list[str], phonenumbers: object) -> tuple[str, float]:
    """E.164 and how sure; ("", 0) when it is no phone number."""
    import phonenumbers as pn

    digits = re.sub(r"\D", "", text)
    if not 9 <= len(digits) <= 15 or len(set(digits)) < 3:
        return "", 0.0
    if re.search(r"(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d", text) or re.fullmatch(
        r"\s*\d{1,2}[.\s]\d{1,2}[.\s](?:19|20)\d\d.*", text
    ):
        return "", 0.0
    if (
        "." in text
        and re.fullmatch(r"[\d.\s]+", text)
        and not re.search(r"\d{2,4}\.\d{2,4}\.\d{2,4}", text)
    ):
        return "", 0.0
    plus = "+" in text or text.lstrip().startswith("00")
    if plus:
        number = "+" + (
            digits[2:] if text.lstrip().startswith("00") and "+" not in text else digits
        )
        if number.startswith("+8") and len(number) == 12 and number[2] == "9":
            number = "+7" + number[2:]
        try:
            parsed = pn.parse(number, None)
        except pn.NumberParseException:
            return "", 0.0
        if pn.is_possible_number(parsed):
            return pn.format_number(parsed, pn.PhoneNumberFormat.E164), 0.99
        return "", 0.0
    # National forms that name their country by themselves.
    if len(digits) == 11 and digits[0] in "78" and digits[1] in "34789":
        return "+7" + digits[1:], 0.96
    if (
        len(digits) == 11
        and digits.startswith("80")
        and digits[2:4] in ("17", "25", "29", "33", "44", "15", "16", "21", "22", "23")
    ):
        return "+375" + digits[2:], 0.95
    if len(digits) == 12 and digits.startswith(("375", "380")):
        return "+" + digits, 0.95
    shaped = bool(re.search(r"[()\-–—‑.\s]", text.strip())) or len(digits) >= 10
    for region in regions:
        try:
            parsed = pn.parse(digits, region)
        except pn.NumberParseException:
            continue
        if pn.is_valid_number(parsed):
            return pn.format_number(parsed, pn.PhoneNumberFormat.E164), 0.9 if shaped else 0.6
    for region in regions:
        if (region == "RU" and len(digits) != 10) or (region == "US" and len(digits) != 10):
            continue
        if region == "UA" and not (len(digits) == 10 and digits[0] == "0"):
            continue
        if region == "BY" and len(digits) not in (9,):
            continue
        if region == "GB" and not (len(digits) in (10, 11) and digits[0] == "0"):
            continue
        if region == "RU" and digits[0] not in "3489":
            continue
        try:
            parsed = pn.parse(digits, region)
        except pn.NumberParseException:
            continue
        if pn.is_possible_number(parsed):
            return pn.format_number(parsed, pn.PhoneNumberFormat.E164), 0.8 if shaped else 0.5
    return "", 0.0


def _handles(
    contacts: Contacts,
    lines: list[tuple[int, Line, float]],
    labels: list[Labelled],
    hrefs: list[str],
    at_home: set[int],
) -> None:
    at_hits: list[Found[str]] = []
    for index, line, trust in lines:
        text = line.text

        def put(
            value: str, sure: float, m: re.Match[str], line: Line = line, trust: float = trust
        ) -> Found[str]:
            return Found(
                value, round(sure * trust, 2), line.start + m.start(), line.start + m.end()
            )

        for m in _TELEGRAM.finditer(text):
            value = m[1] or m[2]
            if contacts.telegram is None and value.lower() not in _SOCIAL_NAMES:
                contacts.telegram = put(value, 0.98, m)
        for m in _AT.finditer(text):
            before = text[: m.start()].lower()
            named = re.search(r"telegram|телеграм|тг|tg\W*$|тэлеграм", before)
            if (index in at_home or named) and not _OTHER_AT.search(before):
                at_hits.append(put(m[1], 0.85, m))
        for m in _LINKEDIN.finditer(text):
            if contacts.linkedin is None:
                contacts.linkedin = put(m[1].rstrip("."), 0.98, m)
        for m in _GITHUB.finditer(text):
            if contacts.github is None and m[1].lower() not in ("features", "orgs", "topics", "in"):
                contacts.github = put(m[1], 0.97, m)
        for m in _GITHUB_IO.finditer(text):
            if contacts.github is None:
                contacts.github = put(m[1], 0.8, m)
        for m in _SKYPE.finditer(text):
            if contacts.skype is None:
                contacts.skype = put((m[1] or m[2]).rstrip("."), 0.96, m)
        for name, pattern in _OTHER_LINKS:
            for m in pattern.finditer(text):
                contacts.links.append((name, put(m[0].rstrip("."), 0.95, m)))
    own = {index for index, _, _ in lines}
    for label in labels:
        if label.line in own:
            _labelled_handle(contacts, label)
    if contacts.telegram is None and at_hits:
        contacts.telegram = at_hits[0]
    _from_hrefs(contacts, hrefs)


def _labelled_handle(contacts: Contacts, label: Labelled) -> None:
    value = label.value.split()[0].strip("()[],;") if label.value.split() else ""
    if label.field == "telegram" and contacts.telegram is None:
        m = re.fullmatch(rf"@?({_HANDLE})", value)
        if m:
            contacts.telegram = Found(m[1], 0.96, label.start, label.start + len(value))
    elif label.field == "skype" and contacts.skype is None:
        if re.fullmatch(r"@?[A-Za-z][\w.,:\-]{2,40}", value) and "@" not in value[1:]:
            contacts.skype = Found(
                value.lstrip("@").rstrip(".,"), 0.96, label.start, label.start + len(value)
            )
    elif label.field == "linkedin" and contacts.linkedin is None:
        m = re.fullmatch(r"(?:/?in/|@)?([A-Za-z0-9][\w%-]{2,99})/?", value)
        if m:
            contacts.linkedin = Found(m[1], 0.9, label.start, label.start + len(value))
    elif label.field == "github" and contacts.github is None:
        m = re.fullmatch(r"@?([A-Za-z0-9][A-Za-z0-9-]{1,38})/?", value)
        if m:
            contacts.github = Found(m[1], 0.93, label.start, label.start + len(value))


def _from_hrefs(contacts: Contacts, hrefs: list[str]) -> None:
    """Addresses behind words ("LinkedIn" as a link); they have no span of their own."""
    for href in hrefs[:100]:
        m = _LINKEDIN.search(href)
        if m and contacts.linkedin is None:
            contacts.linkedin = Found(m[1], 0.9, 0, 0)
        m = _GITHUB.search(href)
        if m and contacts.github is None:
            contacts.github = Found(m[1], 0.85, 0, 0)
        m = _TELEGRAM.search(href)
        if m and contacts.telegram is None:
            contacts.telegram = Found(m[1] or m[2], 0.9, 0, 0)
        m = re.match(r"mailto:([^?]+)", href, re.I)
        if m and not contacts.emails and _EMAIL.fullmatch(m[1].strip()):
            contacts.emails.append(Found(m[1].strip().lower(), 0.9, 0, 0))
