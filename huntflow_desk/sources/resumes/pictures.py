"""Size of a picture from its first bytes, and whether it could be a portrait."""

from __future__ import annotations

import struct

MIN_SIDE_PX = 48


def picture_kind(data: bytes) -> str:
    """png, jpeg, gif, webp, bmp, tiff or ""."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"BM") and len(data) > 26:
        return "bmp"
    if data[:4] in (b"II*\0", b"MM\0*"):
        return "tiff"
    return ""


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None when unknown or broken."""
    kind = picture_kind(data)
    if kind == "png" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if kind == "gif" and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return int(width), int(height)
    if kind == "bmp" and len(data) >= 26:
        width, height = struct.unpack("<ii", data[18:26])
        return abs(int(width)), abs(int(height))
    if kind == "webp":
        return _webp_size(data)
    if kind == "jpeg":
        return _jpeg_size(data)
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] == b"VP8X" and len(data) >= 30:
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if data[12:16] == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            at += 1
            continue
        marker = data[at + 1]
        if marker == 0xFF or marker == 0 or 0xD0 <= marker <= 0xD9:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + max(length, 2)
    return None


def is_portrait(width: float, height: float, smallest: float = MIN_SIDE_PX) -> bool:
    """A face is upright or square and not a small icon; logos and banners are wide."""
    if width < smallest or height < smallest:
        return False
    return 0.5 <= width / height <= 1.12


def portrait_of(candidates: list[bytes]) -> bytes | None:
    """The largest portrait-like picture, if any."""
    best: tuple[int, bytes] | None = None
    for data in candidates:
        size = picture_size(data)
        if size and is_portrait(*size) and (best is None or size[0] * size[1] > best[0]):
            best = (size[0] * size[1], data)
    return best[1] if best else None
