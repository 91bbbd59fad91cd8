"""Whose turn it is in a triage, what was decided, who was passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Decision:
    """Somebody goes to a stage. `edits`: ids in the outbox, none until they are kept."""

    applicant_id: int
    stage_id: int
    reason_id: int | None = None
    edits: tuple[int, ...] = ()


class Queue:
    """People in the order of their list. `current` None: everybody has had their turn."""

    def __init__(self, ids: Sequence[int], current: int | None = None) -> None:
        """Begins with `current` where it is in the queue, else with the first one."""
        self.ids = tuple(dict.fromkeys(ids))
        self._places = {one: place for place, one in enumerate(self.ids)}
        self._decided: dict[int, Decision] = {}
        self._passed: set[int] = set()
        self._at = self._places.get(current, 0) if current is not None else 0
        self.current: int | None = self.ids[self._at] if self.ids else None

    @property
    def place(self) -> int:
        """Number of the current person, from 1."""
        return self._at + 1

    @property
    def done(self) -> int:
        """How many were decided or passed over."""
        return len(self._decided) + len(self._passed)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided, latest last."""
        return tuple(self._decided.values())

    @property
    def passed(self) -> tuple[int, ...]:
        """Who was passed over, in the order of the queue."""
        return tuple(one for one in self.ids if one in self._passed)

    def __contains__(self, applicant_id: object) -> bool:
        return applicant_id in self._places

    def decision(self, applicant_id: int | None) -> Decision | None:
        """What was decided about somebody."""
        return self._decided.get(applicant_id) if applicant_id is not None else None

    def decide(self, decision: Decision) -> Decision | None:
        """Note it, and go on when it is about the current person. The decision it replaces."""
        person = decision.applicant_id
        before = self._decided.pop(person, None)
        self._decided[person] = decision
        self._passed.discard(person)
        if person == self.current:
            self._go_on()
        return before

    def pass_over(self) -> None:
        """Go on without a decision."""
        if self.current is not None:
            if self.current not in self._decided:
                self._passed.add(self.current)
            self._go_on()

    def take_back(self, applicant_id: int) -> Decision | None:
        """Forget what was decided about somebody, and go there."""
        decision = self._decided.pop(applicant_id, None)
        if decision is not None:
            self.go(applicant_id)
        return decision

    def forget(self, decision: Decision) -> None:
        """It came to nothing, as when it was taken back elsewhere."""
        if self._decided.get(decision.applicant_id) is decision:
            self.take_back(decision.applicant_id)

    def look_at_passed(self) -> None:
        """Those who were passed over have another turn."""
        self._passed.clear()
        self._at = len(self.ids) - 1
        self._go_on()

    def go(self, applicant_id: int) -> None:
        """Go to somebody of the queue."""
        self._at = self._places[applicant_id]
        self.current = applicant_id
        self._passed.discard(applicant_id)

    def step(self, by: int) -> None:
        """The next person in the list or the one before, decided or not; stops at the ends."""
        if not self.ids:
            return
        at = self._at + by if self.current is not None else len(self.ids) - 1
        self.go(self.ids[min(max(0, at), len(self.ids) - 1)])

    def ahead(self, count: int) -> tuple[int, ...]:
        """Who comes next."""
        return tuple(self._open()[:count])

    def _open(self) -> list[int]:
        """Whose turn is still to come, from the place after the current one, round the end."""
        after = [*self.ids[self._at + 1 :], *self.ids[: self._at + 1]]
        return [
            one
            for one in after
            if one not in self._decided and one not in self._passed and one != self.current
        ]

    def _go_on(self) -> None:
        left = self._open()
        if left:
            self.go(left[0])
        else:
            self.current = None
