"""The small dialog of a move: stage by digit, reason only for a rejection, date and quota only
for the hired stage, a note and files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.checks import MAX_COMMENT
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json, Stage
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.forms.attachments import Attachments
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.naming import LOOKED_AT, people_title, vacancy_title
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.inputs import Choice, Day, Text, day_text
from huntflow_desk.qt.kit.picker import Node, Picker
from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.kit.rows import CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.bulk import BulkAction
from huntflow_desk.services.choices import Quota
from huntflow_desk.services.workplace import Workplace

_OTHER = "other"
_MOST_VACANCIES = 300
_STAGES_SHOWN = 10


class MoveDialog(Dialog):
    """Moves somebody to a stage of a vacancy, or onto it. Digits choose the stage.

    `planned(action)`: what is to happen to several.

    `stage_id`: chosen at first; `reject`: the first rejection stage is. Without a `vacancy_id` it
    is asked for.
    """

    planned = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        people: Sequence[int],
        vacancy_id: int | None = None,
        *,
        stage_id: int | None = None,
        reject: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=460)
        self._workplace = workplace
        self._runner = runner
        self._library = workplace.library
        self._account_id = account_id
        self._people = tuple(people)
        self._asked = vacancy_id is None
        self._vacancy_id = vacancy_id
        self._wanted, self._reject = stage_id, reject
        self._stages: tuple[Stage, ...] = ()
        self._quotas: tuple[Quota, ...] = ()
        self._draft = Drafting(workplace, runner, self._worth, self)
        self._build()
        self.retranslate()
        self._show_stages()
        self._choose_first()
        self._stage_changed()
        self._restore()
        self.fit()

    def _build(self) -> None:
        self.vacancy = Picker(parent=self, empty=self.tr("Выберите вакансию"))
        self.vacancy.picked.connect(self._vacancy_picked)
        self._vacancy_row = Labelled(self.vacancy)
        self._model = RowsModel([self._column()], parent=self)
        self.stages = RowsView(self._model, header=False)
        self.stages.current_changed.connect(lambda _: self._stage_changed())
        self.stages.activated_key.connect(lambda _: self.submit())
        self._stage_row = Labelled(self.stages)
        self.reason = Choice()
        self._reason_row = Labelled(self.reason)
        self.day = Day()
        self._day_row = Labelled(self.day)
        self.quota = Choice()
        self._quota_row = Labelled(self.quota)
        self.note = Text(lines=3)
        self.note.submitted.connect(self.submit)
        self._note_row = Labelled(self.note)
        self.files = Attachments(self._workplace, self._runner)
        self._note_row.add_tool(self.files.button)
        hired = QWidget()
        side = row(self._day_row, self._quota_row, spacing=12)
        for labelled in (self._day_row, self._quota_row):
            side.setAlignment(labelled, Qt.AlignmentFlag.AlignTop)
            side.setStretchFactor(labelled, 1)
        hired.setLayout(side)
        self._hired = hired
        for widget in (
            self._vacancy_row,
            self._stage_row,
            self._reason_row,
            hired,
            self._note_row,
            self.files,
        ):
            self.body.addWidget(widget)
        self._vacancy_row.setVisible(self._asked)
        if self._asked:
            query = VacancyQuery(self._account_id, states=frozenset({"OPEN"}))
            found = self._library.vacancy_rows(query, 0, _MOST_VACANCIES)
            self.vacancy.set_nodes([Node(one.vacancy_id, one.position) for one in found])

    # Drafts: of a note to one person

    def _worth(self) -> Json | None:
        text, files = self.note.text(), self.files.files()
        return {"text": text, "files": files} if text.strip() or files else None

    def _restore(self) -> None:
        if len(self._people) == 1:
            self._draft.name = f"move_{self._account_id}_{self._people[0]}"
        saved = self._draft.find()
        if saved is not None:
            self.note.show_text(str(saved.value.get("text") or ""))
            files = saved.value.get("files")
            self.files.set_files(files if isinstance(files, list) else [])
        self.note.textChanged.connect(self._draft.touch)
        self.files.changed.connect(self._draft.touch)
        self.rejected.connect(self._draft.settle)
        self.accepted.connect(self._draft.drop)

    async def keep_typed(self) -> None:
        """Keep the draft; for whoever closes everything. Raises DiskTrouble."""
        await self._draft.keep_typed()

    # What it stands at

    def stage(self) -> Stage | None:
        """The chosen stage."""
        key = self.stages.current_key()
        return next((one for one in self._stages if one.stage_id == key), None)

    def choose_stage(self, stage_id: int) -> None:
        """Choose a stage."""
        self.stages.choose(stage_id)

    def action(self) -> BulkAction:
        """What is to happen. Raises Rejected with codes by field."""
        stage, vacancy_id = self.stage(), self._vacancy_id
        if vacancy_id is None:
            raise Rejected(fields={"vacancy": "required"})
        if stage is None:
            raise Rejected(fields={"stage_id": "required"})
        comment = self.note.text().strip()
        if len(comment) > MAX_COMMENT:
            raise Rejected(fields={"comment": f"too_long:{MAX_COMMENT}"})
        employment: date | None = None
        if stage.kind == "hired" and self.day.text():
            employment = self.day.day()
            if employment is None:
                raise Rejected(fields={"employment_date": "date"})
        reason, quota = self.reason.key(), self.quota.key()
        return BulkAction(
            "move",
            vacancy_id,
            stage.stage_id,
            comment=clean(comment),
            rejection_reason_id=int(reason) if reason.isdigit() else None,
            employment_date=employment,
            quota_id=int(quota) if quota else None,
            files=tuple(self.files.files()),
        )

    def submit(self) -> None:
        """Move them; what is wrong is said at its field."""
        self._complain({})
        if self.files.busy:
            return
        try:
            action = self.action()
        except Rejected as error:
            self._complain(error.fields)
            return
        if len(self._people) > 1:
            self.planned.emit(action)
            return
        person, vacancy_id, stage_id = self._people[0], action.vacancy_id, action.stage_id
        assert vacancy_id is not None and stage_id is not None
        if self._here(person) == stage_id:
            self.say(self.tr("Кандидат уже на этом этапе."), kind="info")
            return
        commands = self._workplace.commands
        self._runner.start(
            lambda: commands.move(
                self._account_id,
                person,
                vacancy_id,
                stage_id,
                comment=action.comment,
                rejection_reason_id=action.rejection_reason_id,
                employment_date=action.employment_date,
                quota_id=action.quota_id,
                files=action.files,
            ),
            owner=self,
            key="move",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=self.set_busy,
            label=self.tr("Перевод"),
        )

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose the stage."""
        if not self._digit(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: object) -> bool:
        """Digits in the list of stages, too."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            return self._digit(event)
        return False

    def _digit(self, event: QKeyEvent) -> bool:
        text = event.text()
        number = (int(text) or 10) if text.isascii() and text.isdigit() else 0
        if not number or number > len(self._stages) or event.modifiers() not in _PLAIN:
            return False
        self.stages.choose(self._stages[number - 1].stage_id)
        return True

    # Inside

    def _show_stages(self) -> None:
        vacancy_id = self._vacancy_id
        self._stages = (
            self._library.stages(self._account_id, vacancy_id) if vacancy_id is not None else ()
        )
        self._model.set_source(ListSource(self._stages, lambda one: one.stage_id))
        self._stage_row.setVisible(bool(self._stages))
        shown = min(max(len(self._stages), 1), _STAGES_SHOWN)
        self.stages.setFixedHeight(theme().row_height() * shown + theme().px(4))
        self.stages.installEventFilter(self)

    def _choose_first(self) -> None:
        """The wanted stage, a rejection, or the one after where they stand now."""
        if self._asked and self._vacancy_id is None:
            self.vacancy.setFocus()
            return
        wanted = self._wanted
        if self._reject:
            wanted = next((one.stage_id for one in self._stages if one.kind == "trash"), None)
        here = self._places()
        if wanted is None and len(here) == 1:
            place = next(
                (n for n, one in enumerate(self._stages) if one.stage_id in here),
                -1 if None in here else len(self._stages),
            )
            after = [one for one in self._stages[place + 1 :] if one.kind != "trash"]
            wanted = after[0].stage_id if after else None
        if wanted is None and self._stages:
            wanted = self._stages[0].stage_id
        if wanted is not None:
            self.stages.choose(wanted)
        (self.reason if self._reject else self.stages).setFocus()

    def _stage_changed(self) -> None:
        stage = self.stage()
        kind = stage.kind if stage is not None else ""
        self._reason_row.setVisible(kind == "trash")
        self._hired.setVisible(kind == "hired")
        if kind == "hired" and not self._quotas:
            self._read_quotas()
        self._show_words()
        QTimer.singleShot(0, self, self._refit)

    def _refit(self) -> None:
        if self.isVisible():
            self.fit()

    def _vacancy_picked(self) -> None:
        self._vacancy_id = self.vacancy.key()
        self._quotas = ()
        self._show_stages()
        self._choose_first()
        self._stage_changed()

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

    def _show_quotas(self) -> None:
        if self._vacancy_id is None:
            return
        self._quotas = self._workplace.choices.quotas(self._account_id, self._vacancy_id)
        options = [("", self.tr("Как решит Хантфлоу"))]
        for one in self._quotas:
            if one.closed:
                continue
            text = self.tr("{hired} из {plan}").format(hired=one.hired, plan=one.to_hire)
            if one.deadline is not None:
                text = self.tr("{text}, срок {day}").format(text=text, day=day_text(one.deadline))
            options.append((str(one.quota_id), text))
        self.quota.set_options(options)

    def _places(self) -> set[int | None]:
        """Stages they are on; of very many only the first are looked at."""
        return {self._here(person) for person in self._people[:LOOKED_AT]}

    def _here(self, person: int) -> int | None:
        card = self._library.card(self._account_id, person)
        for link in card.links if card is not None else ():
            if link.vacancy_id == self._vacancy_id:
                return link.stage_id
        return None

    def _failed(self, error: BaseException) -> bool:
        if isinstance(error, Rejected):
            self._complain(error.fields)
        else:
            said = describe(error)
            self.say(said.title, said.text)
        return True

    def _complain(self, fields: dict[str, str]) -> None:
        rows = {
            "vacancy": self._vacancy_row,
            "stage_id": self._stage_row,
            "employment_date": self._day_row,
            "comment": self._note_row,
            "files": self._note_row,
        }
        for labelled in rows.values():
            labelled.complain("")
        for name, code in fields.items():
            if name in rows:
                rows[name].complain(complaint(code))
            else:
                self.say(complaint(code))
        QTimer.singleShot(0, self, self._refit)

    def _column(self) -> Column:
        def card(stage: Stage) -> CardText:
            number = self._stages.index(stage) + 1 if stage in self._stages else 0
            icon = {"trash": "close", "hired": "check"}.get(stage.kind, "")
            tone = {"trash": "danger", "hired": "ok"}.get(stage.kind, "muted")
            here = self._places() == {stage.stage_id}
            digit = str(number % 10) if 0 < number <= 10 else ""
            note = self.tr("сейчас здесь") if here else ""
            return CardText(
                stage.name,
                icon=icon or "forward",
                icon_tone=tone,
                trailing=digit,
                badge=note,
                strong=False,
            )

        return Column("stage", "", text=lambda one: one.name, card=card, stretch=True)

    def _show_words(self) -> None:
        stage = self.stage()
        if len(self._people) > 1:
            self.go.set_text(self.tr("Дальше: план"))
        elif stage is not None and stage.kind == "trash":
            self.go.set_text(self.tr("Отказать"))
        elif self._asked:
            self.go.set_text(self.tr("Добавить"))
        else:
            self.go.set_text(self.tr("Перевести"))

    def retranslate(self) -> None:
        """Words in the current language."""
        who = people_title(self._workplace, self._account_id, self._people)
        if self._asked:
            heading = self.tr("На вакансию: {who}")
        else:
            heading = self.tr("Отказ: {who}") if self._reject else self.tr("Перевод: {who}")
        about = ""
        if self._vacancy_id is not None and not self._asked:
            about = vacancy_title(self._workplace, self._account_id, self._vacancy_id)
        self.set_heading(heading.replace("{who}", who), about)
        self.leave.set_text(self.tr("Отмена"))
        self.status.setText(self.tr("Цифра — этап · Ctrl+Enter — готово"))
        self._vacancy_row.set_title(self.tr("Вакансия"))
        self.vacancy.set_name(self.tr("Вакансия"))
        self._stage_row.set_title(self.tr("Этап"))
        self.stages.setAccessibleName(self.tr("Этап"))
        self._reason_row.set_title(self.tr("Причина отказа"))
        self._day_row.set_title(self.tr("Дата выхода"))
        self._quota_row.set_title(self.tr("Квота"))
        self._note_row.set_title(self.tr("Заметка"))
        names = self._library.names(self._account_id)
        options = [("", self.tr("Не указана"))]
        for one in names.rejections:
            # The built-in "Other" has no id: it is expressed by sending none.
            key = str(one.item_id) if one.item_id is not None else _OTHER
            options.append((key, one_line(one.name, 80)))
        self.reason.set_options(options)
        self._show_quotas()
        self._show_words()


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
