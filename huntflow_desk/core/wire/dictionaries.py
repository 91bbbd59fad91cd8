"""Plain dictionaries and tags, and one decoder for each answer that the cache keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from huntflow_desk.core.models import Named, Raw, Tag

from .accounts import coworker
from .reading import flag, identifier, integer, number, readable, record, text
from .schemas import fields, stage, stage_group


def named(raw: Raw) -> Named:
    """An entry of a plain dictionary. The built-in rejection reason "Other" has no id."""
    raw = record(raw)
    return Named(
        item_id=integer(raw, "id"),
        name=text(raw, "name"),
        kind=text(raw, "type") or text(raw, "code"),
        order=number(raw, "order"),
        parent_id=integer(raw, "parent"),
        active=flag(raw, "active", default=True),
        foreign=text(raw, "foreign"),
    )


def tag(raw: Raw) -> Tag:
    """A tag; the colour without a `#`, whoever sent one."""
    raw = record(raw)
    return Tag(tag_id=identifier(raw), name=text(raw, "name"), color=text(raw, "color").lstrip("#"))


def statuses(raw: Raw) -> tuple[Any, ...]:
    """Stages of an organisation in their order, removed ones included."""
    found = readable(record(raw), "items", stage)
    return tuple(sorted(found, key=lambda entry: entry.order))


def reasons(raw: Raw) -> tuple[Any, ...]:
    """Reasons in their order."""
    return tuple(sorted(readable(record(raw), "items", named), key=lambda entry: entry.order))


def entries(raw: Raw) -> tuple[Named, ...]:
    """Entries of one dictionary (`GET /dictionaries/{code}`), a flat tree."""
    return readable(record(raw), "fields", named)


def _items(decode: Callable[[Raw], Any]) -> Callable[[Raw], tuple[Any, ...]]:
    def whole_answer(raw: Raw) -> tuple[Any, ...]:
        return readable(record(raw), "items", decode)

    return whole_answer


DECODERS: Mapping[str, Callable[[Raw], tuple[Any, ...]]] = {
    "statuses": statuses,
    "status_groups": _items(stage_group),
    "rejection_reasons": reasons,
    "tags": _items(tag),
    "sources": _items(named),
    "divisions": _items(named),
    "regions": _items(named),
    "dictionaries": _items(named),
    "coworkers": _items(coworker),
    "vacancy_fields": fields,
    "questionary_fields": fields,
    "close_reasons": reasons,
    "hold_reasons": reasons,
    "mail_templates": _items(named),
}
"""Whole answer as it came -> models, by the name under which the cache keeps it."""
