"""The invented people of an organisation, generated one by one from (seed, number)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from .clock import DAY_S, WORKDAY_S, WorkTime
from .dice import Dice, running, scramble
from .lexicon import (
    CITY_WEIGHTS,
    ENGLISH_FEMALE,
    ENGLISH_MALE,
    ENGLISH_SURNAMES,
    FEMALE_NAMES,
    MALE_NAMES,
    PATRONYMICS,
    SURNAMES,
    feminine,
    latin,
)
from .openings import BUCKETS, Opening, Openings
from .reference import Reference
from .roles import LEVELS, ROLES

MERGED_EVERY = 197  # one number in so many is a card merged into the next one
_MERGED_AT = 96
_SPAN_S = 380 * WORKDAY_S
_CITY_SUMS = running(CITY_WEIGHTS)
_LEVEL_SUMS = running((12, 22, 22, 14, 22, 8))
_CODES = ("903", "905", "909", "915", "916", "921", "925", "926", "962", "985")
_PHONE_FACTOR, _PHONE_SIZE = 7_368_787, 10_000_000
_PHONE_INVERSE = pow(_PHONE_FACTOR, -1, _PHONE_SIZE)
_EMAIL = re.compile(r"(\d+)@example\.com$")
# Positions in the list of stages, by state of the vacancy: weights of being there now.
_STAGE_WEIGHTS = {
    "OPEN": (26, 15, 11, 0, 9, 7, 5, 3, 0, 2, 1, 21),
    "HOLD": (14, 10, 10, 0, 9, 7, 5, 2, 0, 1, 1, 41),
    "CLOSED": (4, 3, 3, 1, 2, 2, 2, 1, 0, 1, 6, 75),
}
HIRED, TRASH = 10, 11


class Person(NamedTuple):
    """Who somebody is."""

    number: int
    applicant_id: int
    english: bool
    female: bool
    first: str
    middle: str | None
    last: str
    role: int
    level: int
    city: int
    birth_year: int
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A person on a vacancy: where, and since when."""

    link_id: int
    opening: Opening
    stage: int  # position in the list of stages
    path: tuple[int, ...]  # stages passed, the present one last
    added: int
    changed: int
    updated: int
    reason_id: int | None


class People:
    """All invented people of one organisation."""

    def __init__(
        self, seed: int, ref: Reference, openings: Openings, count: int, time: WorkTime
    ) -> None:
        self._base = scramble(seed * 1000 + ref.terms.account_id)
        self._ref = ref
        self._account = ref.terms.account_id
        self._openings = openings
        self._time = time
        self.first_id = self._account * 200_000 + 1
        slots = count + count // (MERGED_EVERY - 1) + 2
        numbers = [n for n in range(slots) if n % MERGED_EVERY != _MERGED_AT]
        self.numbers = numbers[:count]
        self.slots = self.numbers[-1] + 1 if self.numbers else 0
        self._latin = {
            name: latin(name)
            for table in (MALE_NAMES, FEMALE_NAMES, SURNAMES, map(feminine, SURNAMES))
            for name in table
        }
        self._paths: dict[tuple[int | None, int], tuple[int, ...]] = {}
        self._buckets = self._open_at_buckets()
        self._sums = {
            (state, group): self._stage_sums(state, group)
            for state in _STAGE_WEIGHTS
            for group in (None, *ref.groups)
        }

    def exists(self, number: int) -> bool:
        """Whether a number is a living card (not outside, not merged)."""
        return 0 <= number < self.slots and number % MERGED_EVERY != _MERGED_AT

    def merged_into(self, number: int) -> int | None:
        """The number of the surviving card when this one was merged."""
        if 0 <= number < self.slots - 1 and number % MERGED_EVERY == _MERGED_AT:
            return number + 1
        return None

    def merged_from(self, number: int) -> int | None:
        """The number of the card that was merged into this one."""
        if number > 0 and self.merged_into(number - 1) == number:
            return number - 1
        return None

    def created(self, number: int) -> int:
        """When the card was made: newer for higher numbers, denser towards today."""
        jitter = number * 2_654_435_761 % 1000 / 1112  # keeps the order
        share = max(0.0, (self.slots - 1 - number + jitter) / max(1, self.slots))
        return self._time.back(_SPAN_S * (0.35 * share + 0.65 * share * share))

    def original(self, number: int) -> int:
        """The number of the person this card duplicates, or the number itself."""
        if number > 5 and self.dice(number, 2).below(50) == 0:
            other = number - 1 - self.dice(number, 3).below(4)
            if self.exists(other) and self.dice(other, 2).below(50) != 0:
                return other
        return number

    def doubles(self, number: int) -> list[int]:
        """Numbers of the other cards of the same person."""
        source = self.original(number)
        family = [n for n in range(source, source + 5) if self.exists(n)]
        return [n for n in family if n != number and self.original(n) == source]

    def person(self, number: int) -> Person:
        """Identity and contacts."""
        source = self.original(number)
        dice = self.dice(source, 4)
        role = self._role(source, dice)
        english = self._ref.terms.english or dice.below(12) == 0
        female = dice.below(100) < 52
        middle: str | None = None
        if english:
            first = dice.pick(ENGLISH_FEMALE if female else ENGLISH_MALE)
            last = dice.pick(ENGLISH_SURNAMES)
        else:
            first = dice.pick(FEMALE_NAMES if female else MALE_NAMES)
            last = dice.pick(SURNAMES)
            if female:
                last = feminine(last)
            if dice.chance(55):
                middle = dice.pick(PATRONYMICS)[1 if female else 0]
        applicant_id = self.first_id + source
        email: str | None = None
        if dice.chance(82):
            name = last if english else self._latin[last]
            letter = (first if english else self._latin[first])[0]
            email = f"{letter}.{name}{applicant_id}@example.com".lower()
        phone: str | None = None
        if dice.chance(88):
            digits = f"{applicant_id * _PHONE_FACTOR % _PHONE_SIZE:07d}"
            code = dice.pick(_CODES)
            style = dice.below(3)
            if style == 0:
                phone = f"+7{code}{digits}"
            elif style == 1:
                phone = f"+7 {code} {digits[:3]}-{digits[3:5]}-{digits[5:]}"
            else:
                phone = f"8 ({code}) {digits[:3]} {digits[3:]}"
        return Person(
            number=number,
            applicant_id=self.first_id + number,
            english=english,
            female=female,
            first=first,
            middle=middle,
            last=last,
            role=role,
            level=dice.weighted(_LEVEL_SUMS) % len(LEVELS),
            city=dice.weighted(_CITY_SUMS),
            birth_year=dice.between(1968, 2003),
            email=email,
            phone=phone,
        )

    def by_contact(self, email: str | None, phone_digits: str | None) -> list[int]:
        """Numbers of invented cards that may have this e-mail or phone (check before use)."""
        found: set[int] = set()
        match = _EMAIL.search(email or "")
        if match:
            found.add(int(match.group(1)) - self.first_id)
        if phone_digits and len(phone_digits) >= 7:
            found.add(int(phone_digits[-7:]) * _PHONE_INVERSE % _PHONE_SIZE - self.first_id)
        near = {n + step for n in found for step in range(5)}
        return sorted(n for n in near if self.exists(n))

    def links(self, number: int) -> list[LinkRow]:
        """The vacancies a person is on."""
        dice = self.dice(number, 5)
        first = self._first_opening(number, dice)
        if first is None:
            return []
        born = self.created(number)
        rows = [self._link(number, 0, first, dice, born)]
        extra = dice.below(100)
        for nth in range(1, 1 + (1 if extra < 18 else 0) + (1 if extra < 4 else 0)):
            other = dice.pick(self._openings.rows)
            same = any(row.opening is other for row in rows)
            usable = other.weight and (other.ended is None or born < other.ended - 2 * DAY_S)
            if not same and usable and rows[0].stage != HIRED:
                rows.append(self._link(number, nth, other, dice, born))
        return rows

    def tag_ids(self, number: int) -> list[int]:
        """Ids of the tags on the card."""
        dice = self.dice(number, 6)
        if not self._ref.tags or dice.chance(62):
            return []
        return sorted(
            int(tag["id"]) for tag in dice.sample(self._ref.tags, dice.pick((1, 1, 2, 3)))
        )

    def resume_kind(self, number: int) -> int:
        """0 no resume, 1 a resume with text, 2 a file without text, 3 two resumes."""
        return (0, 1, 2, 3)[self.dice(number, 7).weighted((46, 74, 96, 100))]

    def has_photo(self, number: int) -> bool:
        """Whether the card has a photo."""
        return self.dice(number, 8).chance(58)

    def source_id(self, number: int) -> int:
        """Source of the resume; now and then one that was deleted since (API.md 9.6)."""
        dice = self.dice(number, 9)
        if dice.below(60) == 0:
            return self._ref.base + 399
        return int(
            self._ref.sources[dice.weighted((40, 52, 66, 78, 84, 92, 97, 99, 100, 101, 102))]["id"]
        )

    def stage_ids(self) -> list[int]:
        """Ids of the stages by their position."""
        return [int(stage["id"]) for stage in self._ref.stages]

    def dice(self, number: int, salt: int) -> Dice:
        """A stream of throws for this person and one purpose."""
        return Dice(self._base ^ (number << 8) ^ salt)

    def _role(self, number: int, dice: Dice) -> int:
        throw = dice.below(len(ROLES))
        first = self._first_opening(number, self.dice(number, 5))
        return throw if first is None else first.role

    def _first_opening(self, number: int, dice: Dice) -> Opening | None:
        if not self._openings.rows or dice.below(100) < 9:
            return None
        rows, sums = self._buckets[number * BUCKETS // self.slots]
        if not sums:
            return None
        found = rows[bisect_right(sums, dice.below(sums[-1]))]
        late = found.ended is not None and self.created(number) >= found.ended - 2 * DAY_S
        return None if late else found

    def _link(self, number: int, nth: int, opening: Opening, dice: Dice, born: int) -> LinkRow:
        stage = dice.weighted(self._sums[opening.state, opening.group_id])
        limit = opening.ended or int(self._time.anchor)
        born = max(born, opening.opened)
        chance = dice.below(1 << 48)  # one throw cut into pieces: this is the hot path
        added = born + chance % min(3 * 3600, max(1, limit - born))
        if stage == TRASH:
            reached = dice.weighted((40, 58, 76, 76, 88, 96, 100))
            path = (*self._steps(opening, reached), TRASH)
        else:
            path = self._steps(opening, stage)
        changed = added
        if len(path) > 1:
            changed += (len(path) - 1) * (DAY_S + (chance >> 8) % (2 * DAY_S))
        updated = changed
        if (chance >> 40) % 100 < 40:
            updated += (chance >> 16) % DAY_S
        changed, updated = min(changed, limit), min(updated, limit)
        reason: int | None = None
        if stage == TRASH and dice.chance(85):
            reason = dice.pick(self._ref.reason_ids)
        return LinkRow(
            link_id=(self.first_id + number) * 4 + nth,
            opening=opening,
            stage=stage,
            path=path,
            added=added,
            changed=changed,
            updated=updated,
            reason_id=reason,
        )

    def _steps(self, opening: Opening, stage: int) -> tuple[int, ...]:
        known = self._paths.get((opening.group_id, stage))
        if known is not None:
            return known
        order = self._ref.groups.get(opening.group_id or 0, range(len(self._ref.stages)))
        steps = [n for n in order if n <= stage and self._ref.stages[n]["removed"] is None]
        if not steps or steps[-1] != stage:
            steps.append(stage)
        self._paths[opening.group_id, stage] = tuple(steps)
        return tuple(steps)

    def _stage_sums(self, state: str, group: int | None) -> list[int]:
        order = self._ref.groups.get(group or 0, list(range(len(self._ref.stages))))
        weights = _STAGE_WEIGHTS[state]
        removed = {3: 1} if state == "CLOSED" and group is None else {}
        return list(
            accumulate(
                weights[n] if n in order and (n != 3 or n in removed) else 0
                for n in range(len(weights))
            )
        )

    def _open_at_buckets(self) -> list[tuple[list[Opening], list[int]]]:
        pool = [row for row in self._openings.rows if row.weight]
        late = [row for row in pool if row.state == "OPEN"]
        buckets = []
        for nth in range(BUCKETS):
            moment = self.created(min(self.slots - 1, (nth + 1) * self.slots // BUCKETS))
            rows = [
                row
                for row in pool
                if row.opened <= moment and (row.ended is None or moment < row.ended)
            ] or late
            buckets.append((rows, list(accumulate(row.weight for row in rows))))
        return buckets
