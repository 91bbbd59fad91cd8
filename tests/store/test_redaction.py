"""What may be written into the journal."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.store import redaction

PEOPLE = "/accounts/1/applicants/7"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_123"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def shown(value: Any, endpoint: str = PEOPLE, *, full: bool = False) -> Any:
    return redaction.body(value, endpoint, full=full)


def test_people_become_their_shape() -> None:
    card = {
        "id": 7,
        "last_name": "Ёлкин",
        "phone": "+79161234567",
        "birthdate": {"year": 1990, "month": 2},
        "photo_url": "https://store.example/a?s=SIGNED&e=1",
        "created": "2026-01-01T00:00:00+03:00",
        "links": [{"vacancy": 3, "status": 30, "changed": "2026-01-01T00:00:00+03:00"}],
        "custom_passport": "4500 123456",
        "agreement": None,
        "doubles": [],
    }
    assert shown(card) == {
        "id": 7,
        "last_name": "<str:5>",
        "phone": "<str:12>",
        "birthdate": {"year": "<number:4>", "month": "<number:1>"},
        "photo_url": "<str:36>",
        "created": "2026-01-01T00:00:00+03:00",
        "links": [{"vacancy": 3, "status": 30, "changed": "2026-01-01T00:00:00+03:00"}],
        "custom_passport": "<str:11>",
        "agreement": None,
        "doubles": [],
    }


def test_the_organisations_own_words_stay_readable() -> None:
    stages = {"items": [{"id": 1, "name": "Новый", "type": "user"}]}
    assert shown(stages, "/accounts/1/vacancies/statuses") == stages
    assert shown({"position": "Повар"}, "/v2/accounts/1/vacancies") == {"position": "<str:5>"}


def test_error_bodies_stay_useful() -> None:
    error = {
        "errors": [
            {
                "type": "value_error.email",
                "title": "value is not a valid email address",
                "location": {"entity": "body", "variable": "email"},
            }
        ]
    }
    assert shown(error) == error


@pytest.mark.parametrize("full", [False, True])
def test_secrets_never_pass(full: bool) -> None:
    body = {
        "access_token": "AAAA",
        "refresh_token": "BBBB",
        "Authorization": "Bearer CCCC",
        "password": "DDDD",
        "status": f"got Bearer EEEE and {JWT}",
    }
    text = json.dumps(shown(body, "/token/refresh", full=full))
    for secret in ("AAAA", "BBBB", "CCCC", "DDDD", "EEEE", JWT):
        assert secret not in text
    assert "secret-value" not in redaction.endpoint("/x?access_token=secret-value", full=full)


def test_full_bodies_keep_people() -> None:
    assert shown({"last_name": "Ёлкин"}, full=True) == {"last_name": "Ёлкин"}
    assert redaction.endpoint("/a/search?q=Ёлкин", full=True) == "/a/search?q=Ёлкин"


@pytest.mark.parametrize(
    ("endpoint", "kept"),
    [
        ("/accounts/1/applicants?page=2&count=30", "/accounts/1/applicants?page=2&count=30"),
        ("/accounts/1/applicants/search?q=%D0%98%D0%B2&page=1", "search?q=<str:2>&page=1"),
        ("/x?q=ivanov&field=all", "/x?q=<str:6>&field=all"),
        ("/x?next_page_cursor=eyJxIjoi", "/x?next_page_cursor=<str:8>"),
        ("/x?status[]=5&opened=true&mine=", "/x?status[]=5&opened=true&mine="),
        ("https://user:pw@api.example.com/v2/me?x=1", "/v2/me?x=1"),
        ("/files/anna%40example.com", "/files/<email>"),
        ("me", "/me"),
    ],
)
def test_endpoints(endpoint: str, kept: str) -> None:
    assert redaction.endpoint(endpoint).endswith(kept)
    assert "example.com/v2" not in redaction.endpoint(endpoint)


def test_long_endpoints_are_cut() -> None:
    assert len(redaction.endpoint("/x?" + "&".join(f"page={n}" for n in range(500)))) == 500


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("пишите anna.p@example.com!", "пишите <email>!"),
        ("тел. +7 (916) 123-45-67, доб. 5", "тел. <phone>, доб. 5"),
        ("8-916-123-45-67", "<phone>"),
        ("2026-01-02 10:20:30 and 2026-01-02T10:20:30.5+03:00",) * 2,
        ("id 123e4567-e89b-12d3-a456-426614174000",) * 2,
        ("https://s.example/up?s=abc&e=1 x", "https://s.example/up?<query> x"),
        ("vacancy 123456",) * 2,
    ],
)
def test_patterns(text: str, expected: str) -> None:
    assert redaction.text(text) == expected


@given(value=JSON, endpoint=st.text(max_size=80), full=st.booleans())
def test_any_body_and_endpoint_can_be_shown(value: Any, endpoint: str, full: bool) -> None:
    json.dumps(shown(value, endpoint, full=full))
    assert len(redaction.endpoint(endpoint, full=full)) <= 500


@given(
    name=st.text(alphabet="abcdefghijklmnop", min_size=3, max_size=10),
    digits=st.text(alphabet="0123456789", min_size=10, max_size=10),
    before=st.text(alphabet="абв (,", max_size=5),
)
def test_addresses_and_numbers_are_found_anywhere(name: str, digits: str, before: str) -> None:
    masked = redaction.text(f"{before} {name}@mail.example.com;  +7{digits} {before}")
    assert name + "@" not in masked
    assert digits not in masked


@given(secret=st.text(alphabet=st.characters(codec="ascii", min_codepoint=0x21), min_size=8))
def test_personal_keys_hide_any_text(secret: str) -> None:
    for endpoint in (PEOPLE, "/accounts/1/vacancies"):
        body = {"items": [{"comment": secret, "data": {"deep": [secret]}, "email": secret}]}
        assert set(map(type, shown(body, endpoint)["items"][0].values())) <= {str, dict}
        kept = shown(body, endpoint)["items"][0]
        length = f"<str:{len(secret)}>"
        assert kept == {"comment": length, "data": {"deep": [length]}, "email": length}


@pytest.mark.parametrize("piece", ["x", "1", "@", "a@", "1 ", "eyJ", "https://", "Bearer "])
def test_one_endless_line_takes_no_time(piece: str) -> None:
    started = time.perf_counter()
    redaction.text(piece * (300_000 // len(piece)))
    assert time.perf_counter() - started < 5


def test_deep_nesting_ends() -> None:
    value: Any = "x"
    for _ in range(500):
        value = [value]
    assert "<deep>" in json.dumps(shown(value))
