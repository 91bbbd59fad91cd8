"""What commands do to the person, the vacancy or the selection in work: dialogs, and at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from huntflow_desk.qt.forms.rights import why_not
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.window import MainWindow
    from huntflow_desk.qt.window.room import Room
    from huntflow_desk.services.bulk import BulkAction, Plan

Offer = tuple[Callable[[], object], Callable[[], str]]
"""What a command does, and in words why it cannot be done now ("" when it can)."""


_numbers = count()


class Doing(QObject):
    """Handlers of the commands that change something, for one workplace.

    `offers()` names them by the command's key. Failures of what is done at once are bars of the
    window; those of dialogs are said in the dialog.
    """

    def __init__(
        self, window: MainWindow, workplace: Workplace, runner: TaskRunner, room: Room, relay: Relay
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self._runner = runner
        self._room = room
        self._relay = relay
        self._open: list[Dialog] = []

    # What there is

    def offers(self) -> Mapping[str, Offer]:
        """Commands by key."""
        on_person, on_vacancy = self.why_no_person, self.why_no_vacancy
        return {
            "new_applicant": (self.new_applicant, self.why_nothing),
            "new_vacancy": (self.new_vacancy, self.why_nothing),
            "edit": (self.edit, partial(on_person, one=True)),
            "move": (self.move, on_person),
            "reject": (self.reject, on_person),
            "comment": (self.comment, on_person),
            "tags": (self.tags, on_person),
            "add_to_vacancy": (self.add_to_vacancy, on_person),
            "duplicates": (self.duplicates, self._why_no_card),
            "delete_applicant": (self.delete_applicant, partial(on_person, one=True)),
            "edit_vacancy": (self.edit_vacancy, on_vacancy),
            "close_vacancy": (
                partial(self.change_vacancy_state, "close"),
                partial(on_vacancy, states=("OPEN", "HOLD")),
            ),
            "hold_vacancy": (
                partial(self.change_vacancy_state, "hold"),
                partial(on_vacancy, states=("OPEN",)),
            ),
            "resume_vacancy": (
                partial(self.change_vacancy_state, "resume"),
                partial(on_vacancy, states=("HOLD",)),
            ),
        }

    # In hand

    def people(self) -> tuple[int, ...]:
        """Who is being triaged; else the selection of the list in work when it holds several,
        else the person shown."""
        triaging = self._window.triaging
        if triaging is not None and triaging.on:
            return (triaging.person,) if triaging.person is not None else ()
        return self._room.people_in_hand()

    @property
    def person(self) -> tuple[int, int, str] | None:
        """Organisation, id and name of the one person in the card."""
        if self._window.triaging is not None:
            self._window.triaging.catch_up()
        return self._room.person

    @property
    def account_id(self) -> int | None:
        """The organisation in work."""
        return self._room.account_id

    @property
    def vacancy_id(self) -> int | None:
        """The vacancy in work, if the section has one."""
        return self._room.vacancy_in_hand()

    def why_nothing(self) -> str:
        """Why nothing can be changed here, in words; "" when something can."""
        return why_not(self._workplace, self.account_id)

    def why_no_person(self, *, one: bool = False) -> str:
        """Why nothing can be done to a person; `one`: to exactly one."""
        people = self.people()
        if not people:
            return self._nobody()
        if one and len(people) > 1:
            return self.tr("Это делается по одному: выберите одного кандидата.")
        return self.why_nothing()

    def why_no_vacancy(self, *, states: Sequence[str] = ()) -> str:
        """Why nothing can be done to the vacancy; `states`: which it has to be in."""
        vacancy_id = self.vacancy_id
        if vacancy_id is None or self.account_id is None:
            return self.tr("Сначала выберите вакансию.")
        card = self._workplace.library.vacancy_card(self.account_id, vacancy_id)
        if states and card is not None and card.vacancy.state not in states:
            return {
                "OPEN": self.tr("Вакансия открыта."),
                "HOLD": self.tr("Вакансия уже приостановлена."),
                "CLOSED": self.tr("Вакансия закрыта."),
            }.get(card.vacancy.state, self.tr("Состояние вакансии этого не позволяет."))
        return self.why_nothing()

    def do(self, key: str) -> None:
        """Carry out a command; KeyError for one that is not offered."""
        self.offers()[key][0]()

    def why_not(self, key: str) -> str:
        """Why a command cannot be done now, as the end of a sentence; "" when it can."""
        reason = self.offers()[key][1]()
        return reason[:1].lower() + reason[1:].rstrip(".")

    def wish(self, key: str, about: object) -> None:
        """A command about something particular: a page of the editor, a vacancy to move on."""
        reason = self.offers()[key][1]()
        if reason:
            self._tell(reason, "info")
        elif key == "edit" and isinstance(about, str):
            self.edit_applicant(self.people()[0], about)
        elif key == "move" and isinstance(about, int):
            self.move(vacancy_id=about)

    # People

    def edit(self) -> None:
        """Edit the person in hand."""
        people = self.people()
        if people:
            self.edit_applicant(people[0])

    def edit_applicant(self, applicant_id: int, tab: str = "") -> None:
        """The editor on a person; `tab`: main, contacts, questionary or tags."""
        from huntflow_desk.qt.dialogs.editor import ApplicantEditor

        account_id = self.account_id
        if account_id is None or self._is_open(ApplicantEditor, applicant_id):
            return
        dialog = ApplicantEditor(
            self._workplace, self._runner, self._relay, account_id, applicant_id, self._window
        )
        dialog.told.connect(self._tell)
        if tab:
            dialog.show_page(tab)
        self.show(dialog, applicant_id)

    def new_applicant(self) -> None:
        """Somebody new, on the vacancy in work."""
        from huntflow_desk.qt.dialogs.editor import NewApplicantEditor

        account_id = self.account_id
        if account_id is None or self._is_open(NewApplicantEditor, 0):
            return
        dialog = NewApplicantEditor(
            self._workplace, self._runner, self._relay, account_id, self.vacancy_id, self._window
        )
        dialog.told.connect(self._tell)
        dialog.person_chosen.connect(self._room.show_person)
        self.show(dialog, 0)

    def move(
        self,
        applicant_ids: Sequence[int] = (),
        vacancy_id: int | None = None,
        stage_id: int | None = None,
    ) -> None:
        """Move people (by default those in hand) on a vacancy.

        An ordinary stage that is named takes them at once, as one action; a rejection, the hired
        stage and no stage ask in the small dialog.
        """
        people = tuple(applicant_ids) or self.people()
        account_id = self.account_id
        if not people or account_id is None:
            return
        if vacancy_id is None:
            vacancy_id = self._vacancy_of(people)
        stage = self._workplace.library.names(account_id).stages.get(stage_id or 0)
        if stage is not None and vacancy_id is not None and stage.kind == "user":
            self._move_at_once(account_id, people, vacancy_id, stage.stage_id)
            return
        self._ask_move(account_id, people, vacancy_id, stage_id=stage_id)

    def reject(self) -> None:
        """Reject the people in hand, with a reason."""
        people, account_id = self.people(), self.account_id
        triaging = self._window.triaging
        if triaging is not None and triaging.on:
            triaging.pane.reject()
        elif people and account_id is not None:
            self._ask_move(account_id, people, self._vacancy_of(people), reject=True)

    def add_to_vacancy(self) -> None:
        """Put the people in hand onto another vacancy."""
        people, account_id = self.people(), self.account_id
        if people and account_id is not None:
            self._ask_move(account_id, people, None)

    def comment(self) -> None:
        """A note on the people in hand: in the card's own box where it is seen."""
        people, account_id = self.people(), self.account_id
        if not people or account_id is None:
            return
        if len(people) == 1 and self._room.write_note(people[0]):
            return
        from huntflow_desk.qt.dialogs.comment import CommentDialog

        dialog = CommentDialog(
            self._workplace, self._runner, account_id, people, self.vacancy_id, parent=self._window
        )
        dialog.planned.connect(lambda action: self._plan(dialog, people, action))
        self.show(dialog)

    def tags(self) -> None:
        """Tags of the people in hand."""
        from huntflow_desk.qt.dialogs.tags import TagsDialog

        people, account_id = self.people(), self.account_id
        if people and account_id is not None:
            dialog = TagsDialog(
                self._workplace, self._runner, account_id, people, parent=self._window
            )
            dialog.planned.connect(lambda action: self._plan(dialog, people, action))
            self.show(dialog)

    def duplicates(self) -> None:
        """Who else the person on screen may be, side by side."""
        from huntflow_desk.qt.dialogs.duplicates import DuplicatesDialog

        person = self.person
        if person is None or self._is_open(DuplicatesDialog, person[1]):
            return
        dialog = DuplicatesDialog(
            self._workplace, self._runner, self._relay, *person[:2], parent=self._window
        )
        dialog.person_requested.connect(self._room.show_person)
        self.show(dialog, person[1])

    def delete_applicant(self) -> None:
        """Delete the person in hand at Huntflow, after a confirmation."""
        from huntflow_desk.qt.dialogs.deletion import DeleteDialog

        people, account_id = self.people(), self.account_id
        if people and account_id is not None:
            self.show(
                DeleteDialog(
                    self._workplace, self._runner, account_id, people[0], parent=self._window
                )
            )

    # Vacancies

    def new_vacancy(self) -> None:
        """A new vacancy; it is chosen as soon as it is kept."""
        from huntflow_desk.qt.dialogs.editor import NewVacancyEditor

        account_id = self.account_id
        if account_id is None or self._is_open(NewVacancyEditor, 0):
            return
        dialog = NewVacancyEditor(
            self._workplace, self._runner, self._relay, account_id, self._window
        )
        dialog.told.connect(self._tell)
        dialog.made.connect(self._room.show_vacancy)
        self.show(dialog, 0)

    def edit_vacancy(self) -> None:
        """Edit the vacancy in work."""
        from huntflow_desk.qt.dialogs.editor import VacancyEditor

        account_id, vacancy_id = self.account_id, self.vacancy_id
        if account_id is None or vacancy_id is None or self._is_open(VacancyEditor, vacancy_id):
            return
        dialog = VacancyEditor(
            self._workplace, self._runner, self._relay, account_id, vacancy_id, self._window
        )
        dialog.told.connect(self._tell)
        self.show(dialog, vacancy_id)

    def change_vacancy_state(self, action: str) -> None:
        """Close, hold or resume the vacancy in work."""
        from huntflow_desk.qt.dialogs.vacancystate import VacancyStateDialog

        account_id, vacancy_id = self.account_id, self.vacancy_id
        if account_id is not None and vacancy_id is not None:
            self.show(
                VacancyStateDialog(
                    self._workplace,
                    self._runner,
                    account_id,
                    vacancy_id,
                    action,
                    parent=self._window,
                )
            )

    def show(self, dialog: Dialog, subject: int = 0) -> None:
        """Open a dialog; `leave` closes it with the rest. `subject`: whom or what it is about, so
        that it is not opened twice."""
        dialog.setProperty("subject", subject)
        self._open.append(dialog)
        dialog.finished.connect(lambda _: self._gone(dialog))
        dialog.open()

    # Ending

    async def leave(self) -> None:
        """Keep what is being typed in open dialogs and close them; before the runner closes."""
        from huntflow_desk.core.errors import DeskError

        # The latest first: it may stand over another one.
        for dialog in tuple(reversed(self._open)):
            keep = getattr(dialog, "keep_typed", None)
            if keep is not None:
                try:
                    await keep()
                except DeskError as error:
                    self._window.show_problem(error)
            dialog.done(0)

    # Inside

    def _ask_move(
        self,
        account_id: int,
        people: Sequence[int],
        vacancy_id: int | None,
        *,
        stage_id: int | None = None,
        reject: bool = False,
    ) -> None:
        from huntflow_desk.qt.dialogs.move import MoveDialog

        dialog = MoveDialog(
            self._workplace,
            self._runner,
            account_id,
            people,
            vacancy_id,
            stage_id=stage_id,
            reject=reject,
            parent=self._window,
        )
        dialog.planned.connect(lambda action: self._plan(dialog, people, action))
        self.show(dialog)

    def _plan(self, chosen_in: Dialog, people: Sequence[int], action: BulkAction) -> None:
        """Several people: the plan comes first. `chosen_in` waits for whoever comes back."""
        from huntflow_desk.qt.dialogs.bulk import BulkDialog

        account_id = self.account_id
        if account_id is None:
            return
        bulk = BulkDialog(
            self._workplace,
            self._runner,
            self._relay,
            account_id,
            people,
            action,
            parent=self._window,
        )

        def back() -> None:
            bulk.finished.disconnect(given_up)
            bulk.reject()
            chosen_in.open()

        def given_up(_: int) -> None:
            chosen_in.done(int(bulk.started))

        bulk.back_requested.connect(back)
        bulk.finished.connect(given_up)
        bulk.outbox_requested.connect(lambda one: self._show_outbox(bulk, one))
        chosen_in.hide()
        self.show(bulk)

    def _move_at_once(
        self, account_id: int, people: Sequence[int], vacancy_id: int, stage_id: int
    ) -> None:
        from huntflow_desk.services.bulk import BulkAction

        action = BulkAction("move", vacancy_id, stage_id)
        self._runner.start(
            lambda: self._workplace.bulk.at_once(account_id, people, action),
            # Work of the same key takes the place of what goes on: each move is meant.
            owner=None,
            key=f"move {next(_numbers)}",
            done=self._moved,
            label=self.tr("Перевод"),
        )

    def _moved(self, plan: Plan) -> None:
        """Somebody left out for another reason than being there already is told of."""
        left_out = +(plan.left_out - Counter(same_stage=len(plan.rows)))
        if left_out and shiboken6.isValid(self):
            from huntflow_desk.qt.dialogs.bulk.words import left_out as told

            self._tell(told(left_out), "warn")

    def _show_outbox(self, beside: Dialog, edit_id: int) -> None:
        """An edit in the outbox; the action goes on without its window."""
        beside.reject()
        self._room.show_outbox()
        self._room.outbox.show_edit(edit_id)

    def _vacancy_of(self, people: Sequence[int]) -> int | None:
        """The vacancy in work when they are on it, else the one they were last moved on."""
        from huntflow_desk.qt.forms.naming import vacancies_of

        account_id = self.account_id
        if account_id is None:
            return None
        on = [one for one, _ in vacancies_of(self._workplace, account_id, people)]
        here = self.vacancy_id
        if here is not None and (here in on or not on):
            return here
        return on[0] if on else None

    def _tell(self, text: str, kind: str) -> None:
        self._window.toasts.show_toast(text, kind=kind)

    def _why_no_card(self) -> str:
        return "" if self.person is not None else self.tr("Карточка ещё не загружена.")

    def _nobody(self) -> str:
        return self.tr("Сначала выберите кандидата.")

    def _is_open(self, kind: type[Dialog], subject: int) -> bool:
        for dialog in self._open:
            if isinstance(dialog, kind) and dialog.property("subject") == subject:
                dialog.raise_()
                dialog.activateWindow()
                return True
        return False

    def _gone(self, dialog: Dialog) -> None:
        if dialog in self._open:
            self._open.remove(dialog)
        dialog.deleteLater()
