"""A small deterministic random stream: the same parts give the same throws on any machine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")

_MASK = 0xFFFFFFFFFFFFFFFF
_STEP = 0x9E3779B97F4A7C15


def scramble(value: int) -> int:
    """One round of splitmix64."""
    value = (value + _STEP) & _MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
    return value ^ (value >> 31)


class Dice:
    """Throws that depend only on the numbers given to the constructor."""

    __slots__ = ("_state",)

    def __init__(self, *parts: int) -> None:
        state = 0
        for part in parts:
            state = scramble(state ^ part)
        self._state = state

    def below(self, limit: int) -> int:
        """A whole number from 0 to limit - 1."""
        value = (self._state + _STEP) & _MASK  # scramble(), written out: this is the hot path
        value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & _MASK
        value ^= value >> 31
        self._state = value
        return (value >> 11) % limit

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        """True in so many of 100 throws."""
        return self.below(100) < percent

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """Several different items, in a random order."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in range(min(count, len(rest)))]

    def weighted(self, sums: Sequence[int]) -> int:
        """A position, by running sums of weights (see ``running``)."""
        return bisect_right(sums, self.below(sums[-1]))


def running(weights: Sequence[int]) -> list[int]:
    """Running sums of weights for ``Dice.weighted``."""
    return list(accumulate(weights))
