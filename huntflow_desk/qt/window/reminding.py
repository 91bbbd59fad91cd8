"""Reminders in the window: setting them, the list, what is said when one falls due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.reminders import Reminder
from huntflow_desk.qt.forms.reminding import reminder_text, when_text
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.notices import Notice
from huntflow_desk.qt.kit.plaintext import tooltip
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.dialogs.reminders import RemindersDialog
    from huntflow_desk.qt.kit.dialog import Dialog
    from huntflow_desk.qt.window import MainWindow
    from huntflow_desk.qt.window.room import Room

LOOK_MS = 30_000
"""The clock is compared so often at least: timers stand still while a computer sleeps."""

_KEY = "reminders"


class Reminding(QObject):
    """Reminders of one workplace. What fell due since the last look, or while the program was
    closed, is told in one bar until somebody closes it. `undo_requested`: take back the last
    action."""

    undo_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        workplace: Workplace,
        relay: Relay,
        room: Room,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._workplace = workplace
        self._relay = relay
        self._room = room
        self._told: frozenset[int] = frozenset()
        self._in_bar: tuple[Reminder, ...] = ()
        self._list: RemindersDialog | None = None
        self.part = Button("", self.show_all, kind="quiet", icon="bell")
        self.part.hide()
        self._calm = Calm(parent=self)
        self._calm.due.connect(self.look)
        relay.changed.connect(self._changed)
        window.notices.dismissed.connect(self._dismissed)
        window.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # Whoever wakes the computer looks at the window, too.
            app.applicationStateChanged.connect(self._calm.poke)
        offer = window.actions_by_key.offer
        offer("snooze", self.ask, self._why_nobody)
        offer("reminders", self.show_all)
        self.look()

    def stop(self) -> None:
        """The workplace is about to be closed."""
        self._timer.stop()
        self._window.removeEventFilter(self)
        self._window.notices.dismiss(_KEY)
        self.part.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other language, other words; the bar makes itself anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self._calm.poke()
        return False

    # Commands

    def ask(self) -> None:
        """When to be reminded of the people in hand."""
        account_id = self._room.account_id
        people = self._window.doing.people() if self._window.doing is not None else ()
        if people and account_id is not None:
            self._open(account_id, people)

    def postpone(self, reminder_id: int) -> None:
        """Another time for one of them."""
        try:
            reminder = self._workplace.reminders.get(reminder_id)
        except DeskError as error:
            self._window.show_problem(error)
            return
        self._open(reminder.account_id, (reminder.applicant_id,), reminder)

    def show_all(self) -> None:
        """All that are open."""
        from huntflow_desk.qt.dialogs.reminders import RemindersDialog

        if self._list is not None:
            return
        self._list = dialog = RemindersDialog(
            self._workplace,
            self._window.runner,
            self._relay,
            self._window.actions_by_key,
            self._window,
        )
        dialog.person_requested.connect(self.show_person)
        dialog.postpone_requested.connect(self.postpone)
        dialog.undo_requested.connect(self.undo_requested)
        dialog.finished.connect(self._list_closed)
        self._show(dialog)

    def show_person(self, account_id: int, applicant_id: int) -> None:
        """Open whom it is about; the card says the rest."""
        self._in_bar = ()
        self._window.notices.dismiss(_KEY)
        self._room.show_person_of(account_id, applicant_id)

    def tick_off(self, reminder_id: int) -> None:
        """It is done."""
        self._window.runner.start(
            lambda: self._workplace.reminders.done([reminder_id]),
            owner=self,
            key=f"done {reminder_id}",
            label=self.tr("Напоминание"),
        )

    # Telling

    def look(self) -> None:
        """Compare with the clock, and tell what is due."""
        # Whatever goes wrong below, it is tried again.
        self._timer.start(LOOK_MS)
        due = self._workplace.reminders.due()
        ids = frozenset(one.reminder_id for one in due)
        barred = {one.reminder_id for one in self._in_bar}
        fresh = ids - self._told
        self._told = ids
        self._workplace.reminders.mark()
        self._show_part(len(due))
        self._show_bar(tuple(one for one in due if one.reminder_id in fresh | barred))
        if fresh:
            # Flashes in the task bar, where the window is not in front.
            QApplication.alert(self._window)
        self._sleep()

    def _sleep(self) -> None:
        following = self._workplace.reminders.next_due()
        wait = timedelta(milliseconds=LOOK_MS)
        if following is not None:
            wait = min(wait, following - self._workplace.clock())
        # Never early: it would look again and again for a thousandth of a second.
        self._timer.start(max(0, wait // timedelta(milliseconds=1)) + 1)

    def _show_part(self, count: int) -> None:
        text = self.tr("Напоминания: {count}").replace("{count}", QLocale().toString(count))
        tip = self.tr("Пора напомнить: %n", "", count)
        self.part.set_text(text)
        self.part.setToolTip(tooltip(tip))
        self.part.setAccessibleDescription(tip)
        self.part.setVisible(count > 0)

    def _show_bar(self, reminders: tuple[Reminder, ...]) -> None:
        if reminders == self._in_bar:
            return
        self._in_bar = reminders
        self._window.notices.dismiss(_KEY)
        if not reminders:
            return

        def make() -> Notice:
            if len(reminders) > 1:
                text = self.tr("%n напоминаний ждут", "", len(reminders))
                named = "; ".join(reminder_text(self._workplace, one) for one in reminders[:3])
                rest = len(reminders) - 3
                if rest > 0:
                    named = f"{named}; {self.tr('и ещё %n', '', rest)}"
                show = (self.tr("Показать"), self.show_all)
                return Notice(_KEY, text, "info", named, show, again=make)
            one = reminders[0]
            text = self.tr("Пора: {what}").replace("{what}", reminder_text(self._workplace, one))
            when = when_text(one.due_at, self._workplace.clock())
            return Notice(
                _KEY,
                text,
                "info",
                when,
                (
                    self.tr("Открыть"),
                    lambda: self.show_person(one.account_id, one.applicant_id),
                ),
                more=(
                    (self.tr("Отложить"), lambda: self.postpone(one.reminder_id)),
                    (self.tr("Готово"), lambda: self.tick_off(one.reminder_id)),
                ),
                again=make,
            )

        self._window.notices.show_notice(make())

    # Inside

    def _why_nobody(self) -> str:
        doing = self._window.doing
        return "" if doing is not None and doing.people() else self.tr("выберите кандидата")

    def _changed(self, change: object) -> None:
        if getattr(change, "kind", "") in ("reminders", "applicant"):
            self._calm.poke()

    def _dismissed(self, key: str) -> None:
        if key == _KEY:
            self._in_bar = ()

    def _open(
        self, account_id: int, people: tuple[int, ...], reminder: Reminder | None = None
    ) -> None:
        from huntflow_desk.qt.dialogs.remind import RemindDialog

        over: QWidget = self._list or self._window
        dialog = RemindDialog(
            self._workplace, self._window.runner, account_id, people, reminder=reminder, parent=over
        )
        self._show(dialog)

    def _show(self, dialog: Dialog) -> None:
        if self._window.doing is not None:
            self._window.doing.show(dialog)

    def _list_closed(self) -> None:
        self._list = None
