"""The work behind a drop: files are copied, archives taken apart, resumes read and compared.

Everything goes on from what the spool says, so it can end at any moment and begin again.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.duplicates import Index, Match, Reason, Traits
from huntflow_desk.core.errors import UnreadableFile
from huntflow_desk.core.intake import Chosen, Likely, Row, filled_in, safe_name, settled
from huntflow_desk.services.duplicates import Duplicates, file_ref, person_ref
from huntflow_desk.services.intake.drafts import traits_of_row
from huntflow_desk.store.spool import Arrival, Change, Spool
from huntflow_desk.store.spoolfiles import FILE_BYTES

if TYPE_CHECKING:
    from huntflow_desk.sources.resumes.reader import ReadResume, ResumeReader

MOST_ARCHIVES = 2
"""How deep archives in archives are taken apart."""

_COPIED_AT_ONCE = 8
_READ_AT_ONCE = 8
_ALIKE = 50
_SHOWN = 5
_PASSING = frozenset({"cancelled"})

Tell = Callable[[int, Iterable[int]], None]
"""Told after each step: the organisation and the rows that changed."""


class Compared:
    """Rows that others are compared with, of one organisation."""

    def __init__(self, spool: Spool, account_id: int) -> None:
        """Blocks: for a thread."""
        self.index: Index[int] = Index()
        self._who: dict[int, int] = {}
        for row_id, packed, applicant_id in spool.compared(account_id):
            self.index.add(row_id, Traits.unpacked(packed))
            if applicant_id is not None:
                self._who[row_id] = applicant_id

    def add(self, row: Row, traits: Traits) -> None:
        """A row that later ones are compared with."""
        if row.row_id not in self.index and not traits.empty:
            self.index.add(row.row_id, traits)

    def find(self, row: Row, traits: Traits) -> list[Likely]:
        """Earlier rows that are perhaps the same person."""
        found = self.index.find(traits, row.row_id)
        return [self._likely(one) for one in found if one.ref < row.row_id]

    def _likely(self, match: Match[int]) -> Likely:
        applicant_id = self._who.get(match.ref)
        return Likely(
            match.score,
            match.reasons,
            match.doubts,
            applicant_id,
            None if applicant_id is not None else match.ref,
            certain=match.certain,
        )


class Works:
    """Copies, takes apart, reads and compares whatever waits in a spool."""

    def __init__(
        self,
        spool: Spool,
        reader: ResumeReader,
        duplicates: Duplicates,
        tell: Tell,
    ) -> None:
        self.reading: set[int] = set()
        """Rows that are being read now."""
        self._spool = spool
        self._reader = reader
        self._duplicates = duplicates
        self._tell = tell

    async def copy(self, tick: Callable[[int], None]) -> None:
        """Copy every file that is not copied yet. Raises DiskTrouble: the rest waits."""
        stopped = threading.Event()

        def copy(waiting: Sequence[tuple[int, Path]]) -> dict[int, Arrival]:
            copied = {}
            for row_id, path in waiting:
                if not stopped.is_set():
                    copied[row_id] = self._copied(path, stopped.is_set)
            self._spool.files.sync()
            return copied

        while waiting := await self._in_thread(self._spool.to_copy, _COPIED_AT_ONCE):
            try:
                done = await asyncio.to_thread(copy, waiting)
            except asyncio.CancelledError:
                stopped.set()
                raise
            await self._spool.note_copied(done)
            await self._told(done)
            tick(len(done))

    async def read(self, tick: Callable[[int], None]) -> None:
        """Read every copy that was not read yet, in the order they came. Raises DiskTrouble."""
        compared: dict[int, Compared] = {}
        while waiting := await self._in_thread(self._spool.to_read, _READ_AT_ONCE):
            account_id = waiting[0][1]
            chunk = [one for one in waiting if one[1] == account_id]
            rows = [row for row, _, _ in chunk]
            self.reading = {row.row_id for row in rows}
            self._tell(account_id, self.reading)
            try:
                read = await asyncio.gather(*(self._one(row, depth) for row, _, depth in chunk))
                if any(row is not None and row.found["error"] in _PASSING for row in read):
                    return  # the helper process was ended: everything waits
                if account_id not in compared:
                    compared[account_id] = await self._in_thread(Compared, self._spool, account_id)
                await self.settle(
                    account_id, [row for row in read if row is not None], compared[account_id]
                )
            finally:
                self.reading = set()
            self._tell(account_id, [row.row_id for row in rows])
            tick(len(rows))

    async def settle(
        self,
        account_id: int,
        rows: Sequence[Row],
        compared: Compared | None = None,
        *,
        step: str = "read",
    ) -> None:
        """Compare rows with kept people and earlier rows, judge them, keep them; with the step
        "read" also what was read."""
        traits: dict[int, Traits] = await self._in_thread(_traits_of, rows)
        matches = await self._compare(account_id, rows, traits, compared)
        packed = {row_id: one.packed() for row_id, one in traits.items() if not one.empty}
        if step == "read":
            changes = {row.row_id: _as_read(row, matches[row.row_id]) for row in rows}
        else:
            changes = {row.row_id: _as_matched(matches[row.row_id]) for row in rows}
        await self._spool.change(changes, step, packed)

    async def compare(self, account_id: int, row: Row) -> tuple[Likely, ...]:
        """Whom a row looks like now, among kept people and earlier rows; nothing is written."""
        traits: dict[int, Traits] = await self._in_thread(_traits_of, [row])
        return (await self._compare(account_id, [row], traits, None))[row.row_id]

    async def _compare(
        self,
        account_id: int,
        rows: Sequence[Row],
        traits: Mapping[int, Traits],
        compared: Compared | None,
    ) -> dict[int, tuple[Likely, ...]]:
        asked = {file_ref(row.sha): traits[row.row_id] for row in rows}
        kept = await self._duplicates.check(account_id, asked)
        matches: dict[int, tuple[Likely, ...]] = await self._in_thread(
            self._matches, account_id, rows, traits, kept, compared
        )
        return matches

    def _matches(
        self,
        account_id: int,
        rows: Sequence[Row],
        traits: Mapping[int, Traits],
        kept: Mapping[str, Sequence[Likely]],
        compared: Compared | None,
    ) -> dict[int, tuple[Likely, ...]]:
        """What each row looks like, in the order they came. In a thread."""
        compared = compared or Compared(self._spool, account_id)
        decided = self._duplicates.decided(account_id, [file_ref(row.sha) for row in rows])
        found = {}
        for row in sorted(rows, key=lambda row: row.row_id):
            ref, one = file_ref(row.sha), traits[row.row_id]
            earlier, people = compared.find(row, one), kept[ref]
            if decided:
                earlier = [like for like in earlier if (ref, self._ref_of(like)) not in decided]
                others = {other for asked, other in decided if asked == ref}
                apart = self._spool.became(account_id, others)
                earlier = [like for like in earlier if like.applicant_id not in apart]
                people = [like for like in people if like.applicant_id not in apart]
            compared.add(row, one)
            found[row.row_id] = _still_marked(_merged(people, earlier), row.matches)
        return found

    async def alike(self, account_id: int, rows: Sequence[Row]) -> set[int]:
        """Later rows that look like one of these: they are to be compared anew with them."""

        def look() -> set[int]:
            index = Compared(self._spool, account_id).index
            return {
                match.ref
                for row in rows
                for match in index.find(traits_of_row(row), row.row_id, most=_ALIKE)
                if match.ref > row.row_id
            }

        return await self._spool.file.in_reader(look)

    def _ref_of(self, one: Likely) -> str:
        if one.applicant_id is not None:
            return person_ref(one.applicant_id)
        other = self._spool.row(one.row_id or 0)
        return file_ref(other.sha) if other is not None else ""

    async def _one(self, row: Row, depth: int) -> Row | None:
        """A row with what was read of it; None when it was an archive."""
        place = self._spool.files.place(row.sha)
        if row.size <= FILE_BYTES:
            read = await self._reader.read(place)
            if not read.is_archive:
                return _with_reading(row, read)
        if depth >= MOST_ARCHIVES:
            return _unreadable(row, "nested")
        try:
            members = await self._unpacked(place, depth + 1)
        except UnreadableFile as error:
            code = str(error.facts.get("code"))
            if code == "unsupported" and row.size > FILE_BYTES:
                code = "too_large"  # an office file, which is sent as it is
            return _unreadable(row, code, str(error.facts.get("why", "")))
        if not members:
            return _unreadable(row, "empty")
        ids = await self._spool.note_unpacked(row.row_id, members)
        self._tell(0, ids)
        return None

    async def _unpacked(self, place: Path, depth: int) -> list[Arrival]:
        """The files of an archive, each copied. Raises UnreadableFile, DiskTrouble."""
        found = []
        for one in await self._reader.members(place):
            name = safe_name(one.name)
            arrival = Arrival(name, depth=depth, size=one.size, problem=one.problem)
            if not one.problem:
                try:
                    content = await self._reader.member(place, one.number)
                    kept = await asyncio.to_thread(self._spool.files.put, content)
                    arrival = replace(arrival, sha=kept.sha, size=kept.size)
                except UnreadableFile as error:
                    if error.facts.get("code") in _PASSING:
                        raise
                    arrival = replace(arrival, problem=str(error.facts.get("code")))
            found.append(arrival)
        await asyncio.to_thread(self._spool.files.sync)
        return found

    def _copied(self, path: Path, stopped: Callable[[], bool]) -> Arrival:
        try:
            kept = self._spool.files.copy_in(path, stopped)
        except UnreadableFile as error:
            return Arrival(path.name, path, problem=str(error.facts["code"]))
        return Arrival(path.name, path, sha=kept.sha, size=kept.size)

    async def _told(self, ids: Iterable[int]) -> None:
        wanted = list(ids)
        if wanted:
            self._tell(await self._in_thread(self._spool.account_of, wanted[0]), wanted)

    async def _in_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return await self._spool.file.in_reader(lambda: work(*arguments))


def _traits_of(rows: Sequence[Row]) -> dict[int, Traits]:
    return {row.row_id: traits_of_row(row) for row in rows}


def _as_read(read: Row, matches: tuple[Likely, ...]) -> Change:
    """Only what reading tells is changed: somebody may have decided meanwhile."""

    def change(row: Row) -> Row:
        typed = {name: one for name, one in row.chosen.items() if one.origin != "file"}
        return settled(
            replace(
                row,
                kind=read.kind,
                pages=read.pages,
                text=read.text,
                found=read.found,
                detail=read.detail,
                chosen={**read.chosen, **typed},
                matches=matches,
            )
        )

    return change


def _as_matched(matches: tuple[Likely, ...]) -> Change:
    return lambda row: settled(replace(row, matches=matches))


def _with_reading(row: Row, read: ReadResume) -> Row:
    found = {
        "fields": read.fields,
        "confidence": read.confidence,
        "spans": read.spans,
        "error": read.error,
        "partial": read.partial,
    }
    typed = {name: one for name, one in row.chosen.items() if one.origin != "file"}
    chosen: dict[str, Chosen] = {**filled_in(found), **typed}
    return replace(
        row,
        kind=read.kind,
        pages=read.page_count,
        text=read.text,
        found=found,
        chosen=chosen,
        detail=read.detail,
    )


def _unreadable(row: Row, code: str, detail: str = "") -> Row:
    return replace(row, found={"error": code, "partial": False}, detail=detail)


def _merged(kept: Sequence[Likely], earlier: Sequence[Likely]) -> tuple[Likely, ...]:
    """Kept people first among equals; a row that became one of them is that person."""
    known = {one.applicant_id for one in kept}
    more = [one for one in earlier if one.applicant_id is None or one.applicant_id not in known]
    return tuple(sorted((*kept, *more), key=lambda one: -one.score)[:_SHOWN])


def _still_marked(found: Sequence[Likely], before: Sequence[Likely]) -> tuple[Likely, ...]:
    """Whom Huntflow's search gave stays marked when a row is compared anew."""
    mark = Reason("search")
    given = {one.applicant_id for one in before if mark in one.reasons}
    return tuple(
        replace(one, reasons=(*one.reasons, mark)) if one.applicant_id in given else one
        for one in found
    )
