"""People: of one vacancy, by stage, or of the whole organisation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from huntflow_desk.core.errors import DeskError, explain
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.qt.kit.fields import IconButton, SearchField
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import AgeLabel, Muted
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import Progress, TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import words
from huntflow_desk.qt.tables import ApplicantSource, applicant_columns, people_text
from huntflow_desk.services.workplace import Workplace

NARROW = 560
"""Below this width, in pixels at 100 %, dates give their room to names."""


class ApplicantsPane(Surface):
    """`applicant_chosen(id or None)`: another person is current; `opened(id)`: Enter or double
    click."""

    applicant_chosen = Signal(object)
    opened = Signal(int)

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
        self._auto_choose = True
        self._order = ("created", False)
        self._error: BaseException | None = None

        self._search = SearchField()
        self._stages = QComboBox()
        self._stages.setMinimumContentsLength(14)
        self._stages.setMaximumWidth(theme().px(240))
        self._reload = IconButton("refresh", "", lambda: self.refresh(force=True))
        self._count = Muted(small=True)
        self._age = AgeLabel()
        self._busy = BusyLine()
        self._model = RowsModel(
            applicant_columns(self._stage_of, self._is_narrow), expected=(DeskError,), parent=self
        )
        self._view = RowsView(self._model, lines=2)
        self._progress = Progress(self)
        tools = column(
            row(self._search, self._reload, spacing=8),
            row(self._stages, self._count, None, self._age, spacing=12),
            spacing=8,
        )
        px = theme().px
        tools.setContentsMargins(px(12), px(12), px(12), px(6))
        self.setLayout(column(tools, self._busy, self._view, spacing=0))

        self._search.text_settled.connect(self._refilter)
        self._search.down_pressed.connect(self.focus_list)
        self._stages.currentIndexChanged.connect(self._refilter)
        self._view.current_changed.connect(self.applicant_chosen)
        self._view.activated_key.connect(self._opened)
        self._view.sort_requested.connect(self._sort)
        self._model.refreshed.connect(self._say_state)
        self._progress.changed.connect(self._advanced)
        self._soon = Calm(200, parent=self)
        self._soon.due.connect(self._refill)
        relay.changed.connect(self._changed)
        self._retranslate()

    # What is shown

    def show_people(
        self,
        account_id: int | None,
        vacancy_id: int | None = None,
        *,
        applicant_id: int | None = None,
    ) -> None:
        """People of a vacancy, or of the organisation without one: the saved ones at once, the
        server's behind. `applicant_id` becomes current when it is there, else the first one."""
        self._account_id, self._vacancy_id = account_id, vacancy_id
        self._wanted = applicant_id
        self._error = None
        self._fill_stages()
        self._stages.setVisible(vacancy_id is not None)
        self._model.set_source(self._source())
        self._choose()
        self.refresh()

    def show_stage(self, stage_id: int) -> None:
        """Only people on this stage."""
        number = self._stages.findData(stage_id)
        if number >= 0:
            self._stages.setCurrentIndex(number)

    def refresh(self, *, force: bool = False) -> None:
        """Ask the server for the list, page by page."""
        account_id, vacancy_id = self._account_id, self._vacancy_id
        if account_id is None:
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

    def choose(self, applicant_id: int) -> bool:
        """Make a person current. False when the list does not hold this person."""
        return self._view.choose(applicant_id)

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self._view.setFocus()

    def focus_search(self) -> None:
        """Give the keyboard to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def search(self, text: str) -> None:
        """Look for a name."""
        self._search.setText(text)

    def step(self, by: int) -> None:
        """Next or previous person."""
        self._view.step(by)

    def save_state(self) -> dict[str, object]:
        """Columns and order, as JSON."""
        return {"columns": self._view.save_state(), "order": list(self._order)}

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave."""
        if not isinstance(state, dict):
            return
        self._view.restore_state(state.get("columns"))
        order = state.get("order")
        if isinstance(order, list) and len(order) == 2 and order[0] in _ORDERS:
            self._order = (str(order[0]), bool(order[1]))
            self._view.set_sort(_ORDERS[self._order[0]], self._order[1])

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list keeps names, with the stage beside them."""
        super().resizeEvent(event)
        narrow = self._is_narrow()
        for key in ("stage", "changed", "created"):
            self._view.setColumnHidden(self._model.column_of(key), narrow)
        self._view.horizontalHeader().setVisible(not narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside

    def _is_narrow(self) -> bool:
        return self.width() < theme().px(NARROW)

    def _retranslate(self) -> None:
        self._search.set_placeholder(self.tr("Имя, телефон или почта"))
        self._view.setAccessibleName(self.tr("Список кандидатов"))
        self._stages.setAccessibleName(self.tr("Этап"))
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

    def _source(self) -> ApplicantSource | None:
        if self._account_id is None:
            return None
        order, descending = self._order
        query = ApplicantQuery(
            self._account_id,
            self._vacancy_id,
            self._stages.currentData() if self._vacancy_id is not None else None,
            self._search.text(),
            order,
            descending,
        )
        return ApplicantSource(self._library, query)

    def _stage_of(self, found: ApplicantRow) -> tuple[str, str]:
        if self._account_id is None or found.stage_id is None:
            return "", ""
        stage = self._library.names(self._account_id).stages.get(found.stage_id)
        if stage is None:
            return "", ""
        tone = {"trash": "danger", "hired": "ok"}.get(stage.kind, "accent")
        return stage.name, tone

    def _refilter(self) -> None:
        self._model.set_source(self._source(), keep=True)
        if self._view.current_key() is None:
            self._choose()

    def _refill(self) -> None:
        self._fill_stages()
        self._model.refresh()
        if self._view.current_key() is None:
            self._choose()

    def _choose(self) -> None:
        if self._wanted is not None and self._view.choose(self._wanted):
            self._wanted = None
        elif self._model.rowCount() and self._view.current_key() is None:
            self._view.choose_row(0)

    def _sort(self, column_key: str, descending: bool) -> None:
        self._order = (next(one for one, key in _ORDERS.items() if key == column_key), descending)
        self._model.set_source(self._source(), keep=True)

    def _opened(self, key: object) -> None:
        if isinstance(key, int):
            self.opened.emit(key)

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
        if change.kind in ("applicant", "dictionary", "list"):
            self._soon.poke()

    def _say_state(self) -> None:
        self._say_count()
        if self._error is not None:
            said = words(explain(self._error))
            self._view.set_empty(
                said.title,
                hint=said.text,
                icon="offline",
                actions=[(self.tr("Повторить"), lambda: self.refresh(force=True))],
            )
        elif self._account_id is None:
            self._view.set_empty(self.tr("Выберите организацию"), icon="organisation")
        elif self._search.text():
            self._view.set_empty(
                self.tr("Среди сохранённых никого не нашлось"),
                hint=self._search.text(),
                icon="search",
                actions=[(self.tr("Очистить поиск"), self._search.clear)],
            )
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

    def _say_count(self) -> None:
        if self._account_id is None:
            self._count.setText("")
            self._age.set_moment(None)
            return
        shown = people_text(self._model.rowCount())
        full = self._library.last_full_list(self._account_id, self._vacancy_id)
        if self._progress.total > self._progress.done:
            total = self._progress.total
            text = self.tr("Загружено {done} из {total}").format(
                done=self._progress.done, total=total
            )
        elif full is None:
            text = self.tr("{people} · из сохранённых").format(people=shown)
        else:
            text = shown
        self._count.setText(text)
        self._age.set_moment(full.updated_at if full else None)


_ORDERS = {"created": "created", "name": "name", "changed": "changed"}
"""Order of the query -> column that shows it."""
