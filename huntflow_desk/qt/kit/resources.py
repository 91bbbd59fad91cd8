"""Where pictures and translations lie: in the wheel, in a packed folder, or in a checkout."""

from __future__ import annotations

from pathlib import Path


def resource_root() -> Path:
    """Folder with `icons` and `translations`.

    The wheel and the packed application carry it as `huntflow_desk/resources`; an editable
    checkout has it at its top level. (All three are real folders, so the file's own place serves;
    importing importlib.resources would cost start-up two milliseconds.)
    """
    package = Path(__file__).parents[2]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource_path(name: str) -> Path:
    """Path of one resource, such as `icons/search.svg`. It need not exist."""
    return resource_root() / name
