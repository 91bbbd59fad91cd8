"""Lists of Huntflow things: what their columns show, and where their rows come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from huntflow_desk.core.models import Account, ApplicantRow, VacancyRow
from huntflow_desk.core.query import ApplicantQuery, Found, VacancyQuery
from huntflow_desk.qt.kit.rows import CardText, Column
from huntflow_desk.services.library import Library

if TYPE_CHECKING:
    # Search comes when somebody types.
    from huntflow_desk.services.search import Search

_tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class VacancySource:
    """Rows of a vacancy query."""

    library: Library
    query: VacancyQuery

    def count(self) -> int:
        """How many saved vacancies there are."""
        return self.library.count_vacancies(self.query)

    def rows(self, offset: int, limit: int) -> Sequence[VacancyRow]:
        """A window."""
        return self.library.vacancy_rows(self.query, offset, limit)

    def key(self, row: VacancyRow) -> int:
        """The vacancy's id."""
        return row.vacancy_id

    def index_of(self, key: int) -> int | None:
        """Place of a vacancy; lists of vacancies are short enough to look through."""
        offset = 0
        while rows := self.rows(offset, 300):
            for number, row in enumerate(rows):
                if row.vacancy_id == key:
                    return offset + number
            offset += len(rows)
        return None


@dataclass(frozen=True, slots=True)
class ApplicantSource:
    """Rows of an applicant query."""

    library: Library
    query: ApplicantQuery

    def count(self) -> int:
        """How many saved people there are."""
        return self.library.count_applicants(self.query)

    def rows(self, offset: int, limit: int) -> Sequence[ApplicantRow]:
        """A window."""
        return self.library.applicant_rows(self.query, offset, limit)

    def key(self, row: ApplicantRow) -> int:
        """The person's id."""
        return row.applicant_id

    def index_of(self, key: int) -> int | None:
        """Place of a person in the query's order."""
        return self.library.index_of_applicant(self.query, key)


@dataclass(frozen=True, slots=True)
class FoundSource:
    """Rows of a search: the first `here` of them were found in what is kept here."""

    search: Search
    found: Found
    here: int

    def count(self) -> int:
        """How many."""
        return len(self.found)

    def rows(self, offset: int, limit: int) -> Sequence[ApplicantRow]:
        """A window; what only the server found says so."""
        rows = self.search.rows(self.found, offset, limit)
        if offset + len(rows) <= self.here:
            return rows
        return [
            row
            if offset + place < self.here
            else row._replace(reason="server", snippet="", hits=())
            for place, row in enumerate(rows)
        ]

    def key(self, row: ApplicantRow) -> int:
        """The person's id."""
        return row.applicant_id

    def index_of(self, key: int) -> int | None:
        """Place of a person among the hits."""
        return self.search.index_of(self.found, key)


class Named(Protocol):
    """Who has a name."""

    @property
    def last_name(self) -> str: ...

    @property
    def first_name(self) -> str: ...

    @property
    def middle_name(self) -> str: ...


def full_name(row: Named) -> str:
    """Family name first in Russian, first name first in English; never empty."""
    if QLocale().language() is QLocale.Language.Russian:
        parts = (row.last_name, row.first_name, row.middle_name)
    else:
        parts = (row.first_name, row.last_name, "")
    return " ".join(part for part in parts if part) or _tr("Tables", "Без имени")


def waiting_text() -> str:
    """What a mark at somebody with unsent changes means."""
    return _tr("Tables", "Есть неотправленные изменения")


def reminded_text() -> str:
    """What a mark at somebody with a reminder means."""
    return _tr("Tables", "Есть напоминание")


def not_there_text() -> str:
    """What a mark at something that was created here and is on its way means."""
    return _tr("Tables", "Ещё не в Хантфлоу: ждёт отправки")


def role_name(member_type: str) -> str:
    """The role of a member in words; a newer role as the vendor calls it."""
    return {
        "owner": _tr("Tables", "Управляющий"),
        "manager": _tr("Tables", "Рекрутер"),
        "watcher": _tr("Tables", "Наблюдатель"),
    }.get(member_type, member_type)


def vacancy_state(state: str) -> tuple[str, str]:
    """Word and tone of a vacancy's state; a newer state as the vendor calls it."""
    return {
        "OPEN": (_tr("Tables", "Открыта"), "ok"),
        "HOLD": (_tr("Tables", "Приостановлена"), "warn"),
        "CLOSED": (_tr("Tables", "Закрыта"), "muted"),
    }.get(state, (state, "muted"))


def days_since(moment: datetime | None) -> int | None:
    """Whole days from a moment till now."""
    if moment is None:
        return None
    return max(0, (datetime.now(UTC) - moment).days)


def days_text(days: int | None) -> str:
    """«3 дн.»; «сегодня» for none; empty when unknown."""
    if days is None:
        return ""
    if days == 0:
        return _tr("Tables", "сегодня")
    return _tr("Tables", "%n дн.", None, days)


def people_text(count: int) -> str:
    """«5 кандидатов»."""
    return _tr("Tables", "%n кандидатов", None, count)


def account_columns(kept: Callable[[int], tuple[str, str]]) -> list[Column]:
    """Organisations as cards; `kept` says how many vacancies and people are kept of one."""

    def card(account: Account) -> CardText:
        vacancies, _ = kept(account.account_id)
        below = " · ".join(filter(None, (role_name(account.member_type), vacancies)))
        return CardText(account.name, below, icon="organisation")

    def whole(account: Account) -> str:
        parts = (account.name, role_name(account.member_type), *kept(account.account_id))
        return ", ".join(filter(None, parts))

    return [Column("name", "", text=lambda one: one.name, tooltip=whole, card=card, stretch=True)]


def vacancy_columns() -> list[Column]:
    """Vacancies as cards: position, company or state, people."""

    def card(row: VacancyRow) -> CardText:
        word, _ = vacancy_state(row.state)
        days = days_text(days_since(row.created))
        below = row.company if row.state == "OPEN" else word
        return CardText(
            row.position or _tr("Tables", "Без названия"),
            below or word,
            badge=str(row.people) if row.people else "",
            icon="star" if row.priority else "",
            icon_tone="warn",
            trailing_below=days,
            title_tone="text" if row.state == "OPEN" else "muted",
            mark="outbox" if row.waiting else "",
            mark_name=not_there_text() if row.waiting else "",
        )

    def text(row: VacancyRow) -> str:
        word, _ = vacancy_state(row.state)
        parts = (row.position, row.company, word, people_text(row.people))
        waiting = not_there_text() if row.waiting else ""
        return ", ".join(filter(None, (*parts, waiting)))

    return [Column("position", "", text=text, card=card, stretch=True)]
