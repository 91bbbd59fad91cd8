"""People, vacancies, dictionaries and cards: server truth taken in, lists and cards given out.

Every `take_...` writes the vendor's documents (HuntflowCache) and what lists need (projections)
in one transaction and returns after the commit. Reads are synchronous and short: windows of at
most 300 rows. Long work goes through the writer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from huntflow_desk.core.models import Account, ApplicantRow, Json, Raw, Saved, Tag, VacancyRow
from huntflow_desk.core.query import MAX_WINDOW, ApplicantQuery, Found, VacancyQuery
from huntflow_desk.core.wire import accounts as wire_accounts
from huntflow_desk.core.wire.reading import readable
from huntflow_desk.store import documents, vacancies
from huntflow_desk.store.file import DatabaseFile, shrink
from huntflow_desk.store.lists import PeopleLists
from huntflow_desk.store.migrations import drop_copies

if TYPE_CHECKING:
    # Cards are not needed for the first paint.
    from huntflow_desk.core.documents import Applicant, Me, Resume, Vacancy, WorklogEntry
    from huntflow_desk.core.edits import Edit
    from huntflow_desk.store.blobs import Blobs
    from huntflow_desk.store.outbox import Outbox

T = TypeVar("T")
U = TypeVar("U")

PROJECTION = "4"
"""Raise it when the projections of a document change: the next start rebuilds them."""

_BATCH = 1_000
_RESUMES_KEPT = 32
_TEXTS = ("body", "requirements", "conditions", "files", "blocks", "source", "updated")


class Records:
    """The records of every organisation of one profile and system."""

    def __init__(
        self,
        file: DatabaseFile,
        clock: Callable[[], datetime],
        blobs: Callable[[], Blobs],
        outbox: Callable[[], Outbox],
        forget: Callable[[int, Collection[int]], Awaitable[None]],
    ) -> None:
        """`outbox`: whose edits are laid over what is given out; asked for with the first card
        or write, `blobs` with the first photo, since lists do without them. `forget`: told of
        people who are dropped."""
        self._file = file
        self._clock = clock
        self._blobs = blobs
        self._outbox = outbox
        self._forget = forget
        self._people = PeopleLists(file)
        self._vacancies = vacancies.VacancyLists(file)
        # Texts of resumes as last decoded: a card is read again after every change.
        self._resumes: dict[str, Saved[Resume]] = {}

    # Taking server truth

    async def take_me(self, me: Me, *, lifetime_s: float | None) -> None:
        """Keep who the key belongs to."""
        await self._put([("me", me.raw or {"id": me.user_id})], lifetime_s)

    async def take_accounts(self, accounts: Sequence[Account], *, lifetime_s: float | None) -> None:
        """Keep the complete list of organisations."""
        items = [account.raw or {"id": account.account_id} for account in accounts]
        await self._put([("accounts", {"items": items})], lifetime_s)

    async def take_vacancies(
        self,
        account_id: int,
        found: Sequence[Vacancy],
        *,
        complete_list_of_states: Collection[str] | None = None,
        lifetime_s: float | None,
    ) -> None:
        """Keep vacancies as the list shows them; texts saved earlier stay.

        `complete_list_of_states`: `found` is all there is in these states, so what is saved in
        one of them and not found has moved on or is gone, and leaves the list.
        """
        now = self._clock()

        def write(connection: sqlite3.Connection) -> None:
            vacancies.take(connection, account_id, self._laid_over(account_id, found), now)
            entries = (
                (f"vacancyrow_{account_id}_{vacancy.vacancy_id}", _vacancy_document(vacancy))
                for vacancy in found
            )
            documents.put(connection, entries, now, lifetime_s)
            if complete_list_of_states is not None:
                present = {vacancy.vacancy_id for vacancy in found}
                gone = vacancies.missing(connection, account_id, present, complete_list_of_states)
                _drop_vacancies(connection, account_id, gone)

        await self._file.writer.run(write)

    async def take_vacancy(
        self, account_id: int, vacancy: Vacancy, *, lifetime_s: float | None
    ) -> None:
        """Keep one vacancy in full."""
        now = self._clock()
        key = f"{account_id}_{vacancy.vacancy_id}"

        def write(connection: sqlite3.Connection) -> None:
            vacancies.take(connection, account_id, self._laid_over(account_id, [vacancy]), now)
            documents.put(
                connection, [(f"vacancy_{key}", _vacancy_document(vacancy))], now, lifetime_s
            )
            documents.drop(connection, [f"vacancyrow_{key}"])

        await self._file.writer.run(write)

    async def take_applicants(
        self, account_id: int, found: Sequence[Applicant], *, lifetime_s: float | None
    ) -> None:
        """Keep applicants in bulk. Rows of search (`complete` false) never replace cards."""
        for start in range(0, len(found), _BATCH):
            batch = found[start : start + _BATCH]
            await self._file.writer.run(
                lambda connection, batch=batch: self.write_applicants(  # type: ignore[misc]
                    connection, account_id, batch, lifetime_s
                )
            )

    async def take_worklog(
        self,
        account_id: int,
        applicant_id: int,
        entries: Sequence[WorklogEntry],
        *,
        lifetime_s: float | None,
    ) -> None:
        """Keep the complete history of an applicant."""
        from huntflow_desk.store.texts import take_worklog

        items = [entry.raw or {"id": entry.log_id} for entry in entries]
        await self._put(
            [(f"worklog_{account_id}_{applicant_id}", {"items": items})],
            lifetime_s,
            lambda connection: take_worklog(connection, account_id, applicant_id, entries),
            of=(account_id, applicant_id),
        )

    async def take_resume(
        self, account_id: int, applicant_id: int, resume: Resume, *, lifetime_s: float | None
    ) -> None:
        """Keep a resume in full."""
        from huntflow_desk.store.texts import take_resume

        key = f"resume_{account_id}_{applicant_id}_{resume.external_id}"
        await self._put(
            [(key, resume.raw or {"id": resume.external_id})],
            lifetime_s,
            lambda connection: take_resume(connection, account_id, applicant_id, resume),
            of=(account_id, applicant_id),
        )

    async def take_questionary(
        self, account_id: int, applicant_id: int, raw: Raw, *, lifetime_s: float | None
    ) -> None:
        """Keep the questionary values of an applicant as they came."""
        from huntflow_desk.store.texts import take_questionary

        await self._put(
            [(f"questionary_{account_id}_{applicant_id}", raw)],
            lifetime_s,
            lambda connection: take_questionary(connection, account_id, applicant_id, raw),
            of=(account_id, applicant_id),
        )

    async def take_dictionary(
        self, account_id: int, name: str, raw: Raw, *, lifetime_s: float | None
    ) -> None:
        """Keep a whole dictionary answer as it came."""
        from huntflow_desk.store import tagging

        def project(connection: sqlite3.Connection) -> None:
            if name == tagging.DICTIONARY:
                tagging.follow_names(connection, account_id)

        await self._put([(dictionary_key(account_id, name), raw)], lifetime_s, project)

    async def drop_vacancies(self, account_id: int, ids: Collection[int]) -> None:
        """Delete what is saved of these vacancies; people on them stay."""
        wanted = sorted(ids)
        await self._file.writer.run(
            lambda connection: _drop_vacancies(connection, account_id, wanted)
        )

    async def drop_applicants(self, account_id: int, ids: Collection[int]) -> None:
        """Delete everything saved of these people and their traces, older copies of the file
        included. Raises DiskTrouble."""
        wanted = sorted(ids)

        def write(connection: sqlite3.Connection) -> None:
            from huntflow_desk.store import people

            people.drop(connection, account_id, wanted)
            for applicant_id in wanted:
                tail = f"{account_id}_{applicant_id}"
                names = ("applicant", "applicantrow", "worklog", "questionary", "looked")
                documents.drop(connection, [f"{name}_{tail}" for name in names])
                documents.drop_beginning(connection, f"resume_{tail}_")
            # Without this the words stay in the index until it happens to merge.
            connection.execute("INSERT INTO people_index (people_index) VALUES ('optimize')")
            connection.execute("INSERT INTO text_index (text_index) VALUES ('optimize')")

        await self._file.writer.run(write)
        await self._file.writer.run(shrink, transaction=False)
        self._resumes.clear()
        import asyncio

        await asyncio.to_thread(drop_copies, self._file.path)
        await asyncio.to_thread(self._blobs().drop, account_id, wanted)
        await self._forget(account_id, wanted)

    # Reading lists

    def vacancy_rows(
        self, query: VacancyQuery, offset: int = 0, limit: int = MAX_WINDOW
    ) -> tuple[VacancyRow, ...]:
        """Vacancies of a query: urgent first, then by name; `people` counts saved links."""
        return self._vacancies.rows(query, offset, limit)

    def count_vacancies(self, query: VacancyQuery) -> int:
        """How many vacancies the query has."""
        return self._vacancies.count(query)

    def vacancy_ids(self, account_id: int, states: Collection[str] = ()) -> frozenset[int]:
        """Ids of the saved vacancies in these states (all: none given), those left out that the
        server does not have yet."""
        return self._vacancies.ids(account_id, states)

    def applicant_ids(self, account_id: int, vacancy_id: int) -> frozenset[int]:
        """Ids of the saved people on a vacancy."""
        found = self._file.rows(
            "SELECT applicant_id FROM links WHERE account_id = ? AND vacancy_id = ?",
            (account_id, vacancy_id),
        )
        return frozenset(row[0] for row in found)

    def applicant_rows(
        self, query: ApplicantQuery, offset: int = 0, limit: int = MAX_WINDOW
    ) -> tuple[ApplicantRow, ...]:
        """Applicants of a query; every word of its text is the beginning of a part of the name,
        the e-mail address or the phone number. `descending` turns the order round."""
        return self._people.rows(query, offset, limit)

    def count_applicants(self, query: ApplicantQuery) -> int:
        """How many applicants the query has."""
        return self._people.count(query)

    def index_of(self, query: ApplicantQuery, applicant_id: int) -> int | None:
        """The row number of an applicant in the query; None when it is not among them."""
        return self._people.index_of(query, applicant_id)

    def account_ids(self) -> tuple[int, ...]:
        """Organisations of which people are kept."""
        return tuple(row[0] for row in self._file.rows("SELECT account_id FROM slots ORDER BY 1"))

    def find(self, query: ApplicantQuery) -> Found:
        """Everyone a query finds. Up to some ten milliseconds: for a thread (`in_reader`)."""
        return self._people.find(query)

    async def find_later(self, query: ApplicantQuery) -> Found:
        """`find` in the thread for long reads."""
        return await self._file.in_reader(lambda: self._people.find(query))

    async def count_later(self, queries: Sequence[ApplicantQuery]) -> tuple[int, ...]:
        """How many people each query finds, counted in the thread for long reads."""
        return await self._file.in_reader(
            lambda: tuple(self._people.count(query) for query in queries)
        )

    def found_rows(
        self, found: Found, offset: int = 0, limit: int = MAX_WINDOW
    ) -> tuple[ApplicantRow, ...]:
        """A window of what was found, each with the reason of the hit and a snippet."""
        return self._people.found_rows(found, offset, limit)

    def found_index(self, found: Found, applicant_id: int) -> int | None:
        """The place of an applicant in what was found; None when it is not there."""
        return self._people.found_index(found, applicant_id)

    def numbers_of(self, account_id: int, ids: Sequence[int]) -> list[int]:
        """Row numbers (`Found.numbers`) of saved people, in the order of the ids."""
        return self._people.numbers_of(account_id, ids)

    def stage_counts(self, account_id: int, vacancy_id: int) -> dict[int, int]:
        """Saved applicants of a vacancy by stage."""
        return self._people.stage_counts(account_id, vacancy_id)

    def overdue_counts(
        self, account_id: int, vacancy_id: int, since: Mapping[int, datetime]
    ) -> dict[int, int]:
        """Saved applicants of a vacancy by stage, of those who are on it since that moment or
        longer; stages without one are left out."""
        return self._people.overdue_counts(account_id, vacancy_id, since)

    def stages_of(
        self, account_id: int, vacancy_id: int, applicant_ids: Collection[int]
    ) -> dict[int, int]:
        """The stage of each of these people on a vacancy; who is not on it is left out."""
        return self._people.stages_of(account_id, vacancy_id, applicant_ids)

    # Reading documents

    def me(self) -> Saved[Me] | None:
        """Who the key belongs to, or None."""
        return _decoded(documents.find(self._file, "me"), wire_accounts.me)

    def accounts(self) -> Saved[tuple[Account, ...]] | None:
        """The organisations, or None when they were never fetched."""
        saved = documents.find(self._file, "accounts")
        return _decoded(saved, lambda raw: readable(raw, "items", wire_accounts.account))

    def vacancy(self, account_id: int, vacancy_id: int) -> Saved[Vacancy] | None:
        """A vacancy with its edits, its texts if they were ever fetched; one without texts counts
        as expired. A number below zero names one that is being created, or what it became."""
        saved = self._base_vacancy(account_id, self._outbox().vacancy_of(vacancy_id))
        if saved is None:
            return None
        return replace(saved, value=self._laid_over(account_id, [saved.value])[0])

    def _base_vacancy(self, account_id: int, vacancy_id: int) -> Saved[Vacancy] | None:
        """What edits are laid over: the server's word, or a new vacancy's bare number, until the
        server's word of it is kept."""
        if vacancy_id > 0:
            return self._server_vacancy(account_id, vacancy_id)
        for edit in self._outbox().of_vacancy(account_id, vacancy_id):
            if edit.kind == "create_vacancy":
                became = int(edit.result.get("vacancy_id") or 0)
                if edit.state == "done" and self._server_vacancy(account_id, became):
                    return None
                from huntflow_desk.core.wire import vacancies as wire_vacancies

                return Saved(wire_vacancies.vacancy({"id": vacancy_id}), edit.created_at)
        return None

    def _server_vacancy(self, account_id: int, vacancy_id: int) -> Saved[Vacancy] | None:
        from huntflow_desk.core.wire import vacancies as wire_vacancies

        key = f"{account_id}_{vacancy_id}"
        full = documents.find(self._file, f"vacancy_{key}")
        listed = documents.find(self._file, f"vacancyrow_{key}")
        if listed is None:
            return _decoded(full, wire_vacancies.vacancy)
        if full is None:
            listed = replace(listed, expires_at=listed.updated_at)
            return _decoded(listed, wire_vacancies.vacancy)
        newer = {name: value for name, value in listed.value.items() if name not in _TEXTS}
        both = replace(full, value={**full.value, **newer})
        return _decoded(both, wire_vacancies.vacancy)

    def status_group_of(self, account_id: int, vacancy_id: int) -> int | None:
        """The vacancy's own group of stages, without reading the whole vacancy."""
        found = self._file.row(
            """SELECT json_extract(data, '$.account_vacancy_status_group') FROM huntflowcache
               WHERE cache_key IN (?, ?) ORDER BY updated_at DESC LIMIT 1""",
            (f"vacancyrow_{account_id}_{vacancy_id}", f"vacancy_{account_id}_{vacancy_id}"),
        )
        return found[0] if found and isinstance(found[0], int) else None

    def applicant(self, account_id: int, applicant_id: int) -> Saved[Applicant] | None:
        """A card with its edits, or what a search told of the person (`complete` false, counts
        as expired), or somebody who is being created (id below zero)."""
        from huntflow_desk.core.wire import applicants as wire_applicants
        from huntflow_desk.core.wire import overlay

        edits = self._outbox().of_applicant(account_id, applicant_id)
        key = f"{account_id}_{applicant_id}"
        card, complete = documents.find(self._file, f"applicant_{key}"), True
        if card is None:
            card, complete = documents.find(self._file, f"applicantrow_{key}"), False
            if card is not None:
                card = replace(card, expires_at=card.updated_at)
        created = next((edit for edit in edits if edit.kind == "create"), None)
        if card is None and created is not None:
            card, complete = Saved({"id": applicant_id}, created.created_at), True
        return _decoded(
            card,
            lambda raw: wire_applicants.applicant(overlay.applicant(raw, edits), complete=complete),
        )

    def server_applicant(self, account_id: int, applicant_id: int) -> Saved[Json] | None:
        """The card as the server last gave it, without edits: the base of the next one."""
        return documents.find(self._file, f"applicant_{account_id}_{applicant_id}")

    def worklog(self, account_id: int, applicant_id: int) -> Saved[tuple[WorklogEntry, ...]] | None:
        """The history of an applicant, with what is on its way, or None."""
        from huntflow_desk.core.wire import applicants as wire_applicants
        from huntflow_desk.core.wire import overlay

        saved = documents.find(self._file, f"worklog_{account_id}_{applicant_id}")
        edits = self._outbox().of_applicant(account_id, applicant_id)
        if edits:
            me = self.me()
            mine = overlay.worklog(edits, me.value.name if me else "")
            if mine:
                made = edits[-1].created_at
                # What is made here alone has never been read: it counts as expired.
                saved = saved or Saved({"items": []}, made, made)
                saved = replace(saved, value={"items": [*mine, *saved.value.get("items", ())]})
        return _decoded(saved, lambda raw: readable(raw, "items", wire_applicants.worklog_entry))

    def resume(self, account_id: int, applicant_id: int, external_id: int) -> Saved[Resume] | None:
        """A resume in full, or None."""
        from huntflow_desk.core.wire import applicants as wire_applicants

        key = f"resume_{account_id}_{applicant_id}_{external_id}"
        saved = documents.find(self._file, key)
        known = self._resumes.get(key)
        unchanged = (
            known is not None
            and saved is not None
            and known.updated_at == saved.updated_at
            and known.value.raw == saved.value
        )
        if known is not None and saved is not None and unchanged:
            return replace(known, expires_at=saved.expires_at)
        found = _decoded(saved, wire_applicants.resume)
        self._resumes.pop(key, None)
        if found is not None:
            self._resumes[key] = found
            # Reads may come from several threads: whoever is late finds less to forget.
            for old in list(self._resumes)[:-_RESUMES_KEPT]:
                self._resumes.pop(old, None)
        return found

    def questionary(self, account_id: int, applicant_id: int) -> Saved[Json] | None:
        """The questionary values of an applicant with edits laid over, or None."""
        saved = self.server_questionary(account_id, applicant_id)
        edits = self._outbox().of_applicant(account_id, applicant_id)
        if not any(edit.kind == "questionary" for edit in edits):
            return saved
        from huntflow_desk.core.wire import overlay

        saved = saved or Saved({}, edits[-1].created_at)
        return replace(saved, value=overlay.questionary(saved.value, edits))

    def server_questionary(self, account_id: int, applicant_id: int) -> Saved[Json] | None:
        """The questionary values as they came, without edits."""
        return documents.find(self._file, f"questionary_{account_id}_{applicant_id}")

    def dictionary(self, account_id: int, name: str) -> Saved[Json] | None:
        """A dictionary answer as it came, or None."""
        return documents.find(self._file, dictionary_key(account_id, name))

    def new_tags(self, account_id: int) -> tuple[Tag, ...]:
        """Tags of the outbox that the server does not have yet."""
        return tuple(
            Tag(-edit.edit_id, str(edit.payload.get("name")), str(edit.payload.get("color")))
            for edit in self._outbox().live()
            if edit.kind == "tag" and edit.account_id == account_id and edit.is_laid_over
        )

    # Projections

    def projections_are_current(self) -> bool:
        """Whether the lists were made by this version of the program and are whole."""
        row = self._file.row("SELECT value FROM facts WHERE name = 'projection'")
        return row is not None and row[0] == PROJECTION

    async def rebuild(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Make all projections anew out of the documents, in slices, so others can write.

        `progress` gets documents done and documents in all. Interrupted, it starts over:
        `projections_are_current` stays false until the end.
        """
        from huntflow_desk.store.rebuilding import rebuild

        await rebuild(self._file, PROJECTION, progress)
        await self.lay_over()

    async def lay_over(self) -> None:
        """Lay all live edits over the lists again: after a rebuild, and at start, since a stop
        may have come between the two files. Raises DiskTrouble."""
        touched: dict[int, tuple[set[int], set[int]]] = {}
        for edit in self._outbox().live():
            people, openings = touched.setdefault(edit.account_id, (set(), set()))
            if edit.applicant_id is not None:
                people.add(edit.applicant_id)
            elif edit.vacancy_id is not None:
                openings.add(edit.vacancy_id)
        # One whose creation ended just before the stop has to leave the list.
        for account_id, vacancy_id in await self._file.writer.run(vacancies.local):
            touched.setdefault(account_id, (set(), set()))[1].add(vacancy_id)
        for account_id, (applicant_ids, vacancy_ids) in touched.items():
            await self.project_again(account_id, applicant_ids, vacancy_ids)

    async def project_again(
        self, account_id: int, applicant_ids: Collection[int], vacancy_ids: Collection[int] = ()
    ) -> None:
        """Edits of these people and vacancies came, went or ended: lists show them as they are
        now. Raises DiskTrouble."""
        outbox = self._outbox()

        def write(connection: sqlite3.Connection) -> None:
            from huntflow_desk.store import people

            edits = outbox.by_applicant(account_id)
            people.take_again(connection, account_id, sorted(applicant_ids), edits)
            for vacancy_id in vacancy_ids:
                saved = self._base_vacancy(account_id, vacancy_id)
                if saved is not None:
                    laid = self._laid_over(account_id, [saved.value])
                    vacancies.take(connection, account_id, laid, saved.updated_at)
                elif vacancy_id < 0:
                    vacancies.drop(connection, account_id, [vacancy_id])

        await self._file.writer.run(write)

    def write_applicants(
        self,
        connection: sqlite3.Connection,
        account_id: int,
        found: Iterable[Applicant],
        lifetime_s: float | None,
    ) -> None:
        """`take_applicants` inside a transaction of this room (a page and its place in a pass)."""
        from huntflow_desk.store import keeping, people

        now = self._clock()
        found = keeping.allowed(connection, account_id, list(found))
        edits = self._outbox().by_applicant(account_id)
        taken = people.take(connection, account_id, found, now, edits)
        entries = []
        replaced = []
        for person in taken:
            key = f"{account_id}_{person.applicant_id}"
            raw = person.raw or {"id": person.applicant_id}
            if person.complete:
                entries.append((f"applicant_{key}", raw))
                replaced.append(f"applicantrow_{key}")
            else:
                entries.append((f"applicantrow_{key}", raw))
        documents.put(connection, entries, now, lifetime_s)
        documents.drop(connection, replaced)

    def _laid_over(self, account_id: int, found: Sequence[Vacancy]) -> list[Vacancy]:
        """Vacancies as they will be once their edits have arrived."""
        from huntflow_desk.core.edits import OF_VACANCIES

        edits: dict[int, list[Edit]] = {}
        for edit in self._outbox().live():
            if edit.account_id == account_id and edit.kind in OF_VACANCIES:
                edits.setdefault(edit.vacancy_id or 0, []).append(edit)
        if not edits:
            return list(found)
        from huntflow_desk.core.wire import overlay
        from huntflow_desk.core.wire import vacancies as wire_vacancies

        return [
            wire_vacancies.vacancy(overlay.vacancy(one.raw, edits[one.vacancy_id]))
            if one.vacancy_id in edits
            else one
            for one in found
        ]

    async def _put(
        self,
        entries: Sequence[tuple[str, Any]],
        lifetime_s: float | None,
        project: Callable[[sqlite3.Connection], None] = lambda connection: None,
        *,
        of: tuple[int, int] | None = None,
    ) -> None:
        now = self._clock()

        def write(connection: sqlite3.Connection) -> None:
            from huntflow_desk.store.keeping import is_forgotten

            if of is not None and is_forgotten(connection, *of):
                return  # asked for before the person was forgotten
            documents.put(connection, entries, now, lifetime_s)
            project(connection)

        await self._file.writer.run(write)


def dictionary_key(account_id: int, name: str) -> str:
    """The cache key of a dictionary; "_" ends the kind, so names have "-" there."""
    return f"{name.replace('_', '-')}_{account_id}"


def _drop_vacancies(connection: sqlite3.Connection, account_id: int, ids: Sequence[int]) -> None:
    vacancies.drop(connection, account_id, ids)
    for name in ("vacancyrow", "vacancy"):
        documents.drop(connection, [f"{name}_{account_id}_{vacancy_id}" for vacancy_id in ids])


def _vacancy_document(vacancy: Vacancy) -> Raw:
    return vacancy.raw or {"id": vacancy.vacancy_id, "position": vacancy.position}


def _decoded(saved: Saved[Any] | None, decode: Callable[[Any], U]) -> Saved[U] | None:
    if saved is None:
        return None
    try:
        value = decode(saved.value)
    except ValueError:
        return None  # a document this program cannot read any more counts as not there
    return Saved(value, saved.updated_at, saved.expires_at)
