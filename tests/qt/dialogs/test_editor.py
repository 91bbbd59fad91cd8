"""The editor of a person: only what changed, complaints at fields, drafts, the server's word."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from huntflow_desk.core.edits import Edit, Kind, State, Trouble
from huntflow_desk.core.events import Change
from huntflow_desk.qt.dialogs.editor import ApplicantEditor
from huntflow_desk.qt.forms.controls import LineControl
from huntflow_desk.qt.forms.field import Field
from huntflow_desk.qt.kit.languages import Languages
from tests.qt.dialogs.rooms import ACCOUNT, Room
from tests.qt.focus import focused

CONTROL = Qt.KeyboardModifier.ControlModifier
HOSTILE = ["<b>x</b>", "a & b", "abc\u202edef", "nul\x00l", "\ud800", "<table>" * 50, "z" * 300_000]


@pytest.fixture
def desk(filled: Room) -> Room:
    """With a questionary read and dictionaries kept."""
    person = filled.linked()[0]
    filled.run(filled.workplace.library.refresh_card(ACCOUNT, person))
    filled.run(filled.workplace.choices.refresh(ACCOUNT))
    return filled


def opened(room: Room) -> ApplicantEditor:
    dialog = ApplicantEditor(
        room.workplace, room.runner, room.relay, ACCOUNT, room.linked()[0], None
    )
    room.show(dialog)
    room.until(lambda: not room.runner.busy("fresh"))
    return dialog


def field(dialog: ApplicantEditor, key: str) -> Field:
    return next(form.fields[key] for form in dialog.forms.values() if key in form.fields)


def type_into(room: Room, dialog: ApplicantEditor, key: str, text: str) -> None:
    """Replace the text of a line as a person does."""
    control = field(dialog, key).input
    assert isinstance(control, LineControl)
    control.line.selectAll()
    control.line.insert(text)
    control.line.textEdited.emit(text)


def step(room: Room, edit: Edit, *states: State, **changes: Any) -> None:
    """Let an edit go through states as delivery would."""
    for state in states[:-1]:
        room.run(room.workplace.store.outbox.step(edit.edit_id, state))
    room.run(room.workplace.store.outbox.step(edit.edit_id, states[-1], **changes))
    room.workplace.bus.publish(Change("outbox"))


def test_only_what_changed_is_saved_and_the_window_waits_for_the_answer(desk: Room) -> None:
    dialog = opened(desk)
    said: list[tuple[str, str]] = []
    dialog.told.connect(lambda *one: said.append(one))
    assert not dialog.changed
    type_into(desk, dialog, "position", "Логист-эксперт")
    assert field(dialog, "position").changed and "Должность".lower() in dialog.status.full_text()
    desk.bot.keyClick(dialog, Qt.Key.Key_S, CONTROL)
    desk.until(desk.edits)
    (edit,) = desk.edits()
    assert edit.kind is Kind.UPDATE and edit.state is State.QUEUED
    assert edit.payload == {"fields": {"position": "Логист-эксперт"}}
    assert dialog.isVisible() and dialog.saving
    step(desk, edit, State.IN_FLIGHT, State.DONE)
    desk.until(lambda: not dialog.isVisible())
    assert said == [("Сохранено", "ok")]
    desk.until(lambda: not desk.workplace.drafts.names())


def test_nothing_changed_closes_without_an_edit(desk: Room) -> None:
    dialog = opened(desk)
    type_into(desk, dialog, "position", "x")
    field(dialog, "position").reset()
    assert not dialog.changed
    dialog.submit()
    desk.until(lambda: not dialog.isVisible())
    assert desk.edits() == ()


def test_the_vendors_complaint_stands_at_the_field_and_the_next_save_goes(desk: Room) -> None:
    dialog = opened(desk)
    type_into(desk, dialog, "email", "anna@example.com")
    type_into(desk, dialog, "phone", "+7 903 000-00-00")
    dialog.submit()
    desk.until(desk.edits)
    (first,) = desk.edits()
    trouble = Trouble("rejected", {"message": ""}, {"/email": "domain is not allowed"})
    step(desk, first, State.IN_FLIGHT, State.NEEDS_PERSON, trouble=trouble)
    desk.until(lambda: not dialog.saving)
    assert dialog.isVisible()
    assert field(dialog, "email").complaint == "Хантфлоу: domain is not allowed"
    assert dialog.tabs.current() == "contacts"
    assert field(dialog, "phone").value() == "+7 903 000-00-00"
    type_into(desk, dialog, "email", "anna@example.org")
    assert not field(dialog, "email").complaint
    dialog.submit()
    desk.until(lambda: any(one.state is State.QUEUED for one in desk.edits()))
    (second,) = desk.edits()
    assert second.edit_id != first.edit_id
    assert second.payload["fields"] == {"email": "anna@example.org", "phone": "+7 903 000-00-00"}
    assert second.base["phone"] == first.base["phone"]
    step(desk, second, State.IN_FLIGHT, State.DONE)
    desk.until(lambda: not dialog.isVisible())


def test_what_is_wrong_is_said_before_anything_is_sent(desk: Room) -> None:
    dialog = opened(desk)
    type_into(desk, dialog, "email", "anna@")
    type_into(desk, dialog, "last_name", "")
    dialog.submit()
    assert "почты" in field(dialog, "email").complaint
    assert field(dialog, "last_name").complaint == "Нужно заполнить"
    assert dialog.tabs.current() == "main" and desk.edits() == ()


def test_without_a_connection_it_closes_and_says_so(desk: Room) -> None:
    dialog = opened(desk)
    said: list[tuple[str, str]] = []
    dialog.told.connect(lambda *one: said.append(one))
    desk.workplace.session.pause()
    type_into(desk, dialog, "company", "Новая")
    dialog.submit()
    desk.until(lambda: not dialog.isVisible())
    assert said and "уйдут при связи" in said[0][0]
    assert [one.state for one in desk.edits()] == [State.QUEUED]


def test_a_conflict_is_decided_field_by_field(desk: Room) -> None:
    dialog = opened(desk)
    before = field(dialog, "position").base
    type_into(desk, dialog, "position", "Моя")
    type_into(desk, dialog, "company", "Моя компания")
    dialog.submit()
    desk.until(desk.edits)
    (edit,) = desk.edits()
    facts = {"fields": {"position": [before, "Серверная", "Моя"]}}
    step(desk, edit, State.IN_FLIGHT, State.NEEDS_PERSON, trouble=Trouble("conflict", facts))
    desk.until(lambda: not dialog.saving)
    assert field(dialog, "position").undecided and not field(dialog, "company").undecided
    dialog.submit()
    assert field(dialog, "position").complaint and len(desk.edits()) == 1
    field(dialog, "position").keep_mine()
    dialog.submit()
    desk.until(lambda: any(one.state is State.QUEUED for one in desk.edits()))
    (again,) = desk.edits()
    assert again.payload["fields"] == {"position": "Моя", "company": "Моя компания"}
    assert again.base["position"] == "Серверная"


def test_the_servers_word_comes_field_by_field_while_editing(desk: Room) -> None:
    dialog = opened(desk)
    person = dialog.applicant_id
    type_into(desk, dialog, "position", "Моя")
    api = desk.run(desk.workplace.session.api())
    desk.run(api.applicants.patch(ACCOUNT, person, {"position": "Чужая", "company": "Другая"}))
    desk.run(desk.workplace.library.refresh_card(ACCOUNT, person, force=True))
    desk.until(lambda: field(dialog, "position").undecided)
    # What nobody touched is taken over.
    assert field(dialog, "company").value() == "Другая" and not field(dialog, "company").changed
    assert field(dialog, "position").value() == "Моя"
    field(dialog, "position").take_server()
    assert field(dialog, "position").value() == "Чужая" and not dialog.changed


def test_a_draft_is_kept_within_a_second_and_comes_back(desk: Room) -> None:
    dialog = opened(desk)
    type_into(desk, dialog, "money", "300 000")
    dialog.tags.tick(next(iter(desk.workplace.library.names(ACCOUNT).tags)))
    desk.until(lambda: desk.workplace.drafts.names())
    desk.until(lambda: "Черновик сохранён" in dialog.status.full_text())
    # As after a crash: another window on the same folder, this one says nothing.
    again = opened(desk)
    assert field(again, "money").value() == "300 000" and field(again, "money").changed
    assert again.tags.changes()[0]
    assert "Восстановлен черновик" in again.notices.notices()[0].text
    again.discard_draft()
    assert not again.changed
    desk.until(lambda: not desk.workplace.drafts.names())


def test_leaving_with_changes_asks(desk: Room) -> None:
    dialog = opened(desk)
    type_into(desk, dialog, "skype", "anna")
    desk.bot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    desk.bot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.foot.isVisible()
    desk.bot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog._keep.click()
    desk.until(lambda: not dialog.isVisible())
    desk.until(lambda: desk.workplace.drafts.names())
    again = opened(desk)
    assert field(again, "skype").value() == "anna"
    again.reject()
    again._throw.click()
    desk.until(lambda: not again.isVisible() and not desk.workplace.drafts.names())
    assert desk.edits() == ()


def test_an_edit_that_was_refused_before_is_taken_up_again(desk: Room) -> None:
    person = desk.linked()[0]
    edit = desk.run(
        desk.workplace.commands.update_applicant(ACCOUNT, person, {"phone": "123"}, hold=False)
    )
    step(
        desk,
        edit,
        State.IN_FLIGHT,
        State.NEEDS_PERSON,
        trouble=Trouble("rejected", {}, {"/phone": "too short"}),
    )
    dialog = opened(desk)
    assert field(dialog, "phone").value() == "123" and field(dialog, "phone").changed
    assert field(dialog, "phone").complaint == "Хантфлоу: too short"


@pytest.mark.parametrize(
    "text", HOSTILE, ids=["tags", "amp", "bidi", "nul", "lone", "tables", "300K"]
)
def test_hostile_values_are_shown_and_stay_as_they_are(desk: Room, text: str) -> None:
    control = LineControl()
    one = Field("x", "<b>Поле</b> & \u202e", control)
    desk.show(one)
    one.show_base(text)
    assert one.value() == text and not one.changed
    assert "\x00" not in control.line.text() and "\u202e" not in control.line.text()
    if len(text) > 20_000:
        assert one.locked


def test_tags_go_with_the_rest(desk: Room) -> None:
    dialog = opened(desk)
    card = desk.workplace.library.card(ACCOUNT, dialog.applicant_id)
    assert card is not None
    new = next(
        tag
        for tag in desk.workplace.library.names(ACCOUNT).tags
        if tag not in card.applicant.tag_ids
    )
    dialog.tags.tick(new)
    dialog.submit()
    desk.until(lambda: not dialog.isVisible())
    (edit,) = desk.edits()
    assert edit.kind is Kind.TAGS and edit.payload == {"add": [new], "remove": []}


def test_another_language_while_the_editor_is_open(desk: Room, languages: Languages) -> None:
    dialog = opened(desk)
    type_into(desk, dialog, "position", "Логист-эксперт")
    languages.set_language("en")
    desk.until(lambda: dialog.go.accessibleName() == "Save")
    assert field(dialog, "position").title == "Position"
    assert field(dialog, "position").value() == "Логист-эксперт"
    assert dialog.tabs._buttons["main"].text().startswith("Main")
    languages.set_language("ru")


def test_the_network_goes_while_saving_and_nothing_is_lost(desk: Room) -> None:
    dialog = opened(desk)
    type_into(desk, dialog, "company", "Новая")
    dialog.submit()
    desk.until(desk.edits)
    (edit,) = desk.edits()
    step(desk, edit, State.IN_FLIGHT)
    assert dialog.isVisible()
    step(desk, edit, State.UNKNOWN)
    desk.until(lambda: not dialog.isVisible())
    assert [one.payload for one in desk.edits()] == [{"fields": {"company": "Новая"}}]
    desk.until(lambda: not desk.workplace.drafts.names())


def test_who_does_not_want_to_wait_need_not(desk: Room) -> None:
    dialog = opened(desk)
    type_into(desk, dialog, "company", "Новая")
    dialog.submit()
    desk.until(lambda: dialog._saving.is_kept)
    assert dialog.leave.accessibleName() == "Не ждать"
    dialog.leave.click()
    desk.until(lambda: not dialog.isVisible())
    assert len(desk.edits()) == 1


def test_pages_are_turned_by_keys(desk: Room) -> None:
    dialog = opened(desk)
    with desk.bot.waitActive(dialog):
        dialog.activateWindow()
    names = list(dialog.pages.areas)
    seen = []
    for _ in names:
        desk.bot.keyClick(focused(), Qt.Key.Key_Tab, CONTROL)
        seen.append(dialog.tabs.current())
        assert dialog.pages.areas[seen[-1]].isAncestorOf(focused())
    assert seen == [*names[1:], names[0]]
    back = CONTROL | Qt.KeyboardModifier.ShiftModifier
    desk.bot.keyClick(focused(), Qt.Key.Key_Backtab, back)
    assert dialog.tabs.current() == names[-1]
