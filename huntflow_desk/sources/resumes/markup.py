"""HTML as lines of text: nothing is fetched, scripts and hidden parts are left out."""

from __future__ import annotations

import base64
import binascii
import re
from html.parser import HTMLParser

from huntflow_desk.sources.resumes.blocks import BlockBuilder
from huntflow_desk.sources.resumes.document import Document, Line
from huntflow_desk.sources.resumes.pictures import is_portrait, picture_size, portrait_of
from huntflow_desk.sources.resumes.plain import decode
from huntflow_desk.sources.resumes.wordlist import words

_BLOCKS = frozenset(
    words(
        "address article aside blockquote body center dd details dialog dir div dl dt "
        "fieldset figcaption "
        "figure footer form header hgroup hr html li main menu nav ol p pre section summary ul "
        "option "
        "legend caption h1 h2 h3 h4 h5 h6 table tbody thead tfoot"
    )
)
_SPACED = frozenset(words("p h1 h2 h3 h4 h5 h6 section article table header dl hr"))
_SKIPPED = frozenset(words("script style head title noscript template svg iframe object select"))
_VOID = frozenset(words("area base br col embed hr img input link meta source track wbr"))
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 15.0, "h4": 13.0, "h5": 12.0, "h6": 11.0}
_STYLE_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(px|pt|em|rem|%)", re.I)
_STYLE_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)


def read_html(data: bytes) -> tuple[Document, list[Line]]:
    """Raises `Unreadable` when the bytes are no text."""
    parser = _Parser()
    parser.feed(_decode(data))
    parser.close()
    document = Document("html", links=parser.links)
    document.photo = portrait_of(parser.pictures)
    document.has_photo = document.photo is not None or parser.portrait
    return document, parser.builder.finish()


def _decode(data: bytes) -> str:
    found = _CHARSET.search(data[:2048])
    if found and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = found[1].decode("ascii", "replace").lower()
        try:
            text = data.decode(name)
        except (LookupError, UnicodeError):
            pass
        else:
            if "utf-16" not in name:
                return text
    return decode(data)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = BlockBuilder()
        self.links: list[str] = []
        self.pictures: list[bytes] = []
        self.portrait = False
        self._skip: list[str] = []
        self._open: list[tuple[str, float, bool]] = []
        self._row_depth = 0
        self._pre = 0

    @property
    def _look(self) -> tuple[float, bool]:
        return (self._open[-1][1], self._open[-1][2]) if self._open else (11.0, False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        style = known.get("style", "")
        if self._skip:
            if tag not in _VOID:
                self._skip.append(tag)
            return
        if tag in _SKIPPED or "hidden" in known or _HIDDEN.search(style):
            if tag not in _VOID:
                self._skip.append(tag)
            return
        if tag == "br":
            self.builder.add("\n")
            return
        if tag == "img":
            self._image(known)
            return
        if tag == "a" and known.get("href"):
            self.links.append(known["href"])
        if tag == "tr":
            self.builder.begin_row()
        elif tag in ("td", "th"):
            self.builder.end_paragraph()
        elif tag in _BLOCKS:
            self.builder.end_paragraph(gap=tag in _SPACED)
        if tag == "li":
            self.builder.bullet = True
        if tag in _SIZES:
            self.builder.heading = True
        if tag == "pre":
            self._pre += 1
        if tag in _VOID or len(self._open) > 400:
            return
        size, bold = self._look
        size = _SIZES.get(tag, size)
        bold = bold or tag in ("b", "strong", "th", "dt") or tag in _SIZES
        if tag == "big":
            size *= 1.2
        elif tag == "small":
            size *= 0.83
        elif tag == "font":
            size = {"4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0, "+1": 13.5, "+2": 18.0}.get(
                known.get("size", ""), size
            )
        found = _STYLE_SIZE.search(style)
        if found:
            value, unit = float(found[1] if found[1].strip(".") else 0), found[2].lower()
            scale = {"px": 0.75, "pt": 1.0, "em": size, "rem": 12.0, "%": size / 100}[unit]
            size = min(value * scale, 200.0) or size
        if _STYLE_BOLD.search(style):
            bold = True
        self._open.append((tag, size, bold))

    def handle_endtag(self, tag: str) -> None:
        if self._skip:
            if tag in self._skip:
                while self._skip and self._skip.pop() != tag:
                    pass
            return
        if tag in ("td", "th"):
            self.builder.end_cell()
        elif tag == "tr":
            self.builder.end_row()
        elif tag in _BLOCKS:
            self.builder.end_paragraph(gap=tag in _SPACED)
        if tag == "li":
            self.builder.bullet = False
        if tag in _SIZES:
            self.builder.heading = False
        if tag == "pre":
            self._pre = max(0, self._pre - 1)
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 60), -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                break

    def handle_data(self, data: str) -> None:
        if self._skip:
            return
        if not self._pre:
            # Three blanks inside a line were meant as a separator, whatever a browser makes of it.
            data = re.sub("(?<=\\S)[ \u00a0]{3,}(?=\\S)", "\t", data)
            data = re.sub(r"[ \r\n\f]+|^\t+|\t+$", " ", data)
        size, bold = self._look
        self.builder.add(data, size, bold)

    def _image(self, known: dict[str, str]) -> None:
        source = known.get("src", "")
        shown = (_pixels(known.get("width", "")), _pixels(known.get("height", "")))
        small = any(0 < side < 40 for side in shown)
        if source.startswith("data:image/") and ";base64," in source[:80]:
            try:
                data = base64.b64decode(source.split(",", 1)[1], validate=False)
            except (binascii.Error, ValueError):
                return
            if not small and picture_size(data):
                self.pictures.append(data)
        elif all(shown) and is_portrait(*shown):
            self.portrait = True


def _pixels(text: str) -> float:
    found = re.match(r"\s*(\d+)", text)
    return float(found[1]) if found else 0.0
