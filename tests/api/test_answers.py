from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.api.answers import (
    MAX_INTEGER,
    Decoded,
    complaints,
    decode_answer,
    judge,
    retry_after_s,
    summary,
)
from huntflow_desk.core import errors

from .rig import patient

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=20,
)


def body(data: object) -> bytes:
    return json.dumps(data).encode()


def safe(value: Any) -> bool:
    """Whether SQLite can bind it and a screen can show it."""
    if isinstance(value, str):
        value.encode()
        return "\x00" not in value
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if isinstance(value, float):
        return value == value and abs(value) != float("inf")
    if isinstance(value, list):
        return all(map(safe, value))
    return all(safe(key) and safe(entry) for key, entry in value.items())


@patient
@given(st.binary() | anything.map(lambda data: json.dumps(data).encode()), st.text())
def test_any_bytes_are_survived(content: bytes, kind: str) -> None:
    decoded = decode_answer(kind, content)
    assert decoded.fault in ("", "empty", "html", "text", "json")
    assert safe(decoded.data)
    assert safe(decoded.text)
    for status in (200, 302, 400, 401, 404, 429, 500):
        for write in (True, False):
            judge(write=write, status=status, decoded=decoded, expect="json", host="h")


@patient
@given(anything)
def test_error_bodies_of_any_shape_are_survived(data: Any) -> None:
    for shape in (data, {"errors": data}, {"errors": [data]}, {"error": data}):
        assert safe(summary(complaints(decode_answer("application/json", body(shape)).data)))


@pytest.mark.parametrize(
    ("content", "data"),
    [
        (rb'{"a": "\ud800x\u0000\udfff"}', {"a": "\ufffdx\ufffd\ufffd"}),
        (rb'{"\u0000": "\ud83d\ude00"}', {"\ufffd": "\U0001f600"}),
        (b'{"a": "x\x00y"}', {"a": "x\ufffdy"}),
        (b'{"a": 99999999999999999999999999}', {"a": MAX_INTEGER}),
        (b'{"a": -9999999999999999999}', {"a": -MAX_INTEGER}),
        (b'{"a": ' + b"9" * 5000 + b"}", {"a": MAX_INTEGER}),
        (b'{"a": 1e999}', {"a": 1.7976931348623157e308}),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b'{"a": "\xff"}', {"a": "\ufffd"}),
        (b"[]", []),
    ],
)
def test_hostile_values_become_harmless(content: bytes, data: Any) -> None:
    assert decode_answer("application/json", content) == Decoded(data=data)


@pytest.mark.parametrize(
    ("content", "kind", "fault"),
    [
        (b"", "application/json", "empty"),
        (b"  \n", "application/json", "empty"),
        (b'{"a": NaN}', "application/json", "json"),
        (b'{"a": -Infinity}', "application/json", "json"),
        (b'{"items": [{"id"', "application/json", "json"),
        (b"[" * 100_000, "application/json", "json"),
        (b'{"a": 1}', "text/html; charset=utf-8", "html"),
        (b"<html>502</html>", "application/json", "html"),
        (b"Bad gateway", "text/plain", "text"),
    ],
)
def test_what_is_no_json(content: bytes, kind: str, fault: str) -> None:
    assert decode_answer(kind, content).fault == fault


@pytest.mark.parametrize(
    ("data", "text", "variables"),
    [
        (
            {
                "errors": [
                    {
                        "type": "value_error",
                        "title": "wrong e-mail",
                        "location": {"entity": "body", "variable": "/email"},
                        "new": 1,
                    }
                ]
            },
            "wrong e-mail",
            ["/email"],
        ),
        ({"errors": [{"type": "bad_user_agent"}]}, "bad_user_agent", [""]),
        (
            {"errors": [{"type": "v1", "value": ["a", "b"]}], "description": "d"},
            "a; b",
            [""],
        ),
        ({"error": "invalid_grant", "error_description": "expired"}, "expired", [""]),
        ({"errors": None}, "", []),
        ({"errors": "words"}, "words", [""]),
        ({"errors": {"title": "one"}}, "one", [""]),
        ({"errors": [None, 7, ["x"], "plain"]}, "plain", [""]),
        ([{"title": "list"}], "list", [""]),
        ({"description": "only this"}, "only this", [""]),
        ({"errors": [{"title": "x", "location": "body"}]}, "x", [""]),
        (None, "", []),
    ],
)
def test_shapes_of_error_bodies(data: Any, text: str, variables: list[str]) -> None:
    found = complaints(data)
    assert summary(found) == text
    assert [entry.variable for entry in found] == variables


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7),
        (" 0.5 ", 0.5),
        ("-3", 0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30),
        ("Sun, 01 Mar 2026 15:01:00 +0300", 60),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0),
        ("Sunday, 01-Mar-26 12:00:10 GMT", 10),
        ("soon", None),
        ("nan", None),
        ("", None),
        (None, None),
        ("Sun, 99 Foo 2026", None),
    ],
)
def test_forms_of_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after_s(value, NOW) == seconds


@patient
@given(st.text())
def test_any_retry_after_is_survived(value: str) -> None:
    seconds = retry_after_s(value, NOW)
    assert seconds is None or seconds >= 0


def error_of(
    status: int, data: Any = None, *, write: bool = False, fault: str = ""
) -> errors.DeskError | None:
    decoded = Decoded(data=data, fault=fault)
    return judge(write=write, status=status, decoded=decoded, expect="json", host="h").error


def refusal(**entry: Any) -> dict[str, Any]:
    return {"errors": [{"type": "t", "title": "said", **entry}]}


IN_RESPONSE = refusal(location={"entity": "response", "variable": "/items/3"})


@pytest.mark.parametrize(
    ("status", "data", "kind"),
    [
        (400, refusal(), errors.Rejected),
        (400, None, errors.Rejected),
        (400, IN_RESPONSE, errors.BrokenRecord),
        (500, IN_RESPONSE, errors.BrokenRecord),
        (401, refusal(detail="Invalid access token"), errors.KeysLost),
        (401, None, errors.KeysLost),
        (402, refusal(detail="applicants_limit_exceeded"), errors.LicenceLimit),
        (403, refusal(), errors.Forbidden),
        (404, refusal(), errors.NotFound),
        (413, None, errors.TooLarge),
        (422, refusal(), errors.Rejected),
        (429, refusal(), errors.SlowDown),
        (500, refusal(), errors.ServerTrouble),
        (502, None, errors.ServerTrouble),
        (200, [], errors.Garbled),
        (301, None, errors.WrongHost),
        (307, None, errors.WrongHost),
        (204, {"a": 1}, type(None)),
        (200, {}, type(None)),
    ],
)
def test_status_to_exception_for_reads(status: int, data: Any, kind: type) -> None:
    assert type(error_of(status, data)) is kind


@pytest.mark.parametrize(
    ("status", "data", "fault"),
    [(500, refusal(), ""), (502, None, "html"), (400, IN_RESPONSE, ""), (200, None, "json")],
)
def test_a_write_that_may_have_happened_is_unknown(status: int, data: Any, fault: str) -> None:
    assert type(error_of(status, data, write=True, fault=fault)) is errors.UnknownOutcome


@pytest.mark.parametrize("status", [401, 403, 404])
def test_pages_of_proxies_say_nothing_about_keys_and_people(status: int) -> None:
    assert type(error_of(status, None, fault="html")) is errors.Garbled


def test_rejected_names_the_fields() -> None:
    data = {
        "errors": [
            {"type": "a", "title": "bad", "location": {"entity": "body", "variable": "/email"}},
            {"type": "b", "title": "", "detail": "late", "location": {"variable": "/birthday"}},
        ]
    }
    error = error_of(400, data)
    assert isinstance(error, errors.Rejected)
    assert error.fields == {"/email": "bad", "/birthday": "late"}
    assert str(error) == "bad; late"
