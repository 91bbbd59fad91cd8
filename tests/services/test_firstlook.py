"""The demo's first window needs no request, and holds what requests would have brought."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.settings import Paths, System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.demo.answers import Answers
from huntflow_desk.demo.desk import invent
from huntflow_desk.services.firstlook import at_once
from huntflow_desk.services.workplace import DemoDoor, Desk, Workplace
from tests.filling import BASE_URL, key_pair
from tests.services.rig import ACCOUNT, Clock

OPTIONS: dict[str, Any] = {"applicants": 120, "seed": 1}


def desk(folder: Path, *, ready: bool) -> tuple[Desk, DemoHuntflow]:
    """A desk of which the demo is `ready` before any request, or is not."""
    clock = Clock()
    demo = DemoHuntflow(**OPTIONS, rate_limit=False, clock=lambda: clock.now.timestamp())

    async def door() -> DemoDoor:
        return DemoDoor(demo.transport(), key_pair(demo))

    def answers() -> Answers:
        return Answers(invent(**OPTIONS, clock=lambda: clock.now.timestamp()), BASE_URL)

    made = Desk(Paths(folder), open_demo=door, demo_answers=answers if ready else None, clock=clock)
    return made, demo


def shown(workplace: Workplace) -> tuple[int, int]:
    """Vacancy and person that the first window chooses."""
    library = workplace.library
    vacancy_id = library.vacancy_rows(VacancyQuery(ACCOUNT))[0].vacancy_id
    people = library.applicant_rows(ApplicantQuery(ACCOUNT, vacancy_id))
    return vacancy_id, people[0].applicant_id


def documents(workplace: Workplace) -> dict[str, Any]:
    """Everything in the cache, without times."""
    cache = workplace.store.cache
    found = {row.cache_key: cache.find(row.cache_key) for row in cache.rows()}
    return {key: entry.data for key, entry in found.items() if entry is not None}


async def refresh_all(workplace: Workplace) -> None:
    """What the first window asks for."""
    library = workplace.library
    if not library.accounts_are_fresh():
        await library.refresh_accounts()
    await library.refresh_dictionaries(ACCOUNT)
    await library.refresh_vacancies(ACCOUNT)
    vacancy_id = library.vacancy_rows(VacancyQuery(ACCOUNT))[0].vacancy_id
    await library.refresh_applicants(ACCOUNT, vacancy_id)
    await library.refresh_card(ACCOUNT, shown(workplace)[1])


def test_it_is_what_requests_bring(tmp_path: Path) -> None:
    async def read(folder: Path, *, ready: bool) -> tuple[dict[str, Any], Any, int]:
        made, demo = desk(folder, ready=ready)
        workplace = made.open("main", System.DEMO)
        try:
            await refresh_all(workplace)
            library = workplace.library
            rows = library.applicant_rows(ApplicantQuery(ACCOUNT, shown(workplace)[0]))
            card = library.card(ACCOUNT, shown(workplace)[1])
            return documents(workplace), (shown(workplace), rows, card), len(demo.journal)
        finally:
            await made.close(workplace)

    before, seen_before, asked = asyncio.run(read(tmp_path / "ready", ready=True))
    after, seen_after, asked_over_http = asyncio.run(read(tmp_path / "empty", ready=False))
    assert asked == 0
    assert asked_over_http > 15
    assert len(before) > 25
    assert before == after
    assert seen_before == seen_after


def test_all_of_it_is_fresh_and_the_photo_is_there(tmp_path: Path) -> None:
    made, _ = desk(tmp_path, ready=True)
    workplace = made.open("main", System.DEMO)
    library = workplace.library
    vacancy_id, person_id = shown(workplace)
    assert library.accounts_are_fresh()
    assert library.lists_are_whole()
    assert library.dictionaries_are_fresh(ACCOUNT)
    assert library.vacancies_are_fresh(ACCOUNT)
    assert library.people_are_fresh(ACCOUNT, vacancy_id)
    assert library.card_is_fresh(ACCOUNT, person_id)
    # The others are read when they are looked at.
    assert not library.people_are_fresh(ACCOUNT, None)
    card = library.card(ACCOUNT, person_id)
    assert card is not None
    photo_id = card.applicant.photo_id
    if photo_id is not None:
        assert library.small_photo(ACCOUNT, person_id, photo_id)
    asyncio.run(made.close(workplace))


def test_what_is_kept_is_not_replaced(tmp_path: Path) -> None:
    made, _ = desk(tmp_path, ready=False)
    workplace = made.open("main", System.DEMO)
    asyncio.run(workplace.library.refresh_accounts())
    asyncio.run(workplace.session.close())
    workplace.store.close()
    again, _ = desk(tmp_path, ready=True)
    workplace = again.open("main", System.DEMO)
    assert not workplace.library.vacancies_are_fresh(ACCOUNT)
    asyncio.run(again.close(workplace))


def test_real_systems_are_never_filled_with_invented_people(tmp_path: Path) -> None:
    made, _ = desk(tmp_path, ready=True)
    for system in (System.PROD, System.SANDBOX):
        workplace = made.open("main", system)
        assert workplace.library.accounts() == ()
        asyncio.run(made.close(workplace))


def test_an_empty_world_is_no_trouble(tmp_path: Path) -> None:
    made = Desk(
        Paths(tmp_path),
        demo_answers=lambda: Answers(invent(applicants=0, seed=1, vacancies=0), BASE_URL),
    )
    workplace = made.open("main", System.DEMO)
    assert len(workplace.library.accounts()) == 3
    assert workplace.library.vacancy_rows(VacancyQuery(ACCOUNT)) == ()
    asyncio.run(made.close(workplace))


def test_what_would_wait_is_refused() -> None:
    with pytest.raises(RuntimeError):
        at_once(asyncio.sleep(1))
