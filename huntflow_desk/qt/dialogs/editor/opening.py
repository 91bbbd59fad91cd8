"""A new vacancy: the same fields, its first plan and files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Json
from huntflow_desk.qt.dialogs.editor.vacancy import VacancyEditor
from huntflow_desk.qt.forms.attachments import Attachments
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.vacancy import NEW_PLAN
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace


class NewVacancyEditor(VacancyEditor):
    """Creates one vacancy. `made(vacancy id)`: it is kept, be it by a number below zero."""

    made = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        account_id: int,
        parent: QWidget | None = None,
    ) -> None:
        self.files = Attachments(workplace, runner)
        self._kept: int | None = None
        super().__init__(workplace, runner, relay, account_id, 0, parent)

    def add_more(self, box: QVBoxLayout) -> None:
        """Files that go along."""
        self.plan.fields["quotas"].hide()
        self._files_row = Labelled(self.files)
        self._files_row.add_tool(self.files.button)
        box.addWidget(self._files_row)
        self.files.changed.connect(self.typed)

    def read(self) -> dict[str, Mapping[str, Any]]:
        """Nothing yet, and one person to hire."""
        found: dict[str, Mapping[str, Any]] = {"main": {}, "plan": NEW_PLAN, "texts": {}}
        if self.own is not None:
            found["own"] = {}
        return found

    async def carry_out(self) -> Sequence[Edit]:
        """One edit with all of it."""
        quota = self.plan.quota()
        fields: Json = {
            **self._main.changes(),
            **self.forms["texts"].changes(),
            "quotas": [{key: value for key, value in quota.items() if value is not None}],
        }
        own = self.own.changes() if self.own is not None else {}
        edit = await self.workplace.commands.create_vacancy(
            self.account_id, fields, own, files=self.files.files(), hold=False
        )
        self._kept = edit.vacancy_id
        return [edit]

    def go_word(self) -> str:
        """It is made."""
        return self.tr("Создать")

    def accept(self) -> None:
        """What is kept can be shown, however far it is by now."""
        super().accept()
        if self._kept is not None:
            self.made.emit(self._kept)

    def concerns(self, change: Change) -> bool:
        """Dictionaries."""
        return change.account_id in (None, self.account_id) and change.kind == "dictionary"

    def more_draft(self) -> Json:
        """Files."""
        return {"files": self.files.files()}

    def restore_more(self, draft: Mapping[str, Any]) -> int:
        """Files; an empty draft has none."""
        files = draft.get("files")
        self.files.set_files(files if isinstance(files, list) else [])
        return len(self.more_changes())

    def more_changes(self) -> list[str]:
        """A file is worth a draft."""
        return [self.tr("Файлы")] if self.files.files() else []

    def retranslate(self) -> None:
        """Words in the current language."""
        super().retranslate()
        self.set_heading(self.tr("Новая вакансия"))
        self._files_row.set_title(self.tr("Файлы"))
        self.files.button.set_text(self.tr("Приложить файлы"))

    def _ask_server(self) -> None:
        choices, account = self.workplace.choices, self.account_id
        if self.workplace.session.state.usable:
            self.runner.start(
                lambda: choices.refresh(account),
                owner=self,
                key="fresh",
                done=lambda _: self._reread(),
                background=True,
                failed=lambda _: True,
                label=self.tr("Справочники"),
            )
