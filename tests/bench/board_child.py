"""The board in a window over a filled store: `python -m tests.bench.board_child FOLDER`."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from huntflow_desk.core.settings import System
from huntflow_desk.core.wire.vacancies import vacancy
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.board import BoardPane
from huntflow_desk.qt.panes.board.lane import LaneColumn
from huntflow_desk.services.bulk import BulkAction
from huntflow_desk.services.workplace import Workplace
from tests.bench.figures import Figures, figure
from tests.bench.windowed import Beats, application
from tests.board import put_people
from tests.filling import demo_desk, read_everything

ACCOUNT, USUAL, HUGE = 1, 990_001, 990_002
CARDS, HUGE_COLUMN, TOGETHER = 500, 5_000, 40
ROUNDS = 40
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
MOVE = Qt.DropAction.MoveAction


def _ms(began: float) -> float:
    return (time.perf_counter() - began) * 1000


class Bench:
    """Does to the board what a mouse does."""

    def __init__(self, place: Workplace, pane: BoardPane, runner: TaskRunner) -> None:
        self.place, self.pane, self.runner = place, pane, runner
        self.cpu: list[float] = []
        pane.move_requested.connect(self._wished)

    def _wished(self, ids: tuple[int, ...], stage_id: int) -> None:
        # As the window carries it out.
        async def work() -> None:
            await self.place.bulk.at_once(ACCOUNT, ids, BulkAction("move", USUAL, stage_id))

        self.runner.start(work, owner=None, key="move")

    def fullest(self) -> LaneColumn:
        columns = [one for one in self.pane.lanes.columns()[:3] if one.model.is_target]
        return max(columns, key=lambda one: one.model.rowCount())

    def select(self, column: LaneColumn, count: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        column.view.choose_row(0)
        for number in range(count):
            index = column.model.index(number, 0)
            column.view.selectionModel().select(index, flag.Select | flag.Rows)

    def pull(self, column: LaneColumn) -> float:
        """The mouse events up to the start of the drag, its picture included; milliseconds of
        the slowest one. Offscreen the platform's own loop ends at once."""
        view = column.view
        viewport = view.viewport()
        start = view.visualRect(column.model.index(0, 0)).center()
        slowest = 0.0
        for step in range(5):
            place = QPointF(start + QPoint(6 * step, 0))
            kind = QEvent.Type.MouseMove if step else QEvent.Type.MouseButtonPress
            button = Qt.MouseButton.NoButton if step else LEFT
            event = QMouseEvent(
                kind, place, QPointF(viewport.mapToGlobal(place.toPoint())), button, LEFT, PLAIN
            )
            began = time.perf_counter()
            QApplication.sendEvent(viewport, event)
            slowest = max(slowest, _ms(began))
        end = QMouseEvent(
            QEvent.Type.MouseButtonRelease, QPointF(start), QPointF(start), LEFT,
            Qt.MouseButton.NoButton, PLAIN,
        )  # fmt: skip
        QApplication.sendEvent(viewport, end)
        return slowest

    async def drop(self, target: LaneColumn, data: QMimeData, count: int) -> tuple[float, float]:
        """Longest block of the GUI thread, and the time until the cards are painted there."""
        before = target.model.rowCount()
        beats = Beats()
        began = time.perf_counter()
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(target, kind(QPoint(30, 90), MOVE, data, LEFT, PLAIN))
        QApplication.sendEvent(target, QDropEvent(QPointF(30, 90), MOVE, data, LEFT, PLAIN))
        event_ms = _ms(began)
        while target.model.rowCount() < before + count:  # noqa: ASYNC110 - no event for it
            await asyncio.sleep(0.001)
        target.view.viewport().repaint()
        shown_ms = _ms(began)
        # The calm of the lists answers once more; whatever is left counts, too.
        await asyncio.sleep(0.2)
        beats.stop()
        block_ms, cpu_ms = beats.longest()
        self.cpu.append(cpu_ms)
        return max(event_ms, block_ms), shown_ms


async def _measure(bench: Bench) -> Figures:
    place, pane = bench.place, bench.pane
    stages = [stage.stage_id for stage in place.library.stages(ACCOUNT, USUAL)]
    await put_people(place, ACCOUNT, USUAL, stages, CARDS)
    figures: dict[str, list[float]] = {"first_ms": [], "open_ms": []}

    def shown(vacancy_id: int | None, key: str = "") -> None:
        began = time.perf_counter()
        pane.show_vacancy(ACCOUNT, vacancy_id)
        pane.repaint()
        if key:
            figures[key].append(_ms(began))

    shown(USUAL, "first_ms")
    await asyncio.sleep(0.3)
    for _ in range(10):
        shown(None)
        await asyncio.sleep(0.01)
        shown(USUAL, "open_ms")
        await asyncio.sleep(0.01)
    # As the application does once it has started.
    gc.collect()
    gc.freeze()
    for count, suffix in ((1, ""), (TOGETHER, "_40")):
        starts = figures.setdefault(f"drag_start{suffix}_ms", [])
        drops = figures.setdefault(f"drop{suffix}_ms", [])
        shows = figures.setdefault("shown_ms", [])
        for _ in range(ROUNDS if count == 1 else 10):
            source = bench.fullest()
            target = next(one for one in pane.lanes.columns()[:3] if one is not source)
            many = min(count, source.model.rowCount())
            bench.select(source, many)
            await asyncio.sleep(0.02)
            starts.append(bench.pull(source))
            bench.select(source, many)
            data = source.model.carried(source.view.selected_keys())
            assert data is not None
            block, wall = await bench.drop(target, data, many)
            drops.append(block)
            shows.append(wall)
    figures["drop_cpu_ms"] = bench.cpu
    await put_people(place, ACCOUNT, HUGE, stages[:1], HUGE_COLUMN)
    shown(HUGE)
    await asyncio.sleep(0.3)
    figures["scroll_frame_ms"] = await _scroll(pane)
    return {key: figure(found) for key, found in figures.items()}


async def _scroll(pane: BoardPane) -> list[float]:
    view = pane.lanes.columns()[0].view
    assert view.rows_model().rowCount() == HUGE_COLUMN
    bar = view.verticalScrollBar()
    frames = []
    for place in range(0, bar.maximum(), 300):
        began = time.perf_counter()
        bar.setValue(place)
        view.viewport().repaint()
        frames.append(_ms(began))
        if len(frames) % 50 == 0:
            await asyncio.sleep(0)
    return frames


def main(arguments: list[str]) -> int:
    """Measure and print one JSON object."""
    with application() as (loop, _):
        demo = DemoHuntflow(applicants=12, seed=1, rate_limit=False)
        desk = demo_desk(Path(arguments[0]), demo)
        place = desk.open("bench", System.DEMO)
        runner = TaskRunner(loop=loop)
        relay = Relay(place.bus.listen)
        window = QMainWindow()
        window.resize(1600, 900)

        async def work() -> Figures:
            await read_everything(place)
            place.session.pause()
            for number in (USUAL, HUGE):
                raw = {"id": number, "position": "Аналитик", "state": "OPEN"}
                await place.store.records.take_vacancies(ACCOUNT, [vacancy(raw)], lifetime_s=9e6)
            pane = BoardPane(place, runner, relay)
            window.setCentralWidget(pane)
            window.show()
            await asyncio.sleep(0.2)
            found = await _measure(Bench(place, pane, runner))
            await runner.close()
            return found

        figures = loop.run_until_complete(work())
        relay.stop()
        window.close()
        loop.run_until_complete(desk.close(place))
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
