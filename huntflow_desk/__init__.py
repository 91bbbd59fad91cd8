"""Huntflow Desk: the desktop application for recruiters who use Huntflow."""

__version__ = "0.1.0"
