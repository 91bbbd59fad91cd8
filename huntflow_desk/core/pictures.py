"""What kind of picture bytes are, by their first bytes: names and headers from outside lie."""

from __future__ import annotations

MAX_PICTURE_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 20_000_000


def picture_kind(content: bytes) -> str:
    """One of jpeg, png, webp, gif; "" for everything else: nothing else is ever decoded."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return ""
