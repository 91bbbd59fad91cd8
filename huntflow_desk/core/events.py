"""How a change in the store reaches whoever looks: a synchronous bus with weak manners.

The writer does not know who is looking. Publishing happens on the thread of the event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ALL: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What changed. `kind`: account, vacancy, applicant, worklog, resume, questionary,
    dictionary, journal, cache, intake, duplicates, outbox, action (what a person just did, by
    the ids of its edits), reminders (whose, by person), connection, settings, sync, list.
    Empty `ids`: any of the kind.
    `account_id` None: not of one organisation."""

    kind: str
    account_id: int | None = None
    ids: frozenset[int] = ALL

    def touches(self, kind: str, item_id: int | None = None) -> bool:
        """Whether the change concerns this kind, and this item where one is named."""
        return self.kind == kind and (item_id is None or not self.ids or item_id in self.ids)


Listener = Callable[[Change], None]


class Bus:
    """Delivers each Change to every listener, in the order they came."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Start delivering to `listener`; the returned function ends it."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def publish(self, change: Change) -> None:
        """Deliver to all who listened when the call began."""
        for listener in tuple(self._listeners):
            listener(change)
