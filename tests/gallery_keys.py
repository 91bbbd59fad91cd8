"""Pictures of the palette, the key sheet and the settings of keys, filled from the demo."""

from __future__ import annotations

import asyncio
import functools
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.settings import Keys, System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.actions.commands import COMMANDS
from huntflow_desk.qt.dialogs.finding import PaletteDialog
from huntflow_desk.qt.dialogs.keysheet import KeySheetDialog
from huntflow_desk.qt.dialogs.settings import SettingsDialog
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Desk, Workplace
from tests.filling import BASE_URL, demo_desk, key_pair, read_everything
from tests.keyrings import MemoryKeyring
from tests.pictureloop import picture_loop


@functools.cache
def _place() -> tuple[Desk, Workplace]:
    keyring.set_keyring(MemoryKeyring())
    demo = DemoHuntflow(applicants=60, seed=2, rate_limit=False)
    desk = demo_desk(Path(tempfile.mkdtemp()), demo)
    settings = desk.settings("main")
    connection = replace(settings.connection, huntflow_prod_url=BASE_URL)
    desk.keep_settings("main", replace(settings, connection=connection))

    async def fill() -> Workplace:
        await desk.keep_keys("main", System.PROD, key_pair(demo))
        place = desk.open("main")
        await read_everything(place)
        return place

    return desk, picture_loop().run_until_complete(fill())


def _settle() -> None:
    picture_loop().run_until_complete(asyncio.sleep(0.35))


def pictures() -> Iterator[tuple[str, QWidget]]:
    """The palette in its states, the sheet of two views, the settings."""
    from PySide6.QtWidgets import QMainWindow

    desk, place = _place()
    runner = TaskRunner(loop=picture_loop())
    relay = Relay(place.bus.listen)
    window = QMainWindow()
    actions = Actions(
        window,
        {command.key: lambda: None for command in COMMANDS},
        lambda need: need not in ("person", "network"),
    )
    actions.complete()
    actions.recent = ["theme", "journal"]

    def palette(text: str) -> PaletteDialog:
        dialog = PaletteDialog(actions, place, runner, 1)
        dialog.show()
        dialog.look_for(text)
        _settle()
        return dialog

    yield "palette-empty", palette("")
    yield "palette-people", palette("ан")
    yield "palette-layout", palette("gtht")
    yield "palette-mixed", palette("разраб")
    yield "palette-nothing", palette("ъъъъ")
    refused = palette("перевести")
    refused._take()
    yield "palette-refused", refused
    yield "sheet-people", KeySheetDialog(actions, "people")
    narrow = KeySheetDialog(actions, "journal")
    narrow.resize(narrow.minimumSize())
    yield "sheet-journal-narrow", narrow

    def settings(keys: Keys) -> SettingsDialog:
        desk.change_settings(place, keys=keys)
        dialog = SettingsDialog(desk, place, runner, relay)
        dialog.show_page("keys")
        dialog.show()
        return dialog

    yield "settings-keys", settings(Keys())
    listening = settings(Keys(own={"move": ["W"]}))
    listening.keys.list.choose("move")
    listening.keys.record()
    yield "settings-keys-listening", listening
    clash = settings(Keys())
    clash.keys.list.choose("move")
    clash.keys._recorded("Ctrl+K")
    yield "settings-keys-clash", clash
    found = settings(Keys(single=False))
    found.keys.search.show_text("gtht")
    found.resize(found.minimumSize())
    yield "settings-keys-narrow", found
    desk.change_settings(place, keys=Keys())
