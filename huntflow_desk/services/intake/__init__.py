"""Resumes on their way in: taken, copied, read, compared, reviewed. See `service`."""
