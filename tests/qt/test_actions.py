"""The table of commands: no clashes, what is offered, why not, other keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QMainWindow,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from huntflow_desk.qt.actions import Actions
from huntflow_desk.qt.actions.commands import COMMANDS, NEEDS, VIEWS, Command
from huntflow_desk.qt.actions.finding import best, english_name, find, score
from huntflow_desk.qt.actions.keymap import (
    chosen,
    clashes,
    collide,
    holders,
    is_common,
    is_letters,
    is_possible,
    keymap,
    usual_keys,
)
from huntflow_desk.qt.actions.menus import MENUS
from huntflow_desk.qt.actions.registry import keys_text

BY_KEY = {command.key: command for command in COMMANDS}


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


def offered(window, *keys, has=lambda need: True):
    done = []
    handlers = {key: lambda key=key: done.append(key) for key in keys}
    actions = Actions(window, handlers, has)
    actions.complete()
    return actions, done


# The table


def test_no_key_means_two_things_in_one_view(qapp):
    assert clashes(COMMANDS) == []


def test_the_checker_finds_what_it_is_for(qapp):
    def one(key, *keys, where=()):
        return Command(key, "file", key, keys, where=where)

    edit, board = one("edit", "E", where=("list",)), one("board", "E", where=("board",))
    assert clashes([edit, board]) == []
    find_it = one("find", QKeySequence.StandardKey.Find)
    bad = [
        edit,
        one("export", "E"),
        find_it,
        one("other", "Ctrl+F", where=("list",)),
        one("go", "G L"),
        one("g", "G", where=("list",)),
    ]
    assert {(first, second) for _, first, second in clashes(bad)} == {
        ("edit", "export"),
        ("find", "other"),
        ("go", "g"),
    }


def test_the_table_is_in_order(qapp):
    assert len(BY_KEY) == len(COMMANDS)
    for command in COMMANDS:
        assert command.menu in MENUS
        assert set(command.where) <= set(VIEWS)
        assert set(command.needs) <= set(NEEDS)
        assert all(is_possible(keys) for keys in usual_keys(command)), command.key
        # Commands on a person have their letters where somebody is chosen only.
        assert english_name(command) != command.name or command.key == "language", command.key


def test_the_key_map_of_the_design(qapp):
    expected = {
        "palette": "Ctrl+K", "switch": "Ctrl+O", "find": "Ctrl+F", "search": "Ctrl+Shift+F",
        "accounts": "Ctrl+Shift+A", "new_applicant": "Ctrl+N", "new_vacancy": "Ctrl+Shift+N",
        "add_resumes": "Ctrl+I", "undo": "Ctrl+Z", "redo": "Ctrl+Shift+Z", "refresh": "F5",
        "triage": "Ctrl+T", "log_of_object": "Ctrl+L", "print": "Ctrl+P", "back": "Alt+Left",
        "forward": "Alt+Right", "next_pane": "F6", "previous_pane": "Shift+F6", "next": "J",
        "previous": "K", "edit": "E", "comment": "C", "move": "M", "reject": "R", "tags": "T",
        "select": "X", "preview": "Space", "board": "V", "changes": "D", "copy_phone": "Y",
        "copy_email": "Shift+Y", "keys": "Ctrl+/", "caller": "Ctrl+Shift+C", "vacancies": "G V",
        "applicants": "G C", "intake": "G J", "journal": "G L", "settings": "Ctrl+,",
        "quit": "Ctrl+Q",
    }  # fmt: skip
    for key, keys in expected.items():
        assert keys in usual_keys(BY_KEY[key]), key
    assert "F1" in usual_keys(BY_KEY["keys"])


# What is offered


def test_a_command_without_a_handler_is_nowhere(window):
    actions, done = offered(window, "palette", "move")
    assert [command.key for command in actions.commands()] == ["palette", "move"]
    titles = [one.text() for one in window.menuBar().actions() if one.isVisible()]
    assert titles == ["Перейти", "Кандидат"]
    assert not actions.run_letters("R", "people")
    assert actions.run_letters("M", "people")
    assert not actions.run_letters("M", "journal")
    assert done == ["move"]
    with pytest.raises(KeyError):
        actions["reject"]
    with pytest.raises(KeyError):
        actions.offer("no such command", lambda: None)


def test_a_handler_that_comes_late_takes_its_place_in_the_menu(window):
    actions, _ = offered(window, "move", "edit")
    done = []
    actions.offer("reject", lambda: done.append("reject"))
    menu = next(one.menu() for one in window.menuBar().actions() if one.menu().actions())
    assert [one.objectName() for one in menu.actions()] == ["move", "reject", "edit"]
    actions["reject"].trigger()
    actions.run_letters("R", "card")
    assert done == ["reject", "reject"]
    actions.offer("undo", lambda: done.append("undo"), lambda: "нечего отменять")
    assert "Правка" in [one.text() for one in window.menuBar().actions() if one.isVisible()]
    actions["undo"].trigger()
    assert done == ["reject", "reject"]


def test_what_cannot_be_done_says_why(window, qtbot):
    met = {"person": False}
    actions, done = offered(window, "move", has=lambda need: met[need])
    with qtbot.waitSignal(actions.refused) as said:
        actions["move"].trigger()
    assert said.args == ["Перевести на этап: выберите кандидата"]
    with qtbot.waitSignal(actions.refused):
        assert actions.run_letters("M", "card")
    assert done == []
    menu = QMenu()
    actions.fill(menu, ["move", "reject"])
    menu.aboutToShow.emit()
    assert [(one.objectName(), one.isEnabled()) for one in menu.actions()] == [("move", False)]
    menu.aboutToHide.emit()
    met["person"] = True
    actions["move"].trigger()
    assert done == ["move"]


def test_what_was_used_last_is_taken_back_as_far_as_it_is_known(window):
    actions, _ = offered(window, "move", "theme")
    actions.run("theme", remember=True)
    actions.run("move", remember=True)
    actions.run("theme", remember=True)
    actions.run("move")
    assert actions.recent == ["theme", "move"]
    actions.remember(["move", 7, None, ["x"], "no such command", "theme"])
    assert actions.recent == ["move", "theme"]
    actions.remember({"odd": 1})
    assert actions.recent == []


def test_a_held_key_steps_and_does_nothing_else(window):
    actions, done = offered(window, "next", "move")
    assert actions.run_letters("J", "people", held=True)
    assert actions.run_letters("M", "people", held=True)
    assert done == ["next"]


def test_texts_and_hints_follow_the_language(window, languages):
    actions, _ = offered(window, "move", "palette", "copy_email", "preview", "vacancies")
    assert actions.hint("move") == "M (Ь)"
    assert actions.hint("copy_email") == "Shift+Y (Shift+Н)"
    assert actions.hints("vacancies")[1] == "G V (П М)"
    assert actions.hint("palette") == "Ctrl+K"
    assert actions["move"].text() == "Перевести на этап…\tM (Ь)"
    assert keys_text("Space") == "пробел"
    languages.set_language("en")
    actions.retranslate()
    assert actions.hint("move") == "M"
    assert actions["move"].text() == "Move to a stage…\tM"
    assert actions["move"].iconText() == "Move to a stage…"


# Every command by key alone


class View(QWidget):
    """A view for single keys."""

    def __init__(self, view):
        super().__init__()
        self.key_view = view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


CYRILLIC = {"Space": " "} | {
    latin: typed
    for typed, latin in zip("йцукенгшщзфывапролдячсмить", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True)
}


def letter_events(keys, table):
    for one in keys.split():
        shift = one.startswith("Shift+")
        letter = one.removeprefix("Shift+")
        text = table.get(letter, letter.lower() if len(letter) == 1 else " ")
        modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier(0)
        yield QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, text.upper() if shift else text)


@pytest.mark.parametrize("table", [{}, CYRILLIC], ids=["latin", "russian"])
def test_every_single_key_on_both_layouts(window, qtbot, table):
    done = []
    views = {name: View(name) for name in VIEWS}
    page = QWidget()
    box = QVBoxLayout(page)
    for view in views.values():
        box.addWidget(view)
    lists = {name: QListView() for name in VIEWS}
    for name, listed in lists.items():
        listed.key_view = name
        box.addWidget(listed)
    window.setCentralWidget(page)
    actions = Actions(window, {one.key: lambda key=one.key: done.append(key) for one in COMMANDS})
    actions.complete()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    tried = set()
    for command in COMMANDS:
        for keys in usual_keys(command):
            if not is_letters(keys):
                continue
            for name in command.where or VIEWS:
                # Space is pressed in lists only.
                target = lists[name] if keys == "Space" else views[name]
                target.setFocus()
                qtbot.waitUntil(lambda target=target: QApplication.focusWidget() is target)
                done.clear()
                for event in letter_events(keys, table):
                    QApplication.sendEvent(target, event)
                assert done == [command.key], (keys, name)
                tried.add(command.key)
    assert len(tried) >= 18


def test_every_combination_runs_its_command(window, qtbot):
    done = []
    actions = Actions(window, {one.key: lambda key=one.key: done.append(key) for one in COMMANDS})
    actions.complete()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    for command in COMMANDS:
        for keys in usual_keys(command):
            if is_letters(keys) or not is_common(keys):
                continue
            done.clear()
            QTest.keySequence(window, QKeySequence(keys))
            assert done == [command.key], keys


def test_every_command_has_a_way_by_keys(qapp):
    """A key of its own, or its menu: Alt and arrows, and the palette by its name."""
    for command in COMMANDS:
        hits = find(COMMANDS, command.name)
        assert command.key in [hit.command.key for hit in hits if hit.strong][:3], command.key
        hits = find(COMMANDS, english_name(command))
        assert command.key in [hit.command.key for hit in hits if hit.strong][:3], command.key


# Other keys


def test_own_keys_win_and_come_back(window):
    actions, done = offered(window, "palette", "switch", "move")
    actions.use_keys({"switch": ["Ctrl+K"], "move": ["W"], "nobody": ["Ctrl+J"]})
    assert actions["switch"].shortcuts() == [QKeySequence("Ctrl+K")]
    assert actions["palette"].shortcuts() == []
    assert actions.claimed() == []
    assert actions.run_letters("W", "people") and not actions.run_letters("M", "people")
    actions.use_keys({}, single=False)
    assert actions["palette"].shortcuts() == [QKeySequence("Ctrl+K")]
    assert actions.hint("move") == ""
    assert done == ["move"]


def test_a_key_is_taken_from_whoever_has_it(qapp):
    own = chosen("Ctrl+K", BY_KEY["switch"], COMMANDS, {})
    assert own == {"switch": ["Ctrl+K"]}
    assert [one.key for one in holders("Ctrl+K", BY_KEY["find"], COMMANDS, own)] == ["switch"]
    own = chosen("Ctrl+K", BY_KEY["find"], COMMANDS, own)
    now = keymap(COMMANDS, own)
    assert (now["find"], now["switch"], now["palette"]) == (("Ctrl+K",), (), ())
    # A letter and a combination live side by side.
    own = chosen("W", BY_KEY["vacancies"], COMMANDS, {})
    assert keymap(COMMANDS, own)["vacancies"] == ("W", "Ctrl+1")
    assert holders("E", BY_KEY["edit_vacancy"], COMMANDS, {}) == ()
    assert [one.key for one in holders("G", BY_KEY["edit"], COMMANDS, {})] == [
        "vacancies", "applicants", "journal", "intake", "reminders", "outbox",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "possible"),
    [
        ("E", True), ("G V", True), ("Shift+Y", True), ("Space", True), ("Ctrl+Alt+F9", True),
        ("F9", True), ("Shift+F9", True), ("Alt+Left", True), ("Ctrl+Up", True), ("Ctrl++", True),
        ("Enter", False), ("Return", False), ("Esc", False), ("Tab", False), ("Up", False),
        ("Ctrl+C", False), ("Ctrl+V", False), ("", False), ("G V C", False), ("Shift+Up", False),
        ("nonsense", False), ("Ctrl+", False), ("Ctrl+K, Ctrl+J", False), (";", False),
        ("Shift+,", False), ("Ctrl+\x00", False),
    ],
)  # fmt: skip
def test_which_keys_a_command_can_have(qapp, keys, possible):
    assert is_possible(keys) is possible


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from([*BY_KEY, "", "unknown"]),
        st.lists(
            st.sampled_from(["E", "G", "G V", "Ctrl+K", "Ctrl+J", "F5", "", "Esc", "x", "Shift+Y"])
            | st.text(max_size=8),
            max_size=6,
        ),
        max_size=8,
    )
)
def test_whatever_the_settings_say_no_key_means_two_things(own):
    now = keymap(COMMANDS, own)
    assert set(now) == set(BY_KEY)
    given_keys = [(BY_KEY[key], keys) for key, texts in now.items() for keys in texts]
    for number, (command, keys) in enumerate(given_keys):
        assert is_possible(keys)
        for other, there in given_keys[number + 1 :]:
            assert not collide(keys, command, there, other)


# Finding


def found(text, commands=COMMANDS, recent=()):
    return [hit.command.key for hit in find(commands, text, recent)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("перевести", "move"), ("gtht", "move"), ("gthtdtcnb", "move"), ("move", "move"),
        ("ьщму", "move"), ("вакансии", "vacancies"), ("dfrfycbb", "vacancies"),
        ("настр", "settings"), ("settings", "settings"), ("ыуеештпы", "settings"),
        ("cyjdf", "redo"), ("снова", "redo"), ("j,yjdbnm", "refresh"),
        ("тёмная", "theme"), ("темная", "theme"),
        ("dark", "theme"), ("ОТКАЗ", "reject"), ("новый кандидат", "new_applicant"),
        ("кандидат новый", "new_applicant"), ("нк", ""), ("прн", ""), ("перевсти", "move"),
        ("setings", "settings"), ("outbox", "outbox"), ("hotkeys", "keys"), ("f,hfrflf,hf", ""),
    ],
)  # fmt: skip
def test_commands_are_found_in_both_languages_and_layouts(qapp, text, first):
    if first:
        assert found(text)[0] == first
    else:
        assert all(not hit.strong for hit in find(COMMANDS, text))


def test_what_was_used_last_comes_first_among_equals(qapp):
    everything = found("")
    assert everything == [command.key for command in COMMANDS]
    assert found("", recent=["theme", "move"])[:3] == ["theme", "move", everything[0]]
    assert found("вакансию")[0] != "close_vacancy"
    assert found("вакансию", recent=["close_vacancy"])[0] == "close_vacancy"
    # A better fit is not pushed aside by habit.
    assert found("вакансии", recent=["close_vacancy"])[0] == "vacancies"


def test_scores_rank_beginnings_over_middles_over_slips():
    name = "Перевести на этап…"
    ranks = [score(text, name) for text in ("перев", "этап", "вести", "перивести", "пнэ", "нет")]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[-2] > ranks[-1] == 0
    assert score("", name) == score("…", name) == 0


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_typed(text, name):
    assert 0 <= score(text, name) <= 100


def test_weak_hits_are_shown_only_when_little_was_meant(qapp):
    strong, weak = best(find(COMMANDS, "вакансию"), 3)
    assert len(strong) == 3 and weak == []
    strong, weak = best(find(COMMANDS, "перивести"), 3)
    assert strong == [] and weak[0].command.key == "move"


def test_names_do_not_depend_on_the_language_of_the_window(qapp, languages):
    languages.set_language("en")
    assert found("перевести")[0] == "move"
    assert replace(BY_KEY["move"]).text() == "Move to a stage…"
