"""What a move says: the stage by its number, a reason only for a rejection, date and quota only
for the hired stage, a note and files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.checks import as_date
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Stage
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.noting import NoteField
from huntflow_desk.qt.forms.reasons import OTHER, reason_options
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.inputs import Choice, Day, day_text
from huntflow_desk.qt.kit.rows import CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.typednumber import TypedNumber
from huntflow_desk.qt.problems import complaint
from huntflow_desk.services.bulk import BulkAction
from huntflow_desk.services.choices import Quota
from huntflow_desk.services.workplace import Workplace

_STAGES_SHOWN = 10


class MoveForm(QWidget):
    """`edited`: something is another; `submitted`: Enter on a stage, Ctrl+Enter in the note;
    `resized`: other parts are shown.

    Digits choose the stage, two of them one after the other a stage beyond the ninth.
    """

    edited = Signal()
    submitted = Signal()
    resized = Signal()

    def __init__(self, workplace: Workplace, runner: TaskRunner, account_id: int) -> None:
        super().__init__()
        self._workplace = workplace
        self._runner = runner
        self._library = workplace.library
        self._account_id = account_id
        self._vacancy_id: int | None = None
        self._here: frozenset[int | None] = frozenset()
        self._stages: tuple[Stage, ...] = ()
        self._quotas: tuple[Quota, ...] = ()
        self._numbers = TypedNumber(parent=self)
        self._numbers.typed.connect(self._choose_number)
        self._model = RowsModel([self._column()], parent=self)
        self.stages = RowsView(self._model, header=False)
        self.stages.current_changed.connect(lambda _: self._stage_changed())
        self.stages.activated_key.connect(lambda _: self.submitted.emit())
        self.stages.installEventFilter(self)
        self.stage_row = Labelled(self.stages)
        self.reason = Choice()
        self.reason.chosen.connect(lambda _: self.edited.emit())
        self.reason_row = Labelled(self.reason)
        self.day = Day()
        self.day.edited.connect(self.edited)
        self.day_row = Labelled(self.day)
        self.quota = Choice()
        self.quota.chosen.connect(lambda _: self.edited.emit())
        self.quota_row = Labelled(self.quota)
        self.note = NoteField(workplace, runner)
        self.note.edited.connect(self.edited)
        self.note.submitted.connect(self.submitted)
        self._hired = QWidget()
        side = row(self.day_row, self.quota_row, spacing=12)
        for labelled in (self.day_row, self.quota_row):
            side.setAlignment(labelled, Qt.AlignmentFlag.AlignTop)
            side.setStretchFactor(labelled, 1)
        self._hired.setLayout(side)
        parts = (self.stage_row, self.reason_row, self._hired, self.note)
        self.setLayout(column(*parts, spacing=12))
        self.setFocusProxy(self.stages)
        self.retranslate()
        self._stage_changed()

    # What it stands at

    def show_vacancy(self, vacancy_id: int | None, here: Collection[int | None] = ()) -> None:
        """Stages of this vacancy. `here`: the stages of it people are on now, None: not on it."""
        self._vacancy_id, self._here = vacancy_id, frozenset(here)
        self._quotas = ()
        library = self._library
        found = library.stages(self._account_id, vacancy_id) if vacancy_id is not None else ()
        self._stages = found
        self._numbers.count = len(found)
        self._model.set_source(ListSource(found, lambda one: one.stage_id))
        self.stage_row.setVisible(bool(found))
        shown = min(max(len(found), 1), _STAGES_SHOWN)
        self.stages.setFixedHeight(theme().row_height() * shown + theme().px(4))
        self._stage_changed()

    def show_payload(self, payload: Mapping[str, Any]) -> None:
        """All that a move says."""
        stage_id, reason = payload.get("stage_id"), payload.get("rejection_reason_id")
        if stage_id is not None:
            self.stages.choose(stage_id)
        if reason is not None:
            self._offer_reasons(reason)
        self.reason.choose("" if reason is None else str(reason))
        self.day.show_day(as_date(payload.get("employment_date") or None))
        quota = payload.get("quota_id")
        self._show_quotas(quota)
        self.quota.choose("" if quota is None else str(quota))
        files = list(payload.get("files") or ())
        self.note.restore({"text": payload.get("comment"), "files": files})
        self._stage_changed()

    def all_stages(self) -> tuple[Stage, ...]:
        """What can be chosen."""
        return self._stages

    def stage(self) -> Stage | None:
        """The chosen stage."""
        key = self.stages.current_key()
        return next((one for one in self._stages if one.stage_id == key), None)

    def choose_stage(self, stage_id: int) -> None:
        """Choose a stage."""
        self.stages.choose(stage_id)

    def action(self) -> BulkAction:
        """What is to happen. Raises Rejected with codes by field."""
        stage = self.stage()
        if stage is None:
            raise Rejected(fields={"stage_id": "required"})
        code = self.note.code()
        if code:
            raise Rejected(fields={"comment": code})
        employment: date | None = None
        if stage.kind == "hired" and self.day.text():
            employment = self.day.day()
            if employment is None:
                raise Rejected(fields={"employment_date": "date"})
        reason, quota = self.reason.key(), self.quota.key()
        return BulkAction(
            "move",
            self._vacancy_id,
            stage.stage_id,
            comment=self.note.comment(),
            rejection_reason_id=int(reason) if reason not in ("", OTHER) else None,
            employment_date=employment,
            quota_id=int(quota) if quota else None,
            files=tuple(self.note.files.files()),
        )

    def rows(self) -> dict[str, Labelled]:
        """Where complaints about a field are said."""
        return {
            "stage_id": self.stage_row,
            "rejection_reason_id": self.reason_row,
            "employment_date": self.day_row,
            "quota_id": self.quota_row,
            "comment": self.note.row,
            "files": self.note.row,
        }

    def complain(self, fields: Mapping[str, str]) -> dict[str, str]:
        """Say codes at their fields, none elsewhere; gives those that have no field here."""
        rows = self.rows()
        for labelled in rows.values():
            labelled.complain("")
        for name in rows.keys() & fields.keys():
            rows[name].complain(complaint(fields[name]))
        QTimer.singleShot(0, self, self.resized.emit)
        return {name: code for name, code in fields.items() if name not in rows}

    # Keys

    def take_digit(self, event: QKeyEvent) -> bool:
        """Digits choose the stage, for a dialog that hears keys nobody else took."""
        return self._numbers.press(event)

    def eventFilter(self, watched: QObject, event: object) -> bool:
        """Digits in the list of stages, too."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            return self._numbers.press(event)
        return False

    # Inside

    def _choose_number(self, number: int) -> None:
        self.stages.choose(self._stages[number - 1].stage_id)

    def _stage_changed(self) -> None:
        stage = self.stage()
        kind = stage.kind if stage is not None else ""
        self.reason_row.setVisible(kind == "trash")
        self._hired.setVisible(kind == "hired")
        if kind == "hired" and not self._quotas:
            self._read_quotas()
        self.edited.emit()
        QTimer.singleShot(0, self, self.resized.emit)

    def _read_quotas(self) -> None:
        vacancy_id = self._vacancy_id
        if vacancy_id is None:
            return
        choices = self._workplace.choices
        self._show_quotas()
        if self._workplace.session.state.usable:
            self._runner.start(
                lambda: choices.refresh_quotas(self._account_id, vacancy_id),
                owner=self,
                key="quotas",
                done=lambda _: self._show_quotas(),
                background=True,
                label=self.tr("План найма"),
            )

    def _show_quotas(self, wanted: int | None = None) -> None:
        if self._vacancy_id is None:
            return
        # What is chosen already stays, whatever has become of it.
        kept = self.quota.key() or (str(wanted) if wanted is not None else "")
        self._quotas = self._workplace.choices.quotas(self._account_id, self._vacancy_id)
        options = [("", self.tr("Как решит Хантфлоу"))]
        for one in self._quotas:
            if one.closed and str(one.quota_id) != kept:
                continue
            text = self.tr("{hired} из {plan}").format(hired=one.hired, plan=one.to_hire)
            if one.deadline is not None:
                text = self.tr("{text}, срок {day}").format(text=text, day=day_text(one.deadline))
            options.append((str(one.quota_id), text))
        if kept and kept not in dict(options):
            options.append((kept, f"№ {kept}"))
        self.quota.set_options(options)

    def _offer_reasons(self, wanted: int | None = None) -> None:
        names = self._library.names(self._account_id)
        kept = self.reason.key() or (str(wanted) if wanted is not None else "")
        self.reason.set_options(reason_options(names.rejections, names.reasons, kept))

    def _column(self) -> Column:
        def card(stage: Stage) -> CardText:
            number = self._stages.index(stage) + 1 if stage in self._stages else 0
            icon = {"trash": "close", "hired": "check"}.get(stage.kind, "")
            tone = {"trash": "danger", "hired": "ok"}.get(stage.kind, "muted")
            return CardText(
                stage.name,
                icon=icon or "forward",
                icon_tone=tone,
                trailing=self.tr("сейчас здесь") if self._here == {stage.stage_id} else "",
                badge=str(number) if number else "",
                strong=False,
            )

        return Column("stage", "", text=lambda one: one.name, card=card, stretch=True)

    def retranslate(self) -> None:
        """Words in the current language."""
        self.stage_row.set_title(self.tr("Этап"))
        self.stages.setAccessibleName(self.tr("Этап"))
        self.reason_row.set_title(self.tr("Причина отказа"))
        self.day_row.set_title(self.tr("Дата выхода"))
        self.quota_row.set_title(self.tr("Квота"))
        self.note.name(self.tr("Заметка"))
        self._offer_reasons()
        self._show_quotas()
