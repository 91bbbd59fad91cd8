"""The vacancy pane: paints from the store at once and refreshes behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedLayout, QWidget

from huntflow_desk.core.errors import NotFound
from huntflow_desk.core.events import Change
from huntflow_desk.qt.forms.prose import read_prose
from huntflow_desk.qt.forms.proseview import ProseView
from huntflow_desk.qt.forms.rights import why_not
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.frames import EmptyState, KeyValueGrid, Section, Surface, column
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.marks import BusyLine
from huntflow_desk.qt.kit.plaintext import clean, one_line
from huntflow_desk.qt.kit.relay import Calm, Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.vacancy.header import VacancyHeader
from huntflow_desk.qt.panes.vacancy.pipeline import PipelineStrip
from huntflow_desk.qt.problems import ProblemWords, describe
from huntflow_desk.services.card import VacancyCard
from huntflow_desk.services.workplace import Workplace

KINDS = frozenset({"vacancy", "applicant", "dictionary"})
LOADING_MS = 300
MOST_FILES, MOST_FIELDS = 50, 60
VALUE_LIMIT = 2_000


class VacancyPane(QWidget):
    """Shows one vacancy. Signals are wishes: `people_requested(vacancy_id)`,
    `stage_chosen(stage_id)` for its people on a stage, `log_requested(log_id)`,
    `wished(command, about)` for what changes it."""

    key_view = "vacancy"

    people_requested = Signal(int)
    stage_chosen = Signal(int)
    log_requested = Signal(int)
    wished = Signal(str, object)

    def __init__(
        self,
        workplace: Workplace,
        runner: TaskRunner,
        relay: Relay,
        *,
        titled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`titled` False: the vacancy's name stands above the pane already."""
        super().__init__(parent)
        self._titled = titled
        self._workplace = workplace
        self._runner = runner
        self._account_id: int | None = None
        self._vacancy_id: int | None = None
        self._card: VacancyCard | None = None
        self._wanted = False
        self._loading = False
        self._trouble: tuple[ProblemWords, int | None] | None = None
        self._sources: tuple[str, ...] = ()
        self._stale = False
        self._build()
        self._calm = Calm(parent=self)
        self._calm.due.connect(self._reread)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(LOADING_MS)
        self._late.timeout.connect(self._show_nothing)
        relay.changed.connect(self._changed)
        self._retranslate()

    # What the window calls

    @property
    def vacancy_id(self) -> int | None:
        """What is shown or asked for."""
        return self._vacancy_id

    def show_vacancy(self, account_id: int | None, vacancy_id: int | None) -> None:
        """Show this vacancy from the store now, and ask the server behind; None shows nothing."""
        if (account_id, vacancy_id) == (self._account_id, self._vacancy_id):
            return
        self._runner.cancel(self, "vacancy")
        self._account_id, self._vacancy_id = account_id, vacancy_id
        self._trouble, self._wanted, self._card = None, False, None
        if account_id is None or vacancy_id is None:
            self._late.stop()
            self._show_nothing()
            return
        self._load(other=True)
        self._start()

    def refresh(self, *, force: bool = True) -> None:
        """Ask the server now, as a person's wish; without `force` only when it is not fresh."""
        self._start(force=force)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._reread()

    def changeEvent(self, event: QEvent) -> None:
        """Other language, other words."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # Building

    def _build(self) -> None:
        self.busy = BusyLine()
        self.header = VacancyHeader(titled=self._titled)
        self.header.refresh_requested.connect(self.refresh)
        self.header.edit_requested.connect(lambda: self.wished.emit("edit_vacancy", None))
        self.people = Button("", self._ask_people, icon="people")
        self.people.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.strip = PipelineStrip()
        self.strip.chosen.connect(self.stage_chosen)
        self.pipeline = Section("", tools=(self.people,))
        self.pipeline.body.addWidget(self.strip)
        self._texts = {name: (Section(""), ProseView()) for name in ("body", "needs", "terms")}
        for section, view in self._texts.values():
            section.body.addWidget(view)
        self._cut = {name: Muted(small=True) for name in self._texts}
        for name, note in self._cut.items():
            self._texts[name][0].body.addWidget(note)
        self.more = Section("")
        self.grid = KeyValueGrid()
        self._grid_rows: list[tuple[str, str]] = []
        self.more.body.addWidget(self.grid)
        self.files = Section("")
        self._file_names = Label(wrap=True, selectable=True)
        self.files.body.addWidget(self._file_names)
        self._note = EmptyState()
        self._note.setMinimumHeight(theme().px(180))
        page = Surface()
        texts = [section for section, _ in self._texts.values()]
        sections = (self.pipeline, *texts, self.more, self.files, self._note)
        margins = 16 if self._titled else 12
        page.setLayout(column(self.header, *sections, None, margins=margins, spacing=16))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(page)
        self._empty = EmptyState()
        nothing = QWidget()
        nothing.setLayout(column(self._empty))
        holder = QWidget()
        self._body = QStackedLayout(holder)
        self._body.addWidget(nothing)
        self._body.addWidget(self.area)
        whole = Surface()
        whole.setLayout(column(self.busy, holder, spacing=0))
        self.setLayout(column(whole))

    # Reading the store

    def _load(self, *, other: bool) -> None:
        account_id, vacancy_id = self._account_id, self._vacancy_id
        if account_id is None or vacancy_id is None:
            return
        self._card = self._workplace.library.vacancy_card(account_id, vacancy_id)
        if self._card is None:
            if other and self._workplace.session.state.usable:
                # Nothing for a moment: an answer that comes at once must not flicker.
                self._empty.hide()
                self._body.setCurrentIndex(0)
                self._late.start()
            else:
                self._show_nothing()
            return
        self._late.stop()
        self._show_card(self._card)
        if other:
            self.area.verticalScrollBar().setValue(0)
        self._body.setCurrentIndex(1)

    def _reread(self) -> None:
        if not self.isVisible():
            # A pane nobody sees reads once, when it is seen again.
            self._stale = True
            return
        self._stale = False
        self._load(other=self._card is None)

    def _show_card(self, card: VacancyCard) -> None:
        vacancy = card.vacancy
        self.header.show_card(card)
        self.header.set_why_not(why_not(self._workplace, card.account_id))
        self._show_pipeline(card)
        self._show_texts((vacancy.body, vacancy.requirements, vacancy.conditions))
        self._show_fields(card)
        names = [one_line(file.name, 120) or f"№ {file.file_id}" for file in vacancy.files]
        listed = "\n".join(names[:MOST_FILES])
        if self._file_names.full_text() != listed:
            self._file_names.setText(listed)
        self.files.setVisible(bool(names))
        self._show_note(card)

    def _show_texts(self, sources: tuple[str, str, str]) -> None:
        if sources == self._sources:
            return
        self._sources = sources
        for (name, (section, view)), source in zip(self._texts.items(), sources, strict=True):
            prose = read_prose(source)
            view.show_prose(prose)
            self._cut[name].setVisible(prose.cut)
            section.setVisible(bool(prose.pieces))

    def _show_pipeline(self, card: VacancyCard) -> None:
        self.strip.show_stages(card.stages, card.people_by_stage)
        total = sum(card.people_by_stage.values())
        # What is kept here may be less than what the server has: the word says so.
        self.people.set_text(self.tr("Кандидаты: {count}").format(count=total))
        self.pipeline.setVisible(bool(card.stages) or total > 0)

    def _show_fields(self, card: VacancyCard) -> None:
        rows = [
            (self.tr("Подразделение"), one_line(card.division)),
            (self.tr("Регион"), one_line(card.region)),
        ]
        for answer in card.additional[:MOST_FIELDS]:
            rows.append((one_line(answer.title, 80), clean(answer.value[:VALUE_LIMIT])))
        rows = [(name, value) for name, value in rows if value]
        if rows != self._grid_rows:
            self._grid_rows = rows
            self.grid.set_rows(rows)
        self.more.setVisible(bool(rows))

    def _show_note(self, card: VacancyCard) -> None:
        """The texts are not here: because there are none, or because they were not read yet."""
        vacancy = card.vacancy
        has_texts = any(not section.isHidden() for section, _ in self._texts.values())
        if has_texts or (card.complete and (vacancy.files or self._grid_rows)):
            self._note.hide()
            return
        if card.complete:
            self._note.show_state(self.tr("Описание не заполнено"), icon="document")
        else:
            text, hint, actions = self._missing(self.tr("Описание ещё не сохранено"))
            self._note.show_state(text, hint=hint, icon="document", actions=actions)
        self._note.show()

    # Nothing to show

    def _missing(self, text: str) -> tuple[str, str, tuple[tuple[str, Callable[[], object]], ...]]:
        usable = self._workplace.session.state.usable
        if self._loading and usable:
            return self.tr("Загружаем…"), "", ()
        if self._trouble is not None:
            said, log_id = self._trouble
            actions: list[tuple[str, Callable[[], object]]] = [(self.tr("Повторить"), self._start)]
            if log_id is not None:
                actions.append(
                    (self.tr("Открыть в журнале"), lambda: self.log_requested.emit(log_id))
                )
            return said.title, said.text, tuple(actions)
        if usable:
            return text, "", ((self.tr("Загрузить"), self._start),)
        if self._wanted:
            hint = self.tr("Загрузим, как только появится сеть.")
            return text, hint, ((self.tr("Не нужно"), self._unwant),)
        hint = self.tr("Сейчас нет связи.")
        return text, hint, ((self.tr("Взять, когда появится сеть"), self._want),)

    def _show_nothing(self) -> None:
        if self._card is not None:
            return
        if self._vacancy_id is None:
            self._empty.show_state(
                self.tr("Вакансия не выбрана"),
                hint=self.tr("Выберите вакансию в списке."),
                icon="vacancy",
            )
        else:
            text, hint, actions = self._missing(self.tr("Этого ещё нет на компьютере"))
            self._empty.show_state(text, hint=hint, icon="vacancy", actions=actions)
        self._empty.show()
        self._body.setCurrentIndex(0)

    def _show_state(self) -> None:
        if self._card is not None:
            self._show_note(self._card)
        elif not self._late.isActive():
            self._show_nothing()

    # Asking the server

    def _start(self, *, force: bool = False) -> None:
        account_id, vacancy_id = self._account_id, self._vacancy_id
        if account_id is None or vacancy_id is None:
            return
        library = self._workplace.library
        self._trouble = None
        self._runner.start(
            lambda: library.refresh_vacancy(account_id, vacancy_id, force=force),
            owner=self,
            key="vacancy",
            background=not force,
            label=self.tr("Вакансия"),
            busy=self._set_busy,
            done=self._refreshed,
            failed=self._failed,
        )

    def _set_busy(self, busy: bool) -> None:
        self.busy.set_busy(busy)
        self._loading = busy
        self._show_state()

    def _refreshed(self, _: object) -> None:
        self._wanted = False
        self._reread()

    def _failed(self, error: BaseException) -> bool:
        away = not self._workplace.session.state.usable
        self._trouble = None if away else (describe(error), getattr(error, "journal_id", None))
        self._loading = False
        if isinstance(error, NotFound):
            self._reread()
        self._late.stop()
        self._show_state()
        # With nothing else to see the words stand in the pane itself.
        return self._card is None

    def _want(self) -> None:
        self._wanted = True
        self._show_state()

    def _unwant(self) -> None:
        self._wanted = False
        self._show_state()

    # What happened elsewhere

    def _changed(self, change: Change) -> None:
        if change.kind == "connection":
            if self._wanted and self._workplace.session.state.usable:
                self._start()
            elif not self._loading:
                self._show_state()
            return
        if change.kind not in KINDS or self._vacancy_id is None:
            return
        if change.account_id is not None and change.account_id != self._account_id:
            return
        # Any person may have come to a stage of this vacancy.
        if change.kind != "vacancy" or change.touches("vacancy", self._vacancy_id):
            self._calm.poke()

    def _ask_people(self) -> None:
        if self._vacancy_id is not None:
            self.people_requested.emit(self._vacancy_id)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Вакансия"))
        self.area.setAccessibleName(self.tr("Вакансия"))
        self.pipeline.set_title(self.tr("Воронка"))
        titles = (self.tr("Обязанности"), self.tr("Требования"), self.tr("Условия"))
        for (section, view), title in zip(self._texts.values(), titles, strict=True):
            section.set_title(title)
            view.setAccessibleName(title)
        for note in self._cut.values():
            note.setText(self.tr("Показано начало: текст длиннее."))
        self.more.set_title(self.tr("Дополнительно"))
        self.files.set_title(self.tr("Файлы"))
        if self._card is not None:
            self._show_card(self._card)
        else:
            self._show_nothing()
