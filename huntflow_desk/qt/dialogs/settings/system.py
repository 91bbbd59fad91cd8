"""One system of a profile: its address, its keys, its test."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

import shiboken6
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from huntflow_desk.core.address import normalise_url
from huntflow_desk.core.errors import DeskError, WrongHost
from huntflow_desk.core.keys import KeyPair
from huntflow_desk.core.settings import System
from huntflow_desk.qt.connecting.keyform import KeyForm, KeySteps
from huntflow_desk.qt.connecting.outcome import OutcomeCard
from huntflow_desk.qt.connecting.trying import check_kept, try_pair, with_url
from huntflow_desk.qt.dialogs.settings.page import Group
from huntflow_desk.qt.dialogs.settings.validity import validity
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.problems import describe, plain_fact
from huntflow_desk.services.connections import ConnectionReport
from huntflow_desk.services.workplace import Desk, Workplace


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the keyring says: the pair (for its moments only), and whether it lasts."""

    pair: KeyPair | None
    durable: bool


class SystemGroup(Group):
    """`changed(System)`: address or keys are others now, the connection must be built anew."""

    changed = Signal(object)
    trouble = Signal(object)

    def __init__(
        self,
        system: System,
        desk: Desk,
        workplace: Workplace,
        runner: TaskRunner,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.system = system
        self._desk = desk
        self._workplace = workplace
        self._runner = runner
        self._kept: _Kept | None = None
        self._keys_error: BaseException | None = None
        self._testing = False
        self._address_label, self._keys_label = Label(), Label()
        self.address = QLineEdit()
        self.address.editingFinished.connect(self._address_edited)
        self._address_note = Label(tone="danger", role="small", wrap=True)
        self._address_note.hide()
        self.keys_text = Label(wrap=True)
        self._validity = Label(role="small", tone="muted", wrap=True)
        self.replace_button = Button("", self._toggle_form, icon="key")
        self.check_button = Button("", self.check, icon="refresh")
        self.form = KeyForm()
        self.form.edited.connect(self._form_edited)
        self.form.submitted.connect(self._test_pair)
        self._cancel = Button("", self._close_form, kind="quiet")
        self.save_button = Button("", self._test_pair, kind="primary")
        self.outcome = OutcomeCard()
        self._form_holder = QWidget()
        self._form_holder.setLayout(
            column(KeySteps(), 4, self.form, row(None, self._cancel, self.save_button), spacing=8)
        )
        self._form_holder.hide()
        self._address_label.setBuddy(self.address)
        where = column(self.address, self._address_note, spacing=2)
        self.add_row(self._address_label, where, fill=True)
        words = column(self.keys_text, self._validity, spacing=2)
        self.add_row(self._keys_label, words, fill=True)
        self.body.addLayout(row(self.replace_button, self.check_button, None))
        self.body.addWidget(self._form_holder)
        self.body.addWidget(self.outcome)
        self.retranslate()
        self.show_settings()

    def show_settings(self) -> None:
        """Take the values as they are set now, and look into the keyring."""
        self.address.setText(self._workplace.settings.connection.url(self.system))
        self._show_address_note()
        self.load_keys()

    def load_keys(self) -> None:
        """Ask the keyring, in a thread: it may block."""
        ring = self._desk.key_ring(self._workplace.profile, self.system)

        def look() -> _Kept:
            return _Kept(ring.load(), ring.durable)

        self._runner.start(
            lambda: asyncio.to_thread(look),
            owner=self,
            key=f"keys-{self.system.value}",
            done=self._keys_loaded,
            failed=self._keys_failed,
            background=True,
        )

    def check(self) -> None:
        """Test the connection as it is kept."""
        if self._testing:
            return
        self._begin()
        desk, workplace, system = self._desk, self._workplace, self.system
        self._runner.start(
            lambda: check_kept(desk, workplace, workplace.profile, system),
            owner=self,
            key=f"check-{system.value}",
            done=self._checked,
            failed=self._test_failed,
        )

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """All words anew."""
        sandbox = self.system is System.SANDBOX
        self.set_words(self.tr("Песочница") if sandbox else self.tr("Боевая"))
        self._address_label.setText(self.tr("Адрес"))
        self._keys_label.setText(self.tr("Ключи"))
        self.address.setAccessibleName(
            self.tr("Адрес песочницы") if sandbox else self.tr("Адрес боевой системы")
        )
        self.replace_button.set_text(self.tr("Заменить ключи…"))
        self.check_button.set_text(self.tr("Проверить"))
        self._cancel.set_text(self.tr("Отмена"))
        self.save_button.set_text(self.tr("Проверить и сохранить"))
        self._show_keys()
        self._show_address_note()
        self._update_buttons()

    # Address

    def _address_edited(self) -> None:
        connection = self._workplace.settings.connection
        try:
            url = normalise_url(self.address.text())
        except WrongHost as error:
            self._mark_address(describe(error).text, "danger")
            return
        self.address.setText(url)
        if url != connection.url(self.system):
            self._keep_address(url)
            self.outcome.clear()
            self.changed.emit(self.system)
        self._show_address_note()

    def _keep_address(self, url: str) -> None:
        connection = with_url(self._workplace.settings.connection, self.system, url)
        try:
            self._desk.change_settings(self._workplace, connection=connection)
        except DeskError as error:
            self.trouble.emit(error)

    def _show_address_note(self) -> None:
        """A key goes only to the address it was made for: say so when they differ."""
        pair = self._kept.pair if self._kept is not None else None
        address = self._workplace.settings.connection.url(self.system)
        if pair is None or not pair.base_url or pair.base_url == address:
            self._mark_address("", "")
            return
        host = plain_fact(urlsplit(pair.base_url).hostname or "", 80)
        text = self.tr("Сохранённые ключи сделаны для {host}. Для нового адреса замените их.")
        self._mark_address(text.replace("{host}", host), "warn")

    def _mark_address(self, text: str, tone: str) -> None:
        self._address_note.setText(text)
        self._address_note.set_tone(tone or "danger")
        self._address_note.setVisible(bool(text))
        self.address.setProperty("invalid", tone == "danger")
        self.address.setAccessibleDescription(text)
        self.address.style().unpolish(self.address)
        self.address.style().polish(self.address)

    # Keys

    def _keys_loaded(self, kept: _Kept) -> None:
        self._kept, self._keys_error = kept, None
        self._show_keys()
        self._show_address_note()
        self._update_buttons()

    def _keys_failed(self, error: BaseException) -> bool:
        self._kept, self._keys_error = None, error
        self._show_keys()
        self._update_buttons()
        return isinstance(error, DeskError)

    def _show_keys(self) -> None:
        note, tone = "", "muted"
        if self._keys_error is not None:
            found = describe(self._keys_error)
            text, note, tone = found.title, found.text, found.tone
        elif self._kept is None:
            text = self.tr("Смотрю в хранилище…")
        elif self._kept.pair is None:
            text = self.tr("Ключей нет")
        else:
            text = (
                self.tr("•••••••• в хранилище паролей системы")
                if self._kept.durable
                else self.tr("•••••••• до закрытия программы: хранилища паролей в системе нет")
            )
            note, tone = validity(self._kept.pair, self._desk.clock())
        self.keys_text.setText(text)
        self._validity.setText(note)
        self._validity.set_tone(tone)
        self._validity.setVisible(bool(note))

    def _toggle_form(self) -> None:
        if self._form_holder.isHidden():
            self.outcome.clear()
            self._form_holder.show()
            self.form.access.setFocus()
            # The page learns of its new height at the next turn of the loop.
            QTimer.singleShot(0, self, self._reveal_form)
        else:
            self._close_form()
        self._update_buttons()

    def _reveal_form(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.save_button, 0, 24)

    def _close_form(self) -> None:
        self.form.clear()
        self._form_holder.hide()
        self._update_buttons()

    def _form_edited(self) -> None:
        self.form.set_invalid(False)
        self._update_buttons()

    # Tests

    def _test_pair(self) -> None:
        if self._testing or not self.form.filled():
            return
        access, refresh = self.form.keys()
        self._begin()
        desk, workplace, system = self._desk, self._workplace, self.system
        url = self.address.text()

        async def work() -> ConnectionReport:
            report = await try_pair(
                desk,
                workplace,
                workplace.profile,
                system,
                url=url,
                access_token=access,
                refresh_token=refresh,
            )
            if report.ok:
                active = desk.settings(workplace.profile).connection.active_system
                await desk.adopt(
                    workplace.profile,
                    system,
                    report,
                    activate=active is system,
                    workplace=workplace,
                )
            return report

        # Not owned by the dialog: closing it must not lose a pair the test has just refreshed.
        self._runner.start(
            work,
            owner=None,
            key=f"replace-{system.value}",
            done=self._pair_tested,
            failed=self._test_failed,
        )

    def _pair_tested(self, report: ConnectionReport) -> None:
        if not shiboken6.isValid(self):
            return
        self._testing = False
        self.outcome.show_report(report)
        if report.ok:
            self.address.setText(report.url)
            self._close_form()
            self.changed.emit(self.system)
        else:
            self.form.set_invalid(report.cause in ("bad_key", "invalid_key", "key_used"))
            if report.pair is not None:
                # The test had to refresh: the pasted pair is used up, this one is kept.
                self.form.set_keys(report.pair.access_token, report.pair.refresh_token)
        self.load_keys()
        self._update_buttons()

    def _checked(self, report: ConnectionReport) -> None:
        self._testing = False
        self.outcome.show_report(report)
        self.load_keys()
        self._update_buttons()

    def _test_failed(self, error: BaseException) -> bool:
        if not shiboken6.isValid(self):
            return False
        self._testing = False
        self.outcome.show_words(describe(error))
        self._update_buttons()
        return isinstance(error, DeskError)

    def _begin(self) -> None:
        self._testing = True
        self.outcome.show_running()
        self._update_buttons()

    def _update_buttons(self) -> None:
        has_keys = self._kept is not None and self._kept.pair is not None
        self.check_button.setEnabled(not self._testing and has_keys)
        self.replace_button.setEnabled(not self._testing)
        self.form.setEnabled(not self._testing)
        self._cancel.setEnabled(not self._testing)
        self.save_button.setEnabled(not self._testing and self.form.filled())
        self.replace_button.set_text(
            self.tr("Заменить ключи…") if has_keys else self.tr("Вставить ключи…")
        )
