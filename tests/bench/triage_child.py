"""Triage in the real window over a filled store: `python -m tests.bench.triage_child FOLDER`."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.services.workplace import Workplace
from tests.bench.figures import Figures, figure
from tests.bench.windowed import Beats, application
from tests.filling import demo_desk, read_everything

ACCOUNT = 1
PEOPLE, STEPS, UNDONE = 200, 120, 30


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


async def _measure(window: MainWindow, vacancy: int) -> Figures:
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
    beats = Beats()
    nexts: list[float] = []
    blocks: list[tuple[float, float]] = []
    undos: list[float] = []
    for step in range(STEPS):
        if pane.current is None:
            break
        before, digit = pane.current, digits[1 + step % (len(digits) - 1)]
        beats.longest()
        began = time.perf_counter()
        _press(pane, digit)
        if pane.current == before:
            _press(pane, digits[0])
        pane.repaint()
        nexts.append((time.perf_counter() - began) * 1000)
        # A person takes longer; everything of this step, the card that follows too.
        await asyncio.sleep(0.3)
        blocks.append(beats.longest())
    for _ in range(UNDONE):
        began = time.perf_counter()
        pane.undo()
        pane.repaint()
        undos.append((time.perf_counter() - began) * 1000)
        pane.queue.take_back(pane.current or 0)
        await asyncio.sleep(0.05)
    return {
        "next_ms": figure(nexts),
        "block_ms": figure([wall for wall, _ in blocks]),
        "cpu_ms": figure([cpu for _, cpu in blocks]),
        "undo_ms": figure(undos),
    }


def main(arguments: list[str]) -> int:
    """Measure and print one JSON object."""
    with application() as (loop, languages):
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
    print(json.dumps(figures))
    return 0


async def _prepare(place: Workplace) -> int:
    api = await place.session.api()
    api.transport.pace.set(1e6, 1e6)
    return await _fill(place)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
