"""How a refresh is asked for and what its answer means (shared API notes, section 2)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from huntflow_desk.core.errors import (
    DeskError,
    Garbled,
    NotSent,
    ServerTrouble,
    SlowDown,
    UnknownOutcome,
)
from huntflow_desk.core.keys import BadKey, KeyPair, Marker, clean_key

from .answers import Complaint, complaints
from .sending import Reply, row_id

Ask = Callable[[str, int], Awaitable[Reply]]
"""Sends `POST /token/refresh` with this refresh key, as the attempt of this number."""

_RETRIES = 3


class TooEarly(Exception):
    """The server does not consider the access key expired yet: repeat the request instead."""


class Refreshing:
    """Asks until the answer is clear, or it is clear that none will come."""

    def __init__(
        self,
        send: Ask,
        *,
        host: str,
        clock: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]],
        marker: Marker,
    ) -> None:
        self._send = send
        self._host = host
        self._clock = clock
        self._sleep = sleep
        self._marker = marker

    async def ask(self, refresh_token: str) -> Reply:
        """Ask for a new pair; an unclear outcome is repeated once (then 404 means: used up)."""
        unclear = busy = unsent = number = 0
        while True:
            number += 1
            trouble: DeskError
            try:
                self._marker("REFRESH sent")
                reply = await self._send(refresh_token, number)
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
                if reply.status < 300:
                    reply.garbled(trouble)
                trouble.journal_id = await row_id(reply.journal)
            unclear += 1
            if unclear >= 2:
                raise trouble

    def granted(self, reply: Reply, old: KeyPair) -> KeyPair | None:
        """The new pair of an answer, None when it was refused. Raises TooEarly."""
        if reply.status != 200:
            if any(entry.is_too_early for entry in _found(reply)):
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


def _found(reply: Reply) -> tuple[Complaint, ...]:
    return complaints(reply.decoded.data)


def is_used_up(reply: Reply) -> bool:
    """Whether the refresh key is unknown: it was used before, by whomever."""
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
