from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.api.masking import endpoint, masked, masked_text

from .rig import patient

TOKEN = "f3a9c0d1e2b4a5968778695a4b3c2d1e"

leaves = st.text() | st.sampled_from(
    [TOKEN, f"Bearer {TOKEN}", f"https://store.x/f?s={TOKEN}&e=1", f"...{TOKEN}..."]
)
trees = st.recursive(
    leaves | st.integers() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["access_token", "Refresh_Token", "name", "url", "s"]), inner
        )
    ),
    max_leaves=15,
)


@patient
@given(trees)
def test_no_secret_survives(tree: Any) -> None:
    assert TOKEN not in json.dumps(masked(tree, [TOKEN]))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (
            {"access_token": "x", "refresh_token": "y"},
            {"access_token": "<secret>"} | {"refresh_token": "<secret>"},
        ),
        (
            {"photo_url": "https://store.x/u/1.jpg?s=abc&e=17"},
            {"photo_url": "https://store.x/u/1.jpg?s=<secret>&e=17"},
        ),
        (
            {"items": [{"url": "https://x/?e=1&s=q"}]},
            {"items": [{"url": "https://x/?e=1&s=<secret>"}]},
        ),
        ({"a": "Authorization: Bearer abcdef"}, {"a": "Authorization: Bearer <secret>"}),
        ({"refresh_token": None, "token": {"id": 1}}, {"refresh_token": None, "token": {"id": 1}}),
        ([1, True, None, 2.5, "plain"], [1, True, None, 2.5, "plain"]),
    ],
)
def test_what_is_masked(value: Any, shown: Any) -> None:
    assert masked(value) == shown


def test_nesting_without_end_is_cut() -> None:
    deep: Any = TOKEN
    for _ in range(5000):
        deep = [deep]
    assert TOKEN not in str(masked(deep, [TOKEN]))


def test_endpoint_holds_no_secret() -> None:
    shown = endpoint("/accounts/1/x", [("q", "Иванов"), ("token", TOKEN), ("z", TOKEN)], [TOKEN])
    assert TOKEN not in shown
    assert shown.startswith("/accounts/1/x?q=%D0%98")
    assert masked_text(f"error at https://x/y?a=1&s={TOKEN}").endswith("&s=<secret>")
