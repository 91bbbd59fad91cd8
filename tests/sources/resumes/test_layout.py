"""Reading order from geometry: columns, hanging dates, wrapped lines."""

from __future__ import annotations

from huntflow_desk.sources.resumes.layout import Word, page_lines


def words(text: str, x: float, y: float, size: float = 10.0, bold: bool = False) -> list[Word]:
    """A line of text set in a font of 5 points a letter."""
    result = []
    for word in text.split(" "):
        result.append(Word(word, x, x + 5 * len(word), y, size, bold))
        x += 5 * len(word) + 2.5
    return result


def lines(*parts: list[Word]) -> list[str]:
    return [line.text for line in page_lines([w for p in parts for w in p], 595, 0)]


def test_columns_are_read_one_after_the_other_whatever_the_order_of_the_content() -> None:
    left = ["Контакты", "Минск", "anna@mail.example", "Навыки", "Python", "SQL"]
    right = ["Анна Ким", "QA", "Опыт работы", "ООО «Ромашка»", "Образование", "БГУ, 2010"]
    rows = []
    for number, (a, b) in enumerate(zip(left, right, strict=True)):
        rows += [words(b, 220, 700 - 14 * number), words(a, 40, 700 - 14 * number)]
    # What stands above the first heading of either column is the head of the page.
    assert lines(*rows) == [*right[:2], *left, *right[2:]]


def test_hanging_dates_go_with_their_row() -> None:
    parts = []
    for number, year in enumerate((2024, 2020)):
        top = 700 - 90 * number
        parts += [words(f"Май {year} —", 40, top), words("Июнь 2025", 40, top - 12)]
        parts += [words("ООО «Ромашка»", 160, top), words("Минск", 160, top - 16)]
        parts += [words("Менеджер", 160, top - 32), words("Продавал цветы.", 160, top - 48)]
    body = ["ООО «Ромашка»", "Минск", "Менеджер", "Продавал цветы."]
    expected = ["Май 2024 — Июнь 2025", *body, "Май 2020 — Июнь 2025", *body]
    assert lines(*parts) == expected


def test_dates_at_the_right_margin_stay_in_their_line() -> None:
    parts = []
    for number, firm in enumerate(("Acme Ltd", "Umbra Games")):
        top = 700 - 40 * number
        parts += [words(firm, 40, top), words(f"Jan 201{number} – Present", 430, top)]
        parts += [words("Engineer of everything and more", 40, top - 14)]
    got = lines(*parts)
    assert got[0] == "Acme Ltd\tJan 2010 – Present"
    assert got[2] == "Umbra Games\tJan 2011 – Present"


def test_labels_and_values_stand_side_by_side() -> None:
    rows = [
        ("ФИО", "Ким Анна"),
        ("Телефон", "+7 916"),
        ("Город", "Минск"),
        ("Почта", "a@b.example"),
    ]
    parts = []
    for number, (label, value) in enumerate(rows):
        parts += [words(label, 40, 700 - 14 * number), words(value, 180, 700 - 14 * number)]
    assert lines(*parts) == [f"{label}\t{value}" for label, value in rows]


def test_wrapped_lines_become_a_paragraph_and_new_entries_do_not() -> None:
    first = "Разрабатывал сервисы расчёта тарифов и поддерживал внутренние библиотеки для всей"
    got = lines(
        words(first, 40, 700),
        words("команды.", 40, 688),
        words(
            "Инженер, ООО «Ромашка» (2019 – 2021) и ещё немного слов до края строки тут тут",
            40,
            676,
        ),
        words("2015 – 2019 Техник", 40, 664),
    )
    assert got[0] == f"{first} команды."
    assert got[2] == "2015 – 2019 Техник"


def test_a_wrapped_address_is_joined_without_a_space() -> None:
    got = lines(
        words("www.linkedin.com/in/callum-thistlew", 30, 700),
        words("ood-1a2b3c", 30, 688),
        words("Minsk", 30, 676),
    )
    assert got == ["www.linkedin.com/in/callum-thistlewood-1a2b3c", "Minsk"]
