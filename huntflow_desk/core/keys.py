"""The key pair of a connection, who keeps it, and how keys are kept out of every text.

Facts of the life-cycle: shared API notes, section 2 (access 7 days, refresh 14 days and
single-use; a refresh is accepted only after the access key has expired).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

_KEY = re.compile(r"[\x21-\x7e]+")
_BEARER = re.compile(r"(?i)(bearer\s+)[\x21-\x7e]+")
_JWT = re.compile(r"\beyJ[\w-]{6,}\.[\w-]+\.[\w-]*")


class BadKey(ValueError):
    """A pasted key holds characters no key has."""


def clean_key(text: str) -> str:
    """A pasted key without the white space around it.

    Raises BadKey (without the text) when it is empty or holds anything but visible ASCII.
    """
    key = text.strip()
    if not _KEY.fullmatch(key):
        raise BadKey("a key consists of visible ASCII characters only")
    return key


@dataclass(frozen=True, slots=True)
class KeyPair:
    """Access and refresh key of one connection. `previous` is kept until a call with this
    pair has succeeded. The representation never shows the keys."""

    base_url: str
    access_token: str
    refresh_token: str
    obtained_at: datetime
    access_expires_at: datetime | None = None
    refresh_expires_at: datetime | None = None
    previous: KeyPair | None = None

    def __repr__(self) -> str:
        return f"KeyPair(base_url={self.base_url!r}, obtained_at={self.obtained_at!r}, ...)"

    def without_previous(self) -> KeyPair:
        """The same pair, once it has proved itself."""
        return replace(self, previous=None)

    def to_text(self) -> str:
        """One compact JSON entry for the keyring (two entries could tear)."""
        return json.dumps(self._plain(), separators=(",", ":"))

    def _plain(self) -> dict[str, object]:
        plain: dict[str, object] = {
            "base_url": self.base_url,
            "access_token": self.access_token,
            "refresh_token": self.refresh_token,
            "obtained_at": self.obtained_at.isoformat(),
            "access_expires_at": _iso(self.access_expires_at),
            "refresh_expires_at": _iso(self.refresh_expires_at),
        }
        if self.previous is not None:
            plain["previous"] = self.previous.without_previous()._plain()
        return plain

    @classmethod
    def from_text(cls, text: str) -> KeyPair:
        """Read an entry back. Raises ValueError when it is not one (the text is not quoted)."""
        try:
            return cls._from_plain(json.loads(text))
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"not a key entry ({type(error).__name__})") from None

    @classmethod
    def _from_plain(cls, plain: dict[str, str]) -> KeyPair:
        previous = plain.get("previous")
        return cls(
            base_url=plain["base_url"],
            access_token=clean_key(plain["access_token"]),
            refresh_token=clean_key(plain["refresh_token"]),
            obtained_at=datetime.fromisoformat(plain["obtained_at"]),
            access_expires_at=_moment(plain.get("access_expires_at")),
            refresh_expires_at=_moment(plain.get("refresh_expires_at")),
            previous=cls._from_plain(previous) if isinstance(previous, dict) else None,
        )


class KeyKeeper(Protocol):
    """Where a pair is kept. Every method may block: callers use a thread."""

    def load(self) -> KeyPair | None:
        """The pair as it is now (another process may have changed it). Raises KeysLocked."""

    def save(self, pair: KeyPair) -> None:
        """Keep the pair durably. Raises KeysLocked when the keyring refuses."""

    def lock(self) -> AbstractContextManager[None]:
        """Held by one process at a time around load, refresh and save."""


Marker = Callable[[str], None]
"""Called with a line such as "REFRESH sent" for crash tests; usually does nothing."""


def scrub(text: str, *secrets: str) -> str:
    """The text without the given secrets, bearer values and JWTs."""
    for secret in secrets:
        if len(secret) >= 4:
            text = text.replace(secret, "<secret>")
    return _JWT.sub("<secret>", _BEARER.sub(r"\1<secret>", text))


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) and text else None
