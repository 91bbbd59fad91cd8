"""Closing, holding and resuming a vacancy, with the organisation's reasons."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.forms.naming import vacancy_title
from huntflow_desk.qt.forms.vacancystate import VacancyStateForm
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.workplace import Workplace


class VacancyStateDialog(Dialog):
    """`action`: close, hold or resume."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        vacancy_id: int,
        action: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=440)
        self._workplace = workplace
        self._runner = runner
        self._account_id = account_id
        self._vacancy_id = vacancy_id
        self._action = action
        self.form = VacancyStateForm(workplace, account_id, action)
        self.form.submitted.connect(self.submit)
        self.body.addWidget(self.form)
        self.form.day.show_day(workplace.clock().astimezone().date())
        self.retranslate()
        self._draft = Drafting(workplace, runner, self._worth, self)
        self._draft.name = f"vacancy_state_{account_id}_{vacancy_id}"
        saved = self._draft.find()
        if saved is not None:
            self.form.comment.show_text(str(saved.value.get("text") or ""))
        self.form.comment.textChanged.connect(self._draft.touch)
        self.rejected.connect(self._draft.settle)
        self.accepted.connect(self._draft.drop)
        self.fit()
        (self.form if self.form.asks else self.go).setFocus()

    def _worth(self) -> Json | None:
        text = self.form.comment.text()
        return {"text": text} if text.strip() else None

    async def keep_typed(self) -> None:
        """Keep the draft; for whoever closes everything. Raises DiskTrouble."""
        await self._draft.keep_typed()

    def submit(self) -> None:
        """Do it; what is wrong is said at its field."""
        self.form.complain({})
        try:
            said = self.form.payload()
        except Rejected as error:
            self.form.complain(error.fields)
            return
        commands = self._workplace.commands
        self._runner.start(
            lambda: commands.change_vacancy_state(
                self._account_id,
                self._vacancy_id,
                self._action,
                **said,
            ),
            owner=self,
            key="state",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=self.set_busy,
            label=self.tr("Состояние вакансии"),
        )

    def _failed(self, error: BaseException) -> bool:
        if not isinstance(error, Rejected) or self.form.complain(error.fields):
            said = describe(error)
            self.say(said.title, said.text)
        return True

    def retranslate(self) -> None:
        """Words in the current language."""
        name = vacancy_title(self._workplace, self._account_id, self._vacancy_id)
        match self._action:
            case "close":
                heading, go = self.tr("Закрыть вакансию"), self.tr("Закрыть вакансию")
            case "hold":
                heading, go = self.tr("Приостановить вакансию"), self.tr("Приостановить")
            case _:
                heading, go = self.tr("Возобновить вакансию"), self.tr("Возобновить")
        self.set_heading(heading, name)
        self.form.retranslate()
        self.go.set_text(go)
        self.leave.set_text(self.tr("Отмена"))
        self.status.setText(self.tr("Ctrl+Enter — готово"))
