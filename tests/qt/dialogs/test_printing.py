"""Paper: what is on it, as a file and through a printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.qt.dialogs.printing import (
    PrintingDialog,
    Printout,
    listing,
    people_printout,
    person_printout,
    vacancy_printout,
)
from huntflow_desk.qt.dialogs.printing.dialog import file_name
from huntflow_desk.qt.kit.paper import Text
from huntflow_desk.qt.kit.rows import Column
from huntflow_desk.qt.tables import ApplicantSource, full_name
from tests.papers import Page, pages_of
from tests.qt.dialogs.rooms import ACCOUNT, Room


def opened(room: Room, *printouts: Printout, mark: str = "") -> PrintingDialog:
    dialog = PrintingDialog(printouts, room.runner, mark=mark)
    room.show(dialog)
    room.until(lambda: dialog.ready)
    return dialog


def saved(room: Room, dialog: PrintingDialog, path: Path) -> str:
    with room.bot.waitSignal(dialog.saved, timeout=8000) as said:
        dialog.save_pdf(str(path))
    assert said.args == [str(path)]
    return Page("".join(pages_of(path)))


def plain(text: str = "слово", key: str = "one") -> Printout:
    return Printout(key, key, "Имя: <b>/\\", "Acme", lambda parts, data: [Text(text)])


def test_a_person_with_everything_that_is_kept(filled: Room, tmp_path: Path) -> None:
    library = filled.workplace.library
    rows = library.applicant_rows(ApplicantQuery(ACCOUNT))
    filled.run(library.refresh_card(ACCOUNT, rows[0].applicant_id))
    card = library.card(ACCOUNT, rows[0].applicant_id)
    assert card is not None and card.worklog and card.questionary and card.links
    printout = person_printout(card, "Acme", ["Заметка: перезвонить"])
    dialog = opened(filled, printout, mark="ПЕСОЧНИЦА")
    assert set(dialog.ticks) == {"questionary", "history", "resume"}
    text = saved(filled, dialog, tmp_path / "person.pdf")
    applicant = card.applicant
    for part in (
        "ПЕСОЧНИЦА",
        applicant.last_name,
        applicant.phone,
        "Заметка: перезвонить",
        card.links[0].position,
        card.questionary.value[0].title,
        "История",
        "Acme · данные на",
    ):
        assert part in text, part
    for tag in card.tags:
        assert tag.name in text
    resume = next(iter(one.saved.value.text for one in card.resumes if one.saved), "")
    for word in resume.split()[:3]:
        assert word in text


def test_parts_can_be_left_out(filled: Room, tmp_path: Path) -> None:
    library = filled.workplace.library
    row = library.applicant_rows(ApplicantQuery(ACCOUNT))[0]
    card = library.card(ACCOUNT, row.applicant_id)
    assert card is not None
    dialog = opened(filled, person_printout(card, "Acme"))
    dialog.ticks["history"].click()
    filled.until(lambda: dialog.ready)
    text = saved(filled, dialog, tmp_path / "person.pdf")
    assert "История" not in text and "Анкета" in text
    # What was never read says so.
    assert "Этого ещё нет на компьютере" in text


def test_what_is_missing_is_asked_for_first(filled: Room, tmp_path: Path) -> None:
    library = filled.workplace.library
    row = library.applicant_rows(ApplicantQuery(ACCOUNT))[0]
    card = library.card(ACCOUNT, row.applicant_id)
    assert card is not None

    async def read() -> object:
        await library.refresh_card(ACCOUNT, row.applicant_id)
        return library.card(ACCOUNT, row.applicant_id)

    dialog = opened(filled, person_printout(card, "Acme", read=read))  # type: ignore[arg-type]
    assert "Добавление в базу" in saved(filled, dialog, tmp_path / "person.pdf")


def test_a_vacancy(filled: Room, tmp_path: Path) -> None:
    library = filled.workplace.library
    row = library.vacancy_rows(VacancyQuery(ACCOUNT))[0]
    filled.run(library.refresh_vacancy(ACCOUNT, row.vacancy_id, force=True))
    card = library.vacancy_card(ACCOUNT, row.vacancy_id)
    assert card is not None and card.vacancy.body
    dialog = opened(filled, vacancy_printout(card, "Acme"))
    assert not dialog.ticks
    text = saved(filled, dialog, tmp_path / "vacancy.pdf")
    assert row.position in text and "Обязанности" in text and "<" not in text
    assert card.stages[0].name in text


def test_a_list_has_its_rows_columns_and_filter(
    filled: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = ApplicantSource(filled.workplace.library, ApplicantQuery(ACCOUNT))
    columns = [
        Column("name", "Кандидат", full_name),
        Column("phone", "Телефон", lambda row: row.phone, width=400),
    ]
    made = people_printout(source, columns, "Все", ["Этап: Оффер"], "Acme", None)
    text = saved(filled, opened(filled, made), tmp_path / "list.pdf")
    assert "Этап: Оффер" in text and "Кандидат Телефон" in text and "напечатано" in text
    rows = source.rows(0, 300)
    assert all(row.phone in text and row.last_name in text for row in rows)
    monkeypatch.setattr(listing, "MOST_ROWS", 3)
    made = people_printout(source, columns, "Все", [], "Acme", None)
    text = saved(filled, opened(filled, made), tmp_path / "short.pdf")
    assert f"первые 3 из {len(rows)}" in text and rows[3].phone not in text


def test_another_thing_can_be_chosen_there(room: Room, tmp_path: Path) -> None:
    dialog = opened(room, plain("первое"), plain("второе", "two"))
    dialog.tabs.choose("two")
    dialog.tabs.changed.emit("two")
    room.until(lambda: dialog.ready)
    room.until(lambda: dialog.pages.has_picture(0))
    assert "второе" in saved(room, dialog, tmp_path / "two.pdf")


def test_a_place_that_cannot_be_written_is_said(room: Room, tmp_path: Path) -> None:
    dialog = opened(room, plain())
    dialog.save_pdf(str(tmp_path / "no" / "such" / "folder.pdf"))
    assert dialog.isVisible() and dialog.notices.notices()
    assert dialog.ready
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"older")
    dialog.save_pdf(str(kept))
    # Closed before it was through: what was there stays.
    dialog.reject()
    assert kept.read_bytes() == b"older"


def test_through_a_printer(room: Room, tmp_path: Path) -> None:
    dialog = opened(room, plain("на бумагу"))
    dialog.go.click()
    printer, asked = chosen_printer(dialog)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with room.bot.waitSignal(dialog.printed, timeout=8000):
        asked.done(1)
    assert "на бумагу" in pages_of(tmp_path / "printed.pdf")[0]
    assert not dialog.isVisible()


def test_a_printer_with_other_paper_breaks_lines_anew(room: Room, tmp_path: Path) -> None:
    dialog = opened(room, plain("слово " * 800))
    before = dialog.paper
    assert before is not None
    dialog.go.click()
    printer, asked = chosen_printer(dialog)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "small.pdf"))
    size = QPageSize(QSizeF(90, 120), QPageSize.Unit.Millimeter)
    way = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, way, QMarginsF(20, 20, 20, 20)))
    with room.bot.waitSignal(dialog.printed, timeout=8000):
        asked.done(1)
    pages = pages_of(tmp_path / "small.pdf")
    assert len(pages) > before.count
    assert " ".join(pages).count("слово") == 800


def test_no_printer_after_all(room: Room) -> None:
    dialog = opened(room, plain())
    dialog.go.click()
    _, asked = chosen_printer(dialog)
    asked.done(0)
    assert dialog.isVisible() and dialog.ready


def chosen_printer(dialog: PrintingDialog) -> tuple[QPrinter, QPrintDialog]:
    (asked,) = dialog.findChildren(QPrintDialog)
    assert asked.isVisible()
    return asked.printer(), asked


def test_names_of_files() -> None:
    assert file_name('Ким "Анна"/QA: <1>') == "Ким Анна QA 1"
    assert file_name("...") == "Huntflow"
    assert len(file_name("ж" * 500)) == 120
