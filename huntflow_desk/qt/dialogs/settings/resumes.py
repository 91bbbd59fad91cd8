"""The way in of resumes: a watched folder, reading by Huntflow, the order of sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.settings import Resumes
from huntflow_desk.qt.dialogs.settings.page import Group, Page
from huntflow_desk.qt.kit.fields import Button, IconButton
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.inputs import Choice
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.workplace import Desk, Workplace

_ID = Qt.ItemDataRole.UserRole
_LIST_ROWS = 7


class ResumesPage(Page):
    """What is chosen holds at once."""

    icon = "intake"

    def __init__(self, desk: Desk, workplace: Workplace, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._workplace = workplace
        self._folder_group, self._parsing_group, self._order_group = Group(), Group(), Group()
        self._folder_label, self._parsing_label, self._order_label = Label(), Label(), Label()
        self.folder = Label(elide=True)
        self.choose_folder = Button("", self._choose_folder, icon="folder")
        self.no_folder = Button("", lambda: self._change(folder=""), kind="quiet")
        self._folder_group.add_row(
            self._folder_label, self.folder, self.choose_folder, self.no_folder, fill=True
        )
        self.parsing = Choice()
        self.parsing.chosen.connect(lambda key: self._change(parsing=key))
        self._parsing_label.setBuddy(self.parsing)
        self._parsing_group.add_row(self._parsing_label, self.parsing)
        self.sources = QListWidget()
        self.sources.setFixedHeight(theme().px(28) * _LIST_ROWS)
        self.up = IconButton("chevron-up", "", lambda: self._move(-1))
        self.down = IconButton("chevron-down", "", lambda: self._move(1))
        self._no_sources = Muted(wrap=True)
        arrows = column(self.up, self.down, None, spacing=4)
        self._list = QWidget()
        line = row(self.sources, spacing=8)
        line.addLayout(arrows)
        self._list.setLayout(line)
        self._order_group.add_row(self._order_label, self._list, fill=True)
        self._order_group.add_note(self._no_sources)
        for group in (self._folder_group, self._parsing_group, self._order_group):
            self.body.addWidget(group)
        self.body.addStretch(1)
        self.retranslate()
        self.show_settings()

    def title(self) -> str:
        """Its name."""
        return self.tr("Разбор резюме")

    def show_settings(self) -> None:
        """Take the values as they are set now."""
        now = self._workplace.settings.resumes
        self.folder.setText(now.folder or self.tr("не выбрана"))
        self.folder.set_tone("text" if now.folder else "muted")
        self.no_folder.setVisible(bool(now.folder))
        self.parsing.choose(now.parsing)
        self._fill_sources(now)

    def retranslate(self) -> None:
        """All words anew."""
        self._folder_group.set_words(
            self.tr("Папка"),
            self.tr(
                "Новые файлы из неё ждут в разделе «Разбор резюме». Сами они не отправляются; "
                "то, что лежало раньше, не берётся."
            ),
        )
        self._folder_label.setText(self.tr("Следить за папкой"))
        self.choose_folder.set_text(self.tr("Выбрать…"))
        self.no_folder.set_text(self.tr("Не следить"))
        self._parsing_group.set_words(
            self.tr("Распознавание в Хантфлоу"),
            self.tr(
                "Резюме читаются на этом компьютере. Хантфлоу может прочитать их ещё раз: "
                "для этого файл загружается туда."
            ),
        )
        self._parsing_label.setText(self.tr("Распознавать"))
        self.parsing.set_options(
            [
                ("button", self.tr("По кнопке")),
                ("always", self.tr("Всегда")),
                ("never", self.tr("Никогда")),
            ]
        )
        self.parsing.setAccessibleName(self.tr("Распознавать"))
        self._order_group.set_words(
            self.tr("Источники"),
            self.tr("Первый ставится новым пачкам, остальные идут в этом порядке."),
        )
        self._order_label.setText(self.tr("Порядок"))
        self.sources.setAccessibleName(self.tr("Порядок источников"))
        self.up.set_text(self.tr("Выше"))
        self.down.set_text(self.tr("Ниже"))
        self._no_sources.setText(self.tr("Источники этой организации ещё не загружены."))
        self.show_settings()

    # Inside

    def _fill_sources(self, now: Resumes) -> None:
        account_id = self._workplace.account_id
        names = self._workplace.library.names(account_id).sources if account_id else {}
        order = {number: place for place, number in enumerate(now.sources.get(str(account_id), []))}
        chosen = self.sources.currentItem()
        current = chosen.data(_ID) if chosen is not None else None
        self.sources.clear()
        for number in sorted(names, key=lambda one: order.get(one, len(order))):
            item = QListWidgetItem(one_line(names[number].name, 60))
            item.setData(_ID, number)
            self.sources.addItem(item)
            if number == current:
                self.sources.setCurrentItem(item)
        self._list.setVisible(bool(names))
        self._no_sources.setVisible(not names)

    def _move(self, by: int) -> None:
        account_id = self._workplace.account_id
        at = self.sources.currentRow()
        to = at + by
        if account_id is None or at < 0 or not 0 <= to < self.sources.count():
            return
        order = [int(self.sources.item(n).data(_ID)) for n in range(self.sources.count())]
        order.insert(to, order.pop(at))
        sources = {**self._workplace.settings.resumes.sources, str(account_id): order}
        self._change(sources=sources)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Папка с резюме"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._change(folder=str(Path(name))))
        dialog.open()

    def _change(self, **changes: object) -> None:
        old = self._workplace.settings.resumes
        new = replace(old, **changes)  # type: ignore[arg-type]
        if new == old:
            return
        try:
            self._desk.change_settings(self._workplace, resumes=new)
        except DeskError as error:
            self._tell(error)
        self.show_settings()
