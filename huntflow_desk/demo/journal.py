"""The list of requests the demo has seen, without secrets."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, overload

Entry = dict[str, Any]


class Journal(Sequence[Entry]):
    """The newest requests, oldest first; ``n`` counts from 1 and never repeats."""

    def __init__(self, size: int = 100_000) -> None:
        self._entries: deque[Entry] = deque(maxlen=size)
        self._count = 0

    def open(self, entry: Entry) -> Entry:
        """Add an entry that will be completed while the request is served."""
        self._count += 1
        entry = {"n": self._count, **entry}
        self._entries.append(entry)
        return entry

    def since(self, n: int) -> list[Entry]:
        """Entries with a number above n."""
        return [entry for entry in self._entries if entry["n"] > n]

    def clear(self) -> None:
        """Forget the entries; numbers go on."""
        self._entries.clear()

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(list(self._entries))

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...

    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        if isinstance(index, slice):
            return list(self._entries)[index]
        return self._entries[index]
