"""Keeping the whole of an organisation here: read once, then kept up with.

`service.Sync` is what the window and the command line use; `people` reads everybody (resumable by
page), `reference` dictionaries and vacancies, `recent` what changed, `details` what only a card
shows.
"""
