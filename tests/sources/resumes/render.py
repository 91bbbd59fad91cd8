"""Synthetic resumes as files: TXT, HTML, RTF, DOCX, ODT and (with Qt) PDF."""

from __future__ import annotations

import base64
import html
import io
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from huntflow_desk.sources.resumes.png import png_of
from tests.sources.resumes.templates import Block

_SIZES = {"title": 20, "sub": 14, "h": 14, "b": 11, "p": 11, "li": 11, "foot": 8}
PORTRAIT = png_of(bytes(range(90)) * 3 * 120, 90, 120, 270)


def simple(blocks: list[Block]) -> list[Block]:
    """Without pictures; text boxes and page headers in their place, as formats without them."""
    out: list[Block] = []
    for block in blocks:
        kind, *rest = block
        if kind in ("box", "top"):
            out += simple(rest[0])
        elif kind in ("cols", "colsr"):
            out.append((kind, simple(rest[0]), simple(rest[1])))
        elif kind == "row":
            out.append((kind, [c if isinstance(c, str) else simple(c) for c in rest[0]]))
        elif kind != "photo":
            out.append(block)
    return out


def _cells(content: list[Any]) -> list[list[Block]]:
    return [[("p", c)] if isinstance(c, str) else c for c in content]


def as_text(blocks: list[Block]) -> str:
    """Plain text; columns one after the other, rows with tabs."""
    out: list[str] = []
    for kind, *rest in simple(blocks):
        if kind in ("cols", "colsr"):
            out += [as_text(rest[0]), as_text(rest[1])]
        elif kind == "row":
            cells = [as_text(c).strip() for c in _cells(rest[0])]
            flat = all("\n" not in c for c in cells)
            out.append("\t".join(cells) if flat else "\n".join(cells))
        elif kind == "right":
            out.append(f"{rest[0][0]}    {rest[0][1]}")
        elif kind == "h":
            out += ["", rest[0]]
        elif kind == "li":
            out.append(f"- {rest[0]}")
        else:
            out.append(rest[0])
    return "\n".join(out)


def as_html(blocks: list[Block]) -> str:
    """A body without head."""
    out: list[str] = []
    tags = {"title": "h1", "sub": "h3", "h": "h2", "p": "p", "li": "li", "foot": "footer"}
    for kind, *rest in blocks:
        if kind == "photo":
            out.append(f'<img src="data:image/png;base64,{base64.b64encode(PORTRAIT).decode()}">')
        elif kind in ("box", "top"):
            out.append(f"<div>{as_html(rest[0])}</div>")
        elif kind in ("cols", "colsr"):
            out.append(
                f"<table><tr><td>{as_html(rest[0])}</td><td>{as_html(rest[1])}</td></tr></table>"
            )
        elif kind == "row":
            out.append(
                "<table><tr>"
                + "".join(f"<td>{as_html(c)}</td>" for c in _cells(rest[0]))
                + "</tr></table>"
            )
        elif kind == "right":
            out.append(
                f"<table><tr><td><b>{html.escape(rest[0][0])}</b></td><td>{html.escape(rest[0][1])}</td></tr></table>"
            )
        elif kind == "sub":
            out.append(f'<div style="font-size:18px">{html.escape(rest[0])}</div>')
        elif kind == "b":
            out.append(f"<p><b>{html.escape(rest[0])}</b></p>")
        else:
            out.append(f"<{tags[kind]}>{html.escape(rest[0])}</{tags[kind]}>")
    return "\n".join(out)


def _rtf_text(text: str) -> str:
    return "".join(
        c
        if 31 < ord(c) < 127 and c not in "\\{}"
        else f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536}?"
        if ord(c) < 65536
        else "?"
        for c in text
    )


def as_rtf(blocks: list[Block]) -> bytes:
    """RTF 1 with Unicode escapes."""

    def paragraph(kind: str, text: str, end: str) -> str:
        bold = "\\b" if kind in ("title", "h", "b") else ""
        mark = "\\bullet\\tab " if kind == "li" else ""
        return f"{{{bold}\\fs{_SIZES[kind] * 2} {mark}{_rtf_text(text)}}}{end}"

    def walk(items: list[Block], end: str = "\\par\n") -> str:
        out = ""
        for kind, *rest in items:
            if kind in ("cols", "colsr", "row", "right"):
                cells = rest if kind in ("cols", "colsr") else _cells(list(rest[0]))
                body = "".join(
                    "\\intbl " + "\\par ".join(walk([b], "").strip() for b in c) + "\\cell "
                    for c in cells
                )
                out += (
                    "{\\trowd"
                    + "".join(f"\\cellx{3000 * (i + 1)}" for i in range(len(cells)))
                    + body
                    + "\\row}\\pard "
                )
            else:
                out += paragraph(kind, rest[0], end)
        return out

    return (
        "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0 Arial;}}\\pard "
        + walk(simple(blocks))
        + "}"
    ).encode("ascii")


_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_DRAWING = (
    '<w:drawing><wp:inline><wp:extent cx="1143000" cy="1524000"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)


def _docx_body(blocks: list[Block]) -> str:
    out = ""
    for kind, *rest in blocks:
        if kind == "photo":
            out += f"<w:p><w:r>{_DRAWING}</w:r></w:p>"
        elif kind == "box":
            shape = f"<v:textbox><w:txbxContent>{_docx_body(rest[0])}</w:txbxContent></v:textbox>"
            out += f"<w:p><w:r><w:pict><v:shape>{shape}</v:shape></w:pict></w:r></w:p>"
        elif kind in ("cols", "colsr", "row", "right"):
            cells = rest if kind in ("cols", "colsr") else _cells(list(rest[0]))
            out += (
                "<w:tbl><w:tr>"
                + "".join(f"<w:tc>{_docx_body(c)}</w:tc>" for c in cells)
                + "</w:tr></w:tbl>"
            )
        else:
            bold = "<w:b/>" if kind in ("title", "h", "b") else ""
            style = (
                '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
                if kind == "h"
                else '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
                if kind == "li"
                else ""
            )
            out += (
                f"<w:p>{style}<w:r><w:rPr>{bold}<w:sz "
                f'w:val="{_SIZES[kind] * 2}"/></w:rPr><w:t '
                f'xml:space="preserve">{escape(rest[0])}</w:t></w:r></w:p>'
            )
    return out


def wordml(body: str) -> str:
    """A document part around a body."""
    return f"<w:document {_W}><w:body>{body}</w:body></w:document>"


def as_docx(blocks: list[Block]) -> bytes:
    """Page headers and footers are parts of their own, a portrait is an embedded picture."""
    tops = [b for kind, *rest in blocks if kind == "top" for b in rest[0]]
    feet = [block for block in blocks if block[0] == "foot"]
    body = [block for block in blocks if block[0] not in ("top", "foot")]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": wordml(_docx_body(body)),
        "word/media/image1.png": PORTRAIT,
        "word/_rels/document.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId9" Type="{kind}" Target="media/image1.png"/></Relationships>'
        ),
    }
    if tops:
        parts["word/header1.xml"] = f"<w:hdr {_W}>{_docx_body(tops)}</w:hdr>"
    if feet:
        parts["word/footer1.xml"] = f"<w:ftr {_W}>{_docx_body(feet)}</w:ftr>"
    return zipped(parts)


_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def _odt_body(blocks: list[Block]) -> str:
    out = ""
    for kind, *rest in blocks:
        if kind in ("cols", "colsr", "row", "right"):
            cells = rest if kind in ("cols", "colsr") else _cells(list(rest[0]))
            out += (
                "<table:table><table:table-row>"
                + "".join(f"<table:table-cell>{_odt_body(c)}</table:table-cell>" for c in cells)
                + "</table:table-row></table:table>"
            )
        elif kind == "h":
            out += f'<text:h text:outline-level="2">{escape(rest[0])}</text:h>'
        elif kind == "li":
            item = f"<text:list-item><text:p>{escape(rest[0])}</text:p></text:list-item>"
            out += f"<text:list>{item}</text:list>"
        else:
            out += f'<text:p text:style-name="{kind}">{escape(rest[0])}</text:p>'
    return out


def as_odt(blocks: list[Block]) -> bytes:
    styles = ""
    for kind, size in _SIZES.items():
        weight = ' fo:font-weight="bold"' if kind in ("title", "b") else ""
        look = f'<style:text-properties fo:font-size="{size}pt"{weight}/>'
        styles += f'<style:style style:name="{kind}" style:family="paragraph">{look}</style:style>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content "
                f"{_ODT}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{_odt_body(simple(blocks))}</office:text></office:body></office:document-content>"
            ),
        }
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip container with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()
