"""Working on the board: by keys alone on the Russian layout, offline, through a restart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.panes.board import BoardPane
from tests.journeys.stage import ACCOUNT, Stage


def key(stage: Stage, key: Qt.Key, *, shift: bool = False) -> None:
    assert stage.window is not None
    focused = stage.window.focusWidget()
    assert focused is not None
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focused, key, modifiers)


def letter(stage: Stage, text: str) -> None:
    """What the Russian layout gives for a key."""
    assert stage.window is not None
    focused = stage.window.focusWidget()
    assert focused is not None
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(focused, event)


def ids(board: BoardPane, stage_id: int) -> list[object]:
    column = board.lanes.column(stage_id)
    assert column is not None
    return [column.model.key_at(number) for number in range(column.model.rowCount())]


def test_two_people_are_moved_offline_and_stay_so_through_a_restart(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.demo.switches.set("down")
    stage.enter()
    stage.until(lambda: stage.state() == "Офлайн: нет связи")
    assert stage.workplace is not None
    library = stage.workplace.library
    fullest = max(library.vacancy_rows(VacancyQuery(ACCOUNT)), key=lambda row: row.people)
    vacancy = fullest.vacancy_id
    stage.room.vacancies.choose(vacancy)
    stage.settle()
    stage.room.people.focus_list()
    letter(stage, "м")  # V: the board
    board = stage.room.board
    assert board.isVisible()
    lanes = library.lanes(ACCOUNT, vacancy)
    source = next(lane for lane in lanes if lane.people >= 2 and lane.stage.kind == "user")
    place = [lane.stage.stage_id for lane in lanes].index(source.stage.stage_id)
    target = lanes[place + 1].stage.stage_id
    there = lanes[place + 1].people
    column = board.lanes.column(source.stage.stage_id)
    assert column is not None
    while board.stage_id != source.stage.stage_id:
        key(stage, Qt.Key.Key_Left if place == 0 else Qt.Key.Key_Right)
    key(stage, Qt.Key.Key_Home)
    letter(stage, "о")  # J: the next one
    second = board.current
    key(stage, Qt.Key.Key_Up, shift=True)
    moved = board.selected
    assert second in moved and len(moved) == 2
    key(stage, Qt.Key.Key_Right, shift=True)
    stage.until(lambda: len(ids(board, target)) == there + 2)
    assert set(moved) <= set(ids(board, target)) and board.stage_id == target
    # One of them further, and back again by undoing.
    stage.settle()
    assert stage.run(stage.workplace.undo.undo()) is not None
    stage.until(lambda: set(moved) <= set(ids(board, source.stage.stage_id)))
    stage.run(stage.workplace.undo.redo())
    stage.until(lambda: set(moved) <= set(ids(board, target)))
    assert all(one["method"] == "GET" for one in stage.demo.journal)
    stage.leave()

    stage.enter()
    board = stage.room.board
    # Where the window was left, with whom, and what is on its way.
    assert board.isVisible() and stage.room.vacancies.current == vacancy
    assert set(moved) <= set(ids(board, target))
    column = board.lanes.column(target)
    assert column is not None
    told = [
        column.model.data(column.model.index(number, 0), Qt.ItemDataRole.DisplayRole)
        for number, one in enumerate(ids(board, target))
        if one in moved
    ]
    assert len(told) == 2 and all("правки ещё не отправлены" in one for one in told)
    stage.settle()


def test_everything_of_the_board_has_a_name(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.enter()
    stage.trigger("board")
    board = stage.room.board
    stage.settle()
    assert board.accessibleName()
    for column in board.lanes.columns():
        assert column.head.accessibleName() and column.view.accessibleName()
        if column.model.rowCount():
            index = column.model.index(0, 0)
            assert column.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    texts = " ".join(stage.seen(board))
    assert "из сохранённых" in texts or "кандидат" in texts
    stage.trigger("language")

    def names() -> str:
        return " ".join(column.head.accessibleName() for column in board.lanes.columns())

    stage.until(lambda: "клавиша" not in names() and "человек" not in names())
    stage.trigger("language")
