"""A store with a whole organisation in it, filled from the demo's documents without any HTTP."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from huntflow_desk.core.wire.accounts import account
from huntflow_desk.core.wire.applicants import applicant, resume, worklog_entry
from huntflow_desk.core.wire.vacancies import vacancy
from huntflow_desk.demo.storage import Store as DemoStore
from huntflow_desk.demo.world import Org, World, default_vacancies
from huntflow_desk.store.database import Store, open_store

ACCOUNT_ID = 1
BATCH = 1_000
WITH_RESUME = 0.3
BIG_VACANCY, BIG_VACANCY_PEOPLE = 777_000, 500


def org(applicants: int, seed: int = 1) -> Org:
    """The invented organisation."""
    anchor = float(int(time.time()) // 86_400 * 86_400)
    vacancies = default_vacancies(applicants)
    origin = {"applicants": applicants, "seed": seed, "vacancies": vacancies, "anchor": anchor}
    world = World(DemoStore(None, origin), seed, applicants, vacancies, anchor, time.time)
    return world.orgs[ACCOUNT_ID]


def now() -> datetime:
    """The store's clock."""
    return datetime.now(UTC)


def card(made: Org, applicant_id: int) -> dict[str, Any]:
    """A card as the list gives it, without the demo's own keys."""
    found = made.cards.find(applicant_id) or {}
    return {key: value for key, value in found.items() if not key.startswith("_")}


def resume_document(made: Org, applicant_id: int, external_id: int) -> dict[str, Any]:
    """A resume of about 2 KB of text."""
    number = made.cards.number(applicant_id)
    assert number is not None
    return {
        "id": external_id,
        "auth_type": "NATIVE",
        "account_source": None,
        "updated": "2026-01-01T00:00:00+03:00",
        "data": {"body": made.resumes.text(number)},
    }


async def fill(store: Store, made: Org) -> None:
    """Everyone, 30 % with the text of a resume, histories of every fiftieth, and one vacancy with
    500 people."""
    records = store.records
    await records.take_accounts(
        [account({"id": ACCOUNT_ID, "name": "Северный ветер"})], lifetime_s=9e6
    )
    for name, raw in dictionaries(made).items():
        await records.take_dictionary(ACCOUNT_ID, name, {"items": raw}, lifetime_s=9e6)
    openings = [vacancy(made.vacancies.find(one) or {}) for one in made.vacancies.ids()]
    openings.append(vacancy({"id": BIG_VACANCY, "position": "Большая вакансия", "state": "OPEN"}))
    await records.take_vacancies(ACCOUNT_ID, openings, lifetime_s=9e6)
    ids = made.cards.ids()
    for start in range(0, len(ids), BATCH):
        chunk = ids[start : start + BATCH]
        cards = [card(made, one) for one in chunk]
        for place, raw in enumerate(cards):
            number = start + place
            if number < BIG_VACANCY_PEOPLE:
                stage = made.ref.stages[number % 12]["id"]
                raw["links"].append({"id": number, "vacancy": BIG_VACANCY, "status": stage})
            if number % 10 < WITH_RESUME * 10 and not raw["external"]:
                raw["external"] = [{"id": raw["id"] * 3, "auth_type": "NATIVE"}]
        await records.take_applicants(ACCOUNT_ID, [applicant(raw) for raw in cards], lifetime_s=9e6)
        writes = []
        for place, one in enumerate(chunk):
            if (start + place) % 10 < WITH_RESUME * 10:
                found = resume(resume_document(made, one, cards[place]["external"][0]["id"]))
                writes.append(records.take_resume(ACCOUNT_ID, one, found, lifetime_s=9e6))
            if (start + place) % 50 == 0:
                entries = [worklog_entry(raw) for raw in made.logs(one)]
                writes.append(records.take_worklog(ACCOUNT_ID, one, entries, lifetime_s=9e6))
        await asyncio.gather(*writes)


def dictionaries(made: Org) -> dict[str, list[dict[str, Any]]]:
    """What names the ids."""
    return {"statuses": made.ref.stages, "tags": made.tags()}


def filled_store(folder: Path, applicants: int) -> tuple[Store, Org]:
    """Open a store in the folder, filling it when it is empty."""
    made = org(applicants)
    store = open_store(folder, user="bench", clock=now)
    if not store.records.account_ids():
        asyncio.run(fill(store, made))
    return store, made
