"""The small dialog of tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.forms.naming import people_title
from huntflow_desk.qt.forms.taglist import TagList
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.bulk import BulkAction
from huntflow_desk.services.workplace import Workplace


class TagsDialog(Dialog):
    """Ticks tags of one person. `planned(action)`: what to put on and take off several."""

    planned = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        people: Sequence[int],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=420)
        self._workplace = workplace
        self._runner = runner
        self._account_id = account_id
        self._people = tuple(people)
        self.tags = TagList(workplace, runner, account_id, people)
        self.tags.submitted.connect(self.submit)
        self.body.addWidget(self.tags)
        self.retranslate()
        self.fit()
        self.tags.search.setFocus()

    def submit(self) -> None:
        """Put on and take off."""
        add, remove = self.tags.changes()
        if not add and not remove:
            self.accept()
            return
        if len(self._people) > 1:
            self.planned.emit(BulkAction("tags", add=tuple(add), remove=tuple(remove)))
            return
        commands, person = self._workplace.commands, self._people[0]
        self._runner.start(
            lambda: commands.change_tags(self._account_id, person, add, remove),
            owner=self,
            key="tags",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=self.set_busy,
            label=self.tr("Метки"),
        )

    def _failed(self, error: BaseException) -> bool:
        said = describe(error)
        self.say(said.title, said.text)
        return True

    def retranslate(self) -> None:
        """Words in the current language."""
        who = people_title(self._workplace, self._account_id, self._people)
        self.set_heading(self.tr("Метки: {who}").replace("{who}", who))
        self.tags.retranslate()
        self.leave.set_text(self.tr("Отмена"))
        many = len(self._people) > 1
        self.go.set_text(self.tr("Дальше: план") if many else self.tr("Сохранить"))
        self.status.setText(self.tr("Enter — отметить · Ctrl+Enter — готово"))
