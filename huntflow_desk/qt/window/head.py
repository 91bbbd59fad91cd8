"""The top of the window: where one is, the search for a name, theme and settings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.settings import System
from huntflow_desk.qt.kit.fields import Button, IconButton, SearchField
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.labels import Heading, Label
from huntflow_desk.qt.kit.theme import theme


class Head(QWidget):
    """A band that says it is not production, over the organisation's name and the tools.

    `searched(text)`: a name was typed; `theme_toggled`, `settings_requested`; `leave_requested`:
    the way out of demo or sandbox.
    """

    searched = Signal(str)
    theme_toggled = Signal()
    settings_requested = Signal()
    leave_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme().px
        self._system = System.PROD
        self._band_text = Label(elide=True)
        self._leave = Button("", self.leave_requested.emit)
        self._band = Surface("sandbox")
        band = row(self._band_text, self._leave)
        band.setContentsMargins(px(12), px(4), px(12), px(4))
        band.setStretchFactor(self._band_text, 1)
        self._band.setLayout(band)
        self._organisation = Heading(level=2, elide=True)
        self.search = SearchField()
        self.search.setFixedWidth(px(260))
        self._theme = IconButton("theme", "", self.theme_toggled.emit)
        self._settings = IconButton("settings", "", self.settings_requested.emit)
        self._bar = QWidget()
        bar = row(self._organisation, self.search, self._theme, self._settings)
        bar.setContentsMargins(px(12), px(6), px(12), px(6))
        bar.setStretchFactor(self._organisation, 1)
        self._bar.setLayout(bar)
        self.setLayout(column(self._band, self._bar, spacing=0))
        self.search.text_settled.connect(self.searched)
        self._retranslate()

    def show_place(self, system: System, organisation: str) -> str:
        """Say where one is; gives the same for the title of the window."""
        self._system = system
        self._organisation.setText(organisation)
        self._show_band()
        title = " — ".join(part for part in (organisation, "Huntflow Desk") if part)
        mark = self._mark()
        return f"[{mark}] {title}" if mark else title

    def show_tools(self, on: bool) -> None:
        """The line under the band; triage does without."""
        self._bar.setVisible(on)

    def focus_search(self) -> None:
        """Begin to type a name."""
        self.search.setFocus()
        self.search.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.search.set_placeholder(self.tr("Найти кандидата"))
        self._theme.set_text(self.tr("Тёмная или светлая тема"))
        self._settings.set_text(self.tr("Настройки"))
        self._show_band()

    def _mark(self) -> str:
        return {
            System.SANDBOX: self.tr("ПЕСОЧНИЦА"),
            System.DEMO: self.tr("ПРИМЕР"),
        }.get(self._system, "")

    def _show_band(self) -> None:
        self._band.setVisible(bool(self._mark()))
        if self._system is System.SANDBOX:
            self._band_text.setText(
                self.tr("ПЕСОЧНИЦА. Всё, что вы меняете, остаётся в пробной базе.")
            )
            self._leave.set_text(self.tr("Перейти в боевую"))
        elif self._system is System.DEMO:
            self._band_text.setText(
                self.tr("ПРИМЕР. Люди вымышлены, изменения никуда не отправляются.")
            )
            self._leave.set_text(self.tr("Подключить Хантфлоу…"))
