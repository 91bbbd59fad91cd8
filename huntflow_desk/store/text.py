"""How values are written into the files: readable JSON, moments as sortable text or numbers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

SHOWN_LENGTH = 300
"""Characters of a text that lists show; the whole of it is in the document."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def json_text(value: Any) -> str:
    """Compact JSON with Cyrillic as it is (escaped it doubles in size and cannot be searched).

    Never fails on text SQLite cannot bind: a lone surrogate becomes "?", an object JSON does
    not know becomes its text.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    except (TypeError, ValueError, RecursionError):
        text = json.dumps(f"<unreadable {type(value).__name__}>")
    return bindable(text)


def bindable(text: str) -> str:
    """The text without lone surrogates, which SQLite refuses."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def like(text: str) -> str:
    """A LIKE pattern (with ESCAPE backslash) that finds the text anywhere."""
    clean = bindable(text).replace("\x00", "")
    for char in ("\\", "%", "_"):
        clean = clean.replace(char, "\\" + char)
    return f"%{clean}%"


def moment_text(moment: datetime) -> str:
    """UTC in a fixed form, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_number(moment: datetime | None) -> int:
    """Microseconds since 1970 UTC; 0 for unknown and for anything before."""
    return 0 if moment is None else max(0, (moment - _EPOCH) // _MICROSECOND)


def number_moment(number: int) -> datetime | None:
    """The opposite of `moment_number`."""
    return _EPOCH + number * _MICROSECOND if number else None
