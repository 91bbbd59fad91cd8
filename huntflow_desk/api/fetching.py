"""Files behind signed addresses: fetched without a key, from https only, never too much."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urljoin, urlsplit

from huntflow_desk.core.address import is_loopback, origin
from huntflow_desk.core.errors import Garbled, NotFound, NotSent, UnknownOutcome, WrongHost

from .answers import judge
from .clients import Timeouts
from .sending import MAX_FILE_BYTES, Reply, Sender, Sending, row_id

_ATTEMPTS = 3
_REDIRECTS = 5
_AT_ONCE = 4
_REDIRECTING = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """Reads files. `backoff` gives seconds before the attempt after so many failures."""

    def __init__(
        self,
        sender: Sender,
        base_url: str,
        *,
        timeouts: Timeouts,
        sleep: Callable[[float], Awaitable[None]],
        backoff: Callable[[int], float],
    ) -> None:
        self._sender = sender
        self._base = origin(base_url)
        self._timeouts = timeouts
        self._sleep = sleep
        self._backoff = backoff
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def fetch(self, url: str, cap_bytes: int | None = None) -> bytes:
        """The bytes; redirects are followed to allowed places only.

        Raises WrongHost, NotFound (also for an expired signature), Garbled, NotSent,
        UnknownOutcome, ServerTrouble.
        """
        number = 0
        async with self._turns:
            for _ in range(_REDIRECTS + 1):
                sending = self._sending(url, cap_bytes or MAX_FILE_BYTES)
                reply, number = await self._read(sending, number)
                if reply.status not in _REDIRECTING:
                    return reply.body
                url = urljoin(url, reply.headers.get("location", ""))
        raise Garbled("redirected too often", cause="redirect", host=origin(url).host)

    async def _read(self, sending: Sending, number: int) -> tuple[Reply, int]:
        failures = 0
        host = origin(sending.url).host
        while True:
            number += 1
            try:
                reply = await self._sender.fetch(sending, attempt=number)
            except (NotSent, UnknownOutcome) as error:
                failures += 1
                if failures >= _ATTEMPTS or error.facts.get("cause") in ("tls", "proxy"):
                    raise
                await self._sleep(self._backoff(failures))
                continue
            if reply.status in _REDIRECTING:
                return reply, number
            verdict = judge(
                write=False,
                status=reply.status,
                decoded=reply.decoded,
                expect="bytes",
                host=host,
            )
            if verdict.error is None:
                return reply, number
            failures += 1
            if verdict.again and failures < _ATTEMPTS:
                await self._sleep(self._backoff(failures))
                continue
            error_row = await row_id(reply.journal)
            if reply.status in (401, 403, 404, 410):
                # Whatever the store says: the signature ran out or the file is gone, and no key
                # of ours has anything to do with it.
                raise NotFound("the address is no longer valid", journal_id=error_row, host=host)
            verdict.error.journal_id = error_row
            raise verdict.error

    def _sending(self, url: str, cap_bytes: int) -> Sending:
        place = origin(url)
        local = self._base.host == place.host or is_loopback(self._base.host)
        plain_allowed = place == self._base or (is_loopback(place.host) and local)
        if place.scheme != "https" and not (place.scheme == "http" and plain_allowed):
            raise WrongHost("files come over https only", cause="plain_http", host=place.host)
        parts = urlsplit(url)
        return Sending(
            method="GET",
            url=parts._replace(fragment="").geturl(),
            # Only the path is written down: the rest is a signature.
            path=parts.path,
            expect="bytes",
            deadline_s=self._timeouts.upload_s + cap_bytes / self._timeouts.upload_bytes_per_s,
            read_s=self._timeouts.read_s,
            cap_bytes=cap_bytes,
        )
