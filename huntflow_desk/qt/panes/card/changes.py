"""A quiet line at the top of the card: what changed since the person was last looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.fields import IconButton
from huntflow_desk.qt.kit.frames import Surface, row
from huntflow_desk.qt.kit.labels import Label, moment_text
from huntflow_desk.qt.kit.plaintext import tooltip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.people import words
from huntflow_desk.services.looked import Changes

MOST_STAGES = 3


class ChangesLine(Surface):
    """Says it and takes a dismissal."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self._changes: Changes | None = None
        self._text = Label(role="small", wrap=True, selectable=True)
        self._close = IconButton("close", "", self.dismissed.emit, size=14)
        px = theme().px
        box = row(self._text, self._close, spacing=8)
        box.setStretch(0, 1)
        box.setContentsMargins(px(12), px(6), px(6), px(6))
        self.setLayout(box)
        self._retranslate()
        self.hide()

    def show_changes(self, changes: Changes | None) -> None:
        """Say what changed; nothing: no line."""
        if changes is not None and not changes.any:
            changes = None
        if changes == self._changes:
            return
        self._changes = changes
        self.setVisible(changes is not None)
        self._say()

    def text(self) -> str:
        """What is said."""
        return self._text.full_text() if self._changes is not None else ""

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _say(self) -> None:
        if self._changes is None:
            return
        parts = " · ".join(self._parts(self._changes))
        day = words.day_text(self._changes.since)
        text = self.tr("Новое с {day}: {changes}").format(day=day, changes=parts)
        self._text.setText(text)
        self._text.setToolTip(
            tooltip(
                self.tr("В последний раз вы смотрели эту карточку {moment}").format(
                    moment=moment_text(self._changes.since)
                )
            )
        )
        self.setAccessibleName(text)

    def _parts(self, changes: Changes) -> list[str]:
        parts = []
        for link in changes.stages[:MOST_STAGES]:
            parts.append(
                self.tr("{vacancy} → {stage}").format(
                    vacancy=words.position_name(link.position, link.vacancy_id),
                    stage=words.stage_name(link.stage, link.stage_id),
                )
            )
        more = len(changes.stages) - MOST_STAGES
        if more > 0:
            parts.append(self.tr("ещё этапов: %n", None, more))
        if changes.left:
            parts.append(self.tr("больше не на вакансиях: %n", None, changes.left))
        parts += [self._field(name) for name in changes.fields]
        if changes.entries:
            parts.append(self.tr("%n новых записей в истории", None, changes.entries))
        for names, resumes in (
            (self.tr("новое резюме: {name}"), changes.new_resumes),
            (self.tr("резюме обновлено: {name}"), changes.updated_resumes),
        ):
            parts += [names.format(name=words.resume_title(one)) for one in resumes[:MOST_STAGES]]
        if changes.lost_resumes:
            parts.append(self.tr("удалено резюме: %n", None, changes.lost_resumes))
        return parts

    def _field(self, name: str) -> str:
        names = {
            "name": self.tr("имя"),
            "position": self.tr("должность"),
            "company": self.tr("компания"),
            "money": self.tr("зарплата"),
            "phone": self.tr("телефон"),
            "email": self.tr("почта"),
            "skype": self.tr("Skype"),
            "social": self.tr("мессенджеры"),
            "birthday": self.tr("дата рождения"),
            "photo": self.tr("фотография"),
            "consent": self.tr("согласие"),
            "tags": self.tr("метки"),
            "questionary": self.tr("анкета"),
        }
        return names.get(name, name)

    def _retranslate(self) -> None:
        self._close.set_text(self.tr("Понятно, убрать"))
        self._say()
