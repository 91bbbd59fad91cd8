"""Several people have the number of whoever calls: a few letters, or arrows, choose one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.query import fold, words
from huntflow_desk.qt.dialogs.finding.dialog import FindDialog, Target
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.tables import full_name
from huntflow_desk.services.calling import Caller
from huntflow_desk.services.workplace import Workplace


class CallersDialog(FindDialog):
    """`caller_chosen(account_id, applicant_id)`."""

    caller_chosen = Signal(int, int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int | None,
        callers: Sequence[Caller],
        number: str,
        parent: QWidget | None = None,
    ) -> None:
        """`account_id`: the organisation in work; people of others say of which. `number` as it
        was written."""
        super().__init__(workplace, runner, account_id, parent)
        names = {one.account_id: one.name for one in workplace.library.accounts()}
        self._callers = [_target(one, account_id, names) for one in callers]
        self.setWindowTitle(self.tr("Кто звонит: {number}").format(number=one_line(number, 40)))
        self._field.set_placeholder(self.tr("Имя, должность или организация"))
        self._list.setAccessibleName(self.windowTitle())
        self._look("")

    def _look(self, text: str) -> None:
        wanted = words(text)
        self._show(text, [one for one in self._callers if _fits(one, wanted)], [])

    def _run(self, target: Target) -> None:
        if isinstance(target.value, tuple):
            self.caller_chosen.emit(*target.value)


def _target(one: Caller, here: int | None, names: dict[int, str]) -> Target:
    elsewhere = names.get(one.account_id, "") if one.account_id != here else ""
    below = " · ".join(filter(None, (one.position, one.company)))
    return Target(
        "caller", (one.account_id, one.applicant_id), full_name(one), below, one_line(elsewhere, 40)
    )


def _fits(target: Target, wanted: Sequence[str]) -> bool:
    text = fold(f"{target.title} {target.below} {target.note}")
    return all(word in text for word in wanted)
