"""Completion under the search box: operators, and their values as the organisation has them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from huntflow_desk.core.language import OPERATORS, Part, parse, written
from huntflow_desk.qt.kit.fields import SearchField
from huntflow_desk.qt.kit.picking import dot_icon
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.applicants.chips import (
    is_russian,
    operator_name,
    typed_value,
    value_name,
)
from huntflow_desk.services.search import Search

_tr = QCoreApplication.translate
_SHORTEST = 2
_MOST_SHOWN = 9
_DAYS = ("7", "30", "90", "365")
_INSERT = Qt.ItemDataRole.UserRole

Offer = tuple[str, str, str]
"""What is shown, what is put in, and the colour of a dot before it."""


class Suggest(QObject):
    """Watches a search box and offers ways to go on. Enter or Tab takes the chosen one."""

    def __init__(
        self,
        field: SearchField,
        search: Callable[[], Search],
        account_id: Callable[[], int | None],
    ) -> None:
        super().__init__(field)
        self._field = field
        self._search = search
        self._account_id = account_id
        self._part: tuple[int, int] = (0, 0)
        self._list: QListWidget | None = None
        field.textEdited.connect(self._typed)
        field.installEventFilter(self)

    @property
    def open(self) -> bool:
        """Whether something is offered."""
        return self._list is not None and self._list.isVisible()

    def texts(self) -> list[str]:
        """What is offered."""
        found = self._list
        if found is None or not self.open:
            return []
        return [found.item(number).text() for number in range(found.count())]

    def take(self, number: int) -> None:
        """Put an offer into the box."""
        if self._list is None or not 0 <= number < self._list.count():
            return
        text = str(self._list.item(number).data(_INSERT))
        whole = self._field.text()
        start, end = self._part
        rest = whole[end:].lstrip()
        more = text.endswith(":")
        new = whole[:start] + text + ("" if more else " ")
        self.close()
        self._field.setText(new + rest)
        self._field.setCursorPosition(len(new))
        if more:
            self._typed()

    def close(self) -> None:
        """Offer nothing."""
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter, Tab and Escape belong to the offers while there are any."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if event.type() == QEvent.Type.KeyPress and self.open:
            assert self._list is not None and isinstance(event, QKeyEvent)
            row, last = self._list.currentRow(), self._list.count() - 1
            key = event.key()
            if key == Qt.Key.Key_Down:
                self._list.setCurrentRow(0 if row == last else row + 1)
            elif key == Qt.Key.Key_Up:
                self._list.setCurrentRow(last if row <= 0 else row - 1)
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
                self.take(row)
            elif key == Qt.Key.Key_Tab:
                self.take(max(0, row))
            elif key == Qt.Key.Key_Escape:
                self.close()
            else:
                return False
            return True
        return False

    def _typed(self, *_: object) -> None:
        account_id = self._account_id()
        text, cursor = self._field.text(), self._field.cursorPosition()
        part = next((one for one in parse(text) if one.start < cursor <= one.end), None)
        offers = self._offers(account_id, part) if part is not None and account_id else []
        if not offers or part is None:
            self.close()
            return
        self._part = (part.start, part.end)
        self._show(offers)

    def _offers(self, account_id: int | None, part: Part) -> list[Offer]:
        russian = is_russian()
        if part.kind == "word":
            word = part.value.casefold()
            if len(word) < _SHORTEST or part.negative:
                return []
            found: list[Offer] = []
            for operator, names in OPERATORS.items():
                if any(name.startswith(word) and len(name) > 1 for name in names):
                    name = names[1 if russian else 0]
                    found.append((f"{name}:  {operator_name(operator)}", f"{name}:", ""))
            return found
        if part.kind not in OPERATORS or account_id is None:
            return []
        if part.kind in ("before", "after"):
            return self._days(part, russian)
        typed = part.value.casefold()
        offers: list[Offer] = []
        for one in self._search().suggestions(account_id, part.kind, ""):
            value = typed_value(part.kind, one.value, russian=russian)
            shown = value_name(part.kind, one.value)
            if typed in value.casefold() or typed in shown.casefold():
                text = written(part.kind, value, russian=russian, negative=part.negative)
                offers.append((shown, text, one.dot))
        offers.sort(key=lambda offer: not offer[0].casefold().startswith(typed))
        if [offer[0].casefold() for offer in offers] == [typed]:
            return []
        return offers

    def _days(self, part: Part, russian: bool) -> list[Offer]:
        if part.value:
            return []
        unit = "д" if russian else "d"
        return [
            (
                _tr("Search", "%n дн. назад", "", int(days)),
                written(part.kind, f"{days}{unit}", russian=russian, negative=part.negative),
                "",
            )
            for days in _DAYS
        ]

    def _show(self, offers: list[Offer]) -> None:
        if self._list is None:
            self._list = QListWidget(self._field.window())
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setFrameShape(QFrame.Shape.StyledPanel)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setUniformItemSizes(True)
            self._list.setSpacing(0)
            self._list.setIconSize(QSize(theme().px(10), theme().px(10)))
            self._list.itemClicked.connect(lambda item: self.take(self._list_row(item)))
            self._list.setAccessibleName(_tr("Search", "Подсказки"))
        self._list.clear()
        height = theme().px(28)
        for shown, text, dot in offers:
            item = QListWidgetItem(one_line(shown, 80))
            item.setSizeHint(QSize(0, height))
            if dot:
                item.setIcon(dot_icon(dot))
            item.setData(_INSERT, text)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        place = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 2))
        frame = 2 * self._list.frameWidth() + 2
        width = min(max(self._field.width(), theme().px(260)), self._field.window().width())
        self._list.setGeometry(
            place.x(), place.y(), width, height * min(len(offers), _MOST_SHOWN) + frame
        )
        self._list.show()
        self._list.raise_()

    def _list_row(self, item: QListWidgetItem) -> int:
        return self._list.row(item) if self._list is not None else -1
