"""The parts of a person in tabs: resume, history, questionary; and words lit in them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from huntflow_desk.qt.kit.fields import SegmentedTabs
from huntflow_desk.qt.kit.frames import Line, column, row
from huntflow_desk.qt.kit.labels import AgeLabel
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.people.hits import HitBar
from huntflow_desk.qt.people.parts import Missing, PartPage
from huntflow_desk.qt.people.resumes import ResumePage
from huntflow_desk.services.card import Card
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.people.history import HistoryPage
    from huntflow_desk.qt.people.questionary import QuestionaryPage

LEAST_HEIGHT = 240


class CardTabs(QWidget):
    """Fills the page in view only: the others wait until they are looked at.

    `gone_to_hit()`: a person went to a lit place; `log_requested(log_id)`.
    """

    gone_to_hit = Signal()
    log_requested = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        missing: Callable[[str, str], Missing],
        parent: QWidget | None = None,
    ) -> None:
        """`missing(text, icon)`: what to say in place of a part that is not here."""
        super().__init__(parent)
        self._workplace = workplace
        self._missing = missing
        self._card: Card | None = None
        self._drawn: set[str] = set()
        self._hits_of: tuple[object, ...] = ()
        self.strip = SegmentedTabs(parent=self)
        self.age = AgeLabel(parent=self)
        self.hits = HitBar(self._page_of_hits, self._hits_elsewhere, self)
        self.stack = QStackedWidget(self)
        self.resumes = ResumePage(workplace, runner, self.stack)
        self.stack.addWidget(self.resumes)
        px = theme().px
        self.stack.setMinimumHeight(px(LEAST_HEIGHT))
        strip = row(self.strip, self.age, spacing=8)
        strip.setStretch(0, 1)
        self.age.setContentsMargins(0, 0, px(8), 0)
        self.hits.setContentsMargins(px(8), px(4), 0, 0)
        # Tabs carry 8 px of their own, so that all words stand on one line.
        self.stack.setContentsMargins(px(8), 0, px(8), 0)
        whole = column(strip, Line(), self.hits, 8, self.stack, spacing=0)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.strip.changed.connect(self.draw)
        self.resumes.chosen.connect(self._other_part)
        self.resumes.log_requested.connect(self.log_requested)
        self.hits.elsewhere_requested.connect(self._go_to_part)
        self.hits.moved.connect(self.gone_to_hit)
        self._retranslate()

    @functools.cached_property
    def history(self) -> HistoryPage:
        """Tab «История»; made when it is first looked at or searched."""
        from huntflow_desk.qt.people.history import HistoryPage

        page = HistoryPage(self.stack)
        self.stack.addWidget(page)
        return page

    @functools.cached_property
    def questionary(self) -> QuestionaryPage:
        """Tab «Анкета»; made when it is first looked at or searched."""
        from huntflow_desk.qt.people.questionary import QuestionaryPage

        page = QuestionaryPage(self.stack)
        self.stack.addWidget(page)
        return page

    def show_card(self, card: Card, *, other_person: bool) -> None:
        """Show what is kept of a person."""
        self._card = card
        if other_person:
            self._drawn.clear()
        self._name_tabs(card)
        self.draw()

    def leave(self) -> None:
        """Nobody is shown from now on."""
        self._card = None
        self.resumes.leave()

    def draw(self, _key: str = "") -> None:
        """Fill the page in view; what is said of an absent part may be another by now."""
        card, key, page = self._card, self.current(), self._page()
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
                waiting=self._waiting_words(card),
            )
        else:
            self.questionary.show_questionary(
                card.questionary,
                self._missing(self.tr("Анкета ещё не сохранена"), "questionary"),
                other_person=other,
            )
        self.stack.setCurrentWidget(page)
        self._other_part()

    def current(self) -> str:
        """The chosen tab: resume, history or questionary."""
        return self.strip.current()

    def choose(self, key: str) -> None:
        """Choose a tab."""
        self.strip.choose(key)
        self.draw()

    def save_state(self) -> dict[str, object]:
        """How resumes are seen, as JSON."""
        return {"resume": self.resumes.mode, "zoom": self.resumes.zoom}

    def restore_state(self, state: object) -> None:
        """Take back what `save_state` gave."""
        if isinstance(state, dict):
            self.resumes.set_mode(str(state.get("resume")))
            zoom = state.get("zoom")
            self.resumes.set_zoom(zoom if isinstance(zoom, int) else 100)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # The page in view

    def _page(self) -> PartPage | None:
        match self.current():
            case "resume":
                return self.resumes
            case "history":
                return self.history
            case "questionary":
                return self.questionary
        return None

    def _waiting_words(self, card: Card) -> dict[int, str]:
        """State of the history's entries that are on their way, by entry."""
        edits = self._workplace.library.edits_of(card.account_id, card.applicant.applicant_id)
        if not edits:
            return {}
        from huntflow_desk.qt.edits import state_words

        return {-one.edit_id: state_words(one)[0] for one in edits}

    def _name_tabs(self, card: Card) -> None:
        resumes, entries = len(card.resumes), len(card.worklog.value) if card.worklog else 0
        self.strip.set_tabs(
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

    # Words that were looked for

    def _other_part(self) -> None:
        """Another part may be in view, or the same with other words."""
        page, card = self._page(), self._card
        self.age.set_moment(page.age if page is not None else None)
        resume = self.resumes.current if self.current() == "resume" else None
        part = (
            card and (card.account_id, card.applicant.applicant_id),
            self.current(),
            resume and (resume.external_id, self.resumes.mode),
        )
        fresh, self._hits_of = part != self._hits_of, part
        self.hits.light(fresh=fresh)

    def _page_of_hits(self) -> PartPage | None:
        return self._page() if self._card is not None else None

    def _hits_elsewhere(self, found: Sequence[str]) -> list[tuple[str, str]]:
        """Parts that are not in view and have the words: where to go, and what to say."""
        card, tab = self._card, self.current()
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
        self.choose(tab)
        if external_id:
            self.resumes.set_mode("text")
            self.resumes.choose(int(external_id))

    def _retranslate(self) -> None:
        self.strip.setAccessibleName(self.tr("Части карточки"))
        self.stack.setAccessibleName(self.tr("Часть карточки"))
        if self._card is not None:
            self._name_tabs(self._card)
            self.draw()
