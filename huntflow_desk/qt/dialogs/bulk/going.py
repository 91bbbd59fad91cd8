"""How an action on many goes: person by person, until nothing moves any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from huntflow_desk.core.edits import WAITING, Edit, State
from huntflow_desk.core.events import Change
from huntflow_desk.qt.edits import explained, reason, state_words, why_impossible
from huntflow_desk.qt.kit.fields import Button, SegmentedTabs
from huntflow_desk.qt.kit.frames import Line, column, row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.bulk import BatchState, batch_state
from huntflow_desk.services.undo import Undone
from huntflow_desk.services.workplace import Workplace

REREAD_MS = 250


class GoingPage(QWidget):
    """Rows of an action that was started.

    `changed`: it has gone on. `outbox_requested(edit_id)`: a person wants to see an edit there.
    """

    changed = Signal()
    outbox_requested = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._names: Mapping[int, str] = {}
        self._edits: tuple[Edit, ...] = ()
        self._back: dict[int, Edit] = {}
        self._stays: dict[int, str] = {}
        self._summary = Label(role="strong", wrap=True)
        self._note = Muted(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme().px(6))
        self.tabs = SegmentedTabs()
        self.tabs.changed.connect(lambda _: self._fill())
        self._model = RowsModel(self._columns(), parent=self)
        self.rows = RowsView(self._model)
        self.rows.setMinimumHeight(theme().px(220))
        self.rows.activated_key.connect(self._open)
        self.rows.current_changed.connect(lambda _: self._show_link())
        self.link = Button("", self._open_current, kind="quiet", icon="outbox")
        head = column(self._summary, self._note, spacing=2)
        tools = row(self.tabs, self.link, spacing=8)
        tools.setStretch(0, 1)
        box = column(head, self.bar, tools, Line(), self.rows, spacing=6)
        box.setStretchFactor(self.rows, 1)
        self.setLayout(box)
        self.setFocusProxy(self.rows)
        self._calm = Calm(REREAD_MS, parent=self)
        self._calm.due.connect(self._reread)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._say)
        relay.changed.connect(self._heard)
        self.retranslate()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What the action consists of."""
        return self._edits

    @property
    def state(self) -> BatchState:
        """How it is going."""
        return batch_state(self._edits)

    @property
    def taken_back(self) -> bool:
        """Whether there is nothing left that could be taken back: it is, or it has to stay."""
        return all(
            edit.state is State.CANCELLED
            or edit.applicant_id in self._back
            or (edit.state is State.DONE and edit.edit_id in self._stays)
            for edit in self._edits
        )

    def show_edits(self, edits: Sequence[Edit], names: Mapping[int, str]) -> None:
        """Show an action that was just kept; `names` by person."""
        self._names = names
        self._take(tuple(edits))
        self.rows.choose_row(0)
        self._tick.start()

    def show_undone(self, undone: Undone) -> None:
        """Say of whom it could not be taken back, and why."""
        self._stays |= {edit.edit_id: why_impossible(edit) for edit in undone.impossible}
        self._fill()
        self._say()

    # Inside

    def _heard(self, change: Change) -> None:
        if change.kind == "outbox" and self._edits:
            self._calm.poke()

    def _reread(self) -> None:
        bulk, batch = self._workplace.bulk, self._edits[0].batch
        self._runner.start(
            lambda: bulk.edits(batch), owner=self, key="batch", done=self._take, background=True
        )

    def _take(self, edits: tuple[Edit, ...]) -> None:
        mine = {edit.edit_id for edit in self._edits} or {edit.edit_id for edit in edits}
        self._edits = tuple(edit for edit in edits if edit.edit_id in mine)
        self._back = {
            edit.applicant_id: edit
            for edit in edits
            if edit.edit_id not in mine and edit.applicant_id is not None
        }
        self._fill()
        self._say()
        self.changed.emit()

    def _fill(self) -> None:
        which = self.tabs.current()
        states = {
            "waiting": WAITING,
            "troubled": frozenset({State.NEEDS_PERSON}),
        }.get(which, frozenset(State))
        shown = [edit for edit in self._edits if edit.state in states]
        source = ListSource(shown, lambda edit: edit.edit_id)
        self._model.replace_source(source)
        self._show_link()

    def _say(self) -> None:
        if not self._edits:
            return
        state = self.state
        number = self.locale().toString
        self.bar.setRange(0, max(1, state.total))
        self.bar.setValue(state.total - state.waiting)
        said = [self.tr("Отправлено {done} из {total}").format(
            done=number(state.done), total=number(state.total))]  # fmt: skip
        for text, count in (
            (self.tr("ждут {count}"), state.waiting),
            (self.tr("не вышло {count}"), state.troubled),
            (self.tr("отменено {count}"), state.cancelled),
        ):
            if count:
                said.append(text.format(count=number(count)))
        self._summary.setText(" · ".join(said))
        self.bar.setAccessibleName(self._summary.full_text())
        self._note.setText(self._hint(state))
        tabs = [
            ("all", self.tr("Все {count}").format(count=number(state.total))),
            ("waiting", self.tr("Ждут {count}").format(count=number(state.waiting))),
            ("troubled", self.tr("Не вышло {count}").format(count=number(state.troubled))),
        ]
        self.tabs.set_tabs(tabs)
        if state.over:
            self._tick.stop()

    def _hint(self, state: BatchState) -> str:
        said: list[str] = []
        if self._back:
            said.append(
                self.tr("Возвращаем назад то, что уже дошло. В истории останется и то и другое.")
            )
        if self._stays:
            said.append(
                self.tr("Вернуть нельзя %n: почему, сказано в строке.", None, len(self._stays))
            )
        if said:
            return " ".join(said)
        if state.over and state.troubled:
            return self.tr("Остальное сделано. Что не вышло, ждёт вашего решения в исходящих.")
        if state.over and state.cancelled == state.total:
            return self.tr("Отменено: ничего не отправлено.")
        if state.over:
            return self.tr("Готово.")
        held = [one.held_until for one in self._edits if one.state is State.HELD and one.held_until]
        left = (max(held) - datetime.now(UTC)).total_seconds() if held else 0.0
        if left > 0:
            return self.tr("Начнём отправлять через %n с, пока ничего не ушло.", None, round(left))
        if not self._workplace.session.state.usable:
            return self.tr("Сети нет: уйдёт само, когда появится. Окно можно закрыть.")
        return self.tr("Окно можно закрыть: отправка продолжится.")

    def _show_link(self) -> None:
        edit = self._current()
        self.link.setVisible(edit is not None and edit.is_active)

    def _current(self) -> Edit | None:
        key = self.rows.current_key()
        return next((edit for edit in self._edits if edit.edit_id == key), None)

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.outbox_requested.emit(key)

    def _open_current(self) -> None:
        self._open(self.rows.current_key())

    def _columns(self) -> list[Column]:
        def name(edit: Edit) -> str:
            return self._names.get(edit.applicant_id or 0, f"№ {edit.applicant_id}")

        def words(edit: Edit) -> tuple[str, str, str]:
            back = self._back.get(edit.applicant_id or 0)
            if back is None or edit.state is State.CANCELLED:
                return state_words(edit)
            text, tone, _ = state_words(back)
            return self.tr("возврат: {state}").format(state=text), tone, "undo"

        def whole(edit: Edit) -> str:
            said = explained(self._workplace, edit)
            return f"{said.title}. {said.text}" if said is not None else ""

        return [
            Column("name", lambda: self.tr("Кандидат"), text=name, width=210),
            Column(
                "state",
                lambda: self.tr("Состояние"),
                text=lambda edit: words(edit)[0],
                icon=lambda edit: words(edit)[2],
                icon_tone=lambda edit: words(edit)[1],
                tone=lambda edit: "text" if words(edit)[1] == "muted" else words(edit)[1],
                width=200,
            ),
            Column(
                "why",
                lambda: self.tr("Почему"),
                text=lambda edit: self._stays.get(edit.edit_id) or reason(self._workplace, edit),
                tooltip=whole,
                tone="muted",
                width=240,
                stretch=True,
            ),
        ]

    def sizeHint(self) -> QSize:
        """Room for a dozen people."""
        return QSize(theme().px(720), theme().px(460))

    def retranslate(self) -> None:
        """Words in the current language."""
        self.rows.setAccessibleName(self.tr("Что сделано по кандидатам"))
        self.rows.set_empty(self.tr("Таких нет"), icon="people")
        self.tabs.setAccessibleName(self.tr("Какие строки показаны"))
        self.link.set_text(self.tr("Показать в исходящих"))
        self._say()
