"""What the window tells of changes on their way: status bar, section, bars for what needs a
person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.edits import WAITING, Edit, State
from huntflow_desk.core.events import Change
from huntflow_desk.qt.edits import action_words, explained
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.notices import Notice, NoticeBar
from huntflow_desk.qt.kit.plaintext import tooltip
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.services.workplace import Workplace

OLD = timedelta(hours=24)
_LOOK_EVERY_MS = 600_000
_OLD_KEY = "outbox:old"


class Sending(QObject):
    """Follows the outbox of a workplace. `opened(kind)`: show the outbox, at the first edit with
    this trouble; `conflicts_opened`: decide the conflicts. `counted(count, trouble, tip)`: for
    the section."""

    opened = Signal(str)
    conflicts_opened = Signal()
    counted = Signal(str, str, str)

    def __init__(
        self, workplace: Workplace, relay: Relay, notices: NoticeBar, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._notices = notices
        self._told: dict[str, frozenset[int]] = {}
        self._told_old: frozenset[int] = frozenset()
        self._is_watched = False
        # What waited when the program started is said to be of last time until it has gone.
        self._earlier = {edit.edit_id for edit in workplace.outgoing.active()}
        self.part = Button("", lambda: self.opened.emit(""), kind="quiet", icon="outbox")
        self.part.hide()
        self._calm = Calm(parent=self)
        self._calm.due.connect(self.look)
        relay.changed.connect(self._changed)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        parent.installEventFilter(self)
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other language, other words; the bars make themselves anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self._calm.poke()
        return False

    def stop(self) -> None:
        """The workplace is about to be closed."""
        self._timer.stop()
        for key in (*self._told, _OLD_KEY):
            self._notices.dismiss(key)
        self.deleteLater()

    def watch(self, section: str) -> None:
        """Another section is in work. Whoever looks at the outbox itself needs no bars, and has
        seen what they said."""
        self._is_watched = section == "outbox"
        if self._is_watched:
            for key in (*self._told, _OLD_KEY):
                self._notices.dismiss(key)

    def look(self) -> None:
        """Count and tell now."""
        active = self._workplace.outgoing.active()
        troubled = [edit for edit in active if edit.state is State.NEEDS_PERSON]
        self._show_part(active, troubled)
        self._show_bars(troubled)
        self._show_old(active)

    def why_no_conflicts(self) -> str:
        """In words why there is nothing to decide; "" when there is."""
        for edit in self._workplace.outgoing.active():
            kind = edit.trouble.kind if edit.trouble is not None else ""
            if edit.state is State.NEEDS_PERSON and kind == "conflict":
                return ""
        return self.tr("расхождений нет")

    # Inside

    def _changed(self, change: object) -> None:
        if isinstance(change, Change) and change.kind in ("outbox", "connection"):
            self._calm.poke()

    def _show_part(self, active: Sequence[Edit], troubled: Sequence[Edit]) -> None:
        number = QLocale().toString
        waiting = len(active) - len(troubled)
        tip = self.tr("Ждут отправки: %n", "", waiting)
        if troubled:
            tip = f"{tip} · {self.tr('требуют решения: %n', '', len(troubled))}"
        self.counted.emit(
            number(waiting) if waiting else "",
            number(len(troubled)) if troubled else "",
            tip if active else "",
        )
        text = self.tr("Исходящие: {count}").replace("{count}", number(len(active)))
        if troubled:
            said = self.tr("решить: {count}").replace("{count}", number(len(troubled)))
            text = f"{text} · {said}"
        else:
            text = " · ".join(filter(None, (text, self._why(active))))
        self.part.set_text(text)
        self.part.setToolTip(tooltip(tip))
        self.part.setAccessibleDescription(tip)
        self.part.setVisible(bool(active))

    def _why(self, active: Sequence[Edit]) -> str:
        kind = self._workplace.session.state.kind
        if kind in ("offline", "paused"):
            return self.tr("уйдут при связи")
        if kind == "keys":
            return self.tr("ждут ключа")
        if any(edit.edit_id in self._earlier for edit in active):
            return self.tr("остались с прошлого раза")
        return ""

    def _show_bars(self, troubled: Sequence[Edit]) -> None:
        by_kind: dict[str, list[Edit]] = {}
        for edit in troubled:
            kind = edit.trouble.kind if edit.trouble is not None else "trouble"
            by_kind.setdefault(kind, []).append(edit)
        for key in set(self._told) - {f"outbox:{kind}" for kind in by_kind}:
            del self._told[key]
            self._notices.dismiss(key)
        shown = {notice.key for notice in self._notices.notices()}
        for kind, edits in by_kind.items():
            key = f"outbox:{kind}"
            ids = frozenset(edit.edit_id for edit in edits)
            told = self._told.get(key, frozenset())
            # A bar that was closed comes back for another edit only.
            if ids == told or (key not in shown and ids < told):
                self._told[key] = ids
                continue
            self._told[key] = ids
            self._notices.dismiss(key)
            if not self._is_watched:
                self._notices.show_notice(self._bar(key, kind, edits))

    def _bar(self, key: str, kind: str, edits: Sequence[Edit]) -> Notice:
        def make() -> Notice:
            count = len(edits)
            action: tuple[str, Callable[[], object]] = (
                self.tr("Открыть исходящие"),
                lambda: self.opened.emit(kind),
            )
            if kind == "conflict":
                text = self.tr("Расходятся с сервером изменений: %n", "", count)
                action = (self.tr("Решить…"), self.conflicts_opened.emit)
            elif kind == "ambiguous":
                text = self.tr("Неизвестно, дошли ли изменения: %n", "", count)
            else:
                said = explained(self._workplace, edits[0])
                text = self.tr("Не отправлено изменений: %n", "", count)
                text = f"{text}. {said.title}" if said is not None else text
            tone = "warn" if kind in ("conflict", "ambiguous") else "danger"
            detail = action_words(self._workplace, edits)
            return Notice(key, text, tone, detail, action, again=make)

        return make()

    def _show_old(self, active: Sequence[Edit]) -> None:
        before = self._workplace.clock() - OLD
        old = [one for one in active if one.state in WAITING and one.created_at < before]
        ids = frozenset(edit.edit_id for edit in old)
        told = self._told_old
        self._told_old = ids
        if not ids:
            self._notices.dismiss(_OLD_KEY)
            return
        shown = _OLD_KEY in {notice.key for notice in self._notices.notices()}
        if ids == told or (ids < told and not shown) or self._is_watched:
            return

        def make() -> Notice:
            text = self.tr("Ждут отправки больше суток: %n", "", len(old))
            said = explained(self._workplace, old[0])
            detail = said.text if said is not None else action_words(self._workplace, old)
            action = (self.tr("Открыть исходящие"), lambda: self.opened.emit(""))
            return Notice(_OLD_KEY, text, "warn", detail, action, again=make)

        self._notices.dismiss(_OLD_KEY)
        self._notices.show_notice(make())
