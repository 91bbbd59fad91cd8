"""People who are perhaps one, made out of somebody of the embedded Huntflow."""

from __future__ import annotations

from typing import Any

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.wire.applicants import applicant
from huntflow_desk.services.workplace import Workplace

ACCOUNT = 1
FIRST = 900_001
HOSTILE = "<b>Жирный</b> & <img src=x onerror=alert(1)> \u202e перевёрнутый " + "Ы" * 300


def somebody(place: Workplace) -> int:
    """A person with a phone, an e-mail, tags and a vacancy."""
    for one in place.library.applicant_rows(ApplicantQuery(ACCOUNT)):
        card = place.library.card(ACCOUNT, one.applicant_id)
        if card and one.phone and one.email and card.links and card.tags and card.resumes:
            return one.applicant_id
    raise AssertionError("nobody has everything")


async def alone(place: Workplace) -> int:
    """A person whom nobody is like."""
    for one in place.library.applicant_rows(ApplicantQuery(ACCOUNT)):
        if not await place.duplicates.matches_of(ACCOUNT, one.applicant_id):
            return one.applicant_id
    raise AssertionError("everybody is like somebody")


async def double_up(place: Workplace, who: int) -> list[int]:
    """Keep people who are like this one: the same with other gaps, a slip in the name, another
    one with the same phone, a row of a search, hostile texts. Gives their ids in this order."""
    card = place.library.card(ACCOUNT, who)
    assert card is not None
    raw: dict[str, Any] = dict(card.applicant.raw)
    vacancies = [
        link.vacancy_id
        for other in place.library.applicant_rows(ApplicantQuery(ACCOUNT), limit=300)
        for link in (place.library.card(ACCOUNT, other.applicant_id) or card).applicant.links
    ]
    elsewhere = next(one for one in vacancies if one not in {x.vacancy_id for x in card.links})
    stage = place.library.stages(ACCOUNT, elsewhere)[1].stage_id
    link = {"id": 1, "vacancy": elsewhere, "status": stage, "changed": raw["created"]}
    bare = {**raw, "doubles": [], "photo": None, "external": [], "agreement": None}
    made = [
        {**raw, "email": None, "money": "310 000 руб.", "doubles": [], "links": [link]},
        {
            **bare,
            "middle_name": None,
            "phone": None,
            "birthday": None,
            "company": "ООО «Ромашка»",
            "tags": [],
        },
        {**bare, "first_name": "Пелагея", "last_name": "Чужая", "email": None, "birthday": None},
        {**bare, "position": HOSTILE, "company": HOSTILE},
        {**bare, "links": [], "email": None},
    ]
    people = [applicant({**one, "id": FIRST + place}) for place, one in enumerate(made)]
    part = {key: raw[key] for key in ("first_name", "last_name", "email", "phone", "created")}
    people.insert(3, applicant({**part, "id": FIRST + len(made)}, complete=False))
    await place.store.records.take_applicants(ACCOUNT, people, lifetime_s=3600)
    await _say_double(place, raw, FIRST + 77)
    return [one.applicant_id for one in people]


def known_in_part(others: list[int]) -> int:
    """Of whom only a row is kept."""
    return others[3]


async def _say_double(place: Workplace, raw: dict[str, Any], other: int) -> None:
    """Huntflow names somebody who is not kept here."""
    card = applicant({**raw, "doubles": [{"double": FIRST}, {"double": other}]})
    await place.store.records.take_applicants(ACCOUNT, [card], lifetime_s=3600)
