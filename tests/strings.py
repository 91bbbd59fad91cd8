"""Finds the translatable strings of the window in its Python sources.

`pyside6-lupdate` (6.11) takes `translate("Context", "%n …", "", number)` for a text without plural
forms unless the number is a literal, and knows no wrappers; hence this reader, which follows
`self.tr`, `QCoreApplication.translate`, other names of it, and functions that pass a text on to it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_CALLS = ("translate", "_tr", "QT_TRANSLATE_NOOP")
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One string. `plural`: it has a number; `comment` tells equal texts apart."""

    context: str
    source: str
    plural: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class _Wrapper:
    """A function that translates one of its arguments: `def _tr(text, n=-1)`."""

    context: str
    text_at: int
    number: str
    number_at: int


def sources() -> list[Path]:
    """Files with texts that people see."""
    found = sorted((ROOT / "huntflow_desk" / "qt").rglob("*.py"))
    roof = ROOT / "huntflow_desk" / "app.py"
    return [*found, roof] if roof.is_file() else found


def strings_of_window() -> tuple[frozenset[Found], list[str]]:
    """All strings, and the calls that cannot be understood."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sources()}
    wrappers = {_module(path): dict(_wrappers(tree)) for path, tree in trees.items()}
    marked = frozenset(context for tree in trees.values() for context in _marked(tree))
    found: set[Found] = set()
    trouble: list[str] = []
    for path, tree in trees.items():
        reader = _Reader(path, _known(tree, wrappers, _module(path)), marked)
        reader.visit(tree)
        found |= reader.found
        trouble += reader.trouble
    return frozenset(found), trouble


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _wrappers(tree: ast.Module) -> Iterator[tuple[str, _Wrapper]]:
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef):
            continue
        names = [argument.arg for argument in node.args.args]
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or _name(call.func) not in _CALLS:
                continue
            if len(call.args) < 2 or not isinstance(call.args[1], ast.Name):
                continue
            context, text = _text(call.args[0]), call.args[1].id
            if context is None or text not in names:
                continue
            number = next((a.id for a in call.args[3:4] if isinstance(a, ast.Name)), "")
            at = names.index(number) if number in names else -1
            yield node.name, _Wrapper(context, names.index(text), number, at)


def _marked(tree: ast.Module) -> Iterator[str]:
    """Contexts whose texts stand in tables, marked there and translated where they are shown."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _name(call.func) == "QT_TRANSLATE_NOOP" and call.args:
            context = _text(call.args[0])
            if context is not None:
                yield context


def _known(
    tree: ast.Module, wrappers: dict[str, dict[str, _Wrapper]], module: str
) -> dict[str, _Wrapper]:
    known = dict(wrappers[module])
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in wrappers:
            for alias in node.names:
                if alias.name in wrappers[node.module]:
                    known[alias.asname or alias.name] = wrappers[node.module][alias.name]
    return known


class _Reader(ast.NodeVisitor):
    def __init__(self, path: Path, wrappers: dict[str, _Wrapper], marked: frozenset[str]) -> None:
        self._marked = marked
        self.found: set[Found] = set()
        self.trouble: list[str] = []
        self._path = path
        self._wrappers = wrappers
        self._classes: list[str] = []
        self._functions: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions.append(node.name)
        self.generic_visit(node)
        self._functions.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = _name(node.func)
        wrapper = self._wrappers.get(name)
        if wrapper is not None and isinstance(node.func, ast.Name):
            self._wrapped(node, wrapper)
        elif name == "tr" and isinstance(node.func, ast.Attribute):
            context = self._classes[-1] if self._classes else None
            self._take(node, context, node.args[0:1], node.args[1:2], node.args[2:3])
        elif name in _CALLS and len(node.args) >= 2:
            inside = self._functions and self._functions[-1] in self._wrappers
            if not inside:
                context = _text(node.args[0])
                self._take(node, context, node.args[1:2], node.args[2:3], node.args[3:4])

    def _wrapped(self, node: ast.Call, wrapper: _Wrapper) -> None:
        at = wrapper.text_at
        number = node.args[wrapper.number_at : wrapper.number_at + 1] if wrapper.number else []
        given = any(keyword.arg == wrapper.number for keyword in node.keywords)
        self._take(node, wrapper.context, node.args[at : at + 1], [], number, given)

    def _take(
        self,
        node: ast.Call,
        context: str | None,
        text: list[ast.expr],
        comment: list[ast.expr],
        number: list[ast.expr],
        given: bool = False,
    ) -> None:
        source = _text(text[0]) if text else None
        if source is None and text and context in self._marked:
            return
        if context is None or source is None:
            place = self._path.relative_to(ROOT)
            self.trouble.append(f"{place}:{node.lineno}: context and text must be literal")
            return
        plural = bool(number) or given or any(keyword.arg == "n" for keyword in node.keywords)
        note = (_text(comment[0]) or "") if comment else ""
        self.found.add(Found(context, source, plural, note))


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
