"""The creation of somebody: all fields, and what comes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.models import Json
from huntflow_desk.qt.dialogs.amend.fields import FieldsPart
from huntflow_desk.qt.dialogs.amend.part import steps
from huntflow_desk.qt.forms import person
from huntflow_desk.qt.forms.attachments import Attachments
from huntflow_desk.qt.forms.field import empty
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.inputs import Choice, Text
from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace


def _tr(text: str) -> str:
    return QCoreApplication.translate("AmendFields", text)


class NewcomerPart(FieldsPart):
    """Somebody new: all fields, source, resume and photo. What follows waits for them as before."""

    vendor = person.VENDOR

    def __init__(self, workplace: Workplace, runner: TaskRunner, edit: Edit) -> None:
        super().__init__(workplace, runner, edit)
        payload = edit.payload
        fields = payload.get("fields", {})
        forms = (person.MainForm(), person.ContactForm())
        for form in forms:
            self.add_form("fields", form, {}, fields)
        known = {key for form in forms for key in form.fields}
        self._unknown = {key: value for key, value in fields.items() if key not in known}
        self.source = Choice()
        self.source_row = Labelled(self.source)
        self.file, self.file_row = self._files(payload.get("file"))
        self.photo, self.photo_row = self._files(payload.get("photo"))
        self.text = Text(lines=5)
        self.text.show_text(str(payload.get("text") or ""))
        self._text = (self.text.text(), str(payload.get("text") or ""))
        self.text_row = Labelled(self.text)
        self.text_row.setVisible(bool(payload.get("text")))
        attached = QWidget()
        side = row(self.source_row, self.file_row, self.photo_row, spacing=12)
        for place in range(3):
            side.setStretch(place, 1)
        attached.setLayout(side)
        self.body.addWidget(attached)
        self.body.addWidget(self.text_row)
        self.retranslate()
        self.source.choose(str(payload.get("source_id") or ""))
        self.source.chosen.connect(lambda _: self.edited.emit())
        self.text.textChanged.connect(self.edited)
        self.text.submitted.connect(self.submitted)

    def _files(self, file: Any) -> tuple[Attachments, Labelled]:
        files = Attachments(self.workplace, self.runner, limit=1)
        files.set_files([file] if file else [])
        files.changed.connect(self.edited)
        inside = QWidget()
        inside.setLayout(column(files))
        labelled = Labelled(inside)
        labelled.add_tool(files.button)
        return files, labelled

    def draft(self) -> Json:
        """All inputs."""
        return {
            **super().draft(),
            "source": self.source.key(),
            "file": self.file.files(),
            "photo": self.photo.files(),
            "text": self.text.text(),
        }

    def restore(self, draft: Mapping[str, Any]) -> None:
        """As it was left."""
        super().restore(draft)
        self.source.choose(str(draft.get("source") or ""))
        for files, name in ((self.file, "file"), (self.photo, "photo")):
            found = draft.get(name)
            files.set_files(found if isinstance(found, list) else [])
        self.text.show_text(str(draft.get("text") or ""))

    def wanted(self) -> Edit:
        """The creation; parts it never had stay out."""
        fields = {key: value for key, value in self.said("fields").items() if not empty(value)}
        payload: Json = {"fields": {**fields, **self._unknown}}
        source, file, photo = self.source.key(), self.file.files(), self.photo.files()
        shown, text = self._text
        now = self.text.text()
        text = text if now == shown else clean(now)
        if source or file or text:
            payload |= {
                "text": text,
                "source_id": int(source) if source else None,
                "file": file[0] if file else None,
            }
        if photo:
            payload["photo"] = photo[0]
        return replace(self.edit, payload=payload)

    @property
    def busy(self) -> bool:
        """Whether a copy of a file is being made."""
        return self.file.busy or self.photo.busy

    @property
    def empty(self) -> bool:
        """Somebody new is never nothing: without a name it is a complaint."""
        return False

    def complain(self, pointer: str, text: str) -> QWidget | None:
        """At the input; the resume has several."""
        names = steps(pointer)
        rows = {"photo": self.photo_row, "account_source": self.source_row, "files": self.file_row}
        if names and names[0] in ("externals", "photo"):
            found = rows.get(names[-1], self.file_row)
            found.complain(text)
            return found.control
        return super().complain(pointer, text)

    def clear(self) -> None:
        """No complaint any more."""
        super().clear()
        for labelled in (self.source_row, self.file_row, self.photo_row):
            labelled.complain("")

    def retranslate(self) -> None:
        """Words in the current language."""
        super().retranslate()
        self.source_row.set_title(_tr("Источник"))
        self.file_row.set_title(_tr("Файл резюме"))
        self.photo_row.set_title(_tr("Фотография"))
        self.text_row.set_title(_tr("Текст резюме"))
        for files, words in ((self.file, _tr("Приложить резюме")), (self.photo, _tr("Фотография"))):
            files.button.set_text(words)
        sources = self.workplace.library.names(self.edit.account_id).sources
        options = [("", "—"), *((str(key), one_line(one.name, 60)) for key, one in sources.items())]
        chosen = self.source.key() or str(self.edit.payload.get("source_id") or "")
        if chosen and chosen not in dict(options):
            options.append((chosen, f"№ {chosen}"))
        self.source.set_options(options)
