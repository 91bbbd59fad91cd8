"""How answers become models, one by one and in pages."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TypeVar

from huntflow_desk.api.messages import Answer, Query
from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import Page
from huntflow_desk.core.errors import BrokenRecord, Garbled, UnknownOutcome
from huntflow_desk.core.models import Raw
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.wire import pages

T = TypeVar("T")


def read(answer: Answer, decode: Callable[[Raw], T]) -> T:
    """The model of a read. Raises Garbled when the record has no id."""
    return _decoded(answer, decode, Garbled)


def written(answer: Answer, decode: Callable[[Raw], T]) -> T:
    """The model a write answers with. Raises UnknownOutcome when it cannot be read: it happened."""
    return _decoded(answer, decode, UnknownOutcome)


def _decoded(
    answer: Answer, decode: Callable[[Raw], T], trouble: type[Garbled | UnknownOutcome]
) -> T:
    try:
        return decode(answer.data)
    except ValueError as error:
        found = trouble(str(error), cause="shape", journal_id=answer.journal_id)
        answer.garbled(found)
        raise found from error


async def read_page(
    transport: Transport,
    path: str,
    query: Query,
    decode: Callable[[Raw], T],
    *,
    page: int,
    count: int,
    priority: Priority,
) -> Page[T]:
    """One page of a list by number.

    When the server cannot serialise one of the records (API notes, section 4), the window is read
    again record by record; the bad ones are named in `skipped`.
    """
    try:
        answer = await transport.call(
            "GET", path, query={**query, "count": count, "page": page}, priority=priority
        )
    except BrokenRecord:
        return await _one_by_one(
            transport, path, query, decode, page=page, count=count, priority=priority
        )
    found = read(answer, lambda raw: pages.page(raw, decode))
    return found if "page" in answer.data else found._replace(page=page)


async def _one_by_one(
    transport: Transport,
    path: str,
    query: Query,
    decode: Callable[[Raw], T],
    *,
    page: int,
    count: int,
    priority: Priority,
) -> Page[T]:
    items: list[T] = []
    skipped: list[str] = []
    total: int | None = None
    for place in range((page - 1) * count + 1, page * count + 1):
        if total is not None and place > total:
            break
        try:
            answer = await transport.call(
                "GET", path, query={**query, "count": 1, "page": place}, priority=priority
            )
        except BrokenRecord as error:
            skipped.append(f"record {place}: {error}")
            continue
        single = read(answer, lambda raw: pages.page(raw, decode))
        if single.total_items is not None or single.total_pages is not None:
            total = single.total_items if single.total_items is not None else single.total_pages
        if not single.items and not single.skipped:
            break
        items.extend(single.items)
        skipped.extend(f"record {place}: {reason}" for reason in single.skipped)
    return Page(
        items=tuple(items),
        page=page,
        total_pages=None if total is None else ceil(total / count),
        total_items=total,
        skipped=tuple(skipped),
    )


def applicants_path(account_id: int, applicant_id: int | None = None) -> str:
    """Path of all applicants of an organisation, or of one."""
    path = f"/accounts/{account_id}/applicants"
    return path if applicant_id is None else f"{path}/{applicant_id}"
