"""Commands about changes on their way: outbox list, add, send."""

from __future__ import annotations

import argparse
import json
import sys

from huntflow_desk.cli import DEFAULT_PROFILE, complain
from huntflow_desk.cli.terminal import desk_of, set_pace, words_for
from huntflow_desk.core.errors import DeskError


async def outbox(options: argparse.Namespace) -> int:
    """List, add to, or send what is on its way."""
    from huntflow_desk.services import outbox_terminal

    def say(line: str) -> None:
        # At once: who is stopped in the middle has to know what was kept.
        print(line, flush=True)

    desk = desk_of(options)
    profile = getattr(options, "profile", DEFAULT_PROFILE)
    if profile not in desk.profiles():
        return complain("there is no such profile: connect first")
    try:
        workplace = desk.open(profile, getattr(options, "system", None))
        for note in workplace.store.notes:
            complain(words_for(note))
        try:
            if options.action == "list":
                return outbox_terminal.show(
                    workplace, as_json=options.json, everything=options.all, say=print
                )
            if options.action == "add":
                return await outbox_terminal.add(
                    workplace, sys.stdin.buffer, as_json=options.json, say=say, complain=complain
                )
            if options.pace is not None:
                await set_pace(workplace, options.pace)
            return await outbox_terminal.send(
                workplace,
                patient=options.until_idle,
                as_json=options.json,
                say=say,
                complain=complain,
            )
        finally:
            await desk.close(workplace)
    except DeskError as error:
        if options.json:
            say(json.dumps({"error": error.kind, "message": words_for(error)}))
        return complain(words_for(error))
