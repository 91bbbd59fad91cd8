"""A few letters lead to a person, a vacancy, a saved search or a command."""

from huntflow_desk.qt.dialogs.finding.callers import CallersDialog
from huntflow_desk.qt.dialogs.finding.dialog import FindDialog, Target
from huntflow_desk.qt.dialogs.finding.palette import PaletteDialog
from huntflow_desk.qt.dialogs.finding.switcher import SwitcherDialog

__all__ = ["CallersDialog", "FindDialog", "PaletteDialog", "SwitcherDialog", "Target"]
