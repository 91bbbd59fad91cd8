"""Text from outside made safe to show: no markup, no invisible tricks, no endless lines."""

from __future__ import annotations

import re

DISPLAY_LIMIT = 300
TOOLTIP_LIMIT = 1000

# Controls (tab and line feed stay), bidi overrides and isolates, lone surrogates.
_TRICKS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BLANKS = re.compile(r"\s+")
_UNBROKEN = re.compile(r"\S{15,}")
_BREAKS = re.compile(r"([@._/-]+|[^@._/-]{14})")


def clean(text: str) -> str:
    """The text with control and direction characters shown as �, line ends kept."""
    return _TRICKS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str, limit: int = DISPLAY_LIMIT) -> str:
    """The text for a cell or label: cleaned, blanks folded, at most `limit` characters."""
    # Folding costs by length, so a giant is cut before.
    cut = text[: limit * 4] if len(text) > limit * 4 else text
    folded = clean(_BLANKS.sub(" ", cut)).strip()
    return folded if len(folded) <= limit and cut is text else folded[: limit - 1] + "…"


def breakable(text: str) -> str:
    """The text with places to break long words at, for narrow columns: invisible, but copied
    along, so not for text that can be selected."""
    return _UNBROKEN.sub(lambda word: _BREAKS.sub("\\1\u200b", word.group()), text)


def tooltip(text: str) -> str:
    """The text for `setToolTip`, where bare data would be read as HTML."""
    if not text:
        return ""
    cut = text if len(text) <= TOOLTIP_LIMIT else text[: TOOLTIP_LIMIT - 1] + "…"
    # Not html.escape: importing `html` costs start-up two milliseconds.
    safe = clean(cut).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{safe.replace(chr(10), '<br>')}</p>"


def label_text(text: str) -> str:
    """The text for buttons, menus and tabs, where `&` would become a mnemonic."""
    return one_line(text).replace("&", "&&")
