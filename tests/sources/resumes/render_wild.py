"""The same resumes as other programs write them: nested divs, split runs and tabs, code pages."""

# Phrases and markup, one line each.
# ruff: noqa: E501

from __future__ import annotations

import html
import textwrap

from tests.sources.resumes.render import (
    _W,  # noqa: F401
    _cells,
    as_text,
    simple,
    wordml,
    zipped,
)
from tests.sources.resumes.templates import Block


def html_divs(blocks: list[Block]) -> str:
    """A page of a web application: divs and spans with classes, breaks, lists, hidden parts."""
    out: list[str] = []
    for kind, *rest in simple(blocks):
        if kind in ("cols", "colsr", "row", "right"):
            cells = rest if kind in ("cols", "colsr") else _cells(list(rest[0]))
            inner = "".join(f'<div class="cell">{html_divs(c)}</div>' for c in cells)
            out.append(f'<div class="row" style="display:flex">{inner}</div>')
        elif kind == "li":
            out.append(f"<ul><li><span>{html.escape(rest[0])}</span></li></ul>")
        else:
            words = html.escape(rest[0]).split(" ")
            half = len(words) // 2
            text = f"<span>{' '.join(words[:half])}</span> <span>{' '.join(words[half:])}</span>"
            if kind in ("b", "h", "title"):
                text = f"<strong>{text}</strong>"
            size = {"title": 24, "h": 18, "sub": 16}.get(kind, 13)
            out.append(f'<div style="font-size:{size}px">{text}</div>')
    return "\n".join(out)


def page(blocks: list[Block]) -> str:
    """A whole page around it, with script, style and navigation of the site."""
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>CV</title><style>.a{color:red}</style>"
        f"<script>var phone='+1 202 555 0199';</script></head><body>{html_divs(blocks)}</body></html>"
    )


def _runs(text: str, bold: bool, size: int) -> str:
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{size * 2}"/></w:rPr>'
    pieces = [text[i : i + 7] for i in range(0, len(text), 7)]
    return "".join(
        f'<w:r>{look}<w:t xml:space="preserve">{html.escape(p, quote=False)}</w:t></w:r>'
        for p in pieces
    )


def docx_runs(blocks: list[Block]) -> bytes:
    """Runs cut anywhere, dates behind a tab, lines of one paragraph parted by breaks."""

    def body(items: list[Block]) -> str:
        out = ""
        for kind, *rest in items:
            if kind == "right":
                out += f"<w:p>{_runs(rest[0][0], True, 11)}<w:r><w:tab/></w:r>{_runs(rest[0][1], False, 11)}</w:p>"
            elif kind in ("cols", "colsr", "row"):
                cells = rest if kind in ("cols", "colsr") else _cells(list(rest[0]))
                out += (
                    "<w:tbl><w:tr>"
                    + "".join(f"<w:tc>{body(c)}</w:tc>" for c in cells)
                    + "</w:tr></w:tbl>"
                )
            elif kind == "li":
                out += f"<w:p><w:r><w:t>•</w:t></w:r><w:r><w:tab/></w:r>{_runs(rest[0], False, 11)}</w:p>"
            else:
                out += f"<w:p>{_runs(rest[0], kind in ('b', 'h', 'title'), {'title': 18, 'h': 13}.get(kind, 11))}</w:p>"
        return out

    return zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": wordml(body(simple(blocks)))}
    )


def rtf_bytes(blocks: list[Block]) -> bytes:
    """Text in the code page 1251 (Cyrillic only), tables as tabs."""
    out = ""
    for line in as_text(blocks).split("\n"):
        raw = line.encode("cp1251", "replace")
        out += "".join(
            chr(b)
            if 31 < b < 127 and chr(b) not in "\\{}"
            else "\\tab "
            if b == 9
            else f"\\'{b:02x}"
            for b in raw
        )
        out += "\\par\n"
    return (
        "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0\\fs22 "
        + out
        + "}"
    ).encode("ascii")


def text_wrapped(blocks: list[Block], width: int = 76) -> str:
    """Lines of a mail: wrapped, indented."""
    lines = []
    for line in as_text(blocks).split("\n"):
        lines += textwrap.wrap(line, width, subsequent_indent="  ", break_long_words=False) or [""]
    return "\r\n".join(lines)
