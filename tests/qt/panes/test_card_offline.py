"""The card without a network: pages of files, words of a search, what changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.errors import ServerTrouble, UnreadableFile
from huntflow_desk.core.events import Change
from huntflow_desk.core.models import Saved
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.lit import qt_places
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.card import CardPane
from huntflow_desk.qt.people.hits import words_of_search
from huntflow_desk.qt.people.pages import PagesView
from huntflow_desk.services.card import Answer
from huntflow_desk.services.looked import Look, seen_of
from huntflow_desk.services.session import ConnectionState
from huntflow_desk.services.workplace import Workplace
from tests.qt.panes.people import (
    ACCOUNT_ID,
    NOW,
    REJECTED,
    FakePlace,
    entry,
    history,
    person,
    resume,
)


def png(width: int = 60, height: int = 90) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


@dataclass
class Rig:
    place: FakePlace
    runner: TaskRunner
    pane: CardPane
    bot: QtBot

    def keep(self, applicant_id: int = 481, **parts: object) -> None:
        self.place.library.cards[applicant_id] = person(applicant_id, **parts)

    def open(self, applicant_id: int = 481) -> None:
        self.pane.show_applicant(ACCOUNT_ID, applicant_id)

    def settle(self) -> None:
        self.bot.waitUntil(lambda: not self.runner.running)

    def button(self, text: str) -> QAbstractButton:
        shown = [one for one in self.pane.findChildren(QAbstractButton) if one.isVisible()]
        found = [one for one in shown if one.text() == text]
        assert found, " ".join(one.text() for one in shown)
        return found[0]

    def sees(self, text: str) -> bool:
        labels = [one for one in self.pane.findChildren(QLabel) if one.isVisible()]
        return any(text in label.text() for label in labels)

    def away(self, offline: bool = True) -> None:
        self.place.session.state = ConnectionState("offline" if offline else "online")
        self.place.bus.publish(Change("connection"))


@pytest.fixture
def rig(qtbot: QtBot, live_loop: QEventLoop, languages: Languages) -> Iterator[Rig]:
    theme()
    place = FakePlace()
    place.previews.picture = png()
    runner = TaskRunner()
    pane = CardPane(cast(Workplace, place), runner, Relay(place.bus.listen))
    qtbot.addWidget(pane)
    pane.resize(440, 720)
    pane.show()
    yield Rig(place, runner, pane, qtbot)


# Pages


def test_pages_are_asked_for_as_they_come_into_sight(rig: Rig) -> None:
    rig.place.previews.kept[11] = rig.place.previews.file(11, pages=9)
    rig.keep()
    rig.open()
    rig.button("Страницы").click()
    pages = rig.pane.resumes.file.pages
    rig.bot.waitUntil(lambda: pages.has_picture(0) and pages.has_picture(1))
    rig.settle()
    numbers = {number for number, _ in rig.place.previews.asked}
    assert 0 in numbers
    assert 8 not in numbers
    assert rig.pane.tabs.age is not None
    bar = pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    rig.bot.waitUntil(lambda: pages.has_picture(8))
    assert pages.page == 8
    assert not pages.has_picture(0), "far pages give their memory back"
    rig.settle()


def test_the_choice_is_remembered(rig: Rig) -> None:
    for external_id in (11, 12):
        rig.place.previews.kept[external_id] = rig.place.previews.file(external_id, pages=1)
    rig.keep()
    rig.keep(482, resumes=(resume(12),))
    rig.open()
    rig.pane.resumes.set_mode("pages")
    rig.pane.resumes.file.pages.set_zoom(150)
    rig.open(482)
    assert rig.pane.resumes.mode == "pages"
    rig.bot.waitUntil(lambda: rig.pane.resumes.file.pages.has_picture(0))
    state = rig.pane.save_state()
    rig.pane.resumes.set_mode("text")
    rig.pane.restore_state(state)
    assert rig.pane.save_state() == state == {"resume": "pages", "zoom": 150}
    rig.pane.restore_state({"resume": 7, "zoom": "x"})
    assert rig.pane.save_state() == {"resume": "text", "zoom": 100}
    rig.settle()


def test_fetched_when_asked_for_and_not_for_who_steps_by(rig: Rig) -> None:
    rig.place.previews.server[11] = rig.place.previews.file(11, pages=1)
    rig.keep()
    rig.keep(482, resumes=(resume(12),))
    rig.pane.resumes.set_mode("pages")
    rig.open(482)
    rig.open(481)
    rig.bot.waitUntil(lambda: rig.pane.resumes.file.pages.has_picture(0))
    assert rig.place.previews.fetched == [11]
    rig.settle()


def test_not_kept_and_offline_comes_with_the_network(rig: Rig) -> None:
    rig.away()
    rig.keep()
    rig.keep(482, resumes=(resume(12),))
    rig.open()
    rig.settle()
    rig.pane.resumes.set_mode("pages")
    assert rig.sees("Файл резюме ещё не сохранён")
    rig.button("Взять, когда появится сеть").click()
    assert rig.sees("Загрузим, как только появится сеть.")
    rig.button("Не нужно").click()
    rig.button("Взять, когда появится сеть").click()
    rig.open(482)
    rig.place.previews.server[11] = rig.place.previews.file(11, pages=1)
    rig.pane.resumes.set_mode("text")
    rig.away(False)
    rig.bot.waitUntil(lambda: rig.place.previews.fetched == [11])
    rig.settle()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("encrypted", "Файл закрыт паролем"),
        ("corrupt", "Файл повреждён или обрезан"),
        ("too_large", "Файл слишком велик"),
        ("timeout", "Файл открывался слишком долго"),
        ("crashed", "Показать файл не удалось"),
        ("unsupported", "Такие файлы здесь не показываются"),
    ],
)
def test_what_cannot_be_shown_says_why(rig: Rig, code: str, words: str) -> None:
    rig.place.previews.kept[11] = UnreadableFile(code=code)
    rig.keep()
    rig.open()
    rig.pane.resumes.set_mode("pages")
    rig.bot.waitUntil(lambda: rig.sees(words))
    rig.place.bus.publish(Change("resume", ACCOUNT_ID, frozenset({481})))
    rig.settle()
    assert rig.sees(words)
    rig.pane.resumes.set_mode("text")
    assert rig.pane.resumes.viewer.isVisible()


def test_a_failed_request_offers_the_log(rig: Rig) -> None:
    rig.place.previews.server[11] = ServerTrouble(status=502, journal_id=5)

    async def fails(key: object) -> None:
        raise ServerTrouble(status=502, journal_id=5)

    rig.place.previews.fetch = fails  # type: ignore[method-assign, assignment]
    rig.keep()
    rig.open()
    rig.pane.resumes.set_mode("pages")
    rig.bot.waitUntil(lambda: rig.pane.resumes.file._trouble is not None)
    with rig.bot.waitSignal(rig.pane.log_requested) as seen:
        rig.button("Открыть в журнале").click()
    assert seen.args == [5]
    rig.settle()


def test_one_broken_page_leaves_the_others(rig: Rig) -> None:
    rig.place.previews.kept[11] = rig.place.previews.file(11, pages=2)
    rig.place.previews.broken_pages = {0}
    rig.keep()
    rig.open()
    rig.pane.resumes.set_mode("pages")
    pages = rig.pane.resumes.file.pages
    rig.bot.waitUntil(lambda: pages.has_picture(1))
    assert not pages.has_picture(0)
    rig.pane.grab()
    rig.settle()


def test_documents_without_pages_show_text_with_hits(rig: Rig) -> None:
    rig.place.previews.kept[11] = rig.place.previews.file(11, text="Семён знает Python и SQL")
    rig.keep()
    rig.open()
    rig.pane.resumes.set_mode("pages")
    rig.pane.highlight(("python",))
    rig.bot.waitUntil(lambda: rig.pane.resumes.file.is_text)
    assert rig.sees("Файл RTF: показан его текст")
    assert rig.pane.hits.place == (1, 1)
    rig.settle()


def test_zoom_keeps_the_place(rig: Rig) -> None:
    view = PagesView()
    rig.bot.addWidget(view)
    view.resize(400, 500)
    view.show_pages(20)
    view.show()
    picture = QImage(300, 400, QImage.Format.Format_RGB32)
    view.put(0, picture, 380)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    page = view.page
    wheel = QWheelEvent(
        QPointF(50, 50), view.mapToGlobal(QPointF(50, 50)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom == 110
    assert view.page == page
    rig.bot.keyClick(view, Qt.Key.Key_Minus)
    rig.bot.keyClick(view, Qt.Key.Key_Minus)
    assert (view.zoom, view.page) == (90, page)
    rig.bot.keyClick(view, Qt.Key.Key_0)
    assert (view.zoom, view.page) == (100, page)


# Words of a search


def test_words_are_lit_and_walked_through(rig: Rig) -> None:
    text = "Python 😀 пишу на питоне\n" * 3 + "Семён, PYTHON"
    rig.keep(
        resumes=(resume(11, text), resume(12, "python " * 7)),
        worklog=history(entry(2, comment="знает python"), entry(1)),
        questionary=Saved((Answer("skills", "Навыки", "SQL, python, Семен"),), NOW),
    )
    rig.open()
    rig.pane.highlight(("python", "семен"))
    assert rig.pane.hits.place == (1, 5)
    edit = rig.pane.resumes.viewer.edit
    shown = [one.cursor.selectedText() for one in edit.extraSelections()]
    assert shown == ["Python"] * 3 + ["Семён", "PYTHON"]
    rig.pane.step_hit(-1)
    assert rig.pane.hits.place == (5, 5)
    assert (
        edit.textCursor().position() == len((text[: text.index("PYTHON")]).encode("utf-16-le")) // 2
    )
    rig.pane.step_hit(1)
    assert rig.pane.hits.place == (1, 5)
    rig.bot.waitUntil(lambda: rig.sees("1/5"))
    rig.bot.waitUntil(lambda: rig.pane.hits._other.isVisible())
    rig.button("В другом резюме: 7").click()
    assert rig.pane.hits.place == (1, 7)
    assert rig.pane.resumes.current is not None
    assert rig.pane.resumes.current.external_id == 12
    rig.pane.choose_tab("history")
    assert rig.pane.hits.place == (1, 3), "the note and the names of the vacancy"
    rig.pane.choose_tab("questionary")
    assert rig.pane.hits.place == (1, 2)
    rig.pane.grab()
    rig.pane.highlight(())
    assert not rig.pane.hits.isVisible()
    assert not edit.extraSelections() or rig.pane.tab() != "resume"
    rig.settle()


def test_folded_history_with_a_hit_is_unfolded(rig: Rig) -> None:
    entries = [entry(n, comment=f"заметка {n}") for n in range(200, 0, -1)]
    rig.keep(worklog=history(*entries, entry(0, comment="а здесь редкость")))
    rig.open()
    rig.pane.choose_tab("history")
    rig.pane.highlight(("редкост",))
    assert rig.pane.hits.place == (1, 1)
    rig.settle()


def test_a_refresh_keeps_the_place_among_hits(rig: Rig) -> None:
    rig.keep(resumes=(resume(11, "python " * 9),))
    rig.open()
    rig.pane.highlight(("python",))
    rig.pane.step_hit(1)
    rig.pane.step_hit(1)
    rig.keep(resumes=(resume(11, "python " * 8),), worklog=history(entry(1)))
    rig.place.bus.publish(Change("resume", ACCOUNT_ID, frozenset({481})))
    rig.bot.waitUntil(lambda: rig.pane.hits.place == (3, 8))
    rig.keep(482, resumes=(resume(12, "ничего"),))
    rig.open(482)
    assert rig.pane.hits.place == (0, 0)
    rig.bot.waitUntil(lambda: rig.sees("Здесь нет"))
    rig.settle()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Python asyncio", ("python", "asyncio")),
        ("tag:Резерв -php Семён", ("семен",)),
        ('"machine learning" a', ("machine", "learning")),
        ("has:resume", ()),
        ("c++ c#", ("c++", "c#")),
        ("\x00'*(", ()),
    ],
)
def test_words_of_a_search(text: str, found: tuple[str, ...]) -> None:
    assert words_of_search(text) == found


def test_places_count_as_qt_does() -> None:
    assert qt_places("abc", [(1, 1)]) == [(1, 1)]
    assert qt_places("😀a😀b", [(1, 1), (2, 2)]) == [(2, 1), (3, 3)]


# Since the last look


def test_first_look_says_nothing_and_is_noted(rig: Rig) -> None:
    rig.keep()
    rig.open()
    assert not rig.pane.changes.isVisible()
    rig.bot.waitUntil(lambda: 481 in rig.place.looks.known, timeout=4000)
    rig.settle()


def test_who_steps_by_has_not_looked(rig: Rig) -> None:
    rig.keep()
    rig.keep(482)
    rig.open(482)
    rig.open()
    rig.bot.waitUntil(lambda: 481 in rig.place.looks.known, timeout=4000)
    assert 482 not in rig.place.looks.known
    rig.settle()


def test_changes_are_told_and_dismissed(rig: Rig) -> None:
    card = person()
    rig.place.looks.known[481] = Look(NOW - timedelta(days=3), seen_of(card))
    first, second = card.links
    assert card.worklog is not None
    now = replace(
        card,
        applicant=replace(card.applicant, phone="+7 900 000-00-00"),
        links=(replace(first, stage=REJECTED, stage_id=REJECTED.stage_id), second),
        worklog=history(entry(9, comment="<b>новая</b>"), entry(8), *card.worklog.value),
        resumes=(replace(card.resumes[0], updated=NOW), resume(12)),
    )
    rig.place.library.cards[481] = now
    rig.open()
    text = rig.pane.changes.text()
    for part in (
        "Python-разработчик → Отказ",
        "телефон",
        "2 новые записи в истории",
        "новое резюме: hh.ru",
        "резюме обновлено: hh.ru",
    ):
        assert part in text
    # It grows while the card is refreshed, and does not go by itself.
    rig.place.library.cards[481] = replace(
        now, applicant=replace(now.applicant, email="new@example.com")
    )
    rig.place.bus.publish(Change("applicant", ACCOUNT_ID, frozenset({481})))
    rig.bot.waitUntil(lambda: "почта" in rig.pane.changes.text())
    # Asked for, it names the new lines of history, too; asked again, it goes.
    assert "<b>новая</b>" not in rig.pane.changes.text()
    assert rig.pane.toggle_changes()
    assert "— Заметка · <b>новая</b>" in rig.pane.changes.text()
    assert not rig.pane.toggle_changes() and rig.pane.changes.text() == ""
    assert rig.pane.toggle_changes() and "почта" in rig.pane.changes.text()
    rig.pane.changes.dismissed.emit()
    assert not rig.pane.changes.isVisible()
    rig.settle()
    seen = rig.place.looks.known[481].seen
    assert seen == seen_of(rig.place.library.cards[481])
    rig.open(482)
    rig.open()
    assert not rig.pane.changes.isVisible()
    rig.settle()
