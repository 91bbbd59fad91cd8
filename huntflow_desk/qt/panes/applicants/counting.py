"""How many people are listed, of how many that are kept, and how old the list is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.labels import AgeLabel, Muted
from huntflow_desk.qt.kit.tasks import Progress, TaskRunner
from huntflow_desk.qt.panes.applicants.looking import Looking
from huntflow_desk.qt.tables import people_text
from huntflow_desk.services.library import Library


class CountLine(QWidget):
    """«41 из 3 100 сохранённых · ещё 7 на сервере», and the age at the right."""

    def __init__(
        self,
        library: Library,
        runner: TaskRunner,
        looking: Looking,
        progress: Progress,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._looking = looking
        self._progress = progress
        self._total: int | None = None
        self._count = Muted(small=True, elide=True)
        self._age = AgeLabel()
        line = row(self._count, self._age, spacing=12)
        line.setStretchFactor(self._count, 1)
        self.setLayout(line)

    def forget_total(self) -> None:
        """People came or went."""
        self._total = None

    def say(self, account_id: int | None, vacancy_id: int | None, listed: int) -> None:
        """Of a list with so many rows."""
        if account_id is None:
            self._count.setText("")
            self._age.set_moment(None)
            return
        full = self._library.last_full_list(account_id, vacancy_id)
        self._age.set_moment(full.updated_at if full else None)
        if self._looking.finding:
            here = listed - self._looking.only_server
            self._count.setText(self._found(account_id, vacancy_id, here, full is not None))
        elif self._progress.total > self._progress.done:
            text = self.tr("Загружено {done} из {total}")
            done, total = self._progress.done, self._progress.total
            self._count.setText(text.format(done=done, total=total))
        elif full is None:
            text = self.tr("{people} · из сохранённых")
            self._count.setText(text.format(people=people_text(listed)))
        else:
            self._count.setText(people_text(listed))

    def _found(self, account_id: int, vacancy_id: int | None, here: int, everything: bool) -> str:
        if self._total is None:
            query = ApplicantQuery(account_id, vacancy_id)
            self._total = self._library.count_applicants(query)
        total = self.locale().toString(self._total)
        number = self.locale().toString(here)
        if everything:
            text = self.tr("{found} из {total}").format(found=number, total=total)
        else:
            text = self.tr("{found} из {total} сохранённых").format(found=number, total=total)
        more = self._looking.only_server
        if more and self._looking.more_on_server:
            text = self.tr("{found} · на сервере больше {count}").format(found=text, count=more)
        elif more:
            text = self.tr("{found} · ещё {count} на сервере").format(found=text, count=more)
        elif self._runner.busy("ask"):
            text = self.tr("{found} · спрашиваем сервер…").format(found=text)
        return text
