"""The measured application: `python -m tests.bench.heartbeat_child DATA_DIR`, keys on stdin.

Without a folder: a heartbeat and nothing else, until standard input ends.
"""

from __future__ import annotations

import asyncio
import gc
import json
import math
import os
import sys
import threading
import time
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from huntflow_desk.cli import open_window
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.query import ApplicantQuery, LogQuery, VacancyQuery
from huntflow_desk.core.settings import Offline, Paths, System
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.services.workplace import Desk

ACCOUNT_ID = 1
PROFILE = "bench"
BEAT_MS = 5
TRACE_MS = 25


class Heartbeat(QObject):
    """Beats on the GUI thread and notes by how much each beat was late, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self.last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def take(self) -> list[float]:
        """The stalls so far; counting begins anew."""
        late, self.late = self.late, []
        return late

    def stop(self) -> None:
        """No more beats."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self.last) * 1000 - BEAT_MS))
        self.last = now


class Driver(QObject):
    """Opens the section with everybody and watches until everybody is there."""

    def __init__(self, heart: Heartbeat) -> None:
        super().__init__()
        self._heart = heart
        self._window: MainWindow | None = None
        self._opened = 0.0
        self._first = 0.0
        self._opening: list[float] = []
        self._look = QTimer(self)
        self._look.setInterval(20)
        self._look.timeout.connect(self._step)
        self._look.start()
        self.figures: dict[str, Any] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first paint of the list with rows in it."""
        view = watched.parent()
        if (
            not self._first
            and event.type() == QEvent.Type.Paint
            and isinstance(view, RowsView)
            and view.rows_model().rowCount()
        ):
            self._first = time.perf_counter()
            self._opening = self._heart.take()
        return False

    def _step(self) -> None:
        if self._window is None:
            self._begin()
            return
        workplace, room = self._window.workplace, self._window.room
        if workplace is None or room is None:
            return
        full = workplace.library.last_full_list(ACCOUNT_ID, None)
        if full is None or self._window.runner.running:
            return
        view = room.everyone.findChild(RowsView)
        if view is None or view.rows_model().rowCount() < full.value:
            return
        self._look.stop()
        self._heart.stop()
        now = time.perf_counter()
        everyone = ApplicantQuery(ACCOUNT_ID)
        self.figures = {
            "first_rows_s": self._first - self._opened,
            "all_s": now - self._opened,
            "people": workplace.library.count_applicants(everyone),
            "vacancies": workplace.library.count_vacancies(VacancyQuery(ACCOUNT_ID, frozenset())),
            "pages": math.ceil(full.value / 30),
            "requests": workplace.journal.count(LogQuery()),
            "opening": _summary(self._opening),
            "arriving": _summary(self._heart.take()),
        }
        self._window.close()

    def _begin(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.room is not None:
                self._window = window
                break
        else:
            return
        workplace = self._window.workplace
        assert workplace is not None and self._window.room is not None

        async def lift_the_pace() -> None:
            api = await workplace.session.api()
            api.transport.pace.set(1e6, 1e6)

        self._heart.take()
        self._opened = time.perf_counter()
        self._window.runner.start(lift_the_pace, owner=None, key="pace")
        self._window.room.show_section("applicants")
        view = self._window.room.everyone.findChild(RowsView)
        assert view is not None
        view.viewport().installEventFilter(self)


def _summary(late: list[float]) -> dict[str, float]:
    ordered = sorted(late) or [0.0]
    return {
        "beats": len(late),
        "p50": ordered[len(ordered) // 2],
        "p99": ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)],
        "max": ordered[-1],
    }


def _trace(heart: Heartbeat) -> None:
    """Tell on standard error where the main thread is when a beat is overdue."""
    main = threading.main_thread().ident
    assert main is not None
    told = 0.0
    while True:
        time.sleep(0.005)
        overdue_ms = (time.perf_counter() - heart.last) * 1000 - BEAT_MS
        if overdue_ms > TRACE_MS and heart.last != told:
            told = heart.last
            stack = traceback.extract_stack(sys._current_frames()[main])[-7:]
            where = " < ".join(
                f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(stack)
            )
            print(f"stall over {overdue_ms:.0f} ms: {where}", file=sys.stderr)


def _watch_garbage() -> None:
    """Tell on standard error when looking for garbage takes long."""
    began = [0.0]

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            began[0] = time.perf_counter()
        elif (took_ms := (time.perf_counter() - began[0]) * 1000) > 8:
            print(f"garbage: generation {info['generation']}, {took_ms:.0f} ms", file=sys.stderr)

    gc.callbacks.append(note)


def _idle() -> int:
    app = QApplication(sys.argv[:1])
    heart = Heartbeat()
    # Starting up is not what is compared.
    QTimer.singleShot(1000, heart, heart.take)
    over = QSocketNotifier(0, QSocketNotifier.Type.Read, app)
    over.activated.connect(app.quit)
    app.exec()
    print(json.dumps(_summary(heart.take())))
    return 0


def main(arguments: list[str]) -> int:
    """Prepare a profile with keys, run the application on it, print the figures as JSON."""
    if not arguments:
        return _idle()
    import keyring

    from tests.keyrings import MemoryKeyring

    keyring.set_keyring(MemoryKeyring())
    paths = Paths(Path(arguments[0]))
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
            # Measured by itself in `sync`.
            offline=Offline(enabled=False),
        ),
    )
    asyncio.run(desk.keep_keys(PROFILE, System.PROD, pair))
    app = QApplication(sys.argv[:1])
    heart = Heartbeat()
    driver = Driver(heart)
    if os.environ.get("BENCH_TRACE"):
        _watch_garbage()
        threading.Thread(target=_trace, args=(heart,), daemon=True).start()
    code = open_window(paths=paths, profile=PROFILE)
    print(json.dumps(driver.figures))
    del app
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
