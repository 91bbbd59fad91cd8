"""A multipart body that is sent in pieces, so that progress can be shown and stalls be seen."""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]
"""Called with bytes sent and bytes in all, on the thread of the event loop."""

_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Multipart:
    """One file and some text fields. Can be sent any number of times."""

    name: str
    content: bytes
    fields: Mapping[str, str] = field(default_factory=dict)
    content_type: str = ""
    boundary: str = field(default_factory=lambda: f"huntflow-desk-{secrets.token_hex(12)}")

    @property
    def headers(self) -> dict[str, str]:
        """Content type with the boundary, and the length (no chunked encoding)."""
        return {
            "Content-Type": f"multipart/form-data; boundary={self.boundary}",
            "Content-Length": str(self.size),
        }

    @property
    def size(self) -> int:
        """Bytes of the whole body."""
        return len(self._head()) + len(self.content) + len(self._tail())

    async def pieces(self, progress: Progress | None = None) -> AsyncIterator[bytes]:
        """The body in pieces; a piece counts as sent when the next one is asked for."""
        total, sent = self.size, 0
        body = memoryview(self.content)
        yield self._head()
        sent += len(self._head())
        for start in range(0, len(body), _PIECE):
            if progress is not None:
                progress(sent, total)
            piece = bytes(body[start : start + _PIECE])
            yield piece
            sent += len(piece)
        yield self._tail()
        if progress is not None:
            progress(total, total)

    def _head(self) -> bytes:
        parts = [
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="{_quoted(key)}"'
            f"\r\n\r\n{value}\r\n"
            for key, value in self.fields.items()
        ]
        kind = self.content_type or mimetypes.guess_type(self.name)[0] or "application/octet-stream"
        parts.append(
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="file"; '
            f'filename="{_quoted(self.name)}"\r\nContent-Type: {kind}\r\n\r\n'
        )
        return "".join(parts).encode("utf-8", "replace")

    def _tail(self) -> bytes:
        return f"\r\n--{self.boundary}--\r\n".encode()


def _quoted(text: str) -> str:
    """A name inside quotes, as browsers write it."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
