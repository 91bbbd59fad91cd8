"""The board of a vacancy: painted from the store, moved by mouse and keys, never by itself."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
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

    Whoever is current stays so wherever they are moved, and the keyboard goes along.
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
        self._person: int | None = None
        self._wanted: int | None = None
        self._active: int | None = None
        self._place = 0
        self._following: tuple[int, ...] = ()
        self._updating = False
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
        self._person, self._active, self._place = None, None, 0
        self._following, self._lanes = (), ()
        self._search.clear()
        if account_id is None or vacancy_id is None:
            self._say_state()
        else:
            self._wanted = applicant_id
            self._read(other=True)
            self.lanes.horizontalScrollBar().setValue(0)
            active = self.lanes.column(self._active)
            if active is not None:
                self.lanes.reveal(active)
        if self._person is None:
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
        return self._person

    @property
    def selected(self) -> tuple[int, ...]:
        """Ids of the selected people, all on one stage; else the current one."""
        active = self.lanes.column(self._active)
        keys = active.view.selected_keys() if active is not None and not active.folded else ()
        ids = tuple(key for key in keys if isinstance(key, int))
        return ids or ((self._person,) if self._person is not None else ())

    @property
    def stage_id(self) -> int | None:
        """The stage the keyboard is on."""
        return self._active

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
        return self._go_to(applicant_id)

    def want(self, applicant_id: int | None) -> None:
        """Make a person current as soon as they are on the board."""
        self._wanted = applicant_id if applicant_id != self._person else None
        if self._wanted is not None and self._go_to(self._wanted):
            self._wanted = None

    def use_hints(self, hint: Callable[[str], str]) -> None:
        """Where the keys of commands are known in words."""
        self._keys = hint

    def mark(self) -> None:
        """Mark the current card, or take its mark off."""
        active = self.lanes.column(self._active)
        if active is not None:
            active.view.mark()

    def _drop(self) -> None:
        active = self.lanes.column(self._active)
        if active is not None:
            active.view.drop_marks()

    def _show_selection(self) -> None:
        """Several cards of a column can be acted on at once."""
        active = self.lanes.column(self._active)
        several = active is not None and not active.folded
        count = active.view.selected_count() if active is not None and several else 0
        self.selection.show_selection(count, min(count, KEPT_SELECTION))

    def step(self, by: int) -> None:
        """Next or previous card of the column."""
        active = self.lanes.column(self._active)
        if active is not None:
            active.view.step(by)

    def step_column(self, by: int) -> None:
        """Lead the keyboard to the next or previous column, at the same height."""
        columns = self.lanes.columns()
        here = self._number()
        there = 0 if here is None else here + by
        if not 0 <= there < len(columns):
            return
        target = columns[there]
        height = 0
        if here is not None:
            view = columns[here].view
            height = max(0, view.rowViewportPosition(max(0, view.currentIndex().row())))
        self._active = target.stage_id
        count = target.model.rowCount()
        if not target.folded and count:
            number = target.view.rowAt(height + 1)
            number = count - 1 if number < 0 else number
            target.view.choose_row(number)
            self._chosen(target, target.model.key_at(number))
        self._rove()
        target.take_focus()
        self.lanes.reveal(target)

    def move_people(self, by: int) -> None:
        """Wish the selected people onto the next or previous stage."""
        here, ids = self._number(), self.selected
        columns = self.lanes.columns()
        if here is None or not ids or not columns[here].model.rowCount():
            return
        ahead = columns[here + 1 :] if by > 0 else columns[:here][::-1]
        target = next((one for one in ahead if one.model.is_target), None)
        if target is not None:
            self._wish(ids, target.stage_id)

    def lane_at(self, point: QPoint) -> tuple[int, QRect] | None:
        """The stage at a point of the screen that people can be put on, and its column's place."""
        for one in self.lanes.columns():
            place = QRect(one.mapToGlobal(QPoint(0, 0)), one.size())
            if one.isVisible() and one.model.is_target and place.contains(point):
                return one.stage_id, place
        return None

    def focus_list(self) -> None:
        """Give the keyboard to the board."""
        active = self.lanes.column(self._active) or next(iter(self.lanes.columns()), None)
        if active is not None:
            active.take_focus()

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
        self._settle()

    def _refresh(self, columns: Iterable[LaneColumn]) -> None:
        self._updating = True
        for one in columns:
            one.model.refresh()
        self._updating = False

    def _show_lanes(self) -> None:
        assert self._account_id is not None and self._vacancy_id is not None
        shown = None
        if self.filter.active:
            shown = {one: self.filter.count(one) or 0 for one in self._stage_ids()}
        self.lanes.show_lanes(self._account_id, self._vacancy_id, self._lanes, shown)
        self._say_state()

    def _show_sources(self, *, keep: bool) -> None:
        self._updating = True
        for one in self.lanes.columns():
            spot = one.model.spot
            source = self.filter.source(spot) if spot is not None else None
            one.show_source(source, keep=keep)
        self._updating = False

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
        self._settle()

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

    # Who is current

    def _chosen(self, source: LaneColumn, key: object) -> None:
        """A person chose a card."""
        if self._updating or not isinstance(key, int):
            return
        self._following, self._wanted = (), None
        self._make_current(source, key)

    def _make_current(self, source: LaneColumn, key: int) -> None:
        for other in self.lanes.columns():
            if other is not source and other.view.current_key() is not None:
                other.view.forget_choice()
        self._active = source.stage_id
        self._place = max(0, source.view.currentIndex().row())
        self._rove()
        self._tell(key)

    def _tell(self, person: int | None) -> None:
        if person != self._person:
            self._person = person
            self.applicant_chosen.emit(person)

    def _go_to(self, person: int) -> bool:
        """Make somebody current where they are now; the keyboard goes along."""
        if self._account_id is None or self._vacancy_id is None:
            return False
        where = self._library.stages_of(self._account_id, self._vacancy_id, [person])
        target = self.lanes.column(where.get(person))
        if target is None or target.folded:
            return False
        focused = any(one.has_focus() for one in self.lanes.columns())
        self._updating = True
        found = target.view.choose(person)
        if found and person in self._following:
            target.view.select(self._following)
        self._updating = False
        if found:
            self._make_current(target, person)
            self.lanes.reveal(target)
            if focused:
                target.take_focus()
        return found

    def _settle(self) -> None:
        """After reading: who was current is current where they are now; whoever took the place of
        somebody who has gone; at first the first one."""
        if self._wanted is not None and self._go_to(self._wanted):
            self._wanted = None
            return
        active = self.lanes.column(self._active)
        if self._person is not None:
            if active is not None and active.view.current_key() == self._person:
                self._place = max(0, active.view.currentIndex().row())
                return
            if self._go_to(self._person) or self._is_folded_away(self._person):
                self._following = ()
                return
        self._following = ()
        candidates = [active] if active is not None else []
        candidates += [one for one in self.lanes.columns() if one is not active]
        for one in candidates:
            count = one.model.rowCount()
            if count and not one.folded:
                number = min(self._place, count - 1) if one is active else 0
                focused = any(other.has_focus() for other in self.lanes.columns())
                self._updating = True
                one.view.choose_row(number)
                self._updating = False
                key = one.model.key_at(number)
                if isinstance(key, int):
                    self._make_current(one, key)
                if focused:
                    one.take_focus()
                return
        self._tell(None)

    def _is_folded_away(self, person: int) -> bool:
        """Whether the keyboard is on the very stage that was folded over somebody."""
        active = self.lanes.column(self._active)
        if active is None or not active.folded or self._account_id is None:
            return False
        where = self._library.stages_of(self._account_id, self._vacancy_id or 0, [person])
        return where.get(person) == self._active

    def _rove(self) -> None:
        """Tab stops once in the board: at the column in work."""
        policy = Qt.FocusPolicy
        for one in self.lanes.columns():
            here = policy.StrongFocus if one.stage_id == self._active else policy.ClickFocus
            one.view.setFocusPolicy(here)
            if one.folded:
                one.head.setFocusPolicy(here)

    def _number(self) -> int | None:
        columns = self.lanes.columns()
        return next((n for n, one in enumerate(columns) if one.stage_id == self._active), None)

    # What people do

    def _connect_column(self, made: object) -> None:
        assert isinstance(made, LaneColumn)
        view, model = made.view, made.model
        view.current_changed.connect(functools.partial(self._chosen, made))
        view.selection_changed.connect(lambda _: self._show_selection())
        view.activated_key.connect(self._opened)
        view.menu_requested.connect(self._ask_for_menu)
        view.side.connect(self._sideways)
        view.entered.connect(functools.partial(self._entered, made))
        made.head.side.connect(self.step_column)
        model.people_dropped.connect(functools.partial(self._dropped, made))
        model.files_dropped.connect(lambda data: self.files_dropped.emit(made.stage_id, data))

    def _entered(self, source: LaneColumn) -> None:
        if self._active != source.stage_id:
            self._active = source.stage_id
            self._rove()
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
        if key is not None and key == self._person:
            self.menu_requested.emit(place)

    def _dropped(self, target: LaneColumn, ids: Sequence[int]) -> None:
        self._wish(tuple(ids), target.stage_id)

    def _wish(self, ids: tuple[int, ...], stage_id: int) -> None:
        self._following = ids
        self.move_requested.emit(ids, stage_id)

    def _folded(self, column: object) -> None:
        """Whoever was current stays so; who unfolds a column by keys goes on in it."""
        assert isinstance(column, LaneColumn)
        if column.model.spot is not None:
            self._updating = True
            column.show_source(self.filter.source(column.model.spot), keep=True)
            self._updating = False
        self._rove()
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
