"""What is typed into fields: dates in the forms people have at hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from huntflow_desk.qt.kit.inputs import parse_day

MARCH, JANUARY = date(2025, 3, 1), date(2025, 1, 3)


@pytest.fixture
def locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        *(("ru", text, MARCH) for text in ("01.03.2025", "1.3.2025", " 2025-03-01 ")),
        # The numeric pad has a comma with the Russian layout.
        *(("ru", text, MARCH) for text in ("1,3,2025", "1/3/2025", "01-03-2025", "1 3 2025")),
        *(("en_US", text, JANUARY) for text in ("1/3/2025", "1-3-2025", "01 03 2025")),
        *(("en_US", text, MARCH) for text in ("01.03.2025", "2025-03-01")),
        *(("en_GB", text, MARCH) for text in ("1/3/2025", "1-3-2025", "2025-03-01")),
        *(
            ("ru", text, None)
            for text in ("", "завтра", "1.3", "1.3.25", "31.02.2025", "-1.3.2025")
        ),
        ("en_US", "25/3/2025", None),
    ],
)
def test_a_day_is_typed_in_many_ways(
    locale: None, language: str, text: str, found: date | None
) -> None:
    QLocale.setDefault(QLocale(language))
    assert parse_day(text) == found
