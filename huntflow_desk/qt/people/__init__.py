"""Parts of a person that several views show: head, resumes, history, questionary, words."""
