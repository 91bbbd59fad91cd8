"""Keeps the translations up to date: `python -m tests.translations update|todo|fill FILE|check`.

update  find the strings in `huntflow_desk/qt` and `app.py`, merge them into the .ts files, compile
        the .qm files, print what has no translation yet
todo    print what has no translation yet, as JSON in the form that `fill` reads
fill    read {"en": {"Context": {"Русский": "English", "%n мин": ["%n minute", "%n minutes"]}},
        "ru": {"Context": {"%n день": ["%n день", "%n дня", "%n дней"]}}} from a file, write it into
        the .ts files, compile
check   as `todo`, with exit code 1 when something is missing or out of date

Source strings are Russian. English needs all of them, Russian those with a number (three forms).
The .qm files are made by `pyside6-lrelease FILE.ts -qm FILE.qm`, which comes with PySide6.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

from tests.strings import ROOT, Found, strings_of_window

FOLDER = ROOT / "resources" / "translations"
FORMS = {"en": 2, "ru": 3}
TIMEOUT_S = 120

Todo = dict[str, dict[str, dict[str, str | list[str]]]]


@dataclass(frozen=True, slots=True)
class Message:
    """A string with its translation: one form, or as many as the language has for a number."""

    found: Found
    forms: tuple[str, ...]

    @property
    def finished(self) -> bool:
        """Whether every form is there."""
        return all(self.forms)


def tool(name: str) -> Path | None:
    """Path of `pyside6-lrelease`, or None where it is not installed."""
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    return Path(found) if found else None


def ts_file(language: str, folder: Path = FOLDER) -> Path:
    """The translations of a language, as text."""
    return folder / f"huntflow_desk_{language}.ts"


def read(language: str, folder: Path = FOLDER) -> list[Message]:
    """The messages of a .ts file; none when there is no file."""
    path = ts_file(language, folder)
    messages: list[Message] = []
    if not path.is_file():
        return messages
    for context in ElementTree.parse(path).getroot().iter("context"):
        for element in context.iter("message"):
            plural = element.get("numerus") == "yes"
            found = Found(
                context.findtext("name", ""),
                element.findtext("source", ""),
                plural,
                element.findtext("comment", ""),
            )
            translation = element.find("translation")
            if plural:
                forms = tuple(form.text or "" for form in element.iter("numerusform"))
            else:
                forms = ((translation.text or "") if translation is not None else "",)
            messages.append(Message(found, forms))
    return messages


def merged(language: str, found: Iterable[Found], known: Iterable[Message]) -> list[Message]:
    """The strings of the sources with the translations there are, in a lasting order."""
    texts: dict[tuple[str, str, str, bool], Message] = {}
    elsewhere: dict[tuple[str, bool], Message] = {}
    for message in known:
        have = message.found
        texts[have.context, have.source, have.comment, have.plural] = message
        if message.finished:
            elsewhere.setdefault((have.source, have.plural), message)
    result: list[Message] = []
    for one in sorted(found):
        if language == "ru" and not one.plural:
            continue
        count = FORMS[language] if one.plural else 1
        old = texts.get((one.context, one.source, one.comment, one.plural))
        if old is None or not old.finished:
            # The same words in another context usually mean the same.
            old = elsewhere.get((one.source, one.plural), old)
        forms = old.forms if old is not None and len(old.forms) == count else ("",) * count
        result.append(Message(one, forms))
    return result


def write(language: str, messages: Iterable[Message], folder: Path = FOLDER) -> None:
    """Write a .ts file, whole or not at all."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="ru")
    contexts: dict[str, ElementTree.Element] = {}
    for message in messages:
        one = message.found
        context = contexts.get(one.context)
        if context is None:
            context = contexts[one.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(context, "name").text = one.context
        element = ElementTree.SubElement(context, "message")
        if one.plural:
            element.set("numerus", "yes")
        ElementTree.SubElement(element, "source").text = one.source
        if one.comment:
            ElementTree.SubElement(element, "comment").text = one.comment
        translation = ElementTree.SubElement(element, "translation")
        if not message.finished:
            translation.set("type", "unfinished")
        if one.plural:
            for form in message.forms:
                ElementTree.SubElement(translation, "numerusform").text = form
        else:
            translation.text = message.forms[0]
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode", short_empty_elements=False)
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'
    path = ts_file(language, folder)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
        file.write(text)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def compile_to(target: Path, folder: Path = FOLDER) -> None:
    """Make the .qm files. Raises FileNotFoundError without pyside6-lrelease."""
    lrelease = tool("pyside6-lrelease")
    if lrelease is None:
        raise FileNotFoundError("pyside6-lrelease")
    for language in FORMS:
        path = ts_file(language, folder)
        made = target / path.with_suffix(".qm").name
        subprocess.run(
            [str(lrelease), "-silent", str(path), "-qm", str(made)],
            check=True,
            timeout=TIMEOUT_S,
            capture_output=True,
        )


def collect(folder: Path = FOLDER) -> list[str]:
    """Merge the strings of the sources into the .ts files; says what cannot be understood."""
    found, trouble = strings_of_window()
    for language in FORMS:
        write(language, merged(language, found, read(language, folder)), folder)
    return trouble


def fill(todo: Todo, folder: Path = FOLDER) -> list[str]:
    """Put translations into the .ts files; says which strings were unknown or wrong."""
    trouble: list[str] = []
    for language, contexts in todo.items():
        messages = {(m.found.context, m.found.source): m for m in read(language, folder)}
        for context, texts in contexts.items():
            for source, text in texts.items():
                message = messages.get((context, source))
                forms = (text,) if isinstance(text, str) else tuple(text)
                if message is None:
                    trouble.append(f"{language}: no such string: {context}: {source}")
                elif len(forms) != len(message.forms) or not all(forms):
                    needed = len(message.forms)
                    trouble.append(f"{language}: {needed} form(s) needed: {context}: {source}")
                else:
                    messages[context, source] = Message(message.found, forms)
        write(language, messages.values(), folder)
    return trouble


def unfinished(folder: Path = FOLDER) -> Todo:
    """What has no finished translation, with empty places to fill."""
    todo: Todo = {}
    for language in FORMS:
        for message in read(language, folder):
            if not message.finished:
                one = message.found
                empty: str | list[str] = [""] * FORMS[language] if one.plural else ""
                todo.setdefault(language, {}).setdefault(one.context, {})[one.source] = empty
    return todo


def stale(folder: Path = FOLDER) -> list[str]:
    """How the .ts files differ from the sources."""
    found, trouble = strings_of_window()
    for language in FORMS:
        have = {message.found for message in read(language, folder)}
        want = {one for one in found if one.plural or language != "ru"}
        trouble += [f"{language}: missing: {one}" for one in sorted(want - have)]
        trouble += [f"{language}: gone: {one}" for one in sorted(have - want)]
    return trouble


def main(arguments: list[str]) -> int:
    """The command line."""
    command = arguments[0] if arguments else ""
    with locked():
        return run(command, arguments)


@contextlib.contextmanager
def locked() -> Iterator[None]:
    """One writer at a time, where the system can."""
    if fcntl is None:
        yield
        return
    # The files are replaced, so it is their folder that is locked.
    handle = os.open(FOLDER, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def run(command: str, arguments: list[str]) -> int:
    """One command, alone."""
    trouble: list[str] = []
    if command in ("update", "fill"):
        trouble = collect()
        if command == "fill":
            trouble += fill(json.loads(Path(arguments[1]).read_text("utf-8")))
        compile_to(FOLDER)
    elif command == "check":
        trouble = stale()
    elif command != "todo":
        sys.stdout.write(__doc__ or "")
        return 2
    sys.stdout.writelines(f"{line}\n" for line in trouble)
    todo = unfinished()
    sys.stdout.write(json.dumps(todo, ensure_ascii=False, indent=2) + "\n" if todo else "")
    return 1 if trouble or (command == "check" and todo) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
