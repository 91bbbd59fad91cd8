"""Remembers what was seen of a person, and shows what changed since."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.card.changes import ChangesLine
from huntflow_desk.services.card import Card
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
        self, workplace: Workplace, runner: TaskRunner, line: ChangesLine, pane: QWidget
    ) -> None:
        super().__init__(pane)
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
        self._line.show_changes(changes_since(self._before, card) if self._before else None)

    def leave(self) -> None:
        """Somebody else is shown from now on."""
        self._moment.stop()
        if self._seen:
            self._note()
        self._card = self._noted = self._before = None
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
        self._before = None
        self._line.show_changes(None)

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
