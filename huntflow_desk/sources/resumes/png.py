"""A PNG file from RGB rows; the worker needs no picture library for it."""

from __future__ import annotations

import struct
import zlib


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(rows: bytes, width: int, height: int, stride: int) -> bytes:
    """`rows` holds `height` rows of `stride` bytes, the first `3 * width` of them RGB."""
    packer = zlib.compressobj(2)
    parts: list[bytes] = []
    for number in range(height):
        at = number * stride
        parts.append(packer.compress(b"\0" + rows[at : at + 3 * width]))
    parts.append(packer.flush())
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", b"".join(parts))
        + _chunk(b"IEND", b"")
    )
