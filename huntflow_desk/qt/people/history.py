"""The history of a person: worklog entries in words, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.models import Saved
from huntflow_desk.core.snippets import places
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.labels import Muted, moment_text
from huntflow_desk.qt.kit.lit import TextLights
from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.people import words
from huntflow_desk.qt.people.parts import Missing, PartPage
from huntflow_desk.qt.people.timeline import Line, Timeline
from huntflow_desk.services.card import CardEntry

_tr = QCoreApplication.translate

FIRST_ENTRIES = 60
MORE_ENTRIES = 200
COMMENT_LIMIT = 3_000
WHOLE_COMMENT_LIMIT = 65_536
"""What the vendor takes at most; longer ones do not exist."""

FILES_SHOWN = 10


class HistoryPage(PartPage):
    """Tab «История»."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.timeline = Timeline()
        self._lights = TextLights(self.timeline)
        self._note = Muted(small=True)
        self._more = Button("", self._show_more, kind="quiet")
        self._whole = Button("", self._show_whole, kind="quiet")
        self._foot = QWidget()
        buttons = (self._note, self._more, self._whole)
        self._foot.setLayout(FlowLayout(*buttons, spacing=8, line_spacing=4))
        view = QWidget()
        view.setLayout(column(self.timeline, self._foot, spacing=4))
        super().__init__(view, parent)
        self._entries: tuple[CardEntry, ...] = ()
        self._count = FIRST_ENTRIES
        self._limit = COMMENT_LIMIT
        self._waiting: dict[int, str] = {}
        self._retranslate()

    def show_history(
        self,
        saved: Saved[tuple[CardEntry, ...]] | None,
        missing: Missing,
        *,
        other_person: bool,
        waiting: Mapping[int, str] | None = None,
    ) -> None:
        """Show what is kept; `missing` says why nothing is. `waiting`: entries that are not at
        the server yet, with how it is going."""
        self._waiting = dict(waiting or {})
        if other_person:
            self._count, self._limit = FIRST_ENTRIES, COMMENT_LIMIT
        self.age = saved.updated_at if saved else None
        self.expires = saved.expires_at if saved else None
        self._entries = saved.value if saved else ()
        if saved is None:
            self.show_missing(missing)
        elif not saved.value:
            self.show_missing(Missing(self.tr("История пуста"), icon="history"))
        else:
            self.show_view()
            self._fill(keep_place=not other_person)

    def light(self, words: Sequence[str]) -> int:
        """Light up words in the history; what is folded away is shown when it has them."""
        if not self._entries or self.missing is not None:
            return 0
        if words:
            self._unfold(words)
        text = self._lights.text() if words else ""
        found = places(text, words)
        self._lights.light(text, found)
        return len(found)

    def go_to_hit(self, number: int) -> None:
        """Scroll to a lit place."""
        self._lights.go_to(number)

    def hits_in(self, saved: Saved[tuple[CardEntry, ...]] | None, words: Sequence[str]) -> int:
        """How many places there are in the notes of a history that may not be shown yet."""
        entries = saved.value if saved else ()
        return sum(len(places(entry.entry.comment, words)) for entry in entries)

    def _unfold(self, words: Sequence[str]) -> None:
        count, limit = self._count, self._limit
        for number, entry in enumerate(self._entries):
            comment = entry.entry.comment
            if number >= count and places(comment, words):
                count = number + 1
            if len(comment) > limit and places(comment[limit:], words):
                limit = WHOLE_COMMENT_LIMIT
        if (count, limit) != (self._count, self._limit):
            self._count, self._limit = count, limit
            self._fill(keep_place=True)

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fill(self, *, keep_place: bool) -> None:
        lines = [
            history_line(entry, self._limit, self._waiting)
            for entry in self._entries[: self._count]
        ]
        self.timeline.show_lines(lines, keep_place=keep_place)
        hidden = len(self._entries) - len(lines)
        cut = any(len(entry.entry.comment) > self._limit for entry in self._entries[: self._count])
        self._note.setText(
            self.tr("Показаны последние {shown} из {total}").format(
                shown=len(lines), total=len(self._entries)
            )
        )
        self._note.setVisible(hidden > 0)
        self._more.setVisible(hidden > 0)
        self._whole.setVisible(cut)
        self._foot.setVisible(hidden > 0 or cut)

    def _show_more(self) -> None:
        self._count += MORE_ENTRIES
        self._fill(keep_place=True)

    def _show_whole(self) -> None:
        self._limit = WHOLE_COMMENT_LIMIT
        self._fill(keep_place=True)

    def _retranslate(self) -> None:
        self.timeline.setAccessibleName(self.tr("История работы с кандидатом"))
        self._more.set_text(self.tr("Показать ещё"))
        self._whole.set_text(self.tr("Показать заметки целиком"))
        if self._entries:
            self._fill(keep_place=True)


def history_line(entry: CardEntry, limit: int, waiting: Mapping[int, str]) -> Line:
    """An entry in words, its comment cut at `limit`; `waiting` as `show_history` takes it."""
    log = entry.entry
    where = []
    if log.vacancy_id is not None:
        where.append(words.position_name(entry.position, log.vacancy_id))
    title = words.entry_title(entry)
    stage = words.stage_name(entry.stage, log.stage_id) if log.stage_id is not None else ""
    if stage and stage != title:
        where.append(stage)
    meta = [moment_text(log.created) if log.created else "", one_line(log.author, 120)]
    if log.raw.get("waiting"):
        meta.append(waiting.get(log.log_id) or _tr("HistoryPage", "ещё не отправлено"))
    comment = clean(log.comment[: limit + 1].strip())
    if len(log.comment) > limit:
        comment = comment[:limit] + "…"
    icon, tone = words.entry_icon(entry)
    if log.raw.get("waiting"):
        icon, tone = "clock", "warn"
    return Line(
        log.log_id,
        title,
        " → ".join(where),
        " · ".join(part for part in meta if part),
        comment,
        tuple(_notes(entry)),
        icon,
        tone,
    )


def _notes(entry: CardEntry) -> list[str]:
    log = entry.entry
    notes = []
    if entry.rejection_reason:
        reason = one_line(entry.rejection_reason)
        notes.append(_tr("HistoryPage", "Причина: {reason}").format(reason=reason))
    if log.employment_date is not None:
        day = words.day_text(log.employment_date)
        notes.append(_tr("HistoryPage", "Дата выхода: {day}").format(day=day))
    if log.kind == "DOUBLE" and log.source:
        old = one_line(log.source, 40)
        notes.append(_tr("HistoryPage", "Прежняя карточка: № {id}").format(id=old))
    titles = [words.extra_title(extra) for extra in log.extras]
    titles = [title for title in titles if title != words.entry_title(entry)]
    if titles:
        said = ", ".join(titles).lower()
        notes.append(_tr("HistoryPage", "Есть ещё: {what}").format(what=said))
    if log.files:
        names = [one_line(file.name, 80) or f"№ {file.file_id}" for file in log.files]
        names = [*names[:FILES_SHOWN], *(["…"] if len(names) > FILES_SHOWN else [])]
        notes.append(_tr("HistoryPage", "Файлы: {names}").format(names=", ".join(names)))
    return notes
