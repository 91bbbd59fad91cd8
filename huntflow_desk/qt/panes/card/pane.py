"""The card pane: paints a person from the store at once and refreshes them behind."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from huntflow_desk.core.events import Change
from huntflow_desk.qt.forms.rights import why_not
from huntflow_desk.qt.kit.fields import Hint
from huntflow_desk.qt.kit.frames import EmptyState, Surface, column
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.card.asking import Asking
from huntflow_desk.qt.panes.card.links import LinkList
from huntflow_desk.qt.panes.card.tabs import CardTabs
from huntflow_desk.qt.panes.card.top import CardTop
from huntflow_desk.qt.people.parts import Missing
from huntflow_desk.qt.people.photo import PhotoFrame
from huntflow_desk.services.card import Card
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.panes.card.foot import CardFoot

KINDS = frozenset({"applicant", "worklog", "questionary", "resume", "dictionary", "vacancy"})
LOADING_MS = 300


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
        self._stale = False
        self._complete = False
        self.about_vacancy: int | None = None
        self._asking = Asking(workplace, runner, lambda: self._card is not None, self)
        self._build(relay)
        self._photo = PhotoFrame(workplace.library, runner, self.header.show_photo, self)
        self._calm = Calm(parent=self)
        self._calm.due.connect(self._reread)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LOADING_MS)
        self._late.timeout.connect(self._show_nothing)
        self._asking.came.connect(self._reread)
        self._asking.fresh.connect(self._fetch_photo)
        self._asking.failed.connect(self._late.stop)
        self._asking.changed.connect(self._show_state)
        self._asking.log_requested.connect(self.log_requested)
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
        self._photo.forget()
        self.top.leave()
        self.tabs.leave()
        self._account_id, self._applicant_id, self._card = account_id, applicant_id, None
        if account_id is None or applicant_id is None:
            self._asking.turn_to(None)
            self._late.stop()
            self._show_nothing()
            return
        self._asking.turn_to((account_id, applicant_id))
        self._load(other_person=True)
        # A photo that is kept comes at once; a new one after the card, whose address is fresh then.
        self._photo.show(self._card, fetch=False)
        self._asking.start()

    def refresh(self, *, force: bool = True) -> None:
        """Ask the server now, as a person's wish; without `force` only for what is not fresh."""
        self._asking.start(force=force)

    def complete(self) -> None:
        """The first pictures stand: what they did without."""
        self._complete = True
        self.top.complete()
        card = self._card
        if card is not None:
            reason = why_not(self._workplace, card.account_id)
            self.foot.show_card(card, reason, self.about_vacancy)

    async def leave(self) -> None:
        """Keep what is being typed. Raises DiskTrouble."""
        if "foot" in self.__dict__:
            await self.foot.leave()

    def write_note(self) -> bool:
        """Give the keyboard to the note; False when nobody is shown."""
        if self._card is None or not self.isVisible():
            return False
        self.complete()
        self.foot.begin()
        return True

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
        """How parts are seen, as JSON."""
        return self.tabs.save_state()

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave."""
        self.tabs.restore_state(state)

    def tab(self) -> str:
        """The chosen tab: resume, history or questionary."""
        return self.tabs.current()

    def choose_tab(self, key: str) -> None:
        """Choose a tab."""
        self.tabs.choose(key)

    @property
    def tells_changes(self) -> bool:
        """Whether somebody asked what changed and is told."""
        return self.top.tells_changes

    def toggle_changes(self) -> bool:
        """Tell what changed since the last look, or take it away. Whether it is told now."""
        told = self.top.toggle_changes()
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

    def _build(self, relay: Relay) -> None:
        # From the outside in: what is put into something else is styled anew with all it holds.
        self.busy = BusyLine()
        whole, body = Surface(), QWidget()
        self.setLayout(column(whole))
        self._floors = column(self.busy, body, spacing=0)
        self._floors.setStretch(1, 1)
        whole.setLayout(self._floors)
        nobody = QWidget()
        self._empty = EmptyState()
        self._area = QScrollArea()
        self._body = QStackedLayout(body)
        self._body.addWidget(nobody)
        self._body.addWidget(self._area)
        nobody.setLayout(column(self._empty))
        inside = Surface()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self.top = CardTop(self._workplace, self._runner, relay, self, inside)
        self.links = LinkList(inside)
        self.tabs = CardTabs(self._workplace, self._runner, self._asking.missing, inside)
        # Parts carry 8 px of their own, so that all words stand on one line at 16.
        px = theme().px
        content = column(self.top, self.links, self.tabs, spacing=12)
        content.setContentsMargins(px(8), px(16), px(8), px(12))
        content.setStretch(2, 1)
        inside.setLayout(content)
        self.header, self.changes = self.top.header, self.top.changes
        self.resumes, self.hits = self.tabs.resumes, self.tabs.hits
        self.top.refresh_requested.connect(self.refresh)
        self.top.menu_requested.connect(self.menu_requested)
        self.top.wished.connect(self.wished)
        self.links.vacancy_requested.connect(self.vacancy_requested)
        self.links.move_requested.connect(lambda one: self.wished.emit("move", one))
        self.links.add_requested.connect(lambda: self.wished.emit("add_to_vacancy", None))
        self.tabs.log_requested.connect(self.log_requested)
        self.tabs.gone_to_hit.connect(self._show_page)

    @functools.cached_property
    def foot(self) -> CardFoot:
        """Where a note is written; made after the first pictures."""
        from huntflow_desk.qt.panes.card.foot import CardFoot

        foot = CardFoot(self._workplace, self._runner, self)
        self._floors.addWidget(foot)
        return foot

    def _show_page(self) -> None:
        self._area.ensureWidgetVisible(self.tabs.stack, 0, 0)

    # Reading the store

    def _load(self, *, other_person: bool) -> None:
        account_id, applicant_id = self._account_id, self._applicant_id
        if account_id is None or applicant_id is None:
            return
        self._card = self._workplace.library.card(account_id, applicant_id)
        if self._card is not None:
            self._late.stop()
            self._show_card(self._card, other_person=other_person)
        elif other_person and self._workplace.session.state.usable:
            # Nothing for a moment: an answer that comes at once must not flicker.
            self._empty.hide()
            self._body.setCurrentIndex(0)
            self._late.start()
        else:
            self._show_nothing()

    def _reread(self) -> None:
        if not self.isVisible():
            # A pane nobody sees reads once, when it is seen again.
            self._stale = True
            return
        self._stale = False
        self._load(other_person=self._card is None)

    def _show_card(self, card: Card, *, other_person: bool) -> None:
        reason = why_not(self._workplace, card.account_id)
        self.top.show_card(card, reason)
        self.links.show_links(card.links, other_person=other_person)
        self.links.set_why_not(reason)
        if other_person:
            self._area.verticalScrollBar().setValue(0)
        self.tabs.show_card(card, other_person=other_person)
        self._body.setCurrentIndex(1)
        if self._complete:
            self.foot.show_card(card, reason, self.about_vacancy)

    def _fetch_photo(self) -> None:
        self._photo.show(self._card, fetch=True)

    # Nothing to show

    def _show_nothing(self) -> None:
        """The whole pane has nothing: say why."""
        if self._card is not None:
            return
        if "foot" in self.__dict__:
            self.foot.hide()
        if self._applicant_id is None:
            missing = Missing(
                self.tr("Никто не выбран"),
                hint=self.tr("Выберите кандидата в списке."),
                icon="candidate",
            )
        else:
            text = self.tr("Этого ещё нет на компьютере")
            missing = self._asking.missing(text, "candidate")
        self._empty.show_state(
            missing.text, hint=missing.hint, icon=missing.icon, actions=missing.actions
        )
        self._empty.show()
        self._body.setCurrentIndex(0)

    def _show_state(self) -> None:
        """Loading, trouble or connection changed: only words about absent parts follow."""
        self.busy.set_busy(self._asking.loading)
        if self._card is not None:
            self.tabs.draw()
        elif not self._late.isActive():
            self._show_nothing()

    # What happened elsewhere

    def _changed(self, change: Change) -> None:
        if change.kind == "connection":
            if self._workplace.session.state.usable:
                self.resumes.connected()
            self._asking.connection_changed()
        elif change.kind == "outbox":
            self.top.outbox_changed()
        elif change.kind == "reminders":
            self.top.reminders_changed()
        elif change.kind in KINDS and self._concerns(change):
            self._calm.poke()

    def _concerns(self, change: Change) -> bool:
        """Whether it may touch what is shown of the person."""
        if self._applicant_id is None or change.account_id not in (None, self._account_id):
            return False
        if change.kind == "dictionary" or change.touches(change.kind, self._applicant_id):
            return True
        if change.kind != "vacancy" or self._card is None:
            return False
        on = {link.vacancy_id for link in self._card.applicant.links}
        return not change.ids or bool(on & change.ids)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Карточка кандидата"))
        if self._card is None:
            self._show_state()
