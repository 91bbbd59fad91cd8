"""Rows of the log for the list: what the columns show, and where a row is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from huntflow_desk.core.documents import LogRow
from huntflow_desk.core.query import LogQuery
from huntflow_desk.qt.kit.labels import moment_text
from huntflow_desk.qt.kit.newest import NewestFirst
from huntflow_desk.qt.kit.rows import Badge, Column

if TYPE_CHECKING:
    from huntflow_desk.services.workplace import Workplace

translate = QCoreApplication.translate


class JournalSource(NewestFirst[LogRow]):
    """What a filter leaves of the log, without bodies."""

    def __init__(self, workplace: Workplace, query: LogQuery) -> None:
        self._journal = journal = workplace.journal
        self.query = query
        super().__init__(
            lambda: journal.count(query),
            lambda offset, limit: journal.rows(query, offset, limit),
            lambda row: row.log_id,
        )

    def newest(self) -> tuple[int, int, int]:
        """Id of the first row, the number of rows and how many have been corrected: differs when
        there is something new."""
        first = self.rows(0, 1)
        return (first[0].log_id if first else 0, self.count(), self._journal.corrected)


def columns() -> tuple[Column, ...]:
    """Time, method, code, address, milliseconds, user, error."""
    return (
        Column(
            "time",
            lambda: translate("Journal", "Время"),
            lambda row: when(row.created_at),
            tooltip=lambda row: moment_text(row.created_at),
            tone="muted",
            width=96,
        ),
        Column("method", lambda: translate("Journal", "Метод"), method_text, width=66),
        Column(
            "status",
            lambda: translate("Journal", "Код"),
            status_text,
            badges=lambda row: (Badge(status_text(row), tone=status_tone(row)),),
            width=66,
        ),
        Column(
            "endpoint",
            lambda: translate("Journal", "Адрес"),
            lambda row: row.endpoint,
            tooltip=lambda row: row.endpoint,
            stretch=True,
        ),
        Column(
            "ms",
            lambda: translate("Journal", "мс"),
            lambda row: QLocale().toString(row.duration_ms),
            number=True,
            tone=lambda row: "warn" if row.duration_ms >= SLOW_MS else "muted",
            width=66,
        ),
        Column(
            "user",
            lambda: translate("Journal", "Профиль"),
            lambda row: row.user,
            tone="muted",
            width=92,
        ),
        Column(
            "error",
            lambda: translate("Journal", "Ошибка"),
            lambda row: row.error_message,
            tooltip=lambda row: row.error_message,
            tone="danger",
            width=160,
        ),
    )


SLOW_MS = 2_000


def method_text(row: LogRow) -> str:
    """GET and so on; a word for what was no request."""
    return row.method or translate("Journal", "событие")


def status_text(row: LogRow) -> str:
    """The code, or a word where no answer came."""
    if row.status_code is not None:
        return str(row.status_code)
    return translate("Journal", "сбой")


def status_tone(row: LogRow) -> str:
    """Token name for the code."""
    if row.is_success:
        return "ok"
    if row.is_error:
        return "danger"
    return "warn"


def when(moment: datetime) -> str:
    """«10:42:13» of today, «12.11 10:42» of other days."""
    local = moment.astimezone()
    if local.date() == datetime.now(local.tzinfo).date():
        return local.strftime("%H:%M:%S")
    day = QDate(local.year, local.month, local.day)
    return f"{QLocale().toString(day, 'dd.MM')} {local.strftime('%H:%M')}"


def size_text(count: int) -> str:
    """Bytes for people; Qt's own words for them do not decline in Russian."""
    if count < 1024:
        return translate("Journal", "{count} Б").replace("{count}", str(count))
    kilobytes = count / 1024
    if kilobytes < 1024:
        shown = QLocale().toString(kilobytes, "f", 1 if kilobytes < 10 else 0)
        return translate("Journal", "{count} КБ").replace("{count}", shown)
    shown = QLocale().toString(kilobytes / 1024, "f", 1)
    return translate("Journal", "{count} МБ").replace("{count}", shown)
