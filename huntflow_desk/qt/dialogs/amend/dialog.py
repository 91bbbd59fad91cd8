"""The dialog around the inputs of an edit: it does not leave while it is open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from huntflow_desk.core.edits import (
    CHANGEABLE,
    CREATIONS,
    LONGEST_HOLD_S,
    WAITING,
    Edit,
    Kind,
    State,
)
from huntflow_desk.core.errors import NotFound, Overtaken, Rejected
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Json
from huntflow_desk.qt.dialogs.amend.fields import AnswersPart, PersonPart, VacancyPart
from huntflow_desk.qt.dialogs.amend.newcomer import NewcomerPart
from huntflow_desk.qt.dialogs.amend.opening import NewVacancyPart
from huntflow_desk.qt.dialogs.amend.part import Part
from huntflow_desk.qt.dialogs.amend.small import MovePart, NotePart, StatePart, TagPart, TagsPart
from huntflow_desk.qt.edits import field_name, headline, trouble_words, value_text
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.plaintext import label_text
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.amending import between
from huntflow_desk.services.workplace import Workplace

PARTS: Mapping[Kind, type[Part]] = {
    Kind.CREATE: NewcomerPart,
    Kind.UPDATE: PersonPart,
    Kind.MOVE: MovePart,
    Kind.COMMENT: NotePart,
    Kind.TAGS: TagsPart,
    Kind.QUESTIONARY: AnswersPart,
    Kind.TAG: TagPart,
    Kind.CREATE_VACANCY: NewVacancyPart,
    Kind.VACANCY: VacancyPart,
    Kind.VACANCY_STATE: StatePart,
}
"""The inputs of each kind; a deletion says nothing that could be changed."""

_TALLEST = 600
_WIDE, _NARROW = 660, 540
_AROUND = 180
"""Heading, bar and buttons."""


class AmendDialog(Dialog):
    """What an edit says, with the inputs it was made with. [Отправить] sends it as it is now.

    An edit that waits is held while the dialog is open; should it go all the same (another
    process), that is said and what was typed stays. What is typed survives as a draft.
    """

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        edit: Edit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=_WIDE if edit.kind in CREATIONS else 560)
        self._workplace = workplace
        self._runner = runner
        self._outgoing = workplace.outgoing
        self._edit = self._before = edit
        self._gone = self._sending = self._ready = False
        self.part = PARTS[edit.kind](workplace, runner, edit)
        self._began = self.part.draft()
        self._draft = Drafting(workplace, runner, self._worth, self)
        self._draft.name = edit.draft_name
        self._build()
        self.retranslate()
        saved = self._draft.find()
        if saved is not None:
            self.part.restore(saved.value)
        self._show_trouble()
        self._show_state()
        self.part.edited.connect(self._typed)
        self.part.submitted.connect(self.submit)
        self.part.resized.connect(self._refit)
        self._again = QTimer(self)
        self._again.setInterval(round(LONGEST_HOLD_S * 1000 / 3))
        self._again.timeout.connect(self._hold)
        relay.changed.connect(self._changed)
        self.rejected.connect(self._left)
        self.accepted.connect(self._draft.drop)
        self.fit()
        self.part.setFocus()
        self._hold()

    @property
    def changed(self) -> bool:
        """Whether something else stands there than the edit says."""
        return self.part.draft() != self._began

    async def keep_typed(self) -> None:
        """Keep the draft; for whoever closes everything. Raises DiskTrouble."""
        await self._draft.keep_typed()

    def submit(self) -> None:
        """Check, and send it on its way; what is wrong is said at its place."""
        if self._gone or self._sending or not self._ready or self.part.busy:
            return
        self._ask_no_more()
        self.part.clear()
        self._sure_row.complain("")
        self.notices.dismiss("said")
        if self._edit.may_have_arrived and not self.sure.isChecked() and not self.part.empty:
            self._refused({"arrived": "required"})
            return
        wrong = self.part.check()
        if wrong is not None:
            self._point_at(wrong)
            return
        try:
            wanted = self.part.wanted()
        except Rejected as error:
            self._refused(error.fields)
            return
        edit, sure = self._edit, self.sure.isChecked()
        self._runner.start(
            lambda: self._outgoing.amend(edit, wanted, not_arrived=sure),
            owner=self,
            key="amend",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=self._set_sending,
            label=headline(self._workplace, edit),
        )

    def reject(self) -> None:
        """Leave; of an edit that would go as it was it is asked what is to become of it."""
        if self._sending:
            return
        if self._ask.isVisible():
            self._ask_no_more()
        elif self._before.state in WAITING and not self._gone and self.changed:
            self.foot.hide()
            self._ask.show()
            self._stay.setFocus()
        else:
            super().reject()

    def send_as_it_was(self) -> None:
        """What was typed is thrown away, the edit goes on."""
        self._began = self.part.draft()
        self._draft.drop()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose the stage of a move."""
        if not (isinstance(self.part, MovePart) and self.part.form.take_digit(event)):
            super().keyPressEvent(event)

    def fit(self) -> None:
        """As high as the inputs ask for, where there is room."""
        inside = self._area.widget()
        layout = inside.layout() if inside is not None else None
        if layout is not None:
            layout.activate()
        self._area.updateGeometry()
        super().fit()

    # Inside: building

    def _build(self) -> None:
        px = theme().px
        self._area = _Area()
        inside = Surface()
        self.sure = QCheckBox()
        self._sure_row = Labelled(self.sure)
        box = column(self.part, self._sure_row, None, spacing=12)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        inside.setLayout(box)
        self._area.setWidget(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._area)
        self._question = Label(wrap=True)
        self._as_was = Button("", self.send_as_it_was)
        self._stay = Button("", self._ask_no_more)
        self._send = Button("", self.submit, kind="primary")
        self._ask = QWidget()
        ask = column(self._question, row(None, self._as_was, self._stay, self._send), spacing=8)
        ask.setContentsMargins(px(16), px(10), px(16), px(12))
        self._ask.setLayout(ask)
        self._ask.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._ask)

    def retranslate(self) -> None:
        """Words in the current language."""
        self.set_heading(headline(self._workplace, self._edit))
        self.setWindowTitle(self.tr("Изменить перед отправкой"))
        self._area.setAccessibleName(self.windowTitle())
        self.part.retranslate()
        self.leave.set_text(self.tr("Закрыть"))
        self.sure.setText(label_text(self.tr("Проверено: в Хантфлоу этого изменения нет")))
        self._sure_row.set_title(self.tr("Ответ потерялся"))
        self.sure.setAccessibleName(self.sure.text())
        self._question.setText(
            self.tr("Изменение ещё не ушло. Если закрыть, оно уйдёт таким, каким было.")
        )
        self._as_was.set_text(self.tr("Отправить как было"))
        self._stay.set_text(self.tr("Вернуться"))
        self._send.set_text(self.tr("Отправить с правкой"))
        self._show_trouble()
        self._show_state()

    # Inside: what is said

    def _show_state(self) -> None:
        empty = self.part.empty
        self.go.set_text(self.tr("Не отправлять") if empty else self.tr("Отправить"))
        self.go.setEnabled(self._ready and not self._gone and not self._sending)
        self._sure_row.setVisible(self._edit.may_have_arrived and not empty)
        parts = []
        if empty:
            parts.append(self.tr("Менять больше нечего: изменение будет отменено."))
        elif self._before.state in WAITING and not self._gone:
            parts.append(self.tr("Пока окно открыто, изменение не уйдёт."))
        else:
            parts.append(self.tr("Набранное сохраняется само."))
        self.status.setText(" ".join(parts))

    def _show_trouble(self) -> None:
        """Why it needs a person, and complaints at their places."""
        edit = self._edit
        self.notices.dismiss("trouble")
        said = trouble_words(edit) if edit.state is State.NEEDS_PERSON else ""
        if not said:
            return
        rest = []
        trouble = edit.trouble
        first: QWidget | None = None
        for pointer, code in (trouble.fields if trouble is not None else {}).items():
            place = self.part.complain(pointer, complaint(code))
            first = first or place
            if place is None:
                own = pointer.strip("/")
                rest.append(f"{own}: {complaint(code)}" if own else complaint(code))
        if edit.kind in (Kind.MOVE, Kind.VACANCY_STATE):
            for name, three in between(edit).items():
                value = value_text(self._workplace, edit, name, three[1])
                text = self.tr("{field} сейчас: {value}").replace("{value}", value)
                rest.append(text.replace("{field}", field_name(self._workplace, edit, name)))
        self.say(said, "\n".join(rest), kind="warn", key="trouble")
        if first is not None:
            QTimer.singleShot(0, self, lambda: self._point_at(first))

    def _refused(self, fields: Mapping[str, str]) -> None:
        rest = []
        first: QWidget | None = None
        for name, code in fields.items():
            if name == "arrived":
                self._sure_row.complain(self.tr("Отметьте, если проверили: иначе может удвоиться"))
                place: QWidget | None = self.sure
            else:
                place = self.part.complain(name, complaint(code))
            first = first or place
            if place is None:
                rest.append(complaint(code))
        if rest:
            self.say("\n".join(rest))
        if first is not None:
            self._point_at(first)
        QTimer.singleShot(0, self, self._refit)

    def _point_at(self, place: QWidget) -> None:
        place.setFocus()
        # With what is said below it.
        self._area.ensureWidgetVisible(place.parentWidget() or place)

    def _failed(self, error: BaseException) -> bool:
        """The dialog stays open with what was typed."""
        if isinstance(error, Rejected):
            self._refused(error.fields)
        elif isinstance(error, Overtaken):
            self._look()
        else:
            said = describe(error)
            self.say(said.title, said.text)
        return True

    def _set_sending(self, sending: bool) -> None:
        self._sending = sending
        self.set_busy(sending)
        self._area.setEnabled(not sending)
        self._show_state()

    # Inside: what is typed

    def _typed(self) -> None:
        self._draft.touch()
        self._show_state()

    def _worth(self) -> Json | None:
        return self.part.draft() if self.changed else None

    def _ask_no_more(self) -> None:
        self._ask.hide()
        self.foot.show()

    def _refit(self) -> None:
        if self.isVisible():
            self.fit()

    # Inside: the edit meanwhile

    def _hold(self) -> None:
        edit = self._edit
        if self._gone or edit.state not in (State.HELD, State.QUEUED):
            self._ready = True
            self._show_state()
            return
        self._runner.start(
            lambda: self._outgoing.hold(edit),
            owner=self,
            key="hold",
            done=self._held,
            failed=self._not_held,
            background=True,
            label=headline(self._workplace, edit),
        )

    def _held(self, edit: Edit) -> None:
        self._edit = edit
        self._ready = True
        self._again.start()
        self._show_state()

    def _not_held(self, error: BaseException) -> bool:
        # Sending says by itself when the edit is another one by then.
        self._ready = not isinstance(error, Overtaken)
        return self._failed(error)

    def _changed(self, change: object) -> None:
        told = isinstance(change, Change) and change.kind == "outbox"
        if told and self._ready and not self._sending:
            self._look()

    def _look(self) -> None:
        """Whether the edit is still the one that is shown, and still here."""
        try:
            now = self._outgoing.get(self._edit.edit_id)
        except NotFound:
            now = None
        mine = self._edit
        if now is not None and now.state in CHANGEABLE and now.payload == mine.payload:
            was_gone, self._gone = self._gone, False
            self._edit = now
            if now.state is State.NEEDS_PERSON and (was_gone or now.trouble != mine.trouble):
                # It went, and came back with a refusal.
                self._before = now
                self.notices.dismiss("gone")
                self._show_trouble()
            if now.state is not State.HELD or not self._ready:
                self._hold()
        elif not self._gone:
            self._gone = self._ready = True
            self._say_gone(now)
        self._show_state()

    def _say_gone(self, now: Edit | None) -> None:
        if now is None or now.state is State.CANCELLED:
            text = self.tr("Это изменение уже отменено")
        elif now.state in CHANGEABLE:
            text = self.tr("Это изменение поправили в другом месте")
        else:
            text = self.tr("Изменение уже ушло таким, каким было")
        detail = self.tr("Набранное осталось здесь: его можно скопировать.")
        self.say(text, detail, kind="warn", key="gone")
        self._refit()

    def _left(self) -> None:
        """Closed without sending: the edit goes on as it was."""
        self._again.stop()
        # From now on it is nobody's here: it is not to be held once more.
        self._ready = False
        self._draft.settle()
        held, before, outgoing = self._edit, self._before, self._outgoing
        if held.state is State.HELD and not self._gone:
            self._runner.start(
                lambda: outgoing.let_go(held, before),
                owner=None,
                key=f"let go {held.key}",
                background=True,
                label=headline(self._workplace, held),
            )


class _Area(QScrollArea):
    """As high as what is in it, up to a limit."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Of the inside."""
        inside = self.widget()
        if inside is None:
            return super().sizeHint()
        width = max(self.width(), theme().px(_NARROW))
        height = inside.heightForWidth(width) if inside.hasHeightForWidth() else -1
        if height <= 0:
            height = inside.sizeHint().height()
        room = self.screen().availableGeometry().height() - theme().px(_AROUND)
        return QSize(width, min(height, theme().px(_TALLEST), room))
