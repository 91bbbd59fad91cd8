"""Ways in for resumes: drops anywhere on the window, paste, file dialog, arguments; and the reading
of what came, in this run or the last one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from huntflow_desk.core.events import Change
from huntflow_desk.core.intake import State, Target
from huntflow_desk.qt.kit.carried import Carried, carried, carries, is_text_alone, png
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.window.overlay import DropOverlay, shortened
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    from huntflow_desk.qt.window import MainWindow
    from huntflow_desk.qt.window.room import Room

GO_ON_MS = 2_500
"""What an earlier run left is read when the window has settled."""

_WORK = "intake work"


class Place(NamedTuple):
    """What a drop would mean at a point: the target, its names, its outline (global)."""

    target: Target
    vacancy: str = ""
    stage: str = ""
    outline: QRect = QRect()


class Dropping(QObject):
    """The ways in of one workplace. Files become rows at once; they are read behind."""

    def __init__(self, window: MainWindow, workplace: Workplace, relay: Relay, room: Room) -> None:
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self._room = room
        self._runner = window.runner
        self.overlay = DropOverlay(window)
        self.overlay.moved.connect(self._moved)
        self.overlay.dropped.connect(self._dropped)
        self.overlay.left.connect(self.overlay.hide)
        self._target = Target()
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._handle = window.windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)
        room.intake_files_wanted.connect(self.choose_files)
        room.intake_work_wanted.connect(self.work)
        room.intake_work_cancelled.connect(self.stop_work)
        room.intake_undo_requested.connect(window.opening.undo_batch)
        room.intake_postponed.connect(self._postponed)
        room.files_dropped.connect(self._dropped_on_stage)
        self._calm = Calm(300, self)
        self._calm.due.connect(self._count)
        relay.changed.connect(self._changed)
        actions = window.actions_by_key
        actions.offer("add_resumes", self.choose_files)
        actions.offer("paste_resumes", self.paste)
        QTimer.singleShot(GO_ON_MS, self, self._go_on)

    def stop(self) -> None:
        """The workplace is about to be closed."""
        self._window.removeEventFilter(self)
        # The system's window may be another by now than the one that was listened to.
        if self._handle is not None and shiboken6.isValid(self._handle):
            self._handle.removeEventFilter(self)
        self.overlay.hide()
        self.overlay.deleteLater()
        self.deleteLater()

    # Ways in

    def choose_files(self) -> None:
        """The file dialog; what is chosen goes where a drop on the window would."""
        dialog = QFileDialog(self._window, self.tr("Добавить резюме"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kinds = "*.pdf *.docx *.doc *.rtf *.odt *.html *.htm *.txt *.png *.jpg *.jpeg *.zip"
        dialog.setNameFilters(
            [self.tr("Резюме ({kinds})").format(kinds=kinds), self.tr("Все файлы (*)")]
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda names: self.take(
                Carried(tuple(Path(name) for name in names)), self.target_here(), "dialog"
            )
        )
        dialog.open()

    def paste(self) -> None:
        """Files, a picture or text of the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        found = carried(data) if data is not None else Carried()
        if found.empty:
            self._window.toasts.show_toast(
                self.tr("В буфере нет ни файлов, ни текста резюме"), kind="info"
            )
        else:
            self.take(found, self.target_here(), "paste")

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files that were given to the program."""
        if paths:
            self.take(Carried(tuple(paths)), Target(), "dialog")

    def take(self, found: Carried, target: Target, origin: str = "drop") -> None:
        """Make rows of what came, show them, read them."""
        account_id = self._room.account_id
        if account_id is None:
            self._window.toasts.show_toast(self.tr("Сначала выберите организацию"), kind="info")
            return
        if found.empty:
            return
        target = self._with_source(account_id, target)
        self._runner.start(
            lambda: self._keep(account_id, found, target, origin),
            owner=None,
            key="intake drop",
            label=self.tr("Приём файлов"),
            done=self._kept,
        )

    async def _keep(self, account_id: int, found: Carried, target: Target, origin: str) -> int:
        intake = self._workplace.intake
        now = datetime.now().astimezone().strftime("%d.%m.%Y %H-%M")
        if found.paths:
            title = found.paths[0].name if len(found.paths) == 1 else ""
            return await intake.drop(
                account_id, found.paths, target=target, origin=origin, title=title
            )
        if found.attachments:
            return await intake.take(account_id, found.attachments, target=target, origin="mail")
        if found.picture is not None:
            content = await asyncio.to_thread(png, found.picture)
            name = self.tr("Картинка {when}.png").format(when=now)
            return await intake.take(account_id, [(name, content)], target=target, origin="paste")
        name = self.tr("Текст {when}").format(when=now)
        return await intake.take_text(account_id, found.text, name, target=target)

    def _kept(self, batch_id: int) -> None:
        self._room.show_intake(batch_id)
        self.work()

    # Reading

    def work(self) -> None:
        """Copy and read what waits, if nobody does."""
        if self._runner.busy(_WORK):
            return
        self._runner.start(
            lambda: self._workplace.intake.work(self._read),
            owner=self,
            key=_WORK,
            label=self.tr("Чтение резюме"),
            done=lambda _: self._after_work(),
            failed=self._work_failed,
            background=True,
        )

    def stop_work(self) -> None:
        """Read no more for now; the rest waits."""
        self._runner.cancel(self, _WORK)
        self._read(0, 0)
        self._window.toasts.show_toast(
            self.tr("Чтение остановлено, остальные файлы ждут"),
            kind="info",
            action=(self.tr("Продолжить"), self.work),
        )

    def _work_failed(self, _error: BaseException) -> bool:
        self._read(0, 0)
        return False

    def _after_work(self) -> None:
        self._read(0, 0)
        if self._workplace.intake.has_work():
            self.work()  # something came at the last moment

    def _read(self, done: int, total: int) -> None:
        self._room.show_reading(done, total)

    def _go_on(self) -> None:
        self._count()
        if self._workplace.intake.has_work():
            self.work()

    def _postponed(self) -> None:
        self._room.go("vacancies")
        self._window.toasts.show_toast(self.tr("Пачка ждёт в разделе «Разбор резюме»"), kind="info")

    # Where

    def target_here(self) -> Target:
        """Where people go when nothing is pointed at: the vacancy in work."""
        vacancy_id = self._room.vacancy_in_hand()
        return self._place_of(vacancy_id, None).target if vacancy_id is not None else Target()

    def place_at(self, point: QPoint) -> Place:
        """What a drop at this point (global) would mean."""
        found = self._room.drop_place(point)
        if found is None:
            return Place(Target())
        vacancy_id, stage_id, outline = found
        return self._place_of(vacancy_id, stage_id, outline)

    def _place_of(
        self, vacancy_id: int, stage_id: int | None, outline: QRect | None = None
    ) -> Place:
        account_id = self._room.account_id
        assert account_id is not None
        library = self._workplace.library
        stages = [one for one in library.stages(account_id, vacancy_id) if one.kind == "user"]
        stage = next((one for one in stages if one.stage_id == stage_id), None)
        stage = stage or (stages[0] if stages else None)
        card = library.vacancy_card(account_id, vacancy_id)
        return Place(
            Target(vacancy_id, stage.stage_id if stage is not None else None),
            card.vacancy.position if card is not None else "",
            stage.name if stage is not None else "",
            outline or QRect(),
        )

    def _with_source(self, account_id: int, target: Target) -> Target:
        """The organisation's first source, where somebody has put one first."""
        order = self._workplace.settings.resumes.sources.get(str(account_id), [])
        if target.source_id is not None or not order:
            return target
        return Target(target.vacancy_id, target.stage_id, order[0], target.tag_ids, target.comment)

    # Drags

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A drag from another program comes over the window: cover it."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            over_window = watched is self._window
            # A text field may want text: only what no widget took reaches the window itself.
            if self._wants(event) and (over_window or not is_text_alone(event.mimeData())):
                self.overlay.cover()
                if over_window:
                    self._moved(event)
                    return True
        elif watched is self._window and self.overlay.isVisible():
            if isinstance(event, QDragMoveEvent) and kind == QEvent.Type.DragMove:
                self._moved(event)
                return True
            if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
                self._dropped(event)
                return True
            if kind in (QEvent.Type.DragLeave, QEvent.Type.Resize):
                self.overlay.hide()
        return False

    def _wants(self, event: QDropEvent) -> bool:
        # What is dragged inside this program has targets of its own.
        return event.source() is None and carries(event.mimeData())

    def _moved(self, event: QDragMoveEvent) -> None:
        if not self._wants(event):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        place = self.place_at(self.overlay.mapToGlobal(event.position().toPoint()))
        self._target = place.target
        outline = place.outline
        if not outline.isEmpty():
            outline = QRect(self.overlay.mapFromGlobal(outline.topLeft()), outline.size())
        self.overlay.say(*self._sentence(place), outline)

    def _sentence(self, place: Place) -> tuple[str, str]:
        if place.target.vacancy_id is None:
            return self.tr("Разобрать резюме"), self.tr(
                "Вакансию выберете потом. Без вашей команды ничего не отправится."
            )
        text = self.tr("Разобрать и добавить: вакансия «{vacancy}», этап «{stage}»")
        if not place.stage:
            text = self.tr("Разобрать и добавить: вакансия «{vacancy}»")
        title = text.replace("{vacancy}", shortened(place.vacancy))
        title = title.replace("{stage}", shortened(place.stage))
        return title, self.tr("Сначала вы их проверите: без команды ничего не отправится.")

    def _dropped(self, event: QDropEvent) -> None:
        self.overlay.hide()
        if not self._wants(event):
            event.ignore()
            return
        place = self.place_at(self.overlay.mapToGlobal(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(carried(event.mimeData()), place.target)

    def _dropped_on_stage(self, stage_id: int, data: QMimeData) -> None:
        vacancy_id = self._room.vacancy_in_hand()
        if vacancy_id is not None:
            self.take(carried(data), self._place_of(vacancy_id, stage_id).target)

    # Counts

    def _changed(self, change: object) -> None:
        if isinstance(change, Change) and change.kind == "intake":
            self._calm.poke()

    def _count(self) -> None:
        """How many rows wait for somebody, for the section."""
        look = bad = 0
        for batch in self._workplace.intake.batches():
            look += sum(batch.counts.get(one, 0) for one in (State.CHECK, State.DUPLICATE))
            look += batch.counts.get(State.READY, 0)
            bad += batch.counts.get(State.FAILED, 0)
        tip = self.tr("Ждут разбора: %n", "", look) if look else ""
        self._room.accounts.show_counts(
            "intake", str(look) if look else "", str(bad) if bad else "", tip
        )
