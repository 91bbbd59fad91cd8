"""Pictures of finding people and of what is kept: search, filters, views, progress, offline."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from huntflow_desk.core.settings import Offline, System
from huntflow_desk.qt.kit.picking import PickBox
from huntflow_desk.qt.panes.applicants import ApplicantsPane
from huntflow_desk.services.views import Views
from tests.gallery_window import Shot, Shots, shots

ACCOUNT = 1


def _everyone(shot: Shot, text: str = "") -> ApplicantsPane:
    room = shot.window.room
    assert room is not None
    room.show_section("applicants")
    shot.wait()
    if text:
        room.everyone.show_search(text)
        shot.wait()
    return room.everyone


def _read_details(shot: Shot) -> None:
    """Resumes and histories of everybody, so that words in them are found."""

    async def read() -> None:
        api = await shot.place.session.api()
        api.transport.pace.set(1e6, 1e6)
        await shot.place.sync.run(details="all", account_ids=[ACCOUNT])

    done = asyncio.ensure_future(read(), loop=shot.loop)
    shot.until(done.done)
    shot.wait()


def _found(shot: Shot) -> QWidget | None:
    _read_details(shot)
    _everyone(shot, "команд")
    return None


def _chips(shot: Shot) -> QWidget | None:
    names = shot.place.library.names(ACCOUNT)
    tag = next(iter(names.tags.values())).name
    _everyone(shot, f'есть:телефон -php "опыт" метка:"{tag}" этап:Нетакого до:01.01.2030')
    return None


def _filters(shot: Shot) -> QWidget | None:
    pane = _everyone(shot)
    pane.tools.show_filters(True, in_vacancy=False)
    names = [one.name for one in shot.place.library.names(ACCOUNT).stages.values()]
    for stage in names[:2]:
        pane.tools.pick("stage", stage, True)
    pane.tools.pick("has", "phone", True)
    shot.wait()
    return None


def _picking(shot: Shot) -> QWidget | None:
    _filters(shot)
    assert shot.window.room is not None
    box = shot.window.room.everyone.tools.filters.box("stage")
    assert isinstance(box, PickBox)
    box.showPopup()
    return None


def _views(shot: Shot) -> QWidget | None:
    views = Views(shot.place)
    for one in views.of(ACCOUNT):
        views.remove(one.view_id)
    for name, text in (("Резерв Python", "python"), ("С телефоном", "есть:телефон")):
        views.add(ACCOUNT, name, text)
    _everyone(shot, "есть:телефон")
    shot.wait(3)
    return None


def _nobody(shot: Shot) -> QWidget | None:
    _everyone(shot, "Незнакомцева есть:телефон")
    return None


def _progress(shot: Shot) -> QWidget | None:
    _everyone(shot)
    sync = shot.place.sync
    # As in the middle of a first reading.
    sync._context.show(
        state="running", step="people", done=1_247, total=3_334, rate=9.8, left_s=213.0
    )
    shot.wait(2.2)
    return None


def _paused(shot: Shot) -> QWidget | None:
    _everyone(shot)
    shot.place.sync._context.show(state="paused", step="people", done=1_247, total=3_334)
    return None


def _offline(shot: Shot) -> QWidget | None:
    _read_details(shot)
    _everyone(shot, "команд")
    shot.place.session.pause()
    room = shot.window.room
    assert room is not None
    room.card.choose_tab("resume")
    return None


def _forget(shot: Shot) -> QWidget | None:
    _everyone(shot)
    shot.window.opening.forget()
    shot.wait()
    return shot.window.findChild(QDialog)


def _menu(shot: Shot) -> QWidget | None:
    _everyone(shot)
    assert shot.window.room is not None
    shot.window.room.card.header.more.click()
    return None


def _switcher(shot: Shot) -> QWidget | None:
    shot.window.opening.switcher()
    dialog = shot.window.findChild(QDialog)
    assert dialog is not None
    dialog.look_for("пет")  # type: ignore[attr-defined]
    shot.wait()
    return dialog


def _keeping(shot: Shot) -> QWidget | None:
    shot.place.settings = replace(shot.place.settings, offline=Offline(details="all"))
    shot.window.show_settings("offline")
    dialog = shot.window.findChild(QDialog)
    assert dialog is not None
    dialog.resize(760, 1240)
    shot.wait(1)
    return dialog


SHOTS: Shots = {
    "found": (System.PROD, _found),
    "chips": (System.PROD, _chips),
    "filters": (System.PROD, _filters),
    "picking": (System.PROD, _picking),
    "views": (System.PROD, _views),
    "nobody": (System.PROD, _nobody),
    "progress": (System.PROD, _progress),
    "paused": (System.PROD, _paused),
    "offline": (System.PROD, _offline),
    "menu": (System.PROD, _menu),
    "forget": (System.PROD, _forget),
    "switcher": (System.PROD, _switcher),
    "keeping": (System.PROD, _keeping),
}


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Every state; GALLERY_ONLY names the states wanted."""
    yield from shots("people", SHOTS)
