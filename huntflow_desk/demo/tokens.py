"""Token pairs and their life-cycle (API.md section 2). Only hashes of tokens are stored."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

from .refusals import Refusal, not_found, problem, unauthorized
from .storage import Doc, Store


def short_hash(token: str) -> str:
    """What the journal shows instead of a token."""
    return hashlib.sha256(token.encode()).hexdigest()[:12]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Tokens:
    """Issues, checks and refreshes pairs."""

    def __init__(
        self, store: Store, clock: Callable[[], float], access_ttl_s: float, refresh_ttl_s: float
    ) -> None:
        self._store = store
        self._clock = clock
        self._access_ttl_s = access_ttl_s
        self._refresh_ttl_s = refresh_ttl_s

    def issue(self) -> Doc:
        """A new pair, in the shape of the answer to ``POST /token/refresh``."""
        now = self._clock()
        access, refresh = secrets.token_hex(32), secrets.token_hex(32)
        pair = {
            "refresh": _hash(refresh),
            "access_expires": now + self._access_ttl_s,
            "refresh_expires": now + self._refresh_ttl_s,
            "used": False,
        }
        self._store.put("pair", _hash(access), pair)
        self._store.put("refresh", _hash(refresh), {"access": _hash(access)})
        return {
            "access_token": access,
            "refresh_token": refresh,
            "token_type": "bearer",
            "expires_in": max(1, int(self._access_ttl_s)),
            "refresh_token_expires_in": max(1, int(self._refresh_ttl_s)),
        }

    def check(self, authorization: str | None) -> None:
        """Let a request pass or refuse it with 401."""
        if authorization is None:
            raise unauthorized(None)
        scheme, _, token = authorization.partition(" ")
        pair = self._store.peek("pair", _hash(token.strip()))
        if scheme.lower() != "bearer" or pair is None:
            raise unauthorized("Invalid access token")
        if self._clock() >= pair["access_expires"]:
            raise unauthorized("token_expired")

    def refresh(self, refresh_token: str) -> Doc:
        """Single use, only after the access token expired, only until its own end."""
        row = self._store.peek("refresh", _hash(refresh_token))
        pair = None if row is None else self._store.get("pair", row["access"])
        now = self._clock()
        if row is None or pair is None or pair["used"] or now >= pair["refresh_expires"]:
            raise not_found("error.robot_token.not_found")
        if now < pair["access_expires"]:
            title = "error.robot_token.refresh_too_early"
            raise Refusal(403, [problem("access_denied", title)])
        pair["used"] = True
        self._store.put("pair", row["access"], pair)
        return self.issue()

    def expire_all(self) -> None:
        """Every access token issued so far is expired from now on."""
        now = self._clock()
        for key, pair in self._store.rows("pair"):
            if pair["access_expires"] > now:
                self._store.put("pair", key, {**pair, "access_expires": now})
        self._store.commit()
