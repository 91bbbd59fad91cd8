"""The frame of the editors: pages of fields, a draft within a second, saving, and what is said
of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Json
from huntflow_desk.qt.dialogs.editor.forms import Forms
from huntflow_desk.qt.dialogs.editor.pages import Pages
from huntflow_desk.qt.dialogs.editor.saving import Outcome, Saving
from huntflow_desk.qt.edits import trouble_words
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.forms.field import Field
from huntflow_desk.qt.forms.form import Form
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.inputs import day_text
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.notices import Notice
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.workplace import Workplace

_NAMED = 4


class EditorDialog(Dialog):
    """`told(text, kind)`: what to say after it has closed itself.

    Subclasses add pages, read what is shown now (`read`), carry changes out (`carry_out`).
    """

    told = Signal(str, str)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        account_id: int,
        draft_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=660)
        self.workplace = workplace
        self.runner = runner
        self.account_id = account_id
        self.pages = Pages()
        self.tabs = self.pages.tabs
        self.forms = Forms()
        self._drafted: datetime | None = None
        self._build()
        self._draft = Drafting(workplace, runner, self._worth, self)
        self._draft.name = draft_name
        self._draft.kept.connect(self._draft_kept)
        self._saving = Saving(workplace, runner, self.carry_out, self)
        self._saving.changed.connect(self._show_saving)
        self._saving.failed.connect(self._not_kept)
        self._saving.refused.connect(self._refused)
        self._saving.over.connect(self._over)
        self._calm = Calm(parent=self)
        self._calm.due.connect(self._reread)
        relay.changed.connect(self._changed)

    # What editors say

    def titles(self) -> dict[str, str]:
        """Names of the pages."""
        raise NotImplementedError

    def read(self) -> dict[str, Mapping[str, Any]]:
        """What is shown now, by form; forms that cannot be edited yet are left out."""
        raise NotImplementedError

    async def carry_out(self) -> Sequence[Edit]:
        """Keep the changes as edits; those to wait for. Raises DeskError."""
        raise NotImplementedError

    def go_word(self) -> str:
        """What the button says that saves."""
        return self.tr("Сохранить")

    def vendor_names(self) -> Mapping[str, str]:
        """The vendor's names of fields -> ours, where they differ."""
        return {}

    def concerns(self, change: Change) -> bool:
        """Whether a change may touch what is edited."""
        return False

    def more_draft(self) -> Json:
        """What a draft has besides the forms; empty when nothing."""
        return {}

    def restore_more(self, draft: Mapping[str, Any]) -> int:
        """Put it back; how many things it had."""
        return 0

    def more_changes(self) -> list[str]:
        """Names of what is changed besides the forms."""
        return []

    # Pages

    def add_page(
        self, key: str, page: QWidget, form: Form | None = None, *, fills: bool = False
    ) -> None:
        """Another page; `form` holds its fields; `fills`: it takes the room there is."""
        self.pages.add(key, page, fills=fills)
        if form is not None:
            self.add_form(key, form)

    def add_form(self, key: str, form: Form) -> None:
        """Fields that count, on whichever page."""
        self.forms[key] = form
        form.edited.connect(self.typed)

    def show_page(self, key: str) -> None:
        """Another page."""
        self.pages.show_page(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Tab leads to the next page, with Shift to the one before."""
        if event.matches(QKeySequence.StandardKey.NextChild):
            self.pages.turn(1)
        elif event.matches(QKeySequence.StandardKey.PreviousChild):
            self.pages.turn(-1)
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """All pages are there: show what is kept, take back a draft and what was refused."""
        self.retranslate()
        self.forms.show_base(self.read())
        self._restore_draft()
        self.resize(theme().px(660), theme().px(560))
        self.setMinimumSize(theme().px(380), theme().px(360))
        self._show_state()

    # Changes and drafts

    @property
    def saving(self) -> bool:
        """Whether what is typed is being saved."""
        return self._saving.active

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""
        return self.forms.changed or bool(self.more_changes())

    def typed(self) -> None:
        """Something was changed: keep it within a second."""
        self._draft.touch()
        self._show_state()

    def _worth(self) -> Json | None:
        """What a draft has: what is typed and not saved."""
        if not self.changed:
            return None
        return {"forms": self.forms.draft(), "more": self.more_draft()}

    def _draft_kept(self, is_there: bool) -> None:
        self._drafted = datetime.now().astimezone() if is_there else None
        self._show_state()

    async def keep_typed(self) -> None:
        """Keep the draft, to its end; for whoever closes everything. Raises DiskTrouble."""
        await self._draft.keep_typed()

    def discard_draft(self) -> None:
        """Everything as it was before."""
        self.forms.reset()
        self.restore_more({})
        self.notices.dismiss("draft")
        self._draft.keep()
        self._show_state()

    # Saving

    def submit(self) -> None:
        """Save what is changed; what is wrong is said at its field."""
        if self.saving or not self._complete():
            return
        if not self.changed and not self._saving.is_refused:
            self._close()
            return
        self.notices.dismiss("said")
        self._saving.start()

    def reject(self) -> None:
        """Leave: what is being saved goes on by itself, what is typed is asked about."""
        if self._saving.is_kept:
            self._saving.wait_no_more()
        elif self.saving:
            return
        elif self._ask.isVisible():
            self._ask_no_more()
        elif self.changed:
            self.foot.hide()
            self._ask.show()
            self._keep.setFocus()
        else:
            self._draft.drop()
            self._saving.give_up()
            super().reject()

    def leave_draft(self) -> None:
        """Close; the draft is there next time."""
        self._draft.keep()
        self._saving.give_up()
        super().reject()

    def throw_away(self) -> None:
        """Close; nothing of it remains."""
        self._draft.drop()
        self._saving.give_up()
        super().reject()

    # Inside: building

    def _build(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.pages)
        self._question = Label(wrap=True)
        self._throw = Button("", self.throw_away, kind="danger")
        self._stay = Button("", self._ask_no_more)
        self._keep = Button("", self.leave_draft, kind="primary")
        self._ask = QWidget()
        ask = row(self._question, self._throw, self._stay, self._keep)
        ask.setStretch(0, 1)
        px = theme().px
        ask.setContentsMargins(px(16), px(10), px(16), px(12))
        self._ask.setLayout(ask)
        self._ask.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._ask)

    def retranslate(self) -> None:
        """Words in the current language."""
        self.tabs.setAccessibleName(self.tr("Части формы"))
        self.go.setToolTip("Ctrl+S")
        self._question.setText(self.tr("Есть несохранённые правки."))
        self._throw.set_text(self.tr("Выбросить"))
        self._stay.set_text(self.tr("Вернуться"))
        self._keep.set_text(self.tr("Оставить черновик"))
        for form in self.forms.values():
            form.retranslate()
        self._show_saving()

    # Inside: state

    def _show_state(self) -> None:
        titles = self.titles()
        tabs = []
        for key, title in titles.items():
            area = self.pages.areas[key]
            forms = [form for form in self.forms.values() if area.isAncestorOf(form)]
            mark = ""
            if any(form.troubled for form in forms):
                mark = " !"
            elif any(form.changed for form in forms):
                mark = " •"
            tabs.append((key, f"{title}{mark}"))
        self.tabs.set_tabs(tabs)
        if self.saving:
            self.status.setText(self.tr("Сохраняется…"))
            return
        names = self.forms.titles_of_changes() + self.more_changes()
        parts = []
        if self._drafted is not None and names:
            time = f"{self._drafted:%H:%M}"
            parts.append(self.tr("Черновик сохранён {time}").replace("{time}", time))
        if names:
            shown = "; ".join(names[:_NAMED]).lower() + ("…" if len(names) > _NAMED else "")
            parts.append(self.tr("Изменено: {names}").replace("{names}", shown))
        self.status.setText(" · ".join(parts))

    def _show_saving(self) -> None:
        saving = self.saving
        self.busy.set_busy(saving)
        self.pages.set_locked(saving)
        self.go.setEnabled(not saving)
        self.go.set_text(self.go_word())
        self.leave.set_text(self.tr("Не ждать") if saving else self.tr("Отмена"))
        self._show_state()

    def _ask_no_more(self) -> None:
        self._ask.hide()
        self.foot.show()

    # Inside: drafts

    def _restore_draft(self) -> None:
        saved = self._draft.find()
        if saved is None:
            return
        count = self.forms.restore(saved.value.get("forms"))
        more = saved.value.get("more")
        if isinstance(more, Mapping) and more:
            count += self.restore_more(more)
        if not count:
            return
        local = saved.updated_at.astimezone()
        today = local.date() == datetime.now().astimezone().date()
        time = f"{local:%H:%M}" if today else f"{day_text(local.date())} {local:%H:%M}"

        def notice() -> Notice:
            text = self.tr("Восстановлен черновик от {time}").replace("{time}", time)
            return Notice(
                "draft",
                text,
                "info",
                action=(self.tr("Выбросить"), self.discard_draft),
                again=notice,
            )

        self.notices.show_notice(notice())

    # Inside: saving

    def _complete(self) -> bool:
        """Show what is wrong; False when something is."""
        wrong = self.forms.check()
        if wrong is not None:
            self._point_at(wrong)
        self._show_state()
        return wrong is None

    def _point_at(self, field: Field) -> None:
        self.pages.show_around(field)
        field.input.setFocus()

    def _not_kept(self, error: BaseException) -> None:
        if isinstance(error, Rejected) and error.fields:
            rest = self._place({name: complaint(code) for name, code in error.fields.items()})
            if rest:
                self.say("\n".join(rest))
        else:
            said = describe(error)
            self.say(said.title, said.text)

    def _over(self, found: Outcome) -> None:
        """Close; the outbox goes on by itself."""
        if found is not Outcome.NOTHING:
            text, kind = {
                Outcome.DONE: (self.tr("Сохранено"), "ok"),
                Outcome.UNKNOWN: (self.tr("Ответ потерялся: проверяем, дошла ли правка"), "warn"),
            }.get(found, (self.tr("Правки сохранены здесь и уйдут при связи"), "info"))
            self.told.emit(text, kind)
        self._close()

    def _close(self) -> None:
        self._draft.drop()
        self.accept()

    def _refused(self, edits: Sequence[Edit]) -> None:
        """Say it at the fields; everything typed stays."""
        for edit in edits:
            if edit.state is State.DONE:
                self.forms.arrived(edit)
        for edit in edits:
            if edit.state is State.NEEDS_PERSON:
                self._say_refusal(edit)
        self._draft.keep()

    def _say_refusal(self, edit: Edit) -> None:
        trouble = edit.trouble
        if trouble is None:
            return
        between = trouble.facts.get("fields") if trouble.kind == "conflict" else None
        if isinstance(between, Mapping):
            last = self.forms.show_conflict(between)
            if last is not None:
                self.pages.show_around(last)
            self.say(trouble_words(edit), kind="warn")
        elif trouble.fields:
            rest = self._place({at: complaint(text) for at, text in trouble.fields.items()})
            if rest:
                self.say(trouble_words(edit), "\n".join(rest))
        else:
            self.say(trouble_words(edit))
        self._show_state()

    def _place(self, said: Mapping[str, str]) -> list[str]:
        """Put complaints to their fields; those that have none are given back."""
        first, rest = self.forms.complain(said, self.vendor_names())
        if first is not None:
            self._point_at(first)
        self._show_state()
        return rest

    # Inside: what happens meanwhile

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change):
            return
        if change.kind in ("outbox", "connection") and self.saving:
            self._saving.look()
        elif self.concerns(change):
            self._calm.poke()

    def _reread(self) -> None:
        """The server's word of this moment, field by field."""
        # While our own edit is laid over, what is shown is not the server's word.
        if self.saving or self._saving.is_refused:
            return
        self.refreshed()
        self.forms.server_said(self.read())
        self._show_state()

    def refreshed(self) -> None:
        """Data came that a page may have waited for."""
