"""Language, theme, density and zoom; every choice shows at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.settings import Look
from huntflow_desk.qt.dialogs.settings.page import Group, Page
from huntflow_desk.qt.kit.inputs import Choice
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.languages import LANGUAGES
from huntflow_desk.qt.kit.theme import ZOOM_MAX, ZOOM_MIN, ZOOM_STEP
from huntflow_desk.services.workplace import Desk, Workplace


class LookPage(Page):
    """`look_changed(Look)`: kept already, to be applied."""

    look_changed = Signal(object)

    icon = "theme"

    def __init__(self, desk: Desk, workplace: Workplace, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._workplace = workplace
        self._group = Group()
        self._labels = {key: Label() for key in ("language", "theme", "density", "zoom")}
        self.language, self.theme, self.density, self.zoom = (Choice() for _ in range(4))
        for key, choice in (
            ("language", self.language),
            ("theme", self.theme),
            ("density", self.density),
            ("zoom", self.zoom),
        ):
            self._labels[key].setBuddy(choice)
            self._group.add_row(self._labels[key], choice)
            choice.chosen.connect(lambda value, name=key: self._chosen(name, value))
        self.body.addWidget(self._group)
        self.body.addStretch(1)
        self.retranslate()
        self.show_settings()

    def title(self) -> str:
        """Its name."""
        return self.tr("Вид")

    def show_settings(self) -> None:
        """Take the values as they are set now."""
        look = self._workplace.settings.look
        self.language.choose(look.language)
        self.theme.choose(look.theme)
        self.density.choose(look.density)
        self.zoom.choose(str(look.zoom_percent))

    def retranslate(self) -> None:
        """All words anew."""
        system = ("system", self.tr("Как в системе"))
        self._group.set_words(self.tr("Язык и оформление"), self.tr("Всё меняется сразу."))
        self.language.set_options([system, *LANGUAGES])
        self.theme.set_options([system, ("light", self.tr("Светлая")), ("dark", self.tr("Тёмная"))])
        self.density.set_options(
            [
                ("compact", self.tr("Плотная")),
                ("normal", self.tr("Обычная")),
                ("roomy", self.tr("Просторная")),
            ]
        )
        self.zoom.set_options(
            [(str(n), f"{n} %") for n in range(ZOOM_MIN, ZOOM_MAX + 1, ZOOM_STEP)]
        )
        names = {
            "language": self.tr("Язык"),
            "theme": self.tr("Тема"),
            "density": self.tr("Строки в списках"),
            "zoom": self.tr("Масштаб"),
        }
        for key, name in names.items():
            self._labels[key].setText(name)
        for choice, key in (
            (self.language, "language"),
            (self.theme, "theme"),
            (self.density, "density"),
            (self.zoom, "zoom"),
        ):
            choice.setAccessibleName(names[key])
        self.show_settings()

    def _chosen(self, key: str, value: str) -> None:
        old = self._workplace.settings.look
        look: Look
        if key == "zoom":
            look = replace(old, zoom_percent=int(value))
        elif key == "language":
            look = replace(old, language=value)
        elif key == "theme":
            look = replace(old, theme=value)
        else:
            look = replace(old, density=value)
        if look == old:
            return
        try:
            self._desk.change_settings(self._workplace, look=look)
        except DeskError as error:
            self._tell(error)
        self.look_changed.emit(look)
