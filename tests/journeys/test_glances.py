"""Looking by keys alone, on the Russian layout: log, caller, changes, preview, paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from huntflow_desk.core.query import ApplicantQuery, LogQuery, Subject
from huntflow_desk.core.settings import System
from huntflow_desk.qt.dialogs.finding import CallersDialog
from huntflow_desk.qt.dialogs.printing import PrintingDialog
from huntflow_desk.qt.window import MainWindow
from huntflow_desk.qt.window.triaging import Triaging
from tests.journeys.hands import ALT, CTRL, focused, in_dialog, keys, press
from tests.journeys.stage import ACCOUNT, ENGLISH, Stage
from tests.papers import pages_of
from tests.store.documents import person

SHIFT = Qt.KeyboardModifier.ShiftModifier
NUMBER = "+7 926 123-45-67"


@pytest.fixture
def window(stage: Stage) -> MainWindow:
    """Everything is read, the keyboard is in the list of people."""
    stage.prepare(filled=True)
    window = stage.enter()
    with stage.bot.waitActive(window):
        window.activateWindow()
    stage.until(lambda: stage.room.filled)
    stage.room.focus_people()
    return window


def toasts(window: MainWindow) -> str:
    return "\n".join(window.toasts.texts())


def note(stage: Stage) -> None:
    """A place counts once a person has stayed: take it that time has passed."""
    assert stage.room.history is not None
    stage.room.history._note()


# The log of something


def test_the_log_of_the_person_and_back(stage: Stage, window: MainWindow) -> None:
    room = stage.room
    keys(stage, "о")
    stage.settle()
    who = room.card.applicant_id
    assert who is not None
    note(stage)
    press(stage, Qt.Key.Key_L, CTRL)
    assert room.section == "journal"
    journal = room.journal
    assert journal.list is focused(stage)
    assert journal.subject == Subject(ACCOUNT, "applicant", who)
    assert room.journal.about.isVisible() and "О кандидате" in journal.about.text
    assert stage.count(journal) > 0
    rows = [journal.list.rows_model().row_at(n) for n in range(stage.count(journal))]
    mine = f"/accounts/{ACCOUNT}/applicants/{who}"
    assert all(f"{row.endpoint}/".startswith(f"{mine}/") for row in rows if row)  # type: ignore[attr-defined]
    note(stage)
    press(stage, Qt.Key.Key_Left, ALT)
    stage.until(lambda: room.section == "vacancies" and room.card.applicant_id == who)
    press(stage, Qt.Key.Key_Right, ALT)
    assert (room.section, journal.subject) == ("journal", Subject(ACCOUNT, "applicant", who))
    # The chip goes by itself, and back brings it back.
    journal.about.setFocus()
    press(stage, Qt.Key.Key_Delete)
    assert journal.subject is None and not journal.about.isVisible()
    assert stage.count(journal) > len(rows)
    note(stage)
    press(stage, Qt.Key.Key_Left, ALT)
    assert journal.subject == Subject(ACCOUNT, "applicant", who)
    journal.show_errors()
    assert journal.subject is None


def test_the_log_of_the_vacancy(stage: Stage, window: MainWindow) -> None:
    room = stage.room
    keys(stage, "пм")
    press(stage, Qt.Key.Key_L, CTRL)
    assert room.vacancies.current is not None
    assert room.journal.subject == Subject(ACCOUNT, "vacancy", room.vacancies.current)
    assert "О вакансии" in room.journal.about.text
    # Here is nothing to ask about.
    press(stage, Qt.Key.Key_L, CTRL)
    assert "выберите кандидата или вакансию" in toasts(window)


# Who calls


def call(stage: Stage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(stage, Qt.Key.Key_C, CTRL | SHIFT)
    stage.settle()


def keep(stage: Stage, account_id: int, applicant_id: int, phone: str) -> None:
    assert stage.workplace is not None
    one = person(applicant_id, "Звонарёва Анна", phone=phone)
    stage.run(stage.workplace.store.records.take_applicants(account_id, [one], lifetime_s=600))


def test_a_known_number_opens_the_card(stage: Stage, window: MainWindow) -> None:
    keep(stage, ACCOUNT, 9001, "8 (926) 123-45-67")
    assert stage.workplace is not None
    stage.workplace.session.pause()
    press(stage, Qt.Key.Key_F, CTRL)
    call(stage, f"Пропущенный вызов {NUMBER} в 10:42")
    assert stage.room.card.applicant_id == 9001
    assert stage.room.card.isVisible()
    assert "Звонит Звонарёва Анна" in toasts(window)


def test_a_number_of_another_organisation_leads_there(stage: Stage, window: MainWindow) -> None:
    keep(stage, ENGLISH, 9002, NUMBER)
    call(stage, NUMBER)
    assert (stage.room.account_id, stage.room.card.applicant_id) == (ENGLISH, 9002)


def test_of_several_one_is_chosen(stage: Stage, window: MainWindow) -> None:
    keep(stage, ACCOUNT, 9001, NUMBER)
    keep(stage, ENGLISH, 9002, "89261234567")
    call(stage, NUMBER)
    dialog = in_dialog(stage, CallersDialog)
    assert [one.value for one in dialog.targets()] == [(ACCOUNT, 9001), (ENGLISH, 9002)]
    assert NUMBER in dialog.windowTitle()
    assert dialog.targets()[1].note
    press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Return)
    assert (stage.room.account_id, stage.room.card.applicant_id) == (ENGLISH, 9002)


def test_a_number_in_no_card_is_looked_for(stage: Stage, window: MainWindow) -> None:
    call(stage, "8 800 555-35-36")
    room = stage.room
    assert (room.section, room.everyone.text) == ("applicants", "+78005553536")
    assert "Ни в одной карточке нет номера 8 800 555-35-36" in toasts(window)
    # The list asks Huntflow, as it does for whatever is typed.
    assert stage.workplace is not None
    journal = stage.workplace.journal
    stage.until(lambda: journal.count(LogQuery(text="search_by_cursor")) > 0)


def test_no_number_is_said(stage: Stage, window: MainWindow) -> None:
    before = stage.room.card.applicant_id
    call(stage, "позвоните мне в 10:42")
    assert "нет номера телефона" in toasts(window)
    call(stage, "")
    assert stage.room.card.applicant_id == before


# What changed


def test_what_changed_is_told_whatever_page_is_open(stage: Stage, window: MainWindow) -> None:
    room = stage.room
    assert room.card.applicant_id is not None
    room.card.choose_tab("history")
    keys(stage, "в")
    assert "впервые" in room.card.changes.text()
    assert room.people.isAncestorOf(focused(stage))
    keys(stage, "в")
    assert room.card.changes.text() == ""
    # Looked at, left and opened again: nothing is new, but for what waits here.
    card, who = room.card, room.card.applicant_id
    stage.until(lambda: stage.workplace and stage.workplace.looks.last(ACCOUNT, who) is not None)
    keys(stage, "о")
    stage.settle()
    assert card.applicant_id != who
    keys(stage, "л")
    stage.settle()
    assert card.applicant_id == who
    keys(stage, "в")
    assert "ничего не изменилось" in card.changes.text()
    assert stage.workplace is not None
    commands = stage.workplace.commands
    stage.run(commands.do([commands.new_comment(ACCOUNT, who, "созвонились")]))
    stage.until(lambda: "созвонились" in card.changes.text())
    assert not card.top.waiting.isVisible()
    keys(stage, "в")
    assert card.changes.text() == "" and card.top.waiting.isVisible()


def test_what_changed_brings_the_card_back(stage: Stage, window: MainWindow) -> None:
    keys(stage, " ")
    assert not stage.room.card.isVisible()
    keys(stage, "в")
    assert stage.room.card.isVisible() and stage.room.card.changes.text()


# The reading pane


def test_space_puts_the_card_away_and_back(stage: Stage, window: MainWindow) -> None:
    room = stage.room
    width, listed = room.card.width(), focused(stage)
    before = room.people.width()
    keys(stage, " ")
    QApplication.processEvents()
    assert not room.card.isVisible() and focused(stage) is listed
    assert room.people.width() >= before + width // 2
    assert "Карточка скрыта" in toasts(window)
    # It is remembered, with the width it had.
    state = room.save_state()
    assert state["preview"] is False
    keys(stage, "о")
    stage.settle()
    assert not room.card.isVisible()
    assert room.card.applicant_id == room.people.current
    keys(stage, " ")
    QApplication.processEvents()
    assert room.card.isVisible() and focused(stage) is listed
    assert abs(room.card.width() - width) < 12
    room.restore_state(state)
    room.show_section("vacancies")
    assert not room.card.isVisible()
    # Enter opens the card, and the keyboard goes along.
    room.focus_people()
    press(stage, Qt.Key.Key_Return)
    assert room.card.isVisible() and room.card.isAncestorOf(focused(stage))


def test_the_keyboard_does_not_stay_in_a_card_that_is_gone(
    stage: Stage, window: MainWindow
) -> None:
    room = stage.room
    press(stage, Qt.Key.Key_Return)
    assert room.card.isAncestorOf(focused(stage))
    stage.trigger("preview")
    assert not room.card.isVisible() and room.people.isAncestorOf(focused(stage))
    # A command that needs the card has it come back.
    stage.trigger("history")
    assert room.card.isVisible() and room.card.tab() == "history"


def test_in_a_narrow_window_space_opens_the_card(stage: Stage, window: MainWindow) -> None:
    room = stage.room
    window.resize(900, 640)
    stage.until(lambda: not room.is_wide)
    room.focus_people()
    assert not room.card.isVisible()
    keys(stage, " ")
    assert room.card.isVisible() and not room.people.isVisible()
    press(stage, Qt.Key.Key_Escape)
    assert room.people.isVisible() and room.people.isAncestorOf(focused(stage))


def test_in_the_log_space_gives_the_room_to_the_rows(stage: Stage, window: MainWindow) -> None:
    keys(stage, "пд")
    journal = stage.room.journal
    assert stage.room.section == "journal"
    height = journal.list.height()
    keys(stage, " ")
    QApplication.processEvents()
    assert not journal.shows_details and journal.list.height() > height
    assert journal.list is focused(stage)
    state = stage.room.save_state()["journal"]
    keys(stage, " ")
    assert journal.shows_details
    journal.restore_state(state)
    assert not journal.shows_details


# Paper


def test_paper_of_what_has_the_keyboard(stage: Stage, window: MainWindow, tmp_path: Path) -> None:
    room = stage.room
    for letters, chosen in (("", "people"), ("пм", "vacancy")):
        keys(stage, letters)
        press(stage, Qt.Key.Key_P, CTRL)
        dialog = in_dialog(stage, PrintingDialog)
        assert dialog.tabs.current() == chosen
        assert dialog.tabs.keys() == ("person", "people", "vacancy")
        press(stage, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    room.focus_people()
    press(stage, Qt.Key.Key_Return)
    press(stage, Qt.Key.Key_P, CTRL)
    dialog = next(one for one in window.findChildren(PrintingDialog) if one.isVisible())
    assert dialog.tabs.current() == "person"
    stage.until(lambda: dialog.ready)
    dialog.save_pdf(str(tmp_path / "person.pdf"))
    stage.until(lambda: not window.findChildren(PrintingDialog))
    assert "Сохранено: person.pdf" in toasts(window)
    card = room.card.shown
    assert card is not None
    assert card.applicant.last_name in pages_of(tmp_path / "person.pdf")[0]
    assert "ПЕСОЧНИЦА" not in pages_of(tmp_path / "person.pdf")[0]


def test_a_searched_list_on_paper_names_the_search(
    stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    room = stage.room
    assert stage.workplace is not None
    name = stage.workplace.library.applicant_rows(ApplicantQuery(ACCOUNT))[0].last_name
    keys(stage, "пс")
    room.everyone.search(name)
    stage.until(lambda: room.everyone.source and not room.everyone.searching)
    stage.settle()
    room.everyone.focus_list()
    press(stage, Qt.Key.Key_P, CTRL)
    dialog = in_dialog(stage, PrintingDialog)
    stage.until(lambda: dialog.ready)
    dialog.save_pdf(str(tmp_path / "list.pdf"))
    stage.until(lambda: not window.findChildren(PrintingDialog))
    (page,) = pages_of(tmp_path / "list.pdf")
    assert f"Поиск: {name}" in page and page.count(name) > 1


def test_paper_of_the_sandbox_says_so(stage: Stage, tmp_path: Path) -> None:
    stage.prepare(system=System.SANDBOX)
    window = stage.enter(system=System.SANDBOX)
    stage.until(lambda: stage.room.filled)
    stage.trigger("print")
    (dialog,) = window.findChildren(PrintingDialog)
    stage.until(lambda: dialog.ready)
    dialog.save_pdf(str(tmp_path / "sandbox.pdf"))
    stage.until(lambda: not window.findChildren(PrintingDialog))
    assert all(
        "ПЕСОЧНИЦА: данные пробной базы" in page for page in pages_of(tmp_path / "sandbox.pdf")
    )


def test_on_the_board_space_and_paper_are_there_too(
    stage: Stage, window: MainWindow, tmp_path: Path
) -> None:
    room = stage.room
    keys(stage, "м")
    stage.settle()
    assert room.board.isAncestorOf(focused(stage))
    seen = room.card.isVisible()
    keys(stage, " ")
    assert room.card.isVisible() is not seen
    assert room.board.isAncestorOf(focused(stage))
    press(stage, Qt.Key.Key_P, CTRL)
    dialog = in_dialog(stage, PrintingDialog)
    assert dialog.tabs.current() == "people"
    stage.until(lambda: dialog.ready)
    dialog.save_pdf(str(tmp_path / "board.pdf"))
    stage.until(lambda: not window.findChildren(PrintingDialog))
    assert "Все этапы" in pages_of(tmp_path / "board.pdf")[0]


def test_where_there_is_nothing_to_print_it_says_so(stage: Stage, window: MainWindow) -> None:
    keys(stage, "пд")
    press(stage, Qt.Key.Key_P, CTRL)
    assert "откройте кандидата, вакансию или список" in toasts(window)


def triage(stage: Stage, window: MainWindow) -> Triaging:
    """A triage in which it is the second person's turn, at once."""
    stage.trigger("triage")
    stage.until(lambda: window.triaging is not None and window.triaging.on)
    stage.settle()
    assert window.triaging is not None
    stage.trigger("next")
    return window.triaging


@pytest.mark.parametrize("key", ["log_of_object", "preview", "changes"])
def test_a_triage_gives_way_to_a_look_at_its_person(
    stage: Stage, window: MainWindow, key: str
) -> None:
    triaging = triage(stage, window)
    person = triaging.person
    assert person is not None
    stage.trigger(key)
    assert not triaging.on and stage.room.isVisible()
    # Also when the card had no time to follow.
    assert stage.room.card.applicant_id == person
    if key == "log_of_object":
        assert stage.room.journal.subject == Subject(ACCOUNT, "applicant", person)


def test_a_triage_has_its_own_paper_and_ends_for_a_call(stage: Stage, window: MainWindow) -> None:
    triaging = triage(stage, window)
    stage.trigger("print")
    (dialog,) = [one for one in window.findChildren(PrintingDialog) if one.isVisible()]
    assert dialog.tabs.keys() == ("person",)
    dialog.reject()
    # Nobody calls; then somebody does.
    call(stage, "")
    assert triaging.on
    keep(stage, ACCOUNT, 9001, NUMBER)
    call(stage, NUMBER)
    assert not triaging.on and stage.room.card.applicant_id == 9001
