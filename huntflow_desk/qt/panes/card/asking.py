"""Asking the server for the person on the card, and why a part of them is not here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from huntflow_desk.core.errors import NotFound
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.people.parts import Missing
from huntflow_desk.qt.problems import ProblemWords, describe
from huntflow_desk.services.workplace import Workplace


class Asking(QObject):
    """One person at a time, from `turn_to` on.

    `came`: an answer is kept, or the person is gone; `fresh`: what is kept is what the server
    has; `failed`: nothing comes; `changed`: loading, trouble or the connection is another, and so
    may the words of `missing` be; `log_requested(log_id)`.
    """

    came = Signal()
    fresh = Signal()
    failed = Signal()
    changed = Signal()
    log_requested = Signal(int)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        is_shown: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`is_shown`: whether there is anything of the person to see."""
        super().__init__(parent)
        self._workplace = workplace
        self._runner = runner
        self._is_shown = is_shown
        self._person: tuple[int, int] | None = None
        self._wanted = False
        self._trouble: tuple[ProblemWords, int | None] | None = None
        self.loading = False

    @property
    def usable(self) -> bool:
        """Whether there is a connection."""
        return self._workplace.session.state.usable

    def turn_to(self, person: tuple[int, int] | None) -> None:
        """Somebody else from now on (organisation, id), or nobody; asks nothing yet."""
        self._runner.cancel(self, "card")
        self._person, self._trouble, self._wanted = person, None, False

    def start(self, *, force: bool = False) -> None:
        """Ask now; without `force` only for what is not fresh, and behind all else."""
        if self._person is None:
            return
        library, person = self._workplace.library, self._person
        self._trouble = None
        if not force and library.card_is_fresh(*person):
            self.fresh.emit()
            return
        self._runner.start(
            lambda: library.refresh_card(*person, force=force),
            owner=self,
            key="card",
            background=not force,
            label=self.tr("Карточка кандидата"),
            busy=self._set_busy,
            done=self._refreshed,
            failed=self._failed,
        )

    def connection_changed(self) -> None:
        """What was wanted comes with the network."""
        if self._wanted and self.usable:
            self.start()
        elif not self.loading:
            self.changed.emit()

    # Why something is not here

    def missing(self, text: str, icon: str) -> Missing:
        """What to say in place of a part; `text` where nothing else is the reason."""
        if self.loading and self.usable:
            return Missing(self.tr("Загружаем…"), icon=icon)
        if self._trouble is not None:
            return self._trouble_state(*self._trouble)
        if not self.usable:
            return self._offline(text, icon)
        return Missing(text, icon=icon, actions=((self.tr("Загрузить"), self.start),))

    def _offline(self, text: str, icon: str) -> Missing:
        if self._wanted:
            return Missing(
                text,
                hint=self.tr("Загрузим, как только появится сеть."),
                icon=icon,
                actions=((self.tr("Не нужно"), lambda: self._want(wanted=False)),),
            )
        return Missing(
            text,
            hint=self.tr("Сейчас нет связи."),
            icon=icon,
            actions=((self.tr("Взять, когда появится сеть"), lambda: self._want(wanted=True)),),
        )

    def _trouble_state(self, said: ProblemWords, log_id: int | None) -> Missing:
        actions: list[tuple[str, Callable[[], object]]] = [(self.tr("Повторить"), self.start)]
        if log_id is not None:
            actions.append((self.tr("Открыть в журнале"), lambda: self.log_requested.emit(log_id)))
        return Missing(said.title, hint=said.text, icon=said.icon, actions=tuple(actions))

    def _want(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self.changed.emit()

    # How it went

    def _set_busy(self, busy: bool) -> None:
        self.loading = busy
        self.changed.emit()

    def _refreshed(self, _: object) -> None:
        self._wanted = False
        self.came.emit()
        self.fresh.emit()

    def _failed(self, error: BaseException) -> bool:
        log_id = getattr(error, "journal_id", None)
        self._trouble = (describe(error), log_id) if self.usable else None
        self.loading = False
        if isinstance(error, NotFound):
            self.came.emit()
        self.failed.emit()
        self.changed.emit()
        # With nothing else to see the words stand in the pane itself.
        return not self._is_shown()
