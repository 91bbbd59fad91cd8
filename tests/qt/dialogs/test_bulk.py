"""One action on many: the plan with everybody and every request, then how it goes, by person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from huntflow_desk.core.edits import State, Trouble
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.qt.dialogs.bulk import BulkDialog, words
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.services.bulk import BulkAction, Plan, PlanRow
from tests.qt.dialogs.rooms import ACCOUNT, Room


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """Dialogs end with their test; one of them ends before."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, BulkDialog):
            shiboken6.delete(widget)


def people_on(room: Room, vacancy: int) -> list[int]:
    query = ApplicantQuery(ACCOUNT, vacancy_id=vacancy)
    return [row.applicant_id for row in room.workplace.library.applicant_rows(query)]


def opened(room: Room, *more: int, kind: str = "move") -> tuple[BulkDialog, list[int], int]:
    """A dialog that has planned: everybody of a vacancy to its second stage."""
    _, vacancy, stage = room.linked()
    people = people_on(room, vacancy)
    stages = room.workplace.library.stages(ACCOUNT, vacancy)
    target = next(one.stage_id for one in stages if one.stage_id != stage)
    action = BulkAction("move", vacancy, target)
    if kind == "comment":
        action = BulkAction("comment", vacancy, comment="Позвонить в понедельник")
    dialog = BulkDialog(room.workplace, room.runner, room.relay, ACCOUNT, [*people, *more], action)
    dialog.show()
    room.until(lambda: dialog.plan.plan is not None)
    return dialog, people, target


def cells(view: RowsView) -> list[list[str]]:
    model = view.rows_model()
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_plan_names_every_request_and_every_reason(filled: Room) -> None:
    dialog, people, _ = opened(filled, 10**9)
    plan = dialog.plan.plan
    assert plan is not None and len(plan.rows) == len(people) + 1
    shown = cells(dialog.plan.rows)
    assert len(shown) == len(plan.rows)
    for row, texts in zip(plan.rows, shown, strict=True):
        if row.edit is None:
            assert texts[0] == "нет" and texts[2] == words.reason(row.skipped)
        else:
            assert texts[0] == "да" and "→" in texts[2]
            assert texts[3] == " · ".join(row.requests)
    assert shown[-1][2] == "Карточки больше нет на этом компьютере"
    assert dialog.go.isEnabled() and str(len(plan.going)) in dialog.go.text()
    assert filled.edits() == ()


def test_rows_are_taken_out_by_space_on_any_layout_and_by_the_tick(filled: Room) -> None:
    dialog, _, _ = opened(filled)
    plan = dialog.plan.plan
    assert plan is not None
    view, before = dialog.plan.rows, len(plan.going)
    first = plan.going[0].applicant_id
    view.choose(first)
    filled.bot.keyClick(view, Qt.Key.Key_Space)
    assert dialog.plan.plan is not None and len(dialog.plan.plan.going) == before - 1
    assert view.current_key() == first
    # Ч is the key of X.
    press = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ч")
    QApplication.sendEvent(view, press)
    assert len(dialog.plan.plan.going) == before
    number = view.rows_model().number_of(first)
    assert number is not None
    where = view.visualRect(view.rows_model().index(number, 0)).center()
    filled.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(dialog.plan.plan.going) == before - 1
    dialog.plan.toggle(frozenset(row.applicant_id for row in plan.rows))
    assert not dialog.plan.plan.going and not dialog.go.isEnabled()
    dialog.submit()
    assert filled.edits() == ()


def test_it_is_done_as_one_action_stopped_and_undone(filled: Room) -> None:
    dialog, _, target = opened(filled)
    plan = dialog.plan.plan
    assert plan is not None
    going = {row.applicant_id for row in plan.going}
    filled.bot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    filled.until(lambda: dialog.going.edits)
    edits = filled.edits()
    assert {edit.applicant_id for edit in edits} == going
    assert len({edit.batch for edit in edits}) == 1
    assert all(edit.payload["stage_id"] == target for edit in edits)
    assert dialog.stop.isVisible() and dialog.undo.isEnabled() and not dialog.go.isVisible()
    assert len(cells(dialog.going.rows)) == len(going)
    dialog.stop.click()
    filled.until(lambda: dialog.going.state.cancelled == len(going))
    assert not dialog.stop.isVisible() and not dialog.undo.isEnabled()
    assert {text[1] for text in cells(dialog.going.rows)} == {"отменено"}


def test_the_window_may_close_while_it_goes_on(filled: Room) -> None:
    dialog, _, _ = opened(filled, kind="comment")
    plan = dialog.plan.plan
    assert plan is not None
    dialog.submit()
    dialog.reject()
    shiboken6.delete(dialog)
    filled.until(lambda: len(filled.edits()) == len(plan.going))
    assert filled.failures == []


def test_each_person_says_how_it_went(filled: Room) -> None:
    dialog, _, _ = opened(filled)
    dialog.submit()
    filled.until(lambda: dialog.going.edits)
    outbox = filled.workplace.store.outbox
    first, second, *_ = dialog.going.edits
    filled.run(outbox.step(first.edit_id, State.QUEUED, held_until=None))
    filled.run(outbox.step(first.edit_id, State.DONE))
    filled.run(outbox.step(second.edit_id, State.QUEUED, held_until=None))
    trouble = Trouble("closed_vacancy")
    filled.run(outbox.step(second.edit_id, State.NEEDS_PERSON, trouble=trouble))
    filled.run(filled.workplace.outgoing.send_now([]))
    filled.until(lambda: dialog.going.state.troubled == 1)
    shown = cells(dialog.going.rows)
    assert shown[0][1] == "отправлено"
    assert shown[1][1] == "не отправлено" and shown[1][2].startswith("Вакансия закрыта")
    asked: list[int] = []
    dialog.outbox_requested.connect(asked.append)
    dialog.going.rows.choose(second.edit_id)
    assert dialog.going.link.isVisible()
    filled.bot.keyClick(dialog.going.rows, Qt.Key.Key_Return)
    assert asked == [second.edit_id]
    # What arrived is taken back by a reverse edit, what did not vanishes.
    dialog.undo.click()
    filled.until(lambda: dialog.going.taken_back)
    filled.until(lambda: cells(dialog.going.rows)[0][1].startswith("возврат"))


def test_what_cannot_be_taken_back_says_why(filled: Room) -> None:
    dialog, _, _ = opened(filled, kind="comment")
    dialog.submit()
    filled.until(lambda: len(dialog.going.edits) > 2)
    outbox = filled.workplace.store.outbox
    first = dialog.going.edits[0]
    filled.run(outbox.step(first.edit_id, State.QUEUED, held_until=None))
    filled.run(outbox.step(first.edit_id, State.DONE))
    filled.run(filled.workplace.outgoing.send_now([]))
    filled.until(lambda: dialog.going.state.done == 1)
    dialog.undo.click()
    filled.until(lambda: dialog.going.state.cancelled == len(dialog.going.edits) - 1)
    filled.until(lambda: "не даёт удалять" in cells(dialog.going.rows)[0][2])
    assert cells(dialog.going.rows)[1][1:] == ["отменено", ""]
    # Nothing more can be taken back, and the button does not pretend so.
    filled.until(lambda: not dialog.undo.isEnabled())


def test_nothing_has_been_done_when_one_goes_back(filled: Room) -> None:
    dialog, _, _ = opened(filled)
    asked: list[bool] = []
    dialog.back_requested.connect(lambda: asked.append(True))
    dialog.back.click()
    assert asked == [True] and filled.edits() == ()


def test_thousands_of_rows_are_read_as_they_are_painted(filled: Room) -> None:
    dialog, _, _ = opened(filled)
    plan = dialog.plan.plan
    assert plan is not None
    one = plan.going[0]
    assert one.edit is not None
    many = tuple(
        replace(one, applicant_id=number, edit=replace(one.edit, applicant_id=number))
        for number in range(1, 5_001)
    )
    dialog.plan.show_plan(Plan(ACCOUNT, plan.action, many))
    assert dialog.plan.rows.rows_model().rowCount() == 5_000
    dialog.plan.rows.choose_row(4_999)
    filled.bot.keyClick(dialog.plan.rows, Qt.Key.Key_Space)
    assert dialog.plan.plan is not None and len(dialog.plan.plan.going) == 4_999
    assert dialog.plan.rows.current_key() == 5_000


@pytest.mark.parametrize(
    "code", ["gone", "same_stage", "same_tags", "not_on_vacancy", "child_vacancy", "unticked"]
)
def test_every_reason_has_words_in_both_languages(
    filled: Room, languages: object, code: str
) -> None:
    russian = words.reason(code)
    assert russian and not russian.startswith("Хантфлоу")
    languages.set_language("en")  # type: ignore[attr-defined]
    assert words.reason(code).isascii()


def test_a_person_without_a_name_has_a_number() -> None:
    assert words.name_of(PlanRow(7, "", "")) == "№ 7"
