"""What changed lately: newest cards, movements on stages, or scans of vacancies where stages lie.

Facts: shared API notes, section 10. Nobody answers "what changed since": the head of the list has
new cards; a stage's list is *said* to begin with the last action, which is checked on every page;
where that does not hold, open vacancies are read one after the other instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from huntflow_desk.core.documents import Applicant, Page
from huntflow_desk.core.errors import BrokenRecord, Forbidden, Garbled, NotFound, ServerTrouble
from huntflow_desk.core.priority import Priority
from huntflow_desk.services.sync.people import A_PAGE

if TYPE_CHECKING:
    from huntflow_desk.services.sync.context import Context
    from huntflow_desk.store.passes import Taken

HEAD_PAGES = 1_000
STAGE_PAGES = 100
SCAN_PAGES = 60
"""Pages of vacancies one round reads where stages cannot be trusted; 0.2 a second."""

VACANCY_PAGES = 2_000
CONFIRM_AT_MOST = 30
TRUST_AGAIN = timedelta(hours=24)
STAGES_MARK = "stages_distrusted_at"
SCAN_MARK = "scanned_vacancy"


class Recent:
    """Keeps up with one organisation; `read` is one round."""

    def __init__(self, context: Context, account_id: int) -> None:
        self._context = context
        self._account_id = account_id

    async def read(self) -> None:
        """Head, then stages (or vacancies). Raises DeskError; what was taken stays."""
        self._context.begin_step("recent", self._account_id)
        await self.read_head()
        if self._stages_trusted():
            await self._read_stages()
        else:
            await self._scan_vacancies()

    async def read_head(self) -> None:
        """Newest cards, until a page brings nobody new."""
        for number in range(1, HEAD_PAGES + 1):
            page, taken = await self._page(number)
            if not (taken.unknown or page.skipped) or _is_last(number, page):
                return

    # Stages

    def _stages_trusted(self) -> bool:
        since = self._context.store.passes.mark(self._account_id, STAGES_MARK)
        if not isinstance(since, str):
            return True
        return self._context.clock() - datetime.fromisoformat(since) >= TRUST_AGAIN

    async def _read_stages(self) -> None:
        open_ids = self._context.store.records.vacancy_ids(self._account_id, {"OPEN"})
        stages = self._context.library.names(self._account_id).pipeline(None)
        for done, stage in enumerate(stages):
            if not await self._read_stage(stage.stage_id, open_ids):
                self._note(f"the list of stage {stage.stage_id} is not in order of last action")
                now = self._context.clock().isoformat()
                await self._context.store.passes.set_mark(self._account_id, STAGES_MARK, now)
                await self._scan_vacancies()
                return
            self._context.advance(done + 1, len(stages))

    async def _read_stage(self, stage_id: int, open_ids: frozenset[int]) -> bool:
        """Pages until one brings nothing new; False: the order is not the one we rely on."""
        last: datetime | None = None
        for number in range(1, STAGE_PAGES + 1):
            page, taken = await self._page(number, stage_id=stage_id)
            moments = last_actions(page.items, stage_id, open_ids)
            if last is not None:
                moments.insert(0, last)
            if not in_order(moments):
                return False
            last = moments[-1] if moments else last
            news = taken.unknown or taken.moved or page.skipped
            if not news or _is_last(number, page):
                break
        return True

    # Vacancies

    async def _scan_vacancies(self) -> None:
        """Open vacancies in turn, some pages a round; people who left one are asked for."""
        passes = self._context.store.passes
        ids = sorted(self._context.store.records.vacancy_ids(self._account_id, {"OPEN"}))
        before = passes.mark(self._account_id, SCAN_MARK)
        if isinstance(before, int):
            ids = [one for one in ids if one > before] + [one for one in ids if one <= before]
        pages = 0
        for done, vacancy_id in enumerate(ids):
            pages += await self._scan(vacancy_id)
            await passes.set_mark(self._account_id, SCAN_MARK, vacancy_id)
            self._context.advance(done + 1, len(ids))
            if pages >= SCAN_PAGES:
                return

    async def _scan(self, vacancy_id: int) -> int:
        seen: set[int] = set()
        skipped = False
        for number in range(1, VACANCY_PAGES + 1):
            page, _ = await self._page(number, vacancy_id=vacancy_id)
            ids = {person.applicant_id for person in page.items}
            skipped = skipped or bool(page.skipped)
            repeated = not ids - seen and not page.skipped
            seen |= ids
            if repeated or _is_last(number, page):
                break
        left = self._context.store.records.applicant_ids(self._account_id, vacancy_id) - seen
        for applicant_id in sorted(left)[:CONFIRM_AT_MOST]:
            await self._ask_for(applicant_id)
        return number

    async def _ask_for(self, applicant_id: int) -> None:
        """A person who is no longer listed on a vacancy: moved away, merged or gone."""
        await self._context.turn()
        api = await self._context.api()
        store = self._context.store
        try:
            person = await api.applicants.get(
                self._account_id, applicant_id, priority=Priority.BACKGROUND
            )
        except NotFound:
            await store.records.drop_applicants(self._account_id, [applicant_id])
            self._context.report.removed += 1
            self._note("somebody is gone from Huntflow and was removed here")
        except (BrokenRecord, ServerTrouble, Garbled, Forbidden) as error:
            self._note(f"somebody could not be asked for ({error.kind})")
            return
        else:
            await store.passes.take_people(
                self._account_id, [person], lifetime_s=self._context.lifetimes.cards_s
            )
            if person.applicant_id != applicant_id:
                await store.reminders.follow(self._account_id, applicant_id, person.applicant_id)
                await store.records.drop_applicants(self._account_id, [applicant_id])
                self._note(f"applicant {applicant_id} was merged into {person.applicant_id}")
        self._context.tell("applicant", self._account_id, frozenset({applicant_id}))

    # Both

    async def _page(
        self, number: int, *, stage_id: int | None = None, vacancy_id: int | None = None
    ) -> tuple[Page[Applicant], Taken]:
        context = self._context
        await context.turn()
        api = await context.api()
        page = await api.applicants.page(
            self._account_id,
            page=number,
            count=A_PAGE,
            stage_id=stage_id,
            vacancy_id=vacancy_id,
            priority=Priority.BACKGROUND,
        )
        taken = await context.store.passes.take_people(
            self._account_id,
            [person for person in page.items if context.is_wanted(person)],
            lifetime_s=context.lifetimes.cards_s,
        )
        context.report.pages += 1
        context.report.applicants += len(taken.unknown)
        context.report.skipped += len(page.skipped)
        for reason in page.skipped:
            self._note(f"a record was skipped: {reason}")
        changed = taken.unknown | taken.moved
        context.tell("applicant", self._account_id, changed)
        return page, taken

    def _note(self, text: str) -> None:
        self._context.note(text, f"/accounts/{self._account_id}/applicants")


def last_actions(
    people: Sequence[Applicant], stage_id: int, open_ids: frozenset[int]
) -> list[datetime]:
    """For each person when something last happened on this stage (of an open vacancy)."""
    moments = []
    for person in people:
        dated = [
            (link.vacancy_id in open_ids, link.updated or link.changed)
            for link in person.links
            if link.stage_id == stage_id
        ]
        known = [(is_open, moment) for is_open, moment in dated if moment is not None]
        if any(is_open for is_open, _ in known):
            known = [(is_open, moment) for is_open, moment in known if is_open]
        if known:
            moments.append(max(moment for _, moment in known))
    return moments


def in_order(moments: Sequence[datetime]) -> bool:
    """Whether nothing is newer than what comes before it."""
    return all(later <= earlier for earlier, later in pairwise(moments))


def _is_last(number: int, page: Page[Applicant]) -> bool:
    rows = len(page.items) + len(page.skipped)
    return rows == 0 or (page.total_pages is not None and number >= page.total_pages)
