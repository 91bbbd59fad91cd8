"""Resumes on their way in: choose a batch, look through its rows, send them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.events import Change
from huntflow_desk.core.intake import Batch, Chosen, Decision, Likely, Row, State, Target
from huntflow_desk.qt.kit.fields import Button, IconButton
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.intake.details import Details
from huntflow_desk.qt.panes.intake.empty import DropArea
from huntflow_desk.qt.panes.intake.head import IntakeHead
from huntflow_desk.qt.panes.intake.table import BatchSource, columns
from huntflow_desk.qt.panes.intake.target import TargetBar
from huntflow_desk.qt.panes.intake.words import FILTERS, seconds_text
from huntflow_desk.services.workplace import Workplace

REFRESH_MS = 100
WIDE, HIGH = 940, 540
"""Pixels at 100 % from which everything has room."""

BYTES_MS = 250
"""How often bytes of files that go up are shown anew."""

_FILTERS = dict(FILTERS)


class IntakePane(QWidget):
    """`files_wanted`: open the file dialog; `person_requested(id)`; `postponed`: the batch waits,
    back to other work; `undo_requested(batch id)`: ask what is to be taken back;
    `work_cancelled`: reading stops, `work_wanted`: it goes on."""

    key_view = "intake"

    files_wanted = Signal()
    person_requested = Signal(int)
    postponed = Signal()
    undo_requested = Signal(int)
    work_wanted = Signal()
    work_cancelled = Signal()

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._intake = workplace.intake
        self._sending = workplace.sending
        self._runner = runner
        self._batch: Batch | None = None
        self._filter = "all"
        self._reading = (0, 0)
        self.empty = DropArea()
        self.target = TargetBar(workplace.library)
        self.recognise = Button("", self._recognise, icon="api")
        self.aim = Button("", self._arrange, icon="vacancy")
        self.aim.setCheckable(True)
        self.head = IntakeHead(self.recognise, self.aim)
        self._model = RowsModel(columns(self._sending.bytes_of), expected=(DeskError,), parent=self)
        self.list = RowsView(self._model, multiple=True)
        self.details = Details(workplace, runner)
        self.go = Button("", self.send, kind="primary")
        self.postpone = Button("", self.postponed.emit)
        self.undo = Button("", self._undo, icon="undo")
        self.more = IconButton("more", "", self._open_menu)
        self._note = Muted(small=True, wrap=True)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._calm = Calm(REFRESH_MS, self)
        self._calm.due.connect(self.look)
        relay.changed.connect(self._changed)
        self._bytes = QTimer(self)
        self._bytes.setInterval(BYTES_MS)
        self._bytes.timeout.connect(self._show_bytes)
        self._retranslate()
        self.look()

    # What others ask

    def show_batch(self, batch_id: int) -> None:
        """Show a batch from its beginning."""
        self._batch = self._intake.batch(batch_id)
        self._filter = "all"
        self._fill()
        self.list.choose_row(0)

    @property
    def batch_id(self) -> int | None:
        """The batch that is shown."""
        return self._batch.batch_id if self._batch is not None else None

    @property
    def current(self) -> Row | None:
        """The row in work, whole."""
        key = self.list.current_key()
        return self._intake.row(key) if isinstance(key, int) else None

    def focus_list(self) -> None:
        """Give the keyboard to the rows, or to the file button where there are none."""
        if self._batch is None:
            self.empty.button.setFocus()
        else:
            self.list.setFocus()
            if self.list.current_key() is None:
                self.list.choose_row(0)

    def step(self, by: int) -> None:
        """Next or previous row."""
        self.list.step(by)

    def tick(self) -> None:
        """Take the current row, or leave it out."""
        shown = self.current
        if shown is not None and not shown.is_sealed:
            skipped = shown.state is State.SKIPPED
            if skipped and shown.why == "same_file":
                return self.decide(Decision.ANYWAY)
            self.decide(Decision.NONE if skipped else Decision.SKIP)

    def decide(self, decision: Decision) -> None:
        """Decide about the current row; of somebody: the likeliest person."""
        shown = self.current
        if shown is None or shown.is_sealed:
            return
        who: dict[str, int | None] = {}
        if decision.of_somebody:
            if not shown.matches:
                return
            best = shown.matches[0]
            who = {"applicant_id": best.applicant_id, "other_row_id": best.row_id}
        row_id = shown.row_id
        self._do(lambda: self._intake.choose(row_id, decision, **who), "decide")

    def mark_different(self, match: Likely | None = None) -> None:
        """The current row is not that person (the likeliest one)."""
        shown = self.current
        if shown is None or shown.is_sealed or not (match or shown.matches):
            return
        row_id, other = shown.row_id, match or shown.matches[0]
        self._do(lambda: self._intake.mark_different(row_id, other), "different")

    def send(self) -> None:
        """Send what is ready: the chosen rows where several are chosen, else the batch."""
        batch = self._batch
        if batch is not None:
            ids = self._chosen_rows()
            self._do(lambda: self._sending.send(batch.batch_id, ids), "send")

    def show_reading(self, done: int, total: int) -> None:
        """How far the reading of files is; (0, 0): nothing is read."""
        self._reading = (done, total)
        self._show_work()

    def look(self) -> None:
        """Take in what changed: selection and scroll stay."""
        batches = self._intake.batches()
        known = {one.batch_id: one for one in batches}
        before = self._batch
        self._batch = known.get(before.batch_id) if before is not None else None
        if self._batch is None and batches:
            self._batch = batches[0]
        self.head.show_batches(batches, self.batch_id)
        if before is None or self._batch is None or before.batch_id != self._batch.batch_id:
            self._fill()
            if self._batch is not None:
                self.list.choose_row(0)
            return
        self._model.refresh()
        self._show_all()

    def save_state(self) -> dict[str, Any]:
        """Columns and sizes, as JSON."""
        return {
            "columns": self.list.save_state(),
            "split": self._split.sizes(),
            "sides": self.details.sizes(),
        }

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave; anything odd is passed over."""
        if isinstance(state, Mapping):
            self.list.restore_state(state.get("columns"))
            for name, split in (("split", self._split), ("sides", self.details)):
                sizes = state.get(name)
                if (
                    isinstance(sizes, list)
                    and len(sizes) == 2
                    and all(type(one) is int and one > 0 for one in sizes)
                ):
                    split.setSizes(sizes)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self.look()
        self._bytes.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._bytes.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the target is behind a button."""
        super().resizeEvent(event)
        self._arrange()

    # Building

    def _arrange(self) -> None:
        px = theme().px
        narrow = self.width() < px(WIDE) or self.height() < px(HIGH)
        self.head.set_narrow(narrow)
        self.aim.setVisible(narrow)
        self.target.setVisible(not narrow or self.aim.isChecked())

    def _build(self) -> None:
        px = theme().px
        upper = Surface()
        head = column(self.head, self.target, spacing=6)
        head.setContentsMargins(px(12), px(10), px(12), px(8))
        upper.setLayout(head)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.list)
        self._split.addWidget(self.details)
        self._split.setSizes([px(250), px(270)])
        self.list.setMinimumHeight(px(90))
        self.details.setMinimumHeight(px(120))
        foot = Surface()
        line = row(self.go, self.postpone, self.undo, self._note, self.more, spacing=8)
        line.setStretch(3, 1)
        line.setContentsMargins(px(12), px(8), px(12), px(8))
        foot.setLayout(line)
        page = QWidget()
        whole = column(upper, Line(), self._split, Line(), foot, spacing=0)
        whole.setStretch(2, 1)
        page.setLayout(whole)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)
        self.setLayout(column(self._stack))

    def _connect(self) -> None:
        self.empty.files_wanted.connect(self.files_wanted)
        self.head.files_wanted.connect(self.files_wanted)
        self.head.batch_chosen.connect(self.show_batch)
        self.head.filter_chosen.connect(self._filter_chosen)
        self.head.pause_asked.connect(self._pause)
        self.head.cancel_asked.connect(self._cancel)
        self.target.chosen.connect(self._aimed)
        self.list.current_changed.connect(lambda _key: self._show_row())
        self.list.selection_changed.connect(lambda _keys: self._show_target())
        self.list.activated_key.connect(lambda _key: self._edit())
        details = self.details
        details.fields.changed.connect(self._field_changed)
        details.fields.left.connect(self.focus_list)
        details.likely.decided.connect(self.decide)
        details.likely.different.connect(self.mark_different)
        details.likely.row_requested.connect(self._show_other)
        details.person_requested.connect(self.person_requested)
        details.read_again.connect(self._read_again)
        details.send_again.connect(lambda: self._of_current(self._sending.try_again, "send again"))
        details.reopen.connect(lambda: self._of_current(self._sending.reopen, "reopen"))

    # Showing

    def _fill(self) -> None:
        """Another batch or filter: other rows."""
        batch = self._batch
        self._stack.setCurrentIndex(0 if batch is None else 1)
        if batch is None:
            self._model.set_source(None)
            self._show_row()
            return
        self.head.show_batches(self._intake.batches(), batch.batch_id)
        source = BatchSource(self._intake, batch.batch_id, _FILTERS[self._filter])
        self._model.set_source(source, keep=True)
        self._show_all()

    def _show_all(self) -> None:
        batch = self._batch
        if batch is None:
            return
        self.head.show_counts(batch.counts, self._filter)
        self._show_target()
        self._show_foot()
        self._show_work()
        self._show_row()
        if self._model.rowCount() == 0:
            self.list.set_empty(
                self.tr("Здесь таких файлов нет"),
                icon="ok",
                actions=((self.tr("Показать все"), lambda: self._filter_chosen("all")),),
            )

    def _show_row(self) -> None:
        batch = self._batch
        self.details.show_row(batch.account_id if batch is not None else 0, self.current)

    def _show_target(self) -> None:
        batch = self._batch
        if batch is None:
            return
        ids = self._chosen_rows()
        target = batch.target
        if ids:
            first = self._intake.row(ids[0])
            target = (first.target if first is not None else None) or target
        first_ones = self._workplace.settings.resumes.sources.get(str(batch.account_id), [])
        self.target.show_target(batch.account_id, target, rows=len(ids), first=first_ones)
        self.aim.set_text(one_line(self.target.summary(), 40))
        parsing = self._workplace.settings.resumes.parsing
        self.recognise.setVisible(parsing == "button")

    def _show_foot(self) -> None:
        batch = self._batch
        if batch is None:
            return
        found = self._intake.estimate(batch.batch_id)
        if found.rows:
            text = self.tr("Создать {rows} · ≈ {requests} запросов, {time}")
            self.go.set_text(
                text.format(
                    rows=QLocale().toString(found.rows),
                    requests=QLocale().toString(found.requests),
                    time=seconds_text(found.seconds),
                )
            )
        else:
            self.go.set_text(self.tr("Создать"))
        self.go.setEnabled(found.rows > 0)
        done = batch.counts.get(State.DONE, 0) + batch.counts.get(State.SENDING, 0)
        self.undo.setVisible(done + batch.counts.get(State.FAILED, 0) > 0)
        look = sum(batch.counts.get(one, 0) for one in (State.CHECK, State.DUPLICATE))
        self._note.setText(
            self.tr("Ещё посмотреть: %n. Они не отправятся.", "", look) if look else ""
        )

    def _show_work(self) -> None:
        done, total = self._reading
        if total:
            self.head.show_work(self.tr("Читаются файлы"), done, total, can_pause=False)
            return
        batch = self._batch
        took = self._sending.progress(batch.batch_id) if batch is not None else None
        if took is None or not took.waiting:
            self.head.show_work("", can_pause=False)
            return
        text = self.tr("На паузе") if took.paused else self.tr("Отправляются")
        self.head.show_work(
            text, took.done + took.failed, took.total, paused=took.paused, can_pause=True
        )

    def _show_bytes(self) -> None:
        batch = self._batch
        if batch is not None and batch.counts.get(State.SENDING, 0):
            column = self._model.column_of("state")
            top = max(0, self.list.rowAt(0))
            bottom = min(top + 60, self._model.rowCount() - 1)
            self._model.dataChanged.emit(
                self._model.index(top, column), self._model.index(bottom, column)
            )

    # What a person does

    def _chosen_rows(self) -> tuple[int, ...]:
        keys = tuple(key for key in self.list.selected_keys() if isinstance(key, int))
        return keys if len(keys) > 1 else ()

    def _filter_chosen(self, key: str) -> None:
        self._filter = key
        self._fill()
        if self.list.current_key() is None:
            self.list.choose_row(0)

    def _edit(self) -> None:
        shown = self.current
        if shown is not None and shown.found and not shown.is_sealed:
            self.details.fields.focus_first()

    def _aimed(self, target: object) -> None:
        batch, ids = self._batch, self._chosen_rows()
        if batch is None or not isinstance(target, Target):
            return
        if not ids:
            self._batch = replace(batch, target=target)
        self._do(lambda: self._intake.set_target(batch.batch_id, target, ids), "target")

    def _field_changed(self, name: str, value: object) -> None:
        shown = self.current
        if shown is not None and isinstance(value, Chosen):
            row_id = shown.row_id
            self._do(lambda: self._intake.set_row_fields(row_id, {name: value}), f"field {name}")

    def _recognise(self) -> None:
        batch = self._batch
        if batch is None:
            return
        ids = self._chosen_rows() or tuple(
            one.row_id
            for one in self._intake.rows(
                batch.batch_id, (State.READY, State.CHECK, State.DUPLICATE), 0, 10_000
            )
        )
        self._runner.start(
            lambda: self._sending.recognise(ids),
            owner=self,
            key="recognise",
            label=self.tr("Распознавание в Хантфлоу"),
            busy=lambda busy: self.recognise.setEnabled(not busy),
        )

    def _pause(self) -> None:
        batch = self._batch
        if batch is not None:
            paused = self._sending.progress(batch.batch_id).paused
            act = self._sending.resume if paused else self._sending.pause
            self._do(lambda: act(batch.batch_id), "pause")

    def _cancel(self) -> None:
        batch = self._batch
        if self._reading[1]:
            self.work_cancelled.emit()
        elif batch is not None:
            self._do(lambda: self._sending.cancel(batch.batch_id), "cancel")

    def _undo(self) -> None:
        if self._batch is not None:
            self.undo_requested.emit(self._batch.batch_id)

    def _read_again(self) -> None:
        shown = self.current
        if shown is not None:
            row_id = shown.row_id

            async def again() -> None:
                await self._intake.retry([row_id])
                self.work_wanted.emit()

            self._do(again, "read again")

    def _show_other(self, row_id: int) -> None:
        if not self.list.choose(row_id):
            self._filter_chosen("all")
            self.list.choose(row_id)

    def _open_menu(self) -> None:
        batch = self._batch
        if batch is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            self.tr("Сравнить с базой заново"),
            lambda: self._do(lambda: self._intake.recheck(batch.batch_id), "recheck"),
        )
        menu.addAction(self.tr("Продолжить чтение файлов"), self.work_wanted.emit)
        gone = menu.addAction(
            self.tr("Убрать пачку из списка"),
            lambda: self._do(lambda: self._intake.remove_batch(batch.batch_id), "remove"),
        )
        gone.setEnabled(not batch.counts.get(State.SENDING, 0))
        place = self.more.mapToGlobal(self.more.rect().topRight())
        menu.popup(place - QPoint(menu.sizeHint().width(), menu.sizeHint().height()))

    def _of_current(self, act: Callable[[int], Coroutine[Any, Any, object]], key: str) -> None:
        shown = self.current
        if shown is not None:
            row_id = shown.row_id
            self._do(lambda: act(row_id), key)

    def _do(self, work: Callable[[], Coroutine[Any, Any, object]], key: str) -> None:
        """What a person decided is kept even when the pane goes."""
        self._runner.start(
            work,
            owner=None,
            key=f"intake {key}",
            label=self.tr("Разбор резюме"),
            done=lambda _: self._calm.poke(),
        )

    def _changed(self, change: object) -> None:
        kinds = ("intake", "settings", "dictionary")
        if isinstance(change, Change) and change.kind in kinds and self.isVisible():
            self._calm.poke()

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Файлы пачки"))
        self.recognise.set_text(self.tr("Распознать в Хантфлоу"))
        self.postpone.set_text(self.tr("Отложить пачку"))
        self.undo.set_text(self.tr("Отменить уже созданное…"))
        self.more.set_text(self.tr("Ещё"))
        self._model.retranslate()
