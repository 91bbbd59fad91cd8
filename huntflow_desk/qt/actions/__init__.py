"""Commands: one table, one QAction behind each, keys on any layout, and how they are found."""

from huntflow_desk.qt.actions.registry import Actions

__all__ = ["Actions"]
