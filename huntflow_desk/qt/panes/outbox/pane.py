"""The outbox pane: what is on its way at the left, one of it in full beside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.core.errors import DeskError, NotFound, Overtaken
from huntflow_desk.core.events import Change
from huntflow_desk.qt.edits import says_anything, ways
from huntflow_desk.qt.kit.fields import SegmentedTabs
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.outbox.details import EditDetails
from huntflow_desk.qt.panes.outbox.source import EditColumn, over
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.workplace import Workplace

BESIDE = 640
"""Width, in pixels at 100 %, from which the details stand beside the list."""


class OutboxPane(QWidget):
    """Waiting, sending, unknown, failed, conflict; and what was sent or given up.

    `edit_requested(edit id)`: its content is to be changed. `person_requested(organisation,
    person)`, `vacancy_requested(organisation, vacancy)`, `log_requested(log row)`,
    `keys_requested()`: to be opened.
    """

    key_view = "outbox"

    edit_requested = Signal(int)
    person_requested = Signal(int, int)
    vacancy_requested = Signal(int, int)
    log_requested = Signal(int)
    keys_requested = Signal()

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._outgoing = workplace.outgoing
        self._runner = runner
        self._trouble: BaseException | None = None
        self._learned: set[int] = set()
        self.tabs = SegmentedTabs()
        self._column = EditColumn(workplace)
        self._model = RowsModel(self._column.columns(), expected=(DeskError,), parent=self)
        self.list = RowsView(self._model, lines=2, header=False, multiple=True)
        self.details = EditDetails(workplace)
        self._build()
        self.tabs.changed.connect(lambda _key: self._fill())
        self.list.current_changed.connect(self._chosen)
        self.list.selection_changed.connect(self._chosen)
        self.list.activated_key.connect(lambda _key: self.details.focus_decision())
        self.list.menu_requested.connect(self._show_menu)
        self._model.read_failed.connect(self._unreadable)
        self.details.wanted.connect(self._wanted)
        self.details.decided.connect(self.decide)
        self.details.skipped.connect(self._skip)
        self._calm = Calm(parent=self)
        self._calm.due.connect(self.look)
        relay.changed.connect(self._changed)
        self._retranslate()
        self._fill()

    # What others ask

    def show_edit(self, edit_id: int) -> None:
        """Choose an edit, wherever it is listed."""
        with suppress(NotFound):
            is_active = self._outgoing.get(edit_id).is_active
            self.tabs.choose("active" if is_active else "over")
            self._fill()
            self.list.choose(edit_id)

    def show_trouble(self, kind: str = "") -> None:
        """Choose the first edit that needs a person; `kind`: of its trouble."""
        self.tabs.choose("active")
        self._fill()
        for edit in self._outgoing.active():
            has = edit.trouble.kind if edit.trouble is not None else ""
            if edit.state is State.NEEDS_PERSON and kind in ("", has):
                self.list.choose(edit.edit_id)
                return
        self.list.choose_row(0)

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self.list.setFocus()

    def step(self, by: int) -> None:
        """Next or previous row."""
        self.list.step(by)

    def look(self) -> None:
        """Read again; selection and scroll stay."""
        self._column.forget()
        if self.tabs.current() == "active":
            self._model.set_source(self._active(), keep=True)
        else:
            self._model.refresh()
        self._show_tabs()
        self._show_empty()
        self._chosen()

    def chosen(self) -> list[Edit]:
        """The selected edits as they are now; those that are gone are left out."""
        found = []
        for key in self.list.selected_keys():
            with suppress(NotFound):
                found.append(self._outgoing.get(int(str(key))))
        return found

    def why_not(self, way: str) -> str:
        """In words why the chosen edits do not allow this: send, again, edit or cancel."""
        chosen = self.chosen()
        if not chosen:
            return self.tr("выберите изменение")
        if way == "edit" and len(chosen) > 1:
            return self.tr("выберите одно изменение")
        if way == "send" and not self._workplace.session.state.usable:
            return self.tr("связи нет: уйдёт само, когда она вернётся")
        if any(way in ways(edit) for edit in chosen):
            return ""
        if way == "edit" and not says_anything(chosen[0]):
            return self.tr("менять в нём нечего: его можно только отменить")
        return {
            "send": self.tr("оно не ждёт отправки"),
            "again": self.tr("оно не из тех, что не удались"),
            "edit": self.tr("его уже не изменить"),
        }.get(way, self.tr("оно уже отправляется или отправлено"))

    def act(self, way: str) -> None:
        """Do this to the chosen edits that allow it: send, again, edit or cancel."""
        self._wanted(way)

    def decide(self, edit_id: int, choices: object) -> None:
        """Settle a conflict."""
        assert isinstance(choices, Mapping)
        chosen = {str(name): str(value) for name, value in choices.items()}
        self._do("resolve", [lambda: self._outgoing.resolve(edit_id, chosen)])

    def save_state(self) -> dict[str, Any]:
        """How wide the list is, as JSON."""
        return {"split": self._split.sizes()}

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave; anything odd is passed over."""
        sizes = state.get("split") if isinstance(state, Mapping) else None
        if isinstance(sizes, list) and len(sizes) == 2 and all(type(one) is int for one in sizes):
            self._split.setSizes(sizes)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the details stand below."""
        super().resizeEvent(event)
        beside = self.width() >= theme().px(BESIDE)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() is not wanted:
            self._split.setOrientation(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self.look()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._column.forget()

    # Inside

    def _build(self) -> None:
        px = theme().px
        bar = row(self.tabs, None, spacing=8)
        bar.setContentsMargins(px(4), px(4), px(12), 0)
        left = Surface()
        box = column(spacing=0)
        box.addLayout(bar)
        box.addWidget(Line())
        box.addWidget(self.list, 1)
        left.setLayout(box)
        left.setMinimumSize(px(260), px(140))
        self.details.setMinimumSize(px(280), px(160))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(left)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([px(480), px(480)])
        self.setLayout(column(self._split))

    def _active(self) -> ListSource:
        return ListSource(self._outgoing.active(), lambda edit: edit.edit_id)

    def _fill(self) -> None:
        self._trouble = None
        self._column.forget()
        source = self._active() if self.tabs.current() == "active" else over(self._workplace)
        self._model.set_source(source, keep=True)
        self._show_tabs()
        self._show_empty()
        if self.list.current_key() is None:
            self.list.choose_row(0)
        self._chosen()

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change) or not self.isVisible():
            return
        if change.kind in ("outbox", "connection", "dictionary"):
            self._calm.poke()
        elif change.kind in ("worklog", "applicant"):
            shown = self.details.edits
            if len(shown) == 1 and change.touches(change.kind, shown[0].applicant_id):
                self.details.look_again()

    def _chosen(self, *_: object) -> None:
        chosen = self.chosen()
        self.details.show_edits(chosen)
        if len(chosen) == 1:
            self._learn(chosen[0])

    def _learn(self, edit: Edit) -> None:
        """Ask for the history once, where it tells who changed what, or whether it arrived."""
        kind = edit.trouble.kind if edit.trouble is not None else ""
        person = edit.applicant_id
        if (
            edit.state is not State.NEEDS_PERSON
            or kind not in ("conflict", "ambiguous")
            or person is None
            or person < 0
            or edit.edit_id in self._learned
            or not self._workplace.session.state.usable
        ):
            return
        self._learned.add(edit.edit_id)
        self._runner.start(
            lambda: self._workplace.library.refresh_card(edit.account_id, person, force=True),
            owner=self,
            key=f"history:{edit.edit_id}",
            label=self.tr("История кандидата"),
            background=True,
        )

    # Acting

    def _wanted(self, way: str) -> None:
        chosen = self.chosen()
        if not chosen:
            return
        word, _, number = way.partition(":")
        first = chosen[0]
        if word == "person" and first.applicant_id is not None:
            person = self._outgoing.person_of(first.applicant_id)
            self.person_requested.emit(first.account_id, person)
        elif word == "vacancy" and first.vacancy_id is not None:
            self.vacancy_requested.emit(first.account_id, first.vacancy_id)
        elif word == "log" and first.trouble is not None and first.trouble.journal_id is not None:
            self.log_requested.emit(first.trouble.journal_id)
        elif word == "keys":
            self.keys_requested.emit()
        elif word == "edit":
            self.edit_requested.emit(first.edit_id)
        else:
            self._decide_each(word, int(number or 0), [one for one in chosen if word in ways(one)])

    def _decide_each(self, way: str, candidate: int, edits: Sequence[Edit]) -> None:
        outgoing = self._outgoing
        if way == "send":
            ids = [edit.edit_id for edit in edits]
            self._do(way, [lambda: outgoing.send_now(ids)])
            return
        calls: dict[str, Callable[[int], Awaitable[object]]] = {
            "again": outgoing.try_again,
            "arrived": lambda edit_id: outgoing.say_arrived(edit_id, candidate),
            "cancel": outgoing.cancel,
        }
        call = calls[way]
        self._do(way, [partial(call, edit.edit_id) for edit in edits])

    def _do(self, key: str, calls: Sequence[Callable[[], Awaitable[object]]]) -> None:
        async def work() -> None:
            overtaken: Overtaken | None = None
            for call in calls:
                try:
                    await call()
                except Overtaken as error:
                    # It moved on meanwhile: the others are done all the same.
                    overtaken = error
            if overtaken is not None and len(calls) == 1:
                raise overtaken

        # A key of its own each time: a second wish must not end the first half-way.
        self._runner.start(
            work, owner=self, key=f"outbox:{key}:{id(work)}", label=self.tr("Исходящие")
        )

    def _skip(self) -> None:
        """The next conflict, round and round."""
        conflicts = [
            edit.edit_id
            for edit in self._outgoing.active()
            if edit.trouble is not None and edit.trouble.kind == "conflict"
        ]
        here = self.list.current_key()
        if isinstance(here, int) and here in conflicts and len(conflicts) > 1:
            self.list.choose(conflicts[(conflicts.index(here) + 1) % len(conflicts)])
        self.list.setFocus()

    def _show_menu(self, _key: object, place: QPoint) -> None:
        chosen = self.chosen()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for way, text in (
            ("send", self.tr("Отправить сейчас")),
            ("again", self.tr("Отправить ещё раз")),
            ("edit", self.tr("Изменить…")),
            ("cancel", self.tr("Не отправлять")),
        ):
            if not self.why_not(way):
                menu.addAction(text, partial(self._wanted, way))
        if len(chosen) == 1 and chosen[0].applicant_id is not None:
            menu.addAction(self.tr("Открыть кандидата"), lambda: self._wanted("person"))
        if len(chosen) == 1 and chosen[0].vacancy_id is not None:
            menu.addAction(self.tr("Открыть вакансию"), lambda: self._wanted("vacancy"))
        menu.popup(place)

    # Words

    def _show_tabs(self) -> None:
        count = sum(self._outgoing.counts().values())
        active = self.tr("В пути: {count}").replace("{count}", self.locale().toString(count))
        self.tabs.set_tabs(
            [
                ("active", active if count else self.tr("В пути")),
                ("over", self.tr("Отправленные и отменённые")),
            ]
        )

    def _unreadable(self, error: object) -> None:
        if isinstance(error, BaseException):
            self._trouble = error
            self._show_empty()

    def _show_empty(self) -> None:
        if self._trouble is not None:
            found = describe(self._trouble)
            self.list.set_empty(found.title, hint=found.text, icon=found.icon)
        elif self.tabs.current() == "over":
            self.list.set_empty(self.tr("Пока ничего не отправлено."), icon="outbox")
        elif self._workplace.session.state.kind in ("offline", "paused"):
            self.list.set_empty(
                self.tr("Ничего не ждёт отправки."),
                hint=self.tr(
                    "Сейчас связи нет. Меняйте спокойно: всё соберётся здесь и уйдёт само."
                ),
                icon="offline",
            )
        else:
            self.list.set_empty(
                self.tr("Всё отправлено."),
                hint=self.tr("Здесь видно, что ещё в пути и что не удалось отправить."),
                icon="outbox",
            )

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Исходящие"))
        self._show_tabs()
        self._show_empty()
