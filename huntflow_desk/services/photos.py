"""Photos of people: from the local store, else from the signed address of a card just read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.pictures import MAX_PICTURE_BYTES, picture_kind

if TYPE_CHECKING:
    from huntflow_desk.services.session import Session
    from huntflow_desk.store.database import Store


async def read_photo(
    session: Session, store: Store, account_id: int, applicant_id: int, *, fetch: bool
) -> bytes | None:
    """The bytes of a person's photo, of a kind that may be decoded; None where there is none.

    `fetch`: ask the server when it is not kept. A photo is never worth an error: whatever fails
    (an address that ran out, no network, a full disk) gives None, and the log has the request.
    """
    try:
        saved = store.records.applicant(account_id, applicant_id)
        if saved is None or saved.value.photo_id is None:
            return None
        photo_id, url = saved.value.photo_id, saved.value.photo_url
        kept = await asyncio.to_thread(store.blobs.get, account_id, applicant_id, photo_id)
        if kept is not None or not fetch or not url:
            return kept
        api = await session.api()
        content = await api.files.fetch(url, cap_bytes=MAX_PICTURE_BYTES)
        if not picture_kind(content):
            return None
        if store.records.applicant(account_id, applicant_id) is None:
            return None  # deleted or forgotten meanwhile: nothing of them may come back
        await asyncio.to_thread(store.blobs.put, account_id, applicant_id, photo_id, content)
    except DeskError:
        return None
    return content
