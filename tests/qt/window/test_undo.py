"""Undo toast, Ctrl+Z and Ctrl+Shift+Z, and what the window tells of changes on their way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from huntflow_desk.core.edits import Edit, State, Trouble
from huntflow_desk.qt.dialogs.amend import AmendDialog
from huntflow_desk.qt.dialogs.amend.fields import PersonPart
from huntflow_desk.qt.dialogs.amend.small import NotePart
from huntflow_desk.qt.dialogs.conflicts import ConflictsDialog
from huntflow_desk.qt.edits import headline
from huntflow_desk.qt.forms.controls import LineControl
from huntflow_desk.qt.kit.notices import Toast
from huntflow_desk.qt.window.changes import Changes
from tests.qt.window import edits as made
from tests.qt.window.conftest import Stage


@pytest.fixture
def ready(stage: Stage) -> Stage:
    stage.until(lambda: stage.room.filled)
    stage.until(lambda: stage.window.changes is not None)
    return stage


def changes(stage: Stage) -> Changes:
    assert stage.window.changes is not None
    return stage.window.changes


def toasts(stage: Stage) -> list[Toast]:
    return [one for one in stage.window.toasts.findChildren(Toast) if not one._finished]


def press(stage: Stage, text: str, inside: object = None) -> None:
    def find() -> QPushButton | None:
        for button in (inside or stage.window).findChildren(QPushButton):  # type: ignore[attr-defined]
            if button.isVisible() and button.text().strip() == text:
                return button  # type: ignore[no-any-return]
        return None

    stage.until(find)
    button = find()
    assert button is not None
    stage.bot.mouseClick(button, Qt.MouseButton.LeftButton)


def state(stage: Stage, edit: Edit) -> State:
    return stage.place.outgoing.get(edit.edit_id).state


def said(stage: Stage) -> str:
    return " | ".join(stage.window.toasts.texts())


def failed(stage: Stage, edit: Edit, kind: str, **more: object) -> Edit:
    trouble = Trouble(kind, **more)  # type: ignore[arg-type]
    done = stage.run(made.put(stage.place, edit, State.NEEDS_PERSON, trouble=trouble))
    assert isinstance(done, Edit)
    return done


def dialog(stage: Stage, kind: type[QDialog]) -> QDialog:
    def find() -> QDialog | None:
        found = stage.window.findChildren(kind)
        return next((one for one in found if one.isVisible()), None)

    stage.until(find)
    shown = find()
    assert shown is not None
    return shown


# Toast


def test_an_action_has_a_toast_that_counts_down_and_takes_it_back(ready: Stage) -> None:
    edit = ready.run(made.move(ready.place))
    toast = toasts(ready)[0]
    assert toast.text == headline(ready.place, edit)
    assert 6 <= toast.left_s <= 8
    assert f"{toast.left_s} с" in {label.text() for label in toast.findChildren(QLabel)}
    press(ready, "Отменить", toast)
    ready.until(lambda: state(ready, edit) is State.CANCELLED)
    ready.until(lambda: "Отменено, ничего не отправлено" in said(ready))
    assert headline(ready.place, edit) in said(ready)
    assert ready.place.undo.can_redo
    assert not ready.place.undo.can_undo


def test_send_now_from_the_toast(ready: Stage) -> None:
    edit = ready.run(made.note(ready.place, "Созвонились"))
    press(ready, "Отправить сейчас", toasts(ready)[0])
    ready.until(lambda: state(ready, edit) is State.QUEUED)
    ready.until(lambda: not toasts(ready))


def test_several_toasts_stand_over_each_other_at_most_three(ready: Stage) -> None:
    for number in range(4):
        ready.run(made.move(ready.place, number))
    assert len(toasts(ready)) == 3
    assert sum(one.state is State.HELD for one in ready.place.outgoing.active()) == 4


def test_a_toast_goes_when_its_edit_is_sent(ready: Stage) -> None:
    edit = ready.run(made.move(ready.place))
    assert len(toasts(ready)) == 1
    ready.run(made.put(ready.place, edit, State.QUEUED))
    ready.until(lambda: not toasts(ready))


def test_offline_the_toast_says_when_it_goes(ready: Stage) -> None:
    ready.place.session.pause()
    ready.run(made.move(ready.place))
    toast = toasts(ready)[0]
    assert "Уйдёт при связи" in toast.text
    names = {button.text() for button in toast.findChildren(QPushButton)}
    assert "Отправить сейчас" not in names and "Отменить" in names


# Keys


def test_ctrl_z_and_ctrl_shift_z_go_back_and_forth(ready: Stage) -> None:
    undo, redo = ready.window.actions_by_key["undo"], ready.window.actions_by_key["redo"]
    assert ready.window.actions_by_key.why_not("undo") == "отменять нечего"
    undo.trigger()
    assert "отменять нечего" in said(ready)
    first = ready.run(made.move(ready.place, 0))
    second = ready.run(made.note(ready.place, "Раз", 1))
    assert ready.window.actions_by_key.why_not("undo") == ""
    undo.trigger()
    undo.trigger()
    ready.until(lambda: {state(ready, first), state(ready, second)} == {State.CANCELLED})
    ready.until(lambda: said(ready).count("Отменено") == 2)
    redo.trigger()
    ready.until(lambda: any(one.kind is first.kind for one in ready.place.outgoing.active()))
    again = ready.place.outgoing.active()[0]
    assert again.payload == first.payload


def test_what_was_sent_gets_its_reverse_and_says_that_history_keeps_both(ready: Stage) -> None:
    edit = ready.run(made.move(ready.place))
    ready.run(made.put(ready.place, edit, State.DONE))
    ready.window.actions_by_key["undo"].trigger()
    ready.until(lambda: "В истории останутся оба" in said(ready))
    back = ready.place.outgoing.active()[0]
    assert back.payload["stage_id"] == edit.base["stage_id"]
    assert ready.place.undo.can_redo


def test_a_sent_note_cannot_be_taken_back_nor_be_sent_twice(ready: Stage) -> None:
    edit = ready.run(made.note(ready.place, "Созвонились"))
    ready.run(made.put(ready.place, edit, State.DONE))
    ready.window.actions_by_key["undo"].trigger()
    ready.until(lambda: "Отменить нельзя" in said(ready))
    assert "не даёт удалять заметки" in said(ready)
    assert not ready.place.undo.can_redo
    assert ready.place.outgoing.active() == ()


def test_undo_of_what_was_refused_sends_nothing(ready: Stage) -> None:
    edit = ready.run(made.move(ready.place))
    failed(ready, edit, "forbidden")
    ready.window.actions_by_key["undo"].trigger()
    ready.until(lambda: state(ready, edit) is State.CANCELLED)
    assert ready.place.outgoing.active() == ()


def test_text_fields_keep_their_own_undo(ready: Stage) -> None:
    edit = ready.run(made.move(ready.place))
    field = ready.window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    ready.bot.keyClicks(field, "abc")
    ready.bot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() != "abc"
    assert state(ready, edit) is State.HELD


# Status bar, section, bars


def test_status_part_and_section_count_and_open_the_outbox(ready: Stage) -> None:
    part = changes(ready).sending.part
    assert not part.isVisible()
    edit = ready.run(made.move(ready.place))
    ready.until(part.isVisible)
    assert part.text().strip() == "Исходящие: 1"
    failed(ready, edit, "forbidden")
    ready.until(lambda: "решить: 1" in part.text())
    assert "требует решения" in part.accessibleDescription()
    ready.bot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert ready.room.section == "outbox"
    assert ready.room.outbox.list.current_key() == edit.edit_id
    model = ready.room.accounts._sections_model
    texts = [
        str(model.data(model.index(row, 0), int(Qt.ItemDataRole.AccessibleTextRole)))
        for row in range(model.rowCount())
    ]
    assert any("Исходящие" in text and "требует решения" in text for text in texts)


def test_one_bar_for_each_kind_that_goes_when_it_is_decided(ready: Stage) -> None:
    kinds = ("forbidden", "forbidden", "licence_limit")
    edits = [ready.run(made.move(ready.place, number)) for number in range(3)]
    for edit, kind in zip(edits, kinds, strict=True):
        failed(ready, edit, kind)

    def keys() -> set[str]:
        return {one.key for one in ready.window.notices.notices()}

    ready.until(lambda: keys() == {"outbox:forbidden", "outbox:licence_limit"})
    bars = {one.key: one.text for one in ready.window.notices.notices()}
    ready.until(
        lambda: (
            "2 изменения не отправлены. Нет доступа"
            in str([one.text for one in ready.window.notices.notices()])
        )
    )
    assert bars["outbox:licence_limit"] == "1 изменение не отправлено. Предел лицензии"
    ready.window.notices.dismiss("outbox:licence_limit")
    ready.run(ready.place.outgoing.cancel(edits[0].edit_id))
    ready.until(
        lambda: (
            "1 изменение не отправлено. Нет доступа"
            in str([one.text for one in ready.window.notices.notices()])
        )
    )
    # What was closed stays closed.
    assert keys() == {"outbox:forbidden"}
    ready.run(ready.place.outgoing.cancel(edits[1].edit_id))
    ready.until(lambda: keys() == set())


def test_whoever_looks_at_the_outbox_needs_no_bars(ready: Stage) -> None:
    first, second = (ready.run(made.move(ready.place, number)) for number in range(2))
    failed(ready, first, "forbidden")
    ready.until(lambda: ready.window.notices.notices())
    ready.room.show_outbox()
    assert ready.window.notices.notices() == ()
    ready.room.show_section("vacancies")
    changes(ready).sending.look()
    assert ready.window.notices.notices() == ()
    failed(ready, second, "forbidden")
    ready.until(lambda: ready.window.notices.notices())


def test_what_waits_for_a_day_has_a_banner(ready: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ready.run(made.move(ready.place))
    now = ready.place.clock
    ready.place.clock = lambda: now() + timedelta(hours=25)
    changes(ready).sending.look()
    bars = {one.key: one.text for one in ready.window.notices.notices()}
    assert bars["outbox:old"] == "1 изменение ждёт отправки больше суток"


def test_conflicts_are_decided_from_the_bar_one_after_the_other(ready: Stage) -> None:
    edits = [ready.run(made.update(ready.place, n, position="QA")) for n in range(2)]
    for edit in edits:
        failed(ready, edit, "conflict", facts={"fields": {"position": ["", "PM", "QA"]}})
    ready.until(lambda: any(one.key == "outbox:conflict" for one in ready.window.notices.notices()))
    press(ready, "Решить…", ready.window.notices)
    shown = dialog(ready, ConflictsDialog)
    assert isinstance(shown, ConflictsDialog) and shown.view is not None
    assert shown.view.edit.edit_id == edits[0].edit_id
    press(ready, "Всё моё", shown)
    press(ready, "Сохранить итог", shown)
    ready.until(lambda: state(ready, edits[0]) is State.QUEUED)
    ready.until(lambda: shown.view is not None and shown.view.edit.edit_id == edits[1].edit_id)
    press(ready, "Всё серверное", shown)
    press(ready, "Сохранить итог", shown)
    ready.until(lambda: state(ready, edits[1]) is State.CANCELLED)
    ready.until(lambda: not isValid(shown) or not shown.isVisible())
    assert ready.window.actions_by_key.why_not("conflicts") == "расхождений нет"


# Changing before sending


def test_an_edit_is_amended_with_complaints_at_the_field(ready: Stage) -> None:
    edit = ready.run(made.update(ready.place, 0, email="anna@example.com", position="QA"))
    failed(ready, edit, "rejected", fields={"/email": "domain unknown"})
    ready.until(lambda: ready.window.notices.notices())
    ready.room.show_outbox()
    ready.window.actions_by_key["outbox_edit"].trigger()
    shown = dialog(ready, AmendDialog)
    assert isinstance(shown, AmendDialog)
    texts = {label.text() for label in shown.findChildren(QLabel)}
    assert "Хантфлоу: domain unknown" in texts
    fields = shown.part
    assert isinstance(fields, PersonPart)
    field = fields.field("email")
    control = field.input
    assert isinstance(control, LineControl)

    def typed(text: str) -> None:
        control.line.setText(text)
        control.line.textEdited.emit(text)

    ready.until(shown.go.isEnabled)
    typed("anna@")
    press(ready, "Отправить", shown)
    assert "похоже" in field.complaint and shown.isVisible()
    typed("anna@example.org")
    press(ready, "Отправить", shown)
    ready.until(lambda: state(ready, edit) is State.QUEUED)
    after = ready.place.outgoing.get(edit.edit_id)
    assert after.payload["fields"] == {"email": "anna@example.org", "position": "QA"}
    ready.until(lambda: not isValid(shown) or not shown.isVisible())


def test_what_is_typed_into_a_refused_edit_survives_closing(ready: Stage) -> None:
    edit = ready.run(made.note(ready.place, "Созвонились"))
    failed(ready, edit, "forbidden")
    changes(ready).amend(edit.edit_id)
    shown = dialog(ready, AmendDialog)
    assert isinstance(shown, AmendDialog) and isinstance(shown.part, NotePart)
    shown.part.note.text.setPlainText("Созвонились вчера")
    shown.reject()
    ready.until(lambda: ready.place.drafts.names())
    changes(ready).amend(edit.edit_id)
    again = dialog(ready, AmendDialog)
    assert isinstance(again, AmendDialog) and isinstance(again.part, NotePart)
    assert again.part.note.text.text() == "Созвонились вчера"
    again.submit()
    ready.until(lambda: ready.place.outgoing.get(edit.edit_id).payload["comment"].endswith("вчера"))
    ready.until(lambda: not ready.place.drafts.names())


def test_a_deletion_says_why_it_cannot_be_changed(ready: Stage) -> None:
    person = made.on_vacancies(ready.place)[0].applicant_id
    edit = ready.run(ready.place.commands.delete_applicant(made.ACCOUNT, person))
    ready.room.show_outbox()
    ready.room.outbox.show_edit(edit.edit_id)
    assert "менять в нём нечего" in ready.window.actions_by_key.why_not("outbox_edit")


# Marks


def test_people_with_unsent_changes_are_marked_in_lists(ready: Stage) -> None:
    row = made.on_vacancies(ready.place)[0]
    ready.run(made.move(ready.place, 0))
    ready.room.show_section("applicants")
    ready.settle()
    view = ready.room.everyone._view
    number = view.rows_model().number_of(row.applicant_id)
    assert number is not None
    index = view.rows_model().index(number, view.rows_model().column_of("name"))
    told = view.rows_model().data(index, int(Qt.ItemDataRole.AccessibleTextRole))
    assert "Есть неотправленные изменения" in told
    tip = view.rows_model().data(index, int(Qt.ItemDataRole.ToolTipRole))
    assert "Есть неотправленные изменения" in tip
