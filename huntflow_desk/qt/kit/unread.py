"""Keeps PySide from reading the source of every module that is imported after it.

PySide looks for its own name in each source, to know where its optional features (snake case, true
properties) may be switched. This program switches none. Measured: the sources it leaves in
`linecache` take 13 MB, reading them a fifth of the time that imports take. A PySide without this
hook is left as it is.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - brings the hook


def leave_sources_unread() -> None:
    """From here on no source is read at import. Once, before the other modules of the window."""
    hook = sys.modules.get("shibokensupport.feature")
    if hasattr(hook, "_mod_uses_pyside"):
        hook._mod_uses_pyside = _mentions_no_features  # type: ignore[union-attr]


def _mentions_no_features(module: object) -> bool:
    return False
