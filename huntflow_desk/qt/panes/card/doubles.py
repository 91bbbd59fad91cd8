"""How many people may be the one on the card: counted behind, so that no card waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from huntflow_desk.core.events import Change
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.card import Card
from huntflow_desk.services.workplace import Workplace

AGAIN_MS = 1_000
"""While people are read from the server, a new one may be a double of whoever is shown."""


class DoublesCount(QObject):
    """Counts from `show` to `leave`; `put(count)` says it, once it is known."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        put: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._put = put
        self._person: tuple[int, int] | None = None
        self._calm = Calm(AGAIN_MS, self)
        self._calm.due.connect(self._count)
        relay.changed.connect(self._changed)

    def show(self, card: Card) -> None:
        """This person is on screen, for the first time or anew."""
        person = (card.account_id, card.applicant.applicant_id)
        if person != self._person:
            self._person = person
            self._count()

    def leave(self) -> None:
        """Somebody else is shown from now on."""
        self._person = None
        self._runner.cancel(self, "doubles")

    def _count(self) -> None:
        if self._person is None:
            return
        account_id, applicant_id = self._person
        workplace = self._workplace

        async def count() -> int:
            found = await workplace.duplicates.matches_of(account_id, applicant_id)
            # Somebody else with the same contact is no duplicate, only worth a warning there.
            return sum(not one.shared_contact or one.certain for one in found)

        self._runner.start(
            count,
            owner=self,
            key="doubles",
            background=True,
            label=self.tr("Возможные дубли"),
            done=self._put,
        )

    def _changed(self, change: object) -> None:
        if self._person is None or not isinstance(change, Change):
            return
        if change.kind in ("applicant", "duplicates") and change.account_id == self._person[0]:
            self._calm.poke()
