"""A recruiter changes things: by keys, with the vendor's refusals, after a crash, as a watcher."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from huntflow_desk.core.edits import Kind
from huntflow_desk.qt.dialogs.comment import CommentDialog
from huntflow_desk.qt.dialogs.editor import ApplicantEditor, NewApplicantEditor, VacancyEditor
from huntflow_desk.qt.dialogs.move import MoveDialog
from huntflow_desk.qt.dialogs.tags import TagsDialog
from huntflow_desk.qt.forms.controls import LineControl
from huntflow_desk.qt.forms.field import Field
from huntflow_desk.qt.kit.dialog import Dialog
from tests.journeys.stage import ACCOUNT, Stage

D = TypeVar("D", bound=Dialog)
WATCHED = 3


def opened(stage: Stage, kind: type[D]) -> D:
    """The dialog of this kind, as soon as it is there."""
    assert stage.window is not None
    window = stage.window
    stage.until(lambda: [one for one in window.findChildren(kind) if one.isVisible()])
    return next(one for one in window.findChildren(kind) if one.isVisible())


def gone(stage: Stage, dialog: Dialog) -> None:
    """Wait until it has closed."""
    stage.until(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible())


def field(dialog: Any, key: str) -> Field:
    return next(form.fields[key] for form in dialog.forms.values() if key in form.fields)


def enter_text(dialog: Any, key: str, text: str) -> None:
    """Replace a line as a person does."""
    control = field(dialog, key).input
    assert isinstance(control, LineControl)
    control.line.selectAll()
    control.line.insert(text)
    control.line.textEdited.emit(text)


@contextmanager
def delivering(stage: Stage) -> Iterator[None]:
    """With edits being sent."""
    assert stage.workplace is not None
    task = stage.loop.create_task(stage.workplace.delivery.run())
    try:
        yield
    finally:
        task.cancel()
        stage.until(task.done)


def bodies(stage: Stage, method: str, part: str) -> list[Any]:
    """What was sent to the embedded Huntflow."""
    return [
        entry["body"]
        for entry in stage.demo.journal
        if entry["method"] == method and part in entry["path"]
    ]


def entered(stage: Stage) -> int:
    """The window with somebody's card in full; who it is."""
    stage.prepare(filled=True)
    stage.enter()
    stage.until(lambda: stage.room.filled)
    person = stage.room.card.applicant_id
    assert person is not None
    return person


def test_the_vendor_refuses_a_field_then_takes_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = entered(stage)
    # What our own check lets through for once, the server refuses.
    monkeypatch.setattr("huntflow_desk.core.checks.is_email", lambda text: True)
    with delivering(stage):
        stage.trigger("edit")
        dialog = opened(stage, ApplicantEditor)
        stage.until(lambda: not stage.window.runner.busy("fresh"))  # type: ignore[union-attr]
        enter_text(dialog, "email", "anna@")
        enter_text(dialog, "position", "Логист <b>x</b> & y")
        stage.bot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        stage.until(lambda: field(dialog, "email").complaint)
        assert dialog.isVisible() and "email" in field(dialog, "email").complaint
        assert field(dialog, "position").value() == "Логист <b>x</b> & y"
        enter_text(dialog, "email", "anna@example.org")
        stage.bot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        gone(stage, dialog)
    sent = bodies(stage, "PATCH", f"/applicants/{person}")
    assert sent[-1] == {"email": "anna@example.org", "position": "Логист <b>x</b> & y"}
    assert "Сохранено" in stage.window.toasts.texts()  # type: ignore[union-attr]
    assert stage.workplace is not None
    stage.until(lambda: not stage.workplace.drafts.names())  # type: ignore[union-attr]


def test_a_draft_survives_a_crash_and_a_quick_quit(stage: Stage) -> None:
    entered(stage)
    window = stage.window
    assert window is not None
    stage.trigger("edit")
    dialog = opened(stage, ApplicantEditor)
    enter_text(dialog, "company", "Кратко и ясно")
    stage.until(lambda: stage.workplace.drafts.names())  # type: ignore[union-attr]
    # A crash: nobody gets a chance to keep anything.
    assert window.doing is not None
    window.doing._open.clear()
    dialog.hide()
    stage.leave()
    stage.enter()
    stage.until(lambda: stage.room.filled)
    stage.trigger("edit")
    again = opened(stage, ApplicantEditor)
    assert field(again, "company").value() == "Кратко и ясно"
    assert any("Восстановлен" in one.text for one in again.notices.notices())
    # A quit in the same second.
    enter_text(again, "company", "Кратко, ясно и сразу")
    stage.leave()
    stage.enter()
    stage.until(lambda: stage.room.filled)
    stage.trigger("edit")
    last = opened(stage, ApplicantEditor)
    assert field(last, "company").value() == "Кратко, ясно и сразу"
    last.throw_away()
    stage.until(lambda: not stage.workplace.drafts.names())  # type: ignore[union-attr]


def test_commands_work_on_who_is_in_hand(stage: Stage) -> None:
    person = entered(stage)
    assert stage.workplace is not None
    stage.trigger("move")
    move = opened(stage, MoveDialog)
    assert move._people == (person,)
    move.reject()
    stage.trigger("reject")
    reject = opened(stage, MoveDialog)
    stage_of = reject.form.stage()
    assert stage_of is not None and stage_of.kind == "trash"
    reject.reject()
    # The card has a box of its own for notes.
    stage.trigger("comment")
    note = stage.room.card.foot.note
    assert note.text is (stage.window.focusWidget() if stage.window else None)
    note.text.insertPlainText("Перезвонить в среду")
    stage.bot.keyClick(note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: stage.workplace.outgoing.rows())  # type: ignore[union-attr]
    (edit,) = stage.workplace.outgoing.rows()
    assert (edit.kind, edit.applicant_id) == (Kind.COMMENT, person)
    stage.until(lambda: not stage.room.card.top.waiting.isHidden())
    assert "Перезвонить" in stage.room.card.top.waiting.text()
    stage.room.card.choose_tab("history")
    timeline = stage.room.card.tabs.history.timeline
    stage.until(lambda: timeline.lines()[0].comment == "Перезвонить в среду")
    assert "ещё не отправлено" in timeline.lines()[0].meta
    assert note.text.text() == ""
    # Where the card is not seen, a dialog is.
    stage.room.card.hide()
    stage.trigger("comment")
    opened(stage, CommentDialog).reject()
    stage.room.card.show()


def test_single_keys_on_the_russian_layout(stage: Stage) -> None:
    entered(stage)
    window = stage.window
    assert window is not None
    kinds: dict[str, type[Dialog]] = {
        "ь": MoveDialog,
        "к": MoveDialog,
        "е": TagsDialog,
        "у": ApplicantEditor,
    }
    for letter, kind in kinds.items():
        with stage.bot.waitActive(window):
            window.activateWindow()
        stage.room.people.focus_list()
        stage.until(lambda: QApplication.focusWidget() is not None)
        stage.type(letter)
        dialog = opened(stage, kind)
        dialog.reject()
        gone(stage, dialog)


def test_an_ordinary_stage_is_at_once_and_a_rejection_asks(stage: Stage) -> None:
    person = entered(stage)
    workplace, window = stage.workplace, stage.window
    assert workplace is not None and window is not None and window.doing is not None
    vacancy = stage.room.vacancies.current
    assert vacancy is not None
    stages = workplace.library.stages(ACCOUNT, vacancy)
    people = [
        row.applicant_id
        for row in workplace.library.applicant_rows(_on(vacancy))
        if row.stage_id != stages[2].stage_id
    ][:3]
    window.doing.move(people, vacancy, stages[2].stage_id)
    stage.until(workplace.outgoing.rows)
    edits = workplace.outgoing.rows()
    assert len({one.batch for one in edits}) == 1 and {one.kind for one in edits} == {Kind.MOVE}
    undone = stage.run(workplace.undo.undo())
    assert undone is not None and len(undone.cancelled) == len(people)
    trash = next(one for one in stages if one.kind == "trash")
    # As the board says it when somebody is dropped there.
    stage.room.move_requested.emit((person,), vacancy, trash.stage_id)
    dialog = opened(stage, MoveDialog)
    assert dialog.form.stage() == trash and not workplace.outgoing.rows()
    dialog.reject()


def test_a_watcher_is_told_why_nothing_can_be_changed(stage: Stage) -> None:
    stage.prepare(filled=True, account_id=WATCHED)
    window = stage.enter()
    stage.until(lambda: stage.room.account_id == WATCHED and stage.room.card.applicant_id)
    stage.settle()
    assert "наблюдатель" in window.actions_by_key.why_not("edit")
    stage.trigger("edit")
    assert not window.findChildren(ApplicantEditor)
    assert any("наблюдатель" in text for text in window.toasts.texts())
    card = stage.room.card
    assert not card.header.edit.isEnabled() and "наблюдатель" in card.header.edit.toolTip()
    assert card.foot.note.text.isReadOnly()
    # Neither may the board move anybody.
    vacancy = stage.room.vacancies.current
    assert vacancy is not None and stage.workplace is not None
    (somebody, *_) = stage.workplace.library.applicant_rows(_on(vacancy, WATCHED))
    target = next(
        one.stage_id
        for one in stage.workplace.library.stages(WATCHED, vacancy)
        if one.kind == "user" and one.stage_id != somebody.stage_id
    )
    stage.room.board.move_requested.emit((somebody.applicant_id,), target)
    stage.settle()
    assert not stage.workplace.outgoing.rows()


def test_somebody_new_goes_onto_the_vacancy(stage: Stage) -> None:
    entered(stage)
    workplace = stage.workplace
    assert workplace is not None
    with delivering(stage):
        stage.trigger("new_applicant")
        dialog = opened(stage, NewApplicantEditor)
        assert dialog.vacancy.key() == stage.room.vacancies.current
        dialog.submit()
        assert not dialog.changed or field(dialog, "last_name").complaint
        enter_text(dialog, "last_name", "Ёлкина-Тест")
        enter_text(dialog, "first_name", "Жанна")
        dialog.note.insertPlainText("Позвонила сама")
        dialog.submit()
        gone(stage, dialog)
        stage.until(lambda: not workplace.outgoing.rows())
    created = bodies(stage, "POST", "/applicants")
    assert {"last_name": "Ёлкина-Тест", "first_name": "Жанна"} in created


def test_a_person_who_is_there_already_is_hinted_at(stage: Stage) -> None:
    person = entered(stage)
    workplace = stage.workplace
    assert workplace is not None
    card = workplace.library.card(ACCOUNT, person)
    assert card is not None
    stage.trigger("new_applicant")
    dialog = opened(stage, NewApplicantEditor)
    enter_text(dialog, "last_name", card.applicant.last_name)
    enter_text(dialog, "first_name", card.applicant.first_name)
    stage.until(lambda: person in {one.applicant_id for one in dialog.likes})
    dialog._open(person)
    gone(stage, dialog)
    assert stage.room.card.applicant_id == person
    stage.until(lambda: workplace.drafts.names())


def test_a_vacancy_is_edited_and_its_markup_stays(stage: Stage) -> None:
    entered(stage)
    workplace = stage.workplace
    assert workplace is not None
    vacancy = stage.room.vacancies.current
    assert vacancy is not None
    with delivering(stage):
        stage.trigger("edit_vacancy")
        dialog = opened(stage, VacancyEditor)
        stage.until(lambda: not stage.window.runner.busy("fresh"))  # type: ignore[union-attr]
        stage.until(lambda: field(dialog, "body").locked == "")
        before = field(dialog, "body").value()
        enter_text(dialog, "money", "до 200 000 ₽")
        control: Any = field(dialog, "conditions").input
        control.text.selectAll()
        control.text.insertPlainText("Чай & кофе\nДомашний офис")
        enter_text(dialog, "to_hire", "7")
        dialog.submit()
        gone(stage, dialog)
    (sent,) = bodies(stage, "PATCH", f"/vacancies/{vacancy}")
    assert sent["money"] == "до 200 000 ₽" and "body" not in sent and "position" not in sent
    assert sent["fill_quotas"][0]["applicants_to_hire"] == 7
    card = workplace.library.vacancy_card(ACCOUNT, vacancy)
    assert card is not None and card.vacancy.body == before


def _on(vacancy_id: int, account_id: int = ACCOUNT) -> Any:
    from huntflow_desk.core.query import ApplicantQuery

    return ApplicantQuery(account_id, vacancy_id=vacancy_id)
