"""What only a card shows: history, questionary, resumes, photo; for those who are wanted.

First people on my open vacancies, then on all open ones or everybody, as was chosen. A person's
details are read again when something happened to them (`store.passes` notices) or after a month.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from huntflow_desk.core.documents import Applicant, Resume, WorklogEntry
from huntflow_desk.core.errors import (
    BrokenRecord,
    DeskError,
    Forbidden,
    Garbled,
    NotFound,
    NotSent,
    Rejected,
    ServerTrouble,
    TooLarge,
    UnknownOutcome,
)
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.settings import Offline
from huntflow_desk.services.files import ResumeKey, take_file
from huntflow_desk.services.sync.people import together

if TYPE_CHECKING:
    from huntflow_desk.services.sync.context import Context

AT_ONCE = 3
A_STEP = 30
AGE = timedelta(days=30)
WORKLOG_A_PAGE = 100
WORKLOG_PAGES = 200
MINE_MARK = "my_open_vacancies"
MINE_PAGES = 20

_PASSED_OVER = (BrokenRecord, ServerTrouble, Garbled, Forbidden, NotFound, Rejected, TooLarge)
"""What one part of one person may answer without stopping the others."""

REQUESTS_EACH = 3.2
FILE_REQUESTS_EACH = 1.6
BYTES_EACH = 9_000
FILE_BYTES_EACH = 90_000
"""Before anything was measured: history 4 KB, questionary 1 KB, resume 4 KB; photo and PDF."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a choice costs: people meant, those kept already, requests, seconds and bytes to go."""

    people: int
    kept: int
    requests: int
    seconds: float
    bytes: int


class Details:
    """Reads the details of one organisation."""

    def __init__(self, context: Context, account_id: int) -> None:
        self._context = context
        self._account_id = account_id

    async def read(
        self, offline: Offline, choice: str, *, enough: Callable[[], bool] = lambda: False
    ) -> None:
        """Read until everybody wanted is kept, or until `enough`. Raises DeskError."""
        for vacancy_ids in await self._wanted(offline, choice):
            if enough():
                return
            await self._read_of(vacancy_ids, offline, enough)

    async def find_mine(self) -> None:
        """Ask which open vacancies are mine; a technical user has none."""
        ids: list[int] = []
        for number in range(1, MINE_PAGES + 1):
            await self._context.turn()
            api = await self._context.api()
            page = await api.vacancies.page(
                self._account_id,
                page=number,
                states=("OPEN",),
                mine=True,
                priority=Priority.BACKGROUND,
            )
            ids += [vacancy.vacancy_id for vacancy in page.items]
            if not page.items or number >= (page.total_pages or 1):
                break
        await self._context.store.passes.set_mark(self._account_id, MINE_MARK, sorted(set(ids)))

    async def estimate(self, offline: Offline, choice: str, *, rate: float) -> Estimate:
        """What keeping to a choice still costs at `rate` requests a second; asks nobody."""
        passes = self._context.store.passes
        people = kept = 0
        for vacancy_ids in await self._wanted(offline, choice, only_last=True):
            meant, have = await passes.count_details(self._account_id, vacancy_ids, self._before())
            people, kept = people + meant, kept + have
        each = await passes.average_details(self._account_id) or BYTES_EACH
        files = FILE_BYTES_EACH if offline.files else 0
        missing = max(0, people - kept)
        requests = round(missing * (REQUESTS_EACH + (FILE_REQUESTS_EACH if offline.files else 0)))
        return Estimate(people, kept, requests, requests / rate, round(missing * (each + files)))

    # Inside

    async def _wanted(
        self, offline: Offline, choice: str, *, only_last: bool = False
    ) -> list[frozenset[int] | None]:
        """Sets of vacancies in the order of their importance; None stands for everybody."""
        store = self._context.store
        chosen = frozenset(offline.vacancies.get(str(self._account_id), ()))
        if choice == "none":
            return [chosen] if chosen else []
        open_ids = store.records.vacancy_ids(self._account_id, {"OPEN"})
        mine = frozenset(store.passes.mark(self._account_id, MINE_MARK) or ()) & open_ids
        last: frozenset[int] | None = None if choice == "all" else open_ids | chosen
        if only_last:
            return [last]
        return [one for one in (mine, chosen, open_ids) if one] + ([None] if last is None else [])

    async def _read_of(
        self, vacancy_ids: frozenset[int] | None, offline: Offline, enough: Callable[[], bool]
    ) -> None:
        context = self._context
        passes = context.store.passes
        before = self._before()
        meant, kept = await passes.count_details(self._account_id, vacancy_ids, before)
        if kept >= meant:
            return
        context.begin_step("details", self._account_id)
        turns = asyncio.Semaphore(AT_ONCE)

        async def one(applicant_id: int) -> None:
            nonlocal kept
            async with turns:
                if enough():
                    return
                await self._read_one(applicant_id, offline)
            kept += 1
            context.report.details += 1
            context.advance(min(kept, meant), meant)

        while not enough():
            ids = await passes.people_without_details(self._account_id, vacancy_ids, before, A_STEP)
            if not ids:
                return
            await together([one(applicant_id) for applicant_id in ids])

    async def _read_one(self, applicant_id: int, offline: Offline) -> None:
        context = self._context
        saved = context.store.records.applicant(self._account_id, applicant_id)
        if saved is None:
            return
        parts: list[tuple[str, Callable[[], Awaitable[None]]]] = [
            ("worklog", lambda: self._worklog(applicant_id)),
            ("questionary", lambda: self._questionary(applicant_id)),
            ("resume", lambda: self._resumes(saved.value)),
        ]
        if offline.files and saved.value.resumes:
            parts.append(("file", lambda: self._files(saved.value)))
        if offline.files and saved.value.photo_id is not None:
            parts.append(("photo", lambda: self._photo(applicant_id)))
        troubles = []
        for name, part in parts:
            await context.turn()
            try:
                await part()
            except _PASSED_OVER as error:
                troubles.append(f"{name}: {error.kind}")
        await context.store.passes.note_details(self._account_id, applicant_id, "; ".join(troubles))

    async def _worklog(self, applicant_id: int) -> None:
        api = await self._context.api()
        entries: dict[int, WorklogEntry] = {}
        for number in range(1, WORKLOG_PAGES + 1):
            page = await api.applicants.logs(
                self._account_id,
                applicant_id,
                page=number,
                count=WORKLOG_A_PAGE,
                priority=Priority.BACKGROUND,
            )
            before = len(entries)
            entries.update((entry.log_id, entry) for entry in page.items)
            last = page.total_pages is not None and number >= page.total_pages
            if last or (len(entries) == before and not page.skipped):
                break
        await self._context.store.records.take_worklog(
            self._account_id,
            applicant_id,
            list(entries.values()),
            lifetime_s=self._context.lifetimes.cards_s,
        )
        self._tell("worklog", applicant_id)

    async def _questionary(self, applicant_id: int) -> None:
        api = await self._context.api()
        try:
            raw = await api.applicants.questionary(
                self._account_id, applicant_id, priority=Priority.BACKGROUND
            )
        except NotFound:
            raw = {}
        await self._context.store.records.take_questionary(
            self._account_id, applicant_id, raw, lifetime_s=self._context.lifetimes.cards_s
        )
        self._tell("questionary", applicant_id)

    async def _resumes(self, person: Applicant) -> None:
        records = self._context.store.records
        for stub in person.resumes:
            kept = records.resume(self._account_id, person.applicant_id, stub.external_id)
            if kept is not None and not (stub.updated and kept.updated_at < stub.updated):
                continue
            api = await self._context.api()
            resume: Resume = await api.applicants.resume(
                self._account_id,
                person.applicant_id,
                stub.external_id,
                priority=Priority.BACKGROUND,
            )
            await records.take_resume(
                self._account_id,
                person.applicant_id,
                resume,
                lifetime_s=self._context.lifetimes.cards_s,
            )
            self._tell("resume", person.applicant_id)

    async def _files(self, person: Applicant) -> None:
        """Files of resumes, so that their pages can be seen without a network."""
        store = self._context.store
        trouble: DeskError | None = None
        for stub in person.resumes:
            key = ResumeKey(self._account_id, person.applicant_id, stub.external_id)
            place = (key.account_id, key.applicant_id, key.external_id)
            kept = await asyncio.to_thread(store.blobs.find, *place, kind="resume")
            if kept is not None and not (stub.updated and kept.written < stub.updated):
                continue
            await self._context.turn()
            try:
                api = await self._context.api()
                await take_file(api, store, key, priority=Priority.BACKGROUND)
            except _PASSED_OVER as error:
                trouble = error  # the other resumes may be whole
                continue
            except (NotSent, UnknownOutcome) as error:
                # Files lie on other hosts: one of those may be away alone.
                if not self._context.connected:
                    raise
                trouble = ServerTrouble("the file's host does not answer", **error.facts)
                continue
            self._tell("resume", person.applicant_id)
        if trouble is not None:
            raise trouble

    async def _photo(self, applicant_id: int) -> None:
        # Addresses of photos run out; one that did is read when the card is opened.
        await self._context.library.photo(self._account_id, applicant_id, fetch=True)

    def _before(self) -> datetime:
        return self._context.clock() - AGE

    def _tell(self, kind: str, applicant_id: int) -> None:
        self._context.tell(kind, self._account_id, frozenset({applicant_id}))
