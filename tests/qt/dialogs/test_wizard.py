"""The wizard: nothing typed is lost, nothing secret reaches the disk, every step can be left."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.core.settings import INTERNATIONAL_URL, System
from huntflow_desk.qt.connecting.keyform import pair_in
from huntflow_desk.qt.dialogs.wizard import WizardDialog
from huntflow_desk.qt.kit.languages import Languages
from tests.keyrings import MemoryKeyring
from tests.qt.dialogs.rooms import ADDRESS, Room


def make(room: Room, start: str = "", profile: str = "") -> WizardDialog:
    dialog = WizardDialog(room.desk, room.workplace, room.runner, start=start, profile=profile)
    room.show(dialog)
    return dialog


def at_keys(room: Room, url: str = ADDRESS) -> WizardDialog:
    dialog = make(room, "address")
    dialog.address.choices["own"].setChecked(True)
    dialog.address.own.setText(url)
    dialog.next()
    assert dialog.step == "keys"
    return dialog


def paste(room: Room, dialog: WizardDialog) -> dict[str, str]:
    pair = room.demo.issue_pair()
    dialog.keys.form.set_keys(pair["access_token"], pair["refresh_token"])
    return pair


def cause(dialog: WizardDialog) -> str:
    report = dialog.keys.outcome.report
    return report.cause if report is not None else ""


def test_a_wrong_key_then_a_right_one(room: Room) -> None:
    connected: list = []
    dialog = at_keys(room)
    dialog.connected.connect(lambda *given: connected.append(given))
    dialog.keys.form.set_keys("wrong", "wronger")
    dialog.next()
    room.until(lambda: cause(dialog) == "invalid_key")
    assert dialog.keys.form.keys() == ("wrong", "wronger")
    assert dialog.address.own.text() == ADDRESS
    dialog.back()
    dialog.next()
    assert dialog.keys.form.keys() == ("wrong", "wronger")
    assert room.keys() is None

    pair = paste(room, dialog)
    assert cause(dialog) == ""
    dialog.next()
    room.until(lambda: cause(dialog) == "ok")
    assert room.keys().access_token == pair["access_token"]
    dialog.next()
    assert dialog.step == "organisation"
    assert dialog.organisation.list.rows_model().rowCount() == 3
    dialog.organisation.list.choose_row(1)
    chosen = dialog.organisation.account_id()
    dialog.next()
    assert dialog.step == "done"
    dialog.next()
    assert connected == [("main", System.PROD)]
    settings = room.desk.settings("main")
    assert settings.first_run_done
    assert settings.account_id == chosen
    assert settings.connection.huntflow_prod_url == ADDRESS
    assert room.workplace.settings == settings
    assert not room.failures


def test_keys_never_touch_the_disk(room: Room) -> None:
    dialog = at_keys(room)
    pair = paste(room, dialog)
    dialog.next()
    room.until(lambda: cause(dialog) == "ok")
    dialog.accept()
    room.run(room.runner.close())
    for file in room.desk.paths.root.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert pair["access_token"].encode() not in content
            assert pair["refresh_token"].encode() not in content


def test_leaving_after_the_test_still_connects(room: Room) -> None:
    connected: list = []
    dialog = at_keys(room)
    dialog.connected.connect(lambda *given: connected.append(given))
    paste(room, dialog)
    dialog.next()
    room.until(lambda: cause(dialog) == "ok")
    dialog.reject()
    assert connected == [("main", System.PROD)]
    assert dialog.keys.form.keys() == ("", "")


def test_leaving_before_the_test_keeps_the_address_for_next_time(room: Room) -> None:
    connected: list = []
    dialog = at_keys(room)
    dialog.connected.connect(lambda *given: connected.append(given))
    paste(room, dialog)
    dialog.reject()
    assert connected == []
    assert room.keys() is None
    again = make(room)
    assert again.step == "address"
    assert again.address.url() == ADDRESS
    assert again.keys.form.keys() == ("", "")


def test_the_sandbox_has_a_log_of_its_own(room: Room) -> None:
    connected: list = []
    dialog = make(room)
    assert dialog.step == "welcome"
    dialog.connected.connect(lambda *given: connected.append(given))
    dialog.next()
    dialog.address.choices["sandbox"].setChecked(True)
    dialog.next()
    paste(room, dialog)
    dialog.next()
    room.until(lambda: cause(dialog) == "ok")
    from huntflow_desk.core.query import LogQuery

    assert room.workplace.journal.count(LogQuery()) == 0
    dialog.reject()
    assert connected == [("main", System.SANDBOX)]
    assert room.keys(system=System.SANDBOX) is not None
    assert room.keys() is None


def test_a_pair_refreshed_by_a_failing_test_is_kept(room: Room) -> None:
    dialog = at_keys(room)
    pair = paste(room, dialog)
    room.demo.switches.set("expire_tokens")
    room.demo.switches.set("forbid", path="/accounts$")
    dialog.next()
    room.until(lambda: cause(dialog) not in ("", "ok"))
    kept = room.keys()
    assert kept is not None
    assert kept.access_token != pair["access_token"]
    assert dialog.keys.form.keys() == (kept.access_token, kept.refresh_token)
    assert not room.desk.settings("main").first_run_done


def test_a_locked_keyring_is_said_and_nothing_is_lost(
    room: Room, memory_keyring: MemoryKeyring
) -> None:
    dialog = at_keys(room)
    pair = paste(room, dialog)
    memory_keyring.locked = True
    dialog.next()
    room.until(lambda: not dialog._testing)
    assert dialog.step == "keys"
    assert "Хранилище ключей" in dialog.keys.outcome.accessibleName()
    assert dialog.keys.form.keys()[0] == pair["access_token"]
    memory_keyring.locked = False
    dialog.next()
    room.until(lambda: cause(dialog) == "ok")
    assert room.keys().access_token == pair["access_token"]


def test_a_full_disk_is_said(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = at_keys(room)
    paste(room, dialog)

    def full(*given: object) -> None:
        raise DiskTrouble(cause="full")

    monkeypatch.setattr(room.desk, "keep_settings", full)
    dialog.next()
    room.until(lambda: not dialog._testing)
    assert "Диск заполнен" in dialog.keys.outcome.accessibleName()
    assert not room.failures


@pytest.mark.parametrize("field", ["access", "refresh"])
def test_a_pasted_json_pair_fills_both_fields(room: Room, field: str) -> None:
    dialog = at_keys(room)
    text = json.dumps({"access_token": " aaa ", "refresh_token": "bbb"}, indent=2)
    QGuiApplication.clipboard().setText(text)
    getattr(dialog.keys.form, field).paste()
    assert dialog.keys.form.keys() == ("aaa", "bbb")


@pytest.mark.parametrize("text", ["", "{", "{}", "[1]", '{"access_token": 1}', "{" * 3000, "abc"])
def test_other_pastes_are_no_pair(text: str) -> None:
    assert pair_in(text) is None


def test_keys_are_hidden_until_asked_for(room: Room) -> None:
    dialog = at_keys(room)
    fields = (dialog.keys.form.access, dialog.keys.form.refresh)
    assert {field.echoMode() for field in fields} == {QLineEdit.EchoMode.Password}
    fields[0].actions()[0].trigger()
    assert fields[0].echoMode() is QLineEdit.EchoMode.Normal
    assert fields[1].echoMode() is QLineEdit.EchoMode.Password


def test_a_bad_address_is_named_at_its_field(room: Room) -> None:
    dialog = make(room, "address")
    dialog.address.choices["own"].setChecked(True)
    dialog.address.own.setText("http://api.huntflow.ru")
    dialog.next()
    assert dialog.step == "address"
    assert "https://" in dialog.address.own.accessibleDescription()
    assert dialog.address.own.text() == "http://api.huntflow.ru"


def test_the_report_can_be_copied(room: Room) -> None:
    dialog = at_keys(room)
    dialog.keys.form.set_keys("wrong-access", "wrong-refresh")
    dialog.next()
    room.until(lambda: cause(dialog) == "invalid_key")
    dialog.keys.outcome.copy_report()
    text = QGuiApplication.clipboard().text()
    assert ADDRESS in text
    assert "wrong-" not in text


def test_demo_and_language_are_passed_on(room: Room) -> None:
    seen: list = []
    dialog = make(room)
    dialog.demo_requested.connect(lambda: seen.append("demo"))
    dialog.language_chosen.connect(seen.append)
    room.bot.mouseClick(dialog.welcome.languages._buttons["en"], Qt.MouseButton.LeftButton)
    room.bot.mouseClick(dialog.welcome.demo_card, Qt.MouseButton.LeftButton)
    assert seen == ["en", "demo"]
    assert not dialog.isVisible()


def test_a_profile_that_worked_begins_with_new_keys(room: Room) -> None:
    settings = room.desk.settings("main")
    connection = replace(settings.connection, huntflow_prod_url=INTERNATIONAL_URL)
    room.desk.keep_settings("main", replace(settings, connection=connection, first_run_done=True))
    dialog = make(room)
    assert dialog.step == "keys"
    dialog.back()
    assert dialog.address.chosen() == "ai"
    dialog.address.choices["ru"].setChecked(True)
    dialog.next()
    # Until the new connection is tested, the old one stays.
    assert room.desk.settings("main").connection == connection


def test_another_address_forgets_the_test(room: Room) -> None:
    dialog = at_keys(room)
    paste(room, dialog)
    dialog.next()
    room.until(lambda: cause(dialog) == "ok")
    dialog.back()
    dialog.address.own.setText("https://other.huntflow.ru")
    dialog.next()
    assert cause(dialog) == ""
    assert dialog.keys.form.filled()


def test_without_a_keyring_the_words_are_plain(
    room: Room, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huntflow_desk.store.keys import KeyRing

    monkeypatch.setattr(KeyRing, "_backend", lambda ring: None)
    dialog = at_keys(room)
    text = "до закрытия программы"
    room.until(lambda: any(text in one.text() for one in dialog.keys.findChildren(QLabel)))
    paste(room, dialog)
    dialog.next()
    room.until(lambda: cause(dialog) == "ok")
    dialog.next()
    dialog.next()
    assert any(text in label.text() for label in dialog.finish.findChildren(QLabel))
    assert room.keys() is not None


def test_live_language_switch_keeps_what_was_typed(room: Room, languages: Languages) -> None:
    dialog = at_keys(room)
    dialog.keys.form.set_keys("wrong", "wrong")
    dialog.next()
    room.until(lambda: cause(dialog) == "invalid_key")
    languages.set_language("en")
    room.until(lambda: dialog.windowTitle() == "Connecting to Huntflow")
    assert dialog.keys.form.keys() == ("wrong", "wrong")
    assert "not accepted" in dialog.keys.outcome.accessibleName()
    shown = [label.text() for label in dialog.keys.findChildren(QLabel)]
    assert not [text for text in shown if any("а" <= letter <= "я" for letter in text)]
