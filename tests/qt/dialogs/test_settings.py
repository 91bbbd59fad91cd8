"""Settings are kept at once, keys are replaced only after a test, erasing needs typing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.query import LogQuery
from huntflow_desk.core.settings import System
from huntflow_desk.qt.dialogs.settings import SettingsDialog
from huntflow_desk.qt.dialogs.settings.system import SystemGroup
from huntflow_desk.qt.dialogs.settings.validity import validity
from huntflow_desk.qt.kit.languages import Languages
from tests.filling import key_pair
from tests.keyrings import MemoryKeyring
from tests.qt.dialogs.rooms import ADDRESS, Room


def make(room: Room, page: str = "connections") -> SettingsDialog:
    dialog = SettingsDialog(room.desk, room.workplace, room.runner, room.relay)
    dialog.show_page(page)
    room.show(dialog)
    return dialog


def prod(dialog: SettingsDialog) -> SystemGroup:
    return dialog.connections.systems[System.PROD]


def cause(group: SystemGroup) -> str:
    report = group.outcome.report
    return report.cause if report is not None else ""


def give_keys(room: Room, system: System = System.PROD) -> KeyPair:
    address = room.desk.settings("main").connection.url(system)
    pair = key_pair(room.demo, address)
    room.run(room.desk.keep_keys("main", system, pair))
    return pair


def test_the_look_is_kept_and_told_at_once(room: Room) -> None:
    dialog = make(room, "look")
    seen: list = []
    dialog.look_changed.connect(seen.append)
    for choice, key in (
        (dialog.look.language, "en"),
        (dialog.look.theme, "dark"),
        (dialog.look.density, "compact"),
        (dialog.look.zoom, "120"),
    ):
        choice.choose(key)
        choice.activated.emit(choice.currentIndex())
    kept = room.desk.settings("main").look
    assert (kept.language, kept.theme, kept.density, kept.zoom_percent) == (
        "en",
        "dark",
        "compact",
        120,
    )
    assert seen[-1] == kept
    assert len(seen) == 4


def test_a_change_from_elsewhere_shows(room: Room) -> None:
    dialog = make(room, "look")
    look = replace(room.workplace.settings.look, theme="dark")
    room.desk.change_settings(room.workplace, look=look)
    assert dialog.look.theme.key() == "dark"


def test_addresses_are_checked_and_kept(room: Room) -> None:
    dialog = make(room)
    group = prod(dialog)
    group.address.setText("http://evil.example.com")
    group.address.editingFinished.emit()
    assert "https://" in group.address.accessibleDescription()
    assert "evil" not in room.desk.settings("main").connection.huntflow_prod_url
    group.address.setText(" acme-api.huntflow.ru/v2/ ")
    group.address.editingFinished.emit()
    assert room.desk.settings("main").connection.huntflow_prod_url == ADDRESS
    assert group.address.text() == ADDRESS
    assert group.address.accessibleDescription() == ""


def test_keys_of_another_address_are_pointed_out(room: Room) -> None:
    give_keys(room)
    dialog = make(room)
    group = prod(dialog)
    room.until(group.check_button.isEnabled)
    group.address.setText(ADDRESS)
    group.address.editingFinished.emit()
    assert "api.huntflow.ru" in group.address.accessibleDescription()


def test_the_kept_connection_is_tested(room: Room) -> None:
    give_keys(room)
    dialog = make(room)
    group = prod(dialog)
    room.until(group.check_button.isEnabled)
    group.check_button.click()
    room.until(lambda: cause(group) == "ok")
    assert "мс" in group.outcome.accessibleName()
    room.demo.switches.set("down")
    group.check_button.click()
    room.until(lambda: cause(group) not in ("", "ok"))
    assert not room.failures


def test_the_other_system_is_tested_in_its_own_log(room: Room) -> None:
    give_keys(room, System.SANDBOX)
    dialog = make(room)
    group = dialog.connections.systems[System.SANDBOX]
    room.until(group.check_button.isEnabled)
    group.check_button.click()
    room.until(lambda: cause(group) == "ok")
    assert room.workplace.journal.count(LogQuery()) == 0


def test_keys_are_replaced_after_a_good_test_only(room: Room) -> None:
    old = give_keys(room)
    dialog = make(room)
    switched: list = []
    dialog.switch_requested.connect(lambda *given: switched.append(given))
    group = prod(dialog)
    room.until(group.check_button.isEnabled)
    group.replace_button.click()
    group.form.set_keys("wrong", "wrong")
    group.save_button.click()
    room.until(lambda: cause(group) == "invalid_key")
    assert room.keys().access_token == old.access_token
    assert group.form.keys() == ("wrong", "wrong")
    pair = room.demo.issue_pair()
    group.form.set_keys(pair["access_token"], pair["refresh_token"])
    group.save_button.click()
    room.until(lambda: cause(group) == "ok")
    assert room.keys().access_token == pair["access_token"]
    assert group.form.keys() == ("", "")
    assert room.workplace.settings == room.desk.settings("main")
    assert switched == []
    dialog.accept()
    assert switched == [("main", System.PROD)]


def test_keys_of_the_other_system_do_not_switch_to_it(room: Room) -> None:
    dialog = make(room)
    switched: list = []
    dialog.switch_requested.connect(lambda *given: switched.append(given))
    group = dialog.connections.systems[System.SANDBOX]
    group.replace_button.click()
    pair = room.demo.issue_pair()
    group.form.set_keys(pair["access_token"], pair["refresh_token"])
    group.save_button.click()
    room.until(lambda: cause(group) == "ok")
    assert room.keys(system=System.SANDBOX).access_token == pair["access_token"]
    assert room.desk.settings("main").connection.active_system is System.PROD
    dialog.accept()
    assert switched == []


def test_a_locked_keyring_is_said(room: Room, memory_keyring: MemoryKeyring) -> None:
    give_keys(room)
    memory_keyring.locked = True
    dialog = make(room)
    group = prod(dialog)
    room.until(lambda: "Хранилище ключей закрыто" in group.keys_text.full_text())
    assert not room.failures


def test_switching_system_and_profile(room: Room) -> None:
    dialog = make(room)
    switched: list = []
    dialog.switch_requested.connect(lambda *given: switched.append(given))
    dialog.connections.radios[System.SANDBOX].click()
    assert switched == [("main", System.SANDBOX)]
    assert room.desk.settings("main").connection.active_system is System.SANDBOX
    assert not dialog.isVisible()

    other = make(room)
    other.switch_requested.connect(lambda *given: switched.append(given))
    assert not other.connections.create_button.isEnabled()
    for bad in ("main", "MAIN", "../x", "a/b", " "):
        other.connections.new_name.setText(bad)
        assert not other.connections.create_button.isEnabled(), bad
    other.connections.new_name.setText("Мария К")
    other.connections.create_button.click()
    assert switched[-1] == ("Мария К", System.PROD)


def test_the_network_is_kept(room: Room) -> None:
    dialog = make(room)
    form = dialog.connections.network
    form.proxy.setCurrentIndex(2)
    form.proxy.activated.emit(2)
    form.proxy_url.setText("proxy")
    form.proxy_url.editingFinished.emit()
    assert room.desk.settings("main").connection.proxy == "system"
    form.proxy_url.setText("http://proxy.example.com:3128")
    form.proxy_url.editingFinished.emit()
    assert room.desk.settings("main").connection.proxy == "http://proxy.example.com:3128"


def test_log_bodies_in_full_end_by_themselves(room: Room) -> None:
    dialog = make(room, "privacy")
    page = dialog.privacy
    page.bodies.choose("full")
    page.bodies.activated.emit(page.bodies.currentIndex())
    policy = room.desk.settings("main").log
    now = datetime.now(UTC).timestamp()
    assert policy.bodies == "full"
    assert 3500 < policy.full_until - now <= 3600
    assert room.workplace.journal.policy == policy
    room.desk.change_settings(room.workplace, log=replace(policy, full_until=now - 1))
    page.show_settings()
    assert page.bodies.key() == "redacted"


def test_log_limits_are_kept(room: Room) -> None:
    dialog = make(room, "privacy")
    dialog.privacy.days.setValue(30)
    dialog.privacy.rows.setValue(500)
    dialog.privacy.megabytes.setValue(5)
    policy = room.desk.settings("main").log
    assert (policy.keep_days, policy.keep_rows, policy.keep_mb) == (30, 500, 5)
    assert room.workplace.journal.policy == policy


def test_erasing_needs_the_name_typed(room: Room) -> None:
    dialog = make(room, "privacy")
    erased: list = []
    dialog.erase_requested.connect(erased.append)
    dialog.privacy.typed.setText("mai")
    assert not dialog.privacy.erase_button.isEnabled()
    dialog.privacy.typed.setText("main")
    dialog.privacy.erase_button.click()
    assert erased == ["main"]
    assert not dialog.isVisible()


def test_diagnostics_have_no_secrets(room: Room) -> None:
    pair = give_keys(room)
    dialog = make(room, "about")
    QGuiApplication.clipboard().setText("")
    dialog.about.copy_button.click()
    room.until(lambda: "sqlite" in QGuiApplication.clipboard().text())
    assert pair.access_token not in QGuiApplication.clipboard().text()


def test_search_finds_the_page_and_the_place(room: Room) -> None:
    dialog = make(room, "about")
    dialog.search.setText("прокси")
    assert dialog.page() == "connections"
    assert dialog.nav.rows_model().rowCount() == 1
    dialog.search.clear()
    assert dialog.nav.rows_model().rowCount() == len(dialog.pages)
    dialog.search.setText("нет такого")
    assert dialog.nav.rows_model().rowCount() == 0
    room.bot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.nav.rows_model().rowCount() == len(dialog.pages)


def test_a_full_disk_is_said_in_the_dialog(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = make(room, "look")

    def full(*given: object) -> None:
        raise DiskTrouble(cause="full")

    monkeypatch.setattr(room.desk, "keep_settings", full)
    dialog.look.theme.choose("dark")
    dialog.look.theme.activated.emit(dialog.look.theme.currentIndex())
    assert any("Диск заполнен" in label.text() for label in dialog.findChildren(QLabel))


def test_validity_in_words(languages: Languages) -> None:
    now = datetime(2026, 5, 1, 12, tzinfo=UTC)

    def said(age_days: float) -> tuple[str, str]:
        return validity(KeyPair(ADDRESS, "a", "b", now - timedelta(days=age_days)), now)

    assert said(0)[0].startswith("Ключ: ещё 7 дней.")
    assert said(6.5)[0].startswith("Ключ: ещё 1 день.")
    assert said(0)[1] == "muted"
    assert "обновится" in said(8)[0]
    assert said(12)[1] == "warn"
    assert said(15)[1] == "danger"


def test_live_language_switch(room: Room, languages: Languages) -> None:
    give_keys(room)
    dialog = make(room)
    room.until(prod(dialog).check_button.isEnabled)
    languages.set_language("en")
    room.until(lambda: dialog.windowTitle() == "Settings")
    names = {"main", "Русский"}
    for label in dialog.findChildren(QLabel):
        text = label.text()
        assert text in names or not any("а" <= one <= "я" for one in text.lower()), text


def test_resumes(room: Room) -> None:
    """Reading by Huntflow, the watched folder and the order of sources are kept at once."""
    give_keys(room)
    room.run(room.workplace.library.refresh_accounts())
    account_id = room.workplace.account_id
    assert account_id is not None
    room.run(room.workplace.library.refresh_dictionaries(account_id))
    dialog = make(room, "resumes")
    page = dialog.resumes
    page.show_settings()
    page.parsing.choose("always")
    page.parsing.activated.emit(page.parsing.currentIndex())
    names = [page.sources.item(n).text() for n in range(page.sources.count())]
    page.sources.setCurrentRow(1)
    page.up.click()
    page._change(folder="/somewhere")
    kept = room.desk.settings("main").resumes
    assert (kept.parsing, kept.folder) == ("always", "/somewhere")
    sources = room.workplace.library.names(account_id).sources
    order = [sources[one].name for one in kept.sources[str(account_id)]]
    assert order == [names[1], names[0], *names[2:]]
    assert page.sources.currentItem().text() == names[1]
    page.no_folder.click()
    assert room.desk.settings("main").resumes.folder == ""
