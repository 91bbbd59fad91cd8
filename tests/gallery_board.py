"""Pictures of the board in the window: usual, empty, much, narrow, folded, dense, dragging."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.core.settings import System
from huntflow_desk.core.wire.vacancies import vacancy
from huntflow_desk.qt.panes.board import BoardPane
from huntflow_desk.qt.window.room import Room
from tests.board import put_people
from tests.gallery_window import Shot

ACCOUNT = 1


def _board(shot: Shot) -> tuple[Room, BoardPane]:
    """The board of a vacancy with people on it."""
    room = shot.window.room
    assert room is not None
    library = shot.place.library
    rows = library.vacancy_rows(VacancyQuery(ACCOUNT))
    fullest = max(rows, key=lambda row: row.people)
    room.vacancies.choose(fullest.vacancy_id)
    shot.wait()
    room.show_tab("board")
    shot.wait()
    return room, room.board


def _usual(shot: Shot) -> None:
    room, board = _board(shot)
    targets = [one for one in board.lanes.columns() if one.model.is_target]
    vacancy_id = room.vacancies.current
    assert vacancy_id is not None
    filled = next(one for one in targets if one.model.rowCount() > 1)
    keys = [filled.model.key_at(number) for number in range(2)]

    async def move() -> None:
        for key in keys:
            assert isinstance(key, int)
            await shot.place.commands.move(ACCOUNT, key, vacancy_id, targets[1].stage_id)

    shot.loop.run_until_complete(move())
    shot.wait(0.4)
    board.focus_list()


def _empty(shot: Shot) -> None:
    room, _ = _board(shot)
    records = shot.place.store.records
    raw = {"id": 990_001, "position": "Новая вакансия", "state": "OPEN"}
    shot.loop.run_until_complete(records.take_vacancies(ACCOUNT, [vacancy(raw)], lifetime_s=9e6))
    room.vacancies._refill()
    room.vacancies.choose(990_001)
    shot.wait()


def _much(shot: Shot) -> None:
    room, board = _board(shot)
    vacancy_id = room.vacancies.current
    assert vacancy_id is not None
    stages = [one.stage_id for one in board.lanes.columns() if one.model.is_target]
    shot.loop.run_until_complete(put_people(shot.place, ACCOUNT, vacancy_id, stages, 3_000))
    board.show_vacancy(None, None)
    board.show_vacancy(ACCOUNT, vacancy_id)
    shot.wait()
    board.step(3)
    board.focus_list()


def _folded(shot: Shot) -> None:
    _, board = _board(shot)
    for column in board.lanes.columns()[1:4]:
        column.set_folded(True, told=True)
    shot.wait(0.2)


def _dense(shot: Shot) -> None:
    _much(shot)
    assert shot.window.room is not None
    shot.window.room.board._compact.click()


def _dragging(shot: Shot) -> None:
    _, board = _board(shot)
    columns = board.lanes.columns()
    source = next(one for one in columns if one.model.rowCount() > 1)
    target = columns[columns.index(source) + 1]
    data = source.model.carried([source.model.key_at(0)])
    assert data is not None
    event = QDragEnterEvent(
        QPoint(20, 90), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    event.ignore()
    QApplication.sendEvent(target.view.viewport(), event)
    shot.kept = (data, source, target)  # type: ignore[attr-defined]


def _held(shot: Shot, label: QLabel) -> None:
    """The card under the pointer, which no grab shows."""
    _, source, target = shot.kept  # type: ignore[attr-defined]
    picture, spot = source.view._picture(3)
    place = target.view.viewport().mapTo(shot.window, QPoint(60, 120)) - spot
    shown = label.pixmap()
    painter = QPainter(shown)
    painter.drawPixmap(QPointF(place), picture)
    painter.end()
    label.setPixmap(shown)


SHOTS: dict[str, tuple[tuple[int, int], Callable[[Shot], None]]] = {
    "usual": ((1280, 800), _usual),
    "wide": ((1920, 1000), _usual),
    "narrow": ((900, 640), _usual),
    "empty": ((1280, 800), _empty),
    "much": ((1600, 900), _much),
    "dense": ((1600, 900), _dense),
    "folded": ((1280, 800), _folded),
    "dragging": ((1280, 800), _dragging),
}


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Every state; GALLERY_ONLY names the states wanted."""
    only = os.environ.get("GALLERY_ONLY", "").split(",")
    for name, (size, prepare) in SHOTS.items():
        if only != [""] and name not in only:
            continue
        shot = Shot(System.DEMO, size)
        prepare(shot)
        label = shot.picture()
        if name == "dragging":
            _held(shot, label)
        yield f"board-{name}", label
        shot.leave()
        shot.loop.run_until_complete(asyncio.sleep(0))
