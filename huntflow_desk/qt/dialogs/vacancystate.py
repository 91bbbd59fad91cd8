"""Closing, holding and resuming a vacancy, with the organisation's reasons."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.naming import vacancy_title
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.inputs import Choice, Day, Text
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.workplace import Workplace

_OTHER = "other"


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
        self._effect = Muted(wrap=True)
        self.reason = Choice()
        self._reason_row = Labelled(self.reason)
        self.day = Day()
        self._day_row = Labelled(self.day)
        self.comment = Text(lines=3)
        self.comment.submitted.connect(self.submit)
        self._comment_row = Labelled(self.comment)
        for widget in (self._effect, self._reason_row, self._day_row, self._comment_row):
            self.body.addWidget(widget)
        asks = action != "resume"
        for widget in (self._reason_row, self._day_row, self._comment_row):
            widget.setVisible(asks)
        self.day.show_day(workplace.clock().astimezone().date())
        self.retranslate()
        self._draft = Drafting(workplace, runner, self._worth, self)
        self._draft.name = f"vacancy_state_{account_id}_{vacancy_id}"
        saved = self._draft.find()
        if saved is not None:
            self.comment.show_text(str(saved.value.get("text") or ""))
        self.comment.textChanged.connect(self._draft.touch)
        self.rejected.connect(self._draft.settle)
        self.accepted.connect(self._draft.drop)
        self.fit()
        (self.reason if asks else self.go).setFocus()

    def _worth(self) -> Json | None:
        text = self.comment.text()
        return {"text": text} if text.strip() else None

    async def keep_typed(self) -> None:
        """Keep the draft; for whoever closes everything. Raises DiskTrouble."""
        await self._draft.keep_typed()

    def submit(self) -> None:
        """Do it; what is wrong is said at its field."""
        for labelled in (self._day_row, self._comment_row):
            labelled.complain("")
        day: date | None = None
        if self._action != "resume" and self.day.text():
            day = self.day.day()
            if day is None:
                self._day_row.complain(complaint("date"))
                return
        reason = self.reason.key()
        commands = self._workplace.commands
        comment = clean(self.comment.text().strip())
        self._runner.start(
            lambda: commands.change_vacancy_state(
                self._account_id,
                self._vacancy_id,
                self._action,
                reason_id=int(reason) if reason.isdigit() else None,
                comment=comment,
                day=day,
            ),
            owner=self,
            key="state",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=self.set_busy,
            label=self.tr("Состояние вакансии"),
        )

    def _failed(self, error: BaseException) -> bool:
        if isinstance(error, Rejected) and "comment" in error.fields:
            self._comment_row.complain(complaint(error.fields["comment"]))
        else:
            said = describe(error)
            self.say(said.title, said.text)
        return True

    def retranslate(self) -> None:
        """Words in the current language."""
        name = vacancy_title(self._workplace, self._account_id, self._vacancy_id)
        names = self._workplace.library.names(self._account_id)
        match self._action:
            case "close":
                heading, go = self.tr("Закрыть вакансию"), self.tr("Закрыть вакансию")
                effect = self.tr("Вакансия уйдёт из списка открытых. Кандидаты останутся.")
                reasons = names.close_reasons
            case "hold":
                heading, go = self.tr("Приостановить вакансию"), self.tr("Приостановить")
                effect = self.tr("Дни паузы не считаются днями в работе.")
                reasons = names.hold_reasons
            case _:
                heading, go = self.tr("Возобновить вакансию"), self.tr("Возобновить")
                effect = self.tr("Вакансия снова станет открытой.")
                reasons = ()
        self.set_heading(heading, name)
        self._effect.setText(effect)
        self.go.set_text(go)
        self.leave.set_text(self.tr("Отмена"))
        self.status.setText(self.tr("Ctrl+Enter — готово"))
        self._reason_row.set_title(self.tr("Причина"))
        self.reason.setAccessibleName(self.tr("Причина"))
        self._day_row.set_title(self.tr("С какого дня"))
        self._comment_row.set_title(self.tr("Заметка"))
        options = [("", self.tr("Не указана"))]
        for one in reasons:
            key = str(one.item_id) if one.item_id is not None else _OTHER
            options.append((key, one_line(one.name, 80)))
        self.reason.set_options(options)
