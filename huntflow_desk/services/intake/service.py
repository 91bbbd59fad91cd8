"""Resumes on their way in, as a window needs them: ways in, a list to review, decisions.

Getters read the spool and are quick. Everything that is awaited writes first and tells after:
`Change("intake", account_id, row ids)`. Nothing here asks the server; sending is another part.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from huntflow_desk.core.errors import NotFound, UnreadableFile
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.intake import (
    FIELDS,
    Batch,
    Chosen,
    Decision,
    Estimate,
    FromFile,
    Likely,
    Row,
    State,
    Step,
    Target,
    from_file,
    safe_name,
    settled,
)
from huntflow_desk.services.duplicates import Duplicates, file_ref, person_ref
from huntflow_desk.services.intake.arriving import arrivals
from huntflow_desk.services.intake.drafts import estimate, values_of
from huntflow_desk.services.intake.reading import Works
from huntflow_desk.sources.resumes.reader import Place, ResumeReader
from huntflow_desk.store.spool import Arrival
from huntflow_desk.store.spoolreads import Seen

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store

Progress = Callable[[int, int], None]
"""Files done and files in all."""

_ROWS_AT_ONCE = 200
_RECHECKED_AT_ONCE = 100
_WITH_PHOTO = frozenset({"pdf", "docx", "doc", "rtf", "odt"})
_REVIEWED = (State.READY, State.CHECK, State.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the review: what the file says, what Huntflow has, what is chosen."""

    name: str
    from_file: FromFile | None
    from_huntflow: str
    chosen: Chosen | None


class Intake:
    """The spool of one workplace. Close it: processes may be running."""

    def __init__(
        self,
        *,
        store: Store,
        bus: Bus,
        duplicates: Duplicates,
        command: Sequence[str] | None = None,
        workers: int = 2,
    ) -> None:
        """`command`: starts a helper process that reads (default: this program)."""
        self._store = store
        self._spool = store.spool
        self._bus = bus
        self._duplicates = duplicates
        self._reader = ResumeReader(command, workers=workers)
        self._works = Works(self._spool, self._reader, duplicates, self._tell)
        self._working = asyncio.Lock()

    # Ways in

    async def drop(
        self,
        account_id: int,
        paths: Sequence[Path],
        *,
        target: Target = Target(),  # noqa: B008 - frozen
        origin: str = "drop",
        title: str = "",
        seen: Iterable[Seen] = (),
        batch_id: int | None = None,
    ) -> int:
        """Make rows of files and folders, before anything is copied; the batch's number.

        Follow it with `work`. `origin`: drop, dialog, paste, mail, watch. Raises DiskTrouble.
        """
        batch_id = batch_id or await self._spool.add_batch(account_id, origin, title, target)
        coming = arrivals(list(paths))
        noted = list(seen)
        while found := await asyncio.to_thread(_some, coming):
            ids = await self._spool.add_rows(batch_id, found, noted)
            noted = []
            self._tell(account_id, ids)
        return batch_id

    async def take(
        self,
        account_id: int,
        contents: Sequence[tuple[str, bytes]],
        *,
        target: Target = Target(),  # noqa: B008 - frozen
        origin: str = "mail",
        title: str = "",
    ) -> int:
        """Keep files that come as bytes with a name (attachments, pasted pictures); the batch's
        number. They are on the disk when this returns. Raises DiskTrouble."""

        def keep() -> list[Arrival]:
            kept = [self._kept(name, content) for name, content in contents]
            self._spool.files.sync()
            return kept

        found = await asyncio.to_thread(keep)
        batch_id = await self._spool.add_batch(account_id, origin, title, target)
        self._tell(account_id, await self._spool.add_rows(batch_id, found))
        return batch_id

    async def take_text(
        self,
        account_id: int,
        text: str,
        name: str,
        *,
        target: Target = Target(),  # noqa: B008 - frozen
        title: str = "",
    ) -> int:
        """Keep a pasted text as a file of this name (".txt" is added). Raises DiskTrouble."""
        name = name if name.casefold().endswith(".txt") else f"{name}.txt"
        content = text.encode("utf-8", "replace") if text.strip() else b""
        return await self.take(
            account_id, [(name, content)], target=target, origin="paste", title=title
        )

    def _kept(self, name: str, content: bytes) -> Arrival:
        shown = safe_name(name)
        try:
            kept = self._spool.files.put(content)
        except UnreadableFile as error:
            return Arrival(shown, size=len(content), problem=str(error.facts["code"]))
        return Arrival(shown, sha=kept.sha, size=kept.size)

    # Work

    def has_work(self) -> bool:
        """Whether files wait to be copied or read, from now or from an earlier run."""
        return self._left() > 0

    async def work(self, progress: Progress = lambda done, total: None) -> None:
        """Copy and read all that waits; returns when nothing does. Cancel it at any time: the
        rest goes on with the next call. Raises DiskTrouble."""
        async with self._working:
            done = 0

            def tick(count: int) -> None:
                nonlocal done
                done += count
                progress(done, done + self._left())

            progress(0, self._left())
            # What comes while others are read is copied and read, too.
            while self._left():
                before = done
                await self._works.copy(lambda count: tick(0))
                await self._works.read(tick)
                if done == before:
                    return
            await self._spool.tidy()

    def _left(self) -> int:
        return self._spool.waiting()

    async def warm(self) -> None:
        """Start the helper processes ahead of the first file."""
        await self._reader.warm()

    async def retry(self, row_ids: Collection[int]) -> None:
        """Let unreadable rows (a file was locked, a process died) be copied and read again."""
        for account_id, rows in self._by_account(await self._rows(row_ids)).items():
            again = [row.row_id for row in rows if row.state is State.UNREADABLE]
            await self._spool.change(dict.fromkeys(again, _afresh), "retried")
            self._tell(account_id, again)

    # Reading the spool

    def batches(self) -> tuple[Batch, ...]:
        """Batches that have rows, newest first."""
        return tuple(one for one in self._spool.batches() if one.total)

    def batch(self, batch_id: int) -> Batch | None:
        """A batch with its counts, or None."""
        return self._spool.batch(batch_id)

    def rows(
        self, batch_id: int, states: Collection[State] = (), offset: int = 0, limit: int = 300
    ) -> tuple[Row, ...]:
        """A window of rows in the order they came, without texts; `states` empty: all."""
        wanted = set(states)
        if State.READING in wanted:
            wanted.add(State.WAITING)
        return tuple(
            self._as_shown(row) for row in self._spool.rows(batch_id, wanted, offset, limit)
        )

    def count(self, batch_id: int, states: Collection[State] = ()) -> int:
        """How many rows the window's order has."""
        return self._spool.count(batch_id, states)

    def index_of(self, batch_id: int, row_id: int, states: Collection[State] = ()) -> int:
        """The place of a row in the window's order."""
        return self._spool.index_of(batch_id, row_id, states)

    def row(self, row_id: int) -> Row | None:
        """One row with text, fields, confidences and spans; None when it is gone."""
        row = self._spool.row(row_id)
        return None if row is None else self._as_shown(row)

    def steps(self, row_id: int) -> tuple[Step, ...]:
        """What happened to a row."""
        return self._spool.steps(row_id)

    def fields(self, row_id: int) -> tuple[Field, ...]:
        """The review of a row, field by field. "From Huntflow" is the person decided upon, else
        the surest match, and for what these do not have what Huntflow read in the file."""
        row = self._spool.row(row_id)
        if row is None:
            return ()
        read = from_file(row.found)
        theirs = {**row.result.get("recognised", {}), **self._huntflow(row)}
        return tuple(
            Field(name, read.get(name), theirs.get(name, ""), row.chosen.get(name))
            for name in FIELDS
        )

    def copy_of(self, row_id: int) -> Path | None:
        """Where the copy of a row's file is; None when there is none yet."""
        row = self._spool.row(row_id)
        return self._spool.files.place(row.sha) if row is not None and row.sha else None

    async def pages(self, row_id: int) -> int:
        """Pages that `page` can show; 0: it is shown as text. Raises UnreadableFile, NotFound."""
        return await self._reader.page_count(self._place(row_id))

    async def page(self, row_id: int, number: int, width_px: int) -> bytes:
        """A page as PNG, or a picture as it is. Raises UnreadableFile, NotFound."""
        return await self._reader.preview(self._place(row_id), number, width_px)

    async def places(self, row_id: int, spans: Sequence[tuple[int, int]]) -> list[list[Place]]:
        """Where on the pages these (start, end) of a row's text stand, for each span: shares of
        the page from its upper left. None for kinds without pages. Raises UnreadableFile,
        NotFound."""
        return await self._reader.places(self._place(row_id), spans)

    async def photo_of(self, row_id: int) -> bytes | None:
        """The portrait in a row's file; None where there is none that can be had."""
        row = self._spool.row(row_id)
        if row is None or row.kind not in _WITH_PHOTO:
            return None
        try:
            return await self._reader.photo(self._place(row_id))
        except (UnreadableFile, NotFound):
            return None

    def estimate(self, batch_id: int) -> Estimate:
        """What sending the ready rows takes, at the pace of Huntflow's limit."""
        batch = self._spool.batch(batch_id)
        return estimate(self._spool.ready(batch_id), batch.target) if batch else Estimate()

    # Decisions

    async def set_target(
        self, batch_id: int, target: Target | None, row_ids: Collection[int] = ()
    ) -> None:
        """Where people go: all of a batch, or some rows (None: where the batch goes)."""
        if row_ids:
            await self._spool.change(
                dict.fromkeys(row_ids, lambda row: replace(row, target=target)), "target"
            )
        else:
            await self._spool.set_batch_target(batch_id, target or Target())
        batch = self._spool.batch(batch_id)
        self._tell(batch.account_id if batch else 0, row_ids)

    async def set_row_fields(self, row_id: int, values: Mapping[str, Chosen | None]) -> Row | None:
        """Choose values (None: what the file says) for a row that was read; it is compared and
        judged anew.

        An empty text is a choice, too: nothing is sent. Raises ValueError for an unknown field,
        DiskTrouble. None: the row is gone.
        """
        if not set(values) <= set(FIELDS):
            raise ValueError(f"unknown fields: {sorted(set(values) - set(FIELDS))}")
        before = self._spool.row(row_id)
        if before is None or not before.found or before.is_sealed:
            return before

        def choose(row: Row) -> Row:
            chosen, read = dict(row.chosen), from_file(row.found)
            for name, value in values.items():
                chosen.pop(name, None)
                if value is not None:
                    chosen[name] = replace(value, value=value.value.strip())
                elif name in read:
                    chosen[name] = Chosen(read[name].value, "file")
            return settled(replace(row, chosen=chosen))

        # First it is kept, then compared: nothing typed is lost.
        await self._spool.change({row_id: choose}, "chosen")
        after = self._spool.row(row_id)
        if after is not None:
            await self._settle([after], "rechecked")
            await self._compare_later(before, after)
        return self.row(row_id)

    async def choose(
        self,
        row_id: int,
        decision: Decision,
        *,
        applicant_id: int | None = None,
        other_row_id: int | None = None,
    ) -> Row | None:
        """Decide what becomes of a row, read or not; `Decision.NONE` takes the decision back.

        add, fill and attach need a person: `applicant_id`, or `other_row_id` for a person who is
        being created by another row. Raises ValueError, DiskTrouble. None: the row is gone.
        """
        if decision.of_somebody and applicant_id is None and other_row_id is None:
            raise ValueError(f"{decision} needs a person")
        before = self._spool.row(row_id)
        if before is None or before.is_sealed:
            return before

        def decide(row: Row) -> Row:
            same = row.other_row_id if row.why == "same_file" else None
            return settled(
                replace(
                    row,
                    decision=decision,
                    applicant_id=applicant_id if decision.of_somebody else None,
                    other_row_id=other_row_id if decision.of_somebody else same,
                )
            )

        await self._spool.change({row_id: decide}, "decided")
        self._tell(self._spool.account_of(row_id), [row_id])
        if before.state is State.SKIPPED or decision is Decision.SKIP:
            await self._compare_later(before)
        return self.row(row_id)

    async def mark_different(self, row_id: int, match: Likely) -> Row | None:
        """The row is not that person: remembered, and never offered again. Raises DiskTrouble."""
        row = self._spool.row(row_id)
        if row is None:
            return None
        if match.applicant_id is not None:
            other = person_ref(match.applicant_id)
        else:
            their = self._spool.row(match.row_id or 0)
            other = file_ref(their.sha) if their is not None else ""
        account_id = self._spool.account_of(row_id)
        await self._duplicates.decide_different(account_id, file_ref(row.sha), other)
        await self._settle([row], "different")
        return self.row(row_id)

    async def recheck(self, batch_id: int) -> None:
        """Compare all reviewed rows of a batch anew: people came from the server meanwhile."""
        ids = self._spool.ids(batch_id, _REVIEWED)
        for start in range(0, len(ids), _RECHECKED_AT_ONCE):
            rows = await self._rows(ids[start : start + _RECHECKED_AT_ONCE])
            await self._settle(rows, "rechecked")

    async def compared(self, account_id: int, row: Row) -> tuple[Likely, ...]:
        """Whom a row looks like by what is kept now; the row stays as it is."""
        return await self._works.compare(account_id, row)

    async def remove_batch(self, batch_id: int) -> None:
        """Forget a batch and its copies. Raises ValueError while rows are being sent."""
        batch = self._spool.batch(batch_id)
        await self._spool.remove_batch(batch_id)
        self._tell(batch.account_id if batch else 0, ())

    async def close(self) -> None:
        """End the helper processes; what they read waits."""
        await self._reader.close()

    # Inside

    async def _settle(self, rows: Sequence[Row], step: str) -> None:
        free = [row for row in rows if not row.is_sealed and row.state is not State.WAITING]
        for account_id, some in self._by_account(free).items():
            await self._works.settle(account_id, some, step=step)
            self._tell(account_id, [row.row_id for row in some])

    async def _compare_later(self, *rows: Row) -> None:
        """Compare rows anew that came later and look like this one, before or after a change."""
        account_id = self._spool.account_of(rows[0].row_id)
        later = await self._rows(sorted(await self._works.alike(account_id, rows)))
        again = [row for row in later if row.state in _REVIEWED]
        if again:
            await self._settle(again, "rechecked")

    def _huntflow(self, row: Row) -> dict[str, str]:
        applicant_id = row.applicant_id
        if applicant_id is None:
            applicant_id = next(
                (one.applicant_id for one in row.matches if one.certain and one.applicant_id), None
            )
        if applicant_id is None:
            return {}
        saved = self._store.records.applicant(self._spool.account_of(row.row_id), applicant_id)
        return values_of(saved.value) if saved is not None else {}

    def _as_shown(self, row: Row) -> Row:
        if row.state is State.WAITING and row.row_id in self._works.reading:
            return replace(row, state=State.READING)
        return row

    def _place(self, row_id: int) -> Path:
        place = self.copy_of(row_id)
        if place is None:
            raise NotFound(what="file")
        return place

    async def _rows(self, row_ids: Iterable[int]) -> list[Row]:
        """Whole rows; those that are gone are left out."""
        wanted = list(row_ids)

        def read() -> list[Row]:
            return [row for one in wanted if (row := self._spool.row(one)) is not None]

        return await self._spool.file.in_reader(read)

    def _by_account(self, rows: Iterable[Row]) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for row in rows:
            found.setdefault(self._spool.account_of(row.row_id), []).append(row)
        return found

    def _tell(self, account_id: int, row_ids: Iterable[int]) -> None:
        self._bus.publish(Change("intake", account_id or None, frozenset(row_ids)))


def _afresh(row: Row) -> Row:
    return replace(row, state=State.WAITING, why="", detail="", found={}, text="")


def _some(coming: Iterator[Arrival]) -> list[Arrival]:
    found = []
    for one in coming:
        found.append(one)
        if len(found) == _ROWS_AT_ONCE:
            break
    return found
