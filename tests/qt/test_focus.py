"""The keyboard reaches everything, and everything it reaches has a name: window and dialogs.

Dialogs are found by themselves: a new one is opened by the types of its parameters, or says in
`HOW` how it is made.
"""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
import typing
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import huntflow_desk.qt.dialogs
from huntflow_desk.core.edits import State, Trouble
from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.dialogs.amend import AmendDialog
from huntflow_desk.qt.dialogs.bulk import BulkDialog
from huntflow_desk.qt.dialogs.conflicts import ConflictsDialog
from huntflow_desk.qt.dialogs.finding import CallersDialog
from huntflow_desk.qt.dialogs.printing import PrintingDialog
from huntflow_desk.qt.dialogs.undobatch import UndoBatchDialog
from huntflow_desk.qt.dialogs.wizard import WizardDialog
from huntflow_desk.qt.dialogs.wizard.dialog import STEPS
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.notices import Notice
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.window.papers import printouts
from huntflow_desk.services.bulk import BulkAction
from huntflow_desk.services.calling import Caller
from huntflow_desk.services.workplace import Desk, Workplace
from tests.qt.focus import focused, nameless, tab_order, takers
from tests.qt.window import edits as made_edits
from tests.qt.window.conftest import Stage, stage

__all__ = ["stage"]


def _amend(stage: Stage) -> QDialog:
    edit = stage.run(made_edits.update(stage.place, position="QA", email="anna@example.com"))
    relay = stage.window.relay
    assert relay is not None
    return AmendDialog(stage.place, stage.window.runner, relay, edit, stage.window)


def _conflicts(stage: Stage) -> QDialog:
    edit = stage.run(made_edits.update(stage.place, position="QA"))
    trouble = Trouble("conflict", {"fields": {"position": ["", "PM", "QA"]}})
    stage.run(made_edits.put(stage.place, edit, State.NEEDS_PERSON, trouble=trouble))
    relay = stage.window.relay
    assert relay is not None
    return ConflictsDialog(stage.place, stage.window.runner, relay, stage.window)


def _undo_batch(stage: Stage) -> QDialog:
    return UndoBatchDialog(stage.place, stage.window.runner, 1, parent=stage.window)


def _bulk(stage: Stage) -> QDialog:
    room, window = stage.room, stage.window
    relay, account_id, person = window.relay, room.account_id, room.people.current
    assert relay is not None and account_id is not None and person is not None
    note = BulkAction("comment", comment="Позвонить")
    return BulkDialog(stage.place, window.runner, relay, account_id, [person], note, parent=window)


def _callers(stage: Stage) -> QDialog:
    account_id = stage.room.account_id
    assert account_id is not None
    found = [Caller(account_id, 1, "Иванова", "Анна", "", "QA", ""), Caller(2, 7, "Ким", *[""] * 4)]
    return CallersDialog(
        stage.place, stage.window.runner, account_id, found, "+7 926 123-45-67", stage.window
    )


def _printing(stage: Stage) -> QDialog:
    found = printouts(stage.place, stage.room)
    return PrintingDialog(found, stage.window.runner, parent=stage.window)


HOW: dict[str, Callable[[Stage], QDialog]] = {
    "BulkDialog": _bulk,
    "AmendDialog": _amend,
    "ConflictsDialog": _conflicts,
    "CallersDialog": _callers,
    "PrintingDialog": _printing,
    "UndoBatchDialog": _undo_batch,
}
"""Name of a dialog class -> how it is made, where types of parameters do not tell."""


def dialog_classes() -> list[type[QDialog]]:
    """Every dialog of the program that people open; base classes of others are not."""
    package = huntflow_desk.qt.dialogs
    found: set[type[QDialog]] = set()
    for part in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(part.name)
        found |= {
            one
            for one in vars(module).values()
            if inspect.isclass(one)
            and issubclass(one, QDialog)
            and one.__module__.startswith(package.__name__)
        }
    bases = {base for one in found for base in one.__mro__[1:]}
    return sorted(found - bases, key=lambda one: one.__name__)


def made(kind: type[QDialog], stage: Stage) -> QDialog:
    """Open a dialog as the window would."""
    if kind.__name__ in HOW:
        return HOW[kind.__name__](stage)
    room, window = stage.room, stage.window
    known: dict[Any, Any] = {
        Desk: stage.desk,
        Workplace: stage.place,
        TaskRunner: window.runner,
        Relay: window.relay,
        Actions: window.actions_by_key,
        Languages: window.languages,
    }
    named: dict[str, Any] = {
        "account_id": room.account_id,
        "applicant_id": room.people.current,
        "vacancy_id": room.vacancies.current,
        "people": (room.people.current,),
        "action": "close",
        "name": "Иванова Анна",
        "where": "people",
        "parent": window,
    }
    hints = typing.get_type_hints(kind.__init__)
    given: dict[str, Any] = {}
    for name, parameter in inspect.signature(kind.__init__).parameters.items():
        if name == "self":
            continue
        if hints.get(name) in known:
            given[name] = known[hints[name]]
        elif name in named:
            given[name] = named[name]
        elif parameter.default is inspect.Parameter.empty:
            pytest.fail(f"{kind.__name__}: say in HOW what `{name}` is")
    return kind(**given)


def pages(dialog: QDialog) -> list[str]:
    """The pages of a dialog that has them by name."""
    found = getattr(dialog, "pages", None)
    return list(found) if isinstance(found, dict) and hasattr(dialog, "show_page") else []


@pytest.fixture
def ready(stage: Stage) -> Stage:
    stage.until(lambda: stage.room.filled)
    with stage.bot.waitActive(stage.window):
        stage.window.activateWindow()
    stage.room.people.focus_list()
    return stage


def show(widget: QWidget) -> None:
    widget.show()
    QApplication.sendPostedEvents()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_everything_in_the_window_has_a_name(ready: Stage, language: str) -> None:
    ready.window.languages.set_language(language)
    for command in ("applicants", "journal", "vacancies", "vacancy_about", "vacancy_people"):
        ready.window.actions_by_key[command].trigger()
        ready.settle()
        assert nameless(ready.window) == [], command
    for kind in ("conflict", "forbidden"):
        edit = ready.run(made_edits.update(ready.place, position=kind))
        trouble = Trouble(kind, {"fields": {"position": ["", "PM", kind]}})
        ready.run(made_edits.put(ready.place, edit, State.NEEDS_PERSON, trouble=trouble))
        ready.room.show_outbox(kind)
        assert nameless(ready.window) == [], kind
    ready.window.actions_by_key["vacancies"].trigger()
    for tab in ("history", "questionary", "resume"):
        ready.window.actions_by_key[tab].trigger()
        ready.settle()
        assert nameless(ready.window) == [], tab
    ready.window.toasts.show_toast("Переведено", action=("Отменить", lambda: None))
    ready.window.notices.show_notice(
        Notice("x", "Нет связи", "danger", "Правки ждут", ("Повторить", lambda: None))
    )
    assert nameless(ready.window) == []
    ready.window.resize(820, 600)
    assert nameless(ready.window) == []


@pytest.mark.parametrize("kind", dialog_classes(), ids=lambda one: one.__name__)
def test_everything_in_a_dialog_has_a_name_and_tab_comes_around(
    ready: Stage, kind: type[QDialog]
) -> None:
    dialog = made(kind, ready)
    show(dialog)
    ready.settle()
    for page in pages(dialog) or [""]:
        if page:
            dialog.show_page(page)  # type: ignore[attr-defined]
        assert dialog.windowTitle()
        assert nameless(dialog) == [], page
        order = tab_order(dialog)
        assert order, page
        reachable = [one for one in takers(dialog) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert {id(one) for one in order} == {id(one) for one in reachable}, page
        with ready.bot.waitActive(dialog):
            dialog.activateWindow()
        order[0].setFocus()
        ready.until(lambda first=order[0]: QApplication.focusWidget() is first)
        seen: list[QWidget] = []
        for _ in range(len(order) + 3):
            if focused() in seen:
                break
            seen.append(focused())
            ready.bot.keyClick(focused(), Qt.Key.Key_Tab)
        assert len(seen) > 1 or len(order) == 1, page
        assert focused() in seen, page
    dialog.reject()
    dialog.deleteLater()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_of_the_wizard_has_names(ready: Stage, step: str) -> None:
    dialog = WizardDialog(ready.desk, ready.place, ready.window.runner, ready.window, start=step)
    show(dialog)
    ready.settle()
    assert nameless(dialog) == []
    dialog.reject()
    dialog.deleteLater()


def test_tab_goes_through_the_window_from_left_to_right(ready: Stage) -> None:
    room = ready.room
    order = tab_order(ready.window)
    panes = [room.accounts, room.vacancies, room.people, room.card]
    places = [
        [number for number, one in enumerate(order) if pane.isAncestorOf(one)] for pane in panes
    ]
    assert all(places)
    for before, after in itertools.pairwise(places):
        assert before[-1] < after[0]
    for pane in panes:
        # Inside a pane from top to bottom, as far as things do not stand beside each other.
        tops = [one.mapTo(pane, QPoint(0, 0)).y() for one in order if pane.isAncestorOf(one)]
        assert tops[0] <= tops[-1]


def test_panes_by_f6_there_and_back(ready: Stage) -> None:
    room = ready.room
    panes = [room.accounts, room.vacancies, room.people, room.card]

    def here() -> int:
        return next(
            n for n, pane in enumerate(panes) if pane is focused() or pane.isAncestorOf(focused())
        )

    start = here()
    there = []
    for _ in panes:
        ready.bot.keyClick(focused(), Qt.Key.Key_F6)
        there.append(here())
    assert there == [(start + step) % len(panes) for step in range(1, len(panes) + 1)]
    ready.bot.keyClick(focused(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert here() == (start - 1) % len(panes)


def test_escape_leads_from_the_card_back_to_the_list(ready: Stage) -> None:
    room = ready.room
    ready.until(lambda: room.card.shown is not None)
    note = room.card.foot.note.text
    note.setFocus()
    note.insertPlainText("Перезвонить")
    ready.bot.keyClick(note, Qt.Key.Key_Escape)
    assert room.people.isAncestorOf(focused())
    # What was typed stays.
    assert note.text() == "Перезвонить"
    ready.bot.keyClick(focused(), Qt.Key.Key_Escape)
    assert room.people.isAncestorOf(focused())
    note.clear()
