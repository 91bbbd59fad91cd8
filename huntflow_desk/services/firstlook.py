"""A full window without a request: for a Huntflow that is part of this program."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol

from huntflow_desk.core.models import Raw, T
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.settings import Lifetimes
from huntflow_desk.core.wire.accounts import account
from huntflow_desk.core.wire.applicants import answers, applicant, resume, worklog_entry
from huntflow_desk.core.wire.vacancies import vacancy
from huntflow_desk.services.names import DICTIONARIES
from huntflow_desk.store.database import Store


class Source(Protocol):
    """Answers as they come over HTTP, without HTTP; lists whole, errors as empty answers."""

    def accounts(self) -> Sequence[Raw]:
        """Organisations."""

    def dictionary(self, account_id: int, name: str) -> Raw:
        """A dictionary, by its name in the cache."""

    def vacancies(self, account_id: int) -> Sequence[Raw]:
        """All vacancies."""

    def people(self, account_id: int, vacancy_id: int) -> Sequence[Raw]:
        """Everybody on a vacancy."""

    def worklog(self, account_id: int, applicant_id: int) -> Sequence[Raw]:
        """The history of a person."""

    def questionary(self, account_id: int, applicant_id: int) -> Raw:
        """The questionary of a person."""

    def resume(self, account_id: int, applicant_id: int, external_id: int) -> Raw:
        """A resume in full."""

    def photo(self, photo_id: int) -> bytes | None:
        """The bytes of a photo."""


class FirstLook:
    """Takes what the first window shows into an empty store, fresh as if it were just read:
    organisations, the first one's dictionaries and vacancies, the people of the first vacancy in
    the list, and everything of the first of them. The rest is read as always."""

    def __init__(self, store: Store, lifetimes: Lifetimes, source: Source) -> None:
        self._store = store
        self._lifetimes = lifetimes
        self._source = source

    def take(self, list_marks: Callable[[int, int | None], str]) -> None:
        """Do it, before anybody reads the store. `list_marks`: the cache key that says how fresh
        the list of vacancies (without a vacancy) or of people is. Raises DiskTrouble."""
        records, source, cards_s = self._store.records, self._source, self._lifetimes.cards_s
        vacancies_s = self._lifetimes.vacancies_s
        accounts = [account(raw) for raw in source.accounts()]
        if not accounts:
            return
        account_id = accounts[0].account_id
        vacancies = [vacancy(raw) for raw in source.vacancies(account_id)]
        with self._store.filling():
            lifetime_s = self._lifetimes.dictionaries_s
            at_once(records.take_accounts(accounts, lifetime_s=lifetime_s))
            for name in DICTIONARIES:
                raw = source.dictionary(account_id, name)
                at_once(records.take_dictionary(account_id, name, raw, lifetime_s=lifetime_s))
            at_once(records.take_vacancies(account_id, vacancies, lifetime_s=vacancies_s))
            self._mark(list_marks(account_id, None), len(vacancies))
        shown = records.vacancy_rows(VacancyQuery(account_id), limit=1)
        if not shown:
            return
        vacancy_id = shown[0].vacancy_id
        people = [applicant(raw) for raw in source.people(account_id, vacancy_id)]
        with self._store.filling():
            at_once(records.take_applicants(account_id, people, lifetime_s=cards_s))
            self._mark(list_marks(account_id, vacancy_id), len(people))
        first = records.applicant_rows(ApplicantQuery(account_id, vacancy_id), limit=1)
        if first:
            self._take_card(account_id, first[0].applicant_id, cards_s)

    def _take_card(self, account_id: int, person_id: int, lifetime_s: float) -> None:
        records, source = self._store.records, self._source
        saved = records.applicant(account_id, person_id)
        if saved is None:
            return
        entries = [worklog_entry(raw) for raw in source.worklog(account_id, person_id)]
        values = answers(source.questionary(account_id, person_id))
        with self._store.filling():
            at_once(records.take_worklog(account_id, person_id, entries, lifetime_s=lifetime_s))
            at_once(records.take_questionary(account_id, person_id, values, lifetime_s=lifetime_s))
            for stub in saved.value.resumes:
                found = resume(source.resume(account_id, person_id, stub.external_id))
                at_once(records.take_resume(account_id, person_id, found, lifetime_s=lifetime_s))
        photo_id = saved.value.photo_id
        photo = source.photo(photo_id) if photo_id is not None else None
        if photo is not None and photo_id is not None:
            self._store.blobs.put(account_id, person_id, photo_id, photo)

    def _mark(self, mark: str, total: int) -> None:
        lifetime_s = self._lifetimes.vacancies_s
        at_once(self._store.cache.put(mark, {"total": total}, lifetime_s=lifetime_s))


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that has nothing to wait for."""
    try:
        work.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    work.close()
    raise RuntimeError("it waits")
