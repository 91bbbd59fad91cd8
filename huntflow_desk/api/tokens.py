"""The life-cycle of the key pair: who holds it, when it is refreshed, how it survives.

Facts (shared API notes, section 2): a refresh key is single-use and accepted only after the
access key has expired; the sole trigger is a 401 `token_expired`; a lost answer loses the pair.
Order (reliability notes, section 4): lock - look whether somebody was faster - ask - save
durably - use.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from huntflow_desk.core.address import origin
from huntflow_desk.core.errors import (
    DeskError,
    Garbled,
    KeysLocked,
    KeysLost,
    NotSent,
    ServerTrouble,
    SlowDown,
    UnknownOutcome,
)
from huntflow_desk.core.keys import BadKey, KeyKeeper, KeyPair, Marker, clean_key

from .answers import complaints
from .sending import Reply, row_id

T = TypeVar("T")

Ask = Callable[[str, int], Awaitable[Reply]]
"""Sends `POST /token/refresh` with this refresh key, as the attempt of this number."""

_RETRIES = 3
_SAVE_AGAIN_S = (5.0, 10.0, 20.0, 40.0, 60.0)


class TooEarly(Exception):
    """The server does not consider the access key expired yet: repeat the request instead."""


class Tokens:
    """Holds the pair and refreshes it once for any number of requests that ask for it.

    `on_lost` is told when only a person can help, `on_trouble` when the keyring refuses to keep
    a new pair (it is then kept in memory, and saving is tried again and again).
    """

    def __init__(
        self,
        keeper: KeyKeeper,
        *,
        base_url: str,
        ask: Ask,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
        marker: Marker,
        on_lost: Callable[[], None],
        on_trouble: Callable[[DeskError], None],
        closing_s: float,
    ) -> None:
        self._keeper = keeper
        self._base_url = base_url
        self._ask = ask
        self._clock = clock
        self._sleep = sleep
        self._marker = marker
        self._on_lost = on_lost
        self._on_trouble = on_trouble
        self._closing_s = closing_s
        # One thread for the keeper: a lock must be left by whoever entered it, and the order of
        # saving must be the order of asking.
        self._thread = concurrent.futures.ThreadPoolExecutor(1, "keys")
        self._pair: KeyPair | None = None
        self._unsaved = False
        self._lost: str = ""
        self._refresh: asyncio.Task[KeyPair] | None = None
        self._saving: asyncio.Task[None] | None = None
        self._proving: asyncio.Task[None] | None = None
        self._own_lock = asyncio.Lock()

    # Reading

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that must not appear in a text."""
        found: list[str] = []
        pair = self._pair
        while pair is not None:
            found += (pair.access_token, pair.refresh_token)
            pair = pair.previous
        return tuple(found)

    def check(self) -> None:
        """Raise KeysLost at once when it is known that the keys are lost."""
        if self._lost:
            raise KeysLost(cause=self._lost, host=self._host)

    async def current(self) -> KeyPair:
        """The pair to use now; waits for a refresh under way. Raises KeysLost, KeysLocked."""
        self.check()
        if self._refresh is not None:
            try:
                return await self._shared(self._refresh)
            except TooEarly:
                return self._known()
        if self._pair is None:
            loaded = await self._in_thread(self._keeper.load)
            if self._pair is None:
                self._pair = self._ours(loaded)
        if self._pair is None:
            self._lose("missing")
            self.check()
        assert self._pair is not None
        return self._pair

    # What requests report

    def proved(self, access_token: str) -> None:
        """A request with this key was answered well: its predecessor is no longer needed."""
        pair = self._pair
        if pair is None or pair.previous is None or pair.access_token != access_token:
            return
        if self._unsaved or self._proving is not None:
            return
        self._pair = pair.without_previous()
        self._proving = asyncio.get_running_loop().create_task(self._drop_previous(self._pair))
        self._proving.add_done_callback(_seen)

    async def newer_than(self, access_token: str) -> KeyPair:
        """A pair other than the one a `token_expired` request carried, refreshed if need be.

        Any number of callers share one refresh, which goes on when they are cancelled. Raises
        TooEarly, KeysLost, KeysLocked, SlowDown, and NotSent for every other failure: the request
        that needs the keys has not been carried out, whatever became of the refresh.
        """
        self.check()
        if self._pair is not None and self._pair.access_token != access_token:
            return self._pair
        if self._refresh is None:
            self._refresh = asyncio.get_running_loop().create_task(self._refreshed(access_token))
            self._refresh.add_done_callback(self._refresh_over)
        return await self._shared(self._refresh)

    async def replaced(self, access_token: str) -> bool:
        """Whether a refused key was only an old one: somebody else may have refreshed it.

        If not, the keys are lost (cause invalid). Never refreshes.
        """
        if self._refresh is None and self._pair and self._pair.access_token == access_token:
            try:
                stored = self._ours(await self._in_thread(self._keeper.load))
            except KeysLocked:
                stored = None
            self._adopt_if_newer(stored, access_token)
        if self._pair is not None and self._pair.access_token != access_token:
            return True
        self._lose("invalid")
        return False

    # What people do

    async def use(self, pair: KeyPair) -> None:
        """New keys: work with them and keep them durably.

        Raises KeysLocked (they are used for this session all the same), KeysLost (another host).
        """
        if origin(pair.base_url) != origin(self._base_url):
            raise KeysLost(cause="missing", host=origin(pair.base_url).host)
        async with self._held():
            self._pair, self._lost, self._unsaved = pair, "", True
            await self._in_thread(self._keeper.save, pair)
            self._unsaved = False

    async def reload(self) -> bool:
        """Look into the keyring again; whether there is a pair that was not refused yet."""
        stored = self._ours(await self._in_thread(self._keeper.load))
        if stored is None:
            return False
        known = self._pair
        if known is not None and stored.access_token == known.access_token:
            return not self._lost
        self._pair, self._lost, self._unsaved = stored, "", False
        return True

    async def aclose(self) -> None:
        """Wait for a refresh and its saving, at most `closing_s`."""
        if self._saving is not None:
            self._saving.cancel()
        work = {task for task in (self._refresh, self._proving, self._saving) if task is not None}
        if work:
            _, late = await asyncio.wait(work, timeout=self._closing_s)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=1)
        if self._unsaved and self._pair is not None:
            try:
                async with asyncio.timeout(self._closing_s):
                    await self._in_thread(self._keeper.save, self._pair)
                self._unsaved = False
            except (DeskError, TimeoutError):
                self._on_trouble(KeysLocked("the new keys could not be kept", cause="failed"))
        self._thread.shutdown(wait=False)

    # The refresh

    async def _refreshed(self, access_token: str) -> KeyPair:
        async with self._held():
            pair = self._pair
            assert pair is not None
            if pair.access_token != access_token:
                return pair
            # A keyring that cannot be read now could not keep a new pair either: KeysLocked
            # leaves everything as it is.
            stored = self._ours(await self._in_thread(self._keeper.load))
            if self._adopt_if_newer(stored, access_token):
                return self._known()
            return await self._renewed(pair)

    async def _renewed(self, pair: KeyPair) -> KeyPair:
        reply = await self._asked(pair.refresh_token)
        granted = self._granted(reply, pair)
        if granted is None and _is_used_up(reply):
            stored = self._ours(await self._in_thread(self._keeper.load))
            if self._adopt_if_newer(stored, pair.access_token):
                return self._known()
            if pair.previous is not None:
                # The pair was never seen to work; the one before it may still be good.
                reply = await self._asked(pair.previous.refresh_token)
                granted = self._granted(reply, pair.previous)
        if granted is None:
            self._lose("used" if _is_used_up(reply) else "refused")
            raise KeysLost(
                cause=self._lost, host=self._host, journal_id=await row_id(reply.journal)
            )
        return await self._kept(granted)

    async def _asked(self, refresh_token: str) -> Reply:
        """Ask for a new pair; an unclear outcome is repeated once (then 404 means: used up)."""
        unclear = busy = unsent = number = 0
        while True:
            number += 1
            trouble: DeskError
            try:
                self._marker("REFRESH sent")
                reply = await self._ask(refresh_token, number)
            except NotSent:
                unsent += 1
                if unsent >= _RETRIES:
                    raise
                await self._sleep(float(unsent))
                continue
            except (UnknownOutcome, Garbled) as error:
                trouble = error
            else:
                if reply.status == 429:
                    busy += 1
                    if busy > _RETRIES:
                        raise SlowDown(wait_s=float(busy), journal_id=await row_id(reply.journal))
                    continue
                if _is_clear(reply):
                    return reply
                trouble = _unclear(reply, self._host)
                trouble.journal_id = await row_id(reply.journal)
            unclear += 1
            if unclear >= 2:
                raise trouble

    def _granted(self, reply: Reply, old: KeyPair) -> KeyPair | None:
        if reply.status != 200:
            if any(entry.detail.endswith("refresh_too_early") for entry in _found(reply)):
                raise TooEarly
            return None
        access, refresh = _keys(reply)
        now = self._clock()
        return KeyPair(
            base_url=old.base_url,
            access_token=access,
            refresh_token=refresh,
            obtained_at=now,
            access_expires_at=_after(now, reply.decoded.data.get("expires_in")),
            refresh_expires_at=_after(now, reply.decoded.data.get("refresh_token_expires_in")),
            previous=old.without_previous(),
        )

    async def _kept(self, pair: KeyPair) -> KeyPair:
        """Save a new pair; if that fails it is used all the same, and saved later."""
        # From here on the old pair is worth nothing: nobody may fall back to it.
        self._pair, self._unsaved = pair, True
        closing = False
        try:
            await self._save(pair)
        except KeysLocked as error:
            self._on_trouble(error)
        except asyncio.CancelledError:
            # The loop ends; the thread finishes saving by itself.
            closing = True
            raise
        finally:
            if self._unsaved and self._saving is None and not closing:
                self._saving = asyncio.get_running_loop().create_task(self._save_later())
                self._saving.add_done_callback(self._saving_over)
        return pair

    async def _save(self, pair: KeyPair) -> None:
        await self._in_thread(self._keeper.save, pair)
        self._marker("REFRESH saved")
        if self._pair is pair:
            self._unsaved = False

    async def _save_later(self) -> None:
        tries = 0
        while self._unsaved:
            await self._sleep(_SAVE_AGAIN_S[min(tries, len(_SAVE_AGAIN_S) - 1)])
            tries += 1
            try:
                async with self._held():
                    if self._unsaved:
                        await self._save(self._known())
            except (DeskError, OSError) as error:
                self._on_trouble(
                    error if isinstance(error, DeskError) else KeysLocked(cause="failed")
                )

    async def _drop_previous(self, pair: KeyPair) -> None:
        """Keep the pair without its predecessor, unless somebody else has a newer one by now."""
        try:
            async with self._held():
                stored = await self._in_thread(self._keeper.load)
                if stored is not None and stored.access_token == pair.access_token:
                    await self._in_thread(self._keeper.save, pair)
        except DeskError:
            # The predecessor stays in the keyring, which harms nobody.
            return
        finally:
            self._proving = None

    async def _shared(self, refresh: asyncio.Task[KeyPair]) -> KeyPair:
        try:
            return await asyncio.shield(refresh)
        except (UnknownOutcome, ServerTrouble, Garbled) as error:
            raise NotSent(
                "the keys could not be refreshed",
                cause="other",
                host=self._host,
                detail=error.kind,
                journal_id=error.journal_id,
            ) from error

    # Small parts

    @property
    def _host(self) -> str:
        return origin(self._base_url).host

    def _known(self) -> KeyPair:
        assert self._pair is not None
        return self._pair

    def _ours(self, pair: KeyPair | None) -> KeyPair | None:
        """The pair, if it belongs to this address: a key goes nowhere else."""
        if pair is None or origin(pair.base_url) != origin(self._base_url):
            return None
        return pair

    def _adopt_if_newer(self, stored: KeyPair | None, access_token: str) -> bool:
        if stored is None or stored.access_token == access_token:
            return False
        pair = self._pair
        older = pair.previous if pair is not None else None
        if self._unsaved and older is not None and stored.access_token == older.access_token:
            # Our own pair could not be saved: what is stored is what it came from.
            return False
        self._pair, self._unsaved, self._lost = stored, False, ""
        return True

    def _lose(self, cause: str) -> None:
        self._lost = cause
        self._on_lost()

    def _refresh_over(self, task: asyncio.Task[KeyPair]) -> None:
        self._refresh = None
        _seen(task)

    def _saving_over(self, task: asyncio.Task[None]) -> None:
        self._saving = None
        _seen(task)

    async def _in_thread(self, work: Callable[..., T], *given: Any) -> T:
        """Run in the keeper's thread. Cancelling the caller never takes work back."""
        future = self._thread.submit(work, *given)
        wrapped = asyncio.wrap_future(future)
        wrapped.add_done_callback(_seen)
        return await asyncio.shield(wrapped)

    @asynccontextmanager
    async def _held(self) -> AsyncIterator[None]:
        """The keeper's lock between processes, and ours between tasks."""
        async with self._own_lock:
            lock = self._keeper.lock()
            entering = self._thread.submit(lock.__enter__)
            try:
                await asyncio.shield(asyncio.wrap_future(entering))
            except asyncio.CancelledError:
                entering.add_done_callback(
                    lambda entered: None if entered.exception() else lock.__exit__(None, None, None)
                )
                raise
            try:
                yield
            finally:
                # Not waited for: the thread does one thing after the other, and a loop that
                # ends must not hang on a slow keyring.
                self._thread.submit(lock.__exit__, None, None, None)


def _found(reply: Reply) -> Any:
    return complaints(reply.decoded.data)


def _is_used_up(reply: Reply) -> bool:
    return reply.status == 404


def _is_clear(reply: Reply) -> bool:
    """Whether Huntflow itself answered, with a pair or with a reason."""
    if reply.status == 200:
        return _has_keys(reply)
    return 400 <= reply.status < 500 and bool(_found(reply))


def _has_keys(reply: Reply) -> bool:
    try:
        _keys(reply)
    except (BadKey, TypeError, AttributeError, KeyError):
        return False
    return True


def _keys(reply: Reply) -> tuple[str, str]:
    data = reply.decoded.data
    return clean_key(data["access_token"]), clean_key(data["refresh_token"])


def _unclear(reply: Reply, host: str) -> DeskError:
    if reply.status >= 500:
        return ServerTrouble("the refresh was not answered", status=reply.status, host=host)
    return Garbled("no answer to a refresh", cause="shape", status=reply.status, host=host)


def _after(now: datetime, seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or seconds <= 0:
        return None
    try:
        return now + timedelta(seconds=seconds)
    except OverflowError:
        return None


def _seen(task: asyncio.Future[Any]) -> None:
    """Somebody may have given up waiting; asyncio must not complain that nobody looked."""
    if not task.cancelled():
        task.exception()
