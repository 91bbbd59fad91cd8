"""The exception family: facts, not sentences; and `explain`, which turns facts into a Problem.

Who raises what: `api` everything about the wire, `store` trouble with disk, files and keys,
`sources` trouble with other services and documents. Words for people live in `qt.problems`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class DeskError(Exception):
    """Root of everything this application raises on purpose.

    `journal_id` is the log row that tells more, where there is one; `facts` are plain values
    for the sentence a person reads (never secrets).
    """

    kind = "trouble"

    def __init__(self, message: str = "", *, journal_id: int | None = None, **facts: Any) -> None:
        super().__init__(message or self.kind)
        self.journal_id = journal_id
        self.facts: dict[str, Any] = facts


class NotSent(DeskError):
    """The request never left: `cause` is dns, refused, timeout, tls, proxy, offline or other."""

    kind = "not_sent"


class UnknownOutcome(DeskError):
    """It left and no well-formed answer came: a write may or may not have happened."""

    kind = "unknown_outcome"


class KeysLost(DeskError):
    """The key pair is wrong, revoked, used up or missing; only a person can bring a new one.

    `cause`: invalid, refused, used, missing.
    """

    kind = "keys_lost"


class Forbidden(DeskError):
    """The user of this key lacks a role or right."""

    kind = "forbidden"


class Rejected(DeskError):
    """The server refused the values. `fields` maps a JSON pointer ("/email") to its message."""

    kind = "rejected"

    def __init__(
        self,
        message: str = "",
        *,
        fields: Mapping[str, str] | None = None,
        journal_id: int | None = None,
        **facts: Any,
    ) -> None:
        super().__init__(message, journal_id=journal_id, **facts)
        self.fields: dict[str, str] = dict(fields or {})


class BrokenRecord(DeskError):
    """The server cannot serialise its own data: one record spoils the page (API notes, 4)."""

    kind = "broken_record"


class LicenceLimit(DeskError):
    """402: the organisation's licence does not allow more."""

    kind = "licence_limit"


class NotFound(DeskError):
    """Deleted, merged, invisible or of another organisation."""

    kind = "not_found"


class TooLarge(DeskError):
    """413, or a file over the limit before it was sent; `limit_bytes`."""

    kind = "too_large"


class SlowDown(DeskError):
    """429 that lasted; `wait_s` seconds until another try makes sense."""

    kind = "slow_down"


class ServerTrouble(DeskError):
    """5xx; `status`."""

    kind = "server_trouble"


class Garbled(DeskError):
    """An answer that is not what the API promises (HTML, cut JSON, wrong shape, redirect)."""

    kind = "garbled"


class WrongHost(DeskError):
    """The address is refused or answers as something that is not Huntflow; `host`, `cause`."""

    kind = "wrong_host"


class DiskTrouble(DeskError):
    """The disk is full, read-only or fails; `cause`: full, readonly, io; `path`."""

    kind = "disk_trouble"


class DamagedDatabase(DeskError):
    """A database file cannot be read; `path`, `kept` (where it was set aside), `salvaged` (rows
    that were saved, of a file of unsent changes only)."""

    kind = "damaged_database"


class NewerDatabase(DeskError):
    """The files were written by a newer program; nothing was opened or changed."""

    kind = "newer_database"


class KeysLocked(DeskError):
    """The keyring is locked or refuses; `cause`: locked, missing, failed."""

    kind = "keys_locked"


class Overtaken(DeskError):
    """An edit has moved on meanwhile: what was wanted of it is not possible any more; `state`."""

    kind = "overtaken"


class AlreadyRunning(DeskError):
    """Another instance works with this profile."""

    kind = "already_running"


class SourceTrouble(DeskError):
    """A service people are imported from failed; `source`, `cause`."""

    kind = "source_trouble"


class UnreadableFile(DeskError):
    """A document cannot be read; `why`."""

    kind = "unreadable_file"


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person is told: `kind` picks the words, `facts` fill them, `action` names the
    one button (retry, keys, wait, settings, none), `fields` go to form fields."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    action: str = "retry"
    journal_id: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


_ACTIONS = {
    "keys_lost": "keys",
    "forbidden": "none",
    "rejected": "none",
    "licence_limit": "none",
    "not_found": "none",
    "too_large": "none",
    "slow_down": "retry",
    "wrong_host": "settings",
    "newer_database": "none",
    "already_running": "none",
    "overtaken": "none",
}


def explain(error: BaseException) -> Problem:
    """The Problem for any exception; an unexpected one becomes kind "bug" with its class name.

    Texts of unexpected exceptions are left out on purpose: they can hold a key or a person.
    """
    if isinstance(error, DeskError):
        facts = dict(error.facts)
        facts.setdefault("message", str(error) if str(error) != error.kind else "")
        fields = error.fields if isinstance(error, Rejected) else {}
        return Problem(
            error.kind, facts, _ACTIONS.get(error.kind, "retry"), error.journal_id, fields
        )
    return Problem("bug", {"class": type(error).__name__}, "retry")
