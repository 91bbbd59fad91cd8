"""Dictionaries, tags of the organisation, and the smaller lists."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from huntflow_desk.api.messages import Query
from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import Page
from huntflow_desk.core.models import Json, Named, Tag
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.wire import bodies, pages
from huntflow_desk.core.wire import dictionaries as wire

from .reading import read, written

PATHS: Mapping[str, str] = {
    "statuses": "vacancies/statuses",
    "status_groups": "vacancies/status_groups",
    "rejection_reasons": "rejection_reasons",
    "tags": "tags",
    "sources": "applicants/sources",
    "divisions": "divisions",
    "regions": "regions",
    "dictionaries": "dictionaries",
    "coworkers": "coworkers",
    "vacancy_fields": "vacancies/additional_fields",
    "questionary_fields": "applicants/questionary",
    "close_reasons": "vacancy_close_reasons",
    "hold_reasons": "vacancy_hold_reasons",
    "mail_templates": "mail/templates",
}
"""Path below the organisation of each dictionary, by the name the cache gives it."""

_PAGED = frozenset({"coworkers"})
_PER_PAGE = 100
_MOST_PAGES = 200


class DictionaryCalls:
    """Lists that change seldom."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def fetch(
        self, account_id: int, name: str, *, priority: Priority = Priority.FOREGROUND
    ) -> Json:
        """A whole dictionary as it came, by the name the cache gives it.

        Lists in pages are put together into one answer. Raises KeyError for an unknown name;
        Forbidden for `dictionaries` unless the key's user is an owner.
        """
        path = f"/accounts/{account_id}/{PATHS[name]}"
        if name not in _PAGED:
            return await self._plain(path, {}, priority)
        first = await self._plain(path, {"count": _PER_PAGE, "page": 1}, priority)
        items = _items(first)
        total = first.get("total_pages")
        last = min(total, _MOST_PAGES) if isinstance(total, int) else 1
        for page in range(2, last + 1):
            more = _items(await self._plain(path, {"count": _PER_PAGE, "page": page}, priority))
            if not more:
                break
            items = items + more
        return {**first, "items": items}

    # Tags

    async def tags(
        self, account_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[Tag, ...]:
        """`GET /tags`; watchers have no access."""
        answer = await self._transport.call("GET", _tags(account_id), priority=priority)
        return read(answer, lambda raw: pages.page(raw, wire.tag)).items

    async def tag(
        self, account_id: int, tag_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Tag:
        """`GET /tags/{id}`."""
        answer = await self._transport.call("GET", _tags(account_id, tag_id), priority=priority)
        return read(answer, wire.tag)

    async def create_tag(
        self, account_id: int, name: str, color: str, *, priority: Priority = Priority.FOREGROUND
    ) -> Tag:
        """`POST /tags`; managers need `manage-tags`. Compare names without regard to case first."""
        answer = await self._transport.call(
            "POST", _tags(account_id), json=bodies.tag(name, color), priority=priority
        )
        return written(answer, wire.tag)

    async def update_tag(
        self,
        account_id: int,
        tag_id: int,
        name: str,
        color: str,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Tag:
        """`PUT /tags/{id}`: both parts are required."""
        answer = await self._transport.call(
            "PUT", _tags(account_id, tag_id), json=bodies.tag(name, color), priority=priority
        )
        return written(answer, wire.tag)

    async def delete_tag(
        self, account_id: int, tag_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> None:
        """`DELETE /tags/{id}`."""
        await self._transport.call(
            "DELETE", _tags(account_id, tag_id), expect="nothing", priority=priority
        )

    # Dictionaries

    async def dictionary(
        self, account_id: int, code: str, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[Named, ...]:
        """`GET /dictionaries/{code}`: its entries as a flat tree (`parent_id`)."""
        path = f"/accounts/{account_id}/dictionaries/{quote(code, safe='')}"
        answer = await self._transport.call("GET", path, priority=priority)
        return read(answer, wire.entries)

    async def whole(
        self, account_id: int, code: str, *, priority: Priority = Priority.FOREGROUND
    ) -> Json:
        """`GET /dictionaries/{code}` as it came, to be kept."""
        path = f"/accounts/{account_id}/dictionaries/{quote(code, safe='')}"
        return await self._plain(path, {}, priority)

    async def divisions(
        self,
        account_id: int,
        *,
        only_available: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Named, ...]:
        """`GET /divisions`: a flat tree; `only_available` to the key's user."""
        path = f"/accounts/{account_id}/divisions"
        query = {"only_available": only_available or None}
        answer = await self._transport.call("GET", path, query=query, priority=priority)
        return read(answer, wire.DECODERS["divisions"])

    async def coworker_divisions(
        self, account_id: int, coworker_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[Named, ...]:
        """`GET /coworkers/{id}/divisions` (the server keeps it for 10 minutes)."""
        path = f"/accounts/{account_id}/coworkers/{coworker_id}/divisions"
        answer = await self._transport.call("GET", path, priority=priority)
        return read(answer, wire.DECODERS["divisions"])

    async def mail_templates(
        self,
        account_id: int,
        *,
        editable: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> Json:
        """`GET /mail/templates`."""
        path = f"/accounts/{account_id}/mail/templates"
        return await self._plain(path, {"editable": editable or None}, priority)

    async def interview_types(
        self, account_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Json:
        """`GET /interview_types`."""
        return await self._plain(f"/accounts/{account_id}/interview_types", {}, priority)

    async def recommendations(
        self,
        account_id: int,
        vacancy_id: int,
        *,
        cursor: str | None = None,
        count: int = 30,
        processing_status: str = "ALL",
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[Json]:
        """`GET /recommendations/{vacancy}`: applicant ids with a rank; read only, by cursor."""
        query: Query = {"next_page_cursor": cursor}
        if cursor is None:
            query = {"count": count, "processing_status": processing_status}
        answer = await self._transport.call(
            "GET",
            f"/accounts/{account_id}/recommendations/{vacancy_id}",
            query=query,
            priority=priority,
        )
        return read(answer, lambda raw: pages.page(raw, dict))

    async def delayed_task(
        self, account_id: int, task_id: str, *, priority: Priority = Priority.FOREGROUND
    ) -> Json:
        """`GET /delayed_tasks/{uuid}`: poll after 2, 4, 8 s."""
        path = f"/accounts/{account_id}/delayed_tasks/{quote(task_id, safe='')}"
        return await self._plain(path, {}, priority)

    async def _plain(self, path: str, query: Query, priority: Priority) -> Json:
        answer = await self._transport.call("GET", path, query=query, priority=priority)
        return dict(answer.data)


def _tags(account_id: int, tag_id: int | None = None) -> str:
    path = f"/accounts/{account_id}/tags"
    return path if tag_id is None else f"{path}/{tag_id}"


def _items(raw: Json) -> list[object]:
    items = raw.get("items")
    return list(items) if isinstance(items, list) else []
