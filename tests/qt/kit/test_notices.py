"""Bars count what repeats and hide what is too much; toasts give way and run out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget

from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.notices import Notice, NoticeBar, Toasts


@pytest.fixture
def bar(qtbot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def shown(bar):
    return [label.text() for label in bar.findChildren(Label) if label.isVisible()]


def buttons(widget):
    return {b.accessibleName(): b for b in widget.findChildren(QPushButton) if b.isVisible()}


def test_bar_is_hidden_until_there_is_something(bar):
    assert not bar.isVisible()
    bar.show_notice(Notice("a", "Нет <b>связи</b>", detail="Правки ждут"))
    assert bar.isVisible()
    assert shown(bar) == ["Нет <b>связи</b>", "Правки ждут"]
    bar.dismiss("a")
    assert not bar.isVisible()
    bar.dismiss("a")


def test_same_key_counts(bar):
    for text in ("раз", "два", "три"):
        bar.show_notice(Notice("net", text))
    assert [(n.text, n.count) for n in bar.notices()] == [("три", 3)]
    assert shown(bar) == ["три", "×3"]


def test_newest_on_top_and_two_at_most(bar, qtbot):
    for number in range(4):
        bar.show_notice(Notice(str(number), f"текст {number}"))
    assert shown(bar) == ["текст 3", "текст 2"]
    more = next(iter(buttons(bar).values()))
    assert "2" in more.text()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert shown(bar) == ["текст 3", "текст 2", "текст 1", "текст 0"]
    bar.dismiss("1")
    bar.dismiss("0")
    assert shown(bar) == ["текст 3", "текст 2"]
    assert buttons(bar) == {}


def test_action_details_and_cross(bar, qtbot):
    seen = []
    bar.dismissed.connect(lambda key: seen.append(("closed", key)))
    notice = Notice(
        "x",
        "т",
        action=("Повторить", lambda: seen.append("a")),
        details=("Журнал", lambda: seen.append("d")),
    )
    bar.show_notice(notice)
    for name in ("Повторить", "Журнал"):
        qtbot.mouseClick(buttons(bar)[name], Qt.MouseButton.LeftButton)
    close = next(b for b in bar.findChildren(QToolButton) if b.isVisible())
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert seen == ["a", "d", ("closed", "x")]
    assert bar.notices() == ()


@pytest.fixture
def over(qtbot):
    over = QWidget()
    over.resize(900, 600)
    # Without it the first toast would get the focus.
    QLineEdit(over).setFocus()
    qtbot.addWidget(over)
    with qtbot.waitExposed(over):
        over.show()
    return over


def test_toasts_stand_in_the_corner_and_give_way(over):
    toasts, ended = Toasts(over), []
    for number in range(4):
        toasts.show_toast(f"тост {number}", on_end=lambda acted, n=number: ended.append((n, acted)))
    assert toasts.texts() == ("тост 1", "тост 2", "тост 3")
    assert ended == [(0, False)]
    assert over.rect().contains(toasts.geometry())
    over.resize(500, 400)
    assert over.rect().contains(toasts.geometry())
    assert toasts.geometry().right() > 450


def test_toast_runs_out(over, qtbot):
    toasts, ended = Toasts(over), []
    toasts.show_toast("коротко", on_end=ended.append, timeout_ms=20)
    qtbot.waitUntil(lambda: ended == [False])
    assert toasts.texts() == ()
    assert not toasts.isVisible()


def test_toast_action_is_taken_once(over, qtbot):
    toasts, ended, undone = Toasts(over), [], []
    toasts.show_toast("Перевод", action=("Отменить", lambda: undone.append(1)), on_end=ended.append)
    qtbot.mouseClick(buttons(toasts)["Отменить"], Qt.MouseButton.LeftButton)
    assert (ended, undone) == ([True], [1])
    assert toasts.texts() == ()


def test_toast_in_use_does_not_run_out(over, qtbot):
    toasts, ended = Toasts(over), []
    toast = toasts.show_toast("держу", action=("Отменить", lambda: None), on_end=ended.append)
    over.activateWindow()
    buttons(toasts)["Отменить"].setFocus()
    qtbot.waitUntil(lambda: buttons(toasts)["Отменить"].hasFocus())
    for _ in range(5):
        toast._run_out()
        assert ended == []
    toast._run_out()
    toast.finish(False)
    assert ended == [False]
