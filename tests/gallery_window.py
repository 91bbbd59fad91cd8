"""Pictures of the whole window over the embedded Huntflow: sections, card, dialogs, trouble."""

from __future__ import annotations

import asyncio
import functools
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from huntflow_desk.core.errors import NotSent, ServerTrouble
from huntflow_desk.core.settings import Look, System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.qt.window.room import Room
from huntflow_desk.services.workplace import Desk, Workplace
from tests.filling import BASE_URL, demo_desk, key_pair
from tests.keyrings import MemoryKeyring
from tests.pictureloop import PictureLoop, picture_loop

PROFILE = "Мария К"
SIZES = {"large": (1280, 800), "small": (1000, 640)}
PATIENCE_S = 20.0
DIALOGS = ("settings", "wizard", "forget", "switcher", "keeping")
"""They have a size of their own."""


@functools.cache
def _desk() -> Desk:
    keyring.set_keyring(MemoryKeyring())
    demo = DemoHuntflow(applicants=400, seed=1, rate_limit=False)
    desk = demo_desk(Path(tempfile.mkdtemp()), demo)
    settings = desk.settings(PROFILE)
    connection = replace(
        settings.connection, huntflow_prod_url=BASE_URL, huntflow_sandbox_url=BASE_URL
    )
    desk.keep_settings(PROFILE, replace(settings, connection=connection, first_run_done=True))

    async def keys() -> None:
        for system in (System.PROD, System.SANDBOX):
            await desk.keep_keys(PROFILE, system, key_pair(demo))

    picture_loop().run_until_complete(keys())
    return desk


class Shot:
    """A window that has filled itself; everything in it is ended by `leave`."""

    def __init__(self, system: System, size: tuple[int, int]) -> None:
        desk = _desk()
        app = QApplication.instance()
        assert app is not None
        russian = QLocale().language() is QLocale.Language.Russian
        language, scheme = "ru" if russian else "en", "dark" if theme().dark else "light"
        settings = desk.settings(PROFILE)
        desk.keep_settings(PROFILE, replace(settings, look=Look(language, scheme)))
        # The picture before may have left another section open.
        desk.keep_window_state(PROFILE, {})
        self.place: Workplace = desk.open(PROFILE, system)
        found = app.findChild(Languages)
        assert found is not None
        self.window = window = MainWindow(desk, found)
        window.show_workplace(self.place)
        window.show()
        window.complete(picture_loop())
        # A narrow window has no card beside the list that could fill itself.
        self.until(lambda: window.room is not None and window.room.filled)
        window.resize(*size)
        # What is kept and fresh was not asked for; pictures show a window that has its network.
        picture_loop().run_until_complete(self.place.session.check())
        self.wait(0.3)

    @property
    def loop(self) -> PictureLoop:
        """What everything runs in."""
        return picture_loop()

    def until(self, condition: Callable[[], bool]) -> None:
        async def look() -> None:
            async with asyncio.timeout(PATIENCE_S):
                while not condition():  # noqa: ASYNC110 - the window has no event for it
                    await asyncio.sleep(0.02)

        picture_loop().run_until_complete(look())

    def wait(self, seconds: float = 0.5) -> None:
        picture_loop().run_until_complete(asyncio.sleep(seconds))
        window = self.window
        self.until(lambda: not window.runner.running)

    def picture(self, widget: QWidget | None = None) -> QLabel:
        self.wait(0.2)
        label = QLabel()
        pixmap = (widget or self.window).grab()
        popup = QApplication.activePopupWidget()
        if popup is not None and widget is None:
            # What lies over the window is a window of its own.
            painter = QPainter(pixmap)
            painter.drawPixmap(self.window.mapFromGlobal(popup.pos()), popup.grab())
            painter.end()
            popup.hide()
        label.setPixmap(pixmap)
        label.setFixedSize(pixmap.deviceIndependentSize().toSize())
        return label

    def leave(self) -> None:
        window = self.window

        async def end() -> None:
            await window.leave_workplace()
            await _desk().close(self.place)

        _run(end)
        window.deleteLater()


def _run(work: Callable[[], Awaitable[None]]) -> None:
    async def whole() -> None:
        await work()

    picture_loop().run_until_complete(whole())


def _readme(shot: Shot) -> QWidget | None:
    """Somebody with a photo who is still in the running and whose resume can be read."""
    room = shot.window.room
    assert room is not None
    for _ in range(4):
        for _ in range(16):
            if _is_telling(room):
                return None
            room.people.step(1)
            shot.wait(0.1)
        room.vacancies.step(1)
        shot.wait(0.5)
    return None


def _is_telling(room: Room) -> bool:
    card = room.card
    resume = card.resumes.current
    text = resume.saved.value.text if resume is not None and resume.saved is not None else ""
    stages = [row.link.stage for row in card.links.rows() if row.link is not None]
    running = any(stage is not None and stage.kind == "user" for stage in stages)
    photo = card.header.avatar.picture is not None
    # One alphabet on the picture.
    photo = photo and not card.header.name.full_text().isascii()
    return running and photo and text.count("\n") > 12


def _applicants(shot: Shot) -> QWidget | None:
    assert shot.window.room is not None
    shot.window.room.show_section("applicants")
    shot.wait()
    return None


def _about(shot: Shot) -> QWidget | None:
    room = shot.window.room
    assert room is not None
    room.show_tab("vacancy")
    shot.wait()
    return None


def _history(shot: Shot) -> QWidget | None:
    assert shot.window.room is not None
    card = shot.window.room.card
    card.choose_tab("history")
    return None


def _card(shot: Shot) -> QWidget | None:
    room = shot.window.room
    assert room is not None
    assert room.people.current is not None
    room.people.step(1)
    shot.wait()
    room.people.opened.emit(room.people.current)
    room.card.choose_tab("questionary")
    return None


def _log(shot: Shot) -> QWidget | None:
    assert shot.window.room is not None
    shot.window.room.show_section("journal")
    return None


def _errors(shot: Shot) -> QWidget | None:
    shot.window.show_problem(ServerTrouble(status=502, journal_id=3), lambda: None)
    shot.window.show_problem(NotSent(cause="timeout", host="api.huntflow.ru"), lambda: None)
    return None


def _offline(shot: Shot) -> QWidget | None:
    room = shot.window.room
    assert room is not None
    shot.place.session.pause()
    shot.place.session.heard("online")
    room.people.step(7)
    return None


def _nobody(shot: Shot) -> QWidget | None:
    room = shot.window.room
    assert room is not None
    room.people.search("Ктото Неизвестный")
    return None


def _settings(shot: Shot) -> QWidget | None:
    shot.window.show_settings()
    shot.wait()
    return shot.window.findChild(QDialog)


def _wizard(shot: Shot) -> QWidget | None:
    shot.window.show_wizard()
    shot.wait()
    return shot.window.findChild(QDialog)


Shots = dict[str, tuple[System, Callable[[Shot], QWidget | None]]]

SHOTS: Shots = {
    "readme": (System.DEMO, _readme),
    "main": (System.PROD, lambda shot: None),
    "demo": (System.DEMO, lambda shot: None),
    "sandbox-history": (System.SANDBOX, _history),
    "applicants": (System.PROD, _applicants),
    "vacancy": (System.PROD, _about),
    "card": (System.PROD, _card),
    "log": (System.PROD, _log),
    "errors": (System.PROD, _errors),
    "offline": (System.PROD, _offline),
    "nobody": (System.PROD, _nobody),
    "settings": (System.PROD, _settings),
    "wizard": (System.PROD, _wizard),
}


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Every state of the window."""
    yield from shots("window", SHOTS)


def shots(group: str, states: Shots) -> Iterator[tuple[str, QWidget]]:
    """Every state in both sizes, dialogs in their own; GALLERY_ONLY names the states wanted."""
    only = os.environ.get("GALLERY_ONLY", "").split(",")
    for name, (system, prepare) in states.items():
        if only != [""] and name not in only:
            continue
        for size, (width, height) in SIZES.items():
            if name in DIALOGS and size == "small":
                continue
            shot = Shot(system, (width, height))
            widget = prepare(shot)
            yield f"{group}-{name}-{size}", shot.picture(widget)
            shot.leave()
