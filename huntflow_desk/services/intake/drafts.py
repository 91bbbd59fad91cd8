"""What a row is compared by, what of it may be sent, and what that takes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.duplicates import Traits, traits
from huntflow_desk.core.intake import UNSURE, Decision, Estimate, Row, Target

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant
    from huntflow_desk.store.spoolreads import Ready

REQUESTS_A_SECOND = 8.0
UPLOAD_BYTES_A_SECOND = 1_000_000.0
_PAGES = ("telegram", "skype", "linkedin", "github")


def traits_of_row(row: Row) -> Traits:
    """Chosen values, and all contacts the file gave with enough confidence."""
    fields = row.found.get("fields") or {}
    links = [(name, row.value(name)) for name in _PAGES]
    links += [
        (str(one.get("type", "")), str(one.get("url", "")))
        for one in _sure(row, "links")
        if isinstance(one, dict)
    ]
    return traits(
        last_name=row.value("last_name"),
        first_name=row.value("first_name"),
        middle_name=row.value("middle_name"),
        birth=_birth(row, fields.get("birthdate")),
        phones=[row.value("phone"), *map(str, _sure(row, "phones"))],
        emails=[row.value("email"), *map(str, _sure(row, "emails"))],
        links=links,
        files=[row.sha] if row.sha else [],
        company=row.value("company"),
    )


def values_of(person: Applicant) -> dict[str, str]:
    """What Huntflow has of a person, by the names of a row's fields; empty ones are left out."""
    social = {one.kind.casefold(): one.value for one in person.social}
    found = {
        "last_name": person.last_name,
        "first_name": person.first_name,
        "middle_name": person.middle_name,
        "phone": person.phone,
        "email": person.email,
        "birthday": person.birthday.isoformat() if person.birthday else "",
        "position": person.position,
        "company": person.company,
        "money": person.money,
        "skype": person.skype,
        "telegram": social.get("telegram", ""),
    }
    return {name: value for name, value in found.items() if value}


def estimate(ready: Iterable[Ready], target: Target) -> Estimate:
    """What sending the ready rows takes; steps as the API notes have them (section 8)."""
    count, requests, size = 0, 0, 0
    for one in ready:
        count += one.rows
        size += one.size if one.decision is not Decision.ADD else 0
        requests += one.rows * _requests(one.decision, one.target or target)
        if one.decision is Decision.NONE:
            requests += one.rows - one.looked  # each is asked for once, before the creation
    seconds = requests / REQUESTS_A_SECOND + size / UPLOAD_BYTES_A_SECOND
    return Estimate(count, requests, round(seconds, 1))


def _requests(decision: Decision, target: Target) -> int:
    more = int(target.vacancy_id is not None) + int(bool(target.tag_ids))
    if decision is Decision.ADD:
        return max(1, more)
    if decision is Decision.FILL:
        return 2 + more  # read, change
    if decision is Decision.ATTACH:
        return 2 + more  # upload, note
    return 2 + more  # upload, create


def _sure(row: Row, name: str) -> list[Any]:
    values = (row.found.get("fields") or {}).get(name)
    confidence = (row.found.get("confidence") or {}).get(name)
    if not isinstance(values, list):
        return []
    if not isinstance(confidence, list) or len(confidence) != len(values):
        return values
    return [one for one, how in zip(values, confidence, strict=True) if how >= UNSURE]


def _birth(row: Row, read: Any) -> date | tuple[int, int, int] | None:
    if row.value("birthday"):
        try:
            return date.fromisoformat(row.value("birthday"))
        except ValueError:
            return None
    sure = (row.found.get("confidence") or {}).get("birthdate", 1.0)
    if not isinstance(read, dict) or not read.get("year") or sure < UNSURE:
        return None
    return (int(read["year"]), int(read.get("month") or 0), int(read.get("day") or 0))
