"""ODT: paragraphs, headings, lists, tables, frames; looks from the automatic styles."""

from __future__ import annotations

from huntflow_desk.sources.resumes.archive import Archive
from huntflow_desk.sources.resumes.document import Document, Line
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.pictures import portrait_of
from huntflow_desk.sources.resumes.tables import flatten_row
from huntflow_desk.sources.resumes.trouble import Unreadable
from huntflow_desk.sources.resumes.xmltree import Node, parse

_SKIPPED = frozenset(
    ("note", "annotation", "tracked-changes", "sequence-decls", "forms", "annotation-end")
)


def read_odt(data: bytes, limits: Limits) -> tuple[Document, list[Line]]:
    """Raises `Unreadable` for damage, bombs and entities."""
    archive = Archive(data, limits)
    manifest = archive.find("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise Unreadable("encrypted")
    styles = archive.find("styles.xml")
    reader = _Reader()
    head: list[Line] = []
    foot: list[Line] = []
    if styles is not None:
        root = parse(styles)
        reader.learn(root)
        for node in root.walk("header"):
            head += reader.blocks(node)
        for node in root.walk("footer"):
            foot += reader.blocks(node)
    content = parse(archive.read("content.xml"))
    reader.learn(content)
    body = next(iter(content.walk("body")), content)
    lines = reader.blocks(body)
    document = Document("odt", links=reader.links)
    names = set(archive.names)
    document.photo = portrait_of([archive.read(n) for n in reader.pictures if n in names][:20])
    document.has_photo = document.photo is not None
    archive.close()
    return document, [*head, *lines, *foot]


def read_flat_odt(data: bytes) -> tuple[Document, list[Line]]:
    """The single-file form (.fodt)."""
    root = parse(data)
    reader = _Reader()
    reader.learn(root)
    body = next(iter(root.walk("body")), root)
    return Document("odt", links=reader.links), reader.blocks(body)


def _rows(table: Node) -> list[Node]:
    rows: list[Node] = []
    for child in table.nodes:
        if child.tag == "table-row":
            rows.append(child)
        elif child.tag in ("table-rows", "table-header-rows", "table-row-group"):
            rows += _rows(child)
    return rows


class _Reader:
    def __init__(self) -> None:
        self._size: dict[str, float] = {}
        self._bold: dict[str, bool] = {}
        self.links: list[str] = []
        self.pictures: list[str] = []

    def learn(self, root: Node) -> None:
        """Sizes and weights of named styles."""
        for style in root.walk("style"):
            name = style.attrs.get("name", "")
            parent = style.attrs.get("parent-style-name", "")
            self._size[name] = self._size.get(parent, 0.0)
            self._bold[name] = self._bold.get(parent, False)
            for look in style.walk("text-properties"):
                size = look.attrs.get("font-size", "")
                if size.endswith("pt"):
                    try:
                        self._size[name] = float(size[:-2])
                    except ValueError:
                        continue
                weight = look.attrs.get("font-weight")
                if weight:
                    self._bold[name] = weight == "bold" or weight >= "600"

    def blocks(self, node: Node, bullet: bool = False) -> list[Line]:
        lines: list[Line] = []
        for child in node.nodes:
            if child.tag in ("p", "h"):
                lines += self._paragraph(child, bullet)
            elif child.tag in ("list", "list-item"):
                lines += self.blocks(child, True)
            elif child.tag == "table":
                for row in _rows(child):
                    cells = [c for c in row.nodes if c.tag in ("table-cell", "covered-table-cell")]
                    lines += flatten_row([self.blocks(cell) for cell in cells])
            elif child.tag not in _SKIPPED:
                lines += self.blocks(child, bullet)
        return lines

    def _paragraph(self, node: Node, bullet: bool) -> list[Line]:
        own = node.attrs.get("style-name", "")
        parts: list[str] = []
        boxes: list[Line] = []
        weight = {True: 0, False: 0}
        biggest = 0.0

        def walk(item: Node, bold: bool, size: float) -> None:
            nonlocal biggest
            for piece in item.items:
                if isinstance(piece, str):
                    text = " ".join(piece.split()) if piece.strip() else " "
                    if piece[:1].isspace() and text.strip():
                        text = " " + text
                    if piece[-1:].isspace() and text.strip():
                        text += " "
                    parts.append(text)
                    weight[bold] += len(text.strip())
                    if text.strip():
                        biggest = max(biggest, size)
                elif piece.tag == "tab":
                    parts.append("\t")
                elif piece.tag == "line-break":
                    parts.append("\n")
                elif piece.tag == "s":
                    count = piece.attrs.get("c", "1")
                    parts.append(" " * (min(int(count), 40) if count.isdigit() else 1))
                elif piece.tag == "text-box":
                    boxes.extend(self.blocks(piece))
                elif piece.tag == "image":
                    self.pictures.append(piece.attrs.get("href", ""))
                elif piece.tag == "a":
                    self.links.append(piece.attrs.get("href", ""))
                    walk(piece, bold, size)
                elif piece.tag not in _SKIPPED:
                    name = piece.attrs.get("style-name", "")
                    walk(
                        piece,
                        self._bold.get(name, bold) or (bold and name not in self._bold),
                        self._size.get(name, 0.0) or size,
                    )

        heading = node.tag == "h"
        walk(node, self._bold.get(own, False) or heading, self._size.get(own, 0.0))
        text = "".join(parts)
        level = node.attrs.get("outline-level", "")
        if heading and not biggest:
            biggest = 20.0 - 3.0 * min(int(level), 4) if level.isdigit() else 14.0
        if bullet and text.strip():
            text = "• " + text.lstrip()
        return [Line(text, biggest, weight[True] > weight[False], heading, bullet), *boxes]
