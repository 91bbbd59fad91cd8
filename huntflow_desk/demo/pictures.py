"""Portraits drawn by arithmetic and written as PNG with the standard library."""

from __future__ import annotations

import math
import struct
import zlib

from .dice import Dice

SIZE = 160
Colour = tuple[int, int, int]

_GROUNDS: tuple[Colour, ...] = (
    (214, 228, 240), (222, 236, 220), (243, 230, 214),
    (233, 222, 240), (246, 236, 205), (216, 234, 234),
)  # fmt: skip
_SKINS: tuple[Colour, ...] = ((244, 213, 190), (235, 196, 168), (224, 180, 148), (198, 150, 118))
_HAIRS: tuple[Colour, ...] = (
    (52, 40, 34), (94, 66, 44), (150, 108, 62), (206, 170, 112), (120, 116, 114), (112, 52, 34),
)  # fmt: skip
_CLOTHES: tuple[Colour, ...] = (
    (62, 84, 120), (88, 120, 104), (140, 74, 80), (78, 78, 92), (176, 132, 72), (84, 110, 150),
)  # fmt: skip


def portrait(seed: int, female: bool) -> bytes:
    """A small portrait, 160 x 160, the same for the same numbers."""
    dice = Dice(seed, 0xFACE)
    ground, skin = dice.pick(_GROUNDS), dice.pick(_SKINS)
    hair, cloth = dice.pick(_HAIRS), dice.pick(_CLOTHES)
    rows = []
    for y in range(SIZE):
        row = bytearray(bytes(ground) * SIZE)
        _ellipse(row, y, 80, 176, 66, 62, cloth)
        if female:
            _ellipse(row, y, 80, 78, 44, 56, hair)
            if y > 100:
                _ellipse(row, y, 80, 176, 66, 62, cloth)
        _ellipse(row, y, 80, 112, 15, 22, _darker(skin))
        _ellipse(row, y, 80, 58, 37, 36, hair)
        _ellipse(row, y, 80, 76, 31, 38, skin)
        if y < 62:
            _ellipse(row, y, 72 if female else 84, 44, 38, 22, hair)
        if 70 <= y <= 78:
            _ellipse(row, y, 68, 74, 3, 4, (60, 50, 48))
            _ellipse(row, y, 92, 74, 3, 4, (60, 50, 48))
        if 94 <= y <= 98:
            _ellipse(row, y, 80, 94, 9, 4, (190, 108, 100))
        rows.append(b"\0" + bytes(row))
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"".join(rows), 6))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _darker(colour: Colour) -> Colour:
    return (colour[0] * 9 // 10, colour[1] * 9 // 10, colour[2] * 9 // 10)


def _ellipse(row: bytearray, y: int, cx: int, cy: int, rx: int, ry: int, colour: Colour) -> None:
    """Paint one line of an ellipse, with softened ends."""
    height = (y - cy) / ry
    if abs(height) >= 1:
        return
    half = rx * math.sqrt(1 - height * height)
    left, right = cx - half, cx + half
    first, last = max(0, math.ceil(left)), min(SIZE - 1, math.floor(right) - 1)
    if last >= first:
        row[first * 3 : (last + 1) * 3] = bytes(colour) * (last - first + 1)
    _blend(row, first - 1, math.ceil(left) - left, colour)
    _blend(row, last + 1, right - math.floor(right), colour)


def _blend(row: bytearray, x: int, share: float, colour: Colour) -> None:
    if 0 <= x < SIZE and share > 0:
        for n in range(3):
            old = row[x * 3 + n]
            row[x * 3 + n] = int(old + (colour[n] - old) * share)
