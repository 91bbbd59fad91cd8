"""From organisations to cards: instantly from the store, quietly refreshed, without network too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import System
from huntflow_desk.qt.kit.rowview import RowsView
from tests.journeys.stage import ACCOUNT, ENGLISH, Stage


def test_the_main_job(stage: Stage) -> None:
    stage.prepare(account_id=None)
    stage.enter()
    stage.until(lambda: stage.room.filled)
    assert stage.count(stage.room.accounts) == 3
    assert stage.count(stage.room.vacancies) > 0
    assert stage.count(stage.room.people) > 0
    person = stage.room.people.current
    assert stage.room.card.applicant_id == person
    assert stage.state() == "В сети"
    assert stage.bars() == []
    assert stage.workplace is not None
    card = stage.workplace.library.card(ACCOUNT, person or 0)
    assert card is not None
    assert any(card.applicant.last_name in text for text in stage.seen(stage.room.card))


def test_first_rows_come_from_the_store_before_any_request(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.demo.journal.clear()
    stage.open(quick=False)
    # Nothing has been asked and no client built, and there are rows.
    assert len(stage.demo.journal) == 0
    assert stage.count(stage.room.vacancies) > 0
    assert stage.count(stage.room.people) > 0
    assert stage.room.people.current is not None


def test_everything_seen_opens_without_network_and_comes_back_by_itself(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.demo.switches.set("down")
    stage.enter()
    stage.until(lambda: stage.state() == "Офлайн: нет связи")
    assert stage.workplace is not None
    stage.room.show_section("applicants")
    stage.settle()
    assert stage.count(stage.room.everyone) == 45
    known = stage.workplace.library.applicant_rows(ApplicantQuery(ACCOUNT), limit=3)
    for row in known:
        assert stage.room.everyone.choose(row.applicant_id)
        stage.until(lambda row=row: stage.room.card.applicant_id == row.applicant_id)
        assert any(row.last_name in text for text in stage.seen(stage.room.card))
    stage.settle()
    assert stage.room.show_section("vacancies") is None
    assert stage.count(stage.room.people) > 0
    # Quiet: what refreshes behind the rows puts up no bars.
    assert stage.bars() == []
    stage.demo.switches.clear()
    stage.until(lambda: stage.state() == "В сети")
    stage.settle()
    assert stage.bars() == []


def test_work_offline_by_choice_and_back(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.enter()
    stage.trigger("offline")
    stage.until(lambda: stage.state() == "Офлайн: вы включили")
    asked = len(stage.demo.journal)
    stage.room.show_section("applicants")
    stage.settle()
    assert stage.count(stage.room.everyone) == 45
    assert len(stage.demo.journal) == asked
    stage.trigger("offline")
    stage.until(lambda: stage.state() == "В сети")
    stage.settle()


def test_another_organisation(stage: Stage) -> None:
    stage.prepare()
    window = stage.enter()
    vacancy = stage.room.vacancies.current
    lists = stage.room.accounts.findChildren(RowsView)
    accounts = next(one for one in lists if one.accessibleName() == "Организации")
    # The list hears of new organisations a moment later.
    stage.until(lambda: accounts.choose(ENGLISH))
    stage.until(lambda: stage.room.account_id == ENGLISH)
    stage.settle()
    stage.until(lambda: stage.count(stage.room.vacancies) > 0)
    assert stage.room.vacancies.current != vacancy
    assert "Acme Labs" in window.windowTitle()
    assert stage.workplace is not None and stage.workplace.account_id == ENGLISH
    assert stage.desk.settings("anna").account_id == ENGLISH
    # The next start begins there.
    stage.leave()
    stage.enter()
    assert stage.room.account_id == ENGLISH


def test_sections_keep_their_place(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.enter()
    stage.room.show_section("applicants")
    stage.settle()
    everyone = stage.room.everyone
    stage.rows(everyone).choose_row(7)
    chosen = everyone.current
    stage.until(lambda: stage.room.card.applicant_id == chosen)
    stage.trigger("vacancies")
    assert stage.room.section == "vacancies"
    stage.until(lambda: stage.room.card.applicant_id == stage.room.people.current)
    stage.trigger("applicants")
    assert everyone.current == chosen
    stage.until(lambda: stage.room.card.applicant_id == chosen)
    stage.trigger("journal")
    assert stage.room.section == "journal"
    stage.until(lambda: stage.count(stage.room.journal) > 0)
    stage.settle()


def test_a_refresh_keeps_the_place(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.enter()
    stage.room.show_section("applicants")
    stage.settle()
    everyone = stage.room.everyone
    stage.rows(everyone).choose_row(9)
    chosen = everyone.current
    top = stage.rows(everyone).verticalScrollBar().value()
    stage.trigger("refresh")
    stage.settle()
    assert everyone.current == chosen
    assert stage.rows(everyone).verticalScrollBar().value() == top
    assert stage.room.card.applicant_id == chosen


def test_looking_for_a_name(stage: Stage) -> None:
    stage.prepare(filled=True)
    window = stage.enter()
    assert stage.workplace is not None
    wanted = stage.workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))[11]
    stage.trigger("search")
    assert window.focusWidget() is not None
    stage.type(wanted.last_name.upper())
    stage.until(lambda: stage.room.section == "applicants")
    stage.until(lambda: 0 < stage.count(stage.room.everyone) < 20)
    found = {
        stage.rows(stage.room.everyone).rows_model().key_at(number)
        for number in range(stage.count(stage.room.everyone))
    }
    assert wanted.applicant_id in found
    stage.type(" <b>xyzzy</b>")
    stage.until(lambda: stage.count(stage.room.everyone) == 0)
    stage.press("Очистить поиск", stage.room.everyone)
    stage.until(lambda: stage.count(stage.room.everyone) == 45)
    stage.settle()


def test_a_narrow_window_shows_the_card_alone(stage: Stage) -> None:
    stage.prepare(filled=True)
    window = stage.enter()
    card, people = stage.room.card, stage.room.people
    assert card.isVisible() and people.isVisible()
    window.resize(900, 640)
    stage.until(lambda: not card.isVisible())
    assert people.isVisible()
    stage.rows(people).setFocus()
    QTest.keyClick(stage.rows(people), Qt.Key.Key_Return)
    stage.until(lambda: card.isVisible() and not people.isVisible())
    assert card.applicant_id == people.current
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    stage.until(lambda: people.isVisible() and not card.isVisible())
    assert stage.rows(people).hasFocus()
    window.resize(1280, 800)
    stage.until(lambda: people.isVisible() and card.isVisible())
    stage.settle()


def test_the_sandbox_cannot_be_mistaken(stage: Stage) -> None:
    stage.prepare(system=System.SANDBOX)
    window = stage.enter()
    assert any("ПЕСОЧНИЦА" in text for text in stage.seen())
    assert "ПЕСОЧНИЦА" in window.windowTitle()
    asked: list[tuple[object, ...]] = []
    window.switch_requested.connect(lambda *given: asked.append(given))
    stage.press("Перейти в боевую")
    assert asked == [("anna", System.PROD)]
    stage.leave()
    stage.prepare()
    stage.open("anna", System.PROD)
    assert not any("ПЕСОЧНИЦА" in text for text in stage.seen())
    # Nothing of the sandbox is on screen.
    assert stage.count(stage.room.vacancies) == 0
    assert stage.count(stage.room.accounts) == 0
