"""What the filter above the board leaves on each stage; the language is that of the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.query import ApplicantQuery, Found
from huntflow_desk.qt.kit.rows import RowSource
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.board.carry import Spot
from huntflow_desk.qt.tables import ApplicantSource, FoundSource
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.services.search import Search

ORDER = "changed"


class BoardFilter(QObject):
    """Rows of each stage. `found`: what was looked for is there, or has failed (`error`)."""

    found = Signal()

    def __init__(self, workplace: Workplace, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._made: Search | None = None
        self._found: dict[int, Found] = {}
        self.text = ""
        self.active = False
        self.searching = False
        self.error: BaseException | None = None

    def source(self, spot: Spot) -> RowSource:
        """People of a stage who pass."""
        if not self.active:
            return ApplicantSource(self._workplace.library, ApplicantQuery(*spot, "", ORDER))
        found = self._found.get(spot.stage_id) or Found(ApplicantQuery(*spot), ())
        return FoundSource(self._search, found, len(found))

    def count(self, stage_id: int) -> int | None:
        """How many of a stage pass; None while nobody filters."""
        return len(self._found.get(stage_id, ())) if self.active else None

    def look(self, text: str, spots: Sequence[Spot]) -> bool:
        """Filter by a text. False: nothing is asked for, everybody passes at once."""
        self.text = text
        reading = None
        if text.strip() and spots:
            account_id, vacancy_id, _ = spots[0]
            reading = self._search.read(account_id, text, vacancy_id)
        if reading is None or reading.empty:
            self._runner.cancel(self, "board")
            self.active, self.searching, self.error = False, False, None
            self._found = {}
            return False
        queries = [
            self._search.query(
                spot.account_id,
                reading,
                vacancy_id=spot.vacancy_id,
                stage_id=spot.stage_id,
                order=ORDER,
            )
            for spot in spots
        ]

        async def work() -> list[Found]:
            return [await self._search.find_later(query) for query in queries]

        self.searching = True
        self._runner.start(
            work,
            owner=self,
            key="board",
            done=self._take,
            failed=self._fail,
            label=self.tr("Фильтр доски"),
            background=True,
        )
        return True

    @property
    def _search(self) -> Search:
        if self._made is None:
            from huntflow_desk.services.search import search_of

            self._made = search_of(self._workplace)
        return self._made

    def _take(self, found: list[Found]) -> None:
        self._found = {one.query.stage_id or 0: one for one in found}
        self.active, self.searching, self.error = True, False, None
        self.found.emit()

    def _fail(self, error: BaseException) -> bool:
        if not isinstance(error, DeskError):
            return False
        self._found = {}
        self.active, self.searching, self.error = True, False, error
        self.found.emit()
        return True
