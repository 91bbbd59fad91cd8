"""Words of a search in the card: how many places, which one, to the next and the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from huntflow_desk.core.query import words as words_in
from huntflow_desk.qt.kit.fields import Button, Hint, IconButton, keyed, no_hint
from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.people.parts import PartPage

SHORTEST = 2
"""One letter begins half of all words."""

MOST_WORDS = 12

Elsewhere = Callable[[Sequence[str]], list[tuple[str, str]]]


def words_of_search(text: str) -> tuple[str, ...]:
    """The words of a search that can stand in a text: no operators, nothing that is excluded."""
    if not text.strip():
        return ()
    from huntflow_desk.core.language import parse

    found: list[str] = []
    for part in parse(text):
        if part.kind in ("word", "phrase", "phone") and not part.negative:
            found += [word for word in words_in(part.value) if len(word) >= SHORTEST]
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


class HitBar(QWidget):
    """Lights words on the page that is shown and walks through them.

    `elsewhere_requested(place)`: go to another part that has them; `moved()`: a person
    went to a place.
    """

    elsewhere_requested = Signal(str)
    moved = Signal()
    closed = Signal()

    def __init__(
        self, page: Callable[[], PartPage | None], elsewhere: Elsewhere, parent: QWidget | None
    ) -> None:
        """`page`: what is shown now; `elsewhere`: other places and what a button says of them."""
        super().__init__(parent)
        self._page = page
        self._find_elsewhere = elsewhere
        self._words: tuple[str, ...] = ()
        self._hint: Hint = no_hint
        self._total = 0
        self._current = -1
        self._target = ""
        self._what = Muted(small=True, elide=True)
        self._other = Button("", self._go_elsewhere, kind="quiet")
        self._other.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._counter = Label(role="small")
        self._previous = IconButton("chevron-up", "", lambda: self.step(-1))
        self._next = IconButton("chevron-down", "", lambda: self.step(1))
        self._close = IconButton("close", "", self._dismiss)
        parts = row(
            self._what, self._other, self._counter, self._previous, self._next, self._close,
            spacing=4,
        )  # fmt: skip
        parts.setStretch(0, 1)
        self.setLayout(parts)
        self._other.hide()
        # The place is gone to when the page has got its size, other parts are read after that.
        self._arrive = QTimer(self)
        self._arrive.setSingleShot(True)
        self._arrive.timeout.connect(lambda: self._go(quiet=True))
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._look_elsewhere)
        self._retranslate()
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What is lit."""
        return self._words

    @property
    def place(self) -> tuple[int, int]:
        """Number of the place gone to, from 1, and how many there are."""
        return self._current + 1, self._total

    def use_hints(self, hint: Hint) -> None:
        """Where the keys of commands are known in words."""
        self._hint = hint
        self._retranslate()

    def set_words(self, words: Sequence[str]) -> None:
        """Light these instead; none: light nothing."""
        wanted = tuple(words)
        if wanted == self._words:
            return
        self._words = wanted
        self.setVisible(bool(wanted))
        self.light(fresh=True)

    def light(self, *, fresh: bool) -> None:
        """The page shows something else. `fresh`: another page or person, so from the first place;
        else the place stays."""
        page = self._page()
        if page is None or (not self._words and not self._total):
            return
        self._total = page.light(self._words)
        if fresh:
            self._other.hide()
        if fresh or self._current < 0:
            self._current = 0 if self._total else -1
            if self._total:
                self._arrive.start(0)
        else:
            self._current = min(self._current, self._total - 1)
        if self._words:
            self._look.start(0)
        self._say()

    def step(self, by: int) -> None:
        """To the next place (1) or the one before (-1), round the end."""
        if not self._words:
            return
        if not self._total:
            self._go_elsewhere()
            return
        self._current = (self._current + by) % self._total
        self._go()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _go(self, *, quiet: bool = False) -> None:
        page = self._page()
        if page is not None and 0 <= self._current < self._total:
            page.go_to_hit(self._current)
            if not quiet:
                self.moved.emit()

    def _look_elsewhere(self) -> None:
        found = self._find_elsewhere(self._words) if self._words else []
        self._target, text = found[0] if found else ("", "")
        self._other.set_text(text)
        self._other.setVisible(bool(text))

    def _go_elsewhere(self) -> None:
        if self._target:
            self.elsewhere_requested.emit(self._target)

    def _dismiss(self) -> None:
        self.set_words(())
        self.closed.emit()

    def _say(self) -> None:
        words = one_line(", ".join(self._words), 80)
        self._what.setText(
            self.tr("Найдено: {words}").format(words=words)
            if self._total
            else self.tr("Здесь нет: {words}").format(words=words)
        )
        counter = f"{self._current + 1}/{self._total}" if self._total else ""
        self._counter.setText(counter)
        self._counter.setAccessibleName(
            self.tr("Совпадение {number} из {total}").format(
                number=self._current + 1, total=self._total
            )
            if self._total
            else ""
        )
        for button in (self._previous, self._next):
            button.setEnabled(self._total > 0)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Слова поиска в карточке"))
        self._previous.set_text(keyed(self.tr("Предыдущее совпадение"), self._hint("previous_hit")))
        self._next.set_text(keyed(self.tr("Следующее совпадение"), self._hint("next_hit")))
        self._close.set_text(self.tr("Убрать подсветку"))
        self._say()
        if self._words:
            self._look.start(0)
