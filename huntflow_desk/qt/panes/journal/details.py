"""One row of the log in full: what was sent, what came back, what went wrong."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from huntflow_desk.core.documents import LogRow
from huntflow_desk.qt.kit.fields import IconButton, SegmentedTabs
from huntflow_desk.qt.kit.frames import EmptyState, Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Label, Muted, moment_text
from huntflow_desk.qt.kit.viewer import TextViewer
from huntflow_desk.qt.panes.journal.source import method_text, size_text, status_text, status_tone


class LogDetails(Surface):
    """Shows a LogRow with its bodies; everything in it is plain text."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._row: LogRow | None = None
        self._status = Label(role="strong")
        self._endpoint = Label(role="strong", elide=True, selectable=True)
        self.facts = Muted(small=True, wrap=True, selectable=True)
        self.tabs = SegmentedTabs()
        self.viewer = TextViewer(mono=True)
        self._nothing = EmptyState()
        self.copy_button = IconButton("copy", "", self.copy)
        self.tabs.changed.connect(lambda _key: self._show_tab())
        head = row(self._status, spacing=8)
        head.addWidget(self._endpoint, 1)
        head.addWidget(self.copy_button)
        top = column(head, self.facts, spacing=2)
        top.setContentsMargins(12, 8, 12, 0)
        self._body = QStackedWidget()
        self._body.addWidget(self.viewer)
        self._body.addWidget(self._nothing)
        full = QWidget()
        box = column(spacing=0)
        box.addLayout(top)
        box.addLayout(row(4, self.tabs))
        box.addWidget(Line())
        box.addWidget(self._body, 1)
        full.setLayout(box)
        self._choose = EmptyState()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._choose)
        self._pages.addWidget(full)
        self.setLayout(column(self._pages))
        self._retranslate()

    @property
    def log_row(self) -> LogRow | None:
        """What is shown."""
        return self._row

    def show_row(self, found: LogRow | None) -> None:
        """Show a row, or that none is chosen."""
        other = (self._row.log_id if self._row else 0) != (found.log_id if found else 0)
        self._row = found
        self._retranslate()
        if found is not None and other:
            if found.error_message and found.is_error:
                self.tabs.choose("error")
            else:
                self.tabs.choose("response" if found.response_data is not None else "request")
            self._show_tab()

    def copy(self) -> None:
        """Put the row on the clipboard as text, in the form the log keeps it."""
        if self._row is not None:
            QGuiApplication.clipboard().setText(as_text(self._row, self.facts.full_text()))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show_tab(self) -> None:
        if self._row is None:
            return
        key = self.tabs.current()
        texts = {
            "request": pretty(self._row.request_data),
            "response": pretty(self._row.response_data),
            "error": self._row.error_message,
        }
        text = texts.get(key, "")
        if text != self.viewer.text():
            self.viewer.set_text(text)
        self._body.setCurrentIndex(0 if text else 1)
        empty = {
            "request": self.tr("Запрос был без тела."),
            "response": self.tr("Содержимое ответа не записано."),
            "error": self.tr("Ошибки не было."),
        }
        self._nothing.show_state(empty.get(key, ""), icon="")

    def _retranslate(self) -> None:
        self.tabs.set_tabs(
            [
                ("request", self.tr("Запрос")),
                ("response", self.tr("Ответ")),
                ("error", self.tr("Ошибка")),
            ]
        )
        self.copy_button.set_text(self.tr("Скопировать строку журнала"))
        self._choose.show_state(
            self.tr("Выберите строку, чтобы увидеть запрос и ответ."), icon="log"
        )
        self._pages.setCurrentIndex(0 if self._row is None else 1)
        found = self._row
        if found is None:
            return
        self._status.setText(f"{method_text(found)} {status_text(found)}")
        self._status.set_tone(status_tone(found))
        self._endpoint.setText(found.endpoint)
        parts = [
            moment_text(found.created_at),
            self.tr("{ms} мс").replace("{ms}", str(found.duration_ms)),
            self.tr("попытка {number}").replace("{number}", str(found.attempt)),
            self.tr("отправлено {size}").replace("{size}", size_text(found.bytes_out)),
            self.tr("получено {size}").replace("{size}", size_text(found.bytes_in)),
        ]
        if found.request_id:
            parts.append(self.tr("номер запроса {id}").replace("{id}", found.request_id))
        parts.append(self.tr("строка {id}").replace("{id}", str(found.log_id)))
        self.facts.setText(" · ".join(parts))
        self._show_tab()


def pretty(value: Any) -> str:
    """A body as indented JSON; text stays text; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False, indent=2)
    except (RecursionError, TypeError, ValueError):
        return str(value)[:10_000]


def as_text(found: LogRow, facts: str) -> str:
    """A row for the clipboard."""
    lines = [f"{found.method} {found.endpoint}", facts]
    for body in (found.error_message, pretty(found.request_data), pretty(found.response_data)):
        if body:
            lines += ["", body]
    return "\n".join(lines)
