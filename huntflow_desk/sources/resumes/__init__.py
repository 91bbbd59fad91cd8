"""Resumes from files, read on this computer in a helper process (design.md, section 6a)."""
