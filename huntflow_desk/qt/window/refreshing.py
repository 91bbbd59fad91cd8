"""Asking the server anew for what is on screen: at the start, at a wish, back in the network."""

from __future__ import annotations

from PySide6.QtCore import QObject

from huntflow_desk.core.events import Change
from huntflow_desk.qt.window.room import Room


class Refreshing(QObject):
    """Knows what of a room is to be asked for, and when; the panes ask for their parts."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._room = room
        self._runner = room.runner
        self._library = room.workplace.library
        self._usable = True
        room.relay.changed.connect(self._changed)

    def mend(self) -> None:
        """After an update of the program the lists are made anew."""
        if self._library.lists_are_whole():
            return
        self._runner.start(
            self._library.mend,
            owner=self,
            key="mend",
            label=self.tr("Обновление списков"),
            background=True,
        )

    def refresh(self, *, force: bool = False) -> None:
        """Ask for the organisations; a person's wish (`force`) is about all that is on screen."""
        if not force and self._library.accounts_are_fresh():
            return
        self._runner.start(
            self._library.refresh_accounts,
            owner=self,
            key="accounts",
            done=lambda _: self._accounts_read(force),
            label=self.tr("Организации"),
            background=not force,
        )

    def read_dictionaries(self, *, force: bool = False) -> None:
        """Ask for the dictionaries of the organisation in work."""
        account_id = self._room.account_id
        if account_id is None or (not force and self._library.dictionaries_are_fresh(account_id)):
            return
        self._runner.start(
            lambda: self._library.refresh_dictionaries(account_id, force=force),
            owner=self,
            key="dictionaries",
            label=self.tr("Справочники"),
            background=True,
        )

    def _accounts_read(self, force: bool) -> None:
        if self._room.account_id is None:
            self._room.go_to_account(self._room.workplace.account_id)
        elif force:
            self._refresh_panes(force=True)

    def _changed(self, change: object) -> None:
        if isinstance(change, Change) and change.kind == "connection":
            was, self._usable = self._usable, self._room.workplace.session.state.usable
            if self._usable and not was:
                # Back in the network: what is on screen may have changed meanwhile.
                self.refresh()
                self._refresh_panes(force=False)

    def _refresh_panes(self, *, force: bool) -> None:
        self.read_dictionaries(force=force)
        self._room.vacancies.refresh(force=force)
        self._room.here.refresh(force=force)
        self._room.card.refresh(force=force)
