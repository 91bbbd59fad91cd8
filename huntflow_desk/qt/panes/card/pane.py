"""The card pane: paints a person from the store at once and refreshes them behind."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QStackedWidget, QWidget

from huntflow_desk.core.errors import NotFound
from huntflow_desk.core.events import Change
from huntflow_desk.qt.forms.rights import why_not
from huntflow_desk.qt.kit.fields import Hint, SegmentedTabs
from huntflow_desk.qt.kit.frames import EmptyState, Line, Surface, column, row
from huntflow_desk.qt.kit.labels import AgeLabel
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.card.changes import ChangesLine
from huntflow_desk.qt.panes.card.links import LinkList
from huntflow_desk.qt.panes.card.looking import Watch
from huntflow_desk.qt.people.header import CardHeader
from huntflow_desk.qt.people.hits import HitBar
from huntflow_desk.qt.people.parts import Missing, PartPage
from huntflow_desk.qt.people.photo import PhotoFrame
from huntflow_desk.qt.people.resumes import ResumePage
from huntflow_desk.qt.problems import ProblemWords, describe
from huntflow_desk.services.card import Card
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.core.edits import Edit
    from huntflow_desk.qt.forms.note import NoteBox
    from huntflow_desk.qt.panes.card.doubles import DoublesCount
    from huntflow_desk.qt.panes.card.reminder import ReminderLine
    from huntflow_desk.qt.panes.card.waiting import WaitingLine
    from huntflow_desk.qt.people.history import HistoryPage
    from huntflow_desk.qt.people.questionary import QuestionaryPage

KINDS = frozenset({"applicant", "worklog", "questionary", "resume", "dictionary", "vacancy"})
LOADING_MS = 300
TABS_HEIGHT = 240


class CardPane(QWidget):
    """Shows one person. Signals are wishes: `menu_requested(global position)` for what can be
    done with the person, `vacancy_requested(vacancy_id)`, `log_requested(log_id)`,
    `wished(command, about)` for what is done about the person."""

    key_view = "card"

    menu_requested = Signal(QPoint)
    vacancy_requested = Signal(int)
    log_requested = Signal(int)
    wished = Signal(str, object)

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
        self._account_id: int | None = None
        self._applicant_id: int | None = None
        self._card: Card | None = None
        self._wanted = False
        self._trouble: tuple[ProblemWords, int | None] | None = None
        self._loading = False
        self._drawn: set[str] = set()
        self._stale = False
        self._complete = False
        self._hits_of: tuple[object, ...] = ()
        self.about_vacancy: int | None = None
        self._build()
        self._watch = Watch(workplace, runner, self.changes, self._unsent, self)
        self.changes.dismissed.connect(self._show_waiting)
        self._relay = relay
        self._photo = PhotoFrame(workplace.library, runner, self.header.show_photo, self)
        self._calm = Calm(parent=self)
        self._calm.due.connect(self._reread)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LOADING_MS)
        self._late.timeout.connect(self._show_nothing)
        relay.changed.connect(self._changed)
        self._retranslate()
        self._show_nothing()

    # What the window calls

    @property
    def applicant_id(self) -> int | None:
        """Who is shown or asked for."""
        return self._applicant_id

    @property
    def shown(self) -> Card | None:
        """What is kept of the person who is shown."""
        return self._card

    def show_applicant(self, account_id: int | None, applicant_id: int | None) -> None:
        """Show this person from the store now, and ask the server behind; None shows nobody."""
        if (account_id, applicant_id) == (self._account_id, self._applicant_id):
            return
        self._runner.cancel(self, "card")
        self._photo.forget()
        self._watch.leave()
        if "_doubles" in self.__dict__:
            self._doubles.leave()
        self.resumes.leave()
        self._account_id, self._applicant_id = account_id, applicant_id
        self._trouble, self._wanted, self._card = None, False, None
        if account_id is None or applicant_id is None:
            self._late.stop()
            self._show_nothing()
            return
        self._load(other_person=True)
        # A photo that is kept comes at once; a new one after the card, whose address is fresh then.
        self._photo.show(self._card, fetch=False)
        self._start()

    def refresh(self, *, force: bool = True) -> None:
        """Ask the server now, as a person's wish; without `force` only for what is not fresh."""
        self._start(force=force)

    def highlight(self, words: Sequence[str]) -> None:
        """Light up words that begin so (folded) in resumes, history and questionary."""
        self.hits.set_words(words)

    def step_hit(self, by: int) -> None:
        """To the next lit place (1), or the one before (-1)."""
        self.hits.step(by)

    def use_hints(self, hint: Hint) -> None:
        """Where the keys of commands are known in words."""
        for part in (self.header, self.links, self.hits):
            part.use_hints(hint)

    def save_state(self) -> dict[str, object]:
        """How resumes are seen, as JSON."""
        return {"resume": self.resumes.mode, "zoom": self.resumes.zoom}

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave."""
        if isinstance(state, dict):
            self.resumes.set_mode(str(state.get("resume")))
            zoom = state.get("zoom")
            self.resumes.set_zoom(zoom if isinstance(zoom, int) else 100)

    def tab(self) -> str:
        """The chosen tab: resume, history or questionary."""
        return self.tabs.current()

    def choose_tab(self, key: str) -> None:
        """Choose a tab."""
        self.tabs.choose(key)
        self._draw_tab()

    @property
    def tells_changes(self) -> bool:
        """Whether somebody asked what changed and is told."""
        return self._watch.told

    def toggle_changes(self) -> bool:
        """Tell what changed since the last look, or take it away. Whether it is told now."""
        told = self._watch.toggle()
        self._show_waiting()
        if told:
            self._area.verticalScrollBar().setValue(0)
        return told

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._reread()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Building

    @functools.cached_property
    def _doubles(self) -> DoublesCount:
        """Who else it may be is not looked for before everything else is there."""
        from huntflow_desk.qt.panes.card.doubles import DoublesCount

        put = self.header.show_doubles
        return DoublesCount(self._workplace, self._runner, self._relay, put, self)

    @functools.cached_property
    def history(self) -> HistoryPage:
        """Tab «История»; made when it is first looked at or searched."""
        from huntflow_desk.qt.people.history import HistoryPage

        page = HistoryPage(self._stack)
        self._stack.addWidget(page)
        return page

    @functools.cached_property
    def questionary(self) -> QuestionaryPage:
        """Tab «Анкета»; made when it is first looked at or searched."""
        from huntflow_desk.qt.people.questionary import QuestionaryPage

        page = QuestionaryPage(self._stack)
        self._stack.addWidget(page)
        return page

    @functools.cached_property
    def note(self) -> NoteBox:
        """Where a note is written, at the foot; made after the first pictures."""
        from huntflow_desk.qt.forms.note import NoteBox

        box = NoteBox(self._workplace, self._runner, low=True, parent=self._foot)
        written = column(Line(), box, spacing=8)
        px = theme().px
        written.setContentsMargins(px(16), 0, px(16), px(10))
        self._foot.setLayout(written)
        return box

    @functools.cached_property
    def waiting(self) -> WaitingLine:
        """What of the person is on its way; made when there is something."""
        from huntflow_desk.qt.panes.card.waiting import WaitingLine

        line = WaitingLine(self._workplace, self._content)
        self._lines.insertWidget(self._lines.indexOf(self.header), line)
        return line

    @functools.cached_property
    def reminder(self) -> ReminderLine:
        """What somebody wants to be told of the person; made when there is something."""
        from huntflow_desk.qt.panes.card.reminder import ReminderLine

        line = ReminderLine(self._workplace, self._runner, self._content)
        line.postpone_requested.connect(lambda one: self.wished.emit("snooze", one))
        self._lines.insertWidget(self._lines.indexOf(self.header) + 1, line)
        return line

    def _page_in_view(self) -> PartPage | None:
        match self.tabs.current():
            case "resume":
                return self.resumes
            case "history":
                return self.history
            case "questionary":
                return self.questionary
        return None

    def _build(self) -> None:
        # From the outside in: what is put into something else is styled anew with all it holds.
        self.busy = BusyLine()
        whole, body = Surface(), QWidget()
        self._foot = QWidget()
        self.setLayout(column(whole))
        filled = column(self.busy, body, self._foot, spacing=0)
        filled.setStretch(1, 1)
        whole.setLayout(filled)
        self._foot.hide()
        nobody = QWidget()
        self._empty = EmptyState()
        self._area = QScrollArea()
        self._body = QStackedLayout(body)
        self._body.addWidget(nobody)
        self._body.addWidget(self._area)
        nobody.setLayout(column(self._empty))
        self._content = Surface()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        self.changes = ChangesLine(self._content)
        self.header = CardHeader(self._content)
        self.links = LinkList(self._content)
        self.tabs = SegmentedTabs(parent=self._content)
        self.part_age = AgeLabel(parent=self._content)
        self.hits = HitBar(self._page, self._hits_elsewhere, self._content)
        self._stack = QStackedWidget(self._content)
        self.resumes = ResumePage(self._workplace, self._runner, self._stack)
        self._stack.addWidget(self.resumes)
        self._stack.setMinimumHeight(theme().px(TABS_HEIGHT))
        strip = row(self.tabs, self.part_age, spacing=8)
        strip.setStretch(0, 1)
        px = theme().px
        self.part_age.setContentsMargins(0, 0, px(8), 0)
        self.hits.setContentsMargins(px(8), px(4), 0, 0)
        lower = column(strip, Line(), self.hits, 8, self._stack, spacing=0)
        lower.setStretch(4, 1)
        # Rows and tabs carry 8 px of their own, so that all words stand on one line at 16.
        for part in (self.header, self._stack):
            part.setContentsMargins(px(8), 0, px(8), 0)
        content = column(self.changes, self.header, self.links, lower, spacing=12)
        content.setContentsMargins(px(8), px(16), px(8), px(12))
        content.setStretch(3, 1)
        self._lines = content
        self._content.setLayout(content)
        self.header.refresh_requested.connect(self.refresh)
        self.header.doubles_requested.connect(lambda: self.wished.emit("duplicates", None))
        self.header.edit_requested.connect(lambda: self.wished.emit("edit", None))
        self.header.tags_requested.connect(lambda: self.wished.emit("tags", None))
        self.header.menu_requested.connect(self.menu_requested)
        self.links.vacancy_requested.connect(self.vacancy_requested)
        self.links.move_requested.connect(lambda one: self.wished.emit("move", one))
        self.links.add_requested.connect(lambda: self.wished.emit("add_to_vacancy", None))
        self.resumes.chosen.connect(self._other_part)
        self.resumes.log_requested.connect(self.log_requested)
        self.hits.elsewhere_requested.connect(self._go_to_part)
        self.hits.moved.connect(self._show_stack)
        self.tabs.changed.connect(self._draw_tab)

    # Reading the store

    def _load(self, *, other_person: bool) -> None:
        account_id, applicant_id = self._account_id, self._applicant_id
        if account_id is None or applicant_id is None:
            return
        self._card = self._workplace.library.card(account_id, applicant_id)
        if self._card is None:
            if other_person and self._workplace.session.state.usable:
                # Nothing for a moment: an answer that comes at once must not flicker.
                self._empty.hide()
                self._body.setCurrentIndex(0)
                self._late.start()
            else:
                self._show_nothing()
            return
        self._late.stop()
        self._show_card(other_person=other_person)

    def _reread(self) -> None:
        if not self.isVisible():
            # A pane nobody sees reads once, when it is seen again.
            self._stale = True
            return
        self._stale = False
        self._load(other_person=self._card is None)

    def _show_card(self, *, other_person: bool) -> None:
        card = self._card
        if card is None:
            return
        self.header.show_card(card)
        self.links.show_links(card.links, other_person=other_person)
        self._show_tabs(card)
        if other_person:
            self._drawn.clear()
            self._area.verticalScrollBar().setValue(0)
        self._draw_tab()
        self._body.setCurrentIndex(1)
        self._show_doing(card)
        self._watch.show(card)

    def _show_doing(self, card: Card) -> None:
        """What can be done here, and what of it is still on its way."""
        reason = why_not(self._workplace, card.account_id)
        self._show_waiting()
        self.header.set_why_not(reason)
        self.links.set_why_not(reason)
        if self._complete:
            self._show_reminder()
            self._show_note(card, reason)
            self._doubles.show(card)

    def _show_note(self, card: Card, reason: str) -> None:
        person = card.applicant.applicant_id
        on = [(one.vacancy_id, one.position) for one in card.links]
        known = {one for one, _ in on}
        first = self.about_vacancy
        if first not in known:
            first = on[0][0] if on else None
        self.note.show_people(card.account_id, (person,), on, vacancy_id=first, why_not=reason)
        self._foot.show()

    def _show_reminder(self) -> None:
        if self._account_id is None or self._applicant_id is None:
            return
        found = self._workplace.reminders.of_person(self._account_id, self._applicant_id)
        if found or "reminder" in self.__dict__:
            self.reminder.show_reminders(found)

    def _show_waiting(self) -> None:
        # Whoever asked what changed is told there what waits.
        edits = () if self._watch.told else self._edits()
        if edits or "waiting" in self.__dict__:
            self.waiting.show_edits(edits)

    def _edits(self) -> tuple[Edit, ...]:
        if self._account_id is None or self._applicant_id is None:
            return ()
        return self._workplace.library.edits_of(self._account_id, self._applicant_id)

    def _unsent(self) -> list[str]:
        """What is on its way, and how it is going where a person is needed."""
        edits = [edit for edit in self._edits() if edit.is_active]
        if not edits:
            return []
        from huntflow_desk.core.edits import State
        from huntflow_desk.qt.edits import headline, state_words

        found = []
        for edit in edits:
            parts = [headline(self._workplace, edit)]
            if edit.state is State.NEEDS_PERSON:
                parts.append(state_words(edit)[0])
            found.append(" · ".join(parts))
        return found

    def _waiting_words(self) -> dict[int, str]:
        """State of the history's entries that are on their way, by entry."""
        edits = self._edits()
        if not edits:
            return {}
        from huntflow_desk.qt.edits import state_words

        return {-one.edit_id: state_words(one)[0] for one in edits}

    def complete(self) -> None:
        """The first pictures stand: what they did without."""
        self._complete = True
        if self._card is not None:
            self._show_doing(self._card)

    async def leave(self) -> None:
        """Keep what is being typed."""
        if "note" in self.__dict__:
            await self.note.draft.keep_typed()

    def write_note(self) -> bool:
        """Give the keyboard to the note; False when nobody is shown."""
        if self._card is None or not self.isVisible():
            return False
        self.complete()
        self.note.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _show_tabs(self, card: Card) -> None:
        resumes, entries = len(card.resumes), len(card.worklog.value) if card.worklog else 0
        self.tabs.set_tabs(
            [
                (
                    "resume",
                    self.tr("Резюме {count}").format(count=resumes)
                    if resumes > 1
                    else self.tr("Резюме"),
                ),
                (
                    "history",
                    self.tr("История {count}").format(count=entries)
                    if entries
                    else self.tr("История"),
                ),
                ("questionary", self.tr("Анкета")),
            ]
        )

    def _draw_tab(self, _key: str = "") -> None:
        """Fill the chosen page only: the others wait until they are looked at."""
        card, key, page = self._card, self.tabs.current(), self._page_in_view()
        if card is None or page is None:
            return
        other = key not in self._drawn
        self._drawn.add(key)
        if key == "resume":
            self.resumes.show_resumes(
                card,
                self._missing(self.tr("Текст резюме ещё не сохранён"), "document"),
                other_person=other,
            )
        elif key == "history":
            self.history.show_history(
                card.worklog,
                self._missing(self.tr("История ещё не сохранена"), "history"),
                other_person=other,
                waiting=self._waiting_words(),
            )
        else:
            self.questionary.show_questionary(
                card.questionary,
                self._missing(self.tr("Анкета ещё не сохранена"), "questionary"),
                other_person=other,
            )
        self._stack.setCurrentWidget(page)
        self._other_part()

    # Words that were looked for

    def _other_part(self) -> None:
        """Another part may be in view, or the same with other words."""
        self._show_part_age()
        current = self.resumes.current if self.tabs.current() == "resume" else None
        part = (
            self._account_id,
            self._applicant_id,
            self.tabs.current(),
            current and (current.external_id, self.resumes.mode),
        )
        fresh, self._hits_of = part != self._hits_of, part
        self.hits.light(fresh=fresh)

    def _page(self) -> PartPage | None:
        return self._page_in_view() if self._card is not None else None

    def _hits_elsewhere(self, found: Sequence[str]) -> list[tuple[str, str]]:
        """Parts that are not in view and have the words: where to go, and what to say."""
        card, tab = self._card, self.tabs.current()
        if card is None:
            return []
        counts: list[tuple[int, str, str]] = []
        resumes = self.resumes.hits_in_others(card.resumes, found, in_view=tab == "resume")
        for external_id, count in resumes.items():
            text = (
                self.tr("В другом резюме: {count}")
                if tab == "resume" and self.resumes.mode == "text"
                else self.tr("В резюме: {count}")
            )
            counts.append((count, f"resume {external_id}", text.format(count=count)))
        if tab != "history":
            count = self.history.hits_in(card.worklog, found)
            counts.append((count, "history", self.tr("В истории: {count}").format(count=count)))
        if tab != "questionary":
            count = self.questionary.hits_in(card.questionary, found)
            text = self.tr("В анкете: {count}").format(count=count)
            counts.append((count, "questionary", text))
        counts.sort(key=lambda one: -one[0])
        return [(place, text) for count, place, text in counts if count]

    def _go_to_part(self, place: str) -> None:
        tab, _, external_id = place.partition(" ")
        self.choose_tab(tab)
        if external_id:
            self.resumes.set_mode("text")
            self.resumes.choose(int(external_id))

    def _show_stack(self) -> None:
        self._area.ensureWidgetVisible(self._stack, 0, 0)

    def _show_part_age(self) -> None:
        page = self._page_in_view()
        self.part_age.set_moment(page.age if page is not None else None)

    # Nothing to show

    def _missing(self, text: str, icon: str) -> Missing:
        """Why a part of a person is not here."""
        usable = self._workplace.session.state.usable
        if self._loading and usable:
            return Missing(self.tr("Загружаем…"), icon=icon)
        if self._trouble is not None:
            return self._trouble_state(*self._trouble)
        if not usable:
            return self._offline(text, icon)
        return Missing(text, icon=icon, actions=((self.tr("Загрузить"), self._start),))

    def _offline(self, text: str, icon: str) -> Missing:
        if self._wanted:
            return Missing(
                text,
                hint=self.tr("Загрузим, как только появится сеть."),
                icon=icon,
                actions=((self.tr("Не нужно"), self._unwant),),
            )
        return Missing(
            text,
            hint=self.tr("Сейчас нет связи."),
            icon=icon,
            actions=((self.tr("Взять, когда появится сеть"), self._want),),
        )

    def _trouble_state(self, said: ProblemWords, log_id: int | None) -> Missing:
        actions: list[tuple[str, Callable[[], object]]] = [(self.tr("Повторить"), self._start)]
        if log_id is not None:
            actions.append((self.tr("Открыть в журнале"), lambda: self.log_requested.emit(log_id)))
        return Missing(said.title, hint=said.text, icon=said.icon, actions=tuple(actions))

    def _show_nothing(self) -> None:
        """The whole pane has nothing: say why."""
        if self._card is not None:
            return
        self._foot.hide()
        if self._applicant_id is None:
            missing = Missing(
                self.tr("Никто не выбран"),
                hint=self.tr("Выберите кандидата в списке."),
                icon="candidate",
            )
        else:
            missing = self._missing(self.tr("Этого ещё нет на компьютере"), "candidate")
        self._empty.show_state(
            missing.text, hint=missing.hint, icon=missing.icon, actions=missing.actions
        )
        self._empty.show()
        self._body.setCurrentIndex(0)

    def _show_state(self) -> None:
        """Loading, trouble or connection changed: only words about absent parts follow."""
        if self._card is None:
            if not self._late.isActive():
                self._show_nothing()
        else:
            self._draw_tab()

    # Asking the server

    def _start(self, *, force: bool = False) -> None:
        account_id, applicant_id = self._account_id, self._applicant_id
        if account_id is None or applicant_id is None:
            return
        library = self._workplace.library
        self._trouble = None
        if not force and library.card_is_fresh(account_id, applicant_id):
            self._photo.show(self._card, fetch=True)
            return
        self._runner.start(
            lambda: library.refresh_card(account_id, applicant_id, force=force),
            owner=self,
            key="card",
            background=not force,
            label=self.tr("Карточка кандидата"),
            busy=self._set_busy,
            done=self._refreshed,
            failed=self._failed,
        )

    def _set_busy(self, busy: bool) -> None:
        self.busy.set_busy(busy)
        self._loading = busy
        self._show_state()

    def _refreshed(self, _: object) -> None:
        self._wanted = False
        self._reread()
        self._photo.show(self._card, fetch=True)

    def _failed(self, error: BaseException) -> bool:
        log_id = getattr(error, "journal_id", None)
        away = not self._workplace.session.state.usable
        self._trouble = None if away else (describe(error), log_id)
        if isinstance(error, NotFound):
            self._reread()
        self._loading = False
        self._late.stop()
        self._show_state()
        # With nothing else to see the words stand in the pane itself.
        return self._card is None

    def _want(self) -> None:
        self._wanted = True
        self._show_state()

    def _unwant(self) -> None:
        self._wanted = False
        self._show_state()

    # What happened elsewhere

    def _changed(self, change: Change) -> None:
        if change.kind == "connection":
            if self._workplace.session.state.usable:
                self.resumes.connected()
            if self._wanted and self._workplace.session.state.usable:
                self._start()
            elif not self._loading:
                self._show_state()
            return
        if change.kind == "outbox" and self._card is not None:
            self._show_waiting()
            self._watch.say()
        if change.kind == "reminders" and self._card is not None and self._complete:
            self._show_reminder()
        if change.kind not in KINDS or self._applicant_id is None:
            return
        if change.account_id is not None and change.account_id != self._account_id:
            return
        if change.kind == "dictionary" or change.touches(change.kind, self._applicant_id):
            self._calm.poke()
        elif change.kind == "vacancy" and self._card is not None:
            on = {link.vacancy_id for link in self._card.applicant.links}
            if not change.ids or on & change.ids:
                self._calm.poke()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Карточка кандидата"))
        self.tabs.setAccessibleName(self.tr("Части карточки"))
        self._stack.setAccessibleName(self.tr("Часть карточки"))
        if self._card is not None:
            self._show_tabs(self._card)
            self._draw_tab()
        else:
            self._show_state()
