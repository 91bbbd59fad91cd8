"""What a person does, put together: one keeper under commands and outbox, one undo for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huntflow_desk.core.events import Bus
from huntflow_desk.services.bulk import Bulk
from huntflow_desk.services.commands import Commands
from huntflow_desk.services.keeper import Keeper
from huntflow_desk.services.library import Library
from huntflow_desk.services.outgoing import Outgoing
from huntflow_desk.services.reminders import Reminders
from huntflow_desk.services.session import Clock
from huntflow_desk.services.undo import Undo

if TYPE_CHECKING:
    from huntflow_desk.store.database import Store


class Changing:
    """Commands, undo, outbox and reminders of one workplace."""

    def __init__(self, *, store: Store, library: Library, bus: Bus, clock: Clock) -> None:
        self.keeper = Keeper(store=store, library=library, bus=bus, clock=clock)
        self.undo = Undo(self.keeper, store.outbox, bus)
        self.commands = Commands(self.keeper, self.undo, store=store, library=library)
        self.outgoing = Outgoing(self.keeper, store, clock)
        self.bulk = Bulk(
            store=store, library=library, commands=self.commands, undo=self.undo, clock=clock
        )
        self.reminders = Reminders(
            store=store, library=library, undo=self.undo, bus=bus, clock=clock
        )
