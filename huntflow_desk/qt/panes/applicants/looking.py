"""From what is typed to the rows that are shown: here at once, the server's below them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.query import ApplicantQuery, Found
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.tables import ApplicantSource, FoundSource
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.services.search import Reading, Remote, Search

ASK_MS = 400
"""The server is asked when typing has paused for so long."""


class Asked(NamedTuple):
    """What the list is to show. `order` "" is the usual one."""

    account_id: int
    vacancy_id: int | None = None
    stage_id: int | None = None
    text: str = ""
    order: str = ""
    descending: bool = False


class Looking(QObject):
    """`changed(keep)`: `source` is another one; `keep`: of the same question. `read`: the text
    was taken apart; `asking`: the server is asked or has answered."""

    changed = Signal(bool)
    read = Signal(object)
    asking = Signal(bool)

    def __init__(self, workplace: Workplace, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._made: Search | None = None
        self._asked: Asked | None = None
        self._found: Found | None = None
        self._remote: Remote | None = None
        self.reading: Reading | None = None
        self.source: ApplicantSource | FoundSource | None = None
        self.only_server = 0
        self.error: BaseException | None = None
        self.searching = False
        self._fresh = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ASK_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def search(self) -> Search:
        """The search of the workplace; made when it is first needed."""
        if self._made is None:
            from huntflow_desk.services.search import search_of

            self._made = search_of(self._workplace)
        return self._made

    @property
    def finding(self) -> bool:
        """Whether something is looked for, not just listed."""
        return self.reading is not None and not self.reading.empty

    @property
    def more_on_server(self) -> bool:
        """Whether the server has more hits than it gave."""
        return self._remote is not None and self._remote.more

    def show(self, asked: Asked | None) -> None:
        """Show something else. A plain list is there at once, hits a moment later."""
        before, self._asked = self._asked, asked
        same_text = before is not None and asked is not None and _text(before) == _text(asked)
        if not same_text:
            self._forget_remote()
            self._fresh = True
        if asked is None:
            self.reading = None
            self._plain(None)
            return
        if not asked.text.strip():
            self.reading = None
            self.read.emit(None)
            self._plain(asked)
            return
        self.reading = self.search.read(asked.account_id, asked.text, asked.vacancy_id)
        self.read.emit(self.reading)
        if self.reading.empty:
            self._plain(asked)
            return
        self._find()
        if not same_text and self.search.can_ask(self.reading):
            self._pause.start()

    def again(self) -> None:
        """What is kept here has changed: look once more."""
        if self.finding and self._asked is not None:
            self.reading = self.search.read(
                self._asked.account_id, self._asked.text, self._asked.vacancy_id
            )
            self._find()

    def ask_now(self) -> None:
        """Ask the server without waiting for a pause."""
        self._pause.stop()
        self._ask()

    def _plain(self, asked: Asked | None) -> None:
        self._runner.cancel(self, "search")
        self.searching = False
        self._found = None
        self.error = None
        self.source = None
        if asked is not None:
            query = ApplicantQuery(
                asked.account_id,
                asked.vacancy_id,
                asked.stage_id,
                "",
                asked.order or "created",
                asked.descending,
            )
            self.source = ApplicantSource(self._workplace.library, query)
        self.changed.emit(True)

    def _find(self) -> None:
        asked, reading = self._asked, self.reading
        assert asked is not None and reading is not None
        query = self.search.query(
            asked.account_id,
            reading,
            vacancy_id=asked.vacancy_id,
            stage_id=asked.stage_id,
            order=asked.order or "best",
            descending=asked.descending,
        )
        self.searching = True
        self._runner.start(
            lambda: self.search.find_later(query),
            owner=self,
            key="search",
            done=self._take,
            failed=self._fail,
            label=self.tr("Поиск"),
            background=True,
        )

    def _take(self, found: Found) -> None:
        self.error = None
        self.searching = False
        self._found = found
        self._show_found()

    def _fail(self, error: BaseException) -> bool:
        if not isinstance(error, DeskError):
            return False
        self.searching = False
        self.error = error
        self.changed.emit(True)
        return True

    def _show_found(self) -> None:
        found = self._found
        if found is None:
            return
        here, self.only_server = len(found), 0
        if self._remote is not None:
            found, self.only_server = self.search.with_remote(found, self._remote)
        self.source = FoundSource(self.search, found, here)
        # Another question begins with its best hit; what comes later moves nothing.
        fresh, self._fresh = self._fresh, False
        self.changed.emit(not fresh)

    def _ask(self) -> None:
        asked, reading = self._asked, self.reading
        if asked is None or reading is None or not self.search.can_ask(reading):
            return
        account_id, vacancy_id = asked.account_id, asked.vacancy_id
        self._runner.start(
            lambda: self.search.remote(account_id, reading, vacancy_id),
            owner=self,
            key="ask",
            done=self._answered,
            # No answer is no news: the status bar tells of the connection.
            failed=lambda error: isinstance(error, DeskError),
            busy=self.asking.emit,
            label=self.tr("Поиск на сервере"),
            background=True,
        )

    def _answered(self, remote: Remote) -> None:
        self._remote = remote
        self._show_found()

    def _forget_remote(self) -> None:
        self._pause.stop()
        self._runner.cancel(self, "ask")
        self._remote = None
        self.only_server = 0


def _text(asked: Asked) -> tuple[int, int | None, str]:
    return asked.account_id, asked.vacancy_id, asked.text
