"""Pictures of actions on many and of triage, from the demo's people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import Edit, Kind, State, Trouble
from huntflow_desk.core.models import Stage
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.qt.actions.registry import keys_text
from huntflow_desk.qt.dialogs.bulk import BulkDialog, words
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.panes.triage import TriagePane
from huntflow_desk.qt.panes.triage.queue import Decision
from huntflow_desk.qt.people.selection import SelectionBar
from huntflow_desk.services.bulk import BulkAction, Plan
from huntflow_desk.services.undo import Undone
from huntflow_desk.services.workplace import Workplace
from tests.gallery_card import StillRunner, demo_place

KEYS = {"move": "M", "edit": "E", "reject": "R", "tags": "T", "comment": "C",
        "triage_skip": "S", "triage_undo": "Z"}  # fmt: skip


def _hint(command: str) -> str:
    return keys_text(KEYS[command]) if command in KEYS else ""


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Plan, progress and result of an action; triage with and without a resume, and its end."""
    place, account, _, _ = demo_place()
    rows = place.library.vacancy_rows(VacancyQuery(account, states=frozenset({"OPEN"})))
    vacancy = max(rows, key=lambda one: one.people).vacancy_id
    query = ApplicantQuery(account, vacancy_id=vacancy)
    people = [row.applicant_id for row in place.library.applicant_rows(query)]
    yield from _bulk(place, account, vacancy, people)
    yield from _triage(place, account, vacancy, people)
    for width in (640, 380, 260):
        bar = SelectionBar(_hint)
        bar.show_selection(2_400 if width == 640 else 12, 2_000 if width == 640 else 12)
        bar.resize(width, bar.heightForWidth(width))
        yield f"selection-{width}", bar


def _bulk(
    place: Workplace, account: int, vacancy: int, people: list[int]
) -> Iterator[tuple[str, QWidget]]:
    stage = place.library.stages(account, vacancy)[2].stage_id
    action = BulkAction("move", vacancy, stage)
    relay = Relay(place.bus.listen)

    def dialog(one: BulkAction = action) -> BulkDialog:
        return BulkDialog(place, StillRunner(), relay, account, people, one)

    bulk = place.bulk
    bulk._library.names(account)
    shown = [*people, 10**9]

    def plan_of(one: BulkAction) -> Plan:
        return Plan(account, one, tuple(bulk._rows(account, shown, one, "batch")))

    plan = plan_of(action)
    planning = dialog()
    planning._planned_so_far(400, 2_000, "")
    yield "bulk-planning", planning
    planned = dialog()
    planned._planned(plan)
    planned.plan.toggle(frozenset({plan.going[1].applicant_id}))
    yield "bulk-plan", planned
    tag = next(iter(place.library.names(account).tags))
    tags = dialog(BulkAction("tags", add=(tag,)))
    tags._planned(plan_of(BulkAction("tags", add=(tag,))))
    yield "bulk-tags", tags
    note = BulkAction("comment", vacancy, comment="Позвонить в понедельник <b>до обеда</b>")
    comment = dialog(note)
    comment._planned(plan_of(note))
    yield "bulk-comment", comment

    def going(edits: list[Edit]) -> BulkDialog:
        one = dialog()
        one._planned(plan)
        one._started = True
        one._pages.setCurrentWidget(one.going)
        one.going.show_edits(edits, {row.applicant_id: words.name_of(row) for row in plan.going})
        return one

    edits = _edits(plan)
    yield "bulk-held", going(edits)
    done = [replace(one, state=State.DONE) for one in edits]
    done[1] = replace(edits[1], state=State.NEEDS_PERSON, trouble=Trouble("closed_vacancy"))
    done[3] = replace(edits[3], state=State.IN_FLIGHT, sent_at=datetime.now(UTC))
    done[4:] = [replace(one, state=State.QUEUED) for one in edits[4:]]
    yield "bulk-going", going(done)
    over = [replace(one, state=State.DONE) for one in edits]
    over[1] = done[1]
    over[2] = replace(edits[2], state=State.NEEDS_PERSON, trouble=Trouble("ambiguous"))
    yield "bulk-result", going(over)
    noted = [replace(one, kind=Kind.COMMENT, state=State.DONE) for one in edits]
    noted[2:] = [replace(one, state=State.CANCELLED) for one in edits[2:]]
    undone = going(noted)
    undone.going.show_undone(Undone(impossible=tuple(noted[:2])))
    yield "bulk-undone", undone


def _edits(plan: Plan) -> list[Edit]:
    now = datetime.now(UTC)
    return [
        Edit(
            number, str(number), Kind.MOVE, plan.account_id, row.applicant_id, None, {}, {}, None,
            State.HELD, now, now, held_until=now + timedelta(seconds=7), batch="batch",
        )
        for number, row in enumerate(plan.going, 1)
    ]  # fmt: skip


def _triage(
    place: Workplace, account: int, vacancy: int, people: list[int]
) -> Iterator[tuple[str, QWidget]]:
    def has_text(one: int) -> bool:
        card = place.library.card(account, one)
        return card is not None and any(resume.saved is not None for resume in card.resumes)

    everybody = [row.applicant_id for row in place.library.applicant_rows(ApplicantQuery(account))]
    read = [one for one in everybody if has_text(one)]
    queue = [*read[:2], *people, 10**9]

    def pane(current: int, width: int = 1280, height: int = 800) -> TriagePane:
        one = TriagePane(place, cast(Any, StillRunner()), Relay(place.bus.listen))
        one.use_hints(_hint)
        one.resize(width, height)
        name = next(iter(place.library.card(account, people[0]).links)).position  # type: ignore[union-attr]
        one.begin(account, vacancy, queue, current=current, title=name, words=("python", "опыт"))
        return one

    yield "triage", pane(read[0])
    yield "triage-no-resume", pane(people[-1])
    asking = pane(read[0])
    asking.reject()
    yield "triage-reason", asking
    decided = pane(read[0])
    stages = [one.stage_id for one in place.library.stages(account, vacancy)]
    decided.deciding._start = lambda *_: None  # type: ignore[method-assign]
    decided.deciding.take(Decision(read[0], stages[1]))
    decided.skip()
    decided.step(-1)
    decided.step(-1)
    yield "triage-decided", decided
    many = pane(read[0])
    more = [
        Stage(number, f"Этап {number} «{'о' * (number % 9)}»", "user") for number in range(1, 23)
    ]
    many.strip.show_stages(more, 3)
    many.strip.digit(0)
    yield "triage-many", many
    yield "triage-gone", pane(10**9)
    yield "triage-narrow", pane(read[0], 820, 620)
    for name, passed in (("triage-end", True), ("triage-end-all", False)):
        end = pane(read[0])
        end.deciding._start = lambda *_: None  # type: ignore[method-assign]
        number = 0
        while end.current is not None:
            if passed and number % 4 == 3:
                end.skip()
            else:
                end.deciding.take(Decision(end.current, stages[number % 3 + 1]))
            number += 1
        yield name, end
