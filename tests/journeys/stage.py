"""What a journey needs: the window on a workplace, ways to wait, to look and to press."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.marks import StateDot
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.qt.window.room import Room
from huntflow_desk.services.workplace import Workplace
from tests.filling import BASE_URL, demo_desk, key_pair, read_everything

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
ACCOUNT, ENGLISH = 1, 2
"""Organisations of the embedded Huntflow; the data of the second are English."""


class Stage:
    """A desk on an embedded Huntflow and the window that is open on it."""

    def __init__(self, folder: Path, bot: QtBot, loop: QEventLoop, languages: Languages) -> None:
        self.folder = folder
        self.bot = bot
        self.loop = loop
        self.languages = languages
        self.demo = DemoHuntflow(applicants=45, seed=1, rate_limit=False, index_lag_s=0.0)
        self.desk = demo_desk(folder, self.demo)
        self.window: MainWindow | None = None
        self.workplace: Workplace | None = None
        self._watch: asyncio.Task[None] | None = None
        self._delivery: asyncio.Task[None] | None = None

    # Before the window

    def prepare(
        self,
        profile: str = "anna",
        *,
        system: System = System.PROD,
        keys: bool = True,
        account_id: int | None = ACCOUNT,
        filled: bool = False,
    ) -> None:
        """A connected profile; `filled`: with everything read before."""
        settings = self.desk.settings(profile)
        connection = replace(
            settings.connection,
            huntflow_prod_url=BASE_URL,
            huntflow_sandbox_url=BASE_URL,
            active_system=system,
        )
        look = replace(settings.look, language="ru", theme="light")
        self.desk.keep_settings(
            profile,
            replace(
                settings,
                connection=connection,
                look=look,
                account_id=account_id,
                first_run_done=True,
            ),
        )
        if keys:
            self.run(self.desk.keep_keys(profile, system, key_pair(self.demo)))
        if filled:
            self.run(self._fill(profile, system))

    async def _fill(self, profile: str, system: System) -> None:
        workplace = self.desk.open(profile, system)
        try:
            await self._lift_the_pace(workplace)
            await read_everything(workplace)
            for row in workplace.library.applicant_rows(_everyone(), limit=3):
                await workplace.library.refresh_card(ACCOUNT, row.applicant_id)
        finally:
            await self.desk.close(workplace)

    async def _lift_the_pace(self, workplace: Workplace) -> None:
        # What is tested is the window; how fast it may ask is tested with the client.
        api = await workplace.session.api()
        api.transport.pace.set(1e6, 1e6)

    # The window

    def open(
        self, profile: str = "anna", system: System | None = None, *, quick: bool = True
    ) -> MainWindow:
        """Show the window as the program does: paint first, then begin to ask."""
        workplace = self.workplace = self.desk.open(profile, system)
        if self.window is None:
            self.window = MainWindow(self.desk, self.languages)
            self.window.resize(1280, 800)
        self.window.show_workplace(workplace)
        self.window.show()
        if quick:
            self.run(self._lift_the_pace(workplace))
        return self.window

    def begin(self) -> None:
        """The first request goes out."""
        assert self.window is not None and self.workplace is not None
        self.window.complete(self.loop)
        self._watch = self.loop.create_task(self.workplace.session.watch())

    def enter(self, profile: str = "anna", system: System | None = None) -> MainWindow:
        """Open, begin, wait until everything is read."""
        window = self.open(profile, system)
        self.begin()
        self.settle()
        return window

    def deliver(self) -> None:
        """Edits travel from now on, as the program lets them after a moment."""
        assert self.workplace is not None
        self._delivery = self.loop.create_task(self.workplace.delivery.run())

    def leave(self) -> None:
        """As the program ends a workplace: work first, then connection and files."""
        workplace, self.workplace = self.workplace, None
        if workplace is None:
            return
        tasks = (self._watch, self._delivery)
        self._watch = self._delivery = None
        for task in tasks:
            if task is not None:
                task.cancel()
                self.until(task.done)
        if self.window is not None:
            self.run(self.window.leave_workplace())
        self.run(self.desk.close(workplace))

    def close(self) -> None:
        """Leave and take the window away."""
        self.leave()
        window, self.window = self.window, None
        if window is not None:
            window.hide()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def room(self) -> Room:
        """The panes."""
        assert self.window is not None and self.window.room is not None
        return self.window.room

    # Waiting

    def until(self, condition: Callable[[], object], timeout: int = 8000) -> None:
        """Wait while the loop runs."""
        self.bot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """A coroutine to its end."""
        task = self.loop.create_task(work)
        self.until(task.done)
        return task.result()

    def settle(self) -> None:
        """Until nothing is read any more and the lists have heard of it."""
        assert self.window is not None
        window = self.window
        calm = 0

        def still() -> bool:
            nonlocal calm
            calm = 0 if window.runner.running else calm + 1
            return calm > 3

        self.until(still)

    # Looking

    def rows(self, pane: QWidget) -> RowsView:
        """The list of a pane."""
        view = pane.findChild(RowsView)
        assert isinstance(view, RowsView)
        return view

    def count(self, pane: QWidget) -> int:
        """Rows of a pane's list."""
        return self.rows(pane).rows_model().rowCount()

    def state(self) -> str:
        """What the status bar says of the connection."""
        assert self.window is not None
        dot = self.window.statusBar().findChild(StateDot)
        assert isinstance(dot, StateDot)
        return dot.accessibleName()

    def bars(self) -> list[str]:
        """Keys of the error bars."""
        assert self.window is not None
        return [notice.key for notice in self.window.notices.notices()]

    def seen(self, inside: QWidget | None = None) -> list[str]:
        """Every text on screen that is not painted by a list."""
        place = inside or self.window
        assert place is not None
        return [text for text in _texts(place) if text.strip()]

    def press(self, text: str, inside: QWidget | None = None) -> None:
        """Click the button with this text as soon as it is on screen."""
        place = inside or self.window
        assert place is not None

        def find() -> QAbstractButton | None:
            buttons = place.findChildren(QAbstractButton)
            return next((one for one in buttons if one.isVisible() and one.text() == text), None)

        self.until(find)
        self.bot.mouseClick(find(), Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        """Type any letters (QTest knows the Latin ones only) where the keyboard is."""
        field = QApplication.focusWidget() or (self.window and self.window.focusWidget())
        assert field is not None
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(field, event)

    def trigger(self, key: str) -> None:
        """Choose a command of the menu."""
        assert self.window is not None
        self.window.actions_by_key[key].trigger()


def _everyone() -> Any:
    from huntflow_desk.core.query import ApplicantQuery

    return ApplicantQuery(ACCOUNT)


def _texts(place: QWidget) -> Iterator[str]:
    yield place.windowTitle()
    for menu in place.findChildren(QMenu):
        yield menu.title()
        for action in menu.actions():
            yield action.text()
    for widget in [place, *place.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        yield widget.toolTip()
        yield widget.accessibleName()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        elif isinstance(widget, RowsView):
            yield from (column.title_text() for column in widget.rows_model().columns)
