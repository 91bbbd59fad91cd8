"""What Huntflow itself reads in a file: uploaded with parsing, laid beside what was read here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.errors import Rejected, TooLarge, UnreadableFile
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.intake import FIELDS, Chosen, Row, State, from_file, settled

if TYPE_CHECKING:
    from huntflow_desk.api.huntflow import HuntflowApi
    from huntflow_desk.store.spool import Spool
    from huntflow_desk.store.spoolsending import SpoolSending

ALWAYS, BUTTON, NEVER = "always", "button", "never"
_AT_ONCE = 4
_READ = (State.READY, State.CHECK, State.DUPLICATE, State.SENDING, State.FAILED)


class Recognising:
    """Uploads for parsing. Nothing that was chosen is written over: only gaps are filled."""

    def __init__(
        self,
        *,
        spool: Spool,
        rows: SpoolSending,
        open_api: Callable[[], Awaitable[HuntflowApi]],
        bus: Bus,
        parsing: Callable[[], str],
    ) -> None:
        """`parsing`: always, button or never, as the settings say now."""
        self._spool = spool
        self._rows = rows
        self._open_api = open_api
        self._bus = bus
        self._parsing = parsing
        self.uploads: dict[int, tuple[int, int]] = {}
        """Bytes sent and in all, by row, while files go up."""

    @property
    def always(self) -> bool:
        """Whether Huntflow reads every file, at the latest before its person is created."""
        return self._parsing() == ALWAYS

    async def some(self) -> bool:
        """Where every file is to be read: the next few of those to review. Whether there were
        any. Raises DeskError."""
        ids = self._rows.unrecognised(_AT_ONCE) if self.always else []
        return bool(await self.recognise(ids))

    async def recognise(
        self, row_ids: Sequence[int], progress: Callable[[int, int], None] = lambda d, t: None
    ) -> int:
        """Let Huntflow read the files of these rows; those it has read are left out. How many.

        Raises DeskError; what was read until then is kept.
        """
        rows = [row for one in row_ids if (row := self._spool.row(one)) is not None]
        rows = [row for row in rows if self._is_open(row)]
        for number, row in enumerate(rows):
            progress(number, len(rows))
            await self._one(row)
        progress(len(rows), len(rows))
        return len(rows)

    def _is_open(self, row: Row) -> bool:
        return (
            bool(row.sha)
            and row.state in _READ
            and not row.edit_ids
            and "recognised" not in row.result
        )

    async def _one(self, row: Row) -> None:
        account_id = self._spool.account_of(row.row_id)
        api = await self._open_api()

        def sent(done: int, total: int) -> None:
            self.uploads[row.row_id] = (done, total)

        place = self._spool.files.place(row.sha)
        try:
            answer = await api.files.upload(account_id, row.name, place, parse=True, progress=sent)
            theirs = recognised(answer.fields)
        except (Rejected, TooLarge, UnreadableFile):
            theirs = {}  # a file it does not take is not offered again
        finally:
            self.uploads.pop(row.row_id, None)
        await self._rows.note(row.row_id, None, None, recognised=theirs, step="recognised")
        if theirs:
            fill = lambda now: settled(filled(now))  # noqa: E731
            await self._spool.change({row.row_id: fill}, "filled")
        self._bus.publish(Change("intake", account_id, frozenset({row.row_id})))


def filled(row: Row) -> Row:
    """The row with what Huntflow read where nothing is chosen."""
    chosen = dict(row.chosen)
    for name, value in row.result.get("recognised", {}).items():
        chosen.setdefault(name, Chosen(value, "huntflow"))
    return replace(row, chosen=chosen)


def recognised(fields: Mapping[str, Any]) -> dict[str, str]:
    """The vendor's fields (API notes, 9.6) by the names of a row's fields."""
    mail = fields.get("email")
    found = {**fields, "emails": [mail] if isinstance(mail, str) else (mail or [])}
    read = from_file({"fields": {key: value for key, value in found.items() if value}})
    return {name: read[name].value for name in FIELDS if name in read}
