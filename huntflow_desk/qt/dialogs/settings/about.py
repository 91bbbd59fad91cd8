"""What this program is, where its data lie, and facts for support."""

from __future__ import annotations

import platform

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.dialogs.settings.page import Group, Page
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import KeyValueGrid, row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.doctor import DoctorReport, examine, versions
from huntflow_desk.services.workplace import Desk, Workplace


class AboutPage(Page):
    """Versions, the data folder, diagnostics for the clipboard."""

    icon = "info"

    def __init__(
        self,
        desk: Desk,
        workplace: Workplace,
        runner: TaskRunner,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._workplace = workplace
        self._runner = runner
        self._versions = Group()
        self._grid = KeyValueGrid()
        self._versions.body.addWidget(self._grid)
        self._data = Group()
        self._folder = Label(role="mono", wrap=True, selectable=True)
        self._open = Button("", self._open_folder, icon="folder")
        self._data.body.addWidget(self._folder)
        self._data.body.addLayout(row(self._open, None))
        self._support = Group()
        self.copy_button = Button("", self._copy, icon="copy")
        self._copied = Muted()
        self._support.body.addLayout(row(self.copy_button, self._copied, None))
        for group in (self._versions, self._data, self._support):
            self.body.addWidget(group)
        self.body.addStretch(1)
        self.retranslate()

    def title(self) -> str:
        """Its name."""
        return self.tr("О программе")

    def retranslate(self) -> None:
        """All words anew."""
        self._versions.set_words(
            "Huntflow Desk",
            self.tr("Рабочее место рекрутера для Хантфлоу. Не является продуктом Хантфлоу."),
        )
        known = versions(packages=False)
        self._grid.set_rows(
            [
                (self.tr("Версия"), known["huntflow_desk"]),
                ("Python", known["python"]),
                ("Qt", str(qVersion())),
                ("SQLite", known["sqlite"]),
                (self.tr("Система"), f"{platform.system()} {platform.machine()}"),
                (self.tr("Профиль"), self._workplace.profile),
            ]
        )
        self._data.set_words(
            self.tr("Где лежат данные"),
            self.tr("Базы, настройки и журнал. Ключей в этой папке нет."),
        )
        self._folder.setText(str(self._desk.paths.root))
        self._open.set_text(self.tr("Открыть папку"))
        self._support.set_words(
            self.tr("Диагностика"),
            self.tr(
                "Версии, целость баз и проверка связи: без ключей и без личных данных. "
                "Пригодится, если придётся писать в поддержку."
            ),
        )
        self.copy_button.set_text(self.tr("Скопировать диагностику"))
        self._copied.setText("")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.paths.root)))

    def _copy(self) -> None:
        desk, workplace = self._desk, self._workplace
        self.copy_button.setEnabled(False)
        self._copied.setText(self.tr("Собираю…"))
        self._runner.start(
            lambda: examine(desk, workplace.profile, workplace.system),
            owner=self,
            key="diagnostics",
            done=self._examined,
            failed=self._not_examined,
        )

    def _examined(self, report: DoctorReport) -> None:
        self.copy_button.setEnabled(True)
        lines = [f"Qt: {qVersion()}", *report.lines()]
        self._put_on_clipboard([*lines, *(f"! {failure}" for failure in report.failures)])

    def _not_examined(self, error: BaseException) -> bool:
        self.copy_button.setEnabled(True)
        self._copied.setText(describe(error).title)
        return False

    def _put_on_clipboard(self, lines: list[str]) -> None:
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._copied.setText(self.tr("Скопировано"))
