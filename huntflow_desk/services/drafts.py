"""What is being typed and not saved yet: kept every second, there again after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huntflow_desk.core.models import Json, Saved

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store


class Drafts:
    """Drafts by name, such as `applicant_1_42` or `comment_1_42`."""

    def __init__(self, store: Store) -> None:
        self._outbox = store.outbox

    def find(self, name: str) -> Saved[Json] | None:
        """A draft with the time it was kept, or None."""
        return self._outbox.draft(name)

    def names(self) -> tuple[str, ...]:
        """All drafts there are."""
        return self._outbox.drafts()

    async def keep(self, name: str, data: Json) -> None:
        """Keep a draft durably. Raises DiskTrouble."""
        await self._outbox.keep_draft(name, data)

    async def drop(self, name: str) -> None:
        """It was saved or given up. Raises DiskTrouble."""
        await self._outbox.drop_draft(name)
