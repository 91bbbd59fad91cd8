"""Rows whose numbers fall, the newest first: read in windows, found by halving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class NewestFirst(Generic[T]):
    """A `rows.RowSource` over reading functions. Raises what they raise."""

    def __init__(
        self,
        count: Callable[[], int],
        rows: Callable[[int, int], Sequence[T]],
        key: Callable[[T], int],
    ) -> None:
        """`rows(offset, limit)`: a window; `key(row)`: its number."""
        self._count = count
        self._rows = rows
        self._key = key

    def count(self) -> int:
        """How many there are."""
        return self._count()

    def rows(self, offset: int, limit: int) -> Sequence[T]:
        """A window of them."""
        return self._rows(offset, limit)

    def key(self, row: T) -> int:
        """Its number."""
        return self._key(row)

    def index_of(self, key: int) -> int | None:
        """Where the row is, in as many reads of one row as the count has binary digits."""
        low, high = 0, self.count()
        while low < high:
            middle = (low + high) // 2
            found = self.rows(middle, 1)
            if not found:
                return None
            number = self.key(found[0])
            if number == key:
                return middle
            if number > key:
                low = middle + 1
            else:
                high = middle
        return None
