"""What is kept for work without a connection, how fresh, for how long, and erasing it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.errors import DeskError
from huntflow_desk.core.models import Account, VacancyRow
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.core.settings import Lifetimes, Offline
from huntflow_desk.qt.dialogs.settings.page import Group, Page
from huntflow_desk.qt.kit.fields import Button
from huntflow_desk.qt.kit.inputs import Choice, Number
from huntflow_desk.qt.kit.labels import Label, Muted
from huntflow_desk.qt.kit.picking import Option, PickBox
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.tables import people_text
from huntflow_desk.services.workplace import Desk, Workplace

if TYPE_CHECKING:
    from huntflow_desk.services.housekeeping import CleanUp
    from huntflow_desk.services.sync.details import Estimate

CHOICES = ("none", "open-vacancies", "all")
SURE_MS = 5000
"""The second press on the red button must follow within this time."""

_MINUTE, _HOUR = 60, 3600


class OfflinePage(Page):
    """Changes hold at once; estimates follow when the page is looked at."""

    icon = "offline"

    def __init__(
        self,
        desk: Desk,
        workplace: Workplace,
        runner: TaskRunner,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._workplace = workplace
        self._runner = runner
        self._accounts = workplace.library.accounts()
        self._account_id = workplace.account_id
        # Read once: changing the language must not need the store.
        self._closed = self._read_vacancies()
        self._bytes = self._forgotten_count = 0
        self._estimates: dict[int, Estimate] = {}
        self._build_what()
        self._build_freshness()
        self._build_limits()
        self._build_erase()
        self.body.addStretch(1)
        self._sure = QTimer(self)
        self._sure.setSingleShot(True)
        self._sure.setInterval(SURE_MS)
        self._sure.timeout.connect(self._show_erase)
        self.retranslate()
        self.show_settings()

    def title(self) -> str:
        """Its name."""
        return self.tr("Синхронизация")

    def show_settings(self) -> None:
        """Take the values as they are set now."""
        offline, lifetimes = self._offline, self._workplace.settings.lifetimes
        self.enabled.choose("on" if offline.enabled else "off")
        self.files.choose("on" if offline.files else "off")
        for account in self._accounts:
            self.choices[account.account_id].choose(offline.details_of(account.account_id))
        for box, value in (
            (self.poll, offline.poll_s // _MINUTE),
            (self.dictionaries, lifetimes.dictionaries_s // _HOUR),
            (self.vacancies, lifetimes.vacancies_s // _MINUTE),
            (self.cards, lifetimes.cards_s // _MINUTE),
            (self.days, offline.keep_days),
            (self.megabytes, offline.keep_mb),
            (self.months, offline.retention_months),
        ):
            box.set_quietly(value)
        self._show_vacancies()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what the choices cost, now that somebody looks."""
        super().showEvent(event)
        self._count_forgotten()
        self._estimate()

    # Building

    def _build_what(self) -> None:
        self._what = Group()
        self._enabled_label, self._files_label = Label(), Label()
        self.enabled, self.files = Choice(), Choice()
        self.enabled.chosen.connect(lambda key: self._keep(enabled=key == "on"))
        self.files.chosen.connect(lambda key: self._keep(files=key == "on"))
        self._what.add_row(self._enabled_label, self.enabled)
        self.choices: dict[int, Choice] = {}
        self._costs: dict[int, Muted] = {}
        for account in self._accounts:
            self._add_account(account)
        self._what.add_row(self._files_label, self.files)
        self._vacancy_label = Label()
        self.vacancy = PickBox()
        self.vacancy.setMinimumWidth(theme().px(260))
        self.vacancy.picked.connect(self._vacancy_picked)
        self._vacancy_note = Muted(small=True, wrap=True)
        self._what.add_row(self._vacancy_label, self.vacancy)
        self._what.add_note(self._vacancy_note)
        self.body.addWidget(self._what)

    def _add_account(self, account: Account) -> None:
        account_id = account.account_id
        choice = self.choices[account_id] = Choice()
        choice.setAccessibleName(account.name)
        choice.chosen.connect(lambda key: self._account_chosen(account_id, key))
        cost = self._costs[account_id] = Muted(small=True, wrap=True)
        self._what.add_row(Label(account.name), choice)
        self._what.add_note(cost)

    def _build_freshness(self) -> None:
        self._freshness = Group()
        self.poll, self.dictionaries = Number(1, 720), Number(1, 720)
        self.vacancies, self.cards = Number(1, 1440, 5), Number(1, 1440)
        self._fresh_labels = [Label() for _ in range(4)]
        boxes = (self.poll, self.dictionaries, self.vacancies, self.cards)
        for label, box in zip(self._fresh_labels, boxes, strict=True):
            label.setBuddy(box)
            self._freshness.add_row(label, box)
            box.valueChanged.connect(self._freshness_changed)
        self.body.addWidget(self._freshness)

    def _build_limits(self) -> None:
        self._limits = Group()
        self.days, self.months = Number(0, 3650, 30), Number(0, 240)
        self.megabytes = Number(0, 100_000, 100)
        self._limit_labels = [Label() for _ in range(3)]
        boxes = (self.megabytes, self.days, self.months)
        for label, box in zip(self._limit_labels, boxes, strict=True):
            label.setBuddy(box)
            self._limits.add_row(label, box)
            box.valueChanged.connect(self._limits_changed)
        self._cleaned = Muted(small=True, wrap=True)
        self.clean_button = Button("", self._clean_up)
        self._limits.add_row(Label(), self.clean_button)
        self._limits.add_note(self._cleaned)
        self._cleaned.hide()
        self.body.addWidget(self._limits)

    def _build_erase(self) -> None:
        self._erase = Group()
        self._used = Label()
        self.erase_button = Button("", self._erase_pressed, kind="danger", icon="trash")
        self._erase.add_row(self._used, self.erase_button)
        self._forgotten = Label()
        self.remember_button = Button("", self._remember)
        self._erase.add_row(self._forgotten, self.remember_button)
        self.body.addWidget(self._erase)

    def retranslate(self) -> None:
        """All words anew."""
        self._what.set_words(
            self.tr("Что хранить без связи"),
            self.tr(
                "Карточки и вакансии хранятся всегда. Истории, анкеты и тексты резюме занимают "
                "место и время: выберите, для кого они нужны."
            ),
        )
        on_off = [("on", self.tr("Да")), ("off", self.tr("Нет"))]
        for label, box, text in (
            (self._enabled_label, self.enabled, self.tr("Обновлять в фоне")),
            (self._files_label, self.files, self.tr("Хранить фото и файлы резюме")),
        ):
            label.setText(text)
            box.setAccessibleName(text)
            box.set_options(on_off)
        names = [self.tr("Ничего"), self.tr("Открытые вакансии"), self.tr("Все кандидаты")]
        for choice in self.choices.values():
            choice.set_options(list(zip(CHOICES, names, strict=True)))
        self._vacancy_label.setText(self.tr("И закрытые вакансии"))
        self.vacancy.setAccessibleName(self.tr("И закрытые вакансии"))
        self._freshness.set_words(
            self.tr("Насколько свежо"),
            self.tr("Старше этого срока данные обновляются, когда вы на них смотрите."),
        )
        for label, text in zip(
            self._fresh_labels,
            (
                self.tr("Проверять новое, мин"),
                self.tr("Справочники, ч"),
                self.tr("Вакансии, мин"),
                self.tr("Карточки, мин"),
            ),
            strict=True,
        ):
            label.setText(text)
        self._limits.set_words(
            self.tr("Сколько хранить"),
            self.tr(
                "0 — без предела. Лишнее убирается раз в сутки: сначала фото и файлы резюме, "
                "потом истории и тексты, старые раньше. Списки кандидатов и вакансий пределом "
                "размера не удаляются."
            ),
        )
        for label, text in zip(
            self._limit_labels,
            (
                self.tr("Не больше, МБ"),
                self.tr("Истории, резюме и фото, дней"),
                self.tr("Кандидаты без событий, месяцев"),
            ),
            strict=True,
        ):
            label.setText(text)
        for named in (*self._fresh_labels, *self._limit_labels):
            buddy = named.buddy()
            if buddy is not None:
                buddy.setAccessibleName(named.full_text())
        self._erase.set_words(
            self.tr("Стереть сохранённое"),
            self.tr(
                "Удалит с этого компьютера всё, что получено из Хантфлоу, и журнал. "
                "Ключи, настройки, напоминания и неотправленное останутся."
            ),
        )
        self.clean_button.set_text(self.tr("Убрать лишнее сейчас"))
        self._cleaned.hide()
        self.remember_button.set_text(self.tr("Снова хранить"))
        self._show_erase()
        self._show_forgotten()
        self._show_vacancies()
        self._show_costs()

    # Choices

    @property
    def _offline(self) -> Offline:
        return self._workplace.settings.offline

    def _keep(self, **changes: object) -> None:
        offline = replace(self._offline, **changes)  # type: ignore[arg-type]
        try:
            self._desk.change_settings(self._workplace, offline=offline)
        except DeskError as error:
            self._tell(error)

    def _account_chosen(self, account_id: int, choice: str) -> None:
        self._keep(accounts={**self._offline.accounts, str(account_id): choice})
        self._estimate()

    def _freshness_changed(self) -> None:
        self._keep(poll_s=self.poll.value() * _MINUTE)
        lifetimes = Lifetimes(
            self.dictionaries.value() * _HOUR,
            self.vacancies.value() * _MINUTE,
            self.cards.value() * _MINUTE,
        )
        try:
            self._desk.change_settings(self._workplace, lifetimes=lifetimes)
        except DeskError as error:
            self._tell(error)

    def _limits_changed(self) -> None:
        self._keep(
            keep_days=self.days.value(),
            keep_mb=self.megabytes.value(),
            retention_months=self.months.value(),
        )

    def _clean_up(self) -> None:
        self._runner.start(
            self._workplace.sync.clean_up,
            owner=self,
            key="offline-clean",
            label=self.tr("Убрать лишнее"),
            busy=lambda busy: self.clean_button.setEnabled(not busy),
            done=self._cleaned_up,
        )

    def _cleaned_up(self, done: CleanUp) -> None:
        if done.documents or done.files or done.people:
            parts = [
                self.tr("кандидатов: %n", "", done.people) if done.people else "",
                self.tr("историй, анкет и резюме: %n", "", done.documents)
                if done.documents
                else "",
                self.tr("фото и файлов: %n", "", done.files) if done.files else "",
            ]
            text = self.tr("Убрано: {what}").format(what=", ".join(filter(None, parts)))
        else:
            text = self.tr("Лишнего нет")
        self._cleaned.setText(text)
        self._cleaned.show()
        self._estimate()

    # Forgotten people

    def _forgotten_people(self) -> dict[int, frozenset[int]]:
        housekeeping = self._workplace.sync.housekeeping
        found = {one.account_id: housekeeping.forgotten(one.account_id) for one in self._accounts}
        return {account_id: ids for account_id, ids in found.items() if ids}

    def _show_forgotten(self) -> None:
        self._forgotten.setText(self.tr("Забыто кандидатов: %n", "", self._forgotten_count))
        self._forgotten.setVisible(bool(self._forgotten_count))
        self.remember_button.setVisible(bool(self._forgotten_count))

    def _remember(self) -> None:
        async def remember() -> None:
            for account_id, ids in self._forgotten_people().items():
                await self._workplace.sync.housekeeping.remember(account_id, ids)

        self._runner.start(
            remember,
            owner=self,
            key="offline-remember",
            label=self.tr("Снова хранить"),
            done=lambda _: self._count_forgotten(),
        )

    def _count_forgotten(self) -> None:
        self._forgotten_count = sum(map(len, self._forgotten_people().values()))
        self._show_forgotten()

    # Single vacancies

    def _chosen_vacancies(self) -> list[int]:
        return list(self._offline.vacancies.get(str(self._account_id), ()))

    def _vacancy_picked(self, key: str, on: bool) -> None:
        chosen = [one for one in self._chosen_vacancies() if str(one) != key]
        if on:
            chosen.append(int(key))
        account = str(self._account_id)
        self._keep(vacancies={**self._offline.vacancies, account: chosen})
        self._show_vacancies()
        self._estimate()

    def _read_vacancies(self) -> tuple[VacancyRow, ...]:
        """Vacancies that are not open: the open ones go by the choice above."""
        if self._account_id is None:
            return ()
        query = VacancyQuery(self._account_id, states=frozenset({"CLOSED", "HOLD"}))
        return self._workplace.library.vacancy_rows(query)

    def _show_vacancies(self) -> None:
        chosen = set(self._chosen_vacancies())
        self.vacancy.set_words(self.tr("Ни одной"))
        self.vacancy.set_options(
            [
                Option(str(row.vacancy_id), f"{row.position} · {people_text(row.people)}")
                for row in self._closed
            ]
        )
        self.vacancy.set_picked([str(one) for one in chosen])
        self.vacancy.setEnabled(bool(self._closed))
        names = [row.position for row in self._closed if row.vacancy_id in chosen]
        self._vacancy_note.setText(", ".join(names))
        self._vacancy_note.setVisible(bool(names))

    # Costs

    def _estimate(self) -> None:
        async def count() -> dict[int, Estimate]:
            import asyncio

            sync = self._workplace.sync
            sizes = await asyncio.to_thread(self._workplace.store.sizes)
            self._bytes = sum(sizes.values())
            return {
                one.account_id: await sync.estimate(
                    one.account_id, self._offline.details_of(one.account_id)
                )
                for one in self._accounts
            }

        self._runner.start(
            count, owner=self, key="offline-estimate", done=self._counted, background=True
        )

    def _counted(self, found: dict[int, Estimate]) -> None:
        self._estimates = found
        self._show_costs()
        self._show_erase()

    def _show_costs(self) -> None:
        for account_id, label in self._costs.items():
            found = self._estimates.get(account_id)
            label.setText("" if found is None else self._cost(found))
            label.setVisible(bool(label.full_text()))

    def _cost(self, found: Estimate) -> str:
        if found.people == 0:
            return ""
        locale = QLocale()
        kept = self.tr("хранится {kept} из {people}")
        text = kept.replace("{kept}", locale.toString(found.kept))
        text = text.replace("{people}", locale.toString(found.people))
        if found.requests == 0:
            return text
        left = self.tr("{kept}; ещё ≈ {size}, {requests} запросов, {time}")
        return (
            left.replace("{kept}", text)
            .replace("{size}", self._size(found.bytes))
            .replace("{requests}", locale.toString(found.requests))
            .replace("{time}", self._time(found.seconds))
        )

    def _size(self, count: int) -> str:
        locale = QLocale()
        if count >= 1e9:
            return self.tr("{size} ГБ").replace("{size}", locale.toString(count / 1e9, "f", 1))
        if count >= 1e6:
            return self.tr("{size} МБ").replace("{size}", locale.toString(round(count / 1e6)))
        return self.tr("{size} КБ").replace("{size}", locale.toString(round(count / 1e3)))

    def _time(self, seconds: float) -> str:
        if seconds >= 2 * _HOUR:
            return self.tr("%n ч", "", round(seconds / _HOUR))
        return self.tr("%n мин", "", max(1, round(seconds / _MINUTE)))

    # Erasing

    def _show_erase(self) -> None:
        used = self.tr("Занято {size}")
        self._used.setText(used.replace("{size}", self._size(self._bytes)))
        self.erase_button.set_text(self.tr("Стереть сохранённое"))

    def _erase_pressed(self) -> None:
        if not self._sure.isActive():
            self._sure.start()
            self.erase_button.set_text(self.tr("Точно стереть? Нажмите ещё раз"))
            return
        self._sure.stop()
        self.erase_button.setEnabled(False)
        sync = self._workplace.sync
        self._runner.start(
            sync.erase_here,
            owner=self,
            key="offline-erase",
            label=self.tr("Стереть сохранённое"),
            done=lambda _: self._erased(),
            failed=self._not_erased,
        )

    def _erased(self) -> None:
        self.erase_button.setEnabled(True)
        self._show_erase()
        self._estimate()

    def _not_erased(self, error: BaseException) -> bool:
        self.erase_button.setEnabled(True)
        self._show_erase()
        if isinstance(error, DeskError):
            self._tell(error)
            return True
        return False
