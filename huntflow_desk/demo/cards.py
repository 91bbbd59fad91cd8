"""Applicants of one organisation: invented ones, with everything changed since laid over them.

A card here is the vendor's ``ApplicantItem`` without signed URLs, plus private keys that start
with an underscore. Only created and changed cards are stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .clock import DAY_S, iso
from .links import LinkIndex
from .people import LinkRow, People, Person
from .reference import Reference
from .resumes import Resumes
from .roles import ROLES, position_title
from .storage import Store

Doc = dict[str, Any]

FIRST_CREATED_ID = 9_000_001
PHOTO_BASE = 10_000_000
RESUME_FILE_BASE = 20_000_000
_AGREEMENT = ("not_sent", "sent", "accepted", "declined", "send_error")


def digits(phone: str | None) -> str | None:
    """The last ten digits of a phone number, for comparing."""
    found = re.sub(r"\D", "", phone or "")
    return found[-10:] if len(found) >= 7 else None


class Cards:
    """Finds, lists and changes applicants."""

    def __init__(
        self,
        store: Store,
        ref: Reference,
        people: People,
        resumes: Resumes,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._ref = ref
        self._clock = clock
        self.people = people
        self._resumes = resumes
        self.account_id = ref.terms.account_id
        self.table = f"card:{self.account_id}"
        self._ids: list[int] | None = None
        self._contacts: dict[str, set[int]] = {}
        self.index = LinkIndex(people, self.ids, self.stored)
        for _, card in store.rows(self.table):
            self._note_contacts(card)

    def ids(self) -> list[int]:
        """Ids of all living cards, newest first."""
        if self._ids is None:
            gone = {int(key) for key, card in self._store.rows(self.table) if card.get("_deleted")}
            made = [
                int(key)
                for key, card in self._store.rows(self.table)
                if int(key) >= FIRST_CREATED_ID and not card.get("_deleted")
            ]
            first = self.people.first_id
            base = [first + n for n in reversed(self.people.numbers) if first + n not in gone]
            self._ids = sorted(made, reverse=True) + base
        return self._ids

    def number(self, applicant_id: int) -> int | None:
        """The number of an invented card, or None for a created one."""
        number = applicant_id - self.people.first_id
        return number if 0 <= number < self.people.slots else None

    def exists(self, applicant_id: int) -> bool:
        """Whether this very id is a living card."""
        stored = self._store.peek(self.table, applicant_id)
        if stored is not None:
            return not stored.get("_deleted")
        number = self.number(applicant_id)
        return number is not None and self.people.exists(number)

    def find(self, applicant_id: int) -> Doc | None:
        """The card; a merged id gives the surviving card (API.md 7)."""
        number = self.number(applicant_id)
        if number is not None:
            into = self.people.merged_into(number)
            if into is not None:
                return self.find(self.people.first_id + into)
        stored = self._store.get(self.table, applicant_id)
        if stored is not None:
            return None if stored.get("_deleted") else stored
        if number is None or not self.people.exists(number):
            return None
        return self._invented(number)

    def stored(self, applicant_id: int) -> Doc | None:
        """The stored version of a card, if it was ever changed: read only."""
        return self._store.peek(self.table, applicant_id)

    def save(self, card: Doc) -> None:
        """Store a card (its id may be new) and bring the indexes up to date."""
        applicant_id = int(card["id"])
        new = not self.exists(applicant_id)
        before = self._store.peek(self.table, applicant_id)
        if before is not None:
            self._forget_contacts(before)
        self._store.put(self.table, applicant_id, card)
        self._note_contacts(card)
        if new:
            self._ids = None
        self.index.replace(applicant_id, [] if card.get("_deleted") else card["links"])

    def delete(self, applicant_id: int) -> None:
        """Remove a card for good."""
        before = self._store.peek(self.table, applicant_id)
        if before is not None:
            self._forget_contacts(before)
        self._store.put(self.table, applicant_id, {"id": applicant_id, "_deleted": True})
        self._ids = None
        self.index.replace(applicant_id, [])

    def doubles(self, card: Doc) -> list[int]:
        """Other living cards with the same e-mail or phone, smallest id first."""
        applicant_id = int(card["id"])
        number = self.number(applicant_id)
        email, phone = (card.get("email") or "").lower(), digits(card.get("phone"))
        found: set[int] = set()
        first = self.people.first_id
        untouched = number is not None and not self._store.has(self.table, applicant_id)
        if number is not None and untouched:
            found |= {
                first + n for n in self.people.doubles(number) if not self._changed(first + n)
            }
        else:
            for n in self.people.by_contact(email, phone):
                person = self.people.person(n)
                same = (email and person.email == email) or (
                    phone and digits(person.phone) == phone
                )
                if same and not self._changed(first + n):
                    found.add(first + n)
        for key in (email, phone):
            if key:
                found |= self._contacts.get(key, set())
        found.discard(applicant_id)
        return sorted(found)

    def passed(self, card_id: int) -> list[tuple[int, int]]:
        """All (vacancy, stage) pairs a person has ever been at."""
        stored = self._store.peek(self.table, card_id)
        if stored is not None:
            return [(int(row[0]), int(row[1])) for row in stored.get("_passed", [])]
        number = self.number(card_id)
        return [] if number is None else self._passed(self.people.links(number))

    def resume_text(self, external_number: int) -> str:
        """The text of an invented resume."""
        return self._resumes.text(external_number)

    def _changed(self, applicant_id: int) -> bool:
        return self._store.has(self.table, applicant_id)

    def _passed(self, links: list[LinkRow]) -> list[tuple[int, int]]:
        stages = self._ref.stages
        return [
            (row.opening.vacancy_id, int(stages[step]["id"])) for row in links for step in row.path
        ]

    def _note_contacts(self, card: Doc) -> None:
        for key in ((card.get("email") or "").lower(), digits(card.get("phone"))):
            if key:
                self._contacts.setdefault(key, set()).add(int(card["id"]))

    def _forget_contacts(self, card: Doc) -> None:
        for key in ((card.get("email") or "").lower(), digits(card.get("phone"))):
            if key:
                self._contacts.get(key, set()).discard(int(card["id"]))

    def _invented(self, number: int) -> Doc:
        people = self.people
        person: Person = people.person(number)
        created = people.created(number)
        dice = people.dice(number, 10)
        role = ROLES[person.role]
        applicant_id = person.applicant_id
        links = people.links(number)
        kind = people.resume_kind(number)
        salary = dice.between(role.salary[0] // 10, role.salary[1] // 10) * 10
        birthday = None
        if dice.chance(58):
            birthday = f"{person.birth_year}-{dice.between(1, 12):02d}-{dice.between(1, 28):02d}"
        decision = _AGREEMENT[dice.weighted((30, 50, 90, 97, 100))]
        card: Doc = {
            "id": applicant_id,
            "account": self.account_id,
            "first_name": person.first,
            "last_name": None if dice.below(150) == 0 else person.last,
            "middle_name": person.middle,
            "money": f"{salary} 000 ₽" if dice.chance(52) else None,
            "phone": person.phone,
            "email": person.email,
            "skype": f"live:{person.last.lower()}" if person.english and dice.chance(30) else None,
            "position": position_title(role, person.level, person.english)
            if dice.chance(93)
            else None,
            "company": self._resumes.company(number) if dice.chance(72) else None,
            "photo": PHOTO_BASE + applicant_id if people.has_photo(number) else None,
            "birthday": birthday,
            "created": iso(created),
            "tags": [
                {"tag": tag, "id": applicant_id * 8 + n}
                for n, tag in enumerate(people.tag_ids(number))
            ],
            "links": [self._link(row) for row in links],
            "external": [],
            "agreement": None
            if dice.chance(45)
            else {
                "state": decision,
                "decision_date": iso(created + DAY_S)
                if decision in ("accepted", "declined")
                else None,
            },
            "social": [],
            "_created": created,
            "_passed": self._passed(links),
        }
        if dice.chance(14):
            card["social"].append(
                {
                    "id": applicant_id,
                    "social_type": "TELEGRAM",
                    "value": f"@{(person.email or 'user').split('@')[0].replace('.', '_')}",
                    "verified": dice.chance(50),
                    "verification_date": None,
                }
            )
        if kind:
            card["external"].append(
                {
                    "id": applicant_id * 3,
                    "auth_type": ("HH", "NATIVE", "NATIVE")[dice.below(3)]
                    if kind != 2
                    else "NATIVE",
                    "account_source": people.source_id(number),
                    "updated": iso(created),
                }
            )
        if kind == 3:
            card["external"].append(
                {
                    "id": applicant_id * 3 + 1,
                    "auth_type": "NATIVE",
                    "account_source": None,
                    "updated": iso(created + 3600),
                }
            )
        if dice.chance(5):
            card["is_new"] = True  # a key no document mentions (API.md 7)
        return card

    def _link(self, row: LinkRow) -> Doc:
        link: Doc = {
            "id": row.link_id,
            "status": self._ref.stages[row.stage]["id"],
            "updated": iso(row.updated),
            "changed": iso(row.changed),
            "vacancy": row.opening.vacancy_id,
        }
        if row.reason_id is not None:
            link["rejection_reason"] = row.reason_id  # newer servers keep it (API.md 9.4)
        return link
