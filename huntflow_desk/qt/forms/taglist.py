"""Tags to tick: a list with a search that also makes a new tag."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from huntflow_desk.core.models import Tag
from huntflow_desk.core.query import fold
from huntflow_desk.qt.forms.naming import LOOKED_AT
from huntflow_desk.qt.forms.swatches import Swatches
from huntflow_desk.qt.kit.fields import Button, SearchField
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.marks import paint_dot
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.tokens import vendor_colour
from huntflow_desk.qt.problems import complaint, describe
from huntflow_desk.services.workplace import Workplace

LONGEST_NAME = 100
_ID = Qt.ItemDataRole.UserRole + 1


class TagList(QWidget):
    """`edited`: other ticks; `submitted`: Enter in an empty search.

    Of several people a tag some of them have is half ticked and stays as it is unless touched.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        account_id: int,
        people: Sequence[int],
        *,
        had: Collection[int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`had`: the tags one person has, where that is not what is shown of them."""
        super().__init__(parent)
        self._workplace = workplace
        self._given = had
        self._runner = runner
        self._account_id = account_id
        self._people = tuple(people[:LOOKED_AT])
        self._more = len(people) > LOOKED_AT
        self._had = self._read_tags()
        self._wanted: dict[int, bool] = {}
        self.search = SearchField(settle_ms=60)
        self.search.setMaxLength(LONGEST_NAME)
        self.search.text_settled.connect(lambda _: self._fill())
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("frame", "box")
        self.list.setMinimumHeight(theme().px(240))
        self.list.itemChanged.connect(self._ticked)
        self.list.itemActivated.connect(self._toggle)
        self.new = Button("", self.create_tag, icon="plus")
        self._swatches = Swatches()
        self._none = Muted(wrap=True)
        self._said = Label(tone="danger", role="small", wrap=True)
        self._said.hide()
        parts = (self.search, self.list, self._none, self._swatches, self.new, self._said)
        box = column(*parts, spacing=8)
        box.addStretch(0)
        box.setStretchFactor(self.list, 1)
        self.setLayout(box)
        self.setFocusProxy(self.search)
        self.retranslate()

    # What is asked for

    def changes(self) -> tuple[list[int], list[int]]:
        """Tags to put on and to take off."""
        had, more = self._had, self._more
        add = [
            tag for tag, on in self._wanted.items() if on and (more or had.get(tag, 0) < self._many)
        ]
        remove = [tag for tag, on in self._wanted.items() if not on and (more or had.get(tag, 0))]
        return add, remove

    def ticks(self) -> dict[int, bool]:
        """What was touched, for a draft."""
        return dict(self._wanted)

    def tick(self, tag_id: int, on: bool = True) -> None:
        """Tick a tag."""
        self._wanted[tag_id] = on
        self._fill()
        self.edited.emit()

    def forget(self) -> None:
        """Nothing was touched; what people have is read again."""
        self._wanted.clear()
        self.refresh()

    def refresh(self) -> None:
        """Tags or people are others now; what was ticked stays."""
        self._had = self._read_tags()
        self._fill()

    def create_tag(self) -> None:
        """Make a tag called as the search says, and tick it."""
        name = " ".join(self.search.text().split())
        if not name:
            return
        colour = self._swatches.colour()
        commands = self._workplace.commands

        def made(tag_id: int) -> None:
            self.search.clear()
            self.tick(tag_id)

        self._runner.start(
            lambda: commands.get_or_create_tag(self._account_id, name, colour),
            owner=self,
            key="tag",
            done=made,
            failed=self._failed,
            busy=lambda busy: self.new.setEnabled(not busy),
            label=self.tr("Новая метка"),
        )

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while typing goes on; Enter ticks or makes a tag."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, count = event.key(), self.list.count()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and count:
                by = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(count - 1, self.list.currentRow() + by)))
                return True
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._enter()
                return True
        return False

    def _enter(self) -> None:
        self._fill()
        if not self.search.text().strip():
            self.submitted.emit()
        elif self.list.count():
            self._toggle(self.list.currentItem() or self.list.item(0))
            self.search.selectAll()
        else:
            self.create_tag()

    # Inside

    @property
    def _many(self) -> int:
        return len(self._people)

    def _read_tags(self) -> dict[int, int]:
        """How many of the people have each tag."""
        if self._given is not None:
            return dict.fromkeys(self._given, 1)
        had: dict[int, int] = {}
        for person in self._people:
            card = self._workplace.library.card(self._account_id, person)
            for tag_id in card.applicant.tag_ids if card is not None else ():
                had[tag_id] = had.get(tag_id, 0) + 1
        return had

    def _tags(self) -> list[Tag]:
        known = self._workplace.library.names(self._account_id).tags
        rest = [Tag(one, f"#{one}") for one in {**self._had, **self._wanted} if one not in known]
        return sorted([*known.values(), *rest], key=lambda one: fold(one.name))

    def _state(self, tag_id: int) -> Qt.CheckState:
        if tag_id in self._wanted:
            on = self._wanted[tag_id]
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        had = self._had.get(tag_id, 0)
        if not had:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if had == self._many else Qt.CheckState.PartiallyChecked

    def _fill(self) -> None:
        text = self.search.text()
        words = fold(text).split()
        keep = self.list.currentItem().data(_ID) if self.list.currentItem() else None
        self.list.blockSignals(True)
        self.list.clear()
        exact = False
        # What somebody has comes first, so that it is seen without a search.
        tags = sorted(self._tags(), key=lambda one: not self._had.get(one.tag_id, 0))
        for tag in tags:
            folded = fold(tag.name)
            exact = exact or folded == fold(" ".join(text.split()))
            if not all(word in folded for word in words):
                continue
            item = QListWidgetItem(_dot(tag.color), one_line(tag.name, 80))
            item.setToolTip(tooltip(tag.name))
            item.setData(_ID, tag.tag_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(self._state(tag.tag_id))
            self.list.addItem(item)
            if tag.tag_id == keep:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        name = " ".join(text.split())
        can_make = bool(name) and not exact
        self.new.setVisible(can_make)
        self._swatches.setVisible(can_make)
        self.new.set_text(self.tr("Создать метку «{name}»").replace("{name}", one_line(name, 40)))
        self._none.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self._none.setText(self.tr("Такой метки ещё нет.") if name else self.tr("Меток ещё нет."))

    def _ticked(self, item: QListWidgetItem) -> None:
        self._wanted[int(item.data(_ID))] = item.checkState() is Qt.CheckState.Checked
        self.edited.emit()

    def _toggle(self, item: QListWidgetItem) -> None:
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _failed(self, error: BaseException) -> bool:
        fields = getattr(error, "fields", {})
        if fields:
            self._said.setText(complaint(next(iter(fields.values()))))
        else:
            said = describe(error)
            self._said.setText(f"{said.title}. {said.text}")
        self._said.show()
        return True

    def retranslate(self) -> None:
        """Words in the current language."""
        self.search.set_placeholder(self.tr("Найти или назвать новую"))
        self.list.setAccessibleName(self.tr("Метки"))
        self._swatches.setAccessibleName(self.tr("Цвет новой метки"))
        self._fill()


def _dot(colour: str) -> QIcon:
    look = theme()
    side = look.px(16)
    picture = QPixmap(side, side)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    centre = picture.rect().toRectF().center()
    paint_dot(painter, centre, look.px(9), vendor_colour(colour or "888888", look.tokens))
    painter.end()
    return QIcon(picture)
