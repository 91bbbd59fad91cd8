"""Fields of a resume from its lines: names, contacts, wishes, experience, education, skills."""
