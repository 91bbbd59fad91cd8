"""The form a pair of keys is pasted into."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.theme import theme


class KeyForm(QWidget):
    """Two hidden fields. A pasted JSON pair fills both, whichever field it is pasted into.

    `edited`: something was typed. `submitted`: Enter in a filled form.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.access = _KeyField()
        self.refresh = _KeyField()
        self._access_label = Label()
        self._refresh_label = Label()
        self._hint = Muted(small=True, wrap=True)
        for label, field in (
            (self._access_label, self.access),
            (self._refresh_label, self.refresh),
        ):
            label.setBuddy(field)
            field.textEdited.connect(self._typed)
            field.returnPressed.connect(self._entered)
        self.setLayout(
            column(
                self._access_label,
                self.access,
                4,
                self._refresh_label,
                self.refresh,
                self._hint,
                spacing=4,
            )
        )
        self._retranslate()

    def keys(self) -> tuple[str, str]:
        """What the fields hold: access key, refresh key."""
        return self.access.text(), self.refresh.text()

    def set_keys(self, access: str, refresh: str) -> None:
        """Fill both."""
        self.access.setText(access)
        self.refresh.setText(refresh)
        self.edited.emit()

    def clear(self) -> None:
        """Forget them."""
        self.set_keys("", "")
        for field in (self.access, self.refresh):
            field.conceal()

    def filled(self) -> bool:
        """Whether both hold something."""
        return all(text.strip() for text in self.keys())

    def set_invalid(self, invalid: bool) -> None:
        """Mark both fields."""
        for field in (self.access, self.refresh):
            field.set_invalid(invalid)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _typed(self, text: str) -> None:
        pair = pair_in(text)
        if pair is not None:
            self.set_keys(*pair)
        else:
            self.edited.emit()

    def _entered(self) -> None:
        if self.filled():
            self.submitted.emit()
        elif not self.access.text().strip():
            self.access.setFocus()
        else:
            self.refresh.setFocus()

    def _retranslate(self) -> None:
        self._access_label.setText(self.tr("Ключ доступа"))
        self._refresh_label.setText(self.tr("Ключ обновления"))
        self._hint.setText(self.tr("Можно вставить сразу оба ключа в виде JSON в любое из полей."))
        self.access.setAccessibleName(self.tr("Ключ доступа"))
        self.refresh.setAccessibleName(self.tr("Ключ обновления"))
        for field in (self.access, self.refresh):
            field.retranslate(self.tr("Показать ключ"), self.tr("Скрыть ключ"))


class _KeyField(QLineEdit):
    """A field that hides what it holds until the eye is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ("", "")
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = QAction(self)
        self._eye.triggered.connect(self._toggle)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.conceal()

    def conceal(self) -> None:
        """Hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._show_eye()

    def set_invalid(self, invalid: bool) -> None:
        if bool(self.property("invalid")) is not invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)

    def retranslate(self, reveal: str, conceal: str) -> None:
        self._words = (reveal, conceal)
        self._show_eye()

    def _toggle(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._show_eye()

    def _show_eye(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        theme().dress(self._eye, "eye" if hidden else "eye-off")
        self._eye.setText(self._words[0 if hidden else 1])
        self._eye.setToolTip(self._words[0 if hidden else 1])


class KeySteps(QWidget):
    """Where keys come from, in three numbered steps without pictures."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = [Label(wrap=True) for _ in range(3)]
        box = column(spacing=6)
        for number, text in enumerate(self._texts, start=1):
            mark = Label(str(number), tone="accent", role="strong")
            mark.setFixedWidth(theme().px(16))
            mark.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            line = row(mark, spacing=4)
            line.addWidget(text, 1)
            box.addLayout(line)
        self.setLayout(box)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        texts = (
            self.tr("В Хантфлоу откройте «Настройки» → «API» и нажмите «Добавить токен»."),
            self.tr(
                "Откройте полученную ссылку: она работает один раз, поэтому не закрывайте страницу."
            ),
            self.tr("Скопируйте оба ключа сюда. Пара служит только одному компьютеру."),
        )
        for label, text in zip(self._texts, texts, strict=True):
            label.setText(text)


def pair_in(text: str) -> tuple[str, str] | None:
    """Both keys of a pasted JSON object, or None when the text is no such thing."""
    if "{" not in text or len(text) > 100_000:
        return None
    try:
        found = json.loads(text[text.index("{") : text.rindex("}") + 1])
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    access, refresh = found.get("access_token"), found.get("refresh_token")
    if isinstance(access, str) and isinstance(refresh, str):
        return access.strip(), refresh.strip()
    return None
