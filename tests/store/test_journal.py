"""HuntflowLog: what is written, shown, counted and pruned."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.core.documents import Exchange, LogRow
from huntflow_desk.core.errors import DiskTrouble, NotFound
from huntflow_desk.core.query import LogQuery, Subject
from huntflow_desk.core.settings import LogPolicy
from huntflow_desk.store.database import Store
from huntflow_desk.store.orm import HuntflowLog
from tests.store.conftest import Clock, OpenStore

EVERYTHING = LogQuery()


def exchange(clock: Clock, **more: Any) -> Exchange:
    given = Exchange("GET", "/accounts", 200, clock.now, 12, request_id="r1")
    return replace(given, **more)


def record(store: Store, given: Exchange) -> LogRow:
    log_id = store.journal.record(given).result(timeout=10)
    assert log_id > 0
    return store.journal.get(log_id)


def test_a_row_has_what_happened(store: Store, clock: Clock) -> None:
    given = exchange(
        clock,
        method="patch",
        endpoint="/accounts/1/vacancies/3?page=2",
        status_code=422,
        bytes_in=10,
        bytes_out=20,
        attempt=2,
        request_data={"state": "OPEN"},
        response_data={"errors": []},
        error_message="bad",
    )
    row = record(store, given)
    assert (row.log_type, row.method, row.status_code, row.user) == ("PATCH", "PATCH", 422, "anna")
    assert (row.endpoint, row.created_at) == ("/accounts/1/vacancies/3?page=2", clock.now)
    assert (row.duration_ms, row.bytes_in, row.bytes_out, row.attempt) == (12, 10, 20, 2)
    assert (row.request_data, row.response_data) == ({"state": "OPEN"}, {"errors": []})
    assert (row.is_success, row.is_error, row.error_message) == (False, True, "bad")


@pytest.mark.parametrize(
    ("method", "status", "log_type", "success", "error"),
    [
        ("GET", 200, "GET", True, False),
        ("POST", 299, "POST", True, False),
        ("PUT", 302, "PUT", False, False),
        ("DELETE", 400, "DELETE", False, True),
        ("POST", None, "ERROR", False, True),
        ("OPTIONS-AND-MORE", 200, "GET", True, False),
    ],
)
def test_types(
    store: Store,
    clock: Clock,
    method: str,
    status: int | None,
    log_type: str,
    success: bool,
    error: bool,
) -> None:
    row = record(store, exchange(clock, method=method, status_code=status))
    assert (row.log_type, row.is_success, row.is_error) == (log_type, success, error)
    assert row.method == method[:10]
    entry = store.journal.model.get_by_id(row.log_id)
    assert (entry.is_success, entry.is_error) == (success, error)


def test_the_model_has_exactly_the_agreed_fields(store: Store, folder: Path) -> None:
    agreed = set(
        """id log_type endpoint method status_code request_data response_data error_message user
        created_at duration_ms bytes_in bytes_out attempt request_id""".split()  # noqa: SIM905
    )
    assert set(HuntflowLog._meta.fields) == agreed  # type: ignore[attr-defined]
    with closing(sqlite3.connect(folder / "log.db")) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(huntflowlog)")}
    assert columns == agreed


def test_large_bodies_are_cut_with_a_mark(store: Store, clock: Clock) -> None:
    items = [{"id": number, "name": "стадия"} for number in range(5000)]
    given = exchange(
        clock, endpoint="/accounts/1/vacancies/statuses", response_data={"items": items}
    )
    shown = record(store, given).response_data
    assert isinstance(shown, str)
    assert shown.startswith('{"items":[{"id":0,"name":"стадия"}')
    assert "<cut: 65536 of " in shown
    assert len(shown) < 66_000


def test_bodies_follow_the_policy(store: Store, clock: Clock) -> None:
    given = exchange(
        clock, endpoint="/accounts/1/applicants/7", response_data={"last_name": "Ёлкин"}
    )
    assert record(store, given).response_data == {"last_name": "<str:5>"}
    store.journal.policy = LogPolicy(bodies="none")
    assert record(store, given).response_data is None
    hour = clock.now.timestamp() + 3600
    store.journal.policy = LogPolicy(bodies="full", full_until=hour)
    assert record(store, given).response_data == {"last_name": "Ёлкин"}
    clock.forward(seconds=3600)
    assert record(store, given).response_data == {"last_name": "<str:5>"}


def test_no_secret_reaches_the_disk(open_here: OpenStore, clock: Clock, folder: Path) -> None:
    needles = ["NEEDLE-access", "NEEDLE-refresh", "NEEDLE-bearer", "NEEDLE-query", "NEEDLE-error"]
    store = open_here(LogPolicy(bodies="full", full_until=clock.now.timestamp() + 60))
    given = exchange(
        clock,
        method="POST",
        endpoint="https://api.example.com/v2/token/refresh?access_token=NEEDLE-query",
        request_data={"refresh_token": "NEEDLE-refresh", "h": "Bearer NEEDLE-bearer"},
        response_data={"access_token": "NEEDLE-access"},
        error_message="refused Bearer NEEDLE-error",
    )
    row = record(store, given)
    assert row.endpoint.startswith("/v2/token/refresh")
    for _ in range(2):
        for place in folder.iterdir():
            content = place.read_bytes()
            assert not [needle for needle in needles if needle.encode() in content]
        store.close()


def test_lists_are_newest_first_and_filtered(open_here: OpenStore, clock: Clock) -> None:
    store = open_here()
    record(store, exchange(clock, endpoint="/accounts/1/vacancies"))
    record(store, exchange(clock, method="POST", status_code=500, error_message="Сбой Сервера"))
    record(store, exchange(clock, method="POST", status_code=None))
    journal = store.journal

    def found(query: LogQuery) -> list[int]:
        rows = journal.rows(query)
        assert journal.count(query) == len(rows)
        assert all(row.request_data is None for row in rows)
        return [row.log_id for row in rows]

    assert found(EVERYTHING) == [3, 2, 1]
    assert found(LogQuery(log_type="ERROR")) == [3]
    assert found(LogQuery(method="POST")) == [3, 2]
    assert found(LogQuery(status_code=500)) == [2]
    assert found(LogQuery(errors_only=True)) == [3, 2]
    assert found(LogQuery(text="VACANC")) == [1]
    assert found(LogQuery(text="сбой")) == [2]
    assert found(LogQuery(text="%")) == []
    assert found(LogQuery(user="anna")) == [3, 2, 1]
    assert found(LogQuery(user="nobody")) == []
    assert [row.log_id for row in journal.rows(EVERYTHING, 1, 1)] == [2]
    assert journal.users() == ("anna",)


def test_the_name_of_the_user_outlives_the_profile(open_here: OpenStore, clock: Clock) -> None:
    first = open_here(user="boris")
    record(first, exchange(clock))
    first.close()
    assert open_here(user="anna").journal.users() == ("boris",)


def test_errors_since(store: Store, clock: Clock) -> None:
    record(store, exchange(clock, status_code=404))
    clock.forward(minutes=1)
    since = clock.now
    record(store, exchange(clock, status_code=None))
    record(store, exchange(clock, status_code=200))
    assert store.journal.errors_since(since) == 1


def test_an_answer_that_turns_out_garbled_is_an_error(store: Store, clock: Clock) -> None:
    since = clock.now
    written = store.journal.record(exchange(clock, response_data="<html>"))
    store.journal.garbled(written, "Garbled: unreadable answer")
    good = record(store, exchange(clock))
    row = store.journal.get(written.result(timeout=10))
    assert (row.method, row.status_code, row.error_message) == (
        "GET",
        200,
        "Garbled: unreadable answer",
    )
    assert (row.is_success, row.is_error, row.response_data) == (False, True, "<html>")
    entry = store.journal.model.get_by_id(row.log_id)
    assert (entry.is_success, entry.is_error) == (False, True)
    assert [one.log_id for one in store.journal.rows(LogQuery(errors_only=True))] == [row.log_id]
    assert [one.log_id for one in store.journal.rows(EVERYTHING)] == [good.log_id, row.log_id]
    assert store.journal.errors_since(since) == store.journal.failures_since(since) == 1
    assert store.journal.corrected == 1


def test_what_garbled_an_answer_is_told_without_secrets(store: Store, clock: Clock) -> None:
    written = store.journal.record(exchange(clock))
    store.journal.garbled(written, "Garbled: anna@example.com is no record")
    record(store, exchange(clock))
    assert "anna@" not in store.journal.get(written.result(timeout=10)).error_message


def test_an_event_is_an_error_without_a_method(store: Store) -> None:
    log_id = store.journal.event("items[3]: no id", endpoint="/accounts/1/applicants").result()
    row = store.journal.get(log_id)
    assert (row.log_type, row.method, row.is_error) == ("ERROR", "", True)
    assert row.error_message == "items[3]: no id"


def test_rows_are_pruned_by_age_number_and_size(store: Store, clock: Clock) -> None:
    record(store, exchange(clock))
    clock.forward(days=7, seconds=1)
    for _ in range(4):
        record(store, exchange(clock))
    assert asyncio.run(store.journal.prune()) == 1
    store.journal.policy = LogPolicy(keep_rows=2)
    assert asyncio.run(store.journal.prune()) == 2
    assert [row.log_id for row in store.journal.rows(EVERYTHING)] == [5, 4]

    store.journal.policy = LogPolicy(keep_mb=1)
    large = {"items": [{"id": n, "name": "стадия"} for n in range(1500)]}
    given = exchange(clock, endpoint="/accounts/1/vacancies/statuses", response_data=large)
    for _ in range(60):
        last = record(store, given)
    before = store.sizes()["log.db"]
    assert asyncio.run(store.journal.prune()) > 0
    assert store.sizes()["log.db"] <= 1024 * 1024 < before
    assert store.journal.rows(EVERYTHING)[0].log_id == last.log_id


def test_the_journal_prunes_itself(open_here: OpenStore, clock: Clock) -> None:
    store = open_here(LogPolicy(keep_rows=100))
    for _ in range(500):
        last = store.journal.record(exchange(clock))
    last.result(timeout=10)
    assert store.journal.count(EVERYTHING) == 100


def test_clearing(store: Store, clock: Clock) -> None:
    row = record(store, exchange(clock))
    assert asyncio.run(store.journal.clear()) == 1
    with pytest.raises(NotFound):
        store.journal.get(row.log_id)


def test_odd_bodies_are_written(store: Store, clock: Clock) -> None:
    deep: Any = "x"
    for _ in range(5000):
        deep = [deep]
    for body in (deep, {1: object()}, float("nan"), b"\x00\xff", "\ud800\x00", "<html>" * 9):
        record(store, exchange(clock, request_data=body, error_message="\ud800\x00"))
    assert store.journal.count(EVERYTHING) == 6


def test_a_journal_that_cannot_write_does_not_stop_anyone(
    store: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    limit_pages(store, "log.db")
    outcomes = [
        store.journal.record(exchange(clock, error_message="x" * 2000)).result(timeout=10)
        for _ in range(100)
    ]
    assert outcomes[-1] == 0
    assert isinstance(store.journal.trouble, DiskTrouble)
    assert store.journal.trouble.facts["cause"] == "full"
    store.close()
    assert store.journal.record(exchange(clock)).result(timeout=10) == 0
    assert "DiskTrouble" in caplog.text


def limit_pages(store: Store, name: str) -> None:
    """From now on the file cannot grow: what a full disk looks like to SQLite."""

    def limit(connection: sqlite3.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 4}")

    store._files[name].writer.submit(limit, transaction=False).result(timeout=10)


def test_requests_about_one_person_or_vacancy(store: Store, clock: Clock) -> None:
    addresses = (
        "/accounts/1/applicants/9",
        "/accounts/1/applicants/9/logs?count=100&page=1",
        "/accounts/1/applicants/9?x=1",
        "/accounts/1/applicants/91",
        "/accounts/1/applicants/91/logs?vacancy=55",
        "/accounts/11/applicants/9",
        "/accounts/2/applicants/9/vacancy",
        "/accounts/1/vacancies/9",
        "/accounts/1/vacancies/5",
        "/accounts/1/vacancies/5/state/close",
        "/accounts/1/vacancies/55",
        "/accounts/1/applicants?count=30&page=1&vacancy=5",
        "/accounts/1/applicants?vacancy=55",
        "/accounts/2/applicants?vacancy=5",
        "/accounts/1/applicants/vacancy/5/split",
    )
    for address in addresses:
        record(store, exchange(clock, endpoint=address))

    def found(subject: Subject, **more: Any) -> list[str]:
        query = LogQuery(subject=subject, **more)
        rows = store.journal.rows(query)
        assert store.journal.count(query) == len(rows)
        return [row.endpoint for row in reversed(rows)]

    assert found(Subject(1, "applicant", 9)) == list(addresses[:3])
    assert found(Subject(1, "applicant", 9), text="logs") == [addresses[1]]
    assert found(Subject(2, "applicant", 9)) == ["/accounts/2/applicants/9/vacancy"]
    assert found(Subject(1, "applicant", 1)) == []
    assert found(Subject(1, "vacancy", 5)) == [
        "/accounts/1/vacancies/5",
        "/accounts/1/vacancies/5/state/close",
        "/accounts/1/applicants?count=30&page=1&vacancy=5",
        "/accounts/1/applicants/vacancy/5/split",
    ]
    assert found(Subject(2, "vacancy", 5)) == ["/accounts/2/applicants?vacancy=5"]
