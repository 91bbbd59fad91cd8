"""One row in full: its file beside its fields, who it may be, and what became of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from huntflow_desk.core.errors import NotFound
from huntflow_desk.core.intake import Likely, Row, State
from huntflow_desk.qt.edits import headline, trouble_words
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Surface, column
from huntflow_desk.qt.kit.labels import Heading, Label
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.intake.fieldlist import FieldList
from huntflow_desk.qt.panes.intake.likely import LikelyBox
from huntflow_desk.qt.panes.intake.preview import Preview
from huntflow_desk.qt.panes.intake.words import state_text, why_text
from huntflow_desk.services.workplace import Workplace

AGAIN = frozenset({"locked", "changing", "timeout", "crashed", "gone"})
"""What may pass: the file can be read once more."""


class Details(QSplitter):
    """`fields` and `likely` tell what a person decides; `person_requested(id)`; `read_again`,
    `send_again`, `reopen`: the buttons of a row that did not work out."""

    person_requested = Signal(int)
    read_again = Signal()
    send_again = Signal()
    reopen = Signal()

    def __init__(
        self, workplace: Workplace, runner: TaskRunner, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._workplace = workplace
        self._row: Row | None = None
        self._account_id = 0
        self.preview = Preview(workplace.intake, runner)
        self.fields = FieldList()
        self.likely = LikelyBox()
        self._name = Heading(level=2, elide=True)
        self._state = Label(wrap=True)
        self.person = Button("", self._open_person, icon="candidate")
        self.again = Button("", self.read_again.emit, icon="refresh")
        self.send = Button("", self.send_again.emit, icon="send")
        self.back = Button("", self.reopen.emit, icon="edit")
        self._buttons = QWidget()
        self._buttons.setLayout(FlowLayout(self.person, self.again, self.send, self.back))
        self.fields.looked.connect(self.preview.light)
        self.likely.person_requested.connect(self.person_requested)
        side = Surface()
        box = column(
            self._name, self._state, self._buttons, self.likely, self.fields, None, spacing=10
        )
        box.setContentsMargins(*(theme().px(12),) * 4)
        side.setLayout(box)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(side)
        self._side = side
        self._scroll.setMinimumWidth(theme().px(330))
        self.preview.setMinimumWidth(theme().px(180))
        self.addWidget(self.preview)
        self.addWidget(self._scroll)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(0, 4)
        self.setStretchFactor(1, 5)
        self._retranslate()
        self.show_row(0, None)

    def show_row(self, account_id: int, shown: Row | None) -> None:
        """Show a whole row, or nothing."""
        if shown is not None and shown == self._row:
            return
        other = shown is None or self._row is None or shown.row_id != self._row.row_id
        self._account_id, self._row = account_id, shown
        self.preview.show_row(shown)
        intake = self._workplace.intake
        reviewed = shown is not None and bool(shown.found)
        fields = intake.fields(shown.row_id) if shown is not None and reviewed else ()
        self.fields.show_fields(fields, locked=shown is None or shown.is_sealed)
        self.fields.setVisible(reviewed)
        self.likely.show_row(shown, self._about)
        self._say()
        if other:
            self._scroll.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._say()

    # Inside

    def _say(self) -> None:
        shown = self._row
        self._side.setVisible(shown is not None)
        if shown is None:
            return
        self._name.setText(one_line(shown.title or shown.name, 120))
        parts = [state_text(shown), why_text(shown)]
        trouble = self._trouble(shown)
        if trouble:
            parts[1] = trouble
        if shown.result.get("left_out"):
            parts.append(self.tr("часть шагов отменена"))
        self._state.setText(" · ".join(part for part in parts if part))
        bad = shown.state in (State.FAILED, State.UNREADABLE)
        warn = shown.state in (State.CHECK, State.DUPLICATE)
        self._state.set_tone("danger" if bad else "warn" if warn else "muted")
        applicant_id = shown.result.get("applicant_id")
        self.person.setVisible(bool(applicant_id))
        self.again.setVisible(shown.state is State.UNREADABLE and shown.why in AGAIN)
        needs = shown.state is State.FAILED and shown.why == "needs_person"
        self.send.setVisible(needs)
        self.back.setVisible(needs)
        self._buttons.setVisible(
            any(not one.isHidden() for one in (self.person, self.again, self.send, self.back))
        )

    def _trouble(self, shown: Row) -> str:
        edit_id = shown.result.get("edit_id")
        if shown.why != "needs_person" or edit_id is None:
            return ""
        try:
            edit = self._workplace.outgoing.get(edit_id)
        except NotFound:
            return ""
        return f"{headline(self._workplace, edit)}. {trouble_words(edit)}"

    def _about(self, one: Likely) -> str:
        """«QA · Отказ, на вакансии Python»: what is known of somebody kept here."""
        if one.applicant_id is None:
            return ""
        saved = self._workplace.store.records.applicant(self._account_id, one.applicant_id)
        if saved is None:
            return ""
        person: Any = saved.value
        names = self._workplace.library.names(self._account_id)
        parts = [person.position, person.company]
        for link in person.links[:1]:
            stage = names.stages.get(link.stage_id)
            parts.append(stage.name if stage is not None else "")
        return " · ".join(one_line(part, 60) for part in parts if part)

    def _open_person(self) -> None:
        applicant_id = self._row.result.get("applicant_id") if self._row is not None else None
        if isinstance(applicant_id, int):
            self.person_requested.emit(applicant_id)

    def _retranslate(self) -> None:
        self.person.set_text(self.tr("Открыть кандидата"))
        self.again.set_text(self.tr("Прочитать ещё раз"))
        self.send.set_text(self.tr("Отправить ещё раз"))
        self.back.set_text(self.tr("Вернуть на проверку"))
