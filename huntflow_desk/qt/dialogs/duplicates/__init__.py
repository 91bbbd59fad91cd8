"""Possible duplicates of a person: found, compared side by side, completed, told apart."""

from huntflow_desk.qt.dialogs.duplicates.dialog import DuplicatesDialog

__all__ = ["DuplicatesDialog"]
