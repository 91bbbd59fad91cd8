"""People: of one vacancy, by stage, or of the whole organisation; searched and filtered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from huntflow_desk.core.errors import DeskError, explain
from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.fields import IconButton, SearchField
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import Column, RowsModel, RowSource
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import Progress, TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.applicants.columns import ORDERS, PeopleColumns
from huntflow_desk.qt.panes.applicants.counting import CountLine
from huntflow_desk.qt.panes.applicants.looking import Asked, Looking
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    # Search and its widgets come when somebody types, the bar when several are selected.
    from huntflow_desk.qt.panes.applicants.tools import SearchTools
    from huntflow_desk.qt.people.selection import SelectionBar

SETTLE_MS = 120
"""Typing pauses so long before the store is searched: under 30 ms in its own thread."""


class ApplicantsPane(Surface):
    """`applicant_chosen(id or None)`: another person is current; `opened(id)`: Enter or double
    click; `looked()`: another text, order or stage is asked for; `wished(command)`: do it to the
    selected people; `menu_requested(global position)`: the menu of the current person."""

    key_view = "people"

    applicant_chosen = Signal(object)
    opened = Signal(int)
    looked = Signal()
    wished = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._workplace = workplace
        self._library = workplace.library
        self._runner = runner
        self._account_id: int | None = None
        self._vacancy_id: int | None = None
        self._wanted: int | None = None
        self._order = ("", False)
        self._error: BaseException | None = None
        self._made_tools: SearchTools | None = None

        self._search = SearchField(settle_ms=SETTLE_MS)
        self._stages = QComboBox()
        self._stages.setMinimumContentsLength(14)
        self._stages.setMaximumWidth(theme().px(240))
        self._filter = IconButton("filter", "", self._toggle_filters, checkable=True)
        self._more = IconButton("more", "", self._show_menu)
        self._reload = IconButton("refresh", "", lambda: self.refresh(force=True))
        self._busy = BusyLine()
        self._columns = PeopleColumns(self._library, lambda: self._account_id)
        self._model = RowsModel(self._columns.columns(), expected=(DeskError,), parent=self)
        self._view = RowsView(self._model, lines=2, multiple=True)
        self._progress = Progress(self)
        self._looking = Looking(workplace, runner, self)
        self._count = CountLine(self._library, runner, self._looking, self._progress)
        state = row(self._stages, self._count, spacing=12)
        state.setStretchFactor(self._count, 1)
        self._tools = column(
            row(self._search, self._filter, self._more, self._reload, spacing=4), state, spacing=8
        )
        px = theme().px
        self._tools.setContentsMargins(px(12), px(12), px(12), px(6))
        self.selection: SelectionBar | None = None
        self._hint: Callable[[str], str] = lambda key: ""
        self._box = column(self._tools, self._busy, self._view, spacing=0)
        self.setLayout(self._box)

        self._search.text_settled.connect(self._look)
        self._search.textEdited.connect(lambda _: self.tools)
        self._search.down_pressed.connect(self.focus_list)
        self._stages.currentIndexChanged.connect(self._look)
        self._view.current_changed.connect(self.applicant_chosen)
        self._view.activated_key.connect(self._opened)
        self._view.selection_changed.connect(self._selected)
        self._view.sort_requested.connect(self._sort)
        self._view.menu_requested.connect(self._ask_for_menu)
        self._view.horizontalHeader().sectionResized.connect(self._resized)
        self._model.refreshed.connect(self._say_state)
        # Names keep their room; the stage stands beside them where there is little.
        self._view.width_changed.connect(lambda: self._columns.fit(self._view))
        self._looking.changed.connect(self._show_rows)
        self._looking.read.connect(self._show_reading)
        self._looking.asking.connect(self._say_state)
        self._progress.changed.connect(self._advanced)
        self._soon = Calm(200, parent=self)
        self._soon.due.connect(self._refill)
        relay.changed.connect(self._changed)
        self._retranslate()

    @property
    def tools(self) -> SearchTools:
        """Chips, filters, completion and menu; made when they are first needed."""
        if self._made_tools is None:
            from huntflow_desk.qt.panes.applicants.tools import SearchTools

            self._made_tools = tools = SearchTools(
                self._workplace, self._looking, self._search, lambda: self._account_id
            )
            self._tools.insertWidget(1, tools)
            tools.save_requested.connect(self._save_view)
        return self._made_tools

    # What is shown

    def show_people(
        self,
        account_id: int | None,
        vacancy_id: int | None = None,
        *,
        applicant_id: int | None = None,
        same: bool = False,
    ) -> None:
        """People of a vacancy, or of the organisation without one: the saved ones at once, the
        server's behind. `applicant_id` becomes current when it is there, else the first one.
        `same`: they are the people that are shown, and nothing moves."""
        other = account_id != self._account_id
        self._account_id, self._vacancy_id = account_id, vacancy_id
        self._wanted = applicant_id
        self._error = None
        self._count.forget_total()
        if other:
            self._columns.forget_names()
        self._fill_stages()
        self._stages.setVisible(vacancy_id is not None)
        if not same:
            self._model.set_source(None)
        self._look()
        self.refresh()

    def show_stage(self, stage_id: int) -> None:
        """Only people on this stage."""
        number = self._stages.findData(stage_id)
        if number >= 0:
            self._stages.setCurrentIndex(number)

    def show_search(self, text: str, order: str = "", descending: bool = False) -> None:
        """Look for a text, in an order ("": the usual one)."""
        self._order = (order if order in ORDERS.values() else "", descending)
        self._show_order()
        if self._search.text() == text:
            self._look()
        else:
            self._search.show_text(text)

    def refresh(self, *, force: bool = False) -> None:
        """Ask the server for the list, page by page; while something is looked for, for that."""
        account_id, vacancy_id = self._account_id, self._vacancy_id
        if account_id is None:
            return
        if force:
            self._looking.ask_now()
        elif self._library.people_are_fresh(account_id, vacancy_id):
            # Nor may the list that was shown before go on being read into this one.
            self._runner.cancel(self, "applicants")
            return
        self._runner.start(
            lambda: self._library.refresh_applicants(
                account_id, vacancy_id, force=force, progress=self._progress.report
            ),
            owner=self,
            key="applicants",
            busy=self._busy.set_busy,
            done=lambda _: self._refreshed(),
            failed=self._failed,
            label=self.tr("Список кандидатов"),
            background=not force,
            progress=self._progress,
        )

    @property
    def current(self) -> int | None:
        """Id of the current person."""
        key = self._view.current_key()
        return key if isinstance(key, int) else None

    @property
    def selected(self) -> tuple[int, ...]:
        """Ids of the selected people, top to bottom."""
        return tuple(key for key in self._view.selected_keys() if isinstance(key, int))

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._search.text()

    @property
    def order(self) -> tuple[str, bool]:
        """Order chosen by a person ("": the usual one), and whether it is turned round."""
        return self._order

    @property
    def searching(self) -> bool:
        """Whether hits are still to come."""
        return self._looking.searching

    @property
    def source(self) -> RowSource | None:
        """Where the rows in the list come from, in their order."""
        return self._model.source

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that were chosen, in their order, whether there is room for them or not."""
        header, known = self._view.horizontalHeader(), self._model.columns
        chosen = {"name", *self._columns.chosen}
        order = (known[header.logicalIndex(place)] for place in range(len(known)))
        return tuple(one for one in order if one.key in chosen)

    @property
    def order_name(self) -> str:
        """The column the list is ordered by, "" for the usual order."""
        key = next((key for key, one in ORDERS.items() if one == self._order[0]), "")
        return next((one.title_text() for one in self._model.columns if one.key == key), "")

    @property
    def stage_name(self) -> str:
        """The stage that is chosen, "" for all."""
        stage_id = self._stages.currentData()
        if self._account_id is None or stage_id is None or self._vacancy_id is None:
            return ""
        stage = self._library.names(self._account_id).stages.get(stage_id)
        return stage.name if stage is not None else ""

    def use_hints(self, hint: Callable[[str], str]) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint

    def mark(self) -> None:
        """Mark the current person, or take the mark off."""
        self._view.mark()

    def choose(self, applicant_id: int) -> bool:
        """Make a person current. False when the list does not hold this person."""
        return self._view.choose(applicant_id)

    def want(self, applicant_id: int | None) -> None:
        """Make a person current as soon as the list holds this person."""
        self._wanted = applicant_id
        self._choose()

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self._view.setFocus()

    def focus_search(self) -> None:
        """Give the keyboard to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def search(self, text: str) -> None:
        """Look for a text."""
        self._search.show_text(text)

    def step(self, by: int) -> None:
        """Next or previous person."""
        self._view.step(by)

    def save_state(self) -> dict[str, object]:
        """Columns and order, as JSON."""
        columns = {**self._view.save_state(), "chosen": self._columns.chosen}
        return {"columns": columns, "order": list(self._order)}

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave."""
        if not isinstance(state, dict):
            return
        columns = state.get("columns")
        self._view.restore_state(columns)
        if isinstance(columns, dict):
            self._columns.restore(columns.get("chosen"))
        order = state.get("order")
        if isinstance(order, list) and len(order) == 2 and order[0] in ORDERS.values():
            # The usual order needs no mark in the header.
            usual = order[0] == "created" and not order[1]
            self._order = ("", False) if usual else (str(order[0]), bool(order[1]))
            self._show_order()
        self._columns.fit(self._view)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside

    def _retranslate(self) -> None:
        self._search.set_placeholder(self.tr("Имя, телефон, слово из резюме, метка:…"))
        self._view.setAccessibleName(self.tr("Список кандидатов"))
        self._stages.setAccessibleName(self.tr("Этап"))
        self._filter.set_text(self.tr("Фильтры"))
        self._more.set_text(self.tr("Столбцы и сохранение поиска"))
        self._reload.set_text(self.tr("Обновить список"))
        self._fill_stages()
        self._say_state()

    def _fill_stages(self) -> None:
        """Stages with counts; the chosen one stays."""
        chosen = self._stages.currentData()
        self._stages.blockSignals(True)
        self._stages.clear()
        if self._account_id is not None and self._vacancy_id is not None:
            counts = self._library.stage_counts(self._account_id, self._vacancy_id)
            self._stages.addItem(self.tr("Все этапы · %n", "", sum(counts.values())), None)
            known = self._library.names(self._account_id).stages
            stages = list(self._library.stages(self._account_id, self._vacancy_id))
            shown = {stage.stage_id for stage in stages}
            # People stay on a stage that was removed or belongs to another group.
            stages += [known[one] for one in counts if one not in shown and one in known]
            for stage in stages:
                text = f"{one_line(stage.name, 60)} · {counts.get(stage.stage_id, 0)}"
                self._stages.addItem(text, stage.stage_id)
        number = self._stages.findData(chosen) if chosen is not None else 0
        self._stages.setCurrentIndex(max(0, number))
        self._stages.blockSignals(False)

    def _look(self, *_: object) -> None:
        """Ask for what the box, the stage and the header say."""
        if self._account_id is None:
            self._looking.show(None)
            return
        stage_id = self._stages.currentData() if self._vacancy_id is not None else None
        order, descending = self._order
        self._looking.show(
            Asked(
                self._account_id, self._vacancy_id, stage_id, self._search.text(), order, descending
            )
        )
        self.looked.emit()

    def _show_rows(self, keep: bool) -> None:
        keep = keep and self._model.source is not None
        self._model.set_source(self._looking.source, keep=keep)
        self._choose()
        self._say_state()

    def _show_reading(self, reading: object) -> None:
        if reading is not None or self._made_tools is not None:
            self.tools.show_reading(self._looking.reading, in_vacancy=self._vacancy_id is not None)

    def _refill(self) -> None:
        self._count.forget_total()
        self._fill_stages()
        row = self._view.currentIndex().row()
        if self._looking.finding:
            self._looking.again()
        else:
            self._model.refresh()
        self._choose(row)

    def _choose(self, near: int = 0) -> None:
        """Whoever is wanted, else the one who is current, else the one in this row."""
        if self._wanted is not None and self._view.choose(self._wanted):
            self._wanted = None
        elif (count := self._model.rowCount()) and self._view.current_key() is None:
            self._view.choose_row(min(max(0, near), count - 1))

    def _sort(self, column_key: str, descending: bool) -> None:
        self._order = (ORDERS[column_key], descending)
        self._look()

    def _show_order(self) -> None:
        order, descending = self._order
        key = next((key for key, one in ORDERS.items() if one == order), "")
        self._view.set_sort(key, descending)

    def _usual_order(self) -> None:
        self._order = ("", False)
        self._show_order()
        self._look()

    def _resized(self, _number: int, before: int, width: int) -> None:
        if before and width and self._view.horizontalHeader().isVisible():
            self._view.viewport().update()

    def _toggle_filters(self) -> None:
        self.tools.show_filters(self._filter.isChecked(), in_vacancy=self._vacancy_id is not None)

    def _show_menu(self) -> None:
        menu = self.tools.menu(bool(self._search.text().strip() or self._order[0]))
        self._columns.fill_menu(menu.columns, self._view, self._view.viewport().update)
        menu.usual_order.setEnabled(bool(self._order[0]))
        menu.usual_order.triggered.connect(self._usual_order)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _save_view(self, name: str) -> None:
        if self._account_id is None:
            return
        from huntflow_desk.services.views import Views

        order, descending = self._order
        Views(self._workplace).add(
            self._account_id,
            name,
            self._search.text(),
            vacancy_id=self._vacancy_id,
            order=order,
            descending=descending,
        )

    def _selected(self, keys: tuple[object, ...]) -> None:
        count = self._view.selected_count()
        if count > 1 and self.selection is None:
            from huntflow_desk.qt.people.selection import SelectionBar

            self.selection = SelectionBar(lambda key: self._hint(key))
            self.selection.wished.connect(self.wished)
            self.selection.dropped.connect(self._view.drop_marks)
            self._box.addWidget(self.selection)
        if self.selection is not None:
            self.selection.show_selection(count, len(keys))

    def _opened(self, key: object) -> None:
        if isinstance(key, int):
            self.opened.emit(key)

    def _ask_for_menu(self, key: object, place: QPoint) -> None:
        if isinstance(key, int) and self.choose(key):
            self.menu_requested.emit(place)

    def _refreshed(self) -> None:
        self._error = None
        self._progress.report(0, 0)
        self._refill()
        self._say_state()

    def _advanced(self, done: int, total: int, _note: str) -> None:
        self._busy.set_progress(done, total)
        self._say_state()

    def _failed(self, error: BaseException) -> bool:
        self._error = error
        self._progress.report(0, 0)
        self._say_state()
        return self._model.rowCount() == 0

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change) or change.account_id not in (None, self._account_id):
            return
        if change.kind in ("applicant", "dictionary", "list", "resume", "worklog", "questionary"):
            if change.kind in ("resume", "worklog", "questionary") and not self._looking.finding:
                return
            self._soon.poke()
        elif change.kind == "vacancy":
            self._columns.forget_names()
        elif change.kind == "reminders":
            self._view.viewport().update()

    # Saying how things are

    def _say_state(self, *_: object) -> None:
        self._count.say(self._account_id, self._vacancy_id, self._model.rowCount())
        error = self._looking.error or self._error
        if error is not None and (self._looking.error is not None or not self._search.text()):
            from huntflow_desk.qt.problems import words

            said = words(explain(error))
            self._view.set_empty(
                said.title,
                hint=said.text,
                icon="offline",
                actions=[(self.tr("Повторить"), lambda: self.refresh(force=True))],
            )
        elif self._account_id is None:
            self._view.set_empty(self.tr("Выберите организацию"), icon="organisation")
        elif self._search.text().strip():
            self._say_nothing_found()
        elif self._runner.busy("applicants"):
            self._view.set_empty(self.tr("Кандидаты загружаются…"), icon="people")
        elif self._stages.currentData() is not None:
            self._view.set_empty(
                self.tr("На этом этапе никого нет"),
                icon="people",
                actions=[(self.tr("Все этапы"), lambda: self._stages.setCurrentIndex(0))],
            )
        else:
            self._view.set_empty(self.tr("Здесь пока никого нет"), icon="people")

    def _say_nothing_found(self) -> None:
        if self._model.source is None or self._looking.searching:
            self._view.set_empty(self.tr("Ищем…"), icon="search")
            return
        actions: list[tuple[str, Callable[[], object]]] = []
        reading = self._looking.reading
        if reading is not None and reading.free.strip() not in ("", self._search.text().strip()):
            free = reading.free.strip()
            actions.append((self.tr("Убрать фильтры"), lambda: self._search.show_text(free)))
        actions.append((self.tr("Очистить поиск"), self._search.clear))
        if self._runner.busy("ask"):
            title = self.tr("Здесь не нашлось, спрашиваем сервер…")
        elif not self._workplace.session.state.usable:
            title = self.tr("Среди сохранённых никого не нашлось")
        else:
            title = self.tr("Никого не нашлось")
        hint = one_line(self._search.text(), 120)
        self._view.set_empty(title, hint=hint, icon="search", actions=actions)
