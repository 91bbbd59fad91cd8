"""First run and connecting: the demo, or address, keys, test and organisation."""

from huntflow_desk.qt.dialogs.wizard.dialog import WizardDialog

__all__ = ["WizardDialog"]
