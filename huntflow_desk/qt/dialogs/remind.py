"""The small dialog of a reminder: when by digit, what for in a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.core.reminders import Reminder, When, draft_name, moment, moments
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.naming import people_title
from huntflow_desk.qt.forms.reminding import choice_text, clock_text, when_text
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.inputs import Day, Line, parse_time
from huntflow_desk.qt.kit.plaintext import clean
from huntflow_desk.qt.kit.rows import CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.typednumber import TypedNumber
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.workplace import Workplace

_ORDER = tuple(When)
_AGAIN_MS = 20_000
"""The moments that are offered move on while the dialog stands open."""


class RemindDialog(Dialog):
    """Sets a reminder about these people; `reminder`: puts that one off, or changes it.

    A digit chooses, and stays with its choice: what is no longer ahead is left out.
    """

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        people: Sequence[int],
        *,
        reminder: Reminder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=420)
        self._workplace = workplace
        self._runner = runner
        self._account_id = account_id
        self._people = tuple(people)
        self._reminder = reminder
        self._moments: Mapping[When, datetime] = {}
        self._offered: tuple[When, ...] = ()
        self._draft = Drafting(workplace, runner, self._worth, self)
        self._numbers = TypedNumber(len(_ORDER), parent=self)
        self._numbers.typed.connect(self._choose_number)
        self._build()
        self.retranslate()
        self._restore()
        self.choices.setFocus()
        self.fit()

    def _build(self) -> None:
        self._model = RowsModel([self._column()], parent=self)
        self.choices = RowsView(self._model, header=False)
        self.choices.current_changed.connect(lambda _: self._chosen())
        self.choices.activated_key.connect(lambda _: self.submit())
        self.choices.installEventFilter(self)
        self._when_row = Labelled(self.choices)
        self.day = Day()
        self._day_row = Labelled(self.day)
        self.time = Line()
        self._time_row = Labelled(self.time)
        self._own = QWidget()
        side = row(self._day_row, self._time_row, spacing=12)
        side.setStretch(0, 1)
        side.setStretch(1, 1)
        for labelled in (self._day_row, self._time_row):
            side.setAlignment(labelled, Qt.AlignmentFlag.AlignTop)
        self._own.setLayout(side)
        self.note = Line()
        self._note_row = Labelled(self.note)
        for widget in (self._when_row, self._own, self._note_row):
            self.body.addWidget(widget)
        self._own.hide()
        self._offer()
        self._first_own()
        self.choices.choose(When.TOMORROW)
        clock = QTimer(self)
        clock.setInterval(_AGAIN_MS)
        clock.timeout.connect(self._offer)
        clock.start()

    # What it stands at

    def when(self) -> When | None:
        """The choice."""
        key = self.choices.current_key()
        return key if isinstance(key, When) else None

    def due_at(self) -> datetime:
        """The moment, in UTC. Raises Rejected with codes by field."""
        when = self.when()
        if when is None:
            raise Rejected(fields={"when": "required"})
        if when is not When.OWN:
            found = moments(self._workplace.clock()).get(when)
            if found is None:
                # The evening came while the dialog stood open.
                raise Rejected(fields={"when": "past"})
            return found
        complaints = {}
        day, clock = self.day.day(), parse_time(self.time.text())
        if day is None:
            complaints["day"] = "date" if self.day.text() else "required"
        if clock is None:
            complaints["time"] = "time" if self.time.text().strip() else "required"
        if day is None or clock is None:
            raise Rejected(fields=complaints)
        try:
            return moment(day, clock)
        except (OverflowError, OSError) as error:
            # At the ends of time, or of what the system knows of it.
            raise Rejected(fields={"day": "date"}) from error

    def submit(self) -> None:
        """Set it; what is wrong is said at its field."""
        self._complain({})
        try:
            due_at = self.due_at()
        except Rejected as error:
            self._complain(error.fields)
            return
        note, reminder, service = clean(self.note.text()), self._reminder, self._workplace.reminders

        async def work() -> None:
            if reminder is None:
                await service.add(self._account_id, self._people, due_at, note)
            elif note.strip() == reminder.note:
                await service.postpone([reminder.reminder_id], due_at)
            else:
                await service.change(reminder.reminder_id, due_at, note)

        self._runner.start(
            work,
            owner=self,
            key="remind",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=self.set_busy,
            label=self.tr("Напоминание"),
        )

    # Drafts: of what was typed about one person

    def _worth(self) -> Json | None:
        note, own = self.note.text(), self.when() is When.OWN
        before = self._reminder.note if self._reminder is not None else ""
        if note.strip() == before and not own:
            return None
        return {"note": note, "own": own, "day": self.day.text(), "time": self.time.text()}

    def _restore(self) -> None:
        if self._reminder is not None:
            self.note.show_text(self._reminder.note)
        if len(self._people) == 1:
            number = self._reminder.reminder_id if self._reminder is not None else None
            self._draft.name = draft_name(self._account_id, self._people[0], number)
        saved = self._draft.find()
        if saved is not None:
            kept = saved.value
            self.note.show_text(str(kept.get("note") or ""))
            self.day.show_text(str(kept.get("day") or ""))
            self.time.show_text(str(kept.get("time") or ""))
            if kept.get("own") is True:
                self.choices.choose(When.OWN)
        for line in (self.note, self.time):
            line.textEdited.connect(self._draft.touch)
        self.day.edited.connect(self._draft.touch)
        self.choices.current_changed.connect(lambda _: self._draft.touch())
        self.rejected.connect(self._draft.settle)
        self.accepted.connect(self._draft.drop)

    async def keep_typed(self) -> None:
        """Keep the draft; for whoever closes everything. Raises DiskTrouble."""
        await self._draft.keep_typed()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose."""
        if not self._numbers.press(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Digits in the list, too."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            return self._numbers.press(event)
        return False

    def _choose_number(self, number: int) -> None:
        when = _ORDER[number - 1]
        if self.choices.choose(when) and when is When.OWN:
            self.day.line.setFocus()
            self.day.line.selectAll()

    # Inside

    def _offer(self) -> None:
        """What can be chosen now."""
        self._moments = moments(self._workplace.clock())
        offered = tuple(one for one in _ORDER if one in self._moments or one is When.OWN)
        self._model.set_source(ListSource(offered, lambda one: one), keep=bool(self._offered))
        if offered != self._offered:
            self._offered = offered
            self.choices.setFixedHeight(theme().row_height() * len(offered) + theme().px(4))

    def _first_own(self) -> None:
        """Where one's own time begins: as it stands, or tomorrow morning."""
        first = self._moments[When.TOMORROW]
        if self._reminder is not None and self._reminder.due_at > self._workplace.clock():
            first = self._reminder.due_at
        local = first.astimezone()
        self.day.show_day(local.date())
        self.time.show_text(clock_text(local))

    def _chosen(self) -> None:
        self._own.setVisible(self.when() is When.OWN)
        QTimer.singleShot(0, self, self._refit)

    def _refit(self) -> None:
        if self.isVisible():
            self.fit()

    def _failed(self, error: BaseException) -> bool:
        if isinstance(error, Rejected):
            self._complain(error.fields)
        else:
            said = describe(error)
            self.say(said.title, said.text)
        return True

    def _complain(self, fields: Mapping[str, str]) -> None:
        rows = {
            "when": self._when_row,
            "day": self._day_row,
            "time": self._time_row,
            "due_at": self._day_row if self.when() is When.OWN else self._when_row,
            "note": self._note_row,
        }
        for labelled in rows.values():
            labelled.complain("")
        for name, code in fields.items():
            rows[name].complain(complaint(code))
        QTimer.singleShot(0, self, self._refit)

    def _column(self) -> Column:
        def card(when: When) -> CardText:
            moment_ = self._moments.get(when)
            at = when_text(moment_, self._workplace.clock()) if moment_ is not None else ""
            return CardText(
                choice_text(when),
                badge=str(_ORDER.index(when) + 1),
                trailing=at,
                icon="clock",
                strong=False,
            )

        def text(when: When) -> str:
            shown = card(when)
            return ", ".join(filter(None, (shown.badge, shown.title, shown.trailing)))

        return Column("when", "", text=text, card=card, stretch=True)

    def retranslate(self) -> None:
        """Words in the current language."""
        who = people_title(self._workplace, self._account_id, self._people)
        later = self._reminder is not None
        heading = self.tr("Отложить: {who}") if later else self.tr("Напомнить: {who}")
        self.set_heading(heading.replace("{who}", who))
        self.leave.set_text(self.tr("Отмена"))
        self.go.set_text(self.tr("Отложить") if later else self.tr("Напомнить"))
        self.status.setText(self.tr("Цифра — когда · Enter — готово"))
        self._when_row.set_title(self.tr("Когда"))
        self.choices.setAccessibleName(self.tr("Когда"))
        self._day_row.set_title(self.tr("День"))
        self._time_row.set_title(self.tr("Время"))
        self._note_row.set_title(self.tr("О чём, если нужно"))
        self.note.setPlaceholderText(self.tr("Например: созвониться"))
