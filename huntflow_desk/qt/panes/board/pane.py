"""The board of a vacancy: painted from the store, moved by mouse and keys, never by itself."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from huntflow_desk.core.errors import explain
from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.fields import IconButton, SearchField
from huntflow_desk.qt.kit.frames import EmptyState, Surface, column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rowview import KEPT_SELECTION
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.board.carry import Spot
from huntflow_desk.qt.panes.board.cursor import Cursor
from huntflow_desk.qt.panes.board.filtering import BoardFilter
from huntflow_desk.qt.panes.board.lane import LaneColumn
from huntflow_desk.qt.panes.board.lanes import Lanes
from huntflow_desk.qt.people.selection import SelectionBar
from huntflow_desk.qt.problems import words
from huntflow_desk.qt.tables import people_text
from huntflow_desk.services.board import Lane
from huntflow_desk.services.workplace import Workplace

SETTLE_MS = 120
MANY = 300
"""More people than this changed at once: all columns are read anew."""
HINT_PX = 820


class BoardPane(Surface):
    """Wishes: `wished(command)` for the selected people; `move_requested(applicant ids, stage id)`
    for people dropped on a stage or taken there by keys; `files_dropped(stage id, QMimeData)`.
    Besides `applicant_chosen(id or None)`, `opened(id)`, `menu_requested(global position)` of the
    current person, and `looked()` for another filter.
    """

    key_view = "board"

    applicant_chosen = Signal(object)
    opened = Signal(int)
    looked = Signal()
    wished = Signal(str)
    move_requested = Signal(object, int)
    files_dropped = Signal(int, object)
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
        self._library = workplace.library
        self._runner = runner
        self._account_id: int | None = None
        self._vacancy_id: int | None = None
        self._lanes: tuple[Lane, ...] = ()
        self._touched: frozenset[int] = frozenset()
        self._all_touched = False
        self._stale = False

        self._search = SearchField(settle_ms=SETTLE_MS)
        self._count = Muted(small=True, elide=True)
        self._hint = Muted(small=True)
        self._compact = IconButton("board", "", self._toggle_compact, checkable=True)
        self._reload = IconButton("refresh", "", lambda: self.refresh(force=True))
        self._busy = BusyLine()
        self.lanes = Lanes(self._library)
        self._cursor = Cursor(self._library, self.lanes, self)
        self.filter = BoardFilter(workplace, runner, self)
        self._empty = EmptyState()
        self._body = QStackedLayout()
        self._body.addWidget(self._empty)
        self._body.addWidget(self.lanes)
        self._search.setMinimumWidth(theme().px(150))
        self._search.setMaximumWidth(theme().px(340))
        tools = row(self._search, self._count, self._hint, self._compact, self._reload, spacing=8)
        tools.setStretchFactor(self._search, 2)
        tools.setStretchFactor(self._count, 3)
        px = theme().px
        tools.setContentsMargins(px(12), px(10), px(12), px(8))
        whole = column(tools, self._busy, spacing=0)
        whole.addLayout(self._body, 1)
        self._keys: Callable[[str], str] = lambda key: ""
        self.selection = SelectionBar(lambda key: self._keys(key))
        self.selection.wished.connect(self.wished)
        self.selection.dropped.connect(self._drop)
        whole.addWidget(self.selection)
        self.setLayout(whole)

        self._search.text_settled.connect(self._look)
        self._search.down_pressed.connect(self.focus_list)
        self._cursor.changed.connect(self.applicant_chosen)
        self.lanes.made.connect(self._connect_column)
        self.lanes.folded.connect(self._folded)
        self.filter.found.connect(self._found)
        self._soon = Calm(150, parent=self)
        self._soon.due.connect(self._reread)
        relay.changed.connect(self._changed)
        runner.busy_changed.connect(self._work_changed)
        self._retranslate()

    # What is shown

    def show_vacancy(
        self, account_id: int | None, vacancy_id: int | None, *, applicant_id: int | None = None
    ) -> None:
        """The board of a vacancy from the store; `applicant_id` becomes current when they are on
        it, else the first one."""
        if (account_id, vacancy_id) == (self._account_id, self._vacancy_id):
            self.want(applicant_id)
            return
        self._account_id, self._vacancy_id = account_id, vacancy_id
        self._lanes = ()
        self._cursor.begin(account_id, vacancy_id, applicant_id)
        self._search.clear()
        if account_id is None or vacancy_id is None:
            self._say_state()
        else:
            self._read(other=True)
            self.lanes.horizontalScrollBar().setValue(0)
            if self._cursor.column is not None:
                self.lanes.reveal(self._cursor.column)
        if self.current is None:
            self.applicant_chosen.emit(None)

    def refresh(self, *, force: bool = False) -> None:
        """Ask the server for the people of the vacancy."""
        account_id, vacancy_id = self._account_id, self._vacancy_id
        if account_id is None or vacancy_id is None:
            return
        self._runner.start(
            lambda: self._library.refresh_applicants(account_id, vacancy_id, force=force),
            owner=self,
            key="applicants",
            label=self.tr("Список кандидатов"),
            background=not force,
        )

    @property
    def current(self) -> int | None:
        """Id of the current person."""
        return self._cursor.person

    @property
    def selected(self) -> tuple[int, ...]:
        """Ids of the selected people, all on one stage; else the current one."""
        return self._cursor.selected

    @property
    def stage_id(self) -> int | None:
        """The stage the keyboard is on."""
        return self._cursor.stage_id

    @property
    def text(self) -> str:
        """What is filtered by."""
        return self._search.text()

    @property
    def order(self) -> tuple[str, bool]:
        """Who changed last comes first, always."""
        return ("", False)

    @property
    def searching(self) -> bool:
        """Whether what passes the filter is still to come."""
        return self.filter.searching

    def show_search(self, text: str, order: str = "", descending: bool = False) -> None:
        """Filter by a text."""
        self._search.show_text(text)

    def choose(self, applicant_id: int) -> bool:
        """Make a person current. False when they are not on the board or on a folded stage."""
        return self._cursor.go_to(applicant_id)

    def want(self, applicant_id: int | None) -> None:
        """Make a person current as soon as they are on the board."""
        self._cursor.want(applicant_id)

    def use_hints(self, hint: Callable[[str], str]) -> None:
        """Where the keys of commands are known in words."""
        self._keys = hint

    def mark(self) -> None:
        """Mark the current card, or take its mark off."""
        active = self._cursor.column
        if active is not None:
            active.view.mark()

    def _drop(self) -> None:
        active = self._cursor.column
        if active is not None:
            active.view.drop_marks()

    def _show_selection(self) -> None:
        """Several cards of a column can be acted on at once."""
        active = self._cursor.column
        several = active is not None and not active.folded
        count = active.view.selected_count() if active is not None and several else 0
        self.selection.show_selection(count, min(count, KEPT_SELECTION))

    def step(self, by: int) -> None:
        """Next or previous card of the column."""
        active = self._cursor.column
        if active is not None:
            active.view.step(by)

    def step_column(self, by: int) -> None:
        """Lead the keyboard to the next or previous column, at the same height."""
        self._cursor.step_column(by)

    def move_people(self, by: int) -> None:
        """Wish the selected people onto the next or previous stage."""
        ids, stage_id = self.selected, self._cursor.neighbour(by)
        if ids and stage_id is not None:
            self._wish(ids, stage_id)

    def lane_at(self, point: QPoint) -> tuple[int, QRect] | None:
        """The stage at a point of the screen that people can be put on, and its column's place."""
        for one in self.lanes.columns():
            place = QRect(one.mapToGlobal(QPoint(0, 0)), one.size())
            if one.isVisible() and one.model.is_target and place.contains(point):
                return one.stage_id, place
        return None

    def focus_list(self) -> None:
        """Give the keyboard to the board."""
        self._cursor.take_focus()

    def focus_search(self) -> None:
        """Give the keyboard to the filter."""
        self._search.setFocus()
        self._search.selectAll()

    def save_state(self) -> dict[str, object]:
        """Density, widths, folded columns, as JSON."""
        return {"compact": self._compact.isChecked(), **self.lanes.save_state()}

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave."""
        if isinstance(state, dict):
            self._compact.setChecked(state.get("compact") is True)
            self._toggle_compact()
            self.lanes.restore_state(state)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._reread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint is the first to give way."""
        super().resizeEvent(event)
        self._hint.setVisible(event.size().width() >= theme().px(HINT_PX))

    def minimumSizeHint(self) -> QSize:
        """One column can be seen."""
        return QSize(theme().px(280), theme().px(240))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Reading the store

    def _read(self, *, other: bool = False) -> None:
        """Counts, and the columns that what changed concerns; all of them when `other`."""
        account_id, vacancy_id = self._account_id, self._vacancy_id
        if account_id is None or vacancy_id is None:
            return
        touched, self._touched = self._touched, frozenset()
        everything, self._all_touched = self._all_touched or other, False
        before = self._stage_ids()
        self._lanes = self._library.lanes(account_id, vacancy_id)
        others = other or before != self._stage_ids()
        if self._search.text() and self.filter.look(self._search.text(), self._spots()):
            # The rows come with what is found; until then those of before stay.
            self._show_lanes()
            return
        self._show_lanes()
        if others:
            self._show_sources(keep=not other)
        elif everything:
            self._refresh(self.lanes.columns())
        else:
            where = set(self._library.stages_of(account_id, vacancy_id, touched).values())
            self._refresh(
                one
                for one in self.lanes.columns()
                if one.lane is not None
                and not one.folded
                and (
                    one.stage_id in where
                    or one.model.rowCount() != one.lane.people
                    or one.model.has_read(touched)
                )
            )
        self._cursor.settle()

    def _refresh(self, columns: Iterable[LaneColumn]) -> None:
        with self._cursor.quiet():
            for one in columns:
                one.model.refresh()

    def _show_lanes(self) -> None:
        assert self._account_id is not None and self._vacancy_id is not None
        shown = None
        if self.filter.active:
            shown = {one: self.filter.count(one) or 0 for one in self._stage_ids()}
        self.lanes.show_lanes(self._account_id, self._vacancy_id, self._lanes, shown)
        self._say_state()

    def _show_sources(self, *, keep: bool) -> None:
        with self._cursor.quiet():
            for one in self.lanes.columns():
                spot = one.model.spot
                source = self.filter.source(spot) if spot is not None else None
                one.show_source(source, keep=keep)

    def _spots(self) -> list[Spot]:
        assert self._account_id is not None and self._vacancy_id is not None
        return [
            Spot(self._account_id, self._vacancy_id, lane.stage.stage_id) for lane in self._lanes
        ]

    def _look(self, *_: object) -> None:
        """Filter by what the field says."""
        if self._vacancy_id is None:
            return
        if not self.filter.look(self._search.text(), self._spots()):
            self._found()
        self.looked.emit()

    def _found(self) -> None:
        if self._vacancy_id is None:
            return
        self._show_lanes()
        self._show_sources(keep=True)
        self._cursor.settle()

    def _reread(self) -> None:
        if not self.isVisible():
            # A board nobody sees reads once, when it is seen again.
            self._stale = True
            return
        self._stale = False
        self._read()

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change) or change.account_id not in (None, self._account_id):
            return
        if change.kind == "applicant":
            if change.ids and len(change.ids | self._touched) <= MANY:
                self._touched |= change.ids
            else:
                self._all_touched = True
        elif change.kind == "dictionary":
            self._all_touched = True
        elif change.kind == "reminders":
            for column in self.lanes.columns():
                column.view.viewport().update()
            return
        elif change.kind != "list" and not change.touches("vacancy", self._vacancy_id):
            return
        self._soon.poke()

    # What people do

    def _connect_column(self, made: object) -> None:
        assert isinstance(made, LaneColumn)
        view, model = made.view, made.model
        view.current_changed.connect(functools.partial(self._cursor.chosen, made))
        view.selection_changed.connect(lambda _: self._show_selection())
        view.activated_key.connect(self._opened)
        view.menu_requested.connect(self._ask_for_menu)
        view.side.connect(self._sideways)
        view.entered.connect(functools.partial(self._entered, made))
        made.head.side.connect(self.step_column)
        model.people_dropped.connect(functools.partial(self._dropped, made))
        model.files_dropped.connect(lambda data: self.files_dropped.emit(made.stage_id, data))

    def _entered(self, source: LaneColumn) -> None:
        if self.stage_id != source.stage_id:
            self._cursor.entered(source)
            self._show_selection()

    def _sideways(self, by: int, moving: bool) -> None:
        if moving:
            self.move_people(by)
        else:
            self.step_column(by)

    def _opened(self, key: object) -> None:
        if isinstance(key, int):
            self.opened.emit(key)

    def _ask_for_menu(self, key: object, place: QPoint) -> None:
        if key is not None and key == self.current:
            self.menu_requested.emit(place)

    def _dropped(self, target: LaneColumn, ids: Sequence[int]) -> None:
        self._wish(tuple(ids), target.stage_id)

    def _wish(self, ids: tuple[int, ...], stage_id: int) -> None:
        self._cursor.follow(ids)
        self.move_requested.emit(ids, stage_id)

    def _folded(self, column: object) -> None:
        """Whoever was current stays so; who unfolds a column by keys goes on in it."""
        assert isinstance(column, LaneColumn)
        if column.model.spot is not None:
            with self._cursor.quiet():
                column.show_source(self.filter.source(column.model.spot), keep=True)
        self._cursor.rove()
        if not column.folded and column.view.hasFocus() and column.model.rowCount():
            column.view.choose_row(0)

    def _toggle_compact(self) -> None:
        self.lanes.set_compact(self._compact.isChecked())

    # Words

    def _retranslate(self) -> None:
        self._search.set_placeholder(self.tr("Фильтр: имя, слово, метка:…"))
        self._compact.set_text(self.tr("Плотно: одна строка на кандидата"))
        self._reload.set_text(self.tr("Обновить список"))
        self._hint.setText(self.tr("← → по этапам · Shift+← → перевести"))
        self.setAccessibleName(self.tr("Доска"))
        if self._lanes and self._vacancy_id is not None:
            self._show_lanes()
            self._refresh(self.lanes.columns())
        else:
            self._say_state()

    def _work_changed(self, key: str, busy: bool) -> None:
        if key == "applicants":
            self._busy.set_busy(busy)
            self._say_state()

    def _say_state(self) -> None:
        if self._vacancy_id is None:
            self._empty.show_state(self.tr("Выберите вакансию"), icon="vacancy")
        elif not self._lanes:
            self._empty.show_state(
                self.tr("Этапы этой вакансии ещё не загружены"),
                icon="board",
                actions=[(self.tr("Повторить"), lambda: self.refresh(force=True))],
            )
        self._body.setCurrentIndex(1 if self._lanes else 0)
        self._say_count()
        self._say_columns()

    def _say_count(self) -> None:
        if self._account_id is None or self._vacancy_id is None:
            self._count.setText("")
            return
        total = sum(lane.people for lane in self._lanes)
        if self.filter.active:
            if self.filter.error is not None:
                self._count.setText(words(explain(self.filter.error)).title)
                return
            found = sum(self.filter.count(one) or 0 for one in self._stage_ids())
            text = self.tr("{found} из {total}").format(found=found, total=total)
        else:
            text = people_text(total)
        if self._library.last_full_list(self._account_id, self._vacancy_id) is None:
            text = self.tr("{people} · из сохранённых").format(people=text)
        self._count.setText(text)

    def _say_columns(self) -> None:
        """Where the whole board is empty its first column says why."""
        text, action = "", ""
        if self.filter.active and not any(map(self.filter.count, self._stage_ids())):
            text, action = self.tr("Никого не нашлось"), self.tr("Очистить фильтр")
        elif not any(lane.people for lane in self._lanes):
            loading = self._runner.busy("applicants")
            text = (
                self.tr("Кандидаты загружаются…")
                if loading
                else self.tr("На вакансии пока никого нет")
            )
        for number, one in enumerate(self.lanes.columns()):
            one.say_empty("" if number else text, action, self._search.clear)

    def _stage_ids(self) -> list[int]:
        return [lane.stage.stage_id for lane in self._lanes]
