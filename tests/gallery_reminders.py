"""Pictures of reminders: dialog, list, card, and the bar when they are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.events import Change
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.reminders import When, moments
from huntflow_desk.core.settings import System
from huntflow_desk.qt.dialogs.remind import RemindDialog
from huntflow_desk.qt.dialogs.reminders import RemindersDialog
from tests.gallery_window import Shot, Shots, shots

NOTES = (
    "созвониться по офферу",
    "",
    "спросить, прочитан ли договор, и напомнить про документы: паспорт, диплом, трудовая книжка",
    "день рождения",
)


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Every state."""
    yield from shots("reminders", SHOTS)


def _set(shot: Shot, due: int = 0) -> None:
    """Four reminders, the first `due` of them overdue; the person on the card has the one after
    those."""
    room = shot.window.room
    assert room is not None and room.account_id is not None
    place, account, kept = shot.place, room.account_id, shot.place.store.reminders
    now, later = place.clock(), moments(place.clock())
    shown = room.people_in_hand()[0]
    rows = place.library.applicant_rows(ApplicantQuery(account), 0, 8)
    people = [row.applicant_id for row in rows if row.applicant_id != shown]
    overdue = [now - timedelta(minutes=3), now - timedelta(days=1), now - timedelta(days=9)]
    ahead = [later[When.HOUR], later[When.TOMORROW], later[When.WEEK], later[When.WEEK]]

    async def add() -> None:
        for one in kept.rows():
            await place.reminders.done([one.reminder_id])
        for number, note in enumerate(NOTES):
            is_due = number < due
            who = shown if number == due else people[number]
            at = overdue[number] if is_due else ahead[number - due + (1 if number == due else 0)]
            await kept.add(account, [who], at, note)

    shot.loop.run_until_complete(add())
    shot.window.toasts.hide()
    place.bus.publish(Change("reminders", account))
    shot.wait()


def _dialog(shot: Shot) -> QWidget | None:
    shot.window.actions_by_key.run("snooze")
    shot.wait()
    return shot.window.findChild(RemindDialog)


def _own(shot: Shot) -> QWidget | None:
    dialog = _dialog(shot)
    assert isinstance(dialog, RemindDialog)
    QTest.keyClick(dialog.choices, Qt.Key.Key_7)
    dialog.time.show_text("25:10")
    dialog.note.show_text("созвониться по офферу")
    dialog.submit()
    shot.wait()
    return dialog


def _card(shot: Shot) -> QWidget | None:
    _set(shot)
    return None


def _bar(shot: Shot) -> QWidget | None:
    _set(shot, due=1)
    return None


def _bars(shot: Shot) -> QWidget | None:
    _set(shot, due=3)
    return None


def _list(shot: Shot) -> QWidget | None:
    _set(shot, due=2)
    shot.window.actions_by_key.run("reminders")
    shot.wait()
    return shot.window.findChild(RemindersDialog)


def _empty(shot: Shot) -> QWidget | None:
    shot.window.actions_by_key.run("reminders")
    shot.wait()
    return shot.window.findChild(RemindersDialog)


def _toast(shot: Shot) -> QWidget | None:
    room = shot.window.room
    assert room is not None and room.account_id is not None
    due_at = moments(shot.place.clock())[When.TOMORROW]
    work = shot.place.reminders.add(room.account_id, room.people_in_hand(), due_at, NOTES[0])
    shot.loop.run_until_complete(work)
    return None


SHOTS: Shots = {
    "empty": (System.DEMO, _empty),
    "dialog": (System.DEMO, _dialog),
    "own": (System.DEMO, _own),
    "card": (System.DEMO, _card),
    "bar": (System.DEMO, _bar),
    "bars": (System.DEMO, _bars),
    "list": (System.DEMO, _list),
    "toast": (System.DEMO, _toast),
}
