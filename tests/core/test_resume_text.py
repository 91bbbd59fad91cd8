"""Plain text out of resumes: what people wrote stays, markup goes, hostile markup costs nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huntflow_desk.core.wire.resume_text import MAX_CHARS, plain_text

HOSTILE: dict[str, Callable[[int], str]] = {
    "open tags": lambda n: "<a " * n,
    "brackets": lambda n: "<" * n,
    "one long name": lambda n: "<" + "a" * n,
    "quotes": lambda n: "<a " + "\"'" * n,
    "far quotes": lambda n: "<a " + ('"' + "y" * 501) * (n // 500),
    "tags in quotes": lambda n: '<a "<a """' * n,
    "comments without end": lambda n: "<!--" * n,
    "empty comments": lambda n: "<!---->" * n,
    "declarations": lambda n: "<!" * n,
    "scripts": lambda n: "<script>" * n,
    "deep": lambda n: "<div>" * n,
    "entities": lambda n: "&a" * n,
    "numbers": lambda n: "&#" * n,
    "blank lines": lambda n: "\n \n" * n,
}

PIECES = (
    *("<", ">", "</", "<p>", "</p>", "<script>", "</script>", "<!--", "-->", "<a href=", "<!x>"),
    *('"', "'", "&", "&#", ";", "9", "amp", "слово", "\n", " ", "\x00", "\ud800"),
)


def cpu_s(make: Callable[[int], str], size: int) -> float:
    """The least processor time of three runs: other work on the machine does not count."""
    body = "<p>x</p>" + make(size)
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        plain_text(body)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize("kind", HOSTILE)
def test_four_times_the_text_takes_no_sixteen_times_the_work(kind: str) -> None:
    small = max(cpu_s(HOSTILE[kind], 5_000), 0.001)
    assert cpu_s(HOSTILE[kind], 20_000) / small < 10


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=60,
    ).map("".join)
    | st.text()
)
def test_any_text_gives_text(body: str) -> None:
    shown = plain_text(body)
    # A character reference is the only thing that may become longer: two letters at most.
    assert len(shown) <= 2 * len(body)
    assert "\n\n\n" not in shown or not any(mark in body for mark in ("<p>", "<a"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="<>&\r"), max_size=80))
def test_words_in_tags_survive(words: str) -> None:
    assert plain_text(f'<div class="a>b"><p>{words}</p></div>').split() == words.split()


def test_what_stands_between_the_words_goes() -> None:
    body = (
        "<!DOCTYPE html><?xml version='1'?><head><title>нет</title></head><body>"
        '<h1 title="a>b">Имя</h1><!-- <p>нет</p> --><p>1 &lt; 2 &amp; 5 < 6<br/>строка'
        "<style>p { }</style><SCRIPT>if (a<b) нет()</script ><ul><li>раз<li>два</ul>"
    )
    assert plain_text(body) == "Имя\n\n1 < 2 & 5 < 6\nстрока\n\nраз\nдва"


@pytest.mark.parametrize("text", ["a < b и b > c", "<3", "5 <- 6", "<!>", "x &amp; y", "<1@x.ru>"])
def test_a_text_without_tags_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == text


def test_an_unclosed_head_does_not_swallow_the_body() -> None:
    assert plain_text("<head><meta x><body>Имя</body>") == "Имя"


def test_a_number_of_thousands_of_digits_is_no_number() -> None:
    assert plain_text("<p>a&#" + "9" * 10_000 + ";b") == "a\ufffdb"


def test_a_huge_text_is_cut() -> None:
    assert len(plain_text("<p>" + "я" * (MAX_CHARS + 10))) == MAX_CHARS - 3
