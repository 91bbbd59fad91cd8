"""Files: up with parsing, down from signed addresses."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from huntflow_desk.api.answers import MAX_UPLOAD_BYTES
from huntflow_desk.api.multipart import Progress
from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import UploadedFile
from huntflow_desk.core.errors import Rejected, TooLarge, UnreadableFile
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.wire import applicants as wire

from .reading import read

_NOT_PARSED = "cannot parse a file"


class FileCalls:
    """Uploads and downloads."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def upload(
        self,
        account_id: int,
        name: str,
        content: bytes | Path,
        *,
        parse: bool = False,
        preset: str = "",
        ignore_last_names: Sequence[str] = (),
        ignore_emails: Sequence[str] = (),
        ignore_phones: Sequence[str] = (),
        content_type: str = "",
        progress: Progress | None = None,
        priority: Priority = Priority.FOREGROUND,
    ) -> UploadedFile:
        """`POST /upload`: at most 15 MB; equal bytes give the earlier file, with its name.

        With `parse` text and fields may come along; a file that cannot be parsed is uploaded
        again without. Raises TooLarge (before sending), UnreadableFile (the path cannot be read).
        """
        body = content if isinstance(content, bytes) else await asyncio.to_thread(_bytes, content)
        headers = {
            key: ",".join(" ".join(part.split()) for part in parts)
            for key, parts in (
                ("X-Ignore-Lastname", ignore_last_names),
                ("X-Ignore-Email", ignore_emails),
                ("X-Ignore-Phone", ignore_phones),
            )
            if parts
        }
        fields = {"preset": preset} if preset else {}
        path = f"/accounts/{account_id}/upload"

        async def send(extra: dict[str, str]) -> UploadedFile:
            answer = await self._transport.upload(
                path,
                body,
                name,
                fields=fields,
                headers=extra,
                content_type=content_type,
                progress=progress,
                priority=priority,
            )
            return read(answer, wire.uploaded)

        if not parse:
            return await send({})
        try:
            return await send({"X-File-Parse": "true", **headers})
        except Rejected as error:
            if _NOT_PARSED not in str(error).lower():
                raise
            return await send({})

    async def fetch(self, url: str, *, cap_bytes: int | None = None) -> bytes:
        """Bytes of a photo or file; the address is signed and expires (then NotFound)."""
        return await self._transport.fetch_file(url, cap_bytes=cap_bytes)


def _bytes(path: Path) -> bytes:
    """The file as it is now, so that every attempt sends the same. Blocks."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_UPLOAD_BYTES + 1)
            size = len(content) if len(content) <= MAX_UPLOAD_BYTES else path.stat().st_size
    except OSError as error:
        raise UnreadableFile(why=error.strerror or "unreadable", path=str(path)) from error
    if size > MAX_UPLOAD_BYTES:
        raise TooLarge(limit_bytes=MAX_UPLOAD_BYTES, size_bytes=size, name=path.name)
    return content
