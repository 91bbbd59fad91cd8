"""Asking before a person is forgotten on this computer: what goes, what stays."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from huntflow_desk.core.errors import DeskError, explain
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import words
from huntflow_desk.services.workplace import Workplace


class ForgetDialog(QDialog):
    """`open()` it; accepted: the person is gone from here."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        applicant_id: int,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._person = (account_id, applicant_id)
        self.setWindowTitle(self.tr("Забыть кандидата"))
        self.setFixedWidth(theme().px(460))
        heading = Heading(self.tr("Забыть кандидата на этом компьютере?"), level=2, wrap=True)
        goes = self.tr(
            "Удалятся: карточка, история, анкета, тексты и файлы резюме, фото, отправленные "
            "правки, напоминания и всё, по чему кандидат находился в поиске."
        )
        stays = self.tr(
            "Останется: всё, что есть в Хантфлоу, и ваши неотправленные правки в исходящих. В "
            "Хантфлоу ничего не изменится."
        )
        back = self.tr(
            "Снова сюда кандидат сам не попадёт: хранится только его номер. Вернуть забытых "
            "можно в настройках, на странице «Синхронизация»."
        )
        self._trouble = Label(wrap=True, tone="danger")
        self._trouble.hide()
        self.forget_button = Button(
            self.tr("Забыть"), self._forget, kind="danger", icon="trash", parent=self
        )
        self.cancel_button = Button(self.tr("Отмена"), self.reject, parent=self)
        self.cancel_button.setDefault(True)
        texts = column(
            heading,
            Label(name, wrap=True, role="strong"),
            Label(goes, wrap=True),
            Label(stays, wrap=True),
            Muted(back, wrap=True),
            self._trouble,
            spacing=10,
        )
        buttons = row(None, self.cancel_button, self.forget_button)
        self.setLayout(column(texts, 4, buttons, margins=16, spacing=12))
        self._fit()

    def _forget(self) -> None:
        self.forget_button.setEnabled(False)
        self._runner.start(
            lambda: self._workplace.sync.housekeeping.forget(*self._person),
            owner=self,
            key="forget",
            label=self.tr("Забыть кандидата"),
            done=lambda _: self.accept(),
            failed=self._failed,
        )

    def _fit(self) -> None:
        # A dialog opens as high as its texts would be in a narrow column.
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def _failed(self, error: BaseException) -> bool:
        self.forget_button.setEnabled(True)
        if not isinstance(error, DeskError):
            return False
        said = words(explain(error))
        self._trouble.setText(f"{said.title}. {said.text}")
        self._trouble.show()
        self._fit()
        return True
