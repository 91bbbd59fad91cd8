"""The files of resumes: read from the server and kept beside the store, under their resume."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huntflow_desk.core.errors import Forbidden, Garbled, NotFound, TooLarge, WrongHost
from huntflow_desk.core.priority import Priority
from huntflow_desk.store.blobs import MAX_RESUME_BYTES

if TYPE_CHECKING:
    from huntflow_desk.api.huntflow import HuntflowApi
    from huntflow_desk.core.documents import Resume
    from huntflow_desk.store.database import Store


@dataclass(frozen=True, slots=True)
class ResumeKey:
    """A resume of a person."""

    account_id: int
    applicant_id: int
    external_id: int


async def take_file(
    api: HuntflowApi, store: Store, key: ResumeKey, *, priority: Priority = Priority.FOREGROUND
) -> None:
    """Read the file of a resume from the server and keep it instead of an earlier one.

    The file somebody uploaded where there is one, else the PDF that Huntflow makes. Raises
    DeskError; TooLarge above 15 MB.
    """
    content = await _uploaded(api, store, key, priority)
    if not content:
        content = await api.applicants.resume_pdf(
            key.account_id, key.applicant_id, key.external_id, priority=priority
        )
    if len(content) > MAX_RESUME_BYTES:
        raise TooLarge(limit_bytes=MAX_RESUME_BYTES, size_bytes=len(content))
    place = (key.account_id, key.applicant_id, key.external_id)
    if store.records.applicant(key.account_id, key.applicant_id) is None:
        return  # deleted or forgotten meanwhile: nothing of them may come back
    await asyncio.to_thread(store.blobs.put, *place, content, kind="resume")


async def _uploaded(
    api: HuntflowApi, store: Store, key: ResumeKey, priority: Priority
) -> bytes | None:
    """The bytes of the uploaded file, by the address that is kept or by a fresh one."""
    place = (key.account_id, key.applicant_id, key.external_id)
    saved = store.records.resume(*place)
    if saved is not None:
        if not saved.value.files:
            return None
        content = await _fetched(api, saved.value)
        if content:
            return content
    # Signed addresses run out.
    return await _fetched(api, await api.applicants.resume(*place, priority=priority))


async def _fetched(api: HuntflowApi, resume: Resume) -> bytes | None:
    """The bytes of a resume's first file; None when it has none or its address is of no use."""
    url = next((file.url for file in resume.files if file.url), "")
    if not url:
        return None
    try:
        return await api.files.fetch(url, cap_bytes=MAX_RESUME_BYTES)
    except (NotFound, Forbidden, Garbled, WrongHost):
        return None
