"""What changed of a person since somebody at this computer last looked at them.

What was seen is one cache document per person, `looked_<organisation>_<person>`: fingerprints
of fields, stages by vacancy, the newest line of history, dates of resumes. It leaves with the
person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from huntflow_desk.services.card import Card, CardLink, CardResume

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant
    from huntflow_desk.core.models import Json
    from huntflow_desk.store.database import Store

VERSION = 1

_FIELDS: Mapping[str, Callable[[Applicant], object]] = {
    "name": lambda one: (one.last_name, one.first_name, one.middle_name),
    "position": lambda one: one.position,
    "company": lambda one: one.company,
    "money": lambda one: one.money,
    "phone": lambda one: one.phone,
    "email": lambda one: one.email,
    "skype": lambda one: one.skype,
    "social": lambda one: [(social.kind, social.value) for social in one.social],
    "birthday": lambda one: one.birthday,
    "photo": lambda one: one.photo_id,
    "consent": lambda one: one.agreement and one.agreement.state,
    "tags": lambda one: sorted(one.tag_ids),
}
"""Name of a field -> what of a card it is, in the order people read a card."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is other than it was. `fields`: keys of `_FIELDS` and "questionary"; `stages`: where
    the person is on another stage or on a vacancy they were not on; `left`: vacancies they are
    no longer on; `entries`: new lines of history."""

    since: datetime
    fields: tuple[str, ...] = ()
    stages: tuple[CardLink, ...] = ()
    left: int = 0
    entries: int = 0
    new_resumes: tuple[CardResume, ...] = ()
    updated_resumes: tuple[CardResume, ...] = ()
    lost_resumes: int = 0

    @property
    def any(self) -> bool:
        """Whether there is something to tell."""
        return bool(
            self.fields
            or self.stages
            or self.left
            or self.entries
            or self.new_resumes
            or self.updated_resumes
            or self.lost_resumes
        )


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a person, and when."""

    at: datetime
    seen: Json


class Looks:
    """Remembers looks at people."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def last(self, account_id: int, applicant_id: int) -> Look | None:
        """The last look that was noted; None: the first time, or what is kept is not readable."""
        saved = self._store.cache.saved(_key(account_id, applicant_id))
        if saved is None or not isinstance(saved.value, dict):
            return None
        if saved.value.get("version") != VERSION:
            return None
        return Look(saved.updated_at, saved.value)

    async def note(self, card: Card) -> None:
        """The card was looked at as it is here. Raises DiskTrouble."""
        if not card.applicant.complete:
            return
        # A person who was forgotten meanwhile must not leave a trace.
        applicant_id = card.applicant.applicant_id
        if self._store.records.applicant(card.account_id, applicant_id) is not None:
            key = _key(card.account_id, applicant_id)
            await self._store.cache.put(key, seen_of(card), lifetime_s=None)


def seen_of(card: Card) -> Json:
    """What a look at a card sees, as JSON; parts that are not kept are left out."""
    person = card.applicant
    seen: Json = {
        "version": VERSION,
        "fields": {name: _print(read(person)) for name, read in _FIELDS.items()},
        "stages": {str(link.vacancy_id): link.stage_id for link in card.links},
        "resumes": {str(one.external_id): _moment(one.updated) for one in card.resumes},
    }
    if card.worklog is not None:
        seen["newest"] = max((one.entry.log_id for one in card.worklog.value), default=0)
    if card.questionary is not None:
        answers = [(one.key, one.value) for one in card.questionary.value]
        seen["questionary"] = _print(answers)
    return seen


def changes_since(look: Look, card: Card) -> Changes:
    """What of a card is other than at that look. What was not kept then is not new now."""
    if not card.applicant.complete:
        return Changes(look.at)  # a row of search: it lacks most of a card
    now, before = seen_of(card), look.seen
    fields = [
        name
        for name in _FIELDS
        if name in _mapping(before, "fields")
        and _mapping(before, "fields")[name] != now["fields"][name]
    ]
    if "questionary" in now and before.get("questionary", now["questionary"]) != now["questionary"]:
        fields.append("questionary")
    stages, resumes = _mapping(before, "stages"), _mapping(before, "resumes")
    newest = before.get("newest")
    entries = 0
    if card.worklog is not None and isinstance(newest, int):
        entries = sum(one.entry.log_id > newest for one in card.worklog.value)
    return Changes(
        look.at,
        tuple(fields),
        tuple(one for one in card.links if stages.get(str(one.vacancy_id)) != one.stage_id),
        sum(key not in now["stages"] for key in stages),
        entries,
        tuple(one for one in card.resumes if str(one.external_id) not in resumes),
        tuple(
            one
            for one in card.resumes
            if resumes.get(str(one.external_id), _moment(one.updated)) != _moment(one.updated)
        ),
        sum(key not in now["resumes"] for key in resumes),
    )


def _mapping(seen: Json, name: str) -> Mapping[str, Any]:
    found = seen.get(name)
    return found if isinstance(found, dict) else {}


def _key(account_id: int, applicant_id: int) -> str:
    return f"looked_{account_id}_{applicant_id}"


def _print(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, default=str)
    return hashlib.blake2b(text.encode("ascii"), digest_size=8).hexdigest()


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment is not None else ""
