"""The measured application of `sync`: `python -m tests.bench.sync_window PLACE RATE`."""

from __future__ import annotations

import asyncio
import json
import math
import os
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from huntflow_desk.app import run
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import Offline, Paths, System
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.services.workplace import Desk
from tests.bench.heartbeat_child import ACCOUNT_ID, PROFILE, Heartbeat, _summary, _trace

SETTLE_S, IDLE_S = 1.0, 4.0
"""The same window at rest tells what the machine itself costs."""


class Watcher(QObject):
    """Counts beats from the first page of people to the end of the first reading."""

    def __init__(self, heart: Heartbeat, rate: float) -> None:
        super().__init__()
        self._heart = heart
        self._rate = rate or math.inf
        self._window: MainWindow | None = None
        self._began = self._ended = 0.0
        self._resting = False
        self.figures: dict[str, Any] = {}
        self._look = QTimer(self)
        self._look.setInterval(20)
        self._look.timeout.connect(self._step)
        self._look.start()

    def _step(self) -> None:
        if self._window is None:
            self._find()
            return
        workplace = self._window.workplace
        if workplace is None:
            return
        progress = workplace.sync.progress
        if not self._began:
            if progress.step == "people" and progress.done:
                self._began = time.perf_counter()
                self._heart.take()
            return
        now = time.perf_counter()
        if not self.figures:
            if workplace.store.passes.finished(ACCOUNT_ID) is None:
                return
            self.figures = {
                "people": workplace.library.count_applicants(ApplicantQuery(ACCOUNT_ID)),
                "seconds": now - self._began,
                **_summary(self._heart.take()),
            }
            workplace.sync.cancel()
            self._ended = now
        elif now - self._ended > SETTLE_S and not self._resting:
            self._resting = True
            self._heart.take()
        elif now - self._ended > SETTLE_S + IDLE_S:
            self._look.stop()
            self._heart.stop()
            self.figures["idle"] = _summary(self._heart.take())
            self._window.close()

    def _find(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.room is not None:
                break
        else:
            return
        workplace = window.workplace
        assert workplace is not None

        async def set_the_pace() -> None:
            api = await workplace.session.api()
            api.transport.pace.set(self._rate, self._rate)

        window.runner.start(set_the_pace, owner=None, key="pace")
        window.room.show_section("applicants")
        self._window = window


def main(arguments: list[str]) -> int:
    """Prepare a profile with keys, run the application on it, print the figures as JSON."""
    paths = Paths(Path(arguments[0]) / "data")
    found = json.loads(sys.stdin.readline())
    pair = KeyPair(
        found["base_url"], found["access_token"], found["refresh_token"], datetime.now(UTC)
    )
    desk = Desk(paths)
    settings = desk.settings(PROFILE)
    connection = replace(settings.connection, huntflow_prod_url=pair.base_url)
    desk.keep_settings(
        PROFILE,
        replace(
            settings,
            connection=connection,
            account_id=ACCOUNT_ID,
            first_run_done=True,
            offline=Offline(details="none"),
        ),
    )
    asyncio.run(desk.keep_keys(PROFILE, System.PROD, pair))
    app = QApplication(sys.argv[:1])
    heart = Heartbeat()
    watcher = Watcher(heart, float(arguments[1]))
    if os.environ.get("BENCH_TRACE"):
        threading.Thread(target=_trace, args=(heart,), daemon=True).start()
    code = run(paths=paths, profile=PROFILE, system=None, demo=False, marker=lambda line: None)
    print(json.dumps(watcher.figures))
    del app
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
