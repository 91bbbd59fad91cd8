"""Entries of jobs whose parts are told apart by the structure all of them share."""

from __future__ import annotations

import pytest

from huntflow_desk.sources.resumes.fields.extract import extract
from huntflow_desk.sources.resumes.fields.found import SUGGESTION
from huntflow_desk.sources.resumes.headings import heading_kind
from tests.sources.resumes.conftest import fields_of, read_bytes
from tests.sources.resumes.test_layout import lines, words

HEAD = "Анна Ким\n+7 916 123-45-67\nОпыт работы\n"


def pairs(text: str) -> list[tuple[str, str]]:
    jobs = fields_of(HEAD + text).get("experience", [])
    return [(job.get("company", ""), job.get("position", "")) for job in jobs]


def test_a_remark_on_the_firm_may_stand_inside_the_head_of_every_entry() -> None:
    assert pairs(
        "Заря\nРазработка и поддержка сайтов\nТестировщик\nМай 2022 — н.в.\n- Писала тесты\n"
        "Квант\nПродажа оборудования оптом\nТестировщик\nЯнварь 2020 — апрель 2022\n- Писала тесты"
    ) == [("Заря", "Тестировщик"), ("Квант", "Тестировщик")]


def test_offices_named_after_a_place_are_employers() -> None:
    assert pairs(
        "Администрация Советского района, г. Тюмень\nЮрист\n2020 – 2022\n- Вёл дела\n"
        "ООО «Право», г. Тюмень\nЮрист\n2018 – 2020\n- Вёл дела"
    ) == [("Администрация Советского района", "Юрист"), ("ООО «Право»", "Юрист")]


def test_hired_and_left_in_two_columns_are_one_period() -> None:
    jobs = fields_of(
        f"{HEAD}Организация\tДолжность\tНачало\tОкончание\n"
        "Союз\tЭкспедитор\t05.2020\t04.2022\nТочка роста\tСанитарка\t01.2018\t03.2020"
    )["experience"]
    assert jobs == [
        {"company": "Союз", "position": "Экспедитор", "start": "2020-05", "end": "2022-04"},
        {"company": "Точка роста", "position": "Санитарка", "start": "2018-01", "end": "2020-03"},
    ]


def test_values_stand_below_their_labels() -> None:
    assert pairs(
        "Период работы\n05.2020 – 04.2022\nНаименование и адрес работодателя\nСоюз, Омск\n"
        "Должность\nЭкспедитор"
    ) == [("Союз", "Экспедитор")]


def test_a_line_near_the_name_that_is_a_post_held_is_the_position() -> None:
    text = "Анна Ким\nМосква • +7 916 123-45-67\nЛэшмейкер\nОпыт работы\n"
    text += "Студия «Взгляд»\nЛэшмейкер\nМай 2020 — н.в."
    assert fields_of(text)["position"] == "Лэшмейкер"


def test_stated_years_of_work_are_no_section_where_one_follows() -> None:
    fields = fields_of(
        "Анна Ким\nТестировщик\nСтаж: 7 лет\nГород: Омск\nЗарплата: 90 000 руб.\n\n"
        "Опыт работы\nСоюз\nТестировщик\nМай 2020 — н.в."
    )
    assert (fields["city"], fields["salary"]) == ("Омск", 90000)


@pytest.mark.parametrize("text", ["Стажёр", "Контакт-Сервис (розничная торговля)"])
def test_posts_and_firms_are_no_headings(text: str) -> None:
    assert heading_kind(text) == ""


def test_what_holds_post_and_employer_in_one_piece_is_a_suggestion() -> None:
    text = f"{HEAD}2020 – 2022\tАдминистратор ООО «Вега»\tШколы и сады\n"
    found = extract(read_bytes(text.encode()))
    assert all(sure < SUGGESTION for sure in found.confidence["experience"])


def test_cells_of_a_table_that_run_over_several_lines_are_whole() -> None:
    parts = []
    for number, year in enumerate((2024, 2020)):
        top = 700 - 40 * number
        parts += [words(f"05.{year}", 40, top), words("Администрация", 110, top)]
        parts += [words("района", 110, top - 12), words("Заместитель", 190, top)]
        parts += [words("начальника", 190, top - 12), words("Приём граждан", 270, top)]
    row = "Администрация района\tЗаместитель начальника\tПриём граждан"
    assert lines(*parts) == [f"05.2024\t{row}", f"05.2020\t{row}"]


def test_boxes_side_by_side_are_read_one_after_the_other() -> None:
    columns = (
        ("Контакты", "Минск", "anna@mail.example"),
        ("Навыки", "Python", "SQL"),
        ("Языки", "Русский", "Польский"),
    )
    parts = [
        words(text, 40 + 150 * place, 700 - 14 * number)
        for number in range(3)
        for place, text in enumerate(column[number] for column in columns)
    ]
    below = words("Опыт работы", 40, 640), words("Менеджер по продажам ООО «Ромашка»", 40, 626)
    got = lines(*parts, *below)
    assert got == [*(t for c in columns for t in c), "Опыт работы", got[-1]]
