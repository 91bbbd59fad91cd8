"""The whole window over an embedded Huntflow, without waiting for retries and probes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.session import Session
from tests.journeys.stage import Stage
from tests.keyrings import MemoryKeyring


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retries after milliseconds, probes twenty times a second."""
    monkeypatch.setattr("huntflow_desk.api.transport._BACKOFF_S", 0.005)
    monkeypatch.setitem(Session.__init__.__kwdefaults__, "probe_pauses_s", (0.05,))


@pytest.fixture
def stage(
    tmp_path: Path,
    qtbot: QtBot,
    live_loop: QEventLoop,
    memory_keyring: MemoryKeyring,
    languages: Languages,
    hurried: None,
) -> Iterator[Stage]:
    place = Stage(tmp_path, qtbot, live_loop, languages)
    yield place
    place.close()
    theme().set_look(scheme="light", density="normal", zoom_percent=100)
