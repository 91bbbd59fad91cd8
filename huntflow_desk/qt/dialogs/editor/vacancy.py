"""The editor of a vacancy: own fields, plan, texts, fields of the organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Json
from huntflow_desk.core.wire.bodies import VACANCY_FIELDS
from huntflow_desk.core.wire.overlay import own_fields
from huntflow_desk.qt.dialogs.editor.dialog import EditorDialog
from huntflow_desk.qt.forms.form import Form
from huntflow_desk.qt.forms.naming import vacancy_title
from huntflow_desk.qt.forms.schema import SchemaForm
from huntflow_desk.qt.forms.vacancy import VENDOR, MainForm, PlanForm, TextsForm
from huntflow_desk.qt.kit.frames import EmptyState
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace


class VacancyEditor(EditorDialog):
    """Edits one vacancy; 0 stands for one that is not there yet."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        account_id: int,
        vacancy_id: int,
        parent: QWidget | None = None,
    ) -> None:
        name = f"vacancy_{account_id}_{vacancy_id}" if vacancy_id else f"new_vacancy_{account_id}"
        super().__init__(workplace, runner, relay, account_id, name, parent)
        self.vacancy_id = vacancy_id
        self._choices = workplace.choices
        self._main = MainForm()
        self.plan = PlanForm()
        both = Form()
        both.body.addWidget(self._main)
        both.body.addWidget(self.plan)
        self.add_more(both.body)
        self.add_page("main", both)
        self.add_form("main", self._main)
        self.add_form("plan", self.plan)
        texts = TextsForm()
        self.add_page("texts", texts, texts)
        specs = workplace.library.names(account_id).vacancy_fields
        self.own: SchemaForm | None = None
        self._no_own = EmptyState()
        if specs:
            self.own = SchemaForm(specs, lambda spec: self._choices.of(account_id, spec))
            self.add_page("own", self.own, self.own)
        else:
            self.add_page("own", self._no_own, fills=True)
        self._offer()
        self.begin()
        self.show_page("main")
        self._main.fields["position"].input.setFocus()
        self._ask_server()

    def add_more(self, box: QVBoxLayout) -> None:
        """What stands below the fields of the first page."""

    def titles(self) -> dict[str, str]:
        """Names of the pages."""
        return {
            "main": self.tr("Основное"),
            "texts": self.tr("Тексты"),
            "own": self.tr("Доп. поля"),
        }

    def read(self) -> dict[str, Mapping[str, Any]]:
        """The vacancy as it is shown; texts only once they were read."""
        card = self.workplace.library.vacancy_card(self.account_id, self.vacancy_id)
        raw = card.vacancy.raw if card is not None else {}
        own = own_fields(raw, VACANCY_FIELDS, VACANCY_FIELDS)
        quotas = self._choices.quotas(self.account_id, self.vacancy_id)
        found: dict[str, Mapping[str, Any]] = {
            "main": own,
            "plan": self.plan.show_quotas(quotas, bool(quotas)),
        }
        complete = card is not None and card.complete
        reason = "" if complete else self.tr("Ещё не загружено: появится, когда будет связь.")
        for form in (self.forms["texts"], self.own):
            if form is None:
                continue
            if reason:
                for field in form.fields.values():
                    field.lock(field.locked or reason)
            elif form is self.own:
                found["own"] = raw
            else:
                found["texts"] = own
        if complete:
            self._unlock(self.tr("Ещё не загружено: появится, когда будет связь."))
        return found

    async def carry_out(self) -> Sequence[Edit]:
        """Only what changed."""
        fields: Json = {**self._main.changes(), **self.forms["texts"].changes()}
        if self.plan.changed:
            fields["quotas"] = [self._quota()]
        own = self.own.changes() if self.own is not None else {}
        edit = await self.workplace.commands.update_vacancy(
            self.account_id, self.vacancy_id, fields, own, hold=False
        )
        return [edit] if edit is not None else []

    def vendor_names(self) -> Mapping[str, str]:
        """As in a request."""
        return VENDOR

    def concerns(self, change: Change) -> bool:
        """This vacancy, or dictionaries."""
        if change.account_id not in (None, self.account_id):
            return False
        return change.kind == "dictionary" or change.touches("vacancy", self.vacancy_id)

    def refreshed(self) -> None:
        """Dictionaries may have come."""
        self._offer()

    def retranslate(self) -> None:
        """Words in the current language."""
        super().retranslate()
        name = vacancy_title(self.workplace, self.account_id, self.vacancy_id)
        self.set_heading(self.tr("Правка вакансии"), name)
        self._no_own.show_state(self.tr("В организации нет дополнительных полей"), icon="vacancy")

    # Inside

    def _quota(self) -> Json:
        """The one open quota as it is written; the vendor edits it by its id."""
        quotas = self._choices.quotas(self.account_id, self.vacancy_id)
        single = next(one for one in quotas if not one.closed)
        return {"id": single.quota_id, **self.plan.quota()}

    def _offer(self) -> None:
        self._main.offer(self.workplace, self.account_id, new=not self.vacancy_id)
        if self.own is not None:
            self.own.offer_again()

    def _unlock(self, reason: str) -> None:
        for form in (self.forms["texts"], self.own):
            for field in form.fields.values() if form is not None else ():
                if field.locked == reason:
                    field.lock("")

    def _ask_server(self) -> None:
        library, choices = self.workplace.library, self._choices
        account, vacancy = self.account_id, self.vacancy_id

        async def work() -> None:
            await library.refresh_vacancy(account, vacancy)
            await choices.refresh_quotas(account, vacancy, force=True)
            await choices.refresh(account)

        if self.workplace.session.state.usable:
            self.runner.start(
                work,
                owner=self,
                key="fresh",
                done=lambda _: self._reread(),
                background=True,
                failed=lambda _: True,
                label=self.tr("Вакансия"),
            )
