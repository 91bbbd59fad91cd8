"""The form of a new vacancy: what is asked for, complaints at fields, a draft, what it comes to."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from huntflow_desk.core.edits import Kind, State, Trouble
from huntflow_desk.core.models import FieldSpec
from huntflow_desk.qt.dialogs.editor import NewVacancyEditor
from huntflow_desk.qt.forms.controls import LineControl
from huntflow_desk.services.names import Names
from tests.demo.rig import org_of
from tests.qt.dialogs.rooms import ACCOUNT, Room
from tests.qt.dialogs.test_editor import HOSTILE, field, step, type_into

CONTROL = Qt.KeyboardModifier.ControlModifier
NO_DIVISIONS = 2


def opened(room: Room, account_id: int = ACCOUNT) -> NewVacancyEditor:
    dialog = NewVacancyEditor(room.workplace, room.runner, room.relay, account_id, None)
    room.show(dialog)
    room.until(lambda: not room.runner.busy("fresh"))
    return dialog


def put(dialog: NewVacancyEditor, **values: Any) -> None:
    """Choose or type values."""
    for key, value in values.items():
        one: Any = field(dialog, key)
        one.restore(value)
        one.edited.emit()


def division(room: Room) -> int:
    return next(iter(room.workplace.library.names(ACCOUNT).divisions))


def test_a_name_and_a_division_make_a_vacancy(filled: Room) -> None:
    dialog = opened(filled)
    made: list[int] = []
    dialog.made.connect(made.append)
    filled.bot.keyClick(dialog, Qt.Key.Key_S, CONTROL)
    assert field(dialog, "position").complaint and field(dialog, "division_id").complaint
    assert field(dialog, "position").input.isAncestorOf(dialog.focusWidget())
    type_into(filled, dialog, "position", "Смотритель маяка")
    put(dialog, division_id=division(filled))
    filled.bot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    filled.until(filled.edits)
    (edit,) = filled.edits()
    assert (edit.kind, edit.state) == (Kind.CREATE_VACANCY, State.QUEUED)
    assert edit.payload == {
        "fields": {
            "position": "Смотритель маяка",
            "division_id": division(filled),
            "quotas": [{"applicants_to_hire": 1}],
        },
        "additional": {},
        "files": [],
    }
    assert dialog.isVisible() and dialog.saving and made == []
    step(filled, edit, State.IN_FLIGHT, State.DONE, result={"vacancy_id": 77})
    filled.until(lambda: not dialog.isVisible())
    assert made == [edit.vacancy_id]
    assert filled.workplace.outgoing.vacancy_of(made[0]) == 77
    filled.until(lambda: not filled.workplace.drafts.names())


def test_all_that_a_form_can_say(filled: Room) -> None:
    filled.run(filled.workplace.choices.refresh(ACCOUNT))
    dialog = opened(filled)
    type_into(filled, dialog, "position", "Смотритель маяка")
    put(
        dialog,
        division_id=division(filled),
        company="Маяки",
        priority=1,
        hidden=True,
        to_hire=3,
        deadline="2027-03-01",
        conditions="Чай & кофе",
        reason="Новая позиция",
        start_date="2027-02-01",
    )
    category = filled.workplace.choices.of(
        ACCOUNT, FieldSpec("category", "dictionary", "", dictionary="category")
    ).entries[0]
    put(dialog, category={"id": category.item_id, "name": category.name})
    dialog.submit()
    filled.until(filled.edits)
    payload = filled.edits()[0].payload
    assert payload["fields"] == {
        "position": "Смотритель маяка",
        "division_id": division(filled),
        "company": "Маяки",
        "priority": 1,
        "hidden": True,
        "conditions": "<p>Чай &amp; кофе</p>",
        "quotas": [{"applicants_to_hire": 3, "deadline": "2027-03-01"}],
    }
    assert payload["additional"] == {
        "reason": "Новая позиция",
        "start_date": "2027-02-01",
        "category": category.item_id,
    }
    # On screen the entry has its name until the server says it.
    card = filled.workplace.library.vacancy_card(ACCOUNT, filled.edits()[0].vacancy_id or 0)
    assert card is not None
    assert category.name in [one.value for one in card.additional]


@pytest.mark.parametrize("to_hire", ["0", "1000", "", "два"])
def test_a_plan_the_vendor_would_refuse(filled: Room, to_hire: str) -> None:
    dialog = opened(filled)
    type_into(filled, dialog, "position", "Смотритель")
    put(dialog, division_id=division(filled))
    type_into(filled, dialog, "to_hire", to_hire)
    dialog.submit()
    assert field(dialog, "to_hire").complaint and filled.edits() == ()


def test_the_vendors_complaints_stand_at_their_fields(filled: Room) -> None:
    dialog = opened(filled)
    type_into(filled, dialog, "position", "Смотритель")
    put(dialog, division_id=division(filled), reason="Новая позиция", deadline="2027-03-01")
    dialog.submit()
    filled.until(filled.edits)
    (first,) = filled.edits()
    fields = {
        "/account_division": "Unknown division",
        "/fill_quotas/0/deadline": "too late",
        "/fill_quotas/0/applicants_to_hire": "too many",
        "/fork/from": "not an integer",
    }
    trouble = Trouble("rejected", {}, fields)
    step(filled, first, State.IN_FLIGHT, State.NEEDS_PERSON, trouble=trouble)
    filled.until(lambda: not dialog.saving)
    assert field(dialog, "division_id").complaint == "Хантфлоу: Unknown division"
    assert field(dialog, "deadline").complaint == "Хантфлоу: too late"
    assert field(dialog, "to_hire").complaint == "Хантфлоу: too many"
    inner: Any = field(dialog, "fork").input
    assert inner.form.fields["from"].complaint == "Хантфлоу: not an integer"
    assert dialog.isVisible() and field(dialog, "reason").value() == "Новая позиция"
    put(dialog, deadline="2027-04-01", to_hire=2, division_id=division(filled))
    dialog.submit()
    filled.until(lambda: any(one.state is State.QUEUED for one in filled.edits()))
    (second,) = filled.edits()
    assert second.edit_id != first.edit_id
    assert second.payload["fields"]["quotas"] == [
        {"applicants_to_hire": 2, "deadline": "2027-04-01"}
    ]


def test_a_required_field_of_the_organisation_is_asked_for_here(
    filled: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    org_of(filled.demo, ACCOUNT).questionnaires.vacancy_schema["reason"]["required"] = True
    filled.run(filled.workplace.library.refresh_dictionaries(ACCOUNT, force=True))
    dialog = opened(filled)
    type_into(filled, dialog, "position", "Смотритель")
    put(dialog, division_id=division(filled))
    dialog.submit()
    assert field(dialog, "reason").complaint and dialog.tabs.current() == "own"
    assert filled.edits() == ()
    # What the form did not know of is said at the field all the same.
    names = filled.workplace.library.names

    def more(account_id: int) -> Names:
        from dataclasses import replace

        known = names(account_id)
        specs = [
            replace(one, required=one.key in ("reason", "replaced_person"))
            for one in known.vacancy_fields
        ]
        return replace(known, vacancy_fields=tuple(specs))

    monkeypatch.setattr(filled.workplace.library, "names", more)
    put(dialog, reason="Новая позиция")
    dialog.submit()
    filled.until(lambda: field(dialog, "replaced_person").complaint)
    assert not dialog.saving and filled.edits() == ()


def test_what_was_typed_is_there_again_after_a_crash(filled: Room) -> None:
    dialog = opened(filled)
    type_into(filled, dialog, "position", "Смотритель маяка")
    put(dialog, division_id=division(filled), to_hire=4, body="Смотреть", reason="Новая позиция")
    file = filled.run(filled.workplace.commands.attach(b"plan", "plan.txt"))
    dialog.files.set_files([file])
    dialog.typed()
    filled.until(lambda: filled.workplace.drafts.names() == (f"new_vacancy_{ACCOUNT}",))
    # The program is gone: nobody closes the dialog.
    dialog.hide()
    again = opened(filled)
    assert field(again, "position").value() == "Смотритель маяка"
    assert (field(again, "to_hire").value(), field(again, "reason").value()) == (4, "Новая позиция")
    assert field(again, "body").value() == "<p>Смотреть</p>"
    assert field(again, "division_id").value() == division(filled)
    assert again.files.files() == [file]
    assert any("Восстановлен черновик" in one.text for one in again.notices.notices())
    again.discard_draft()
    assert not again.changed
    assert field(again, "to_hire").value() == 1 and again.files.files() == []
    filled.until(lambda: filled.workplace.drafts.names() == ())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(filled: Room, text: str) -> None:
    dialog = opened(filled)
    control = field(dialog, "position").input
    assert isinstance(control, LineControl)
    control.show_value(text)
    dialog.forms["main"].edited.emit()
    put(dialog, division_id=division(filled))
    dialog.submit()
    filled.until(lambda: filled.edits() or field(dialog, "position").complaint)
    if filled.edits():
        assert filled.workplace.library.vacancy_card(ACCOUNT, filled.edits()[0].vacancy_id or 0)


def test_without_divisions_none_is_asked_for(filled: Room) -> None:
    filled.run(filled.workplace.library.refresh_dictionaries(NO_DIVISIONS))
    assert not filled.workplace.library.names(NO_DIVISIONS).divisions
    dialog = opened(filled, NO_DIVISIONS)
    assert field(dialog, "division_id").locked
    type_into(filled, dialog, "position", "Lighthouse keeper")
    dialog.submit()
    filled.until(filled.edits)
    assert "division_id" not in filled.edits()[0].payload["fields"]


def test_nothing_typed_leaves_nothing(filled: Room) -> None:
    dialog = opened(filled)
    dialog.reject()
    assert not dialog.isVisible() and filled.edits() == ()
    assert filled.workplace.drafts.names() == ()


def test_what_is_wrong_is_shown_whichever_form_of_a_page_it_is_in(filled: Room) -> None:
    dialog = opened(filled)
    type_into(filled, dialog, "position", "Смотритель маяка")
    put(dialog, division_id=division(filled), to_hire=0)
    dialog.show_page("texts")
    dialog.submit()
    assert field(dialog, "to_hire").complaint and filled.edits() == ()
    assert field(dialog, "to_hire").isVisible()
    assert dialog.tabs._buttons["main"].text().endswith("!")
