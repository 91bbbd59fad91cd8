"""HuntflowCache: keys, ages, expiry, lists of entries."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huntflow_desk.store.database import Store
from huntflow_desk.store.documents import stored_key
from huntflow_desk.store.orm import HuntflowCache
from tests.store.conftest import Clock, OpenStore

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


def put(store: Store, key: str, data: Any = 1, lifetime_s: float | None = None) -> None:
    asyncio.run(store.cache.put(key, data, lifetime_s=lifetime_s))


def keys(store: Store, **query: Any) -> list[str]:
    found = [entry.cache_key for entry in store.cache.rows(**query)]
    assert store.cache.count(**query) == len(found)
    return found


def test_age_and_expiry(store: Store, clock: Clock) -> None:
    put(store, "me", {"name": "Анна"}, lifetime_s=600)
    clock.forward(seconds=599)
    entry = store.cache.find("me")
    assert entry is not None
    assert (entry.data, entry.age_minutes, entry.is_expired) == ({"name": "Анна"}, 9, False)
    clock.forward(seconds=1)
    entry = store.cache.find("me")
    assert entry is not None and entry.is_expired and entry.age_minutes == 10
    assert keys(store, expired_only=True) == ["me"]


def test_without_a_lifetime_nothing_expires(store: Store, clock: Clock) -> None:
    put(store, "me")
    clock.forward(days=10_000)
    entry = store.cache.find("me")
    assert entry is not None and entry.expires_at is None and not entry.is_expired


def test_a_clock_set_back_gives_no_negative_age(store: Store, clock: Clock) -> None:
    put(store, "me")
    clock.forward(days=-2)
    entry = store.cache.find("me")
    assert entry is not None and entry.age_minutes == 0


def test_putting_again_keeps_the_moment_of_creation(store: Store, clock: Clock) -> None:
    put(store, "me", 1)
    before = clock.now
    clock.forward(hours=1)
    put(store, "me", 2, lifetime_s=5)
    entry = store.cache.find("me")
    assert entry is not None
    assert (entry.data, entry.created_at, entry.updated_at) == (2, before, clock.now)
    assert entry.expires_at == clock.now + timedelta(seconds=5)


def test_the_model_has_exactly_the_agreed_fields(store: Store, folder: Path) -> None:
    agreed = {"id", "cache_key", "data", "created_at", "updated_at", "expires_at"}
    assert set(HuntflowCache._meta.fields) == agreed  # type: ignore[attr-defined]
    with closing(sqlite3.connect(folder / "cache.db")) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(huntflowcache)")}
    assert columns == agreed


def test_the_model_itself_reads_and_writes(store: Store, clock: Clock) -> None:
    put(store, "me", {"имя": None}, lifetime_s=60)
    entry = store.cache.model.get(store.cache.model.cache_key == "me")
    assert entry.data == {"имя": None}
    assert not entry.is_expired
    clock.forward(seconds=60)
    assert entry.is_expired and entry.age_minutes == 1


def test_lists_by_kind_and_text(store: Store, clock: Clock) -> None:
    for key in ("applicant_1_2", "applicant_1_3", "applicantrow_1_4", "me", "me_2"):
        put(store, key, lifetime_s=60 if key.endswith("3") else None)
    assert keys(store) == ["applicant_1_2", "applicant_1_3", "applicantrow_1_4", "me", "me_2"]
    assert keys(store, kind="applicant") == ["applicant_1_2", "applicant_1_3"]
    assert keys(store, kind="me") == ["me", "me_2"]
    assert keys(store, text="1_") == ["applicant_1_2", "applicant_1_3", "applicantrow_1_4"]
    assert keys(store, text="%") == []
    clock.forward(seconds=61)
    assert keys(store, kind="applicant", expired_only=True) == ["applicant_1_3"]
    assert [one.cache_key for one in store.cache.rows(offset=1, limit=2)] == [
        "applicant_1_3",
        "applicantrow_1_4",
    ]


def test_statistics_and_clearing(store: Store, clock: Clock) -> None:
    put(store, "me", "ю", lifetime_s=1)
    put(store, "applicant_1_2", {}, lifetime_s=1)
    put(store, "applicant_1_3", {}, lifetime_s=None)
    clock.forward(seconds=2)
    assert asyncio.run(store.cache.statistics()) == {
        "applicant": {"count": 2, "bytes": 4, "expired": 1},
        "me": {"count": 1, "bytes": 4, "expired": 1},
    }
    assert asyncio.run(store.cache.clear("applicant", expired_only=True)) == 1
    assert keys(store) == ["applicant_1_3", "me"]
    assert asyncio.run(store.cache.clear()) == 2
    assert keys(store) == []


def test_dropping(store: Store) -> None:
    put(store, "me")
    asyncio.run(store.cache.drop("me"))
    asyncio.run(store.cache.drop("me"))
    assert store.cache.find("me") is None


def test_stores_live_side_by_side(open_here: OpenStore, tmp_path: Path) -> None:
    prod, sandbox = open_here(), open_here(place=tmp_path / "sandbox")
    put(prod, "me", "prod")
    put(sandbox, "me", "sandbox")
    first, second = prod.cache.find("me"), sandbox.cache.find("me")
    assert first is not None and second is not None
    assert (first.data, second.data) == ("prod", "sandbox")


@given(first=st.text(max_size=400), second=st.text(max_size=400))
def test_stored_keys_fit_and_stay_apart(first: str, second: str) -> None:
    one, other = stored_key(first), stored_key(second)
    assert len(one) <= 255
    assert (one == other) == (first == second)
    one.encode()


@given(kind=st.sampled_from(["applicant", "me"]), rest=st.text(min_size=255, max_size=600))
def test_long_keys_keep_their_kind(kind: str, rest: str) -> None:
    assert stored_key(f"{kind}_{rest}").partition("_")[0] == kind


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.text(max_size=300, alphabet=st.characters()), data=JSON)
def test_any_document_comes_back(store: Store, key: str, data: Any) -> None:
    put(store, key, data)
    entry = store.cache.find(key)
    assert entry is not None
    assert entry.data == data


def test_lone_surrogates_and_odd_values_are_kept_as_text(store: Store) -> None:
    put(store, "me\ud800", {"x": "a\ud800b", "y": {1, 2}})
    entry = store.cache.find("me\ud800")
    assert entry is not None and entry.data["x"] == "a?b"


def test_a_new_store_is_filled_on_this_thread_or_not_at_all(store: Store) -> None:
    def put(key: str) -> None:
        # Nothing to wait for: the coroutine ends at its first step.
        with pytest.raises(StopIteration):
            store.cache.put(key, {"n": 1}, lifetime_s=None).send(None)

    with store.filling():
        put("a")
        put("b")
    assert [row.cache_key for row in store.cache.rows()] == ["a", "b"]
    with pytest.raises(ZeroDivisionError), store.filling():
        put("c")
        raise ZeroDivisionError
    assert store.cache.find("c") is None
    # Afterwards writing goes its usual way.
    asyncio.run(store.cache.put("d", {}, lifetime_s=None))
    assert store.cache.find("d") is not None
