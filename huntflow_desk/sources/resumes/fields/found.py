"""A value with its certainty and the place in the text it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

SUGGESTION = 0.6
"""Below this confidence a value is offered, not filled in."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """`span` is (start, end) in `Document.text`; `confidence` 0..1."""

    value: T
    confidence: float
    start: int
    end: int

    @property
    def span(self) -> list[int]:
        return [self.start, self.end]


def best(items: list[Found[T]]) -> Found[T] | None:
    """The surest one; the first of equals."""
    return max(items, key=lambda f: f.confidence, default=None)
