"""Reading everybody of an organisation, page by page, and finding out who is gone.

Facts: shared API notes, sections 6 and 10 (plan A). The list has no order to rely on and totals
may lie: a page counts as taken when its records and its number are in the store; nobody is removed
unless a complete pass did not see them *and* a direct question is answered with 404 or another id.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from huntflow_desk.core.errors import (
    BrokenRecord,
    DeskError,
    Forbidden,
    Garbled,
    NotFound,
    Rejected,
    ServerTrouble,
)
from huntflow_desk.core.priority import Priority
from huntflow_desk.services.sync.ahead import Ahead
from huntflow_desk.store.passes import CHECKING, DONE, Pass

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Applicant, Page
    from huntflow_desk.services.sync.context import Context

A_PAGE = 30
"""The list of people refuses more (API notes, section 6)."""

WIDTH = 8
"""Pages under way or waiting to be kept; the pace lets three background requests fly."""

STALE_PAGES = 20
"""So many pages in a row with nobody new: the server repeats itself."""

GAPS_IN_A_ROW = 3
"""So many pages in a row that cannot be read: the server is in trouble, not a page."""

MOST_PAGES = 100_000
CONFIRM_AT_ONCE = 3
CONFIRM_A_STEP = 30
CONFIRM_AT_MOST = 500
"""Questions about vanished people in one pass; who is left is asked for in the next."""


@dataclass(slots=True)
class _Reading:
    """A pass while it is read: `stale` pages in a row brought nobody new."""

    state: Pass
    stale: int
    first_total: int | None


class PeoplePass:
    """One pass over everybody of one organisation."""

    def __init__(self, context: Context, account_id: int, *, quiet: bool = False) -> None:
        """`quiet`: people are not shown how far it is (the re-reading that never ends)."""
        self._context = context
        self._account_id = account_id
        self._quiet = quiet
        self._passes = context.store.passes

    async def run(self, *, at_most: int = MOST_PAGES) -> Pass:
        """Go on with the pass that was begun, or begin one; gives it finished.

        `at_most`: the slow re-reading takes so many pages a round and gives the pass unfinished.
        Raises DeskError; what was taken stays and the next run goes on after it.
        """
        current = self._passes.latest(self._account_id)
        if current is None or current.state == DONE:
            current = await self._passes.begin(self._account_id)
        if current.state != CHECKING:
            over = await self._read(current, at_most)
            current = self._passes.latest(self._account_id) or current
            if not over:
                return current
            await self._passes.check(self._account_id, current.number)
        await self._check(current)
        done = await self._passes.finish(self._account_id, current.number)
        total = done.total if done.total is not None else done.seen
        await self._context.library.note_full_list(self._account_id, total)
        return done

    # Pages

    async def _read(self, current: Pass, at_most: int) -> bool:
        """Take pages; whether the last one was reached."""
        context = self._context
        number = current.page + 1
        after = min(MOST_PAGES, number + at_most)
        gaps = 0
        reading = _Reading(current, 0, None)
        if not self._quiet:
            context.begin_step("people", self._account_id)
        async with Ahead(self._fetch, width=WIDTH) as ahead:
            while number < after:
                ahead.last = min(reading.state.pages or 0, after - 1)
                await context.turn()
                try:
                    pages = [await ahead.page(number)]
                except (ServerTrouble, Garbled, Rejected) as error:
                    gaps += 1
                    if gaps >= GAPS_IN_A_ROW or number >= (reading.state.pages or 0):
                        raise
                    self._note(f"page {number} could not be read ({error.kind})", number)
                    await self._passes.note_gap(self._account_id, current.number, number)
                    context.report.gaps += 1
                    number += 1
                    continue
                gaps = 0
                # A transaction costs as much as a page: what has come meanwhile goes with it.
                pages += ahead.ready(number + 1, WIDTH)
                if await self._take(reading, number, pages):
                    return True
                number += len(pages)
        return after >= MOST_PAGES

    async def _take(self, reading: _Reading, first: int, pages: Sequence[Page[Applicant]]) -> bool:
        """Keep pages; whether the end of the list was among them."""
        context = self._context
        number = reading.state.number
        found = await self._passes.take_pages(
            self._account_id,
            number,
            first,
            pages,
            lifetime_s=context.lifetimes.cards_s,
            wanted=context.is_wanted,
        )
        for place, (page, taken) in enumerate(zip(pages, found, strict=True), start=first):
            assert taken.state is not None
            if taken.state.doubt == "fell" and reading.state.doubt != "fell":
                self._note(f"the total fell at page {place}: nobody is removed this time")
            reading.state = taken.state
            self._count(place, page, len(taken.fresh))
            if reading.first_total is None:
                reading.first_total = page.total_items or 0
            reading.stale = 0 if taken.fresh or page.skipped else reading.stale + 1
            if self._is_over(place, page, reading.stale):
                return True
            # Who was inserted since the stop has pushed known rows onto later pages.
            inserted = max(0, (page.total_items or 0) - reading.first_total)
            if reading.stale >= STALE_PAGES + ceil(inserted / A_PAGE):
                self._note(f"pages repeat themselves since page {place - reading.stale + 1}")
                await self._passes.doubt(self._account_id, number, "repeats")
                context.report.repeats = True
                return True
        return False

    async def _fetch(self, number: int) -> Page[Applicant]:
        api = await self._context.api()
        return await api.applicants.page(
            self._account_id, page=number, count=A_PAGE, priority=Priority.BACKGROUND
        )

    def _is_over(self, number: int, page: Page[Applicant], stale: int) -> bool:
        """Whether this was the last page, by what it holds more than by what it says."""
        rows = len(page.items) + len(page.skipped)
        if rows == 0:
            if page.total_pages is not None and number < page.total_pages:
                self._note(f"page {number} of {page.total_pages} is empty")
            return True
        if page.total_pages is None or number < page.total_pages:
            return False
        # A full last page, or one beyond the last: whether there is more only the next one tells.
        return rows < A_PAGE or stale > 0

    def _count(self, number: int, page: Page[Applicant], fresh: int) -> None:
        report = self._context.report
        report.pages += 1
        report.applicants += fresh
        report.skipped += len(page.skipped)
        for reason in page.skipped:
            self._note(f"a record was skipped: {reason}", number)
        ids = frozenset(person.applicant_id for person in page.items)
        self._context.tell("applicant", self._account_id, ids)
        if self._quiet:
            return
        rows = number * A_PAGE
        total = page.total_items or (page.total_pages or number) * A_PAGE
        self._context.advance(min(rows, total), total)

    # Who is gone

    async def _check(self, current: Pass) -> None:
        context = self._context
        doubt = current.doubt or await self._shrank(current)
        if doubt:
            if doubt != current.doubt:
                await self._passes.doubt(self._account_id, current.number, doubt)
            context.report.notes.append(f"nobody was removed: {doubt}")
            return
        asked = 0
        while True:
            ids = await self._passes.unseen(
                self._account_id, current.number, current.started_at, CONFIRM_A_STEP
            )
            if not ids:
                return
            if asked >= CONFIRM_AT_MOST:
                self._note(f"more than {asked} people vanished from the list: the rest later")
                return
            if not asked and not self._quiet:
                context.begin_step("checking", self._account_id)
            await self._ask_for(current, ids)
            asked += len(ids)

    async def _shrank(self, current: Pass) -> str:
        """A list that lost half of the people since is believed only the second time."""
        known = await self._passes.count_people(self._account_id)
        if (current.seen + current.skipped) * 2 >= known:
            return ""
        before = self._passes.finished(self._account_id)
        if before is not None and before.seen <= current.seen * 1.1 and before.doubt == "shrank":
            return ""
        self._note(f"the list has {current.seen} people, {known} are kept here")
        return "shrank"

    async def _ask_for(self, current: Pass, ids: Sequence[int]) -> None:
        """Ask for people one by one: gone, merged into another, or simply not in the list."""
        turns = asyncio.Semaphore(CONFIRM_AT_ONCE)
        gone: list[int] = []
        found: list[Applicant] = []

        async def ask(applicant_id: int) -> None:
            async with turns:
                await self._context.turn()
                api = await self._context.api()
                try:
                    person = await api.applicants.get(
                        self._account_id, applicant_id, priority=Priority.BACKGROUND
                    )
                except NotFound:
                    gone.append(applicant_id)
                    return
                except (BrokenRecord, ServerTrouble, Garbled, Forbidden) as error:
                    self._note(f"somebody could not be asked for ({error.kind})")
                    return
            found.append(person)
            if person.applicant_id != applicant_id:
                reminders = self._context.store.reminders
                await reminders.follow(self._account_id, applicant_id, person.applicant_id)
                gone.append(applicant_id)
                self._note(f"applicant {applicant_id} was merged into {person.applicant_id}")

        await together([ask(applicant_id) for applicant_id in ids])
        store = self._context.store
        if found:
            lifetime_s = self._context.lifetimes.cards_s
            await store.records.take_applicants(self._account_id, found, lifetime_s=lifetime_s)
        if gone:
            await store.records.drop_applicants(self._account_id, gone)
            self._note(f"{len(gone)} people are gone from Huntflow and were removed here")
        await self._passes.mark_seen(self._account_id, current.number, ids, removed=len(gone))
        self._context.report.removed += len(gone)
        touched = frozenset(gone) | frozenset(person.applicant_id for person in found)
        self._context.tell("applicant", self._account_id, touched)

    def _note(self, text: str, page: int | None = None) -> None:
        query = f"?page={page}" if page is not None else ""
        self._context.note(text, f"/accounts/{self._account_id}/applicants{query}")


async def together(parts: Iterable[Awaitable[None]]) -> None:
    """Run coroutines to their end; the first DeskError is raised after all of them ended."""
    results = await asyncio.gather(*parts, return_exceptions=True)
    errors = [result for result in results if isinstance(result, BaseException)]
    for error in errors:
        if not isinstance(error, DeskError):
            raise error
    if errors:
        raise errors[0]
