"""Phones, addresses and links in the one form in which they can be compared."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from huntflow_desk.core.query import fold

_APART = re.compile(r"[,;|/\n]|\s(?:или|or|и|and)\s", re.I)
_EXTENSION = re.compile(r"(?:доб|ext|вн|x|#)[^\d]*\d*.*$", re.I)
_NOT_DIGITS = re.compile(r"\D+")
_GAP = r"[\s().\u2010-\u2015-]{0,3}"
# What says where it begins comes first, so that neighbours do not grow together.
_IN_TEXT = re.compile(
    rf"(?<![\w+])(?!\d\d?\.\d\d?\.\d{{4}})"
    rf"(?:\(?(?:\+?7|8)(?:{_GAP}\d){{10}}|(?:\+|00)(?:{_GAP}\d){{10,15}}"
    rf"|\(?[03489](?:{_GAP}\d){{9}}|\d{{10,15}})(?!\w)"
)
_BELARUS = ("17", "25", "29", "33", "44")
_EVERYBODYS = frozenset(
    """info hr job jobs resume rezume cv office mail personal kadry rabota admin hello contact
    contacts support sales recruitment recruiting careers career vacancy vakansii ok noreply
    no-reply reception secretary zakaz help team""".split()  # noqa: SIM905
)
_YANDEX = frozenset(
    ("ya.ru", "narod.ru", *(f"yandex.{zone}" for zone in ("ru", "com", "by", "kz", "ua")))
)
_HANDLE = re.compile(r"^@?[\w.:-]{2,64}$")
_LINKS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("telegram", "t.me telegram.me telegram.dog", re.compile(r"^/(?:s/)?@?([\w]{4,32})$")),
    ("linkedin", "linkedin.com", re.compile(r"^/(?:in|pub)/([^/]+)")),
    ("github", "github.com", re.compile(r"^/([\w-]+)$")),
    ("gitlab", "gitlab.com", re.compile(r"^/([\w.-]+)$")),
    ("vk", "vk.com vkontakte.ru vk.ru", re.compile(r"^/([\w.]+)$")),
    ("facebook", "facebook.com fb.com fb.me", re.compile(r"^/([\w.]+)$")),
    ("instagram", "instagram.com", re.compile(r"^/([\w.]+)$")),
    ("habr", "habr.com career.habr.com", re.compile(r"^/(?:\w\w/users/)?([\w-]+)$")),
    ("hh", "hh.ru hh.kz rabota.by headhunter.ru", re.compile(r"^/resume/([0-9a-f]{8,})")),
    ("superjob", "superjob.ru", re.compile(r"^/resume/(.+?)(?:\.html)?$")),
    ("behance", "behance.net", re.compile(r"^/([\w-]+)$")),
    ("dribbble", "dribbble.com", re.compile(r"^/([\w-]+)$")),
    ("kaggle", "kaggle.com", re.compile(r"^/([\w-]+)$")),
    ("whatsapp", "wa.me", re.compile(r"^/(\d{10,15})$")),
)
_SITES = {site: (kind, path) for kind, sites, path in _LINKS for site in sites.split()}
_KINDS = frozenset(kind for kind, _, _ in _LINKS) | {"skype"}


def phone_keys(text: str) -> tuple[str, ...]:
    """The numbers in a text as digits with their country code; what is too short is left out.

    >>> phone_keys("8 (916) 123-45-67 доб. 12, +375 29 123-45-67")
    ('79161234567', '375291234567')
    """
    found = []
    for part in _APART.split(text[:300]):
        bare = _EXTENSION.sub("", part)
        digits = _NOT_DIGITS.sub("", bare)
        plus = bare.lstrip(" (").startswith("+")
        if not plus and digits.startswith("00"):
            digits, plus = digits[2:], True
        if not plus:
            digits = _national(digits)
        if 10 <= len(digits) <= 15 and len(set(digits[-7:])) > 1:
            found.append(digits)
    return tuple(dict.fromkeys(found))


def phones_in(text: str) -> dict[str, str]:
    """The numbers in any text, as `phone_keys` has them -> as they are written there.

    >>> phones_in("12.11.2026 10:42 Анна, 8 926 123-45-67 или +375 (29) 123-45-67, дом 5")
    {'79261234567': '8 926 123-45-67', '375291234567': '+375 (29) 123-45-67'}
    """
    found: dict[str, str] = {}
    for match in _IN_TEXT.finditer(text):
        written = match[0].strip()
        for key in phone_keys(written):
            found.setdefault(key, written)
    return found


def _national(digits: str) -> str:
    if len(digits) == 11 and digits.startswith("80") and digits[2:4] in _BELARUS:
        return "375" + digits[2:]
    if len(digits) == 11 and digits[0] == "8":
        return "7" + digits[1:]
    if len(digits) == 10 and digits[0] == "0":
        return "38" + digits
    if len(digits) == 10 and digits[0] in "3489":
        return "7" + digits
    return digits


def email_key(text: str) -> str:
    """An address without what does not change where it goes; "" for none.

    >>> email_key(" Anna.Ivanova+hh@GoogleMail.com ")
    'annaivanova@gmail.com'
    """
    low = fold(text[:254]).removeprefix("mailto:").strip(" <>.,;")
    local, at, host = low.rpartition("@")
    if not at or not local or "." not in host or " " in low:
        return ""
    local = local.partition("+")[0] or local
    if host in ("gmail.com", "googlemail.com"):
        local, host = local.replace(".", ""), "gmail.com"
    elif host in _YANDEX:
        local, host = local.replace(".", "-"), "yandex.ru"
    return f"{local}@{host}"


def is_everybodys(key: str) -> bool:
    """Whether an `email_key` belongs to a room, not to a person: hr@, info@, resume2@."""
    return key.partition("@")[0].rstrip("0123456789-_.") in _EVERYBODYS


def link_key(kind: str, text: str) -> str:
    """A personal page or a handle as "kind/name"; "" for anything that is not one person's.

    >>> link_key("", "https://t.me/anna_i"), link_key("telegram", "@Anna_I")
    ('telegram/anna_i', 'telegram/anna_i')
    """
    low = unquote(text[:500]).strip().casefold()
    kind = kind.casefold()
    if "/" not in low and ("." not in low or kind in ("skype", "telegram")):
        if kind not in _KINDS or not _HANDLE.match(low):
            return ""
        return f"{kind}/{low.removeprefix('live:').lstrip('@.')}"
    try:
        parts = urlsplit(low if "://" in low else f"https://{low}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    site = _SITES.get(host)
    while site is None and host.count(".") > 1:
        host = host.partition(".")[2]
        site = _SITES.get(host)
    found = site[1].match(parts.path.rstrip("/")) if site else None
    if site is None or found is None:
        return ""
    return f"{site[0]}/{found[1]}"
