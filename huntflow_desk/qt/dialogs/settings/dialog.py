"""The settings dialog: pages at the left, a search field over them, no OK button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QStackedWidget, QWidget

from huntflow_desk.core.query import fold
from huntflow_desk.qt.connecting.sizing import fit_on_screen
from huntflow_desk.qt.dialogs.settings.about import AboutPage
from huntflow_desk.qt.dialogs.settings.connections import ConnectionsPage
from huntflow_desk.qt.dialogs.settings.keys import KeysPage
from huntflow_desk.qt.dialogs.settings.look import LookPage
from huntflow_desk.qt.dialogs.settings.offline import OfflinePage
from huntflow_desk.qt.dialogs.settings.page import Page
from huntflow_desk.qt.dialogs.settings.privacy import PrivacyPage
from huntflow_desk.qt.dialogs.settings.resumes import ResumesPage
from huntflow_desk.qt.kit.fields import Button, SearchField
from huntflow_desk.qt.kit.frames import Line, Surface, column, row
from huntflow_desk.qt.kit.labels import Heading
from huntflow_desk.qt.kit.notices import Notice, NoticeBar
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.rows import Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.workplace import Desk, Workplace


class SettingsDialog(QDialog):
    """Open with `open()`. Everything is kept at once.

    `switch_requested(profile, System)`: open that workplace; the dialog has closed itself.
    `look_changed(Look)`: kept already, to be applied. `erase_requested(profile)`: confirmed.
    """

    switch_requested = Signal(str, object)
    look_changed = Signal(object)
    erase_requested = Signal(str)

    def __init__(
        self,
        desk: Desk,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._rebuild = False
        self._left = False
        self.connections = ConnectionsPage(desk, workplace, runner)
        self.offline = OfflinePage(desk, workplace, runner)
        self.resumes = ResumesPage(desk, workplace)
        self.look = LookPage(desk, workplace)
        self.keys = KeysPage(desk, workplace)
        self.privacy = PrivacyPage(desk, workplace, runner)
        self.about = AboutPage(desk, workplace, runner)
        self.pages: dict[str, Page] = {
            "connections": self.connections,
            "offline": self.offline,
            "resumes": self.resumes,
            "look": self.look,
            "keys": self.keys,
            "privacy": self.privacy,
            "about": self.about,
        }
        self._build()
        self.connections.switch_asked.connect(self._switch)
        self.connections.rebuild_asked.connect(self._note_rebuild)
        self.look.look_changed.connect(self.look_changed)
        self.privacy.erase_asked.connect(self._erase)
        for page in self.pages.values():
            page.trouble.connect(self._trouble)
        relay.changed.connect(self._changed)
        self._retranslate()
        self.show_page("connections")

    def show_page(self, name: str) -> None:
        """connections, offline, resumes, look, keys, privacy or about."""
        if name in self.pages:
            self.nav.choose(name)
            self._show(name)

    def page(self) -> str:
        """The page that is shown."""
        return list(self.pages)[self._stack.currentIndex()]

    def done(self, result: int) -> None:
        """Close. What was changed under an open connection takes hold now."""
        super().done(result)
        if self._rebuild and not self._left:
            self._left = True
            self.switch_requested.emit(self._workplace.profile, self._workplace.system)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the list of pages gives way to the page."""
        super().resizeEvent(event)
        px = theme().px
        self._side.setFixedWidth(px(232) if self.width() >= px(720) else px(156))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Building

    def _build(self) -> None:
        px = theme().px
        self.search = SearchField()
        self.search.textChanged.connect(self._sought)
        self.search.down_pressed.connect(self._focus_nav)
        names = Column(
            "page",
            "",
            lambda name: self.pages[name].title(),
            icon=lambda name: self.pages[name].icon,
        )
        self._nav_model = RowsModel([names], parent=self)
        self.nav = RowsView(self._nav_model, header=False)
        self.nav.current_changed.connect(self._chosen)
        self._nav_model.set_source(ListSource(list(self.pages), str))
        self._side = Surface("surface")
        side_box = column(self.search, self.nav, margins=12, spacing=8)
        self._side.setLayout(side_box)
        self._title = Heading()
        self._notices = NoticeBar()
        self._stack = QStackedWidget()
        self._scrolls: list[QScrollArea] = []
        for page in self.pages.values():
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            holder = QWidget()
            box = column(page)
            box.setContentsMargins(px(24), px(4), px(24), px(24))
            holder.setLayout(box)
            scroll.setWidget(holder)
            self._stack.addWidget(scroll)
            self._scrolls.append(scroll)
        self._close = Button("", self.accept)
        head = column(self._title, self._notices, spacing=8)
        head.setContentsMargins(px(24), px(20), px(24), px(8))
        foot = row(None, self._close, margins=12)
        right = column(spacing=0)
        right.addLayout(head)
        right.addWidget(self._stack, 1)
        right.addWidget(Line())
        right.addLayout(foot)
        box_all = row(self._side, Line(vertical=True), spacing=0)
        box_all.addLayout(right, 1)
        self.setLayout(box_all)
        fit_on_screen(self, (920, 620), (680, 440))

    # Pages

    def _chosen(self, key: object) -> None:
        if isinstance(key, str) and key in self.pages:
            self._show(key)

    def _show(self, name: str) -> None:
        self._stack.setCurrentIndex(list(self.pages).index(name))
        self._title.setText(self.pages[name].title())

    def _focus_nav(self) -> None:
        self.nav.setFocus()

    def _sought(self, typed: str) -> None:
        """Pages that speak of it stay; the first place is scrolled to and marked."""
        text = fold(typed)
        places = {
            name: (page.seek(text), text in fold(page.title())) for name, page in self.pages.items()
        }
        names = [name for name, (place, titled) in places.items() if not text or place or titled]
        current = self.page()
        self._nav_model.set_source(ListSource(names, str))
        self.nav.set_empty(self.tr("Такой настройки нет"), icon="search")
        if not names:
            return
        wanted = current if current in names else names[0]
        self.nav.choose(wanted)
        self._show(wanted)
        place = places[wanted][0]
        if place is not None:
            self._scrolls[list(self.pages).index(wanted)].ensureWidgetVisible(place, 0, 80)

    # What happens

    def _changed(self, change: object) -> None:
        if getattr(change, "kind", "") == "settings":
            self.look.show_settings()
            self.resumes.show_settings()
            self.keys.show_settings()

    def _note_rebuild(self) -> None:
        self._rebuild = True

    def _switch(self, profile: str, system: object) -> None:
        self._left = True
        self.accept()
        self.switch_requested.emit(profile, system)

    def _erase(self) -> None:
        self._left = True
        self.accept()
        self.erase_requested.emit(self._workplace.profile)

    def _trouble(self, error: object) -> None:
        if isinstance(error, BaseException):
            found = describe(error)
            self._notices.show_notice(Notice("settings", found.title, "danger", found.text))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Настройки"))
        self.search.set_placeholder(self.tr("Найти настройку"))
        self.nav.setAccessibleName(self.tr("Страницы настроек"))
        self._close.set_text(self.tr("Закрыть"))
        self._title.setText(self.pages[self.page()].title())
        for scroll, page in zip(self._scrolls, self.pages.values(), strict=True):
            scroll.setAccessibleName(page.title())
        self._nav_model.retranslate()
