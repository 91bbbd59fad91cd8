"""Triage in the real window over a filled store: `python -m tests.bench.triage_child FOLDER`."""

from __future__ import annotations

import asyncio
import gc
import json
import statistics
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.theme import Theme
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.services.workplace import Workplace
from tests.filling import demo_desk, read_everything

ACCOUNT = 1
PEOPLE, STEPS, UNDONE = 200, 120, 30


def _told(found: list[float]) -> tuple[float, float, int]:
    return statistics.median(found), max(found), len(found)


class Beat:
    """The longest block of the thread between two questions: by the clock, and the most processor
    time the thread itself had in one, which tells our doing from a busy machine's."""

    def __init__(self) -> None:
        self._beats = [_now()]
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._beats.append(_now()))
        self._timer.start(1)

    def longest(self) -> tuple[float, float]:
        beats, self._beats = [*self._beats, _now()], [_now()]
        spans = [
            (later[0] - earlier[0], later[1] - earlier[1]) for earlier, later in pairwise(beats)
        ]
        return max(one for one, _ in spans) * 1000, max(one for _, one in spans) * 1000


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


async def _fill(place: Workplace) -> int:
    """Everybody of the busiest vacancy with a resume, a history and a questionary."""
    await read_everything(place)
    library = place.library
    rows = library.vacancy_rows(VacancyQuery(ACCOUNT, states=frozenset({"OPEN"})))
    vacancy = max(rows, key=lambda one: one.people).vacancy_id
    stages = [one.stage_id for one in library.stages(ACCOUNT, vacancy) if one.kind == "user"]
    known = [one.applicant_id for one in library.applicant_rows(ApplicantQuery(ACCOUNT), 0, PEOPLE)]
    for applicant_id in known:
        await library.refresh_card(ACCOUNT, applicant_id)
        card = library.card(ACCOUNT, applicant_id)
        if card is not None and vacancy not in {link.vacancy_id for link in card.links}:
            await place.commands.move(ACCOUNT, applicant_id, vacancy, stages[0])
    return vacancy


def _press(widget: QWidget, text: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(widget, event)


async def _measure(window: MainWindow, vacancy: int) -> dict[str, tuple[float, float, int]]:
    room = window.room
    assert room is not None and window.workplace is not None
    room.show_vacancy(vacancy)
    await asyncio.sleep(1.0)
    window.actions_by_key.run("triage")
    while window.triaging is None or not window.triaging.on:  # noqa: ASYNC110 - no event for it
        await asyncio.sleep(0.01)
    pane = window.triaging.pane
    stages = window.workplace.library.stages(ACCOUNT, vacancy)
    digits = [str(n) for n, one in enumerate(stages, 1) if one.kind == "user" and n < 10]
    await asyncio.sleep(0.5)
    beat = Beat()
    nexts: list[float] = []
    blocks: list[tuple[float, float]] = []
    undos: list[float] = []
    for step in range(STEPS):
        if pane.current is None:
            break
        before, digit = pane.current, digits[1 + step % (len(digits) - 1)]
        beat.longest()
        began = time.perf_counter()
        _press(pane, digit)
        if pane.current == before:
            _press(pane, digits[0])
        pane.repaint()
        nexts.append((time.perf_counter() - began) * 1000)
        # A person takes longer; everything of this step, the card that follows too.
        await asyncio.sleep(0.3)
        blocks.append(beat.longest())
    for _ in range(UNDONE):
        began = time.perf_counter()
        pane.undo()
        pane.repaint()
        undos.append((time.perf_counter() - began) * 1000)
        pane.queue.take_back(pane.current or 0)
        await asyncio.sleep(0.05)
    return {
        "next_ms": _told(nexts),
        "block_ms": _told([wall for wall, _ in blocks]),
        "cpu_ms": _told([cpu for _, cpu in blocks]),
        "undo_ms": _told(undos),
    }


def main(arguments: list[str]) -> int:
    """Measure and print one JSON object."""
    app = QApplication([])
    Theme(app, scheme="light")
    languages = Languages(app, "ru")
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    demo = DemoHuntflow(applicants=PEOPLE, seed=2, rate_limit=False, index_lag_s=0.0)
    desk = demo_desk(Path(arguments[0]), demo)
    settings = desk.settings("main")
    desk.keep_settings("main", replace(settings, account_id=ACCOUNT, first_run_done=True))
    place = desk.open("main", System.DEMO)
    vacancy = loop.run_until_complete(_prepare(place))
    place.session.pause()
    window = MainWindow(desk, languages)
    window.resize(1400, 900)
    window.show_workplace(place)
    window.show()
    window.complete(loop)
    gc.collect()
    gc.freeze()
    figures = loop.run_until_complete(_measure(window, vacancy))
    loop.run_until_complete(window.leave_workplace())
    loop.run_until_complete(desk.close(place))
    loop.close()
    del window, languages
    print(json.dumps(figures))
    return 0


async def _prepare(place: Workplace) -> int:
    api = await place.session.api()
    api.transport.pace.set(1e6, 1e6)
    return await _fill(place)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
