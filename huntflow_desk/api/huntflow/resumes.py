"""Resumes of a card and where people come from."""

from __future__ import annotations

from collections.abc import Sequence

from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import Resume
from huntflow_desk.core.models import Named
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.wire import applicants as wire
from huntflow_desk.core.wire import bodies, dictionaries, pages

from .reading import applicants_path as _path
from .reading import read, written


class ResumeCalls:
    """`/applicants/{id}/externals` and `/applicants/sources`."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def resume(
        self,
        account_id: int,
        applicant_id: int,
        external_id: int,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Resume:
        """`GET .../externals/{id}`; the ids come from the card, there is no list."""
        answer = await self._transport.call(
            "GET", _external(account_id, applicant_id, external_id), priority=priority
        )
        return read(answer, wire.resume)

    async def resume_pdf(
        self,
        account_id: int,
        applicant_id: int,
        external_id: int,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> bytes:
        """`GET .../externals/{id}/pdf`: the bytes of the PDF."""
        answer = await self._transport.call(
            "GET",
            f"{_external(account_id, applicant_id, external_id)}/pdf",
            expect="bytes",
            priority=priority,
        )
        content: bytes = answer.data
        return content

    async def update_resume(
        self,
        account_id: int,
        applicant_id: int,
        external_id: int,
        text: str,
        *,
        source_id: int,
        file_ids: Sequence[int] = (),
        priority: Priority = Priority.FOREGROUND,
    ) -> Resume:
        """`PUT .../externals/{id}`; fails for resumes of job boards."""
        answer = await self._transport.call(
            "PUT",
            _external(account_id, applicant_id, external_id),
            json=bodies.resume_edit(text, source_id=source_id, file_ids=file_ids),
            priority=priority,
        )
        return written(answer, wire.resume)

    async def delete_resume(
        self,
        account_id: int,
        applicant_id: int,
        external_id: int,
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        """`DELETE .../externals/{id}`; the last one is refused."""
        await self._transport.call(
            "DELETE",
            _external(account_id, applicant_id, external_id),
            expect="nothing",
            priority=priority,
        )

    async def sources(
        self, account_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[Named, ...]:
        """`GET /applicants/sources`; deleted ones vanish although cards still name them."""
        answer = await self._transport.call(
            "GET", f"{_path(account_id)}/sources", priority=priority
        )
        return read(answer, lambda raw: pages.page(raw, dictionaries.named)).items


def _external(account_id: int, applicant_id: int, external_id: int) -> str:
    return f"{_path(account_id, applicant_id)}/externals/{external_id}"
