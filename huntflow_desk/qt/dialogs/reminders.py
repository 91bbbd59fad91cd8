"""All reminders that are open, by their time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.reminders import Reminder
from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.actions.registry import keys_text
from huntflow_desk.qt.forms.naming import person_title
from huntflow_desk.qt.forms.reminding import when_text, with_note
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.keys import letter_of
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.rows import CardText, Column, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.reminders import Reminders
from huntflow_desk.services.workplace import Workplace

_AGAIN_MS = 20_000
_LIST_HEIGHT = 300


class RemindersDialog(Dialog):
    """Lists them. `person_requested(account_id, applicant_id)`: the dialog closes then;
    `postpone_requested(reminder_id)`; `undo_requested`: take back what was done last."""

    person_requested = Signal(int, int)
    postpone_requested = Signal(int)
    undo_requested = Signal()

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=640)
        self._workplace = workplace
        self._runner = runner
        self._actions = actions
        # A name is a whole card to read: not at every paint.
        self._names: dict[tuple[int, int], str] = {}
        self._model = RowsModel([self._column()], expected=(DeskError,), parent=self)
        self._model.read_failed.connect(self._failed)
        self.list = RowsView(self._model, lines=2, header=False)
        self.list.setMinimumHeight(theme().px(_LIST_HEIGHT))
        self.list.activated_key.connect(lambda _: self.submit())
        self.list.current_changed.connect(lambda _: self._show_buttons())
        self.list.installEventFilter(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.list, 1)
        self.postpone_button = Button("", self.postpone, icon="clock")
        self.done_button = Button("", self.tick_off, icon="check")
        for place, button in enumerate((self.postpone_button, self.done_button), 1):
            self.buttons.insertWidget(place, button)
        self._calm = Calm(parent=self)
        self._calm.due.connect(self.show_rows)
        relay.changed.connect(self._changed)
        clock = QTimer(self)
        clock.setInterval(_AGAIN_MS)
        clock.timeout.connect(self.show_rows)
        clock.start()
        self._model.set_source(_Rows(workplace.reminders))
        self.retranslate()
        self.list.choose_row(0)
        self.list.setFocus()
        self.fit()

    # What can be done

    def submit(self) -> None:
        """Open the person."""
        reminder = self._current()
        if reminder is not None:
            self.accept()
            self.person_requested.emit(reminder.account_id, reminder.applicant_id)

    def postpone(self) -> None:
        """Another time for the current one."""
        reminder = self._current()
        if reminder is not None:
            self.postpone_requested.emit(reminder.reminder_id)

    def tick_off(self) -> None:
        """The current one is done; the next one is current then."""
        reminder = self._current()
        if reminder is None:
            return
        ids = [reminder.reminder_id]
        self.list.step(1)
        if self._current() is reminder:
            self.list.step(-1)
        self._runner.start(
            lambda: self._workplace.reminders.done(ids),
            owner=self,
            # Several may be ticked off one right after the other.
            key=f"done {ids[0]}",
            failed=self._failed,
            label=self.tr("Напоминания"),
        )

    def show_rows(self) -> None:
        """Read them again, and what the time makes of them."""
        self._model.refresh()
        self.list.viewport().update()
        if self.list.current_key() is None:
            self.list.choose_row(0)
        self._show_about()
        self._show_buttons()

    # Qt

    def eventFilter(self, watched: object, event: object) -> bool:
        """Keys of the list: by place, so that they work on a Russian layout, too."""
        if not isinstance(event, QKeyEvent) or event.type() != QKeyEvent.Type.KeyPress:
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
            return True
        delete = event.matches(QKeySequence.StandardKey.Delete)
        act = self._keys().get("X" if delete else letter_of(event))
        if act is not None:
            act()
        return act is not None

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "J": lambda: self.list.step(1),
            "K": lambda: self.list.step(-1),
            "S": self.postpone,
            "X": self.tick_off,
        }

    # Inside

    def _current(self) -> Reminder | None:
        found = self._model.row_at(self.list.currentIndex().row())
        return found if isinstance(found, Reminder) else None

    def _changed(self, change: object) -> None:
        kind = getattr(change, "kind", "")
        if kind == "applicant":
            self._names.clear()
        if kind in ("reminders", "applicant"):
            self._calm.poke()

    def _failed(self, error: BaseException) -> bool:
        said = describe(error)
        self.say(said.title, said.text)
        return True

    def _show_buttons(self) -> None:
        there = self._current() is not None
        for button in (self.go, self.postpone_button, self.done_button):
            button.setEnabled(there)

    def _show_about(self) -> None:
        counts = self._workplace.reminders.counts()
        parts = []
        if counts.due:
            parts.append(self.tr("пора: %n", "", counts.due))
        if counts.today:
            parts.append(self.tr("сегодня ещё: %n", "", counts.today))
        if counts.later:
            parts.append(self.tr("позже: %n", "", counts.later))
        self.set_heading(self.tr("Напоминания"), " · ".join(parts))

    def _name(self, reminder: Reminder) -> str:
        person = reminder.account_id, reminder.applicant_id
        if person not in self._names:
            self._names[person] = person_title(self._workplace, *person)
        return self._names[person]

    def _column(self) -> Column:
        def when(reminder: Reminder) -> tuple[str, str]:
            now = self._workplace.clock()
            text = when_text(reminder.due_at, now)
            if reminder.due_at > now:
                return text, "muted"
            return self.tr("пора: {when}").replace("{when}", text), "warn"

        def card(reminder: Reminder) -> CardText:
            trailing, tone = when(reminder)
            return CardText(
                self._name(reminder),
                one_line(reminder.note, 160),
                icon="bell",
                icon_tone=tone,
                trailing=trailing,
                trailing_tone=tone,
            )

        def text(reminder: Reminder) -> str:
            return f"{with_note(self._name(reminder), reminder.note)}, {when(reminder)[0]}"

        return Column("reminder", "", text=text, tooltip=text, card=card, stretch=True)

    def retranslate(self) -> None:
        """Words in the current language."""
        self._names.clear()
        self._show_about()
        self.list.setAccessibleName(self.tr("Напоминания"))
        key = self._actions.hint("snooze")
        empty = self.tr("Напоминаний нет: их ставит команда «Напомнить…» на кандидате")
        if key:
            with_key = self.tr("{sentence}, клавиша {key}")
            empty = with_key.replace("{sentence}", empty).replace("{key}", key)
        self.list.set_empty(empty, icon="bell")
        self.leave.set_text(self.tr("Закрыть"))
        self.go.set_text(self.tr("Открыть"))
        self.postpone_button.set_text(self.tr("Отложить"))
        self.done_button.set_text(self.tr("Готово"))
        keys = self.tr("{later} — отложить · {done} — готово")
        keys = keys.replace("{later}", keys_text("S")).replace("{done}", keys_text("X"))
        self.status.setText(keys)
        self._show_buttons()


class _Rows:
    """The open reminders, the earliest due first."""

    def __init__(self, reminders: Reminders) -> None:
        self._reminders = reminders

    def count(self) -> int:
        return self._reminders.count()

    def rows(self, offset: int, limit: int) -> Sequence[Reminder]:
        return self._reminders.rows(offset, limit)

    def key(self, row: Reminder) -> int:
        return row.reminder_id

    def index_of(self, key: Hashable) -> int | None:
        offset = 0
        while rows := self.rows(offset, 300):
            for number, row in enumerate(rows):
                if row.reminder_id == key:
                    return offset + number
            offset += len(rows)
        return None
