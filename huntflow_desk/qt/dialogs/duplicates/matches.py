"""The list of people who may be the same person, and of those who are decided to be others."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.intake import Likely
from huntflow_desk.qt.dialogs.duplicates import words
from huntflow_desk.qt.kit.rows import CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView


class Pair(NamedTuple):
    """Somebody in the list; `different`: decided to be another person."""

    match: Likely
    different: bool = False

    @property
    def key(self) -> int:
        """The other one's id."""
        return self.match.applicant_id or 0


class MatchList(RowsView):
    """Rows of pairs: who, how sure, who says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = RowsModel([self._column()])
        super().__init__(self._model, lines=2, header=False, parent=parent)
        self._model.setParent(self)
        self._pairs: tuple[Pair, ...] = ()
        self._name = ""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """From top to bottom."""
        return self._pairs

    def current(self) -> Pair | None:
        """Who is compared."""
        key = self.current_key()
        return next((one for one in self._pairs if one.key == key), None)

    def show_pairs(self, pairs: tuple[Pair, ...], name: str, *, place: int | None = None) -> None:
        """Show these. `name`: of the person they are compared with, family name first; `place`:
        the row to be current, by default who was or the first one."""
        before = self.current_key()
        self._name = name
        self._pairs = pairs
        self._model.set_source(ListSource(pairs, lambda one: one.key))
        if place is not None and pairs:
            self.choose_row(min(place, len(pairs) - 1))
        elif before is None or not self.choose(before):
            self.choose_row(0)

    def _column(self) -> Column:
        return Column(
            "name", "", text=lambda one: words.name_of(one.match), card=self._card, stretch=True
        )

    def _card(self, one: Pair) -> CardText:
        name = words.name_of(one.match)
        if one.different:
            decided = QCoreApplication.translate("Duplicates", "Разные люди: так решено")
            return CardText(name, decided, avatar=name, title_tone="muted", strong=False)
        why = (words.short_score(one.match), ", ".join(words.reasons(one.match, self._name)))
        below = " · ".join(part for part in why if part)
        return CardText(name, below, avatar=name, trailing=words.source(one.match))
