"""Search among people: by pages with totals, by cursor without an end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from huntflow_desk.api.messages import Query
from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import Applicant, Page
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.wire import applicants as wire
from huntflow_desk.core.wire import pages

from .reading import applicants_path as _path
from .reading import read, read_page

found_applicant = partial(wire.applicant, complete=False)
"""Rows of search and answers to a creation lack links, tags or resumes."""


class SearchCalls:
    """`/applicants/search` and `/applicants/search_by_cursor`."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def search(
        self,
        account_id: int,
        text: str = "",
        *,
        page: int = 1,
        count: int = 100,
        field: str = "all",
        tag_ids: Sequence[int] = (),
        stage_ids: Sequence[int] = (),
        vacancy_ids: Sequence[int] | None = None,
        rejection_reason_ids: Sequence[int] = (),
        source_ids: Sequence[int] = (),
        only_current_stage: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[Applicant]:
        """`GET /applicants/search`: by relevance, the first 20 000 results, incomplete cards.

        `vacancy_ids` empty means on no vacancy, None any. Words are ANDed; a new card is found
        only once it is indexed.
        """
        query = _search_query(
            text,
            field,
            tag_ids,
            stage_ids,
            vacancy_ids,
            rejection_reason_ids,
            source_ids,
            only_current_stage,
        )
        return await read_page(
            self._transport,
            f"{_path(account_id)}/search",
            query,
            found_applicant,
            page=page,
            count=count,
            priority=priority,
        )

    async def search_by_cursor(
        self,
        account_id: int,
        text: str = "",
        *,
        cursor: str | None = None,
        count: int = 100,
        field: str = "all",
        tag_ids: Sequence[int] = (),
        stage_ids: Sequence[int] = (),
        vacancy_ids: Sequence[int] | None = None,
        rejection_reason_ids: Sequence[int] = (),
        source_ids: Sequence[int] = (),
        only_current_stage: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[Applicant]:
        """`GET /applicants/search_by_cursor`: no totals, no end at 20 000.

        The cursor holds all filters and is sent alone; it may die on server upgrades.
        """
        query: Query = {"next_page_cursor": cursor}
        if cursor is None:
            filters = _search_query(
                text,
                field,
                tag_ids,
                stage_ids,
                vacancy_ids,
                rejection_reason_ids,
                source_ids,
                only_current_stage,
            )
            query = {**filters, "count": count}
        answer = await self._transport.call(
            "GET", f"{_path(account_id)}/search_by_cursor", query=query, priority=priority
        )
        return read(answer, lambda raw: pages.page(raw, found_applicant))


def _search_query(
    text: str,
    field: str,
    tag_ids: Sequence[int],
    stage_ids: Sequence[int],
    vacancy_ids: Sequence[int] | None,
    rejection_reason_ids: Sequence[int],
    source_ids: Sequence[int],
    only_current_stage: bool,
) -> dict[str, Any]:
    # "null" is the vendor's word for "on no vacancy" (API notes, section 1).
    vacancies: Any = None if vacancy_ids is None else list(vacancy_ids) or "null"
    return {
        "q": text or None,
        "field": field,
        "tag": list(tag_ids),
        "status": list(stage_ids),
        "rejection_reason": list(rejection_reason_ids),
        "only_current_status": only_current_stage,
        "vacancy": vacancies,
        "account_source": list(source_ids),
    }
