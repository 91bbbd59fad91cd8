"""The network side of a profile: proxy and own certificates."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QLineEdit, QWidget

from huntflow_desk.qt.kit.fields import Button, IconButton
from huntflow_desk.qt.kit.frames import row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.theme import theme

LABEL_WIDTH = 150
PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")


class NetworkForm(QWidget):
    """`changed(proxy, ca_file)`: a person chose something that can be used."""

    changed = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ca_file = ""
        self._known = ("system", "")
        self._proxy_label = Label()
        self._ca_label = Label()
        self.proxy = QComboBox()
        self.proxy.addItems(["", "", ""])
        self.proxy_url = QLineEdit()
        self.proxy_url.setPlaceholderText("http://proxy.example.com:3128")
        self._note = Label(tone="danger", role="small", wrap=True)
        self._note.hide()
        self._ca = Muted(elide=True)
        self._choose = Button("", self._choose_file)
        self._drop = IconButton("close", "", lambda: self._take_file(""))
        self._proxy_label.setBuddy(self.proxy)
        self._ca_label.setBuddy(self._choose)
        self._lay_out()
        self.proxy.activated.connect(self._proxy_chosen)
        self.proxy_url.editingFinished.connect(self._emit)
        self._retranslate()
        self.set_values("system", "")

    def set_values(self, proxy: str, ca_file: str) -> None:
        """Show what is set, without a signal."""
        self._known = (proxy, ca_file)
        self._ca_file = ca_file
        index = {"system": 0, "none": 1}.get(proxy, 2)
        self.proxy.setCurrentIndex(index)
        if index == 2:
            self.proxy_url.setText(proxy)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(8))
        grid.addWidget(self._proxy_label, 0, 0)
        proxies = row(self.proxy)
        proxies.addWidget(self.proxy_url, 1)
        proxies.addStretch(0)
        grid.addLayout(proxies, 0, 1)
        grid.addWidget(self._note, 1, 1)
        grid.addWidget(self._ca_label, 2, 0)
        files = row(self._choose)
        files.addWidget(self._ca, 1)
        files.addWidget(self._drop)
        grid.addLayout(files, 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme().px(LABEL_WIDTH))

    def _proxy_chosen(self, index: int) -> None:
        self._show()
        if index == 2:
            self.proxy_url.setFocus()
        if index != 2 or self.proxy_url.text().strip():
            self._emit()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Файл сертификатов"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Сертификаты (*.pem *.crt *.cer)"), self.tr("Все файлы (*)")]
        )
        dialog.fileSelected.connect(self._take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_file(self, path: str) -> None:
        self._ca_file = path
        self._show()
        self._emit()

    def _emit(self) -> None:
        proxy = ("system", "none", self.proxy_url.text().strip())[self.proxy.currentIndex()]
        custom = self.proxy.currentIndex() == 2
        wrong = custom and bool(proxy) and not usable_proxy(proxy)
        self._note.setVisible(wrong)
        self.proxy_url.setProperty("invalid", wrong)
        self.proxy_url.style().unpolish(self.proxy_url)
        self.proxy_url.style().polish(self.proxy_url)
        values = (proxy, self._ca_file)
        if wrong or not proxy or values == self._known:
            return
        self._known = values
        self.changed.emit(*values)

    def _show(self) -> None:
        self.proxy_url.setVisible(self.proxy.currentIndex() == 2)
        self._ca.setText(Path(self._ca_file).name if self._ca_file else self.tr("не задан"))
        self._drop.setVisible(bool(self._ca_file))

    def _retranslate(self) -> None:
        self._proxy_label.setText(self.tr("Прокси"))
        self._ca_label.setText(self.tr("Свой сертификат"))
        for number, text in enumerate(
            (self.tr("Как в системе"), self.tr("Без прокси"), self.tr("Указать адрес"))
        ):
            self.proxy.setItemText(number, text)
        self.proxy.setAccessibleName(self.tr("Прокси"))
        self.proxy_url.setAccessibleName(self.tr("Адрес прокси"))
        self._note.setText(self.tr("Адрес прокси начинается с http://, https:// или socks5://."))
        self._choose.set_text(self.tr("Выбрать файл…"))
        self._choose.setAccessibleName(self.tr("Выбрать файл сертификатов"))
        self._drop.set_text(self.tr("Убрать свой сертификат"))
        self._show()


def usable_proxy(text: str) -> bool:
    """Whether a text is the address of a proxy."""
    try:
        parts = urlsplit(text)
        return parts.scheme in PROXY_SCHEMES and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
