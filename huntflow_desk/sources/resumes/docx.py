"""DOCX: body, tables, text boxes, headers and footers, list marks, looks by style."""

from __future__ import annotations

import posixpath

from huntflow_desk.sources.resumes.archive import Archive
from huntflow_desk.sources.resumes.document import Document, Line
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.pictures import is_portrait, portrait_of
from huntflow_desk.sources.resumes.tables import flatten_row
from huntflow_desk.sources.resumes.trouble import Unreadable
from huntflow_desk.sources.resumes.xmltree import Node, parse

_EMU_PER_POINT = 12_700


class _Style:
    __slots__ = ("bold", "heading", "size")

    def __init__(self, size: float, bold: bool, heading: bool) -> None:
        self.size, self.bold, self.heading = size, bold, heading


def read_docx(data: bytes, limits: Limits) -> tuple[Document, list[Line]]:
    """Raises `Unreadable` for damage, bombs and entities."""
    archive = Archive(data, limits)
    main = next(
        (n for n in ("word/document.xml", "word/document2.xml") if n in archive.names), None
    )
    if main is None:
        raise Unreadable("corrupt", "no document inside")
    reader = _Reader(archive)
    lines = reader.part(main)
    tops = sorted(n for n in archive.names if n.startswith("word/header") and n.endswith(".xml"))
    feet = sorted(n for n in archive.names if n.startswith("word/footer") and n.endswith(".xml"))
    body = {line.text.strip() for line in lines}
    above: list[Line] = []
    for name in tops[:6]:
        above += [line for line in reader.part(name) if line.text.strip() not in body]
    seen: set[str] = set()
    above = [x for x in above if not (x.text in seen or seen.add(x.text))]  # type: ignore[func-returns-value]
    below: list[Line] = []
    for name in feet[:6]:
        for line in reader.part(name):
            if line.text.strip() not in body and line.text not in seen:
                seen.add(line.text)
                below.append(line)
    if below:
        below[0].gap = True
    document = Document("docx", links=reader.links)
    document.photo = portrait_of(reader.pictures())
    document.has_photo = document.photo is not None
    archive.close()
    return document, [*above, *lines, *below]


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._styles, self._default = self._read_styles()
        self.links: list[str] = []
        self._shown: list[str] = []
        self._relations: dict[str, str] = {}

    def _read_styles(self) -> tuple[dict[str, _Style], _Style]:
        default = _Style(11.0, False, False)
        data = self._archive.find("word/styles.xml")
        if data is None:
            return {}, default
        root = parse(data)
        for found in root.walk("rPrDefault"):
            for size in found.walk("sz"):
                default.size = _half_points(size, default.size)
        raw = {n.attrs.get("styleId", ""): n for n in root.walk("style")}
        done: dict[str, _Style] = {}

        def resolve(name: str, depth: int) -> _Style:
            if name in done:
                return done[name]
            node = raw.get(name)
            if node is None or depth > 12:
                return default
            based = node.find("basedOn")
            base = resolve(based.attrs.get("val", ""), depth + 1) if based else default
            style = _Style(base.size, base.bold, base.heading)
            title = node.find("name")
            label = (title.attrs.get("val", "") if title else "").lower() + " " + name.lower()
            if any(word in label for word in ("heading", "заголов", "section")):
                style.heading = True
            paragraph = node.find("pPr")
            if paragraph is not None and paragraph.find("outlineLvl") is not None:
                style.heading = True
            look = node.find("rPr")
            if look is not None:
                style.bold = _flag(look, "b", style.bold)
                size = look.find("sz")
                if size is not None:
                    style.size = _half_points(size, style.size)
            done[name] = style
            return style

        for name in list(raw):
            resolve(name, 0)
        normal = done.get("Normal")
        return done, normal or default

    def part(self, name: str) -> list[Line]:
        self._relations = self._read_relations(name)
        root = parse(self._archive.read(name))
        return self._blocks(root.find("body") or root)

    def _read_relations(self, name: str) -> dict[str, str]:
        folder, file = posixpath.split(name)
        data = self._archive.find(f"{folder}/_rels/{file}.rels")
        if data is None:
            return {}
        return {
            n.attrs.get("Id", ""): n.attrs.get("Target", "")
            for n in parse(data).walk("Relationship")
        }

    def _blocks(self, node: Node) -> list[Line]:
        lines: list[Line] = []
        for child in node.nodes:
            if child.tag == "p":
                lines += self._paragraph(child)
            elif child.tag == "tbl":
                lines += self._table(child)
            elif child.tag in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "txbxContent"):
                lines += self._blocks(child)
        return lines

    def _table(self, table: Node) -> list[Line]:
        lines: list[Line] = []
        for row in _rows(table):
            lines += flatten_row([self._blocks(cell) for cell in _cells(row)])
        return lines

    def _paragraph(self, node: Node) -> list[Line]:
        parts: list[str] = []
        boxes: list[Line] = []
        weight = {True: 0, False: 0}
        biggest = 0.0
        properties = node.find("pPr")
        style = self._default
        bullet = False
        if properties is not None:
            named = properties.find("pStyle")
            if named is not None:
                style = self._styles.get(named.attrs.get("val", ""), style)
            numbering = properties.find("numPr")
            if numbering is not None:
                number = numbering.find("numId")
                bullet = number is None or number.attrs.get("val") != "0"
            if properties.find("outlineLvl") is not None:
                style = _Style(style.size, style.bold, True)

        def run(item: Node) -> None:
            nonlocal biggest
            look = item.find("rPr")
            bold, size = style.bold, style.size
            if look is not None:
                if _flag(look, "vanish", False):
                    return
                named = look.find("rStyle")
                if named is not None and named.attrs.get("val", "") in self._styles:
                    bold = bold or self._styles[named.attrs["val"]].bold
                bold = _flag(look, "b", bold)
                sized = look.find("sz")
                if sized is not None:
                    size = _half_points(sized, size)
            for piece in item.nodes:
                text = ""
                if piece.tag == "t":
                    text = piece.text()
                elif piece.tag == "tab":
                    text = "\t"
                elif piece.tag in ("br", "cr"):
                    text = "\n"
                elif piece.tag == "noBreakHyphen":
                    text = "-"
                elif piece.tag == "sym":
                    text = "•" if not parts else " "
                elif piece.tag in ("drawing", "pict", "AlternateContent", "object"):
                    self._drawing(piece, boxes)
                if text:
                    parts.append(text)
                    shown = len(text.strip())
                    weight[bold] += shown
                    if shown:
                        biggest = max(biggest, size)

        def descend(item: Node) -> None:
            for child in item.nodes:
                if child.tag == "r":
                    run(child)
                elif child.tag == "hyperlink":
                    target = self._relations.get(child.attrs.get("id", ""), "")
                    if target:
                        self.links.append(target)
                    descend(child)
                elif child.tag in (
                    "ins",
                    "smartTag",
                    "sdt",
                    "sdtContent",
                    "fldSimple",
                    "customXml",
                ):
                    descend(child)
                elif child.tag == "AlternateContent":
                    self._drawing(child, boxes)

        descend(node)
        line = Line(
            "".join(parts),
            biggest or style.size,
            weight[True] > weight[False],
            style.heading,
            bullet,
        )
        if bullet and line.text.strip():
            line.text = "• " + line.text.lstrip()
        return [line, *boxes]

    def _drawing(self, node: Node, boxes: list[Line]) -> None:
        if node.tag == "AlternateContent":
            choice = node.find("Choice") or node.find("Fallback")
            if choice is not None:
                for child in choice.nodes:
                    self._drawing(child, boxes)
            return
        for box in _outermost(node, "txbxContent"):
            boxes += self._blocks(box)
        extent = next(iter(node.walk("extent")), None)
        wide = tall = 0.0
        if extent is not None:
            wide = _number(extent.attrs.get("cx")) / _EMU_PER_POINT
            tall = _number(extent.attrs.get("cy")) / _EMU_PER_POINT
        for blip in (*node.walk("blip"), *node.walk("imagedata")):
            target = self._relations.get(blip.attrs.get("embed") or blip.attrs.get("id", ""), "")
            if target and (not wide or is_portrait(wide, tall, 36.0)):
                self._shown.append(posixpath.normpath(posixpath.join("word", target.lstrip("/"))))

    def pictures(self) -> list[bytes]:
        """The pictures that are shown at the size of a portrait."""
        names = set(self._archive.names)
        return [self._archive.read(n) for n in dict.fromkeys(self._shown) if n in names][:20]


def _outermost(node: Node, tag: str) -> list[Node]:
    found: list[Node] = []
    for child in node.nodes:
        if child.tag == tag:
            found.append(child)
        elif child.tag != "Fallback":
            found += _outermost(child, tag)
    return found


def _rows(table: Node) -> list[Node]:
    rows: list[Node] = []
    for child in table.nodes:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("sdt", "sdtContent", "ins", "customXml"):
            rows += _rows(child)
    return rows


def _cells(row: Node) -> list[Node]:
    cells: list[Node] = []
    for child in row.nodes:
        if child.tag == "tc":
            cells.append(child)
        elif child.tag in ("sdt", "sdtContent", "customXml"):
            cells += _cells(child)
    return cells


def _flag(look: Node, tag: str, default: bool) -> bool:
    node = look.find(tag)
    if node is None:
        return default
    return node.attrs.get("val", "1") not in ("0", "false", "off", "none")


def _half_points(node: Node, default: float) -> float:
    return _number(node.attrs.get("val")) / 2 or default


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
