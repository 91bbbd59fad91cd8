"""Remembers what was seen of a person, and shows what changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.card.changes import ChangesLine, Told
from huntflow_desk.services.card import Card, CardEntry
from huntflow_desk.services.looked import Look, changes_since
from huntflow_desk.services.workplace import Workplace

SEEN_MS = 1_500
"""Who steps through people has not looked at each of them."""


class Watch(QObject):
    """One look at a person: from `show` to `leave`.

    What is compared with stays the same for the whole look, so the line grows while the card is
    refreshed; what was seen is noted after a moment, at the end, and when the line is dismissed.
    """

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        line: ChangesLine,
        unsent: Callable[[], Sequence[str]],
        pane: QWidget,
    ) -> None:
        """`unsent` gives what of the person is on its way, in words."""
        super().__init__(pane)
        self._unsent = unsent
        self._asked: bool | None = None
        self._looks = workplace.looks
        self._runner = runner
        self._line = line
        self._pane = pane
        self._card: Card | None = None
        self._noted: Card | None = None
        self._before: Look | None = None
        self._seen = False
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(SEEN_MS)
        self._moment.timeout.connect(self._look)
        line.dismissed.connect(self._dismiss)

    def show(self, card: Card) -> None:
        """The card is on screen as it is here, for the first time or anew."""
        if self._card is None:
            self._before = self._looks.last(card.account_id, card.applicant.applicant_id)
            self._moment.start()
        self._card = card
        self.say()

    def toggle(self) -> bool:
        """Tell all that changed, or that nothing did, or take it away. Whether it is told now."""
        self._asked = self._card is not None and not self.told
        self.say()
        return self._asked

    @property
    def told(self) -> bool:
        """Whether somebody asked what changed and is told."""
        return self._asked is True

    def say(self) -> None:
        """Say what changed, as it is now."""
        card, before = self._card, self._before
        if card is None or self._asked is False:
            self._line.show_changes(None)
            return
        changes = changes_since(before, card) if before is not None else None
        if self._asked is None:
            self._line.show_changes(changes)
            return
        entries: tuple[CardEntry, ...] = ()
        if changes is not None and changes.entries and card.worklog is not None:
            newest = sorted(card.worklog.value, key=lambda one: -one.entry.log_id)
            entries = tuple(newest[: changes.entries])
        self._line.tell(changes, Told(entries, tuple(self._unsent())))

    def leave(self) -> None:
        """Somebody else is shown from now on."""
        self._moment.stop()
        if self._seen:
            self._note()
        self._card = self._noted = self._before = self._asked = None
        self._seen = False
        self._line.show_changes(None)

    def _look(self) -> None:
        if self._pane.isVisible():
            self._seen = True
            self._note()
        else:
            self._moment.start()

    def _dismiss(self) -> None:
        self._seen = True
        self._note()
        self._asked = False
        self.say()

    def _note(self) -> None:
        card = self._card
        if card is None or card is self._noted:
            return
        self._noted = card
        self._runner.start(
            lambda: self._looks.note(card),
            owner=None,
            key="looked",
            background=True,
            label=self.tr("Отметка о просмотре"),
        )
