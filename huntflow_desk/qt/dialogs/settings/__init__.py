"""Everything that can be set: connections, look, privacy, and what this program is."""

from huntflow_desk.qt.dialogs.settings.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
