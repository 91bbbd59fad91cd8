"""The vacancies of an organisation: states, search, a list of cards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from huntflow_desk.core.errors import DeskError, explain
from huntflow_desk.core.events import Change
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.kit.fields import Hint, IconButton, SearchField, keyed, no_hint
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Heading
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.tables import VacancySource, vacancy_columns
from huntflow_desk.services.workplace import Workplace

STATES = ("OPEN", "HOLD", "CLOSED", "")


class VacanciesPane(Surface):
    """`vacancy_chosen(vacancy id or None)`: another vacancy is current, or, while `following`, the
    same one by the number it has got; `new_requested`: a new one is wanted."""

    key_view = "vacancies"

    vacancy_chosen = Signal(object)
    new_requested = Signal()

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._library = workplace.library
        self._workplace = workplace
        self._runner = runner
        self.following = False
        self._hint: Hint = no_hint
        self._account_id: int | None = None
        self._wanted: int | None = None
        self._error: BaseException | None = None

        self._title = Heading(level=2)
        self._states = QComboBox()
        for state in STATES:
            self._states.addItem("", state)
        self._search = SearchField()
        self._busy = BusyLine()
        self._model = RowsModel(vacancy_columns(), expected=(DeskError,), parent=self)
        self._view = RowsView(self._model, lines=2, header=False)
        self._new = IconButton("plus", "", self.new_requested.emit)
        head = row(self._title, None, self._states)
        tools = column(head, row(self._search, self._new, spacing=4), margins=12, spacing=8)
        self.setLayout(column(tools, self._busy, self._view, spacing=0))

        self._states.currentIndexChanged.connect(self._refilter)
        self._search.text_settled.connect(self._refilter)
        self._search.down_pressed.connect(self.focus_list)
        self._view.current_changed.connect(self._moved)
        self._model.refreshed.connect(self._say_empty)
        self._soon = Calm(150, parent=self)
        self._soon.due.connect(self._refill)
        relay.changed.connect(self._changed)
        self._retranslate()

    def show_account(self, account_id: int | None, vacancy_id: int | None = None) -> None:
        """Show an organisation's vacancies from the store, then refresh them behind.

        `vacancy_id` becomes current as soon as it is there; else the first one does.
        """
        self._account_id = account_id
        self._wanted = None if vacancy_id is None else self._became(vacancy_id)
        self._error = None
        self._model.set_source(self._source())
        self._choose()
        self.refresh()

    def refresh(self, *, force: bool = False) -> None:
        """Ask the server for the list, all states: switching between them is then instant."""
        account_id = self._account_id
        if account_id is None or (not force and self._library.vacancies_are_fresh(account_id)):
            return
        self._runner.start(
            lambda: self._library.refresh_vacancies(account_id, force=force),
            owner=self,
            key="vacancies",
            busy=self._busy.set_busy,
            done=lambda _: self._refreshed(),
            failed=self._failed,
            label=self.tr("Обновление вакансий"),
            background=not force,
        )

    def use_hints(self, hint: Hint) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        self._retranslate()

    def choose(self, vacancy_id: int) -> None:
        """Make a vacancy current, whatever its state is, or what one that was created here has
        become."""
        self._wanted = self._became(vacancy_id)
        # It may have come this moment.
        self._model.refresh()
        if not self._choose():
            self._search.clear()
            self._states.setCurrentIndex(STATES.index(""))
            self._choose()

    @property
    def current(self) -> int | None:
        """Id of the current vacancy."""
        key = self._view.current_key()
        return key if isinstance(key, int) else None

    @property
    def current_position(self) -> str:
        """Name of the current vacancy."""
        found = self._model.row_at(self._view.currentIndex().row())
        return str(found.position) if found is not None else ""

    def row_at(self, point: QPoint) -> tuple[int, QRect] | None:
        """The vacancy at a point of the screen, and where its row is on it."""
        port = self._view.viewport()
        number = self._view.rowAt(port.mapFromGlobal(point).y())
        key = self._model.key_at(number)
        if not isinstance(key, int) or not port.rect().contains(port.mapFromGlobal(point)):
            return None
        top = port.mapToGlobal(QPoint(0, self._view.rowViewportPosition(number)))
        return key, QRect(top, QSize(port.width(), self._view.rowHeight(number)))

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self._view.setFocus()

    def focus_search(self) -> None:
        """Give the keyboard to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def step(self, by: int) -> None:
        """Next or previous vacancy."""
        self._view.step(by)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Вакансии"))
        self._search.set_placeholder(self.tr("Название вакансии"))
        self._new.set_text(keyed(self.tr("Новая вакансия"), self._hint("new_vacancy")))
        self._view.setAccessibleName(self.tr("Список вакансий"))
        self._states.setAccessibleName(self.tr("Состояние вакансий"))
        texts = (self.tr("Открытые"), self.tr("На паузе"), self.tr("Закрытые"), self.tr("Все"))
        for number, text in enumerate(texts):
            self._states.setItemText(number, text)
        self._say_empty()

    def _source(self) -> VacancySource | None:
        if self._account_id is None:
            return None
        state = self._states.currentData()
        states = frozenset({state}) if state else frozenset()
        return VacancySource(
            self._library, VacancyQuery(self._account_id, states, self._search.text())
        )

    def _refilter(self) -> None:
        self._model.set_source(self._source(), keep=True)
        if self._view.current_key() is None:
            self._choose()

    def _refill(self) -> None:
        before = self.current
        became = self._became(before) if before is not None else None
        if became != before:
            self._follow(became)
        else:
            self._model.refresh()
        if self._view.current_key() is None:
            self._choose()

    def _follow(self, vacancy_id: int | None) -> None:
        """The current one has its number now: that and no neighbour is current next."""
        self.following = True
        try:
            with QSignalBlocker(self._view):
                self._model.refresh()
                is_there = vacancy_id is not None and self._view.choose(vacancy_id)
            self._moved(vacancy_id if is_there else self.current)
        finally:
            self.following = False

    def _choose(self) -> bool:
        if self._wanted is not None and self._view.choose(self._wanted):
            self._wanted = None
            return True
        if self._model.rowCount() and self._view.current_key() is None:
            self._view.choose_row(0)
        return False

    def _moved(self, key: object) -> None:
        self.vacancy_chosen.emit(key)

    def _refreshed(self) -> None:
        self._error = None
        self._refill()
        self._say_empty()

    def _failed(self, error: BaseException) -> bool:
        self._error = error
        self._say_empty()
        # With nothing to show the pane says why itself.
        return self._model.rowCount() == 0

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change) or change.kind not in ("vacancy", "list"):
            return
        if change.ids and min(change.ids) < 0 and self.current in change.ids:
            # It may have its number: at once, before anybody asks for the people of the old one.
            self._refill()
        else:
            self._soon.poke()

    def _say_empty(self) -> None:
        if self._error is not None:
            from huntflow_desk.qt.problems import words

            said = words(explain(self._error))
            self._view.set_empty(
                said.title,
                hint=said.text,
                icon="offline",
                actions=[(self.tr("Повторить"), lambda: self.refresh(force=True))],
            )
        elif self._account_id is None:
            self._view.set_empty(self.tr("Выберите организацию"), icon="organisation")
        elif self._runner.busy("vacancies"):
            self._view.set_empty(self.tr("Вакансии загружаются…"), icon="vacancy")
        elif self._search.text():
            self._view.set_empty(
                self.tr("Таких вакансий среди сохранённых нет"),
                icon="search",
                actions=[(self.tr("Очистить поиск"), self._search.clear)],
            )
        elif self._states.currentData() == "OPEN":
            self._view.set_empty(
                self.tr("Нет открытых вакансий"),
                icon="vacancy",
                actions=[(self.tr("Показать все"), self._show_all), self._opening()],
            )
        else:
            self._view.set_empty(
                self.tr("Здесь вакансий нет"), icon="vacancy", actions=[self._opening()]
            )

    def _became(self, vacancy_id: int) -> int:
        """What one that was created here is called by now. Nothing is loaded for all others."""
        return vacancy_id if vacancy_id > 0 else self._workplace.outgoing.vacancy_of(vacancy_id)

    def _opening(self) -> tuple[str, Callable[[], None]]:
        return self.tr("Новая вакансия…"), self.new_requested.emit

    def _show_all(self) -> None:
        self._states.setCurrentIndex(STATES.index(""))
