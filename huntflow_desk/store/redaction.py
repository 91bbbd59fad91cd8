"""What of a request and its answer may be written into the journal.

Secrets never. People's data as their shape only ("<str:12>"), unless a person switched full
bodies on for an hour. In answers about people every text is masked that is not known to be
harmless, because the keys of questionaries are the customer's own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from huntflow_desk.core.keys import scrub

ENDPOINT_LENGTH = 500
MESSAGE_LENGTH = 2_000
_DEPTH = 40
_RECORDS_KEPT = 5
"""Of a page of people the first ones show its shape; masking all of them costs more than the
request."""

_SECRET_KEYS = re.compile(
    r"(?i)token$|^(authorization|password|passwd|secret|api_?key|cookie|set-cookie|signature)$"
)
_PERSONAL_KEYS = frozenset(
    """
    first_name last_name middle_name first last middle full_name displayname name_full
    phone phones email emails skype telegram social birthday birthdate birth_date money salary
    income company position photo_url avatar url source_url resume text body data html comment
    subject to cc bcc address q query value answer answers experience education contact
    personal_info portfolio fields description foreign head
    """.split()  # noqa: SIM905
)
_HARMLESS_KEYS = frozenset(
    """
    id type state status kind auth_type detail title code locale color order removed created
    updated changed decision_date content_type member_type method permission lang
    production_calendar transparency event_type processing_status social_type token_type
    entity variable field loc msg error
    """.split()  # noqa: SIM905
)
# Lists of the organisation's own words, not of people: names may stay readable.
_PLAIN_PATHS = re.compile(
    r"^/?(v2/)?(accounts(/\d+)?/?$|accounts/\d+/(vacancies|tags|rejection_reasons|divisions|"
    r"regions|dictionaries|applicants/sources|vacancy_\w+|account_\w+)|delayed_tasks)"
)
_QUERY_KEPT = frozenset(
    """
    page count mine opened only_current_status type state states agreement_state order field
    sort lang vacancy status active fetch_permissions only_available
    """.split()  # noqa: SIM905
)
_SHORT_VALUE = re.compile(r"[A-Za-z_,-]{0,40}|[\d,]{1,24}|\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"\d{1,12}")

_PATTERNS = re.compile(
    r"(?P<url>https?://[^\s\"'<>]+)"
    # Bounded, so that one endless word does not take for ever.
    r"|(?P<email>[^\s@<>\"',;:()\[\]{}=&?/]{1,64}@[^\s@<>\"',;:()\[\]{}=&?/]{1,255}\.[\w-]{1,63})"
    r"|(?P<uuid>\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b)"
    r"|(?P<moment>\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)"
    r"|(?P<phone>(?<![\w.])\+?\d(?:[\s().-]{0,3}\d){9,14}(?!\w))"
)


def text(value: str) -> str:
    """Free text without keys, e-mail addresses, phone numbers and signed links."""
    return _PATTERNS.sub(_mask, scrub(value))


def endpoint(address: str, *, full: bool = False) -> str:
    """Path and query without host; values of the query that may name a person are masked."""
    parts = urlsplit(address if "://" in address else "//" + "/" + address.lstrip("/"))
    path = scrub(parts.path)
    if not full and text(unquote(path)) != unquote(path):
        path = text(unquote(path))
    query = "&".join(
        f"{name}={_query_value(name, value, full)}"
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    )
    return (f"{path}?{query}" if query else path)[:ENDPOINT_LENGTH]


def body(value: Any, address: str, *, full: bool = False) -> Any:
    """A decoded body as the journal keeps it; `full` masks secrets only."""
    strict = not _PLAIN_PATHS.match(urlsplit(address).path)
    return _walk(value, "", strict, full, masked=False, depth=0)


def _walk(value: Any, key: str, strict: bool, full: bool, *, masked: bool, depth: int) -> Any:
    if depth > _DEPTH:
        return "<deep>"
    if isinstance(value, Mapping):
        result = {}
        for name, item in value.items():
            name = str(name)
            if _SECRET_KEYS.search(name) and name != "token_type":
                result[name] = "<secret>"
                continue
            below = masked or (not full and name.lower() in _PERSONAL_KEYS)
            shown = name if full else _shown_name(name)
            result[shown] = _walk(item, name, strict, full, masked=below, depth=depth + 1)
        return result
    if isinstance(value, list | tuple):
        more = len(value) - _RECORDS_KEPT
        if strict and not full and more > 1 and isinstance(value[0], Mapping):
            kept = value[:_RECORDS_KEPT]
            shown = _walk(kept, key, strict, full, masked=masked, depth=depth)
            return [*shown, {"more": more}]
        return [_walk(item, key, strict, full, masked=masked, depth=depth + 1) for item in value]
    if isinstance(value, str):
        return _string(value, key, strict, full, masked)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, bytes | bytearray):
        return f"<bytes:{len(value)}>"
    if isinstance(value, int | float):
        if not full and (masked or len(str(abs(value))) >= 10):
            return f"<number:{len(str(value))}>"
        return value
    return f"<{type(value).__name__}>"


@functools.lru_cache(maxsize=1024)
def _shown_name(name: str) -> str:
    return text(name)


def _string(value: str, key: str, strict: bool, full: bool, masked: bool) -> str:
    if full:
        return scrub(value)
    if masked or (strict and key.lower() not in _HARMLESS_KEYS):
        return f"<str:{len(value)}>"
    return text(value)


def _query_value(name: str, value: str, full: bool) -> str:
    if _SECRET_KEYS.search(name):
        return "<secret>"
    if full:
        return scrub(value)
    key = name.lower().removesuffix("[]")
    if key in _QUERY_KEPT and _SHORT_VALUE.fullmatch(value):
        return value
    if key not in _PERSONAL_KEYS and _NUMBER.fullmatch(value):
        return value
    return f"<str:{len(value)}>"


def _mask(match: re.Match[str]) -> str:
    found = match[0]
    if match.lastgroup == "url":
        address, _, query = found.partition("?")
        return f"{address}?<query>" if query else address
    if match.lastgroup in ("email", "phone"):
        return f"<{match.lastgroup}>"
    return found
