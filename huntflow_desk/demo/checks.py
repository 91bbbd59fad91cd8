"""Checks of request bodies in the vendor's words (pydantic 1 types, JSON pointers; API.md 4)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .clock import parse_day, parse_moment
from .refusals import Refusal, problem

Doc = dict[str, Any]

_EMAIL = re.compile(r"[^@\s\"(),:;<>\[\]\\]+@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True, slots=True)
class Field:
    """What one property of a body must look like."""

    kind: str  # text, integer, boolean, email, date, moment, object, list, any
    required: bool = False
    longest: int | None = None  # characters or items
    shortest: int | None = None
    least: int | None = None
    most: int | None = None
    choices: tuple[Any, ...] = ()
    item: Field | None = None
    fields: Mapping[str, Field] | None = None


def checked(body: Any, fields: Mapping[str, Field]) -> Doc:
    """The known properties of a body, converted; raises 400 with every fault found."""
    faults: list[Doc] = []
    if not isinstance(body, dict):
        kind = "value_error.missing" if body is None else "type_error.dict"
        title = "field required" if body is None else "value is not a valid dict"
        raise Refusal(400, [problem(kind, title, entity="body", variable="/")])
    values = _object(body, fields, "", faults)
    if faults:
        raise Refusal(400, faults)
    return values


def _object(body: Doc, fields: Mapping[str, Field], where: str, faults: list[Doc]) -> Doc:
    values: Doc = {}
    for name, field in fields.items():
        if name not in body:
            if field.required:
                _fault(faults, "value_error.missing", "field required", f"{where}/{name}")
            continue
        values[name] = _value(body[name], field, f"{where}/{name}", faults)
    return values


def _value(value: Any, field: Field, where: str, faults: list[Doc]) -> Any:
    if value is None:
        if field.required:
            title = "none is not an allowed value"
            _fault(faults, "type_error.none.not_allowed", title, where)
        return None
    if field.kind == "integer":
        return _integer(value, field, where, faults)
    if field.kind in ("text", "email", "date", "moment"):
        return _text(value, field, where, faults)
    if field.kind == "boolean":
        if not isinstance(value, bool):
            _fault(faults, "type_error.bool", "value could not be parsed to a boolean", where)
        return value
    if field.kind == "object":
        if not isinstance(value, dict):
            _fault(faults, "type_error.dict", "value is not a valid dict", where)
            return None
        return value if field.fields is None else _object(value, field.fields, where, faults)
    if field.kind == "list":
        return _list(value, field, where, faults)
    return value


def _integer(value: Any, field: Field, where: str, faults: list[Doc]) -> int | None:
    if isinstance(value, str) and re.fullmatch(r"[+-]?\d+", value.strip()):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        _fault(faults, "type_error.integer", "value is not a valid integer", where)
        return None
    if field.least is not None and value < field.least:
        title = f"ensure this value is greater than or equal to {field.least}"
        _fault(faults, "value_error.number.not_ge", title, where)
    if field.most is not None and value > field.most:
        title = f"ensure this value is less than or equal to {field.most}"
        _fault(faults, "value_error.number.not_le", title, where)
    return value


def _text(value: Any, field: Field, where: str, faults: list[Doc]) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        _fault(faults, "type_error.str", "str type expected", where)
        return None
    text = str(value)
    if field.longest is not None and len(text) > field.longest:
        title = f"ensure this value has at most {field.longest} characters"
        _fault(faults, "value_error.any_str.max_length", title, where)
    if field.shortest is not None and len(text) < field.shortest:
        title = f"ensure this value has at least {field.shortest} characters"
        _fault(faults, "value_error.any_str.min_length", title, where)
    if field.choices and text not in field.choices:
        listed = ", ".join(f"'{choice}'" for choice in field.choices)
        title = f"value is not a valid enumeration member; permitted: {listed}"
        _fault(faults, "type_error.enum", title, where)
    if field.kind == "email" and not _EMAIL.fullmatch(text):
        _fault(faults, "value_error.email", "value is not a valid email address", where)
    if field.kind == "date" and (len(text) != 10 or parse_day(text) is None):
        _fault(faults, "value_error.date", "invalid date format", where)
    if field.kind == "moment" and parse_moment(text) is None:
        _fault(faults, "value_error.datetime", "invalid datetime format", where)
    return text


def _list(value: Any, field: Field, where: str, faults: list[Doc]) -> list[Any] | None:
    if not isinstance(value, list):
        _fault(faults, "type_error.list", "value is not a valid list", where)
        return None
    if field.longest is not None and len(value) > field.longest:
        title = f"ensure this value has at most {field.longest} items"
        _fault(faults, "value_error.list.max_items", title, where)
    if field.item is None:
        return value
    return [_value(item, field.item, f"{where}/{n}", faults) for n, item in enumerate(value)]


def _fault(faults: list[Doc], kind: str, title: str, where: str) -> None:
    faults.append(problem(kind, title, entity="body", variable=where))


TEXT = Field("text")
NEEDED_TEXT = Field("text", required=True)
ID = Field("integer", least=1)
NEEDED_ID = Field("integer", required=True, least=1)
IDS = Field("list", item=NEEDED_ID)
DATE = Field("date")
EMAIL = Field("email")
FLAG = Field("boolean")
