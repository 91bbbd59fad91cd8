"""Keeping edits and showing them: the one way from a person's wish to the outbox and the lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from huntflow_desk.core.checks import check, missing_in_vacancy
from huntflow_desk.core.edits import Edit, Kind, NewEdit
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.services.library import Library
from huntflow_desk.services.session import Clock

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store
    from huntflow_desk.store.outbox import Beside


class Keeper:
    """Keeps edits durably, lays them over the lists, tells everyone.

    Change("outbox") says that edits came or moved on; Change("applicant"), ("worklog") or
    ("vacancy") say whose lists and cards are others now.
    """

    def __init__(self, *, store: Store, library: Library, bus: Bus, clock: Clock) -> None:
        self._store = store
        self._outbox = store.outbox
        self._library = library
        self._bus = bus
        self._clock = clock

    async def begin(self) -> None:
        """After a start: lay what waits over the lists again, since a stop may have come between
        keeping an edit and showing it. Raises DiskTrouble."""
        live = self._outbox.live()
        await self._store.records.lay_over()
        self._show_names({edit.account_id for edit in live if edit.kind is Kind.TAG})
        if live:
            self.tell(live)

    async def keep(
        self, edits: Sequence[NewEdit], beside: Beside | None = None
    ) -> tuple[Edit, ...]:
        """Check, keep and show edits, all or none; `beside`: see `Outbox.add`. Raises Rejected
        (codes of `core.checks` by field), DiskTrouble."""
        self.check(edits)
        kept = await self._outbox.add(edits, beside)
        await self.show(kept)
        return kept

    def check(self, edits: Iterable[NewEdit]) -> None:
        """Refuse what the server would refuse. Raises Rejected (codes of `core.checks`)."""
        complaints = self.complaints(edits)
        if complaints:
            raise Rejected(fields=complaints)

    def complaints(self, edits: Iterable[NewEdit]) -> dict[str, str]:
        """What the server would refuse: codes of `core.checks` by field."""
        today = self._clock().astimezone().date()
        return {field: code for new in edits for field, code in check(new, today).items()}

    def check_vacancy(self, new: NewEdit) -> None:
        """As `check`, of a vacancy a person makes: also what the organisation's settings ask of
        it. Raises Rejected."""
        names = self._library.names(new.account_id)
        complaints = missing_in_vacancy(
            new.payload.get("fields") or {},
            new.payload.get("additional") or {},
            names.vacancy_fields,
            has_divisions=bool(names.divisions),
        )
        complaints |= self.complaints([new])
        if complaints:
            raise Rejected(fields=complaints)

    async def show(self, edits: Sequence[Edit]) -> None:
        """Lay what changed over the lists, then tell everyone."""
        for account_id in {edit.account_id for edit in edits}:
            mine = [edit for edit in edits if edit.account_id == account_id]
            people = frozenset(one.applicant_id for one in mine if one.applicant_id is not None)
            vacancies = frozenset(
                one.vacancy_id
                for one in mine
                if one.vacancy_id is not None and one.applicant_id is None
            )
            await self._store.records.project_again(account_id, people, vacancies)
            if any(edit.kind is Kind.TAG for edit in mine):
                self._show_names({account_id})
            if people:
                self._bus.publish(Change("applicant", account_id, people))
                self._bus.publish(Change("worklog", account_id, people))
            if vacancies:
                self._bus.publish(Change("vacancy", account_id, vacancies))
        self.tell(edits)

    def _show_names(self, account_ids: Iterable[int]) -> None:
        for account_id in account_ids:
            self._library.forget_names(account_id)
            self._bus.publish(Change("dictionary", account_id))

    def tell(self, edits: Sequence[Edit]) -> None:
        """Others may look at the outbox again."""
        self._bus.publish(Change("outbox", None, frozenset(edit.edit_id for edit in edits)))
