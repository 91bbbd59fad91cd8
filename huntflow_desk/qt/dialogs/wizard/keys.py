"""The page keys are pasted into and tested on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.connecting.keyform import KeyForm, KeySteps
from huntflow_desk.qt.connecting.outcome import OutcomeCard
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.labels import Heading, Muted


class KeysPage(QWidget):
    """`edited`: the tested pair is no longer the one shown. `submitted`: Enter."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading()
        self._host = Muted()
        self.steps = KeySteps()
        self.form = KeyForm()
        self.outcome = OutcomeCard()
        self._where = Muted(small=True, wrap=True)
        self._durable: bool | None = None
        self.form.edited.connect(self._edited)
        self.form.submitted.connect(self.submitted)
        self.setLayout(
            column(
                self._title,
                self._host,
                4,
                self.steps,
                8,
                self.form,
                self._where,
                4,
                self.outcome,
                None,
                spacing=6,
            )
        )
        self._retranslate()

    def set_host(self, host: str) -> None:
        """Where the keys will be sent."""
        self._host.setText(host)

    def set_durable(self, durable: bool | None) -> None:
        """Whether there is a keyring to keep the keys in; None: not known yet."""
        self._durable = durable
        self._retranslate()

    def set_busy(self, busy: bool) -> None:
        """A test goes on: the pair in work is not edited."""
        self.form.setEnabled(not busy)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _edited(self) -> None:
        self.form.set_invalid(False)
        self.outcome.clear()
        self.edited.emit()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Вставьте ключи"))
        if self._durable is False:
            text = self.tr(
                "В системе нет хранилища паролей: ключи проживут до закрытия программы, "
                "на диск они не попадут."
            )
        else:
            text = self.tr("Ключи хранит система в своём хранилище паролей, а не файлы программы.")
        self._where.setText(text)
