from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from huntflow_desk.api.pace import Pace
from huntflow_desk.core import errors
from huntflow_desk.core.keys import KeyPair

from .rig import (
    ACCESS,
    REFRESH,
    Keeper,
    Rig,
    bearer,
    demo_huntflow,
    demo_pair,
    expired,
    granted,
    pair,
)
from .rig import errors as error_answer
from .virtual import no_threads, run


class Vendor:
    """Keys as the vendor treats them: a refresh key works once, and only after the expiry.

    `lose` is how many answers to a refresh are lost after it was carried out, `drop` how many
    refreshes never arrive.
    """

    def __init__(self, access: str = ACCESS, refresh: str = REFRESH) -> None:
        self.valid: set[str] = set()
        self.expired: set[str] = {access}
        self.refreshable: dict[str, str] = {refresh: access}
        self.refreshes = 0
        self.issued = 0
        self.lose = 0
        self.drop = 0
        self.too_early = 0
        self.says_in = "detail"
        self.hook: Callable[[httpx.Request], Any] | None = None

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if self.hook is not None:
            done = self.hook(request)
            if asyncio.iscoroutine(done):
                done = await done
            if done is not None:
                return done
        if request.url.path == "/v2/token/refresh":
            return self.refresh(request)
        if bearer(request) in self.valid:
            return httpx.Response(200, json={"ok": True})
        if bearer(request) in self.expired:
            return expired()
        return error_answer(401, {"type": "authorization_error", "detail": "Invalid access token"})

    def refresh(self, request: httpx.Request) -> httpx.Response:
        assert "authorization" not in request.headers
        if self.drop:
            self.drop -= 1
            raise httpx.ReadTimeout("never arrived", request=request)
        self.refreshes += 1
        used = httpx.Request("POST", "https://x", content=request.content).content.decode()
        key = used.split('"')[3]
        access = self.refreshable.get(key)
        if access is None:
            return error_answer(404, {"type": "not_found", "detail": "error.robot_token.not_found"})
        if access in self.valid or self.too_early:
            self.too_early = max(0, self.too_early - 1)
            return error_answer(
                403,
                {"type": "access_denied", self.says_in: "error.robot_token.refresh_too_early"},
            )
        del self.refreshable[key]
        answer = granted(self.issued + 1)
        self.issued += 1
        issued = answer.json()
        self.valid = {issued["access_token"]}
        self.expired.add(access)
        self.refreshable[issued["refresh_token"]] = issued["access_token"]
        if self.lose:
            self.lose -= 1
            raise httpx.ReadError("the answer is lost", request=request)
        return answer

    def expire(self) -> None:
        self.expired |= self.valid
        self.valid.clear()


async def call(rig: Rig, path: str = "/me") -> Any:
    return (await rig.transport.call("GET", path)).data


# One refresh


def test_fifty_parallel_expiries_cause_one_refresh() -> None:
    demo = demo_huntflow()

    async def main() -> None:
        async with Rig(demo=demo) as rig:
            demo.switches.set("expire_tokens")
            demo.switches.set("slow", seconds=0.5)
            answers = await asyncio.gather(
                *(rig.transport.call("GET", "/me", query={"n": n}) for n in range(50))
            )
            assert {answer.status for answer in answers} == {200}
            refreshes = [entry for entry in demo.journal if entry["path"] == "/v2/token/refresh"]
            assert len(refreshes) == 1
            expiries = [each for each in rig.exchanges if each.status_code == 401]
            assert len(expiries) == 50
            assert len(rig.exchanges) == len(demo.journal) == 101
            assert rig.marks == ["REFRESH sent", "REFRESH saved"]

    run(main)


def test_writes_are_sent_again_after_a_refresh() -> None:
    vendor = Vendor()

    async def main() -> None:
        async with Rig(vendor) as rig:
            await rig.transport.call("POST", "/x", json={"a": 1})
            assert rig.seen == [
                ("POST", "/x", 401),
                ("POST", "/token/refresh", 200),
                ("POST", "/x", 200),
            ]
            texts = repr(rig.exchanges)
            assert rig.keeper.kept is not None
            kept = rig.keeper.kept
            for key in (ACCESS, REFRESH, kept.access_token, kept.refresh_token):
                assert key not in texts
            assert rig.exchanges[1].request_data == {"refresh_token": "<secret>"}

    run(main)


def test_the_new_pair_is_saved_before_it_is_used() -> None:
    vendor = Vendor()
    keeper = Keeper(pair())
    first_use: list[str] = []

    def hook(request: httpx.Request) -> None:
        if bearer(request) in vendor.valid and not first_use:
            assert keeper.kept is not None
            first_use.append(keeper.kept.access_token)

    vendor.hook = hook

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as rig:
            await call(rig)
            assert first_use == [bearer_of(1)]
            assert keeper.saved[0].previous == pair()

    run(main)
    # Once it has worked its predecessor goes, at the end at the latest.
    assert [saved.previous for saved in keeper.saved] == [pair(), None]
    assert keeper.kept is not None
    assert keeper.kept.access_expires_at is not None
    assert keeper.kept.refresh_token.startswith("refresh-1-")
    assert keeper.steps == [
        "load",
        "lock",
        "load",
        "save",
        "unlock",
        "lock",
        "load",
        "save",
        "unlock",
    ]


def bearer_of(number: int) -> str:
    return str(granted(number).json()["access_token"])


def test_a_late_expiry_does_not_refresh_again() -> None:
    """A slow request with the old key meets a pair that was refreshed meanwhile (and expired)."""
    vendor = Vendor()

    async def hook(request: httpx.Request) -> None:
        if request.url.path.endswith("slow") and bearer(request) == ACCESS:
            await asyncio.sleep(20)

    vendor.hook = hook

    async def main() -> None:
        async with Rig(vendor) as rig:
            slow = asyncio.create_task(call(rig, "/slow"))
            await asyncio.sleep(1)
            await call(rig)
            assert vendor.refreshes == 1
            await slow
            assert vendor.refreshes == 1
            assert [status for _, path, status in rig.seen if path == "/slow"] == [401, 200]

    run(main)


def test_an_old_key_called_invalid_is_only_old() -> None:
    vendor = Vendor()

    async def hook(request: httpx.Request) -> httpx.Response | None:
        if request.url.path.endswith("slow") and bearer(request) == ACCESS:
            await asyncio.sleep(20)
            return error_answer(401, {"detail": "Invalid access token"})
        return None

    vendor.hook = hook

    async def main() -> None:
        async with Rig(vendor) as rig:
            slow = asyncio.create_task(call(rig, "/slow"))
            await asyncio.sleep(1)
            await call(rig)
            assert await slow == {"ok": True}
            assert "keys" not in rig.states

    run(main)


@pytest.mark.parametrize("says_in", ["detail", "title"])
def test_refresh_too_early_waits_and_repeats_the_request(says_in: str) -> None:
    vendor = Vendor()
    vendor.too_early = 2
    vendor.says_in = says_in

    async def main() -> None:
        async with Rig(vendor) as rig:
            begin = asyncio.get_running_loop().time()
            await call(rig)
            assert asyncio.get_running_loop().time() - begin == pytest.approx(4)
            assert vendor.issued == 1

    run(main)


def test_always_too_early_ends_after_three_waits() -> None:
    vendor = Vendor()
    vendor.too_early = 100

    async def main() -> None:
        async with Rig(vendor) as rig:
            with pytest.raises(errors.ServerTrouble):
                await call(rig)
            assert vendor.refreshes == 4
            assert "keys" not in rig.states

    run(main)


# Unclear outcomes


def test_a_refresh_that_never_arrived_is_repeated() -> None:
    vendor = Vendor()
    vendor.drop = 1

    async def main() -> None:
        async with Rig(vendor) as rig:
            assert await call(rig) == {"ok": True}
            assert [status for _, path, status in rig.seen if "refresh" in path] == [None, 200]

    run(main)


def test_a_lost_answer_loses_the_pair_in_the_end() -> None:
    vendor = Vendor()
    vendor.lose = 1

    async def main() -> None:
        async with Rig(vendor) as rig:
            with pytest.raises(errors.KeysLost) as lost:
                await call(rig)
            assert lost.value.facts["cause"] == "used"
            assert lost.value.journal_id == 3
            assert vendor.refreshes == 2
            assert rig.states[-1] == "keys"
            # What is kept stays as it was, and nothing more is sent.
            assert rig.keeper.kept == pair()
            for _ in range(3):
                with pytest.raises(errors.KeysLost):
                    await call(rig)
            assert vendor.refreshes == 2
            # New keys from the web end it.
            vendor.valid = {"fresh-access"}
            await rig.transport.use_keys(pair("fresh-access", "fresh-refresh"))
            assert await call(rig) == {"ok": True}
            assert rig.states[-2:] == ["keys", "online"]
            assert rig.keeper.kept == pair("fresh-access", "fresh-refresh")

    run(main)


def test_keys_another_program_put_into_the_keyring_are_found_by_reload() -> None:
    vendor = Vendor()
    vendor.lose = 1

    async def main() -> None:
        async with Rig(vendor) as rig:
            with pytest.raises(errors.KeysLost):
                await call(rig)
            assert not await rig.transport.reload_keys()
            vendor.valid = {"fresh-access"}
            rig.keeper.kept = pair("fresh-access", "fresh-refresh")
            assert await rig.transport.reload_keys()
            assert await call(rig) == {"ok": True}

    run(main)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(502, html="<html>502</html>"),
        httpx.Response(200, html="<html>Guest WiFi</html>"),
        httpx.Response(404, html="<html>404</html>"),
        httpx.Response(200, json={"access_token": "only one"}),
        httpx.Response(200, json=[1]),
    ],
    ids=["502", "portal", "portal 404", "half", "list"],
)
def test_strange_answers_do_not_lose_keys(answer: httpx.Response) -> None:
    vendor = Vendor()
    strange = 2

    def hook(request: httpx.Request) -> httpx.Response | None:
        nonlocal strange
        if request.url.path.endswith("refresh") and strange:
            strange -= 1
            return httpx.Response(
                answer.status_code, headers=answer.headers, content=answer.content
            )
        return None

    vendor.hook = hook

    async def main() -> None:
        async with Rig(vendor) as rig:
            with pytest.raises(errors.NotSent):
                await rig.transport.call("POST", "/x", json={})
            assert "keys" not in rig.states
            seemed_good = [one.status_code == 200 for one in rig.exchanges]
            assert sorted(rig.garbled) == [n for n, good in enumerate(seemed_good, 1) if good]
            # The next one finds a vendor that works again.
            assert await call(rig) == {"ok": True}

    run(main)


def test_no_network_for_a_refresh_is_retried_and_told() -> None:
    vendor = Vendor()
    down = True

    def hook(request: httpx.Request) -> None:
        if request.url.path.endswith("refresh") and down:
            raise httpx.ConnectError("down", request=request)

    vendor.hook = hook

    async def main() -> None:
        nonlocal down
        async with Rig(vendor) as rig:
            with pytest.raises(errors.NotSent):
                await rig.transport.call("POST", "/x")
            refreshes = [each for each in rig.exchanges if "refresh" in each.endpoint]
            assert [each.attempt for each in refreshes] == [1, 2, 3]
            down = False
            assert await call(rig) == {"ok": True}

    run(main)


def test_429_on_a_refresh_waits() -> None:
    vendor = Vendor()
    busy = 1

    def hook(request: httpx.Request) -> httpx.Response | None:
        nonlocal busy
        if request.url.path.endswith("refresh") and busy:
            busy -= 1
            return error_answer(429, {"type": "too_many_requests"}, **{"retry-after": "3"})
        return None

    vendor.hook = hook

    async def main() -> None:
        async with Rig(vendor) as rig:
            begin = asyncio.get_running_loop().time()
            assert await call(rig) == {"ok": True}
            assert asyncio.get_running_loop().time() - begin == pytest.approx(3)

    run(main)


@pytest.mark.parametrize(
    "answer",
    [
        error_answer(401, {"type": "authorization_error", "detail": "Invalid access token"}),
        error_answer(401, {"type": "authorization_error"}),
        httpx.Response(401),
    ],
    ids=["invalid", "no detail", "empty"],
)
def test_other_401_never_refresh(answer: httpx.Response) -> None:
    vendor = Vendor()
    vendor.hook = lambda request: httpx.Response(
        answer.status_code, headers=answer.headers, content=answer.content
    )

    async def main() -> None:
        async with Rig(vendor) as rig:
            with pytest.raises(errors.KeysLost) as lost:
                await call(rig)
            assert lost.value.facts["cause"] == "invalid"
            assert lost.value.journal_id == 1
            with pytest.raises(errors.KeysLost):
                await rig.transport.call("POST", "/x")
            assert rig.seen == [("GET", "/me", 401)]
            assert rig.states == ["keys"]

    run(main)


def test_a_portal_page_with_401_does_not_lose_keys() -> None:
    vendor = Vendor()
    vendor.hook = lambda request: httpx.Response(401, html="<html>log in</html>")

    async def main() -> None:
        async with Rig(vendor) as rig:
            with pytest.raises(errors.Garbled):
                await call(rig)
            assert rig.states == []

    run(main)


def test_no_keys_at_all() -> None:
    async def main() -> None:
        async with Rig(Vendor(), keeper=Keeper(None)) as rig:
            with pytest.raises(errors.KeysLost) as lost:
                await call(rig)
            assert lost.value.facts["cause"] == "missing"
            assert rig.exchanges == []

    run(main)


# The keyring refuses


def test_a_pair_the_keyring_refuses_is_kept_in_memory_and_saved_later() -> None:
    vendor = Vendor()
    keeper = Keeper(pair())
    keeper.refusals = 3

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as rig:
            assert await call(rig) == {"ok": True}
            assert keeper.kept == pair()
            assert [type(trouble) for trouble in rig.troubles] == [errors.KeysLocked]
            # Expired again before it could be saved: what is stored is older, not newer.
            vendor.expire()
            keeper.refusals = 2
            assert await call(rig) == {"ok": True}
            assert vendor.refreshes == 2
            await asyncio.sleep(120)
            assert keeper.kept is not None
            assert keeper.kept.access_token == bearer_of(2)
            assert rig.marks[-1] == "REFRESH saved"

    run(main)


def test_a_last_try_to_save_at_the_end() -> None:
    keeper = Keeper(pair())
    keeper.refusals = 1

    async def main() -> None:
        async with Rig(Vendor(), keeper=keeper) as rig:
            await call(rig)
            assert keeper.kept == pair()

    run(main)
    assert keeper.kept is not None
    assert keeper.kept.access_token == bearer_of(1)


def test_a_locked_keyring_is_no_reason_to_use_up_the_pair() -> None:
    vendor = Vendor()

    async def main() -> None:
        async with Rig(vendor) as rig:
            with pytest.raises(errors.NotFound):
                vendor.hook = lambda request: error_answer(404, {"title": "x"})
                await call(rig)
            vendor.hook = None
            rig.keeper.fail["load"] = errors.KeysLocked(cause="locked")
            with pytest.raises(errors.KeysLocked):
                await call(rig)
            assert vendor.refreshes == 0
            assert await call(rig) == {"ok": True}

    run(main)


def test_nobody_uses_a_pair_before_it_is_saved() -> None:
    """A request that fails while the keyring is at work waits for it too."""
    vendor = Vendor()
    saving, go_on = threading.Event(), threading.Event()
    used_early: list[str] = []

    class Slow(Keeper):
        def save(self, pair: KeyPair) -> None:
            saving.set()
            assert go_on.wait(10)
            super().save(pair)

    keeper = Slow(pair())

    async def hook(request: httpx.Request) -> httpx.Response | None:
        if bearer(request) in vendor.valid and not keeper.saved:
            used_early.append(request.url.path)
        if bearer(request) == ACCESS and request.url.path.endswith(("late", "odd")):
            await asyncio.to_thread(saving.wait, 10)
            asyncio.get_running_loop().call_later(0.05, go_on.set)
            if request.url.path.endswith("odd"):
                return error_answer(401, {"detail": "Invalid access token"})
        return None

    vendor.hook = hook

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as rig:
            await asyncio.gather(*(call(rig, path) for path in ("/first", "/late", "/odd")))

    asyncio.run(main())
    assert not used_early
    assert vendor.refreshes == 1


def test_given_keys_the_keyring_refuses_are_used_for_this_session() -> None:
    vendor = Vendor()
    vendor.valid = {"fresh-access"}
    vendor.refreshable["fresh-refresh"] = "fresh-access"
    keeper = Keeper(pair())

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as rig:
            keeper.refusals = 1
            with pytest.raises(errors.KeysLocked):
                await rig.transport.use_keys(pair("fresh-access", "fresh-refresh"))
            assert await call(rig) == {"ok": True}
            # What is in the keyring is older, not newer.
            vendor.expire()
            assert await call(rig) == {"ok": True}
            assert vendor.refreshes == 1
            assert keeper.kept is not None
            assert keeper.kept.access_token == bearer_of(1)

    run(main)


def test_what_could_not_be_saved_does_not_overwrite_newer_keys() -> None:
    vendor = Vendor()
    keeper = Keeper(pair())
    keeper.refusals = 1

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as rig:
            await call(rig)
            keeper.kept = pair("by-hand", "by-hand-refresh")

    run(main)
    assert keeper.kept == pair("by-hand", "by-hand-refresh")


# Crashes


def usable(vendor: Vendor, kept: KeyPair | None) -> bool:
    """Whether a new start with what is kept works without new keys."""

    async def main() -> bool:
        async with Rig(vendor, keeper=Keeper(kept)) as rig:
            try:
                return bool(await call(rig) == {"ok": True})
            except errors.KeysLost:
                assert rig.states[-1] == "keys"
                return False

    return run(main)


@pytest.mark.parametrize("step", ["lock", "load", "save"])
@pytest.mark.parametrize(
    "error", [errors.KeysLocked(cause="failed"), RuntimeError("bug"), OSError(5)]
)
def test_a_keeper_that_raises_at_any_step(step: str, error: BaseException) -> None:
    vendor = Vendor()
    keeper = Keeper(pair())

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as rig:
            vendor.valid, vendor.expired = {ACCESS}, set()
            await call(rig)
            vendor.expire()
            keeper.fail[step] = error
            with contextlib.suppress(errors.KeysLocked, RuntimeError, OSError):
                await call(rig)
            # The pair in use works whatever happened to the keeper.
            assert await call(rig) == {"ok": True}

    run(main)
    assert usable(vendor, keeper.kept)


def test_the_loop_ends_after_any_number_of_steps() -> None:
    """Without a goodbye: what is kept works, or the answer was lost before it could be saved."""
    outcomes: list[str] = []

    def crash_after(steps: int) -> tuple[Vendor, Keeper]:
        vendor, keeper = Vendor(), Keeper(pair())

        async def hook(request: httpx.Request) -> None:
            await asyncio.sleep(0)

        vendor.hook = hook

        async def main() -> None:
            rig = Rig(vendor, keeper=keeper)
            task = asyncio.create_task(call(rig))
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()

        asyncio.run(main())
        return vendor, keeper

    for steps in range(60):
        with no_threads():
            vendor, keeper = crash_after(steps)
        asked, saved = vendor.refreshes, bool(keeper.saved)
        works = usable(vendor, keeper.kept)
        outcomes.append("saved" if saved else "lost" if asked else "untouched")
        assert works == (saved or not asked)
    assert outcomes[0] == "untouched"
    assert outcomes[-1] == "saved"


@pytest.mark.parametrize("step", ["load", "save", "lock"])
def test_the_loop_ends_while_the_keyring_works(step: str) -> None:
    vendor = Vendor()
    entered, go_on = threading.Event(), threading.Event()

    class Slow(Keeper):
        def _step(self, name: str) -> None:
            super()._step(name)
            # The first load comes before the first request.
            if name == step and self.steps.count(name) == (2 if step == "load" else 1):
                entered.set()
                assert go_on.wait(10)

    keeper = Slow(pair())

    async def main() -> None:
        rig = Rig(vendor, keeper=keeper)
        task = asyncio.create_task(call(rig))
        await asyncio.to_thread(entered.wait, 10)
        task.cancel()

    asyncio.run(main())
    go_on.set()
    # The lock is free once the keyring's thread has ended what it had begun.
    with keeper.lock():
        pass
    assert bool(keeper.saved) == (step == "save")
    assert usable(vendor, keeper.kept)


def test_quitting_waits_for_the_refresh() -> None:
    vendor = Vendor()

    async def hook(request: httpx.Request) -> None:
        if request.url.path.endswith("refresh"):
            await asyncio.sleep(3)

    vendor.hook = hook
    keeper = Keeper(pair())

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as rig:
            task = asyncio.create_task(call(rig))
            await asyncio.sleep(1)
            task.cancel()
            await asyncio.wait([task])

    run(main)
    assert keeper.kept is not None
    assert keeper.kept.access_token == bearer_of(1)


def test_quitting_does_not_wait_for_ever() -> None:
    vendor = Vendor()

    async def hook(request: httpx.Request) -> None:
        if request.url.path.endswith("refresh"):
            await asyncio.sleep(25)

    vendor.hook = hook

    async def main() -> None:
        rig = Rig(vendor)
        task = asyncio.create_task(call(rig))
        await asyncio.sleep(1)
        begin = asyncio.get_running_loop().time()
        await rig.transport.aclose()
        assert asyncio.get_running_loop().time() - begin <= 6
        await asyncio.wait([task])
        assert isinstance(task.exception(), Exception) or task.cancelled()

    run(main)


def test_a_cancelled_caller_does_not_stop_the_refresh() -> None:
    vendor = Vendor()

    async def hook(request: httpx.Request) -> None:
        if request.url.path.endswith("refresh"):
            await asyncio.sleep(3)

    vendor.hook = hook

    async def main() -> None:
        async with Rig(vendor) as rig:
            first = asyncio.create_task(call(rig, "/a"))
            second = asyncio.create_task(call(rig, "/b"))
            await asyncio.sleep(1)
            first.cancel()
            assert await second == {"ok": True}
            assert vendor.refreshes == 1

    run(main)


def test_a_predecessor_is_tried_before_giving_up() -> None:
    """A pair that was saved but never seen to work, unknown to the server."""
    vendor = Vendor()
    never_worked = pair("access-x", "refresh-x")
    vendor.expired.add("access-x")
    kept = KeyPair.from_text(
        KeyPair(
            never_worked.base_url,
            never_worked.access_token,
            never_worked.refresh_token,
            never_worked.obtained_at,
            previous=pair(),
        ).to_text()
    )
    assert usable(vendor, kept)
    assert vendor.refreshes == 2


# Several programs


def test_two_programs_share_a_keyring() -> None:
    vendor = Vendor()
    keeper = Keeper(pair())

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as one, Rig(vendor, keeper=keeper) as two:
            for _ in range(3):
                await asyncio.gather(
                    *(call(rig, path) for rig in (one, two) for path in ("/a", "/b"))
                )
                vendor.expire()
            await call(two)
            assert vendor.issued == vendor.refreshes == 4
            assert "keys" not in one.states + two.states

    # With threads: one program waits for the lock of the other.
    asyncio.run(main())


def test_two_programs_in_threads_of_their_own() -> None:
    demo = demo_huntflow()
    keeper = Keeper(demo_pair(demo))
    lock = threading.Lock()

    def program() -> None:
        async def main() -> None:
            async with Rig(_Locked(demo.transport(), lock), keeper=keeper) as rig:
                for _ in range(20):
                    await call(rig)

        asyncio.run(main())

    demo.switches.set("expire_tokens", path="/me", times=5)
    with concurrent.futures.ThreadPoolExecutor(2) as programs:
        for ended in [programs.submit(program) for _ in range(2)]:
            ended.result(20)
    refreshes = [entry["status"] for entry in demo.journal if "refresh" in entry["path"]]
    assert set(refreshes) == {200}
    assert len(refreshes) <= 5


class _Locked(httpx.AsyncBaseTransport):
    """The demo is not made for threads: one request at a time."""

    def __init__(self, inner: httpx.AsyncBaseTransport, lock: threading.Lock) -> None:
        self._inner = inner
        self._lock = lock

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            answer = await self._inner.handle_async_request(request)
            content = await answer.aread()
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


def test_another_program_refreshed_while_we_asked() -> None:
    """Our refresh meets 404 because somebody without our lock was faster."""
    vendor = Vendor()
    keeper = Keeper(pair())

    def hook(request: httpx.Request) -> None:
        if request.url.path.endswith("refresh") and not vendor.issued:
            issued = vendor.refresh(request).json()
            keeper.kept = pair(issued["access_token"], issued["refresh_token"])

    vendor.hook = hook

    async def main() -> None:
        async with Rig(vendor, keeper=keeper) as rig:
            assert await call(rig) == {"ok": True}
            assert "keys" not in rig.states

    run(main)


def test_a_refresh_passes_a_full_queue() -> None:
    vendor = Vendor()

    async def main() -> None:
        async with Rig(vendor, pace=Pace(in_flight=2)) as rig:
            await asyncio.gather(*(call(rig, f"/{n}") for n in range(10)))
            assert vendor.refreshes == 1

    run(main)
