"""The rate limit: so many requests a second for each access token (API.md section 5)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

LIMIT = 10


class Pace:
    """Counts requests in a sliding second of the injected clock."""

    def __init__(self, clock: Callable[[], float], enabled: bool) -> None:
        self._clock = clock
        self._enabled = enabled
        self._seen: dict[str, deque[float]] = {}

    def allows(self, token_hash: str) -> bool:
        """Count a request; False when it is over the limit."""
        if not self._enabled:
            return True
        now = self._clock()
        seen = self._seen.setdefault(token_hash, deque())
        while seen and seen[0] <= now - 1.0:
            seen.popleft()
        if len(seen) >= LIMIT:
            return False
        seen.append(now)
        return True
