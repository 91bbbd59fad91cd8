"""What somebody wants to be told of the person on the card, with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from huntflow_desk.core.reminders import Reminder
from huntflow_desk.qt.forms.reminding import when_text, with_note
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Workplace

_AGAIN_MS = 20_000


class ReminderLine(Surface):
    """«Напоминание: завтра 10:00 — созвониться», the earliest of them; hidden when there is
    none. `postpone_requested(reminder_id)`."""

    postpone_requested = Signal(int)

    def __init__(
        self, workplace: Workplace, runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("sunken", parent=parent)
        self._workplace = workplace
        self._runner = runner
        self._reminders: tuple[Reminder, ...] = ()
        self._icon = QLabel()
        self._text = Label(role="small", wrap=True)
        self.done_button = Button("", self._done, kind="quiet")
        self.later_button = Button("", self._later, kind="quiet")
        said = row(self._icon, self._text, spacing=6)
        said.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        said.setStretch(1, 1)
        px = theme().px
        said.setContentsMargins(px(8), 0, px(8), 0)
        # The words of quiet buttons stand under those of the line.
        buttons = row(self.done_button, self.later_button, None, spacing=4)
        buttons.setContentsMargins(px(20), 0, 0, 0)
        box = column(said, buttons, spacing=0)
        box.setContentsMargins(px(4), px(6), px(4), px(2))
        self.setLayout(box)
        theme().changed.connect(self._show)
        # «завтра» becomes «сегодня», and at last it is due.
        self._clock = QTimer(self)
        self._clock.setInterval(_AGAIN_MS)
        self._clock.timeout.connect(self._show)
        self._retranslate()
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._text.full_text() if self._reminders else ""

    def show_reminders(self, reminders: Sequence[Reminder]) -> None:
        """Those of a person that are open, the earliest first."""
        self._reminders = tuple(reminders)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self) -> None:
        self.setVisible(bool(self._reminders))
        if not self._reminders:
            self._clock.stop()
            return
        self._clock.start()
        first, now = self._reminders[0], self._workplace.clock()
        is_due = first.due_at <= now
        when = with_note(when_text(first.due_at, now), first.note)
        lead = self.tr("Пора: {when}") if is_due else self.tr("Напоминание: {when}")
        text = lead.replace("{when}", when)
        rest = len(self._reminders) - 1
        if rest:
            text = f"{text} · {self.tr('и ещё %n', None, rest)}"
        tone = "warn" if is_due else "muted"
        self._text.set_tone(tone)
        self._text.setText(text)
        self._icon.setPixmap(theme().pixmap("bell", 14, tone))

    def _retranslate(self) -> None:
        self.done_button.set_text(self.tr("Готово"))
        self.later_button.set_text(self.tr("Отложить"))
        self._show()

    def _done(self) -> None:
        ids = [self._reminders[0].reminder_id]
        self._runner.start(
            lambda: self._workplace.reminders.done(ids),
            owner=self,
            key="done",
            label=self.tr("Напоминание"),
        )

    def _later(self) -> None:
        self.postpone_requested.emit(self._reminders[0].reminder_id)
