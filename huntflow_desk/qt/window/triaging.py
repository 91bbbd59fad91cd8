"""Triage in the window: over the room, from its list and back to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from huntflow_desk.qt.forms.rights import why_not
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.rows import keys_of
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.people.hits import words_of_search
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.panes.triage import TriagePane
    from huntflow_desk.qt.window.room import Room

FOLLOW_MS = 150
"""The card follows when somebody is looked at, not while people fly past."""

MOST_PEOPLE = 5_000


class Triaging(QObject):
    """One triage at a time. `made(pane)`: to be placed; `opened` and `closed`: the room gives way
    and comes back; `decision_needed(applicant ids, vacancy_id, stage_id)`: to be asked in the
    small dialog; `wished(command)`."""

    made = Signal(object)
    opened = Signal()
    closed = Signal()
    wished = Signal(str)
    decision_needed = Signal(object, int, int)

    def __init__(
        self, workplace: Workplace, runner: TaskRunner, room: Room, relay: Relay, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._room = room
        self._vacancy_id = 0
        self._relay = relay
        self._made: TriagePane | None = None
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self._show_card)
        room.wanted.connect(self.give_way)

    @property
    def pane(self) -> TriagePane:
        """The view; made for the first triage."""
        if self._made is None:
            from huntflow_desk.qt.panes.triage import TriagePane

            self._made = pane = TriagePane(self._workplace, self._runner, self._relay)
            pane.hide()
            pane.closed.connect(self.end)
            pane.wished.connect(self.wished)
            pane.shown.connect(self._shown)
            pane.decision_needed.connect(
                lambda person, stage: self.decision_needed.emit((person,), self._vacancy_id, stage)
            )
            self.made.emit(pane)
        return self._made

    @property
    def on(self) -> bool:
        """Whether a triage is on screen."""
        return self._made is not None and not self._made.isHidden()

    @property
    def person(self) -> int | None:
        """Whose turn it is."""
        return self.pane.current if self.on else None

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What commands do here."""
        return {
            "triage": self.begin,
            "triage_skip": lambda: self.pane.skip(),
            "triage_undo": lambda: self.pane.undo(),
        }

    def takes(self, key: str) -> bool:
        """Do what a command of the room means here. False: it is the room's alone, or no triage is
        on."""
        if not self.on:
            return False
        pane = self.pane
        mine: Mapping[str, Callable[[], object]] = {
            "next": lambda: pane.step(1),
            "previous": lambda: pane.step(-1),
            "next_hit": lambda: pane.hits.step(1),
            "previous_hit": lambda: pane.hits.step(-1),
            "next_pane": lambda: pane.cycle(1),
            "previous_pane": lambda: pane.cycle(-1),
            "refresh": pane.refresh,
        }
        if key in mine:
            mine[key]()
        return key in mine

    def why_not(self, key: str) -> str:
        """Why a command cannot be done now, as the end of a sentence."""
        if key == "triage":
            return self._why_not_begin()
        if not self.on:
            return self.tr("триаж не открыт")
        if key == "triage_skip" and self.person is None:
            return self.tr("очередь кончилась")
        return ""

    def begin(self) -> None:
        """Take the selected people, or all of the list, in turn."""
        pane, account_id = self._room.people_list(), self._room.account_id
        vacancy_id = self._room.vacancy_in_hand()
        source = pane.source if pane is not None else None
        if pane is None or source is None or account_id is None or vacancy_id is None:
            return
        selected = self._room.people_in_hand()
        several = len(selected) > 1
        current = None if several else self._room.current
        words = words_of_search(pane.text)
        title = " · ".join(filter(None, (self._room.vacancy_name, pane.stage_name)))

        def start(ids: Sequence[Hashable]) -> None:
            people = [one for one in ids if isinstance(one, int)]
            self._vacancy_id = vacancy_id
            self.pane.show()
            self.opened.emit()
            self.pane.begin(
                account_id, vacancy_id, people, current=current, title=title, words=words
            )

        if several:
            start(selected)
            return
        self._runner.start(
            lambda: keys_of(source, MOST_PEOPLE),
            owner=self,
            key="queue",
            done=start,
            label=self.tr("Триаж"),
        )

    def end(self) -> None:
        """Back to the list, which stands at the person who was looked at last."""
        person = self.person
        if self.give_way():
            self._room.go_to_person(person)

    def give_way(self) -> bool:
        """Somebody wants to see the room. False when no triage is on."""
        if not self.on:
            return False
        self.catch_up()
        self.pane.hide()
        self.closed.emit()
        self._room.focus_people()
        return True

    def catch_up(self) -> None:
        """The card follows now: something is done about the person in it."""
        if self._follow.isActive():
            self._follow.stop()
            self._show_card()

    async def leave(self) -> None:
        """Until every decision is kept; before the runner closes."""
        if self._made is not None:
            await self._made.leave()
            self._made.deleteLater()
            self._made = None

    def _why_not_begin(self) -> str:
        if self.on:
            return self.tr("он уже идёт")
        account_id, vacancy_id = self._room.account_id, self._room.vacancy_in_hand()
        reason = why_not(self._workplace, account_id)
        if reason:
            return reason[:1].lower() + reason[1:].rstrip(".")
        if account_id is None or vacancy_id is None:
            return self.tr("выберите вакансию")
        if not self._workplace.library.stages(account_id, vacancy_id):
            return self.tr("этапы вакансии ещё не прочитаны")
        pane = self._room.people_list()
        source = pane.source if pane is not None else None
        if source is None or not source.count():
            return self.tr("в списке никого нет")
        return ""

    def _shown(self, _person: object) -> None:
        self._follow.start()

    def _show_card(self) -> None:
        """What is done by palette or menu is about this person, too."""
        if self.on and self.person is not None:
            self._room.card.show_applicant(self._room.account_id, self.person)
