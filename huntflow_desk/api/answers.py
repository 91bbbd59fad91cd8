"""From bytes to an answer or to an exception: one place, whatever the server sends.

Facts: shared API notes, section 4 (bodies of errors), reliability notes, section 2.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from huntflow_desk.core.errors import (
    BrokenRecord,
    DeskError,
    Forbidden,
    Garbled,
    KeysLost,
    LicenceLimit,
    NotFound,
    Rejected,
    ServerTrouble,
    SlowDown,
    TooLarge,
    UnknownOutcome,
    WrongHost,
)

MAX_INTEGER = 2**63 - 1
MAX_TEXT = 500
"""Characters of an error text of the server that are kept."""

_SHOWN_TEXT = 2000
_UNSAFE = re.compile(r"\\u0000|\\u[dD][89a-fA-F]|\x00")
_BAD_CHARS = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Body of an answer. `fault` is "" when `data` is JSON; else empty, html, text or json.

    `text` is the beginning of a body that is no JSON.
    """

    data: Any = None
    fault: str = ""
    text: str = ""


def decode_answer(content_type: str, body: bytes) -> Decoded:
    """Read a body; never raises. What it returns is safe to bind in SQLite and to show.

    Lone surrogates and NUL become U+FFFD, integers are bounded to 64 bits and floats to what is
    finite; NaN, endless nesting and cut JSON are no JSON.
    """
    if not body.strip():
        return Decoded(fault="empty")
    text = body.decode("utf-8-sig", "replace")
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        return Decoded(fault="html", text=_shown(text))
    try:
        data = json.loads(
            text, parse_int=_integer, parse_float=_float, parse_constant=_refuse, strict=False
        )
        if _UNSAFE.search(text):
            data = _cleaned(data)
    except (ValueError, RecursionError):
        fault = "html" if text.lstrip()[:1] == "<" else "json"
        if fault == "json" and kind.startswith("text/"):
            fault = "text"
        return Decoded(fault=fault, text=_shown(text))
    return Decoded(data=data)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One entry of `errors`, or what an older or foreign shape says instead."""

    kind: str = ""
    title: str = ""
    detail: str = ""
    entity: str = ""
    variable: str = ""

    @property
    def text(self) -> str:
        """What a person may read."""
        return self.title or self.detail or self.kind

    @property
    def is_repetition(self) -> bool:
        """The same action too soon, which is no rate limit: look, do not repeat (section 4)."""
        return self._says("error.too_freq")

    @property
    def is_too_early(self) -> bool:
        """A refresh while the server still takes the access key (section 2)."""
        return self._says("refresh_too_early")

    def _says(self, word: str) -> bool:
        # The vendor's own documents put such a word now into `title`, now into `detail`.
        return any(word in part for part in (self.kind, self.title, self.detail))


def complaints(data: Any) -> tuple[Complaint, ...]:
    """Errors out of any body: v2, v1, OAuth, lists, texts; () when there are none. Never raises."""
    if isinstance(data, list):
        return tuple(found for entry in data[:50] for found in _complaint(entry))
    if not isinstance(data, Mapping):
        return _complaint(data)
    listed = data.get("errors")
    if isinstance(listed, list):
        found = tuple(found for entry in listed[:50] for found in _complaint(entry))
        if found:
            return found
    elif listed:
        return _complaint(listed)
    if "error" in data or "error_description" in data:
        return (
            Complaint(kind=_text(data.get("error")), title=_text(data.get("error_description"))),
        )
    described = _text(data.get("description") or data.get("detail") or data.get("message"))
    return (Complaint(title=described),) if described else ()


def _complaint(entry: Any) -> tuple[Complaint, ...]:
    if isinstance(entry, str) and entry.strip():
        return (Complaint(title=_text(entry)),)
    if not isinstance(entry, Mapping):
        return ()
    location = entry.get("location")
    where = location if isinstance(location, Mapping) else {}
    value = entry.get("value")
    title = _text(entry.get("title")) or _text(entry.get("description"))
    if not title and isinstance(value, list):
        title = "; ".join(filter(None, (_text(part) for part in value[:10])))
    elif not title:
        title = _text(value)
    return (
        Complaint(
            kind=_text(entry.get("type")),
            title=title,
            detail=_text(entry.get("detail")),
            entity=_text(where.get("entity")),
            variable=_text(where.get("variable")),
        ),
    )


def summary(found: tuple[Complaint, ...]) -> str:
    """One line for the journal and for people."""
    return "; ".join(dict.fromkeys(entry.text for entry in found if entry.text))[:MAX_TEXT]


def is_expired(status: int, found: tuple[Complaint, ...]) -> bool:
    """Whether a 401 is the one after which a refresh makes sense (API notes, section 2)."""
    return status == 401 and any(entry.detail == "token_expired" for entry in found)


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Seconds of a `Retry-After`: a number, an HTTP date, or None for nothing usable."""
    if value is None or not value.strip():
        return None
    text = value.strip()
    try:
        seconds = float(text)
    except ValueError:
        pass
    else:
        return max(0.0, seconds) if seconds == seconds else None
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - now).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to make of an answer: `error` None means it is good; `again` that a read may retry."""

    error: DeskError | None = None
    again: bool = False


def judge(
    *, write: bool, status: int, decoded: Decoded, expect: str, host: str, location: str = ""
) -> Verdict:
    """The exception for an answer, without its journal id.

    `expect`: json (an object), bytes, nothing, any. A write that may have been carried out is
    UnknownOutcome, whatever the status says.
    """
    facts: dict[str, Any] = {"status": status, "host": host}
    if 200 <= status < 300:
        fault = _fault(decoded, expect)
        if not fault:
            return Verdict()
        if write:
            return Verdict(UnknownOutcome("unreadable answer", cause=fault, **facts))
        return Verdict(Garbled("unreadable answer", cause=fault, **facts), again=True)
    if status < 400:
        # The target is named, never followed: 307 would post a whole candidate again.
        return Verdict(WrongHost("redirected", cause="redirect", target=location, **facts))
    found = complaints(decoded.data)
    message = summary(found)
    if any(entry.entity == "response" for entry in found):
        if write:
            return Verdict(UnknownOutcome(message, cause="broken_record", **facts))
        return Verdict(BrokenRecord(message, **facts))
    if status >= 500:
        if write:
            return Verdict(UnknownOutcome(message, cause="server", **facts))
        return Verdict(ServerTrouble(message, **facts), again=True)
    if status in (401, 403, 404) and decoded.fault in ("html", "text", "json"):
        # A proxy or portal speaks: neither keys nor people are gone because of it.
        return Verdict(Garbled("not Huntflow", cause=decoded.fault, **facts))
    return Verdict(_refusal(status, found, message, facts))


def _refusal(
    status: int, found: tuple[Complaint, ...], message: str, facts: dict[str, Any]
) -> DeskError:
    detail = next((entry.detail for entry in found if entry.detail), "")
    if status == 401:
        return KeysLost(message, cause="invalid", **facts)
    if status == 402:
        return LicenceLimit(message, detail=detail, **facts)
    if status == 403:
        return Forbidden(message, detail=detail, **facts)
    if status == 404:
        return NotFound(message, detail=detail, **facts)
    if status == 413:
        return TooLarge(message, limit_bytes=MAX_UPLOAD_BYTES, **facts)
    if status == 429:
        return SlowDown(message, **facts)
    fields = {entry.variable: entry.text for entry in found if entry.variable}
    kind = next((entry.kind for entry in found if entry.kind), "")
    return Rejected(message, fields=fields, type=kind, detail=detail, **facts)


MAX_UPLOAD_BYTES = 15 * 1024 * 1024
"""Largest file the vendor takes (API notes, 9.6)."""


def _fault(decoded: Decoded, expect: str) -> str:
    if expect == "nothing":
        # A page of a proxy or portal says nothing of what was asked for.
        return decoded.fault if decoded.fault in ("html", "text") else ""
    if expect in ("any", "bytes"):
        return ""
    if decoded.fault:
        return decoded.fault
    return "" if isinstance(decoded.data, dict) else "shape"


def _shown(text: str) -> str:
    return _BAD_CHARS.sub("\ufffd", text[:_SHOWN_TEXT])


def _text(value: Any) -> str:
    if isinstance(value, str):
        return _BAD_CHARS.sub("\ufffd", value.strip()[:MAX_TEXT])
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def _integer(digits: str) -> int:
    # Longer ones would only be cut, and int() refuses some thousands of digits.
    if len(digits) > 20:
        return -MAX_INTEGER if digits[0] == "-" else MAX_INTEGER
    return max(-MAX_INTEGER, min(MAX_INTEGER, int(digits)))


def _float(digits: str) -> float:
    return max(-sys.float_info.max, min(sys.float_info.max, float(digits)))


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _BAD_CHARS.sub("\ufffd", value)
    if isinstance(value, list):
        return [_cleaned(entry) for entry in value]
    if isinstance(value, dict):
        return {_BAD_CHARS.sub("\ufffd", key): _cleaned(entry) for key, entry in value.items()}
    return value
