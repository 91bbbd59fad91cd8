"""The dialog of possible duplicates: who, why, side by side, and what to do about it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from huntflow_desk.core.errors import NotFound
from huntflow_desk.core.events import Change
from huntflow_desk.qt.connecting.sizing import fit_on_screen
from huntflow_desk.qt.dialogs.duplicates import words
from huntflow_desk.qt.dialogs.duplicates.comparison import Comparison
from huntflow_desk.qt.dialogs.duplicates.deciding import Deciding
from huntflow_desk.qt.dialogs.duplicates.matches import MatchList, Pair
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import EmptyState, Line, column, row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.notices import Notice
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.people.words import person_name
from huntflow_desk.services.card import Card
from huntflow_desk.services.comparing import filling
from huntflow_desk.services.workplace import Workplace

NARROW = 860
LIST_PX, LIST_HEIGHT = 320, 108
WIDEST = 16_777_215
"""What Qt means by no limit."""

KINDS = frozenset({"applicant", "duplicates", "dictionary", "vacancy", "connection"})
READ_MS = 400
"""While people are read from the server everybody changes."""


class DuplicatesDialog(Dialog):
    """`person_requested(applicant_id)`: a card is to be opened; the dialog has closed itself.

    Nothing here waits: the list is looked up in the thread of long reads, cards come from the
    store, and somebody of whom only a row is kept is asked for behind.
    """

    person_requested = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        account_id: int,
        applicant_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._account_id = account_id
        self._applicant_id = applicant_id
        self._cards: tuple[Card, Card] | None = None
        self._asked: set[int] = set()
        self._gone: set[int] = set()
        self._read_once = False
        self._place: int | None = None
        self.deciding = Deciding(workplace, runner, account_id, applicant_id, self)
        self._build()
        self._calm = Calm(READ_MS, self)
        self._calm.due.connect(self.read)
        self.deciding.said.connect(self._tell)
        self.deciding.decided.connect(self._decided)
        self.deciding.busy.connect(self.busy.set_busy)
        relay.changed.connect(self._changed)
        fit_on_screen(self, (1080, 680), (640, 520))
        self._show_pair()
        self.read()

    def read(self) -> None:
        """Look again for who may be the same person."""
        account_id, applicant_id = self._account_id, self._applicant_id
        duplicates = self._workplace.duplicates

        async def look() -> tuple[Pair, ...]:
            found = await duplicates.matches_of(account_id, applicant_id)
            others = await duplicates.different_from(account_id, applicant_id)
            return (*map(Pair, found), *(Pair(one, True) for one in others))

        self._runner.start(
            look,
            owner=self,
            key="matches",
            done=self._show,
            failed=self.deciding.failed,
            label=self.tr("Возможные дубли"),
        )

    # What a person does

    def submit(self) -> None:
        """Carry what is ticked over to the other card."""
        if self._cards is None or not self.go.isEnabled():
            return
        shown = self.comparison
        card = self._cards[0 if shown.side == "left" else 1]
        wanted = filling(shown.rows, shown.chosen, shown.side)
        self.deciding.fill(card.applicant.applicant_id, person_name(card.applicant), wanted)

    def tell_apart(self) -> None:
        """Remember that the two are different people; of those who are, that they may be one."""
        pair = self.matches.current()
        if pair is not None:
            self._place = None if pair.different else self.matches.currentIndex().row()
            self.deciding.decide(pair.key, words.name_of(pair.match), not pair.different)

    def undo(self) -> None:
        """Take back what was done here last."""
        self.notices.clear()
        self.deciding.undo()

    # Building

    def _build(self) -> None:
        px = theme().px
        self.setWindowTitle(self.tr("Возможные дубли"))
        self.matches = MatchList()
        self.matches.setAccessibleName(self.windowTitle())
        self.matches.current_changed.connect(lambda _: self._show_pair())
        self.matches.activated_key.connect(lambda _: self._enter())
        self.score = Label(role="strong", wrap=True)
        self.why = Muted(wrap=True)
        self.comparison = Comparison(self._workplace.library, self._runner)
        self.comparison.changed.connect(self._show_doing)
        self.comparison.opened.connect(self._open_side)
        self.empty = EmptyState()
        whole = QWidget()
        said = row(column(self.score, self.why, spacing=2), self.comparison.direction)
        said.setStretch(0, 1)
        said.setAlignment(self.comparison.direction, Qt.AlignmentFlag.AlignTop)
        inner = column(said, 4, self.comparison, spacing=6)
        inner.setContentsMargins(px(16), px(12), px(6), 0)
        inner.setStretch(2, 1)
        whole.setLayout(inner)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self.empty)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._upright, self._level = Line(vertical=True), Line()
        for widget in (self.matches, self._upright, self._level):
            self._sides.addWidget(widget)
        self._sides.addWidget(self._stack, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addLayout(self._sides, 1)
        self._add_foot()

    def _add_foot(self) -> None:
        px = theme().px
        self.note = Muted(
            self.tr(
                "Слить две карточки в одну отсюда нельзя: API Хантфлоу этого не умеет. Объединить "
                "можно в самом Хантфлоу, в карточке кандидата."
            ),
            small=True,
            wrap=True,
        )
        self.reason = Label(tone="warn", role="small", wrap=True)
        notes = column(self.reason, self.note, spacing=4)
        notes.setContentsMargins(px(16), px(8), px(16), px(8))
        self._notes = QWidget()
        self._notes.setLayout(column(Line(), notes, spacing=0))
        self.body.addWidget(self._notes)
        self._keys = self.tr(
            "↑↓ выбрать · Пробел отметить · Ctrl+Enter дополнить · Delete разные люди"
        )
        self.leave.set_text(self.tr("Закрыть"))
        # Enter on a tick must not carry everything over.
        self.go.setDefault(False)
        self.apart = Button("", self.tell_apart, icon="user-switch")
        self.buttons.insertWidget(self.buttons.indexOf(self.go), self.apart)
        # The frame made its buttons before there was anything to put into it.
        stops = (self.comparison.right.open, self.leave, self.apart, self.go)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        QShortcut(QKeySequence("Delete"), self, self.tell_apart)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the list is above."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = theme().px
        narrow = self.width() < px(NARROW)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.matches.setMaximumWidth(WIDEST if narrow else px(LIST_PX))
        self.matches.setMinimumWidth(0 if narrow else px(LIST_PX))
        self.matches.setMaximumHeight(px(LIST_HEIGHT) if narrow else WIDEST)
        some = bool(self.matches.pairs)
        self.matches.setVisible(some)
        self._upright.setVisible(some and not narrow)
        self._level.setVisible(some and narrow)
        self._notes.setVisible(some)
        self.status.setText(self._keys if some and not narrow else "")

    # Showing

    def _show(self, pairs: tuple[Pair, ...]) -> None:
        place, self._place = self._place, None
        first, self._read_once = not self._read_once, True
        mine = self._workplace.library.card(self._account_id, self._applicant_id)
        name = mine.applicant.russian_name if mine is not None else ""
        self.matches.show_pairs(pairs, name, place=place)
        self._show_pair()
        if first:
            self.matches.setFocus()

    def _show_pair(self) -> None:
        account_id, library = self._account_id, self._workplace.library
        mine = library.card(account_id, self._applicant_id)
        pair = self.matches.current()
        other = library.card(account_id, pair.key) if pair is not None else None
        found = sum(not one.different for one in self.matches.pairs)
        self.set_heading(
            person_name(mine.applicant) if mine is not None else f"№ {self._applicant_id}",
            self.tr("Возможных дублей: %n", None, found) if found else "",
        )
        self._cards = (mine, other) if mine is not None and other is not None else None
        if self._cards is not None and pair is not None:
            self._show_why(pair, self._cards[0].applicant.russian_name)
            self.comparison.show_cards(*self._cards)
            self._stack.setCurrentIndex(0)
        else:
            absent = self._applicant_id if mine is None else pair.key if pair is not None else None
            self._show_nothing(absent)
        self._arrange()
        self._complete(self._applicant_id, mine)
        if pair is not None:
            self._complete(pair.key, other)
        self._show_doing()

    def _show_why(self, pair: Pair, name: str) -> None:
        match = pair.match
        text, tone = words.score(match)
        self.score.setText(self.tr("Решено: это разные люди") if pair.different else text)
        self.score.set_tone("muted" if pair.different else tone)
        parts = [", ".join(words.reasons(match, name))]
        against = words.doubts(match)
        if against:
            parts.append(self.tr("против: {doubts}").format(doubts=", ".join(against)))
        if pair.key in self._gone:
            parts.append(self.tr("в Хантфлоу этой карточки больше нет"))
        text = " · ".join(part for part in parts if part)
        self.why.setText(text[:1].upper() + text[1:])
        self.why.setVisible(bool(text))

    def _show_nothing(self, absent: int | None) -> None:
        """Nothing to compare, and why; `absent`: the card that is not kept."""
        self._stack.setCurrentIndex(1)
        if not self._read_once:
            self.empty.show_state(self.tr("Ищем похожих…"), icon="duplicate")
        elif absent is None:
            self.empty.show_state(
                self.tr("Похожих кандидатов не нашлось"),
                hint=self.tr(
                    "Сравниваются телефоны, почта, ники и ссылки, имена и даты рождения всех, кто "
                    "сохранён на этом компьютере, и то, что называет дублем Хантфлоу."
                ),
                icon="duplicate",
            )
        elif absent in self._gone:
            self.empty.show_state(
                self.tr("Этой карточки больше нет в Хантфлоу"),
                hint=self.tr("Её удалили или объединили с другой."),
                icon="candidate",
            )
        elif self._workplace.session.state.usable:
            self.empty.show_state(
                self.tr("Этой карточки ещё нет на компьютере"),
                icon="candidate",
                actions=((self.tr("Загрузить"), lambda: self._load(absent)),),
            )
        else:
            self.empty.show_state(
                self.tr("Этой карточки ещё нет на компьютере"),
                hint=self.tr("Сейчас нет связи."),
                icon="candidate",
            )

    def _show_doing(self) -> None:
        """Which buttons do what now, and why one does nothing."""
        pair = self.matches.current()
        self.apart.setVisible(pair is not None)
        different = pair is not None and pair.different
        self.apart.set_text(
            self.tr("Может быть, один человек") if different else self.tr("Это разные люди")
        )
        count = len(self.comparison.chosen) if self._cards is not None else 0
        self.go.setVisible(self._cards is not None)
        self.go.set_text(self.tr("Дополнить: %n", None, count) if count else self.tr("Дополнить"))
        why = self.deciding.why_not()
        self.go.setEnabled(bool(count) and not why)
        whole = self._cards is None or all(card.applicant.complete for card in self._cards)
        partly = self.tr("Карточка сохранена не целиком: вакансии и метки пока не сравнить.")
        self.reason.setText(why or ("" if whole else partly))
        self.reason.setVisible(bool(self.reason.full_text()))

    def _tell(self, text: str, kind: str, can_be_undone: bool) -> None:
        action = (self.tr("Отменить"), self.undo) if can_be_undone else None
        self.notices.clear()
        self.notices.show_notice(Notice("said", text, kind, action=action))

    # Cards that are not whole

    def _complete(self, applicant_id: int, card: Card | None) -> None:
        """Ask for what is kept in part, once."""
        whole = card is not None and card.applicant.complete
        if applicant_id <= 0 or applicant_id in self._asked or whole:
            return
        if self._workplace.session.state.usable:
            self._load(applicant_id)

    def _load(self, applicant_id: int) -> None:
        self._asked.add(applicant_id)
        library, account_id = self._workplace.library, self._account_id

        def failed(error: BaseException) -> bool:
            if not isinstance(error, NotFound):
                return self.deciding.failed(error)
            self._gone.add(applicant_id)
            self._show_pair()
            return True

        self._runner.start(
            lambda: library.refresh_card(account_id, applicant_id),
            owner=self,
            key=f"card {applicant_id}",
            done=lambda _: self._show_pair(),
            failed=failed,
            busy=self.busy.set_busy,
            label=self.tr("Карточка кандидата"),
        )

    # Inside

    def _decided(self, _different: bool) -> None:
        # The next one takes its place, so that several are decided one after the other.
        self.read()
        self.matches.setFocus()

    def _enter(self) -> None:
        """From the list into the ticks."""
        ticks = (self.comparison.tick(one.field) for one in self.comparison.rows)
        first = next((tick for tick in ticks if tick is not None), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_side(self, side: str) -> None:
        if self._cards is not None:
            card = self._cards[0 if side == "left" else 1]
            self.accept()
            self.person_requested.emit(card.applicant.applicant_id)

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change) or change.kind not in KINDS:
            return
        if change.account_id in (None, self._account_id):
            self._calm.poke()
