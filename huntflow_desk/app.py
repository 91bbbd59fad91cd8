"""The roof: puts settings, store, services and window together; order of start and shutdown.

Start: lock of the profile, store, window painted with what is kept; only then asyncio, the client
and the first request: together they cost more than the window itself. Shutdown: work, connection
(a running key refresh is awaited), files, loop.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QLockFile, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from huntflow_desk import __version__
from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.settings import Look, Paths, System
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.resources import resource_path
from huntflow_desk.qt.kit.theme import FUSION, Theme
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.services.workplace import DemoDoor, Desk, Workplace

if TYPE_CHECKING:
    import asyncio

    from huntflow_desk.core.keys import Marker
    from huntflow_desk.qt.single import Doorbell
    from huntflow_desk.services.firstlook import Source

DEFAULT_PROFILE = "default"
DEMO_APPLICANTS = 500
DEMO_SEED = 1
DEMO_URL = "http://127.0.0.1:1"
SCREENSHOT_PATIENCE_S = 60.0
AFTER_TROUBLE_S = 30.0
SETTLED_MS = 2000
"""By then the client is imported and the panes are built."""


def run(
    *,
    paths: Paths | None,
    profile: str | None,
    system: System | None,
    demo: bool,
    marker: Marker,
    on_painted: Callable[[], None] | None = None,
    files: Sequence[Path] = (),
) -> int:
    """Show the window until it is closed; returns the exit code.

    `files` are taken as resumes, here or by the instance that runs already.

    `paths` None: a temporary data folder that is removed at the end (the demo alone).
    `on_painted`: for measuring: called when the window was painted (the demo: filled), then the
    program ends.
    """
    running = QApplication.instance()
    app = running or QApplication([*sys.argv[:1], *FUSION])
    assert isinstance(app, QApplication)
    app.setApplicationName("Huntflow Desk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("huntflow-desk")
    app.setQuitOnLastWindowClosed(False)
    temporary = _temporary_folder() if paths is None else None
    try:
        program = Program(app, paths or Paths(temporary or Path()), marker, on_painted)
        shown = program.show(profile, System.DEMO if demo else system, files)
        if shown is not None:
            return shown
        return _run_loop(app, program)
    finally:
        if temporary is not None:
            import shutil

            shutil.rmtree(temporary, ignore_errors=True)


def _temporary_folder() -> Path:
    import tempfile

    return Path(tempfile.mkdtemp(prefix="huntflow-desk-"))


def _run_loop(app: QApplication, program: Program) -> int:
    """The second half of the start: the window stands, asyncio comes."""
    import asyncio

    from qasync import QEventLoop as AsyncLoop

    loop = AsyncLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        code: int = loop.run_until_complete(program.live(loop))
    return code


def _let_paint() -> None:
    """One turn of Qt's loop: what was changed is painted before its end."""
    turn = QEventLoop()
    QTimer.singleShot(0, turn.quit)
    turn.exec()


def _let_collect() -> None:
    gc.freeze()
    gc.enable()


async def keep_up(workplace: Workplace) -> None:
    """Synchronise in the background, once the window has settled."""
    import asyncio

    # Keys come with the first connection; until then there is nothing to read.
    await asyncio.sleep(SETTLED_MS / 1000)
    await workplace.sync.keep_up()


async def deliver(workplace: Workplace) -> None:
    """Send what waits, as long as the workplace is open."""
    import asyncio

    await asyncio.sleep(SETTLED_MS / 1000)
    await workplace.delivery.run()


async def send_resumes(workplace: Workplace) -> None:
    """Send reviewed resumes, as long as the workplace is open."""
    import asyncio

    await asyncio.sleep(SETTLED_MS / 1000)
    await workplace.sending.run()


async def watch_folder(workplace: Workplace) -> None:
    """Look into the watched folder of the settings, whichever it is just now."""
    import asyncio

    await asyncio.sleep(SETTLED_MS / 1000)
    changed = asyncio.Event()
    leave = workplace.bus.listen(
        lambda change: changed.set() if change.kind in ("settings", "account") else None
    )
    try:
        while True:
            changed.clear()
            watching = asyncio.ensure_future(_watch(workplace))
            before = _watched(workplace)
            while _watched(workplace) == before:
                await changed.wait()
                changed.clear()
            watching.cancel()
            await asyncio.wait([watching])
    finally:
        leave()
        watching.cancel()
        await asyncio.wait([watching])


def _watched(workplace: Workplace) -> tuple[str, int | None]:
    return workplace.settings.resumes.folder, workplace.account_id


async def _watch(workplace: Workplace) -> None:
    import asyncio

    folder, account_id = _watched(workplace)
    if not folder or account_id is None:
        return
    from huntflow_desk.services.intake.watching import WatchedFolder

    watched = WatchedFolder(
        Path(folder), account_id, intake=workplace.intake, spool=workplace.store.spool
    )
    while True:
        try:
            await watched.watch()
        except DeskError:
            await asyncio.sleep(AFTER_TROUBLE_S)  # a full disk may pass


class Program(QObject):
    """One running application: a desk, a window, and the workplace that is open in it."""

    def __init__(
        self,
        app: QApplication,
        paths: Paths,
        marker: Marker,
        on_painted: Callable[[], None] | None,
    ) -> None:
        super().__init__()
        self._app = app
        self._loop: asyncio.AbstractEventLoop | None = None
        self._paths = paths
        self._on_painted = on_painted
        self._desk = Desk(paths, open_demo=open_demo, demo_answers=demo_answers, marker=marker)
        self._over: asyncio.Event | None = None
        self._is_over = False
        self._exit_code = 0
        self._workplace: Workplace | None = None
        self._loops: list[asyncio.Task[None]] = []
        self._moving: asyncio.Task[None] | None = None
        self._window: MainWindow | None = None
        self._bell: Doorbell | None = None
        self._lock: QLockFile | None = None

    def show(
        self, profile: str | None, system: System | None, files: Sequence[Path] = ()
    ) -> int | None:
        """Paint the first window with what is kept; an exit code when there will be none."""
        name = profile or self._last_profile()
        look = self._first_look(name)
        theme = Theme(
            self._app,
            scheme=look.theme,
            density=look.density,
            zoom_percent=look.zoom_percent,
            sheet=False,
            fusion=True,
        )
        languages = Languages(self._app, look.language)
        sys.excepthook = self._note
        try:
            if not self._take_lock(name, files):
                return 0
            workplace = self._desk.open(name, system)
        except DeskError as error:
            theme.put_sheet()
            return self._refuse(error)
        window = self._window = MainWindow(self._desk, languages)
        window.closing.connect(self._end)
        window.switch_requested.connect(self._switch_wanted)
        window.demo_requested.connect(self._demo_wanted)
        window.erase_requested.connect(self._erase_wanted)
        window.restore_state(name)
        self._workplace = workplace
        window.show_workplace(workplace)
        window.open_files(files)
        # One pass over finished widgets costs less than one for each that is put into another.
        theme.put_sheet()
        window.show()
        first = QEventLoop()
        window.painted.connect(first.quit)
        first.exec()
        demo = workplace.system is System.DEMO
        if self._on_painted is not None and not demo:
            self._on_painted()
            self._end()
            return None
        window.fill()
        _let_paint()
        if self._on_painted is not None and window.room is not None and window.room.filled:
            self._on_painted()
            self._end()
        return None

    async def live(self, loop: asyncio.AbstractEventLoop) -> int:
        """From the first request to the last file closed."""
        import asyncio

        self._loop = loop
        self._over = asyncio.Event()
        loop.set_exception_handler(self._in_loop)
        if not self._is_over:
            self._painted()
            await self._over.wait()
        await self._close()
        return self._exit_code

    # Start and end

    def _put_icon(self) -> None:
        self._app.setWindowIcon(QIcon(str(resource_path("app/huntflow-desk.png"))))

    def _painted(self) -> None:
        """The window stands: now the network, the doorbell and whatever else costs time."""
        workplace, window, loop = self._workplace, self._window, self._loop
        assert workplace is not None and window is not None and loop is not None
        window.complete(loop)
        self._begin(workplace, loop)
        window.later.add(self._put_icon, lambda: self._ring_for(workplace.profile), self._settle)
        demo = workplace.system is System.DEMO
        if not demo and not workplace.settings.first_run_done:
            window.show_wizard()
        picture = os.environ.get("HUNTFLOW_DESK_SCREENSHOT")
        if demo and (picture or self._on_painted is not None):
            self._wait_filled(Path(picture) if picture else None)

    def _wait_filled(self, picture: Path | None) -> None:
        """When the demo's panes are full: take the picture or tell who measures."""
        began = time.monotonic()
        look = QTimer(self)
        look.setInterval(20 if picture is None else 100)

        def check() -> None:
            room = self._window.room if self._window is not None else None
            if time.monotonic() - began > SCREENSHOT_PATIENCE_S:
                look.stop()
                self._fail("the window was not filled in time")
            elif room is not None and room.filled and (picture is None or self._is_complete()):
                look.stop()
                if picture is None:
                    assert self._on_painted is not None
                    self._on_painted()
                    self._end()
                else:
                    # One more turn, so that what was just read is painted.
                    QTimer.singleShot(400, lambda: self._take_picture(picture))

        look.timeout.connect(check)
        look.start()

    def _is_complete(self) -> bool:
        """A picture shows the window as people see it: connected, with all its parts."""
        assert self._window is not None and self._workplace is not None
        return self._window.later.done and self._workplace.session.state.kind == "online"

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
        self._is_over = True
        if self._over is not None:
            self._over.set()

    async def _close(self) -> None:
        import asyncio

        if self._moving is not None and not self._moving.done():
            await asyncio.wait([self._moving], timeout=5)
        await self._leave()
        if self._bell is not None:
            self._bell.close()
        if self._window is not None:
            self._window.closing.disconnect(self._end)
            self._window.hide()
            self._window.deleteLater()
        if self._lock is not None:
            self._lock.unlock()
        # Deferred deletions happen before the loop goes, or widgets outlive their application.
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # Workplaces

    def _show(self, workplace: Workplace) -> None:
        assert self._window is not None and self._loop is not None
        self._workplace = workplace
        self._window.show_workplace(workplace)
        self._window.complete(self._loop)
        self._begin(workplace, self._loop)
        self._settle()

    def _begin(self, workplace: Workplace, loop: asyncio.AbstractEventLoop) -> None:
        """What goes on by itself while a workplace is open."""
        work = {
            "watch": workplace.session.watch(),
            "sync": keep_up(workplace),
            "delivery": deliver(workplace),
            "intake": send_resumes(workplace),
            "folder": watch_folder(workplace),
        }
        self._loops = [loop.create_task(one, name=name) for name, one in work.items()]
        for task in self._loops:
            task.add_done_callback(self._moved)

    def _settle(self) -> None:
        """What was made so far stays: looking for garbage among modules and panes held the window
        for 45 ms. The collector rests from the start (`cli.open_window`) until then."""
        QTimer.singleShot(SETTLED_MS, self, _let_collect)

    async def _leave(self) -> None:
        """Close what is open: panes and their work first, then connection and files."""
        import asyncio

        workplace, self._workplace = self._workplace, None
        if workplace is None:
            return
        loops, self._loops = self._loops, []
        for task in loops:
            task.cancel()
        if loops:
            await asyncio.wait(loops)
        if self._window is not None:
            await self._window.leave_workplace()
        gc.unfreeze()
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
        import asyncio

        before = self._moving
        if self._loop is None:
            return

        async def after() -> None:
            if before is not None:
                await asyncio.wait([before])
            await work()

        self._moving = self._loop.create_task(after(), name="move")
        self._moving.add_done_callback(self._moved)

    def _moved(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self._note(type(error), error, error.__traceback__)

    async def _switch(self, profile: str, system: System) -> None:
        import asyncio

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
        import asyncio

        await self._leave()
        await self._desk.erase(profile)
        workplace = await asyncio.to_thread(self._desk.open, profile)
        self._show(workplace)
        if self._window is not None:
            self._window.show_wizard()

    # One instance per profile

    def _first_look(self, profile: str) -> Look:
        try:
            return self._desk.settings(profile).look
        except DeskError:
            # Opening the profile fails for the same reason, and says it.
            return Look()

    def _last_profile(self) -> str:
        try:
            existing = self._desk.profiles()
        except DeskError:
            existing = ()
        if not existing or DEFAULT_PROFILE in existing:
            return DEFAULT_PROFILE
        return existing[0]

    def _take_lock(self, profile: str, files: Sequence[Path] = ()) -> bool:
        """Lock the profile. False: another instance has it and was asked to show itself, and to
        take the files."""
        folder = self._desk.profile_folder(profile)
        lock = QLockFile(str(folder / "window.lock"))
        # Zero: never stale by age; a dead owner is recognised by its process id.
        lock.setStaleLockTime(0)
        if not lock.tryLock(50):
            from huntflow_desk.qt.single import ring

            ring(folder, files)
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

    def _raise(self, files: object = ()) -> None:
        if self._window is not None:
            if isinstance(files, tuple):
                self._window.open_files(files)
            self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()

    # What nobody expected

    def _refuse(self, error: DeskError) -> int:
        """Say why there is no window, without a traceback."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMessageBox

        from huntflow_desk.qt.problems import describe

        said = describe(error)
        sys.stderr.write(f"huntflow-desk: {said.title} {said.text}\n")
        if QApplication.platformName() in ("offscreen", "minimal"):
            return 1
        box = QMessageBox(QMessageBox.Icon.Warning, "Huntflow Desk", said.title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(said.text)
        shown = QEventLoop()
        box.finished.connect(shown.quit)
        box.open()
        shown.exec()
        return 1

    def _note(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        """Unexpected errors: frames (never values) into a private file, a bar in the window."""
        if issubclass(kind, KeyboardInterrupt):
            self._end()
            return
        _write_crash(self._paths.root / "crash.log", error, where)
        if self._window is not None:
            self._window.show_problem(error)

    def _in_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._note(type(error), error, error.__traceback__)


async def open_demo() -> DemoDoor:
    """The embedded Huntflow, made when first asked for."""
    import asyncio

    return await asyncio.to_thread(_make_demo)


def _make_demo() -> DemoDoor:
    # First: it keeps httpx from importing its own command line.
    import huntflow_desk.api  # noqa: F401
    from huntflow_desk.core.keys import KeyPair
    from huntflow_desk.demo import DemoHuntflow

    demo = DemoHuntflow(applicants=DEMO_APPLICANTS, seed=DEMO_SEED, rate_limit=False)
    pair = demo.issue_pair()
    keys = KeyPair(DEMO_URL, pair["access_token"], pair["refresh_token"], datetime.now(UTC))
    return DemoDoor(demo.transport(), keys)


def demo_answers() -> Source:
    """What the embedded Huntflow will say, without its web server: the world of a seed is one."""
    from huntflow_desk.demo.answers import Answers
    from huntflow_desk.demo.desk import invent

    return Answers(invent(applicants=DEMO_APPLICANTS, seed=DEMO_SEED), DEMO_URL)


def _write_crash(path: Path, error: BaseException, where: TracebackType | None) -> None:
    """Time, class and frames; messages and values can hold a person or a key and are left out."""
    import traceback

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
