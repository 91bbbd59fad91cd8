"""Vendor's documents as tests need them, and the models decoded out of them."""

from __future__ import annotations

from typing import Any

from huntflow_desk.core.documents import Applicant, Vacancy
from huntflow_desk.core.wire.applicants import applicant
from huntflow_desk.core.wire.vacancies import vacancy

ACCOUNT = 1


def person(
    applicant_id: int,
    name: str = "Иванов Иван",
    *,
    complete: bool = True,
    links: list[tuple[int, int]] | None = None,
    **more: Any,
) -> Applicant:
    """An applicant of the list; `links` are pairs of vacancy and stage."""
    last, _, rest = name.partition(" ")
    first, _, middle = rest.partition(" ")
    raw: dict[str, Any] = {
        "id": applicant_id,
        "last_name": last,
        "first_name": first or None,
        "middle_name": middle or None,
        "created": f"2026-01-01T00:00:{applicant_id % 60:02d}+03:00",
        "something_new": {"nested": [1, None]},
    }
    if complete:
        raw["links"] = [
            {
                "id": applicant_id * 10 + place,
                "vacancy": vacancy_id,
                "status": stage_id,
                "changed": f"2026-02-01T00:{applicant_id % 60:02d}:{place:02d}+03:00",
            }
            for place, (vacancy_id, stage_id) in enumerate(links or [])
        ]
        raw["tags"] = [{"tag": 5, "id": 55}]
        raw["external"] = [{"id": 700 + applicant_id, "auth_type": "NATIVE"}]
    raw.update(more)
    return applicant(raw, complete=complete)


def opening(vacancy_id: int, position: str = "Разработчик", **more: Any) -> Vacancy:
    """A vacancy of the list, or in full where texts are given."""
    raw: dict[str, Any] = {
        "id": vacancy_id,
        "position": position,
        "state": "OPEN",
        "priority": 0,
        "created": "2026-01-01T00:00:00+03:00",
    }
    return vacancy(raw | more)
