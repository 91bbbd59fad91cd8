"""The left pane: organisations above, sections of the application below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from huntflow_desk.core.events import Change
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.tables import account_columns, people_text
from huntflow_desk.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the application as the list shows it. `trouble`: how many things in it need
    a person; `tip`: both numbers in words."""

    key: str
    title: str
    icon: str
    count: str = ""
    trouble: str = ""
    tip: str = ""


class AccountsPane(Surface):
    """`account_chosen(account id)`, `section_chosen(key)`: a person chose."""

    key_view = "accounts"

    account_chosen = Signal(int)
    section_chosen = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        relay: Relay,
        sections: tuple[str, ...],
        *,
        parent: QWidget | None = None,
    ) -> None:
        """`sections`: their keys, in the order they stand in."""
        super().__init__("aside", parent=parent)
        self._workplace = workplace
        self._library = workplace.library
        self._section_keys = sections
        self._account_id = workplace.account_id
        self._section = sections[0]
        self._has_below = False
        self._counts: dict[str, tuple[str, str, str]] = {}
        self._counted: dict[int, tuple[str, str]] = {}
        self._title = Muted(small=True)
        self._accounts_model = RowsModel(account_columns(self._kept_of), parent=self)
        self._accounts = RowsView(self._accounts_model, lines=2, header=False)
        self._sections_model = RowsModel([_section_column()], parent=self)
        self._sections = RowsView(self._sections_model, header=False)
        for view in (self._accounts, self._sections):
            view.setProperty("ground", "none")
        head = row(12, self._title, None)
        self.setLayout(column(12, head, self._accounts, Line(), self._sections, spacing=6))
        self._accounts.current_changed.connect(self._account_moved)
        self._sections.current_changed.connect(self._section_moved)
        self._soon = Calm(500, parent=self)
        self._soon.due.connect(self._refill_accounts)
        relay.changed.connect(self._changed)
        theme().changed.connect(self._measure)
        self._retranslate()
        self._refill_accounts()

    def show_account(self, account_id: int | None) -> None:
        """Mark the organisation in work."""
        self._account_id = account_id
        if account_id is not None:
            self._accounts.choose(account_id)

    def show_section(self, key: str) -> None:
        """Mark the section in work."""
        self._section = key
        self._sections.choose(key)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the sections, which then take no more room than they need."""
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.addWidget(widget, 1)
        layout.addStretch()
        self._has_below = True
        self._measure()

    def focus_list(self) -> None:
        """Give the keyboard to the organisations."""
        self._accounts.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._refill_accounts()

    def show_counts(self, key: str, count: str, trouble: str, tip: str) -> None:
        """How much there is in a section, and how much of it needs a person."""
        if self._counts.get(key) != (count, trouble, tip):
            self._counts[key] = (count, trouble, tip)
            self._fill_sections()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("ОРГАНИЗАЦИИ"))
        self._accounts.setAccessibleName(self.tr("Организации"))
        self._sections.setAccessibleName(self.tr("Разделы"))
        self._fill_sections()

    def _fill_sections(self) -> None:
        titles = {
            "vacancies": (self.tr("Вакансии"), "vacancy"),
            "applicants": (self.tr("Кандидаты"), "candidate"),
            "journal": (self.tr("Журнал запросов"), "log"),
            "intake": (self.tr("Разбор резюме"), "intake"),
            "outbox": (self.tr("Исходящие"), "outbox"),
        }
        nothing = ("", "", "")
        rows = [
            SectionRow(key, *titles[key], *self._counts.get(key, nothing))
            for key in self._section_keys
        ]
        self._sections_model.set_source(ListSource(rows, lambda one: one.key), keep=True)
        self.show_section(self._section)

    def _refill_accounts(self) -> None:
        accounts = self._library.accounts()
        self._counted.clear()
        self._accounts_model.set_source(
            ListSource(accounts, lambda account: account.account_id), keep=True
        )
        if self._account_id is None:
            self._account_id = self._workplace.account_id
        if self._account_id is not None and self._accounts.current_key() != self._account_id:
            self._accounts.choose(self._account_id)
        self._accounts.set_empty(self.tr("Организаций пока нет"), icon="organisation")
        self._measure()

    def _kept_of(self, account_id: int) -> tuple[str, str]:
        """How many vacancies and people are kept, in words; counted once, not at every paint."""
        known = self._counted.get(account_id)
        if known is None:
            vacancies = self._library.count_vacancies(VacancyQuery(account_id))
            people = self._library.count_applicants(ApplicantQuery(account_id))
            known = ("", "")
            if vacancies or people:
                known = (self.tr("%n вак.", "", vacancies), people_text(people))
            self._counted[account_id] = known
        return known

    def _account_moved(self, key: object) -> None:
        if isinstance(key, int) and key != self._account_id:
            self._account_id = key
            self.account_chosen.emit(key)

    def _section_moved(self, key: object) -> None:
        if isinstance(key, str) and key != self._section:
            self._section = key
            self.section_chosen.emit(key)

    def _changed(self, change: object) -> None:
        if isinstance(change, Change) and change.kind in ("account", "vacancy", "list"):
            self._soon.poke()

    def _measure(self) -> None:
        rows = max(1, self._accounts_model.rowCount())
        self._accounts.setMaximumHeight(theme().row_height(2) * min(rows, 6) + theme().px(4))
        self._accounts.setMinimumHeight(theme().row_height(2) * min(rows, 2))
        if self._has_below:
            self._sections.setFixedHeight(
                theme().row_height() * len(self._section_keys) + theme().px(4)
            )


def _section_column() -> Column:
    def card(one: SectionRow) -> CardText:
        return CardText(
            one.title,
            icon=one.icon,
            trailing=one.count,
            badge=one.trouble,
            badge_tone="danger" if one.trouble else "",
            mark="warning" if one.trouble else "",
            mark_tone="danger",
            mark_name=one.tip,
            strong=False,
        )

    return Column(
        "title",
        "",
        text=lambda one: one.title,
        tooltip=lambda one: one.tip,
        card=card,
        stretch=True,
    )
