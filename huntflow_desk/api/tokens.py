"""The life-cycle of the key pair: who holds it, when it is refreshed, how it survives.

Facts (shared API notes, section 2): a refresh key is single-use and accepted only after the
access key has expired; the sole trigger is a 401 `token_expired`; a lost answer loses the pair.
Order (reliability notes, section 4): lock - look whether somebody was faster - ask - save
durably - use.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from huntflow_desk.core.address import origin
from huntflow_desk.core.errors import (
    DeskError,
    Garbled,
    KeysLocked,
    KeysLost,
    NotSent,
    ServerTrouble,
    UnknownOutcome,
)
from huntflow_desk.core.keys import KeyKeeper, KeyPair, Marker

from .keeping import Keeping, seen
from .refreshing import Ask, Refreshing, TooEarly, is_used_up
from .sending import row_id

_SAVE_AGAIN_S = (5.0, 10.0, 20.0, 40.0, 60.0)


class Tokens:
    """Holds the pair and refreshes it once for any number of requests that ask for it.

    `on_lost` is told when only a person can help, `on_trouble` when the keyring refuses to keep
    a new pair (it is then kept in memory, and saving is tried again and again), `on_kept` when
    it was kept after all.
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
        on_kept: Callable[[], None],
        closing_s: float,
    ) -> None:
        self._keeping = Keeping(keeper)
        self._base_url = base_url
        self._refreshing = Refreshing(
            ask, host=origin(base_url).host, clock=clock, sleep=sleep, marker=marker
        )
        self._sleep = sleep
        self._marker = marker
        self._on_lost = on_lost
        self._on_trouble = on_trouble
        self._on_kept = on_kept
        self._troubled = False
        self._closing_s = closing_s
        self._pair: KeyPair | None = None
        # The access key last seen in the keyring: anything else there is somebody's news.
        self._stored = ""
        self._unsaved = False
        self._lost: str = ""
        self._refresh: asyncio.Task[KeyPair] | None = None
        self._saving: asyncio.Task[None] | None = None
        self._proving: asyncio.Task[None] | None = None

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
            loaded = self._ours(await self._keeping.load())
            if self._pair is None and loaded is not None:
                self._pair, self._stored = loaded, loaded.access_token
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
        self._proving.add_done_callback(seen)

    async def newer_than(self, access_token: str) -> KeyPair:
        """A pair other than the one a `token_expired` request carried, refreshed if need be.

        Any number of callers share one refresh, which goes on when they are cancelled. Raises
        TooEarly, KeysLost, KeysLocked, SlowDown, and NotSent for every other failure: the request
        that needs the keys has not been carried out, whatever became of the refresh.
        """
        self.check()
        if self._refresh is None:
            if self._pair is not None and self._pair.access_token != access_token:
                return self._pair
            self._refresh = asyncio.get_running_loop().create_task(self._refreshed(access_token))
            self._refresh.add_done_callback(self._refresh_over)
        return await self._shared(self._refresh)

    async def replaced(self, access_token: str) -> bool:
        """Whether a refused key was only an old one: somebody else may have refreshed it.

        If not, the keys are lost (cause invalid). Never refreshes.
        """
        if self._refresh is not None:
            # A new pair is not used before it is saved; what else comes of it does not matter.
            await asyncio.wait({self._refresh})
        if self._pair is not None and self._pair.access_token == access_token:
            try:
                stored = self._ours(await self._keeping.load())
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
        async with self._keeping.held():
            self._pair, self._lost, self._unsaved = pair, "", True
            stored = self._ours(await self._keeping.load())
            self._stored = "" if stored is None else stored.access_token
            await self._keeping.save(pair)
            self._stored, self._unsaved = pair.access_token, False
            self._kept_again()

    async def reload(self) -> bool:
        """Look into the keyring again; whether there is a pair that was not refused yet."""
        stored = self._ours(await self._keeping.load())
        if stored is None:
            return False
        known = self._pair
        if known is not None and stored.access_token == known.access_token:
            return not self._lost
        self._pair, self._lost, self._unsaved = stored, "", False
        self._stored = stored.access_token
        self._kept_again()
        return True

    async def aclose(self) -> None:
        """Wait for a refresh and its saving, at most `closing_s`."""
        if self._saving is not None:
            self._saving.cancel()
        await self._ended(self._refresh, self._proving, self._saving)
        # The refresh may have begun a saving of its own.
        if self._saving is not None:
            self._saving.cancel()
            await self._ended(self._saving)
        if self._unsaved and self._pair is not None:
            try:
                async with asyncio.timeout(self._closing_s):
                    await self._save_unless_newer()
            except (DeskError, TimeoutError):
                self._not_kept(KeysLocked("the new keys could not be kept", cause="failed"))
        self._keeping.close()

    async def _ended(self, *tasks: asyncio.Task[Any] | None) -> None:
        work = {task for task in tasks if task is not None}
        if not work:
            return
        _, late = await asyncio.wait(work, timeout=self._closing_s)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=1)

    # The refresh

    async def _refreshed(self, access_token: str) -> KeyPair:
        async with self._keeping.held():
            pair = self._pair
            assert pair is not None
            if pair.access_token != access_token:
                return pair
            # A keyring that cannot be read now could not keep a new pair either: KeysLocked
            # leaves everything as it is.
            stored = self._ours(await self._keeping.load())
            if self._adopt_if_newer(stored, access_token):
                return self._known()
            return await self._renewed(pair)

    async def _renewed(self, pair: KeyPair) -> KeyPair:
        reply = await self._refreshing.ask(pair.refresh_token)
        granted = self._refreshing.granted(reply, pair)
        if granted is None and is_used_up(reply):
            stored = self._ours(await self._keeping.load())
            if self._adopt_if_newer(stored, pair.access_token):
                return self._known()
            if pair.previous is not None:
                # The pair was never seen to work; the one before it may still be good.
                reply = await self._refreshing.ask(pair.previous.refresh_token)
                granted = self._refreshing.granted(reply, pair.previous)
        if granted is None:
            self._lose("used" if is_used_up(reply) else "refused")
            raise KeysLost(
                cause=self._lost, host=self._host, journal_id=await row_id(reply.journal)
            )
        return await self._kept(granted)

    async def _kept(self, pair: KeyPair) -> KeyPair:
        """Save a new pair; if that fails it is used all the same, and saved later."""
        # From here on the old pair is worth nothing: nobody may fall back to it.
        self._pair, self._unsaved = pair, True
        closing = False
        try:
            await self._save(pair)
            self._kept_again()
        except KeysLocked as error:
            self._not_kept(error)
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
        await self._keeping.save(pair)
        self._marker("REFRESH saved")
        self._stored = pair.access_token
        if self._pair is pair:
            self._unsaved = False

    async def _save_unless_newer(self) -> None:
        """Save what could not be saved before, unless somebody else put newer keys there."""
        async with self._keeping.held():
            pair = self._known()
            stored = self._ours(await self._keeping.load())
            if self._unsaved and not self._adopt_if_newer(stored, pair.access_token):
                await self._save(pair)

    async def _save_later(self) -> None:
        tries = 0
        while self._unsaved:
            await self._sleep(_SAVE_AGAIN_S[min(tries, len(_SAVE_AGAIN_S) - 1)])
            tries += 1
            try:
                await self._save_unless_newer()
                self._kept_again()
            except (DeskError, OSError) as error:
                self._not_kept(
                    error if isinstance(error, DeskError) else KeysLocked(cause="failed")
                )

    async def _drop_previous(self, pair: KeyPair) -> None:
        """Keep the pair without its predecessor, unless somebody else has a newer one by now."""
        try:
            async with self._keeping.held():
                stored = await self._keeping.load()
                if stored is not None and stored.access_token == pair.access_token:
                    await self._keeping.save(pair)
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
        if self._unsaved and stored.access_token == self._stored:
            # Ours could not be saved: what is there is older.
            return False
        self._pair, self._unsaved, self._lost = stored, False, ""
        self._stored = stored.access_token
        return True

    def _not_kept(self, error: DeskError) -> None:
        self._troubled = True
        self._on_trouble(error)

    def _kept_again(self) -> None:
        if self._troubled and not self._unsaved:
            self._troubled = False
            self._on_kept()

    def _lose(self, cause: str) -> None:
        self._lost = cause
        self._on_lost()

    def _refresh_over(self, task: asyncio.Task[KeyPair]) -> None:
        self._refresh = None
        seen(task)

    def _saving_over(self, task: asyncio.Task[None]) -> None:
        self._saving = None
        seen(task)
