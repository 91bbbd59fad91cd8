"""Errors in the window: a bar says what happened, with one action and a link to the log."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QApplication, QLineEdit

from huntflow_desk.core.query import LogQuery
from huntflow_desk.core.settings import System
from huntflow_desk.qt.dialogs.wizard import WizardDialog
from huntflow_desk.qt.window import MainWindow
from tests.filling import BASE_URL, key_pair
from tests.journeys.stage import ACCOUNT, Stage
from tests.services.rig import foreign_pair


def dialogs() -> list[WizardDialog]:
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, WizardDialog) and widget.isVisible()
    ]


def test_a_refresh_somebody_asked_for_puts_up_a_bar_with_the_log_row(stage: Stage) -> None:
    stage.prepare(filled=True)
    window = stage.enter()
    stage.demo.switches.set("trouble", path="/accounts$", status=502)
    stage.trigger("refresh")
    stage.until(lambda: "server_trouble" in stage.bars())
    assert stage.state() == "В сети"
    stage.press("В журнале", window.notices)
    stage.until(lambda: stage.room.section == "journal")
    journal = stage.room.journal
    shown = stage.rows(journal).current_key()
    assert stage.workplace is not None
    assert isinstance(shown, int)
    row = stage.workplace.journal.get(shown)
    assert (row.status_code, row.endpoint) == (502, "/accounts")
    stage.demo.switches.clear()
    stage.press("Повторить", window.notices)
    stage.settle()
    assert stage.bars() == []


def test_trouble_behind_the_rows_is_said_quietly(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.demo.switches.set("trouble", status=500)
    window = stage.enter()
    assert stage.bars() == []
    assert stage.count(stage.room.people) > 0
    assert stage.workplace is not None
    assert stage.workplace.journal.count(LogQuery(errors_only=True)) > 0
    stage.until(lambda: any("в журнале" in text for text in stage.seen(window.statusBar())))
    stage.demo.switches.clear()


def test_nothing_to_show_says_why_and_tries_again(stage: Stage) -> None:
    stage.prepare()
    stage.demo.switches.set("down")
    stage.enter()
    stage.until(lambda: stage.state() == "Офлайн: нет связи")
    stage.demo.switches.clear()
    stage.until(lambda: stage.room.filled, timeout=15000)
    assert stage.count(stage.room.vacancies) > 0


def test_expired_keys_end_in_a_bar_that_leads_to_new_ones(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.run(stage.desk.keep_keys("anna", System.PROD, foreign_pair()))
    window = stage.enter()
    stage.until(lambda: stage.state() == "Нужен ключ")
    assert stage.bars() == ["keys_lost"]
    # Everything read so far stays on screen.
    assert stage.count(stage.room.vacancies) > 0
    assert stage.count(stage.room.people) > 0
    stage.press("Обновить ключ", window.notices)
    stage.until(dialogs)
    (wizard,) = dialogs()
    assert wizard.step == "keys"
    pair = key_pair(stage.demo)
    wizard.keys.form.set_keys(pair.access_token, pair.refresh_token)
    told: list[tuple[object, ...]] = []
    window.switch_requested.connect(lambda *given: told.append(given))
    wizard.next()
    stage.until(lambda: wizard.keys.outcome.report is not None)
    assert wizard.keys.outcome.report is not None and wizard.keys.outcome.report.ok
    wizard.accept()
    assert told == [("anna", System.PROD)]
    # The roof opens the workplace anew; then all is well.
    stage.leave()
    stage.enter()
    assert stage.state() == "В сети"
    assert stage.bars() == []


def test_the_wizard_to_a_connected_window(stage: Stage) -> None:
    window = stage.open("new", quick=False)
    stage.begin()
    window.set_language("ru")
    window.show_wizard()
    stage.until(dialogs)
    (wizard,) = dialogs()
    assert wizard.step == "welcome"
    wizard.next()
    wizard.address.choices["own"].setChecked(True)
    wizard.address.own.setText(BASE_URL)
    wizard.next()
    assert wizard.step == "keys"
    pair = key_pair(stage.demo)
    wizard.keys.form.set_keys(pair.access_token, pair.refresh_token)
    told: list[tuple[object, ...]] = []
    window.switch_requested.connect(lambda *given: told.append(given))
    wizard.next()
    stage.until(lambda: wizard.keys.outcome.report is not None)
    wizard.next()
    assert wizard.step == "organisation"
    wizard.next()
    assert wizard.step == "done"
    wizard.next()
    assert told == [("new", System.PROD)]
    stage.leave()
    stage.enter("new")
    stage.until(lambda: stage.room.filled)
    assert stage.state() == "В сети"
    for line in stage.seen():
        assert pair.access_token not in line
    assert not [edit for edit in window.findChildren(QLineEdit) if pair.access_token in edit.text()]


def test_an_answer_in_parts_that_fail_leaves_the_rest_of_the_card(stage: Stage) -> None:
    stage.prepare()
    stage.demo.switches.set("trouble", path="/logs$", status=500)
    stage.enter()
    stage.until(lambda: stage.room.card.applicant_id is not None)
    stage.settle()
    person = stage.room.card.applicant_id
    assert stage.workplace is not None and person is not None
    card = stage.workplace.library.card(ACCOUNT, person)
    assert card is not None and card.worklog is None and card.questionary is not None
    stage.demo.switches.clear()


def test_leaving_in_the_middle_of_everything_is_clean(stage: Stage) -> None:
    stage.prepare()
    stage.demo.switches.set("slow", seconds=30)
    for _ in range(2):
        window = stage.open()
        stage.begin()
        asked = len(stage.demo.journal)
        stage.until(lambda asked=asked: len(stage.demo.journal) > asked)
        assert window.runner.running
        stage.leave()
    stage.demo.switches.clear()
    assert isinstance(stage.window, MainWindow)
    stage.enter()
    stage.until(lambda: stage.room.filled)
    left = [
        task
        for task in asyncio.all_tasks(stage.loop)
        if not task.done() and not task.get_name().startswith("Task-")
    ]
    assert left == []


def test_closing_asks_the_roof_and_closes_nothing_itself(stage: Stage) -> None:
    stage.prepare(filled=True)
    window = stage.enter()
    told: list[bool] = []
    window.closing.connect(lambda: told.append(True))
    window.close()
    assert told == [True]
    assert window.isVisible()


def test_the_window_remembers_itself(stage: Stage) -> None:
    stage.prepare(filled=True)
    window = stage.enter()
    window.resize(800, 600)  # the offscreen screen is no larger
    stage.room.show_section("applicants")
    stage.settle()
    stage.leave()
    kept = stage.desk.window_state("anna")
    assert kept["room"]["section"] == "applicants"
    stage.window = None
    window.deleteLater()
    again = stage.open()
    again.restore_state("anna")
    assert (again.width(), again.height()) == (800, 600)
    stage.begin()
    stage.settle()
    assert stage.room.section == "applicants"
