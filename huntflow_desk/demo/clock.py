"""Moments and dates as the vendor writes them: ISO 8601 in Moscow time (API.md section 7)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

MOSCOW = timezone(timedelta(hours=3))
DAY_S = 86_400
WORKDAY_S = 36_000  # invented events happen on weekdays between 9:00 and 19:00


def iso(moment: float) -> str:
    """Unix time -> ``2025-01-31T12:00:00+03:00``."""
    return datetime.fromtimestamp(int(moment), MOSCOW).isoformat()


def iso_utc(moment: float) -> str:
    """Unix time -> ISO with ``+00:00``, as delayed tasks carry it."""
    return datetime.fromtimestamp(int(moment), UTC).isoformat()


def day(moment: float) -> str:
    """Unix time -> Moscow calendar day ``YYYY-MM-DD``."""
    return datetime.fromtimestamp(moment, MOSCOW).date().isoformat()


def parse_moment(text: str) -> float | None:
    """ISO text -> unix time; naive text is Moscow time; None when it is no moment."""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "T", 1))
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=MOSCOW)
    return moment.timestamp()


def parse_day(text: str) -> date | None:
    """``YYYY-MM-DD`` -> date, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def midnight(moment: float) -> float:
    """The Moscow midnight at or before a moment."""
    local = datetime.fromtimestamp(moment, MOSCOW)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()


class WorkTime:
    """Maps "so many working seconds ago" to a moment on a weekday in office hours."""

    def __init__(self, anchor: float) -> None:
        self.anchor = midnight(anchor)
        weekday = datetime.fromtimestamp(self.anchor, MOSCOW).weekday()
        self._offsets = [n for n in range(1, 8) if (weekday - n) % 7 < 5]

    def back(self, seconds: float) -> int:
        """The moment this many working seconds before the anchor; later for smaller values."""
        days, rest = divmod(int(seconds), WORKDAY_S)
        weeks, nth = divmod(days, 5)
        ago = self._offsets[nth] + 7 * weeks
        return int(self.anchor) - ago * DAY_S + 19 * 3600 - rest
