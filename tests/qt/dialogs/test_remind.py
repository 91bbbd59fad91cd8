"""The dialog of a reminder and the list of all of them, by the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.reminders import MAX_NOTE, Reminder, When, draft_name, moments
from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.dialogs.remind import RemindDialog
from huntflow_desk.qt.dialogs.reminders import RemindersDialog
from huntflow_desk.qt.forms.reminding import when_text
from huntflow_desk.qt.kit.inputs import parse_time
from huntflow_desk.qt.kit.languages import Languages
from tests.qt.dialogs.rooms import ACCOUNT, Room


@pytest.fixture
def friday(room: Room, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """The time, Friday noon by the clock on the wall; a test may put another one."""
    now = [datetime(2026, 5, 15, 12, 0).astimezone(UTC)]
    monkeypatch.setattr(room.workplace, "clock", lambda: now[0])
    monkeypatch.setattr(room.workplace.reminders, "_clock", lambda: now[0])
    yield now


def people(room: Room, count: int) -> tuple[int, ...]:
    rows = room.workplace.library.applicant_rows(ApplicantQuery(ACCOUNT), 0, count)
    return tuple(row.applicant_id for row in rows)


def asked(
    room: Room, who: tuple[int, ...] = (), *, reminder: Reminder | None = None
) -> RemindDialog:
    dialog = RemindDialog(
        room.workplace, room.runner, ACCOUNT, who or people(room, 1), reminder=reminder
    )
    room.show(dialog)
    return dialog


def press(room: Room, widget: QWidget, key: Qt.Key) -> None:
    room.bot.keyClick(widget, key)


def type_letters(widget: QWidget, text: str) -> None:
    """Any letters: QTest knows the Latin ones only."""
    for char in text:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, char)
        QApplication.sendEvent(widget, event)


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute).astimezone(UTC)


@pytest.mark.parametrize(
    ("key", "due_at"),
    [
        (Qt.Key.Key_1, local(2026, 5, 15, 13)),
        (Qt.Key.Key_2, local(2026, 5, 15, 18)),
        (Qt.Key.Key_3, local(2026, 5, 16, 10)),
        (Qt.Key.Key_4, local(2026, 5, 17, 10)),
        (Qt.Key.Key_5, local(2026, 5, 18, 10)),
        (Qt.Key.Key_6, local(2026, 5, 22, 10)),
    ],
)
def test_a_digit_and_enter(
    filled: Room, friday: list[datetime], key: Qt.Key, due_at: datetime
) -> None:
    dialog = asked(filled)
    press(filled, dialog.choices, key)
    press(filled, dialog.choices, Qt.Key.Key_Return)
    filled.until(lambda: not dialog.isVisible())
    (reminder,) = filled.workplace.reminders.rows()
    assert (reminder.due_at, reminder.note) == (due_at, "")
    assert (reminder.account_id, reminder.applicant_id) == (ACCOUNT, people(filled, 1)[0])


def test_the_evening_is_offered_while_it_is_ahead_and_digits_stay(
    filled: Room, friday: list[datetime]
) -> None:
    friday[0] += timedelta(hours=7)
    dialog = asked(filled)
    assert not dialog.choices.choose(When.EVENING)
    press(filled, dialog.choices, Qt.Key.Key_2)
    assert dialog.when() is When.TOMORROW
    press(filled, dialog.choices, Qt.Key.Key_4)
    assert dialog.when() is When.AFTER_TOMORROW


def test_the_evening_that_came_while_the_dialog_stood_open(
    filled: Room, friday: list[datetime]
) -> None:
    dialog = asked(filled)
    press(filled, dialog.choices, Qt.Key.Key_2)
    friday[0] += timedelta(hours=7)
    dialog.submit()
    assert dialog.isVisible() and "прошло" in dialog._when_row.complaint
    assert filled.workplace.reminders.count() == 0
    press(filled, dialog.choices, Qt.Key.Key_3)
    dialog.submit()
    filled.until(lambda: not dialog.isVisible())
    assert filled.workplace.reminders.count() == 1


def test_a_time_of_ones_own_for_several_people(filled: Room, friday: list[datetime]) -> None:
    who = people(filled, 3)
    dialog = asked(filled, who)
    assert "3 кандидата" in dialog.heading.full_text()
    press(filled, dialog.choices, Qt.Key.Key_7)
    assert dialog.day.line.hasFocus() or dialog.focusWidget() is dialog.day.line
    dialog.day.show_text("20.05.2026")
    dialog.time.show_text("9.05")
    dialog.note.show_text("  позвать <b>всех</b> & чай ")
    press(filled, dialog.note, Qt.Key.Key_Return)
    filled.until(lambda: not dialog.isVisible())
    found = filled.workplace.reminders.rows()
    assert {one.applicant_id for one in found} == set(who)
    assert {(one.due_at, one.note) for one in found} == {
        (local(2026, 5, 20, 9, 5), "позвать <b>всех</b> & чай")
    }
    # For several no draft is kept: there is nobody it belongs to.
    assert filled.workplace.drafts.names() == ()


@pytest.mark.parametrize(
    ("day", "at", "wrong"),
    [
        ("31.02.2026", "10:00", "day"),
        ("", "10:00", "day"),
        ("01.01.1000", "10:00", "day"),
        ("20.05.2026", "25:00", "time"),
        ("20.05.2026", "", "time"),
        ("15.05.2026", "11:59", "day"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    filled: Room, friday: list[datetime], day: str, at: str, wrong: str
) -> None:
    dialog = asked(filled)
    press(filled, dialog.choices, Qt.Key.Key_7)
    dialog.day.show_text(day)
    dialog.time.show_text(at)
    dialog.submit()
    rows = {"day": dialog._day_row, "time": dialog._time_row}
    filled.until(lambda: rows[wrong].complaint)
    assert [name for name, one in rows.items() if one.complaint] == [wrong]
    assert dialog.isVisible() and dialog.day.text() == day and dialog.time.text() == at
    assert filled.workplace.reminders.count() == 0


def test_a_note_that_is_too_long_stays_with_the_reason(
    filled: Room, friday: list[datetime]
) -> None:
    dialog = asked(filled)
    dialog.note.show_text("ё" * (MAX_NOTE + 1))
    dialog.submit()
    filled.until(lambda: dialog._note_row.complaint)
    assert str(MAX_NOTE) in dialog._note_row.complaint and dialog.isVisible()


def test_what_was_typed_is_there_again_and_goes_with_the_reminder(
    filled: Room, friday: list[datetime]
) -> None:
    dialog = asked(filled)
    press(filled, dialog.choices, Qt.Key.Key_7)
    dialog.time.show_text("16:45")
    type_letters(dialog.note, "недосказ")
    dialog.reject()
    name = draft_name(ACCOUNT, people(filled, 1)[0])
    filled.until(lambda: filled.workplace.drafts.find(name))
    again = asked(filled)
    assert (again.note.text(), again.time.text(), again.when()) == ("недосказ", "16:45", When.OWN)
    again.submit()
    filled.until(lambda: not again.isVisible())
    filled.until(lambda: not filled.workplace.drafts.names())


def test_put_off_keeps_the_note_and_may_change_it(filled: Room, friday: list[datetime]) -> None:
    who = people(filled, 1)
    soon = friday[0] + timedelta(hours=1)
    (one,) = filled.run(filled.workplace.reminders.add(ACCOUNT, who, soon, "созвониться"))
    dialog = asked(filled, reminder=one)
    assert "Отложить" in dialog.heading.full_text() and dialog.note.text() == "созвониться"
    press(filled, dialog.choices, Qt.Key.Key_5)
    press(filled, dialog.choices, Qt.Key.Key_Return)
    filled.until(lambda: not dialog.isVisible())
    (moved,) = filled.workplace.reminders.rows()
    assert (moved.reminder_id, moved.note) == (one.reminder_id, "созвониться")
    assert moved.due_at == moments(friday[0])[When.MONDAY]
    second = asked(filled, reminder=moved)
    second.note.show_text("написать")
    second.submit()
    filled.until(lambda: not second.isVisible())
    assert [one.note for one in filled.workplace.reminders.rows()] == ["написать"]


def test_both_languages(filled: Room, friday: list[datetime], languages: Languages) -> None:
    dialog = asked(filled)
    texts = dialog._model
    assert texts.index(2, 0).data() == "3, Завтра утром, завтра 10:00"
    languages.set_language("en")
    assert texts.index(2, 0).data() == "3, Tomorrow morning, tomorrow 10:00"
    filled.until(lambda: dialog.go.text() == "Remind me")
    assert when_text(local(2026, 5, 18, 10), friday[0]) == "Mon 18/05/2026 10:00"
    languages.set_language("ru")
    assert when_text(local(2026, 5, 18, 10), friday[0]) == "пн 18.05.2026 10:00"
    assert when_text(local(2026, 5, 14, 9), friday[0]) == "вчера 09:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15:30", time(15, 30)),
        (" 9.05 ", time(9, 5)),
        ("1530", time(15, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("24:00", None),
        ("12:60", None),
        ("", None),
        ("полдень", None),
        ("-1", None),
        ("٣:٣٠", None),
    ],
)
def test_times_people_type(text: str, expected: time | None) -> None:
    assert parse_time(text) == expected


# The list


def listed(room: Room) -> RemindersDialog:
    window = QMainWindow()
    room.bot.addWidget(window)
    actions = Actions(window, {"snooze": lambda: None})
    actions.complete()
    dialog = RemindersDialog(room.workplace, room.runner, room.relay, actions)
    room.show(dialog)
    return dialog


def rows(dialog: RemindersDialog) -> list[str]:
    model = dialog.list.rows_model()
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


@pytest.fixture
def three(filled: Room, friday: list[datetime]) -> list[Reminder]:
    """Of three people: one that is due, one of today, one of the week after."""
    who, reminders = people(filled, 3), filled.workplace.reminders
    for person, minutes, note in zip(
        who, (60, 300, 7 * 24 * 60), ("раз", "два", "три"), strict=True
    ):
        due_at = friday[0] + timedelta(minutes=minutes)
        filled.run(reminders.add(ACCOUNT, [person], due_at, note))
    friday[0] += timedelta(hours=2)
    return list(reminders.rows())


def test_the_list_says_what_is_due_and_walks_by_j_and_k(
    filled: Room, three: list[Reminder]
) -> None:
    dialog = listed(filled)
    said = rows(dialog)
    assert [" — раз, пора" in said[0], " — два, сегодня" in said[1], " — три, " in said[2]] == [
        True,
        True,
        True,
    ]
    assert dialog.about.full_text() == "пора: 1 · сегодня ещё: 1 · позже: 1"
    assert dialog.list.current_key() == three[0].reminder_id
    type_letters(dialog.list, "оо")
    assert dialog.list.current_key() == three[2].reminder_id
    type_letters(dialog.list, "лK")
    assert dialog.list.current_key() == three[0].reminder_id


def test_done_by_x_or_delete_and_taken_back_by_ctrl_z(filled: Room, three: list[Reminder]) -> None:
    dialog = listed(filled)
    undone: list[bool] = []
    dialog.undo_requested.connect(lambda: undone.append(True))
    type_letters(dialog.list, "ч")
    filled.until(lambda: len(rows(dialog)) == 2)
    assert dialog.list.current_key() == three[1].reminder_id
    press(filled, dialog.list, Qt.Key.Key_Delete)
    filled.until(lambda: len(rows(dialog)) == 1)
    assert [one.note for one in filled.workplace.reminders.rows()] == ["три"]
    filled.bot.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    filled.run(filled.workplace.undo.undo())
    filled.until(lambda: len(rows(dialog)) == 2)


def test_enter_opens_the_person_and_s_puts_off(filled: Room, three: list[Reminder]) -> None:
    dialog = listed(filled)
    opened: list[tuple[int, int]] = []
    later: list[int] = []
    dialog.person_requested.connect(lambda *who: opened.append(who))
    dialog.postpone_requested.connect(later.append)
    type_letters(dialog.list, "оы")
    assert later == [three[1].reminder_id] and dialog.isVisible()
    press(filled, dialog.list, Qt.Key.Key_Return)
    assert opened == [(ACCOUNT, three[1].applicant_id)] and not dialog.isVisible()


def test_an_empty_list_says_how_to_fill_it(filled: Room, friday: list[datetime]) -> None:
    dialog = listed(filled)
    texts = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert any("клавиша S (Ы)" in text for text in texts)
    assert not dialog.go.isEnabled() and not dialog.done_button.isEnabled()
    # Keys about nobody do nothing.
    type_letters(dialog.list, "чы")
    press(filled, dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_the_list_follows_the_time(
    filled: Room, three: list[Reminder], friday: list[datetime]
) -> None:
    dialog = listed(filled)
    friday[0] += timedelta(hours=12)
    dialog.show_rows()
    assert "пора: 2" in dialog.about.full_text()
    assert ", пора: вчера" in rows(dialog)[0]
