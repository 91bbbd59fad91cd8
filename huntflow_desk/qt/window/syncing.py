"""The part of the status bar about the synchronisation: how far, how fast, pause and cancel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.fields import IconButton
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import words
from huntflow_desk.services.workplace import Workplace

LONG_MS = 2000
"""Keeping up takes a moment every few minutes: nobody is told unless it takes longer."""

_HOUR_S = 3600
_MINUTE_S = 60


class SyncStatus(QWidget):
    """Hidden until a synchronisation takes long, is paused or failed."""

    def __init__(
        self, workplace: Workplace, relay: Relay, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._text = Muted(small=True)
        self._line = BusyLine()
        self._line.setFixedWidth(theme().px(100))
        self._pause = IconButton("pause", "", self._pause_or_resume, size=12)
        self._cancel = IconButton("close", "", self._cancel_run, size=12)
        box = QHBoxLayout(self)
        box.setContentsMargins(theme().px(8), 0, theme().px(8), 0)
        box.setSpacing(theme().px(8))
        for widget in (self._text, self._line, self._pause, self._cancel):
            box.addWidget(widget)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONG_MS)
        self._patience.timeout.connect(self._show_now)
        relay.changed.connect(self._changed)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._show_now()

    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change) or change.kind != "sync":
            return
        state = self._workplace.sync.progress.state
        if state == "running":
            if self.isVisible():
                self._show_now()
            elif not self._patience.isActive():
                self._patience.start()
            return
        self._patience.stop()
        self._show_now()

    def _show_now(self) -> None:
        progress = self._workplace.sync.progress
        wanted = progress.state in ("running", "paused", "stopped", "failed")
        self.setVisible(wanted)
        if not wanted:
            return
        running = progress.state == "running"
        self._text.setText(self._words())
        self._line.setVisible(running)
        self._line.set_progress(progress.done, progress.total)
        self._pause.set_icon("pause" if running else "play")
        self._pause.set_text(
            self.tr("Приостановить синхронизацию")
            if running
            else self.tr("Продолжить синхронизацию")
        )
        self._cancel.set_text(self.tr("Остановить синхронизацию"))
        self._cancel.setVisible(progress.active)

    def _words(self) -> str:
        progress = self._workplace.sync.progress
        if progress.state == "paused":
            return self.tr("Синхронизация на паузе")
        if progress.state == "stopped":
            return self.tr("Синхронизация остановлена")
        if progress.state == "failed":
            title = words(progress.problem).title if progress.problem is not None else ""
            return self.tr("Синхронизация прервана: {problem}").replace("{problem}", title)
        step = {
            "reference": self.tr("Справочники"),
            "vacancies": self.tr("Вакансии"),
            "people": self.tr("Кандидаты"),
            "checking": self.tr("Проверка удалённых"),
            "recent": self.tr("Обновления"),
            "details": self.tr("Истории и резюме"),
        }.get(progress.step, self.tr("Синхронизация"))
        if progress.total <= 0:
            return step
        parts = [self.tr("{step}: {done} из {total}")]
        if progress.rate > 0:
            parts.append(self.tr("{rate}/с"))
        if progress.left_s is not None and progress.left_s >= 1:
            parts.append(self._left(progress.left_s))
        locale = QLocale()
        return (
            " · ".join(parts)
            .replace("{step}", step)
            .replace("{done}", locale.toString(progress.done))
            .replace("{total}", locale.toString(progress.total))
            .replace("{rate}", locale.toString(progress.rate, "f", 1))
        )

    def _left(self, seconds: float) -> str:
        if seconds >= _HOUR_S:
            return self.tr("осталось %n ч", "", round(seconds / _HOUR_S))
        if seconds >= _MINUTE_S:
            return self.tr("осталось %n мин", "", round(seconds / _MINUTE_S))
        return self.tr("осталось %n с", "", round(seconds))

    def _pause_or_resume(self) -> None:
        sync = self._workplace.sync
        if sync.progress.state == "running":
            sync.pause()
        else:
            sync.resume()

    def _cancel_run(self) -> None:
        self._workplace.sync.cancel()
