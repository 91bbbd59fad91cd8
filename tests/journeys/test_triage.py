"""A recruiter goes through thirty people by keys alone, with the Russian layout on; then does
something to many at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.qt.dialogs.bulk import BulkDialog
from huntflow_desk.qt.dialogs.move import MoveDialog
from huntflow_desk.qt.dialogs.tags import TagsDialog
from huntflow_desk.qt.panes.triage import TriagePane
from tests.journeys.stage import ACCOUNT, Stage
from tests.journeys.test_doing import delivering, gone, opened
from tests.journeys.test_keyboard import focused, keys, press
from tests.qt.focus import tab_order

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PEOPLE = 30


class Triage:
    """The busiest vacancy with its people, and what was decided about them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        stage.prepare(filled=True)
        window = stage.enter()
        with stage.bot.waitActive(window):
            window.activateWindow()
        assert stage.workplace is not None
        library = stage.workplace.library
        rows = library.vacancy_rows(VacancyQuery(ACCOUNT, states=frozenset({"OPEN"})))
        self.vacancy = max(rows, key=lambda one: one.people).vacancy_id
        query = ApplicantQuery(ACCOUNT, vacancy_id=self.vacancy)
        self.stages = library.stages(ACCOUNT, self.vacancy)
        everybody = library.applicant_rows(ApplicantQuery(ACCOUNT), 0, PEOPLE)
        for row in everybody:
            card = library.card(ACCOUNT, row.applicant_id)
            assert card is not None
            if self.vacancy not in {link.vacancy_id for link in card.links}:
                first = self.stages[0].stage_id
                stage.run(
                    stage.workplace.commands.move(ACCOUNT, row.applicant_id, self.vacancy, first)
                )
        stage.run(stage.workplace.outgoing.send_now([one.edit_id for one in self.edits()]))
        with delivering(stage):
            stage.until(lambda: not self.edits(), timeout=20_000)
        self.ids = [row.applicant_id for row in library.applicant_rows(query)]
        assert len(self.ids) >= PEOPLE
        stage.room.show_vacancy(self.vacancy)
        stage.settle()
        press(stage, Qt.Key.Key_F6)
        stage.room.people.focus_list()
        press(stage, Qt.Key.Key_Home)

    @property
    def pane(self) -> TriagePane:
        assert self.stage.window is not None and self.stage.window.triaging is not None
        return self.stage.window.triaging.pane

    def edits(self) -> list[Edit]:
        """What is on its way."""
        assert self.stage.workplace is not None
        return [one for one in self.stage.workplace.outgoing.rows() if one.is_active]

    def begin(self) -> None:
        press(self.stage, Qt.Key.Key_T, CTRL)
        window = self.stage.window
        self.stage.until(lambda: window and window.triaging and window.triaging.on)
        self.stage.until(lambda: self.pane.hasFocus())

    def here(self, person: int) -> int:
        """The stage somebody stands on, by what is kept here."""
        assert self.stage.workplace is not None
        card = self.stage.workplace.library.card(ACCOUNT, person)
        assert card is not None
        return next(one.stage_id for one in card.links if one.vacancy_id == self.vacancy)

    def decide(self) -> tuple[int, int]:
        """By the digit of a stage the person is not on, as the keyboard gives it."""
        person = self.pane.current
        assert person is not None
        here = self.here(person)
        # Whoever was gone back to is shown as they stand a moment later.
        self.stage.until(lambda: self.pane._stage_now() == here)
        number = next(
            n for n, one in enumerate(self.stages) if one.kind == "user" and one.stage_id != here
        )
        keys(self.stage, str(number + 1))
        assert self.pane.current != person
        return person, self.stages[number].stage_id


@pytest.fixture
def triage(stage: Stage) -> Iterator[Triage]:
    yield Triage(stage)


def test_thirty_people_by_keys_alone_and_the_third_decision_is_undone(triage: Triage) -> None:
    stage = triage.stage
    assert stage.workplace is not None and stage.window is not None
    stage.workplace.session.pause()
    triage.begin()
    assert not stage.room.isVisible() and triage.pane.isVisible()
    wanted: dict[int, int] = {}
    order: list[int] = []
    for _ in range(5):
        person, to = triage.decide()
        wanted[person] = to
        order.append(person)
    stage.until(lambda: len(triage.edits()) == 5)

    # Л Л Л: back to the third one; Я takes that decision back and no other.
    sixth = triage.pane.current
    keys(stage, "ллл")
    assert triage.pane.current == order[2]
    keys(stage, "я")
    stage.until(lambda: len(triage.edits()) == 4)
    assert triage.pane.current == order[2]
    del wanted[order[2]]
    assert {one.applicant_id for one in triage.edits()} == set(wanted)

    # К: a rejection with its second reason; on to the sixth one.
    keys(stage, "к")
    assert triage.pane.strip.asking
    keys(stage, "2")
    trash = next(one.stage_id for one in triage.stages if one.kind == "trash")
    wanted[order[2]] = trash
    assert triage.pane.current == sixth

    # Ы passes over; Ctrl+Я goes back to whom the last decision was about.
    keys(stage, "ы")
    last, to = triage.decide()
    press(stage, Qt.Key.Key_Z, CTRL)
    assert triage.pane.current == last
    stage.until(lambda: len(triage.edits()) == 5)

    # To the end; the passed one has another turn.
    while triage.pane.current is not None:
        person, to = triage.decide()
        wanted[person] = to
    assert triage.pane.ending.isVisible()
    press(stage, Qt.Key.Key_Tab)
    triage.pane.ending.again.setFocus()
    press(stage, Qt.Key.Key_Space)
    assert triage.pane.current == sixth
    person, to = triage.decide()
    wanted[person] = to
    assert len(wanted) == len(triage.ids) >= PEOPLE
    stage.until(lambda: len(triage.edits()) == len(wanted))
    press(stage, Qt.Key.Key_Escape)
    assert stage.room.isVisible() and not triage.pane.isVisible()
    assert stage.room.people.isAncestorOf(focused(stage))

    # With the network back each one arrives, once.
    stage.workplace.session.resume()
    assert {one.applicant_id: one.payload["stage_id"] for one in triage.edits()} == wanted
    assert all(one.kind is Kind.MOVE for one in triage.edits())
    stage.run(stage.workplace.outgoing.send_now([one.edit_id for one in triage.edits()]))
    before = len(list(stage.demo.journal))
    with delivering(stage):
        stage.until(lambda: not triage.edits(), timeout=30_000)
    sent = [
        int(entry["path"].split("/")[-2])
        for entry in list(stage.demo.journal)[before:]
        if entry["method"] in ("PUT", "POST") and entry["path"].endswith("/vacancy")
    ]
    assert sorted(sent) == sorted(wanted)


def test_nothing_is_lost_when_the_window_closes_in_the_middle(triage: Triage) -> None:
    stage = triage.stage
    assert stage.workplace is not None
    stage.workplace.session.pause()
    triage.begin()
    decided = dict(triage.decide() for _ in range(3))
    stage.leave()
    stage.open()
    assert stage.workplace is not None
    kept = {one.applicant_id: one.payload["stage_id"] for one in triage.edits()}
    assert kept == decided


def test_several_are_marked_by_keys_and_moved_after_the_plan(triage: Triage) -> None:
    stage = triage.stage
    window, room = stage.window, stage.room
    assert window is not None and stage.workplace is not None
    # Ч marks, О goes on and keeps the marks.
    keys(stage, "ч")
    keys(stage, "оочоч")
    marked = room.people.selected
    assert len(marked) == 3
    bar = room.people.selection
    assert bar is not None and bar.isVisible()
    assert "Выбрано 3" in stage.seen(bar)
    assert any("Перевести" in text and "M (Ь)" in text for text in stage.seen(bar))

    # Ь: the small dialog, its plan, back to it, and the plan again.
    keys(stage, "ь")
    move = opened(stage, MoveDialog)
    assert move.go.text() == "Дальше: план"
    stage.until(lambda: move.isAncestorOf(QApplication.focusWidget() or QWidget()))
    keys(stage, "4")
    press(stage, Qt.Key.Key_Return, CTRL)
    bulk = opened(stage, BulkDialog)
    assert not move.isVisible()
    stage.until(lambda: bulk.plan.plan is not None)
    bulk.back.click()
    gone(stage, bulk)
    assert move.isVisible() and move.form.stage() == triage.stages[3]
    move.submit()
    bulk = opened(stage, BulkDialog)
    stage.until(lambda: bulk.plan.plan is not None)
    plan = bulk.plan.plan
    assert plan is not None and {row.applicant_id for row in plan.rows} == set(marked)
    going = {row.applicant_id for row in plan.going}
    bulk.submit()
    stage.until(lambda: len(triage.edits()) == len(going))
    assert {one.applicant_id for one in triage.edits()} == going
    assert all(one.state is State.HELD for one in triage.edits())

    # It goes on without its window, and one undo takes all of it back.
    bulk.reject()
    gone(stage, bulk)
    gone(stage, move)
    window.activateWindow()
    room.people.focus_list()
    stage.until(lambda: room.people.isAncestorOf(QApplication.focusWidget() or window))
    press(stage, Qt.Key.Key_Z, CTRL)
    stage.until(lambda: not triage.edits())

    # Е: tags of the same people; Escape drops the marks.
    room.people.focus_list()
    keys(stage, "е")
    tags = opened(stage, TagsDialog)
    tags.reject()
    gone(stage, tags)
    room.people.focus_list()
    press(stage, Qt.Key.Key_Escape)
    assert len(room.people.selected) == 1 and not bar.isVisible()


def test_a_triage_gives_way_to_whatever_else_is_wanted(triage: Triage) -> None:
    stage = triage.stage
    window, room = stage.window, stage.room
    assert window is not None
    triage.begin()
    first = triage.pane.current
    # F6 goes round the parts of the triage and comes back to where digits decide.
    for part in (triage.pane.resumes, triage.pane.facts, triage.pane.strip):
        press(stage, Qt.Key.Key_F6)
        assert part.isAncestorOf(focused(stage))
    press(stage, Qt.Key.Key_F6)
    assert focused(stage) is triage.pane
    press(stage, Qt.Key.Key_F6, SHIFT)
    assert triage.pane.strip.isAncestorOf(focused(stage))
    # Tab visits the head from top to bottom, then the strip.
    order = [one for one in tab_order(window) if triage.pane.isAncestorOf(one)]
    contacts = [n for n, one in enumerate(order) if triage.pane.facts.isAncestorOf(one)]
    strip = [n for n, one in enumerate(order) if triage.pane.strip.isAncestorOf(one)]
    assert contacts[-1] < strip[0]
    # What is about the person in the card is about whose turn it is, however fast.
    triage.pane.setFocus()
    keys(stage, "о")
    second = triage.pane.current
    assert second != first and window.doing is not None
    assert window.doing.person is not None and window.doing.person[1] == second
    # A section, the outbox, somebody from the palette: the triage makes room.
    for way in (
        lambda: press(stage, Qt.Key.Key_2, CTRL),
        room.show_outbox,
        lambda: room.show_person(triage.ids[-1]),
    ):
        way()
        assert room.isVisible() and not triage.pane.isVisible()
        assert room.isAncestorOf(focused(stage))
        room.show_vacancy(triage.vacancy)
        stage.settle()
        room.people.focus_list()
        triage.begin()
    assert "разбор" in window.actions_by_key.why_not("intake_tick")


def test_toasts_leave_the_digits_free(triage: Triage) -> None:
    stage = triage.stage
    window = stage.window
    assert window is not None
    triage.begin()
    for _ in range(3):
        triage.decide()
    stage.until(lambda: len(triage.edits()) == 3)
    toasts, strip = window.toasts, triage.pane.strip
    stage.until(lambda: len(toasts.texts()) == 1)

    def bottom() -> int:
        return toasts.mapTo(window, toasts.rect().bottomLeft()).y()

    stage.until(lambda: bottom() < strip.mapTo(window, QPoint(0, 0)).y())
    keys(stage, "к")
    stage.until(lambda: bottom() < strip.mapTo(window, QPoint(0, 0)).y())
    press(stage, Qt.Key.Key_Escape)
    press(stage, Qt.Key.Key_Escape)
    window.toasts.show_toast("Раз")
    window.toasts.show_toast("Два")
    assert len(toasts.texts()) == 3
