"""The dialog of possible duplicates: finding, comparing, completing, telling apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from huntflow_desk.core.settings import System
from huntflow_desk.core.wire.applicants import applicant
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.qt.dialogs.duplicates import DuplicatesDialog
from huntflow_desk.qt.kit.languages import Languages
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.kit.tasks import Failure, TaskRunner
from huntflow_desk.services.duplicates import person_ref
from huntflow_desk.services.workplace import Workplace
from tests.doubled import ACCOUNT, FIRST, HOSTILE, alone, double_up, somebody
from tests.filling import demo_desk, key_pair, read_everything
from tests.keyrings import MemoryKeyring
from tests.qt.focus import nameless, tab_order


@dataclass
class Rig:
    """A filled workplace and the dialog on one of its people."""

    place: Workplace
    runner: TaskRunner
    relay: Relay
    bot: QtBot
    loop: QEventLoop
    failures: list[Failure]
    who: int = 0
    others: tuple[int, ...] = ()

    def open(self, who: int | None = None) -> DuplicatesDialog:
        dialog = DuplicatesDialog(self.place, self.runner, self.relay, ACCOUNT, who or self.who)
        self.bot.addWidget(dialog)
        dialog.open()
        self.until(lambda: not self.runner.running)
        return dialog

    def until(self, condition: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(condition()), timeout=6000)

    def run(self, work: Any) -> Any:
        task = self.loop.create_task(work)
        self.until(task.done)
        return task.result()

    def person(self, applicant_id: int | None = None) -> Any:
        card = self.place.library.card(ACCOUNT, applicant_id or self.who)
        assert card is not None
        return card


@pytest.fixture
def rig(
    tmp_path: Path,
    qtbot: QtBot,
    live_loop: QEventLoop,
    memory_keyring: MemoryKeyring,
    languages: Languages,
) -> Iterator[Rig]:
    demo = DemoHuntflow(applicants=60, seed=2, rate_limit=False)
    desk = demo_desk(tmp_path, demo)
    runner = TaskRunner(loop=live_loop)
    failures: list[Failure] = []
    runner.failed.connect(failures.append)

    async def fill() -> Workplace:
        await desk.keep_keys("main", System.PROD, key_pair(demo))
        place = desk.open("main")
        api = await place.session.api()
        api.transport.pace.set(1e6, 1e6)
        await read_everything(place)
        return place

    task = live_loop.create_task(fill())
    qtbot.waitUntil(task.done, timeout=8000)
    place = task.result()
    relay = Relay(place.bus.listen)
    made = Rig(place, runner, relay, qtbot, live_loop, failures)
    made.who = somebody(place)
    made.others = tuple(made.run(double_up(place, made.who)))
    place.session.pause()
    yield made
    relay.stop()
    made.run(runner.close())
    made.run(desk.close(place))
    assert failures == []


def keys(dialog: DuplicatesDialog) -> list[int]:
    return [one.key for one in dialog.matches.pairs]


def texts(place: QWidget) -> str:
    labels = [one.text() for one in place.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in place.findChildren(QAbstractButton) if one.isVisible()]
    return "\n".join([*labels, *buttons]).replace("\u200b", "")


def test_who_is_found_and_why(rig: Rig) -> None:
    dialog = rig.open()
    assert keys(dialog)[:2] == [FIRST, FIRST + 77]
    assert set(keys(dialog)) == {*rig.others, FIRST + 77}
    assert dialog.matches.hasFocus() and dialog.matches.current_key() == FIRST
    assert "Хантфлоу считает дублем" in dialog.score.text()
    assert "тот же телефон" in dialog.why.text().lower()
    assert "то же имя" in dialog.why.text().lower()
    assert "Объединить можно в самом Хантфлоу" in texts(dialog)
    stranger = rig.others[2]
    dialog.matches.choose(stranger)
    assert dialog.score.text() == "Общий контакт, имя другое"
    assert "против: имя другое" in dialog.why.text()
    # Of somebody Huntflow names and nobody keeps only the number is known.
    dialog.matches.choose(FIRST + 77)
    assert "Этой карточки ещё нет на компьютере" in texts(dialog)
    assert "Сейчас нет связи." in texts(dialog) and not dialog.go.isVisible()


def test_empty_fields_are_filled_as_one_action_and_taken_back(rig: Rig) -> None:
    dialog = rig.open()
    before = rig.person().applicant
    other = rig.person(FIRST).applicant
    assert before.money != other.money and before.email and not other.email
    money = dialog.comparison.tick("money")
    assert money is not None and money.isChecked() is not bool(before.money)
    money.setChecked(True)
    link = next(row for row in dialog.comparison.rows if row.vacancy_id and not row.left)
    tick = dialog.comparison.tick(link.field)
    assert tick is not None and not tick.isChecked()
    tick.setChecked(True)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rig.until(lambda: rig.person().applicant.money == other.money)
    rig.until(lambda: "Карточка дополнена" in texts(dialog))
    after = rig.person()
    assert link.vacancy_id in {one.vacancy_id for one in after.links}
    assert after.applicant.email == before.email
    rig.until(lambda: not dialog.comparison.tick("money"))
    edits = [edit for edit in rig.place.store.outbox.live() if edit.applicant_id == rig.who]
    assert len(edits) == 2 and len({edit.batch for edit in edits}) == 1
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rig.until(lambda: rig.person().applicant.money == before.money)
    assert link.vacancy_id not in {one.vacancy_id for one in rig.person().links}
    rig.until(lambda: "Отменено, ничего не отправлено" in texts(dialog))
    rig.until(lambda: dialog.comparison.tick("money") is not None)


def test_the_other_card_is_completed_and_ticks_are_kept(rig: Rig) -> None:
    dialog = rig.open()
    left = dialog.comparison.tick("money")
    assert left is not None
    chosen = left.isChecked()
    left.setChecked(not chosen)
    for side in ("right", "left"):
        dialog.comparison.direction.choose(side)
        dialog.comparison.direction.changed.emit(side)
        if side == "right":
            email = dialog.comparison.tick("email")
            assert email is not None and email.isChecked() and "→" in email.text()
            # Something of the server's changes meanwhile: what was ticked stays.
            raw = {**rig.person(FIRST).applicant.raw, "position": "Другая"}
            person = applicant(raw)
            rig.run(rig.place.store.records.take_applicants(ACCOUNT, [person], lifetime_s=60))
            dialog.read()
            rig.until(lambda: "Другая" in texts(dialog))
            again = dialog.comparison.tick("position")
            assert again is not None and not again.isChecked()
    back = dialog.comparison.tick("money")
    assert back is not None and back.isChecked() is not chosen
    dialog.comparison.direction.choose("right")
    dialog.comparison.direction.changed.emit("right")
    dialog.submit()
    rig.until(lambda: rig.person(FIRST).applicant.email == rig.person().applicant.email)
    assert rig.person(FIRST).applicant.position == "Другая"
    rig.until(lambda: not rig.runner.running)


def test_what_cannot_be_is_refused_with_the_field_named(rig: Rig) -> None:
    raw = {**rig.person(FIRST).applicant.raw, "email": "совсем не адрес"}
    rig.run(rig.place.store.records.take_applicants(ACCOUNT, [applicant(raw)], lifetime_s=60))
    dialog = rig.open()
    tick = dialog.comparison.tick("email")
    assert tick is not None and not tick.isChecked() and "заменить" in tick.text()
    tick.setChecked(True)
    dialog.submit()
    rig.until(lambda: "Почта: Это не похоже на адрес почты" in texts(dialog))
    assert not rig.place.store.outbox.live()
    assert dialog.comparison.tick("email") is tick and tick.isChecked()


def test_different_people_one_after_the_other_and_back(rig: Rig) -> None:
    dialog = rig.open()
    first, second = keys(dialog)[:2]
    QTest.keyClick(dialog.matches, Qt.Key.Key_Delete)
    rig.until(lambda: keys(dialog)[0] == second)
    assert dialog.matches.current_key() == second and dialog.matches.hasFocus()
    assert keys(dialog)[-1] == first and dialog.matches.pairs[-1].different
    assert first not in {
        one.applicant_id for one in rig.run(rig.place.duplicates.matches_of(ACCOUNT, rig.who))
    }
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    rig.until(lambda: keys(dialog)[0] == first)
    # Also later, out of the list.
    one, other = person_ref(rig.who), person_ref(first)
    rig.run(rig.place.duplicates.decide_different(ACCOUNT, one, other))
    rig.until(lambda: keys(dialog)[-1] == first)
    dialog.matches.choose(first)
    assert dialog.apart.text().strip() == "Может быть, один человек"
    assert dialog.score.text() == "Решено: это разные люди"
    dialog.apart.click()
    rig.until(lambda: keys(dialog)[0] == first)
    rig.until(lambda: not rig.runner.running)


def test_somebody_of_whom_a_row_is_kept(rig: Rig) -> None:
    dialog = rig.open()
    dialog.matches.choose(rig.others[3])
    assert "не целиком" in dialog.reason.text()
    assert "не загружено" in texts(dialog.comparison)
    assert dialog.comparison.tick("tags") is None
    rig.place.session.resume()
    gone = rig.open()
    gone.matches.choose(rig.others[3])
    # The server knows nobody of this number: who is gone leaves the list.
    rig.until(lambda: rig.others[3] not in keys(gone))
    gone.matches.choose(FIRST + 77)
    rig.until(lambda: "Этой карточки больше нет в Хантфлоу" in texts(gone))
    rig.until(lambda: not rig.runner.running)


def test_hostile_texts_are_texts(rig: Rig) -> None:
    dialog = rig.open()
    dialog.matches.choose(rig.others[4])
    said = texts(dialog.comparison)
    assert "<b>Жирный</b> & <img" in said and "\u202e" not in said
    assert HOSTILE not in said
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    tick = dialog.comparison.tick("company") or dialog.comparison.tick("position")
    assert tick is not None and "<b>" in tick.accessibleName()
    shown = dialog.comparison
    assert abs(shown.left.width() - shown.right.width()) <= 2


def test_nobody_is_like_this_one(rig: Rig) -> None:
    dialog = rig.open(rig.run(alone(rig.place)))
    assert "Похожих кандидатов не нашлось" in texts(dialog)
    assert not dialog.matches.isVisible() and not dialog.go.isVisible()
    assert not dialog.apart.isVisible()


def test_by_keys_alone_and_everything_has_a_name(rig: Rig) -> None:
    dialog = rig.open()
    QTest.keyClick(dialog.matches, Qt.Key.Key_Down)
    assert dialog.matches.current_key() == keys(dialog)[1]
    QTest.keyClick(dialog.matches, Qt.Key.Key_Up)
    QTest.keyClick(dialog.matches, Qt.Key.Key_Return)
    focused = dialog.focusWidget()
    ticks = [dialog.comparison.tick(one.field) for one in dialog.comparison.rows]
    assert focused is not None and focused in ticks
    assert nameless(dialog) == []
    order = tab_order(dialog)
    # Tab goes round: from the list on.
    start = order.index(dialog.matches)
    order = [*order[start:], *order[:start]]
    tick = next(one for one in ticks if one is not None)
    stops = [
        dialog.matches,
        dialog.comparison.left.open,
        tick,
        dialog.leave,
        dialog.apart,
        dialog.go,
    ]
    assert [order.index(one) for one in stops] == sorted(order.index(one) for one in stops)
    with rig.bot.waitSignal(dialog.person_requested) as asked:
        dialog.comparison.right.open.click()
    assert asked.args == [FIRST] and not dialog.isVisible()


def test_a_watcher_compares_but_changes_nothing(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = rig.open()
    accounts = rig.place.library.accounts()
    monkeypatch.setattr(
        type(rig.place.library),
        "accounts",
        lambda self: tuple(_watched(one) for one in accounts),
    )
    dialog.comparison.changed.emit()
    assert not dialog.go.isEnabled() and "наблюдатель" in dialog.reason.text()
    assert dialog.apart.isEnabled()


def _watched(account: Any) -> Any:
    return replace(account, member_type="watcher")
