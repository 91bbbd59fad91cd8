"""Lines of strangers: what cannot travel is refused by the name of its field."""

from __future__ import annotations

import pytest

from huntflow_desk.core.errors import Rejected
from huntflow_desk.core.strictjson import read_object


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("{", "line"),
        ("[]", "line"),
        (b'{"a": "\xff"}', "line"),
        ('{"a": NaN}', "line"),
        ('{"a": {"b": 1e999}}', "a.b"),
        ('{"a": [1, 9223372036854775808]}', "a[1]"),
        ('{"a": {"b": "\\u0000"}}', "a.b"),
        ('{"a": "\\ud800 half"}', "a"),
        ('{"\\ud800": 1}', "a name"),
        ('{"a": {"b": 1, "b": 2}}', "b"),
        ('{"a": %s}' % ("[" * 500 + "]" * 500), "a" + "[0]" * 20),
        ("[" * 100_000, "line"),
        ('{"a": %s}' % ("9" * 5000), "line"),
    ],
)
def test_what_cannot_travel_is_named(line: str | bytes, field: str) -> None:
    with pytest.raises(Rejected) as refused:
        read_object(line)
    assert list(refused.value.fields) == [field]


def test_what_can_is_read_as_it_is() -> None:
    line = b'\xef\xbb\xbf{"a": "\\ud83d\\ude00 \\u202e", "n": [-1, 0.5, null, true]}\r'
    assert read_object(line) == {"a": "\U0001f600 \u202e", "n": [-1, 0.5, None, True]}
