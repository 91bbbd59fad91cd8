"""A quiet line at the top of the card: what changed since the person was last looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.qt.kit.fields import IconButton
from huntflow_desk.qt.kit.frames import Surface, row
from huntflow_desk.qt.kit.labels import Label, moment_text
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.people import words
from huntflow_desk.services.card import CardEntry
from huntflow_desk.services.looked import Changes

MOST_STAGES = 3
MOST_LINES = 6
COMMENT_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Told:
    """What is said besides when somebody asks: new lines of history, newest first, and what of
    the person is on its way, each in words."""

    entries: tuple[CardEntry, ...] = ()
    unsent: tuple[str, ...] = ()


class ChangesLine(Surface):
    """Says it and takes a dismissal."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self._changes: Changes | None = None
        self._told: Told | None = None
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
        self._show(changes, None)

    def tell(self, changes: Changes | None, told: Told) -> None:
        """Say all there is to say, also that nothing changed; `changes` None: this is the first
        look."""
        self._show(changes, told)

    def text(self) -> str:
        """What is said."""
        return "" if self.isHidden() else self._text.full_text()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self, changes: Changes | None, told: Told | None) -> None:
        if (changes, told) == (self._changes, self._told):
            return
        self._changes, self._told = changes, told
        self.setVisible(changes is not None or told is not None)
        self._say()

    def _say(self) -> None:
        changes, told = self._changes, self._told
        if told is not None:
            text = "\n".join((self._lead(changes), *self._lines(told)))
        elif changes is not None:
            text = self._lead(changes)
        else:
            return
        self._text.setText(text)
        if changes is not None:
            seen = self.tr("В последний раз вы смотрели эту карточку {moment}")
            self._text.setToolTip(tooltip(seen.format(moment=moment_text(changes.since))))
        else:
            self._text.setToolTip("")
        self.setAccessibleName(text)

    def _lead(self, changes: Changes | None) -> str:
        if changes is None:
            return self.tr("На этом компьютере вы смотрите эту карточку впервые.")
        if not changes.any:
            return self.tr("С прошлого просмотра, {moment}, ничего не изменилось.").format(
                moment=moment_text(changes.since)
            )
        parts = " · ".join(self._parts(changes))
        day = words.day_text(changes.since)
        return self.tr("Новое с {day}: {changes}").format(day=day, changes=parts)

    def _lines(self, told: Told) -> list[str]:
        lines = []
        for entry in told.entries[:MOST_LINES]:
            log = entry.entry
            parts = [words.entry_title(entry), one_line(log.comment, COMMENT_LIMIT)]
            parts += [one_line(log.author, 60), moment_text(log.created) if log.created else ""]
            lines.append("— " + " · ".join(part for part in parts if part))
        if len(told.entries) > MOST_LINES:
            lines.append(self.tr("ещё в истории: %n", None, len(told.entries) - MOST_LINES))
        if told.unsent:
            lines.append(self.tr("Ещё не отправлено:"))
            lines += [f"— {one}" for one in told.unsent[:MOST_LINES]]
            if len(told.unsent) > MOST_LINES:
                lines.append(self.tr("и ещё %n", None, len(told.unsent) - MOST_LINES))
        return lines

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
