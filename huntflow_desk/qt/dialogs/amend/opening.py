"""The creation of a vacancy: all fields, its plan and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.models import Json
from huntflow_desk.qt.dialogs.amend.fields import FieldsPart, can_hold, offers_of
from huntflow_desk.qt.dialogs.amend.part import steps
from huntflow_desk.qt.forms import vacancy
from huntflow_desk.qt.forms.attachments import Attachments
from huntflow_desk.qt.forms.field import empty
from huntflow_desk.qt.forms.form import Form
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.schema import SchemaForm
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.commands import vacancy_payload
from huntflow_desk.services.workplace import Workplace


def _tr(text: str) -> str:
    return QCoreApplication.translate("AmendFields", text)


class NewVacancyPart(FieldsPart):
    """A new vacancy: its own fields, one quota, the organisation's fields, files. What has no
    input here (coworkers, an offer, a dictionary that is not kept) is shown and stays as it was.
    """

    vendor = vacancy.VENDOR

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        payload = edit.payload
        fields: Json = dict(payload.get("fields") or {})
        own: Json = payload.get("shown") or payload.get("additional") or {}
        self._was: Mapping[str, Json] = {"fields": dict(fields), "own": own}
        self._quota: Json = {}
        self.plan: vacancy.PlanForm | None = None
        quotas = fields.get("quotas") or []
        if len(quotas) < 2:
            self.plan = vacancy.PlanForm(vacancy.PLAN)
            self._quota = quotas[0] if quotas else {}
            fields.pop("quotas", None)
        main = self._offered(vacancy.MainForm(_editable(self._offered(vacancy.MainForm()), fields)))
        self.add_form("fields", main, {}, fields)
        if self.plan is not None:
            self.add_form("plan", self.plan, vacancy.NEW_PLAN, vacancy.planned(self._quota))
        self.files = Attachments(workplace, runner)
        self.files.set_files(list(payload.get("files") or ()))
        self.files_row = Labelled(self.files)
        self.files_row.add_tool(self.files.button)
        self.body.addWidget(self.files_row)
        offers = offers_of(self)
        specs = workplace.library.names(edit.account_id).vacancy_fields
        known = set(_editable(SchemaForm(specs, offers), own))
        specs = tuple(spec for spec in specs if spec.key in known)
        self._own_kept = {key: value for key, value in own.items() if key not in known}
        self.add_form("own", SchemaForm(specs, offers), {}, own)
        texts = vacancy.TextsForm(_editable(vacancy.TextsForm(), fields))
        self.add_form("fields", texts, {}, fields)
        known = {*main.fields, *texts.fields}
        self._kept = {key: value for key, value in fields.items() if key not in known}
        kept = {**self._kept, **self._own_kept}
        self.shown = self.kept_form(kept)
        self.shown.show_base(kept)
        self.shown.setVisible(bool(kept))
        self.body.addWidget(self.shown)
        self.retranslate()
        self.files.changed.connect(self.edited)

    def _offered(self, form: vacancy.MainForm) -> vacancy.MainForm:
        form.offer(self.workplace, self.edit.account_id, new=True)
        return form

    def draft(self) -> Json:
        """All inputs."""
        return {**super().draft(), "files": self.files.files()}

    def restore(self, draft: Mapping[str, Any]) -> None:
        """As it was left."""
        super().restore(draft)
        files = draft.get("files")
        self.files.set_files(files if isinstance(files, list) else [])

    def wanted(self) -> Edit:
        """In the shape a new vacancy has; a plan nobody touched stays as it was."""
        fields = {**self._filled("fields"), **self._kept}
        if self.plan is not None:
            quota = self.plan.quota()
            if vacancy.NEW_PLAN | vacancy.planned(self._quota) != vacancy.planned(quota):
                quota = {**self._quota, **quota}
                fields["quotas"] = [{key: one for key, one in quota.items() if one is not None}]
            elif "quotas" in self._was["fields"]:
                fields["quotas"] = self._was["fields"]["quotas"]
        own = {**self._filled("own"), **self._own_kept}
        return replace(self.edit, payload=vacancy_payload(fields, own, self.files.files()))

    def _filled(self, part: str) -> Json:
        """What is said; an emptied field is left out, one that was empty all along stays."""
        was = self._was[part]
        return {
            key: value
            for key, value in self.said(part).items()
            if not empty(value) or (key in was and empty(was[key]))
        }

    @property
    def busy(self) -> bool:
        """Whether a copy of a file is being made."""
        return self.files.busy

    @property
    def empty(self) -> bool:
        """A new vacancy is never nothing: without a position it is a complaint."""
        return False

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """At the input; what is kept has a place too."""
        if steps(pointer)[:1] == ["files"]:
            self.files_row.complain(text)
            return self.files.button
        found = super().complain(pointer, text)
        if found is None:
            field = self.shown.complain(pointer, text, self.vendor)
            return None if field is None else field.input
        return found

    def clear(self) -> None:
        """No complaint any more."""
        super().clear()
        self.files_row.complain("")
        for field in self.shown.fields.values():
            field.complain("")

    def retranslate(self) -> None:
        """Words in the current language."""
        super().retranslate()
        self.files_row.set_title(_tr("Файлы"))
        for field in self.shown.fields.values():
            field.lock(_tr("Здесь не меняется и остаётся как было."))
            field.retranslate()


def _editable(form: Form, values: Json) -> list[str]:
    """Fields that are empty, or can be edited with the value they have; `form` is tried out."""
    form.show_base({})
    form.restore({"values": values})
    return [
        key
        for key, field in form.fields.items()
        if key not in values or can_hold(field, values[key])
    ]
