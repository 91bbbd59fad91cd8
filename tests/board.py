"""People for a board: so many on a vacancy, spread over its stages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from huntflow_desk.core.events import Change
from huntflow_desk.core.wire.applicants import applicant
from huntflow_desk.services.workplace import Workplace

FIRST_ID = 8_000_000
FAMILIES = ("Иванова", "Петров", "Сидорова", "Ким", "Длиннофамильная-Загорская", "Ёлкин", "Ли")
GIVEN = ("Анна", "Олег", "Мария", "Пётр", "Александра", "Ян")
POSITIONS = ("Python-разработчик", "QA-инженер", "Дизайнер интерфейсов", "Аналитик", "")
COMPANIES = ("Ромашка", "Северный ветер и партнёры", "", "Завод № 5")


def card(number: int, vacancy_id: int, stage_id: int, *, days: float = 1.0) -> dict[str, Any]:
    """A card of the server's list: person `number` is for `days` days on a stage."""
    now = datetime.now(UTC)
    moved = (now - timedelta(days=days)).isoformat()
    return {
        "id": FIRST_ID + number,
        "first_name": GIVEN[number % len(GIVEN)],
        "last_name": f"{FAMILIES[number % len(FAMILIES)]}",
        "position": POSITIONS[number % len(POSITIONS)],
        "company": COMPANIES[number % len(COMPANIES)],
        "created": (now - timedelta(days=60, seconds=number)).isoformat(),
        "links": [
            {
                "id": number,
                "vacancy": vacancy_id,
                "status": stage_id,
                "updated": moved,
                "changed": moved,
            }
        ],
        "tags": [],
        "external": [{"id": number, "auth_type": "NATIVE"}] if number % 3 else [],
    }


async def put_people(
    workplace: Workplace,
    account_id: int,
    vacancy_id: int,
    stage_ids: Sequence[int],
    count: int,
    *,
    tag_ids: Sequence[int] = (),
) -> list[int]:
    """Put people on the stages in turn; their ids in that order."""
    cards = []
    for number in range(count):
        raw = card(number, vacancy_id, stage_ids[number % len(stage_ids)], days=number % 23 * 0.6)
        raw["tags"] = [{"id": one, "tag": one} for one in tag_ids[: number % (len(tag_ids) + 1)]]
        cards.append(applicant(raw))
    await workplace.store.records.take_applicants(account_id, cards, lifetime_s=9e6)
    workplace.bus.publish(Change("applicant", account_id))
    return [one.applicant_id for one in cards]
