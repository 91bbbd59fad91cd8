"""A part of the card: its view, or an honest word about why there is nothing to see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtWidgets import QStackedLayout, QWidget

from huntflow_desk.qt.kit.frames import EmptyState

Actions = Sequence[tuple[str, Callable[[], object]]]


class Missing(NamedTuple):
    """Why a part cannot be shown, in words, with at most two buttons."""

    text: str
    hint: str = ""
    icon: str = "empty"
    actions: tuple[tuple[str, Callable[[], object]], ...] = ()

    @property
    def says(self) -> tuple[str, str, str, tuple[str, ...]]:
        """What a person sees of it."""
        return self.text, self.hint, self.icon, tuple(name for name, _ in self.actions)


class PartPage(QWidget):
    """A page of the card. `age` is when its data were read, None where nothing is kept."""

    def __init__(self, view: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.age: datetime | None = None
        self.expires: datetime | None = None
        self._view = view
        self._state: EmptyState | None = None
        self._said: Missing | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(view)

    @property
    def missing(self) -> Missing | None:
        """What is said in place of the view."""
        return self._said if self._stack.currentWidget() is not self._view else None

    def show_view(self) -> None:
        """There is something to see."""
        self._stack.setCurrentWidget(self._view)

    def show_missing(self, missing: Missing) -> None:
        """There is not. Buttons keep their focus while the words stay the same."""
        if self._state is None:
            self._state = EmptyState(parent=self)
            self._stack.addWidget(self._state)
        if self._said is None or self._said.says != missing.says:
            self._state.show_state(
                missing.text, hint=missing.hint, icon=missing.icon, actions=missing.actions
            )
        self._said = missing
        self._stack.setCurrentWidget(self._state)

    # Words that were looked for

    def light(self, words: Sequence[str]) -> int:
        """Light up the words that begin so (folded); how many places there are."""
        return 0

    def go_to_hit(self, number: int) -> None:
        """Bring a lit place into sight, from 0."""
