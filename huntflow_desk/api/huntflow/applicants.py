"""People: cards, search, stages, tags, history, questionaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Unpack

from huntflow_desk.api.messages import Query
from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import Applicant, Link, Page, WorklogEntry
from huntflow_desk.core.models import FieldSpec, Json
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.wire import applicants as wire
from huntflow_desk.core.wire import bodies, pages, schemas

from .reading import applicants_path as _path
from .reading import read, read_page, written
from .resumes import ResumeCalls
from .search import SearchCalls, found_applicant

MOST_PER_PAGE = 30
"""The list of applicants refuses more (API notes, section 6)."""


class ApplicantCalls(SearchCalls, ResumeCalls):
    """`/accounts/{account_id}/applicants` and below."""

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self._transport = transport

    # Cards

    async def page(
        self,
        account_id: int,
        *,
        page: int = 1,
        count: int = MOST_PER_PAGE,
        vacancy_id: int | None = None,
        stage_id: int | None = None,
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[Applicant]:
        """`GET /applicants`, newest first, whole cards with links and tags; at most 30."""
        return await read_page(
            self._transport,
            _path(account_id),
            {"vacancy": vacancy_id, "status": stage_id},
            wire.applicant,
            page=page,
            count=count,
            priority=priority,
        )

    async def get(
        self, account_id: int, applicant_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Applicant:
        """`GET /applicants/{id}`. Of a merged card the survivor comes: compare the id."""
        answer = await self._transport.call(
            "GET", _path(account_id, applicant_id), priority=priority
        )
        return read(answer, wire.applicant)

    async def create(
        self,
        account_id: int,
        fields: Mapping[str, Any],
        *,
        resume: Json | None = None,
        priority: Priority = Priority.FOREGROUND,
    ) -> Applicant:
        """`POST /applicants`; a duplicate is created too and named in `double_ids`.

        Names of `fields` as in the model (`photo_id`, `birthday`, `social`...); `resume` from
        `bodies.resume`. What comes back is not a complete card.
        """
        answer = await self._transport.call(
            "POST",
            _path(account_id),
            json=bodies.applicant(fields, resume=resume),
            priority=priority,
        )
        return written(answer, found_applicant)

    async def patch(
        self,
        account_id: int,
        applicant_id: int,
        fields: Mapping[str, Any],
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Applicant:
        """`PATCH /applicants/{id}`: only the given personal fields change."""
        answer = await self._transport.call(
            "PATCH",
            _path(account_id, applicant_id),
            json=bodies.applicant_edit(fields),
            priority=priority,
        )
        return written(answer, wire.applicant)

    async def delete(
        self, account_id: int, applicant_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> None:
        """`DELETE /applicants/{id}`; needs the right `remove-applicants`."""
        await self._transport.call(
            "DELETE", _path(account_id, applicant_id), expect="nothing", priority=priority
        )

    # History

    async def logs(
        self,
        account_id: int,
        applicant_id: int,
        *,
        page: int = 1,
        count: int = 100,
        vacancy_id: int | None = None,
        personal: bool = False,
        kinds: Sequence[str] = (),
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[WorklogEntry]:
        """`GET .../logs` in no documented order. Not both `vacancy_id` and `personal`."""
        return await read_page(
            self._transport,
            f"{_path(account_id, applicant_id)}/logs",
            {"type": list(kinds), "vacancy": vacancy_id, "personal": personal or None},
            wire.worklog_entry,
            page=page,
            count=count,
            priority=priority,
        )

    async def add_log(
        self,
        account_id: int,
        applicant_id: int,
        comment: str = "",
        *,
        vacancy_id: int | None = None,
        file_ids: Sequence[int] = (),
        email: Json | None = None,
        event: Json | None = None,
        priority: Priority = Priority.FOREGROUND,
    ) -> WorklogEntry:
        """`POST .../logs`: a comment, and what goes with it; cannot be edited or deleted."""
        body = bodies.log(
            comment, vacancy_id=vacancy_id, file_ids=file_ids, email=email, event=event
        )
        answer = await self._transport.call(
            "POST",
            f"{_path(account_id, applicant_id)}/logs",
            json=body,
            priority=priority,
        )
        return written(answer, wire.worklog_entry)

    async def responses(
        self,
        account_id: int,
        applicant_id: int,
        *,
        cursor: str | None = None,
        count: int = 100,
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[Json]:
        """`GET .../responses` from job boards, by cursor."""
        query: Query = {"count": count} if cursor is None else {"next_page_cursor": cursor}
        answer = await self._transport.call(
            "GET",
            f"{_path(account_id, applicant_id)}/responses",
            query=query,
            priority=priority,
        )
        return read(answer, lambda raw: pages.page(raw, dict))

    # Stages

    async def add_to_vacancy(
        self,
        account_id: int,
        applicant_id: int | str,
        vacancy_id: int,
        stage_id: int,
        *,
        priority: Priority = Priority.FOREGROUND,
        **details: Unpack[bodies.MoveDetails],
    ) -> Link:
        """`POST .../vacancy`, when the card has no link to it; the id may be `response-<n>`."""
        answer = await self._transport.call(
            "POST",
            f"{_path(account_id)}/{applicant_id}/vacancy",
            json=bodies.stage_move(vacancy_id, stage_id, **details),
            priority=priority,
        )
        return written(answer, wire.link)

    async def move(
        self,
        account_id: int,
        applicant_id: int,
        vacancy_id: int,
        stage_id: int,
        *,
        priority: Priority = Priority.FOREGROUND,
        **details: Unpack[bodies.MoveDetails],
    ) -> Link:
        """`PUT .../vacancy`: to another stage of a vacancy the applicant is on."""
        answer = await self._transport.call(
            "PUT",
            f"{_path(account_id, applicant_id)}/vacancy",
            json=bodies.stage_move(vacancy_id, stage_id, **details),
            priority=priority,
        )
        return written(answer, wire.link)

    async def split(
        self,
        account_id: int,
        vacancy_id: int,
        applicant_id: int,
        stage_id: int,
        *,
        priority: Priority = Priority.FOREGROUND,
        **details: Unpack[bodies.StageDetails],
    ) -> Json:
        """`PUT /applicants/vacancy/{vacancy}/split`: to a child of a multivacancy."""
        answer = await self._transport.call(
            "PUT",
            f"{_path(account_id)}/vacancy/{vacancy_id}/split",
            json=bodies.split(applicant_id, stage_id, **details),
            priority=priority,
        )
        return dict(answer.data)

    # Tags

    async def tags(
        self, account_id: int, applicant_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[int, ...]:
        """`GET .../tags`: ids of the card's tags."""
        answer = await self._transport.call(
            "GET", f"{_path(account_id, applicant_id)}/tags", priority=priority
        )
        return read(answer, wire.tag_ids)

    async def set_tags(
        self,
        account_id: int,
        applicant_id: int,
        tag_ids: Iterable[int],
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[int, ...]:
        """`POST .../tags`: overwrites all tags of the card, the last writer wins."""
        answer = await self._transport.call(
            "POST",
            f"{_path(account_id, applicant_id)}/tags",
            json=bodies.applicant_tags(tag_ids),
            priority=priority,
        )
        return written(answer, wire.tag_ids)

    # Questionary

    async def questionary_fields(
        self, account_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[FieldSpec, ...]:
        """`GET /applicants/questionary`: the schema; empty when the organisation has none."""
        answer = await self._transport.call(
            "GET", f"{_path(account_id)}/questionary", priority=priority
        )
        return read(answer, schemas.fields)

    async def questionary(
        self, account_id: int, applicant_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Json:
        """`GET .../questionary`: values as they came. A card without one may answer 404 or `{}`."""
        answer = await self._transport.call(
            "GET", f"{_path(account_id, applicant_id)}/questionary", priority=priority
        )
        return read(answer, wire.answers)

    async def create_questionary(
        self,
        account_id: int,
        applicant_id: int,
        values: Mapping[str, Any],
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Json:
        """`POST .../questionary`, the first time."""
        return await self._answer("POST", account_id, applicant_id, values, priority)

    async def patch_questionary(
        self,
        account_id: int,
        applicant_id: int,
        values: Mapping[str, Any],
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Json:
        """`PATCH .../questionary`: only the given keys change."""
        return await self._answer("PATCH", account_id, applicant_id, values, priority)

    async def _answer(
        self,
        method: str,
        account_id: int,
        applicant_id: int,
        values: Mapping[str, Any],
        priority: Priority,
    ) -> Json:
        answer = await self._transport.call(
            method,
            f"{_path(account_id, applicant_id)}/questionary",
            json=bodies.questionary(values),
            priority=priority,
        )
        return written(answer, wire.answers)
