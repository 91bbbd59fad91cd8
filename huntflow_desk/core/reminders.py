"""Reminders: what somebody at this computer wants to be told of, and the moments offered for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

MAX_NOTE = 500
MORNING = time(10)
EVENING = time(18)


class State(StrEnum):
    """`DROPPED`: taken back right after it was set."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One of them; times are aware UTC. A person created here has a number below zero."""

    reminder_id: int
    account_id: int
    applicant_id: int
    due_at: datetime
    note: str
    created_at: datetime
    changed_at: datetime
    state: State = State.OPEN


class When(StrEnum):
    """Moments that are offered, in their order. A person names another one by `OWN`."""

    HOUR = "hour"
    EVENING = "evening"
    TOMORROW = "tomorrow"
    AFTER_TOMORROW = "after_tomorrow"
    MONDAY = "monday"
    WEEK = "week"
    OWN = "own"


def moments(now: datetime, zone: tzinfo | None = None) -> Mapping[When, datetime]:
    """What is offered at `now`, in UTC and always later; the evening only while it is ahead.

    `zone`: where the person is; None: the zone of the system.
    """
    today = now.astimezone(zone).date()
    found = {When.HOUR: (now + timedelta(hours=1)).astimezone(UTC).replace(second=0, microsecond=0)}
    evening = moment(today, EVENING, zone)
    if evening > now:
        found[When.EVENING] = evening
    days = {
        When.TOMORROW: 1,
        When.AFTER_TOMORROW: 2,
        When.MONDAY: 7 - today.weekday(),
        When.WEEK: 7,
    }
    for when, count in days.items():
        found[when] = moment(today + timedelta(days=count), MORNING, zone)
    return found


def moment(day: date, clock: time, zone: tzinfo | None = None) -> datetime:
    """What the clock on the wall says on a day, in UTC. A time that is skipped when the clocks go
    forward becomes the one as much later; of one that comes twice the first is meant."""
    wall = datetime.combine(day, clock)
    # Without a zone Python asks the system, which knows the rules of that day.
    return (wall if zone is None else wall.replace(tzinfo=zone)).astimezone(UTC)


def draft_name(account_id: int, applicant_id: int, reminder_id: int | None = None) -> str:
    """What the draft of a reminder is called; with `reminder_id`: of a change to that one."""
    name = f"remind_{account_id}_{applicant_id}"
    return name if reminder_id is None else f"{name}_{reminder_id}"
