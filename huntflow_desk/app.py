"""The roof: puts settings, store, services and window together; order of start and shutdown.

Start: lock of the profile, store, window painted with what is kept; only then the client and the
first request. Shutdown: work, connection (a running key refresh is awaited), files, loop.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QLockFile, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from huntflow_desk import __version__
from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.keys import KeyPair, Marker
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.resources import resource_path
from huntflow_desk.qt.kit.theme import Theme
from huntflow_desk.qt.problems import describe
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.services.workplace import DemoDoor, Desk, Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.single import Doorbell

DEFAULT_PROFILE = "default"
DEMO_APPLICANTS = 500
SCREENSHOT_PATIENCE_S = 60.0


def run(
    *,
    paths: Paths | None,
    profile: str | None,
    system: System | None,
    demo: bool,
    marker: Marker,
    on_painted: Callable[[], None] | None = None,
) -> int:
    """Show the window until it is closed; returns the exit code.

    `paths` None: a temporary data folder that is removed at the end (the demo alone).
    `on_painted`: called when the window was painted (the demo: filled), for measuring.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Huntflow Desk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("huntflow-desk")
    app.setQuitOnLastWindowClosed(False)
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    temporary = Path(tempfile.mkdtemp(prefix="huntflow-desk-")) if paths is None else None
    try:
        program = Program(app, loop, paths or Paths(temporary or Path()), marker, on_painted)
        with loop:
            code: int = loop.run_until_complete(
                program.live(profile, System.DEMO if demo else system)
            )
            return code
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)


class Program(QObject):
    """One running application: a desk, a window, and the workplace that is open in it."""

    def __init__(
        self,
        app: QApplication,
        loop: asyncio.AbstractEventLoop,
        paths: Paths,
        marker: Marker,
        on_painted: Callable[[], None] | None,
    ) -> None:
        super().__init__()
        self._app = app
        self._loop = loop
        self._paths = paths
        self._on_painted = on_painted
        self._desk = Desk(paths, open_demo=open_demo, marker=marker)
        self._over = asyncio.Event()
        self._exit_code = 0
        self._workplace: Workplace | None = None
        self._watch: asyncio.Task[None] | None = None
        self._moving: asyncio.Task[None] | None = None
        self._window: MainWindow | None = None
        self._bell: Doorbell | None = None
        self._lock: QLockFile | None = None

    async def live(self, profile: str | None, system: System | None) -> int:
        """From the first window to the last file closed."""
        name = profile or self._last_profile()
        settings = self._desk.settings(name)
        look = settings.look
        Theme(self._app, scheme=look.theme, density=look.density, zoom_percent=look.zoom_percent)
        languages = Languages(self._app, look.language)
        self._catch()
        self._app.setWindowIcon(QIcon(str(resource_path("app/app.svg"))))
        try:
            if not self._take_lock(name):
                return 0
            workplace = self._desk.open(name, system)
        except DeskError as error:
            return await self._refuse(error)
        window = self._window = MainWindow(self._desk, languages, loop=self._loop)
        window.closing.connect(self._end)
        window.switch_requested.connect(self._switch_wanted)
        window.demo_requested.connect(self._demo_wanted)
        window.erase_requested.connect(self._erase_wanted)
        window.painted.connect(self._painted)
        # A logout or a second Ctrl+Q must not cut the orderly end short.
        self._app.installEventFilter(self)
        window.restore_state(name)
        self._show(workplace, held=True)
        window.show()
        await self._over.wait()
        await self._close()
        return self._exit_code

    # Start and end

    def _painted(self) -> None:
        """The window stands: now the network, the doorbell and whatever else costs time."""
        workplace = self._workplace
        if workplace is None or self._window is None:
            return
        workplace.session.release()
        self._ring_for(workplace.profile)
        demo = workplace.system is System.DEMO
        if not demo and not workplace.settings.first_run_done:
            self._window.show_wizard()
        picture = os.environ.get("HUNTFLOW_DESK_SCREENSHOT")
        if demo and (picture or self._on_painted is not None):
            self._wait_filled(Path(picture) if picture else None)
        elif self._on_painted is not None:
            self._on_painted()

    def _wait_filled(self, picture: Path | None) -> None:
        """When the demo's panes are full: take the picture or tell who measures."""
        began = self._loop.time()
        look = QTimer(self)
        look.setInterval(20 if picture is None else 100)

        def check() -> None:
            room = self._window.room if self._window is not None else None
            if room is not None and room.filled:
                look.stop()
                if picture is None:
                    assert self._on_painted is not None
                    self._on_painted()
                else:
                    # One more turn, so that what was just read is painted.
                    QTimer.singleShot(400, lambda: self._take_picture(picture))
            elif self._loop.time() - began > SCREENSHOT_PATIENCE_S:
                look.stop()
                self._fail("the window was not filled in time")

        look.timeout.connect(check)
        look.start()

    def _take_picture(self, path: Path) -> None:
        assert self._window is not None
        if not self._window.grab().save(str(path), "PNG"):
            self._fail(f"cannot write the picture {path}")
            return
        self._end()

    def _fail(self, text: str) -> None:
        sys.stderr.write(f"huntflow-desk: {text}\n")
        self._exit_code = 1
        self._end()

    def _end(self) -> None:
        self._over.set()

    async def _close(self) -> None:
        if self._moving is not None and not self._moving.done():
            await asyncio.wait([self._moving], timeout=5)
        await self._leave()
        if self._bell is not None:
            self._bell.close()
        if self._window is not None:
            self._window.closing.disconnect(self._end)
            self._window.hide()
            self._window.deleteLater()
        self._app.removeEventFilter(self)
        if self._lock is not None:
            self._lock.unlock()
        # Deferred deletions happen before the loop goes, or widgets outlive their application.
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Quit asks the window to close, which ends the program in order."""
        if event.type() == QEvent.Type.Quit and not self._over.is_set():
            self._end()
            return True
        return super().eventFilter(watched, event)

    # Workplaces

    def _show(self, workplace: Workplace, *, held: bool = False) -> None:
        assert self._window is not None
        self._workplace = workplace
        if held:
            workplace.session.hold()
        self._window.show_workplace(workplace)
        self._watch = self._loop.create_task(workplace.session.watch(), name="watch")

    async def _leave(self) -> None:
        """Close what is open: panes and their work first, then connection and files."""
        workplace, self._workplace = self._workplace, None
        if workplace is None:
            return
        if self._watch is not None:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        if self._window is not None:
            await self._window.leave_workplace()
        await self._desk.close(workplace)

    def _switch_wanted(self, profile: str, system: object) -> None:
        if isinstance(system, System):
            self._move(lambda: self._switch(profile, system))

    def _demo_wanted(self) -> None:
        if self._workplace is not None:
            profile = self._workplace.profile
            self._move(lambda: self._switch(profile, System.DEMO))

    def _erase_wanted(self, profile: str) -> None:
        self._move(lambda: self._erase(profile))

    def _move(self, work: Callable[[], Any]) -> None:
        """One move at a time; a wish during another move is that move's successor."""
        before = self._moving

        async def after() -> None:
            if before is not None:
                await asyncio.wait([before])
            await work()

        self._moving = self._loop.create_task(after(), name="move")
        self._moving.add_done_callback(self._moved)

    def _moved(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self._loop.call_exception_handler({"message": "a move failed", "exception": error})

    async def _switch(self, profile: str, system: System) -> None:
        before = self._workplace
        back = (before.profile, before.system) if before is not None else (profile, System.PROD)
        if profile != back[0] and not self._take_lock(profile):
            return
        await self._leave()
        try:
            workplace = await asyncio.to_thread(self._desk.open, profile, system)
        except DeskError as error:
            workplace = await asyncio.to_thread(self._desk.open, *back)
            self._show(workplace)
            if self._window is not None:
                self._window.show_problem(error)
            return
        if system is not System.DEMO and workplace.settings.connection.active_system is not system:
            connection = replace(workplace.settings.connection, active_system=system)
            self._desk.change_settings(workplace, connection=connection)
        self._show(workplace)
        if self._window is not None:
            self._window.apply_look(workplace.settings.look)

    async def _erase(self, profile: str) -> None:
        """Everything of a profile goes: keys, data, log, settings; then the first steps again."""
        await self._leave()
        await self._desk.erase(profile)
        workplace = await asyncio.to_thread(self._desk.open, profile)
        self._show(workplace)
        if self._window is not None:
            self._window.show_wizard()

    # One instance per profile

    def _last_profile(self) -> str:
        existing = self._desk.profiles()
        if not existing or DEFAULT_PROFILE in existing:
            return DEFAULT_PROFILE
        return existing[0]

    def _take_lock(self, profile: str) -> bool:
        """Lock the profile. False: another instance has it and was asked to show itself."""
        folder = self._desk.profile_folder(profile)
        lock = QLockFile(str(folder / "window.lock"))
        # Zero: never stale by age; a dead owner is recognised by its process id.
        lock.setStaleLockTime(0)
        if not lock.tryLock(50):
            from huntflow_desk.qt.single import ring

            ring(folder)
            return False
        if self._lock is not None:
            self._lock.unlock()
        self._lock = lock
        return True

    def _ring_for(self, profile: str) -> None:
        from huntflow_desk.qt.single import Doorbell

        if self._bell is None:
            self._bell = Doorbell(self._paths.profile(profile), self)
            self._bell.rung.connect(self._raise)

    def _raise(self) -> None:
        if self._window is not None:
            self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()

    # What nobody expected

    async def _refuse(self, error: DeskError) -> int:
        """Say why there is no window, without a traceback."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMessageBox

        said = describe(error)
        sys.stderr.write(f"huntflow-desk: {said.title} {said.text}\n")
        if QApplication.platformName() in ("offscreen", "minimal"):
            return 1
        box = QMessageBox(QMessageBox.Icon.Warning, "Huntflow Desk", said.title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(said.text)
        box.finished.connect(self._end)
        box.open()
        await self._over.wait()
        box.deleteLater()
        return 1

    def _catch(self) -> None:
        """Unexpected errors: frames (never values) into a private file, a bar in the window."""

        def note(
            kind: type[BaseException], error: BaseException, where: TracebackType | None
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                self._end()
                return
            _write_crash(self._paths.root / "crash.log", error, where)
            if self._window is not None:
                self._window.show_problem(error)

        def in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            error = context.get("exception")
            if isinstance(error, BaseException):
                note(type(error), error, error.__traceback__)

        sys.excepthook = note
        self._loop.set_exception_handler(in_loop)


async def open_demo() -> DemoDoor:
    """The embedded Huntflow, made when first asked for."""
    from huntflow_desk.demo import DemoHuntflow

    demo = DemoHuntflow(applicants=DEMO_APPLICANTS, seed=1, rate_limit=False)
    pair = demo.issue_pair()
    keys = KeyPair(
        "http://127.0.0.1:1", pair["access_token"], pair["refresh_token"], datetime.now(UTC)
    )
    return DemoDoor(demo.transport(), keys)


def _write_crash(path: Path, error: BaseException, where: TracebackType | None) -> None:
    """Time, class and frames; messages and values can hold a person or a key and are left out."""
    lines = [f"{datetime.now(UTC).isoformat()} {__version__} {type(error).__name__}\n"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}\n"
        for frame in traceback.extract_tb(where)
    ]
    with suppress(OSError):
        # The process mask makes it private; the file stays small.
        if path.exists() and path.stat().st_size > 256 * 1024:
            path.unlink()
        with path.open("a", encoding="utf-8") as file:
            file.writelines(lines)
    sys.stderr.writelines(lines)
