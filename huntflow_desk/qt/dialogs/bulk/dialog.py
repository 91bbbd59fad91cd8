"""The dialog of an action on many: it plans, shows the plan, does it and tells how it goes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.errors import DeskError
from huntflow_desk.qt.dialogs.bulk import words
from huntflow_desk.qt.dialogs.bulk.going import GoingPage
from huntflow_desk.qt.dialogs.bulk.plan import PlanPage
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import Progress, TaskRunner
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.bulk import BulkAction, Plan
from huntflow_desk.services.undo import Undone
from huntflow_desk.services.workplace import Workplace


class BulkDialog(Dialog):
    """First the plan, then how it goes; the window may be closed at any time, the action goes on.

    `back_requested`: something else is to be chosen, nothing has been done. `outbox_requested
    (edit_id)`: a person wants to see an edit in the outbox.
    """

    back_requested = Signal()
    outbox_requested = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        account_id: int,
        people: Sequence[int],
        action: BulkAction,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=1000)
        self._workplace = workplace
        self._runner = runner
        self._account_id = account_id
        self._people = tuple(people)
        self._action = action
        self._started = False
        self._progress = Progress(self)
        self._progress.changed.connect(self._planned_so_far)
        self.plan = PlanPage(workplace)
        self.going = GoingPage(workplace, runner, relay)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.plan)
        self._pages.addWidget(self.going)
        self.body.addWidget(self._pages)
        self.back = Button("", self.go_back)
        self.stop = Button("", self._stop, icon="pause")
        self.undo = Button("", self._undo, icon="undo")
        for place, button in enumerate((self.back, self.stop, self.undo), 1):
            self.buttons.insertWidget(place, button)
        self.plan.changed.connect(self._show_buttons)
        self.going.changed.connect(self._show_buttons)
        self.going.outbox_requested.connect(self.outbox_requested)
        self.retranslate()
        self.fit()
        self._make_plan()

    # What it does

    @property
    def started(self) -> bool:
        """Whether it was begun to be done."""
        return self._started

    def go_back(self) -> None:
        """Choose something else; nothing has been done."""
        self.back_requested.emit()

    def submit(self) -> None:
        """Do what the plan says."""
        plan = self.plan.plan
        if plan is None or not plan.going or self._started:
            return
        self._started = True
        names = {row.applicant_id: words.name_of(row) for row in plan.going}

        def begun(edits: tuple[Edit, ...]) -> None:
            if shiboken6.isValid(self):
                self.going.show_edits(edits, names)
                self._pages.setCurrentWidget(self.going)
                self.set_busy(False)
                self.going.setFocus()

        def failed(error: BaseException) -> bool:
            if not shiboken6.isValid(self):
                return False
            self._started = False
            return self._failed(error)

        self.set_busy(True)
        # Nobody's work: it is done also when the window goes away.
        self._runner.start(
            lambda: self._workplace.bulk.start(plan),
            owner=None,
            key=f"bulk {id(plan)}",
            done=begun,
            failed=failed,
            label=self.windowTitle(),
        )

    def _make_plan(self) -> None:
        bulk = self._workplace.bulk
        self._runner.start(
            lambda: bulk.plan(self._account_id, self._people, self._action, self._progress.report),
            owner=self,
            key="plan",
            done=self._planned,
            failed=self._failed,
            busy=self.set_busy,
            label=self.windowTitle(),
        )

    def _planned(self, plan: Plan) -> None:
        self.plan.show_plan(plan)
        self.plan.setFocus()

    def _planned_so_far(self, done: int, total: int, _note: str) -> None:
        self.busy.set_progress(done, total)
        if self.plan.plan is None:
            text = self.tr("Готовим план: {done} из {total}").format(done=done, total=total)
            self.status.setText(text)

    def _stop(self) -> None:
        bulk, edits = self._workplace.bulk, self.going.edits
        self._take_back(lambda: bulk.stop(edits), lambda _: None)

    def _undo(self) -> None:
        bulk, edits = self._workplace.bulk, self.going.edits
        self._take_back(lambda: bulk.take_back(edits), self.going.show_undone)

    def _take_back(
        self, work: Callable[[], Awaitable[Undone]], told: Callable[[Undone], object]
    ) -> None:
        def done(undone: Undone) -> None:
            if shiboken6.isValid(self):
                told(undone)
                self._show_buttons()

        def failed(error: BaseException) -> bool:
            return shiboken6.isValid(self) and self._failed(error)

        self.stop.setEnabled(False)
        self.undo.setEnabled(False)
        self._runner.start(
            work,
            owner=None,
            key=f"bulk back {id(self)}",
            done=done,
            failed=failed,
            label=self.tr("Отмена"),
        )

    def _failed(self, error: BaseException) -> bool:
        self.set_busy(False)
        if not isinstance(error, DeskError):
            return False
        said = describe(error)
        self.say(said.title, said.text)
        self._show_buttons()
        return True

    # Showing

    def set_busy(self, busy: bool) -> None:
        """While it plans or begins nothing can be asked for twice."""
        super().set_busy(busy)
        self._show_buttons()

    def _show_buttons(self) -> None:
        going = self._started and self._pages.currentWidget() is self.going
        plan = self.plan.plan
        state = self.going.state
        self.back.setVisible(not going)
        self.back.setEnabled(not self._started)
        self.go.setVisible(not going)
        self.go.setEnabled(plan is not None and bool(plan.going) and not self._started)
        self.stop.setVisible(going and not state.over)
        self.stop.setEnabled(any(edit.never_left for edit in self.going.edits))
        self.undo.setVisible(going)
        self.undo.setEnabled(not self.going.taken_back)
        self._say()

    def _say(self) -> None:
        plan = self.plan.plan
        going = self._started and self._pages.currentWidget() is self.going
        if going:
            self.leave.set_text(self.tr("Закрыть"))
            self.status.setText("")
        else:
            self.leave.set_text(self.tr("Отмена"))
            count = len(plan.going) if plan is not None else 0
            self.go.set_text(
                self.tr("Выполнить · {count}").format(count=self.locale().toString(count))
                if count
                else self.tr("Выполнить")
            )
            if plan is not None:
                self.status.setText(self.tr("Пробел — снять или вернуть · Ctrl+Enter — выполнить"))

    def retranslate(self) -> None:
        """Words in the current language."""
        heading, about = words.heading(self._workplace, self._account_id, self._action)
        self.set_heading(heading, about)
        self.back.set_text(self.tr("Назад"))
        self.stop.set_text(self.tr("Остановить"))
        self.stop.setToolTip(self.tr("Не отправлять то, что ещё не ушло"))
        self.undo.set_text(self.tr("Отменить всё"))
        self.undo.setToolTip(self.tr("Не отправлять то, что не ушло, и вернуть то, что дошло"))
        self.plan.retranslate()
        self.going.retranslate()
        self._show_buttons()
