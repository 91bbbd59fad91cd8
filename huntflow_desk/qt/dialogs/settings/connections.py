"""Connections: which system is in work, both of them, the network, and profiles."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.settings import System
from huntflow_desk.qt.connecting.network import NetworkForm
from huntflow_desk.qt.dialogs.settings.page import Group, Page
from huntflow_desk.qt.dialogs.settings.system import SystemGroup
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.inputs import Choice
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Desk, Workplace


class ConnectionsPage(Page):
    """`switch_asked(profile, System)`: open that one now. `rebuild_asked`: what is open must be
    connected anew, in its own time."""

    switch_asked = Signal(str, object)
    rebuild_asked = Signal()

    icon = "link"

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
        self._active = Group()
        self._active_label = Label()
        self._radios = QButtonGroup(self)
        self.radios = {System.PROD: QRadioButton(), System.SANDBOX: QRadioButton()}
        for system, radio in self.radios.items():
            self._radios.addButton(radio)
            radio.clicked.connect(lambda _=False, which=system: self._system_chosen(which))
        self._active.add_row(self._active_label, *self.radios.values())
        self._profile_label, self._new_label = Label(), Label()
        self.profiles = Choice()
        self.profiles.chosen.connect(self._profile_chosen)
        self.new_name = QLineEdit()
        self.new_name.setMaximumWidth(theme().px(220))
        self.new_name.textChanged.connect(self._name_changed)
        self.new_name.returnPressed.connect(self._create)
        self.create_button = Button("", self._create, icon="plus")
        self._profile_label.setBuddy(self.profiles)
        self._new_label.setBuddy(self.new_name)
        self._active.add_row(self._profile_label, self.profiles)
        self._active.add_row(self._new_label, self.new_name, self.create_button)
        self.systems = {
            system: SystemGroup(system, desk, workplace, runner)
            for system in (System.PROD, System.SANDBOX)
        }
        for group in self.systems.values():
            group.changed.connect(self._system_changed)
            group.trouble.connect(self.trouble)
        self._net = Group()
        self.network = NetworkForm()
        self.network.changed.connect(self._network_changed)
        self._net.body.addWidget(self.network)
        for widget in (self._active, *self.systems.values(), self._net):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.retranslate()
        self.show_settings()

    def title(self) -> str:
        """Its name."""
        return self.tr("Подключения")

    def show_settings(self) -> None:
        """Take the values as they are set now."""
        connection = self._workplace.settings.connection
        self.radios[connection.active_system].setChecked(True)
        self.network.set_values(connection.proxy, connection.ca_file)
        names = sorted({*self._desk.profiles(), self._workplace.profile})
        self.profiles.set_options([(name, one_line(name, 60)) for name in names])
        self.profiles.choose(self._workplace.profile)

    def retranslate(self) -> None:
        """All words anew."""
        demo = self._workplace.system is System.DEMO
        self._active.set_words(
            self.tr("Что открыто"),
            self.tr("Сейчас открыт пример с вымышленными людьми.")
            if demo
            else self.tr("У каждой системы и каждого профиля свои данные, журнал и ключи."),
        )
        self._active_label.setText(self.tr("Система"))
        self.radios[System.PROD].setText(self.tr("Боевая"))
        self.radios[System.SANDBOX].setText(self.tr("Песочница"))
        self._profile_label.setText(self.tr("Профиль"))
        self.profiles.setAccessibleName(self.tr("Профиль"))
        self._new_label.setText(self.tr("Новый профиль"))
        self.new_name.setAccessibleName(self.tr("Имя нового профиля"))
        self.new_name.setPlaceholderText(self.tr("Имя"))
        self.create_button.set_text(self.tr("Создать"))
        self._net.set_words(self.tr("Сеть"), self.tr("Для обеих систем этого профиля."))
        self._name_changed(self.new_name.text())

    def _system_chosen(self, system: System) -> None:
        workplace = self._workplace
        connection = replace(workplace.settings.connection, active_system=system)
        if connection != workplace.settings.connection:
            try:
                self._desk.change_settings(workplace, connection=connection)
            except DeskError as error:
                self._tell(error)
        if system is not workplace.system:
            self.switch_asked.emit(workplace.profile, system)

    def _system_changed(self, system: System) -> None:
        if system is self._workplace.system:
            self.rebuild_asked.emit()

    def _network_changed(self, proxy: str, ca_file: str) -> None:
        connection = replace(self._workplace.settings.connection, proxy=proxy, ca_file=ca_file)
        try:
            self._desk.change_settings(self._workplace, connection=connection)
        except DeskError as error:
            self._tell(error)
        if self._workplace.system is not System.DEMO:
            self.rebuild_asked.emit()

    def _profile_chosen(self, name: str) -> None:
        if name != self._workplace.profile:
            system = self._desk.settings(name).connection.active_system
            self.switch_asked.emit(name, system)

    def _name_changed(self, text: str) -> None:
        name = text.strip()
        usable = self._desk.can_name_profile(name)
        taken = name.casefold() in {known.casefold() for known in self._desk.profiles()}
        self.create_button.setEnabled(usable and not taken)
        self.create_button.setToolTip(self.tr("Такой профиль уже есть") if taken else "")

    def _create(self) -> None:
        if self.create_button.isEnabled():
            self.switch_asked.emit(self.new_name.text().strip(), System.PROD)
