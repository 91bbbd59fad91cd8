"""What will be on paper, page by page; then a printer, or a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSaveFile, QStandardPaths, Signal
from PySide6.QtGui import QPageLayout, QPdfWriter
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QWidget

from huntflow_desk.qt.dialogs.printing.printout import Printout
from huntflow_desk.qt.kit.dialog import Dialog
from huntflow_desk.qt.kit.fields import Button, SegmentedTabs
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import column
from huntflow_desk.qt.kit.paper import UNITS_PER_INCH, Output, Paper, Setting, a4
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.people.pages import PagesView

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class PrintingDialog(Dialog):
    """`printed()` after the printer took it, `saved(path)` after the file is there."""

    printed = Signal()
    saved = Signal(str)

    def __init__(
        self,
        printouts: Sequence[Printout],
        runner: TaskRunner,
        *,
        chosen: str = "",
        mark: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`chosen`: key of what comes first; `mark`: a warning at the head of every page."""
        super().__init__(parent, width=720)
        self._printouts = {one.key: one for one in printouts}
        self._runner = runner
        self._mark = mark
        self._data: dict[str, Any] = {}
        self._setting: Setting | None = None
        self._output: Output | None = None
        self._file: QSaveFile | None = None
        self._printer: QPrinter | None = None
        self.paper: Paper | None = None
        self.tabs = SegmentedTabs()
        self.tabs.set_tabs([(one.key, one.tab) for one in printouts])
        self.tabs.choose(chosen)
        self.tabs.setVisible(len(printouts) > 1)
        self.pages = PagesView()
        self.pages.setMinimumHeight(theme().px(220))
        self.ticks: dict[str, QCheckBox] = {}
        self._ticks = QWidget()
        self._flow = FlowLayout(spacing=16)
        self._ticks.setLayout(self._flow)
        self.body.addLayout(column(self.tabs, self._ticks, spacing=10))
        self.body.addWidget(self.pages, 1)
        self.save = Button("", self.ask_file, icon="download")
        self.buttons.insertWidget(1, self.save)
        self.tabs.changed.connect(lambda _: self._choose())
        self.pages.wanted.connect(self._draw)
        self.finished.connect(lambda _: self._stop())
        self.retranslate()
        screen = self.screen().availableGeometry() if self.screen() else None
        height = theme().px(760)
        self.resize(theme().px(720), min(height, screen.height() - 80) if screen else height)
        self._choose()

    @property
    def printout(self) -> Printout:
        """What is chosen."""
        return self._printouts[self.tabs.current()]

    @property
    def ready(self) -> bool:
        """Whether all pages are there and nothing is on its way out."""
        return self._setting is None and self._output is None and self.paper is not None

    def submit(self) -> None:
        """Ask for a printer."""
        if not self.ready:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        assert self.paper is not None
        printer.setPageLayout(self.paper.page)
        printer.setDocName(self.printout.name)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Печать"))
        dialog.finished.connect(self._printer_chosen)
        dialog.finished.connect(dialog.deleteLater)
        # The class has an open() of its own that wants a slot.
        QDialog.open(dialog)

    def ask_file(self) -> None:
        """Ask where the PDF is to be kept."""
        if not self.ready:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Сохранить PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(str(Path(folder) / f"{file_name(self.printout.name)}.pdf"))
        dialog.fileSelected.connect(self.save_pdf)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_pdf(self, path: str) -> None:
        """Write the pages; what stood under this name is replaced when all of them are there."""
        if not self.ready or self.paper is None:
            return
        file = self._file = QSaveFile(path, self)
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            self._failed(file.errorString())
            return
        writer = QPdfWriter(file)
        writer.setResolution(UNITS_PER_INCH)
        writer.setPageLayout(self.paper.page)
        writer.setTitle(self.printout.name)
        writer.setCreator("Huntflow Desk")
        self._put_out(writer)

    def retranslate(self) -> None:
        """Words in the current language."""
        self.set_heading(self.tr("Печать"))
        self.tabs.setAccessibleName(self.tr("Что напечатать"))
        self._ticks.setAccessibleName(self.tr("Части"))
        self.pages.setAccessibleName(self.tr("Предпросмотр страниц"))
        self.go.set_text(self.tr("Напечатать…"))
        self.save.set_text(self.tr("Сохранить PDF…"))
        self.leave.set_text(self.tr("Закрыть"))

    # Setting

    def _choose(self) -> None:
        """Something else is to be printed: its parts, then its pages."""
        printout = self.printout
        self._flow.clear()
        self.ticks = {}
        for key, text in printout.parts:
            tick = QCheckBox(text)
            tick.setChecked(True)
            tick.toggled.connect(lambda _: self._set())
            self._flow.addWidget(tick)
            self.ticks[key] = tick
        self._ticks.setVisible(bool(printout.parts))
        self._stop()
        if printout.read is None or printout.key in self._data:
            self._set()
            return
        self.paper = None
        self.pages.show_pages(0)
        self.set_busy(True)
        self._runner.start(
            printout.read,
            owner=self,
            key="print",
            done=lambda data: self._take(printout, data),
            failed=self._unreadable,
            label=self.tr("Печать"),
        )

    def _take(self, printout: Printout, data: Any) -> None:
        self._data[printout.key] = data
        if printout is self.printout:
            self._set()

    def _unreadable(self, error: BaseException) -> bool:
        from huntflow_desk.qt.problems import describe

        self.set_busy(False)
        said = describe(error)
        self.say(said.title, said.text)
        return True

    def _set(self, page: QPageLayout | None = None) -> None:
        """Set the pages anew, on `page` or the usual paper."""
        self._stop()
        printout = self.printout
        parts = frozenset(key for key, tick in self.ticks.items() if tick.isChecked())
        self.paper = Paper(page or a4(across=printout.across), foot=printout.foot, mark=self._mark)
        self.pages.show_pages(0)
        blocks = printout.blocks(parts, self._data.get(printout.key))
        self._setting = Setting(self.paper, blocks, self)
        self._setting.advanced.connect(lambda pages: self._say_pages(pages))
        self._setting.done.connect(self._is_set)
        self.set_busy(True)

    def _is_set(self) -> None:
        self._setting = None
        assert self.paper is not None
        self.set_busy(False)
        self.pages.show_pages(self.paper.count)
        self._say_pages(self.paper.count)
        if self._printer is not None:
            self._put_out(self._printer)

    def _say_pages(self, count: int) -> None:
        self.status.set_tone("muted")
        self.status.setText(self.tr("%n страниц", None, count))

    def _draw(self) -> None:
        """The page in sight that is missed most; the next one with the next turn."""
        wanted = self.pages.next_wanted()
        if wanted is not None and self.paper is not None and self._setting is None:
            number, width = wanted
            self.pages.put(number, self.paper.picture(number, width), width)
            self.pages.wanted.emit()

    # Out

    def _printer_chosen(self, result: int) -> None:
        printer, paper = self._printer, self.paper
        if printer is None or paper is None or result != QDialog.DialogCode.Accepted:
            self._printer = None
            return
        page = printer.pageLayout()
        if same_paper(page, paper.page):
            self._put_out(printer)
        else:
            # Other paper was chosen there: the lines break elsewhere.
            self._set(page)

    def _put_out(self, device: Any) -> None:
        assert self.paper is not None
        self.set_busy(True)
        self.save.setEnabled(False)
        self._output = Output(self.paper, device, self)
        self._output.done.connect(self._is_out)

    def _is_out(self, fine: bool) -> None:
        self._output = None
        file, printer = self._file, self._printer
        self._file = self._printer = None
        self.set_busy(False)
        self.save.setEnabled(True)
        if file is not None:
            if fine and file.commit():
                self.saved.emit(file.fileName())
                self.accept()
            else:
                file.cancelWriting()
                self._failed(file.errorString())
        elif fine and printer is not None:
            self.printed.emit()
            self.accept()
        else:
            self._failed("")

    def _failed(self, why: str) -> None:
        self._file = None
        self.say(self.tr("Не получилось: ничего не напечатано и не сохранено."), why)

    def _stop(self) -> None:
        """Whatever is being set or put out is not wanted any more."""
        if self._setting is not None:
            self._setting.stop()
            self._setting.deleteLater()
            self._setting = None
        if self._output is not None:
            self._output.stop()
            self._output = None
            if self._printer is not None:
                self._printer.abort()
            if self._file is not None:
                self._file.cancelWriting()
            self._file = self._printer = None


def file_name(name: str) -> str:
    """A name that every system takes."""
    return " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(" .")[:120] or "Huntflow"


def same_paper(one: QPageLayout, other: QPageLayout) -> bool:
    """Whether lines break alike on both."""
    unit = QPageLayout.Unit.Point
    first, second = one.paintRect(unit), other.paintRect(unit)
    apart = (first.width() - second.width(), first.height() - second.height())
    return all(abs(gap) < 1.0 for gap in apart)
