"""Triage: a digit decides, the next one opens, what was decided can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.edits import Kind, State
from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.core.models import Stage
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.triage import TriagePane
from huntflow_desk.qt.panes.triage.queue import Decision, Queue
from tests.filling import demo_desk
from tests.keyrings import MemoryKeyring
from tests.qt.dialogs.rooms import ACCOUNT, Room

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(
    tmp_path: Path, qtbot: QtBot, live_loop: QEventLoop, memory_keyring: MemoryKeyring,
    languages: Languages,
) -> Iterator[Room]:  # fmt: skip
    demo = DemoHuntflow(applicants=60, seed=1, rate_limit=False)
    desk = demo_desk(tmp_path, demo)
    workplace = desk.open("main")
    runner = TaskRunner(loop=live_loop)
    relay = Relay(workplace.bus.listen)
    failures: list = []
    runner.failed.connect(failures.append)
    place = Room(demo, desk, workplace, runner, relay, qtbot, live_loop, failures)
    place.fill()
    yield place
    relay.stop()
    place.run(runner.close())
    place.run(desk.close(workplace))


class Triage:
    """A triage of a vacancy's people."""

    def __init__(self, room: Room) -> None:
        self.room = room
        library = room.workplace.library
        vacancies = library.vacancy_rows(VacancyQuery(ACCOUNT, states=frozenset({"OPEN"})))
        self.vacancy = max(vacancies, key=lambda one: one.people).vacancy_id
        rows = library.applicant_rows(ApplicantQuery(ACCOUNT, vacancy_id=self.vacancy))
        self.ids = [row.applicant_id for row in rows]
        self.stages = library.stages(ACCOUNT, self.vacancy)
        self.pane = TriagePane(room.workplace, room.runner, room.relay)
        self.pane.resize(1200, 760)
        room.show(self.pane)
        self.pane.begin(ACCOUNT, self.vacancy, self.ids, title="Python")

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.room.bot.keyClick(self.pane, key, modifiers)

    def here(self, person: int) -> int:
        card = self.room.workplace.library.card(ACCOUNT, person)
        assert card is not None
        return next(one.stage_id for one in card.links if one.vacancy_id == self.vacancy)

    def digit(self, person: int) -> tuple[Qt.Key, int]:
        """The digit of an ordinary stage the person is not on, and the stage."""
        here = self.here(person)
        number = next(
            n for n, one in enumerate(self.stages) if one.kind == "user" and one.stage_id != here
        )
        return Qt.Key(Qt.Key.Key_1 + number), self.stages[number].stage_id

    def decide(self) -> tuple[int, int]:
        """Decide about the current person by a digit; who, and where to."""
        person = self.pane.current
        assert person is not None
        key, stage = self.digit(person)
        self.press(key)
        return person, stage

    def kept(self, count: int) -> None:
        """Wait until so many edits are on their way."""
        self.room.until(lambda: len(self.active()) == count and not self.room.runner.running)

    def active(self) -> list:
        return [one for one in self.room.edits() if one.state is not State.CANCELLED]


@pytest.fixture
def triage(room: Room) -> Triage:
    return Triage(room)


def test_a_digit_moves_and_the_next_one_is_there_at_once(triage: Triage) -> None:
    assert triage.pane.current == triage.ids[0]
    person, stage = triage.decide()
    # Before anything was kept.
    assert triage.pane.current == triage.ids[1]
    assert triage.pane._place.full_text() == f"2 из {len(triage.ids)}"
    triage.kept(1)
    (edit,) = triage.active()
    assert (edit.kind, edit.applicant_id, edit.vacancy_id) == (Kind.MOVE, person, triage.vacancy)
    assert edit.payload["stage_id"] == stage and edit.state is State.HELD
    assert triage.here(person) == stage
    assert "переведено 1" in triage.pane._counts.full_text()


def test_resume_facts_and_history_are_those_of_the_person(triage: Triage) -> None:
    library = triage.room.workplace.library
    person = next(
        one
        for one in triage.ids
        if (card := library.card(ACCOUNT, one)) is not None and card.resumes
    )
    triage.room.run(library.refresh_card(ACCOUNT, person))
    triage.pane.queue.go(person)
    triage.pane.skip()
    triage.pane.step(-1)
    assert triage.pane.current == person
    card = library.card(ACCOUNT, person)
    assert card is not None and card.resumes[0].saved is not None
    text = triage.pane.resumes.viewer.edit.toPlainText()
    assert card.resumes[0].saved.value.text.strip()[:40] in text
    assert card.applicant.last_name in triage.pane.facts.header.name.full_text()
    assert len(triage.pane.facts.history.timeline.lines()) == len(card.worklog.value)  # type: ignore[union-attr]


def test_a_rejection_asks_for_the_reason_by_digit(triage: Triage) -> None:
    trash = next(n for n, one in enumerate(triage.stages) if one.kind == "trash")
    person = next(one for one in triage.ids if triage.here(one) != triage.stages[trash].stage_id)
    triage.pane.queue.go(person)
    triage.pane.step(0)
    triage.pane.decide(triage.stages[trash].stage_id)
    assert triage.pane.strip.asking and triage.pane.current == person
    # Escape takes the question back, not the triage.
    closed: list[bool] = []
    triage.pane.closed.connect(lambda: closed.append(True))
    triage.press(Qt.Key.Key_Escape)
    assert not triage.pane.strip.asking and closed == []
    triage.pane.reject()
    triage.press(Qt.Key.Key_2)
    triage.kept(1)
    (edit,) = triage.active()
    reasons = triage.room.workplace.library.names(ACCOUNT).rejections
    assert edit.payload["rejection_reason_id"] == reasons[1].item_id
    assert triage.pane.current != person
    triage.press(Qt.Key.Key_Escape)
    assert closed == [True]


def test_undo_goes_back_to_the_last_one(triage: Triage) -> None:
    before = triage.here(triage.ids[0])
    person, _ = triage.decide()
    triage.press(Qt.Key.Key_Z, CTRL)
    assert triage.pane.current == person
    triage.kept(0)
    assert triage.here(person) == before
    assert triage.pane.queue.decisions == ()


def test_what_is_taken_back_before_it_is_kept_is_no_decision(triage: Triage) -> None:
    person, _ = triage.decide()
    triage.pane.undo()
    seen: list[object] = []
    triage.pane.shown.connect(seen.append)
    triage.kept(0)
    assert triage.pane.current == person and triage.pane.queue.decisions == () and seen == []


def test_an_older_decision_is_taken_back_where_it_is_looked_at(triage: Triage) -> None:
    decided = [triage.decide()[0] for _ in range(5)]
    triage.kept(5)
    for _ in range(3):
        triage.pane.step(-1)
    assert triage.pane.current == decided[2]
    assert triage.pane.strip._what.full_text().startswith("Решено")
    triage.pane.undo()
    triage.kept(4)
    assert {one.applicant_id for one in triage.active()} == {*decided} - {decided[2]}
    assert triage.pane.current == decided[2]
    # Decided anew, it goes on behind those that are decided already.
    triage.decide()
    assert triage.pane.current == triage.ids[5]
    triage.kept(5)


def test_another_digit_replaces_a_decision_that_has_not_left(triage: Triage) -> None:
    person, first = triage.decide()
    triage.kept(1)
    triage.pane.step(-1)
    key, second = triage.digit(person)
    assert second != first
    triage.press(key)
    triage.kept(1)
    (edit,) = triage.active()
    assert edit.payload["stage_id"] == second == triage.here(person)
    assert len(triage.pane.queue.decisions) == 1


def test_who_is_passed_over_has_another_turn_at_the_end(triage: Triage) -> None:
    triage.pane.skip()
    while triage.pane.current is not None:
        triage.decide()
    count = len(triage.ids)
    triage.kept(count - 1)
    assert triage.pane.ending.isVisible() and not triage.pane.strip.isVisible()
    assert triage.pane.ending.title.full_text() == "Очередь закончилась"
    triage.pane.ending.again.click()
    assert triage.pane.current == triage.ids[0]
    triage.decide()
    assert triage.pane.ending.title.full_text() == "Все разобраны"
    triage.kept(count)
    triage.pane.ending.undo.click()
    triage.kept(0)
    assert triage.pane.queue.decisions == () and triage.pane.current is not None


def test_the_hired_stage_asks_in_the_small_dialog_and_that_is_the_decision(triage: Triage) -> None:
    hired = next(n for n, one in enumerate(triage.stages) if one.kind == "hired")
    stage = triage.stages[hired].stage_id
    person = triage.pane.current
    assert person is not None and triage.here(person) != stage
    asked: list[tuple[int, int]] = []
    triage.pane.decision_needed.connect(lambda *one: asked.append(one))
    triage.press(Qt.Key(Qt.Key.Key_1 + hired))
    assert asked == [(person, stage)] and triage.pane.current == person
    commands = triage.room.workplace.commands
    triage.room.run(commands.move(ACCOUNT, person, triage.vacancy, stage))
    assert triage.pane.current != person
    decision = triage.pane.queue.decision(person)
    assert decision is not None and decision.stage_id == stage
    # Taken back elsewhere, it is none any more.
    triage.room.run(triage.room.workplace.undo.undo())
    assert triage.pane.queue.decision(person) is None and triage.pane.current == person


def test_a_full_disk_leads_back_to_the_person(
    triage: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object, **__: object) -> None:
        raise DiskTrouble(cause="full")

    monkeypatch.setattr(triage.room.workplace.commands, "move", full)
    person, _ = triage.decide()
    triage.room.until(lambda: triage.pane.current == person)
    assert triage.pane.notices.notices() and triage.pane.queue.decisions == ()


def test_it_works_without_a_network_and_nothing_is_lost_when_it_closes(triage: Triage) -> None:
    triage.room.workplace.session.pause()
    people = [triage.decide()[0] for _ in range(3)]
    triage.room.run(triage.pane.leave())
    assert [one.applicant_id for one in triage.active()] == people
    assert triage.room.failures == []


def test_somebody_who_is_gone_is_passed_over(room: Room) -> None:
    triage = Triage(room)
    triage.pane.begin(ACCOUNT, triage.vacancy, [10**9, triage.ids[0]])
    assert triage.pane._nobody.isVisible()
    triage.pane.skip()
    assert triage.pane.current == triage.ids[0]


def test_where_they_stand_already_is_no_decision(triage: Triage) -> None:
    person = triage.pane.current
    assert person is not None
    triage.pane.decide(triage.here(person))
    assert triage.pane.current == person
    assert triage.pane.strip._what.full_text().startswith("Уже на этапе")


STEPS = st.lists(st.sampled_from(["decide", "pass", "back", "on", "undo", "again"]), max_size=60)


@given(count=st.integers(0, 9), first=st.integers(0, 9), steps=STEPS)
def test_nobody_is_lost_from_a_queue(count: int, first: int, steps: list[str]) -> None:
    queue = Queue(range(count), first)
    for step in steps:
        person = queue.current
        if step == "decide" and person is not None:
            queue.decide(Decision(person, 1))
        elif step == "pass":
            queue.pass_over()
        elif step in ("back", "on"):
            queue.step(-1 if step == "back" else 1)
        elif step == "undo" and queue.decisions:
            last = queue.decisions[-1].applicant_id
            assert queue.take_back(last) is not None and queue.current == last
        elif step == "again" and queue.passed:
            queue.look_at_passed()
        decided = {one.applicant_id for one in queue.decisions}
        assert not decided & set(queue.passed)
        left = set(queue.ids) - decided - set(queue.passed) - {queue.current}
        assert set(queue.ahead(count)) == left
        assert queue.current is not None or not left
        assert 0 <= queue.done <= count


def test_the_tenth_stage_has_a_key_and_so_have_those_after_it(triage: Triage) -> None:
    pane, strip = triage.pane, triage.pane.strip
    ten, rest = triage.stages[:10], triage.stages[10:]
    assert len(ten) == 10 and not rest
    assert [text[0] for text in strip.texts] == list("1234567890")
    person = pane.current
    assert person is not None
    triage.press(Qt.Key.Key_0)
    assert ten[9].kind == "trash" and strip.asking
    triage.press(Qt.Key.Key_Escape)

    # Where there are more, 0 takes the digits on: to 10 to 18, to the rest, and round.
    more = [Stage(number, f"Этап {number}", "user") for number in range(1, 22)]
    chosen: list[int] = []
    strip.stage_chosen.disconnect()
    strip.stage_chosen.connect(chosen.append)
    strip.show_stages(more, None)
    assert strip.texts[8:11] == ["9 Этап 9", "Этап 10", "Этап 11"]
    triage.press(Qt.Key.Key_9)
    triage.press(Qt.Key.Key_0)
    assert strip.texts[8:11] == ["Этап 9", "1 Этап 10", "2 Этап 11"]
    triage.press(Qt.Key.Key_3)
    # What is told of the person meanwhile leaves the digits where they are.
    strip.show_stages(more, 4)
    triage.press(Qt.Key.Key_0)
    triage.press(Qt.Key.Key_3)
    triage.press(Qt.Key.Key_4)
    triage.press(Qt.Key.Key_0)
    triage.press(Qt.Key.Key_1)
    assert chosen == [9, 12, 21, 1]
    # The next person begins with the first ones.
    triage.press(Qt.Key.Key_0)
    pane.step(1)
    strip.show_stages(more, None)
    assert strip.texts[0] == "1 Этап 1"


def test_enter_ends_a_triage_that_is_done(triage: Triage) -> None:
    closed: list[bool] = []
    triage.pane.closed.connect(lambda: closed.append(True))
    triage.press(Qt.Key.Key_Return)
    assert not closed
    while triage.pane.current is not None:
        triage.pane.skip()
    triage.press(Qt.Key.Key_Return)
    assert closed


def test_another_triage_does_not_change_what_was_decided_before(triage: Triage) -> None:
    person, stage = triage.decide()
    other = next(
        row.vacancy_id
        for row in triage.room.workplace.library.vacancy_rows(VacancyQuery(ACCOUNT))
        if row.vacancy_id != triage.vacancy
    )
    # At once, before the decision is kept.
    triage.pane.begin(ACCOUNT, other, triage.ids[3:], title="QA")
    triage.kept(1)
    (edit,) = triage.active()
    kept = (edit.applicant_id, edit.vacancy_id, edit.payload["stage_id"])
    assert kept == (person, triage.vacancy, stage)


def test_without_a_stage_for_it_nobody_is_rejected(triage: Triage) -> None:
    pane = triage.pane
    pane._stages = tuple(one for one in triage.stages if one.kind != "trash")
    pane.reject()
    assert not pane.strip.asking
    assert pane.strip._what.full_text() == "У этой вакансии нет этапа отказа"
