"""The window's parts over a filled store: `python -m tests.bench.search_child DATA_DIR`."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import statistics
import sys
import threading
import time
from collections.abc import Awaitable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget
from qasync import QEventLoop

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import Theme
from huntflow_desk.qt.panes.applicants import ApplicantsPane
from huntflow_desk.qt.panes.card import CardPane
from huntflow_desk.services.workplace import Desk, Workplace
from tests.bench.filled import ACCOUNT_ID, BIG_VACANCY
from tests.bench.heartbeat_child import Heartbeat, _trace
from tests.bench.search import PROFILE

CARDS = 60


def _rss_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def _painted(widget: QWidget) -> None:
    """Everything asked for is on screen."""
    await asyncio.sleep(0)
    widget.repaint()
    await asyncio.sleep(0.01)


async def _cards(pane: CardPane, place: Workplace) -> float:
    """Milliseconds from choosing a person to the painted card, median; resumes among them."""
    rows = place.library.applicant_rows(ApplicantQuery(ACCOUNT_ID), 5_000, 300)
    with_resume = [row.applicant_id for row in rows if row.has_resume][:CARDS]
    took = []
    for applicant_id in with_resume:
        began = time.perf_counter()
        pane.show_applicant(ACCOUNT_ID, applicant_id)
        pane.repaint()
        took.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.01)
    return statistics.median(took[5:])


async def _vacancy(pane: ApplicantsPane) -> float:
    took = []
    for _ in range(9):
        pane.show_people(ACCOUNT_ID, None)
        await _painted(pane)
        began = time.perf_counter()
        pane.show_people(ACCOUNT_ID, BIG_VACANCY)
        pane.repaint()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


async def _scroll(view: RowsView) -> None:
    bar = view.verticalScrollBar()
    place = 0
    while place < bar.maximum():
        place += view.viewport().height()
        bar.setValue(place)
        view.viewport().repaint()
    await asyncio.sleep(0)


async def _beats(heart: Heartbeat, work: Awaitable[object]) -> list[float]:
    """By how much each beat was late while something goes on, in milliseconds."""
    heart.take()
    await work
    return heart.take()


def main(arguments: list[str]) -> int:
    """Measure and print one JSON object."""
    app = QApplication([])
    look = Theme(app, scheme="light")
    languages = Languages(app, "ru")
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    desk = Desk(Paths(Path(arguments[0])))
    place = desk.open(PROFILE, System.PROD)
    place.session.pause()
    runner = TaskRunner(loop=loop)
    relay = Relay(place.bus.listen)
    window = QMainWindow()
    pane, card = ApplicantsPane(place, runner, relay), CardPane(place, runner, relay)
    holder = QWidget(window)
    window.setCentralWidget(holder)
    window.resize(1280, 800)
    for widget, left, width in ((pane, 0, 800), (card, 800, 480)):
        widget.setParent(holder)
        widget.setGeometry(left, 0, width, 780)
    label = QLabel(holder)
    label.setGeometry(0, 780, 400, 20)
    window.show()
    view = pane.findChild(RowsView)
    assert view is not None
    figures: dict[str, float] = {}

    def said(done: int, total: int) -> None:
        label.setText(f"{done} / {total}")

    async def work() -> None:
        await asyncio.sleep(0.2)
        empty_mb = _rss_mb()
        pane.show_people(ACCOUNT_ID, None)
        await _painted(pane)
        figures["people"] = float(view.rows_model().rowCount())
        began = time.perf_counter()
        await _scroll(view)
        figures["scroll_s"] = time.perf_counter() - began
        figures["memory_mb"] = _rss_mb() - empty_mb
        figures["vacancy_ms"] = await _vacancy(pane)
        figures["card_ms"] = await _cards(card, place)
        # As the application does once it has started: what stays is never looked through again.
        gc.collect()
        gc.freeze()
        heart = Heartbeat()
        if os.environ.get("BENCH_TRACE"):
            threading.Thread(target=_trace, args=(heart,), daemon=True).start()
        idle = await _beats(heart, asyncio.sleep(5))
        figures["idle_p99_ms"] = statistics.quantiles(idle, n=100)[98]
        figures["idle_max_ms"] = max(idle)
        began = time.perf_counter()
        late = await _beats(heart, place.store.records.rebuild(said))
        figures["reindex_s"] = time.perf_counter() - began
        figures["stall_max_ms"] = max(late)
        figures["stall_p99_ms"] = statistics.quantiles(late, n=100)[98]
        heart.stop()
        await runner.close()

    loop.run_until_complete(work())
    print(json.dumps(figures), flush=True)
    relay.stop()
    loop.run_until_complete(desk.close(place))
    window.close()
    del look, languages
    loop.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
