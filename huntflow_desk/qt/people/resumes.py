"""Resumes of a person, one at a time: the text, or the pages of the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QWidget

from huntflow_desk.core.snippets import places
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import column, row
from huntflow_desk.qt.kit.labels import Muted
from huntflow_desk.qt.kit.links import link_target, open_link, safe_url
from huntflow_desk.qt.kit.lit import TextLights
from huntflow_desk.qt.kit.plaintext import one_line, tooltip
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.viewer import TextViewer
from huntflow_desk.qt.people import words
from huntflow_desk.qt.people.parts import Missing, PartPage
from huntflow_desk.services.card import Card, CardResume
from huntflow_desk.services.workplace import Workplace

if TYPE_CHECKING:
    # Pages are pictures that a process of its own makes: loaded when somebody wants to see them.
    from huntflow_desk.qt.people.file import FilePage

MOST_TABS = 30


class ResumePage(PartPage):
    """Tab «Резюме»: a row of resumes when there are several, then facts and text or pages.

    `chosen()`: another resume or another way to see it. `log_requested(log_id)`.
    """

    chosen = Signal()
    log_requested = Signal(int)

    def __init__(
        self, workplace: Workplace, runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        self._workplace = workplace
        self._runner = runner
        self._file: FilePage | None = None
        self._zoom: int | None = None
        self._person: tuple[int, int] | None = None
        self._resumes: tuple[CardResume, ...] = ()
        self._mode = "text"
        self._chosen_id: int | None = None
        self._shown: tuple[int, str] | None = None
        self._picks: list[Button] = []
        self._strip = QWidget()
        self._flow = FlowLayout(spacing=4, parent=self._strip)
        self._facts = Muted(small=True, elide=True)
        self._link = Button("", self._open_source, kind="quiet", icon="external")
        self._link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._text = _Body()
        self.viewer = self._text.viewer
        self._lights = TextLights(self.viewer.edit)
        self._bodies = QStackedWidget()
        self._bodies.addWidget(self._text)
        self._modes = QButtonGroup()
        self._as_text, self._as_pages = Button("", kind=""), Button("", kind="")
        for button, mode in ((self._as_text, "text"), (self._as_pages, "pages")):
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, which=mode: self.set_mode(which))
            self._modes.addButton(button)
        self._as_text.setChecked(True)
        view = QWidget()
        facts = row(
            self._facts, self._link, row(self._as_text, self._as_pages, spacing=2), spacing=8
        )
        facts.setStretch(0, 1)
        view.setLayout(column(self._strip, facts, self._bodies, spacing=4))
        super().__init__(view, parent)
        self._modes.setParent(self)
        self._retranslate()

    @property
    def file(self) -> FilePage:
        """The file of the resume in view; made when somebody first wants to see pages."""
        if self._file is None:
            from huntflow_desk.qt.people.file import FilePage

            self._file = FilePage(self._workplace, self._runner)
            self._file_lights = TextLights(self._file.viewer.edit)
            if self._zoom is not None:
                self._file.pages.set_zoom(self._zoom)
            self._file.shown.connect(self._file_shown)
            self._file.log_requested.connect(self.log_requested)
            self._bodies.addWidget(self._file)
        return self._file

    @property
    def zoom(self) -> int:
        """How large pages are, in percent of the width of the card."""
        return self.file.pages.zoom if self._file is not None else self._zoom or 100

    def set_zoom(self, percent: int) -> None:
        """Show pages so large from now on."""
        self._zoom = percent
        if self._file is not None:
            self._file.pages.set_zoom(percent)

    def leave(self) -> None:
        """Nobody looks at this person any more."""
        if self._file is not None:
            self._file.leave()

    def connected(self) -> None:
        """The network is there again."""
        if self._file is not None:
            self._file.connected()

    @property
    def mode(self) -> str:
        """How resumes are seen: text or pages."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """See them so from now on."""
        mode = mode if mode in ("text", "pages") else "text"
        changed, self._mode = mode != self._mode, mode
        self._as_text.setChecked(mode == "text")
        self._as_pages.setChecked(mode == "pages")
        if self._resumes and changed:
            self._show_current()
        if changed:
            self.chosen.emit()

    @property
    def current(self) -> CardResume | None:
        """The resume in view."""
        for resume in self._resumes:
            if resume.external_id == self._chosen_id:
                return resume
        return self._resumes[0] if self._resumes else None

    def show_resumes(self, card: Card, missing: Missing, *, other_person: bool) -> None:
        """Show those of a card; `missing` says why a text is not here."""
        before, resumes = self._resumes, card.resumes
        self._resumes = resumes
        self._person = (card.account_id, card.applicant.applicant_id)
        self._missing = missing
        if other_person:
            self._chosen_id = None
        if not resumes:
            self.age = self.expires = None
            self.leave()
            self.show_missing(Missing(self.tr("Резюме нет"), icon="document"))
            return
        self.show_view()
        if other_person or before != resumes:
            self._fill_strip()
        self._show_current()

    def choose(self, external_id: int) -> None:
        """Show this one."""
        self._chosen_id = external_id
        self._fill_strip()
        self._show_current()
        self.chosen.emit()

    # Words that were looked for

    def light(self, words: Sequence[str]) -> int:
        """Light up words in the text in view; pages are pictures, so for them none."""
        pages = self._mode == "pages"
        lights = self._file_lights if pages else self._lights
        shown = self.file.is_text if pages else self._text.missing is None
        text = lights.text() if words and shown and self.missing is None else ""
        found = places(text, words)
        lights.light(text, found)
        return len(found)

    def go_to_hit(self, number: int) -> None:
        """Scroll to a lit place."""
        (self._file_lights if self._mode == "pages" else self._lights).go_to(number)

    def hits_in_others(
        self, resumes: Sequence[CardResume], words: Sequence[str], *, in_view: bool
    ) -> dict[int, int]:
        """Places in texts that are not in view now, by resume; `in_view`: this page is."""
        current = self.current if in_view and self._mode == "text" else None
        found: dict[int, int] = {}
        for resume in resumes:
            other = current is None or resume.external_id != current.external_id
            if other and resume.saved is not None:
                count = len(places(resume.saved.value.text, words))
                if count:
                    found[resume.external_id] = count
        return found

    def _file_shown(self) -> None:
        if self._mode == "pages":
            self.age = self.file.age
            self.chosen.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fill_strip(self) -> None:
        current = self.current
        shown = self._resumes[:MOST_TABS] if len(self._resumes) > 1 else ()
        while len(self._picks) < len(shown):
            pick = Button("", kind="")
            pick.setCheckable(True)
            pick.clicked.connect(self._picked)
            self._picks.append(pick)
            self._flow.addWidget(pick)
        for number, pick in enumerate(self._picks):
            if number < len(shown):
                one = shown[number]
                title, day = words.resume_title(one), words.day_text(one.updated)
                pick.set_text(
                    self.tr("{source} · {day}").format(source=title, day=day) if day else title
                )
                pick.setProperty("external", one.external_id)
                pick.setChecked(one is current)
            pick.setVisible(number < len(shown))
        self._strip.setVisible(bool(shown))

    def _picked(self) -> None:
        pick = self.sender()
        if pick is not None:
            self.choose(int(pick.property("external")))

    def _show_current(self) -> None:
        resume = self.current
        if resume is None:
            return
        self.expires = None
        self._show_facts(resume)
        if self._mode == "pages" and self._person is not None:
            self._bodies.setCurrentWidget(self.file)
            self.file.show_file(*self._person, resume.external_id, resume.updated)
            self.age = self.file.age
            return
        self.leave()
        self._bodies.setCurrentWidget(self._text)
        self._show_text(resume)

    def _show_text(self, resume: CardResume) -> None:
        saved = resume.saved
        self.age = saved.updated_at if saved else None
        if saved is None:
            self._shown = None
            self._text.show_missing(self._missing)
        elif not saved.value.text.strip():
            self._shown = None
            self._text.show_missing(
                Missing(
                    self.tr("В этом резюме нет текста"),
                    hint=self._files(resume),
                    icon="document",
                    actions=((self.tr("Показать страницы"), lambda: self.set_mode("pages")),),
                )
            )
        else:
            wanted = (resume.external_id, saved.value.text)
            if wanted != self._shown:
                self._text.show_text(
                    saved.value.text,
                    keep_place=self._shown is not None and self._shown[0] == wanted[0],
                )
                self._shown = wanted
            self._text.show_view()

    def _show_facts(self, resume: CardResume) -> None:
        facts = []
        if len(self._resumes) == 1:
            facts.append(words.resume_title(resume))
        day = words.day_text(resume.updated)
        if day:
            facts.append(self.tr("обновлено {day}").format(day=day))
        files = self._files(resume)
        if files:
            facts.append(files)
        self._facts.setText(" · ".join(facts))
        address = resume.saved.value.source_url if resume.saved else ""
        url = safe_url(address) if address else None
        self._link.setVisible(url is not None)
        if url is not None:
            self._link.set_text(link_target(url))
            self._link.setToolTip(tooltip(address))
            name = self.tr("Открыть источник: {host}").format(host=link_target(url))
            self._link.setAccessibleName(name)

    def _files(self, resume: CardResume) -> str:
        if resume.saved is None:
            return ""
        return one_line(", ".join(file.name for file in resume.saved.value.files[:5]), 160)

    def _open_source(self) -> None:
        resume = self.current
        if resume is not None and resume.saved is not None:
            open_link(resume.saved.value.source_url)

    def _retranslate(self) -> None:
        self.viewer.edit.setAccessibleName(self.tr("Текст резюме"))
        self._strip.setAccessibleName(self.tr("Резюме кандидата"))
        self._as_text.set_text(self.tr("Текст"))
        self._as_pages.set_text(self.tr("Страницы"))
        if self._resumes:
            self._fill_strip()
            self._show_current()


class _Body(PartPage):
    """The text, or a word about its absence; facts and tabs above stay."""

    def __init__(self) -> None:
        self.viewer = TextViewer()
        self.viewer.edit.document().setDocumentMargin(0)
        self.viewer.edit.setStyleSheet("QPlainTextEdit { padding: 0; }")
        super().__init__(self.viewer)

    def show_text(self, text: str, *, keep_place: bool) -> None:
        bar = self.viewer.edit.verticalScrollBar()
        value = bar.value() if keep_place else 0
        self.viewer.set_text(text)
        bar.setValue(value)
