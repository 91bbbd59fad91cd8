"""One model for all lists: declared columns over rows that are read in windows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence, Set
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from huntflow_desk.qt.kit.plaintext import one_line, tooltip

WINDOW_ROWS = 100
WINDOWS_KEPT = 30
_PART = 300

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
# Asked for at every paint of every cell: putting them together took a tenth of a frame.
_ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


class Badge(NamedTuple):
    """A small pill in a row: `dot` is a vendor colour, `tone` a token, either may be empty."""

    text: str
    dot: str = ""
    tone: str = ""


class CardText(NamedTuple):
    """A row painted as a card: two lines at the left, short facts at the right.

    `dot`: vendor colour before the subtitle; `avatar`: the name whose initials are drawn;
    `icon`: name of an icon instead of an avatar; `trailing` and `trailing_below`: right ends of
    the first and second line; `badge`: a count or word in a pill; `strong`: semi-bold title;
    `mark` and `mark_name`: a small icon at the right of the first line, and what it means;
    `unread`: accent dot; `hits`: (start, length) of what is lit up in the second line,
    which gives way at its left, after `label_length` characters, so that the first one is seen.
    """

    title: str
    subtitle: str = ""
    dot: str = ""
    avatar: str = ""
    icon: str = ""
    icon_tone: str = "muted"
    trailing: str = ""
    trailing_tone: str = "muted"
    trailing_below: str = ""
    badge: str = ""
    badge_tone: str = ""
    title_tone: str = "text"
    strong: bool = True
    unread: bool = False
    mark: str = ""
    mark_tone: str = "muted"
    mark_name: str = ""
    hits: tuple[tuple[int, int], ...] = ()
    label_length: int = 0


class Column(NamedTuple):
    """What a column shows. Functions take the row.

    `title` is text or a function giving it in the current language. `align`: left, right,
    centre; `number` right-aligns with digits of one width. `tone`: token name for the text;
    `dot`: vendor colour before the text; `icon`: icon name before the text; `badges`: pills
    instead of text; `card`: the whole cell as a card. `width` in pixels at 100 %; `stretch`
    takes the room that is left; `sortable` makes the header clickable.
    """

    key: str
    title: str | Callable[[], str]
    text: Callable[[Any], str]
    tooltip: Callable[[Any], str] | None = None
    align: str = "left"
    number: bool = False
    tone: Callable[[Any], str] | str = "text"
    bold: Callable[[Any], bool] | bool = False
    dot: Callable[[Any], str] | None = None
    icon: Callable[[Any], str] | None = None
    icon_tone: Callable[[Any], str] | str = "muted"
    badges: Callable[[Any], Sequence[Badge]] | None = None
    card: Callable[[Any], CardText] | None = None
    width: int = 120
    stretch: bool = False
    sortable: bool = False

    def title_text(self) -> str:
        """The title in the current language."""
        return self.title() if callable(self.title) else self.title


class RowSource(Protocol):
    """Where rows come from: synchronous reads of the local store, each under 16 ms."""

    def count(self) -> int:
        """How many rows there are."""

    def rows(self, offset: int, limit: int) -> Sequence[Any]:
        """At most `limit` rows from `offset`; fewer when some have gone meanwhile."""

    def key(self, row: Any) -> Hashable:
        """What names this row through refreshes."""

    def index_of(self, key: Any) -> int | None:
        """Where the row is now, or None."""


class ListSource:
    """Rows that are all in memory, for short lists."""

    def __init__(self, rows: Sequence[Any], key: Callable[[Any], Hashable]) -> None:
        self._rows = tuple(rows)
        self._key = key

    def count(self) -> int:
        """How many."""
        return len(self._rows)

    def rows(self, offset: int, limit: int) -> Sequence[Any]:
        """A slice."""
        return self._rows[offset : offset + limit]

    def key(self, row: Any) -> Hashable:
        """Its key."""
        return self._key(row)

    def index_of(self, key: Any) -> int | None:
        """Linear search."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), None)


async def keys_of(source: RowSource, most: int) -> tuple[Hashable, ...]:
    """Keys of all rows in their order, `most` at most; read in a thread."""
    return tuple(source.key(row) for row in await rows_of(source, most))


async def rows_of(source: RowSource, most: int) -> tuple[Any, ...]:
    """All rows in their order, `most` at most; read in a thread."""
    import asyncio

    def read() -> tuple[Any, ...]:
        rows: list[Any] = []
        while len(rows) < most and (part := source.rows(len(rows), _PART)):
            rows += part
        return tuple(rows[:most])

    return await asyncio.to_thread(read)


class RowsModel(QAbstractTableModel):
    """Rows of a source, read while painting, 100 at a time, the last 30 windows kept.

    `read_failed(error)` comes once per refresh when the source raises one of `expected`; the
    rows stay empty then.
    """

    ROW = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2

    read_failed = Signal(object)
    refreshed = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        expected: tuple[type[BaseException], ...] = (OSError,),
        parent: QObject | None = None,
    ) -> None:
        """`expected`: what a failing store raises; anything else is a bug and rises."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._expected = expected
        self._source: RowSource | None = None
        self._count = 0
        self._windows: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._failed = False
        self._keep = True

    # Filling

    @property
    def source(self) -> RowSource | None:
        """What is shown."""
        return self._source

    @property
    def keeps_place(self) -> bool:
        """Whether the reset going on should keep selection and scroll (views ask)."""
        return self._keep

    def set_source(self, source: RowSource | None, *, keep: bool = False) -> None:
        """Show other rows. `keep`: the same people in another order or filter, so that the
        selection stays where its row is still there."""
        self._source = source
        self._reload(keep)

    def replace_source(self, source: RowSource) -> None:
        """The same question answered anew: rows that are the same stay where they are."""
        self._source = source
        self.refresh()

    def refresh(self) -> None:
        """Read again. Selection and scroll stay with their rows; no signal when nothing differs."""
        if self._source is None:
            return
        self._failed = False
        count = self._read_count()
        windows = {number: self._read(number) for number in list(self._windows)[-3:]}
        if count == self._count and all(self._windows[n] == rows for n, rows in windows.items()):
            # What is not on screen is read anew when it comes there.
            for number in list(self._windows):
                if number not in windows:
                    del self._windows[number]
            self.refreshed.emit()
            return
        if count == self._count and all(
            self._same_keys(self._windows[n], rows) for n, rows in windows.items()
        ):
            self._windows = OrderedDict(windows)
            last = len(self.columns) - 1
            for number, rows in windows.items():
                top = number * WINDOW_ROWS
                bottom = min(top + len(rows), self._count) - 1
                if bottom >= top:
                    self.dataChanged.emit(self.index(top, 0), self.index(bottom, last))
            self.refreshed.emit()
            return
        self._reload(True, count)

    def retranslate(self) -> None:
        """The language changed: titles and texts anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, len(self.columns) - 1))
        if self._count:
            self.dataChanged.emit(
                self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1)
            )

    # Rows and keys

    def row_at(self, number: int) -> Any | None:
        """The row, or None when it has gone since the count."""
        if not 0 <= number < self._count:
            return None
        rows = self._window(number // WINDOW_ROWS)
        place = number % WINDOW_ROWS
        return rows[place] if place < len(rows) else None

    def key_at(self, number: int) -> Hashable | None:
        """The key of a row, or None."""
        found = self.row_at(number)
        return None if found is None or self._source is None else self._source.key(found)

    def read_key(self, number: int) -> Hashable | None:
        """The key of a row that has been read before; never reads."""
        rows = self._windows.get(number // WINDOW_ROWS, ()) if number >= 0 else ()
        place = number % WINDOW_ROWS
        if self._source is None or place >= len(rows):
            return None
        return self._source.key(rows[place])

    def has_read(self, keys: Set[Hashable]) -> bool:
        """Whether one of these rows is among those that were read; never reads."""
        if self._source is None:
            return False
        key = self._source.key
        return any(key(row) in keys for rows in self._windows.values() for row in rows)

    def number_of(self, key: Hashable) -> int | None:
        """Where the row with this key is, or None."""
        if self._source is None or key is None:
            return None
        for window, rows in self._windows.items():
            for place, found in enumerate(rows):
                if self._source.key(found) == key:
                    return window * WINDOW_ROWS + place
        try:
            number = self._source.index_of(key)
        except self._expected as error:
            self._fail(error)
            return None
        return number if number is not None and 0 <= number < self._count else None

    def column_of(self, key: str) -> int:
        """Number of the column with this key, -1 when there is none."""
        return next((n for n, column in enumerate(self.columns) if column.key == key), -1)

    # Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """All rows, read or not."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """The declared columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tooltip, alignment and accessible text; `ROW` and `KEY` give the row itself."""
        if role not in _ROLES or not index.isValid():
            return None
        found = self.row_at(index.row())
        if found is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(column.text(found))
        if role == self.ROW:
            return found
        if role == self.KEY:
            return self._source.key(found) if self._source is not None else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(column.tooltip(found)) if column.tooltip is not None else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return self._accessible(column, found)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title_text()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen; they have no children."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _ROW_FLAGS

    # Inside

    def _reload(self, keep: bool, count: int | None = None) -> None:
        self._keep = keep
        self._failed = False
        self.beginResetModel()
        self._windows.clear()
        self._count = self._read_count() if count is None else count
        self.endResetModel()
        self._keep = True
        self.refreshed.emit()

    def _window(self, number: int) -> Sequence[Any]:
        rows = self._windows.get(number)
        if rows is None:
            rows = self._windows[number] = self._read(number)
            while len(self._windows) > WINDOWS_KEPT:
                self._windows.popitem(last=False)
        elif next(reversed(self._windows)) != number:
            self._windows.move_to_end(number)
        return rows

    def _read(self, number: int) -> Sequence[Any]:
        if self._source is None or self._failed:
            return ()
        try:
            return self._source.rows(number * WINDOW_ROWS, WINDOW_ROWS)
        except self._expected as error:
            self._fail(error)
            return ()

    def _read_count(self) -> int:
        if self._source is None:
            return 0
        try:
            return max(0, self._source.count())
        except self._expected as error:
            self._fail(error)
            return 0

    def _fail(self, error: BaseException) -> None:
        if not self._failed:
            self._failed = True
            self.read_failed.emit(error)

    def _same_keys(self, before: Sequence[Any], after: Sequence[Any]) -> bool:
        if self._source is None or len(before) != len(after):
            return False
        key = self._source.key
        return all(key(a) == key(b) for a, b in zip(before, after, strict=True))

    def _accessible(self, column: Column, found: Any) -> str:
        if column.card is not None:
            card = column.card(found)
            parts = (
                card.title,
                card.mark_name,
                card.subtitle,
                card.badge,
                card.trailing,
                card.trailing_below,
            )
            return one_line(", ".join(part for part in parts if part))
        text = column.text(found)
        if column.badges is not None:
            text = ", ".join(badge.text for badge in column.badges(found)) or text
        title = column.title_text()
        return one_line(f"{title}: {text}" if title else text)


_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.TextAlignmentRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.UserRole) + 1,
        int(Qt.ItemDataRole.UserRole) + 2,
    }
)


def _alignment(column: Column) -> int:
    vertical = Qt.AlignmentFlag.AlignVCenter
    if column.number or column.align == "right":
        return int((Qt.AlignmentFlag.AlignRight | vertical).value)
    if column.align == "centre":
        return int((Qt.AlignmentFlag.AlignHCenter | vertical).value)
    return int((Qt.AlignmentFlag.AlignLeft | vertical).value)
