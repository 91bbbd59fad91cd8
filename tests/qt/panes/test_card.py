"""The card pane: paints from the store, refreshes behind, keeps the place, shows text as text."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.duplicates import Reason
from huntflow_desk.core.errors import NotSent, ServerTrouble
from huntflow_desk.core.events import Change
from huntflow_desk.core.intake import Likely
from huntflow_desk.core.reminders import Reminder
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.links import safe_url
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.card import CardPane
from huntflow_desk.qt.people.contacts import contacts_of
from huntflow_desk.services.session import ConnectionState
from huntflow_desk.services.workplace import Workplace
from tests.qt.panes.people import (
    ACCOUNT_ID,
    EVIL,
    FakePlace,
    entry,
    history,
    hostile_card,
    person,
    resume,
)


@dataclass
class Rig:
    """A pane on screen and the workplace behind it."""

    place: FakePlace
    runner: TaskRunner
    pane: CardPane
    bot: QtBot

    def keep(self, **parts: object) -> None:
        """The store has this person now, and says so."""
        card = person(**parts)
        self.place.library.cards[card.applicant.applicant_id] = card

    def open(self, applicant_id: int = 481) -> None:
        self.pane.show_applicant(ACCOUNT_ID, applicant_id)

    def settle(self) -> None:
        self.bot.waitUntil(lambda: not self.runner.busy("card"))

    def tell(self, kind: str, applicant_id: int = 481) -> None:
        self.place.bus.publish(Change(kind, ACCOUNT_ID, frozenset({applicant_id})))

    def button(self, text: str) -> QAbstractButton:
        for one in self.pane.findChildren(QAbstractButton):
            if one.isVisible() and one.text() == text:
                return one
        raise AssertionError(f"no button {text!r}: {[b.text() for b in _buttons(self.pane)]}")

    def sees(self, text: str) -> bool:
        return any(text in label.text() for label in _labels(self.pane))


@pytest.fixture
def rig(qtbot: QtBot, live_loop: QEventLoop, languages: Languages) -> Rig:
    theme()
    place = FakePlace()
    runner = TaskRunner()
    pane = CardPane(cast(Workplace, place), runner, Relay(place.bus.listen))
    qtbot.addWidget(pane)
    pane.resize(440, 720)
    pane.show()
    return Rig(place, runner, pane, qtbot)


def _labels(pane: QWidget) -> list[QLabel]:
    return [label for label in pane.findChildren(QLabel) if label.isVisible()]


def _buttons(pane: QWidget) -> list[QAbstractButton]:
    return [one for one in pane.findChildren(QAbstractButton) if one.isVisible()]


def test_paints_from_the_store_without_waiting(rig: Rig) -> None:
    never = asyncio.Event()

    async def wait() -> None:
        await never.wait()

    rig.place.library.work = wait
    rig.keep()
    rig.open()
    pane = rig.pane
    assert pane.header.name.full_text() == "Иванова Анна Сергеевна"
    assert "Python-разработчик · ООО «Ромашка» · 250 000 ₽" in pane.header.about.full_text()
    assert pane.resumes.viewer.text() == "Опыт: Python"
    stages = [row.accessibleName() for row in pane.links.rows()]
    assert "Интервью" in stages[0] and "дольше срока" in stages[0]
    assert "Нет опыта" in stages[1]
    pane.choose_tab("history")
    text = pane.tabs.history.timeline.toPlainText()
    assert text.index("Перевод · Python-разработчик → Интервью") < text.index("Заметка")
    assert "Созвонились\nхочет удалённо" in text


def test_nobody_chosen(rig: Rig) -> None:
    rig.pane.show_applicant(ACCOUNT_ID, None)
    assert rig.sees("Никто не выбран")
    assert rig.place.library.asked == []


def test_refresh_keeps_tab_scroll_and_selection(rig: Rig) -> None:
    old = [entry(n, comment=f"заметка {n}\nвторая строка") for n in range(40, 0, -1)]
    rig.keep(worklog=history(*old))
    rig.open()
    rig.settle()
    rig.pane.choose_tab("history")
    timeline = rig.pane.tabs.history.timeline
    cursor = timeline.document().find("заметка 20")
    timeline.setTextCursor(cursor)
    bar = timeline.verticalScrollBar()
    rig.bot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    top = timeline.cursorForPosition(timeline.viewport().rect().topLeft()).block().text()

    rig.keep(worklog=history(entry(41, comment="новая"), *old))
    rig.tell("worklog")
    rig.bot.waitUntil(lambda: "новая" in timeline.toPlainText())
    assert rig.pane.tab() == "history"
    assert timeline.textCursor().selectedText() == "заметка 20"
    assert timeline.cursorForPosition(timeline.viewport().rect().topLeft()).block().text() == top


def test_unchanged_parts_are_not_touched(rig: Rig) -> None:
    long = "\n".join(f"строка {n}" for n in range(300))
    rig.keep(resumes=(resume(11, long),))
    rig.open()
    rig.settle()
    edit = rig.pane.resumes.viewer.edit
    edit.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
    edit.verticalScrollBar().setValue(50)
    rig.keep(resumes=(resume(11, long),), worklog=history(entry(1)))
    rig.tell("applicant")
    rig.bot.waitUntil(lambda: "История 1" in _tabs(rig))
    assert edit.verticalScrollBar().value() == 50
    assert edit.textCursor().hasSelection()


def _tabs(rig: Rig) -> list[str]:
    return [one.text() for one in rig.pane.tabs.strip.findChildren(QAbstractButton)]


def test_another_persons_change_is_not_ours(rig: Rig) -> None:
    rig.keep()
    rig.open()
    rig.settle()
    rig.keep(worklog=history())
    rig.tell("worklog", 999)
    rig.tell("applicant")
    rig.pane.choose_tab("history")
    rig.bot.waitUntil(lambda: rig.sees("История пуста"))


def test_not_kept_then_arrives(rig: Rig) -> None:
    async def arrive() -> None:
        rig.keep()
        rig.tell("applicant")

    rig.place.library.work = arrive
    rig.open()
    rig.bot.waitUntil(lambda: rig.pane.header.isVisible())
    assert rig.pane.header.name.full_text().startswith("Иванова")


def test_not_kept_and_offline_comes_with_the_network(rig: Rig) -> None:
    rig.place.session.state = ConnectionState("offline")

    async def fail() -> None:
        raise NotSent(cause="offline")

    rig.place.library.work = fail
    rig.open()
    rig.bot.waitUntil(lambda: rig.sees("Этого ещё нет на компьютере"))
    rig.button("Взять, когда появится сеть").click()
    assert rig.sees("Загрузим, как только появится сеть.")

    async def arrive() -> None:
        rig.keep()

    rig.place.library.work = arrive
    rig.place.session.state = ConnectionState("online")
    rig.place.bus.publish(Change("connection"))
    rig.bot.waitUntil(lambda: rig.pane.header.isVisible())


def test_trouble_is_said_inline_with_the_log_row(rig: Rig) -> None:
    async def fail() -> None:
        raise ServerTrouble(status=502, journal_id=77)

    rig.place.library.work = fail
    rig.open()
    rig.bot.waitUntil(lambda: any(b.text() == "Повторить" for b in _buttons(rig.pane)))
    with rig.bot.waitSignal(rig.pane.log_requested) as seen:
        rig.button("Открыть в журнале").click()
    assert seen.args == [77]


def test_a_failed_part_leaves_the_rest(rig: Rig) -> None:
    async def fail() -> None:
        raise ServerTrouble(status=500, journal_id=78)

    rig.place.library.work = fail
    rig.keep(worklog=None)
    rig.open()
    rig.pane.choose_tab("history")
    rig.bot.waitUntil(lambda: any(b.text() == "Повторить" for b in _buttons(rig.pane)))
    assert rig.pane.header.isVisible()
    assert rig.pane.tabs.history.missing is not None


def test_resumes_have_tabs_and_honest_states(rig: Rig) -> None:
    rig.keep(resumes=(resume(1, "первое"), resume(2, None), resume(3, " ")))
    rig.open()
    rig.settle()
    page = rig.pane.resumes
    assert _tabs(rig)[0] == "Резюме 3"
    assert page.viewer.text() == "первое"
    page.choose(2)
    assert rig.sees("Текст резюме ещё не сохранён")
    page.choose(3)
    assert rig.sees("В этом резюме нет текста")
    rig.keep(resumes=(resume(1, "первое"), resume(2, "второе"), resume(3, " ")))
    page.choose(2)
    rig.tell("resume")
    rig.bot.waitUntil(lambda: page.viewer.text() == "второе")
    assert page.current is not None and page.current.external_id == 2


def test_empty_parts_say_so(rig: Rig) -> None:
    rig.keep(resumes=(), worklog=history(), questionary=None, links=(), tags=())
    rig.open()
    rig.settle()
    assert rig.sees("Резюме нет")
    assert rig.sees("Не на вакансиях")
    rig.pane.choose_tab("history")
    assert rig.sees("История пуста")
    rig.pane.choose_tab("questionary")
    assert rig.sees("Анкета ещё не сохранена")


def test_hostile_text_stays_text(rig: Rig) -> None:
    rig.place.library.cards[666] = hostile_card()
    rig.open(666)
    rig.settle()
    for tab in ("resume", "history", "questionary"):
        rig.pane.choose_tab(tab)
        rig.pane.grab()
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in _labels(rig.pane) if label.text()
    )
    text = rig.pane.tabs.history.timeline.toPlainText()
    assert "<b>жирный</b>" in text
    assert "\u202e" not in text and "\x00" not in text
    assert "Событие «" in text
    assert "<table><table>" in rig.pane.resumes.viewer.text()
    assert rig.pane.width() == 440
    for row in rig.pane.header.contacts.rows():
        assert row.mapTo(rig.pane, row.rect().topRight()).x() <= 440


def test_only_safe_links_open(rig: Rig) -> None:
    good = {one.kind: one.address for one in contacts_of(person().applicant)}
    assert good == {
        "phone": "tel:+79261234567",
        "email": "mailto:anna@example.com",
        "telegram": "https://t.me/anna_iv",
        "skype": "",
    }
    assert all(safe_url(address) is not None for address in good.values() if address)
    bad = contacts_of(hostile_card().applicant)
    assert [one.address for one in bad] == [""] * len(bad)


def test_copy_puts_the_contact_on_the_clipboard(rig: Rig) -> None:
    rig.keep()
    rig.open()
    row = rig.pane.header.contacts.rows()[0]
    row.copy()
    assert QGuiApplication.clipboard().text() == "+7 926 123-45-67"


def test_wishes_are_signals(rig: Rig) -> None:
    rig.keep()
    rig.open()
    rig.settle()
    with rig.bot.waitSignal(rig.pane.vacancy_requested) as seen:
        rig.bot.keyClick(rig.pane.links.rows()[1], Qt.Key.Key_Space)
    assert seen.args == [8]


def test_doubles_are_counted_behind_and_anew(rig: Rig) -> None:
    shared = (Reason("other_name"),)
    one, two = Likely(0.9, (), applicant_id=7, certain=True), Likely(0.5, (), applicant_id=8)
    rig.place.duplicates.matches = {
        481: (one, two, Likely(0.35, (), shared, applicant_id=9)),
        482: (),
    }
    rig.keep()
    rig.keep(applicant_id=482)
    rig.open()
    button = rig.pane.header.doubles
    # The card is there before anybody has looked.
    assert rig.pane.shown is not None and not button.isVisible()
    rig.settle()
    assert rig.place.duplicates.asked == 0
    rig.pane.complete()
    rig.bot.waitUntil(button.isVisible)
    assert "2" in button.text()
    with rig.bot.waitSignal(rig.pane.wished) as wished:
        button.click()
    assert wished.args == ["duplicates", None]
    rig.place.duplicates.matches[481] = (one,)
    rig.tell("duplicates")
    rig.bot.waitUntil(lambda: "1" in button.text())
    rig.open(482)
    assert not button.isVisible()
    rig.settle()
    asked = rig.place.duplicates.asked
    rig.place.duplicates.matches[482] = (two,)
    rig.tell("applicant", 999)
    rig.bot.waitUntil(button.isVisible)
    assert rig.place.duplicates.asked == asked + 1


def test_refresh_button_asks_the_server(rig: Rig) -> None:
    rig.keep()
    rig.open()
    rig.settle()
    rig.pane.header.refresh.click()
    rig.settle()
    assert rig.place.library.asked == [(481, False), (481, True)]


def test_language_changes_live(rig: Rig, languages: Languages) -> None:
    rig.keep()
    rig.open()
    rig.settle()
    rig.pane.choose_tab("history")
    languages.set_language("en")
    rig.bot.waitUntil(lambda: rig.pane.header.name.full_text() == "Анна Иванова")
    assert rig.pane.tab() == "history"
    languages.set_language("ru")
    rig.bot.waitUntil(lambda: rig.pane.header.name.full_text() == "Иванова Анна Сергеевна")


def test_every_control_has_a_name(rig: Rig) -> None:
    rig.keep(resumes=(resume(1), resume(2)))
    rig.open()
    rig.settle()
    for tab in ("resume", "history", "questionary"):
        rig.pane.choose_tab(tab)
        for one in _buttons(rig.pane):
            assert one.accessibleName() or one.text(), one
    assert rig.pane.tabs.history.timeline.accessibleName()
    assert rig.pane.resumes.viewer.edit.accessibleName()


def test_hidden_pane_catches_up_when_seen(rig: Rig) -> None:
    rig.keep()
    rig.open()
    rig.settle()
    rig.pane.hide()
    card = rig.place.library.cards[481]
    rig.place.library.cards[481] = replace(
        card, applicant=replace(card.applicant, last_name="Петрова")
    )
    rig.tell("applicant")
    rig.bot.waitUntil(lambda: rig.pane._stale)
    assert rig.pane.header.name.full_text().startswith("Иванова")
    rig.pane.show()
    assert rig.pane.header.name.full_text().startswith("Петрова")


def test_next_person_starts_at_the_top_of_the_same_tab(rig: Rig) -> None:
    entries = [entry(n, comment=EVIL) for n in range(50, 0, -1)]
    rig.keep(worklog=history(*entries))
    rig.place.library.cards[482] = replace(
        person(482, worklog=history(entry(5, comment="другой"))), tags=()
    )
    rig.open()
    rig.pane.choose_tab("history")
    rig.open(482)
    assert rig.pane.tab() == "history"
    assert "другой" in rig.pane.tabs.history.timeline.toPlainText()
    bar = rig.pane.tabs.history.timeline.verticalScrollBar()
    assert bar.value() == 0
    rig.open()
    rig.pane.resize(500, 600)
    rig.bot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    rig.settle()


def test_the_reminder_says_when_and_about_what(rig: Rig) -> None:
    def reminder(number: int, hours: float, note: str) -> Reminder:
        return Reminder(number, ACCOUNT_ID, 481, now + timedelta(hours=hours), note, now, now)

    noon = datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
    now = noon.astimezone(UTC)
    rig.place.clock = lambda: now
    rig.keep()
    rig.keep(applicant_id=482)
    rig.open()
    rig.pane.complete()
    assert "reminder" not in rig.pane.top.__dict__, "made for nothing"
    first = reminder(4, 22, "созвониться <b>x</b>")
    rig.place.reminders.found[481] = (first, reminder(5, 30, ""))
    rig.place.bus.publish(Change("reminders", ACCOUNT_ID, frozenset({481})))
    line = rig.pane.top.reminder
    assert line.isVisible()
    assert line.text() == "Напоминание: завтра 10:00 — созвониться <b>x</b> · и ещё 1"
    with rig.bot.waitSignal(rig.pane.wished) as wished:
        line.later_button.click()
    assert wished.args == ["snooze", 4]
    line.done_button.click()
    rig.settle()
    assert rig.place.reminders.ticked == [4]
    # Its time comes while the card stands there.
    rig.place.clock = lambda: now + timedelta(hours=23)
    line._clock.timeout.emit()
    assert line.text().startswith("Пора: сегодня 10:00")
    rig.open(482)
    assert line.isHidden() and line.text() == ""
