"""The status bar: connection, age of the data, errors in the log, work that takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.fields import Button, IconButton
from huntflow_desk.qt.kit.labels import AgeLabel, Muted
from huntflow_desk.qt.kit.marks import BusyLine, StateDot
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import Task, TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.window.syncing import SyncStatus

LONG_MS = 2000
"""Work that takes longer gets its words and a cancel button."""


class StatusBar(QStatusBar):
    """`connection_clicked`, `errors_clicked`, `retry_clicked`: a part was clicked."""

    connection_clicked = Signal()
    errors_clicked = Signal()
    retry_clicked = Signal()

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
        self._runner = runner
        self._since = workplace.session.state.since
        self._task: Task[object] | None = None
        self._relay = relay
        self._syncing: SyncStatus | None = None
        self.setSizeGripEnabled(False)
        self._measure()
        theme().changed.connect(self._measure)
        self._state = StateDot()
        self._again = Button("", self.retry_clicked.emit, kind="quiet")
        self._age = AgeLabel(prefix=True)
        self._errors = Button("", self.errors_clicked.emit, kind="quiet", icon="warning")
        self._line = BusyLine()
        self._line.setFixedWidth(theme().px(120))
        self._work = Muted(small=True)
        self._cancel = IconButton("close", "", self._cancel_work, size=12)
        left, right = QWidget(), QWidget()
        self._left = left
        for holder, widgets in (
            (left, (self._state, self._again, self._age, self._errors)),
            (right, (self._work, self._line, self._cancel)),
        ):
            box = QHBoxLayout(holder)
            box.setContentsMargins(theme().px(8), 0, theme().px(8), 0)
            box.setSpacing(theme().px(12))
            for widget in widgets:
                box.addWidget(widget)
        self.addWidget(left)
        self.addPermanentWidget(right)
        self._errors.hide()
        self._show_work(None)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(self._long_work)
        # The log is written by its own thread; looking once a second is cheap and late enough.
        self._look = QTimer(self)
        self._look.setInterval(1000)
        self._look.timeout.connect(self.count_errors)
        self._look.start()
        runner.changed.connect(self._runner_changed)
        relay.changed.connect(self._changed)
        self._retranslate()

    def complete(self) -> None:
        """What nobody sees at first: how a synchronisation goes."""
        from huntflow_desk.qt.window.syncing import SyncStatus

        if self._syncing is None:
            self._syncing = SyncStatus(self._workplace, self._relay)
            self.addPermanentWidget(self._syncing)

    def add_part(self, widget: QWidget) -> None:
        """One more part, before the errors."""
        box = self._left.layout()
        assert isinstance(box, QHBoxLayout)
        box.insertWidget(box.indexOf(self._errors), widget)

    def stop(self) -> None:
        """The workplace is about to be closed: look at nothing of it any more."""
        self._look.stop()
        self._patience.stop()

    def _measure(self) -> None:
        # Qt learns the height of a status bar one paint too late: all panes would move by it.
        self.setMinimumHeight(theme().px(30))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._again.set_text(self.tr("Повторить"))
        self._cancel.set_text(self.tr("Остановить"))
        self._shown_errors = -1
        self._show_state()
        self.count_errors()

    def _show_state(self) -> None:
        state = self._workplace.session.state
        tip = ""
        if state.problem is not None:
            from huntflow_desk.qt.problems import words

            tip = words(state.problem).text
        text, shape, tone = {
            "online": (self.tr("В сети"), "full", "ok"),
            "slow": (self.tr("Медленно"), "half", "warn"),
            "offline": (self.tr("Офлайн: нет связи"), "hollow", "muted"),
            "paused": (self.tr("Офлайн: вы включили"), "pause", "muted"),
            "keys": (self.tr("Нужен ключ"), "warning", "danger"),
        }.get(state.kind, (self.tr("Подключение…"), "hollow", "muted"))
        self._state.set_state(text, shape=shape, tone=tone, tip=tip)
        self._again.setVisible(state.kind == "offline")
        self._age.setVisible(state.kind in ("offline", "paused", "keys"))
        self._age.set_moment(state.last_answer_at)

    @property
    def errors(self) -> int:
        """How many failed requests of this session are told of."""
        return max(0, self._shown_errors)

    def count_errors(self) -> None:
        """Look into the log now."""
        count = self._workplace.journal.failures_since(self._since) if self._since else 0
        if count != self._shown_errors:
            self._shown_errors = count
            self._errors.set_text(self.tr("%n ошибок в журнале", "", count))
            self._errors.setVisible(count > 0)

    def _changed(self, change: object) -> None:
        if isinstance(change, Change) and change.kind == "connection":
            self._show_state()

    def _runner_changed(self) -> None:
        if not self._runner.running:
            self._patience.stop()
            self._show_work(None)
        elif self._task is not None and not self._task.running:
            self._show_work(None)
            self._patience.start()
        elif self._task is None and not self._patience.isActive():
            self._patience.start()

    def _long_work(self) -> None:
        known = [task for task in self._runner.running if task.progress is not None]
        running = known or list(self._runner.running)
        self._show_work(running[0] if running else None)

    def _show_work(self, task: Task[object] | None) -> None:
        self._task = task
        if task is not None and task.progress is not None:
            task.progress.changed.connect(self._advanced)
            self._advanced(task.progress.done, task.progress.total, "")
        elif task is not None:
            self._work.setText(task.label)
        for widget in (self._work, self._cancel):
            widget.setVisible(task is not None)
        self._line.setVisible(task is not None)

    def _advanced(self, done: int, total: int, _note: str) -> None:
        if self._task is None:
            return
        if total > 0:
            text = self.tr("{label}: {done} из {total}")
            self._work.setText(text.format(label=self._task.label, done=done, total=total))
            self._line.set_progress(done, total)
        else:
            self._work.setText(self._task.label)

    def _cancel_work(self) -> None:
        if self._task is not None:
            self._task.cancel()
