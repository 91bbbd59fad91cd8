"""The quick switcher: a few letters lead to a person, a vacancy or a saved search."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.dialogs.finding.dialog import FindDialog
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace


class SwitcherDialog(FindDialog):
    """People, vacancies and saved searches."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, runner, account_id, parent)
        self.setWindowTitle(self.tr("Быстрый переход"))
        self._field.set_placeholder(self.tr("Кандидат, вакансия или поиск"))
        self._list.setAccessibleName(self.tr("Куда перейти"))
        self._look("")
