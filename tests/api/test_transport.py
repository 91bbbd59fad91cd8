from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from concurrent.futures import Future
from typing import Any

import httpx
import pytest

from huntflow_desk.api.clients import Timeouts
from huntflow_desk.api.messages import Answer
from huntflow_desk.api.pace import Pace
from huntflow_desk.core import errors
from huntflow_desk.core.priority import Priority

from .rig import ACCESS, BASE, Keeper, Rig, bearer, pair
from .rig import errors as error_answer
from .virtual import run


def ok(**data: Any) -> httpx.Response:
    return httpx.Response(200, json={"items": [], **data}, headers={"x-request-id": "rq-1"})


class Script:
    """Answers one after another; the last one for ever. Exceptions are raised."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        # A response can be sent only once.
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


class Body(httpx.AsyncByteStream):
    """A body that comes in pieces with pauses."""

    def __init__(self, pieces: list[bytes], pause_s: float = 0) -> None:
        self.pieces = pieces
        self.pause_s = pause_s
        self.sent = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            if self.pause_s:
                await asyncio.sleep(self.pause_s)
            self.sent += 1
            yield piece


# What is sent


def test_headers_path_and_query() -> None:
    script = Script(ok())

    async def main() -> Answer:
        async with Rig(script) as rig:
            return await rig.transport.call(
                "get",
                "/v2/accounts/1/applicants",
                query={"status": [1, 2], "x": None, "mine": True, "q": "Иванов И"},
            )

    answer = run(main)
    request = script.requests[0]
    assert request.url.copy_with(query=None) == f"{BASE}/v2/accounts/1/applicants"
    assert request.url.params.multi_items() == [
        ("status", "1"),
        ("status", "2"),
        ("mine", "true"),
        ("q", "Иванов И"),
    ]
    assert request.headers["authorization"] == f"Bearer {ACCESS}"
    assert request.headers["user-agent"].startswith("HuntflowDesk/")
    assert request.headers["accept-encoding"] == "identity"
    assert answer.request_id == "rq-1"
    assert answer.journal_id == 1


def test_key_is_no_client_default_and_leaves_out_on_request() -> None:
    script = Script(ok())

    async def main() -> None:
        async with Rig(script) as rig:
            await rig.transport.call("GET", "/accounts", with_key=False)

    run(main)
    assert "authorization" not in script.requests[0].headers


@pytest.mark.parametrize(
    "path", ["//evil.example/me", "@evil.example/me", "https://evil.example/me", "/../../me"]
)
def test_key_goes_to_no_other_host(path: str) -> None:
    script = Script(ok())

    async def main() -> None:
        async with Rig(script) as rig:
            await rig.transport.call("GET", path)

    run(main)
    assert {request.url.host for request in script.requests} == {"hf.example"}


def test_a_pair_of_another_address_is_not_used() -> None:
    async def main() -> None:
        keeper = Keeper(pair(base_url="https://sandbox.example"))
        async with Rig(Script(ok()), keeper=keeper) as rig:
            with pytest.raises(errors.KeysLost) as lost:
                await rig.transport.call("GET", "/me")
            assert lost.value.facts["cause"] == "missing"
            assert rig.states == ["keys"]
            assert rig.exchanges == []
            with pytest.raises(errors.KeysLost):
                await rig.transport.use_keys(pair(base_url="https://sandbox.example"))

    run(main)


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_redirects_are_never_followed(method: str, status: int) -> None:
    script = Script(httpx.Response(status, headers={"location": "https://evil.example/v2/x"}))

    async def main() -> None:
        async with Rig(script) as rig:
            with pytest.raises(errors.WrongHost) as wrong:
                await rig.transport.call(method, "/x", json={} if method == "POST" else None)
            assert wrong.value.facts["target"] == "evil.example"
            assert wrong.value.facts["host"] == "hf.example"
            assert wrong.value.journal_id == 1

    run(main)
    assert len(script.requests) == 1


# Retries


def test_reads_are_tried_three_times() -> None:
    script = Script(
        httpx.ReadError("cut"), httpx.Response(502, html="<html>502</html>"), ok(items=[1])
    )

    async def main() -> None:
        async with Rig(script) as rig:
            answer = await rig.transport.call("GET", "/x")
            assert answer.data == {"items": [1]}
            assert [each.status_code for each in rig.exchanges] == [None, 502, 200]
            assert [each.attempt for each in rig.exchanges] == [1, 2, 3]
            assert rig.exchanges[1].response_data == "<html>502</html>"
            assert rig.states == ["online"]

    run(main)


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (httpx.ReadError("x"), errors.UnknownOutcome),
        (httpx.ReadTimeout("x"), errors.UnknownOutcome),
        (httpx.RemoteProtocolError("x"), errors.UnknownOutcome),
        (httpx.ConnectError("x"), errors.NotSent),
        (httpx.ConnectTimeout("x"), errors.NotSent),
        (httpx.PoolTimeout("x"), errors.NotSent),
        (httpx.Response(503), errors.ServerTrouble),
        (httpx.Response(200, text="not json"), errors.Garbled),
    ],
)
def test_failures_of_reads_and_writes(
    trouble: httpx.Response | Exception, kind: type[errors.DeskError]
) -> None:
    async def main() -> None:
        script = Script(trouble)
        async with Rig(script) as rig:
            with pytest.raises(kind) as failed:
                await rig.transport.call("GET", "/x")
            assert len(script.requests) == 3
            assert failed.value.journal_id == 3
            written = errors.NotSent if kind is errors.NotSent else errors.UnknownOutcome
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                with pytest.raises(written):
                    await rig.transport.call(method, "/x", json={"a": 1})
            assert len(script.requests) == 3 + 4
            assert len(rig.exchanges) == 3 + 4
            if kind is errors.Garbled:
                # One row for an attempt, and none of them stands as a success.
                read, wrote = "Garbled: unreadable answer", "UnknownOutcome: unreadable answer"
                assert rig.garbled == {
                    **dict.fromkeys((1, 2, 3), read),
                    **dict.fromkeys((4, 5, 6, 7), wrote),
                }
            else:
                assert rig.garbled == {}

    run(main)


def test_a_record_without_what_makes_it_one_is_garbled_in_the_journal() -> None:
    script = Script(ok(name="nobody"))

    async def main() -> None:
        async with Rig(script) as rig:
            with pytest.raises(errors.Garbled):
                await rig.api.applicants.get(1, 7)
            with pytest.raises(errors.UnknownOutcome):
                await rig.api.applicants.patch(1, 7, {"money": "7"})
            assert [each.status_code for each in rig.exchanges] == [200, 200]
            assert [told.partition(":")[0] for told in rig.garbled.values()] == [
                "Garbled",
                "UnknownOutcome",
            ]

    run(main)


def test_a_single_try_where_asked() -> None:
    script = Script(httpx.Response(503))

    async def main() -> None:
        async with Rig(script) as rig:
            with pytest.raises(errors.ServerTrouble):
                await rig.transport.call("GET", "/x", attempts=1)

    run(main)
    assert len(script.requests) == 1


def test_states_follow_what_requests_tell() -> None:
    async def slow(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("slow"):
            await asyncio.sleep(5)
        if request.url.path.endswith("down"):
            raise httpx.ConnectError("x")
        return ok()

    async def main() -> None:
        async with Rig(slow) as rig:
            for path in ("/a", "/b", "/slow", "/a"):
                await rig.transport.call("GET", path)
            for _ in range(2):
                with pytest.raises(errors.NotSent):
                    await rig.transport.call("GET", "/down")
            await rig.transport.call("GET", "/a")
            assert rig.states == ["online", "slow", "online", "offline", "online"]
            assert rig.exchanges[2].duration_ms == 5000

    run(main)


# Limits of time and size


def test_a_slow_drip_meets_the_deadline() -> None:
    body = Body([b"x"] * 1000, pause_s=1)

    async def main() -> None:
        async with Rig(lambda _: httpx.Response(200, stream=body)) as rig:
            begin = asyncio.get_running_loop().time()
            with pytest.raises(errors.UnknownOutcome) as late:
                await rig.transport.call("POST", "/x", deadline_s=20)
            assert asyncio.get_running_loop().time() - begin == pytest.approx(20)
            assert late.value.facts["cause"] == "timeout"
            assert rig.exchanges[0].bytes_in == 19

    run(main)


def test_bodies_have_a_cap() -> None:
    body = Body([b" " * 1024 * 1024] * 100)

    async def main() -> None:
        async with Rig(lambda _: httpx.Response(200, stream=body)) as rig:
            with pytest.raises(errors.Garbled) as large:
                await rig.transport.call("GET", "/x", attempts=1)
            assert large.value.facts["cause"] == "too_large"
            with pytest.raises(errors.UnknownOutcome):
                await rig.transport.call("POST", "/x")

    run(main)
    assert body.sent <= 2 * 34


def test_unasked_compression_is_read_within_the_cap() -> None:
    bomb = gzip.compress(b" " * 40 * 1024 * 1024)

    def answer(request: httpx.Request) -> httpx.Response:
        content = bomb if request.url.path.endswith("bomb") else gzip.compress(b'{"a": 1}')
        return httpx.Response(200, headers={"content-encoding": "gzip"}, stream=Body([content]))

    async def main() -> None:
        async with Rig(answer) as rig:
            assert (await rig.transport.call("GET", "/x")).data == {"a": 1}
            with pytest.raises(errors.Garbled):
                await rig.transport.call("GET", "/bomb")

    run(main)


def test_large_answers_are_decoded() -> None:
    async def main() -> None:
        async with Rig(Script(ok(text="x" * 2_000_000))) as rig:
            assert len((await rig.transport.call("GET", "/x")).data["text"]) == 2_000_000

    run(main)


@pytest.mark.parametrize(
    ("expect", "answer", "data"),
    [
        ("nothing", httpx.Response(204), None),
        (
            "bytes",
            httpx.Response(200, content=b"%PDF-", headers={"content-type": "a/pdf"}),
            b"%PDF-",
        ),
        ("any", httpx.Response(200, json=[1]), [1]),
        ("any", httpx.Response(200, text="words"), "words"),
        ("any", httpx.Response(204), None),
        (
            "any",
            httpx.Response(200, content=b"\x89PNG", headers={"content-type": "image/png"}),
            b"\x89PNG",
        ),
    ],
)
def test_what_may_be_expected(expect: Any, answer: httpx.Response, data: Any) -> None:
    async def main() -> Any:
        async with Rig(Script(answer)) as rig:
            return (await rig.transport.call("GET", "/x", expect=expect)).data

    assert (run(main) or None) == data


# 429


def test_429_waits_and_sends_writes_again() -> None:
    script = Script(
        error_answer(429, {"type": "too_many_requests", "title": "rate limit: too_freq"}),
        error_answer(429, {"type": "too_many_requests", "title": "x"}, **{"retry-after": "20"}),
        ok(),
    )

    async def main() -> None:
        async with Rig(script, pace=Pace()) as rig:
            begin = asyncio.get_running_loop().time()
            await rig.transport.call("POST", "/x", json={})
            assert 21 <= asyncio.get_running_loop().time() - begin <= 22.5
            assert [each.status_code for each in rig.exchanges] == [429, 429, 200]

    run(main)


def test_long_retry_after_is_told_to_everybody() -> None:
    script = Script(error_answer(429, **{"retry-after": "Sun, 01 Mar 2026 12:20:00 GMT"}))

    async def main() -> None:
        async with Rig(script) as rig:
            for _ in range(2):
                with pytest.raises(errors.SlowDown) as slow:
                    await rig.transport.call("GET", "/x")
                assert slow.value.facts["wait_s"] == pytest.approx(1200)
        assert len(script.requests) == 1

    run(main)


def test_endless_429_ends() -> None:
    script = Script(error_answer(429, **{"retry-after": "1"}))

    async def main() -> None:
        async with Rig(script) as rig:
            with pytest.raises(errors.SlowDown) as slow:
                await rig.transport.call("POST", "/x")
            assert slow.value.journal_id == len(script.requests) == 5

    run(main)


def test_the_same_action_too_soon_is_not_repeated() -> None:
    script = Script(error_answer(429, {"type": "x", "title": "error.too_freq"}))

    async def main() -> None:
        async with Rig(script) as rig:
            with pytest.raises(errors.SlowDown):
                await rig.transport.call("PUT", "/x", json={})

    run(main)
    assert len(script.requests) == 1


# Single flight


def test_equal_reads_share_a_request() -> None:
    count = 0

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal count
        count += 1
        number = count
        await asyncio.sleep(1)
        return ok(number=number)

    async def main() -> None:
        async with Rig(answer) as rig:
            call = rig.transport.call
            first = asyncio.create_task(call("GET", "/x", query={"a": 1}))
            others = [asyncio.create_task(call("GET", "/x", query={"a": 1})) for _ in range(3)]
            different = asyncio.create_task(call("GET", "/x", query={"a": 2}))
            await asyncio.sleep(0.5)
            first.cancel()
            answers = await asyncio.gather(*others, different)
            assert first.cancelled()
            assert {answer.data["number"] for answer in answers[:3]} == {1}
            assert len(rig.exchanges) == 2

    run(main)
    assert count == 2


def test_a_read_nobody_waits_for_is_given_up_and_recorded() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(10)
        return ok()

    async def main() -> None:
        async with Rig(answer) as rig:
            calls = [asyncio.create_task(rig.transport.call("GET", "/x")) for _ in range(2)]
            await asyncio.sleep(1)
            for call in calls:
                call.cancel()
            await asyncio.wait(calls)
            await asyncio.sleep(0.1)
            assert [each.error_message for each in rig.exchanges] == ["cancelled"]
            # A new caller does not board the request that was given up.
            assert (await rig.transport.call("GET", "/x")).status == 200

    run(main)


def test_a_read_after_a_write_does_not_share_an_older_one() -> None:
    value = "old"

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal value
        if request.method == "PATCH":
            value = "new"
            return ok()
        seen = value
        await asyncio.sleep(1)
        return ok(value=seen)

    async def main() -> None:
        async with Rig(answer) as rig:
            older = asyncio.create_task(rig.transport.call("GET", "/x"))
            await asyncio.sleep(0.5)
            await rig.transport.call("PATCH", "/x", json={})
            fresh = await rig.transport.call("GET", "/x")
            assert (fresh.data["value"], (await older).data["value"]) == ("new", "old")

    run(main)


def test_people_raise_the_priority_of_a_shared_read() -> None:
    order: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        order.append(request.url.path.removeprefix("/v2/"))
        return ok()

    async def main() -> None:
        pace = Pace(rate=1, burst=1, in_flight=1)
        async with Rig(answer, pace=pace) as rig:

            def start(path: str, priority: Priority) -> asyncio.Task[Answer]:
                return asyncio.create_task(rig.transport.call("GET", path, priority=priority))

            tasks = [start("/a", Priority.FOREGROUND)]
            tasks += [start(path, Priority.BACKGROUND) for path in ("/b", "/c", "/d")]
            await asyncio.sleep(0.1)
            tasks.append(start("/d", Priority.FOREGROUND))
            await asyncio.gather(*tasks)

    run(main)
    assert order == ["a", "d", "b", "c"]


# The journal


def test_nothing_secret_is_recorded() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("boom"):
            raise httpx.LocalProtocolError(f"illegal header value b'Bearer {bearer(request)}'")
        return ok(echo=bearer(request), url="https://store.x/f.png?s=SIGNED&e=1")

    async def main() -> None:
        async with Rig(answer) as rig:
            await rig.transport.call("POST", "/x", query={"q": ACCESS}, json={"a": ACCESS})
            with pytest.raises(errors.UnknownOutcome) as failed:
                await rig.transport.call("POST", "/boom")
            texts = f"{rig.exchanges!r} {failed.value!r} {failed.value.facts}"
            assert ACCESS not in texts
            assert "SIGNED" not in texts
            assert "authorization" not in texts.lower()
            assert rig.exchanges[0].bytes_out == len(b'{"a":""}') + len(ACCESS)

    run(main)


def test_a_cancelled_write_is_recorded() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(10)
        return ok()

    async def main() -> None:
        async with Rig(answer) as rig:
            call = asyncio.create_task(rig.transport.call("POST", "/x", json={"a": 1}))
            await asyncio.sleep(1)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            assert [each.error_message for each in rig.exchanges] == ["cancelled"]
            assert rig.exchanges[0].request_data == {"a": 1}

    run(main)


def test_a_stuck_journal_holds_up_nobody() -> None:
    async def main() -> None:
        never: Future[int] = Future()
        script = Script(httpx.Response(404, json={"errors": []}))
        async with Rig(script, on_exchange=lambda exchange: never) as rig:
            with pytest.raises(errors.NotFound) as missing:
                await rig.transport.call("GET", "/x")
            assert missing.value.journal_id is None
            assert not never.cancelled()

    run(main)


# Beginning and end


def test_after_the_end_nothing_is_sent() -> None:
    async def main() -> None:
        rig = Rig(Script(ok()))
        await rig.transport.aclose()
        with pytest.raises(errors.NotSent):
            await rig.transport.call("GET", "/x")
        assert rig.exchanges == []

    run(main)


def test_the_end_ends_reads_under_way() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(100)
        return ok()

    async def main() -> None:
        rig = Rig(answer, timeouts=Timeouts(deadline_s=500, read_s=500))
        call = asyncio.create_task(rig.transport.call("GET", "/x"))
        await asyncio.sleep(1)
        await rig.transport.aclose()
        with pytest.raises(errors.NotSent):
            await call

    run(main)
