"""One edit in full: what it changes, what keeps it, and the ways on; or several together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.qt.edits import (
    complaints,
    explained,
    facts,
    headline,
    person_name,
    state_words,
    vacancy_name,
    ways,
)
from huntflow_desk.qt.edits.conflict import ConflictView
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Card, EmptyState, KeyValueGrid, Surface, Tinted, column, row
from huntflow_desk.qt.kit.labels import Heading, Label, Muted, moment_text
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Workplace

_SHOWN = 20_000
"""Characters of one text on screen."""


class EditDetails(Surface):
    """Shows edits of the outbox; everything in them is plain text.

    `wanted(way)`: send, again, arrived:N, edit, cancel, person, vacancy, log or keys, for the
    edits that are shown. `decided(edit id, choices)` and `skipped` come from a conflict.
    """

    wanted = Signal(str)
    decided = Signal(int, object)
    skipped = Signal()

    def __init__(self, workplace: Workplace, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workplace = workplace
        self._edits: tuple[Edit, ...] = ()
        self._shown: object = None
        self.conflict: ConflictView | None = None
        self._nothing = EmptyState()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self._nothing, self._area, spacing=0))
        self._build()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What is shown."""
        return self._edits

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Show one edit in full, several as a sum, none as a hint. What was chosen in a conflict
        stays while it is the same conflict."""
        self._edits = tuple(edits)
        first = self._workplace.outgoing.waits_for(edits[0]) if len(edits) == 1 else None
        now = (self._edits, self._workplace.session.state.kind, first)
        if now != self._shown:
            self._shown = now
            self._build()

    def look_again(self) -> None:
        """Histories and names may be others now."""
        if self.conflict is not None:
            self.conflict.look_again()
        else:
            self._build()

    def focus_decision(self) -> None:
        """The keyboard goes where something is to be decided."""
        if self.conflict is not None:
            self.conflict.focus_first()
            return
        content = self._area.widget()
        buttons = content.findChildren(Button) if content is not None else []
        (buttons[0] if buttons else self._area).setFocus()

    def texts(self) -> list[str]:
        """Every label on screen, for tests and screen readers' sake in one place."""
        content = self._area.widget()
        return [one.text() for one in content.findChildren(QLabel)] if content is not None else []

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._build()

    # Building

    def _build(self) -> None:
        before = self.conflict
        self.conflict = None
        self._area.setAccessibleName(self.tr("Изменение подробно"))
        self._nothing.show_state(
            self.tr("Выберите изменение, чтобы увидеть его целиком."), icon="outbox"
        )
        self._nothing.setVisible(not self._edits)
        self._area.setVisible(bool(self._edits))
        content = Surface()
        box = column(margins=16, spacing=12)
        content.setLayout(box)
        if len(self._edits) == 1:
            for part in self._one(self._edits[0]):
                box.addWidget(part)
        elif self._edits:
            for part in self._several():
                box.addWidget(part)
        box.addStretch(1)
        focus = self.window().focusWidget()
        had_focus = focus is not None and self._area.isAncestorOf(focus)
        older = self._area.takeWidget()
        if older is not None:
            # Not at once: what was pressed in it may still be on the stack.
            older.hide()
            older.deleteLater()
        self._area.setWidget(content)
        self._keep_choices(before)
        if had_focus:
            self.focus_decision()

    def _keep_choices(self, before: ConflictView | None) -> None:
        now = self.conflict
        if before is not None and now is not None and before.edit.edit_id == now.edit.edit_id:
            now.take(before.choices())

    def _one(self, edit: Edit) -> list[QWidget]:
        parts: list[QWidget] = [self._head(edit)]
        said = explained(self._workplace, edit)
        if said is not None:
            parts.append(self._trouble(edit, said.title, said.text, said.tone, said.icon))
        kind = edit.trouble.kind if edit.trouble is not None else ""
        if edit.state is State.NEEDS_PERSON and kind == "conflict":
            self.conflict = ConflictView(self._workplace, edit)
            self.conflict.decided.connect(self.decided)
            self.conflict.skipped.connect(self.skipped)
            parts.append(self.conflict)
        elif edit.state is State.NEEDS_PERSON and kind == "ambiguous":
            parts.append(self._compare(edit))
        buttons = self._buttons(edit)
        if buttons is not None:
            parts.append(buttons)
        parts.append(self._grid(edit))
        return parts

    def _head(self, edit: Edit) -> QWidget:
        word, tone, icon = state_words(edit, self._workplace.session.state.kind)
        picture = QLabel()
        picture.setPixmap(theme().pixmap(icon, 16, tone))
        state = Label(word, tone=tone)
        moment = edit.changed_at if not edit.is_active else edit.created_at
        line = row(picture, state, Muted(moment_text(moment), small=True), None, spacing=6)
        head = QWidget()
        title = Heading(headline(self._workplace, edit), level=2, wrap=True, selectable=True)
        head.setLayout(column(title, line, spacing=4))
        return head

    def _trouble(self, edit: Edit, title: str, text: str, tone: str, icon: str) -> QWidget:
        panel = Tinted(tone)
        picture = QLabel()
        picture.setPixmap(theme().pixmap(icon, 20, tone))
        words = column(Label(title, role="strong", wrap=True), spacing=4)
        if text:
            words.addWidget(Label(text, wrap=True, selectable=True))
        for name, said in complaints(self._workplace, edit):
            line = f"{name}: {said}" if name else said
            words.addWidget(Label(line, tone="danger", wrap=True, selectable=True))
        box = row(picture, spacing=10, margins=12)
        box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)
        panel.setLayout(box)
        panel.setAccessibleName(f"{title}. {text}".strip())
        return panel

    def _compare(self, edit: Edit) -> QWidget:
        """My text and what is in the history, one above the other."""
        mine = Card()
        mine.body.addWidget(Muted(self.tr("Ваше изменение"), small=True))
        mine.body.addWidget(Label(self._own_text(edit), wrap=True, selectable=True))
        places: list[QWidget] = [mine]
        for number, found in enumerate(self._workplace.outgoing.candidates(edit)):
            card = Card()
            when = moment_text(found.created) if found.created is not None else ""
            about = ", ".join(filter(None, (found.author[:60], when)))
            title = self.tr("В Хантфлоу")
            card.body.addWidget(Muted(f"{title} · {about}" if about else title, small=True))
            text = found.text[:_SHOWN] or self.tr("Текст ещё не получен: обновите карточку.")
            card.body.addWidget(Label(text, wrap=True, selectable=True))
            it_is = Button(self.tr("Это оно"), self._way(f"arrived:{number}"), icon="check")
            card.body.addLayout(row(it_is, None))
            places.append(card)
        whole = QWidget()
        whole.setLayout(column(*places, spacing=8))
        return whole

    def _own_text(self, edit: Edit) -> str:
        if edit.kind is Kind.COMMENT:
            return str(edit.payload.get("comment") or "")[:_SHOWN]
        lines = [f"{one.name}: {one.text()}" for one in facts(self._workplace, edit)]
        return "\n".join(lines)[:_SHOWN] or headline(self._workplace, edit)

    def _buttons(self, edit: Edit) -> QWidget | None:
        names = self._names(edit)
        # The texts have a button each for «this is it».
        compared = bool(self._workplace.outgoing.candidates(edit))
        usable = self._workplace.session.state.usable
        found = []
        for number, way in enumerate(ways(edit)):
            if (way == "arrived" and compared) or (way == "send" and not usable):
                continue
            first = number == 0 and edit.state is State.NEEDS_PERSON
            # A conflict has its own main button above.
            is_main = first and way != "cancel" and self.conflict is None
            kind = "primary" if is_main else ""
            found.append(Button(names[way], self._way(way), kind=kind))
        if edit.applicant_id is not None and edit.kind is not Kind.CREATE:
            found.append(Button(self.tr("Открыть кандидата"), self._way("person"), kind="quiet"))
        elif edit.vacancy_id is not None and not _is_nowhere(edit):
            found.append(Button(self.tr("Открыть вакансию"), self._way("vacancy"), kind="quiet"))
        kind = edit.trouble.kind if edit.trouble is not None else ""
        if kind == "closed_vacancy" and edit.applicant_id is not None:
            found.append(Button(self.tr("Открыть вакансию"), self._way("vacancy"), kind="quiet"))
        if self._workplace.session.state.kind == "keys" and edit.is_active:
            found.insert(0, Button(self.tr("Обновить ключ"), self._way("keys"), icon="key"))
        if edit.trouble is not None and edit.trouble.journal_id is not None:
            found.append(Button(self.tr("Строка журнала"), self._way("log"), kind="quiet"))
        if not found:
            return None
        holder = QWidget()
        holder.setLayout(FlowLayout(*found))
        return holder

    def _names(self, edit: Edit) -> dict[str, str]:
        return {
            "send": self.tr("Отправить сейчас"),
            "again": self.tr("Отправить ещё раз"),
            "arrived": self.tr("Оно дошло"),
            "edit": self.tr("Изменить…"),
            "cancel": self.tr("Не отправлять"),
        }

    def _grid(self, edit: Edit) -> QWidget:
        pairs: list[tuple[str, str | QWidget]] = []
        if edit.applicant_id is not None:
            pairs.append((self.tr("Кандидат"), person_name(self._workplace, edit)))
        pairs.append((self.tr("Вакансия"), vacancy_name(self._workplace, edit)))
        if edit.kind is Kind.COMMENT and edit.vacancy_id is None:
            pairs.append((self.tr("Куда"), self.tr("личные заметки, вне вакансии")))
        pairs += [(one.name, one.text()[:_SHOWN]) for one in facts(self._workplace, edit)]
        pairs += self._times(edit)
        grid = KeyValueGrid()
        grid.set_rows(pairs)
        return grid

    def _times(self, edit: Edit) -> list[tuple[str, str | QWidget]]:
        accounts = self._workplace.library.accounts()
        name = next((one.name for one in accounts if one.account_id == edit.account_id), "")
        pairs: list[tuple[str, str | QWidget]] = [
            (self.tr("Организация"), name if len(accounts) > 1 else ""),
            (self.tr("Сделано"), moment_text(edit.created_at)),
        ]
        if edit.sent_at is not None:
            pairs.append((self.tr("Отправлено"), moment_text(edit.sent_at)))
        if edit.attempts:
            pairs.append((self.tr("Неудачных попыток"), QLocale().toString(edit.attempts)))
        if edit.next_try_at is not None and edit.is_active:
            pairs.append((self.tr("Следующая"), moment_text(edit.next_try_at)))
        together = len(self._workplace.outgoing.batch(edit.batch)) if edit.batch else 1
        if together > 1:
            pairs.append((self.tr("Одним действием"), self.tr("%n изменений", "", together)))
        followers = len(self._workplace.outgoing.followers(edit.edit_id))
        if followers:
            pairs.append((self.tr("Ждут его"), self.tr("%n изменений", "", followers)))
        return pairs

    # Several

    def _several(self) -> list[QWidget]:
        title = Heading(self.tr("Выбрано изменений: %n", "", len(self._edits)), level=2, wrap=True)
        counts: dict[str, int] = {}
        for edit in self._edits:
            word, _, _ = state_words(edit, self._workplace.session.state.kind)
            counts[word] = counts.get(word, 0) + 1
        grid = KeyValueGrid()
        grid.set_rows([(word, QLocale().toString(count)) for word, count in counts.items()])
        names = self._names(self._edits[0])
        found = []
        for way in ("send", "again", "cancel"):
            count = sum(way in ways(edit) for edit in self._edits)
            if count:
                text = names[way]
                if count < len(self._edits):
                    text = f"{text} ({QLocale().toString(count)})"
                found.append(Button(text, self._way(way)))
        holder = QWidget()
        holder.setLayout(FlowLayout(*found))
        return [title, holder, grid]

    def _way(self, way: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(way)


def _is_nowhere(edit: Edit) -> bool:
    """Whether it was to create what is not there now."""
    return edit.kind is Kind.CREATE_VACANCY and edit.state is State.CANCELLED
