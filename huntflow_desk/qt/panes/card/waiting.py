"""What of a person is still on its way to Huntflow, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.qt.edits import headline, state_words
from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Workplace

_NAMED = 3


class WaitingLine(QWidget):
    """«Ещё не отправлено: …»; hidden when nothing waits."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._edits: tuple[Edit, ...] = ()
        self._icon = QLabel()
        self._text = Label(tone="muted", role="small", elide=True)
        box = row(self._icon, self._text, spacing=6)
        box.setStretch(1, 1)
        box.setContentsMargins(theme().px(8), 0, theme().px(8), 0)
        self.setLayout(box)
        theme().changed.connect(self._show)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self._text.full_text()

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Those of a person that are not over."""
        wanted = tuple(edit for edit in edits if edit.is_active)
        if wanted != self._edits:
            self._edits = wanted
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._edits))
        if not self._edits:
            return
        named = [headline(self._workplace, edit) for edit in self._edits[-_NAMED:]]
        rest = len(self._edits) - len(named)
        if rest > 0:
            named.append(self.tr("и ещё %n", None, rest))
        stuck = [edit for edit in self._edits if edit.state is State.NEEDS_PERSON]
        if stuck:
            word, tone, icon = state_words(stuck[0])
            lead = f"{word[:1].upper()}{word[1:]}"
        else:
            lead, tone, icon = self.tr("Ещё не отправлено"), "muted", "clock"
        self._text.set_tone(tone)
        self._text.setText(f"{lead}: {'; '.join(named)}")
        self._icon.setPixmap(theme().pixmap(icon, 14, tone))
