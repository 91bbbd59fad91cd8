"""Deleting a person at Huntflow: what goes, and the last name typed as a confirmation."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.query import fold
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.naming import person_title
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.inputs import Line
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.workplace import Workplace


class DeleteDialog(Dialog):
    """Deletes one person after the last name (else the number) was typed."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        applicant_id: int,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=440)
        self._workplace = workplace
        self._runner = runner
        self._account_id = account_id
        self._applicant_id = applicant_id
        card = workplace.library.card(account_id, applicant_id)
        name = card.applicant.last_name.strip() if card is not None else ""
        # A name of signs nobody can type is no confirmation.
        self._wanted = one_line(name, 80) if fold(name) else str(applicant_id)
        self._what = Label(wrap=True)
        self.typed = Line()
        self.typed.textChanged.connect(lambda _: self._check())
        self._typed_row = Labelled(self.typed)
        self.body.addWidget(self._what)
        self.body.addWidget(self._typed_row)
        self.go.setProperty("kind", "danger")
        self.retranslate()
        self._check()
        self.fit()
        self.typed.setFocus()

    def submit(self) -> None:
        """Delete, if the name is right."""
        if not self._fits():
            return
        commands = self._workplace.commands
        self._runner.start(
            lambda: commands.delete_applicant(self._account_id, self._applicant_id),
            owner=self,
            key="delete",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=self.set_busy,
            label=self.tr("Удаление"),
        )

    def _fits(self) -> bool:
        return fold(self.typed.text()) == fold(self._wanted)

    def _check(self) -> None:
        self.go.setEnabled(self._fits())

    def _failed(self, error: BaseException) -> bool:
        said = describe(error)
        self.say(said.title, said.text)
        return True

    def retranslate(self) -> None:
        """Words in the current language."""
        who = person_title(self._workplace, self._account_id, self._applicant_id)
        self.set_heading(self.tr("Удалить кандидата?"), who)
        self._what.setText(
            self.tr(
                "Из Хантфлоу исчезнут карточка, резюме, история и заметки: у всех сотрудников"
                " и навсегда. Первые секунды удаление ещё можно отменить."
            )
        )
        ask = self.tr("Чтобы подтвердить, наберите: {name}").replace("{name}", self._wanted)
        self._typed_row.set_title(ask)
        self.typed.setAccessibleName(ask)
        self.leave.set_text(self.tr("Отмена"))
        self.go.set_text(self.tr("Удалить навсегда"))
