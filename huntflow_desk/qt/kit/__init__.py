"""Tool shelf of the window: tasks, row lists, notices, widgets, look, languages, keys.

Knows nothing of Huntflow: imports PySide6, qasync and the standard library only. Import the
module that is needed; this file stays empty so that start-up pays for nothing else.
"""
