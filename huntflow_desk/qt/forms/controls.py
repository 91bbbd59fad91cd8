"""Controls by type of value. Each shows what was read and gives what would be written.

A control gives back exactly what it showed as long as nobody touched it: what a line cannot hold
(line ends, direction marks) is lost only when a person changes that line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from huntflow_desk.core.checks import as_date, check_value
from huntflow_desk.core.models import Named
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.inputs import LINE_LIMIT, Choice, Day, Line, Text
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.picker import Node, Picker
from huntflow_desk.qt.kit.plaintext import clean, label_text, one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.card import as_text

TEXT_LIMIT = 200_000
"""Characters of a text that can be edited here."""

_SHOWN = 2_000


class Control(QWidget):
    """`edited`: a person changed it. `kind`: the type of API notes, 9.1."""

    edited = Signal()
    wide = False
    """Whether it wants a line of its own."""

    def __init__(self, widget: QWidget, kind: str = "string") -> None:
        super().__init__()
        self.kind = kind
        self._box: QVBoxLayout = column(widget)
        self.setLayout(self._box)
        self.setFocusProxy(widget.focusProxy() or widget)

    def show_value(self, value: Any) -> None:
        """Show a value as it was read or typed."""
        raise NotImplementedError

    def value(self) -> Any:
        """What stands there, as it would be kept."""
        raise NotImplementedError

    def code(self) -> str:
        """Why it cannot go like this (`core.checks`), "" when it can."""
        return check_value(self.kind, self.value())

    def words(self, value: Any) -> str:
        """A value of this field in words."""
        return one_line(as_text(value), 200)

    def set_locked(self, locked: bool) -> None:
        """Show only."""
        self.setEnabled(not locked)

    def fits(self, value: Any) -> bool:
        """Whether this value can be edited here without harm."""
        return True

    def complain(self, path: Sequence[str], text: str) -> bool:
        """Say it at a part of the value; False when there is no such part."""
        return False

    def name(self, title: str) -> None:
        """For screen readers."""
        target = self.focusProxy()
        if target is not None:
            target.setAccessibleName(label_text(title))


class LineControl(Control):
    """One line. `empty`: what an emptied one is written as."""

    def __init__(self, kind: str = "string", *, empty: Any = "") -> None:
        self.line = Line()
        super().__init__(self.line, kind)
        self._empty = empty
        self.line.textEdited.connect(lambda _: self.edited.emit())

    def show_value(self, value: Any) -> None:
        """As text."""
        self.line.show_text("" if value is None else as_text(value))

    def value(self) -> Any:
        """The text without blanks around it."""
        text = self.line.text().strip()
        return text or self._empty

    def set_locked(self, locked: bool) -> None:
        """It can still be read and copied."""
        self.line.setReadOnly(locked)

    def fits(self, value: Any) -> bool:
        """Giants and structures are only shown."""
        simple = value is None or isinstance(value, str | int | float)
        return simple and len(str(value)) < LINE_LIMIT


class IntegerControl(LineControl):
    """A whole number; None when empty; what is none stays text and is complained about."""

    def __init__(self) -> None:
        super().__init__("integer", empty=None)

    def value(self) -> Any:
        """The number."""
        text = self.line.text().replace(" ", "").replace("\u00a0", "").strip()
        if text and not check_value("integer", text):
            return int(text)
        return text or None


class TextControl(Control):
    """Several lines."""

    wide = True

    def __init__(self, *, lines: int = 4, empty: Any = "") -> None:
        self.text = Text(lines=lines)
        super().__init__(self.text, "text")
        self._empty = empty
        self._quiet = False
        self.text.textChanged.connect(self._changed)

    def show_value(self, value: Any) -> None:
        """As text."""
        self._quiet = True
        self.text.show_text(as_text(value) if not isinstance(value, str) else value)
        self._quiet = False

    def value(self) -> Any:
        """The text as it stands there."""
        return self.text.text() or self._empty

    def set_locked(self, locked: bool) -> None:
        """It can still be read and copied."""
        self.text.setReadOnly(locked)
        self.text.setProperty("locked", locked)

    def fits(self, value: Any) -> bool:
        """Giants and structures are only shown."""
        return value is None or (isinstance(value, str) and len(value) <= TEXT_LIMIT)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class DayControl(Control):
    """A date as ISO text; None when empty; what is none stays text and is complained about."""

    def __init__(self) -> None:
        self.day = Day()
        super().__init__(self.day, "date")
        self.day.edited.connect(self.edited)

    def show_value(self, value: Any) -> None:
        """In the form of the language."""
        found = as_date(value) if value else None
        if found is not None:
            self.day.show_day(found)
        else:
            self.day.show_text(as_text(value))

    def value(self) -> Any:
        """ISO text."""
        found = self.day.day()
        return found.isoformat() if found is not None else self.day.text() or None

    def words(self, value: Any) -> str:
        """In the form of the language."""
        from huntflow_desk.qt.kit.inputs import day_text

        found = as_date(value) if value else None
        return day_text(found) if found is not None else super().words(value)


class ChoiceControl(Control):
    """One of a short list; a value that is not in it stays until another is chosen."""

    def __init__(self, values: Sequence[str], *, empty: str = "") -> None:
        self.choice = Choice()
        super().__init__(self.choice, "select")
        self._values = tuple(dict.fromkeys(values))
        self._nothing = empty
        self._extra: tuple[str, ...] = ()
        self.choice.chosen.connect(lambda _: self.edited.emit())
        self._fill()

    def show_value(self, value: Any) -> None:
        """Choose it."""
        text = as_text(value)
        self._extra = (text,) if text and text not in self._values else ()
        self._fill()
        self.choice.choose(text)

    def value(self) -> Any:
        """The chosen text, or None."""
        return self.choice.key() or None

    def _fill(self) -> None:
        options = [("", self._nothing)]
        options += [(one, one_line(one, 120)) for one in (*self._values, *self._extra)]
        self.choice.set_options(options)


class PickControl(Control):
    """An entry of a dictionary, a division or a region, sought in its tree.

    Read as `{id, name}` or a list of those, kept so that the card can show it, written as bare
    ids. `bare`: the value is the id itself.
    """

    def __init__(self, kind: str, *, multiple: bool = False, bare: bool = False) -> None:
        self.picker = Picker(multiple=multiple, empty="—")
        super().__init__(self.picker, kind)
        self._multiple = multiple
        self._bare = bare
        self._names: dict[int, str] = {}
        self.picker.picked.connect(self.edited)

    def offer(self, entries: Sequence[Named]) -> None:
        """What can be chosen."""
        nodes = [
            Node(one.item_id, one.name, one.parent_id, one.active)
            for one in sorted(entries, key=lambda one: one.order)
            if one.item_id is not None
        ]
        self._names |= {node.key: node.text for node in nodes}
        self.picker.set_nodes(nodes)

    def show_value(self, value: Any) -> None:
        """Choose what was read."""
        found = _identified(value)
        self._names |= {key: name for key, name in found if name}
        self.picker.choose([key for key, _ in found], [one for one in found if one[1]])

    def value(self) -> Any:
        """As it is read, so that its name can be shown before the server has it."""
        keys = self.picker.keys()
        if self._bare:
            return keys[0] if keys else None
        shaped = [{"id": key, "name": self._names.get(key, f"№ {key}")} for key in keys]
        if self._multiple:
            return shaped or None
        return shaped[0] if shaped else None

    def words(self, value: Any) -> str:
        """Names."""
        return ", ".join(
            one_line(name or self._names.get(key) or f"№ {key}", 120)
            for key, name in _identified(value)
        )

    def name(self, title: str) -> None:
        """The picker says what is chosen, too."""
        self.picker.set_name(title)


class IncomeControl(Control):
    """An amount, before or after taxes: `{"income": "90000", "type": "Gross"}`."""

    def __init__(self) -> None:
        self.amount = Line()
        self.amount.setMaxLength(40)
        self.taxes = Choice()
        self.taxes.setMinimumWidth(theme().px(110))
        box = QWidget()
        line = row(self.amount, self.taxes, spacing=6)
        line.setStretch(0, 1)
        box.setLayout(line)
        box.setFocusProxy(self.amount)
        super().__init__(box, "income")
        self._base: Mapping[str, Any] = {}
        self.amount.textEdited.connect(lambda _: self.edited.emit())
        self.taxes.chosen.connect(lambda _: self.edited.emit())
        self._fill(())

    def show_value(self, value: Any) -> None:
        """Amount and kind."""
        self._base = value if isinstance(value, Mapping) else {}
        amount = self._base.get("income") if self._base else value
        kind = as_text(self._base.get("type"))
        self._fill((kind,) if kind not in ("", "Gross", "Net") else ())
        self.amount.show_text(as_text(amount))
        self.taxes.choose(kind)

    def value(self) -> Any:
        """None without an amount."""
        amount = self.amount.text().strip()
        if not amount:
            return None
        return {**self._base, "income": amount, "type": self.taxes.key() or None}

    def words(self, value: Any) -> str:
        """«90000, до вычета налогов»."""
        if not isinstance(value, Mapping):
            return super().words(value)
        kinds = {"Gross": self.tr("до налогов"), "Net": self.tr("на руки")}
        kind = as_text(value.get("type"))
        return ", ".join(filter(None, (as_text(value.get("income")), kinds.get(kind, kind))))

    def fits(self, value: Any) -> bool:
        """Amounts of other shapes are only shown."""
        return value is None or isinstance(value, Mapping | str | int)

    def _fill(self, extra: Sequence[str]) -> None:
        options = [
            ("", self.tr("не указано")),
            ("Gross", self.tr("до налогов")),
            ("Net", self.tr("на руки")),
        ]
        self.taxes.set_options([*options, *((one, one_line(one, 40)) for one in extra)])


class FlagControl(Control):
    """Yes or no; `numbers`: written as 1 and 0."""

    def __init__(self, text: Callable[[], str], *, numbers: bool = False) -> None:
        self.box = QCheckBox()
        super().__init__(self.box, "flag")
        self._text = text
        self._numbers = numbers
        self.box.setText(label_text(text()))
        self.box.setMinimumHeight(theme().px(30))
        self.box.toggled.connect(lambda _: self.edited.emit())

    def show_value(self, value: Any) -> None:
        """Tick it."""
        self.box.blockSignals(True)
        self.box.setChecked(bool(value))
        self.box.blockSignals(False)

    def value(self) -> Any:
        """As the vendor has it."""
        on = self.box.isChecked()
        return int(on) if self._numbers else on

    def words(self, value: Any) -> str:
        """Yes or no."""
        return self.tr("да") if value else self.tr("нет")


class TelegramControl(LineControl):
    """The one messenger the vendor takes: `[{"social_type": "TELEGRAM", "value": ...}]`.

    Contacts of other kinds stay as they are.
    """

    def __init__(self) -> None:
        super().__init__()
        self._others: list[Any] = []

    def show_value(self, value: Any) -> None:
        """The name alone."""
        entries = value if isinstance(value, list) else []
        self._others = [one for one in entries if not _is_telegram(one)]
        mine: Mapping[str, Any] = next((one for one in entries if _is_telegram(one)), {})
        self.line.show_text(as_text(mine.get("value")))

    def value(self) -> Any:
        """As the vendor has it."""
        text = self.line.text().strip()
        own = [{"social_type": "TELEGRAM", "value": text}] if text else []
        return [*own, *self._others]

    def words(self, value: Any) -> str:
        """Names."""
        entries = value if isinstance(value, list) else []
        return ", ".join(as_text(one.get("value")) for one in entries if isinstance(one, Mapping))

    def fits(self, value: Any) -> bool:
        """A list or nothing."""
        return value is None or isinstance(value, list)


class ShownControl(Control):
    """Text that is only shown."""

    wide = True

    def __init__(self, kind: str) -> None:
        self.label = Label(wrap=True, selectable=True)
        super().__init__(self.label, kind)
        self._value: Any = None

    def show_value(self, value: Any) -> None:
        """Its beginning, as text."""
        self._value = value
        text = clean(value if isinstance(value, str) else as_text(value))
        self.label.setText((text[:_SHOWN] + "…" if len(text) > _SHOWN else text) or "—")

    def value(self) -> Any:
        """What was shown."""
        return self._value

    def set_locked(self, locked: bool) -> None:
        """It is never anything else; its text can be copied."""

    def code(self) -> str:
        """It is not ours to complain."""
        return ""


def _is_telegram(entry: Any) -> bool:
    return isinstance(entry, Mapping) and entry.get("social_type") == "TELEGRAM"


def _identified(value: Any) -> list[tuple[int, str]]:
    """Ids and names in a value of any shape (API notes, 9.7)."""
    found: list[tuple[int, str]] = []
    for one in value if isinstance(value, list | tuple) else [value]:
        if isinstance(one, Mapping) and isinstance(one.get("id"), int):
            found.append((one["id"], as_text(one.get("name"))))
        elif isinstance(one, int) and not isinstance(one, bool):
            found.append((one, ""))
    return found
