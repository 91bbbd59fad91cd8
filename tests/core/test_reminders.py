"""The moments that are offered, in any zone and on the days when clocks are put back or forth."""

from __future__ import annotations

import os
import time as clock_of_system
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.core.reminders import EVENING, MORNING, When, moment, moments

ZONES = [
    "Europe/Moscow",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Pacific/Kiritimati",
    "UTC",
]
NOW = st.integers(0, 20 * 365 * 86_400).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
DAYS = {When.TOMORROW: 1, When.AFTER_TOMORROW: 2, When.WEEK: 7}


@given(NOW, st.sampled_from(ZONES))
def test_what_is_offered_is_ahead_and_says_what_the_wall_clock_will(
    now: datetime, name: str
) -> None:
    zone = ZoneInfo(name)
    today = now.astimezone(zone).date()
    found = moments(now, zone)
    assert all(one > now and one.utcoffset() == timedelta(0) for one in found.values())
    assert timedelta(minutes=59) < found[When.HOUR] - now <= timedelta(hours=1)
    local = {when: one.astimezone(zone) for when, one in found.items()}
    for when, days in DAYS.items():
        assert local[when].date() == today + timedelta(days=days)
        assert local[when].time() == MORNING
    assert local[When.MONDAY].weekday() == 0 and local[When.MONDAY].time() == MORNING
    assert 1 <= (local[When.MONDAY].date() - today).days <= 7
    if When.EVENING in found:
        assert (local[When.EVENING].date(), local[When.EVENING].time()) == (today, EVENING)
    else:
        assert now.astimezone(zone).time() >= EVENING


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.times(), st.sampled_from(ZONES))
def test_any_wall_time_is_met_or_moved_by_the_gap(day: date, at: time, name: str) -> None:
    zone, wall = ZoneInfo(name), datetime.combine(day, at)
    met = moment(day, at, zone).astimezone(zone).replace(tzinfo=None)
    # Only a time that does not exist is another one: later, by what the clocks jump.
    assert timedelta(0) <= met - wall <= timedelta(hours=1)
    if met != wall:
        before = datetime.combine(day, time(), zone).utcoffset()
        after = datetime.combine(day + timedelta(days=1), time(12), zone).utcoffset()
        assert before != after


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        # Clocks go from 2:00 to 3:00: half past two does not exist.
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # From 3:00 to 2:00: it comes twice, the first is meant.
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 3, 28), time(10), datetime(2026, 3, 28, 9, tzinfo=UTC)),
        (date(2026, 3, 30), time(10), datetime(2026, 3, 30, 8, tzinfo=UTC)),
    ],
)
def test_the_days_when_clocks_change(day: date, at: time, utc: datetime) -> None:
    assert moment(day, at, ZoneInfo("Europe/Berlin")) == utc


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(clock_of_system, "tzset"):
        pytest.skip("this system has no zone per process")
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    clock_of_system.tzset()
    yield
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    clock_of_system.tzset()


@pytest.mark.usefixtures("berlin")
def test_the_zone_of_the_system_is_that_of_the_day_meant() -> None:
    # Saturday noon, in winter time; on Sunday clocks go forward.
    now = datetime(2026, 3, 28, 11, 0, tzinfo=UTC)
    assert moments(now) == moments(now, ZoneInfo("Europe/Berlin"))
    assert moments(now)[When.TOMORROW] == datetime(2026, 3, 29, 8, tzinfo=UTC)
    assert moments(now)[When.EVENING] == datetime(2026, 3, 28, 17, tzinfo=UTC)
