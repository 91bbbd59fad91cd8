"""Pictures of the way in of resumes: overlay, review, duplicates, sending, result, empty."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODeviceBase, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget

from huntflow_desk.core.intake import Decision, State, Target
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.settings import System
from huntflow_desk.qt.window.room import Room
from tests.gallery_window import SIZES, Shot
from tests.invented import SURNAMES
from tests.services.intake.rig import resume

ACCOUNT = 1
LEAST = {"least": (800, 560)}
IN_ALL_SIZES = ("review", "empty", "overlay")
_COUNT = 24
_numbers = itertools.count()


def _files(folder: Path, shot: Shot) -> list[Path]:
    """Good ones, somebody Huntflow has, a copy, a scan, an empty one, and one without a name."""
    made: dict[str, bytes] = {}
    firsts = ("Пётр", "Игорь", "Юрий", "Олег", "Артём", "Глеб", "Лев", "Матвей", "Роман", "Ян")
    for _ in range(_COUNT):
        # Nobody of an earlier picture: that would be a duplicate.
        number = next(_numbers)
        last = SURNAMES[number % len(SURNAMES)]
        content = resume(
            first=firsts[number // len(SURNAMES) % len(firsts)],
            last=last,
            middle="Ильич",
            phone=f"+7 916 {100 + number:03d}-{number * 37 % 100:02d}-{number * 53 % 100:02d}",
            email=f"somebody{number}@mail.example",
            more=f"Москва, {number}",
        )
        made[f"{last}_{number}.txt"] = content
    library = shot.place.library
    known = next(
        row
        for row in library.applicant_rows(ApplicantQuery(ACCOUNT))
        if row.last_name and row.first_name and _contact(shot, row.applicant_id)
    )
    phone, email = _contact(shot, known.applicant_id)
    lines = [
        "Инженер по тестированию",
        f"Телефон: {phone}",
        f"Почта: {email}",
        "",
        "Опыт работы",
        "Январь 2019 — настоящее время",
        "ООО «Вектор», инженер по тестированию",
        "Автотесты на Python, нагрузочные проверки, отчёты для заказчика.",
    ]
    made["Резюме (3).pdf"] = _pdf([f"{known.last_name} {known.first_name}", *lines])
    made["копия.txt"] = content
    made["cv(3).txt"] = resume(first="", last="", middle="", phone="+7 903 000-11-22", email="")
    made["scan.png"] = _scan()
    made["пустой.docx"] = b""
    made["закрытый.pdf"] = b"%PDF-1.4 broken"
    places = []
    for name, content in made.items():
        (folder / name).write_bytes(content)
        places.append(folder / name)
    return sorted(places, key=lambda place: (place.suffix == ".txt", place.name))


def _contact(shot: Shot, applicant_id: int) -> tuple[str, str]:
    saved = shot.place.store.records.applicant(ACCOUNT, applicant_id)
    if saved is None or not (saved.value.phone and saved.value.email):
        return ("", "") if saved is None else (saved.value.phone, saved.value.email or "")
    return saved.value.phone, saved.value.email


def _pdf(lines: list[str]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setResolution(100)
    painter = QPainter(writer)
    for number, line in enumerate(lines):
        painter.setFont(QFont("DejaVu Sans", 20 if number == 0 else 11))
        painter.drawText(20, 60 + 34 * number, line)
    painter.end()
    return bytes(buffer.data().data())


def _scan() -> bytes:
    from PySide6.QtGui import QImage

    from huntflow_desk.qt.kit.carried import png

    picture = QImage(600, 800, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.lightGray)
    return png(picture)


def _target(shot: Shot) -> Target:
    library = shot.place.library
    vacancy = library.vacancy_rows(VacancyQuery(ACCOUNT))[0].vacancy_id
    stage = library.stages(ACCOUNT, vacancy)[0].stage_id
    names = library.names(ACCOUNT)
    return Target(vacancy, stage, min(names.sources), (min(names.tags),))


def _room(shot: Shot) -> Room:
    assert shot.window.room is not None
    return shot.window.room


def _review(shot: Shot) -> int:
    """A batch that was read, shown."""
    folder = Path(tempfile.mkdtemp())
    intake = shot.place.intake
    run = shot.loop.run_until_complete

    async def work() -> int:
        target = _target(shot)
        batch_id = await intake.drop(ACCOUNT, _files(folder, shot), target=target, title="Почта")
        await intake.work()
        return batch_id

    batch_id = run(work())
    _room(shot).show_intake(batch_id)
    shot.wait(0.4)
    return batch_id


def _choose(shot: Shot, state: State) -> None:
    pane = _room(shot).intake
    assert pane.batch_id is not None
    rows = shot.place.intake.rows(pane.batch_id, (state,))
    pane.list.choose(rows[0].row_id)
    shot.wait(0.5)


def _scenes() -> dict[str, Callable[[Shot], QWidget | None]]:
    def empty(shot: Shot) -> None:
        _room(shot).go("intake")

    def review(shot: Shot) -> None:
        _review(shot)
        _choose(shot, State.READY)

    def preview(shot: Shot) -> None:
        _review(shot)
        _choose(shot, State.READY)
        _room(shot).intake.details.fields.value_box("email").setFocus()

    def pages(shot: Shot) -> None:
        _review(shot)
        _choose(shot, State.DUPLICATE)
        details = _room(shot).intake.details
        shot.until(lambda: details.preview.pages.has_picture(0))
        details.fields.value_box("email").setFocus()
        shot.until(lambda: details.preview.pages.lit)

    def duplicate(shot: Shot) -> None:
        _review(shot)
        _choose(shot, State.DUPLICATE)
        _room(shot).intake.decide(Decision.FILL)
        shot.wait(0.3)

    def check(shot: Shot) -> None:
        _review(shot)
        _choose(shot, State.CHECK)

    def sending(shot: Shot) -> None:
        batch_id = _review(shot)
        shot.loop.run_until_complete(shot.place.sending.send(batch_id))
        shot.loop.run_until_complete(shot.place.sending.step())
        shot.wait(0.3)

    def paused(shot: Shot) -> None:
        sending(shot)
        pane = _room(shot).intake
        assert pane.batch_id is not None
        shot.loop.run_until_complete(shot.place.sending.pause(pane.batch_id))
        shot.wait(0.3)

    def result(shot: Shot) -> None:
        batch_id = _review(shot)

        async def work() -> None:
            await shot.place.sending.send(batch_id)
            for _ in range(40):
                await shot.place.sending.step()
                await shot.place.delivery.until_idle()
                await shot.place.sending.step()
                if shot.place.sending.is_idle:
                    break

        shot.loop.run_until_complete(work())
        shot.wait(0.5)
        _choose(shot, State.DONE)

    def undo(shot: Shot) -> QWidget | None:
        result(shot)
        _room(shot).intake.undo.click()
        shot.wait(0.3)
        return QApplication.activeModalWidget()

    def overlay(shot: Shot) -> None:
        _drag(shot, _room(shot).vacancies, 0.5, 0.3)

    def overlay_board(shot: Shot) -> None:
        room = _room(shot)
        room.show_tab("board")
        shot.wait(0.5)
        _drag(shot, room.board, 0.45, 0.4)

    def settings(shot: Shot) -> QWidget | None:
        shot.window.show_settings("resumes")
        return QApplication.activeModalWidget()

    return {
        "empty": empty,
        "review": review,
        "preview": preview,
        "pages": pages,
        "duplicate": duplicate,
        "check": check,
        "sending": sending,
        "paused": paused,
        "result": result,
        "undo": undo,
        "overlay": overlay,
        "overlay-board": overlay_board,
        "settings": settings,
    }


def _drag(shot: Shot, over: QWidget, across: float, down: float) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/cv.pdf")])
    point = over.mapTo(
        shot.window, QPoint(round(over.width() * across), round(over.height() * down))
    )
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QApplication.sendEvent(shot.window, QDragEnterEvent(point, copy, data, left, none))
    dropping = shot.window.dropping
    assert dropping is not None
    move = QDragMoveEvent(QPointF(point).toPoint(), copy, data, left, none)
    QApplication.sendEvent(dropping.overlay, move)


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Every scene in the large window, some in the small ones."""
    only = os.environ.get("GALLERY_ONLY", "").split(",")
    for name, scene in _scenes().items():
        if only != [""] and name not in only:
            continue
        sizes = ("large", "small", "least") if name in IN_ALL_SIZES else ("large",)
        for size in sizes:
            shot = Shot(System.PROD, (SIZES | LEAST)[size])
            shot.until(lambda shot=shot: shot.window.dropping is not None)  # type: ignore[misc]
            for batch in shot.place.intake.batches():
                with suppress(ValueError):
                    shot.loop.run_until_complete(shot.place.intake.remove_batch(batch.batch_id))
            widget = scene(shot)
            yield f"intake-{name}-{size}", shot.picture(widget)
            shot.leave()
