"""What the commands of the window do, and what has to be there for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from huntflow_desk.core.intake import Decision
from huntflow_desk.qt.kit.plaintext import one_line
from huntflow_desk.qt.kit.theme import theme

if TYPE_CHECKING:
    from huntflow_desk.qt.panes.intake import IntakePane
    from huntflow_desk.qt.window import MainWindow
    from huntflow_desk.qt.window.room import Room

Handler = Callable[[], object]

DOING = (
    "new_applicant",
    "new_vacancy",
    "edit",
    "move",
    "reject",
    "comment",
    "tags",
    "add_to_vacancy",
    "duplicates",
    "delete_applicant",
    "edit_vacancy",
    "close_vacancy",
    "hold_vacancy",
    "resume_vacancy",
)
"""Commands that `Doing` carries out."""

TRIAGE = ("triage", "triage_skip", "triage_undo")
"""Commands that `Triaging` carries out."""

OVER_TRIAGE = ("caller", "print")
"""Glances that need no room on screen: a call may be nobody's, paper is about whose turn it is."""


class Commands(QObject):
    """Those that are there with the window; undo, the outbox and ways in for resumes are offered
    by their own parts (`Changes`, `Dropping`)."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_offered = False

    def offer(self) -> None:
        """Give them to the window's actions, and make those. Once."""
        if self._is_offered:
            return
        self._is_offered = True
        actions = self._window.actions_by_key
        for key, handler in self._handlers().items():
            actions.offer(key, handler)
        for key in DOING:
            actions.offer(key, partial(self._do, key), partial(self._why_not, key))
        for key in TRIAGE:
            actions.offer(key, partial(self._triage, key), partial(self._why_no_triage, key))
        for key, (glance, why_not) in self._window.glances.offers().items():
            handler = glance if key in OVER_TRIAGE else self._in_room(_without_room(glance))
            actions.offer(key, handler, why_not)
        actions.complete()

    def has(self, need: str) -> bool:
        """Whether a need of `actions.commands.NEEDS` is met now."""
        workplace, room = self._window.workplace, self._window.room
        if workplace is None or room is None:
            return False
        if need == "network":
            return workplace.session.state.usable
        if need == "person":
            return room.has_card and room.card.applicant_id is not None
        if need == "intake":
            return room.section == "intake"
        if need == "vacancy":
            return room.vacancy_in_hand() is not None
        return room.account_id is not None

    def connection(self) -> None:
        """The state of the connection is another."""
        self.offer()
        if self._window.workplace is not None:
            kind = self._window.workplace.session.state.kind
            self._window.actions_by_key["offline"].setChecked(kind == "paused")

    def check(self) -> None:
        """Ask Huntflow for an answer, and say how long it took."""
        window, workplace = self._window, self._window.workplace
        if workplace is None:
            return

        def said(result: tuple[int, str]) -> None:
            window.toasts.show_toast(self.tr("Хантфлоу ответил за {ms} мс").format(ms=result[0]))

        window.runner.start(
            lambda: window.desk.check_connection(workplace),
            owner=self,
            key="check",
            done=said,
            label=self.tr("Проверка подключения"),
        )

    def _handlers(self) -> Mapping[str, Handler]:
        window, opening = self._window, self._window.opening
        return {
            "connect": opening.wizard,
            "demo": window.demo_requested.emit,
            "settings": opening.settings,
            "quit": window.close,
            "palette": opening.palette,
            "keys": opening.keys,
            "change_keys": lambda: opening.settings("keys"),
            "next": self._in_room(lambda room: room.step(1), "next"),
            "previous": self._in_room(lambda room: room.step(-1), "previous"),
            "resume": self._in_room(lambda room: room.look_at("resume")),
            "history": self._in_room(lambda room: room.look_at("history")),
            "questionary": self._in_room(lambda room: room.look_at("questionary")),
            "copy_phone": lambda: self._copy("phone"),
            "copy_email": lambda: self._copy("email"),
            "vacancy_people": self._in_room(lambda room: room.show_tab("people")),
            "vacancy_about": self._in_room(lambda room: room.show_tab("vacancy")),
            "refresh": self._in_room(lambda room: room.refresh(force=True), "refresh"),
            "select": self._in_room(lambda room: room.mark()),
            "board": self._in_room(lambda room: room.toggle_board()),
            "language": window.switch_language,
            "theme": window.toggle_theme,
            "zoom_in": lambda: window.zoom(theme().zoom_percent + 10),
            "zoom_out": lambda: window.zoom(theme().zoom_percent - 10),
            "zoom_reset": lambda: window.zoom(100),
            "vacancies": self._in_room(lambda room: room.go("vacancies")),
            "applicants": self._in_room(lambda room: room.go("applicants")),
            "journal": self._in_room(lambda room: room.go("journal")),
            "intake": self._in_room(lambda room: room.go("intake")),
            "intake_tick": self._in_intake(lambda pane: pane.tick()),
            "intake_add": self._in_intake(lambda pane: pane.decide(Decision.ADD)),
            "intake_fill": self._in_intake(lambda pane: pane.decide(Decision.FILL)),
            "intake_attach": self._in_intake(lambda pane: pane.decide(Decision.ATTACH)),
            "intake_anyway": self._in_intake(lambda pane: pane.decide(Decision.ANYWAY)),
            "intake_skip": self._in_intake(lambda pane: pane.decide(Decision.SKIP)),
            "intake_different": self._in_intake(lambda pane: pane.mark_different()),
            "find": self._in_room(lambda room: room.focus_search()),
            "search": self._in_room(lambda _: window.head.focus_search()),
            "switch": opening.switcher,
            "back": self._in_room(lambda room: room.history.go(-1) if room.history else None),
            "forward": self._in_room(lambda room: room.history.go(1) if room.history else None),
            "next_hit": self._in_room(lambda room: room.card.step_hit(1), "next_hit"),
            "previous_hit": self._in_room(lambda room: room.card.step_hit(-1), "previous_hit"),
            "forget": opening.forget,
            "accounts": self._in_room(lambda room: room.accounts.focus_list()),
            "next_pane": self._in_room(lambda room: room.cycle_pane(1), "next_pane"),
            "previous_pane": self._in_room(lambda room: room.cycle_pane(-1), "previous_pane"),
            "offline": self._toggle_offline,
            "check": self.check,
            "errors": self._in_room(lambda room: room.show_errors()),
            "about": lambda: opening.settings("about"),
        }

    def _in_room(self, call: Callable[[Room], object], key: str = "") -> Handler:
        """A command about what is in the room, which comes out from under a triage for it, unless
        the command (`key`) means something there."""

        def act() -> None:
            triaging, room = self._window.triaging, self._window.room
            if triaging is not None:
                if triaging.takes(key):
                    return
                triaging.give_way()
            if room is not None:
                call(room)

        return act

    def _in_intake(self, call: Callable[[IntakePane], object]) -> Handler:
        return self._in_room(lambda room: call(room.intake))

    # What others carry out

    def _do(self, key: str) -> None:
        doing = self._window.doing
        if doing is not None:
            doing.do(key)

    def _why_not(self, key: str) -> str:
        doing = self._window.doing
        return doing.why_not(key) if doing is not None else ""

    def _triage(self, key: str) -> None:
        triaging = self._window.make_triaging()
        if triaging is not None:
            triaging.commands[key]()

    def _why_no_triage(self, key: str) -> str:
        triaging = self._window.make_triaging()
        return triaging.why_not(key) if triaging is not None else ""

    # In triage or in the room

    def _copy(self, kind: str) -> None:
        triaging, room, toasts = self._window.triaging, self._window.room, self._window.toasts
        copied = ""
        if triaging is not None and triaging.on:
            copied = triaging.pane.facts.header.copy_contact(kind)
        elif room is not None:
            copied = room.card.header.copy_contact(kind)
        if copied:
            text = self.tr("Скопировано: {text}").format(text=one_line(copied, 60))
            toasts.show_toast(text)
        else:
            missing = self.tr("Телефона нет") if kind == "phone" else self.tr("Почты нет")
            toasts.show_toast(missing, kind="info")

    def _toggle_offline(self) -> None:
        workplace = self._window.workplace
        if workplace is not None:
            session = workplace.session
            if session.state.kind == "paused":
                session.resume()
            else:
                session.pause()


def _without_room(handler: Handler) -> Callable[[Room], object]:
    return lambda _: handler()
