"""Trying a connection before it is used: who answers, as whom, how fast; or why not."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from huntflow_desk.core.address import normalise_url
from huntflow_desk.core.documents import Me
from huntflow_desk.core.errors import (
    DeskError,
    Forbidden,
    Garbled,
    KeysLost,
    NotFound,
    NotSent,
    Problem,
    ServerTrouble,
    SlowDown,
    UnknownOutcome,
    WrongHost,
    explain,
)
from huntflow_desk.core.keys import BadKey, KeyPair, clean_key
from huntflow_desk.core.models import Account

if TYPE_CHECKING:
    from huntflow_desk.api.huntflow import HuntflowApi
    from huntflow_desk.core.keys import KeyKeeper

MakeApi = Callable[[str, "KeyKeeper"], Awaitable["HuntflowApi"]]
"""Builds a client for an address and a keeper; journalled like every other."""


@dataclass(frozen=True, slots=True)
class ConnectionReport:
    """Outcome of a test. `cause` is "ok" or one of: bad_address, bad_key, dns, refused, tls,
    timeout, proxy, offline, invalid_key, key_used, forbidden, wrong_host, not_huntflow,
    server, busy, other. `pair` is what to keep (refreshing may have replaced the keys)."""

    cause: str
    url: str = ""
    duration_ms: int = 0
    me: Me | None = None
    accounts: tuple[Account, ...] = ()
    pair: KeyPair | None = None
    problem: Problem | None = None

    @property
    def ok(self) -> bool:
        """Whether the connection can be used."""
        return self.cause == "ok"


class MemoryKeeper:
    """Keeps a pair for the length of a test; nothing else knows of it."""

    def __init__(self, pair: KeyPair) -> None:
        self.pair = pair

    def load(self) -> KeyPair | None:
        """The pair as it is now."""
        return self.pair

    def save(self, pair: KeyPair) -> None:
        """Keep the pair in memory."""
        self.pair = pair

    def lock(self) -> AbstractContextManager[None]:
        """Nobody else has this pair."""
        return nullcontext()


async def try_connection(
    url: str, access_token: str, refresh_token: str, *, make_api: MakeApi
) -> ConnectionReport:
    """Ask `/me` and `/accounts` with the pair given. Never raises DeskError: the report tells."""
    try:
        address = normalise_url(url)
    except WrongHost as error:
        return ConnectionReport("bad_address", url, problem=explain(error))
    try:
        pair = KeyPair(
            address, clean_key(access_token), clean_key(refresh_token), datetime.now(UTC)
        )
    except BadKey:
        return ConnectionReport("bad_key", address, problem=Problem("bad_key", action="keys"))
    keeper = MemoryKeeper(pair)
    began = time.monotonic()
    try:
        api = await make_api(address, keeper)
        try:
            me, accounts, duration_ms = await api.accounts.test()
        finally:
            await api.transport.aclose()
    except DeskError as error:
        host = urlsplit(address).hostname or ""
        problem = explain(error)
        facts = {**problem.facts, "host": host}
        return ConnectionReport(
            cause_of(error),
            address,
            round((time.monotonic() - began) * 1000),
            # A refresh during the test has used the old pair up: what it gave must be kept.
            pair=keeper.pair if keeper.pair is not pair else None,
            problem=Problem(problem.kind, facts, problem.action, problem.journal_id),
        )
    return ConnectionReport("ok", address, duration_ms, me, accounts, keeper.pair)


def cause_of(error: DeskError) -> str:
    """The one word for why a connection does not work."""
    match error:
        case NotSent():
            return str(error.facts.get("cause") or "other")
        case KeysLost():
            return "key_used" if error.facts.get("cause") == "used" else "invalid_key"
        case Forbidden():
            return "forbidden"
        case WrongHost():
            return "wrong_host"
        case Garbled() | NotFound():
            return "not_huntflow"
        case ServerTrouble():
            return "server"
        case SlowDown():
            return "busy"
        case UnknownOutcome():
            return "timeout"
        case _:
            return "other"
