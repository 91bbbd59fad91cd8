"""The wizard: pages in a row, a test before anything is kept, nothing typed is lost."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

import shiboken6
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QStackedWidget, QWidget

from huntflow_desk.core.address import normalise_url
from huntflow_desk.core.errors import DeskError, WrongHost
from huntflow_desk.core.settings import Connection, Settings, System
from huntflow_desk.qt.connecting.sizing import fit_on_screen
from huntflow_desk.qt.connecting.trying import try_pair, with_url
from huntflow_desk.qt.dialogs.wizard.address import AddressPage
from huntflow_desk.qt.dialogs.wizard.finish import DonePage, OrganisationPage
from huntflow_desk.qt.dialogs.wizard.keys import KeysPage
from huntflow_desk.qt.dialogs.wizard.rail import StepRail
from huntflow_desk.qt.dialogs.wizard.welcome import WelcomePage
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Heading
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.connections import ConnectionReport
from huntflow_desk.services.workplace import Desk, Workplace

STEPS = ("welcome", "address", "keys", "organisation", "done")


@dataclass(frozen=True, slots=True)
class _Tested:
    """A test and what came of keeping its pair; `error`: it could not be kept."""

    system: System
    report: ConnectionReport
    durable: bool = True
    error: DeskError | None = None


class WizardDialog(QDialog):
    """First run, or connecting a profile later. Open with `open()`.

    `demo_requested`: look at the demo. `connected(profile, System)`: keys and address are kept;
    comes once, also when the person leaves after a successful test. `language_chosen(code)`.

    Address and choices survive leaving (they are ordinary settings); keys never touch the disk.
    """

    demo_requested = Signal()
    connected = Signal(str, object)
    language_chosen = Signal(str)

    def __init__(
        self,
        desk: Desk,
        workplace: Workplace,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        profile: str = "",
        start: str = "",
    ) -> None:
        """`profile`: whose connection it is, by default that of the workplace. `start`: the first
        step shown; by default the one that fits: welcome at the first run, keys for a profile that
        worked before."""
        super().__init__(parent)
        self._desk = desk
        self._workplace = workplace
        self._runner = runner
        self._profile = profile or workplace.profile
        self._tested: _Tested | None = None
        self._testing = False
        self._told = False
        settings = desk.settings(self._profile)
        self.welcome = WelcomePage()
        self.address = AddressPage()
        self.keys = KeysPage()
        self.organisation = OrganisationPage()
        self.finish = DonePage()
        self.address.set_connection(settings.connection)
        self._build()
        self._connect()
        self._go(start if start in STEPS else self._first_step(settings))
        self._retranslate()
        self._look_for_keyring()

    # What others ask

    @property
    def step(self) -> str:
        """welcome, address, keys, organisation or done."""
        return STEPS[self._stack.currentIndex()]

    def next(self) -> None:
        """What the main button does."""
        match self.step:
            case "welcome":
                self._go("address")
            case "address":
                if self.address.check():
                    self._keep_draft()
                    self._go("keys")
            case "keys":
                if self._tested is not None and self._tested.error is None:
                    self._go("organisation")
                else:
                    self._test()
            case "organisation":
                self._choose_organisation()
            case _:
                self.accept()

    def back(self) -> None:
        """One step back; everything typed stays."""
        self._go(STEPS[max(0, self._stack.currentIndex() - 1)])

    def done(self, result: int) -> None:
        """Leave. A connection that works is told of, however one leaves."""
        tested = self._tested
        if tested is not None and tested.error is None and not self._told:
            self._told = True
            self.keys.form.clear()
            super().done(result)
            self.connected.emit(self._profile, tested.system)
            return
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the steps give way to the page."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= theme().px(600))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Building

    def _build(self) -> None:
        px = theme().px
        self._stack = QStackedWidget()
        self._scrolls: list[QScrollArea] = []
        for page in (self.welcome, self.address, self.keys, self.organisation, self.finish):
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            holder = QWidget()
            holder.setLayout(column(page, margins=24))
            scroll.setWidget(holder)
            self._stack.addWidget(scroll)
            self._scrolls.append(scroll)
        self._name = Heading("Huntflow Desk", level=2)
        self._rail = StepRail()
        self._side = Surface("surface")
        self._side.setLayout(column(self._name, 16, self._rail, None, margins=20, spacing=4))
        self._side.setFixedWidth(px(216))
        self._back = Button("", self.back)
        self._later = Button("", self.reject, kind="quiet")
        self._next = Button("", self.next, kind="primary")
        self._next.setDefault(True)
        foot = row(self._back, None, self._later, self._next, margins=12, spacing=8)
        right = column(spacing=0)
        right.addWidget(self._stack, 1)
        right.addWidget(Line())
        right.addLayout(foot)
        box = row(self._side, Line(vertical=True), spacing=0)
        box.addLayout(right, 1)
        self.setLayout(box)
        fit_on_screen(self, (780, 560), (640, 480))

    def _connect(self) -> None:
        self.welcome.language_chosen.connect(self.language_chosen)
        self.welcome.connect_chosen.connect(self.next)
        self.welcome.demo_chosen.connect(self._ask_for_demo)
        self.address.submitted.connect(self.next)
        self.address.network.changed.connect(self._keep_network)
        self.keys.submitted.connect(self.next)
        self.keys.edited.connect(self._keys_edited)
        self.organisation.submitted.connect(self.next)

    # Steps

    def _first_step(self, settings: Settings) -> str:
        """New keys for a profile that worked, the address for one that was left, else welcome."""
        if self._workplace.system is System.DEMO:
            return "address"
        if settings.first_run_done:
            return "keys"
        return "address" if settings.connection != Connection() else "welcome"

    def _go(self, step: str) -> None:
        if step == "keys":
            self.keys.set_host(self._address() or self.address.url())
            if self._tested is not None and not self._same_place(self._tested):
                self._forget_test()
        self._stack.setCurrentIndex(STEPS.index(step))
        self._rail.set_current(STEPS.index(step))
        self._update_buttons()
        if step == "keys":
            self.keys.form.access.setFocus()
        elif step == "organisation":
            self.organisation.list.setFocus()
        elif step in ("address", "done"):
            self._next.setFocus()

    def _update_buttons(self) -> None:
        step = self.step
        good = self._tested is not None and self._tested.error is None
        self._next.setVisible(step != "welcome")
        self._back.setVisible(step in ("address", "keys", "organisation"))
        self._later.setVisible(step != "done")
        self._back.setEnabled(not self._testing)
        self._next.setEnabled(not self._testing and (step != "keys" or self.keys.form.filled()))
        texts = {
            "keys": self.tr("Далее") if good else self.tr("Проверить"),
            "done": self.tr("Начать работу"),
        }
        self._next.set_text(texts.get(step, self.tr("Далее")))
        self._back.set_text(self.tr("Назад"))
        self._later.set_text(self.tr("Позже"))

    def _ask_for_demo(self) -> None:
        self.accept()
        self.demo_requested.emit()

    # The test

    def _test(self) -> None:
        if self._testing or not self.keys.form.filled():
            return
        access, refresh = self.keys.form.keys()
        system, url = self.address.system(), self.address.url()
        self._testing = True
        self.keys.set_busy(True)
        self.keys.outcome.show_running()
        self._update_buttons()
        desk, workplace, profile = self._desk, self._workplace, self._profile

        async def work() -> _Tested:
            report = await try_pair(
                desk,
                workplace,
                profile,
                system,
                url=url,
                access_token=access,
                refresh_token=refresh,
            )
            if not report.ok:
                return _Tested(system, report)
            try:
                # The settings follow here, not when the dialog hears of it: it may be closed then.
                durable = await desk.adopt(profile, system, report, workplace=workplace)
            except DeskError as error:
                return _Tested(system, report, error=error)
            return _Tested(system, report, durable)

        # Not owned by the dialog: closing it must not lose a pair the test has just refreshed.
        self._runner.start(
            work, owner=None, key="wizard-test", done=self._test_done, failed=self._test_failed
        )

    def _test_done(self, tested: _Tested) -> None:
        if not shiboken6.isValid(self):
            return
        self._end_test()
        report = tested.report
        if report.pair is not None:
            # Refreshing may have used the pasted pair up: show the one that works.
            self.keys.form.set_keys(report.pair.access_token, report.pair.refresh_token)
        if tested.error is not None:
            self.keys.outcome.show_words(describe(tested.error))
        else:
            self.keys.outcome.show_report(report)
        if report.ok and tested.error is None:
            self._tested = tested
            chosen = self._desk.settings(self._profile).account_id
            self.organisation.set_accounts(report.accounts, chosen)
            if not self.isVisible():
                self.done(self.result())
        else:
            bad = report.cause in ("bad_key", "invalid_key", "key_used")
            self.keys.form.set_invalid(bad)
        self._update_buttons()
        self._next.setFocus()

    def _test_failed(self, error: BaseException) -> bool:
        if not shiboken6.isValid(self):
            return False
        self._end_test()
        self.keys.outcome.show_words(describe(error))
        self._update_buttons()
        return isinstance(error, DeskError)

    def _end_test(self) -> None:
        self._testing = False
        self.keys.set_busy(False)

    def _keys_edited(self) -> None:
        self._tested = None
        self._update_buttons()

    def _forget_test(self) -> None:
        self._tested = None
        self.keys.outcome.clear()

    def _same_place(self, tested: _Tested) -> bool:
        return tested.system is self.address.system() and tested.report.url == self._address()

    # What is kept

    def _address(self) -> str:
        try:
            return normalise_url(self.address.url())
        except WrongHost:
            return ""

    def _keep_draft(self) -> None:
        """Remember the address, so that leaving costs nothing. A profile that works already
        changes only when the new connection has been tested."""
        settings = self._desk.settings(self._profile)
        if settings.first_run_done:
            return
        system = self.address.system()
        connection = replace(settings.connection, active_system=system)
        self._keep(with_url(connection, system, self._address()))

    def _keep_network(self, proxy: str, ca_file: str) -> None:
        connection = self._desk.settings(self._profile).connection
        self._keep(replace(connection, proxy=proxy, ca_file=ca_file))

    def _keep(self, connection: Connection) -> None:
        settings = self._desk.settings(self._profile)
        if connection == settings.connection:
            return
        try:
            self._desk.keep_settings(self._profile, replace(settings, connection=connection))
        except DeskError as error:
            # The draft is a convenience; keeping the connection itself will say so again.
            self.keys.outcome.show_words(describe(error))
        self._refresh_workplace()

    def _refresh_workplace(self) -> None:
        if self._workplace.profile == self._profile:
            self._workplace.settings = self._desk.settings(self._profile)

    def _choose_organisation(self) -> None:
        tested = self._tested
        assert tested is not None
        account_id = self.organisation.account_id()
        settings = self._desk.settings(self._profile)
        if account_id is not None and settings.account_id != account_id:
            try:
                self._desk.keep_settings(self._profile, replace(settings, account_id=account_id))
            except DeskError as error:
                self.keys.outcome.show_words(describe(error))
                self._go("keys")
                return
            self._refresh_workplace()
        name = next((a.name for a in tested.report.accounts if a.account_id == account_id), "")
        self.finish.set_outcome(name, tested.durable)
        self._go("done")

    def _look_for_keyring(self) -> None:
        ring = self._desk.key_ring(self._profile, System.PROD)

        async def look() -> bool:
            return await asyncio.to_thread(lambda: ring.durable)

        self._runner.start(
            look,
            owner=self,
            key="wizard-keyring",
            done=self.keys.set_durable,
            failed=lambda error: isinstance(error, DeskError),
            background=True,
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Подключение к Хантфлоу"))
        titles = (
            self.tr("Начало"),
            self.tr("Адрес"),
            self.tr("Ключи"),
            self.tr("Организация"),
            self.tr("Готово"),
        )
        self._rail.set_titles(titles)
        for scroll, title in zip(self._scrolls, titles, strict=True):
            scroll.setAccessibleName(title)
        self._update_buttons()
