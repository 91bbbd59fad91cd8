"""Changing what an edit says: every kind with its own inputs, delivered as it was left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from huntflow_desk.core.edits import Edit, Kind, NewEdit, State, Trouble
from huntflow_desk.core.errors import Overtaken, Rejected
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.qt.dialogs.amend import AmendDialog
from huntflow_desk.qt.dialogs.amend.dialog import PARTS
from huntflow_desk.qt.dialogs.amend.fields import FieldsPart
from huntflow_desk.qt.dialogs.amend.newcomer import NewcomerPart
from huntflow_desk.qt.dialogs.amend.opening import NewVacancyPart
from huntflow_desk.qt.dialogs.amend.part import Part
from huntflow_desk.qt.dialogs.amend.small import MovePart, NotePart, StatePart, TagPart, TagsPart
from huntflow_desk.qt.edits import ways
from huntflow_desk.qt.forms.controls import (
    ChoiceControl,
    Control,
    DayControl,
    FlagControl,
    LineControl,
    PickControl,
)
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.services.commands import NewResume
from tests.qt.dialogs.rooms import ACCOUNT, Room
from tests.qt.window.edits import put

T = TypeVar("T", bound=Part)
CONTROL = Qt.KeyboardModifier.ControlModifier


def amend(room: Room, edit: Edit) -> AmendDialog:
    dialog = AmendDialog(room.workplace, room.runner, room.relay, edit)
    room.show(dialog)
    room.until(dialog.go.isEnabled)
    return dialog


def part(dialog: AmendDialog, kind: type[T]) -> T:
    assert isinstance(dialog.part, kind)
    return dialog.part


def typed(dialog: AmendDialog, key: str, text: str) -> None:
    control = part(dialog, FieldsPart).field(key).input
    assert isinstance(control, LineControl)
    control.line.setText(text)
    control.line.textEdited.emit(text)


def send(room: Room, dialog: AmendDialog) -> None:
    room.bot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    room.until(lambda: not dialog.isVisible())


def bodies(room: Room) -> list[Any]:
    """What was written at the server, uploads left out."""
    return [
        entry["body"]
        for entry in room.demo.journal
        if entry["method"] in ("POST", "PUT", "PATCH", "DELETE")
        and entry["executed"]
        and entry["path"].startswith("/v2")
        and not entry["path"].endswith(("/upload", "/token/refresh"))
    ]


def delivered(room: Room, *edits: Edit) -> list[Any]:
    """Deliver all; the bodies of the writes."""
    task = room.loop.create_task(room.workplace.delivery.until_idle())
    room.bot.waitUntil(task.done, timeout=20_000)
    task.result()
    for edit in edits:
        assert room.workplace.outgoing.get(edit.edit_id).state is State.DONE
    return bodies(room)


def failed(room: Room, edit: Edit, kind: str = "rejected", **trouble: Any) -> Edit:
    found = Trouble(kind, trouble.get("facts", {}), trouble.get("fields", {}))
    now = room.run(put(room.workplace, edit, State.NEEDS_PERSON, trouble=found))
    assert isinstance(now, Edit)
    return now


def said(dialog: AmendDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog))


def now(room: Room, edit: Edit) -> Edit:
    return room.workplace.outgoing.get(edit.edit_id)


# Made by commands, as a recruiter makes them


def updated(room: Room, **fields: Any) -> Edit:
    person = room.linked()[0]
    edit = room.run(room.workplace.commands.update_applicant(ACCOUNT, person, fields))
    assert isinstance(edit, Edit)
    return edit


def moved(room: Room, comment: str = "") -> Edit:
    person, vacancy, here = room.linked()
    stages = room.workplace.library.stages(ACCOUNT, vacancy)
    stage = next(one for one in stages if one.kind == "user" and one.stage_id != here)
    edit = room.run(
        room.workplace.commands.move(ACCOUNT, person, vacancy, stage.stage_id, comment=comment)
    )
    assert isinstance(edit, Edit)
    return edit


def noted(room: Room, text: str = "Созвонились") -> Edit:
    person, vacancy, _ = room.linked()
    edit = room.run(room.workplace.commands.comment(ACCOUNT, person, text, vacancy_id=vacancy))
    assert isinstance(edit, Edit)
    return edit


# Every kind


def test_fields_of_a_person_with_what_they_were_before(filled: Room) -> None:
    person = filled.linked()[0]
    card = filled.workplace.library.card(ACCOUNT, person)
    assert card is not None
    was = card.applicant.position
    contact = [{"social_type": "TELEGRAM", "value": "anna"}]
    edit = updated(
        filled, position="Логист", company="Ромашка", social=contact, birthday="1990-02-03"
    )
    dialog = amend(filled, edit)
    fields = part(dialog, FieldsPart)
    assert {one.key for one in fields.all_fields()} == set(edit.payload["fields"])
    assert f"Было: {was}" in said(dialog)
    typed(dialog, "position", "Логист-эксперт")
    typed(dialog, "social", "anna_new")
    day = fields.field("birthday").input
    assert isinstance(day, DayControl)
    day.day.line.setText("04.02.1990")
    fields.field("company").reset()
    assert "Не изменится" in said(dialog)
    send(filled, dialog)
    after = now(filled, edit)
    assert after.state is State.QUEUED and set(after.base) == set(after.payload["fields"])
    assert after.inverse == (Kind.UPDATE, {"fields": after.base})
    shown = filled.workplace.library.card(ACCOUNT, person)
    assert shown is not None and shown.applicant.position == "Логист-эксперт"
    assert delivered(filled, edit) == [
        {
            "position": "Логист-эксперт",
            "birthday": "1990-02-04",
            "social": [{"social_type": "TELEGRAM", "value": "anna_new"}],
        }
    ]


def test_without_a_field_left_it_is_cancelled_and_that_is_said(filled: Room) -> None:
    edit = updated(filled, position="Логист")
    dialog = amend(filled, edit)
    part(dialog, FieldsPart).field("position").reset()
    assert "будет отменено" in dialog.status.full_text() and dialog.go.text() == "Не отправлять"
    send(filled, dialog)
    assert now(filled, edit).state is State.CANCELLED
    assert delivered(filled) == []


def test_what_cannot_be_edited_stays_or_is_taken_out(filled: Room) -> None:
    person = filled.linked()[0]
    fields = {"photo_id": 5, "position": "Логист"}
    new = NewEdit(Kind.UPDATE, ACCOUNT, {"fields": fields}, person, hold_s=8)
    (edit,) = filled.run(filled.workplace.changing.keeper.keep([new]))
    dialog = amend(filled, edit)
    assert "новая" in said(dialog)
    assert dialog.part.wanted().payload == edit.payload
    part(dialog, FieldsPart).field("photo_id").reset()
    assert dialog.part.wanted().payload == {"fields": {"position": "Логист"}}


def test_untouched_values_go_exactly_as_they_were(filled: Room) -> None:
    person = filled.linked()[0]
    fields = {"position": "  Логист\u202e \n", "money": "", "social": [{"social_type": "X"}]}
    new = NewEdit(Kind.UPDATE, ACCOUNT, {"fields": fields}, person, hold_s=8)
    (edit,) = filled.run(filled.workplace.changing.keeper.keep([new]))
    dialog = amend(filled, edit)
    assert dialog.part.wanted().payload == edit.payload and not dialog.changed


def test_a_move_to_a_rejection_asks_for_the_reason(filled: Room) -> None:
    edit = moved(filled, "Не пришёл")
    dialog = amend(filled, edit)
    form = part(dialog, MovePart).form
    stage = form.stage()
    assert stage is not None and stage.stage_id == edit.payload["stage_id"]
    assert not form.reason.isVisible()
    trash = next(one for one in form.all_stages() if one.kind == "trash")
    form.choose_stage(trash.stage_id)
    assert form.reason.isVisible()
    reason = next(
        one.item_id
        for one in filled.workplace.library.names(ACCOUNT).rejections
        if one.item_id is not None
    )
    form.reason.choose(str(reason))
    form.note.text.show_text("Не пришёл дважды")
    send(filled, dialog)
    after = now(filled, edit)
    assert after.base == edit.base and after.inverse == edit.inverse
    assert delivered(filled, edit) == [
        {
            "vacancy": edit.vacancy_id,
            "status": trash.stage_id,
            "comment": "Не пришёл дважды",
            "rejection_reason": reason,
        }
    ]


def test_a_move_to_the_hired_stage_asks_for_day_and_quota(filled: Room) -> None:
    edit = moved(filled)
    dialog = amend(filled, edit)
    form = part(dialog, MovePart).form
    hired = next(one for one in form.all_stages() if one.kind == "hired")
    form.choose_stage(hired.stage_id)
    assert form.day.isVisible() and form.quota.isVisible()
    filled.until(lambda: form.quota.count() > 1)
    form.quota.setCurrentIndex(1)
    form.day.line.setText("31.02.2027")
    dialog.submit()
    assert dialog.isVisible() and "даты нет" in form.day_row.complaint
    form.day.line.setText("01.02.2027")
    send(filled, dialog)
    (body,) = delivered(filled, edit)
    assert body["employment_date"] == "2027-02-01"
    assert body["fill_quota"] == int(form.quota.key()) and body["status"] == hired.stage_id
    # Once more: what it says is there again.
    again = AmendDialog(filled.workplace, filled.runner, filled.relay, now(filled, edit))
    filled.bot.addWidget(again)
    assert part(again, MovePart).form.day.text() == form.day.text()
    assert part(again, MovePart).form.quota.key() == form.quota.key()


def test_a_move_to_where_they_are_is_no_move(filled: Room) -> None:
    edit = moved(filled)
    dialog = amend(filled, edit)
    form = part(dialog, MovePart).form
    form.choose_stage(edit.base["stage_id"])
    dialog.submit()
    assert dialog.isVisible() and "уже на этом этапе" in form.stage_row.complaint
    assert now(filled, edit).state is State.HELD


def test_a_note_gets_other_words_another_place_and_a_file(filled: Room, tmp_path: Path) -> None:
    edit = noted(filled)
    dialog = amend(filled, edit)
    note = part(dialog, NotePart)
    assert note.where.key() == str(edit.vacancy_id)
    paper = tmp_path / "offer.txt"
    paper.write_bytes(b"text")
    note.note.files.add([paper])
    filled.until(note.note.files.files)
    note.note.text.show_text("Созвонились вчера")
    note.where.choose("")
    send(filled, dialog)
    assert now(filled, edit).vacancy_id is None
    (body,) = delivered(filled, edit)
    assert body["comment"] == "Созвонились вчера" and len(body["files"]) == 1
    assert body.get("vacancy") is None


def test_other_tags(filled: Room) -> None:
    person = filled.linked()[0]
    commands, library = filled.workplace.commands, filled.workplace.library
    card = library.card(ACCOUNT, person)
    assert card is not None
    has = list(card.applicant.tag_ids)
    new = [tag for tag in library.names(ACCOUNT).tags if tag not in has]
    edit = filled.run(commands.change_tags(ACCOUNT, person, new[:1], has))
    dialog = amend(filled, edit)
    tags = part(dialog, TagsPart).tags
    assert tags.changes() == (new[:1], has) and not dialog.changed
    tags.tick(new[0], on=False)
    tags.tick(new[1])
    for tag in has:
        tags.tick(tag)
    send(filled, dialog)
    after = now(filled, edit)
    assert after.payload == {"add": [new[1]], "remove": []}
    assert after.inverse == (Kind.TAGS, {"add": [], "remove": [new[1]]})
    (body,) = delivered(filled, edit)
    assert set(body["tags"]) == {*has, new[1]}


def test_tags_as_they_are_cancel(filled: Room) -> None:
    person = filled.linked()[0]
    card = filled.workplace.library.card(ACCOUNT, person)
    assert card is not None
    names = filled.workplace.library.names(ACCOUNT)
    new = next(tag for tag in names.tags if tag not in card.applicant.tag_ids)
    edit = filled.run(filled.workplace.commands.change_tags(ACCOUNT, person, [new], []))
    dialog = amend(filled, edit)
    part(dialog, TagsPart).tags.tick(new, on=False)
    assert dialog.go.text() == "Не отправлять"
    send(filled, dialog)
    assert now(filled, edit).state is State.CANCELLED


def test_a_new_tag_keeps_those_who_get_it(filled: Room) -> None:
    person = filled.linked()[0]
    commands = filled.workplace.commands
    tag = filled.run(commands.get_or_create_tag(ACCOUNT, "Резерв", "0090ff"))
    ticked = filled.run(commands.change_tags(ACCOUNT, person, [tag], []))
    edit = filled.workplace.outgoing.get(-tag)
    dialog = amend(filled, edit)
    one = part(dialog, TagPart)
    assert one.colours.colour() == "0090ff"
    one.name.setText("")
    dialog.submit()
    filled.until(lambda: one.name_row.complaint)
    one.name.setText("Резерв  2027")
    one.colours.choose("d6a400")
    send(filled, dialog)
    filled.run(filled.workplace.outgoing.send_now([ticked.edit_id]))
    made, put_on = delivered(filled, edit, ticked)
    assert made == {"name": "Резерв 2027", "color": "d6a400"}
    assert now(filled, edit).result["tag_id"] in put_on["tags"]


def test_answers_of_the_questionary(filled: Room) -> None:
    person = filled.linked()[0]
    library, choices = filled.workplace.library, filled.workplace.choices
    filled.run(library.refresh_card(ACCOUNT, person))
    filled.run(choices.refresh(ACCOUNT))
    specs = library.names(ACCOUNT).questionary_fields
    text = next(one for one in specs if one.kind == "string")
    select = next(one for one in specs if one.kind == "select")
    book = next(
        one for one in specs if one.kind == "dictionary" and not choices.of(ACCOUNT, one).missing
    )
    saved = library.answers(ACCOUNT, person)
    assert saved is not None
    entries = [one for one in choices.of(ACCOUNT, book).entries if one.item_id is not None]
    values = {
        text.key: "Первое",
        select.key: next(v for v in select.values if v != saved.value.get(select.key)),
        book.key: {"id": entries[0].item_id, "name": entries[0].name},
    }
    edit = filled.run(filled.workplace.commands.answer_questionary(ACCOUNT, person, values))
    dialog = amend(filled, edit)
    fields = part(dialog, FieldsPart)
    typed(dialog, text.key, "Второе")
    assert isinstance(fields.field(select.key).input, ChoiceControl)
    fields.field(select.key).reset()
    pick = fields.field(book.key).input
    assert isinstance(pick, PickControl)
    pick.show_value({"id": entries[1].item_id})
    wanted = {key for key in edit.payload["values"] if key != select.key}
    send(filled, dialog)
    after = now(filled, edit)
    assert after.payload["values"][text.key] == "Второе" and set(after.payload["values"]) == wanted
    assert set(after.base) == wanted and after.inverse is not None
    assert set(after.inverse[1]["shown"]) == wanted
    shown = library.answers(ACCOUNT, person)
    assert shown is not None and shown.value[text.key] == "Второе"
    (body,) = delivered(filled, edit)
    number = entries[1].item_id
    assert body == {text.key: "Второе", book.key: [number] if book.raw.get("multiple") else number}


def test_fields_of_a_vacancy(filled: Room) -> None:
    library, choices = filled.workplace.library, filled.workplace.choices
    vacancy = library.vacancy_rows(VacancyQuery(ACCOUNT, states=frozenset({"OPEN"})))[0].vacancy_id
    filled.run(library.refresh_vacancy(ACCOUNT, vacancy, force=True))
    filled.run(choices.refresh_quotas(ACCOUNT, vacancy, force=True))
    filled.run(choices.refresh(ACCOUNT))
    names = library.names(ACCOUNT)
    own = next(one.key for one in names.vacancy_fields if one.kind == "string")
    card = library.vacancy_card(ACCOUNT, vacancy)
    assert card is not None
    divisions = [key for key in names.divisions if key != card.vacancy.raw.get("account_division")]
    quota = choices.quotas(ACCOUNT, vacancy)[0]
    fields = {
        "position": "Логист",
        "money": "100 000",
        "hidden": not card.vacancy.raw.get("hidden"),
        "division_id": divisions[0],
        "quotas": [{"id": quota.quota_id, "applicants_to_hire": 5, "deadline": "2027-01-31"}],
    }
    commands = filled.workplace.commands
    edit = filled.run(commands.update_vacancy(ACCOUNT, vacancy, fields, {own: "Первое"}))
    dialog = amend(filled, edit)
    form = part(dialog, FieldsPart)
    assert dialog.part.wanted().payload == edit.payload
    typed(dialog, "position", "Старший логист")
    typed(dialog, own, "Второе")
    typed(dialog, "to_hire", "7")
    form.field("money").reset()
    flag, place = form.field("hidden").input, form.field("division_id").input
    assert isinstance(flag, FlagControl) and isinstance(place, PickControl)
    flag.box.setChecked(bool(card.vacancy.raw.get("hidden")))
    place.show_value(divisions[1])
    send(filled, dialog)
    after = now(filled, edit)
    assert set(after.base["fields"]) == {"position", "division_id", "quotas"}
    assert delivered(filled, edit) == [
        {
            "position": "Старший логист",
            "account_division": divisions[1],
            "fill_quotas": [
                {"id": quota.quota_id, "applicants_to_hire": 7, "deadline": "2027-01-31"}
            ],
            own: "Второе",
        }
    ]


def test_a_field_that_another_one_unlocks_is_not_lost(filled: Room) -> None:
    library, commands = filled.workplace.library, filled.workplace.commands
    specs = library.names(ACCOUNT).vacancy_fields
    own = next(one for one in specs if one.raw.get("availableOn"))
    filled.run(filled.workplace.choices.refresh(ACCOUNT))
    rule = own.raw["availableOn"]
    rows = library.vacancy_rows(VacancyQuery(ACCOUNT, states=frozenset({"OPEN"})))
    for row in rows:
        filled.run(library.refresh_vacancy(ACCOUNT, row.vacancy_id, force=True))
    vacancy = next(
        row.vacancy_id
        for row in rows
        if (card := library.vacancy_card(ACCOUNT, row.vacancy_id)) is not None
        and card.vacancy.raw.get(rule["field"]) != rule["value"]
    )
    card = library.vacancy_card(ACCOUNT, vacancy)
    assert card is not None
    has = str(card.vacancy.raw.get(own.key))
    entries = filled.workplace.choices.of(ACCOUNT, own).entries
    entry = next(one for one in entries if str(one.item_id) not in has)
    values = {rule["field"]: rule["value"], own.key: {"id": entry.item_id, "name": entry.name}}
    edit = filled.run(commands.update_vacancy(ACCOUNT, vacancy, {}, values))
    dialog = amend(filled, edit)
    assert dialog.part.wanted().payload == edit.payload and not dialog.changed
    # Where the other one is put back it is locked, and no part of the edit.
    part(dialog, FieldsPart).field(rule["field"]).reset()
    assert part(dialog, FieldsPart).field(own.key).locked and dialog.part.empty


def test_how_a_vacancy_is_closed(filled: Room) -> None:
    library = filled.workplace.library
    vacancy = library.vacancy_rows(VacancyQuery(ACCOUNT, states=frozenset({"OPEN"})))[0].vacancy_id
    commands = filled.workplace.commands
    edit = filled.run(commands.change_vacancy_state(ACCOUNT, vacancy, "close", comment="Нашли"))
    dialog = amend(filled, edit)
    form = part(dialog, StatePart).form
    reason = next(
        one.item_id for one in library.names(ACCOUNT).close_reasons if one.item_id is not None
    )
    form.reason.choose(str(reason))
    form.day.line.setText("31.02.2027")
    dialog.submit()
    assert dialog.isVisible() and "даты нет" in form.day_row.complaint
    form.day.line.setText("01.03.2026")
    form.comment.show_text("Нашли сами")
    send(filled, dialog)
    (body,) = delivered(filled, edit)
    assert (body["account_vacancy_close_reason"], body["date"], body["comment"]) == (
        reason,
        "2026-03-01",
        "Нашли сами",
    )


def test_somebody_new_keeps_their_followers(filled: Room, tmp_path: Path) -> None:
    commands = filled.workplace.commands
    resume = NewResume(file=filled.run(commands.attach(b"resume", "cv.txt")))
    fields = {"first_name": "Анна", "last_name": "Новая", "email": "anna@example.com"}
    edit, comment = filled.run(
        commands.create_applicant(ACCOUNT, fields, resume=resume, comment="Первая")
    )
    dialog = amend(filled, edit)
    new = part(dialog, NewcomerPart)
    assert dialog.part.wanted().payload["fields"] == fields
    typed(dialog, "last_name", "")
    dialog.submit()
    assert dialog.isVisible() and new.field("last_name").complaint
    typed(dialog, "last_name", "Другая")
    typed(dialog, "phone", "+7 900 000-00-01")
    typed(dialog, "email", "")
    source = next(iter(filled.workplace.library.names(ACCOUNT).sources))
    new.source.choose(str(source))
    photo = tmp_path / "face.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n")
    new.photo.add([photo])
    filled.until(new.photo.files)
    send(filled, dialog)
    filled.run(filled.workplace.outgoing.send_now([comment.edit_id]))
    made, said_ = delivered(filled, edit, comment)
    assert (made["first_name"], made["last_name"], made["phone"]) == (
        "Анна",
        "Другая",
        "+7 900 000-00-01",
    )
    assert "email" not in made and made["photo"]
    assert made["externals"][0]["account_source"] == source and made["externals"][0]["files"]
    assert said_["comment"] == "Первая"


def opened(room: Room, own: dict[str, Any] | None = None, **fields: Any) -> Edit:
    """A new vacancy that waits."""
    fields = {"position": "Смотритель маяка", "division_id": division(room), **fields}
    edit = room.run(room.workplace.commands.create_vacancy(ACCOUNT, fields, own))
    assert isinstance(edit, Edit)
    return edit


def division(room: Room) -> int:
    return next(iter(room.workplace.library.names(ACCOUNT).divisions))


def put_in(dialog: AmendDialog, **values: Any) -> None:
    """Choose or type values of fields."""
    for key, value in values.items():
        field = part(dialog, FieldsPart).field(key)
        field.restore(value)
        field.input.edited.emit()


def positions(room: Room) -> list[str]:
    query = VacancyQuery(ACCOUNT, states=frozenset({"OPEN"}))
    return [one.position for one in room.workplace.library.vacancy_rows(query)]


def test_a_new_vacancy_keeps_its_followers(filled: Room, tmp_path: Path) -> None:
    filled.run(filled.workplace.choices.refresh(ACCOUNT))
    plan = [{"applicants_to_hire": 3, "deadline": "2027-01-31"}]
    edit = opened(filled, {"reason": "Новая позиция"}, money="100 000", quotas=plan)
    person, _, _ = filled.linked()
    local = edit.vacancy_id
    assert local is not None and local < 0
    stage = filled.workplace.library.stages(ACCOUNT, local)[0]
    commands = filled.workplace.commands
    follower = filled.run(commands.move(ACCOUNT, person, local, stage.stage_id))
    dialog = amend(filled, edit)
    new = part(dialog, NewVacancyPart)
    assert dialog.part.wanted().payload == edit.payload and not dialog.changed
    typed(dialog, "position", "")
    typed(dialog, "to_hire", "")
    put_in(dialog, division_id=None)
    dialog.submit()
    assert dialog.isVisible() and now(filled, edit).payload == edit.payload
    for key in ("position", "division_id", "to_hire"):
        assert new.field(key).complaint, key
    other = list(filled.workplace.library.names(ACCOUNT).divisions)[1]
    typed(dialog, "position", "Смотритель двух маяков")
    typed(dialog, "to_hire", "5")
    typed(dialog, "money", "")
    put_in(dialog, division_id=other, hidden=True, conditions="Чай & кофе", start_date="2027-02-01")
    paper = tmp_path / "plan.txt"
    paper.write_bytes(b"plan")
    new.files.add([paper])
    filled.until(new.files.files)
    send(filled, dialog)
    # At once, long before it is sent.
    assert "Смотритель двух маяков" in positions(filled)
    assert "Смотритель маяка" not in positions(filled)
    assert now(filled, follower).vacancy_id == local
    assert filled.workplace.outgoing.followers(edit.edit_id) == (now(filled, follower),)
    filled.run(filled.workplace.outgoing.send_now([follower.edit_id]))
    made, moved_ = delivered(filled, edit, follower)
    assert len(made.pop("files")) == 1
    assert made == {
        "position": "Смотритель двух маяков",
        "account_division": other,
        "hidden": True,
        "conditions": "<p>Чай &amp; кофе</p>",
        "fill_quotas": [{"applicants_to_hire": 5, "deadline": "2027-01-31"}],
        "reason": "Новая позиция",
        "start_date": "2027-02-01",
    }
    assert moved_["vacancy"] == now(filled, edit).result["vacancy_id"]


@pytest.mark.parametrize("book_is", ["kept", "shorter", "not asked for", "not kept"])
def test_what_a_new_vacancy_cannot_edit_goes_as_it_was(filled: Room, book_is: str) -> None:
    specs = filled.workplace.library.names(ACCOUNT).vacancy_fields
    book = next(one for one in specs if one.kind == "dictionary")
    entry: Any = {"id": 404_404, "name": "Была в списке"}
    if book_is != "not kept":
        filled.run(filled.workplace.choices.refresh(ACCOUNT))
    if book_is in ("kept", "not asked for"):
        found = filled.workplace.choices.of(ACCOUNT, book).entries[0]
        entry = {"id": found.item_id, "name": found.name}
    rule = book.raw["availableOn"]
    own = {} if book_is == "not asked for" else {rule["field"]: rule["value"]}
    own |= {book.key: entry, "nobody_knows": [1, {"a": None}]}
    more = {"coworker_ids": [1, 2], "offer_id": 7, "body": "просто текст", "company": ""}
    edit = opened(filled, own, **more)
    dialog = amend(filled, edit)
    assert dialog.part.wanted().payload == edit.payload and not dialog.changed
    assert "остаётся как было" in said(dialog) and "nobody_knows" in said(dialog)
    assert (book.key in part(dialog, NewVacancyPart).shown.fields) is book_is.startswith("not ")
    typed(dialog, "position", "Смотритель")
    # A plan it never had is the vendor's affair, until somebody says one.
    assert "quotas" not in dialog.part.wanted().payload["fields"]
    send(filled, dialog)
    fields = {**edit.payload["fields"], "position": "Смотритель"}
    assert now(filled, edit).payload == {**edit.payload, "fields": fields}


def test_what_the_organisation_asks_of_a_new_vacancy_is_asked_again(filled: Room) -> None:
    """Whoever hands in the content: the dialog is not the only one."""
    edit = opened(filled)
    less = replace(edit, payload={"fields": {"position": " "}, "additional": {}, "files": []})
    with pytest.raises(Rejected) as refused:
        filled.run(filled.workplace.outgoing.amend(edit, less))
    assert refused.value.fields == {"division_id": "required", "position": "required"}


def test_complaints_about_a_new_vacancy_stand_at_their_fields(filled: Room) -> None:
    fields = {
        "/fill_quotas/0/deadline": "too late",
        "/account_division": "Unknown",
        "/reason": "not so",
        "/coworkers": "gone",
        "/files/0": "lost",
    }
    edit = opened(filled, {"reason": "Новая позиция"}, coworker_ids=[1])
    dialog = amend(filled, failed(filled, edit, fields=fields))
    new = part(dialog, NewVacancyPart)
    assert new.field("deadline").complaint == "Хантфлоу: too late"
    assert not new.field("to_hire").complaint
    assert new.field("division_id").complaint == "Хантфлоу: Unknown"
    assert new.field("reason").complaint == "Хантфлоу: not so"
    assert new.shown.fields["coworker_ids"].complaint == "Хантфлоу: gone"
    assert new.files_row.complaint == "Хантфлоу: lost"
    filled.until(lambda: new.field("deadline").input.isAncestorOf(dialog.focusWidget()))


def test_a_plan_put_back_to_one_survives_as_a_draft(filled: Room) -> None:
    edit = opened(filled, quotas=[{"applicants_to_hire": 3}])
    dialog = amend(filled, edit)
    typed(dialog, "to_hire", "1")
    dialog.part.edited.emit()
    filled.run(dialog.keep_typed())
    again = amend(filled, now(filled, edit))
    assert part(again, NewVacancyPart).field("to_hire").value() == 1 and again.changed
    assert again.part.wanted().payload["fields"]["quotas"] == [{"applicants_to_hire": 1}]


def test_every_kind_has_inputs_or_says_why_not(filled: Room) -> None:
    assert set(Kind) - set(PARTS) == {Kind.DELETE}
    person, vacancy, _ = filled.linked()
    gone = filled.run(filled.workplace.commands.delete_applicant(ACCOUNT, person))
    assert "edit" not in ways(gone)
    again = filled.run(filled.workplace.commands.change_vacancy_state(ACCOUNT, vacancy, "resume"))
    assert "edit" not in ways(again)


# Complaints, conflicts, doubt


@pytest.mark.parametrize(
    ("make", "pointer", "place"),
    [
        (lambda room: updated(room, email="a@example.com"), "/email", lambda p: p.field("email")),
        (moved, "/status", lambda p: p.form.stage_row),
        (noted, "/comment", lambda p: p.note.row),
    ],
    ids=["update", "move", "note"],
)
def test_complaints_of_the_server_stand_at_their_input(
    filled: Room, make: Callable[[Room], Edit], pointer: str, place: Callable[[Any], Any]
) -> None:
    edit = failed(filled, make(filled), fields={pointer: "not so"})
    dialog = amend(filled, edit)
    assert place(dialog.part).complaint == "Хантфлоу: not so"
    assert "не принял" in said(dialog)


def test_a_complaint_without_an_input_is_said_above(filled: Room) -> None:
    edit = failed(filled, noted(filled), fields={"/unknown/0": "not so"})
    assert "unknown/0: Хантфлоу: not so" in said(amend(filled, edit))


def test_a_conflict_is_decided_at_the_field(filled: Room) -> None:
    edit = updated(filled, position="Логист", company="Ромашка")
    three = {"position": [edit.base["position"], "Кладовщик", "Логист"]}
    edit = failed(filled, edit, "conflict", facts={"fields": three})
    dialog = amend(filled, edit)
    field = part(dialog, FieldsPart).field("position")
    assert "Кладовщик" in said(dialog)
    dialog.submit()
    assert dialog.isVisible() and field.complaint
    field.keep_mine()
    typed(dialog, "position", "Логист-эксперт")
    send(filled, dialog)
    after = now(filled, edit)
    assert after.base["position"] == "Кладовщик" and after.trouble is None
    assert after.inverse is not None and after.inverse[1]["fields"]["position"] == "Кладовщик"


def test_a_conflict_where_the_server_is_right_takes_the_field_out(filled: Room) -> None:
    edit = updated(filled, position="Логист", company="Ромашка")
    three = {"position": [edit.base["position"], "Кладовщик", "Логист"]}
    edit = failed(filled, edit, "conflict", facts={"fields": three})
    dialog = amend(filled, edit)
    part(dialog, FieldsPart).field("position").take_server()
    send(filled, dialog)
    after = now(filled, edit)
    assert after.payload == {"fields": {"company": "Ромашка"}} and set(after.base) == {"company"}


def test_a_move_in_conflict_starts_from_the_servers_stage(filled: Room) -> None:
    edit = moved(filled)
    stages = filled.workplace.library.stages(ACCOUNT, edit.vacancy_id or 0)
    theirs, mine = stages[4].stage_id, stages[5].stage_id
    three = {"stage_id": [edit.base["stage_id"], theirs, edit.payload["stage_id"]]}
    edit = failed(filled, edit, "conflict", facts={"fields": three})
    dialog = amend(filled, edit)
    assert f"Этап сейчас: {stages[4].name}" in said(dialog)
    part(dialog, MovePart).form.choose_stage(mine)
    send(filled, dialog)
    after = now(filled, edit)
    assert (after.base["stage_id"], after.payload["stage_id"]) == (theirs, mine)
    assert after.inverse is not None and after.inverse[1]["stage_id"] == theirs


def test_what_may_have_arrived_is_changed_only_with_the_persons_word(filled: Room) -> None:
    edit = failed(filled, noted(filled), "ambiguous", facts={"candidates": [{"log_id": 1}]})
    assert "edit" in ways(edit)
    dialog = amend(filled, edit)
    part(dialog, NotePart).note.text.show_text("Иначе")
    assert dialog.sure.isVisible()
    dialog.submit()
    filled.until(lambda: dialog._sure_row.complaint)
    assert dialog.isVisible() and now(filled, edit) == edit
    with pytest.raises(Rejected):
        filled.run(filled.workplace.outgoing.amend(edit, edit))
    filled.until(dialog.go.isEnabled)
    dialog.sure.setChecked(True)
    send(filled, dialog)
    assert [body["comment"] for body in delivered(filled, edit)] == ["Иначе"]


def test_what_left_once_and_waits_again_is_in_doubt_too(filled: Room) -> None:
    edit = filled.run(
        put(filled.workplace, noted(filled), State.QUEUED, sent_at=filled.workplace.clock())
    )
    with pytest.raises(Rejected) as refused:
        filled.run(filled.workplace.outgoing.amend(edit, edit))
    assert refused.value.fields == {"arrived": "required"}


# While it is open


def test_an_edit_does_not_leave_while_its_dialog_is_open(filled: Room) -> None:
    edit = noted(filled)
    filled.run(filled.workplace.outgoing.send_now([edit.edit_id]))
    dialog = amend(filled, now(filled, edit))
    # The undo window is over, the network is there: all the same nothing is sent.
    filled.run(filled.workplace.delivery.until_idle(patient=False))
    assert now(filled, edit).state is State.HELD and bodies(filled) == []
    assert "не уйдёт" in dialog.status.full_text()
    dialog.reject()
    filled.until(lambda: now(filled, edit).state is State.QUEUED)
    assert [body["comment"] for body in delivered(filled, edit)] == ["Созвонились"]


def test_the_hold_ends_by_itself(filled: Room) -> None:
    """A dialog that vanished with its process holds nothing for long."""
    edit = filled.run(filled.workplace.outgoing.hold(noted(filled)))
    until = edit.held_until
    assert until is not None and until - filled.workplace.clock() <= timedelta(seconds=60)
    past = filled.workplace.clock() - timedelta(seconds=1)
    filled.run(filled.workplace.store.outbox.step(edit.edit_id, State.HELD, held_until=past))
    assert len(delivered(filled, edit)) == 1


def test_a_longer_hold_is_no_other_edit(filled: Room) -> None:
    edit = noted(filled)
    outgoing = filled.workplace.outgoing
    first = filled.run(outgoing.hold(edit))
    second = filled.run(outgoing.hold(first))
    assert second.held_until >= first.held_until
    after = filled.run(outgoing.amend(first, replace(first, payload={"comment": "Иначе"})))
    assert (after.state, after.held_until) == (State.QUEUED, None)


def test_the_undo_window_goes_on_after_closing(filled: Room) -> None:
    edit = noted(filled)
    dialog = amend(filled, edit)
    assert now(filled, edit).held_until != edit.held_until
    dialog.reject()
    filled.until(lambda: now(filled, edit).held_until == edit.held_until)
    assert now(filled, edit).state is State.HELD


def test_leaving_with_something_typed_asks_what_is_to_go(filled: Room) -> None:
    edit = noted(filled)
    dialog = amend(filled, edit)
    part(dialog, NotePart).note.text.show_text("Иначе")
    filled.bot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog._ask.isVisible()
    filled.bot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not dialog._ask.isVisible()
    filled.bot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog._as_was.click()
    filled.until(lambda: not dialog.isVisible())
    filled.until(lambda: now(filled, edit).held_until == edit.held_until)
    assert now(filled, edit).payload == edit.payload
    filled.until(lambda: not filled.workplace.drafts.names())


def test_an_edit_that_went_all_the_same_keeps_what_is_typed(filled: Room) -> None:
    """Another process sends it."""
    edit = noted(filled)
    dialog = amend(filled, edit)
    text = part(dialog, NotePart).note.text
    text.show_text("Иначе")
    filled.run(put(filled.workplace, now(filled, edit), State.IN_FLIGHT))
    filled.until(lambda: "уже ушло" in said(dialog))
    assert not dialog.go.isEnabled() and text.text() == "Иначе"
    filled.bot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert now(filled, edit).payload == edit.payload
    # The server refused it: now it can be changed again.
    outbox = filled.workplace.store.outbox
    trouble = Trouble("rejected", {}, {"/comment": "not so"})
    filled.run(outbox.step(edit.edit_id, State.NEEDS_PERSON, trouble=trouble, sent_at=None))
    filled.workplace.changing.keeper.tell([edit])
    filled.until(dialog.go.isEnabled)
    assert text.text() == "Иначе"
    assert part(dialog, NotePart).note.row.complaint == "Хантфлоу: not so"
    send(filled, dialog)
    assert [body["comment"] for body in delivered(filled, edit)] == ["Иначе"]


def test_what_is_on_its_way_is_not_changed(filled: Room) -> None:
    edit = noted(filled)
    outgoing = filled.workplace.outgoing
    for state in (State.IN_FLIGHT, State.UNKNOWN, State.DONE):
        left = filled.run(put(filled.workplace, now(filled, edit), state))
        with pytest.raises(Overtaken):
            filled.run(outgoing.amend(left, replace(left, payload={"comment": "Иначе"})))
        with pytest.raises(Overtaken):
            filled.run(outgoing.amend(edit, replace(edit, payload={"comment": "Иначе"})))
    assert now(filled, edit).payload == edit.payload


def test_what_was_taken_back_meanwhile_is_said(filled: Room) -> None:
    edit = noted(filled)
    dialog = amend(filled, edit)
    filled.run(filled.workplace.undo.undo())
    filled.until(lambda: "уже отменено" in said(dialog))
    assert not dialog.go.isEnabled()


# Drafts, languages, keys


@dataclass
class Typing:
    """How to change something of a kind, and how to see it."""

    make: Callable[[Room], Edit]
    change: Callable[[Any], None]
    seen: Callable[[Any], object]


def _tags(room: Room) -> Edit:
    person = room.linked()[0]
    card = room.workplace.library.card(ACCOUNT, person)
    assert card is not None
    names = room.workplace.library.names(ACCOUNT)
    new = [tag for tag in names.tags if tag not in card.applicant.tag_ids]
    edit = room.run(room.workplace.commands.change_tags(ACCOUNT, person, new[:1], []))
    assert isinstance(edit, Edit)
    return edit


def _state(room: Room) -> Edit:
    vacancy = room.linked()[1]
    edit = room.run(room.workplace.commands.change_vacancy_state(ACCOUNT, vacancy, "hold"))
    assert isinstance(edit, Edit)
    return edit


def _new(room: Room) -> Edit:
    fields = {"first_name": "Анна", "last_name": "Новая"}
    made: tuple[Edit, ...] = room.run(room.workplace.commands.create_applicant(ACCOUNT, fields))
    return made[0]


def _line(key: str) -> tuple[Callable[[Any], None], Callable[[Any], object]]:
    def change(one: FieldsPart) -> None:
        control: Control = one.field(key).input
        assert isinstance(control, LineControl)
        control.line.setText("Иначе")
        control.line.textEdited.emit("Иначе")

    return change, lambda one: one.field(key).value() == "Иначе"


DRAFTS = {
    "update": Typing(lambda room: updated(room, position="Логист"), *_line("position")),
    "create": Typing(_new, *_line("company")),
    "create_vacancy": Typing(lambda room: opened(room), *_line("money")),
    "move": Typing(
        moved,
        lambda one: one.form.note.text.insertPlainText("Иначе"),
        lambda one: one.form.note.text.text() == "Иначе",
    ),
    "note": Typing(
        noted,
        lambda one: one.note.text.insertPlainText("Иначе. "),
        lambda one: one.note.text.text() == "Иначе. Созвонились",
    ),
    "tags": Typing(
        _tags,
        lambda one: one.tags.tick(next(iter(one.tags.ticks())), on=False),
        lambda one: one.tags.changes() == ([], []),
    ),
    "state": Typing(
        _state,
        lambda one: one.form.comment.insertPlainText("Иначе"),
        lambda one: one.form.comment.text() == "Иначе",
    ),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_what_is_typed_survives_a_crash(filled: Room, name: str) -> None:
    how = DRAFTS[name]
    edit = how.make(filled)
    dialog = amend(filled, edit)
    how.change(dialog.part)
    filled.run(dialog.keep_typed())
    # Nobody closes it: the process is gone.
    again = amend(filled, now(filled, edit))
    assert how.seen(again.part) and again.changed
    again.submit()
    filled.until(lambda: not again.isVisible())
    filled.until(lambda: not filled.workplace.drafts.names())


def test_both_languages_live(filled: Room, languages: Languages) -> None:
    dialog = amend(filled, updated(filled, position="Логист"))
    assert dialog.go.text() == "Отправить"
    languages.set_language("en")
    filled.until(lambda: dialog.go.text() == "Send")
    assert "Was:" in said(dialog) and "Было" not in said(dialog)


def test_somebody_else_has_no_part_in_it(filled: Room) -> None:
    """An edit of one person leaves the others' rows alone."""
    rows = filled.workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))
    edit = updated(filled, position="Логист")
    dialog = amend(filled, edit)
    typed(dialog, "position", "Кладовщик")
    send(filled, dialog)
    after = filled.workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))
    changed = [
        one.applicant_id
        for one, other in zip(rows, after, strict=True)
        if one.position != other.position
    ]
    assert changed == [edit.applicant_id]
