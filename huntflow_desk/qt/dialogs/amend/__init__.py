"""Changing what an edit says before it is sent, or sent again."""

from huntflow_desk.qt.dialogs.amend.dialog import AmendDialog

__all__ = ["AmendDialog"]
