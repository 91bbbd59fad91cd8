"""The outcome of a connection test as a card: sign, words, and a report to copy."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from huntflow_desk import __version__
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Label, moment_text
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import ProblemWords, report_text, report_words
from huntflow_desk.services.connections import ConnectionReport


class OutcomeCard(Surface):
    """Says how a test ended; hidden before the first one. While it runs: a thin line."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self._report: ConnectionReport | None = None
        self._moment = datetime.now(UTC)
        self._other: ProblemWords | None = None
        self._running = False
        self._sign = QLabel()
        self._title = Label(role="strong")
        self._text = Label(wrap=True, selectable=True)
        self._copy = Button("", self.copy_report, kind="quiet", icon="copy")
        self._line = BusyLine()
        head = row(self._sign, spacing=8)
        head.addWidget(self._title, 1)
        head.addWidget(self._copy)
        body = column(head, self._text, margins=12, spacing=4)
        self.setLayout(column(body, self._line, spacing=0))
        theme().changed.connect(self._show)
        self.hide()

    @property
    def report(self) -> ConnectionReport | None:
        """What is shown, if a test has ended."""
        return self._report

    def show_running(self) -> None:
        """A test goes on."""
        self._report, self._other, self._running = None, None, True
        self._line.set_busy(True)
        self._show()

    def show_report(self, report: ConnectionReport) -> None:
        """A test ended."""
        self._report, self._other, self._running = report, None, False
        self._moment = datetime.now(UTC)
        self._end()

    def show_words(self, words: ProblemWords) -> None:
        """Something else went wrong, such as a locked keyring."""
        self._report, self._other, self._running = None, words, False
        self._end()

    def clear(self) -> None:
        """Nothing to say."""
        self._report, self._other, self._running = None, None, False
        self._line.set_busy(False)
        self._show()

    def copy_report(self) -> None:
        """Put the report on the clipboard; it holds no keys."""
        if self._report is not None:
            text = report_text(self._report, version=__version__, moment=moment_text(self._moment))
            QGuiApplication.clipboard().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _end(self) -> None:
        self._line.set_busy(False)
        self._show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _show(self) -> None:
        self._copy.set_text(self.tr("Скопировать отчёт"))
        self._copy.setVisible(self._report is not None)
        found = self._other
        if self._report is not None:
            found = report_words(self._report)
        elif self._running:
            found = ProblemWords(
                self.tr("Проверяю подключение…"),
                self.tr("Обычно хватает секунды."),
                "",
                "muted",
                "clock",
            )
        self.setVisible(found is not None)
        if found is None:
            return
        self._sign.setPixmap(theme().pixmap(found.icon, 18, found.tone))
        self._title.setText(found.title)
        self._title.set_tone(found.tone if found.tone != "muted" else "text")
        self._text.setText(found.text)
        self.setAccessibleName(f"{found.title}. {found.text}")
