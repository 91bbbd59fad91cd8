"""The small dialog of a move: digits, reasons only for a rejection, date and quota for a hire."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from huntflow_desk.core.checks import MAX_COMMENT
from huntflow_desk.core.edits import Kind
from huntflow_desk.core.models import Stage
from huntflow_desk.qt.dialogs.move import MoveDialog
from huntflow_desk.services.bulk import BulkAction
from tests.qt.dialogs.rooms import ACCOUNT, Room


def opened(room: Room, **options: object) -> tuple[MoveDialog, int, int]:
    person, vacancy, _ = room.linked()
    dialog = MoveDialog(
        room.workplace,
        room.runner,
        ACCOUNT,
        (person,),
        vacancy,
        **options,  # type: ignore[arg-type]
    )
    room.show(dialog)
    return dialog, person, vacancy


def stage_number(room: Room, vacancy: int, kind: str) -> int:
    stages = room.workplace.library.stages(ACCOUNT, vacancy)
    return next(n for n, one in enumerate(stages) if one.kind == kind)


def test_a_digit_chooses_the_stage_and_enter_moves(filled: Room) -> None:
    dialog, person, vacancy = opened(filled)
    stages = filled.workplace.library.stages(ACCOUNT, vacancy)
    filled.bot.keyClick(dialog.form.stages, Qt.Key.Key_4)
    assert dialog.form.stage() == stages[3]
    filled.bot.keyClick(dialog.form.stages, Qt.Key.Key_Return)
    filled.until(lambda: not dialog.isVisible())
    (edit,) = filled.edits()
    assert (edit.kind, edit.applicant_id, edit.vacancy_id) == (Kind.MOVE, person, vacancy)
    assert edit.payload["stage_id"] == stages[3].stage_id
    assert "rejection_reason_id" not in edit.payload


def test_only_a_rejection_asks_for_a_reason(filled: Room) -> None:
    dialog, _, vacancy = opened(filled, reject=True)
    stage = dialog.form.stage()
    assert stage is not None and stage.kind == "trash"
    assert dialog.form.reason.isVisible() and not dialog.form.day.isVisible()
    names = filled.workplace.library.names(ACCOUNT)
    words = [dialog.form.reason.itemText(n) for n in range(dialog.form.reason.count())]
    assert len(words) == len(names.rejections) + 1
    # The built-in "Other" has no id: none is sent for it.
    other = next(one for one in names.rejections if one.item_id is None)
    dialog.form.reason.setCurrentIndex(words.index(other.name))
    assert dialog.action().rejection_reason_id is None
    first = next(one for one in names.rejections if one.item_id is not None)
    dialog.form.reason.choose(str(first.item_id))
    assert dialog.action().rejection_reason_id == first.item_id
    dialog.form.choose_stage(filled.workplace.library.stages(ACCOUNT, vacancy)[0].stage_id)
    assert not dialog.form.reason.isVisible()


def test_only_a_hire_asks_for_date_and_quota(filled: Room) -> None:
    dialog, _, vacancy = opened(filled)
    stages = filled.workplace.library.stages(ACCOUNT, vacancy)
    dialog.form.choose_stage(stages[stage_number(filled, vacancy, "hired")].stage_id)
    assert (
        dialog.form.day.isVisible()
        and dialog.form.quota.isVisible()
        and not dialog.form.reason.isVisible()
    )
    filled.until(lambda: dialog.form.quota.count() > 1)
    dialog.form.day.line.setText("31.02.2027")
    dialog.submit()
    assert dialog.isVisible() and filled.edits() == ()
    assert "даты нет" in dialog.form.day_row.complaint
    dialog.form.day.show_day(date(2027, 2, 1))
    dialog.form.quota.setCurrentIndex(1)
    dialog.submit()
    filled.until(lambda: not dialog.isVisible())
    (edit,) = filled.edits()
    assert edit.payload["employment_date"] == "2027-02-01"
    assert edit.payload["quota_id"] == int(dialog.form.quota.key())


def test_what_is_too_long_is_refused_with_the_limit_and_kept(filled: Room) -> None:
    dialog, _, _ = opened(filled)
    text = "x" * (MAX_COMMENT + 1)
    dialog.form.note.text.show_text(text)
    dialog.submit()
    assert dialog.isVisible() and filled.edits() == ()
    assert str(MAX_COMMENT) in dialog.form.note.row.complaint
    assert dialog.form.note.text.text() == text


def test_of_several_it_only_says_what_is_to_happen(filled: Room) -> None:
    library = filled.workplace.library
    person, vacancy, stage = filled.linked()
    other = next(
        row.applicant_id
        for row in library.applicant_rows(_everyone())
        if row.applicant_id != person
    )
    dialog = MoveDialog(
        filled.workplace, filled.runner, ACCOUNT, (person, other), vacancy, stage_id=stage
    )
    filled.show(dialog)
    asked: list[BulkAction] = []
    dialog.planned.connect(asked.append)
    filled.bot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [BulkAction("move", vacancy, stage)]
    assert filled.edits() == ()


def test_onto_a_vacancy_asks_which(filled: Room) -> None:
    person, _, _ = filled.linked()
    dialog = MoveDialog(filled.workplace, filled.runner, ACCOUNT, (person,))
    filled.show(dialog)
    dialog.submit()
    assert dialog.isVisible() and dialog._vacancy_row.complaint
    filled.bot.keyClick(dialog.vacancy, Qt.Key.Key_Down)
    popup = dialog.vacancy.popup
    assert popup is not None and popup.texts()
    filled.bot.keyClick(popup.field, Qt.Key.Key_Return)
    filled.until(lambda: dialog.vacancy.key() is not None)
    assert dialog.form.stage() is not None
    dialog.submit()
    filled.until(lambda: not dialog.isVisible())
    (edit,) = filled.edits()
    assert edit.vacancy_id == dialog.vacancy.key()


def _everyone() -> Any:
    from huntflow_desk.core.query import ApplicantQuery

    return ApplicantQuery(ACCOUNT)


def test_a_note_that_was_not_sent_is_there_again(filled: Room) -> None:
    dialog, person, _ = opened(filled)
    dialog.form.note.text.insertPlainText("Хочет удалённо")
    filled.bot.keyClick(dialog, Qt.Key.Key_Escape)
    filled.until(lambda: filled.workplace.drafts.find(f"move_{ACCOUNT}_{person}"))
    again, _, _ = opened(filled)
    assert again.form.note.text.text() == "Хочет удалённо"
    again.submit()
    filled.until(lambda: not again.isVisible())
    assert filled.edits()[0].payload["comment"] == "Хочет удалённо"
    filled.until(lambda: not filled.workplace.drafts.names())


def test_stages_beyond_the_ninth_have_two_digits(
    filled: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(Stage(1000 + n, f"Этап {n}", "user", n) for n in range(1, 13))
    monkeypatch.setattr(filled.workplace.library, "stages", lambda *where: many)
    dialog, _, _ = opened(filled)
    form = dialog.form

    def press(digits: str) -> str:
        filled.bot.keyClicks(form.stages, digits)
        stage = form.stage()
        assert stage is not None
        return stage.name

    model = form.stages.rows_model()
    card = model.index(11, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert "12" in str(card)
    assert press("1") == "Этап 1" and press("2") == "Этап 12"
    # No stage is called 127, or 0: a new number begins, or the key is nobody's.
    assert press("7") == "Этап 7" and press("0") == "Этап 7"
    assert press("10") == "Этап 10"
    press("1")
    form._numbers.settle()
    assert press("2") == "Этап 2"
    # The same keys where the list has not the focus, but a note has its digits.
    dialog.go.setFocus()
    filled.bot.keyClicks(dialog, "11")
    assert form.stage() == many[10]
    filled.bot.keyClicks(form.note.text, "3 years")
    assert form.stage() == many[10] and form.note.comment() == "3 years"
