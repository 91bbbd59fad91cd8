"""The frame of the editors: pages of fields, a draft every second, saving until it is known how
it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from huntflow_desk.core.edits import Edit, State
from huntflow_desk.core.errors import DeskError, NotFound, Overtaken, Rejected
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Json
from huntflow_desk.qt.dialogs.editor.outcome import Outcome, outcome
from huntflow_desk.qt.edits import trouble_words
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.forms.form import Form
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.fields import Button, SegmentedTabs
from huntflow_desk.qt.kit.frames import Surface, column, row
from huntflow_desk.qt.kit.inputs import day_text
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.notices import Notice
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.stops import first_stop
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.workplace import Workplace

WAIT_MS = 10_000
"""So long a saved form stays open to hear how it went."""

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
        self.tabs = SegmentedTabs()
        self.pages: dict[str, QWidget] = {}
        self.forms: dict[str, Form] = {}
        self.saving = False
        self._failed: tuple[int, ...] = ()
        self._followed: tuple[int, ...] = ()
        self._drafted: datetime | None = None
        self._stack = QStackedWidget()
        self._build()
        self._draft = Drafting(workplace, runner, self._worth, self)
        self._draft.name = draft_name
        self._draft.kept.connect(self._draft_kept)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(WAIT_MS)
        self._patience.timeout.connect(lambda: self._leave_it(Outcome.WAITING))
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
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Surface()
        # Fields stand at the top; a list takes the room.
        box = column(page) if fills else column(page, None)
        px = theme().px
        box.setContentsMargins(px(16), px(14), px(16), px(14))
        inside.setLayout(box)
        area.setWidget(inside)
        self.pages[key] = area
        self._stack.addWidget(area)
        if form is not None:
            self.add_form(key, form)

    def add_form(self, key: str, form: Form) -> None:
        """Fields that count, on whichever page."""
        self.forms[key] = form
        form.edited.connect(self.typed)

    def show_page(self, key: str) -> None:
        """Another page."""
        if key in self.pages:
            self.tabs.choose(key)
            self._stack.setCurrentWidget(self.pages[key])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Tab leads to the next page, with Shift to the one before."""
        if event.matches(QKeySequence.StandardKey.NextChild):
            self._turn(1)
        elif event.matches(QKeySequence.StandardKey.PreviousChild):
            self._turn(-1)
        else:
            super().keyPressEvent(event)

    def _turn(self, by: int) -> None:
        keys = list(self.pages)
        key = keys[(keys.index(self.tabs.current()) + by) % len(keys)]
        self.show_page(key)
        stop = first_stop(self.pages[key]) or self.tabs
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self) -> None:
        """All pages are there: show what is kept, take back a draft and what was refused."""
        self.retranslate()
        for key, values in self.read().items():
            self.forms[key].show_base(values)
        self._restore_draft()
        self.resize(theme().px(660), theme().px(560))
        self.setMinimumSize(theme().px(380), theme().px(360))
        self._show_state()

    # Changes and drafts

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""
        return any(form.changed for form in self.forms.values()) or bool(self.more_changes())

    def typed(self) -> None:
        """Something was changed: keep it within a second."""
        self._draft.touch()
        self._show_state()

    def _worth(self) -> Json | None:
        """What a draft has: what is typed and not saved."""
        if not self.changed:
            return None
        return {
            "forms": {key: form.draft() for key, form in self.forms.items() if form.changed},
            "more": self.more_draft(),
        }

    def _draft_kept(self, is_there: bool) -> None:
        self._drafted = datetime.now().astimezone() if is_there else None
        self._show_state()

    async def keep_typed(self) -> None:
        """Keep the draft, to its end; for whoever closes everything. Raises DiskTrouble."""
        await self._draft.keep_typed()

    def discard_draft(self) -> None:
        """Everything as it was before."""
        for form in self.forms.values():
            for field in form.fields.values():
                if field.undecided:
                    field.take_server()
                elif field.changed:
                    field.reset()
        self.restore_more({})
        self.notices.dismiss("draft")
        self._draft.keep()
        self._show_state()

    # Saving

    def submit(self) -> None:
        """Save what is changed; what is wrong is said at its field."""
        if self.saving or not self._complete():
            return
        if not self.changed and not self._failed:
            self._close()
            return
        self.notices.dismiss("said")
        self._set_saving(True)
        self.runner.start(
            self._save,
            owner=self,
            key="save",
            done=self._follow,
            failed=self._not_kept,
            label=self.tr("Сохранение"),
        )

    def reject(self) -> None:
        """Leave: what is being saved goes on by itself, what is typed is asked about."""
        if self.saving and self._followed:
            self._leave_it(Outcome.WAITING)
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
            self._give_up_failed()
            super().reject()

    def leave_draft(self) -> None:
        """Close; the draft is there next time."""
        self._draft.keep()
        self._give_up_failed()
        super().reject()

    def throw_away(self) -> None:
        """Close; nothing of it remains."""
        self._draft.drop()
        self._give_up_failed()
        super().reject()

    # Inside: building

    def _build(self) -> None:
        self.tabs.changed.connect(self.show_page)
        self.strip = QWidget()
        line = row(self.tabs)
        line.setContentsMargins(theme().px(6), 0, theme().px(6), 0)
        self.strip.setLayout(line)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.strip)
        self.body.addWidget(self._stack, 1)
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
        self._set_saving(self.saving)

    # Inside: state

    def _show_state(self) -> None:
        titles = self.titles()
        tabs = []
        for key, title in titles.items():
            form = self.forms.get(key)
            mark = ""
            if form is not None and form.troubled:
                mark = " !"
            elif form is not None and form.changed:
                mark = " •"
            tabs.append((key, f"{title}{mark}"))
        self.tabs.set_tabs(tabs)
        if self.saving:
            self.status.setText(self.tr("Сохраняется…"))
            return
        names = [name for form in self.forms.values() for name in form.titles_of_changes()]
        names += self.more_changes()
        parts = []
        if self._drafted is not None and names:
            time = f"{self._drafted:%H:%M}"
            parts.append(self.tr("Черновик сохранён {time}").replace("{time}", time))
        if names:
            shown = "; ".join(names[:_NAMED]).lower() + ("…" if len(names) > _NAMED else "")
            parts.append(self.tr("Изменено: {names}").replace("{names}", shown))
        self.status.setText(" · ".join(parts))

    def _set_saving(self, saving: bool) -> None:
        self.saving = saving
        self.busy.set_busy(saving)
        self._stack.setEnabled(not saving)
        self.go.setEnabled(not saving)
        self.go.set_text(self.tr("Сохранить"))
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
        count = 0
        forms = saved.value.get("forms")
        for key, draft in (forms if isinstance(forms, Mapping) else {}).items():
            if key in self.forms and isinstance(draft, Mapping):
                count += self.forms[key].restore(draft)
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
        fine = True
        for key, form in self.forms.items():
            wrong = form.check()
            if wrong is not None and fine:
                fine = False
                self.show_page(key)
                wrong.input.setFocus()
        self._show_state()
        return fine

    async def _save(self) -> Sequence[Edit]:
        for edit_id in self._failed:
            # What was refused before is given up for what stands there now.
            with suppress(Overtaken, NotFound):
                await self.workplace.outgoing.cancel(edit_id)
        self._failed = ()
        return await self.carry_out()

    def _not_kept(self, error: BaseException) -> bool:
        self._set_saving(False)
        if isinstance(error, Rejected) and error.fields:
            self._place({name: complaint(code) for name, code in error.fields.items()})
        else:
            said = describe(error)
            self.say(said.title, said.text)
        return True

    def _follow(self, edits: Sequence[Edit]) -> None:
        self._followed = tuple(edit.edit_id for edit in edits)
        if not edits:
            self._close()
            return
        # The outbox has them: what was typed cannot be lost any more.
        self._patience.start()
        self._look()

    def _look(self) -> None:
        if not self._followed or not self.saving:
            return
        edits = [self.workplace.outgoing.get(one) for one in self._followed]
        found = outcome(edits, usable=self.workplace.session.state.usable)
        if found is Outcome.REFUSED:
            self._refused(edits)
        elif found is not Outcome.GOING:
            self._leave_it(found)

    def _leave_it(self, found: Outcome) -> None:
        """Close; the outbox goes on by itself."""
        self._patience.stop()
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
        self._patience.stop()
        self._followed = ()
        self._set_saving(False)
        stuck = [edit for edit in edits if edit.state is State.NEEDS_PERSON]
        self._failed = tuple(edit.edit_id for edit in stuck)
        for edit in edits:
            if edit.state is State.DONE:
                self.arrived(edit)
        for edit in stuck:
            self._say_refusal(edit)
        self._draft.keep()

    def arrived(self, edit: Edit) -> None:
        """One of several edits is done: its fields begin from there."""
        payload = edit.payload
        values = payload.get("fields") or payload.get("shown") or payload.get("values") or {}
        for form in self.forms.values():
            for key, value in values.items():
                field = form.fields.get(key)
                if field is not None:
                    field.base = value
                    field.server_said(value)

    def _say_refusal(self, edit: Edit) -> None:
        trouble = edit.trouble
        if trouble is None:
            return
        between = trouble.facts.get("fields") if trouble.kind == "conflict" else None
        if isinstance(between, Mapping):
            self._show_conflict(between)
            self.say(trouble_words(edit), kind="warn")
        elif trouble.fields:
            rest = self._place({at: complaint(text) for at, text in trouble.fields.items()})
            if rest:
                self.say(trouble_words(edit), "\n".join(rest))
        else:
            self.say(trouble_words(edit))
        self._show_state()

    def _show_conflict(self, between: Mapping[str, Any]) -> None:
        for name, values in between.items():
            for key, form in self.forms.items():
                field = form.fields.get(name)
                if field is not None and isinstance(values, list) and len(values) > 1:
                    field.server_said(values[1])
                    self.show_page(key)

    def _place(self, said: Mapping[str, str]) -> list[str]:
        """Put complaints to their fields; those that have none are given back."""
        names = self.vendor_names()
        rest: list[str] = []
        first: tuple[str, QWidget] | None = None
        for pointer, text in said.items():
            for key, form in self.forms.items():
                field = form.complain(pointer, text, names)
                if field is not None:
                    first = first or (key, field.input)
                    break
            else:
                rest.append(text if not pointer.strip("/") else f"{pointer}: {text}")
        if first is not None:
            self.show_page(first[0])
            first[1].setFocus()
        if rest:
            self.say("\n".join(rest))
        self._show_state()
        return rest

    def _give_up_failed(self) -> None:
        failed, outgoing = self._failed, self.workplace.outgoing
        self._failed = ()

        async def cancel() -> None:
            for edit_id in failed:
                with suppress(DeskError):
                    await outgoing.cancel(edit_id)

        if failed:
            self.runner.start(cancel, owner=None, key="cancel", background=True)

    # Inside: what happens meanwhile

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change):
            return
        if change.kind in ("outbox", "connection") and self.saving:
            self._look()
        elif self.concerns(change):
            self._calm.poke()

    def _reread(self) -> None:
        """The server's word of this moment, field by field."""
        # While our own edit is laid over, what is shown is not the server's word.
        if self.saving or self._failed:
            return
        self.refreshed()
        for key, values in self.read().items():
            self.forms[key].server_said(values)
        self._show_state()

    def refreshed(self) -> None:
        """Data came that a page may have waited for."""
