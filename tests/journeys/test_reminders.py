"""Reminders through the window: set by a key, told when due, missed ones gathered, kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from huntflow_desk.core.reminders import Reminder, When, draft_name, moments
from huntflow_desk.qt.dialogs.remind import RemindDialog
from huntflow_desk.qt.dialogs.reminders import RemindersDialog
from huntflow_desk.qt.window.reminding import Reminding
from tests.journeys.stage import ACCOUNT, ENGLISH, Stage
from tests.journeys.test_doing import entered, gone, opened


class Clock:
    """Real time, and what a test puts on top."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock(stage: Stage) -> Clock:
    stage.desk.clock = Clock()
    return stage.desk.clock


def reminding(stage: Stage) -> Reminding:
    assert stage.window is not None
    window = stage.window
    stage.until(lambda: window.changes is not None)
    assert window.changes is not None
    return window.changes.reminding


def reminders(stage: Stage) -> tuple[Reminder, ...]:
    assert stage.workplace is not None
    return stage.workplace.reminders.rows()


def add(stage: Stage, person: int, note: str, *, account: int = ACCOUNT, minutes: int = 30) -> None:
    assert stage.workplace is not None
    due_at = stage.workplace.clock() + timedelta(minutes=minutes)
    stage.run(stage.workplace.reminders.add(account, [person], due_at, note))


def in_front(stage: Stage) -> None:
    assert stage.window is not None
    with stage.bot.waitActive(stage.window):
        stage.window.activateWindow()
    stage.until(lambda: QApplication.focusWidget() is not None)


def bar(stage: Stage) -> str:
    """What the bar of reminders says; "" for none."""
    assert stage.window is not None
    found = [one for one in stage.window.notices.notices() if one.key == "reminders"]
    return f"{found[0].text} | {found[0].detail}" if found else ""


def texts(stage: Stage) -> str:
    assert stage.window is not None
    return " | ".join(stage.window.toasts.texts())


def marked(stage: Stage) -> list[int]:
    """Rows of the list whose tooltip speaks of a reminder."""
    model = stage.rows(stage.room.people).rows_model()
    tips = [
        str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole))
        for row in range(model.rowCount())
    ]
    return [row for row, tip in enumerate(tips) if "Есть напоминание" in tip]


def name(stage: Stage) -> str:
    return stage.room.card.header.name.full_text()


def test_set_by_the_key_of_s_on_the_russian_layout_seen_undone_and_kept(
    stage: Stage, clock: Clock
) -> None:
    person = entered(stage)
    in_front(stage)
    stage.room.people.focus_list()
    stage.type("ы")
    dialog = opened(stage, RemindDialog)
    stage.until(lambda: dialog.choices.hasFocus())
    stage.type("3")
    dialog.note.setFocus()
    stage.type("созвониться")
    stage.bot.keyClick(dialog.note, Qt.Key.Key_Return)
    gone(stage, dialog)
    (reminder,) = reminders(stage)
    assert reminder.applicant_id == person
    assert reminder.due_at == moments(clock())[When.TOMORROW]
    line = stage.room.card.top.reminder
    stage.until(line.isVisible)
    assert line.text() == "Напоминание: завтра 10:00 — созвониться"
    assert f"Напоминание: {name(stage)}, завтра 10:00" in texts(stage)

    row = stage.rows(stage.room.people).currentIndex().row()
    assert marked(stage) == [row]

    # Ctrl+Z and Ctrl+Shift+Z.
    stage.trigger("undo")
    stage.until(lambda: not reminders(stage))
    stage.until(line.isHidden)
    stage.until(lambda: "Отменено: Напоминание" in texts(stage))
    assert marked(stage) == []
    stage.trigger("redo")
    stage.until(lambda: reminders(stage))
    stage.until(line.isVisible)
    assert stage.workplace is not None and not stage.workplace.outgoing.active()

    # Another start.
    stage.leave()
    stage.enter()
    stage.until(lambda: stage.room.filled)
    assert [one.reminder_id for one in reminders(stage)] == [reminder.reminder_id]
    stage.until(lambda: stage.room.card.top.reminder.isVisible())
    assert len(marked(stage)) == 1

    # Off the card.
    stage.press("Готово", stage.room.card.top.reminder)
    stage.until(lambda: not reminders(stage))
    stage.until(lambda: "Напоминание выполнено" in texts(stage))


def test_the_board_has_the_mark_and_the_key(stage: Stage, clock: Clock) -> None:
    person = entered(stage)
    reminding(stage)
    stage.room.show_tab("board")
    stage.settle()
    board = stage.room.board

    def told() -> list[str]:
        models = [one.view.rows_model() for one in board.lanes.columns()]
        return [
            str(model.index(row, 0).data())
            for model in models
            for row in range(model.rowCount())
            if model.key_at(row) == person
        ]

    stage.until(told)
    assert not any("есть напоминание" in text for text in told())
    board.want(person)
    in_front(stage)
    board.focus_list()
    stage.type("ы")
    dialog = opened(stage, RemindDialog)
    stage.bot.keyClick(dialog.choices, Qt.Key.Key_Return)
    gone(stage, dialog)
    assert [one.applicant_id for one in reminders(stage)] == [person]
    assert all("есть напоминание" in text for text in told())


def test_several_selected_people_at_once(stage: Stage, clock: Clock) -> None:
    entered(stage)
    in_front(stage)
    people = stage.room.people
    people.focus_list()
    for _ in range(3):
        stage.trigger("select")
        stage.trigger("next")
    stage.trigger("snooze")
    dialog = opened(stage, RemindDialog)
    stage.bot.keyClick(dialog.choices, Qt.Key.Key_Return)
    gone(stage, dialog)
    assert {one.applicant_id for one in reminders(stage)} == set(people.selected)
    assert len(people.selected) == 3
    stage.until(lambda: "3 кандидата" in texts(stage))
    stage.trigger("undo")
    stage.until(lambda: not reminders(stage))


def test_it_falls_due_while_the_program_runs(stage: Stage, clock: Clock) -> None:
    person = entered(stage)
    mine = reminding(stage)
    add(stage, person, "созвониться <b>сейчас</b>")
    assert bar(stage) == "" and mine.part.isHidden()
    # The computer sleeps for an hour: timers stood still, the clock on the wall went on.
    clock.ahead = timedelta(hours=1)
    assert 0 < mine._timer.remainingTime() <= 60_000
    mine._timer.timeout.emit()
    assert bar(stage).startswith(f"Пора: {name(stage)} — созвониться <b>сейчас</b>")
    assert mine.part.isVisible() and mine.part.text().strip() == "Напоминания: 1"
    stage.until(lambda: stage.room.card.top.reminder.isVisible())

    # Put off from the bar: it goes, and comes again at its time.
    stage.press("Отложить", stage.window.notices)  # type: ignore[union-attr]
    dialog = opened(stage, RemindDialog)
    assert dialog.note.text() == "созвониться <b>сейчас</b>"
    stage.bot.keyClick(dialog.choices, Qt.Key.Key_1)
    stage.bot.keyClick(dialog.choices, Qt.Key.Key_Return)
    gone(stage, dialog)
    stage.until(lambda: not bar(stage))
    assert mine.part.isHidden()
    clock.ahead = timedelta(hours=3)
    mine.look()
    assert "Пора" in bar(stage)

    # Done from the bar, and taken back.
    stage.press("Готово", stage.window.notices)  # type: ignore[union-attr]
    stage.until(lambda: not reminders(stage) and not bar(stage))
    stage.trigger("undo")
    stage.until(lambda: "Пора" in bar(stage))


def test_a_closed_bar_stays_closed_until_another_one_is_due(stage: Stage, clock: Clock) -> None:
    person = entered(stage)
    mine, window = reminding(stage), stage.window
    assert window is not None
    add(stage, person, "первое")
    add(stage, person, "второе", minutes=90)
    clock.ahead = timedelta(hours=1)
    mine.look()
    assert "первое" in bar(stage)
    window.notices._close("reminders")
    mine.look()
    assert bar(stage) == "" and mine.part.isVisible()
    clock.ahead = timedelta(hours=2)
    mine.look()
    assert "второе" in bar(stage) and "первое" not in bar(stage)
    assert mine.part.text().strip() == "Напоминания: 2"


def test_missed_ones_are_gathered_at_the_start(stage: Stage, clock: Clock) -> None:
    person = entered(stage)
    for number, note in enumerate(("раз", "два", "три")):
        add(stage, person, note, minutes=5 + number)
    add(stage, person, "потом", minutes=600)
    stage.leave()
    clock.ahead = timedelta(hours=2)
    stage.enter()
    stage.until(lambda: stage.room.filled)
    reminding(stage)
    assert bar(stage).startswith("3 напоминания ждут | ")
    assert len([one for one in stage.bars() if one == "reminders"]) == 1
    stage.languages.set_language("en")
    stage.until(lambda: bar(stage).startswith("3 reminders are due"))
    stage.languages.set_language("ru")
    stage.until(lambda: bar(stage).startswith("3 напоминания"))
    stage.press("Показать", stage.window.notices)  # type: ignore[union-attr]
    dialog = opened(stage, RemindersDialog)
    assert dialog.list.rows_model().rowCount() == 4
    dialog.reject()


def test_the_list_by_g_r_opens_a_person_of_another_organisation(stage: Stage, clock: Clock) -> None:
    entered(stage)
    reminding(stage)
    # Somebody of the other organisation, who is kept.
    stage.room.accounts.account_chosen.emit(ENGLISH)
    stage.settle()
    stage.until(lambda: stage.room.filled)
    stranger = stage.room.card.applicant_id
    assert stranger is not None
    add(stage, stranger, "call back", account=ENGLISH)
    stage.room.accounts.account_chosen.emit(ACCOUNT)
    stage.settle()
    in_front(stage)
    stage.room.people.focus_list()
    stage.type("пк")
    dialog = opened(stage, RemindersDialog)
    # S in the list, on either layout: a dialog over the list.
    dialog.list.setFocus()
    stage.until(lambda: dialog.list.hasFocus() or QApplication.activeWindow() is None)
    stage.bot.keyClick(dialog.list, Qt.Key.Key_S)
    later = opened(stage, RemindDialog)
    later.reject()
    gone(stage, later)
    stage.bot.keyClick(dialog.list, Qt.Key.Key_Return)
    stage.until(lambda: stage.room.card.applicant_id == stranger)
    assert stage.room.account_id == ENGLISH


def test_a_quick_quit_keeps_what_was_typed(stage: Stage, clock: Clock) -> None:
    person = entered(stage)
    add(stage, person, "раз")
    stage.trigger("reminders")
    listed = opened(stage, RemindersDialog)
    stage.bot.keyClick(listed.list, Qt.Key.Key_S)
    dialog = opened(stage, RemindDialog)
    dialog.note.setFocus()
    dialog.note.insert("два и ")
    dialog.note.textEdited.emit(dialog.note.text())
    number = reminders(stage)[0].reminder_id
    stage.leave()
    stage.enter()
    assert stage.workplace is not None
    kept = stage.workplace.drafts.find(draft_name(ACCOUNT, person, number))
    assert kept is not None and kept.value["note"] == "два и раз"


def test_who_is_forgotten_takes_the_bar_along(stage: Stage, clock: Clock) -> None:
    person = entered(stage)
    mine = reminding(stage)
    add(stage, person, "созвониться")
    clock.ahead = timedelta(hours=1)
    mine.look()
    assert bar(stage)
    assert stage.workplace is not None
    stage.run(stage.workplace.sync.housekeeping.forget(ACCOUNT, person))
    stage.until(lambda: not bar(stage) and mine.part.isHidden())


def test_without_anybody_the_key_says_why(stage: Stage, clock: Clock) -> None:
    entered(stage)
    reminding(stage)
    stage.room.go("journal")
    stage.trigger("snooze")
    said: Callable[[], bool] = lambda: "выберите кандидата" in texts(stage)  # noqa: E731
    stage.until(said)
