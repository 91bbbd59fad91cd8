"""Edits with inputs of their own: moves, notes, tags, a new tag, a vacancy's state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import Edit, plain
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.qt.dialogs.amend.part import Part, steps
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.moving import MoveForm
from huntflow_desk.qt.forms.naming import vacancies_of, vacancy_title
from huntflow_desk.qt.forms.noting import NoteField
from huntflow_desk.qt.forms.swatches import Swatches
from huntflow_desk.qt.forms.taglist import LONGEST_NAME, TagList
from huntflow_desk.qt.forms.vacancystate import VacancyStateForm
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.inputs import Choice, Line
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.amending import between
from huntflow_desk.services.commands import move_payload
from huntflow_desk.services.workplace import Workplace

_OURS = {
    "status": "stage_id",
    "rejection_reason": "rejection_reason_id",
    "fill_quota": "quota_id",
    "account_vacancy_close_reason": "reason_id",
    "account_vacancy_hold_reason": "reason_id",
    "date": "day",
}
"""The vendor's names of inputs, where they are not ours."""


class MovePart(Part):
    """Stage, reason, date, quota, note, files."""

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        self.form = MoveForm(workplace, runner, edit.account_id)
        self.setLayout(column(self.form))
        self.setFocusProxy(self.form)
        three = between(edit).get("stage_id")
        now = three[1] if three else edit.base.get("stage_id")
        self.form.show_vacancy(edit.vacancy_id, () if now is None else (now,))
        self._now = now
        self.form.show_payload(edit.payload)
        self.form.edited.connect(self.edited)
        self.form.submitted.connect(self.submitted)
        self.form.resized.connect(self.resized)

    def draft(self) -> Json:
        """All inputs, whatever the stage asks for."""
        form = self.form
        stage = form.stage()
        return {
            "stage_id": stage.stage_id if stage is not None else None,
            "reason": form.reason.key(),
            "day": form.day.text(),
            "quota": form.quota.key(),
            "note": {"text": form.note.text.text(), "files": form.note.files.files()},
        }

    def restore(self, draft: Mapping[str, Any]) -> None:
        """As it was left."""
        form = self.form
        if isinstance(draft.get("stage_id"), int):
            form.choose_stage(draft["stage_id"])
        form.reason.choose(str(draft.get("reason") or ""))
        form.day.show_text(str(draft.get("day") or ""))
        form.quota.choose(str(draft.get("quota") or ""))
        note = draft.get("note")
        form.note.restore(note if isinstance(note, Mapping) else {})

    def wanted(self) -> Edit:
        """To the stage that is chosen, which must be another one than the present."""
        action, stage = self.form.action(), self.form.stage()
        assert stage is not None
        if stage.stage_id == self._now:
            raise Rejected(fields={"stage_id": "here"})
        payload = move_payload(
            stage.kind,
            stage.stage_id,
            comment=action.comment,
            rejection_reason_id=action.rejection_reason_id,
            employment_date=action.employment_date,
            quota_id=action.quota_id,
            files=action.files,
        )
        return replace(self.edit, payload=payload)

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """At the input."""
        name = (steps(pointer) or [""])[0]
        return _say(self.form.rows(), _OURS.get(name, name), text)

    def clear(self) -> None:
        """No complaint any more."""
        self.form.complain({})

    @property
    def busy(self) -> bool:
        """Whether a copy of a file is being made."""
        return self.form.note.files.busy

    def retranslate(self) -> None:
        """Words in the current language."""
        self.form.retranslate()


class NotePart(Part):
    """Text, what it is about, files."""

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        self.where = Choice()
        self.where_row = Labelled(self.where)
        self.note = NoteField(workplace, runner, lines=6)
        self.setLayout(column(self.note, self.where_row, spacing=12))
        self.setFocusProxy(self.note)
        files = list(edit.payload.get("files") or ())
        self.note.restore({"text": edit.payload.get("comment"), "files": files})
        self.retranslate()
        self.where.choose(_key(edit.vacancy_id))
        self.where.chosen.connect(lambda _: self.edited.emit())
        self.note.edited.connect(self.edited)
        self.note.submitted.connect(self.submitted)

    def draft(self) -> Json:
        """All inputs."""
        return {
            "where": self.where.key(),
            "note": {"text": self.note.text.text(), "files": self.note.files.files()},
        }

    def restore(self, draft: Mapping[str, Any]) -> None:
        """As it was left."""
        self.where.choose(str(draft.get("where") or ""))
        note = draft.get("note")
        self.note.restore(note if isinstance(note, Mapping) else {})

    def wanted(self) -> Edit:
        """The note."""
        code = self.note.code()
        if code:
            raise Rejected(fields={"comment": code})
        where = self.where.key()
        payload = {"comment": self.note.comment(), "files": self.note.files.files()}
        return replace(self.edit, payload=payload, vacancy_id=int(where) if where else None)

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """At the input."""
        rows = {"comment": self.note.row, "files": self.note.row, "vacancy": self.where_row}
        return _say(rows, (steps(pointer) or [""])[0], text)

    def clear(self) -> None:
        """No complaint any more."""
        self.note.row.complain("")
        self.where_row.complain("")

    @property
    def busy(self) -> bool:
        """Whether a copy of a file is being made."""
        return self.note.files.busy

    def retranslate(self) -> None:
        """Words in the current language."""
        self.note.name(self.tr("Заметка"))
        self.where_row.set_title(self.tr("К чему относится"))
        self.where.setAccessibleName(self.tr("К чему относится заметка"))
        edit, person = self.edit, self.edit.applicant_id
        found = dict(
            vacancies_of(self.workplace, edit.account_id, (person,)) if person is not None else ()
        )
        if edit.vacancy_id is not None and edit.vacancy_id not in found:
            name = vacancy_title(self.workplace, edit.account_id, edit.vacancy_id)
            found[edit.vacancy_id] = name
        options = [("", self.tr("Личная заметка"))]
        self.where.set_options(
            [*options, *((_key(one), one_line(name, 60)) for one, name in found.items())]
        )


class TagsPart(Part):
    """Ticks, against what the person has without this edit."""

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        person = edit.applicant_id or 0
        card = workplace.library.card(edit.account_id, person)
        shown = set(card.applicant.tag_ids) if card is not None else set()
        self._add = [workplace.outgoing.tag_of(one) for one in edit.payload.get("add", ())]
        self._remove = list(edit.payload.get("remove", ()))
        had = (shown - set(self._add)) | set(self._remove)
        self.tags = TagList(workplace, runner, edit.account_id, (person,), had=had)
        self.setLayout(column(self.tags))
        self.setFocusProxy(self.tags)
        self._tick({**dict.fromkeys(self._add, True), **dict.fromkeys(self._remove, False)})
        self.tags.edited.connect(self.edited)
        self.tags.submitted.connect(self.submitted)

    def draft(self) -> Json:
        """What is ticked and what is not."""
        add, remove = self.tags.changes()
        return {"add": sorted(add), "remove": sorted(remove)}

    def restore(self, draft: Mapping[str, Any]) -> None:
        """As it was left."""
        self.tags.forget()
        ticks: dict[int, bool] = {}
        for name, on in (("add", True), ("remove", False)):
            ids = draft.get(name)
            numbers = ids if isinstance(ids, list) else []
            # A tag that was new then may have its number by now.
            tag_of = self.workplace.outgoing.tag_of
            ticks |= {tag_of(one): on for one in numbers if isinstance(one, int)}
        self._tick(ticks)

    def wanted(self) -> Edit:
        """What is to be put on and taken off."""
        add, remove = self.tags.changes()
        return replace(self.edit, payload={"add": add, "remove": remove})

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """The list has one place for all."""
        return None

    @property
    def empty(self) -> bool:
        """Whether the ticks are what the person has."""
        return self.tags.changes() == ([], [])

    def retranslate(self) -> None:
        """Words in the current language."""
        self.tags.retranslate()

    def _tick(self, ticks: Mapping[int, bool]) -> None:
        for tag, on in ticks.items():
            self.tags.tick(tag, on=on)


class TagPart(Part):
    """Name and colour of a new tag."""

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        self.name = Line()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.show_text(str(edit.payload.get("name") or ""))
        self.name_row = Labelled(self.name)
        self.colours = Swatches(str(edit.payload.get("color") or ""))
        self.colour_row = Labelled(self.colours)
        self.setLayout(column(self.name_row, self.colour_row, spacing=12))
        self.setFocusProxy(self.name)
        self.name.textEdited.connect(lambda _: self.edited.emit())
        self.colours.picked.connect(self.edited)
        self.retranslate()

    def draft(self) -> Json:
        """Both."""
        return {"name": self.name.text(), "color": self.colours.colour()}

    def restore(self, draft: Mapping[str, Any]) -> None:
        """As it was left."""
        self.name.show_text(str(draft.get("name") or ""))
        self.colours.choose(str(draft.get("color") or ""))

    def wanted(self) -> Edit:
        """Blanks in the name as everywhere."""
        name = " ".join(self.name.text().split())
        return replace(self.edit, payload={"name": name, "color": self.colours.colour()})

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """At the input."""
        rows = {"name": self.name_row, "color": self.colour_row}
        return _say(rows, (steps(pointer) or [""])[0], text)

    def clear(self) -> None:
        """No complaint any more."""
        self.name_row.complain("")
        self.colour_row.complain("")

    def retranslate(self) -> None:
        """Words in the current language."""
        self.name_row.set_title(self.tr("Название"))
        self.colour_row.set_title(self.tr("Цвет"))


class StatePart(Part):
    """Reason, day and note of closing or holding a vacancy."""

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        self._action = str(edit.payload.get("action"))
        self.form = VacancyStateForm(workplace, edit.account_id, self._action)
        self.form.show_payload(edit.payload)
        self.setLayout(column(self.form))
        self.setFocusProxy(self.form)
        self.form.edited.connect(self.edited)
        self.form.submitted.connect(self.submitted)

    def draft(self) -> Json:
        """All inputs."""
        form = self.form
        return {"reason": form.reason.key(), "day": form.day.text(), "text": form.comment.text()}

    def restore(self, draft: Mapping[str, Any]) -> None:
        """As it was left."""
        self.form.reason.choose(str(draft.get("reason") or ""))
        self.form.day.show_text(str(draft.get("day") or ""))
        self.form.comment.show_text(str(draft.get("text") or ""))

    def wanted(self) -> Edit:
        """The same action, said otherwise."""
        payload = self.edit.payload | plain(self.form.payload())
        return replace(self.edit, payload=payload)

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """At the input."""
        name = (steps(pointer) or [""])[0]
        return _say(self.form.rows(), _OURS.get(name, name), text)

    def clear(self) -> None:
        """No complaint any more."""
        self.form.complain({})

    def retranslate(self) -> None:
        """Words in the current language."""
        self.form.retranslate()


def _say(rows: Mapping[str, Labelled], name: str, text: str) -> QWidget | None:
    labelled = rows.get(name)
    if labelled is None or labelled.isHidden():
        return None
    labelled.complain(text)
    return labelled.control


def _key(number: int | None) -> str:
    return "" if number is None else str(number)
