"""A recruiter works through the window by keys alone, with the Russian layout on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from huntflow_desk.qt.dialogs.finding import PaletteDialog
from huntflow_desk.qt.dialogs.keysheet import KeySheetDialog
from tests.journeys.hands import ALT, CTRL, focused, in_dialog, keys, press
from tests.journeys.stage import Stage


def test_through_the_window_by_keys_alone_on_the_russian_layout(stage: Stage) -> None:
    stage.prepare(filled=True)
    window = stage.enter()
    with stage.bot.waitActive(window):
        window.activateWindow()
    room = stage.room
    stage.until(lambda: room.filled)

    # П М goes to the vacancies, О and Л through them: G V, J, K.
    keys(stage, "пм")
    assert room.vacancies.isAncestorOf(focused(stage))
    first = room.vacancies.current
    keys(stage, "о")
    second = room.vacancies.current
    assert second != first
    keys(stage, "Л")
    assert room.vacancies.current == first
    stage.settle()

    # On to the people, down two, up one; the card follows.
    press(stage, Qt.Key.Key_F6)
    assert room.people.isAncestorOf(focused(stage))
    press(stage, Qt.Key.Key_Home)
    top = room.people.current
    keys(stage, "оо")
    keys(stage, "л")
    assert room.people.current not in (None, top)
    stage.until(lambda: room.card.applicant_id == room.people.current)
    stage.settle()

    # The card opens, О goes on to the next person from inside it, Н copies the phone.
    press(stage, Qt.Key.Key_Return)
    assert room.card is focused(stage) or room.card.isAncestorOf(focused(stage))
    before = room.card.applicant_id
    keys(stage, "о")
    stage.until(lambda: room.card.applicant_id not in (None, before))
    stage.settle()
    QGuiApplication.clipboard().clear()
    keys(stage, "н")
    phone = room.card.header.contacts.rows()[0]
    assert phone.kind == "phone"
    assert any(char.isdigit() for char in QGuiApplication.clipboard().text())

    surname = room.card.header.name.full_text().split()[0].lower()

    # The palette, a command typed with the wrong layout.
    press(stage, Qt.Key.Key_K, CTRL)
    in_dialog(stage, PaletteDialog)
    keys(stage, ";ehyfk")
    press(stage, Qt.Key.Key_Return)
    stage.until(lambda: room.section == "journal")

    # П С goes to everyone; Ctrl+F into the box, where letters are letters.
    stage.settle()
    keys(stage, "пс")
    assert room.section == "applicants"
    press(stage, Qt.Key.Key_F, CTRL)
    field = focused(stage)
    assert isinstance(field, QLineEdit)
    keys(stage, "олеся")
    assert (field.text(), room.section) == ("олеся", "applicants")
    press(stage, Qt.Key.Key_Escape)
    assert field.text() == ""
    stage.settle()

    # A person from the palette, while the keyboard is in a box.
    press(stage, Qt.Key.Key_K, CTRL)
    palette = in_dialog(stage, PaletteDialog)
    assert isinstance(palette, PaletteDialog)
    keys(stage, surname)
    stage.until(lambda: any(one.kind == "person" for one in palette.targets()))
    number = [one.kind for one in palette.targets()].index("person")
    wanted = palette.targets()[number].value
    for _ in range(number):
        press(stage, Qt.Key.Key_Down)
    press(stage, Qt.Key.Key_Return)
    stage.until(lambda: room.card.applicant_id == wanted)
    stage.settle()

    # F1 says what there is; Esc closes it; back where we came from.
    press(stage, Qt.Key.Key_F1)
    sheet = in_dialog(stage, KeySheetDialog)
    assert "Карточка" in sheet.windowTitle()
    press(stage, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    # A place that was left at once is none to come back to: take it that time has passed.
    assert room.history is not None
    room.history._note()
    press(stage, Qt.Key.Key_1, CTRL)
    assert room.section == "vacancies"
    press(stage, Qt.Key.Key_Left, ALT)
    stage.until(lambda: room.section == "applicants")
