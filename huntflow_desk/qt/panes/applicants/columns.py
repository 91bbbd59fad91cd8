"""Columns of the list of people, which of them are shown, and what fits."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.kit.plaintext import clean
from huntflow_desk.qt.kit.rows import Badge, CardText, Column
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.tables import days_since, days_text, full_name, reminded_text, waiting_text
from huntflow_desk.services.library import Library

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QMenu

_tr = QCoreApplication.translate

ORDERS = {
    "name": "name",
    "position": "position",
    "company": "company",
    "stage": "stage",
    "vacancy": "vacancy",
    "changed": "changed",
    "tags": "tags",
    "source": "source",
    "phone": "phone",
    "email": "email",
    "money": "salary",
    "consent": "consent",
    "created": "created",
    "updated": "updated",
}
"""Column -> order of the query."""

SHOWN_FIRST = ("name", "stage", "changed", "created")
NAME_WIDTH = 290
"""Pixels at 100 % that names keep before other columns get any."""


NARROW = 560
"""In less than this there are names only, with the stage beside them."""


class PeopleColumns:
    """The columns of one list; knows the names of what rows have ids for."""

    def __init__(self, library: Library, account_id: Callable[[], int | None]) -> None:
        self._library = library
        self._account_id = account_id
        self._positions: dict[int, str] | None = None
        self.chosen: list[str] = list(SHOWN_FIRST)
        self.shown: set[str] = set(SHOWN_FIRST)

    def forget_names(self) -> None:
        """Vacancies may have other names now."""
        self._positions = None

    def columns(self) -> list[Column]:
        """All there are, the name first."""
        return [
            Column(
                "name",
                lambda: _tr("Tables", "Кандидат"),
                text=full_name,
                tooltip=self._tip,
                card=self._person,
                stretch=True,
                sortable=True,
            ),
            _column("position", lambda: _tr("Tables", "Должность"), lambda row: row.position, 160),
            _column("company", lambda: _tr("Tables", "Компания"), lambda row: row.company, 140),
            Column(
                "stage",
                lambda: _tr("Tables", "Этап"),
                text=lambda row: self._stage(row)[0],
                badges=self._stage_badges,
                width=150,
                sortable=True,
            ),
            _column("vacancy", lambda: _tr("Tables", "Вакансия"), self._vacancy, 160),
            Column(
                "changed",
                lambda: _tr("Tables", "На этапе"),
                text=lambda row: days_text(days_since(row.changed)),
                tone="muted",
                number=True,
                width=90,
                sortable=True,
            ),
            Column(
                "tags",
                lambda: _tr("Tables", "Метки"),
                text=lambda row: ", ".join(badge.text for badge in self._tags(row)),
                badges=self._tags,
                width=150,
                sortable=True,
            ),
            _column("source", lambda: _tr("Tables", "Источник"), self._source, 120),
            _column("phone", lambda: _tr("Tables", "Телефон"), lambda row: row.phone, 140),
            _column("email", lambda: _tr("Tables", "Почта"), lambda row: row.email, 180),
            _column("money", lambda: _tr("Tables", "Ожидания"), lambda row: row.money, 110),
            _column("consent", lambda: _tr("Tables", "Согласие"), _consent, 110),
            _dated("created", lambda: _tr("Tables", "В базе"), lambda row: row.created),
            _dated("updated", lambda: _tr("Tables", "Обновлено"), lambda row: row.updated_at),
        ]

    def fit(self, view: RowsView) -> None:
        """Show the chosen columns for which there is room; names keep theirs."""
        model = view.rows_model()
        left = view.viewport().width() - theme().px(NAME_WIDTH)
        shown = {"name"}
        narrow = view.viewport().width() < theme().px(NARROW)
        for key in self.chosen:
            if key == "name" or narrow:
                continue
            width = view.columnWidth(model.column_of(key)) or theme().px(
                model.columns[model.column_of(key)].width
            )
            if width > left:
                break
            left -= width
            shown.add(key)
        self.shown = shown
        for number, column in enumerate(model.columns):
            hidden = column.key not in shown
            if view.isColumnHidden(number) is not hidden:
                view.setColumnHidden(number, hidden)
        view.horizontalHeader().setVisible(len(shown) > 1)

    def fill_menu(self, menu: QMenu, view: RowsView, done: Callable[[], object]) -> None:
        """A tick for every column."""
        for column in view.rows_model().columns:
            if column.key == "name":
                continue
            action = menu.addAction(column.title_text())
            action.setCheckable(True)
            action.setChecked(column.key in self.chosen)
            action.toggled.connect(functools.partial(self._ticked, column.key, view, done))

    def restore(self, chosen: object) -> None:
        """Take back which columns were chosen."""
        known = {column.key for column in self.columns()}
        if isinstance(chosen, list):
            keys = [key for key in chosen if isinstance(key, str) and key in known]
            self.chosen = list(dict.fromkeys(["name", *keys]))

    def _ticked(self, key: str, view: RowsView, done: Callable[[], object], on: bool) -> None:
        self._choose(key, on)
        self.fit(view)
        done()

    def _choose(self, key: str, on: bool) -> None:
        if on and key not in self.chosen:
            # What was just asked for comes first when there is little room.
            self.chosen.insert(1, key)
        elif not on and key in self.chosen:
            self.chosen.remove(key)

    # What rows say

    def _person(self, row: ApplicantRow) -> CardText:
        below, hits = self._below(row)
        name = full_name(row)
        reminded = self._is_reminded(row)
        if row.reason == "server" or not row.complete:
            trailing, tone = _tr("Tables", "с сервера"), "accent"
        elif "stage" not in self.shown:
            trailing, tone = self._stage(row)
        else:
            trailing, tone = "", ""
        return CardText(
            name,
            below,
            avatar=name,
            trailing=trailing,
            trailing_tone=tone or "muted",
            mark="outbox" if row.waiting else "bell" if reminded else "",
            mark_name=waiting_text() if row.waiting else reminded_text() if reminded else "",
            hits=hits,
            label_length=len(below) - len(row.snippet) if hits else 0,
        )

    def _is_reminded(self, row: ApplicantRow) -> bool:
        return (self._account_id(), row.applicant_id) in self._library.reminded

    def _tip(self, row: ApplicantRow) -> str:
        waiting = waiting_text() if row.waiting else ""
        reminded = reminded_text() if self._is_reminded(row) else ""
        return "\n".join(filter(None, (waiting, reminded, row.snippet)))

    def _below(self, row: ApplicantRow) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The second line: where the hit is, when the name does not tell it."""
        label = reason_label(row.reason) if row.snippet else ""
        if not label:
            return " · ".join(filter(None, (row.position, row.company))), ()
        before = f"{label}: "
        hits = tuple((start + len(before), size) for start, size in row.hits)
        # Letter for letter, so that the places stay.
        return before + clean(row.snippet), hits

    def _stage(self, row: ApplicantRow) -> tuple[str, str]:
        account_id = self._account_id()
        if account_id is None or row.stage_id is None:
            return "", ""
        stage = self._library.names(account_id).stages.get(row.stage_id)
        if stage is None:
            return "", ""
        return stage.name, {"trash": "danger", "hired": "ok"}.get(stage.kind, "accent")

    def _stage_badges(self, row: ApplicantRow) -> Sequence[Badge]:
        name, tone = self._stage(row)
        return [Badge(name, tone=tone)] if name else []

    def _tags(self, row: ApplicantRow) -> Sequence[Badge]:
        account_id = self._account_id()
        if account_id is None:
            return []
        tags = self._library.names(account_id).tags
        return [Badge(tags[one].name, dot=tags[one].color) for one in row.tag_ids if one in tags]

    def _source(self, row: ApplicantRow) -> str:
        account_id = self._account_id()
        if account_id is None or row.source_id is None:
            return ""
        found = self._library.names(account_id).sources.get(row.source_id)
        return found.name if found is not None else ""

    def _vacancy(self, row: ApplicantRow) -> str:
        account_id = self._account_id()
        if account_id is None or row.vacancy_id is None:
            return ""
        if self._positions is None:
            self._positions = {}
            query = VacancyQuery(account_id, states=frozenset())
            while rows := self._library.vacancy_rows(query, len(self._positions)):
                self._positions.update((one.vacancy_id, one.position) for one in rows)
        return self._positions.get(row.vacancy_id, "")


def reason_label(reason: str) -> str:
    """Where a hit is, in words; "" for the name."""
    return {
        "phone": _tr("Tables", "Телефон"),
        "email": _tr("Tables", "Почта"),
        "position": _tr("Tables", "Должность"),
        "company": _tr("Tables", "Компания"),
        "resume": _tr("Tables", "Резюме"),
        "comment": _tr("Tables", "Заметка"),
        "questionary": _tr("Tables", "Анкета"),
    }.get(reason, "")


def _column(
    key: str, title: Callable[[], str], text: Callable[[ApplicantRow], str], width: int
) -> Column:
    return Column(key, title, text=text, tooltip=text, tone="muted", width=width, sortable=True)


def _dated(
    key: str, title: Callable[[], str], moment: Callable[[ApplicantRow], datetime | None]
) -> Column:
    return Column(
        key,
        title,
        text=lambda row: _day(moment(row)),
        tone="muted",
        number=True,
        width=96,
        sortable=True,
    )


def _consent(row: ApplicantRow) -> str:
    return {
        "accepted": _tr("Search", "получено"),
        "declined": _tr("Search", "отклонено"),
        "sent": _tr("Search", "отправлено"),
        "not_sent": _tr("Search", "не отправлено"),
        "send_error": _tr("Search", "ошибка отправки"),
    }.get(row.consent, row.consent)


def _day(moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = moment.astimezone()
    day = QDate(local.year, local.month, local.day)
    return QLocale().toString(day, QLocale.FormatType.ShortFormat)
