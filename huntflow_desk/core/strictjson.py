"""JSON that strangers wrote, read strictly: what could not travel, or could be meant two ways, is
refused by the name of its field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from huntflow_desk.core.edits import UNFIT
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json

LARGEST = 2**63 - 1
"""Of whole numbers: more fits neither the store nor the server."""

DEEPEST = 20


def read_object(line: str | bytes) -> Json:
    """The object of a line. Raises Rejected with complaints by field ("fields.company")."""
    try:
        given = json.loads(line, parse_constant=_refuse, object_pairs_hook=_each_once)
    except _Twice as twice:
        raise Rejected(fields={twice.name: "given twice"}) from None
    except (ValueError, RecursionError):
        raise Rejected(fields={"line": "not JSON"}) from None
    if not isinstance(given, dict):
        raise Rejected(fields={"line": "not a JSON object"})
    complaints = dict(_complaints(given, "", 0))
    if complaints:
        raise Rejected(fields=complaints)
    return given


class _Twice(Exception):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return found


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _complaints(value: Any, where: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > DEEPEST:
        yield where, "nested too deeply"
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _complaints(name, "a name", DEEPEST)
            yield from _complaints(one, f"{where}.{name}" if where else name, depth + 1)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _complaints(one, f"{where}[{place}]", depth + 1)
    elif isinstance(value, str):
        if UNFIT.search(value):
            yield where, "holds a NUL or half of a character (a lone surrogate)"
    elif isinstance(value, float):
        if value - value != 0:
            yield where, "too large"
    elif isinstance(value, int) and abs(value) > LARGEST:
        yield where, "too large"
