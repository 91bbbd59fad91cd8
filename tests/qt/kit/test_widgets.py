"""Fields, tabs, chips, marks, frames: what a person does with them and what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from huntflow_desk.qt.kit.fields import Button, IconButton, SearchField, SegmentedTabs
from huntflow_desk.qt.kit.flow import FlowLayout
from huntflow_desk.qt.kit.frames import EmptyState, KeyValueGrid, Section
from huntflow_desk.qt.kit.labels import Label
from huntflow_desk.qt.kit.links import LinkButton
from huntflow_desk.qt.kit.marks import Avatar, BusyLine, Chip, StateDot, TagDot, initials


@pytest.fixture
def add(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def test_search_tells_once_when_typing_pauses(add, qtbot):
    field, settled = add(SearchField("Найти")), []
    field.text_settled.connect(settled.append)
    qtbot.keyClicks(field, "anna")
    assert settled == []
    qtbot.waitUntil(lambda: settled == ["anna"])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert settled == ["anna"]
    qtbot.keyClicks(field, "!")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert settled == ["anna", "anna!"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert settled == ["anna", "anna!", ""]
    assert field.text() == ""
    assert field.accessibleName() == "Найти"


def test_search_sends_down_to_the_hits(add, qtbot):
    field = add(SearchField())
    with qtbot.waitSignal(field.down_pressed):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_tabs_keep_the_choice_when_texts_change(add, qtbot):
    tabs, chosen = add(SegmentedTabs()), []
    tabs.changed.connect(chosen.append)
    tabs.set_tabs([("a", "Резюме"), ("b", "История")])
    assert tabs.current() == "a"
    qtbot.mouseClick(tabs._buttons["b"], Qt.MouseButton.LeftButton)
    assert chosen == ["b"]
    tabs.set_tabs([("a", "Resume 2"), ("b", "History")])
    assert tabs.current() == "b"
    tabs.choose("a")
    assert (tabs.current(), chosen) == ("a", ["b"])
    tabs.set_tabs([("c", "Анкета")])
    assert (tabs.current(), tabs.keys()) == ("c", ("c",))
    tabs.set_tabs([])
    assert tabs.current() == ""


def test_chip_is_removed_by_cross_and_key(add, qtbot):
    chip, seen = add(Chip("этап", removable=True)), []
    chip.removed.connect(lambda: seen.append("removed"))
    chip.clicked.connect(lambda: seen.append("clicked"))
    right = QPoint(chip.width() - 8, chip.height() // 2)
    qtbot.mouseMove(chip, right)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=right)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert seen == ["removed", "clicked", "removed", "clicked"]
    plain = add(Chip("метка", dot="ff0000"))
    assert plain.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_names_for_screen_readers(add):
    assert add(IconButton("search", "Найти")).accessibleName() == "Найти"
    assert add(Button("R&D", icon="plus")).accessibleName() == "R&D"
    assert add(Button("R&D")).text() == "R&&D"
    assert add(Chip("Резерв")).accessibleName() == "Резерв"
    assert add(TagDot("ff0000", "Резерв")).accessibleName() == "Резерв"
    assert add(Avatar("Анна")).accessibleName() == "Анна"
    dot = add(StateDot())
    dot.set_state("Офлайн", shape="hollow", tone="muted", tip="нет сети")
    assert (dot.accessibleName(), dot.accessibleDescription()) == ("Офлайн", "нет сети")
    section = add(Section("Контакты"))
    section.set_title("Contacts")
    assert section.accessibleName() == "Contacts"


def test_button_handlers_take_no_argument(add, qtbot):
    pressed = []
    button = add(Button("Ок", lambda: pressed.append(1)))
    icon = add(IconButton("plus", "Добавить", lambda: pressed.append(2)))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(icon, Qt.MouseButton.LeftButton)
    assert pressed == [1, 2]


def test_avatar_is_a_picture_or_initials(add):
    assert [initials(n) for n in ("Иванова Анна Сергеевна", "анна", "", "— x")] == [
        "ИА",
        "А",
        "?",
        "X",
    ]
    avatar = add(Avatar("Анна", size=40))
    letters = avatar.grab().toImage()
    picture = QPixmap(80, 40)
    picture.fill(QColor("#123456"))
    avatar.set_picture(picture)
    shown = avatar.grab().toImage()
    assert shown.pixelColor(20, 20).name() == "#123456"
    assert shown.pixelColor(0, 0).name() != "#123456"
    avatar.set_name("Анна")
    assert avatar.grab().toImage() == letters


@pytest.mark.parametrize("shape", ["full", "half", "hollow", "pause", "warning"])
def test_state_shapes_differ_from_nothing(add, shape):
    dot = add(StateDot())
    dot.set_state("", shape=shape, tone="danger")
    image = dot.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(14) for y in range(image.height())}
    assert len(colours) > 1


def test_busy_line_waits_before_it_shows(add, qtbot):
    line = BusyLine()
    qtbot.addWidget(line)
    line.set_busy(True)
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible, timeout=2000)
    line.set_progress(3, 10)
    assert (line.value(), line.maximum()) == (3, 10)
    line.set_busy(False)
    assert not line.isVisible()
    line.set_busy(True)
    line.set_busy(False)
    assert not line._delay.isActive()


def test_grid_leaves_out_what_is_empty(add):
    grid = add(KeyValueGrid())
    grid.set_rows([("Телефон", "+7"), ("Почта", ""), ("Имя", "<b>А</b>"), ("Вес", QLabel("x"))])
    texts = [label.text() for label in grid.findChildren(Label)]
    assert texts == ["Телефон", "+7", "Имя", "<b>А</b>", "Вес"]
    grid.set_rows([("Один", "1")])
    visible = [label.text() for label in grid.findChildren(Label) if not label.isHidden()]
    assert visible == ["Один", "1"]


def test_empty_state_has_two_buttons_at_most(add, qtbot):
    state, pressed = add(EmptyState()), []
    actions = [(str(n), lambda n=n: pressed.append(n)) for n in range(3)]
    state.show_state("Пусто", hint="Почему", actions=actions)
    buttons = [b for b in state.findChildren(QPushButton) if b.isVisibleTo(state)]
    assert [b.text() for b in buttons] == ["0", "1"]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert pressed == [1]
    state.show_state("Пусто")
    assert not [b for b in state.findChildren(QPushButton) if b.isVisibleTo(state)]


def test_flow_breaks_lines(add):
    page = QWidget()
    chips = [Chip(f"метка {n}") for n in range(12)]
    flow = FlowLayout(*chips)
    page.setLayout(flow)
    page.resize(200, 400)
    add(page)
    assert len({chip.y() for chip in chips}) > 3
    assert all(chip.geometry().right() <= page.width() for chip in chips)
    assert flow.heightForWidth(2000) < flow.heightForWidth(200)
    flow.clear()
    assert flow.count() == 0


def test_a_chip_says_another_word(qtbot):
    chip = Chip("Старое")
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.set_text("Совсем другое слово", dot="ff0000", tone="ok")
    assert chip.text == chip.accessibleName() == "Совсем другое слово"
    assert chip.sizeHint().width() > before
    chip.set_text("<b>" + "я" * 100)
    assert len(chip.text) == 60
    assert "&lt;b&gt;" in chip.toolTip()
    chip.set_text("коротко")
    assert chip.toolTip() == ""


def test_a_link_leads_elsewhere_and_is_cut_where_it_is_narrow(qtbot):
    link = LinkButton()
    qtbot.addWidget(link)
    assert not link.isEnabled()
    link.set_address("резюме", "https://example.com/1")
    assert link.isEnabled()
    assert link.shown == link.accessibleName() == "резюме · example.com"
    link.show()
    link.resize(60, link.height())
    assert link.text().endswith("…")
    link.set_address("нельзя", "file:///etc/passwd")
    assert not link.isEnabled()
    assert link.shown == "нельзя"
    assert link.toolTip() == ""


def test_a_flow_takes_a_widget_in_between_and_centres_lines(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    first, last, middle = QLabel("1"), QLabel("3"), QLabel("2")
    for label, height in ((first, 20), (middle, 40), (last, 20)):
        label.setFixedSize(30, height)
    flow = FlowLayout(first, last, spacing=10, line_spacing=2)
    holder.setLayout(flow)
    flow.insert_widget(1, middle)
    holder.resize(200, 60)
    holder.show()
    assert [label.x() for label in (first, middle, last)] == [0, 40, 80]
    assert [label.y() for label in (first, middle, last)] == [10, 0, 10]
    assert flow.heightForWidth(70) == 40 + 2 + 20
    middle.hide()
    assert flow.heightForWidth(200) == 20


def test_a_section_pushes_its_heading_in(qtbot):
    section = Section("Заголовок")
    qtbot.addWidget(section)
    section.set_inset(8)
    section.show()
    heading = section.findChild(QLabel)
    assert heading.x() == 8
