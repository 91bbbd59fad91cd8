"""The vendor's OpenAPI document as a judge of requests and answers.

The document lies outside this repository (``../shared/huntflow/openapi.json``); where it is absent
``load()`` gives None and the checks do nothing, so a test skips itself with a reason:

    if load() is None:
        pytest.skip("the vendor's OpenAPI document is not here")

Two allowances, both from API.md section 7: every property that is not required may be null, and
enums of *answers* listed in ``OPEN_ENUMS`` are open (the vendor adds values without notice).
A failed check raises AssertionError.
"""

from __future__ import annotations

import copy
import functools
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

PLACE = Path(__file__).resolve().parents[1].parent / "shared" / "huntflow" / "openapi.json"

# Enums the vendor extends without notice: worklog types, vacancy states (API.md 7).
OPEN_ENUMS = frozenset({"ApplicantLogType", "VacancyState"})
# Required in the document, null in the vendor's fixtures or by the vendor's staff:
# (schema, property) -> evidence.
NULL_THOUGH_REQUIRED = {
    ("CreateApplicantLogResponse", "applicant_offer"): "API.md 7, fixtures",
    ("VacancyCreateResponse", "account_division"): "S#560: only where divisions are on",
    ("VacancyCreateRequest", "account_division"): "S#560: only where divisions are on",
    ("VacancyUpdateRequest", "account_division"): "S#560: only where divisions are on",
}
_METHODS = ("get", "post", "put", "patch", "delete")


@functools.cache
def load() -> dict[str, Any] | None:
    """The document as it is, or None where it is absent."""
    if not PLACE.is_file():
        return None
    document: dict[str, Any] = json.loads(PLACE.read_text(encoding="utf-8"))
    return document


def operations() -> list[tuple[str, str]]:
    """(METHOD, path template) of every operation in the document."""
    document = load() or {"paths": {}}
    return [
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method in _METHODS
        if method in item
    ]


def find(method: str, path: str) -> str | None:
    """The template of a path (a template itself is fine; ``/v2`` and a query are ignored)."""
    path = urlsplit(path).path.removeprefix("/v2")
    known = [template for verb, template in operations() if verb == method.upper()]
    if path in known:
        return path
    fitting = [t for t in known if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", t), path)]
    return min(fitting, key=lambda template: template.count("{"), default=None)


def check_response(method: str, path: str, status: int, body: Any) -> None:
    """Does this answer fit the document? ``body`` is decoded JSON, or None for an empty one."""
    document = load()
    if document is None:
        return
    template = find(method, path)
    assert template is not None, f"{method} {path} is not in the document"
    responses = document["paths"][template][method.lower()]["responses"]
    where = f"{method} {template} -> {status}"
    if status >= 400:  # only 400 is listed, the others share its body (API.md section 4)
        _validate(where, {"$ref": "#/components/schemas/ErrorResponse"}, body, answer=True)
        return
    assert str(status) in responses, f"{where} is not in the document"
    content = responses[str(status)].get("content", {}).get("application/json", {})
    if content.get("schema"):
        _validate(where, content["schema"], body, answer=True)
    elif status == 204:
        assert body is None, f"{where}: a body where none belongs"


def check_request(
    method: str,
    path: str,
    query: str | Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None,
    body: Any = None,
) -> None:
    """Does this request fit the document? ``query`` as text, mapping (lists repeat) or pairs."""
    document = load()
    if document is None:
        return
    template = find(method, path)
    assert template is not None, f"{method} {path} is not in the document"
    item = document["paths"][template]
    operation = item[method.lower()]
    where = f"{method} {template}"
    parameters = {
        row["name"]: row
        for row in [*item.get("parameters", []), *operation.get("parameters", [])]
        if row["in"] == "query"
    }
    given: dict[str, list[str]] = {}
    for name, value in _pairs(query):
        given.setdefault(name, []).append(value)
    for name, values in given.items():
        assert name in parameters, f"{where}: unknown query parameter {name}"
        schema = parameters[name]["schema"]
        decoded: Any = [_decoded(value) for value in values]
        if schema.get("type") != "array":
            assert len(values) == 1, f"{where}: {name} is sent twice"
            decoded = values[0] if schema.get("type") == "string" else decoded[0]
        _validate(f"{where} ?{name}", schema, decoded, answer=False)
    missing = [n for n, row in parameters.items() if row.get("required") and n not in given]
    assert not missing, f"{where}: missing query parameters {missing}"
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        _validate(where, content["application/json"].get("schema", {}), body, answer=False)
    elif not content:
        assert body is None, f"{where}: a body where none belongs"


def _pairs(
    query: str | Mapping[str, Any] | Iterable[tuple[str, Any]] | None,
) -> list[tuple[str, str]]:
    if query is None:
        return []
    if isinstance(query, str):
        return parse_qsl(query, keep_blank_values=True)
    rows = list(query.items()) if isinstance(query, Mapping) else list(query)
    return [
        (name, _encoded(item))
        for name, value in rows
        for item in (value if isinstance(value, (list, tuple)) else [value])
    ]


def _encoded(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _decoded(value: str) -> Any:
    if re.fullmatch(r"-?\d+", value):
        return int(value)
    return {"true": True, "false": False}.get(value, value)


def _validate(where: str, schema: dict[str, Any], body: Any, *, answer: bool) -> None:
    faults = list(_validator(json.dumps(schema), answer).iter_errors(body))
    shown = "\n".join(sorted(_told(fault) for fault in faults)[:5])
    assert not faults, f"{where} does not fit the document:\n{shown}"


def _told(fault: Any) -> str:
    while fault.context:  # "null or this": what is wrong with this
        fault = min(fault.context, key=lambda inner: inner.validator == "type")
    return f"  /{'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}"


@functools.cache
def _validator(schema: str, answer: bool) -> Any:
    import jsonschema

    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date-time", ValueError)(_is_moment if answer else _is_local_moment)
    checker.checks("date", ValueError)(_is_day)
    checker.checks("email")(lambda text: not isinstance(text, str) or "@" in text[1:-1])
    checker.checks("uri")(lambda text: not isinstance(text, str) or "://" in text)
    root = {**_lenient(json.loads(schema)), "components": {"schemas": _schemas(answer)}}
    return jsonschema.Draft202012Validator(root, format_checker=checker)


@functools.cache
def _schemas(answer: bool) -> dict[str, Any]:
    document = load() or {"components": {"schemas": {}}}
    schemas: dict[str, Any] = copy.deepcopy(document["components"]["schemas"])
    for name, key in NULL_THOUGH_REQUIRED:
        schemas[name]["required"].remove(key)
    for name in OPEN_ENUMS if answer else ():
        schemas[name].pop("enum")
    return {name: _lenient(schema) for name, schema in schemas.items()}


def _lenient(schema: Any) -> Any:
    """Every property that is not required may also be null."""
    if isinstance(schema, list):
        return [_lenient(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: _lenient(item) for key, item in schema.items() if key != "properties"}
    properties = schema.get("properties")
    if isinstance(properties, dict):
        required = schema.get("required", [])
        changed["properties"] = {
            name: _lenient(item)
            if name in required
            else {"anyOf": [_lenient(item), {"type": "null"}]}
            for name, item in properties.items()
        }
    for noise in ("example", "default"):
        changed.pop(noise, None)
    return changed


def _is_moment(text: object) -> bool:
    return not isinstance(text, str) or datetime.fromisoformat(text).tzinfo is not None


def _is_local_moment(text: object) -> bool:
    """Requests may send naive local time with a ``timezone`` beside it (API.md 7)."""
    return not isinstance(text, str) or bool(datetime.fromisoformat(text))


def _is_day(text: object) -> bool:
    return not isinstance(text, str) or bool(date.fromisoformat(text))
