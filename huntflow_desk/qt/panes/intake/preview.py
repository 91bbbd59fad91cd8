"""The file of a row: pages as pictures, or text, with the source of a field lit up in both."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.intake import Row, State, from_file
from huntflow_desk.qt.kit.fields import SegmentedTabs
from huntflow_desk.qt.kit.frames import EmptyState, Surface, column, row
from huntflow_desk.qt.kit.lit import TextLights
from huntflow_desk.qt.kit.plaintext import clean
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.viewer import TextViewer
from huntflow_desk.qt.panes.intake.words import why_text
from huntflow_desk.qt.people.pages import PagePlace, PagesView
from huntflow_desk.qt.people.photo import decode_page

if TYPE_CHECKING:
    from huntflow_desk.services.intake.service import Intake


class Preview(Surface):
    """Pages, or text. Where a field came from is lit up in both; in front are the pages, unless
    it stands on none of them or a person has chosen the text."""

    def __init__(
        self, intake: Intake, runner: TaskRunner, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._intake = intake
        self._runner = runner
        self._row: Row | None = None
        self._count = 0
        self._painting = False
        self._span: tuple[int, int] | None = None
        self._places: dict[tuple[int, int], Sequence[PagePlace]] = {}
        self._asked: set[tuple[int, int]] = set()
        self._prefers_text = False
        self.tabs = SegmentedTabs()
        self.tabs.changed.connect(self._prefer)
        self.pages = PagesView()
        self.viewer = TextViewer()
        self._lights = TextLights(self.viewer.edit)
        self._empty = EmptyState()
        self._views = QStackedWidget()
        for view in (self._empty, self.pages, self.viewer):
            self._views.addWidget(view)
        head = row(self.tabs, None, spacing=0)
        head.setContentsMargins(theme().px(2), 0, 0, 0)
        self.viewer.setContentsMargins(*(theme().px(6),) * 4)
        self.setLayout(column(head, self._views, spacing=0))
        self.pages.wanted.connect(self._paint)
        self._retranslate()
        self.show_row(None)

    def show_row(self, shown: Row | None) -> None:
        """Show the file of this row, a whole one; None: nothing."""
        before = self._row
        self._row = shown
        if shown is not None and before is not None:
            same = (shown.row_id, shown.sha, shown.kind, shown.text)
            if same == (before.row_id, before.sha, before.kind, before.text):
                return
        self._runner.cancel(self, "pages")
        self._runner.cancel(self, "page")
        self._runner.cancel(self, "places")
        self._painting, self._count, self._span = False, 0, None
        self._places = {}
        self._asked = set()
        self.pages.show_pages(0)
        self.viewer.set_text(shown.text if shown is not None else "")
        self._lights.light("", ())
        self._arrange()
        if shown is not None and shown.sha and shown.state is not State.WAITING:
            row_id = shown.row_id
            self._runner.start(
                lambda: self._intake.pages(row_id),
                owner=self,
                key="pages",
                background=True,
                label=self.tr("Файл резюме"),
                done=lambda count: self._counted(row_id, count),
                failed=lambda error: isinstance(error, DeskError),
            )

    def light(self, span: tuple[int, int] | None) -> None:
        """Show where a value came from, (start, end) in the text; None: nowhere."""
        self._span = span
        text = self._row.text if self._row is not None else ""
        if not text or span is None:
            self._lights.light("", ())
            self.pages.light(())
            return
        # What cannot be shown is left out of the view: places move up by it.
        start = len(clean(text[: span[0]]))
        size = len(clean(text[span[0] : span[1]]))
        self._lights.light(self._lights.text(), [(start, max(1, size))])
        self._lights.go_to(0)
        self._point()

    @property
    def shows_text(self) -> bool:
        """Whether the text is in front."""
        return self._views.currentWidget() is self.viewer

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._arrange()

    # Inside

    def _counted(self, row_id: int, count: int) -> None:
        if self._row is None or self._row.row_id != row_id:
            return
        self._count = count
        self.pages.show_pages(count)
        self._arrange()
        self._point()
        self._paint()

    def _point(self) -> None:
        """Light the source on the pages, once it is known where it stands there."""
        shown, span = self._row, self._span
        if shown is None or span is None:
            return
        self._choose(self._front())
        self.pages.light(self._places.get(span, ()))
        if not self._count or span in self._asked:
            return
        # The file is read anew for an answer: all fields are asked for at once.
        read = from_file(shown.found).values()
        spans = sorted({span, *(one.span for one in read if one.span is not None)})
        self._asked.update(spans)
        row_id = shown.row_id

        def done(found: Sequence[Sequence[PagePlace]]) -> None:
            if self._row is None or self._row.row_id != row_id:
                return
            self._places.update(zip(spans, found, strict=True))
            self._point()

        def failed(error: BaseException) -> bool:
            done([()] * len(spans))
            return isinstance(error, DeskError)

        self._runner.start(
            lambda: self._intake.places(row_id, spans),
            owner=self,
            key="places",
            background=True,
            label=self.tr("Файл резюме"),
            done=done,
            failed=failed,
        )

    def _front(self) -> str:
        """The view that is in front by itself: "pages", "text" or "" when there is neither."""
        if self._row is None or not self._row.text.strip():
            return "pages" if self._count else ""
        nowhere = self._span is not None and not self._places.get(self._span, True)
        return "pages" if self._count and not (nowhere or self._prefers_text) else "text"

    def _arrange(self) -> None:
        shown = self._row
        has_text = shown is not None and bool(shown.text.strip())
        tabs = []
        if self._count:
            tabs.append(("pages", self.tr("Страницы")))
        if has_text:
            tabs.append(("text", self.tr("Текст")))
        self.tabs.set_tabs(tabs)
        self.tabs.setVisible(len(tabs) > 1)
        front = self._front()
        if front:
            self._choose(front)
        else:
            self._views.setCurrentWidget(self._empty)
            self._say_empty()

    def _prefer(self, key: str) -> None:
        self._prefers_text = key == "text"
        self._choose(key)

    def _choose(self, key: str) -> None:
        self.tabs.choose(key)
        self._views.setCurrentWidget(self.pages if key == "pages" else self.viewer)
        if key == "pages":
            self._paint()

    def _paint(self) -> None:
        shown = self._row
        if shown is None or not self._count or self._painting or not self.pages.isVisible():
            return
        wanted = self.pages.next_wanted()
        if wanted is None:
            return
        number, width_px = wanted
        self._painting = True
        row_id = shown.row_id

        async def load() -> QImage | None:
            content = await self._intake.page(row_id, number, width_px)
            return await asyncio.to_thread(decode_page, content, width_px)

        def done(picture: QImage | None) -> None:
            self._painting = False
            if self._row is None or self._row.row_id != row_id:
                return
            if picture is None:
                self.pages.fail(number)
            else:
                self.pages.put(number, picture, width_px)
            self._paint()

        def failed(error: BaseException) -> bool:
            done(None)
            return isinstance(error, DeskError)

        self._runner.start(
            load,
            owner=self,
            key="page",
            background=True,
            label=self.tr("Страница резюме"),
            done=done,
            failed=failed,
        )

    def _say_empty(self) -> None:
        shown = self._row
        if shown is None:
            self._empty.show_state(self.tr("Выберите файл в списке"), icon="document")
        elif shown.state in (State.WAITING, State.READING):
            self._empty.show_state(self.tr("Файл ещё читается"), icon="clock")
        else:
            self._empty.show_state(
                self.tr("Показать нечего"), hint=why_text(shown), icon="document"
            )

    def _retranslate(self) -> None:
        self.pages.setAccessibleName(self.tr("Страницы резюме"))
        self.viewer.edit.setAccessibleName(self.tr("Текст резюме"))
