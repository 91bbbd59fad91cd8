"""Dialogs that the window opens about itself, about finding and about one person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from huntflow_desk.qt.dialogs.finding import FindDialog
    from huntflow_desk.qt.window import MainWindow


class Opening(QObject):
    """Opens them over a window, for the workplace it shows; without one nothing opens."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def wizard(self) -> None:
        """First steps: the demo or a connection."""
        from huntflow_desk.qt.dialogs.wizard import WizardDialog

        window = self._window
        if window.workplace is None:
            return
        wizard = WizardDialog(window.desk, window.workplace, window.runner, window)
        wizard.demo_requested.connect(window.demo_requested)
        wizard.connected.connect(window.switch_requested)
        wizard.language_chosen.connect(window.set_language)
        self._open(wizard)

    def settings(self, page: str = "") -> None:
        """Everything that can be set; `page` opens one page."""
        from huntflow_desk.qt.dialogs.settings import SettingsDialog

        window = self._window
        if window.workplace is None or window.relay is None:
            return
        dialog = SettingsDialog(window.desk, window.workplace, window.runner, window.relay, window)
        dialog.switch_requested.connect(window.switch_requested)
        dialog.erase_requested.connect(window.erase_requested)
        dialog.look_changed.connect(window.apply_look)
        window.commands.offer()
        dialog.keys.offer(window.actions_by_key.commands())
        if page:
            dialog.show_page(page)
        self._open(dialog)

    def keys(self) -> None:
        """The keys that hold where the keyboard is."""
        from huntflow_desk.qt.dialogs.keysheet import KeySheetDialog
        from huntflow_desk.qt.kit.keys import where_of

        where = where_of(self._window.focusWidget()) or ""
        dialog = KeySheetDialog(self._window.actions_by_key, where, self._window)
        dialog.change_requested.connect(partial(self.settings, "keys"))
        self._open(dialog)

    def switcher(self) -> None:
        """A few letters, and there is the person, vacancy or saved search."""
        from huntflow_desk.qt.dialogs.finding import SwitcherDialog

        self._find(SwitcherDialog)

    def palette(self) -> None:
        """A few letters, and there is the command, person or vacancy."""
        from huntflow_desk.qt.dialogs.finding import PaletteDialog

        self._find(partial(PaletteDialog, self._window.actions_by_key))

    def forget(self) -> None:
        """Ask whether the person on screen is to be forgotten here."""
        from huntflow_desk.qt.dialogs.forget import ForgetDialog

        window = self._window
        person = window.doing.person if window.doing is not None else None
        if window.workplace is None or person is None:
            return
        dialog = ForgetDialog(window.workplace, window.runner, *person, parent=window)
        dialog.accepted.connect(
            lambda: window.toasts.show_toast(self.tr("Кандидат забыт на этом компьютере"))
        )
        self._open(dialog)

    def undo_batch(self, batch_id: int) -> None:
        """Ask what of a batch of resumes is to be taken back."""
        from huntflow_desk.qt.dialogs.undobatch import UndoBatchDialog

        window = self._window
        if window.workplace is not None:
            self._open(UndoBatchDialog(window.workplace, window.runner, batch_id, parent=window))

    def _find(self, make: Callable[..., FindDialog]) -> None:
        window, room = self._window, self._window.room
        if window.workplace is None or room is None:
            return
        dialog = make(window.workplace, window.runner, room.account_id, window)
        dialog.person_chosen.connect(room.show_person)
        dialog.vacancy_chosen.connect(room.show_vacancy)
        dialog.view_chosen.connect(room.show_view)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
