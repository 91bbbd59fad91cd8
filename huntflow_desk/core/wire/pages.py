"""Pages of lists: one record that cannot be read must not take the others with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from huntflow_desk.core.documents import Page
from huntflow_desk.core.models import Raw

from .reading import integer, record, text, values

T = TypeVar("T")


def page(raw: Raw, decode: Callable[[Raw], T]) -> Page[T]:
    """One page of a list; records that `decode` refuses (ValueError) are named in `skipped`.

    `total_items` is optional and may be null; lists by cursor have no totals, a missing or empty
    `next_page_cursor` ends them. Raises ValueError when the answer is no object.
    """
    raw = record(raw)
    found: list[T] = []
    skipped: list[str] = []
    for place, entry in enumerate(values(raw, "items")):
        try:
            found.append(decode(record(entry)))
        except ValueError as error:
            skipped.append(f"items[{place}]: {error}")
    number = integer(raw, "page")
    return Page(
        items=tuple(found),
        page=1 if number is None else number,
        total_pages=integer(raw, "total_pages"),
        total_items=integer(raw, "total_items"),
        next_cursor=text(raw, "next_page_cursor") or None,
        skipped=tuple(skipped),
    )
