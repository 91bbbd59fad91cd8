"""What was dropped becomes a list of files: folders are gone through, with bounds.

Nothing is opened here: that a file is gone, locked or no document is found out when it is copied.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from huntflow_desk.core.intake import safe_name
from huntflow_desk.store.spool import Arrival

MOST_FILES = 2_000
MOST_DEPTH = 12
_JUNK = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


def arrivals(paths: Sequence[Path]) -> Iterator[Arrival]:
    """The files behind dropped paths, in the order of their names inside a folder.

    Blocks: for a thread. Links to folders and hidden files are left out. Beyond `MOST_FILES`
    files and `MOST_DEPTH` folders nothing is taken, and one arrival says so (`too_many`).
    """
    count = 0
    for path in paths:
        for found in _files(path):
            if count >= MOST_FILES:
                yield Arrival(
                    safe_name(path.name), path, problem="too_many", detail=str(MOST_FILES)
                )
                return
            count += 1
            yield found


def _files(path: Path) -> Iterator[Arrival]:
    if path.is_dir():
        yield from _inside(path, 0)
    else:
        yield Arrival(safe_name(path.name), path)


def _inside(folder: Path, depth: int) -> Iterator[Arrival]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield Arrival(safe_name(folder.name), folder, problem="locked")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.casefold() in _JUNK:
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < MOST_DEPTH:
                yield from _inside(Path(entry.path), depth + 1)
            else:
                yield Arrival(safe_name(entry.name), Path(entry.path), problem="too_many")
        elif not entry.is_dir():
            yield Arrival(safe_name(entry.name), Path(entry.path))
