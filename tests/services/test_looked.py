"""What changed since the last look: fields by name, stages, history, resumes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from huntflow_desk.core.models import Saved
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.card import Answer, Card, CardLink
from huntflow_desk.services.looked import Changes, Look, changes_since, seen_of
from tests.filling import demo_desk
from tests.qt.panes.people import NOW, REJECTED, entry, history, person, resume

ACCOUNT = 1


def since(before: Card, now: Card) -> Changes:
    return changes_since(Look(NOW, seen_of(before)), now)


def test_nothing_changed() -> None:
    found = since(person(), person())
    assert not found.any
    assert found.since == NOW


def test_fields_by_name() -> None:
    card = person()
    now = replace(
        card,
        applicant=replace(card.applicant, phone="+7 900", last_name="Петрова", tag_ids=(4,)),
        questionary=Saved((Answer("city", "Город", "Тверь"),), NOW),
    )
    assert since(card, now).fields == ("name", "phone", "tags", "questionary")


def test_stages_history_and_resumes() -> None:
    card = person()
    first, second = card.links
    moved = replace(second, stage=REJECTED, stage_id=9)
    fresh = CardLink(55, "Новая", "OPEN", 1, None, NOW, None)
    assert card.worklog is not None
    now = replace(
        card,
        links=(moved, fresh),
        worklog=history(entry(9, comment="новая"), entry(8), *card.worklog.value),
        resumes=(
            replace(resume(11), updated=datetime.now(UTC) + timedelta(days=1)),
            resume(12),
        ),
    )
    found = since(card, now)
    assert [one.vacancy_id for one in found.stages] == [8, 55]
    assert found.left == 1, first
    assert found.entries == 2
    assert [one.external_id for one in found.updated_resumes] == [11]
    assert [one.external_id for one in found.new_resumes] == [12]
    assert since(now, card).lost_resumes == 1


def test_what_was_not_kept_is_not_new() -> None:
    card = person()
    bare = replace(card, worklog=None, questionary=None)
    assert not since(bare, card).any
    assert not since(card, bare).any


def test_a_row_of_search_says_nothing() -> None:
    card = person()
    row = replace(card, applicant=replace(card.applicant, complete=False), links=(), resumes=())
    assert not since(card, row).any


def test_a_look_that_cannot_be_read_is_none() -> None:
    look = Look(NOW, {"version": 1, "fields": 7, "stages": None, "newest": "x"})
    found = changes_since(look, replace(person(), links=(), resumes=()))
    assert not found.any


def test_noted_in_the_store_and_gone_with_the_person(tmp_path: Path) -> None:
    async def run() -> None:
        desk = demo_desk(tmp_path, DemoHuntflow(applicants=10, seed=1, rate_limit=False))
        place = desk.open("anna", System.DEMO)
        try:
            await place.library.refresh_accounts()
            await place.library.refresh_applicants(ACCOUNT)
            applicant_id = place.library.applicant_rows(ApplicantQuery(ACCOUNT))[0].applicant_id
            card = place.library.card(ACCOUNT, applicant_id)
            assert card is not None
            assert place.looks.last(ACCOUNT, applicant_id) is None
            await place.looks.note(card)
            look = place.looks.last(ACCOUNT, applicant_id)
            assert look is not None
            assert not changes_since(look, card).any
            await place.store.records.drop_applicants(ACCOUNT, [applicant_id])
            assert place.looks.last(ACCOUNT, applicant_id) is None
            await place.looks.note(card)
            assert place.looks.last(ACCOUNT, applicant_id) is None
        finally:
            await desk.close(place)

    asyncio.run(run())
