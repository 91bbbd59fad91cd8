"""Somebody new: the same fields, where they go, and who is like them already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.models import ApplicantRow, Json
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.dialogs.editor.dialog import EditorDialog
from huntflow_desk.qt.forms.attachments import Attachments
from huntflow_desk.qt.forms.labelled import Labelled
from huntflow_desk.qt.forms.person import VENDOR, ContactForm, MainForm
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.inputs import Choice, Text
from huntflow_desk.qt.kit.labels import Heading, Muted
from huntflow_desk.qt.kit.picker import Node, Picker
from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.tables import full_name
from huntflow_desk.services.commands import NewResume
from huntflow_desk.services.search import search_of
from huntflow_desk.services.workplace import Workplace

LOOK_MS = 400
_MOST_LIKE = 4
_MOST_VACANCIES = 300
_LEAST_DIGITS = 7


class NewApplicantEditor(EditorDialog):
    """Creates one person. `person_chosen(id)`: somebody who is there already is wanted."""

    person_chosen = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        account_id: int,
        vacancy_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        name = f"new_applicant_{account_id}"
        super().__init__(workplace, runner, relay, account_id, name, parent)
        self._search = search_of(workplace)
        self._main, self._contacts = MainForm(), ContactForm()
        self.likes: list[ApplicantRow] = []
        self._build_place()
        page = QWidget()
        parts = (self._main, self._contacts, self._like, Line(), self._place_head, self._target)
        page.setLayout(column(*parts, spacing=12))
        self.add_page("main", page, self._main)
        self.add_form("contacts", self._contacts)
        self.pages.strip.hide()
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look_for_likes)
        self._main.edited.connect(self._looking.start)
        self._contacts.edited.connect(self._looking.start)
        self._first_vacancy = vacancy_id
        self._fill_place(vacancy_id)
        self.begin()
        self.resize(self.width(), theme().px(660))
        self.show_page("main")
        self._main.fields["last_name"].input.setFocus()
        if self.changed:
            self._looking.start()

    def titles(self) -> dict[str, str]:
        """One page."""
        return {"main": self.tr("Основное")}

    def read(self) -> dict[str, Mapping[str, Any]]:
        """Nothing yet."""
        return {"main": {}, "contacts": {}}

    async def carry_out(self) -> Sequence[Edit]:
        """The creation is waited for; what follows it goes by itself."""
        fields = {**self._main.changes(), **self._contacts.changes()}
        source, files = self.source.key(), self.files.files()
        resume = None
        if source or files:
            resume = NewResume(
                source_id=int(source) if source else None, file=files[0] if files else None
            )
        stage = self.stage.key()
        edits = await self.workplace.commands.create_applicant(
            self.account_id,
            fields,
            resume=resume,
            vacancy_id=self.vacancy.key(),
            stage_id=int(stage) if stage else None,
            comment=clean(self.note.text().strip()),
            hold=False,
        )
        return edits[:1]

    def go_word(self) -> str:
        """It is made."""
        return self.tr("Создать")

    def vendor_names(self) -> Mapping[str, str]:
        """As in a request."""
        return VENDOR

    def more_draft(self) -> Json:
        """Where they go."""
        return {
            "vacancy": self.vacancy.key(),
            "stage": self.stage.key(),
            "source": self.source.key(),
            "note": self.note.text(),
            "files": self.files.files(),
        }

    def restore_more(self, draft: Mapping[str, Any]) -> int:
        """Where they go; an empty draft begins anew."""
        vacancy = draft.get("vacancy") if draft else self._first_vacancy
        self._fill_place(vacancy if isinstance(vacancy, int) else None)
        self.stage.choose(str(draft.get("stage") or self.stage.key()))
        self.source.choose(str(draft.get("source") or ""))
        self.note.show_text(str(draft.get("note") or ""))
        files = draft.get("files")
        self.files.set_files(files if isinstance(files, list) else [])
        return len(self.more_changes())

    def more_changes(self) -> list[str]:
        """A note and a file are typed work; a vacancy alone is not."""
        found = []
        if self.note.text().strip():
            found.append(self.tr("Заметка"))
        if self.files.files():
            found.append(self.tr("Файл"))
        return found

    def retranslate(self) -> None:
        """Words in the current language."""
        super().retranslate()
        self.set_heading(self.tr("Новый кандидат"))
        self._place_head.setText(self.tr("Куда и откуда"))
        self._vacancy_row.set_title(self.tr("Вакансия"))
        self.vacancy.set_name(self.tr("Вакансия"))
        self._stage_row.set_title(self.tr("Этап"))
        self.stage.setAccessibleName(self.tr("Этап"))
        self._source_row.set_title(self.tr("Источник"))
        self.source.setAccessibleName(self.tr("Источник"))
        self._note_row.set_title(self.tr("Заметка"))
        self.note.setAccessibleName(self.tr("Заметка"))
        self.files.button.set_text(self.tr("Приложить резюме"))

    # Inside

    def _build_place(self) -> None:
        self.vacancy = Picker(empty=self.tr("Без вакансии"))
        self.vacancy.picked.connect(self._vacancy_picked)
        self.stage, self.source = Choice(), Choice()
        self.note = Text(lines=2)
        self.files = Attachments(self.workplace, self.runner, limit=1)
        self._vacancy_row, self._stage_row = Labelled(self.vacancy), Labelled(self.stage)
        self._source_row, self._note_row = Labelled(self.source), Labelled(self.note)
        self._note_row.add_tool(self.files.button)
        self._place_head = Heading(level=3)
        self._target = QWidget()
        upper = row(self._vacancy_row, self._stage_row, self._source_row, spacing=12)
        for number, stretch in enumerate((2, 1, 1)):
            upper.setStretch(number, stretch)
        self._target.setLayout(column(upper, self._note_row, self.files, spacing=12))
        self._like = Surface("sunken")
        self._like_text = Muted(small=True, wrap=True)
        self._like_people = QWidget()
        self._like_flow = FlowLayout(spacing=6, parent=self._like_people)
        self._like.setLayout(column(self._like_text, self._like_people, margins=8, spacing=4))
        self._like.hide()
        self.note.textChanged.connect(self.typed)
        for choice in (self.stage, self.source):
            choice.chosen.connect(lambda _: self.typed())
        self.files.changed.connect(self.typed)

    def _fill_place(self, vacancy_id: int | None) -> None:
        library = self.workplace.library
        query = VacancyQuery(self.account_id, states=frozenset({"OPEN"}))
        rows = library.vacancy_rows(query, 0, _MOST_VACANCIES)
        self.vacancy.set_nodes([Node(one.vacancy_id, one.position) for one in rows])
        known = {one.vacancy_id for one in rows}
        self.vacancy.choose([vacancy_id] if vacancy_id in known and vacancy_id else [])
        sources = library.names(self.account_id).sources.values()
        options = [("", "—"), *((str(one.item_id), one_line(one.name, 60)) for one in sources)]
        self.source.set_options(options)
        self._fill_stages()

    def _fill_stages(self) -> None:
        vacancy_id = self.vacancy.key()
        stages = (
            self.workplace.library.stages(self.account_id, vacancy_id)
            if vacancy_id is not None
            else ()
        )
        self.stage.set_options([(str(one.stage_id), one_line(one.name, 60)) for one in stages])
        self._stage_row.setVisible(bool(stages))

    def _vacancy_picked(self) -> None:
        self._fill_stages()
        self.typed()

    # Who is like them

    def _look_for_likes(self) -> None:
        """By e-mail, phone and name, in what is kept here."""
        texts = self._what_to_look_for()
        if not texts:
            self._show_likes([])
            return
        search, account = self._search, self.account_id

        async def look() -> list[ApplicantRow]:
            found: dict[int, ApplicantRow] = {}
            for text in texts:
                reading = search.read(account, text)
                if reading.empty:
                    continue
                hits = await search.find_later(search.query(account, reading))
                for one in search.rows(hits, 0, _MOST_LIKE):
                    if one.reason in ("name", "phone", "email", "contact"):
                        found.setdefault(one.applicant_id, one)
            return list(found.values())[:_MOST_LIKE]

        self.runner.start(
            look,
            owner=self,
            key="likes",
            done=self._show_likes,
            failed=lambda _: True,
            background=True,
            label=self.tr("Похожие кандидаты"),
        )

    def _what_to_look_for(self) -> list[str]:
        def text(form: Any, key: str) -> str:
            return str(form.fields[key].value() or "").strip()[:200]

        found = []
        email = text(self._contacts, "email")
        if "@" in email:
            found.append(f'"{email}"')
        digits = "".join(one for one in text(self._contacts, "phone") if one.isdigit())
        if len(digits) >= _LEAST_DIGITS:
            found.append(digits[-10:])
        last, first = text(self._main, "last_name"), text(self._main, "first_name")
        if len(last) > 1 and first:
            found.append(" ".join(f'"{one}"' for one in (last, first)))
        return found

    def _show_likes(self, rows: Sequence[ApplicantRow]) -> None:
        self.likes = list(rows)
        self._like_flow.clear()
        for one in rows:
            about = " · ".join(filter(None, (full_name(one), one.position, one.snippet)))
            button = Button(
                one_line(about, 70), partial(self._open, one.applicant_id), kind="quiet"
            )
            self._like_flow.addWidget(button)
            button.show()
        self._like_text.setText(self.tr("Похоже, такой кандидат уже есть:"))
        self._like.setVisible(bool(rows))

    def _open(self, applicant_id: int) -> None:
        """Somebody is there already: the draft stays, the card opens."""
        if self.changed:
            self.leave_draft()
        else:
            self.reject()
        self.person_chosen.emit(applicant_id)
