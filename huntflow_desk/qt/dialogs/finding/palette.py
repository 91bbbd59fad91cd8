"""The palette: every command by its name, people and vacancies, from the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.query import words
from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.actions.finding import Hit, best, find
from huntflow_desk.qt.actions.menus import MENUS
from huntflow_desk.qt.dialogs.finding.dialog import FindDialog, Target
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace

MOST_COMMANDS, MOST_PEOPLE, MOST_OTHERS = 7, 6, 5


class PaletteDialog(FindDialog):
    """Commands with their keys, then people, vacancies and saved searches.

    A command runs when the dialog has closed; one that cannot be done now says why and stays.
    """

    def __init__(
        self,
        actions: Actions,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workplace, runner, account_id, parent)
        self._actions = actions
        self._commands = [one for one in actions.commands() if one.key != "palette"]
        self._usual_hint = self.tr("↑↓ выбрать · Enter выполнить · Esc закрыть")
        self.setWindowTitle(self.tr("Найти или выполнить"))
        self._field.set_placeholder(self.tr("Команда, кандидат или вакансия"))
        self._list.setAccessibleName(self.tr("Что сделать или куда перейти"))
        self._list.current_changed.connect(lambda _: self._say_hint())
        self._look("")

    def _targets(self, near: list[Target], people: list[Target], text: str) -> list[Target]:
        hits = find(self._commands, text, self._actions.recent)
        strong, weak = best(hits, MOST_COMMANDS) if words(text) else (hits, [])
        meant = self._targets_of(strong)
        # What cannot be done now does not stand in the way of what can.
        return [
            *(one for one in meant if not one.refusal),
            *(people[:MOST_PEOPLE] if words(text) else ()),
            *(near[:MOST_OTHERS] if words(text) else ()),
            *(one for one in meant if one.refusal),
            *self._targets_of(weak),
        ]

    def _run(self, target: Target) -> None:
        self._actions.run(str(target.value), remember=True)

    def _targets_of(self, hits: Sequence[Hit]) -> list[Target]:
        found = []
        for command, _ in hits:
            reason = self._actions.why_not(command.key)
            menu = QCoreApplication.translate("Actions", MENUS[command.menu])
            found.append(
                Target(
                    "command",
                    command.key,
                    command.text(),
                    f"{menu} · {reason}" if reason else menu,
                    self._actions.hint(command.key),
                    command.icon or "chevron-right",
                    reason,
                )
            )
        return found

    def _say_hint(self) -> None:
        self._hint.set_tone("muted")
        self._hint.setText(self._usual_hint)
