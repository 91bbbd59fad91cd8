"""Vacancies, their stages and what happens to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import Page, Vacancy
from huntflow_desk.core.models import FieldSpec, Json, Stage, StageGroup
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.wire import bodies, pages, schemas
from huntflow_desk.core.wire import vacancies as wire

from .reading import read, read_page, written


class VacancyCalls:
    """`/accounts/{account_id}/vacancies` and below."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def page(
        self,
        account_id: int,
        *,
        page: int = 1,
        count: int = 100,
        states: Iterable[str] = (),
        mine: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[Vacancy]:
        """`GET /vacancies`, at most 100: no texts, no `updated`, no filter by text or date."""
        return await read_page(
            self._transport,
            _path(account_id),
            {"state": list(states), "mine": mine or None},
            wire.vacancy,
            page=page,
            count=count,
            priority=priority,
        )

    async def get(
        self, account_id: int, vacancy_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Vacancy:
        """`GET /vacancies/{id}` in full; the organisation's own fields are keys of `raw`."""
        answer = await self._transport.call("GET", _path(account_id, vacancy_id), priority=priority)
        return read(answer, wire.vacancy)

    async def create(
        self,
        account_id: int,
        fields: Mapping[str, Any],
        additional: Mapping[str, Any] | None = None,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Vacancy:
        """`POST /vacancies`; names of `fields` as in `bodies.vacancy`."""
        answer = await self._transport.call(
            "POST", _path(account_id), json=bodies.vacancy(fields, additional), priority=priority
        )
        return written(answer, wire.vacancy)

    async def patch(
        self,
        account_id: int,
        vacancy_id: int,
        fields: Mapping[str, Any],
        additional: Mapping[str, Any] | None = None,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Vacancy:
        """`PATCH /vacancies/{id}`: only what is given changes."""
        return await self._edit("PATCH", account_id, vacancy_id, fields, additional, priority)

    async def put(
        self,
        account_id: int,
        vacancy_id: int,
        fields: Mapping[str, Any],
        additional: Mapping[str, Any] | None = None,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Vacancy:
        """`PUT /vacancies/{id}`: `position` and `division_id` are required."""
        return await self._edit("PUT", account_id, vacancy_id, fields, additional, priority)

    async def delete(
        self, account_id: int, vacancy_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> None:
        """`DELETE /vacancies/{id}`."""
        await self._order("DELETE", _path(account_id, vacancy_id), None, priority)

    async def close(
        self,
        account_id: int,
        vacancy_id: int,
        *,
        reason_id: int | None = None,
        comment: str = "",
        day: date | None = None,
        unpublish_all: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        """`POST .../state/close`."""
        body = bodies.close(
            reason_id=reason_id, comment=comment, day=day, unpublish_all=unpublish_all
        )
        path = f"{_path(account_id, vacancy_id)}/state/close"
        await self._order("POST", path, body, priority)

    async def hold(
        self,
        account_id: int,
        vacancy_id: int,
        *,
        reason_id: int | None = None,
        comment: str = "",
        day: date | None = None,
        unpublish_all: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        """`POST .../state/hold`."""
        body = bodies.hold(
            reason_id=reason_id, comment=comment, day=day, unpublish_all=unpublish_all
        )
        path = f"{_path(account_id, vacancy_id)}/state/hold"
        await self._order("POST", path, body, priority)

    async def resume(
        self, account_id: int, vacancy_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> None:
        """`POST .../state/resume`, for a vacancy on hold; it has no body."""
        path = f"{_path(account_id, vacancy_id)}/state/resume"
        await self._order("POST", path, None, priority)

    async def statuses(
        self, account_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[Stage, ...]:
        """`GET /vacancies/statuses`: removed ones included, never a target."""
        answer = await self._transport.call(
            "GET", f"{_path(account_id)}/statuses", priority=priority
        )
        return read(answer, lambda raw: pages.page(raw, schemas.stage)).items

    async def status_groups(
        self, account_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[StageGroup, ...]:
        """`GET /vacancies/status_groups`."""
        answer = await self._transport.call(
            "GET", f"{_path(account_id)}/status_groups", priority=priority
        )
        return read(answer, lambda raw: pages.page(raw, schemas.stage_group)).items

    async def additional_fields(
        self, account_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[FieldSpec, ...]:
        """`GET /vacancies/additional_fields`: the schema of the organisation's own fields."""
        answer = await self._transport.call(
            "GET", f"{_path(account_id)}/additional_fields", priority=priority
        )
        return read(answer, schemas.fields)

    async def logs(
        self,
        account_id: int,
        vacancy_id: int,
        *,
        page: int = 1,
        count: int = 100,
        begin: datetime | None = None,
        end: datetime | None = None,
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[Json]:
        """`GET .../logs`, newest first: state, quota and request changes only.

        The number of pages is called `total` here (API notes, section 6).
        """
        query = {
            "date_begin": begin.isoformat() if begin else None,
            "date_end": end.isoformat() if end else None,
            "count": count,
            "page": page,
        }
        path = f"{_path(account_id, vacancy_id)}/logs"
        answer = await self._transport.call("GET", path, query=query, priority=priority)
        return read(answer, lambda raw: pages.page({**raw, "total_pages": raw.get("total")}, dict))

    async def periods(
        self,
        account_id: int,
        vacancy_id: int,
        begin: datetime,
        end: datetime,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Json:
        """`GET .../periods`: days in work, on hold and closed between two instants."""
        query = {"date_begin": begin.isoformat(), "date_end": end.isoformat()}
        return await self._plain(f"{_path(account_id, vacancy_id)}/periods", query, priority)

    async def frame(
        self, account_id: int, vacancy_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Json:
        """`GET .../frame`: the latest period of hiring."""
        return await self._plain(f"{_path(account_id, vacancy_id)}/frame", {}, priority)

    async def frames(
        self, account_id: int, vacancy_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Json:
        """`GET .../frames`."""
        return await self._plain(f"{_path(account_id, vacancy_id)}/frames", {}, priority)

    async def quotas(
        self,
        account_id: int,
        vacancy_id: int,
        *,
        page: int = 1,
        count: int = 100,
        priority: Priority = Priority.FOREGROUND,
    ) -> Json:
        """`GET .../quotas`: an object keyed by vacancy id; each value is a page."""
        path = f"{_path(account_id, vacancy_id)}/quotas"
        return await self._plain(path, {"count": count, "page": page}, priority)

    async def frame_quotas(
        self,
        account_id: int,
        vacancy_id: int,
        frame_id: int,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Json:
        """`GET .../frames/{frame}/quotas`."""
        path = f"{_path(account_id, vacancy_id)}/frames/{frame_id}/quotas"
        return await self._plain(path, {}, priority)

    async def add_member(
        self,
        account_id: int,
        vacancy_id: int,
        coworker_id: int,
        permissions: Iterable[tuple[str, Any]] = (),
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        """`PUT .../members/{coworker}`; a watcher needs permissions."""
        path = f"{_path(account_id, vacancy_id)}/members/{coworker_id}"
        await self._order("PUT", path, bodies.member(permissions), priority)

    async def remove_member(
        self,
        account_id: int,
        vacancy_id: int,
        coworker_id: int,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        """`DELETE .../members/{coworker}`."""
        path = f"{_path(account_id, vacancy_id)}/members/{coworker_id}"
        await self._order("DELETE", path, None, priority)

    async def _edit(
        self,
        method: str,
        account_id: int,
        vacancy_id: int,
        fields: Mapping[str, Any],
        additional: Mapping[str, Any] | None,
        priority: Priority,
    ) -> Vacancy:
        answer = await self._transport.call(
            method,
            _path(account_id, vacancy_id),
            json=bodies.vacancy_edit(fields, additional),
            priority=priority,
        )
        return written(answer, wire.vacancy)

    async def _order(self, method: str, path: str, body: Json | None, priority: Priority) -> None:
        await self._transport.call(method, path, json=body, expect="nothing", priority=priority)

    async def _plain(self, path: str, query: Mapping[str, Any], priority: Priority) -> Json:
        answer = await self._transport.call("GET", path, query=query, priority=priority)
        return dict(answer.data)


def _path(account_id: int, vacancy_id: int | None = None) -> str:
    path = f"/accounts/{account_id}/vacancies"
    return path if vacancy_id is None else f"{path}/{vacancy_id}"
