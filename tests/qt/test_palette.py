"""The palette: commands, people and vacancies by a few letters, from the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from huntflow_desk.qt.dialogs.finding import PaletteDialog
from huntflow_desk.qt.dialogs.keysheet import KeySheetDialog
from huntflow_desk.qt.dialogs.settings import SettingsDialog
from tests.qt.window.conftest import Stage, stage

__all__ = ["stage"]

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ready(stage: Stage) -> Stage:
    stage.until(lambda: stage.room.filled)
    with stage.bot.waitActive(stage.window):
        stage.window.activateWindow()
    stage.room.people.focus_list()
    return stage


def palette(stage: Stage) -> PaletteDialog:
    press(stage, Qt.Key.Key_K, CTRL)
    found = [one for one in stage.window.findChildren(PaletteDialog) if one.isVisible()]
    assert len(found) == 1
    stage.until(lambda: found[0].isAncestorOf(QApplication.focusWidget() or stage.window))
    return found[0]


def look(stage: Stage, dialog: PaletteDialog, text: str) -> list[tuple[str, object]]:
    dialog.look_for(text)
    stage.until(lambda: not stage.window.runner.running)
    return [(one.kind, one.value) for one in dialog.targets()]


def press(stage: Stage, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    # The offscreen platform does not give the keyboard back when a dialog has closed.
    if QApplication.activeWindow() is None:
        stage.window.activateWindow()
    stage.until(lambda: QApplication.focusWidget() is not None)
    stage.bot.keyClick(QApplication.focusWidget(), key, modifiers)


def test_a_command_is_found_in_the_wrong_layout_and_done(ready: Stage) -> None:
    dialog = palette(ready)
    assert look(ready, dialog, "ye;yfz cnhfybwf") != look(ready, dialog, ";ehyfk")
    assert dialog.targets()[0].value == "journal"
    assert dialog.targets()[0].note == "Ctrl+3"
    press(ready, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert ready.room.section == "journal"
    # What was used comes first next time.
    again = palette(ready)
    assert again.targets()[0].value == "journal"
    again.reject()


def test_people_and_vacancies_are_found_in_either_layout(ready: Stage) -> None:
    from huntflow_desk.qt.kit.keys import other_layout

    person = ready.room.people.current
    row = ready.room.card.header.name.full_text().split()[0]
    dialog = palette(ready)
    straight = look(ready, dialog, row)
    assert "person" in {kind for kind, _ in straight}
    other = look(ready, dialog, other_layout(row))
    assert [one for one in other if one[0] == "person"] == [
        one for one in straight if one[0] == "person"
    ]
    ready.until(lambda: ("person", person) in look(ready, dialog, row))
    position = ready.room.vacancies.current_position
    kinds = look(ready, dialog, position)
    assert ("vacancy", ready.room.vacancies.current) in kinds
    dialog.reject()


def test_enter_means_what_was_typed_not_what_is_still_shown(ready: Stage) -> None:
    name = ready.room.card.header.name.full_text()
    dialog = palette(ready)
    chosen: list[int] = []
    dialog.person_chosen.connect(chosen.append)
    field = dialog.findChild(QLineEdit)
    field.setText(name)
    press(ready, Qt.Key.Key_Return)
    ready.until(lambda: chosen == [ready.room.card.applicant_id])


def test_what_cannot_be_done_is_shown_last_and_says_why(ready: Stage) -> None:
    ready.window.actions_by_key["journal"].trigger()
    dialog = palette(ready)
    look(ready, dialog, "скопировать телефон")
    target = dialog.targets()[0]
    assert (target.value, target.refusal) == ("copy_phone", "выберите кандидата")
    press(ready, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog._hint.full_text() == "Скопировать телефон: выберите кандидата"
    look(ready, dialog, "ъъъъ")
    assert dialog.targets() == []
    press(ready, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_palette_opens_from_a_text_field(ready: Stage) -> None:
    ready.window.actions_by_key["search"].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("не удалять")
    field.home(False)
    palette(ready).reject()
    assert field.text() == "не удалять"


def test_every_command_is_in_the_palette_with_its_key(ready: Stage) -> None:
    dialog = palette(ready)
    offered = {one.key for one in ready.window.actions_by_key.commands()} - {"palette"}
    assert {one.value for one in dialog.targets()} == offered
    for key in offered:
        name = ready.window.actions_by_key[key].iconText()
        assert ("command", key) in look(ready, dialog, name), key
    dialog.reject()


def test_the_sheet_shows_the_keys_of_the_view(ready: Stage) -> None:
    press(ready, Qt.Key.Key_F1)
    sheet = ready.window.findChild(KeySheetDialog)
    assert sheet is not None and sheet.isVisible()
    lines = sheet.lines()
    assert ("Следующая строка", ("J (О)",)) in lines["Список кандидатов"]
    assert ("Скопировать телефон", ("Y (Н)",)) in lines["Список кандидатов"]
    assert ("Найти или выполнить", ("Ctrl+K",)) in lines["Перейти"]
    sheet.change.click()
    settings = ready.window.findChild(SettingsDialog)
    assert settings is not None and settings.page() == "keys"
    settings.reject()


def record(stage: Stage, settings: SettingsDialog, *events: QKeyEvent) -> None:
    settings.keys.record()
    for event in events:
        QApplication.sendEvent(settings.keys.recorder, event)


def key(code: int, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, text)


def test_other_keys_hold_at_once_and_clashes_are_said_before(ready: Stage) -> None:
    window = ready.window
    window.show_settings("keys")
    settings = window.findChild(SettingsDialog)
    page = settings.keys
    assert page.list.rows_model().rowCount() == len(window.actions_by_key.commands())
    page.search.show_text("gthtqnb")
    page.search.show_text(";ehyfk pfghjcjd")
    assert page.list.current_key() == "journal"
    # A free one, pressed on the Russian layout.
    record(ready, settings, key(0x419, CTRL))
    assert ready.place.settings.keys.own == {"journal": ["Ctrl+Q"]} or page._wish is not None
    page._refuse()
    record(ready, settings, key(0x416, CTRL))
    assert [one.toString() for one in window.actions_by_key["journal"].shortcuts()] == ["Ctrl+;"]
    # One that lists need is refused, one that is taken asks first.
    record(ready, settings, key(Qt.Key.Key_Return))
    assert "нужна" in page.note.full_text()
    record(ready, settings, key(Qt.Key.Key_K, CTRL))
    assert "«Найти или выполнить»" in page.note.full_text()
    assert not page.accept.isHidden()
    assert window.actions_by_key["palette"].shortcuts()
    page.accept.click()
    assert [one.toString() for one in window.actions_by_key["journal"].shortcuts()] == ["Ctrl+K"]
    assert window.actions_by_key["palette"].shortcuts() == []
    assert ready.desk.settings("main").keys.own["journal"][0] == "Ctrl+K"
    # Two letters, then one of the list's own again.
    record(ready, settings, key(0, text="п"), key(0, text="я"))
    assert "G Z" in ready.place.settings.keys.own["journal"]
    page.clear.click()
    assert window.actions_by_key.keys_of("journal") == ()
    page.reset.click()
    assert window.actions_by_key.hint("journal") == "Ctrl+3"
    assert window.actions_by_key.hint("palette") == "Ctrl+K"
    # Escape leaves all as it was.
    record(ready, settings, key(Qt.Key.Key_Escape))
    assert settings.isVisible() and ready.place.settings.keys.own == {}
    page.single.click()
    assert not ready.place.settings.keys.single
    assert window.actions_by_key.hint("copy_phone") == ""
    page.reset_all.click()
    assert not ready.desk.settings("main").keys.single
    settings.reject()


def test_the_search_of_the_settings_finds_commands(ready: Stage) -> None:
    ready.window.show_settings()
    settings = ready.window.findChild(SettingsDialog)
    settings.search.setText("быстрый переход")
    assert settings.page() == "keys"
    settings.reject()


def test_what_enter_would_do_is_told_to_a_screen_reader(ready: Stage) -> None:
    dialog = palette(ready)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    look(ready, dialog, "gtht")
    first, second = dialog.targets()[:2]
    assert first.title in field.accessibleDescription() and first.note
    assert first.note in field.accessibleDescription()
    press(ready, Qt.Key.Key_Down)
    assert second.title in field.accessibleDescription()
    look(ready, dialog, "решить расхождения")
    assert dialog.targets()[0].refusal in field.accessibleDescription()
    look(ready, dialog, "ъъъъъ")
    assert field.accessibleDescription() == ""
    dialog.reject()


def test_possible_duplicates_come_before_what_cannot_be_done_now(ready: Stage) -> None:
    dialog = palette(ready)
    look(ready, dialog, "дубль")
    assert dialog.targets()[0].value == "duplicates"
    dialog.reject()
