"""What is refused before anything is sent, as codes by field; words for people are in `qt`.

A code is a word, with a number after a colon where a limit is named: required, email, date,
future, integer, number, url, range:1–999, too_long:65535, too_large:15 (MB), too_many:15.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from huntflow_desk.core.edits import Kind, NewEdit
from huntflow_desk.core.models import FieldSpec

MAX_COMMENT = 65_535
"""Characters (API notes, 9.4, 9.5)."""

MAX_FILE_BYTES = 15 * 1024 * 1024
"""Of one upload (API notes, 9.6)."""

MAX_FILES = 15
"""Attached to a move (API notes, 9.4)."""

MOST_TO_HIRE = 999
"""Of one quota (API notes, 9.1)."""

MAX_LINE = 1_000
"""Characters of a position, company or salary that make sense; the document names no limit."""

_SHOWN_ONLY = frozenset({"hidden", "html"})
_EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]]+@(?:[^\s@.<>(),;:\"\[\]]+\.)+[^\s@.<>(),;:\"\[\]]{2,}")
_EARLIEST = date(1900, 1, 1)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_INTEGER = re.compile(r"[+-]?\d{1,15}")
_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,2})?")
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def check_value(kind: str, value: Any) -> str:
    """The complaint about a value of an additional field of this type, "" when it may go.

    >>> check_value("integer", "12a"), check_value("url", "ftp://x"), check_value("date", None)
    ('integer', 'url', '')
    """
    if value is None or value == "":
        return ""
    match kind:
        case "integer" if isinstance(value, bool) or not _INTEGER.fullmatch(str(value)):
            return "integer"
        case "income" if isinstance(value, Mapping):
            amount = str(value.get("income") or "").replace(" ", "")
            return "" if not amount or _NUMBER.fullmatch(amount) else "number"
        case "date" if as_date(value) is None:
            return "date"
        case "url" if not _URL.fullmatch(str(value).strip()):
            return "url"
    return ""


def is_email(text: str) -> bool:
    """Whether an address can be one: the vendor refuses others.

    >>> is_email("anna@example.com"), is_email("anna@")
    (True, False)
    """
    return len(text) <= 254 and ".." not in text and _EMAIL.fullmatch(text.strip()) is not None


def as_date(value: Any) -> date | None:
    """A date out of text as the vendor writes it (1990-12-31); None when it is none."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if _DATE.fullmatch(str(value)) else None
    except ValueError:
        return None


def check(edit: NewEdit, today: date) -> dict[str, str]:
    """Complaints by field; empty when the edit may go."""
    payload = edit.payload
    found: dict[str, str] = {}
    if edit.kind in (Kind.CREATE, Kind.UPDATE):
        found |= _person(payload.get("fields", {}), today, new=edit.kind is Kind.CREATE)
    if edit.kind is Kind.COMMENT and not payload.get("comment") and not payload.get("files"):
        found["comment"] = "required"
    if edit.kind in (Kind.COMMENT, Kind.MOVE, Kind.VACANCY_STATE):
        found |= _comment(payload)
    day = payload.get("employment_date") if edit.kind is Kind.MOVE else None
    if day and as_date(day) is None:
        found["employment_date"] = "date"
    if edit.kind is Kind.TAG and not str(payload.get("name", "")).strip():
        found["name"] = "required"
    if edit.kind in (Kind.CREATE_VACANCY, Kind.VACANCY):
        is_new = edit.kind is Kind.CREATE_VACANCY
        found |= _vacancy(payload.get("fields", {}), new=is_new)
        found |= _files(payload) if is_new else {}
    return found


def missing_in_vacancy(
    fields: Mapping[str, Any],
    additional: Mapping[str, Any],
    specs: Iterable[FieldSpec],
    *,
    has_divisions: bool,
) -> dict[str, str]:
    """What the organisation's settings ask of a new vacancy and is not there: complaints by field.
    Fields that depend on another one are left to the server."""
    found = {
        spec.key: "required"
        for spec in specs
        if spec.required
        and spec.kind not in _SHOWN_ONLY
        and not spec.raw.get("availableOn")
        and additional.get(spec.key) in (None, "", [], {})
    }
    if has_divisions and fields.get("division_id") is None:
        found["division_id"] = "required"
    return found


def _vacancy(fields: Mapping[str, Any], *, new: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    # A change without a position leaves it as it is.
    if (new or "position" in fields) and not str(fields.get("position") or "").strip():
        found["position"] = "required"
    for name in ("position", "company", "money"):
        if len(str(fields.get(name) or "")) > MAX_LINE:
            found[name] = f"too_long:{MAX_LINE}"
    quotas = fields.get("quotas")
    if quotas is None:
        return found
    if not isinstance(quotas, list) or not all(isinstance(one, Mapping) for one in quotas):
        return found | {"quotas": "unreadable"}
    if new and len(quotas) > 1:
        found["quotas"] = "range:1"
    for number, quota in enumerate(quotas):
        to_hire = quota.get("applicants_to_hire", 1)
        if isinstance(to_hire, bool) or not isinstance(to_hire, int):
            found[f"quotas/{number}/applicants_to_hire"] = "integer"
        elif not 1 <= to_hire <= MOST_TO_HIRE:
            found[f"quotas/{number}/applicants_to_hire"] = f"range:1–{MOST_TO_HIRE}"
        if quota.get("deadline") and as_date(quota["deadline"]) is None:
            found[f"quotas/{number}/deadline"] = "date"
    return found


def _person(fields: Mapping[str, Any], today: date, *, new: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("first_name", "last_name"):
        # v1 required both, v2 says nothing: a card without them is of no use (API notes, 9.3).
        if (new or name in fields) and not str(fields.get(name) or "").strip():
            found[name] = "required"
    email = fields.get("email")
    if email and not is_email(str(email)):
        found["email"] = "email"
    if fields.get("birthday"):
        day = as_date(fields["birthday"])
        if day is None or day < _EARLIEST:
            found["birthday"] = "date"
        elif day > today:
            found["birthday"] = "future"
    return found


def _comment(payload: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    if len(str(payload.get("comment") or "")) > MAX_COMMENT:
        found["comment"] = f"too_long:{MAX_COMMENT}"
    return found | _files(payload)


def _files(payload: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    files = payload.get("files") or ()
    if len(files) > MAX_FILES:
        found["files"] = f"too_many:{MAX_FILES}"
    if any(int(one.get("size", 0)) > MAX_FILE_BYTES for one in files):
        found["files"] = f"too_large:{MAX_FILE_BYTES // (1024 * 1024)}"
    return found
