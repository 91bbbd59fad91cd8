"""Words of reminders: when, about whom, what was done to them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from huntflow_desk.core.reminders import Reminder, When
from huntflow_desk.qt.forms.naming import people_title, person_title
from huntflow_desk.qt.kit.inputs import day_text
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.services.reminders import Deed
from huntflow_desk.services.workplace import Workplace

_tr = QCoreApplication.translate

NOTE_SHOWN = 120


def when_text(moment: datetime, now: datetime) -> str:
    """«сегодня 15:42», «завтра 10:00», «вт 12.05.2026 10:00»: as the clock on the wall says."""
    local = moment.astimezone()
    clock = clock_text(local)
    days = (local.date() - now.astimezone().date()).days
    named = {
        -1: _tr("Reminders", "вчера {time}"),
        0: _tr("Reminders", "сегодня {time}"),
        1: _tr("Reminders", "завтра {time}"),
    }.get(days)
    if named is not None:
        return named.replace("{time}", clock)
    weekday = QLocale().dayName(local.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{weekday} {day_text(local.date())} {clock}"


def clock_text(local: datetime) -> str:
    """The time of day in the form of the language."""
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def choice_text(when: When) -> str:
    """A moment that is offered."""
    return {
        When.HOUR: _tr("Reminders", "Через час"),
        When.EVENING: _tr("Reminders", "Сегодня вечером"),
        When.TOMORROW: _tr("Reminders", "Завтра утром"),
        When.AFTER_TOMORROW: _tr("Reminders", "Послезавтра"),
        When.MONDAY: _tr("Reminders", "В понедельник"),
        When.WEEK: _tr("Reminders", "Через неделю"),
        When.OWN: _tr("Reminders", "Своё время"),
    }[when]


def reminder_text(workplace: Workplace, reminder: Reminder) -> str:
    """«Иванова Анна — созвониться»."""
    who = person_title(workplace, reminder.account_id, reminder.applicant_id)
    return with_note(who, reminder.note)


def with_note(text: str, note: str) -> str:
    """«завтра 10:00 — созвониться»; without a note the first part alone."""
    return f"{text} — {one_line(note, NOTE_SHOWN)}" if note else text


def deed_text(workplace: Workplace, deed: Deed) -> str:
    """What was done, in one line."""
    first = deed.after[0]
    who = people_title(
        workplace, first.account_id, list(dict.fromkeys(one.applicant_id for one in deed.after))
    )
    when = when_text(first.due_at, workplace.clock())
    text = {
        "set": _tr("Reminders", "Напоминание: {who}, {when}"),
        "change": _tr("Reminders", "Напоминание изменено: {who}, {when}"),
        "postpone": _tr("Reminders", "Напоминание отложено: {who}, {when}"),
        "done": _tr("Reminders", "Напоминание выполнено: {who}"),
    }[deed.kind]
    return text.replace("{when}", when).replace("{who}", who)
