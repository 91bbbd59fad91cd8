"""A conflict decided field by field: what it was, what the server has now, what I wrote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from huntflow_desk.core.edits import Edit
from huntflow_desk.qt.edits.facts import facts
from huntflow_desk.qt.edits.values import field_name, value_text
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import Card, column
from huntflow_desk.qt.kit.labels import Heading, Label, Muted, moment_text
from huntflow_desk.qt.kit.plaintext import label_text, one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Workplace

_LONGEST = 2_000
"""Characters of a value that are shown; what is chosen is the whole."""


class ConflictView(QWidget):
    """The fields of one edit in conflict. `decided(edit id, {field: "mine" or "server"})`;
    `skipped()`: not now."""

    decided = Signal(int, object)
    skipped = Signal()

    def __init__(self, workplace: Workplace, edit: Edit, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.edit = edit
        self._fields: dict[str, _Field] = {}
        self._box: QVBoxLayout = column(spacing=8)
        self._rest = Muted(wrap=True, small=True)
        self._hint = Muted(small=True, wrap=True)
        self.all_server = Button("", lambda: self._choose_all("server"))
        self.all_mine = Button("", lambda: self._choose_all("mine"))
        self.skip = Button("", self.skipped.emit, kind="quiet")
        self.save = Button("", self._save, kind="primary")
        buttons = QWidget()
        buttons.setLayout(FlowLayout(self.save, self.all_server, self.all_mine, self.skip))
        for name in self._between():
            self._fields[name] = field = _Field()
            field.chosen.connect(self._chosen)
            self._box.addWidget(field)
        self._box.addWidget(self._rest)
        self._box.addWidget(self._hint)
        self._box.addWidget(buttons)
        self.setLayout(self._box)
        self._retranslate()
        self._chosen()

    def choices(self) -> dict[str, str]:
        """What was chosen so far, by field."""
        return {name: one.choice for name, one in self._fields.items() if one.choice}

    def take(self, choices: dict[str, str]) -> None:
        """Choose as before, where the fields are still there."""
        for name, choice in choices.items():
            if name in self._fields:
                self._fields[name].choose(choice)

    def look_again(self) -> None:
        """Who changed it may be known by now."""
        self._retranslate()

    def focus_first(self) -> None:
        """The keyboard goes to the first field."""
        for field in self._fields.values():
            field.focus()
            return

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _between(self) -> dict[str, list[str]]:
        trouble = self.edit.trouble
        found = trouble.facts.get("fields", {}) if trouble is not None else {}
        return {
            name: [value_text(self._workplace, self.edit, name, one) for one in three]
            for name, three in found.items()
        }

    def _retranslate(self) -> None:
        between = self._between()
        for name, field in self._fields.items():
            title = field_name(self._workplace, self.edit, name)
            field.name(title, between[name], self._whose(name))
        names = {field_name(self._workplace, self.edit, name) for name in between}
        rest = [one for one in facts(self._workplace, self.edit) if one.name not in names]
        text = ", ".join(f"{one.name}: {one_line(one.after, 80)}" for one in rest if one.after)
        self._rest.setText(self.tr("Без спора: {fields}").replace("{fields}", text))
        self._rest.setVisible(bool(text))
        self._hint.setText(self.tr("Выберите значение каждого поля."))
        self.all_server.set_text(self.tr("Всё серверное"))
        self.all_mine.set_text(self.tr("Всё моё"))
        self.skip.set_text(self.tr("Пропустить"))
        self.save.set_text(self.tr("Сохранить итог"))

    def _whose(self, name: str) -> str:
        found = self._workplace.outgoing.changed_by(self.edit, name)
        if found is None:
            return ""
        author, when = found
        return ", ".join(filter(None, (one_line(author, 60), moment_text(when))))

    def _choose_all(self, choice: str) -> None:
        for field in self._fields.values():
            field.choose(choice)
        self.save.setFocus()

    def _chosen(self) -> None:
        is_ready = len(self.choices()) == len(self._fields)
        self.save.setEnabled(is_ready)
        self._hint.setVisible(not is_ready)

    def _save(self) -> None:
        self.decided.emit(self.edit.edit_id, self.choices())


class _Field(Card):
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Heading(level=3, wrap=True)
        self._base = Muted(wrap=True, small=True)
        self._radios = {"server": QRadioButton(), "mine": QRadioButton()}
        self._values = {name: Label(wrap=True, selectable=True) for name in self._radios}
        group = QButtonGroup(self)
        self.body.addWidget(self._title)
        self.body.addWidget(self._base)
        for name, radio in self._radios.items():
            group.addButton(radio)
            radio.toggled.connect(lambda _on: self.chosen.emit())
            value = self._values[name]
            # Reading on by Tab goes from choice to choice.
            value.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            holder = column(value)
            holder.setContentsMargins(theme().px(24), 0, 0, 0)
            self.body.addLayout(column(radio, holder, spacing=2))

    @property
    def choice(self) -> str:
        return next((name for name, radio in self._radios.items() if radio.isChecked()), "")

    def choose(self, choice: str) -> None:
        self._radios[choice].setChecked(True)

    def focus(self) -> None:
        self._radios["server"].setFocus(Qt.FocusReason.OtherFocusReason)

    def name(self, title: str, values: Sequence[str], whose: str) -> None:
        base, server, mine = values
        nothing = self.tr("пусто")
        self._title.setText(title)
        self._base.setText(self.tr("Было: {value}").replace("{value}", base[:_LONGEST] or nothing))
        captions = {
            "server": self.tr("На сервере · {whose}").replace("{whose}", whose)
            if whose
            else self.tr("На сервере"),
            "mine": self.tr("Моё"),
        }
        for key, value in (("server", server), ("mine", mine)):
            shown = value[:_LONGEST] or nothing
            self._values[key].setText(shown)
            self._radios[key].setText(label_text(captions[key]))
            # A reader hears the field and the value together with the choice.
            self._radios[key].setAccessibleName(f"{title}. {captions[key]}: {one_line(shown, 200)}")
        self.setAccessibleName(title)
