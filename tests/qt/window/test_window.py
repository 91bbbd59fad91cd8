"""The window as a whole: what it asks again, what it says above its panes, what it counts."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QTimer

from huntflow_desk.core.documents import Exchange
from huntflow_desk.core.errors import KeysLocked
from huntflow_desk.core.events import Change
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.qt.actions.commands import TABLE
from huntflow_desk.qt.window.room import Room
from huntflow_desk.qt.window.status import StatusBar
from tests.qt.window.conftest import Stage

ACCOUNT = 1


def notices(stage: Stage) -> set[str]:
    return {one.key for one in stage.window.notices.notices()}


def asked(stage: Stage) -> dict[str, list[bool]]:
    """Records whether refreshes of card and vacancy were forced, from now on."""
    seen: dict[str, list[bool]] = {"card": [], "vacancy": []}
    library = stage.place.library
    card, vacancy = library.refresh_card, library.refresh_vacancy

    async def refresh_card(*given: Any, force: bool = False) -> None:
        seen["card"].append(force)
        await card(*given, force=force)

    async def refresh_vacancy(*given: Any, force: bool = False) -> None:
        seen["vacancy"].append(force)
        await vacancy(*given, force=force)

    library.refresh_card = refresh_card  # type: ignore[method-assign]
    library.refresh_vacancy = refresh_vacancy  # type: ignore[method-assign]
    return seen


def test_the_window_fills_itself(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    assert stage.room.card.applicant_id == stage.room.people.current


def test_renewed_keys_that_are_not_kept_are_said_until_they_are(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    session = stage.place.session
    session.keys_not_kept(KeysLocked(cause="locked"))
    assert "keys_unsaved" in notices(stage)
    stage.window.notices.dismiss("keys_unsaved")
    # The next try fails as well: who has closed the bar knows.
    session.keys_not_kept(KeysLocked(cause="locked"))
    assert "keys_unsaved" not in notices(stage)
    session.keys_kept()
    session.keys_not_kept(KeysLocked(cause="locked"))
    assert "keys_unsaved" in notices(stage)
    session.keys_kept()
    assert "keys_unsaved" not in notices(stage)


def test_back_in_the_network_only_what_is_not_fresh_is_asked(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    assert stage.room.vacancy.vacancy_id is not None
    stage.settle()
    seen = asked(stage)
    stage.place.session.pause()
    stage.place.session.resume()
    stage.settle()
    # The card was read a moment ago.
    assert seen["card"] == []
    assert seen["vacancy"] == [False]


def test_the_refresh_key_asks_everything(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    assert stage.room.vacancy.vacancy_id is not None
    stage.settle()
    seen = asked(stage)
    stage.window.actions_by_key["refresh"].trigger()
    stage.until(lambda: seen["card"])
    stage.settle()
    assert seen["card"] == [True]
    assert seen["vacancy"] == [True]


def test_lists_that_are_not_whole_are_made_anew(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    records, query = stage.place.store.records, ApplicantQuery(ACCOUNT)
    whole = records.count_applicants(query)
    assert whole > 0
    stage.run(stage.place.store.cache.drop("applicantrow_1_nobody"))
    assert not records.projections_are_current()
    changes: list[Change] = []
    stage.place.bus.listen(changes.append)
    assert stage.run(stage.place.library.mend())
    assert {change.kind for change in changes} >= {"vacancy", "applicant", "list"}
    assert records.projections_are_current()
    assert records.count_applicants(query) == whole
    assert not stage.run(stage.place.library.mend())


def test_an_answer_that_there_is_nothing_is_no_alarm(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    status = stage.window.statusBar()
    assert isinstance(status, StatusBar)
    found = stage.place.journal.record(exchange("GET", 404))
    stage.until(found.done)
    status.count_errors()
    assert status.errors == 0
    for method, code in (("GET", 500), ("POST", 404), ("GET", None)):
        found = stage.place.journal.record(exchange(method, code))
        stage.until(found.done)
    status.count_errors()
    assert status.errors == 3


def exchange(method: str, status: int | None) -> Exchange:
    return Exchange(method, "/accounts/1/x", status, datetime.now(UTC), 5)


def test_a_window_between_two_workplaces_looks_at_neither(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    status = stage.window.statusBar()
    assert isinstance(status, StatusBar)
    stage.run(stage.window.leave_workplace())
    assert not [
        timer
        for timer in status.findChildren(QTimer)
        if timer.interval() == 1000 and timer.isActive()
    ]


def test_what_sections_remember_outlasts_a_run_in_which_nobody_looks(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    stage.room.show_section("journal")
    stage.room.journal.list.restore_state({"widths": {"status": 177}})
    state = json.loads(json.dumps(stage.room.save_state()))
    other = Room(stage.place, stage.window.runner)
    stage.bot.addWidget(other)
    other.restore_state({**state, "section": "vacancies"})
    kept = other.save_state()
    assert [kept[name] for name in ("journal", "outbox", "intake", "everyone")] == [
        state[name] for name in ("journal", "outbox", "intake", "everyone")
    ]
    assert state["journal"]["columns"]["widths"]["status"] == 177
    assert other.journal.list.save_state() == state["journal"]["columns"]
    stage.settle()


def test_everything_in_the_table_of_commands_can_be_done(stage: Stage) -> None:
    def missing() -> set[str]:
        return set(TABLE) - {one.key for one in stage.window.actions_by_key.commands()}

    stage.until(lambda: not missing())
