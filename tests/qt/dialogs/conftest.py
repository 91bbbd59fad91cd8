"""Fixtures of dialog tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from tests.filling import demo_desk
from tests.keyrings import MemoryKeyring
from tests.qt.dialogs.rooms import Room


@pytest.fixture
def room(
    tmp_path: Path,
    qtbot: QtBot,
    live_loop: QEventLoop,
    memory_keyring: MemoryKeyring,
    languages: Languages,
) -> Iterator[Room]:
    demo = DemoHuntflow(applicants=12, seed=1, rate_limit=False)
    desk = demo_desk(tmp_path, demo)
    workplace = desk.open("main")
    runner = TaskRunner(loop=live_loop)
    relay = Relay(workplace.bus.listen)
    failures: list = []
    runner.failed.connect(failures.append)
    place = Room(demo, desk, workplace, runner, relay, qtbot, live_loop, failures)
    yield place
    relay.stop()
    place.run(runner.close())
    place.run(desk.close(workplace))


@pytest.fixture
def filled(room: Room) -> Room:
    """The room with everything of the embedded Huntflow read."""
    room.fill()
    return room
