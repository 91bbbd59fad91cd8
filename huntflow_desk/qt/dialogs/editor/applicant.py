"""The editor of a person: own fields, contacts, questionary, tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Json
from huntflow_desk.core.wire.bodies import APPLICANT_FIELDS
from huntflow_desk.core.wire.overlay import own_fields
from huntflow_desk.qt.dialogs.editor.dialog import EditorDialog
from huntflow_desk.qt.forms.form import Form
from huntflow_desk.qt.forms.naming import person_title
from huntflow_desk.qt.forms.person import VENDOR, ContactForm, MainForm
from huntflow_desk.qt.forms.schema import SchemaForm
from huntflow_desk.qt.forms.taglist import TagList
from huntflow_desk.qt.kit.frames import EmptyState, column
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace

_KINDS = frozenset({"applicant", "questionary", "dictionary"})


class ApplicantEditor(EditorDialog):
    """Edits one person."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        account_id: int,
        applicant_id: int,
        parent: QWidget | None = None,
    ) -> None:
        name = f"applicant_{account_id}_{applicant_id}"
        super().__init__(workplace, runner, relay, account_id, name, parent)
        self.applicant_id = applicant_id
        self.add_page("main", *_twice(MainForm()))
        self.add_page("contacts", *_twice(ContactForm()))
        self._place_of_answers = QWidget()
        self._answers_box: QVBoxLayout = column()
        self._place_of_answers.setLayout(self._answers_box)
        self._no_answers = EmptyState()
        self._answers_box.addWidget(self._no_answers)
        self.answers: SchemaForm | None = None
        self.add_page("questionary", self._place_of_answers, fills=True)
        self.tags = TagList(workplace, runner, account_id, (applicant_id,))
        self.tags.edited.connect(self.typed)
        self.add_page("tags", self.tags, fills=True)
        self._build_answers()
        self.begin()
        self._adopt()
        self.show_page("main")
        self.forms["main"].fields["last_name"].input.setFocus()
        self._ask_server()

    def titles(self) -> dict[str, str]:
        """Names of the pages."""
        tags = " •" if self.tags.changes() != ([], []) else ""
        return {
            "main": self.tr("Основное"),
            "contacts": self.tr("Контакты"),
            "questionary": self.tr("Анкета"),
            "tags": self.tr("Метки") + tags,
        }

    def read(self) -> dict[str, Mapping[str, Any]]:
        """The card as it is shown, and the answers when they are kept."""
        card = self.workplace.library.card(self.account_id, self.applicant_id)
        raw = card.applicant.raw if card is not None else {}
        own = own_fields(raw, APPLICANT_FIELDS, APPLICANT_FIELDS)
        found: dict[str, Mapping[str, Any]] = {"main": own, "contacts": own}
        saved = self.workplace.library.answers(self.account_id, self.applicant_id)
        if self.answers is not None and saved is not None:
            found["questionary"] = saved.value
        return found

    async def carry_out(self) -> Sequence[Edit]:
        """Only what changed; tags go by themselves, after their undo window."""
        commands, account, person = self.workplace.commands, self.account_id, self.applicant_id
        edits: list[Edit | None] = []
        forms = (self.forms["main"], self.forms["contacts"])
        fields = {key: value for form in forms for key, value in form.changes().items()}
        if fields:
            base = {key: value for form in forms for key, value in form.bases().items()}
            edits.append(
                await commands.update_applicant(account, person, fields, base=base, hold=False)
            )
        if self.answers is not None and self.answers.changed:
            edits.append(
                await commands.answer_questionary(
                    account, person, self.answers.changes(), hold=False
                )
            )
        add, remove = self.tags.changes()
        if add or remove:
            await commands.change_tags(account, person, add, remove)
        return [edit for edit in edits if edit is not None]

    def vendor_names(self) -> Mapping[str, str]:
        """As in a request."""
        return VENDOR

    def concerns(self, change: Change) -> bool:
        """This person, or dictionaries."""
        if change.kind not in _KINDS or change.account_id not in (None, self.account_id):
            return False
        return change.kind == "dictionary" or change.touches(change.kind, self.applicant_id)

    def more_draft(self) -> Json:
        """Ticks of tags."""
        ticks = {str(tag): on for tag, on in self.tags.ticks().items()}
        return {"tags": ticks} if ticks else {}

    def restore_more(self, draft: Mapping[str, Any]) -> int:
        """Ticks of tags."""
        ticks = draft.get("tags")
        self.tags.forget()
        for tag, on in (ticks if isinstance(ticks, Mapping) else {}).items():
            self.tags.tick(int(tag), on=bool(on))
        return len(self.more_changes())

    def more_changes(self) -> list[str]:
        """Tags."""
        return [self.tr("Метки")] if self.tags.changes() != ([], []) else []

    def refreshed(self) -> None:
        """Answers or dictionaries may have come."""
        self.tags.refresh()
        if self.answers is not None:
            self.answers.offer_again()
        elif self._build_answers():
            self.answers_came()

    def answers_came(self) -> None:
        """Answers came while the dialog was open: its draft may have some, too."""
        self._restore_draft()

    def retranslate(self) -> None:
        """Words in the current language."""
        super().retranslate()
        who = person_title(self.workplace, self.account_id, self.applicant_id)
        self.set_heading(self.tr("Правка: {who}").replace("{who}", who))
        self.tags.retranslate()
        self._say_no_answers()

    # Inside

    def _build_answers(self) -> bool:
        names = self.workplace.library.names(self.account_id)
        saved = self.workplace.library.answers(self.account_id, self.applicant_id)
        if not names.questionary_fields or saved is None or self.answers is not None:
            return False
        choices = self.workplace.choices
        self.answers = SchemaForm(
            names.questionary_fields, lambda spec: choices.of(self.account_id, spec)
        )
        self.answers.show_base(saved.value)
        self._no_answers.hide()
        self._answers_box.addWidget(self.answers)
        self._answers_box.addStretch()
        self.add_form("questionary", self.answers)
        return True

    def _say_no_answers(self) -> None:
        if self.answers is not None:
            return
        names = self.workplace.library.names(self.account_id)
        if names.questionary_fields:
            self._no_answers.show_state(
                self.tr("Анкета ещё не загружена"),
                hint=self.tr("Она появится здесь, как только придёт из Хантфлоу."),
                icon="questionary",
            )
        else:
            self._no_answers.show_state(
                self.tr("В организации нет анкеты кандидата"), icon="questionary"
            )

    def _ask_server(self) -> None:
        """Begin from the latest word of the server, and have what fields choose from."""
        library, choices = self.workplace.library, self.workplace.choices
        account, person = self.account_id, self.applicant_id

        async def work() -> None:
            await library.refresh_card(account, person)
            await choices.refresh(account)

        if self.workplace.session.state.usable and person > 0:
            self.runner.start(
                work,
                owner=self,
                key="fresh",
                background=True,
                failed=lambda _: True,
                label=self.tr("Карточка кандидата"),
            )

    def _adopt(self) -> None:
        """An edit that was refused before is taken up again: from what it was made of."""
        edits = [
            edit
            for edit in self.workplace.outgoing.of_applicant(self.account_id, self.applicant_id)
            if edit.state is State.NEEDS_PERSON and edit.kind in (Kind.UPDATE, Kind.QUESTIONARY)
        ]
        for edit in edits:
            mine = edit.payload.get("fields") or edit.payload.get("shown") or {}
            for form in self.forms.values():
                draft = {
                    "base": {key: edit.base.get(key) for key in mine},
                    "values": {key: value for key, value in mine.items() if key in form.fields},
                }
                for key in draft["values"]:
                    form.fields[key].show_base(edit.base.get(key))
                form.restore(draft)
        if edits:
            self._saving.take_up(edits)


def _twice(form: Form) -> tuple[QWidget, Form]:
    """A form as a page and as a form."""
    return form, form
