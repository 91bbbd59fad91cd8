"""Who of the people kept here may be the same person: for drafts on their way in, and for a card.

Nothing is asked of the server. Looking takes some milliseconds a person and is done in the thread
for long reads. That two records are two people is decided by a person once and remembered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from huntflow_desk.core.duplicates import MOST_MATCHES, Index, Match, Reason, Traits, asked_keys
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.intake import Likely
from huntflow_desk.store.different import file_ref, person_ref

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store
    from huntflow_desk.store.likeness import Shown

Ref = TypeVar("Ref", int, str)

_CHUNK = 250
_MARGIN = 3


class Duplicates:
    """Finds people who are perhaps one; remembers (in outbox.db) who is not."""

    def __init__(self, store: Store, bus: Bus) -> None:
        self._store = store
        self._bus = bus

    async def matches_of(self, account_id: int, applicant_id: int) -> tuple[Likely, ...]:
        """Kept people who may be this one, best first; those Huntflow names as doubles, too.

        Empty when the person is not kept. Pairs that somebody decided to be different are left
        out. Raises DiskTrouble.
        """
        likeness = self._store.likeness

        def look() -> tuple[Likely, ...]:
            mine = likeness.traits(account_id, [applicant_id]).get(applicant_id)
            if mine is None:
                return ()
            found = self._near(account_id, {applicant_id: mine})[applicant_id]
            saved = self._store.records.applicant(account_id, applicant_id)
            doubles = set(saved.value.double_ids) - {applicant_id} if saved is not None else set()
            found = _with_doubles(found, sorted(doubles))
            left = self._not_different(account_id, {person_ref(applicant_id): found})
            # However many Huntflow names: none of them is cut off.
            most = max(MOST_MATCHES, len(doubles))
            return self._named(account_id, left[person_ref(applicant_id)][:most])

        return await likeness.file.in_reader(look)

    async def different_from(self, account_id: int, applicant_id: int) -> tuple[Likely, ...]:
        """Kept people somebody decided to be others than this one, with what they have in common
        all the same. Raises DiskTrouble.
        """
        likeness = self._store.likeness

        def look() -> tuple[Likely, ...]:
            mine = person_ref(applicant_id)
            refs = sorted(other for _, other in self.decided(account_id, [mine]))
            numbers = [ref.partition(":")[2] for ref in refs if ref.startswith("applicant:")]
            ids = [int(number) for number in numbers]
            near = likeness.traits(account_id, [applicant_id])
            found = self._near(account_id, near).get(applicant_id, [])
            known = {one.ref: one for one in found}
            matches = [known.get(one) or Match(one, 0.0, ()) for one in ids]
            return self._named(account_id, matches)

        return await likeness.file.in_reader(look)

    async def check(
        self, account_id: int, drafts: Mapping[str, Traits]
    ) -> dict[str, tuple[Likely, ...]]:
        """Kept people each draft may be, best first. The keys of `drafts` are refs: `file_ref`.

        Raises DiskTrouble.
        """
        found: dict[str, tuple[Likely, ...]] = {}
        refs = list(drafts)
        for start in range(0, len(refs), _CHUNK):
            # In slices, so that other readers get their turn.
            chunk = {ref: drafts[ref] for ref in refs[start : start + _CHUNK]}

            def look(chunk: dict[str, Traits] = chunk) -> dict[str, tuple[Likely, ...]]:
                left = self._not_different(account_id, self._near(account_id, chunk))
                ids = {match.ref for matches in left.values() for match in matches}
                shown = self._store.likeness.shown(account_id, ids)
                return {
                    ref: tuple(_likely(one, shown.get(one.ref)) for one in matches[:MOST_MATCHES])
                    for ref, matches in left.items()
                }

            found.update(await self._store.likeness.file.in_reader(look))
        return found

    async def decide_different(
        self, account_id: int, one: str, other: str, different: bool = True
    ) -> None:
        """Remember that two refs (`person_ref`, `file_ref`) are two people, or take it back.

        Raises DiskTrouble.
        """
        await self._store.different.note(account_id, one, other, different)
        ids = [int(ref.partition(":")[2]) for ref in (one, other) if ref.startswith("applicant:")]
        self._bus.publish(Change("duplicates", account_id, frozenset(ids)))

    def decided(self, account_id: int, refs: Collection[str]) -> frozenset[tuple[str, str]]:
        """Pairs (ref asked for, the other one) that are two people."""
        return self._store.different.of(account_id, refs)

    def _near(self, account_id: int, wanted: Mapping[Ref, Traits]) -> dict[Ref, list[Match[int]]]:
        """Matches among kept people; a number as ref is one of them."""
        likeness = self._store.likeness
        keys = [key for one in wanted.values() for key in asked_keys(one)]
        holders = likeness.holders(account_id, keys)
        index: Index[int] = Index()
        for applicant_id, traits in likeness.traits(account_id, holders).items():
            index.add(applicant_id, traits)
        most = MOST_MATCHES * _MARGIN
        return {
            ref: list(index.find(one, ref if isinstance(ref, int) else None, most=most))
            for ref, one in wanted.items()
        }

    def _not_different(
        self, account_id: int, found: Mapping[str, list[Match[int]]]
    ) -> dict[str, list[Match[int]]]:
        decided = self.decided(account_id, list(found))
        return {
            ref: [one for one in matches if (ref, person_ref(one.ref)) not in decided]
            for ref, matches in found.items()
        }

    def _named(self, account_id: int, matches: Sequence[Match[int]]) -> tuple[Likely, ...]:
        shown = self._store.likeness.shown(account_id, [one.ref for one in matches])
        return tuple(_likely(one, shown.get(one.ref)) for one in matches)


def _with_doubles(found: list[Match[int]], doubles: Sequence[int]) -> list[Match[int]]:
    """What Huntflow itself says leads."""
    known = {one.ref: one for one in found}
    said = []
    for applicant_id in dict.fromkeys(doubles):
        one = known.pop(applicant_id, None) or Match(applicant_id, 0.0, ())
        said.append(replace(one, score=0.99, reasons=(*one.reasons, Reason("huntflow"))))
    return [*said, *known.values()]


def _likely(match: Match[int], shown: Shown | None) -> Likely:
    parts = shown[1:4] if shown is not None else ()
    english = (shown.first_name, shown.last_name) if shown is not None else ()
    return Likely(
        match.score,
        match.reasons,
        match.doubts,
        applicant_id=match.ref,
        name=" ".join(part for part in parts if part),
        certain=match.certain,
        english_name=" ".join(part for part in english if part),
    )


__all__ = ["Duplicates", "file_ref", "person_ref"]
