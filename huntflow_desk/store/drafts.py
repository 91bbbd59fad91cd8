"""What is being typed and not saved yet, in outbox.db: it survives a crash."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from huntflow_desk.core.models import Json, Saved
from huntflow_desk.store.file import DatabaseFile
from huntflow_desk.store.text import json_text, moment_text

_OF_PEOPLE = ("applicant", "comment", "move")
"""What drafts about somebody begin with; those of reminders go with these."""


class Drafts:
    """Drafts by name, such as `applicant_1_42` or `comment_1_42`. Writes raise DiskTrouble."""

    def __init__(self, file: DatabaseFile, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def find(self, name: str) -> Saved[Json] | None:
        """A draft with the time it was kept, or None."""
        row = self._file.row("SELECT data, saved_at FROM drafts WHERE name = ?", (name,))
        if row is None:
            return None
        return Saved(json.loads(row[0]), datetime.fromisoformat(row[1]))

    def names(self) -> tuple[str, ...]:
        """All drafts there are."""
        return tuple(row[0] for row in self._file.rows("SELECT name FROM drafts ORDER BY name"))

    async def keep(self, name: str, data: Json) -> None:
        """Keep a draft durably."""
        values = (name, json_text(data), moment_text(self._clock()))
        await self._file.writer.run(
            lambda connection: connection.execute(
                "INSERT OR REPLACE INTO drafts (name, data, saved_at) VALUES (?, ?, ?)", values
            )
        )

    async def drop(self, name: str) -> None:
        """It was saved or given up."""
        await self._file.writer.run(
            lambda connection: connection.execute("DELETE FROM drafts WHERE name = ?", (name,))
        )

    async def forget(self, account_id: int, applicant_id: int) -> None:
        """Those about somebody who is not to be kept here."""
        names = [(f"{kind}_{account_id}_{applicant_id}",) for kind in _OF_PEOPLE]
        await self._file.writer.run(
            lambda connection: connection.executemany("DELETE FROM drafts WHERE name = ?", names)
        )
