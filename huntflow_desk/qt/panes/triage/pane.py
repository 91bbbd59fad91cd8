"""The view of a triage: the resume left, facts right, a digit decides and the next one opens."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedWidget, QWidget

from huntflow_desk.core.edits import Kind, State
from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Stage
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import EmptyState, Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.notices import Notice, NoticeBar
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.triage.ending import Ending
from huntflow_desk.qt.panes.triage.facts import Facts
from huntflow_desk.qt.panes.triage.queue import Decision, Queue
from huntflow_desk.qt.panes.triage.strip import StageStrip
from huntflow_desk.qt.people.hits import HitBar
from huntflow_desk.qt.people.parts import Missing
from huntflow_desk.qt.people.photo import PhotoFrame
from huntflow_desk.qt.people.resumes import ResumePage
from huntflow_desk.qt.people.words import person_name
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.card import Card
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    import asyncio

NARROW_PX = 900
AHEAD = 3
"""So many cards are read before their turn comes."""

_PARTS = frozenset({"applicant", "worklog", "questionary", "resume"})


class TriagePane(QWidget):
    """Takes people of one vacancy in turn.

    `closed`: back to the list. `shown(applicant_id or None)`: somebody else's turn. `wished
    (command)`: a button of a command. `decision_needed(applicant_id, stage_id)`: a stage that
    takes more than a digit. What was decided is an edit of the outbox at once: closing loses
    nothing.
    """

    key_view = "triage"

    closed = Signal()
    shown = Signal(object)
    wished = Signal(str)
    decision_needed = Signal(int, int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._library = workplace.library
        self._account_id = self._vacancy_id = 0
        self._stages: tuple[Stage, ...] = ()
        self._queue = Queue(())
        self._card: Card | None = None
        self._cards: dict[int, Card | None] = {}
        self._rejecting: int | None = None
        self._todo: deque[tuple[Callable[[], Awaitable[None]], Decision]] = deque()
        self._numbers = count()
        self._being_kept: int | None = None
        self._turn: asyncio.Lock | None = None
        self._build()
        self._photo = PhotoFrame(workplace.library, runner, self.facts.header.show_photo, self)
        self._calm = Calm(parent=self)
        self._calm.due.connect(self._reread)
        relay.changed.connect(self._heard)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def _build(self) -> None:
        self.back = Button("", self.closed.emit, kind="quiet", icon="back")
        self._heading = Heading(level=2, elide=True)
        self._place = Label(role="strong")
        self._counts = Muted()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme().px(3))
        self._bar.setProperty("kind", "line")
        px = theme().px
        head = row(self.back, self._heading, self._counts, self._place, spacing=12)
        head.setContentsMargins(px(8), px(6), px(16), px(6))
        head.setStretchFactor(self._heading, 1)
        self.notices = NoticeBar()
        self.resumes = ResumePage(self._workplace, self._runner)
        self.hits = HitBar(lambda: self.resumes, lambda words: [], self)
        self.facts = Facts()
        left = Surface()
        pages = column(self.hits, self.resumes, spacing=4)
        pages.setContentsMargins(px(16), px(12), px(8), px(4))
        pages.setStretch(1, 1)
        left.setLayout(pages)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(1)
        self._sides.addWidget(left)
        self._sides.addWidget(self.facts)
        self._sides.setStretchFactor(0, 3)
        self._sides.setStretchFactor(1, 2)
        self._sides.setSizes([px(760), px(480)])
        self._nobody = EmptyState()
        self.ending = Ending()
        self._body = QStackedWidget()
        for page in (self._sides, self._nobody, self.ending):
            self._body.addWidget(page)
        self.strip = StageStrip()
        top = Surface()
        top.setLayout(head)
        whole = column(
            top, self._bar, Line(), self.notices, self._body, Line(), self.strip, spacing=0
        )
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.strip.stage_chosen.connect(self.decide)
        self.strip.reason_chosen.connect(self._reason_chosen)
        self.strip.asked_back.connect(self._stop_asking)
        self.strip.wished.connect(self.wished)
        self.resumes.chosen.connect(lambda: self.hits.light(fresh=True))
        self.facts.header.edit_requested.connect(lambda: self.wished.emit("edit"))
        self.facts.header.tags_requested.connect(lambda: self.wished.emit("tags"))
        self.ending.closed.connect(self.closed)
        self.ending.undo_all.connect(self._undo_all)
        self.ending.passed_wanted.connect(self._look_at_passed)

    # What the window calls

    def begin(
        self,
        account_id: int,
        vacancy_id: int,
        ids: Sequence[int],
        *,
        current: int | None = None,
        title: str = "",
        words: Sequence[str] = (),
    ) -> None:
        """Take these people in turn, from `current` on; `words` are lit in resumes."""
        self._account_id, self._vacancy_id = account_id, vacancy_id
        self._stages = self._library.stages(account_id, vacancy_id)
        self._queue = Queue(ids, current)
        self._cards.clear()
        self._heading.setText(self.tr("Триаж: {who}").format(who=title))
        self.hits.set_words(words)
        self._show()
        self.setFocus()

    def use_hints(self, hint: Callable[[str], str]) -> None:
        """Where the keys of commands are known in words."""
        self.strip.use_hints(hint)

    @property
    def current(self) -> int | None:
        """Whose turn it is; None at the end."""
        return self._queue.current

    @property
    def queue(self) -> Queue:
        """Everybody, and what was decided."""
        return self._queue

    def decide(self, stage_id: int) -> None:
        """The person goes to this stage, and the next one opens. A rejection asks for a reason,
        the hired stage for what it needs."""
        person = self._queue.current
        stage = next((one for one in self._stages if one.stage_id == stage_id), None)
        if person is None or stage is None:
            return
        if self._stage_now() == stage_id:
            said = self.tr("Уже на этапе «{stage}»")
            self._show_strip(said.replace("{stage}", one_line(stage.name, 40)))
        elif stage.kind == "trash":
            self._ask_reason(stage_id)
        elif stage.kind == "hired":
            self.decision_needed.emit(person, stage_id)
        else:
            self._take(Decision(person, stage_id))

    def reject(self) -> None:
        """Ask why the person is rejected."""
        stage = next((one for one in self._stages if one.kind == "trash"), None)
        if self._queue.current is not None and stage is not None:
            self._ask_reason(stage.stage_id)

    def skip(self) -> None:
        """The next one, without a decision."""
        self._queue.pass_over()
        self._show()

    def step(self, by: int) -> None:
        """The next or previous person of the list, decided or not."""
        self._queue.step(by)
        self._show()

    def undo(self) -> None:
        """Take back what was decided about the person on screen, else the last decision, and go
        back to that person."""
        last = self._queue.decisions[-1:]
        decision = self._queue.decision(self._queue.current) or (last[0] if last else None)
        if decision is None:
            self._show_strip(self.tr("Отменять пока нечего"))
            return
        self._queue.take_back(decision.applicant_id)
        self._cards.pop(decision.applicant_id, None)
        self._show()
        self._start(lambda: self._take_back(decision), decision)

    async def leave(self) -> None:
        """Until everything that was decided is kept; before the runner closes."""
        await self._drain()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is this view's own: it goes back to the person, too."""
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and event.matches(QKeySequence.StandardKey.Undo):  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Escape leads back."""
        text = event.text()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() == Qt.Key.Key_Escape:
            if self.strip.asking:
                self._stop_asking()
            else:
                self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.strip.asking:
            self._reason_chosen(None)
        elif len(text) == 1 and text in "123456789" and event.modifiers() in _PLAIN:
            # A key that is held decides once.
            if not event.isAutoRepeat() and self._queue.current is not None:
                self.strip.digit(int(text))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the facts stand below the resume."""
        super().resizeEvent(event)
        narrow = self.width() < theme().px(NARROW_PX)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way is not self._sides.orientation():
            self._sides.setOrientation(way)
            self.facts.set_low(narrow)
            self._sides.setSizes([3, 2])
        self._counts.setVisible(not narrow)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Deciding

    def _ask_reason(self, stage_id: int) -> None:
        self._rejecting = stage_id
        names = self._library.names(self._account_id)
        self.strip.ask_reason([(one.item_id, one.name) for one in names.rejections])

    def _reason_chosen(self, reason: object) -> None:
        person, stage_id = self._queue.current, self._rejecting
        if person is not None and stage_id is not None:
            self._take(Decision(person, stage_id, reason if isinstance(reason, int) else None))

    def _stop_asking(self) -> None:
        self._rejecting = None
        self._show_strip()

    def _take(self, decision: Decision) -> None:
        """The next one opens at once, the edit is kept behind."""
        self._rejecting = None
        before = self._queue.decide(decision)
        self._cards.pop(decision.applicant_id, None)
        self._show()
        self._start(lambda: self._keep(decision, before), decision)

    async def _keep(self, decision: Decision, before: Decision | None) -> None:
        if before is not None and before.edits:
            # What has not left yet is replaced; what has is moved on from where it arrived.
            await self._workplace.undo.undo(before.edits, reverse=False)
        self._being_kept = decision.applicant_id
        try:
            edit = await self._workplace.commands.move(
                self._account_id,
                decision.applicant_id,
                self._vacancy_id,
                decision.stage_id,
                rejection_reason_id=decision.reason_id,
            )
        finally:
            self._being_kept = None
        decision.edits = (edit.edit_id,)

    async def _take_back(self, decision: Decision) -> None:
        if not decision.edits:
            return
        try:
            undo = self._workplace.undo
            undone = await undo.undo(decision.edits) or await undo.take_back(decision.edits)
        except DeskError as error:
            # The decision stands.
            self._queue.decide(decision)
            self._show()
            said = describe(error)
            self._say(said.title, said.text)
            return
        if undone.reversed:
            self._show_strip(self.tr("Возвращаем назад: в истории останется и то и другое"))
        if undone.impossible:
            self._say(self.tr("Это решение уже отправлено, и вернуть его нельзя."))
            self._queue.decide(decision)
            self._show()

    def _start(self, work: Callable[[], Awaitable[None]], about: Decision) -> None:
        """One after the other, so that taking back finds what was kept before."""
        self._todo.append((work, about))
        self._runner.start(
            self._drain, owner=None, key=f"triage {next(self._numbers)}", label=self.tr("Триаж")
        )

    async def _drain(self) -> None:
        import asyncio

        self._turn = self._turn or asyncio.Lock()
        async with self._turn:
            while self._todo:
                work, about = self._todo.popleft()
                try:
                    await work()
                except DeskError as error:
                    self._failed(error, about)

    def _failed(self, error: DeskError, about: Decision) -> None:
        """It was not kept: back to the person, with why."""
        self._queue.forget(about)
        self._show()
        fields = getattr(error, "fields", {})
        said = describe(error)
        if fields:
            self._say(complaint(next(iter(fields.values()))))
        else:
            self._say(said.title, said.text)

    def _undo_all(self) -> None:
        decisions = self._queue.decisions
        for decision in reversed(decisions):
            self._queue.take_back(decision.applicant_id)
        self._cards.clear()
        self._show()

        async def take_back() -> None:
            for decision in reversed(decisions):
                await self._take_back(decision)

        if decisions:
            self._start(take_back, decisions[0])
        self.setFocus()

    def _look_at_passed(self) -> None:
        self._queue.look_at_passed()
        self._show()
        self.setFocus()

    # Showing

    def _show(self) -> None:
        """The current person, or the end."""
        self._rejecting = None
        person, queue = self._queue.current, self._queue
        total = len(queue.ids)
        number = self.locale().toString
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(queue.done)
        self._say_counts()
        self.strip.setVisible(person is not None)
        self.notices.dismiss("triage said")
        if person is None:
            self._place.setText("")
            self._card = None
            self.resumes.file.leave()
            stages = {one.stage_id: one for one in self._stages}
            self.ending.show_result(queue.decisions, len(queue.passed), total, stages)
            self._body.setCurrentWidget(self.ending)
        else:
            text = self.tr("{place} из {total}")
            self._place.setText(text.format(place=number(queue.place), total=number(total)))
            self._show_person(person)
        self.shown.emit(person)

    def _show_person(self, person: int) -> None:
        card = self._cards.pop(person, None) or self._library.card(self._account_id, person)
        other = self._card is None or self._card.applicant.applicant_id != person
        if other:
            self._photo.forget()
            self.resumes.file.leave()
        self._card = card
        if card is None:
            self._nobody.show_state(
                self.tr("Карточки больше нет на этом компьютере"),
                hint=self.tr("Её могли удалить или объединить с другой."),
                actions=((self.tr("Пропустить"), self.skip),),
            )
            self._body.setCurrentWidget(self._nobody)
        else:
            self._draw(card, other_person=other)
            self._body.setCurrentWidget(self._sides)
            self._photo.show(card, fetch=False)
        self._show_strip()
        self._prepare()

    def _draw(self, card: Card, *, other_person: bool) -> None:
        text = self._missing(self.tr("Текст резюме ещё не сохранён"), "document")
        self.resumes.show_resumes(card, text, other_person=other_person)
        history = self._missing(self.tr("История ещё не сохранена"), "history")
        self.facts.show_card(card, self._vacancy_id, history, other_person=other_person)
        self.hits.light(fresh=other_person)
        self.setAccessibleName(self.tr("Триаж: {who}").format(who=person_name(card.applicant)))

    def _missing(self, text: str, icon: str) -> Missing:
        if self._workplace.session.state.usable:
            return Missing(text, hint=self.tr("Читаем с сервера…"), icon=icon)
        return Missing(text, hint=self.tr("Появится, когда будет сеть."), icon=icon)

    def _stage_now(self) -> int | None:
        links = self._card.links if self._card is not None else ()
        return next((one.stage_id for one in links if one.vacancy_id == self._vacancy_id), None)

    def _show_strip(self, said: str = "") -> None:
        decision = self._queue.decision(self._queue.current)
        if decision is not None and not said:
            stage = next((s for s in self._stages if s.stage_id == decision.stage_id), None)
            name = one_line(stage.name, 40) if stage is not None else f"№ {decision.stage_id}"
            said = self.tr("Решено: {stage}. Другая цифра — другое решение").format(stage=name)
        self.strip.show_stages(self._stages, self._stage_now(), said)

    def _say_counts(self) -> None:
        kinds = {one.stage_id: one.kind for one in self._stages}
        decisions = self._queue.decisions
        rejected = sum(kinds.get(one.stage_id) == "trash" for one in decisions)
        number = self.locale().toString
        said = [
            text.format(count=number(many))
            for text, many in (
                (self.tr("переведено {count}"), len(decisions) - rejected),
                (self.tr("отказ {count}"), rejected),
                (self.tr("пропущено {count}"), len(self._queue.passed)),
            )
            if many
        ]
        self._counts.setText(" · ".join(said))

    def _say(self, text: str, detail: str = "") -> None:
        self.notices.show_notice(Notice("triage said", text, "warn", detail))

    # Ahead and behind

    def _prepare(self) -> None:
        """Read the next ones before their turn; ask the server for what is not fresh."""
        ids = self._queue.ahead(AHEAD)
        here = self._queue.current
        self._cards = {one: card for one, card in self._cards.items() if one in ids}
        wanted = [one for one in ids if one not in self._cards]
        # Dictionaries are kept in memory by the thread of the window.
        self._library.names(self._account_id)

        async def read() -> None:
            import asyncio

            for one in wanted:
                card = await asyncio.to_thread(self._library.card, self._account_id, one)
                if one in self._queue.ahead(AHEAD):
                    self._cards[one] = card
            if self._workplace.session.state.usable:
                for person in (here, *ids):
                    if person is not None:
                        await self._library.refresh_card(self._account_id, person)

        self._runner.start(
            read,
            owner=self,
            key="ahead",
            # The status bar tells of the network; the next turn tries again.
            failed=lambda error: isinstance(error, DeskError),
            label=self.tr("Следующие кандидаты"),
            background=True,
        )

    def _reread(self) -> None:
        person = self._queue.current
        if person is None or not self.isVisible():
            return
        card = self._library.card(self._account_id, person)
        if card is None or self._card is None:
            self._show_person(person)
            return
        self._card = card
        self._draw(card, other_person=False)
        if not self.strip.asking:
            self._show_strip()

    def _heard(self, change: Change) -> None:
        if change.kind == "action":
            self._acted(change)
        elif change.kind == "outbox":
            self._moved_on(change)
        elif change.kind in _PARTS and change.account_id in (None, self._account_id):
            for one in tuple(self._cards):
                if change.touches(change.kind, one):
                    del self._cards[one]
            if self._queue.current is not None and change.touches(change.kind, self.current):
                self._calm.poke()
        elif change.kind == "connection" and self.isVisible():
            if self._workplace.session.state.usable:
                self.resumes.file.connected()
            self._calm.poke()

    def _acted(self, change: Change) -> None:
        """Somebody of the queue was moved in a dialog: that was the decision."""
        for edit_id in change.ids:
            edit = self._workplace.outgoing.get(edit_id)
            person = edit.applicant_id
            if (
                edit.kind is not Kind.MOVE
                or edit.vacancy_id != self._vacancy_id
                or person is None
                or person not in self._queue
            ):
                continue
            if person == self._being_kept:
                # Ours, perhaps taken back already.
                continue
            was, payload = self._queue.current, edit.payload
            stage_id, reason = int(payload["stage_id"]), payload.get("rejection_reason_id")
            self._queue.decide(Decision(person, stage_id, reason, (edit_id,)))
            self._cards.pop(person, None)
            if was == person:
                self._show()

    def _moved_on(self, change: Change) -> None:
        """A decision that was taken back elsewhere is none any more."""
        for decision in self._queue.decisions:
            if not decision.edits or not change.ids.intersection(decision.edits):
                continue
            states = {self._workplace.outgoing.get(one).state for one in decision.edits}
            if states == {State.CANCELLED}:
                self._queue.forget(decision)
                self._show()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Триаж"))
        self.back.set_text(self.tr("К списку · Esc"))
        self._bar.setAccessibleName(self.tr("Сколько разобрано"))
        self._sides.setAccessibleName(self.tr("Резюме и сведения"))
        if self._queue.ids:
            self._show()


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
