"""RTF with looks, tables and pictures.

An own reader instead of `striprtf`: names are found by their size, tables must keep their cells,
and the portrait is wanted; the library gives bare text only.
"""

from __future__ import annotations

import binascii
import codecs
import re

from huntflow_desk.sources.resumes.blocks import BlockBuilder
from huntflow_desk.sources.resumes.document import Document, Line
from huntflow_desk.sources.resumes.pictures import picture_size, portrait_of
from huntflow_desk.sources.resumes.trouble import Unreadable
from huntflow_desk.sources.resumes.wordlist import words

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|"
    rb"([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    words(
        "fonttbl colortbl stylesheet info generator listtable listoverridetable revtbl "
        "rsidtbl themedata "
        "colorschememapping datastore latentstyles xmlnstbl fldinst object objdata filetbl pgptbl "
        "mmathPr wgrffmtfilter nonshppict bkmkstart bkmkend annotation atnid atnauthor footnote "
        "upr private userprops operator author title blipuid panose falt listtext pntext "
        "pntxta pntxtb"
    )
)
_CHARSETS = {
    0: "cp1252",
    77: "mac-roman",
    128: "cp932",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
}
_SIGNS = {
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "tab": "\t",
    "line": "\n",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_MAX_DEPTH = 400


class _State:
    __slots__ = ("bold", "codec", "hidden", "level", "size", "skip", "uc")

    def __init__(self) -> None:
        self.bold = False
        self.size = 12.0
        self.codec = "cp1252"
        self.skip = False
        self.hidden = False
        self.uc = 1
        self.level = 0

    def copy(self) -> _State:
        other = _State()
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        return other


def read_rtf(data: bytes) -> tuple[Document, list[Line]]:
    """Raises `Unreadable("corrupt")` when nothing sensible is inside."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rt"):
        raise Unreadable("corrupt")
    reader = _Reader()
    reader.read(data)
    document = Document("rtf", links=reader.links)
    document.photo = portrait_of(reader.pictures)
    document.has_photo = document.photo is not None
    return document, reader.builder.finish()


class _Reader:
    def __init__(self) -> None:
        self.builder = BlockBuilder()
        self.pictures: list[bytes] = []
        self.links: list[str] = []
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._default = "cp1252"
        self._bytes = bytearray()
        self._eat = 0
        self._in_table = False
        self._table_row = False
        self._group = ""
        self._font = 0
        self._picture: list[bytes] | None = None
        self._picture_depth = 0
        self._instruction: list[bytes] | None = None
        self._instruction_depth = 0

    def read(self, data: bytes) -> None:
        ignorable = False
        at = 0
        while at < len(data):
            found = _TOKEN.match(data, at)
            if found is None:
                at += 1
                continue
            at = found.end()
            word, number, code, sign, brace, text = found.groups()
            if brace == b"{":
                self._flush()
                if len(self._stack) > _MAX_DEPTH:
                    raise Unreadable("corrupt", "nested too deeply")
                self._stack.append(self._state)
                self._state = self._state.copy()
                ignorable = False
            elif brace == b"}":
                self._flush()
                self._close_group()
            elif word is not None:
                name = word.decode("ascii")
                value = int(number) if number else None
                if name == "bin":
                    at += max(0, min(value or 0, len(data) - at))
                    continue
                self._control(name, value, ignorable)
                ignorable = False
            elif code is not None:
                self._byte(int(code, 16))
            elif sign is not None:
                if sign == b"*":
                    ignorable = True
                elif sign == b"~":
                    self._text(" ")
                elif sign == b"_":
                    self._text("-")
                elif sign in b"\\{}":
                    self._text(sign.decode("ascii"))
                elif sign in b"\r\n":
                    self._control("par", None, False)
            elif text is not None:
                self._plain(text)
        self._flush()

    def _close_group(self) -> None:
        if self._picture is not None and len(self._stack) <= self._picture_depth:
            self._end_picture()
        if self._instruction is not None and len(self._stack) <= self._instruction_depth:
            found = re.search(rb'HYPERLINK\s+"([^"]{3,400})"', b"".join(self._instruction))
            if found:
                self.links.append(found[1].decode("ascii", "replace"))
            self._instruction = None
        if self._stack:
            self._state = self._stack.pop()

    def _end_picture(self) -> None:
        digits = re.sub(rb"[^0-9a-fA-F]", b"", b"".join(self._picture or []))
        self._picture = None
        try:
            raw = binascii.unhexlify(digits[: len(digits) // 2 * 2])
        except binascii.Error:
            return
        if picture_size(raw) and len(self.pictures) < 20:
            self.pictures.append(raw)

    def _plain(self, text: bytes) -> None:
        if self._picture is not None:
            self._picture.append(text)
            return
        if self._instruction is not None:
            self._instruction.append(text)
            return
        if self._state.skip:
            if self._group == "fonttbl":
                return
            return
        if self._eat:
            cut = min(self._eat, len(text))
            self._eat -= cut
            text = text[cut:]
        self._bytes += text

    def _byte(self, value: int) -> None:
        if self._state.skip or self._picture is not None:
            return
        if self._eat:
            self._eat -= 1
            return
        self._bytes.append(value)

    def _flush(self) -> None:
        if self._bytes:
            text = bytes(self._bytes).decode(self._state.codec, "replace")
            self._bytes.clear()
            self._text(text)

    def _text(self, text: str) -> None:
        state = self._state
        if state.skip or state.hidden:
            return
        if self._bytes:
            self._flush()
        if self._in_table and not self._table_row:
            self.builder.begin_row()
            self._table_row = True
        elif not self._in_table and self._table_row and text.strip():
            self.builder.end_row()
            self._table_row = False
        self.builder.add(text, state.size, state.bold)

    def _control(self, name: str, value: int | None, ignorable: bool) -> None:
        state = self._state
        if name == "u" and value is not None:
            self._flush()
            if not state.skip and not state.hidden:
                point = value + 65536 if value < 0 else value
                if self._stack and 0xDC00 <= point <= 0xDFFF:
                    point = 0xFFFD
                self._text(
                    chr(point) if 0 < point < 0x110000 and not 0xD800 <= point <= 0xDFFF else ""
                )
                self._eat = state.uc
            return
        self._flush()
        self._eat = 0
        if name == "uc":
            state.uc = max(0, min(value or 0, 8))
        elif name == "pict":
            self._picture, self._picture_depth = [], len(self._stack)
        elif name == "fldinst":
            self._instruction, self._instruction_depth = [], len(self._stack)
            state.skip = True
        elif name in _SKIPPED:
            state.skip = True
            self._group = name
        elif name == "ansicpg" and value:
            self._default = state.codec = _codec(f"cp{value}") or state.codec
        elif name == "mac":
            state.codec = "mac-roman"
        elif name == "f":
            self._font = value or 0
            if not state.skip:
                state.codec = self._fonts.get(self._font, self._default)
        elif name == "fcharset" and state.skip:
            codec = _CHARSETS.get(value or 0)
            if codec and (value or self._default == "cp1252"):
                self._fonts[self._font] = codec
        elif ignorable and name not in ("shppict", "shptxt"):
            state.skip = True
            self._group = name
        elif state.skip:
            return
        elif name == "b":
            state.bold = value != 0
        elif name == "fs" and value:
            state.size = min(abs(value), 400) / 2
        elif name == "v":
            state.hidden = value != 0
        elif name == "plain":
            state.bold, state.size, state.hidden = False, 12.0, False
            state.codec = self._default
        elif name in ("par", "sect", "page"):
            self._text("")
            self.builder.end_paragraph()
        elif name == "pard":
            self._in_table = False
            self.builder.bullet = False
        elif name in ("intbl", "trowd"):
            self._in_table = True
        elif name in ("ls", "pnlvlblt"):
            self.builder.bullet = True
        elif name in ("cell", "nestcell"):
            if not self._table_row:
                self.builder.begin_row()
                self._table_row = True
            self.builder.end_cell()
        elif name in ("row", "nestrow"):
            if self._table_row:
                self.builder.end_row()
            self._table_row = False
        elif name in _SIGNS:
            self._text(_SIGNS[name])


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
