"""XML of office files, hardened: no entity, no outside reference, bounded depth and size."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from huntflow_desk.sources.resumes.trouble import Unreadable

MAX_DEPTH = 256
MAX_NODES = 600_000


class Node:
    """An element: local name, attributes by local name, children and text in order."""

    __slots__ = ("attrs", "items", "tag")

    def __init__(self, tag: str, attrs: dict[str, str]) -> None:
        self.tag = tag
        self.attrs = attrs
        self.items: list[Node | str] = []

    @property
    def nodes(self) -> list[Node]:
        return [item for item in self.items if isinstance(item, Node)]

    def find(self, tag: str) -> Node | None:
        """The first child element of that name."""
        for item in self.items:
            if isinstance(item, Node) and item.tag == tag:
                return item
        return None

    def walk(self, tag: str) -> Iterator[Node]:
        """All elements of that name below, in document order (bounded by MAX_DEPTH)."""
        for item in self.items:
            if isinstance(item, Node):
                if item.tag == tag:
                    yield item
                yield from item.walk(tag)

    def text(self) -> str:
        """All character data below."""
        return "".join(i if isinstance(i, str) else i.text() for i in self.items)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def parse(data: bytes) -> Node:
    """The root element. Raises `Unreadable("corrupt")` for malformed XML or any entity."""
    root = Node("", {})
    stack = [root]
    count = 0

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MAX_NODES:
            raise Unreadable("too_large", "too many elements")
        if len(stack) > MAX_DEPTH:
            raise Unreadable("corrupt", "nested too deeply")
        node = Node(_local(name), {_local(key): value for key, value in attrs.items()})
        stack[-1].items.append(node)
        stack.append(node)

    def end(_name: str) -> None:
        stack.pop()

    def data_seen(text: str) -> None:
        stack[-1].items.append(text)

    def refuse(*_: object) -> int:
        raise Unreadable("corrupt", "XML with entities")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data_seen
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable("corrupt", "malformed XML") from error
    return next((n for n in root.nodes), root)
