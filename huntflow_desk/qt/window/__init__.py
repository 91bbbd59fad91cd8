"""The main window: places the panes, carries commands to them, shows what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from huntflow_desk.core.errors import DeskError, Problem, explain
from huntflow_desk.core.settings import Look, System
from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.kit.fields import Button, IconButton, SearchField
from huntflow_desk.qt.kit.frames import Surface, row
from huntflow_desk.qt.kit.labels import Heading, Label
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.notices import Notice, NoticeBar, Toasts
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import Failure, TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.turns import Turns
from huntflow_desk.qt.window.room import Room
from huntflow_desk.qt.window.status import StatusBar
from huntflow_desk.services.workplace import Desk, Workplace

if TYPE_CHECKING:
    import asyncio

    from huntflow_desk.qt.dialogs.finding import FindDialog
    from huntflow_desk.qt.panes.intake import IntakePane

    # Made with the first command, after the first paint.
    from huntflow_desk.qt.panes.triage import TriagePane
    from huntflow_desk.qt.problems import ProblemWords
    from huntflow_desk.qt.window.changes import Changes
    from huntflow_desk.qt.window.doing import Doing
    from huntflow_desk.qt.window.dropping import Dropping
    from huntflow_desk.qt.window.triaging import Triaging

MIN_WIDTH, MIN_HEIGHT = 800, 560

DOING = (
    "new_applicant",
    "edit",
    "move",
    "reject",
    "comment",
    "tags",
    "add_to_vacancy",
    "duplicates",
    "delete_applicant",
    "edit_vacancy",
    "close_vacancy",
    "hold_vacancy",
    "resume_vacancy",
)
"""Commands that `Doing` carries out."""

TRIAGE = ("triage", "triage_skip", "triage_undo")
"""Commands that `Triaging` carries out."""


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
        self._desk = desk
        self._languages = languages
        self._was_painted = False
        self.workplace: Workplace | None = None
        self.runner = TaskRunner(self, held=True)
        self.later = Turns(self)
        self.room: Room | None = None
        self._doing: Doing | None = None
        self.triaging: Triaging | None = None
        self._status: StatusBar | None = None
        self._unsaved_keys: Problem | None = None
        self._relay: Relay | None = None
        self.changes: Changes | None = None
        self.dropping: Dropping | None = None
        self._files: tuple[Path, ...] = ()

        self.notices = NoticeBar()
        self._organisation = Heading(level=2, elide=True)
        self._search = SearchField()
        self._search.setFixedWidth(theme().px(260))
        self._theme_button = IconButton("theme", "", self._toggle_theme)
        self._settings_button = IconButton("settings", "", self.show_settings)
        self._band = Surface("sandbox")
        self._band_text = Label(elide=True)
        self._band_button = Button("", self._leave_band)
        px = theme().px
        band = row(self._band_text, self._band_button)
        band.setContentsMargins(px(12), px(4), px(12), px(4))
        band.setStretchFactor(self._band_text, 1)
        self._band.setLayout(band)
        self._head = QWidget()
        head = row(
            self._organisation,
            self._search,
            self._theme_button,
            self._settings_button,
        )
        head.setContentsMargins(px(12), px(6), px(12), px(6))
        head.setStretchFactor(self._organisation, 1)
        self._head.setLayout(head)
        self._holder = QWidget()
        self._box = QVBoxLayout(self._holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for widget in (self._band, self._head, self.notices):
            self._box.addWidget(widget)
        self.setCentralWidget(self._holder)
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)
        self.resize(theme().px(1280), theme().px(800))
        self.toasts = Toasts(self._holder)
        self.actions_by_key = Actions(self, self._handlers(), self._has)
        self.actions_by_key.refused.connect(self._refused)
        self.actions_by_key.keys_changed.connect(self._show_hints)
        self._search.text_settled.connect(self._searched)
        self.runner.failed.connect(self._failed)
        languages.changed.connect(self._language_changed)
        self._retranslate()

    # The workplace

    def show_workplace(self, workplace: Workplace) -> None:
        """Build the first panes of a workplace, with what is kept. `fill` and `complete` follow
        when they are painted; what starts with the window and is not in that picture goes there,
        as a step of `later`."""
        self.workplace = workplace
        # Forget nobody's error bars: they belong to the workplace that was left.
        self.notices.clear()
        self._unsaved_keys = None
        self._relay = Relay(workplace.bus.listen, self)
        self._relay.changed.connect(self._changed)
        self._use_keys()
        self.room = Room(workplace, self.runner)
        self.room.account_changed.connect(self._account_changed)
        self.room.wished.connect(self._wished)
        self.room.move_requested.connect(self._move)
        self.room.person_menu_requested.connect(self._open_person_menu)
        self.room.use_hints(self.actions_by_key.hint)
        self.room.keys_requested.connect(self.show_wizard)
        self._box.addWidget(self.room, 1)
        self._status = StatusBar(workplace, self.runner, self._relay)
        self._status.errors_clicked.connect(self.room.show_errors)
        self._status.retry_clicked.connect(self._check)
        self.setStatusBar(self._status)
        state = self._desk.window_state(workplace.profile)
        self.actions_by_key.remember(state.get("commands"))
        self.room.restore_state(state.get("room"))
        self.room.begin()
        for note in workplace.store.notes:
            self.show_problem(note)
        self._show_titles()

    @property
    def doing(self) -> Doing | None:
        """What changes people and vacancies of the open workplace."""
        if self._doing is None and self.workplace is not None and self.room is not None:
            from huntflow_desk.qt.window.doing import Doing

            assert self._relay is not None
            self._doing = Doing(self, self.workplace, self.runner, self.room, self._relay)
        return self._doing

    def fill(self) -> None:
        """The first paint is done: show the card of whoever is chosen, from what is kept."""
        if self.room is not None:
            self.room.fill()

    def complete(self, loop: asyncio.AbstractEventLoop) -> None:
        """The loop runs: begin to refresh what is not fresh, build the rest."""
        self.fill()
        self.runner.open(loop)
        self.later.add(self._complete_actions)
        if self.room is not None and self._status is not None:
            self.later.add(
                *self.room.later_parts(),
                self._follow_changes,
                self._status.complete,
                self._take_files,
            )
        self.later.begin()

    def _complete_actions(self) -> None:
        for key in DOING:
            self.actions_by_key.offer(key, partial(self._do, key), partial(self._why_not, key))
        for key in TRIAGE:
            triage, why_no_triage = partial(self._triage, key), partial(self._why_no_triage, key)
            self.actions_by_key.offer(key, triage, why_no_triage)
        self.actions_by_key.complete()

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
        self.runner = TaskRunner(self, held=True)
        self.runner.failed.connect(self._failed)
        if self._relay is not None:
            self._relay.stop()
            self._relay.deleteLater()
            self._relay = None
        if self.room is not None:
            self._box.removeWidget(self.room)
            self.room.hide()
            self.room.deleteLater()
            self.room = None
        self.workplace = None

    def restore_state(self, profile: str) -> None:
        """Size and place as they were."""
        geometry = self._desk.window_state(profile).get("geometry")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))

    def keep_state(self) -> None:
        """Remember size, place, panes and columns. A full disk is no reason to stay open."""
        if self.workplace is None or self.room is None or self.workplace.system is System.DEMO:
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        try:
            self._desk.keep_window_state(
                self.workplace.profile,
                {
                    "geometry": geometry,
                    "room": self.room.save_state(),
                    "commands": self.actions_by_key.recent,
                },
            )
        except DeskError as error:
            self.show_problem(error)

    # Dialogs

    def show_wizard(self) -> None:
        """First steps: the demo or a connection."""
        from huntflow_desk.qt.dialogs.wizard import WizardDialog

        if self.workplace is None:
            return
        wizard = WizardDialog(self._desk, self.workplace, self.runner, self)
        wizard.demo_requested.connect(self.demo_requested)
        wizard.connected.connect(self.switch_requested)
        wizard.language_chosen.connect(self.set_language)
        wizard.finished.connect(wizard.deleteLater)
        wizard.open()

    def show_settings(self, page: str = "") -> None:
        """Everything that can be set; `page` opens one page."""
        from huntflow_desk.qt.dialogs.settings import SettingsDialog

        if self.workplace is None or self._relay is None:
            return
        dialog = SettingsDialog(self._desk, self.workplace, self.runner, self._relay, self)
        dialog.switch_requested.connect(self.switch_requested)
        dialog.erase_requested.connect(self.erase_requested)
        dialog.look_changed.connect(self.apply_look)
        dialog.keys.offer(self.actions_by_key.commands())
        dialog.finished.connect(dialog.deleteLater)
        if page:
            dialog.show_page(page)
        dialog.open()

    def show_switcher(self) -> None:
        """A few letters, and there is the person, vacancy or saved search."""
        from huntflow_desk.qt.dialogs.finding import SwitcherDialog

        self._find(SwitcherDialog)

    def show_palette(self) -> None:
        """A few letters, and there is the command, person or vacancy."""
        from huntflow_desk.qt.dialogs.finding import PaletteDialog

        self._find(partial(PaletteDialog, self.actions_by_key))

    def _find(self, make: Callable[..., FindDialog]) -> None:
        if self.workplace is None or self.room is None:
            return
        dialog = make(self.workplace, self.runner, self.room.account_id, self)
        dialog.person_chosen.connect(self.room.show_person)
        dialog.vacancy_chosen.connect(self.room.show_vacancy)
        dialog.view_chosen.connect(self.room.show_view)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def forget_person(self) -> None:
        """Ask whether the person on screen is to be forgotten here."""
        from huntflow_desk.qt.dialogs.forget import ForgetDialog

        person = self.doing.person if self.doing is not None else None
        if self.workplace is None or person is None:
            return
        dialog = ForgetDialog(self.workplace, self.runner, *person, parent=self)
        dialog.accepted.connect(self._forgotten)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_keys(self) -> None:
        """The keys that hold where the keyboard is."""
        from huntflow_desk.qt.dialogs.keysheet import KeySheetDialog
        from huntflow_desk.qt.kit.keys import where_of

        where = where_of(self.focusWidget()) or ""
        dialog = KeySheetDialog(self.actions_by_key, where, self)
        dialog.change_requested.connect(lambda: self.show_settings("keys"))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Look

    def apply_look(self, look: object) -> None:
        """Language, theme, density and zoom, live; kept in the settings by whoever changed them."""
        if isinstance(look, Look):
            theme().set_look(
                scheme=look.theme, density=look.density, zoom_percent=look.zoom_percent
            )
            self._languages.set_language(look.language)

    def set_language(self, code: str) -> None:
        """Change the language and remember it."""
        self._change_look(language=code)

    def _change_look(self, **changes: str | int) -> None:
        if self.workplace is None:
            return
        look = replace(self.workplace.settings.look, **changes)  # type: ignore[arg-type]
        try:
            self._desk.change_settings(self.workplace, look=look)
        except DeskError as error:
            self.show_problem(error)
        self.apply_look(look)

    def _toggle_theme(self) -> None:
        self._change_look(theme="light" if theme().dark else "dark")

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

    # Inside

    def _handlers(self) -> dict[str, Callable[[], object]]:
        def room(call: Callable[[Room], object], key: str = "") -> Callable[[], object]:
            return lambda: self._in_room(call, key)

        return {
            "connect": self.show_wizard,
            "demo": self.demo_requested.emit,
            "settings": self.show_settings,
            "quit": self.close,
            "palette": self.show_palette,
            "keys": self.show_keys,
            "change_keys": lambda: self.show_settings("keys"),
            "next": room(lambda one: one.step(1), "next"),
            "previous": room(lambda one: one.step(-1), "previous"),
            "resume": room(lambda one: one.card.choose_tab("resume")),
            "history": room(lambda one: one.card.choose_tab("history")),
            "questionary": room(lambda one: one.card.choose_tab("questionary")),
            "copy_phone": lambda: self._copy("phone"),
            "copy_email": lambda: self._copy("email"),
            "vacancy_people": room(lambda one: one.show_tab("people")),
            "vacancy_about": room(lambda one: one.show_tab("vacancy")),
            "refresh": room(lambda one: one.refresh(force=True), "refresh"),
            "select": room(lambda one: one.mark()),
            "board": room(lambda one: one.toggle_board()),
            "language": self._switch_language,
            "theme": self._toggle_theme,
            "zoom_in": lambda: self._change_look(zoom_percent=theme().zoom_percent + 10),
            "zoom_out": lambda: self._change_look(zoom_percent=theme().zoom_percent - 10),
            "zoom_reset": lambda: self._change_look(zoom_percent=100),
            "vacancies": room(lambda one: one.go("vacancies")),
            "applicants": room(lambda one: one.go("applicants")),
            "journal": room(lambda one: one.go("journal")),
            "intake": room(lambda one: one.go("intake")),
            "intake_tick": lambda: self._of_intake(lambda one: one.tick()),
            **{
                f"intake_{name}": partial(self._of_intake, partial(_decide_as, name))
                for name in ("add", "fill", "attach", "anyway", "skip")
            },
            "intake_different": lambda: self._of_intake(lambda one: one.mark_different()),
            "find": room(lambda one: one.focus_search()),
            "search": room(lambda _: self._focus_search()),
            "switch": self.show_switcher,
            "back": room(lambda one: one.history.go(-1) if one.history else None),
            "forward": room(lambda one: one.history.go(1) if one.history else None),
            "next_hit": room(lambda one: one.card.step_hit(1), "next_hit"),
            "previous_hit": room(lambda one: one.card.step_hit(-1), "previous_hit"),
            "forget": self.forget_person,
            "accounts": room(lambda one: one.accounts.focus_list()),
            "next_pane": room(lambda one: one.cycle_pane(1), "next_pane"),
            "previous_pane": room(lambda one: one.cycle_pane(-1), "previous_pane"),
            "offline": self._toggle_offline,
            "check": self._check,
            "errors": room(lambda one: one.show_errors()),
            "about": lambda: self.show_settings("about"),
        }

    def _wished(self, key: str, about: object = None) -> None:
        """A pane asks for a command, or for it about something particular."""
        if about is None:
            self.actions_by_key.run(key)
        elif self.doing is not None:
            self.doing.wish(key, about)

    def _move(self, applicant_ids: tuple[int, ...], vacancy_id: int, stage_id: int) -> None:
        """Board or triage wants people on another stage."""
        reason = self.doing.why_nothing() if self.doing is not None else ""
        if reason:
            self._refused(reason)
        elif self.doing is not None:
            self.doing.move(applicant_ids, vacancy_id, stage_id)

    def _do(self, key: str) -> None:
        if self.doing is not None:
            self.doing.do(key)

    # Triage

    def _make_triaging(self) -> Triaging | None:
        """Triage over the room of the open workplace; made when it is first asked for."""
        if self.triaging is None and self.workplace is not None and self.room is not None:
            from huntflow_desk.qt.window.triaging import Triaging

            assert self._relay is not None
            self.triaging = Triaging(self.workplace, self.runner, self.room, self._relay, self)
            self.triaging.made.connect(self._place_triage)
            self.triaging.wished.connect(self._wished)
            self.triaging.opened.connect(self._show_triage)
            self.triaging.closed.connect(self._show_triage)
            self.triaging.decision_needed.connect(self._move)
        return self.triaging

    def _triage(self, key: str) -> None:
        triaging = self._make_triaging()
        if triaging is not None:
            triaging.commands[key]()

    def _why_no_triage(self, key: str) -> str:
        triaging = self._make_triaging()
        return triaging.why_not(key) if triaging is not None else ""

    def _place_triage(self, pane: TriagePane) -> None:
        pane.use_hints(self.actions_by_key.hint)
        self._box.addWidget(pane, 1)

    def _show_triage(self) -> None:
        """A triage takes the place of the room."""
        on = self.triaging is not None and self.triaging.on
        if self.room is not None:
            self.room.setVisible(not on)
        self._show_hints()
        self._head.setVisible(not on)
        # The digits must be seen all the time.
        self.toasts.stand_above(self.triaging.pane.strip if self.triaging and on else None)

    def _in_room(self, call: Callable[[Room], object], key: str) -> None:
        """A command about what is in the room, which comes out from under a triage for it, unless
        the command (`key`) means something there."""
        if self.triaging is not None:
            if self.triaging.takes(key):
                return
            self.triaging.give_way()
        if self.room is not None:
            call(self.room)

    def _why_not(self, key: str) -> str:
        return self.doing.why_not(key) if self.doing is not None else ""

    def _follow_changes(self) -> None:
        """Undo, and what is told of changes on their way; after the first paint."""
        from huntflow_desk.qt.window.changes import Changes

        workplace, relay, room = self.workplace, self._relay, self.room
        if workplace is not None and relay is not None and room is not None and self._status:
            self.changes = Changes(self, workplace, relay, room, self._status)

    def _take_files(self) -> None:
        """Drops, paste and files the program was started with; after the first paint."""
        from huntflow_desk.qt.window.dropping import Dropping

        if self.workplace is not None and self._relay is not None and self.room is not None:
            self.dropping = Dropping(self, self.workplace, self._relay, self.room)
            self.room.intake_undo_requested.connect(self._undo_batch)
            self.room.intake_postponed.connect(self._postponed)
            self.open_files(())

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files as resumes, now or as soon as that can be done."""
        self._files = (*self._files, *paths)
        if self.dropping is not None and self.room is not None and self._files:
            if self.room.account_id is None:
                return
            files, self._files = self._files, ()
            self.dropping.open_files(files)

    def _undo_batch(self, batch_id: int) -> None:
        from huntflow_desk.qt.dialogs.undobatch import UndoBatchDialog

        if self.workplace is None:
            return
        dialog = UndoBatchDialog(self.workplace, self.runner, batch_id, parent=self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _postponed(self) -> None:
        if self.room is not None:
            self.room.go("vacancies")
        self.toasts.show_toast(self.tr("Пачка ждёт в разделе «Разбор резюме»"), kind="info")

    def _of_intake(self, call: Callable[[IntakePane], object]) -> None:
        if self.room is not None:
            call(self.room.intake)

    def _has(self, need: str) -> bool:
        workplace, room = self.workplace, self.room
        if workplace is None or room is None:
            return False
        if need == "network":
            return workplace.session.state.usable
        if need == "person":
            return room.has_card and room.card.applicant_id is not None
        if need == "intake":
            return room.section == "intake"
        if need == "vacancy":
            return room.section == "vacancies" and room.vacancies.current is not None
        return room.account_id is not None

    def _show_hints(self) -> None:
        if self.room is not None:
            self.room.use_hints(self.actions_by_key.hint)
        if self.triaging is not None and self.triaging.on:
            self.triaging.pane.use_hints(self.actions_by_key.hint)

    def _refused(self, reason: str) -> None:
        self.toasts.show_toast(reason, kind="info")

    def _copy(self, kind: str) -> None:
        copied = ""
        if self.triaging is not None and self.triaging.on:
            copied = self.triaging.pane.facts.header.copy_contact(kind)
        elif self.room is not None:
            copied = self.room.card.header.copy_contact(kind)
        if copied:
            text = self.tr("Скопировано: {text}").format(text=one_line(copied, 60))
            self.toasts.show_toast(text)
        else:
            missing = self.tr("Телефона нет") if kind == "phone" else self.tr("Почты нет")
            self.toasts.show_toast(missing, kind="info")

    def _use_keys(self) -> None:
        if self.workplace is not None:
            keys = self.workplace.settings.keys
            self.actions_by_key.use_keys(keys.own, single=keys.single)

    def _retranslate(self) -> None:
        self.actions_by_key.retranslate()
        self._search.set_placeholder(self.tr("Найти кандидата"))
        self._theme_button.set_text(self.tr("Тёмная или светлая тема"))
        self._settings_button.set_text(self.tr("Настройки"))
        self._show_titles()

    def _language_changed(self, code: str) -> None:
        locale = self._languages.locale
        self.setLocale(locale)

    def _switch_language(self) -> None:
        self.set_language("en" if self._languages.current == "ru" else "ru")

    def _show_titles(self) -> None:
        workplace = self.workplace
        system = workplace.system if workplace is not None else System.PROD
        account = None
        if workplace is not None:
            wanted = self.room.account_id if self.room else workplace.account_id
            known = {one.account_id: one for one in workplace.library.accounts()}
            account = known.get(wanted) if wanted is not None else None
        name = one_line(account.name, 80) if account is not None else ""
        self._organisation.setText(name)
        mark = {
            System.SANDBOX: self.tr("ПЕСОЧНИЦА"),
            System.DEMO: self.tr("ПРИМЕР"),
        }.get(system, "")
        title = " — ".join(part for part in (name, "Huntflow Desk") if part)
        self.setWindowTitle(f"[{mark}] {title}" if mark else title)
        self._band.setVisible(bool(mark))
        if system is System.SANDBOX:
            self._band_text.setText(
                self.tr("ПЕСОЧНИЦА. Всё, что вы меняете, остаётся в пробной базе.")
            )
            self._band_button.set_text(self.tr("Перейти в боевую"))
        elif system is System.DEMO:
            self._band_text.setText(
                self.tr("ПРИМЕР. Люди вымышлены, изменения никуда не отправляются.")
            )
            self._band_button.set_text(self.tr("Подключить Хантфлоу…"))

    def _leave_band(self) -> None:
        if self.workplace is None:
            return
        if self.workplace.system is System.DEMO:
            self.show_wizard()
        else:
            self.switch_requested.emit(self.workplace.profile, System.PROD)

    def _account_changed(self, account_id: int) -> None:
        if self.workplace is not None:
            try:
                self._desk.change_settings(self.workplace, account_id=account_id)
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
            state = self.workplace.session.state
            self.actions_by_key["offline"].setChecked(state.kind == "paused")
            self._show_unsaved_keys(self.workplace.session.keys_problem)
            if state.kind == "keys" and state.problem is not None:
                self._show_keys_problem()
            elif state.usable and state.kind != "unknown":
                for notice in self.notices.notices():
                    if notice.key in ("not_sent", "keys_lost", "unknown_outcome"):
                        self.notices.dismiss(notice.key)

    def _show_keys_problem(self) -> None:
        assert self.workplace is not None
        problem = self.workplace.session.state.problem
        if problem is None or "keys_lost" in {one.key for one in self.notices.notices()}:
            return

        def notice() -> Notice:
            said = _words(problem)
            action = (said.action or self.tr("Обновить ключ"), self.show_wizard)
            return Notice("keys_lost", said.title, "danger", said.text, action, again=notice)

        self.notices.show_notice(notice())

    def _show_unsaved_keys(self, problem: Problem | None) -> None:
        """Renewed keys that the keyring refuses: said until it has them."""
        shown = "keys_unsaved" in {one.key for one in self.notices.notices()}
        if problem is None:
            self._unsaved_keys = None
            if shown:
                self.notices.dismiss("keys_unsaved")
        elif problem != self._unsaved_keys:
            # Once for a trouble: a bar that was closed does not come back at every try.
            self._unsaved_keys = problem

            def notice() -> Notice:
                said = _words(problem)
                return Notice("keys_unsaved", said.title, said.tone, said.text, again=notice)

            self.notices.show_notice(notice())

    def _failed(self, failure: object) -> None:
        """Background work tells the status bar only; what a person asked for gets a bar."""
        if not isinstance(failure, Failure):
            return
        problem = explain(failure.error)
        if problem.kind == "keys_lost":
            return
        if failure.background and problem.kind not in ("disk_trouble", "bug"):
            return
        self.show_problem(failure.error, failure.retry)

    def show_problem(self, error: BaseException, retry: Callable[[], object] | None = None) -> None:
        """A bar for an error: what happened, what is kept, one action, a link to the log."""
        problem = explain(error)
        key = problem.kind

        def again() -> None:
            self.notices.dismiss(key)
            if retry is not None:
                retry()

        action = {
            "retry": again if retry is not None else None,
            "keys": self.show_wizard,
            "settings": self.show_settings,
        }.get(problem.action)
        log_id = problem.journal_id
        show = self.room.show_log_row if self.room is not None else None

        def notice() -> Notice:
            said = _words(problem)
            details = None
            if log_id is not None and show is not None:
                details = (self.tr("В журнале"), lambda: show(log_id))
            return Notice(
                key,
                said.title,
                "warn" if key in ("slow_down", "not_sent") else "danger",
                said.text,
                (said.action, action) if action is not None and said.action else None,
                details,
                again=notice,
            )

        self.notices.show_notice(notice())

    def _open_person_menu(self, place: QPoint) -> None:
        self.actions_by_key.menu("person").popup(place)

    def _forgotten(self) -> None:
        self.toasts.show_toast(self.tr("Кандидат забыт на этом компьютере"))

    def _searched(self, text: str) -> None:
        if self.room is not None:
            self.room.search_people(text)

    def _focus_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _toggle_offline(self) -> None:
        if self.workplace is not None:
            session = self.workplace.session
            if session.state.kind == "paused":
                session.resume()
            else:
                session.pause()

    def _check(self) -> None:
        workplace = self.workplace
        if workplace is None:
            return

        def said(result: tuple[int, str]) -> None:
            self.toasts.show_toast(self.tr("Хантфлоу ответил за {ms} мс").format(ms=result[0]))

        self.runner.start(
            lambda: self._desk.check_connection(workplace),
            owner=self,
            key="check",
            done=said,
            label=self.tr("Проверка подключения"),
        )


def _decide_as(name: str, pane: IntakePane) -> None:
    from huntflow_desk.core.intake import Decision

    pane.decide(Decision(name))


def _words(problem: Problem) -> ProblemWords:
    """Words for trouble are loaded when there is some."""
    from huntflow_desk.qt.problems import words

    return words(problem)
