"""The view of a triage: the resume left, facts right, a digit decides and the next one opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QSplitter, QStackedWidget, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Stage
from huntflow_desk.qt.kit.fields import Button, Hint
from huntflow_desk.qt.kit.frames import EmptyState, Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.notices import Notice, NoticeBar
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.stops import first_stop
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.typednumber import digit_of
from huntflow_desk.qt.panes.triage.deciding import Deciding
from huntflow_desk.qt.panes.triage.ending import Ending
from huntflow_desk.qt.panes.triage.facts import Facts
from huntflow_desk.qt.panes.triage.queue import Decision, Queue
from huntflow_desk.qt.panes.triage.strip import StageStrip
from huntflow_desk.qt.people.hits import HitBar
from huntflow_desk.qt.people.parts import Missing
from huntflow_desk.qt.people.photo import PhotoFrame
from huntflow_desk.qt.people.resumes import ResumePage
from huntflow_desk.qt.people.words import person_name
from huntflow_desk.services.card import Card
from huntflow_desk.services.workplace import Workplace

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
        self.deciding = Deciding(workplace, runner, self)
        self._card: Card | None = None
        self._cards: dict[int, Card | None] = {}
        self._rejecting: int | None = None
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
        # In a low window the resume gives way, never a choice.
        self._body.setMinimumHeight(px(60))
        self.strip = StageStrip()
        top = Surface()
        top.setLayout(head)
        whole = column(
            top, self._bar, Line(), self.notices, self._body, Line(), self.strip, spacing=0
        )
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.deciding.went_on.connect(self._show)
        self.deciding.noted.connect(self._show_strip)
        self.deciding.troubled.connect(self._say)
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
        self.deciding.begin(account_id, vacancy_id, Queue(ids, current))
        self._cards.clear()
        self._heading.setText(self.tr("Триаж: {who}").format(who=title))
        self.hits.set_words(words)
        self._show()
        self.setFocus()

    def use_hints(self, hint: Hint) -> None:
        """Where the keys of commands are known in words."""
        for part in (self.strip, self.facts.header, self.hits):
            part.use_hints(hint)

    @property
    def current(self) -> int | None:
        """Whose turn it is; None at the end."""
        return self.queue.current

    @property
    def queue(self) -> Queue:
        """Everybody, and what was decided."""
        return self.deciding.queue

    def decide(self, stage_id: int) -> None:
        """The person goes to this stage, and the next one opens. A rejection asks for a reason,
        the hired stage for what it needs."""
        person = self.queue.current
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
            self.deciding.take(Decision(person, stage_id))

    def reject(self) -> None:
        """Ask why the person is rejected."""
        stage = next((one for one in self._stages if one.kind == "trash"), None)
        if stage is None:
            self._show_strip(self.tr("У этой вакансии нет этапа отказа"))
        elif self.queue.current is not None:
            self._ask_reason(stage.stage_id)

    def skip(self) -> None:
        """The next one, without a decision."""
        self.queue.pass_over()
        self._show()

    def step(self, by: int) -> None:
        """The next or previous person of the list, decided or not."""
        self.queue.step(by)
        self._show()

    def cycle(self, by: int) -> None:
        """Give the keyboard to the next or previous part; in this pane itself digits decide."""
        parts = (self.resumes, self.facts, self.strip) if self.current is not None else ()
        stops = [(self, self), *((part, stop) for part in parts if (stop := first_stop(part)))]
        focused = QApplication.focusWidget()
        inside = [
            n for n, (part, _) in enumerate(stops) if n and focused and part.isAncestorOf(focused)
        ]
        here = inside[0] if inside else 0
        stops[(here + by) % len(stops)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Ask the server for the person on screen, as a person's wish."""
        person = self.current
        if person is not None:
            self._runner.start(
                lambda: self._library.refresh_card(self._account_id, person, force=True),
                owner=self,
                key="card",
                label=self.tr("Карточка кандидата"),
            )

    def undo(self) -> None:
        """Take back what was decided about the person on screen, else the last decision, and go
        back to that person."""
        if not self.deciding.undo():
            self._show_strip(self.tr("Отменять пока нечего"))

    async def leave(self) -> None:
        """Until everything that was decided is kept; before the runner closes."""
        await self.deciding.leave()

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
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() == Qt.Key.Key_Escape:
            if self.strip.asking:
                self._stop_asking()
            else:
                self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.strip.asking:
            self._reason_chosen(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is None:
            self.closed.emit()
        elif (digit := digit_of(event)) is not None:
            # A key that is held decides once.
            if not event.isAutoRepeat() and self.queue.current is not None:
                self.strip.digit(digit)
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
        person, stage_id = self.queue.current, self._rejecting
        if person is not None and stage_id is not None:
            self.deciding.take(
                Decision(person, stage_id, reason if isinstance(reason, int) else None)
            )

    def _stop_asking(self) -> None:
        self._rejecting = None
        self._show_strip()

    def _undo_all(self) -> None:
        self.deciding.undo_all()
        self.setFocus()

    def _look_at_passed(self) -> None:
        self.queue.look_at_passed()
        self._show()
        self.setFocus()

    # Showing

    def _show(self) -> None:
        """The current person, or the end."""
        self._rejecting = None
        person, queue = self.queue.current, self.queue
        total = len(queue.ids)
        number = self.locale().toString
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(queue.done)
        self._say_counts()
        self.strip.setVisible(person is not None)
        self.strip.begin()
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
        decision = self.queue.decision(self.queue.current)
        if decision is not None and not said:
            stage = next((s for s in self._stages if s.stage_id == decision.stage_id), None)
            name = one_line(stage.name, 40) if stage is not None else f"№ {decision.stage_id}"
            said = self.tr("Решено: {stage}. Другая цифра — другое решение").format(stage=name)
        self.strip.show_stages(self._stages, self._stage_now(), said)

    def _say_counts(self) -> None:
        kinds = {one.stage_id: one.kind for one in self._stages}
        decisions = self.queue.decisions
        rejected = sum(kinds.get(one.stage_id) == "trash" for one in decisions)
        number = self.locale().toString
        said = [
            text.format(count=number(many))
            for text, many in (
                (self.tr("переведено {count}"), len(decisions) - rejected),
                (self.tr("отказ {count}"), rejected),
                (self.tr("пропущено {count}"), len(self.queue.passed)),
            )
            if many
        ]
        self._counts.setText(" · ".join(said))

    def _say(self, text: str, detail: str = "") -> None:
        self.notices.show_notice(Notice("triage said", text, "warn", detail))

    # Ahead and behind

    def _prepare(self) -> None:
        """Read the next ones before their turn; ask the server for what is not fresh."""
        ids = self.queue.ahead(AHEAD)
        here = self.queue.current
        self._cards = {one: card for one, card in self._cards.items() if one in ids}
        wanted = [one for one in ids if one not in self._cards]
        # Dictionaries are kept in memory by the thread of the window.
        self._library.names(self._account_id)

        async def read() -> None:
            import asyncio

            for one in wanted:
                card = await asyncio.to_thread(self._library.card, self._account_id, one)
                if one in self.queue.ahead(AHEAD):
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
        person = self.queue.current
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
        self.deciding.heard(change)
        if change.kind in _PARTS and change.account_id in (None, self._account_id):
            for one in tuple(self._cards):
                if change.touches(change.kind, one):
                    del self._cards[one]
            if self.queue.current is not None and change.touches(change.kind, self.current):
                self._calm.poke()
        elif change.kind == "connection" and self.isVisible():
            if self._workplace.session.state.usable:
                self.resumes.file.connected()
            self._calm.poke()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Триаж"))
        self.back.set_text(self.tr("К списку · Esc"))
        self._bar.setAccessibleName(self.tr("Сколько разобрано"))
        self._sides.setAccessibleName(self.tr("Резюме и сведения"))
        if self.queue.ids:
            self._show()
