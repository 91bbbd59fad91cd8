"""Changing what an edit says before it is sent, or sent again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from huntflow_desk.core.edits import Edit, Kind
from huntflow_desk.core.errors import Rejected, explain
from huntflow_desk.core.models import Json
from huntflow_desk.qt.connecting.sizing import fit_on_screen
from huntflow_desk.qt.edits import complaints, field_name, headline, trouble_words, value_text
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted
from huntflow_desk.qt.kit.notices import Notice, NoticeBar
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import complaint, words
from huntflow_desk.services.workplace import Workplace

DRAFT_MS = 1000
_LONG = frozenset({"comment", "body", "requirements", "conditions"})


class AmendDialog(QDialog):
    """Text, stage and reason of one edit; what was typed survives as a draft. On [Отправить] the
    edit goes on its way as it is now."""

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        edit: Edit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._edit = edit
        self._draft = f"amend_{edit.key}"
        self._fields: dict[str, _Field] = {}
        self._title = Heading(headline(workplace, edit), level=2, wrap=True)
        self._notices = NoticeBar()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._hint = Muted(small=True, wrap=True)
        self.leave = Button("", self.reject)
        self.go = Button("", self.submit, kind="primary")
        self.go.setDefault(True)
        px = theme().px
        head = column(self._title, spacing=2)
        head.setContentsMargins(px(16), px(14), px(16), px(10))
        body = Surface()
        form = column(margins=16, spacing=12)
        body.setLayout(form)
        self._make()
        for field in self._fields.values():
            form.addWidget(field)
        form.addStretch(1)
        self._area.setWidget(body)
        middle = Surface()
        inner = column(self._notices, self._area, spacing=0)
        inner.setContentsMargins(0, px(8), 0, 0)
        middle.setLayout(inner)
        foot = row(self._hint, self.leave, self.go)
        foot.setStretch(0, 1)
        foot.setContentsMargins(px(16), px(10), px(16), px(12))
        whole = column(head, Line(), middle, Line(), foot, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        fit_on_screen(self, (520, 460), (400, 320))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self._keep_draft)
        self._retranslate()
        self._take_draft()
        self._show_complaints()
        for field in self._fields.values():
            field.changed.connect(self._timer.start)
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.box.setFocus()

    def values(self) -> dict[str, Any]:
        """What stands in the boxes, by field."""
        return {name: field.value() for name, field in self._fields.items()}

    def box(self, name: str) -> QWidget:
        """The box of a field. KeyError without one."""
        return self._fields[name].box

    def submit(self) -> None:
        """Check, and send it on its way."""
        payload = self._payload()
        for field in self._fields.values():
            field.complain("")
        self._timer.stop()
        self._runner.start(
            lambda: self._send(payload),
            owner=self,
            key="amend",
            done=lambda _: self.accept(),
            failed=self._failed,
            busy=lambda busy: self.go.setEnabled(not busy),
            label=headline(self._workplace, self._edit),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.go.isEnabled():
                self.submit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside

    async def _send(self, payload: Json) -> None:
        await self._workplace.outgoing.try_again(self._edit.edit_id, payload)
        await self._workplace.drafts.drop(self._draft)

    def _failed(self, error: BaseException) -> bool:
        """The dialog stays open with what was typed."""
        at_fields = error.fields if isinstance(error, Rejected) else {}
        wrong = [name for name in self._fields if name in at_fields]
        for name in wrong:
            self._fields[name].complain(complaint(at_fields[name]))
        if wrong:
            self._fields[wrong[0]].box.setFocus()
            return True
        said = words(explain(error))
        self._notices.dismiss("amend")
        self._notices.show_notice(Notice("amend", said.title, said.tone, said.text))
        return True

    def _make(self) -> None:
        edit, payload = self._edit, self._edit.payload
        if edit.kind is Kind.MOVE:
            self._add("stage_id", _Choice(self._stages(), payload.get("stage_id")))
            reasons = self._workplace.library.names(edit.account_id).reasons
            if "rejection_reason_id" in payload:
                names = [(key, one_line(one.name, 80)) for key, one in reasons.items()]
                self._add("rejection_reason_id", _Choice(names, payload["rejection_reason_id"]))
        if edit.kind in (Kind.MOVE, Kind.COMMENT):
            self._add("comment", _Text(str(payload.get("comment") or "")))
        if edit.kind is Kind.TAG:
            self._add("name", _Line(str(payload.get("name") or "")))
        for name, value in payload.get("fields", {}).items():
            if value is None or isinstance(value, str):
                text = value or ""
                self._add(name, _Text(text) if name in _LONG else _Line(text))
            else:
                self._add(name, _Fixed(value_text(self._workplace, edit, name, value), value))

    def _add(self, name: str, box: _Box) -> None:
        self._fields[name] = _Field(box)

    def _stages(self) -> list[tuple[int, str]]:
        edit = self._edit
        if edit.vacancy_id is None:
            return []
        stages = self._workplace.library.stages(edit.account_id, edit.vacancy_id)
        return [(one.stage_id, one_line(one.name, 80)) for one in stages]

    def _payload(self) -> Json:
        values = self.values()
        payload = dict(self._edit.payload)
        if "fields" in payload:
            payload["fields"] = {**payload["fields"], **values}
            return payload
        payload |= values
        if self._edit.kind is Kind.MOVE:
            names = self._workplace.library.names(self._edit.account_id)
            stage = names.stages.get(payload["stage_id"])
            # What belongs to a stage stays with it.
            if stage is not None and stage.kind != "trash":
                payload.pop("rejection_reason_id", None)
            if stage is not None and stage.kind != "hired":
                payload.pop("employment_date", None)
                payload.pop("quota_id", None)
        return payload

    def _show_complaints(self) -> None:
        by_name = dict(complaints(self._workplace, self._edit))
        for key, field in self._fields.items():
            text = by_name.pop(field_name(self._workplace, self._edit, key), "")
            field.complain(text)
        rest = ", ".join(f"{name}: {text}" if name else text for name, text in by_name.items())
        said = trouble_words(self._edit)
        if said:
            self._notices.show_notice(Notice("trouble", said, "warn", rest))

    def _take_draft(self) -> None:
        saved = self._workplace.drafts.find(self._draft)
        for name, value in (saved.value if saved is not None else {}).items():
            if name in self._fields and not isinstance(self._fields[name].box, _Fixed):
                self._fields[name].put(value)

    def _keep_draft(self) -> None:
        data = self.values()
        self._runner.start(
            lambda: self._workplace.drafts.keep(self._draft, data),
            owner=self,
            key="draft",
            label=self.tr("Черновик"),
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Изменить перед отправкой"))
        self._area.setAccessibleName(self.windowTitle())
        self._hint.setText(self.tr("Набранное сохраняется само."))
        self.leave.set_text(self.tr("Закрыть"))
        self.go.set_text(self.tr("Отправить"))
        for name, field in self._fields.items():
            field.name(field_name(self._workplace, self._edit, name))


class _Line(QLineEdit):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCursorPosition(0)

    def value(self) -> Any:
        return self.text().strip() or None

    def put(self, value: Any) -> None:
        self.setText(str(value or ""))


class _Text(QPlainTextEdit):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.setPlainText(text)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(theme().px(110))

    def value(self) -> Any:
        return self.toPlainText().strip()

    def put(self, value: Any) -> None:
        self.setPlainText(str(value or ""))


class _Choice(QComboBox):
    def __init__(self, entries: list[tuple[int, str]], chosen: object) -> None:
        super().__init__()
        for key, name in entries:
            self.addItem(name, key)
        self.setCurrentIndex(self.findData(chosen))

    def value(self) -> Any:
        return self.currentData()

    def put(self, value: Any) -> None:
        self.setCurrentIndex(self.findData(value))


class _Fixed(Label):
    """What is not changed here: shown, and kept as it is."""

    def __init__(self, text: str, value: Any) -> None:
        super().__init__(text, wrap=True, selectable=True)
        self._value = value

    def value(self) -> Any:
        return self._value

    def put(self, value: Any) -> None:
        self._value = value


_Box = _Line | _Text | _Choice | _Fixed


class _Field(QWidget):
    """A box under its name, with a complaint below it."""

    def __init__(self, box: _Box) -> None:
        super().__init__()
        self.box = box
        self._name = Muted(small=True)
        self._name.setBuddy(box)
        self._complaint = Label(tone="danger", wrap=True)
        self._complaint.hide()
        self.setLayout(column(self._name, box, self._complaint, spacing=4))

    @property
    def changed(self) -> Any:
        """Comes when something is typed or chosen."""
        if isinstance(self.box, _Choice):
            return self.box.currentIndexChanged
        return self.box.linkActivated if isinstance(self.box, _Fixed) else self.box.textChanged

    def value(self) -> Any:
        return self.box.value()

    def put(self, value: Any) -> None:
        self.box.put(value)

    def name(self, name: str) -> None:
        self._name.setText(name)
        self.box.setAccessibleName(name)

    def complain(self, text: str) -> None:
        self._complaint.setText(text)
        self._complaint.setVisible(bool(text))
        self.box.setAccessibleDescription(text)
        self.box.setProperty("invalid", "true" if text else "false")
        self.box.style().unpolish(self.box)
        self.box.style().polish(self.box)
