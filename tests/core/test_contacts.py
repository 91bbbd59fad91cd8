"""Phones, addresses and links in one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huntflow_desk.core.contacts import email_key, is_everybodys, link_key, phone_keys, phones_in


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("8 (916) 123-45-67", "79161234567"),
        ("+7 916 1234567", "79161234567"),
        ("916 123 45 67", "79161234567"),
        ("007 916 123 45 67", "79161234567"),
        ("8 029 123-45-67", "375291234567"),
        ("+375 (29) 123-45-67 доб. 8", "375291234567"),
        ("067 123 45 67", "380671234567"),
        ("+44 20 7946 0958", "442079460958"),
    ],
)
def test_phones(text: str, key: str) -> None:
    assert phone_keys(text) == (key,)


def test_no_phones() -> None:
    assert phone_keys("123-45-67") == ()
    assert phone_keys("0000000000") == ()
    assert phone_keys("") == ()


def test_addresses() -> None:
    assert email_key("MAILTO:Anna+cv@Ya.ru") == "anna@yandex.ru"
    assert email_key("not an address") == ""
    assert is_everybodys(email_key("hr2@firm.example"))
    assert not is_everybodys(email_key("irina@firm.example"))


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        ("", "https://ru.linkedin.com/in/Anna-I/?x=1", "linkedin/anna-i"),
        ("", "github.com/anna", "github/anna"),
        ("", "https://github.com/", ""),
        ("", "https://firm.example/team", ""),
        ("", "https://spb.hh.ru/resume/0123456789abcdef?from=x", "hh/0123456789abcdef"),
        ("telegram", "@anna_i", "telegram/anna_i"),
        ("skype", "live:anna.i", "skype/anna.i"),
        ("", "http://[", ""),
    ],
)
def test_links(kind: str, text: str, key: str) -> None:
    assert link_key(kind, text) == key


@given(st.text(), st.text())
def test_any_text(kind: str, text: str) -> None:
    phone_keys(text), email_key(text), link_key(kind, text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("+7 (926) 123-45-67", ["79261234567"]),
        ("89261234567", ["79261234567"]),
        ("9261234567", ["79261234567"]),
        ("tel:+79261234567", ["79261234567"]),
        ("Звонок от 8 926 123 45 67, Иван", ["79261234567"]),
        ("+7\u00a0926\u00a0123\u201145\u201167", ["79261234567"]),
        ("8 926 123-45-67 8 903 111-22-33", ["79261234567", "79031112233"]),
        ("+7(926)1234567;+7(926)7654321", ["79261234567", "79267654321"]),
        ("(495) 123-45-67 доб. 12", ["74951234567"]),
        ("8(4852)12-34-56", ["74852123456"]),
        ("8 029 123-45-67, 00 49 30 12345678", ["375291234567", "493012345678"]),
        ("+1 (212) 555-1234", ["12125551234"]),
        ("2019-2021, 12.11.2026 10:42, 31.12.2026 10", []),
        ("1234 5678 9012 3456, заказ 123456789012345678", []),
        ("позвоните мне", []),
        ("", []),
    ],
)
def test_numbers_in_any_text(text: str, numbers: list[str]) -> None:
    found = phones_in(text)
    assert list(found) == numbers
    assert all(written in text for written in found.values())
