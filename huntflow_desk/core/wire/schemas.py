"""Stages, groups of stages and field schemas out of the vendor's JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from huntflow_desk.core.models import FieldSpec, Raw, Stage, StageGroup

from .reading import (
    child,
    children,
    flag,
    identifier,
    integer,
    moment,
    number,
    plain,
    record,
    text,
    values,
)

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""Removed, but the time cannot be read."""

_DEEPEST = 8
"""Nested field schemas deeper than this are not the vendor's."""


def stage(raw: Raw) -> Stage:
    """A stage. One that was removed long ago keeps its place with `removed` set."""
    raw = record(raw)
    return Stage(
        stage_id=identifier(raw),
        name=text(raw, "name"),
        kind=text(raw, "type") or "user",
        order=number(raw, "order"),
        removed=moment(raw, "removed") or (_LONG_AGO if raw.get("removed") else None),
        stay_duration_days=integer(raw, "stay_duration"),
    )


def stage_group(raw: Raw) -> StageGroup:
    """A group of stages; the order of its entries is the order of the pipeline."""
    raw = record(raw)
    stays: dict[int, int] = {}
    stage_ids: list[int] = []
    for entry in children(raw, "statuses"):
        stage_id = integer(entry, "account_vacancy_status")
        if stage_id is None:
            continue
        stage_ids.append(stage_id)
        stay = integer(entry, "stay_duration")
        if stay is not None:
            stays[stage_id] = stay
    return StageGroup(
        group_id=identifier(raw),
        name=text(raw, "name"),
        stage_ids=tuple(stage_ids),
        stay_duration_days=stays,
    )


def fields(raw: Raw) -> tuple[FieldSpec, ...]:
    """A schema (map of key to field) in its order; entries that are no objects are left out."""
    return _fields(record(raw), 0)


def _fields(raw: Raw, depth: int) -> tuple[FieldSpec, ...]:
    if depth > _DEEPEST:
        return ()
    found = [
        _field(str(key), value, depth) for key, value in raw.items() if isinstance(value, Mapping)
    ]
    return tuple(sorted(found, key=lambda spec: spec.order))


def _field(key: str, raw: Raw, depth: int) -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=text(raw, "type"),
        title=text(raw, "title") or key,
        required=flag(raw, "required"),
        order=number(raw, "order"),
        values=tuple(shown for shown in map(_choice, values(raw, "values")) if shown),
        dictionary=text(raw, "dictionary"),
        fields=_fields(child(raw, "fields"), depth + 1),
        raw=raw,
    )


def _choice(value: object) -> str:
    """A choice is text, a number or an object with a name."""
    if isinstance(value, Mapping):
        return text(value, "name") or text(value, "value") or text(value, "id")
    return plain(value)
