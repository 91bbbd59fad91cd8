"""Pictures of the duplicates dialog, filled from the demo."""

from __future__ import annotations

import asyncio
import functools
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import keyring
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.dialogs.duplicates import DuplicatesDialog
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.duplicates import person_ref
from huntflow_desk.services.workplace import Workplace
from tests.doubled import alone, double_up, known_in_part, somebody
from tests.filling import BASE_URL, demo_desk, key_pair, read_everything
from tests.keyrings import MemoryKeyring
from tests.pictureloop import picture_loop

ACCOUNT = 1


@functools.cache
def _place() -> tuple[Workplace, int, list[int]]:
    keyring.set_keyring(MemoryKeyring())
    demo = DemoHuntflow(applicants=60, seed=2, rate_limit=False)
    desk = demo_desk(Path(tempfile.mkdtemp()), demo)
    settings = desk.settings("main")
    connection = replace(settings.connection, huntflow_prod_url=BASE_URL)
    desk.keep_settings("main", replace(settings, connection=connection))

    async def fill() -> tuple[Workplace, int, list[int]]:
        await desk.keep_keys("main", System.PROD, key_pair(demo))
        place = desk.open("main")
        await read_everything(place)
        who = somebody(place)
        others = await double_up(place, who)
        first = others[-1]
        await place.duplicates.decide_different(ACCOUNT, person_ref(who), person_ref(first))
        place.session.pause()
        return place, who, others

    return picture_loop().run_until_complete(fill())


def _settle() -> None:
    picture_loop().run_until_complete(asyncio.sleep(0.3))


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Several matches, the other direction, told apart, in part, nobody, narrow."""
    place, who, others = _place()
    runner = TaskRunner(loop=picture_loop())
    relay = Relay(place.bus.listen)

    def dialog(person: int) -> DuplicatesDialog:
        made = DuplicatesDialog(place, runner, relay, ACCOUNT, person)
        made.resize(1080, 680)
        made.show()
        _settle()
        return made

    yield "duplicates", dialog(who)
    right = dialog(who)
    right.comparison.direction.choose("right")
    right.comparison.direction.changed.emit("right")
    yield "duplicates-right", right
    warned = dialog(who)
    warned.matches.choose(others[2])
    hostile = dialog(who)
    hostile.matches.choose(others[4])
    hostile.comparison.direction.choose("right")
    hostile.comparison.direction.changed.emit("right")
    yield "duplicates-hostile", hostile
    yield "duplicates-shared-contact", warned
    decided = dialog(who)
    decided.matches.choose(others[-1])
    yield "duplicates-different", decided
    part = dialog(who)
    part.matches.choose(known_in_part(others))
    yield "duplicates-in-part", part
    absent = dialog(who)
    absent.matches.choose_row(len(absent.matches.pairs) - 2)
    yield "duplicates-last", absent
    yield "duplicates-nobody", dialog(picture_loop().run_until_complete(alone(place)))
    narrow = dialog(who)
    narrow.resize(narrow.minimumSize())
    yield "duplicates-narrow", narrow
