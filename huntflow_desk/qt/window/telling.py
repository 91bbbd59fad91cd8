"""Bars of the window about trouble: what was asked for and failed, keys, and when it is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from huntflow_desk.core.errors import Problem, explain
from huntflow_desk.qt.kit.notices import Notice
from huntflow_desk.qt.kit.tasks import Failure
from huntflow_desk.qt.problems import words

if TYPE_CHECKING:
    from huntflow_desk.qt.window import MainWindow

OF_CONNECTION = ("not_sent", "keys_lost", "unknown_outcome")
"""Bars that are over once Huntflow answers."""


class Telling(QObject):
    """The bars of a window, for the workplace it shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._unsaved_keys: Problem | None = None

    def clear(self) -> None:
        """Another workplace: bars belong to the one that was left."""
        self._unsaved_keys = None
        self._window.notices.clear()

    def failed(self, failure: Failure) -> None:
        """Background work tells the status bar only; what a person asked for gets a bar."""
        problem = explain(failure.error)
        if problem.kind == "keys_lost":
            return
        if failure.background and problem.kind not in ("disk_trouble", "bug"):
            return
        self.problem(failure.error, failure.retry)

    def problem(self, error: BaseException, retry: Callable[[], object] | None = None) -> None:
        """A bar for an error: what happened, what is kept, one action, a link to the log."""
        window = self._window
        problem = explain(error)
        key = problem.kind

        def again() -> None:
            window.notices.dismiss(key)
            if retry is not None:
                retry()

        action = {
            "retry": again if retry is not None else None,
            "keys": window.show_wizard,
            "settings": window.show_settings,
        }.get(problem.action)
        log_id = problem.journal_id
        show = window.room.show_log_row if window.room is not None else None

        def notice() -> Notice:
            said = words(problem)
            details = None
            if log_id is not None and show is not None:
                details = (self.tr("В журнале"), lambda: show(log_id))
            return Notice(
                key,
                said.title,
                "warn" if key in ("slow_down", "not_sent") else "danger",
                said.text,
                (said.action, action) if action is not None and said.action else None,
                details,
                again=notice,
            )

        window.notices.show_notice(notice())

    def connection(self) -> None:
        """The state of the connection is another: lost or unsaved keys are said, trouble that is
        over is not."""
        workplace = self._window.workplace
        if workplace is None:
            return
        session = workplace.session
        self._show_unsaved_keys(session.keys_problem)
        if session.state.kind == "keys":
            if session.state.problem is not None:
                self._show_lost_keys(session.state.problem)
        elif session.state.usable and session.state.kind != "unknown":
            for key in OF_CONNECTION:
                self._window.notices.dismiss(key)

    def _show_lost_keys(self, problem: Problem) -> None:
        if self._is_shown("keys_lost"):
            return

        def notice() -> Notice:
            said = words(problem)
            action = (said.action or self.tr("Обновить ключ"), self._window.show_wizard)
            return Notice("keys_lost", said.title, "danger", said.text, action, again=notice)

        self._window.notices.show_notice(notice())

    def _show_unsaved_keys(self, problem: Problem | None) -> None:
        """Renewed keys that the keyring refuses: said until it has them."""
        if problem is None:
            self._unsaved_keys = None
            self._window.notices.dismiss("keys_unsaved")
        elif problem != self._unsaved_keys:
            # Once for a trouble: a bar that was closed does not come back at every try.
            self._unsaved_keys = problem

            def notice() -> Notice:
                said = words(problem)
                return Notice("keys_unsaved", said.title, said.tone, said.text, again=notice)

            self._window.notices.show_notice(notice())

    def _is_shown(self, key: str) -> bool:
        return key in {one.key for one in self._window.notices.notices()}
