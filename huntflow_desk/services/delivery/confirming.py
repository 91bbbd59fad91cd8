"""After an edit has arrived: the server's own word is taken, then the edit is laid over no more."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.core.errors import NotFound
from huntflow_desk.services.delivery.plan import Subject
from huntflow_desk.services.keeper import Keeper
from huntflow_desk.services.library import Library

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store


class Confirming:
    """Reads again what edits have changed."""

    def __init__(self, store: Store, library: Library, keeper: Keeper) -> None:
        self._store = store
        self._library = library
        self._keeper = keeper

    async def confirm(self, subject: Subject) -> None:
        """Take what the server says of a subject whose edits have arrived. Raises DeskError: the
        edits stay laid over, and it is tried later."""
        outbox = self._store.outbox
        done = [
            edit
            for edit in outbox.live()
            if edit.state is State.DONE and not edit.settled and edit.subject == subject
        ]
        if not done:
            return
        account_id, what, number = subject
        if what == "applicant":
            await self._person(account_id, number, done)
        elif what == "vacancy":
            with suppress(NotFound):
                vacancy_id = outbox.vacancy_of(number)
                await self._library.refresh_vacancy(account_id, vacancy_id, force=True)
        else:
            await self._library.refresh_tags(account_id)
        await outbox.settle([edit.edit_id for edit in done])
        await self._keeper.show(done)

    async def _person(self, account_id: int, applicant_id: int, done: list[Edit]) -> None:
        kinds = {edit.kind for edit in done}
        person_id = self._store.outbox.person_of(applicant_id)
        if Kind.DELETE in kinds:
            await self._store.records.drop_applicants(account_id, [person_id])
        elif Kind.CREATE in kinds:
            with suppress(NotFound):
                await self._library.refresh_card(account_id, person_id, force=True)
        else:
            await self._library.refresh_changed(
                account_id, person_id, questionary=Kind.QUESTIONARY in kinds
            )
