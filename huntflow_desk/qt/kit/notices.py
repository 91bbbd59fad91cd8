"""What happened, in words: bars above the content, toasts at the bottom right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from huntflow_desk.qt.kit.fields import Button, IconButton
from huntflow_desk.qt.kit.frames import Tinted, row
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.theme import theme

BARS_SHOWN = 2
TOASTS_SHOWN = 3
TOAST_MS = 8000
TICK_MS = 200
# What waits for a toast's end (a send that can be undone) must not wait for ever.
TOAST_EXTENSIONS = 5

_PLACED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)

Action = tuple[str, Callable[[], object]]
_ICONS = {"danger": "error", "warn": "warning", "info": "info", "ok": "ok"}
_TONES = {"danger": "danger", "warn": "warn", "info": "accent", "ok": "ok"}


@dataclass(frozen=True, slots=True)
class Notice:
    """One bar. `kind`: danger, warn, info, ok. `detail`: what was kept, in smaller words.

    `action`: the main button, `more`: others after it; `details`: the link to the log row. The
    same `key` again replaces the bar and counts. `again`: makes the same bar in the language of
    the moment.
    """

    key: str
    text: str
    kind: str = "danger"
    detail: str = ""
    action: Action | None = None
    details: Action | None = None
    more: tuple[Action, ...] = ()
    count: int = 1
    again: Callable[[], Notice] | None = None


class NoticeBar(QWidget):
    """Bars, newest on top, at most two; the rest behind «ещё N». Hidden when there is none.

    `dismissed(key)`: a person closed it.
    """

    dismissed = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, Notice] = {}
        self._expanded = False
        self._box = QVBoxLayout(self)
        gap = theme().px(8)
        self._box.setContentsMargins(gap, 0, gap, gap)
        self._box.setSpacing(theme().px(4))
        self._name()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show it on top. A key that is shown already counts up instead."""
        older = self._notices.pop(notice.key, None)
        if older is not None:
            notice = replace(notice, count=older.count + 1)
        self._notices[notice.key] = notice
        self._rebuild()
        _announce(self)

    def dismiss(self, key: str) -> None:
        """Take a bar away, as when its cause is gone. Nothing when it is not there."""
        if self._notices.pop(key, None) is not None:
            self._rebuild()

    def clear(self) -> None:
        """Take all away."""
        self._notices.clear()
        self._rebuild()

    def notices(self) -> tuple[Notice, ...]:
        """All there are, newest first."""
        return tuple(reversed(self._notices.values()))

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            for key, notice in self._notices.items():
                if notice.again is not None:
                    said = notice.again()
                    self._notices[key] = replace(said, count=notice.count, again=notice.again)
            self._rebuild()

    def _name(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("NoticeBar", "Сообщения"))

    def _rebuild(self) -> None:
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        newest = self.notices()
        if len(newest) <= BARS_SHOWN:
            self._expanded = False
        shown = newest if self._expanded else newest[:BARS_SHOWN]
        for notice in shown:
            bar = _Bar(notice, self)
            self._box.addWidget(bar)
            # A layout shows what is added late only at the next turn of the loop.
            bar.show()
        rest = len(newest) - len(shown)
        if rest or self._expanded:
            text = (
                QCoreApplication.translate("NoticeBar", "ещё %n", "", rest)
                if rest
                else QCoreApplication.translate("NoticeBar", "Свернуть")
            )
            more = Button(text, self._toggle, kind="quiet")
            holder = QWidget()
            holder.setLayout(row(None, more))
            self._box.addWidget(holder)
            holder.show()
        self.setVisible(bool(newest))

    def _toggle(self) -> None:
        self._expanded = not self._expanded
        self._rebuild()

    def _close(self, key: str) -> None:
        self.dismiss(key)
        self.dismissed.emit(key)


class _Bar(Tinted):
    def __init__(self, notice: Notice, owner: NoticeBar) -> None:
        super().__init__(_TONES.get(notice.kind, "accent"), parent=owner)
        px = theme().px
        self._icon = QLabel()
        self._name = _ICONS.get(notice.kind, "info")
        self._text = Label(notice.text, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._text)
        if notice.detail:
            words.addWidget(Muted(notice.detail, wrap=True, small=True))
        box = QHBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(8), px(8))
        box.setSpacing(px(8))
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(words, 1)
        times = notice.count
        if times > 1:
            count = Muted(f"×{notice.count}", small=True)
            count.setAccessibleName(
                QCoreApplication.translate("NoticeBar", "повторилось %n раз", "", times)
            )
            box.addWidget(count)
        if notice.details is not None:
            box.addWidget(Button(notice.details[0], notice.details[1], kind="quiet"))
        if notice.action is not None:
            box.addWidget(Button(notice.action[0], notice.action[1]))
        for name, handler in notice.more:
            box.addWidget(Button(name, handler, kind="quiet"))
        close = IconButton(
            "close",
            QCoreApplication.translate("NoticeBar", "Закрыть"),
            lambda: owner._close(notice.key),
        )
        box.addWidget(close)
        self.setAccessibleName(f"{notice.text} {notice.detail}".strip())
        theme().changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(theme().pixmap(self._name, 20, self._tone))


class Toasts(QWidget):
    """Short words at the bottom right of `over`, at most three; the oldest gives way. Where
    something there must be seen all the time only one, above it.

    A toast with the pointer or the focus on it waits, at most five times as long.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme().px(8))
        self._toasts: list[Toast] = []
        self._below: QWidget | None = None
        over.installEventFilter(self)
        self.hide()

    def stand_above(self, widget: QWidget | None) -> None:
        """Leave this widget free; None: the corner is free again."""
        if self._below is not None and shiboken6.isValid(self._below):
            self._below.removeEventFilter(self)
        self._below = widget
        if widget is not None:
            widget.installEventFilter(self)
        self._thin(1 if widget is not None else TOASTS_SHOWN)
        self._place()

    def show_toast(
        self,
        text: str,
        *,
        kind: str = "ok",
        action: Action | None = None,
        more: Sequence[Action] = (),
        on_end: Callable[[bool], object] | None = None,
        timeout_ms: int = TOAST_MS,
        countdown: bool = False,
    ) -> Toast:
        """Say it. `on_end(acted)` is called once: True when an action was taken. `more`: actions
        besides the main one. `countdown`: the seconds left are seen, and nothing prolongs them."""
        self._thin(0 if self._below is not None else TOASTS_SHOWN - 1)
        actions = [*([action] if action is not None else []), *more]
        toast = Toast(text, kind, actions, on_end, timeout_ms, countdown, self)
        toast.ended.connect(lambda: self._gone(toast))
        self._toasts.append(toast)
        self._box.addWidget(toast)
        toast.show()
        self.show()
        self.raise_()
        self._place()
        _announce(toast)
        return toast

    def texts(self) -> tuple[str, ...]:
        """What is shown, oldest first."""
        return tuple(toast.text for toast in self._toasts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() in _PLACED and watched in (self._over, self._below):
            self._place()
        return False

    def _thin(self, most: int) -> None:
        while len(self._toasts) > most:
            self._toasts[0].finish(False)

    def _gone(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
        if not shiboken6.isValid(self):
            return
        self._box.removeWidget(toast)
        toast.hide()
        toast.deleteLater()
        if self._toasts:
            self._place()
        else:
            self.hide()

    def _place(self) -> None:
        gap = theme().px(16)
        self._box.activate()
        size = self._box.totalSizeHint()
        width = min(size.width(), max(1, self._over.width() - 2 * gap))
        height = max(size.height(), self._box.heightForWidth(width))
        floor = self._over.height()
        if self._below is not None and self._below.isVisible():
            floor = self._below.mapTo(self._over, QPoint(0, 0)).y()
        self.setGeometry(self._over.width() - width - gap, floor - height - gap, width, height)


class Toast(QWidget):
    """One of them. `ended` comes once."""

    ended = Signal()

    def __init__(
        self,
        text: str,
        kind: str,
        actions: Sequence[Action],
        on_end: Callable[[bool], object] | None,
        timeout_ms: int,
        countdown: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.text = text
        self._on_end = on_end
        self._finished = False
        self._tone = _TONES.get(kind, "accent")
        px = theme().px
        icon = QLabel()
        icon.setPixmap(theme().pixmap(_ICONS.get(kind, "info"), 18, self._tone))
        label = Label(text, wrap=len(text) > 48)
        box = QHBoxLayout(self)
        box.setContentsMargins(px(14), px(9), px(8), px(9))
        box.setSpacing(px(10))
        box.addWidget(icon)
        box.addWidget(label, 1)
        if label.wordWrap():
            label.setMinimumWidth(px(300))
        self._left = Muted(small=True)
        box.addWidget(self._left)
        if not countdown:
            self._left.hide()
        for name, handler in actions:

            def act(handler: Callable[[], object] = handler) -> None:
                self.finish(True)
                handler()

            box.addWidget(Button(name, act, kind="quiet"))
        close = QCoreApplication.translate("Toast", "Закрыть")
        box.addWidget(IconButton("close", close, lambda: self.finish(False), size=14))
        self.setAccessibleName(text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(timeout_ms)
        if countdown:
            # A coarse one may be half a second late: nine seconds would be shown of eight.
            self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._run_out)
        self._timer.start()
        self._extensions = 0
        self._countdown = countdown
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._count)
        if countdown:
            self._count()
            self._tick.start()

    @property
    def left_s(self) -> int:
        """Seconds until it goes, rounded up."""
        return -(-max(0, self._timer.remainingTime()) // 1000)

    def finish(self, acted: bool) -> None:
        """End it now."""
        if self._finished:
            return
        self._finished = True
        self._timer.stop()
        self._tick.stop()
        if self._on_end is not None:
            self._on_end(acted)
        self.ended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised surface."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("strong_border"), 1))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), look.px(8), look.px(8)
        )
        if self._countdown:
            inset, thick = look.px(8), look.px(2)
            share = max(0, self._timer.remainingTime()) / max(1, self._timer.interval())
            width = round((self.width() - 2 * inset) * share)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(self._tone))
            painter.drawRect(inset, self.height() - thick - 1, width, thick)

    def _count(self) -> None:
        text = QCoreApplication.translate("Toast", "{seconds} с")
        self._left.setText(text.replace("{seconds}", str(self.left_s)))
        self.update()

    def _run_out(self) -> None:
        focus = self.window().focusWidget()
        focused = focus is not None and focus.hasFocus() and self.isAncestorOf(focus)
        held = (self.underMouse() or focused) and not self._countdown
        if held and self._extensions < TOAST_EXTENSIONS:
            self._extensions += 1
            self._timer.start()
        else:
            self.finish(False)


def _announce(widget: QWidget) -> None:
    """Tell screen readers. Imported late: building QAccessible's enums costs 3 ms at the start."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
