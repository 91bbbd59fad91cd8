"""Ways in: drops as a file manager and a mail program give them, paste, dialog, arguments."""

from __future__ import annotations

import struct
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from huntflow_desk.core.intake import Batch, State
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.qt.kit.carried import carried, carries, file_names, is_text_alone
from huntflow_desk.qt.single import Doorbell, ring
from tests.qt.window.conftest import Stage
from tests.qt.window.test_intake import somebody
from tests.services.intake.rig import write, zipped

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ACCOUNT = 1


class Hand:
    """Drags from another program."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        stage.settle()
        stage.until(lambda: stage.window.dropping is not None)
        dropping = stage.window.dropping
        assert dropping is not None
        self.overlay = dropping.overlay
        self.held: list[QMimeData] = []

    def over(self, data: QMimeData, widget: QWidget | None = None, at: QPoint | None = None) -> str:
        """Hold it over a place; what the overlay says."""
        window = self.stage.window
        point = self.point(widget, at)
        self.held.append(data)
        QApplication.sendEvent(window, QDragEnterEvent(point, COPY, data, LEFT, NONE))
        if self.overlay.isVisible():
            move = QDragMoveEvent(point, COPY, data, LEFT, NONE)
            QApplication.sendEvent(self.overlay, move)
        return self.overlay.title

    def drop(self, data: QMimeData, widget: QWidget | None = None, at: QPoint | None = None) -> str:
        """Let it go there."""
        said = self.over(data, widget, at)
        event = QDropEvent(QPointF(self.point(widget, at)), COPY, data, LEFT, NONE)
        QApplication.sendEvent(self.overlay, event)
        return said

    def point(self, widget: QWidget | None, at: QPoint | None) -> QPoint:
        window = self.stage.window
        where = widget or window
        return where.mapTo(window, at or where.rect().center())

    def batch(self) -> Batch:
        """The newest batch, once it is there and read."""
        intake = self.stage.place.intake
        self.stage.until(lambda: intake.batches() and not intake.has_work())
        self.stage.settle()
        return intake.batches()[0]

    def names(self) -> list[str]:
        return [row.name for row in self.stage.place.intake.rows(self.batch().batch_id)]


@pytest.fixture
def hand(stage: Stage) -> Hand:
    return Hand(stage)


def files(*paths: Path) -> QMimeData:
    """As a file manager gives them: addresses, and the same as text."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    return data


def test_several_files_a_folder_and_an_archive(hand: Hand, tmp_path: Path) -> None:
    one, two = write(tmp_path, {"a b ё.txt": somebody(1), "b.txt": somebody(2)})
    write(tmp_path / "folder", {"c.txt": somebody(3)})
    (archive,) = write(tmp_path, {"d.zip": zipped({"e.txt": somebody(4)})})
    hand.drop(files(one, two, tmp_path / "folder", archive))
    assert not hand.overlay.isVisible()
    assert sorted(hand.names()) == ["a b ё.txt", "b.txt", "c.txt", "e.txt"]
    assert hand.stage.room.section == "intake"
    assert hand.stage.room.intake.batch_id == hand.batch().batch_id


def test_the_overlay_names_the_vacancy_in_work(hand: Hand, tmp_path: Path) -> None:
    (one,) = write(tmp_path, {"a.txt": somebody(1)})
    room = hand.stage.room
    stage = hand.stage.place.library.stages(ACCOUNT, room.vacancies.current or 0)[0]
    said = hand.drop(files(one), room.people)
    assert said == (
        f"Разобрать и добавить: вакансия «{room.vacancies.current_position}», этап «{stage.name}»"
    )
    target = hand.batch().target
    assert (target.vacancy_id, target.stage_id) == (room.vacancies.current, stage.stage_id)


def test_on_a_vacancy_row(hand: Hand, tmp_path: Path) -> None:
    (one,) = write(tmp_path, {"a.txt": somebody(1)})
    room = hand.stage.room
    rows = hand.stage.place.library.vacancy_rows(VacancyQuery(ACCOUNT))
    view = room.vacancies._view
    place = QPoint(20, view.rowViewportPosition(1) + view.rowHeight(1) // 2)
    said = hand.drop(files(one), view.viewport(), place)
    assert rows[1].position in said
    assert hand.batch().target.vacancy_id == rows[1].vacancy_id
    assert room.vacancies.current != rows[1].vacancy_id


def test_on_a_board_column(hand: Hand, tmp_path: Path) -> None:
    (one,) = write(tmp_path, {"a.txt": somebody(1)})
    room = hand.stage.room
    room.show_tab("board")
    hand.stage.settle()
    lane = [one for one in room.board.lanes.columns() if one.model.is_target][1]
    said = hand.drop(files(one), lane)
    assert lane.lane is not None
    assert lane.lane.stage.name in said
    assert hand.batch().target.stage_id == lane.stage_id


def test_outside_of_vacancies(hand: Hand, tmp_path: Path) -> None:
    (one,) = write(tmp_path, {"a.txt": somebody(1)})
    hand.stage.room.go("applicants")
    hand.stage.settle()
    assert hand.drop(files(one)) == "Разобрать резюме"
    assert hand.batch().target.vacancy_id is None


def test_dragged_away_again(hand: Hand, tmp_path: Path) -> None:
    hand.over(files(tmp_path / "a.txt"))
    assert hand.overlay.isVisible()
    QApplication.sendEvent(hand.overlay, QDragLeaveEvent())
    assert not hand.overlay.isVisible()
    assert hand.stage.place.intake.batches() == ()


def outlook(*attachments: tuple[str, bytes]) -> QMimeData:
    """Attachments as a mail program of Windows gives them."""
    group = struct.pack("<I", len(attachments))
    data = QMimeData()
    for number, (name, content) in enumerate(attachments):
        group += b"\0" * 72 + name.encode("utf-16-le").ljust(520, b"\0")
        data.setData(f'application/x-qt-windows-mime;value="FileContents";index={number}', content)
    data.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', group)
    return data


def test_attachments_of_a_mail_program(hand: Hand) -> None:
    hand.drop(outlook(("Иванова.txt", somebody(1)), ("b.txt", somebody(2))))
    assert hand.names() == ["Иванова.txt", "b.txt"]
    assert hand.batch().counts == {State.READY: 2}
    assert hand.batch().origin == "mail"


def test_a_broken_group_of_names() -> None:
    assert file_names(b"") == ()
    assert file_names(struct.pack("<I", 4_000_000_000)) == ()
    assert file_names(struct.pack("<I", 2) + b"\0" * 592) == ("",)


def test_dragged_text_and_a_picture(hand: Hand) -> None:
    data = QMimeData()
    data.setText(somebody(1).decode())
    assert is_text_alone(data)
    hand.drop(data)
    assert hand.batch().counts == {State.READY: 1}
    picture = QImage(60, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    data = QMimeData()
    data.setImageData(picture)
    hand.drop(data)
    assert hand.names()[0].endswith(".png")
    assert hand.batch().counts == {State.CHECK: 1}


def test_what_is_nothing_for_us(hand: Hand) -> None:
    data = QMimeData()
    data.setData("application/x-something", b"1")
    assert not carries(data)
    hand.over(data)
    assert not hand.overlay.isVisible()
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/cv.pdf")])
    assert carried(data).empty


def test_paste(hand: Hand, tmp_path: Path) -> None:
    (one,) = write(tmp_path, {"a.txt": somebody(1)})
    window, clipboard = hand.stage.window, QGuiApplication.clipboard()
    hand.stage.room.go("intake")
    clipboard.setMimeData(files(one))
    window.actions_by_key["paste_resumes"].trigger()
    assert hand.names() == ["a.txt"]
    clipboard.setText(somebody(2).decode())
    window.actions_by_key["paste_resumes"].trigger()
    assert hand.names()[0].startswith("Текст ")
    clipboard.setText("")
    window.actions_by_key["paste_resumes"].trigger()
    assert "буфере" in window.toasts.texts()[-1]


def test_text_fields_keep_their_paste(hand: Hand) -> None:
    QGuiApplication.clipboard().setText("Иванова")
    field = hand.stage.window.head.search
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Иванова"
    assert hand.stage.place.intake.batches() == ()


def test_the_file_dialog(hand: Hand, tmp_path: Path) -> None:
    (one,) = write(tmp_path, {"a.txt": somebody(1)})
    window = hand.stage.window
    window.actions_by_key["add_resumes"].trigger()
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.filesSelected.emit([str(one)])
    dialog.close()
    assert hand.names() == ["a.txt"]
    assert hand.batch().origin == "dialog"


def test_files_for_the_running_program(hand: Hand, tmp_path: Path) -> None:
    one, two = write(tmp_path, {"a ё.txt": somebody(1), "b.txt": somebody(2)})
    bell = Doorbell(tmp_path)
    heard: list[object] = []
    bell.rung.connect(heard.append)
    bell.rung.connect(hand.stage.window.open_files)
    try:
        assert ring(tmp_path, [one, two])
        hand.stage.until(lambda: heard)
        assert heard == [(one, two)]
        assert ring(tmp_path)
        hand.stage.until(lambda: len(heard) == 2)
        assert heard[1] == ()
    finally:
        bell.close()
    assert hand.names() == ["a ё.txt", "b.txt"]


def test_reading_goes_on_after_a_start(hand: Hand, tmp_path: Path) -> None:
    stage = hand.stage
    stage.run(stage.place.intake.drop(ACCOUNT, write(tmp_path, {"a.txt": somebody(1)})))
    assert stage.place.intake.has_work()
    assert stage.window.dropping is not None
    stage.window.dropping._go_on()
    assert hand.batch().counts == {State.READY: 1}


def test_two_hundred_files(hand: Hand, tmp_path: Path) -> None:
    """Rows within 200 ms; the window is never held longer than a generous share of it."""
    paths = write(tmp_path, {f"{n:03d}.txt": b"%03d" % n for n in range(200)})
    stage = hand.stage
    stage.room.go("intake")
    stage.settle()
    model = stage.room.intake.list.rows_model()
    began = time.perf_counter()
    hand.drop(files(*paths))
    stage.until(lambda: model.rowCount() == 200)
    took = time.perf_counter() - began
    # The figure that counts is of a quiet machine; here it must only not be another order.
    assert took < 2.0
