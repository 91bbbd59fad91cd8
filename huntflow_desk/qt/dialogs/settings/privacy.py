"""What the log keeps and for how long, and the way to erase everything of a profile."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.settings import LogPolicy
from huntflow_desk.qt.dialogs.settings.page import Group, Page
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.inputs import Choice, Number
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Desk, Workplace

FULL_MINUTES = 60
PRUNE_DELAY_MS = 1500


class PrivacyPage(Page):
    """`erase_asked`: the person typed the profile's name and pressed the red button."""

    erase_asked = Signal()

    icon = "lock"

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
        self._log = Group()
        self._bodies_label = Label()
        self.bodies = Choice()
        self.bodies.chosen.connect(self._bodies_chosen)
        self._until = Muted(small=True, wrap=True)
        self._limits = {key: Label() for key in ("days", "rows", "mb")}
        self.days = Number(1, 365)
        self.rows = Number(100, 200_000, 1_000)
        self.megabytes = Number(1, 2_000, 10)
        self._log.add_row(self._bodies_label, self.bodies)
        self._log.add_row(Label(), self._until, fill=True)
        for key, box in (("days", self.days), ("rows", self.rows), ("mb", self.megabytes)):
            self._limits[key].setBuddy(box)
            self._log.add_row(self._limits[key], box)
            box.valueChanged.connect(self._limits_changed)
        self._erase = Group()
        self._typed_label = Label()
        self.typed = QLineEdit()
        self.typed.setMaximumWidth(theme().px(260))
        self.typed.textChanged.connect(self._typed_changed)
        self.erase_button = Button("", self.erase_asked.emit, kind="danger", icon="trash")
        self.erase_button.setEnabled(False)
        self._typed_label.setBuddy(self.typed)
        self._erase.add_row(self._typed_label, self.typed, self.erase_button)
        self.body.addWidget(self._log)
        self.body.addWidget(self._erase)
        self.body.addStretch(1)
        self._clock = QTimer(self)
        self._clock.setInterval(15_000)
        self._clock.timeout.connect(self._show_until)
        # Spin boxes change many times in a row; pruning waits until they rest.
        self._prune = QTimer(self)
        self._prune.setSingleShot(True)
        self._prune.setInterval(PRUNE_DELAY_MS)
        self._prune.timeout.connect(self._prune_now)
        self.retranslate()
        self.show_settings()

    def title(self) -> str:
        """Its name."""
        return self.tr("Приватность")

    def show_settings(self) -> None:
        """Take the values as they are set now."""
        policy = self._workplace.settings.log
        self.bodies.choose(self._bodies_now(policy))
        for box, value in (
            (self.days, policy.keep_days),
            (self.rows, policy.keep_rows),
            (self.megabytes, policy.keep_mb),
        ):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._show_until()

    def retranslate(self) -> None:
        """All words anew."""
        self._log.set_words(
            self.tr("Журнал запросов"),
            self.tr("Журнал остаётся на этом компьютере. Ключи в него не попадают никогда."),
        )
        self._bodies_label.setText(self.tr("Содержимое запросов"))
        self.bodies.setAccessibleName(self.tr("Содержимое запросов"))
        self.bodies.set_options(
            [
                ("redacted", self.tr("Без личных данных")),
                ("none", self.tr("Не записывать")),
                ("full", self.tr("Полностью, на 60 минут")),
            ]
        )
        for key, text in (
            ("days", self.tr("Хранить дней")),
            ("rows", self.tr("Хранить строк")),
            ("mb", self.tr("Хранить МБ")),
        ):
            self._limits[key].setText(text)
        self.days.setAccessibleName(self.tr("Хранить дней"))
        self.rows.setAccessibleName(self.tr("Хранить строк"))
        self.megabytes.setAccessibleName(self.tr("Хранить МБ"))
        self._erase.set_words(
            self.tr("Стереть всё"),
            self.tr(
                "Удалит с этого компьютера ключи, сохранённые данные, журнал и настройки профиля. "
                "В самом Хантфлоу ничего не изменится; токен отзывается там, в настройках API."
            ),
        )
        name = self._workplace.profile
        self._typed_label.setText(self.tr("Введите «{name}»").replace("{name}", name))
        self.typed.setAccessibleName(self.tr("Имя профиля для подтверждения"))
        self.erase_button.set_text(self.tr("Стереть"))
        self._show_until()

    def showEvent(self, event: QShowEvent) -> None:
        """The minutes run."""
        super().showEvent(event)
        self._clock.start()
        self._show_until()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def _now(self) -> float:
        return self._desk.clock().timestamp()

    def _bodies_now(self, policy: LogPolicy) -> str:
        """The choice in force: "full" ends by itself."""
        if policy.bodies == "full" and self._now() >= policy.full_until:
            return "redacted"
        return policy.bodies

    def _bodies_chosen(self, bodies: str) -> None:
        until = self._now() + FULL_MINUTES * 60 if bodies == "full" else 0.0
        self._keep(replace(self._workplace.settings.log, bodies=bodies, full_until=until))
        self._show_until()

    def _limits_changed(self) -> None:
        self._keep(
            replace(
                self._workplace.settings.log,
                keep_days=self.days.value(),
                keep_rows=self.rows.value(),
                keep_mb=self.megabytes.value(),
            )
        )
        self._prune.start()

    def _prune_now(self) -> None:
        self._runner.start(
            self._workplace.journal.prune,
            owner=None,
            key="journal-prune",
            background=True,
        )

    def _keep(self, policy: LogPolicy) -> None:
        try:
            self._desk.change_settings(self._workplace, log=policy)
        except DeskError as error:
            self._tell(error)
        self._workplace.journal.policy = policy

    def _show_until(self) -> None:
        policy = self._workplace.settings.log
        now = self._bodies_now(policy)
        self.bodies.choose(now)
        if now == "full":
            minutes = max(1, math.ceil((policy.full_until - self._now()) / 60))
            text = self.tr(
                "Имена и контакты людей видны в журнале ещё %n мин, потом снова скрываются.",
                "",
                minutes,
            )
            self._until.set_tone("warn")
        else:
            self._until.set_tone("muted")
            text = (
                self.tr("Видны адрес, код и время ответа.")
                if now == "none"
                else self.tr("Имена, контакты и тексты заменены их длиной.")
            )
        self._until.setText(text)

    def _typed_changed(self, text: str) -> None:
        self.erase_button.setEnabled(text.strip() == self._workplace.profile)
