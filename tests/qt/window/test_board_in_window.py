"""The board as a side of the vacancy: key and tab, card beside it, back and forward, memory."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.qt.dialogs.move import MoveDialog
from huntflow_desk.qt.panes.board import BoardPane
from huntflow_desk.qt.panes.board.lane import LaneColumn
from tests.qt.window.conftest import Stage

ACCOUNT = 1


def press(stage: Stage, text: str) -> None:
    """A letter where the keyboard is, on whichever layout."""
    focused = stage.window.focusWidget()
    assert focused is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(focused, event)


def to_board(stage: Stage) -> BoardPane:
    """The board of the fullest vacancy."""
    stage.until(lambda: stage.room.filled)
    room = stage.room
    rows = [
        room.vacancies._model.row_at(number) for number in range(room.vacancies._model.rowCount())
    ]
    fullest = max((row for row in rows if row is not None), key=lambda row: int(row.people))
    room.vacancies.choose(fullest.vacancy_id)
    stage.settle()
    room.show_tab("board")
    room.focus_people()
    return room.board


def active(board: BoardPane) -> LaneColumn:
    found = board.lanes.column(board.stage_id)
    assert found is not None
    return found


@pytest.mark.parametrize("letter", ["v", "м"])
def test_a_key_leads_to_the_board_and_back_with_the_person(stage: Stage, letter: str) -> None:
    stage.until(lambda: stage.room.filled)
    room = stage.room
    room.people.focus_list()
    room.people.step(1)
    person = room.people.current
    assert person is not None and room.vacancies.isVisible()
    press(stage, letter)
    board = room.board
    assert board.isVisible() and not room.people.isVisible()
    assert board.current == person and active(board).has_focus()
    # The board wants the room of the vacancies; they are a click away.
    assert not room.vacancies.isVisible()
    room.hiring.aside.click()
    assert room.vacancies.isVisible()
    room.hiring.aside.click()
    assert room.card.applicant_id == person
    active(board).view.setFocus()
    board.step_column(1)
    chosen = board.current
    assert room.card.applicant_id == chosen
    press(stage, letter)
    assert room.people.isVisible() and room.vacancies.isVisible()
    stage.until(lambda: room.people.current == chosen)
    stage.settle()


def test_letters_step_through_the_column(stage: Stage) -> None:
    board = to_board(stage)
    column = next(one for one in board.lanes.columns() if one.model.rowCount() > 2)
    column.view.setFocus()
    column.view.choose_row(0)
    for letter, row in (("j", 1), ("о", 2), ("л", 1), ("k", 0)):
        press(stage, letter)
        assert board.current == column.model.key_at(row)
    stage.settle()


def test_a_move_is_made_and_a_rejection_waits_for_a_decision(stage: Stage) -> None:
    board = to_board(stage)
    room = stage.room
    vacancy = room.vacancies.current
    assert vacancy is not None
    person = board.current
    assert person is not None
    targets = [one.stage_id for one in board.lanes.columns() if one.model.is_target]
    kinds = {one.stage_id: one.kind for one in stage.place.library.stages(ACCOUNT, vacancy)}
    here = board.stage_id
    ordinary = next(one for one in targets if kinds[one] == "user" and one != here)
    rejection = next(one for one in targets if kinds[one] == "trash")

    def stage_of(one: int) -> int | None:
        return stage.place.library.stages_of(ACCOUNT, vacancy or 0, [one]).get(one)

    board.move_requested.emit((person,), ordinary)
    stage.until(lambda: board.stage_id == ordinary)
    assert board.current == person == room.card.applicant_id
    assert stage_of(person) == ordinary
    assert active(board).has_focus()
    board.move_requested.emit((person,), rejection)
    stage.settle()
    dialog = next(one for one in stage.window.findChildren(MoveDialog) if one.isVisible())
    chosen = dialog.form.stage()
    assert chosen is not None and chosen.stage_id == rejection and stage_of(person) == ordinary
    dialog.reject()


def test_moves_right_after_each_other_are_all_kept(stage: Stage) -> None:
    board = to_board(stage)
    vacancy = stage.room.vacancies.current
    assert vacancy is not None
    ids = [
        row.applicant_id
        for row in stage.place.library.applicant_rows(ApplicantQuery(ACCOUNT, vacancy), limit=3)
    ]
    before = stage.place.library.stages_of(ACCOUNT, vacancy, ids)
    kinds = {one.stage_id: one.kind for one in stage.place.library.stages(ACCOUNT, vacancy)}
    first, second = [
        one.stage_id
        for one in board.lanes.columns()
        if kinds.get(one.stage_id) == "user" and one.stage_id not in before.values()
    ][:2]
    for person, target in ((ids[0], first), (ids[1], first), (ids[0], first), (ids[0], second)):
        board.move_requested.emit((person,), target)
    stage.settle()
    moves = [(one.applicant_id, one.payload["stage_id"]) for one in stage.place.outgoing.rows()]
    # Who is there already gets no second request.
    assert sorted(moves) == sorted([(ids[0], first), (ids[1], first), (ids[0], second)])
    assert not stage.window.toasts.texts() or all(
        text.startswith("Перевод") for text in stage.window.toasts.texts()
    )
    # An undo that comes while a move is being kept takes that move back and no other.
    board.move_requested.emit((ids[2],), second)
    stage.run(stage.place.undo.undo())
    stage.settle()
    after = stage.place.library.stages_of(ACCOUNT, vacancy, ids)
    assert after == {ids[0]: second, ids[1]: first, ids[2]: before[ids[2]]}


def test_many_are_one_action(stage: Stage) -> None:
    board = to_board(stage)
    vacancy = stage.room.vacancies.current
    assert vacancy is not None
    people = [
        row.applicant_id
        for row in stage.place.library.applicant_rows(ApplicantQuery(ACCOUNT, vacancy), limit=3)
    ]
    before = stage.place.library.stages_of(ACCOUNT, vacancy, people)
    free = next(
        one.stage_id
        for one in board.lanes.columns()
        if one.model.is_target and one.stage_id not in before.values() and one.stage_id != 1011
    )
    board.move_requested.emit(tuple(people), free)

    def where() -> set[int]:
        return set(stage.place.library.stages_of(ACCOUNT, vacancy, people).values())

    stage.until(lambda: where() == {free})
    stage.settle()
    stage.run(stage.place.undo.undo())
    assert stage.place.library.stages_of(ACCOUNT, vacancy, people) == before
    stage.settle()


def test_back_and_forward_know_the_board(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    room = stage.room
    assert room.history is not None
    room.history._note()
    room.show_tab("board")
    stage.settle()
    room.history._note()
    room.board.show_search("анна")
    stage.settle()
    room.history._note()
    room.show_section("applicants")
    stage.settle()
    room.history._note()
    history = room.history

    def leads(by: int, condition: Callable[[], bool]) -> bool:
        """Whether that way leads there; who was looked at on the way are places of their own."""
        for _ in range(6):
            if not history.go(by):
                return False
            stage.settle()
            if condition():
                return True
        return False

    board, people = room.board, room.people
    assert leads(-1, lambda: room.section == "vacancies" and board.text == "анна")
    assert board.isVisible()
    assert leads(-1, lambda: board.isVisible() and board.text == "")
    assert leads(-1, lambda: people.isVisible() and not board.isVisible())
    assert leads(1, board.isVisible)


def test_another_vacancy_shows_its_board(stage: Stage) -> None:
    board = to_board(stage)
    room = stage.room
    first = room.vacancies.current
    room.hiring.aside.click()
    room.vacancies.step(1)
    if room.vacancies.current == first:
        room.vacancies.step(-1)
    stage.settle()
    vacancy = room.vacancies.current
    assert vacancy is not None and vacancy != first and board.isVisible()
    shown = sum(one.lane.people for one in board.lanes.columns() if one.lane is not None)
    assert shown == len(stage.place.store.records.applicant_ids(ACCOUNT, vacancy))
    assert room.card.applicant_id == board.current


def test_the_board_is_remembered(stage: Stage) -> None:
    board = to_board(stage)
    room = stage.room
    person, vacancy = board.current, room.vacancies.current
    board._compact.click()
    state = json.loads(json.dumps(room.save_state()))
    assert state["tab"] == "board" and state["applicant"] == person
    from huntflow_desk.qt.window.room import Room

    other = Room(stage.place, stage.window.runner)
    stage.bot.addWidget(other)
    other.resize(1280, 700)
    other.restore_state(state)
    other.show()
    other.begin()
    # Until the first paint is done the list is there, already with the same person.
    assert other.findChild(BoardPane) is None and other.people.current == person
    other.fill()
    assert other.board.isVisible() and other.board.current == person
    assert other.vacancies.current == vacancy and other.board._compact.isChecked()
    assert other.save_state()["tab"] == "board"
    stage.settle()


def test_a_narrow_window_shows_the_board_or_the_card(stage: Stage) -> None:
    board = to_board(stage)
    stage.window.resize(900, 640)
    stage.until(lambda: not stage.room.card.isVisible())
    assert board.isVisible()
    active(board).view.setFocus()
    stage.bot.keyClick(active(board).view, Qt.Key.Key_Return)
    stage.until(lambda: stage.room.card.isVisible() and not board.isVisible())
    assert stage.room.back()
    stage.until(board.isVisible)
    assert active(board).has_focus()
    stage.settle()
