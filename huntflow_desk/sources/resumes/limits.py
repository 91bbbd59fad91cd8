"""How much of this computer one foreign document may use (reliability.md, section 6)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one file; sizes in bytes, times in seconds.

    `memory_bytes` bounds what the worker may add to its own size at rest, so that a bomb is
    stopped long before the computer swaps; `hard_memory_bytes` bounds the whole process.
    """

    time_s: float = 10.0
    memory_bytes: int = 288 * 1024 * 1024
    hard_memory_bytes: int = 1024 * 1024 * 1024
    file_bytes: int = 15 * 1024 * 1024
    zip_ratio: int = 200
    zip_members: int = 2_000
    zip_bytes: int = 50 * 1024 * 1024
    pages: int = 50
    page_chars: int = 60_000
    text_chars: int = 400_000
    lines: int = 20_000
    preview_px: int = 4_000_000
