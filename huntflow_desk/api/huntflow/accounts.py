"""The owner of the key, organisations and their people."""

from __future__ import annotations

from collections.abc import Sequence

from huntflow_desk.api.transport import Transport
from huntflow_desk.core.documents import Me, Page
from huntflow_desk.core.models import Account, Coworker, Json
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.wire import accounts as wire
from huntflow_desk.core.wire import pages

from .reading import read, read_page


class AccountCalls:
    """`/me`, `/accounts`, coworkers and the user's own mail and calendars."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def me(self, *, priority: Priority = Priority.FOREGROUND) -> Me:
        """`GET /me`: whose key this is; may be a technical user."""
        answer = await self._transport.call("GET", "/me", priority=priority)
        return read(answer, wire.me)

    async def accounts(self, *, priority: Priority = Priority.FOREGROUND) -> tuple[Account, ...]:
        """`GET /accounts`: empty when a technical user was removed from the organisation."""
        answer = await self._transport.call("GET", "/accounts", priority=priority)
        return read(answer, lambda raw: pages.page(raw, wire.account)).items

    async def account(
        self, account_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Account:
        """`GET /accounts/{id}`: adds locale and photo (in `raw`)."""
        answer = await self._transport.call("GET", f"/accounts/{account_id}", priority=priority)
        return read(answer, wire.account)

    async def test(self) -> tuple[Me, tuple[Account, ...], int]:
        """Test of a connection: one try each of the two calls, and their milliseconds in all."""
        first = await self._transport.call("GET", "/me", attempts=1)
        second = await self._transport.call("GET", "/accounts", attempts=1)
        found = read(second, lambda raw: pages.page(raw, wire.account)).items
        return read(first, wire.me), found, first.duration_ms + second.duration_ms

    async def coworkers(
        self,
        account_id: int,
        *,
        page: int = 1,
        count: int = 100,
        kinds: Sequence[str] = (),
        vacancy_ids: Sequence[int] = (),
        fetch_permissions: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> Page[Coworker]:
        """`GET /coworkers`; with vacancies: who works on them (there is no other list)."""
        query = {
            "type": list(kinds),
            "vacancy_id": list(vacancy_ids),
            "fetch_permissions": fetch_permissions or None,
        }
        return await read_page(
            self._transport,
            f"/accounts/{account_id}/coworkers",
            query,
            wire.coworker,
            page=page,
            count=count,
            priority=priority,
        )

    async def coworker(
        self, account_id: int, coworker_id: int, *, priority: Priority = Priority.FOREGROUND
    ) -> Coworker:
        """`GET /coworkers/{id}`."""
        answer = await self._transport.call(
            "GET", f"/accounts/{account_id}/coworkers/{coworker_id}", priority=priority
        )
        return read(answer, wire.coworker)

    async def email_accounts(self, *, priority: Priority = Priority.FOREGROUND) -> Json:
        """`GET /email_accounts` of the key's user; empty for a technical one: hide the actions."""
        return await self._plain("/email_accounts", priority)

    async def calendar_accounts(self, *, priority: Priority = Priority.FOREGROUND) -> Json:
        """`GET /calendar_accounts` of the key's user, with their calendars."""
        return await self._plain("/calendar_accounts", priority)

    async def _plain(self, path: str, priority: Priority) -> Json:
        answer = await self._transport.call("GET", path, priority=priority)
        return dict(answer.data)
