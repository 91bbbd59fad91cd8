"""What a program that has this Huntflow in itself may know of it before any request."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from .calls import Call, Handler, Query
from .desk import Desk
from .endpoints import (
    applicants,
    lists,
    logs,
    questionary,
    resumes,
    session,
    tags,
    vacancies,
)
from .refusals import Refusal
from .storage import Doc

_DICTIONARIES: Mapping[str, Handler] = {
    "statuses": lists.statuses,
    "status_groups": lists.status_groups,
    "rejection_reasons": lists.rejection_reasons,
    "tags": tags.listing,
    "sources": lists.sources,
    "divisions": lists.divisions,
    "regions": lists.regions,
    "coworkers": lists.coworkers,
    "vacancy_fields": vacancies.additional_fields,
    "questionary_fields": questionary.schema,
    "close_reasons": lists.close_reasons,
    "hold_reasons": lists.hold_reasons,
}


class Answers:
    """The answers a window needs to be full, from the handlers that serve them over HTTP.

    `host`: scheme and host of signed addresses. What is refused over HTTP is {} or empty here.
    """

    def __init__(self, desk: Desk, host: str) -> None:
        self._desk = desk
        self._host = host

    def accounts(self) -> list[Doc]:
        """`GET /accounts`."""
        return self._items(session.accounts, None)

    def dictionary(self, account_id: int, name: str) -> Doc:
        """A dictionary by the name the store gives it."""
        return self._answer(_DICTIONARIES[name], account_id, count="100")

    def vacancies(self, account_id: int) -> list[Doc]:
        """`GET /vacancies`, all states."""
        return self._items(vacancies.listing, account_id, count="100")

    def people(self, account_id: int, vacancy_id: int) -> list[Doc]:
        """`GET /applicants` of a vacancy, all pages."""
        page = functools.partial(
            self._answer, applicants.listing, account_id, count="30", vacancy=str(vacancy_id)
        )
        first = page(page="1")
        rest = (page(page=str(number)) for number in range(2, first.get("total_pages", 1) + 1))
        return [item for answer in (first, *rest) for item in answer.get("items", ())]

    def worklog(self, account_id: int, applicant_id: int) -> list[Doc]:
        """`GET /logs` of a person."""
        return self._items(logs.listing, account_id, applicant_id=applicant_id, count="100")

    def questionary(self, account_id: int, applicant_id: int) -> Doc:
        """`GET /questionary` of a person."""
        return self._answer(questionary.get, account_id, applicant_id=applicant_id)

    def resume(self, account_id: int, applicant_id: int, external_id: int) -> Doc:
        """`GET /externals/{external_id}` of a person."""
        return self._answer(
            resumes.get, account_id, applicant_id=applicant_id, external_id=external_id
        )

    def photo(self, photo_id: int) -> bytes | None:
        """The bytes of a photo."""
        return self._desk.world.files.content(photo_id)

    def _items(self, handler: Handler, account_id: int | None, **asked: int | str) -> list[Doc]:
        return list(self._answer(handler, account_id, **asked).get("items", ()))

    def _answer(self, handler: Handler, account_id: int | None, **asked: int | str) -> Doc:
        """Numbers are parts of the path, texts are parameters."""
        org = None if account_id is None else self._desk.world.orgs[account_id]
        parts = {name: str(value) for name, value in asked.items() if isinstance(value, int)}
        query = Query((name, value) for name, value in asked.items() if isinstance(value, str))
        try:
            answer = handler(Call(self._desk, self._host, org, parts, query))
        except Refusal:
            return {}
        return answer if isinstance(answer, dict) else {}
