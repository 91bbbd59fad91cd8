"""The list of people: search as typed, chips, filters, completion, columns, views, back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.settings import System
from huntflow_desk.core.wire.applicants import resume, worklog_entry
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.dialogs.finding import SwitcherDialog
from huntflow_desk.qt.kit.fields import SearchField
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.marks import Chip
from huntflow_desk.qt.kit.picking import PickBox
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.panes.applicants import ApplicantsPane
from huntflow_desk.qt.panes.views import ViewsPane
from huntflow_desk.services.views import View, Views
from huntflow_desk.services.workplace import Desk, Workplace
from tests.filling import demo_desk, read_everything

ACCOUNT = 1
EVIL = "<b>жирный</b> <img src=x> kubernetes & \u202eгоревс"


@dataclass
class Rig:
    """A pane on screen over a store with people."""

    place: Workplace
    pane: ApplicantsPane
    runner: TaskRunner
    relay: Relay
    bot: QtBot
    loop: QEventLoop

    @property
    def field(self) -> SearchField:
        found = self.pane.findChild(SearchField)
        assert isinstance(found, SearchField)
        return found

    @property
    def view(self) -> RowsView:
        found = self.pane.findChild(RowsView)
        assert isinstance(found, RowsView)
        return found

    def rows(self) -> list[ApplicantRow]:
        model = self.view.rows_model()
        return [model.row_at(number) for number in range(model.rowCount())]  # type: ignore[misc]

    def ids(self) -> list[int]:
        return [row.applicant_id for row in self.rows()]

    def until(self, condition: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(condition()), timeout=6000)

    def settle(self) -> None:
        self.until(lambda: not self.runner.running)

    def run(self, work: Any) -> Any:
        task = self.loop.create_task(work)
        self.until(task.done)
        return task.result()

    def type(self, text: str) -> None:
        """Letter by letter, as a person does."""
        self.field.setFocus()
        self.field.clear()
        self.add(text)

    def add(self, text: str) -> None:
        """More letters; pytest-qt's own typing knows Latin ones only."""
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(self.field, event)

    def look(self, text: str) -> list[int]:
        self.pane.show_search(text)
        self.settle()
        return self.ids()

    def texts(self) -> str:
        return " | ".join(
            one.full_text() for one in self.pane.findChildren(Label) if one.isVisibleTo(self.pane)
        )

    def chips(self) -> dict[str, Chip]:
        found = self.pane.findChildren(Chip)
        return {chip.text: chip for chip in found if chip.isVisibleTo(self.pane)}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A data folder with an organisation in it; the network answers as the embedded Huntflow."""
    folder = tmp_path_factory.mktemp("pane")
    demo = DemoHuntflow(applicants=90, seed=2, rate_limit=False, index_lag_s=0)
    desk = demo_desk(folder, demo)

    async def fill() -> None:
        place = desk.open("main", System.DEMO)
        await read_everything(place)
        await place.session.close()
        place.store.close()

    asyncio.run(fill())
    return desk


@pytest.fixture
def rig(filled: Desk, qtbot: QtBot, live_loop: QEventLoop, languages: Languages) -> Iterator[Rig]:
    theme()
    place = filled.open("main", System.DEMO)
    # What is here is enough; the server is let in where a test is about it.
    place.session.pause()
    runner = TaskRunner(loop=live_loop)
    relay = Relay(place.bus.listen)
    pane = ApplicantsPane(place, runner, relay)
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show()
    pane.show_people(ACCOUNT)
    made = Rig(place, pane, runner, relay, qtbot, live_loop)
    made.settle()
    yield made
    made.run(runner.close())
    relay.stop()
    made.run(place.session.close())
    place.store.close()


def first_word(rig: Rig) -> tuple[str, int]:
    row = next(row for row in rig.rows() if row.last_name)
    return row.last_name, row.applicant_id


def test_typing_finds_and_the_count_is_honest(rig: Rig) -> None:
    name, person = first_word(rig)
    rig.type(name.lower())
    rig.until(lambda: person in rig.ids() and len(rig.ids()) < 90)
    assert f"{len(rig.ids())} из 90" in rig.texts()
    rig.bot.keyClick(rig.field, Qt.Key.Key_Escape)
    rig.until(lambda: len(rig.ids()) == 90)
    assert "90 кандидатов" in rig.texts()


def test_the_newest_text_wins(rig: Rig) -> None:
    name, person = first_word(rig)
    for text in ("а", "ан", "нетакогослова", "и", name):
        rig.pane.show_search(text)
    rig.settle()
    assert person in rig.ids()
    wanted = set(rig.ids())
    assert set(rig.look(name)) == wanted


def test_a_hit_in_a_text_is_shown_where_it_is(rig: Rig) -> None:
    person = rig.ids()[3]
    found = resume({"id": 77, "data": {"body": "Строка.\nПоднимал ЗюЗельгрупп в облаке"}})
    rig.run(rig.place.store.records.take_resume(ACCOUNT, person, found, lifetime_s=None))
    assert rig.look("зюзельгрупп") == [person]
    column = rig.view.rows_model().columns[0]
    assert column.card is not None
    card = column.card(rig.rows()[0])
    assert card.subtitle.startswith("Резюме: ")
    (start, size), *_ = card.hits
    assert card.subtitle[start : start + size] == "ЗюЗельгрупп"
    rig.view.grab()


def test_snippets_are_never_markup(rig: Rig) -> None:
    person = rig.ids()[4]
    note = worklog_entry({"id": 1, "type": "COMMENT", "comment": EVIL})
    rig.run(rig.place.store.records.take_worklog(ACCOUNT, person, [note], lifetime_s=None))
    assert rig.look("kubernetes")[-1] == person
    number = len(rig.ids()) - 1
    model = rig.view.rows_model()
    column = model.columns[0]
    assert column.card is not None
    card = column.card(model.row_at(number))
    assert "<b>жирный</b>" in card.subtitle and "\u202e" not in card.subtitle
    tip = str(model.index(number, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "<b>" not in tip and "<img" not in tip
    rig.view.grab()


def test_chips_show_operators_and_take_them_away(rig: Rig) -> None:
    rig.look('метка:нетакой этап:отказ -анна "два слова" иван')
    chips = rig.chips()
    assert any("нетакой" in text and "нет такого" in text for text in chips)
    assert "без: анна" in chips and "“два слова”" in chips
    assert rig.ids() == []
    chip = next(chip for text, chip in chips.items() if "нетакой" in text)
    chip.removed.emit()
    rig.settle()
    assert rig.field.text() == 'этап:отказ -анна "два слова" иван'
    chip = next(chip for text, chip in rig.chips().items() if text.startswith("этап"))
    rig.bot.keyClick(chip, Qt.Key.Key_Delete)
    rig.settle()
    assert rig.field.text() == '-анна "два слова" иван'


def test_an_empty_result_offers_to_drop_the_filters(rig: Rig) -> None:
    name, person = first_word(rig)
    rig.look(f"{name} метка:нетакой")
    assert rig.ids() == []
    assert "Среди сохранённых никого не нашлось" in rig.texts()
    buttons = {
        one.accessibleName() or one.text(): one
        for one in rig.view.findChildren(QWidget)
        if hasattr(one, "click") and one.isVisibleTo(rig.view)
    }
    buttons["Убрать фильтры"].click()
    rig.settle()
    assert rig.field.text() == name
    assert person in rig.ids()


def tick(rig: Rig, kind: str, key: str) -> None:
    """Open a filter and click a value, as a person does."""
    box = rig.pane.tools.filters.box(kind)
    assert isinstance(box, PickBox)
    text = next(one.text for one in box.options() if one.key == key)
    box.showPopup()
    popup = box.popup()
    assert popup is not None and popup.isVisible()
    rows = popup.findChild(QListWidget)
    assert rows is not None
    item = next(rows.item(n) for n in range(rows.count()) if rows.item(n).text() == text)
    rows.scrollToItem(item)
    place = rows.visualItemRect(item).center()
    rig.bot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    rig.settle()
    assert popup.isVisible()
    box.hidePopup()


def test_filters_write_operators_and_follow_them(rig: Rig) -> None:
    rig.pane.tools.show_filters(True, in_vacancy=False)
    panel = rig.pane.tools.filters
    stages = rig.place.library.names(ACCOUNT).stages
    used = (stages[row.stage_id].name for row in rig.rows() if row.stage_id in stages)
    stage, other = list(dict.fromkeys(used))[:2]
    tick(rig, "stage", stage)
    few = len(rig.ids())
    assert 0 < few < 90
    assert rig.field.text().startswith("этап:")
    assert panel.box("stage").currentText() == stage
    tick(rig, "stage", other)
    assert few < len(rig.ids()) < 90
    assert panel.box("stage").currentText() == "Выбрано: 2"
    tick(rig, "has", "phone")
    assert "есть:телефон" in rig.field.text()
    tick(rig, "stage", stage)
    tick(rig, "stage", other)
    assert rig.field.text() == "есть:телефон"
    assert all(row.phone for row in rig.rows())
    tick(rig, "has", "email")
    assert all(row.phone and row.email for row in rig.rows())
    panel.cleared.emit()
    rig.settle()
    assert len(rig.ids()) == 90 and rig.field.text() == ""


def test_unticking_one_of_several_values_of_a_word_leaves_the_others(rig: Rig) -> None:
    rig.pane.tools.show_filters(True, in_vacancy=False)
    rig.look("есть:т")
    asked = rig.pane._looking.reading
    assert asked is not None and set(asked.parts[0].names) == {"phone", "text"}
    tick(rig, "has", "text")
    assert rig.field.text() == "есть:телефон"


@pytest.mark.parametrize(
    "kind", ["vacancy", "stage", "was", "tag", "source", "reason", "consent", "has", "no"]
)
def test_every_filter_finds_people_and_goes_by_its_chip(rig: Rig, kind: str) -> None:
    rig.pane.tools.show_filters(True, in_vacancy=False)
    box = rig.pane.tools.filters.box(kind)
    assert isinstance(box, PickBox) and box.options()
    ticked = []
    for option in box.options():
        tick(rig, kind, option.key)
        if 0 < len(rig.ids()) < 90:
            ticked.append((option.key, set(rig.ids())))
        tick(rig, kind, option.key)
        assert len(rig.ids()) == 90
        if len(ticked) == 2:
            break
    assert ticked, kind
    rig.settle()
    for key, _ in ticked:
        tick(rig, kind, key)
    sets = [found for _, found in ticked]
    narrows = kind in ("tag", "has", "no")
    wanted = set.intersection(*sets) if narrows else set.union(*sets)
    assert set(rig.ids()) == wanted
    names = rig.place.library.names(ACCOUNT)
    if kind == "tag":
        wanted_tags = {one.tag_id for one in names.tags.values() if one.name in dict(ticked)}
        assert all(wanted_tags <= set(row.tag_ids) for row in rig.rows())
    if kind == "consent":
        assert {row.consent for row in rig.rows()} <= set(dict(ticked))
    bar = rig.pane.tools.chips
    while rig.chips():
        chip = next(one for one in bar.findChildren(Chip) if one.isVisibleTo(bar))
        chip.removed.emit()
        rig.settle()
    assert rig.field.text() == "" and len(rig.ids()) == 90


def test_people_are_found_by_when_they_were_added(rig: Rig) -> None:
    rig.pane.tools.show_filters(True, in_vacancy=False)
    panel = rig.pane.tools.filters
    created = sorted(row.created for row in rig.rows() if row.created is not None)
    first, last = created[20].astimezone().date(), created[60].astimezone().date()
    for kind, day in (("after", first), ("before", last)):
        box = panel.box(kind)
        box.setEditText(f"{day:%d.%m.%Y}")
        edit = box.lineEdit()
        assert edit is not None
        edit.editingFinished.emit()
        rig.settle()
    days = [row.created.astimezone().date() for row in rig.rows() if row.created is not None]
    assert days and min(days) >= first and max(days) < last
    assert len(rig.chips()) == 2
    panel.box("after").activated.emit(0)
    rig.settle()
    assert len(rig.chips()) == 1 and len(rig.ids()) > len(days)


def test_completion_offers_operators_and_their_values(rig: Rig) -> None:
    rig.type("анна мет")
    suggest = rig.pane.tools.suggest
    assert any(text.startswith("метка:") for text in suggest.texts())
    rig.bot.keyClick(rig.field, Qt.Key.Key_Tab)
    assert rig.field.text() == "анна метка:"
    tags = sorted(tag.name for tag in rig.place.library.names(ACCOUNT).tags.values())
    assert sorted(suggest.texts()) == tags
    rig.add(tags[0][:3])
    assert tags[0] in suggest.texts()
    rig.bot.keyClick(rig.field, Qt.Key.Key_Return)
    assert tags[0] in rig.field.text() and not suggest.open
    rig.add("нет:")
    assert "фото" in suggest.texts()
    rig.bot.keyClick(rig.field, Qt.Key.Key_Down)
    rig.bot.keyClick(rig.field, Qt.Key.Key_Escape)
    assert not suggest.open and rig.field.text().endswith("нет:")
    rig.field.clear()
    rig.settle()


def test_the_server_adds_below_what_is_here(rig: Rig) -> None:
    rig.place.session.resume()
    rows = rig.rows()
    name = rows[0].last_name or rows[1].last_name
    rig.pane.show_search(name)
    rig.settle()
    here = rig.ids()
    gone = here[-1]
    rig.run(rig.place.store.records.drop_applicants(ACCOUNT, [gone]))
    rig.pane.show_search("")
    rig.pane.show_search(name)
    rig.until(lambda: gone in rig.ids() and not rig.runner.running)
    row = next(row for row in rig.rows() if row.applicant_id == gone)
    assert not row.complete
    column = rig.view.rows_model().columns[0]
    assert column.card is not None
    assert column.card(row).trailing == "с сервера"
    rig.place.session.pause()


def test_any_column_can_be_chosen_and_sorted_by(rig: Rig) -> None:
    rig.pane.resize(2600, 600)
    menu = rig.pane.tools.menu(True)
    rig.pane._columns.fill_menu(menu.columns, rig.view, lambda: None)
    for action in menu.columns.actions():
        action.setChecked(True)
    model = rig.view.rows_model()
    shown = [
        one.key for number, one in enumerate(model.columns) if not rig.view.isColumnHidden(number)
    ]
    assert shown == [one.key for one in model.columns]
    for column in model.columns:
        if column.sortable:
            rig.view.sort_requested.emit(column.key, False)
            assert len(set(rig.ids())) == 90, column.key
    rig.view.sort_requested.emit("email", False)
    mails = [row.email for row in rig.rows()]
    assert mails == sorted(mails)
    rig.pane.resize(420, 600)
    assert [n for n in range(len(model.columns)) if not rig.view.isColumnHidden(n)] == [0]
    state = rig.pane.save_state()
    rig.pane.resize(2600, 600)
    rig.pane.restore_state(state)
    assert not rig.view.isColumnHidden(model.column_of("email"))
    assert rig.pane.order == ("email", False)


@pytest.mark.parametrize(
    "state", [None, 5, {}, {"columns": 5, "order": 5}, {"columns": {"chosen": [1, "x"]}}]
)
def test_a_state_that_makes_no_sense(rig: Rig, state: object) -> None:
    rig.pane.restore_state(state)
    assert len(rig.ids()) == 90


def test_a_failing_store_is_said(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> None:
        raise DiskTrouble(cause="io")

    monkeypatch.setattr(rig.pane._looking.search, "find_later", fail)
    rig.view.rows_model().set_source(None)
    rig.pane.show_search("иван")
    rig.until(lambda: rig.pane._looking.error is not None)
    assert "Повторить" in {
        one.text() for one in rig.view.findChildren(QWidget) if hasattr(one, "click")
    }


def test_a_search_is_saved_and_counted(rig: Rig) -> None:
    views = ViewsPane(rig.place, rig.runner, rig.relay)
    rig.bot.addWidget(views)
    views.show_account(ACCOUNT)
    assert views.isHidden()
    rig.look("есть:телефон")
    dialog = rig.pane.tools.ask_name()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("С телефоном")
    dialog.accept()
    rig.until(lambda: views.views() and views.count_of(views.views()[0].view_id) is not None)
    view = views.views()[0]
    assert (view.name, view.text) == ("С телефоном", "есть:телефон")
    assert views.count_of(view.view_id) == len(rig.ids())
    assert not views.isHidden()
    chosen: list[View] = []
    views.view_chosen.connect(chosen.append)
    list_ = views.findChild(RowsView)
    assert list_ is not None
    list_.choose(view.view_id)
    rig.bot.keyClick(list_, Qt.Key.Key_Return)
    assert chosen == [view]
    rename = views.ask_name(view)
    rename.setTextValue("Звонить")
    rename.accept()
    rig.until(lambda: [one.name for one in views.views()] == ["Звонить"])
    rig.bot.keyClick(views, Qt.Key.Key_Delete)
    rig.until(views.isHidden)


def test_the_switcher_leads_to_people_vacancies_and_views(rig: Rig) -> None:
    name, person = first_word(rig)
    view = Views(rig.place).add(ACCOUNT, f"Поиск {name}", name)
    dialog = SwitcherDialog(rig.place, rig.runner, ACCOUNT)
    rig.bot.addWidget(dialog)
    dialog.show()
    assert {target.kind for target in dialog.targets()} == {"vacancy", "view"}
    dialog.look_for(name)
    rig.until(lambda: any(target.value == person for target in dialog.targets()))
    assert any(target.value == view for target in dialog.targets())
    chosen: list[int] = []
    dialog.person_chosen.connect(chosen.append)
    first = dialog.targets()[0]
    rig.bot.keyClick(dialog.findChild(SearchField), Qt.Key.Key_Return)
    assert chosen == [first.value]
    Views(rig.place).remove(view.view_id)


def test_other_language_other_words(rig: Rig, languages: Languages) -> None:
    rig.pane.tools.show_filters(True, in_vacancy=False)
    rig.look("-php метка:нетакой")
    languages.set_language("en")
    rig.until(lambda: "без: php" not in rig.chips())
