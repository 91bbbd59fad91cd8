"""One question to Huntflow before somebody is created: is there anybody with this contact?

What is kept here may be old or a part. Its search knows more, but it is a help and no condition:
without an answer the person is created as if nobody had been found.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from huntflow_desk.core.duplicates import Reason
from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.intake import Decision, Likely, Row
from huntflow_desk.core.priority import Priority
from huntflow_desk.services.intake.recognising import filled
from huntflow_desk.store.spoolreads import LOOKED

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant
    from huntflow_desk.services.intake.service import Intake
    from huntflow_desk.services.session import Session
    from huntflow_desk.store.database import Store
    from huntflow_desk.store.spoolsending import SpoolSending

_MOST_FOUND = 30
_PATIENCE_S = 15.0
"""A pause or a cancelling waits for the answer."""


class Asking:
    """Asks once for each row nobody has decided about; that it was asked is in its journal."""

    def __init__(
        self, *, store: Store, rows: SpoolSending, intake: Intake, session: Session, bus: Bus
    ) -> None:
        self._store = store
        self._rows = rows
        self._intake = intake
        self._session = session
        self._bus = bus

    async def holds(self, account_id: int, row: Row) -> bool:
        """Whether the row waits for a decision now: Huntflow has its person, who was not known
        here. Somebody else with its contact is only noted as a match. Raises DiskTrouble."""
        row = filled(row)
        text = row.value("email") or row.value("phone")
        if row.decision is not Decision.NONE or not text or not self._session.state.usable:
            return False
        spool = self._store.spool
        if await spool.file.in_reader(lambda: spool.has_step(row.row_id, LOOKED)):
            return False
        try:
            async with asyncio.timeout(_PATIENCE_S):
                api = await self._session.api()
                page = await api.applicants.search(
                    account_id, text, count=_MOST_FOUND, priority=Priority.OUTBOX
                )
        except (DeskError, TimeoutError):
            return False
        ids = await self._keep(account_id, page.items)
        matches = await self._intake.compared(account_id, row) if ids else row.matches
        return await self._rows.looked(row.row_id, _marked(matches, row, ids))

    async def _keep(self, account_id: int, found: Sequence[Applicant]) -> frozenset[int]:
        """Keep what came as rows of search; it never replaces cards. Who it was."""
        ids = frozenset(one.applicant_id for one in found)
        if ids:
            await self._store.records.take_applicants(account_id, found, lifetime_s=0)
            self._bus.publish(Change("applicant", account_id, ids))
        return ids


def _marked(matches: Sequence[Likely], row: Row, ids: Collection[int]) -> tuple[Likely, ...]:
    """The matches, those of them who are news from Huntflow marked as such."""
    known = {one.applicant_id for one in row.matches}
    return tuple(
        replace(one, reasons=(*one.reasons, Reason("search")))
        if one.applicant_id in ids and one.applicant_id not in known
        else one
        for one in matches
    )
