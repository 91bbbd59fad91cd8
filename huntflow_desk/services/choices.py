"""What a field offers to choose from: entries of dictionaries, divisions, regions, quotas.

Dictionaries are kept like all others, one by one (`dictionary-CODE`), since the list of them is
for owners only and a field names the one it needs (API notes, 9.7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from huntflow_desk.core.errors import Forbidden, NotFound
from huntflow_desk.core.events import Bus, Change
from huntflow_desk.core.models import FieldSpec, Json, Named
from huntflow_desk.core.priority import Priority
from huntflow_desk.core.settings import Lifetimes
from huntflow_desk.services.library import Library
from huntflow_desk.services.session import Clock, Session

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store

_REFUSED = "refused"
_MOST_QUOTAS = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """Entries to choose from. `missing` says why there are none: "" (there are), not_kept,
    forbidden, or empty (the organisation has none)."""

    entries: tuple[Named, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Quota:
    """A part of a vacancy's plan: so many people, by when."""

    quota_id: int
    to_hire: int = 0
    hired: int = 0
    deadline: date | None = None
    closed: bool = False


class Choices:
    """Reads what is kept at once; `refresh...` ask the server and keep the answer."""

    def __init__(
        self,
        *,
        session: Session,
        store: Store,
        library: Library,
        bus: Bus,
        clock: Clock,
        lifetimes: Callable[[], Lifetimes],
    ) -> None:
        self._session = session
        self._store = store
        self._library = library
        self._bus = bus
        self._clock = clock
        self._lifetimes = lifetimes

    def of(self, account_id: int, spec: FieldSpec) -> Offer:
        """What a field of type dictionary, division or region offers, as a flat tree."""
        if spec.kind == "dictionary":
            return self._entries(account_id, spec.dictionary)
        name = {"division": "divisions", "region": "regions"}.get(spec.kind, "")
        saved = self._store.records.dictionary(account_id, name) if name else None
        if saved is None:
            return Offer(missing="not_kept")
        names = self._library.names(account_id)
        found = names.divisions if spec.kind == "division" else names.regions
        return Offer(tuple(found.values()), "" if found else "empty")

    def codes(self, account_id: int) -> tuple[str, ...]:
        """Dictionaries that fields of people and vacancies draw from."""
        names = self._library.names(account_id)
        found = _codes((*names.questionary_fields, *names.vacancy_fields))
        return tuple(dict.fromkeys(found))

    async def refresh(
        self,
        account_id: int,
        *,
        force: bool = False,
        priority: Priority = Priority.FOREGROUND,
    ) -> None:
        """Read the dictionaries fields draw from, those that are not fresh. What the key's user
        may not read is remembered as such. Raises DeskError."""
        now = self._clock()
        for code in self.codes(account_id):
            saved = self._store.records.dictionary(account_id, _name(code))
            if saved is not None and not saved.is_expired(now) and not force:
                continue
            api = await self._session.api()
            try:
                raw: Json = await api.dictionaries.whole(account_id, code, priority=priority)
            except (Forbidden, NotFound):
                raw = {_REFUSED: True}
            await self._keep(account_id, _name(code), raw)
            self._bus.publish(Change("dictionary", account_id))

    def quotas(self, account_id: int, vacancy_id: int) -> tuple[Quota, ...]:
        """Quotas of a vacancy that are kept; none when they were never read."""
        saved = self._store.records.dictionary(account_id, _quota_name(vacancy_id))
        page = saved.value.get(str(vacancy_id)) if saved is not None else None
        items = page.get("items") if isinstance(page, dict) else None
        rows = items if isinstance(items, list) else []
        return tuple(_quota(row) for row in rows[:_MOST_QUOTAS] if _is_quota(row))

    async def refresh_quotas(
        self, account_id: int, vacancy_id: int, *, force: bool = False
    ) -> None:
        """Read the quotas of a vacancy, unless they are fresh. Raises DeskError."""
        if vacancy_id < 0:
            return  # still being created: its plan is in the outbox
        name = _quota_name(vacancy_id)
        saved = self._store.records.dictionary(account_id, name)
        if not force and saved is not None and not saved.is_expired(self._clock()):
            return
        api = await self._session.api()
        try:
            raw = await api.vacancies.quotas(account_id, vacancy_id)
        except (Forbidden, NotFound):
            raw = {_REFUSED: True}
        await self._store.records.take_dictionary(
            account_id, name, raw, lifetime_s=self._lifetimes().vacancies_s
        )

    def _entries(self, account_id: int, code: str) -> Offer:
        from huntflow_desk.core.wire.dictionaries import entries

        saved = self._store.records.dictionary(account_id, _name(code)) if code else None
        if saved is None:
            return Offer(missing="not_kept")
        if saved.value.get(_REFUSED):
            return Offer(missing="forbidden")
        try:
            found = entries(saved.value)
        except ValueError:
            return Offer(missing="not_kept")
        return Offer(found, "" if found else "empty")

    async def _keep(self, account_id: int, name: str, raw: Json) -> None:
        await self._store.records.take_dictionary(
            account_id, name, raw, lifetime_s=self._lifetimes().dictionaries_s
        )


def _name(code: str) -> str:
    return f"dictionary-{code}"


def _quota_name(vacancy_id: int) -> str:
    return f"quotas-{vacancy_id}"


def _codes(fields: Iterable[FieldSpec]) -> Iterator[str]:
    for spec in fields:
        if spec.kind == "dictionary" and spec.dictionary:
            yield spec.dictionary
        yield from _codes(spec.fields)


def _is_quota(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("id"), int)


def _quota(row: Json) -> Quota:
    def number(key: str) -> int:
        value = row.get(key)
        return value if isinstance(value, int) else 0

    try:
        deadline = date.fromisoformat(str(row.get("deadline") or "")[:10])
    except ValueError:
        deadline = None
    return Quota(
        row["id"],
        number("applicants_to_hire"),
        number("already_hired"),
        deadline,
        bool(row.get("closed")),
    )
