"""Forgetting a person on this computer: from the list, from the card, after a plain question."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.qt.dialogs.forget import ForgetDialog
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.rowview import RowsView
from tests.qt.window.conftest import Stage

ACCOUNT = 1


def ready(stage: Stage) -> None:
    stage.until(lambda: stage.room.filled)
    stage.room.show_section("applicants")
    stage.settle()
    stage.until(lambda: stage.room.person is not None)


def the_menu(stage: Stage) -> QMenu:
    return stage.window.actions_by_key.menu("person")


def the_dialog(stage: Stage) -> ForgetDialog:
    found = stage.window.findChild(ForgetDialog)
    assert isinstance(found, ForgetDialog)
    return found


def test_from_the_list(stage: Stage) -> None:
    ready(stage)
    view = stage.room.everyone.findChild(RowsView)
    assert view is not None
    keys = [view.rows_model().key_at(number) for number in range(4)]
    # Another row than the current one: a click with the right button chooses it first.
    box = view.visualRect(view.rows_model().index(2, 0))
    view.customContextMenuRequested.emit(box.center())
    assert the_menu(stage).isVisible()
    the_menu(stage).close()
    stage.until(lambda: stage.room.card.applicant_id == keys[2])
    stage.until(lambda: stage.room.person is not None and stage.room.person[1] == keys[2])
    action = stage.window.actions_by_key["forget"]
    assert action.isEnabled()
    action.trigger()
    dialog = the_dialog(stage)
    said = " ".join(one.full_text() for one in dialog.findChildren(Label))
    person = stage.room.person
    assert person is not None and person[2] in said
    for word in ("Удалятся", "Останется", "в Хантфлоу", "Синхронизация"):
        assert word in said
    dialog.forget_button.click()
    stage.until(lambda: keys[2] in stage.place.sync.housekeeping.forgotten(ACCOUNT))
    stage.until(lambda: view.rows_model().number_of(keys[2]) is None)
    # The one below is next.
    stage.until(lambda: stage.room.card.applicant_id == keys[3])
    stage.settle()
    assert stage.place.store.records.applicant(ACCOUNT, int(str(keys[2]))) is None
    # Asking the server again brings the person not back.
    stage.room.everyone.refresh(force=True)
    stage.settle()
    assert view.rows_model().number_of(keys[2]) is None


def test_from_the_card_and_thinking_better_of_it(stage: Stage) -> None:
    ready(stage)
    person = stage.room.person
    stage.room.card.header.more.click()
    assert the_menu(stage).isVisible()
    the_menu(stage).close()
    stage.window.opening.forget()
    the_dialog(stage).cancel_button.click()
    stage.settle()
    assert stage.room.person == person
    assert not stage.place.sync.housekeeping.forgotten(ACCOUNT)


def test_a_full_disk_is_said_and_can_be_tried_again(stage: Stage) -> None:
    ready(stage)
    housekeeping = stage.place.sync.housekeeping
    forget = housekeeping.forget

    async def full(*_: object) -> None:
        raise DiskTrouble(cause="full")

    housekeeping.forget = full  # type: ignore[method-assign]
    stage.window.opening.forget()
    dialog = the_dialog(stage)
    dialog.forget_button.click()
    stage.until(lambda: dialog.forget_button.isEnabled() and dialog._trouble.isVisible())
    housekeeping.forget = forget  # type: ignore[method-assign]
    dialog.forget_button.click()
    stage.until(lambda: housekeeping.forgotten(ACCOUNT))
    stage.settle()


def test_nobody_on_screen_nothing_to_forget(stage: Stage) -> None:
    ready(stage)
    stage.room.show_section("journal")
    the_menu(stage).aboutToShow.emit()
    assert not stage.window.actions_by_key["forget"].isEnabled()
    stage.window.opening.forget()
    assert stage.window.findChild(ForgetDialog) is None
    stage.settle()
