"""Pictures of what looks and changes nothing: log, who calls, changes, preview, paper."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import System
from huntflow_desk.qt.dialogs.finding import CallersDialog
from huntflow_desk.qt.dialogs.printing import PrintingDialog
from tests.gallery_window import Shot, Shots, shots


def _do(shot: Shot, key: str) -> None:
    shot.window.actions_by_key[key].trigger()
    shot.wait(0.4)


def _log(shot: Shot) -> QWidget | None:
    _do(shot, "log_of_object")
    return None


def _nothing_about(shot: Shot) -> QWidget | None:
    assert shot.window.room is not None
    shot.window.room.vacancies.focus_list()
    shot.window.room.vacancies.step(3)
    shot.wait()
    _do(shot, "log_of_object")
    shot.window.room.journal.errors_only.setChecked(True)
    return None


def _calls(shot: Shot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    _do(shot, "caller")


def _phones(shot: Shot) -> list[str]:
    rows = shot.place.library.applicant_rows(ApplicantQuery(1), limit=60)
    return [row.phone for row in rows if row.phone]


def _one_caller(shot: Shot) -> QWidget | None:
    _calls(shot, f"Пропущенный вызов {_phones(shot)[3]}, 10:42")
    return None


def _callers(shot: Shot) -> QWidget | None:
    _calls(shot, "\n".join(_phones(shot)[:4]))
    return shot.window.findChild(CallersDialog)


def _nobody_calls(shot: Shot) -> QWidget | None:
    _calls(shot, "8 800 555-35-36")
    return None


def _changes(shot: Shot) -> QWidget | None:
    room = shot.window.room
    assert room is not None
    room.people.step(2)
    # Long enough to have looked at.
    shot.wait(2.2)
    person = room.people.current
    room.people.step(-1)
    shot.wait()
    assert person is not None
    room.people.choose(person)
    shot.wait()
    room.look_at("history")
    commands = shot.place.commands

    note = commands.new_comment(1, person, "Созвонились, ждёт оффер")
    shot.window.runner.start(lambda: commands.do([note]), owner=None, key="note", label="note")
    shot.wait()
    if not room.card.changes.text():
        _do(shot, "changes")
    return None


def _away(shot: Shot) -> QWidget | None:
    _do(shot, "preview")
    return None


def _away_in_log(shot: Shot) -> QWidget | None:
    assert shot.window.room is not None
    shot.window.room.go("journal")
    _do(shot, "preview")
    return None


def _paper(shot: Shot, key: str, page: int = 0) -> QWidget | None:
    _do(shot, "print")
    dialog = shot.window.findChild(PrintingDialog)
    assert dialog is not None
    dialog.tabs.choose(key)
    dialog.tabs.changed.emit(key)
    shot.until(lambda: dialog.ready)
    bar = dialog.pages.verticalScrollBar()
    bar.setValue(bar.maximum() if page else 0)
    shot.wait(0.4)
    return dialog


SHOTS: Shots = {
    "log": (System.PROD, _log),
    "nothing": (System.PROD, _nothing_about),
    "caller": (System.PROD, _one_caller),
    "callers": (System.PROD, _callers),
    "nobody": (System.PROD, _nobody_calls),
    "changes": (System.PROD, _changes),
    "away": (System.PROD, _away),
    "away-log": (System.PROD, _away_in_log),
    "person": (System.PROD, lambda shot: _paper(shot, "person")),
    "person-end": (System.PROD, lambda shot: _paper(shot, "person", 1)),
    "people": (System.SANDBOX, lambda shot: _paper(shot, "people")),
    "vacancy": (System.PROD, lambda shot: _paper(shot, "vacancy")),
}


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Every state of these commands."""
    yield from shots("glances", SHOTS)
