"""The small dialog of a move: onto which vacancy where that is asked, and what the move says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.moving import MoveForm
from huntflow_desk.qt.forms.naming import LOOKED_AT, people_title, vacancy_title
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.picker import Node, Picker
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.bulk import BulkAction
from huntflow_desk.services.workplace import Workplace

_MOST_VACANCIES = 300


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
        self._build()
        self._draft = Drafting(workplace, runner, self.form.note.draft, self)
        self.retranslate()
        self._show_stages()
        self._choose_first()
        self._restore()
        self.fit()

    def _build(self) -> None:
        self.vacancy = Picker(parent=self, empty=self.tr("Выберите вакансию"))
        self.vacancy.picked.connect(self._vacancy_picked)
        self._vacancy_row = Labelled(self.vacancy)
        self.form = MoveForm(self._workplace, self._runner, self._account_id)
        self.form.submitted.connect(self.submit)
        self.form.resized.connect(self._refit)
        self.form.stages.current_changed.connect(lambda _: self._show_words())
        self.body.addWidget(self._vacancy_row)
        self.body.addWidget(self.form)
        self._vacancy_row.setVisible(self._asked)
        if self._asked:
            query = VacancyQuery(self._account_id, states=frozenset({"OPEN"}))
            found = self._library.vacancy_rows(query, 0, _MOST_VACANCIES)
            self.vacancy.set_nodes([Node(one.vacancy_id, one.position) for one in found])

    # Drafts: of a note to one person

    def _restore(self) -> None:
        if len(self._people) == 1:
            self._draft.name = f"move_{self._account_id}_{self._people[0]}"
        saved = self._draft.find()
        if saved is not None:
            self.form.note.restore(saved.value)
        self.form.note.edited.connect(self._draft.touch)
        self.rejected.connect(self._draft.settle)
        self.accepted.connect(self._draft.drop)

    async def keep_typed(self) -> None:
        """Keep the draft; for whoever closes everything. Raises DiskTrouble."""
        await self._draft.keep_typed()

    def action(self) -> BulkAction:
        """What is to happen. Raises Rejected with codes by field."""
        if self._vacancy_id is None:
            raise Rejected(fields={"vacancy": "required"})
        return self.form.action()

    def submit(self) -> None:
        """Move them; what is wrong is said at its field."""
        self._complain({})
        if self.form.note.files.busy:
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
        if not self.form.take_digit(event):
            super().keyPressEvent(event)

    # Inside

    def _show_stages(self) -> None:
        self.form.show_vacancy(self._vacancy_id, self._places())

    def _choose_first(self) -> None:
        """The wanted stage, a rejection, or the one after where they stand now."""
        if self._asked and self._vacancy_id is None:
            self.vacancy.setFocus()
            return
        stages = self.form.all_stages()
        wanted = self._wanted
        if self._reject:
            wanted = next((one.stage_id for one in stages if one.kind == "trash"), None)
        here = self._places()
        if wanted is None and len(here) == 1:
            place = next(
                (n for n, one in enumerate(stages) if one.stage_id in here),
                -1 if None in here else len(stages),
            )
            after = [one for one in stages[place + 1 :] if one.kind != "trash"]
            wanted = after[0].stage_id if after else None
        if wanted is None and stages:
            wanted = stages[0].stage_id
        if wanted is not None:
            self.form.choose_stage(wanted)
        (self.form.reason if self._reject else self.form.stages).setFocus()

    def _refit(self) -> None:
        if self.isVisible():
            self.fit()

    def _vacancy_picked(self) -> None:
        self._vacancy_id = self.vacancy.key()
        self._show_stages()
        self._choose_first()

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

    def _complain(self, fields: Mapping[str, str]) -> None:
        rest = self.form.complain(fields)
        self._vacancy_row.complain(complaint(rest.pop("vacancy")) if "vacancy" in rest else "")
        for code in rest.values():
            self.say(complaint(code))

    def _show_words(self) -> None:
        stage = self.form.stage()
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
        self.status.setText(self.tr("Номер — этап · Ctrl+Enter — готово"))
        self._vacancy_row.set_title(self.tr("Вакансия"))
        self.vacancy.set_name(self.tr("Вакансия"))
        self.form.retranslate()
        self._show_words()
