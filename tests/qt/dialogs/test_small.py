"""The small dialogs: notes, tags, a vacancy's state, deleting somebody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from huntflow_desk.core.checks import MAX_COMMENT
from huntflow_desk.core.edits import Kind
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.dialogs.comment import CommentDialog
from huntflow_desk.qt.dialogs.deletion import DeleteDialog
from huntflow_desk.qt.dialogs.tags import TagsDialog
from huntflow_desk.qt.dialogs.vacancystate import VacancyStateDialog
from huntflow_desk.services.bulk import BulkAction
from tests.qt.dialogs.rooms import ACCOUNT, Room

CONTROL = Qt.KeyboardModifier.ControlModifier


def comment(room: Room) -> CommentDialog:
    person, vacancy, _ = room.linked()
    dialog = CommentDialog(room.workplace, room.runner, ACCOUNT, (person,), vacancy)
    room.show(dialog)
    return dialog


def test_ctrl_enter_sends_a_note_about_the_vacancy(filled: Room) -> None:
    dialog = comment(filled)
    dialog.note.text.insertPlainText("Созвонились <b>x</b> & y")
    filled.bot.keyClick(dialog.note.text, Qt.Key.Key_Return, CONTROL)
    filled.until(lambda: not dialog.isVisible())
    (edit,) = filled.edits()
    assert (edit.kind, edit.vacancy_id) == (Kind.COMMENT, filled.linked()[1])
    assert edit.payload["comment"] == "Созвонились <b>x</b> & y"
    filled.until(lambda: not filled.workplace.drafts.names())


def test_a_personal_note_has_no_vacancy(filled: Room) -> None:
    dialog = comment(filled)
    dialog.note.where.choose("")
    dialog.note.text.insertPlainText("Для себя")
    dialog.submit()
    filled.until(lambda: not dialog.isVisible())
    assert filled.edits()[0].vacancy_id is None


def test_a_closed_note_is_there_again(filled: Room) -> None:
    dialog = comment(filled)
    dialog.note.text.insertPlainText("Не досказал")
    dialog.reject()
    name = f"comment_{ACCOUNT}_{filled.linked()[0]}"
    filled.until(lambda: filled.workplace.drafts.find(name))
    again = comment(filled)
    assert again.note.text.text() == "Не досказал"


@pytest.mark.parametrize(
    "text", ["", "   ", "x" * (MAX_COMMENT + 1)], ids=["nothing", "blanks", "too long"]
)
def test_a_note_that_cannot_go_stays_with_the_reason(filled: Room, text: str) -> None:
    dialog = comment(filled)
    dialog.note.text.show_text(text)
    dialog.submit()
    assert dialog.isVisible() and filled.edits() == ()
    assert dialog.note._said.isVisible() and dialog.note.text.text() == text


def test_files_are_copied_and_limits_are_said(filled: Room, tmp_path: Path) -> None:
    dialog = comment(filled)
    good, empty, large = (tmp_path / name for name in ("a.txt", "b.txt", "c.bin"))
    good.write_bytes(b"text")
    empty.write_bytes(b"")
    with large.open("wb") as file:
        file.truncate(15 * 1024 * 1024 + 1)
    dialog.note.files.add([good])
    filled.until(dialog.note.files.files)
    good.unlink()
    dialog.note.files.add([empty])
    assert "пуст" in dialog.note.files._said.full_text()
    dialog.note.files.add([large])
    assert "15" in dialog.note.files._said.full_text()
    dialog.submit()
    filled.until(lambda: not dialog.isVisible())
    (edit,) = filled.edits()
    assert [one["name"] for one in edit.payload["files"]] == ["a.txt"]
    assert filled.workplace.store.staging is not None


def test_ticks_put_tags_on_and_take_them_off(filled: Room) -> None:
    person = filled.linked()[0]
    known = list(filled.workplace.library.names(ACCOUNT).tags)
    card = filled.workplace.library.card(ACCOUNT, person)
    assert card is not None
    new = next(tag for tag in known if tag not in card.applicant.tag_ids)
    dialog = TagsDialog(filled.workplace, filled.runner, ACCOUNT, (person,))
    filled.show(dialog)
    dialog.tags.tick(new)
    for tag in card.applicant.tag_ids:
        dialog.tags.tick(tag, on=False)
    filled.bot.keyClick(dialog.tags.search, Qt.Key.Key_Return, CONTROL)
    filled.until(lambda: not dialog.isVisible())
    (edit,) = filled.edits()
    assert edit.payload == {"add": [new], "remove": sorted(card.applicant.tag_ids)}


def test_a_typed_name_makes_a_tag(filled: Room) -> None:
    person = filled.linked()[0]
    dialog = TagsDialog(filled.workplace, filled.runner, ACCOUNT, (person,))
    filled.show(dialog)
    dialog.tags.search.setText("Резерв <b>2027</b>")
    filled.bot.keyClick(dialog.tags.search, Qt.Key.Key_Return)
    filled.until(lambda: dialog.tags.changes()[0])
    dialog.submit()
    filled.until(lambda: not dialog.isVisible())
    tag, put = filled.edits()
    assert (tag.kind, tag.payload["name"]) == (Kind.TAG, "Резерв <b>2027</b>")
    assert put.payload["add"] == [-tag.edit_id]
    # The same name in another case is the same tag.
    again = TagsDialog(filled.workplace, filled.runner, ACCOUNT, (person,))
    filled.show(again)
    again.tags.search.show_text("резерв <B>2027</B>")
    assert not again.tags.new.isVisible() and again.tags.list.count() == 1


def test_several_people_keep_the_tags_some_of_them_have(filled: Room) -> None:
    from huntflow_desk.core.query import ApplicantQuery

    rows = filled.workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))
    tagged = next(row for row in rows if row.tag_ids)
    bare = next(row for row in rows if tagged.tag_ids[0] not in row.tag_ids)
    people = (tagged.applicant_id, bare.applicant_id)
    dialog = TagsDialog(filled.workplace, filled.runner, ACCOUNT, people)
    filled.show(dialog)
    assert dialog.tags.changes() == ([], [])
    asked: list[BulkAction] = []
    dialog.planned.connect(asked.append)
    dialog.tags.tick(tagged.tag_ids[0])
    dialog.submit()
    assert asked == [BulkAction("tags", add=(tagged.tag_ids[0],))]
    assert filled.edits() == ()


def test_a_vacancy_is_closed_with_a_reason_of_the_organisation(filled: Room) -> None:
    vacancies = filled.workplace.library.vacancy_rows(
        VacancyQuery(ACCOUNT, states=frozenset({"OPEN"}))
    )
    vacancy = vacancies[0].vacancy_id
    dialog = VacancyStateDialog(filled.workplace, filled.runner, ACCOUNT, vacancy, "close")
    filled.show(dialog)
    assert dialog.form.reason.count() > 1
    dialog.form.reason.setCurrentIndex(1)
    dialog.form.comment.insertPlainText("Нашли")
    filled.bot.keyClick(dialog.form.comment, Qt.Key.Key_Return, CONTROL)
    filled.until(lambda: not dialog.isVisible())
    (edit,) = filled.edits()
    assert edit.payload["action"] == "close" and edit.payload["comment"] == "Нашли"
    assert str(edit.payload["reason_id"]) == dialog.form.reason.key()
    card = filled.workplace.library.vacancy_card(ACCOUNT, vacancy)
    assert card is not None and card.vacancy.state == "CLOSED"


def test_somebody_is_deleted_only_after_the_last_name(filled: Room) -> None:
    person = filled.linked()[0]
    card = filled.workplace.library.card(ACCOUNT, person)
    assert card is not None
    dialog = DeleteDialog(filled.workplace, filled.runner, ACCOUNT, person)
    filled.show(dialog)
    assert not dialog.go.isEnabled()
    filled.bot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.isVisible() and filled.edits() == ()
    dialog.typed.setText(card.applicant.last_name.upper())
    assert dialog.go.isEnabled()
    filled.bot.keyClick(dialog.typed, Qt.Key.Key_Return)
    filled.until(lambda: not dialog.isVisible())
    assert [one.kind for one in filled.edits()] == [Kind.DELETE]


def test_a_giant_line_is_pasted_unwrapped(filled: Room) -> None:
    from PySide6.QtCore import QMimeData

    dialog = comment(filled)
    paste = QMimeData()
    paste.setText("nul\x00l \u202e<b>x</b> " + "z" * 300_000)
    dialog.note.text.insertFromMimeData(paste)
    text = dialog.note.text
    assert text.lineWrapMode() is text.LineWrapMode.NoWrap
    assert "\x00" not in text.text() and "\u202e" not in text.text() and "<b>x</b>" in text.text()
    assert dialog.note._count.isVisible() and dialog.note._count.property("tone") == "danger"
    dialog.submit()
    assert dialog.isVisible() and filled.edits() == ()
