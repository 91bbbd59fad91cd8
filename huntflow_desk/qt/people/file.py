"""The file of a resume: its pages as pictures, or its text where it has none.

Nothing foreign is opened here: pictures and text come from the helper process, by `previews`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from huntflow_desk.core.errors import DeskError, NotFound, UnreadableFile
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.viewer import TextViewer
from huntflow_desk.qt.people.pages import PagesView
from huntflow_desk.qt.people.parts import Missing, PartPage
from huntflow_desk.qt.people.photo import decode_page
from huntflow_desk.qt.problems import describe
from huntflow_desk.services.files import ResumeKey
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    # The helper and what it needs come when pages are looked at.
    from huntflow_desk.services.previews import Preview, Previews

ASK_MS = 300
"""Who steps through people does not want the files of all of them."""


class FilePage(PartPage):
    """Shows the file of one resume; `shown()`: another age. `log_requested(log_id)`."""

    shown = Signal()
    log_requested = Signal(int)

    def __init__(self, workplace: Workplace, runner: TaskRunner) -> None:
        self._workplace = workplace
        self._runner = runner
        self._key: ResumeKey | None = None
        self._updated: datetime | None = None
        self._preview: Preview | None = None
        self._trouble: BaseException | None = None
        self._fetching = self._opening = self._painting = False
        self._later: set[ResumeKey] = set()
        self._asked: set[tuple[ResumeKey, datetime | None]] = set()
        self._broken: datetime | None = None
        self.pages = PagesView()
        self.viewer = TextViewer()
        self.viewer.edit.document().setDocumentMargin(0)
        self.viewer.edit.setStyleSheet("QPlainTextEdit { padding: 0; }")
        self._note = Muted(small=True, wrap=True)
        self._views = QStackedWidget()
        self._views.addWidget(self.pages)
        self._views.addWidget(self.viewer)
        view = QWidget()
        view.setLayout(column(self._note, self._views, spacing=4))
        super().__init__(view)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(ASK_MS)
        self._soon.timeout.connect(self._ask)
        self.pages.wanted.connect(self._paint)
        self._retranslate()

    @property
    def is_text(self) -> bool:
        """Whether the file is shown as text."""
        return self._preview is not None and self._preview.pages == 0

    def show_file(
        self, account_id: int, applicant_id: int, external_id: int, updated: datetime | None
    ) -> None:
        """Show the file of this resume; `updated`: when the server last changed the resume."""
        key = ResumeKey(account_id, applicant_id, external_id)
        if key != self._key:
            self.leave()
            self._key = key
        self._updated = updated
        self._look()

    def leave(self) -> None:
        """Nobody looks at it any more."""
        if self._key is None:
            return
        self._soon.stop()
        for name in ("file", "preview", "page"):
            self._runner.cancel(self, name)
        self._key = self._preview = self._trouble = None
        self._fetching = self._opening = self._painting = False
        self.age = None
        self.pages.show_pages(0)

    def connected(self) -> None:
        """The network is there: fetch what was wanted for this moment."""
        if self._later:
            wanted, self._later = sorted(self._later, key=lambda one: one.external_id), set()
            previews = self._workplace.previews

            async def fetch_all() -> None:
                for key in wanted:
                    if previews.kept_at(key) is None:
                        await previews.fetch(key)

            self._runner.start(
                fetch_all,
                owner=self,
                key="wanted files",
                background=True,
                label=self.tr("Файлы резюме"),
                done=lambda _: self._look(),
                failed=lambda _: self._later.update(wanted),
            )

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # What is there

    @property
    def _previews(self) -> Previews:
        return self._workplace.previews

    def _look(self) -> None:
        """Show what is kept, or say what is not."""
        key = self._key
        if key is None:
            return
        try:
            kept_at = self._previews.kept_at(key)
        except DeskError as error:
            self._trouble = error
            self._say_why()
            return
        self.age = kept_at
        if kept_at is None:
            self._preview = None
            fresh = not self._trouble and key not in self._later
            if fresh and self._usable and (key, self._updated) not in self._asked:
                self._soon.start()
            self._say_why()
        elif isinstance(self._trouble, UnreadableFile) and self._broken == kept_at:
            self._say_why()
        elif self._preview is None or self._preview.kept_at != kept_at:
            self._open(key)
        else:
            self.show_view()
            self._paint()
        outdated = kept_at is not None and self._updated is not None and kept_at < self._updated
        if outdated and self._usable and (key, self._updated) not in self._asked:
            self._soon.start()
        self.shown.emit()

    def _open(self, key: ResumeKey) -> None:
        if self._opening:
            return
        if self._preview is None:
            self.show_missing(Missing(self.tr("Открываем файл…"), icon="document"))
        self._runner.start(
            lambda: self._previews.open(key),
            owner=self,
            key="preview",
            background=True,
            label=self.tr("Файл резюме"),
            busy=self._set_opening,
            done=lambda preview: self._opened(key, preview),
            failed=lambda error: self._failed(key, error),
        )

    def _set_opening(self, busy: bool) -> None:
        self._opening = busy

    def _opened(self, key: ResumeKey, preview: Preview | None) -> None:
        if key != self._key:
            return
        if preview is None:
            self._look()
            return
        self._trouble = None
        self._preview = preview
        self._fill(preview)
        self.show_view()
        self.age = preview.kept_at
        self._painting = False
        self._paint()
        self.shown.emit()

    def _fill(self, preview: Preview) -> None:
        if preview.pages:
            self.pages.show_pages(preview.pages)
            self._views.setCurrentWidget(self.pages)
        else:
            self.viewer.set_text(preview.text)
            self._views.setCurrentWidget(self.viewer)
        self._say_note()

    def _say_note(self) -> None:
        preview = self._preview
        note = ""
        if preview is not None and preview.pages < preview.all_pages:
            note = self.tr("Показаны первые страницы: {shown} из {total}").format(
                shown=preview.pages, total=preview.all_pages
            )
        elif preview is not None and not preview.pages:
            note = (
                self.tr("Файл {kind}: показан его текст").format(kind=preview.kind.upper())
                if preview.text.strip()
                else self.tr("Файл {kind}: текста в нём нет").format(kind=preview.kind.upper())
            )
        self._note.setText(note)
        self._note.setVisible(bool(note))

    # Pictures of pages

    def _paint(self) -> None:
        """Ask for the page that is missed most, one at a time."""
        key, preview = self._key, self._preview
        if key is None or preview is None or not preview.pages or self._painting:
            return
        if self.missing is not None or not self.isVisible():
            return
        wanted = self.pages.next_wanted()
        if wanted is None:
            return
        number, width_px = wanted
        self._painting = True

        def done(picture: QImage | None) -> None:
            self._painting = False
            if key != self._key or preview is not self._preview:
                return
            if picture is None:
                self.pages.fail(number)
            else:
                self.pages.put(number, picture, width_px)
            self._paint()

        def failed(error: BaseException) -> bool:
            if isinstance(error, NotFound):
                self._painting = False
                self._look()
            elif isinstance(error, DeskError):
                done(None)
            else:
                self._painting = False
                return False
            return True

        self._runner.start(
            lambda: load_page(self._previews, key, number, width_px),
            owner=self,
            key="page",
            background=True,
            label=self.tr("Страница резюме"),
            done=done,
            failed=failed,
        )

    # Asking the server

    @property
    def _usable(self) -> bool:
        return self._workplace.session.state.usable

    def _ask(self) -> None:
        """Fetch the file now."""
        key = self._key
        if key is None or self._fetching or not self._usable:
            return
        self._asked.add((key, self._updated))
        self._later.discard(key)
        self._trouble = None
        self._runner.start(
            lambda: self._previews.fetch(key),
            owner=self,
            key="file",
            background=True,
            label=self.tr("Файл резюме"),
            busy=self._set_fetching,
            done=lambda _: self._look(),
            failed=lambda error: self._failed(key, error),
        )

    def _set_fetching(self, busy: bool) -> None:
        self._fetching = busy
        if self._preview is None and (busy or self._trouble is not None):
            self._say_why()

    def _failed(self, key: ResumeKey, error: BaseException) -> bool:
        if not isinstance(error, DeskError):
            return False
        if key != self._key:
            return True
        # A file that is shown stays; that a newer one could not be read is in the log.
        if self._preview is None:
            self._trouble, self._broken = error, self.age
            self._fetching = False
            self._say_why()
        return True

    def _want(self) -> None:
        if self._key is not None:
            self._later.add(self._key)
            self._say_why()

    def _unwant(self) -> None:
        if self._key is not None:
            self._later.discard(self._key)
            self._say_why()

    # Words

    def _say_why(self) -> None:
        """Why there is nothing to see."""
        if self._key is None:
            return
        trouble = self._trouble
        away = not self._usable
        if isinstance(trouble, UnreadableFile):
            self.show_missing(self._unreadable(str(trouble.facts.get("code") or "")))
        elif self._fetching:
            self.show_missing(Missing(self.tr("Загружаем файл…"), icon="document"))
        elif away:
            self.show_missing(self._absent_offline())
        elif trouble is not None:
            said = describe(trouble)
            actions: list[tuple[str, Callable[[], object]]] = [(self.tr("Повторить"), self._ask)]
            log_id = getattr(trouble, "journal_id", None)
            if log_id is not None:
                name = self.tr("Открыть в журнале")
                actions.append((name, lambda: self.log_requested.emit(log_id)))
            self.show_missing(Missing(said.title, said.text, said.icon, tuple(actions)))
        else:
            self.show_missing(
                Missing(
                    self.tr("Файл резюме ещё не сохранён"),
                    icon="document",
                    actions=((self.tr("Загрузить"), self._ask),),
                )
            )

    def _absent_offline(self) -> Missing:
        text = self.tr("Файл резюме ещё не сохранён")
        if self._key in self._later:
            return Missing(
                text,
                hint=self.tr("Загрузим, как только появится сеть."),
                icon="document",
                actions=((self.tr("Не нужно"), self._unwant),),
            )
        return Missing(
            text,
            hint=self.tr("Сейчас нет связи."),
            icon="document",
            actions=((self.tr("Взять, когда появится сеть"), self._want),),
        )

    def _unreadable(self, code: str) -> Missing:
        again: tuple[tuple[str, Callable[[], object]], ...] = ()
        hint = ""
        match code:
            case "encrypted":
                text = self.tr("Файл закрыт паролем")
                hint = self.tr("Показать его страницы нельзя. Текст резюме открывается без него.")
            case "corrupt" | "empty":
                text = (
                    self.tr("Файл пуст")
                    if code == "empty"
                    else self.tr("Файл повреждён или обрезан")
                )
                if self._usable:
                    again = ((self.tr("Загрузить заново"), self._ask),)
            case "too_large":
                text = self.tr("Файл слишком велик")
                hint = self.tr("Показать его безопасно нельзя: ему нужно слишком много памяти.")
            case "unsupported":
                text = self.tr("Такие файлы здесь не показываются")
            case "timeout":
                text = self.tr("Файл открывался слишком долго")
                hint = self.tr("Показ остановлен, чтобы программа не ждала.")
                again = ((self.tr("Повторить"), self._reopen),)
            case _:
                text = self.tr("Показать файл не удалось")
                again = ((self.tr("Повторить"), self._reopen),)
        return Missing(text, hint, "document", again)

    def _reopen(self) -> None:
        self._trouble = None
        self._look()

    def _retranslate(self) -> None:
        self.pages.setAccessibleName(self.tr("Страницы резюме"))
        self.viewer.edit.setAccessibleName(self.tr("Текст файла"))
        self._say_note()
        if self.missing is not None:
            self._say_why()


async def load_page(
    previews: Previews, key: ResumeKey, number: int, width_px: int
) -> QImage | None:
    """A page as a picture, decoded off the window's thread; None: it is none. Raises DeskError."""
    content = await previews.page(key, number, width_px)
    return await asyncio.to_thread(decode_page, content, width_px)
