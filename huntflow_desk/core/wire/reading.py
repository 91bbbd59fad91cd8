"""Lenient readers: whatever the vendor sends for a field, something harmless comes out.

Shared API notes, section 7: what is not required may be absent or null, enums are open, unknown
keys appear without notice. Only a record without an id cannot be read (ValueError).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, TypeVar

from huntflow_desk.core.models import Raw

T = TypeVar("T")

MAX_INTEGER = 2**63 - 1
MOSCOW = timezone(timedelta(hours=3))
"""Old data come as naive Moscow time."""


def record(value: object) -> Raw:
    """The value as an object. Raises ValueError when it is none."""
    if not isinstance(value, Mapping):
        raise ValueError(f"not an object but {type(value).__name__}")
    return value


def child(raw: Raw, key: str) -> Raw:
    """A nested object; an empty one for anything else."""
    value = raw.get(key)
    return value if isinstance(value, Mapping) else {}


def identifier(raw: Raw, key: str = "id") -> int:
    """A required id. Raises ValueError when it is missing or no number."""
    number = whole(raw.get(key))
    if number is None:
        raise ValueError(f"no {key}")
    return number


def integer(raw: Raw, key: str) -> int | None:
    """A whole number or None."""
    return whole(raw.get(key))


def whole(value: object) -> int | None:
    """A whole number of less than 64 bits out of a number or digits; else None: the largest one
    is what is left of a giant."""
    if isinstance(value, bool):
        return None
    number: int | None = None
    if isinstance(value, int):
        number = value
    elif isinstance(value, float) and value.is_integer():
        number = int(value)
    elif isinstance(value, str) and len(value) <= 20:
        try:
            number = int(value)
        except ValueError:
            return None
    return number if number is not None and abs(number) < MAX_INTEGER else None


def number(raw: Raw, key: str, default: int = 0) -> int:
    """A whole number with a default."""
    found = whole(raw.get(key))
    return default if found is None else found


def text(raw: Raw, key: str) -> str:
    """Text; numbers become text, anything else the empty string."""
    return plain(raw.get(key))


def plain(value: object) -> str:
    """Text out of text or a number; else the empty string."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def flag(raw: Raw, key: str, default: bool = False) -> bool:
    """A truth value; 0 and 1 count, null and nonsense give the default."""
    value = raw.get(key)
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and value in (0, 1):
        return bool(value)
    return default


def moment(raw: Raw, key: str) -> datetime | None:
    """An instant in UTC. A space for the `T` and a missing offset (Moscow) are accepted."""
    value = raw.get(key)
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value.strip())
        if read.tzinfo is None:
            read = read.replace(tzinfo=MOSCOW)
        return read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(raw: Raw, key: str) -> date | None:
    """A plain date; of a date with time only the date is taken."""
    value = raw.get(key)
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def values(raw: Raw, key: str) -> tuple[Any, ...]:
    """Entries of a list; none for anything else."""
    value = raw.get(key)
    return tuple(value) if isinstance(value, list | tuple) else ()


def children(raw: Raw, key: str) -> Iterator[Raw]:
    """The objects among the entries of a list."""
    for value in values(raw, key):
        if isinstance(value, Mapping):
            yield value


def integers(raw: Raw, key: str) -> tuple[int, ...]:
    """The whole numbers among the entries of a list."""
    return tuple(found for found in map(whole, values(raw, key)) if found is not None)


def texts(raw: Raw, key: str) -> tuple[str, ...]:
    """The texts among the entries of a list."""
    return tuple(value for value in values(raw, key) if isinstance(value, str))


def readable(raw: Raw, key: str, decode: Callable[[Raw], T]) -> tuple[T, ...]:
    """Every entry that can be decoded; the others are left out."""
    found: list[T] = []
    for value in children(raw, key):
        try:
            found.append(decode(value))
        except ValueError:
            continue
    return tuple(found)
