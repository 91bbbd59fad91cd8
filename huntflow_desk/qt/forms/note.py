"""A note being written: text, where it belongs, files; kept as a draft every second."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.checks import MAX_COMMENT
from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.models import Json
from huntflow_desk.qt.forms.attachments import Attachments, dropped_files
from huntflow_desk.qt.forms.drafting import Drafting
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.inputs import Choice, Text
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.bulk import BulkAction
from huntflow_desk.services.workplace import Workplace

COUNT_FROM = MAX_COMMENT - 5_535
"""From here on the counter shows how much room is left."""


class NoteBox(QWidget):
    """Writes a note on one person. `sent`: it is in the outbox; `planned(action)`: the note for
    several.

    `low`: one line until somebody writes, as at the foot of the card.
    """

    sent = Signal()
    planned = Signal(object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        *,
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._low = low
        self._account_id: int | None = None
        self._people: tuple[int, ...] = ()
        self._vacancies: list[tuple[int, str]] = []
        self._why_not = ""
        self.text = Text(lines=1 if low else 5)
        self.where = Choice()
        self.files = Attachments(workplace, runner)
        self._count = Muted(small=True)
        self._said = Label(tone="danger", role="small", wrap=True)
        self._said.hide()
        self.send = Button("", self.submit, kind="primary" if not low else "", icon="send")
        self._tools = QWidget()
        self._tools.setLayout(row(self.where, self.files.button, self._count, None, self.send))
        self.setLayout(column(self.text, self.files, self._said, self._tools, spacing=6))
        if low:
            self.text.setMaximumHeight(theme().px(120))
            self.text.installEventFilter(self)
        self.setAcceptDrops(True)
        self.draft = Drafting(workplace, runner, self._worth, self)
        self.text.textChanged.connect(self._typed)
        self.text.submitted.connect(self.submit)
        self.where.chosen.connect(lambda _: self._typed())
        self.files.changed.connect(self._typed)
        self._retranslate()
        self._fold()

    def show_people(
        self,
        account_id: int | None,
        people: Sequence[int],
        vacancies: Sequence[tuple[int, str]],
        *,
        vacancy_id: int | None = None,
        why_not: str = "",
    ) -> None:
        """Write about these. `vacancies`: (id, name) a note can be about; `vacancy_id` is offered
        first, None offers a personal note. `why_not`: nobody may write, with the reason."""
        same = (account_id, tuple(people)) == (self._account_id, self._people)
        if not same:
            # What was typed for somebody else is theirs.
            self.draft.settle()
        self._account_id, self._people = account_id, tuple(people)
        self.draft.name = self._draft_name()
        self._vacancies = list(vacancies)
        self._why_not = why_not
        self.text.setReadOnly(bool(why_not))
        self._show_where()
        if not same:
            self.where.choose(str(vacancy_id) if vacancy_id is not None else "")
            self._restore()
        self._retranslate()

    def submit(self) -> None:
        """Send it; what cannot go is said under the text."""
        account_id, people = self._account_id, self._people
        text, files = self.text.text().strip(), self.files.files()
        code = ""
        if not text and not files:
            code = "required"
        elif len(text) > MAX_COMMENT:
            code = f"too_long:{MAX_COMMENT}"
        self._say(complaint(code) if code else "")
        if code or account_id is None or not people or self._why_not or self.files.busy:
            return
        vacancy_id = int(self.where.key()) if self.where.key() else None
        if len(people) > 1:
            self.planned.emit(
                BulkAction("comment", vacancy_id, comment=clean(text), files=tuple(files))
            )
            return
        commands = self._workplace.commands
        self._runner.start(
            lambda: commands.comment(
                account_id, people[0], clean(text), vacancy_id=vacancy_id, files=files
            ),
            owner=self,
            key="note",
            done=lambda _: self._done(),
            failed=self._failed,
            busy=lambda busy: self.send.setEnabled(not busy),
            label=self.tr("Заметка"),
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if dropped_files(event) and not self._why_not:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They go with the note."""
        self.files.add(dropped_files(event))
        event.acceptProposedAction()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The text is what one comes for."""
        super().focusInEvent(event)
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to write gets the tools; whoever goes without a word folds them."""
        if event.type() == QEvent.Type.FocusIn:
            self._fold()
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._fold)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Inside

    def _worth(self) -> Json | None:
        """What a draft has; an empty note has none."""
        text, files = self.text.text(), self.files.files()
        if not text and not files:
            return None
        return {"text": text, "vacancy": self.where.key(), "files": files}

    def _draft_name(self) -> str:
        if self._account_id is None or len(self._people) != 1:
            return ""
        return f"comment_{self._account_id}_{self._people[0]}"

    def _restore(self) -> None:
        saved = self.draft.find()
        data = saved.value if saved is not None else {}
        self.text.blockSignals(True)
        self.text.show_text(str(data.get("text") or ""))
        self.text.blockSignals(False)
        files = data.get("files")
        self.files.set_files(files if isinstance(files, list) else [])
        if data:
            self.where.choose(str(data.get("vacancy") or ""))
        self._say("")
        self._show_count()
        self._fold()

    def _typed(self) -> None:
        self._say("")
        self.draft.touch()
        self._show_count()
        self._fold()

    def _fold(self) -> None:
        """At the foot of the card the note is one line until there is something in it."""
        if self._low:
            written = bool(self.text.text()) or bool(self.files.files())
            focus = self.window().focusWidget()
            inside = focus is not None and (focus is self or self.isAncestorOf(focus))
            open_ = written or (inside and not self._why_not)
            self.text.set_lines(3 if open_ else 1)
            self.text.setMaximumHeight(theme().px(120) if open_ else self.text.minimumHeight())
            self._tools.setVisible(open_)

    def _done(self) -> None:
        self.text.blockSignals(True)
        self.text.show_text("")
        self.text.blockSignals(False)
        self.files.set_files([])
        self._show_count()
        self._fold()
        self.draft.drop()
        self.sent.emit()

    def _failed(self, error: BaseException) -> bool:
        if isinstance(error, Rejected) and error.fields:
            self._say(complaint(next(iter(error.fields.values()))))
        else:
            said = describe(error)
            self._say(f"{said.title}. {said.text}")
        return True

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.text.setProperty("invalid", bool(text))
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)

    def _show_count(self) -> None:
        length = len(self.text.text())
        left = MAX_COMMENT - length
        self._count.setVisible(length >= COUNT_FROM)
        number = QLocale().toString(left)
        self._count.setText(self.tr("осталось {count}").replace("{count}", number))
        self._count.set_tone("danger" if left < 0 else "muted")

    def _show_where(self) -> None:
        options = [("", self.tr("Личная заметка"))]
        for vacancy_id, name in self._vacancies:
            shown = one_line(name, 40) or f"№ {vacancy_id}"
            options.append((str(vacancy_id), shown))
        self.where.set_options(options)

    def _retranslate(self) -> None:
        hint = self._why_not or self.tr("Заметка…")
        self.text.setPlaceholderText(hint)
        self.text.setAccessibleName(self.tr("Текст заметки"))
        self.where.setAccessibleName(self.tr("К чему относится заметка"))
        self.send.set_text(self.tr("Отправить"))
        self.send.setToolTip("Ctrl+Enter")
        self.send.setEnabled(not self._why_not)
        self.files.button.setEnabled(not self._why_not)
        self.where.setEnabled(not self._why_not)
        self._show_where()
        self._show_count()
