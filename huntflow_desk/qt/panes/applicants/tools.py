"""What stands around the search box once somebody searches: chips, filters, completion, menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from huntflow_desk.core.language import Part, without, written
from huntflow_desk.qt.kit.fields import SearchField
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.panes.applicants.chips import ChipBar, is_russian, typed_value
from huntflow_desk.qt.panes.applicants.filters import FiltersPanel
from huntflow_desk.qt.panes.applicants.looking import Looking
from huntflow_desk.qt.panes.applicants.suggest import Suggest
from huntflow_desk.services.search import Reading
from huntflow_desk.services.workplace import Workplace


class PeopleMenu(QMenu):
    """Columns, order and saving; filled by the pane."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.save = QAction(self.tr("Сохранить поиск…"), self)
        self.addAction(self.save)
        self.columns = QMenu(self.tr("Столбцы"), self)
        self.addMenu(self.columns)
        self.usual_order = QAction(self.tr("Обычный порядок"), self)
        self.addAction(self.usual_order)


class SearchTools(QWidget):
    """`save_requested(name)`: keep this search under a name."""

    save_requested = Signal(str)

    def __init__(
        self,
        workplace: Workplace,
        looking: Looking,
        field: SearchField,
        account_id: Callable[[], int | None],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._looking = looking
        self._field = field
        self._account_id = account_id
        self._menu: PeopleMenu | None = None
        self.chips = ChipBar()
        self.filters = FiltersPanel(lambda: looking.search, account_id)
        self.filters.hide()
        self.suggest = Suggest(field, lambda: looking.search, account_id)
        self.setLayout(column(self.chips, self.filters, spacing=8))
        self.chips.removed.connect(self._remove)
        self.filters.picked.connect(self.pick)
        self.filters.day_chosen.connect(self.set_filter)
        self.filters.cleared.connect(field.clear)
        self.hide()

    def show_reading(self, reading: Reading | None, *, in_vacancy: bool) -> None:
        """The text was read anew."""
        self.chips.show_reading(reading)
        self.filters.show_reading(reading, in_vacancy=in_vacancy)
        self._arrange()

    def show_filters(self, on: bool, *, in_vacancy: bool) -> None:
        """Open or close the panel of filters."""
        self.filters.show_reading(self._looking.reading, in_vacancy=in_vacancy)
        self.filters.setVisible(on)
        self._arrange()

    def set_filter(self, operator: str, value: str) -> None:
        """One value for an operator in the text, or with "" none."""
        from huntflow_desk.core.language import parse

        text = self._field.text()
        old = [one for one in parse(text) if one.kind == operator and not one.negative]
        if not value and not old:
            return
        text = without(text, old)
        if value:
            text = f"{text} {written(operator, value, russian=is_russian())}".strip()
        self._field.show_text(text)

    def pick(self, operator: str, value: str, on: bool) -> None:
        """Add a value (`Suggestion.value`) of an operator to the text, or take it away.

        A part of the text that stands for several values leaves the others behind.
        """
        text, reading = self._field.text(), self._looking.reading
        wanted = [value] if on else []
        if not on and reading is not None:
            old = [
                one
                for one in reading.parts
                if one.part.kind == operator and not one.part.negative and value in one.names
            ]
            text = without(text, [one.part for one in old])
            wanted = [name for one in old for name in one.names if name != value]
        russian = is_russian()
        for name in dict.fromkeys(wanted):
            typed = typed_value(operator, name, russian=russian)
            text = f"{text} {written(operator, typed, russian=russian)}".strip()
        self._field.show_text(text)

    def menu(self, worth_saving: bool) -> PeopleMenu:
        """A fresh menu."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = PeopleMenu(self)
        self._menu.save.setEnabled(worth_saving)
        self._menu.save.triggered.connect(self.ask_name)
        return self._menu

    def ask_name(self) -> QInputDialog:
        """Ask what the search is to be called."""
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(self.tr("Сохранить поиск"))
        dialog.setLabelText(self.tr("Название"))
        dialog.setTextValue(self._field.text().strip()[:60])
        dialog.textValueSelected.connect(self.save_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _remove(self, part: object) -> None:
        if isinstance(part, Part):
            self._field.show_text(without(self._field.text(), [part]))

    def _arrange(self) -> None:
        self.setVisible(self.chips.isVisibleTo(self) or self.filters.isVisibleTo(self))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other chips."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.chips.show_reading(self._looking.reading, anew=True)
