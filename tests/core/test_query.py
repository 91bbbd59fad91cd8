"""Folding, the language of queries, the two alphabets, snippets."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.core.language import OPERATORS, day, parse, terms, without, written
from huntflow_desk.core.query import MAX_WORDS, fold, mark, words, words_of
from huntflow_desk.core.snippets import LENGTH, places, snippet
from huntflow_desk.core.translit import beginnings, is_cyrillic, skeleton

TODAY = date(2026, 3, 8)
NASTY = st.text() | st.sampled_from(
    [
        '"', '""', "*", "a*", "NEAR(a b)", "a AND", "OR", "NOT NOT", "col:x", "{x}: y", "^a", "a^2",
        "'; DROP TABLE applicants; --", "\x00", "a\x00b", "\ud800", "👩‍👩‍👧 🇷🇺", "-", "--",
        "-\"", "tag:",
        'tag:"', "tag:\"a b", "-tag:-tag:", "с++ c# .net", "О'Брайен", "анна-мария", "%_\\", "((((",
        "before:99999", "after:0", "до:31.02.2026", "+7 (916)", "((7", "e\u0301",
        "ǅ ß ﬁ", "Ё" * 300,
    ]
)  # fmt: skip


def kinds(text: str) -> list[tuple[str, str, bool]]:
    return [(part.kind, part.value, part.negative) for part in parse(text)]


@given(NASTY)
def test_folding_settles_and_its_words_hold_no_syntax(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert "\x00" not in folded and "ё" not in folded and folded == folded.strip()
    folded.encode()
    for word in words(text):
        assert re.fullmatch(r"\w+(\+\+|#)?", word)
        assert '"' not in word


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("СЕМЁН", "семен"),
        ("Семе\u0308н", "семен"),
        ("Иои\u0306 йод", "иой йод"),
        ("José  №5", "jose no5"),
        ("«Ромашка» — №", "«ромашка» — no"),
        ("STRASSE straße", "strasse strasse"),
    ],
)
def test_letters_that_mean_the_same(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_plus_plus_and_sharp_belong_to_a_word() -> None:
    assert words("C++, C#, .NET и f#") == ("c++", "c#", "net", "и", "f#")


def test_operators_in_both_languages() -> None:
    text = 'Анна tag:Резерв этап:"Интервью с HR" -php -метка:x нет:фото before:2026 c++'
    assert kinds(text) == [
        ("word", "Анна", False),
        ("tag", "Резерв", False),
        ("stage", "Интервью с HR", False),
        ("word", "php", True),
        ("tag", "x", True),
        ("no", "фото", False),
        ("before", "2026", False),
        ("word", "c++", False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("asyncio:x", [("word", "asyncio:x", False)]),
        ('foo:"a b"', [("word", "foo", False), ("phrase", "a b", False)]),
        ("- x", [("word", "-", False), ("word", "x", False)]),
        ("-", [("word", "-", False)]),
        ("tag:", [("tag", "", False)]),
        ('"не закрыто', [("phrase", "не закрыто", False)]),
        ("«ёлочки» “лапки”", [("phrase", "ёлочки", False), ("phrase", "лапки", False)]),
        ("метка:«Два слова»", [("tag", "Два слова", False)]),
        ("анна-мария", [("word", "анна-мария", False)]),
    ],
)
def test_what_is_no_operator_is_text(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("8 916 123-45-67", "89161234567"),
        ("+7 (916) 123 45 67", "79161234567"),
        ("123-45-67", "1234567"),
        ("+7916", "7916"),
        ("(495)", "495"),
        ("9161234567", "9161234567"),
        ("43-21", "4321"),
        ("8 916", "8916"),
    ],
)
def test_neighbours_that_are_one_phone(text: str, digits: str) -> None:
    if text == "8 916":
        # Too few digits to be sure: two words, both of which a phone number begins with.
        assert [term.words for term in terms(text)] == [("8",), ("916",)]
    else:
        assert [term.digits for term in terms(f"Анна {text}")] == ["", digits]


def test_years_are_no_phone() -> None:
    assert [term.digits for term in terms("2019 2020 python")] == ["", "", ""]


@given(NASTY, NASTY)
def test_parts_cover_the_text_and_can_be_taken_out(first: str, second: str) -> None:
    text = f"{first} {second}"
    parts = parse(text)
    place = 0
    for part in parts:
        assert place <= part.start < part.end <= len(text)
        place = part.end
    assert without(text, parts) == ""
    if parts:
        kept = without(text, parts[:1])
        assert len(kept) < len(text) and kept == kept.strip()


@given(NASTY)
def test_terms_are_few_words(text: str) -> None:
    found = terms(text)
    assert sum(len(term.words) for term in found) <= MAX_WORDS
    assert all(term.words for term in found)


@given(st.sampled_from(sorted(OPERATORS)), st.text(max_size=40), st.booleans(), st.booleans())
def test_written_operators_are_read_back(
    operator: str, value: str, russian: bool, negative: bool
) -> None:
    text = written(operator, value, russian=russian, negative=negative)
    parts = parse(text)
    assert [part.kind for part in parts] == [operator]
    assert parts[0].negative is negative
    plain = " ".join(value.replace('"', " ").replace("»", " ").replace("”", " ").split())
    assert parts[0].value == plain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-02-01", date(2026, 2, 1)),
        ("01.02.2026", date(2026, 2, 1)),
        ("1.2.26", date(2026, 2, 1)),
        ("2025", date(2025, 1, 1)),
        ("2025-07", date(2025, 7, 1)),
        ("7д", date(2026, 3, 1)),
        ("2w", date(2026, 2, 22)),
        ("Вчера", date(2026, 3, 7)),
        ("today", TODAY),
        ("31.02.2026", None),
        ("9999d", date(1998, 10, 22)),
        ("", None),
        ("0000", None),
        ("скоро", None),
    ],
)
def test_days_as_people_write_them(text: str, found: date | None) -> None:
    assert day(text, TODAY) == found


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert day(text, TODAY) is None or isinstance(day(text, TODAY), date)


SAME = """
юлия yulia iuliia yuliya julia|дмитрий dmitry dmitriy dmitrii|наталья natalia natalya nataliia
евгений evgeny yevgeny evgenii|сергей sergey sergei sergej|алексей aleksey alexey aleksei alexei
соловьев solovyov soloviev solovev solovyev|щербаков shcherbakov scherbakov sherbakov
хабибуллин khabibullin habibullin|зайцев zaytsev zaitsev|ксения kseniya xenia ksenia
чайковский chaykovskiy tchaikovsky chaikovsky|юрьевич yuryevich yurievich|федор fyodor fedor
мария maria mariya mariia|яковлев yakovlev iakovlev|цой tsoy tsoi|эдуард eduard|пётр pyotr petr
"""


@pytest.mark.parametrize("line", [one for one in SAME.replace("\n", "|").split("|") if one])
def test_ways_to_write_a_name_have_one_skeleton(line: str) -> None:
    russian, *latin = line.split()
    assert {skeleton(one) for one in latin} == {skeleton(fold(russian))}


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщыэюя", min_size=1, max_size=12))
def test_a_russian_name_is_found_letter_by_letter(name: str) -> None:
    wanted = skeleton(name)
    for length in range(1, len(name) + 1):
        assert is_cyrillic(name[:length])
    assert wanted in beginnings(name)


@given(st.text())
def test_skeletons_of_anything(text: str) -> None:
    for word in words_of(fold(text)):
        assert isinstance(skeleton(word), str)
        assert 1 <= len(beginnings(word)) <= 4 or not skeleton(word)


def test_marks_cannot_be_typed() -> None:
    assert mark("tag", 7) == "§t7"
    assert mark("consent", 'a "b" OR c') == "§caborc"
    assert all(not one.startswith("§") for one in words(mark("has", "phone")))


def test_a_snippet_shows_the_hit_in_its_line() -> None:
    text = "Опыт работы\n\n" + "слово " * 60 + "поднял Ёлку\tв Kubernetes и " + "ещё " * 60
    line, hits = snippet(text, ["елк", "kubernetes"])
    assert [line[start : start + size] for start, size in hits] == ["Ёлк", "Kubernetes"]
    assert "\n" not in line and "\t" not in line and len(line) <= LENGTH + 2
    assert line.startswith("…") and line.endswith("…")


@given(st.text(max_size=300), st.lists(st.text(max_size=5), max_size=4))
def test_snippets_of_anything(text: str, found: list[str]) -> None:
    forms = [word for one in found for word in words_of(fold(one))]
    line, hits = snippet(text, forms)
    for start, size in hits:
        assert start >= 0 and size > 0 and start + size <= len(line)
    for start, size in places(text, forms):
        assert start >= 0 and start + size <= len(text)
