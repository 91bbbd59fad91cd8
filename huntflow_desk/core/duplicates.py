"""Whether two records are one person: what they have in common, and what speaks against it.

A phone, an address or a link says little alone: families, agencies and employers share them. It
counts together with a name that fits; with another name it is a shared contact, a warning. A name
alone is never certain, a name with the same date of birth is. Contacts that many different people
have count next to nothing.

Everything is compared in a folded form (`Traits`), in which "Семёнов Юрий", "Iurii Semenov" and
"SEMYONOV YURY" look alike. Equal input gives equal output.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from huntflow_desk.core.contacts import email_key, is_everybodys, link_key, phone_keys
from huntflow_desk.core.namesakes import Likeness, Name, likeness, name_keys, name_of
from huntflow_desk.core.query import fold

CERTAIN = 0.75
"""From this score on two records count as one person; below it they are worth a look."""

WORTH_A_LOOK = 0.3
MOST_MATCHES = 8
MOST_HOLDERS = 300
"""People of one key that are looked at."""

_MANY_HOLDERS = 4
"""A contact of so many people with different names says nothing about one of them."""

_WEIGHTS = {"file": 0.95, "email": 0.72, "phone": 0.7, "link": 0.7}
_COMMON_WEIGHT = 0.32

Ref = TypeVar("Ref", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for one person: phone, email, link, file (the `value` is it, folded), name,
    birth, company, renamed (another last name, all else equal), huntflow (it says so itself),
    search (Huntflow's search gave the record). Against: other_name, other_birth, many (a contact
    that many have), part_of_name (more is not known)."""

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Match(Generic[Ref]):
    """Another record of perhaps the same person. `score` 0..1."""

    ref: Ref
    score: float
    reasons: tuple[Reason, ...]
    doubts: tuple[Reason, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it counts as the same person."""
        return self.score >= CERTAIN

    @property
    def named_in_part(self) -> bool:
        """Whether one of the two has no more than a part of the name."""
        return any(doubt.kind == "part_of_name" for doubt in self.doubts)

    @property
    def shared_contact(self) -> bool:
        """Whether somebody else has the same contact: a warning, no duplicate."""
        return any(doubt.kind == "other_name" for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a person is compared, folded. `birth`: "YYYYMMDD", "YYYY" or ""; `contacts`:
    "phone:...", "email:...", "link:...", "file:..."."""

    name: Name = Name()
    birth: str = ""
    contacts: tuple[str, ...] = ()
    company: str = ""

    def packed(self) -> str:
        """As text for a database."""
        parts = [*self.name, self.birth, self.contacts, self.company]
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def unpacked(text: str) -> Traits:
        """The opposite of `packed`."""
        last, first, middle, birth, contacts, company = json.loads(text)
        return Traits(Name(tuple(last), first, middle), birth, tuple(contacts), company)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to compare by."""
        return not (self.name.last or self.name.first or self.contacts)


def traits(
    *,
    last_name: str = "",
    first_name: str = "",
    middle_name: str = "",
    birth: date | tuple[int, int, int] | None = None,
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    links: Iterable[tuple[str, str]] = (),
    files: Iterable[str] = (),
    company: str = "",
) -> Traits:
    """Fold what is known of a person. `links` are pairs of kind ("telegram", "", ...) and address
    or handle; `files` are hashes of contents; a part of `birth` that is not known is 0."""
    contacts = [f"phone:{key}" for text in phones for key in phone_keys(text)]
    contacts += [f"email:{key}" for text in emails if (key := email_key(text))]
    contacts += [f"link:{key}" for kind, text in links if (key := link_key(kind, text))]
    contacts += [f"file:{key}" for key in files]
    if isinstance(birth, date):
        birth = (birth.year, birth.month, birth.day)
    born = ""
    if birth is not None and birth[0] > 1900:
        born = f"{birth[0]:04d}" + (f"{birth[1]:02d}{birth[2]:02d}" if all(birth) else "")
    return Traits(
        name_of(last_name, first_name, middle_name),
        born,
        tuple(dict.fromkeys(contacts)),
        " ".join(re.findall(r"\w{2,}", fold(company)))[:60],
    )


def keys_of(one: Traits) -> tuple[str, ...]:
    """What a record is found by when another one with the same key is looked up."""
    keys = list(one.contacts)
    if len(one.birth) == 8:
        keys.append(f"birth:{one.birth}")
    keys += name_keys(one.name)
    return tuple(dict.fromkeys(keys))


def asked_keys(one: Traits) -> tuple[str, ...]:
    """Keys of records that may be the same person: its own, and those of the names turned round."""
    keys = list(keys_of(one))
    if one.name.turned is not None:
        keys += name_keys(one.name.turned)
    return tuple(dict.fromkeys(keys))


class Index(Generic[Ref]):
    """Records by their keys; `ref` names a record, and is added once."""

    def __init__(self) -> None:
        self._traits: dict[Ref, Traits] = {}
        self._holders: dict[str, list[Ref]] = {}
        self._common: dict[str, bool] = {}

    def __len__(self) -> int:
        return len(self._traits)

    def __contains__(self, ref: Ref) -> bool:
        return ref in self._traits

    def add(self, ref: Ref, one: Traits) -> None:
        """Add a record. Raises ValueError when the ref is taken."""
        if ref in self._traits:
            raise ValueError(ref)
        self._traits[ref] = one
        for key in keys_of(one):
            self._holders.setdefault(key, []).append(ref)
            self._common.pop(key, None)

    def find(
        self, one: Traits, ref: Ref | None = None, *, most: int = MOST_MATCHES
    ) -> tuple[Match[Ref], ...]:
        """Matches of a record, best first, `ref` (the record itself) left out."""
        near: dict[Ref, None] = {}
        for key in asked_keys(one):
            near.update(dict.fromkeys(self._holders.get(key, ())[:MOST_HOLDERS]))
        near.pop(ref, None)  # type: ignore[arg-type]
        common = frozenset(key for key in one.contacts if self._is_common(key, one))
        found = []
        for other in near:
            verdict = compare(one, self._traits[other], common)
            if verdict is not None:
                found.append(Match(other, verdict.score, verdict.reasons, verdict.doubts))
        if sum(match.certain and match.named_in_part for match in found) > 1:
            found = self._undecided(found)
        # The order of adding decides between equals.
        found.sort(key=lambda match: (-match.score, match.shared_contact))
        return tuple(found[:most])

    def _undecided(self, found: list[Match[Ref]]) -> list[Match[Ref]]:
        """Half a name and a phone fit several people of a family: then none of them for certain,
        unless they are one person."""
        fitting = [match.ref for match in found if match.certain and match.named_in_part]
        first = self._traits[fitting[0]]
        same = (compare(first, self._traits[ref]) for ref in fitting[1:])
        if all(one is not None and one.certain for one in same):
            return found
        return [
            replace(match, score=min(match.score, CERTAIN - 0.05)) if match.named_in_part else match
            for match in found
        ]

    def _is_common(self, key: str, one: Traits) -> bool:
        holders = self._holders.get(key, ())
        if len(holders) < _MANY_HOLDERS:
            return False
        known = self._common.get(key)
        if known is None:
            names = {self._traits[ref].name.short for ref in holders}
            known = self._common[key] = len(names - {("", "")}) >= _MANY_HOLDERS
        return known


def compare(one: Traits, other: Traits, common: frozenset[str] = frozenset()) -> Match[None] | None:
    """What two records have in common; None: nothing worth a look. `common`: contacts of both
    that many people have."""
    name = likeness(one.name, other.name)
    turned = other.name.turned
    if turned is not None and name.worth < 2:
        swapped = likeness(one.name, turned)
        if swapped.worth > name.worth:
            name = swapped
    born = _births(one.birth, other.birth)
    shared = [key for key in one.contacts if key in other.contacts]
    reasons = [Reason(*key.split(":", 1)) for key in shared]
    doubts: list[Reason] = []
    unsure = 1.0
    strong = 0
    for key, reason in zip(shared, reasons, strict=True):
        if key in common or _is_everybodys(key):
            unsure *= 1 - _COMMON_WEIGHT
            doubts.append(Reason("many", reason.value))
        else:
            unsure *= 1 - _WEIGHTS[reason.kind]
            strong += 1
    return _verdict(name, born, unsure, strong, reasons, doubts, _same_company(one, other))


def _verdict(
    name: Likeness,
    born: str,
    unsure: float,
    strong: int,
    reasons: list[Reason],
    doubts: list[Reason],
    colleagues: bool,
) -> Match[None] | None:
    if name.unknown:
        # Nobody is named: one contact is a hint, two personal ones are somebody.
        score = (1 - unsure) * (0.9 if strong < 2 else 1.0)
        if strong < 2 and not any(reason.kind == "file" for reason in reasons):
            score = min(score, CERTAIN - 0.1)
        return _match(score, reasons, doubts)
    if not name.fits:
        if not reasons:
            return None
        if name.renamed and strong and (born == "same" or (strong > 1 and name.middle == "same")):
            return _match(0.85, [*reasons, Reason("renamed")], doubts)
        if any(reason.kind == "file" for reason in reasons):
            return _match(0.7, reasons, [*doubts, Reason("other_name")])
        return _match(0.35, reasons, [*doubts, Reason("other_name")])
    has_contact = bool(reasons)
    reasons = [*reasons, Reason("name")]
    if not name.full:
        doubts = [*doubts, Reason("part_of_name")]
    unsure *= name.unsure
    if born == "same":
        reasons.append(Reason("birth"))
        unsure *= 0.15 if name.full else 0.5
    elif born == "year":
        unsure *= 0.7
    if colleagues:
        reasons.append(Reason("company"))
        unsure *= 0.6
    score = 1 - unsure
    if born == "other":
        doubts = [*doubts, Reason("other_birth")]
        # Father and son share name and phone; one person with two contacts has a slip in a date.
        score = min(score, 0.8 if strong > 1 and name.full else 0.5)
        if not strong:
            return None
    if not has_contact and born != "same":
        # Namesakes are many, also at one employer.
        score = min(score, CERTAIN - 0.05)
    return _match(score, reasons, doubts)


def _match(score: float, reasons: Sequence[Reason], doubts: Sequence[Reason]) -> Match[None] | None:
    score = round(min(score, 0.99), 2)
    if score < WORTH_A_LOOK:
        return None
    return Match(None, score, tuple(reasons), tuple(doubts))


def _births(one: str, other: str) -> str:
    """same, year, near (a slip in a date), unknown or other."""
    if not one or not other:
        return "unknown"
    if len(one) == len(other) == 8:
        if one == other:
            return "same"
        slips = sum(a != b for a, b in zip(one, other, strict=True))
        turned = one[:4] == other[:4] and one[4:6] == other[6:] and one[6:] == other[4:6]
        return "near" if slips == 1 or turned else "other"
    apart = abs(int(one[:4]) - int(other[:4]))
    return "year" if apart == 0 else "near" if apart == 1 else "other"


def _same_company(one: Traits, other: Traits) -> bool:
    return bool(one.company) and one.company == other.company


def _is_everybodys(key: str) -> bool:
    return key.startswith("email:") and is_everybodys(key[6:])
