"""The main window: holds the panes of a workplace from its opening to its end, and gives commands,
dialogs and trouble their places. Each of these has a file of its own."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.settings import Look, System
from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import Failure, TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.window.head import Head
from huntflow_desk.qt.window.room import Room
from huntflow_desk.qt.window.status import StatusBar
from huntflow_desk.services.workplace import Desk, Workplace

if TYPE_CHECKING:
    import asyncio

    # Made with the first command, after the first paint.
    from huntflow_desk.qt.kit.notices import NoticeBar, Toasts
    from huntflow_desk.qt.kit.turns import Turns
    from huntflow_desk.qt.panes.triage import TriagePane
    from huntflow_desk.qt.window.changes import Changes
    from huntflow_desk.qt.window.commands import Commands
    from huntflow_desk.qt.window.doing import Doing
    from huntflow_desk.qt.window.dropping import Dropping
    from huntflow_desk.qt.window.glances import Glances
    from huntflow_desk.qt.window.opening import Opening
    from huntflow_desk.qt.window.telling import Telling
    from huntflow_desk.qt.window.triaging import Triaging

MIN_WIDTH, MIN_HEIGHT = 800, 560


class MainWindow(QMainWindow):
    """Wishes go to the roof: `switch_requested(profile, system)`, `demo_requested`,
    `erase_requested(profile)`; `painted` comes after the first paint, `closing` when a person
    closes the window."""

    key_view = ""

    painted = Signal()
    closing = Signal()
    demo_requested = Signal()
    switch_requested = Signal(str, object)
    erase_requested = Signal(str)

    def __init__(self, desk: Desk, languages: Languages) -> None:
        super().__init__()
        self.desk = desk
        self.languages = languages
        self._was_painted = False
        self.workplace: Workplace | None = None
        self.runner = self._new_runner()
        self.room: Room | None = None
        self._doing: Doing | None = None
        self.triaging: Triaging | None = None
        self._status: StatusBar | None = None
        self.relay: Relay | None = None
        self.changes: Changes | None = None
        self.dropping: Dropping | None = None
        self._files: tuple[Path, ...] = ()

        self.head = Head()
        self.head.searched.connect(self._searched)
        self.head.theme_toggled.connect(self.toggle_theme)
        self.head.settings_requested.connect(lambda: self.show_settings())
        self.head.leave_requested.connect(self._leave_system)
        self._holder = QWidget()
        self._box = QVBoxLayout(self._holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.head)
        self.setCentralWidget(self._holder)
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)
        self.resize(theme().px(1280), theme().px(800))
        self.actions_by_key = Actions(self, {}, lambda need: self.commands.has(need))
        self.actions_by_key.refused.connect(self._refused)
        self.actions_by_key.keys_changed.connect(self._show_hints)
        languages.changed.connect(self._language_changed)
        self._retranslate()

    # Made when it is needed: the first paint does without

    @functools.cached_property
    def later(self) -> Turns:
        """Steps that wait until the first pictures stand."""
        from huntflow_desk.qt.kit.turns import Turns

        return Turns(self)

    @functools.cached_property
    def notices(self) -> NoticeBar:
        """Bars under the head."""
        from huntflow_desk.qt.kit.notices import NoticeBar

        notices = NoticeBar()
        self._box.insertWidget(1, notices)
        return notices

    @functools.cached_property
    def toasts(self) -> Toasts:
        """Short words over the panes."""
        from huntflow_desk.qt.kit.notices import Toasts

        return Toasts(self._holder)

    @functools.cached_property
    def commands(self) -> Commands:
        """What commands do."""
        from huntflow_desk.qt.window.commands import Commands

        return Commands(self)

    @functools.cached_property
    def glances(self) -> Glances:
        """Commands that look and change nothing."""
        from huntflow_desk.qt.window.glances import Glances

        return Glances(self)

    @functools.cached_property
    def opening(self) -> Opening:
        """The window's dialogs."""
        from huntflow_desk.qt.window.opening import Opening

        return Opening(self)

    @functools.cached_property
    def telling(self) -> Telling:
        """Bars about trouble."""
        from huntflow_desk.qt.window.telling import Telling

        return Telling(self)

    @property
    def doing(self) -> Doing | None:
        """What changes people and vacancies of the open workplace."""
        if self._doing is None and self.workplace is not None and self.room is not None:
            from huntflow_desk.qt.window.doing import Doing

            assert self.relay is not None
            self._doing = Doing(self, self.workplace, self.runner, self.room, self.relay)
        return self._doing

    def make_triaging(self) -> Triaging | None:
        """Triage over the room of the open workplace; made when it is first asked for."""
        if self.triaging is None and self.workplace is not None and self.room is not None:
            from huntflow_desk.qt.window.triaging import Triaging

            assert self.relay is not None
            self.triaging = Triaging(self.workplace, self.runner, self.room, self.relay, self)
            self.triaging.made.connect(self._place_triage)
            self.triaging.wished.connect(self._wished)
            self.triaging.opened.connect(self._show_triage)
            self.triaging.closed.connect(self._show_triage)
            self.triaging.decision_needed.connect(self._move)
        return self.triaging

    # The workplace

    def show_workplace(self, workplace: Workplace) -> None:
        """Build the first panes of a workplace, with what is kept. `fill` and `complete` follow
        when they are painted; what starts with the window and is not in that picture goes there,
        as a step of `later`."""
        self.workplace = workplace
        if "notices" in self.__dict__:
            # Forget nobody's error bars: they belong to the workplace that was left.
            self.telling.clear()
        self.relay = Relay(workplace.bus.listen, self)
        self.relay.changed.connect(self._changed)
        self._use_keys()
        self.room = Room(workplace, self.runner)
        self.room.account_changed.connect(self._account_changed)
        self.room.wished.connect(self._wished)
        self.room.move_requested.connect(self._move)
        self.room.person_menu_requested.connect(self._open_person_menu)
        self.room.use_hints(self.actions_by_key.hint)
        self.room.keys_requested.connect(self.show_wizard)
        self._box.addWidget(self.room, 1)
        self._status = StatusBar(workplace, self.runner, self.relay)
        self._status.errors_clicked.connect(self.room.show_errors)
        self._status.retry_clicked.connect(lambda: self.commands.check())
        self.setStatusBar(self._status)
        state = self.desk.window_state(workplace.profile)
        self.actions_by_key.remember(state.get("commands"))
        self.room.restore_state(state.get("room"))
        self.room.begin()
        for note in workplace.store.notes:
            self.show_problem(note)
        self._show_titles()

    def fill(self) -> None:
        """The first paint is done: show the card of whoever is chosen, from what is kept."""
        if self.room is not None:
            self.room.fill()

    def complete(self, loop: asyncio.AbstractEventLoop) -> None:
        """The loop runs: begin to refresh what is not fresh, build the rest."""
        self.fill()
        self.runner.open(loop)
        self.later.add(self.commands.offer)
        if self.room is not None and self._status is not None:
            self.later.add(
                *self.room.later_parts(),
                self._follow_changes,
                self._status.complete,
                self._take_files,
            )
        self.later.begin()

    def _follow_changes(self) -> None:
        """Undo, and what is told of changes on their way."""
        from huntflow_desk.qt.window.changes import Changes

        workplace, relay, room = self.workplace, self.relay, self.room
        if workplace is not None and relay is not None and room is not None and self._status:
            self.changes = Changes(self, workplace, relay, room, self._status)

    def _take_files(self) -> None:
        """Drops, paste and files the program was started with."""
        from huntflow_desk.qt.window.dropping import Dropping

        if self.workplace is not None and self.relay is not None and self.room is not None:
            self.dropping = Dropping(self, self.workplace, self.relay, self.room)
            self.open_files(())

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files as resumes, now or as soon as that can be done."""
        self._files = (*self._files, *paths)
        if self.dropping is not None and self.room is not None and self._files:
            if self.room.account_id is None:
                return
            files, self._files = self._files, ()
            self.dropping.open_files(files)

    async def leave_workplace(self) -> None:
        """Keep the window's state, end all work, take the panes away."""
        if self.workplace is None:
            return
        self.keep_state()
        self.later.stop()
        if self._status is not None:
            self._status.stop()
        if self._doing is not None:
            await self._doing.leave()
        if self.triaging is not None:
            self.triaging.end()
            await self.triaging.leave()
            self.triaging.deleteLater()
            self.triaging = None
        if self._doing is not None:
            self._doing.deleteLater()
            self._doing = None
        if self.room is not None:
            await self.room.leave()
        if self.changes is not None:
            self.changes.stop()
            self.changes = None
        if self.dropping is not None:
            self.dropping.stop()
            self.dropping = None
        await self.runner.close()
        self.runner.deleteLater()
        self.runner = self._new_runner()
        if self.relay is not None:
            self.relay.stop()
            self.relay.deleteLater()
            self.relay = None
        if self.room is not None:
            self._box.removeWidget(self.room)
            self.room.hide()
            self.room.deleteLater()
            self.room = None
        self.workplace = None

    def restore_state(self, profile: str) -> None:
        """Size and place as they were."""
        geometry = self.desk.window_state(profile).get("geometry")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))

    def keep_state(self) -> None:
        """Remember size, place, panes and columns. A full disk is no reason to stay open."""
        if self.workplace is None or self.room is None or self.workplace.system is System.DEMO:
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        try:
            self.desk.keep_window_state(
                self.workplace.profile,
                {
                    "geometry": geometry,
                    "room": self.room.save_state(),
                    "commands": self.actions_by_key.recent,
                },
            )
        except DeskError as error:
            self.show_problem(error)

    # Words and dialogs

    def show_wizard(self) -> None:
        """First steps: the demo or a connection."""
        self.opening.wizard()

    def show_settings(self, page: str = "") -> None:
        """Everything that can be set; `page` opens one page."""
        self.opening.settings(page)

    def show_problem(self, error: BaseException, retry: Callable[[], object] | None = None) -> None:
        """A bar for an error; `retry` goes with its button."""
        self.telling.problem(error, retry)

    # Look

    def apply_look(self, look: object) -> None:
        """Language, theme, density and zoom, live; kept in the settings by whoever changed them."""
        if isinstance(look, Look):
            theme().set_look(
                scheme=look.theme, density=look.density, zoom_percent=look.zoom_percent
            )
            self.languages.set_language(look.language)

    def set_language(self, code: str) -> None:
        """Change the language and remember it."""
        self._change_look(language=code)

    def switch_language(self) -> None:
        """The other of the two."""
        self.set_language("en" if self.languages.current == "ru" else "ru")

    def toggle_theme(self) -> None:
        """Light or dark, and remember it."""
        self._change_look(theme="light" if theme().dark else "dark")

    def zoom(self, percent: int) -> None:
        """Larger or smaller, and remember it."""
        self._change_look(zoom_percent=percent)

    def _change_look(self, **changes: str | int) -> None:
        if self.workplace is None:
            return
        look = replace(self.workplace.settings.look, **changes)  # type: ignore[arg-type]
        try:
            self.desk.change_settings(self.workplace, look=look)
        except DeskError as error:
            self.show_problem(error)
        self.apply_look(look)

    def _show_titles(self) -> None:
        workplace, account = self.workplace, None
        if workplace is not None:
            wanted = self.room.account_id if self.room else workplace.account_id
            known = {one.account_id: one for one in workplace.library.accounts()}
            account = known.get(wanted) if wanted is not None else None
        name = one_line(account.name, 80) if account is not None else ""
        system = workplace.system if workplace is not None else System.PROD
        self.setWindowTitle(self.head.show_place(system, name))

    def _retranslate(self) -> None:
        self.actions_by_key.retranslate()
        self._show_titles()

    def _language_changed(self, code: str) -> None:
        self.setLocale(self.languages.locale)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint is what start-up is measured by; everything else waits for it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from the card."""
        if event.key() == Qt.Key.Key_Escape and self.room is not None and self.room.back():
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The roof ends the program after keys and files are safe."""
        event.ignore()
        self.closing.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # What parts of the workplace ask

    def _wished(self, key: str, about: object = None) -> None:
        """A pane asks for a command, or for it about something particular."""
        if about is None:
            self.actions_by_key.run(key)
        elif key == "snooze" and isinstance(about, int):
            if self.changes is not None:
                self.changes.reminding.postpone(about)
        elif self.doing is not None:
            self.doing.wish(key, about)

    def _move(self, applicant_ids: tuple[int, ...], vacancy_id: int, stage_id: int) -> None:
        """Board or triage wants people on another stage."""
        reason = self.doing.why_nothing() if self.doing is not None else ""
        if reason:
            self._refused(reason)
        elif self.doing is not None:
            self.doing.move(applicant_ids, vacancy_id, stage_id)

    def _refused(self, reason: str) -> None:
        self.toasts.show_toast(reason, kind="info")

    def _open_person_menu(self, place: QPoint) -> None:
        self.actions_by_key.menu("person").popup(place)

    def _searched(self, text: str) -> None:
        if self.room is not None:
            self.room.search_people(text)

    def _leave_system(self) -> None:
        """From the demo to a connection, from the sandbox to production."""
        if self.workplace is None:
            return
        if self.workplace.system is System.DEMO:
            self.show_wizard()
        else:
            self.switch_requested.emit(self.workplace.profile, System.PROD)

    def _place_triage(self, pane: TriagePane) -> None:
        pane.use_hints(self.actions_by_key.hint)
        self._box.addWidget(pane, 1)

    def _show_triage(self) -> None:
        """A triage takes the place of the room."""
        on = self.triaging is not None and self.triaging.on
        if self.room is not None:
            self.room.setVisible(not on)
        self._show_hints()
        self.head.show_tools(not on)
        # The digits must be seen all the time.
        self.toasts.stand_above(self.triaging.pane.strip if self.triaging and on else None)

    def _show_hints(self) -> None:
        if self.room is not None:
            self.room.use_hints(self.actions_by_key.hint)
        if self.triaging is not None and self.triaging.on:
            self.triaging.pane.use_hints(self.actions_by_key.hint)

    # What changed

    def _account_changed(self, account_id: int) -> None:
        if self.workplace is not None:
            try:
                self.desk.change_settings(self.workplace, account_id=account_id)
            except DeskError as error:
                self.show_problem(error)
        self._show_titles()

    def _changed(self, change: object) -> None:
        kind = getattr(change, "kind", "")
        if kind == "account":
            self._show_titles()
            self.open_files(())
        elif kind == "settings":
            self._use_keys()
        elif kind == "connection" and self.workplace is not None:
            self.commands.connection()
            self.telling.connection()

    def _use_keys(self) -> None:
        if self.workplace is not None:
            keys = self.workplace.settings.keys
            self.actions_by_key.use_keys(keys.own, single=keys.single)

    def _new_runner(self) -> TaskRunner:
        runner = TaskRunner(self, held=True)
        runner.failed.connect(self._failed)
        return runner

    def _failed(self, failure: object) -> None:
        if isinstance(failure, Failure):
            self.telling.failed(failure)
