"""Pictures of the wizard, the settings and the log, filled from the embedded Huntflow."""

from __future__ import annotations

import asyncio
import functools
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import keyring
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.documents import Exchange
from huntflow_desk.core.errors import KeysLost, NotSent, explain
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.dialogs.settings import SettingsDialog
from huntflow_desk.qt.dialogs.wizard import WizardDialog
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.journal import JournalPane
from huntflow_desk.services.connections import ConnectionReport
from huntflow_desk.services.workplace import Desk, Workplace
from tests.filling import BASE_URL, demo_desk, key_pair, read_everything
from tests.keyrings import MemoryKeyring
from tests.pictureloop import picture_loop


@functools.cache
def _place() -> tuple[DemoHuntflow, Desk, Workplace]:
    """A profile with rows and a log that shows good and bad answers."""
    keyring.set_keyring(MemoryKeyring())
    demo = DemoHuntflow(applicants=60, seed=2, rate_limit=False)
    desk = demo_desk(Path(tempfile.mkdtemp()), demo)
    settings = desk.settings("Мария К")
    connection = replace(settings.connection, huntflow_prod_url=BASE_URL)
    desk.keep_settings("Мария К", replace(settings, connection=connection))

    async def fill() -> Workplace:
        await desk.keep_keys("Мария К", System.PROD, key_pair(demo))
        place = desk.open("Мария К")
        await read_everything(place)
        for path, status in (("/accounts/1/applicants/9", 404), ("/accounts/1/vacancies", 500)):
            exchange = _exchange(path, status)
            place.journal.record(exchange)
        await asyncio.wrap_future(place.journal.record(_exchange("/me", None)))
        return place

    return demo, desk, picture_loop().run_until_complete(fill())


def _exchange(path: str, status: int | None) -> Exchange:
    return Exchange(
        method="GET",
        endpoint=path,
        status_code=status,
        started_at=datetime.now(UTC),
        duration_ms=2_480 if status == 500 else 31,
        bytes_in=112 if status else 0,
        request_id="9f3c21" if status else "",
        response_data={"errors": [{"type": "not_found", "title": "Not Found"}]} if status else None,
        error_message="ReadTimeout" if status is None else "not_found: Not Found",
    )


def _settle(milliseconds: int = 350) -> None:
    picture_loop().run_until_complete(asyncio.sleep(milliseconds / 1000))


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Every page in its usual states."""
    demo, desk, place = _place()
    runner = TaskRunner(loop=picture_loop())
    relay = Relay(place.bus.listen)

    def wizard(step: str) -> WizardDialog:
        return WizardDialog(desk, place, runner, profile="Новый", start=step)

    def tested(cause: str) -> WizardDialog:
        dialog = wizard("address")
        dialog.address.choices["own"].setChecked(True)
        dialog.address.own.setText("https://acme-api.huntflow.ru")
        dialog.next()
        pair = demo.issue_pair()
        dialog.keys.form.set_keys(pair["access_token"], pair["refresh_token"])
        errors = {"dns": NotSent(cause="dns"), "invalid_key": KeysLost(cause="invalid")}
        problem = explain(errors[cause])
        problem = replace(problem, facts={"host": "acme-api.huntflow.ru"})
        report = ConnectionReport(cause, "https://acme-api.huntflow.ru", 41, problem=problem)
        dialog.keys.outcome.show_report(report)
        dialog.keys.form.set_invalid(cause == "invalid_key")
        return dialog

    def through(step: str) -> WizardDialog:
        dialog = wizard("address")
        dialog.address.choices["own"].setChecked(True)
        dialog.address.own.setText(BASE_URL)
        dialog.next()
        pair = demo.issue_pair()
        dialog.keys.form.set_keys(pair["access_token"], pair["refresh_token"])
        dialog.show()
        dialog.next()
        _settle(700)
        while dialog.step != step:
            dialog.next()
        return dialog

    def settings(page: str) -> SettingsDialog:
        dialog = SettingsDialog(desk, place, runner, relay)
        dialog.show_page(page)
        return dialog

    def replaced() -> SettingsDialog:
        dialog = settings("connections")
        group = dialog.connections.systems[System.PROD]
        group.check()
        dialog.show()
        _settle(700)
        group.replace_button.click()
        group.check()
        _settle(700)
        return dialog

    def checked() -> SettingsDialog:
        dialog = settings("connections")
        dialog.connections.systems[System.PROD].check()
        dialog.show()
        _settle(700)
        return dialog

    def sought() -> SettingsDialog:
        dialog = settings("connections")
        dialog.show()
        dialog.search.setText("прокси" if dialog.search.locale().name()[:2] == "ru" else "zoom")
        return dialog

    def log(width: int, height: int, row: int = -1, errors: bool = False) -> JournalPane:
        pane = JournalPane(place, runner, relay)
        pane.resize(width, height)
        if errors:
            pane.show_errors()
        elif row >= 0:
            pane.list.choose_row(row)
        return pane

    def address_network() -> WizardDialog:
        dialog = wizard("address")
        dialog.address.choices["own"].setChecked(True)
        dialog.address.own.setText("http://api.huntflow.ru")
        dialog.address.check()
        dialog.address._toggle_network()
        return dialog

    shown: list[tuple[str, Callable[[], QWidget]]] = [
        ("wizard-1-welcome", lambda: wizard("welcome")),
        ("wizard-2-address", lambda: wizard("address")),
        ("wizard-2-address-bad", address_network),
        ("wizard-3-keys", lambda: wizard("keys")),
        ("wizard-3-keys-dns", lambda: tested("dns")),
        ("wizard-3-keys-refused", lambda: tested("invalid_key")),
        ("wizard-3-keys-good", lambda: through("keys")),
        ("wizard-4-organisation", lambda: through("organisation")),
        ("wizard-5-done", lambda: through("done")),
        ("settings-connections", checked),
        ("settings-replace", replaced),
        ("settings-search", sought),
        ("settings-look", lambda: settings("look")),
        ("settings-privacy", lambda: settings("privacy")),
        ("settings-about", lambda: settings("about")),
        ("log", lambda: log(1040, 720, 3)),
        ("log-errors", lambda: log(780, 560, errors=True)),
        ("log-plain", lambda: log(1040, 720)),
    ]
    for name, make in shown:
        widget = make()
        widget.show()
        _settle()
        yield name, widget
