"""Review of resumes: rows, keys, fields, duplicates, target, sending."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from huntflow_desk.core.intake import Chosen, Decision, State, Target
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.qt.panes.intake import IntakePane
from tests.invented import SURNAMES
from tests.qt.window.conftest import Stage
from tests.services.intake.rig import resume, write
from tests.sources.resumes.render_pdf import draw

ACCOUNT = 1


def somebody(number: int, **more: str) -> bytes:
    """A resume of somebody of their own."""
    names = {
        "last": SURNAMES[number],
        "first": "Пётр",
        "phone": f"+7 916 {100 + number:03d}-{number * 37 % 100:02d}-{number * 53 % 100:02d}",
        "email": f"somebody{number}@mail.example",
    }
    return resume(**{**names, **more})


def write_into(box: QWidget, text: str) -> None:
    """Type; QTest knows Latin letters only."""
    none = Qt.KeyboardModifier.NoModifier
    for letter in text:
        QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, none, letter))


class Review:
    """The pane on screen, and what a person does."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self.stage = stage
        self.folder = folder
        stage.settle()
        stage.until(lambda: stage.window.dropping is not None)

    @property
    def pane(self) -> IntakePane:
        return self.stage.room.intake

    def drop(self, files: dict[str, bytes], target: Target | None = None) -> int:
        """Files that were read, shown."""
        intake = self.stage.place.intake

        async def work() -> int:
            batch_id = await intake.drop(
                ACCOUNT, write(self.folder, files), target=target or Target()
            )
            await intake.work()
            return batch_id

        batch_id: int = self.stage.run(work())
        self.stage.room.show_intake(batch_id)
        self.stage.settle()
        return batch_id

    def rows(self) -> tuple[Any, ...]:
        assert self.pane.batch_id is not None
        return self.stage.place.intake.rows(self.pane.batch_id)

    def choose(self, name: str) -> None:
        row = next(one for one in self.rows() if one.name == name)
        assert self.pane.list.choose(row.row_id)

    def row(self, name: str) -> Any:
        return next(one for one in self.rows() if one.name == name)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.stage.window.focusWidget(), key)
        self.stage.settle()

    def type_into(self, name: str, text: str) -> None:
        box = self.pane.details.fields.value_box(name)
        box.setFocus()
        box.selectAll()
        write_into(box, text)
        QTest.keyClick(box, Qt.Key.Key_Return)
        self.stage.settle()


@pytest.fixture
def review(stage: Stage, tmp_path: Path) -> Review:
    return Review(stage, tmp_path / "in")


def known_person(stage: Stage) -> Any:
    """Somebody kept here with phone and e-mail."""
    place = stage.place
    for row in place.library.applicant_rows(ApplicantQuery(ACCOUNT)):
        saved = place.store.records.applicant(ACCOUNT, row.applicant_id)
        if saved is not None and saved.value.phone and saved.value.email:
            return saved.value
    raise AssertionError("nobody has contacts")


def test_nothing_yet(review: Review) -> None:
    review.stage.room.go("intake")
    pane = review.pane
    assert pane.empty.isVisible()
    assert "15 МБ" in pane.empty._formats.full_text()
    wanted: list[bool] = []
    pane.files_wanted.connect(lambda: wanted.append(True))
    pane.empty.button.click()
    assert wanted == [True]


def test_rows_filters_and_counts(review: Review) -> None:
    files = {
        "a.txt": somebody(1),
        "b.txt": somebody(2),
        "empty.txt": b"",
        "noname.txt": resume(first="", last="", middle="", email=""),
    }
    review.drop({**files, "again.txt": files["a.txt"]})
    pane = review.pane
    assert pane.list.rows_model().rowCount() == 5
    assert pane.head.filters() == {
        "all": "Все 5",
        "ready": "Готово 2",
        "check": "Проверить 1",
        "unreadable": "Не прочитано 1",
        "skipped": "Пропущено 1",
    }
    pane.head.filter_chosen.emit("ready")
    assert pane.list.rows_model().rowCount() == 2
    assert "Создать 2" in pane.go.text()
    review.stage.until(lambda: "3" in review.stage.room.accounts._counts["intake"][0])


def test_keys(review: Review) -> None:
    review.drop({"a.txt": somebody(1), "b.txt": somebody(2), "c.txt": somebody(3)})
    pane = review.pane
    pane.focus_list()
    names = [one.name for one in review.rows()]
    assert pane.current is not None and pane.current.name == names[0]
    review.press(Qt.Key.Key_J)
    assert pane.current is not None and pane.current.name == names[1]
    review.press(Qt.Key.Key_Space)
    assert review.row(names[1]).state is State.SKIPPED
    review.press(Qt.Key.Key_Space)
    assert review.row(names[1]).state is State.READY
    review.press(Qt.Key.Key_K)
    assert pane.current is not None and pane.current.name == names[0]
    review.press(Qt.Key.Key_Return)
    assert pane.details.fields.isAncestorOf(review.stage.window.focusWidget())
    review.press(Qt.Key.Key_Escape)
    assert review.stage.window.focusWidget() is pane.list


def test_fields(review: Review) -> None:
    review.drop({"a.txt": resume(first="", last="", middle="", phone="+7 903 000-11-22")})
    row = review.row("a.txt")
    assert row.state is State.CHECK
    review.type_into("last_name", "Новый")
    review.type_into("first_name", "Илья")
    review.type_into("birthday", "03.02.1990")
    row = review.row("a.txt")
    assert row.state is State.READY
    assert row.chosen["last_name"] == Chosen("Новый")
    assert row.value("birthday") == "1990-02-03"
    # Escape gives up what was typed.
    box = review.pane.details.fields.value_box("first_name")
    box.setFocus()
    write_into(box, "xx")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == "Илья"


def test_the_source_of_a_field_is_lit(review: Review) -> None:
    review.drop({"a.txt": somebody(1)})
    pane = review.pane
    pane.details.fields.value_box("email").setFocus()
    (lit,) = pane.details.preview.viewer.edit.extraSelections()
    assert lit.cursor.selectedText() == "somebody1@mail.example"
    assert pane.details.preview.shows_text


def test_the_source_of_a_field_is_lit_on_the_pages(
    review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = tmp_path / "drawn.pdf"
    filler = [("p", f"Сведения о работе, строка {number}") for number in range(60)]
    contacts = [("p", "+375 29 111-22-33"), ("foot", "стр.")]
    draw(drawn, [("title", "Анна Ким"), *filler, *contacts])
    review.drop({"a.pdf": drawn.read_bytes(), "b.txt": somebody(1)})
    stage, preview = review.stage, review.pane.details.preview
    intake = stage.place.intake
    asked: list[int] = []
    places, may_answer = intake.places, asyncio.Event()
    may_answer.set()

    async def noted(row_id: int, spans: Any) -> Any:
        asked.append(row_id)
        found = await places(row_id, spans)
        await may_answer.wait()
        return found

    monkeypatch.setattr(intake, "places", noted)
    review.choose("a.pdf")
    stage.until(lambda: preview.pages.count == 2)
    fields = review.pane.details.fields
    fields.value_box("last_name").setFocus()
    # The next field before the answer: it is this one that is lit.
    fields.value_box("phone").setFocus()
    stage.until(lambda: preview.pages.lit)
    stage.settle()
    assert not preview.shows_text
    (phone,) = preview.pages.lit
    assert phone[0] == 1
    sight = preview.pages.viewport().rect()
    assert sight.contains(preview.pages.lit_box(phone).toAlignedRect())
    fields.value_box("last_name").setFocus()
    (name,) = preview.pages.lit
    assert name[0] == 0
    assert sight.contains(preview.pages.lit_box(name).toAlignedRect())
    assert len(asked) == 1
    # Whoever chose the text stays there.
    preview.tabs.changed.emit("text")
    fields.value_box("phone").setFocus()
    assert preview.shows_text
    preview.tabs.changed.emit("pages")
    # An answer for a row that is left comes to nothing.
    may_answer.clear()
    review.choose("b.txt")
    stage.settle()
    review.choose("a.pdf")
    stage.until(lambda: preview.pages.count == 2)
    fields.value_box("last_name").setFocus()
    stage.until(lambda: len(asked) == 2)
    review.choose("b.txt")
    may_answer.set()
    fields.value_box("email").setFocus()
    stage.settle()
    assert preview.shows_text
    assert not preview.pages.lit


def test_markup_in_a_file_is_text(review: Review) -> None:
    review.drop({"<b>a.txt": somebody(1, last="<img src=x>", first="Пётр")})
    pane = review.pane
    pane.details.fields.value_box("last_name").setFocus()
    shown = pane.details.preview.viewer.edit.toPlainText()
    assert "<img src=x>" in shown


def test_duplicates(review: Review) -> None:
    person = known_person(review.stage)
    same = resume(
        last=person.last_name,
        first=person.first_name,
        middle="",
        phone=person.phone,
        email=person.email,
    )
    review.drop({"same.txt": same})
    pane = review.pane
    row = review.row("same.txt")
    assert row.state is State.DUPLICATE
    assert not pane.go.isEnabled()
    assert pane.details.likely.isVisible()
    pane.focus_list()
    review.press(Qt.Key.Key_2)
    row = review.row("same.txt")
    assert (row.state, row.decision, row.applicant_id) == (
        State.READY,
        Decision.FILL,
        person.applicant_id,
    )
    assert pane.go.isEnabled()
    review.press(Qt.Key.Key_5)
    assert review.row("same.txt").state is State.SKIPPED
    review.press(Qt.Key.Key_6)
    row = review.row("same.txt")
    assert not any(one.applicant_id == person.applicant_id for one in row.matches)


def test_target_for_all_and_for_some(review: Review) -> None:
    review.drop({"a.txt": somebody(1), "b.txt": somebody(2), "c.txt": somebody(3)})
    stage, pane = review.stage, review.pane
    vacancies = stage.place.library.vacancy_rows(VacancyQuery(ACCOUNT))
    box = pane.target.vacancy
    box.setCurrentIndex(box.findData(vacancies[0].vacancy_id))
    box.activated.emit(box.currentIndex())
    stage.settle()
    assert pane.batch_id is not None
    batch = stage.place.intake.batch(pane.batch_id)
    assert batch is not None
    assert batch.target.vacancy_id == vacancies[0].vacancy_id
    assert batch.target.stage_id is not None
    pane.list.select([one.row_id for one in review.rows()[:2]])
    tag = min(stage.place.library.names(ACCOUNT).tags)
    pane.target.tags.picked.emit(str(tag), True)
    stage.settle()
    targets = [one.target for one in review.rows()]
    assert [one is not None and one.tag_ids == (tag,) for one in targets] == [True, True, False]


def test_sending(review: Review) -> None:
    batch_id = review.drop({f"{n}.txt": somebody(n) for n in range(3)})
    stage, pane = review.stage, review.pane
    pane.go.click()
    stage.settle()
    assert {one.state for one in review.rows()} == {State.SENDING}
    assert not pane.head._work.isHidden()
    pane.head.pause.click()
    stage.settle()
    assert stage.place.sending.progress(batch_id).paused
    pane.head.pause.click()
    stage.settle()

    async def deliver() -> None:
        while not stage.place.sending.is_idle:
            await stage.place.sending.step()
            await stage.place.delivery.until_idle()
            await stage.place.sending.step()

    stage.run(deliver())
    pane.look()
    assert {one.state for one in review.rows()} == {State.DONE}
    assert pane.details.person.isVisible()
    pane.details.person.click()
    assert stage.room.section == "applicants"


def test_undo_asks(review: Review) -> None:
    from huntflow_desk.qt.dialogs.undobatch import UndoBatchDialog

    test_sending(review)
    stage, pane = review.stage, review.pane
    stage.room.go("intake")
    pane.undo.click()
    dialog = stage.window.findChild(UndoBatchDialog)
    assert isinstance(dialog, UndoBatchDialog)
    assert len(dialog.plan.created) == 3
    assert not dialog.go.isEnabled()
    dialog.typed.setText("3")
    assert dialog.go.isEnabled()
    dialog.submit()
    stage.settle()

    async def deliver() -> None:
        while not stage.place.sending.is_idle:
            await stage.place.sending.step()
            await stage.place.delivery.until_idle()
            await stage.place.sending.step()

    stage.run(deliver())
    assert {one.state for one in review.rows()} == {State.READY}


def test_language(review: Review) -> None:
    review.drop({"a.txt": somebody(1)})
    review.stage.window.set_language("en")
    pane = review.pane
    review.stage.until(lambda: "Create 1" in pane.go.text())
    assert pane.head.filters()["ready"].startswith("Ready")
