"""Conflicts one after the other, each decided field by field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.core.errors import explain
from huntflow_desk.core.events import Change
from huntflow_desk.qt.connecting.sizing import fit_on_screen
from huntflow_desk.qt.edits import headline
from huntflow_desk.qt.edits.conflict import ConflictView
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Heading, Muted
from huntflow_desk.qt.kit.notices import Notice, NoticeBar
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import words
from huntflow_desk.services.workplace import Workplace


class ConflictsDialog(QDialog):
    """Shows the first conflict, after a decision the next; closes itself after the last.
    `outbox_requested`: the person would rather see the list."""

    outbox_requested = Signal()

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
        self._skipped: list[int] = []
        self.view: ConflictView | None = None
        self._title = Heading(level=2, wrap=True)
        self._place = Muted(small=True)
        self._notices = NoticeBar()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list = Button("", self._show_list, kind="quiet")
        self._close = Button("", self.reject)
        px = theme().px
        head = column(self._title, self._place, spacing=2)
        head.setContentsMargins(px(16), px(14), px(16), px(10))
        middle = Surface()
        inner = column(self._notices, self._area, spacing=0)
        inner.setContentsMargins(0, px(8), 0, 0)
        middle.setLayout(inner)
        foot = row(self._list, None, self._close)
        foot.setContentsMargins(px(12), px(10), px(16), px(12))
        whole = column(head, Line(), middle, Line(), foot, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        fit_on_screen(self, (560, 520), (420, 360))
        relay.changed.connect(self._changed)
        self._retranslate()
        self._next()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._name()

    def _conflicts(self) -> list[Edit]:
        found = [
            edit
            for edit in reversed(self._workplace.outgoing.active())
            if edit.state is State.NEEDS_PERSON
            and edit.trouble is not None
            and edit.trouble.kind == "conflict"
        ]
        # What was put off comes again after the others.
        return sorted(found, key=lambda one: (one.edit_id in self._skipped, self._order(one)))

    def _order(self, edit: Edit) -> int:
        return self._skipped.index(edit.edit_id) if edit.edit_id in self._skipped else 0

    def _next(self) -> None:
        left = self._conflicts()
        if not left:
            self.accept()
            return
        edit = left[0]
        older = self._area.takeWidget()
        if older is not None:
            older.hide()
            older.deleteLater()
        self.view = view = ConflictView(self._workplace, edit)
        view.decided.connect(self._decide)
        view.skipped.connect(self._skip)
        holder = Surface()
        holder.setLayout(column(view, None, margins=16))
        self._area.setWidget(holder)
        self._learn(edit)
        self._name()
        view.focus_first()

    def _decide(self, edit_id: int, choices: object) -> None:
        assert isinstance(choices, dict)
        self._notices.clear()
        self._runner.start(
            lambda: self._workplace.outgoing.resolve(edit_id, choices),
            owner=self,
            key="resolve",
            done=lambda _edit: self._next(),
            failed=self._failed,
            label=self.tr("Расхождения"),
        )

    def _failed(self, error: BaseException) -> bool:
        problem = explain(error)
        if problem.kind in ("overtaken", "not_found"):
            # Somebody or something decided it meanwhile.
            self._next()
            return True
        said = words(problem)
        self._notices.show_notice(Notice("resolve", said.title, said.tone, said.text))
        return True

    def _skip(self) -> None:
        if self.view is None:
            return
        edit_id = self.view.edit.edit_id
        if edit_id in self._skipped or len(self._conflicts()) == 1:
            # All have been seen: the rest stays in the outbox.
            self.reject()
            return
        self._skipped.append(edit_id)
        self._next()

    def _learn(self, edit: Edit) -> None:
        person = edit.applicant_id
        if person is None or person < 0 or not self._workplace.session.state.usable:
            return
        self._runner.start(
            lambda: self._workplace.library.refresh_card(edit.account_id, person, force=True),
            owner=self,
            key="history",
            label=self.tr("История кандидата"),
            background=True,
        )

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change) or self.view is None:
            return
        if change.kind in ("worklog", "applicant"):
            self.view.look_again()
        elif change.kind == "outbox" and self.isVisible():
            left = {edit.edit_id: edit for edit in self._conflicts()}
            if left.get(self.view.edit.edit_id) != self.view.edit and not self._runner.busy(
                "resolve"
            ):
                self._next()

    def _show_list(self) -> None:
        self.reject()
        self.outbox_requested.emit()

    def _name(self) -> None:
        if self.view is not None:
            self._title.setText(headline(self._workplace, self.view.edit))
            left = len(self._conflicts())
            self._place.setText(self.tr("Осталось расхождений: %n", "", left))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Расхождения с сервером"))
        self._area.setAccessibleName(self.windowTitle())
        self._list.set_text(self.tr("Открыть исходящие"))
        self._close.set_text(self.tr("Закрыть"))
