"""The owner of a key, organisations and coworkers out of the vendor's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huntflow_desk.core.models import Account, Coworker, Raw

from .reading import identifier, integer, record, text

if TYPE_CHECKING:
    from huntflow_desk.core.documents import Me


def me(raw: Raw) -> Me:
    """`GET /me`. Raises ValueError without an id."""
    from huntflow_desk.core.documents import Me

    raw = record(raw)
    return Me(
        user_id=identifier(raw),
        name=text(raw, "name"),
        email=text(raw, "email"),
        position=text(raw, "position"),
        phone=text(raw, "phone"),
        locale=text(raw, "locale"),
        raw=raw,
    )


def account(raw: Raw) -> Account:
    """An entry of `GET /accounts` or the whole of `GET /accounts/{id}`."""
    raw = record(raw)
    return Account(
        account_id=identifier(raw),
        name=text(raw, "name"),
        nick=text(raw, "nick"),
        member_type=text(raw, "member_type"),
        raw=raw,
    )


def coworker(raw: Raw) -> Coworker:
    """A coworker: `id` is for vacancies, `member` is the user."""
    raw = record(raw)
    coworker_id = identifier(raw)
    user_id = integer(raw, "member")
    return Coworker(
        coworker_id=coworker_id,
        user_id=coworker_id if user_id is None else user_id,
        name=text(raw, "name"),
        kind=text(raw, "type"),
        email=text(raw, "email"),
    )
