"""The outbox pane: every state with its words and ways on, conflicts field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.edits import Edit, State, Trouble
from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.edits import explained, headline
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.panes.outbox import OutboxPane
from huntflow_desk.services.workplace import Workplace
from tests.filling import demo_desk, read_everything
from tests.keyrings import MemoryKeyring
from tests.qt.window import edits as made

EVIL = (
    "<b>жирный</b> <img src='file:///etc/passwd'> \u202eгоревс\u202c \x00 &amp; <a href='x'>x</a>"
)


@dataclass
class Rig:
    workplace: Workplace
    pane: OutboxPane
    bot: QtBot
    loop: QEventLoop
    languages: Languages

    def run(self, work: Any) -> Any:
        task = self.loop.create_task(work)
        self.bot.waitUntil(task.done, timeout=8000)
        return task.result()

    def until(self, condition: Any) -> None:
        self.bot.waitUntil(lambda: bool(condition()), timeout=8000)

    def failed(self, kind: str, *, edit: Edit | None = None, **more: Any) -> Edit:
        edit = edit or self.run(made.move(self.workplace))
        trouble = Trouble(kind, **more)
        edit = self.run(made.put(self.workplace, edit, State.NEEDS_PERSON, trouble=trouble))
        self.pane.look()
        self.pane.list.choose(edit.edit_id)
        return edit

    def button(self, text: str) -> QPushButton | None:
        found = self.pane.details.findChildren(QPushButton)
        return next((one for one in found if one.isVisible() and one.text().strip() == text), None)

    def press(self, text: str) -> None:
        button = self.button(text)
        assert button is not None, text
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def state(self, edit: Edit) -> State:
        return self.workplace.outgoing.get(edit.edit_id).state

    def row(self, number: int = 0) -> str:
        model = self.pane.list.rows_model()
        return str(model.data(model.index(number, 0), int(Qt.ItemDataRole.AccessibleTextRole)))

    def texts(self) -> str:
        return "\n".join(self.pane.details.texts())


@pytest.fixture
def rig(
    tmp_path: Path,
    qtbot: QtBot,
    live_loop: QEventLoop,
    memory_keyring: MemoryKeyring,
    languages: Languages,
) -> Iterator[Rig]:
    demo = DemoHuntflow(applicants=40, seed=1, rate_limit=False)
    workplace = demo_desk(tmp_path, demo).open("main", System.DEMO)

    async def fill() -> None:
        api = await workplace.session.api()
        api.transport.pace.set(1e6, 1e6)
        await read_everything(workplace)

    filling = live_loop.create_task(fill())
    qtbot.waitUntil(filling.done, timeout=8000)
    relay = Relay(workplace.bus.listen)
    runner = TaskRunner(loop=live_loop)
    pane = OutboxPane(workplace, runner, relay)
    relay.setParent(pane)
    runner.setParent(pane)
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show()
    made_rig = Rig(workplace, pane, qtbot, live_loop, languages)
    yield made_rig
    made_rig.run(runner.close())
    made_rig.run(workplace.session.close())
    workplace.store.close()


def test_empty_says_so_and_offline_says_what_will_happen(rig: Rig) -> None:
    shown = {label.text() for label in rig.pane.list.findChildren(QLabel)}
    assert "Всё отправлено." in shown
    rig.workplace.session.pause()
    rig.pane.look()
    shown = {label.text() for label in rig.pane.list.findChildren(QLabel)}
    assert "Ничего не ждёт отправки." in shown
    assert any("уйдёт само" in text for text in shown)


def test_rows_say_what_whom_since_when_and_why(rig: Rig) -> None:
    moved = rig.run(made.move(rig.workplace, 0))
    noted = rig.run(made.note(rig.workplace, "Созвонились", 1))
    rig.run(made.put(rig.workplace, noted, State.UNKNOWN))
    rig.until(lambda: rig.pane.list.rows_model().rowCount() == 2)
    assert headline(rig.workplace, moved) in rig.row(1)
    assert "ещё не отправлено" in rig.row(1)
    assert "«Созвонились»" in rig.row(0)
    assert "неизвестно, дошло ли" in rig.row(0)
    rig.failed("forbidden", edit=moved)
    # What needs a person comes first.
    assert headline(rig.workplace, moved) in rig.row(0)
    assert "не отправлено, Нет доступа" in rig.row(0).replace(" · ", ", ")
    rig.workplace.session.pause()
    third = rig.run(made.move(rig.workplace, 2))
    rig.until(lambda: rig.pane.list.rows_model().rowCount() == 3)
    rig.pane.look()
    row = next(rig.row(n) for n in range(3) if headline(rig.workplace, third) in rig.row(n))
    assert "ждёт связи" in row


TROUBLES = [
    ("licence_limit", "Предел лицензии", {"Отправить ещё раз", "Изменить…", "Не отправлять"}),
    ("forbidden", "Нет доступа", {"Отправить ещё раз", "Изменить…", "Не отправлять"}),
    ("not_found", "Удалено или закрыто для вас", {"Отправить ещё раз", "Не отправлять"}),
    ("removed_stage", "Этап удалён", {"Изменить…", "Не отправлять"}),
    ("closed_vacancy", "Вакансия закрыта", {"Отправить ещё раз", "Открыть вакансию"}),
    ("parent", "Кандидат не создан", {"Не отправлять"}),
    ("merged", "Карточку объединили с другой", {"Не отправлять"}),
    ("bug", "", {"Отправить ещё раз", "Не отправлять"}),
]


@pytest.mark.parametrize(("kind", "title", "buttons"), TROUBLES)
def test_every_trouble_is_named_and_has_a_way_on(
    rig: Rig, kind: str, title: str, buttons: set[str]
) -> None:
    edit = rig.failed(kind)
    said = explained(rig.workplace, edit)
    assert said is not None and said.title and said.text
    assert title in rig.texts()
    for text in buttons:
        assert rig.button(text) is not None, text
    if kind in ("removed_stage", "merged"):
        assert rig.button("Отправить ещё раз") is None


def test_refused_fields_stand_by_name_with_the_servers_words(rig: Rig) -> None:
    edit = rig.run(made.update(rig.workplace, 0, email="anna@example.com", position="QA"))
    rig.failed("rejected", edit=edit, fields={"/email": EVIL}, journal_id=7)
    assert "Почта: Хантфлоу: <b>жирный</b>" in rig.texts()
    assert "\u202e" not in rig.texts() and "\x00" not in rig.texts()
    assert "Почта: Хантфлоу:" in rig.row()
    opened: list[int] = []
    rig.pane.log_requested.connect(opened.append)
    rig.press("Строка журнала")
    assert opened == [7]
    asked: list[int] = []
    rig.pane.edit_requested.connect(asked.append)
    rig.press("Изменить…")
    assert asked == [edit.edit_id]


def test_a_watcher_is_told_so(rig: Rig) -> None:
    edit = rig.run(made.move(rig.workplace))
    accounts = rig.workplace.library.accounts()
    watched = next(one for one in accounts if one.member_type == "watcher")
    from dataclasses import replace

    said = explained(
        rig.workplace,
        replace(
            edit,
            account_id=watched.account_id,
            state=State.NEEDS_PERSON,
            trouble=Trouble("forbidden"),
        ),
    )
    assert said is not None and said.title == "Вы наблюдатель"


def test_send_now_again_and_cancel(rig: Rig) -> None:
    edit = rig.run(made.move(rig.workplace))
    rig.pane.look()
    rig.pane.list.choose(edit.edit_id)
    assert rig.pane.why_not("send") == ""
    assert rig.pane.why_not("again") != ""
    rig.press("Отправить сейчас")
    rig.until(lambda: rig.state(edit) is State.QUEUED)
    rig.failed("forbidden", edit=edit)
    rig.press("Отправить ещё раз")
    rig.until(lambda: rig.state(edit) is State.QUEUED)
    rig.until(lambda: rig.button("Не отправлять"))
    rig.press("Не отправлять")
    rig.until(lambda: rig.state(edit) is State.CANCELLED)
    rig.until(lambda: rig.pane.list.rows_model().rowCount() == 0)
    rig.pane.show_edit(edit.edit_id)
    assert "отменено" in rig.row()
    assert rig.button("Не отправлять") is None


def test_several_at_once_take_what_they_allow(rig: Rig) -> None:
    first = rig.run(made.move(rig.workplace, 0))
    second = rig.run(made.note(rig.workplace, "Раз", 1))
    failed = rig.run(made.note(rig.workplace, "Два", 2))
    rig.failed("forbidden", edit=failed)
    rig.pane.list.selectAll()
    assert "Выбрано 3 изменения" in rig.texts()
    assert rig.button("Отправить сейчас (2)") is not None
    assert rig.button("Отправить ещё раз (1)") is not None
    rig.press("Отправить сейчас (2)")
    rig.until(lambda: {rig.state(first), rig.state(second)} == {State.QUEUED})
    rig.pane.look()
    rig.pane.list.selectAll()
    rig.press("Не отправлять")
    rig.until(lambda: {rig.state(one) for one in (first, second, failed)} == {State.CANCELLED})


def test_a_conflict_is_decided_by_field_with_the_keyboard(rig: Rig) -> None:
    edit = rig.run(
        made.update(rig.workplace, 0, position="QA Lead", company="Ромашка", phone="+7 903 1112233")
    )
    between = {
        "position": ["QA", "Senior QA", "QA Lead"],
        "company": ["", "Василёк", "Ромашка"],
    }
    rig.failed("conflict", edit=edit, facts={"fields": between})
    view = rig.pane.details.conflict
    assert view is not None
    assert not view.save.isEnabled()
    texts = rig.texts()
    for text in ("Должность", "Компания", "Senior QA", "Василёк", "Было: QA", "Без спора: Телефон"):
        assert text in texts, text
    radios = view.findChildren(QRadioButton)
    assert [one.accessibleName() for one in radios][:2] == [
        "Должность. На сервере: Senior QA",
        "Должность. Моё: QA Lead",
    ]
    radios[0].setFocus()
    rig.bot.keyClick(radios[0], Qt.Key.Key_Space)
    radios[3].setFocus()
    rig.bot.keyClick(radios[3], Qt.Key.Key_Space)
    # What is decided so far outlives a refresh of the list.
    rig.run(made.note(rig.workplace, "Другое", 3))
    rig.until(lambda: rig.pane.list.rows_model().rowCount() == 2)
    view = rig.pane.details.conflict
    assert view is not None
    assert view.choices() == {"position": "server", "company": "mine"}
    view.save.setFocus()
    rig.bot.keyClick(view.save, Qt.Key.Key_Space)
    rig.until(lambda: rig.state(edit) is State.QUEUED)
    after = rig.workplace.outgoing.get(edit.edit_id)
    assert after.payload["fields"] == {"company": "Ромашка", "phone": "+7 903 1112233"}
    assert after.base["company"] == "Василёк"


def test_all_of_the_servers_gives_the_edit_up_and_stages_have_names(rig: Rig) -> None:
    edit = rig.run(made.move(rig.workplace))
    stages = rig.workplace.library.stages(made.ACCOUNT, edit.vacancy_id or 0)
    other = next(one for one in stages if one.stage_id != edit.payload["stage_id"])
    three = [edit.base["stage_id"], other.stage_id, edit.payload["stage_id"]]
    rig.failed("conflict", edit=edit, facts={"fields": {"stage_id": three}})
    assert other.name in rig.texts()
    assert str(other.stage_id) not in rig.texts()
    view = rig.pane.details.conflict
    assert view is not None
    view.all_server.click()
    view.save.click()
    rig.until(lambda: rig.state(edit) is State.CANCELLED)


def test_skipping_goes_to_the_next_conflict(rig: Rig) -> None:
    ids = []
    for number in range(2):
        edit = rig.run(made.update(rig.workplace, number, position="QA"))
        rig.failed("conflict", edit=edit, facts={"fields": {"position": ["", "PM", "QA"]}})
        ids.append(edit.edit_id)
    assert rig.pane.list.current_key() == ids[1]
    rig.press("Пропустить")
    assert rig.pane.list.current_key() == ids[0]


def test_whether_it_arrived_is_compared_side_by_side(rig: Rig) -> None:
    edit = rig.run(made.note(rig.workplace, "Созвонились"))
    rig.run(rig.workplace.library.refresh_card(made.ACCOUNT, edit.applicant_id or 0, force=True))
    saved = rig.workplace.store.records.worklog(made.ACCOUNT, edit.applicant_id or 0)
    assert saved is not None
    entry = next(one for one in saved.value if one.log_id > 0)
    candidates = [{"log_id": entry.log_id}]
    rig.failed("ambiguous", edit=edit, facts={"candidates": candidates})
    assert "Ваше изменение" in rig.texts() and "Созвонились" in rig.texts()
    assert "В Хантфлоу" in rig.texts()
    assert rig.button("Отправить ещё раз") is not None
    assert rig.button("Не отправлять") is not None
    rig.press("Это оно")
    rig.until(lambda: rig.state(edit) is State.DONE)
    assert rig.workplace.outgoing.get(edit.edit_id).result["log_id"] == entry.log_id


def test_what_it_waits_for_is_named(rig: Rig) -> None:
    first = rig.run(made.move(rig.workplace, 0))
    second = rig.run(made.note(rig.workplace, "Потом", 0))
    rig.pane.look()
    rig.pane.list.choose(second.edit_id)
    assert f"Уйдёт после: {headline(rig.workplace, first)}." in rig.texts()
    later = rig.workplace.clock() + timedelta(minutes=3)
    rig.run(
        made.put(
            rig.workplace,
            first,
            State.QUEUED,
            trouble=Trouble("server_trouble", {"status": 502}),
            next_try_at=later,
            attempts=1,
        )
    )
    rig.pane.look()
    rig.pane.list.choose(first.edit_id)
    assert "Повторим сами в" in rig.texts()


def test_hostile_text_is_text_everywhere(rig: Rig) -> None:
    edit = rig.run(made.note(rig.workplace, EVIL))
    rig.pane.look()
    rig.pane.list.choose(edit.edit_id)
    for label in rig.pane.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
        assert "\u202e" not in label.text() and "\x00" not in label.text()
    assert "<b>жирный</b>" in rig.texts()
    conflict = rig.run(made.update(rig.workplace, 1, position=EVIL))
    rig.failed("conflict", edit=conflict, facts={"fields": {"position": ["", EVIL * 50, EVIL]}})
    assert "<img" in rig.texts()
    assert "\u202e" not in rig.texts()


def test_narrow_puts_the_details_below_and_english_has_words(rig: Rig) -> None:
    rig.failed("forbidden")
    rig.pane.resize(500, 700)
    assert rig.pane._split.orientation() is Qt.Orientation.Vertical
    rig.languages.set_language("en")
    rig.until(lambda: "You have no right" in rig.texts())
    rig.pane.look()
    assert rig.button("Send again") is not None
    assert "not sent" in rig.row()


def new_vacancy(rig: Rig, **fields: Any) -> Edit:
    division = next(iter(rig.workplace.library.names(made.ACCOUNT).divisions))
    fields = {"position": EVIL, "division_id": division, **fields}
    own = {"reason": "Новая позиция"}
    work = rig.workplace.commands.create_vacancy(made.ACCOUNT, fields, own, hold=False)
    edit = rig.run(work)
    assert isinstance(edit, Edit)
    return edit


def test_a_new_vacancy_says_what_it_is_and_what_was_refused(rig: Rig) -> None:
    plan = [{"applicants_to_hire": 3, "deadline": "2027-03-01"}]
    edit = new_vacancy(rig, money="много", quotas=plan)
    fields = {"/fill_quotas/0/deadline": "too late", "/reason": "unknown"}
    rig.failed("rejected", edit=edit, fields=fields)
    assert headline(rig.workplace, edit).startswith("Новая вакансия: <b>жирный</b>")
    said = rig.texts()
    assert "План найма: Хантфлоу: too late" in said
    assert "Причина открытия: Хантфлоу: unknown" in said
    assert "нанять: 3 до 01.03.2027" in said and "Новая позиция" in said and "много" in said
    wanted: list[tuple[int, int]] = []
    rig.pane.vacancy_requested.connect(lambda *one: wanted.append(one))
    rig.press("Открыть вакансию")
    assert wanted == [(edit.account_id, edit.vacancy_id)]
    rig.press("Не отправлять")
    rig.until(lambda: rig.state(edit) is State.CANCELLED)


def test_one_like_it_is_compared_and_what_waits_for_it_says_so(rig: Rig) -> None:
    edit = new_vacancy(rig, position="Смотритель маяка")
    move = rig.run(made.onto(rig.workplace, edit.vacancy_id or 0))
    there = min(rig.workplace.store.records.vacancy_ids(made.ACCOUNT))
    rig.failed("ambiguous", edit=edit, facts={"candidates": [{"vacancy_id": there}]})
    said = rig.texts()
    position = rig.workplace.outgoing.position_of(made.ACCOUNT, there)
    assert "похожая новая вакансия" in said and position in said
    rig.pane.list.choose(move.edit_id)
    assert "Уйдёт после: Новая вакансия: Смотритель маяка." in rig.texts()
    rig.pane.list.choose(edit.edit_id)
    rig.press("Это оно")
    rig.until(lambda: rig.state(edit) is State.DONE)
    assert rig.workplace.outgoing.vacancy_of(edit.vacancy_id or 0) == there


def test_what_was_meant_for_a_vacancy_that_was_given_up(rig: Rig) -> None:
    edit = new_vacancy(rig, position="Смотритель маяка")
    move = rig.run(made.onto(rig.workplace, edit.vacancy_id or 0))
    rig.run(rig.workplace.store.outbox.step(edit.edit_id, State.CANCELLED))
    rig.failed("parent", edit=move, facts={"what": "vacancy"})
    said = rig.texts()
    assert "Вакансия не создана" in said and "Кандидат не создан" not in said
    # It is named, although it is nowhere any more.
    assert "Смотритель маяка" in said
