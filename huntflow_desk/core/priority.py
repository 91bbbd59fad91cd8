"""Who goes first when requests share one key: people before edits, edits before background work."""

from __future__ import annotations

from enum import IntEnum


class Priority(IntEnum):
    """The smaller goes first. BACKGROUND also keeps to a slower pace."""

    FOREGROUND = 0
    OUTBOX = 1
    BACKGROUND = 2
