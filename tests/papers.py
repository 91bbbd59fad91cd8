"""Reads what was put on paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


class Page(str):
    """Text without blanks, which readers of PDF guess from the gaps; `in` takes them out, too."""

    __slots__ = ()

    def __new__(cls, text: str) -> Page:
        return super().__new__(cls, "".join(text.split()))

    def __contains__(self, part: object) -> bool:
        return super().__contains__(Page(str(part)))


def pages_of(path: Path) -> list[Page]:
    """The text of every page of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(Page(text.get_text_bounded()))
            text.close()
            page.close()
        return found
    finally:
        document.close()
