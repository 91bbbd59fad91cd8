"""Commands that look and change nothing: who calls, the log of something, what changed, the
reading pane, the printer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from huntflow_desk.core.contacts import phones_in
from huntflow_desk.core.query import Subject
from huntflow_desk.qt.kit.keys import where_of
from huntflow_desk.qt.kit.plaintext import one_line

if TYPE_CHECKING:
    from huntflow_desk.qt.window import MainWindow
    from huntflow_desk.qt.window.room import Room
    from huntflow_desk.services.calling import Caller

Offer = tuple[Callable[[], object], Callable[[], str]]

MOST_TEXT = 4_000
"""Characters of the clipboard that are read for a number."""


class Glances(QObject):
    """Handlers of these commands for whatever workplace the window shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def offers(self) -> Mapping[str, Offer]:
        """What each command does, and why it cannot be done now."""
        return {
            "log_of_object": (self.log_of_object, self._why_no_log),
            "caller": (self.caller, lambda: ""),
            "changes": (self.changes, self._why_no_changes),
            "preview": (self.preview, self._why_no_preview),
            "print": (self.print, self._why_no_print),
        }

    # The log of something

    def log_of_object(self) -> None:
        """The requests about the person shown, else about the vacancy in work."""
        room, subject = self._window.room, self._subject()
        if room is not None and subject is not None:
            room.show_log_of(subject)

    def _subject(self) -> Subject | None:
        room = self._window.room
        if room is None or room.account_id is None:
            return None
        vacancy_id = room.vacancy_in_hand()
        if vacancy_id is not None and self._where() in ("vacancies", "vacancy"):
            return Subject(room.account_id, "vacancy", vacancy_id)
        if room.has_card and room.card.applicant_id is not None:
            return Subject(room.account_id, "applicant", room.card.applicant_id)
        if vacancy_id is not None:
            return Subject(room.account_id, "vacancy", vacancy_id)
        return None

    def _why_no_log(self) -> str:
        if self._subject() is None:
            return self.tr("выберите кандидата или вакансию")
        return ""

    # Who calls

    def caller(self) -> None:
        """Whoever has the number that is on the clipboard."""
        window, room = self._window, self._window.room
        workplace = window.workplace
        if workplace is None or room is None:
            return
        numbers = phones_in(QGuiApplication.clipboard().text()[:MOST_TEXT])
        if not numbers:
            self._say(self.tr("В буфере обмена нет номера телефона: скопируйте номер и повторите."))
            return
        from huntflow_desk.services.calling import callers

        account_id = room.account_id
        window.runner.start(
            lambda: callers(workplace, numbers.keys(), account_id),
            owner=room,
            key="caller",
            done=lambda found: self._found(found, numbers),
            label=self.tr("Кто звонит"),
        )

    def _found(self, found: tuple[Caller, ...], numbers: dict[str, str]) -> None:
        window, room = self._window, self._window.room
        workplace = window.workplace
        if workplace is None or room is None:
            return
        written = ", ".join(numbers.values())
        if len(found) == 1:
            self._show_caller(found[0])
        elif found:
            from huntflow_desk.qt.dialogs.finding import CallersDialog

            known = {(one.account_id, one.applicant_id): one for one in found}
            dialog = CallersDialog(
                workplace, window.runner, room.account_id, found, written, window
            )
            dialog.caller_chosen.connect(lambda *one: self._show_caller(known[one]))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            self._look_further(room, *next(iter(numbers.items())))

    def _show_caller(self, caller: Caller) -> None:
        from huntflow_desk.qt.tables import full_name

        window, room = self._window, self._window.room
        workplace = window.workplace
        if workplace is None or room is None:
            return
        parts = [full_name(caller), caller.position]
        if caller.account_id != room.account_id:
            names = {one.account_id: one.name for one in workplace.library.accounts()}
            parts.append(names.get(caller.account_id, ""))
        room.show_person_of(caller.account_id, caller.applicant_id)
        said = " · ".join(one_line(part, 60) for part in parts if part)
        window.toasts.show_toast(self.tr("Звонит {who}").format(who=said), kind="ok")

    def _look_further(self, room: Room, number: str, written: str) -> None:
        """No card has it: resumes and notes may, or Huntflow."""
        workplace = self._window.workplace
        online = workplace is not None and workplace.session.state.usable
        text = (
            self.tr("Ни в одной карточке нет номера {number}: ищем в резюме, заметках и Хантфлоу.")
            if online
            else self.tr(
                "Ни в одной карточке нет номера {number}: ищем в резюме и заметках. "
                "Связи нет, Хантфлоу не спросить."
            )
        )
        room.search_people(f"+{number}")
        self._say(text.format(number=one_line(written, 40)))

    # What changed

    def changes(self) -> None:
        """What changed of the person on screen since the last look."""
        room = self._window.room
        if room is None:
            return
        seen = room.card.isVisible()
        room.look_at()
        # In a card that was put away nobody has seen what it tells.
        if seen or not room.card.tells_changes:
            room.card.toggle_changes()

    def _why_no_changes(self) -> str:
        room = self._window.room
        if room is not None and room.card.shown is None:
            return self.tr("карточка ещё не загружена")
        return ""

    # The reading pane

    def preview(self) -> None:
        """What is read beside the list comes or goes."""
        room = self._window.room
        if room is None or room.toggle_preview() or room.section == "journal":
            return
        hint = self._window.actions_by_key.hint("preview")
        text = self.tr("Карточка скрыта. Вернуть: {key} или Enter.").format(key=hint or "Enter")
        if hint and room.is_wide:
            self._say(text)

    def _why_no_preview(self) -> str:
        room = self._window.room
        if room is not None and not room.has_card and room.section != "journal":
            return self.tr("в этом разделе его нет")
        return ""

    # Paper

    def print(self) -> None:
        """What is in view, on paper: the person, the vacancy or the list."""
        from huntflow_desk.qt.window.papers import printouts, warning

        window, room = self._window, self._window.room
        if window.workplace is None or room is None:
            return
        from huntflow_desk.qt.dialogs.printing import PrintingDialog

        found = printouts(window.workplace, room, self._in_triage())
        if not found:
            return
        dialog = PrintingDialog(
            found,
            window.runner,
            chosen=self._chosen(room),
            mark=warning(window.workplace),
            parent=window,
        )
        dialog.saved.connect(self._saved)
        dialog.printed.connect(lambda: window.toasts.show_toast(self.tr("Отправлено на печать")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, room: Room) -> str:
        """What the keyboard is in; else the vacancy's page or the card, where they are seen."""
        view = {
            "people": "people",
            "board": "people",
            "vacancies": "vacancy",
            "vacancy": "vacancy",
            "card": "person",
        }.get(self._where(), "")
        return view or ("vacancy" if room.tab == "vacancy" else "person")

    def _saved(self, path: str) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

        self._window.toasts.show_toast(
            self.tr("Сохранено: {name}").format(name=one_line(Path(path).name, 80)),
            action=(self.tr("Открыть"), show),
        )

    def _why_no_print(self) -> str:
        room = self._window.room
        pane = room.people_list() if room is not None else None
        if room is not None and room.has_card:
            shown = (self._in_triage(), room.card.shown, room.vacancy_in_hand())
            listed = pane is not None and pane.source is not None and pane.source.count()
            if listed or any(one is not None for one in shown):
                return ""
        return self.tr("откройте кандидата, вакансию или список людей")

    # Inside

    def _where(self) -> str:
        """The view that has the keyboard."""
        return where_of(self._window.focusWidget()) or ""

    def _in_triage(self) -> int | None:
        """Whose turn it is in a triage."""
        triaging = self._window.triaging
        return triaging.person if triaging is not None else None

    def _say(self, text: str) -> None:
        self._window.toasts.show_toast(text, kind="info")
