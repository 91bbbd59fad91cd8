"""Reading: every list and card from the local store at once, refreshed from the server behind.

`...rows`, `count...` and plain getters read the store and never wait. `refresh_...` ask the
server, store the answer and publish a Change after each page; they raise DeskError.
"""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.errors import DeskError, Forbidden, NotFound
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.models import Account, ApplicantRow, Json, Saved, Stage, T, VacancyRow
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.settings import Lifetimes
from huntflow_desk.services.names import DICTIONARIES, Names, read_names
from huntflow_desk.services.session import Clock, Session

if TYPE_CHECKING:
    from huntflow_desk.api.huntflow import HuntflowApi
    from huntflow_desk.core.documents import Applicant, Page, Vacancy, WorklogEntry
    from huntflow_desk.core.edits import Edit
    from huntflow_desk.services.board import Lane
    from huntflow_desk.services.card import Card, VacancyCard
    from huntflow_desk.services.firstlook import Source
    from huntflow_desk.store.database import Store

VACANCIES_A_PAGE = 100
APPLICANTS_A_PAGE = 30
WORKLOG_A_PAGE = 100
MAX_PAGES = 10_000
"""A server that never ends its list is not followed further."""

SMALL_PHOTO_BYTES = 32 * 1024

CONFIRM_AT_MOST = 50
"""Rows missing from a complete list that are asked for one by one after a pass."""


class Library:
    """What one profile and system knows of its organisations."""

    def __init__(
        self, *, session: Session, store: Store, bus: Bus, clock: Clock, lifetimes: Lifetimes
    ) -> None:
        self._session = session
        self._store = store
        self._bus = bus
        self._clock = clock
        self._lifetimes = lifetimes
        self._names: dict[int, Names] = {}
        self.reminded: frozenset[tuple[int, int]] = frozenset()
        """(organisation, person) of everybody with an open reminder, once somebody looked."""

    def use_lifetimes(self, lifetimes: Lifetimes) -> None:
        """Another idea of how long what is read counts as fresh."""
        self._lifetimes = lifetimes

    # Reading the store

    def accounts(self) -> tuple[Account, ...]:
        """Organisations seen so far."""
        saved = self._store.records.accounts()
        return saved.value if saved else ()

    def vacancy_rows(
        self, query: VacancyQuery, offset: int = 0, limit: int = 300
    ) -> tuple[VacancyRow, ...]:
        """A window of vacancies, most important first."""
        return self._store.records.vacancy_rows(query, offset, limit)

    def count_vacancies(self, query: VacancyQuery) -> int:
        """How many saved vacancies the query finds."""
        return self._store.records.count_vacancies(query)

    def applicant_rows(
        self, query: ApplicantQuery, offset: int = 0, limit: int = 300
    ) -> tuple[ApplicantRow, ...]:
        """A window of applicants in the query's order."""
        return self._store.records.applicant_rows(query, offset, limit)

    def count_applicants(self, query: ApplicantQuery) -> int:
        """How many saved applicants the query finds."""
        return self._store.records.count_applicants(query)

    def index_of_applicant(self, query: ApplicantQuery, applicant_id: int) -> int | None:
        """Row number of a person in the query's order."""
        return self._store.records.index_of(query, applicant_id)

    def stage_counts(self, account_id: int, vacancy_id: int) -> dict[int, int]:
        """Saved people by stage."""
        return self._store.records.stage_counts(account_id, vacancy_id)

    def lanes(self, account_id: int, vacancy_id: int) -> tuple[Lane, ...]:
        """The vacancy's board: stages with their people, in order."""
        from huntflow_desk.services.board import read_lanes

        return read_lanes(
            self._store.records, self.names(account_id), account_id, vacancy_id, self._clock()
        )

    def stages_of(
        self, account_id: int, vacancy_id: int, applicant_ids: Collection[int]
    ) -> dict[int, int]:
        """The stage of each of these people on a vacancy; who is not on it is left out."""
        return self._store.records.stages_of(account_id, vacancy_id, applicant_ids)

    def names(self, account_id: int) -> Names:
        """What ids mean in this organisation."""
        known = self._names.get(account_id)
        if known is None:
            documents = {}
            for name in DICTIONARIES:
                saved = self._store.records.dictionary(account_id, name)
                if saved is not None:
                    documents[name] = saved.value
            known = read_names(documents)
            known = self._names[account_id] = self._with_new_tags(account_id, known)
        return known

    def forget_names(self, account_id: int) -> None:
        """Dictionaries changed: what ids mean is read again."""
        self._names.pop(account_id, None)

    def stages(self, account_id: int, vacancy_id: int) -> tuple[Stage, ...]:
        """The vacancy's pipeline, in order, without removed stages."""
        group_id = self._store.records.status_group_of(account_id, vacancy_id)
        return self.names(account_id).pipeline(group_id)

    def card(self, account_id: int, applicant_id: int) -> Card | None:
        """A person with all that is kept of them; None when nothing is."""
        from huntflow_desk.services.card import read_card

        return read_card(self._store.records, self.names(account_id), account_id, applicant_id)

    def answers(self, account_id: int, applicant_id: int) -> Saved[Json] | None:
        """Values of a person's questionary in the shape they are read; None when never read."""
        return self._store.records.questionary(account_id, applicant_id)

    def edits_of(self, account_id: int, applicant_id: int) -> tuple[Edit, ...]:
        """What of a person is on its way to the server, oldest first."""
        return tuple(self._store.outbox.of_applicant(account_id, applicant_id))

    def vacancy_card(self, account_id: int, vacancy_id: int) -> VacancyCard | None:
        """A vacancy with all that is kept of it; None when nothing is."""
        from huntflow_desk.services.card import read_vacancy_card

        return read_vacancy_card(
            self._store.records, self.names(account_id), account_id, vacancy_id
        )

    def last_full_list(self, account_id: int, vacancy_id: int | None) -> Saved[int] | None:
        """When the list of people was last read to its end, and how many the server counted."""
        saved = self._store.cache.saved(_pass_key(account_id, vacancy_id))
        if saved is None or not isinstance(saved.value, dict):
            return None
        return Saved(int(saved.value.get("total") or 0), saved.updated_at, saved.expires_at)

    # What is fresh

    def accounts_are_fresh(self) -> bool:
        """Whether organisations need not be asked for."""
        return self._counts(self._store.records.accounts())

    def dictionaries_are_fresh(self, account_id: int) -> bool:
        """Whether no dictionary need be asked for."""
        return not self._stale_dictionaries(account_id)

    def vacancies_are_fresh(self, account_id: int, states: frozenset[str] = frozenset()) -> bool:
        """Whether the list of vacancies need not be asked for."""
        return self._counts(self._store.cache.saved(_vacancies_key(account_id, states)))

    def people_are_fresh(self, account_id: int, vacancy_id: int | None) -> bool:
        """Whether a list of people need not be asked for."""
        return self._counts(self._store.cache.saved(_pass_key(account_id, vacancy_id)))

    def card_is_fresh(self, account_id: int, applicant_id: int) -> bool:
        """Whether nothing of a person need be asked for."""
        records = self._store.records
        saved = records.applicant(account_id, applicant_id)
        return (
            saved is not None
            and saved.value.complete
            and self._counts(saved)
            and self._counts(records.worklog(account_id, applicant_id))
            and self._counts(records.questionary(account_id, applicant_id))
            and not self._missing_resumes(account_id, saved.value)
        )

    def lists_are_whole(self) -> bool:
        """Whether the lists show the kept documents (see `mend`)."""
        return self._store.records.projections_are_current()

    # Files of people

    def small_photo(self, account_id: int, applicant_id: int, photo_id: int) -> bytes | None:
        """A kept photo that is read in no time; None for a large one, or none."""
        blob = self._store.blobs.find(account_id, applicant_id, photo_id)
        if blob is None or blob.size > SMALL_PHOTO_BYTES:
            return None
        return self._store.blobs.get(account_id, applicant_id, photo_id)

    async def photo(
        self, account_id: int, applicant_id: int, *, fetch: bool = True
    ) -> bytes | None:
        """A person's photo: the kept one, else (`fetch`) the server's. Never raises DeskError."""
        from huntflow_desk.services.photos import read_photo

        return await read_photo(self._session, self._store, account_id, applicant_id, fetch=fetch)

    async def mend(self) -> bool:
        """Make the lists anew out of the kept documents when they are not whole: after an update
        of the program or a cleared cache. Whether there was anything to do. Raises DiskTrouble."""
        if self.lists_are_whole():
            return False
        await self._store.records.rebuild()
        for account in self.accounts():
            for kind in ("vacancy", "applicant", "list"):
                self._bus.publish(Change(kind, account.account_id))
        return True

    def take_first_look(self, source: Source) -> None:
        """Fill an empty store with what the first window shows, without requests, from a
        Huntflow that is part of this program. Raises DiskTrouble."""
        from huntflow_desk.services.firstlook import FirstLook

        def mark(account_id: int, vacancy_id: int | None) -> str:
            if vacancy_id is None:
                return _vacancies_key(account_id, frozenset())
            return _pass_key(account_id, vacancy_id)

        FirstLook(self._store, self._lifetimes, source).take(mark)

    # Asking the server

    async def refresh_accounts(self) -> tuple[Account, ...]:
        """Who we are and which organisations we see."""
        api = await self._session.api()
        self._session.me = await api.accounts.me()
        accounts = await api.accounts.accounts()
        await self._store.records.take_accounts(accounts, lifetime_s=self._lifetimes.dictionaries_s)
        self._bus.publish(Change("account"))
        return accounts

    async def refresh_dictionaries(
        self,
        account_id: int,
        *,
        force: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        """Dictionaries that are not fresh. What the key's user may not read is left out."""
        stale = DICTIONARIES if force else self._stale_dictionaries(account_id)
        if not stale:
            return
        api = await self._session.api()
        await _together(
            [
                functools.partial(self._take_dictionary, api, account_id, name, priority)
                for name in stale
            ]
        )

    async def refresh_vacancies(
        self, account_id: int, states: frozenset[str] = frozenset(), *, force: bool = False
    ) -> None:
        """The vacancy list, page by page; rows that vanished from it are asked for one by one."""
        mark = _vacancies_key(account_id, states)
        if not force and self.vacancies_are_fresh(account_id, states):
            return
        api = await self._session.api()
        seen: set[int] = set()

        async def fetch(page: int) -> Page[Vacancy]:
            return await api.vacancies.page(
                account_id,
                page=page,
                states=tuple(sorted(states)),
                count=VACANCIES_A_PAGE,
                priority=Priority.FOREGROUND if page == 1 else Priority.BACKGROUND,
            )

        async for items in _pages(fetch, lambda vacancy: vacancy.vacancy_id):
            seen.update(one.vacancy_id for one in items)
            await self._store.records.take_vacancies(
                account_id, items, lifetime_s=self._lifetimes.vacancies_s
            )
            self._bus.publish(
                Change("vacancy", account_id, frozenset(one.vacancy_id for one in items))
            )
        missing = self._store.records.vacancy_ids(account_id, states) - seen
        for vacancy_id in sorted(missing)[:CONFIRM_AT_MOST]:
            with suppress(NotFound):
                await self.refresh_vacancy(account_id, vacancy_id, force=True)
        await self._store.cache.put(
            mark, {"total": len(seen)}, lifetime_s=self._lifetimes.vacancies_s
        )

    async def refresh_vacancy(
        self, account_id: int, vacancy_id: int, *, force: bool = False
    ) -> None:
        """A vacancy in full. One that is gone for good leaves the store; of one that is being
        created (id below zero) there is nothing to ask."""
        if vacancy_id < 0:
            return
        saved = self._store.records.vacancy(account_id, vacancy_id)
        complete = saved is not None and "body" in saved.value.raw
        if not force and complete and saved is not None and not saved.is_expired(self._clock()):
            return
        api = await self._session.api()
        try:
            vacancy = await api.vacancies.get(account_id, vacancy_id)
        except NotFound:
            await self._store.records.drop_vacancies(account_id, [vacancy_id])
            self._bus.publish(Change("vacancy", account_id, frozenset({vacancy_id})))
            raise
        await self._store.records.take_vacancy(
            account_id, vacancy, lifetime_s=self._lifetimes.vacancies_s
        )
        self._bus.publish(Change("vacancy", account_id, frozenset({vacancy_id})))

    async def refresh_applicants(
        self,
        account_id: int,
        vacancy_id: int | None = None,
        *,
        force: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """People of a vacancy or of the whole organisation, page by page, first page first.

        `progress` gets rows read and rows in all. A person who vanished from a vacancy's
        complete list is asked for directly before anything is changed here.
        """
        if vacancy_id is not None and vacancy_id < 0:
            return  # still being created: nobody but us knows who is on it
        mark = _pass_key(account_id, vacancy_id)
        if not force and self.people_are_fresh(account_id, vacancy_id):
            return
        api = await self._session.api()
        if vacancy_id is None and self._store.passes.latest(account_id) is not None:
            # The synchronisation reads everybody: only who is new is asked for here.
            await self._refresh_head(api, account_id)
            return
        seen: set[int] = set()
        total = 0

        async def fetch(page: int) -> Page[Applicant]:
            nonlocal total
            answer = await api.applicants.page(
                account_id,
                page=page,
                count=APPLICANTS_A_PAGE,
                vacancy_id=vacancy_id,
                priority=Priority.FOREGROUND if page == 1 else Priority.BACKGROUND,
            )
            total = answer.total_items or total
            return answer

        async for items in _pages(fetch, lambda applicant: applicant.applicant_id):
            seen.update(one.applicant_id for one in items)
            await self._store.records.take_applicants(
                account_id, items, lifetime_s=self._lifetimes.cards_s
            )
            ids = frozenset(one.applicant_id for one in items)
            self._bus.publish(Change("applicant", account_id, ids))
            if progress is not None:
                progress(len(seen), max(total, len(seen)))
        if vacancy_id is not None:
            linked = self._store.records.applicant_ids(account_id, vacancy_id)
            for applicant_id in sorted(one for one in linked - seen if one > 0)[:CONFIRM_AT_MOST]:
                await self._refresh_person(api, account_id, applicant_id, Priority.BACKGROUND)
        lifetime_s = self._lifetimes.vacancies_s
        await self._store.cache.put(mark, {"total": total or len(seen)}, lifetime_s=lifetime_s)
        self._bus.publish(Change("list", account_id))

    async def refresh_card(
        self, account_id: int, applicant_id: int, *, force: bool = False
    ) -> None:
        """Card, history, questionary and resume texts of a person, side by side.

        Raises the first error only when the card itself could not be read; a part that fails
        (the vendor's history of some people always does) leaves the rest and what was kept.
        """
        if applicant_id < 0:
            return  # still being created: the server does not know them yet
        if not force and self.card_is_fresh(account_id, applicant_id):
            return
        records = self._store.records
        saved = records.applicant(account_id, applicant_id)
        api = await self._session.api()
        fresh = saved is not None and saved.value.complete and self._counts(saved)
        applicant = saved.value if saved is not None else None
        if force or not fresh:
            applicant = await self._refresh_person(
                api, account_id, applicant_id, Priority.FOREGROUND
            )
        if applicant is None:
            raise NotFound(what="applicant")
        person_id = applicant.applicant_id
        parts: list[Callable[[], Awaitable[None]]] = []
        if force or not self._counts(records.worklog(account_id, person_id)):
            parts.append(functools.partial(self._take_worklog, api, account_id, person_id))
        if force or not self._counts(records.questionary(account_id, person_id)):
            parts.append(functools.partial(self._take_questionary, api, account_id, person_id))
        parts += [
            functools.partial(self._take_resume, api, account_id, person_id, external_id)
            for external_id in self._missing_resumes(account_id, applicant)
        ]
        await _together(parts)

    async def refresh_changed(
        self, account_id: int, applicant_id: int, *, questionary: bool = False
    ) -> None:
        """Card and history (and answers) of somebody whose edits have arrived, behind whatever a
        person waits for. Somebody who is gone leaves the store."""
        api = await self._session.api()
        person = await self._refresh_person(api, account_id, applicant_id, Priority.OUTBOX)
        if person is None:
            return
        parts = [self._take_worklog] + ([self._take_questionary] if questionary else [])
        await _together(
            [
                functools.partial(take, api, account_id, person.applicant_id, Priority.OUTBOX)
                for take in parts
            ]
        )

    async def refresh_tags(self, account_id: int) -> None:
        """The organisation's tags, after one was made."""
        api = await self._session.api()
        await self._take_dictionary(api, account_id, "tags", Priority.OUTBOX)

    async def note_full_list(self, account_id: int, total: int) -> None:
        """Everybody was read just now: so many people, as the server counts."""
        await self._store.cache.put(
            _pass_key(account_id, None), {"total": total}, lifetime_s=self._lifetimes.vacancies_s
        )
        self._bus.publish(Change("list", account_id))

    # Inside

    async def _refresh_head(self, api: HuntflowApi, account_id: int) -> None:
        """Newest people, until a page brings nobody new."""
        for number in range(1, MAX_PAGES + 1):
            page = await api.applicants.page(
                account_id,
                page=number,
                count=APPLICANTS_A_PAGE,
                priority=Priority.FOREGROUND if number == 1 else Priority.BACKGROUND,
            )
            taken = await self._store.passes.take_people(
                account_id, page.items, lifetime_s=self._lifetimes.cards_s
            )
            changed = taken.unknown | taken.moved
            if changed:
                self._bus.publish(Change("applicant", account_id, changed))
            if not taken.unknown or (page.total_pages or number) <= number:
                return

    async def _refresh_person(
        self, api: HuntflowApi, account_id: int, applicant_id: int, priority: Priority
    ) -> Applicant | None:
        """Read one card. A deleted person leaves the store; a merged one gives the survivor."""
        try:
            applicant = await api.applicants.get(account_id, applicant_id, priority=priority)
        except NotFound:
            await self._store.records.drop_applicants(account_id, [applicant_id])
            self._bus.publish(Change("applicant", account_id, frozenset({applicant_id})))
            return None
        ids = {applicant_id, applicant.applicant_id}
        await self._store.records.take_applicants(
            account_id, [applicant], lifetime_s=self._lifetimes.cards_s
        )
        if applicant.applicant_id != applicant_id:
            await self._store.reminders.follow(account_id, applicant_id, applicant.applicant_id)
            await self._store.records.drop_applicants(account_id, [applicant_id])
        self._bus.publish(Change("applicant", account_id, frozenset(ids)))
        return applicant

    async def _take_dictionary(
        self, api: HuntflowApi, account_id: int, name: str, priority: Priority
    ) -> None:
        try:
            raw = await api.dictionaries.fetch(account_id, name, priority=priority)
        except (Forbidden, NotFound):
            raw = {}
        await self._store.records.take_dictionary(
            account_id, name, raw, lifetime_s=self._lifetimes.dictionaries_s
        )
        self.forget_names(account_id)
        self._bus.publish(Change("dictionary", account_id))

    async def _take_worklog(
        self,
        api: HuntflowApi,
        account_id: int,
        applicant_id: int,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        entries: list[WorklogEntry] = []
        async for items in _pages(
            lambda page: api.applicants.logs(
                account_id, applicant_id, page=page, count=WORKLOG_A_PAGE, priority=priority
            ),
            lambda entry: entry.log_id,
        ):
            entries.extend(items)
        await self._store.records.take_worklog(
            account_id, applicant_id, entries, lifetime_s=self._lifetimes.cards_s
        )
        self._bus.publish(Change("worklog", account_id, frozenset({applicant_id})))

    async def _take_questionary(
        self,
        api: HuntflowApi,
        account_id: int,
        applicant_id: int,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        try:
            raw = await api.applicants.questionary(account_id, applicant_id, priority=priority)
        except NotFound:
            raw = {}
        await self._store.records.take_questionary(
            account_id, applicant_id, raw, lifetime_s=self._lifetimes.cards_s
        )
        self._bus.publish(Change("questionary", account_id, frozenset({applicant_id})))

    async def _take_resume(
        self, api: HuntflowApi, account_id: int, applicant_id: int, external_id: int
    ) -> None:
        resume = await api.applicants.resume(account_id, applicant_id, external_id)
        await self._store.records.take_resume(
            account_id, applicant_id, resume, lifetime_s=self._lifetimes.cards_s
        )
        self._bus.publish(Change("resume", account_id, frozenset({applicant_id})))

    def _with_new_tags(self, account_id: int, names: Names) -> Names:
        """Tags that are being created count already; their numbers are below zero.

        The first paint does without the outbox: whoever opens it has the names read again.
        """
        made = self._store.records.new_tags(account_id) if self._store.outbox_is_open else ()
        if not made:
            return names
        return replace(names, tags={**names.tags, **{tag.tag_id: tag for tag in made}})

    def _counts(self, saved: Saved[Any] | None) -> bool:
        return saved is not None and not saved.is_expired(self._clock())

    def _stale_dictionaries(self, account_id: int) -> tuple[str, ...]:
        find = self._store.records.dictionary
        return tuple(name for name in DICTIONARIES if not self._counts(find(account_id, name)))

    def _missing_resumes(self, account_id: int, applicant: Applicant) -> list[int]:
        """Resumes that are not kept as they are now."""
        missing = []
        for stub in applicant.resumes:
            kept = self._store.records.resume(account_id, applicant.applicant_id, stub.external_id)
            if kept is None or (stub.updated and kept.updated_at < stub.updated):
                missing.append(stub.external_id)
        return missing


def _vacancies_key(account_id: int, states: frozenset[str]) -> str:
    return f"pass_vacancies_{account_id}_{'-'.join(sorted(states)) or 'all'}"


def _pass_key(account_id: int, vacancy_id: int | None) -> str:
    return f"pass_applicants_{account_id}_{vacancy_id or 'all'}"


async def _pages(
    fetch: Callable[[int], Awaitable[Page[T]]], key: Callable[[T], int]
) -> AsyncIterator[tuple[T, ...]]:
    """Pages until the server says it was the last, or repeats itself, or gives nothing.

    Totals are not trusted to end the list (shared API notes, 6): a page with only known
    rows ends it too, so that a server which repeats pages is no endless loop.
    """
    known: set[int] = set()
    for number in range(1, MAX_PAGES + 1):
        page = await fetch(number)
        new = [one for one in page.items if key(one) not in known]
        if page.items:
            yield page.items
        known.update(key(one) for one in new)
        last = page.total_pages is not None and number >= page.total_pages
        # A page of nothing but broken records is not the end of the list.
        if last or (not new and not page.skipped):
            return


async def _together(parts: Iterable[Callable[[], Awaitable[None]]]) -> None:
    """Run parts side by side to their end; then raise the first DeskError, if any."""
    # Not at the top: asyncio costs a quarter of a bare window and comes after the first paint.
    import asyncio

    results = await asyncio.gather(*(part() for part in parts), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException) and not isinstance(result, DeskError):
            raise result
    for result in results:
        if isinstance(result, DeskError):
            raise result
