"""The part of the status bar about the synchronisation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from huntflow_desk.core.errors import Problem
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.window.syncing import SyncStatus
from huntflow_desk.services.workplace import Workplace
from tests.services.sync.server import Server, house


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    opened = house(tmp_path, Server(3)).desk.open("anna")
    yield opened
    opened.store.close()


def part(qtbot: QtBot, workplace: Workplace) -> SyncStatus:
    relay = Relay(workplace.bus.listen)
    made = SyncStatus(workplace, relay)
    relay.setParent(made)
    qtbot.addWidget(made)
    return made


def test_short_work_is_not_mentioned_long_work_is(qtbot: QtBot, workplace: Workplace) -> None:
    shown = part(qtbot, workplace)
    context = workplace.sync._context
    context.begin_step("people")
    context.show(done=120, total=3100, rate=12.34, left_s=242.0)
    qtbot.waitUntil(shown._patience.isActive)
    assert shown.isHidden()
    shown._patience.timeout.emit()
    assert not shown.isHidden()
    assert shown.text() == "Кандидаты: 120 из 3 100 · 12,3/с · осталось 4 мин".replace(
        "3 100", QLocale().toString(3100)
    ).replace("12,3", QLocale().toString(12.34, "f", 1))
    context.show(state="idle", step="")
    qtbot.waitUntil(shown.isHidden)


def test_pause_resume_and_cancel_from_the_bar(qtbot: QtBot, workplace: Workplace) -> None:
    shown = part(qtbot, workplace)
    sync = workplace.sync
    sync._context.begin_step("people")
    shown._show_now()
    shown._pause.click()
    assert sync.progress.state == "paused"
    qtbot.waitUntil(lambda: shown.text() == "Синхронизация на паузе")
    shown._pause.click()
    assert sync.progress.state == "running"
    shown._cancel.click()
    assert sync._stopped


def test_trouble_is_named_unless_the_connection_tells_it(
    qtbot: QtBot, workplace: Workplace
) -> None:
    shown = part(qtbot, workplace)
    full = Problem("disk_trouble", {"cause": "full", "path": "/x"}, "retry")
    workplace.sync._context.show(state="failed", problem=full)
    qtbot.waitUntil(lambda: not shown.isHidden())
    assert shown.text().startswith("Синхронизация прервана: ")
    workplace.sync._context.show(state="waiting", problem=Problem("not_sent", {}, "retry"))
    qtbot.waitUntil(shown.isHidden)
