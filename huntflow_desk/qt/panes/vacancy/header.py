"""The head of a vacancy: position, company and money, state, terms, age of the data."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.fields import Hint, IconButton, keyed, no_hint
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import AgeLabel, Heading, Label, Muted
from huntflow_desk.qt.kit.marks import StateDot
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.tables import not_there_text
from huntflow_desk.services.card import VacancyCard

NARROW_PX = 560


class VacancyHeader(QWidget):
    """Says at a glance what the vacancy is."""

    refresh_requested = Signal()
    edit_requested = Signal()

    def __init__(self, *, titled: bool = True, parent: QWidget | None = None) -> None:
        """`titled` False: the name stands above the pane already."""
        super().__init__(parent)
        self._card: VacancyCard | None = None
        self.position = Heading(wrap=True, selectable=True)
        self.state = StateDot()
        self.about = Label(wrap=True, selectable=True)
        self.terms = Muted(wrap=True)
        self.age = AgeLabel(prefix=True)
        self.short_age = AgeLabel()
        self.refresh = IconButton("refresh", "", self.refresh_requested.emit)
        self.edit = IconButton("edit", "", self.edit_requested.emit)
        self._why_not = ""
        self._hint: Hint = no_hint
        aged = row(self.age, self.short_age, self.refresh, self.edit, spacing=4)
        self.position.setVisible(titled)
        names = column(self.position, self.about, spacing=6)
        title = row(names, aged, spacing=8)
        title.setStretch(0, 1)
        title.setAlignment(aged, Qt.AlignmentFlag.AlignTop)
        facts = row(self.state, self.terms, spacing=12)
        facts.setStretch(1, 1)
        facts.setAlignment(self.state, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(title, facts, spacing=6))
        self._retranslate()

    def show_card(self, card: VacancyCard) -> None:
        """Show this vacancy; only what differs is touched."""
        self._card = card
        vacancy = card.vacancy
        _set(self.position, one_line(vacancy.position, 200) or self.tr("Без названия"))
        company = " · ".join(filter(None, (one_line(vacancy.company), one_line(vacancy.money))))
        _set(self.about, company)
        self.about.setVisible(bool(company))
        text, shape, tone = state_words(vacancy.state)
        self.state.set_state(text, shape=shape, tone=tone)
        _set(self.terms, self._terms(card))
        self.refresh.setVisible(vacancy.vacancy_id > 0)
        # A row of the list is kept as expired on purpose, so that it is read in full when opened.
        expires = card.expires_at if card.complete else None
        expired = expires is not None and expires <= datetime.now(UTC)
        for label in (self.age, self.short_age):
            label.set_moment(card.updated_at, expired=expired)

    def use_hints(self, hint: Hint) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        self.set_why_not(self._why_not)

    def set_why_not(self, reason: str) -> None:
        """Nothing can be changed here, for this reason; "" when something can."""
        self._why_not = reason
        words = keyed(self.tr("Править вакансию"), self._hint("edit_vacancy"))
        self.edit.set_text(reason or words)
        self.edit.setEnabled(not reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the age is said in short."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme().px(NARROW_PX)
        self.age.setVisible(wide)
        self.short_age.setVisible(not wide)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _terms(self, card: VacancyCard) -> str:
        vacancy, parts = card.vacancy, []
        if vacancy.vacancy_id < 0:
            parts.append(not_there_text())
        elif vacancy.created is not None and vacancy.state == "OPEN":
            days = max(0, (datetime.now(UTC) - vacancy.created).days)
            parts.append(self.tr("%n дн. в работе", None, days))
        elif vacancy.created is not None:
            created = _day(vacancy.created.astimezone().date())
            parts.append(self.tr("создана {day}").format(day=created))
        if card.to_hire is not None:
            parts.append(self.tr("план найма: {count}").format(count=card.to_hire))
        deadline = _read_day(card.deadline)
        if deadline is not None:
            parts.append(self.tr("срок {day}").format(day=_day(deadline)))
        return " · ".join(parts)

    def _retranslate(self) -> None:
        self.refresh.set_text(self.tr("Обновить вакансию"))
        self.set_why_not(self._why_not)
        if self._card is not None:
            self.show_card(self._card)


def state_words(state: str) -> tuple[str, str, str]:
    """Word, shape and tone of a vacancy's state."""
    translate = QCoreApplication.translate
    match state:
        case "OPEN":
            return translate("Vacancy", "открыта"), "full", "ok"
        case "HOLD":
            return translate("Vacancy", "приостановлена"), "pause", "warn"
        case "CLOSED":
            return translate("Vacancy", "закрыта"), "hollow", "muted"
        case other:
            return one_line(other, 30), "hollow", "muted"


def _set(label: Label, text: str) -> None:
    if label.full_text() != text:
        label.setText(text)


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
