"""What the tool shelf looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSplitter,
    QWidget,
)

from huntflow_desk.qt.kit.fields import Button, IconButton, SearchField, SegmentedTabs
from huntflow_desk.qt.kit.frames import (
    Card,
    KeyValueGrid,
    Line,
    Section,
    Surface,
    column,
    row,
)
from huntflow_desk.qt.kit.labels import AgeLabel, Heading, Label, Muted
from huntflow_desk.qt.kit.links import LinkButton
from huntflow_desk.qt.kit.marks import Avatar, BusyLine, Chip, StateDot, TagDot
from huntflow_desk.qt.kit.notices import Notice, NoticeBar, Toasts
from huntflow_desk.qt.kit.rows import Badge, CardText, Column, ListSource, RowsModel
from huntflow_desk.qt.kit.rowview import RowsView
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.qt.kit.viewer import TextViewer


@dataclass(frozen=True)
class Person:
    """An invented row."""

    number: int
    name: str
    work: str
    stage: str
    colour: str
    days: int
    tags: tuple[tuple[str, str], ...] = ()


PEOPLE = [
    Person(
        1,
        "Иванова Анна Сергеевна",
        "Python-разработчик",
        "Интервью",
        "4d9de0",
        9,
        (("Резерв", "e15554"), ("Переезд", "3bb273")),
    ),
    Person(2, "Петров Олег", "QA-инженер", "Новые", "9aa5b1", 5),
    Person(3, "Ким Виктория", "Дизайнер интерфейсов", "Оффер", "3bb273", 2, (("Топ", "e1bc29"),)),
    Person(
        4,
        "Сидоров Пётр Алексеевич",
        "Руководитель отдела разработки и внедрения",
        "Отказ",
        "e15554",
        40,
    ),
    Person(
        5,
        "Smith Jane",
        "Data engineer",
        "Скрининг",
        "7768ae",
        4,
        (("Referral", "7768ae"), ("Remote", "4d9de0"), ("Senior", "e1bc29")),
    ),
    Person(6, "Ёлкина Зоя", "Аналитик", "Интервью", "4d9de0", 12),
] * 3
PEOPLE = [
    Person(n, p.name, p.work, p.stage, p.colour, p.days, p.tags) for n, p in enumerate(PEOPLE)
]


def people_table() -> RowsView:
    """A table with several columns."""
    columns = [
        Column("name", "Имя", lambda p: p.name, stretch=True, sortable=True, bold=True),
        Column("work", "Должность", lambda p: p.work, width=170, tone="muted"),
        Column("stage", "Этап", lambda p: p.stage, width=110, dot=lambda p: p.colour),
        Column(
            "days",
            "Дней",
            lambda p: str(p.days),
            width=70,
            number=True,
            sortable=True,
            tone=lambda p: "warn" if p.days > 8 else "text",
        ),
        Column(
            "tags",
            "Метки",
            lambda p: "",
            width=150,
            badges=lambda p: [Badge(t, c) for t, c in p.tags],
        ),
    ]
    model = RowsModel(columns)
    model.set_source(ListSource(PEOPLE, lambda p: p.number))
    view = RowsView(model, multiple=True)
    view.set_sort("name", False)
    view.choose(2)
    return view


def people_cards() -> RowsView:
    """A list of cards."""
    card = Column(
        "card",
        "",
        lambda p: p.name,
        card=lambda p: CardText(
            title=p.name,
            subtitle=f"{p.stage} · {p.work}",
            avatar=p.name,
            dot=p.colour,
            trailing=f"{p.days} дн.",
            trailing_tone="warn" if p.days > 8 else "muted",
            unread=p.number % 4 == 0,
        ),
    )
    model = RowsModel([card])
    model.set_source(ListSource(PEOPLE, lambda p: p.number))
    view = RowsView(model, lines=2)
    view.choose(1)
    return view


def vacancies() -> RowsView:
    """Cards without pictures, with a count."""
    rows = [
        (1, "Python-разработчик", "Разработка · открыта 23 дня", "34", "3bb273"),
        (2, "QA-инженер", "Разработка · открыта 5 дней", "12", "3bb273"),
        (3, "Дизайнер", "Продукт · приостановлена", "3", "e1bc29"),
        (4, "Бухгалтер на неполный рабочий день", "Финансы · закрыта", "118", "9aa5b1"),
    ]
    card = Column(
        "card",
        "",
        lambda r: r[1],
        card=lambda r: CardText(title=r[1], subtitle=r[2], dot=r[4], badge=r[3]),
    )
    model = RowsModel([card])
    model.set_source(ListSource(rows, lambda r: r[0]))
    view = RowsView(model, lines=2)
    view.choose(1)
    return view


def navigation() -> QWidget:
    """The left pane."""
    rows = [
        ("today", "Сегодня", "12", ""),
        ("vacancy", "Вакансии", "", ""),
        ("candidate", "Кандидаты", "4 830", ""),
        ("intake", "Разбор резюме", "3", "accent"),
        ("sources", "Источники", "", ""),
        ("log", "Журнал", "1", "danger"),
        ("cache", "Кэш", "", ""),
        ("api", "Консоль API", "", ""),
    ]
    card = Column(
        "card",
        "",
        lambda r: r[1],
        card=lambda r: CardText(title=r[1], icon=r[0], badge=r[2], badge_tone=r[3], strong=False),
    )
    model = RowsModel([card])
    model.set_source(ListSource(rows, lambda r: r[0]))
    view = RowsView(model)
    view.choose("vacancy")
    holder = Surface()
    head = row(
        Avatar("Acme", size=28),
        column(Label("Acme", role="strong"), Muted("12 вакансий", small=True), spacing=0),
        None,
        IconButton("chevron-down", "Организации"),
        spacing=8,
    )
    holder.setLayout(column(head, Line(), view, margins=8, spacing=8))
    return holder


def card() -> QWidget:
    """The reading pane."""
    pane = Surface()
    age = AgeLabel(prefix=True)
    age.set_moment(datetime.now(UTC) - timedelta(minutes=3))
    tabs = SegmentedTabs()
    tabs.set_tabs([("resume", "Резюме 2"), ("log", "История"), ("form", "Анкета")])
    grid = KeyValueGrid()
    grid.set_rows(
        [
            ("Телефон", LinkButton("+7 926 000-00-00", "tel:+79260000000")),
            ("Почта", LinkButton("anna@example.com", "mailto:anna@example.com")),
            ("Телеграм", LinkButton("@anna", "https://t.me/anna")),
            ("Зарплата", "250 000 ₽"),
            ("Дата рождения", "12.03.1990, 34 года"),
        ]
    )
    viewer = TextViewer()
    viewer.set_text(
        "Опыт работы\n\n2019 — сейчас  Python-разработчик, «Ромашка»\nСервисы приёма платежей: "
        "asyncio, PostgreSQL, Kafka. Команда из шести человек.\n\n2016 — 2019  Разработчик, "
        "«Василёк»\nВнутренние инструменты и отчёты."
    )
    stage = Card()
    stage.body.addLayout(
        row(
            TagDot("4d9de0", "Интервью"),
            Label("Python-разработчик", role="strong"),
            Muted("Интервью · 9 дн."),
            None,
            Button("Перевести", icon="forward"),
        )
    )
    head = row(
        Avatar("Иванова Анна", size=48),
        column(
            Heading("Иванова Анна Сергеевна", elide=True),
            Muted("Python-разработчик · 250 000 ₽ · 34 года", elide=True),
            spacing=2,
        ),
        IconButton("star", "В резерв"),
        IconButton("more", "Ещё"),
        spacing=12,
    )
    head.setStretch(1, 1)
    chips = row(
        Chip("Резерв", dot="e15554", removable=True),
        Chip("Переезд", dot="3bb273"),
        Chip("согласие получено", tone="ok"),
        Chip("возможный дубль", tone="warn"),
        IconButton("plus", "Метка"),
        None,
        spacing=6,
    )
    pane.setLayout(
        column(
            head,
            chips,
            Section("Контакты"),
            grid,
            Section("Вакансии"),
            stage,
            row(tabs, None, age, IconButton("refresh", "Обновить")),
            Line(),
            viewer,
            margins=16,
            spacing=12,
        )
    )
    return pane


def window() -> QWidget:
    """Three panes together."""
    outer = QWidget()
    outer.resize(1280, 800)
    bars = NoticeBar()
    bars.show_notice(
        Notice(
            "net",
            "Нет связи. Правки ждут в исходящих",
            kind="warn",
            detail="Всё, что было открыто раньше, доступно и без сети.",
            action=("Повторить", lambda: None),
            details=("Подробнее", lambda: None),
        )
    )
    search = SearchField("Найти кандидата")
    middle = Surface()
    chips = row(
        Chip("этап: Интервью", removable=True),
        Chip("метка: Резерв", removable=True),
        None,
        Muted("41 из 3 100 сохранённых", small=True),
        spacing=6,
    )
    middle_top = row(search, IconButton("filter", "Отбор"), IconButton("settings", "Столбцы"))
    cards = people_cards()
    box = column(margins=0, spacing=0)
    box.addLayout(column(middle_top, chips, margins=12, spacing=8))
    box.addWidget(BusyLine())
    box.addWidget(cards)
    middle.setLayout(box)
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setHandleWidth(1)
    vacancy_pane = Surface()
    vacancy_pane.setLayout(column(vacancies()))
    for pane in (navigation(), vacancy_pane, middle, card()):
        split.addWidget(pane)
    split.setSizes([190, 260, 360, 470])
    state = StateDot()
    state.set_state("В сети", shape="full", tone="ok", tip="ответ 180 мс")
    errors = StateDot()
    errors.set_state("1 ошибка", shape="warning", tone="warn")
    foot = row(state, Muted("обновлено 2 мин назад", small=True), None, errors, spacing=12)
    foot.setContentsMargins(12, 6, 12, 6)
    band = Surface("sandbox")
    word = Label("ПЕСОЧНИЦА", role="strong", tone="sandbox")
    band_row = row(None, word, Label("данные не боевые", tone="sandbox"), None)
    band_row.setContentsMargins(8, 4, 8, 4)
    band.setLayout(band_row)
    bars_box = column(bars)
    bars_box.setContentsMargins(8, 8, 8, 8)
    layout = column(band, bars_box, split, foot, spacing=0)
    layout.setStretchFactor(split, 1)
    outer.setLayout(layout)
    toasts = Toasts(outer)
    toasts.show_toast("Анна Иванова переведена на «Интервью»", action=("Отменить", lambda: None))
    return outer


def controls() -> QWidget:
    """Buttons, fields, notices."""
    page = Surface()
    page.resize(900, 760)
    disabled = Button("Недоступно")
    disabled.setEnabled(False)
    buttons = row(
        Button("Сохранить", kind="primary"),
        Button("Отмена"),
        Button("Подробнее", kind="quiet"),
        Button("Удалить", kind="danger", icon="trash"),
        Button("Обновить", icon="refresh"),
        disabled,
        IconButton("search", "Найти"),
        IconButton("eye", "Скрыть", checkable=True),
        None,
    )
    combo = QComboBox()
    combo.addItems(["Боевая", "Песочница"])
    line = QLineEdit("https://api.huntflow.ru")
    wrong = QLineEdit("anna@")
    wrong.setProperty("invalid", True)
    check = QCheckBox("Только мои")
    check.setChecked(True)
    radio = QRadioButton("Боевая")
    radio.setChecked(True)
    fields = row(combo, line, wrong, SearchField("Найти"), spacing=8)
    ticks = row(check, QCheckBox("Закрытые"), radio, QRadioButton("Песочница"), None, spacing=16)
    bars = NoticeBar()
    for _ in range(3):
        bars.show_notice(
            Notice(
                "403",
                "Нет доступа к вакансии «Python & Go» <b>x</b>",
                kind="danger",
                action=("Кому написать", lambda: None),
                details=("Журнал", lambda: None),
            )
        )
    bars.show_notice(Notice("old", "Хантфлоу просит подождать 8 с", kind="info"))
    bars.show_notice(
        Notice(
            "key",
            "Ключ не принят",
            detail="Введённые данные сохранены.",
            action=("Обновить ключ", lambda: None),
            details=("Журнал", lambda: None),
        )
    )
    states = row(spacing=16)
    for text, shape, tone in (
        ("В сети", "full", "ok"),
        ("Медленно", "half", "warn"),
        ("Офлайн", "hollow", "muted"),
        ("Офлайн (вы включили)", "pause", "muted"),
        ("Ключ", "warning", "danger"),
    ):
        dot = StateDot()
        dot.set_state(text, shape=shape, tone=tone)
        states.addWidget(dot)
    states.addStretch()
    empty = RowsView(RowsModel([Column("a", "Имя", lambda r: "")]), header=False)
    empty.set_empty(
        "Нет открытых вакансий",
        hint="Закрытые и приостановленные скрыты отбором.",
        icon="vacancy",
        actions=[("Показать закрытые", lambda: None), ("Обновить", lambda: None)],
    )
    busy = BusyLine()
    busy.show()
    busy.set_progress(40, 100)
    table = people_table()
    table.setMinimumHeight(170)
    page.setLayout(
        column(
            Heading("Подключения"),
            Muted("Адрес и ключи Хантфлоу этого профиля"),
            buttons,
            fields,
            ticks,
            states,
            bars,
            busy,
            table,
            empty,
            margins=16,
            spacing=12,
        )
    )
    return page


def icons() -> QWidget:
    """All icons in three sizes."""
    page = Surface()
    page.resize(900, 640)
    grid = QGridLayout(page)
    look = theme()
    for number, name in enumerate(look.icon_names()):
        holder = QWidget()
        small, large = QLabel(), QLabel()
        small.setPixmap(look.pixmap(name, 16, "text"))
        large.setPixmap(look.pixmap(name, 24, "accent"))
        holder.setLayout(
            column(row(small, large, None, spacing=4), Muted(name, small=True), spacing=2)
        )
        grid.addWidget(holder, number // 9, number % 9)
    return page


def pictures() -> Iterator[tuple[str, QWidget]]:
    """All pictures."""
    yield "kit-window", window()
    yield "kit-controls", controls()
    yield "kit-icons", icons()
