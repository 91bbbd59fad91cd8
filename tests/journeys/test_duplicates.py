"""One person twice: found, compared, completed, taken back, told apart, and so after a restart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.documents import Applicant
from huntflow_desk.qt.dialogs.duplicates import DuplicatesDialog
from tests.doubled import FIRST, double_up, somebody
from tests.journeys.stage import ACCOUNT, Stage


def dialog(stage: Stage) -> DuplicatesDialog:
    assert stage.window is not None
    shown = stage.window.findChildren(DuplicatesDialog)
    stage.until(lambda: any(one.isVisible() for one in shown))
    return next(one for one in shown if one.isVisible())


def person(stage: Stage, applicant_id: int) -> Applicant:
    assert stage.workplace is not None
    card = stage.workplace.library.card(ACCOUNT, applicant_id)
    assert card is not None
    return card.applicant


def press(widget: QWidget, key: Qt.Key, *, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier
    QTest.keyClick(widget, key, modifier.ControlModifier if control else modifier.NoModifier)


def keys(place: DuplicatesDialog) -> list[int]:
    return [one.key for one in place.matches.pairs]


def test_a_double_is_found_completed_and_told_apart(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.demo.switches.set("down")
    stage.enter()
    stage.until(lambda: stage.state() == "Офлайн: нет связи")
    assert stage.workplace is not None and stage.window is not None
    who = somebody(stage.workplace)
    others = stage.run(double_up(stage.workplace, who))
    stage.room.show_section("applicants")
    stage.settle()
    stage.room.everyone.choose(who)
    chip = stage.room.card.header.doubles
    # Five of here and one of Huntflow; somebody else with the same phone is none.
    stage.until(lambda: chip.isVisible() and chip.text().endswith("6"))

    # The chip leads there, and so does the command.
    chip.click()
    shown = dialog(stage)
    stage.until(lambda: FIRST in keys(shown))
    press(shown, Qt.Key.Key_Escape)
    stage.until(lambda: not shown.isVisible())
    assert stage.window.actions_by_key.why_not("duplicates") == ""
    stage.trigger("duplicates")
    shown = dialog(stage)
    stage.until(lambda: keys(shown)[:1] == [FIRST])
    assert shown.matches.hasFocus() or shown.focusWidget() is shown.matches

    # The double lacks an e-mail: it comes from this card, and goes again.
    email = person(stage, who).email
    shown.comparison.direction.choose("right")
    shown.comparison.direction.changed.emit("right")
    assert email and not person(stage, FIRST).email
    assert "email" in shown.comparison.chosen
    press(shown, Qt.Key.Key_Return, control=True)
    stage.until(lambda: person(stage, FIRST).email == email)
    stage.until(lambda: bool(shown.notices.notices()))
    press(shown, Qt.Key.Key_Z, control=True)
    stage.until(lambda: not person(stage, FIRST).email)
    stage.settle()

    # Not the same after all.
    last = others[-1]
    shown.matches.setFocus()
    shown.matches.choose(last)
    press(shown.matches, Qt.Key.Key_Delete)
    stage.until(lambda: keys(shown)[-1] == last and shown.matches.pairs[-1].different)
    stage.until(lambda: chip.text().endswith("5"))
    press(shown, Qt.Key.Key_Escape)
    stage.settle()
    assert all(one["method"] == "GET" for one in stage.demo.journal)
    stage.leave()

    stage.enter()
    stage.room.show_section("applicants")
    stage.settle()
    stage.room.everyone.choose(who)
    chip = stage.room.card.header.doubles
    stage.until(lambda: chip.isVisible() and chip.text().endswith("5"))
    stage.trigger("duplicates")
    shown = dialog(stage)
    stage.until(lambda: last in keys(shown))
    assert [one.key for one in shown.matches.pairs if one.different] == [last]
    # From here to the other card.
    shown.matches.choose(FIRST)
    shown.comparison.right.open.click()
    stage.until(lambda: stage.room.card.applicant_id == FIRST)
    stage.settle()


def test_without_a_person_the_command_says_why(stage: Stage) -> None:
    stage.prepare(filled=True)
    window = stage.enter()
    stage.room.show_section("journal")
    stage.settle()
    assert window.actions_by_key.why_not("duplicates")
    stage.trigger("duplicates")
    assert not window.findChildren(DuplicatesDialog)
