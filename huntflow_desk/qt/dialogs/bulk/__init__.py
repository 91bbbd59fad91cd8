"""One action on many people: the plan, then how it goes."""

from huntflow_desk.qt.dialogs.bulk.dialog import BulkDialog

__all__ = ["BulkDialog"]
