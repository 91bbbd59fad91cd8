"""Commands about people kept here: sync, search."""

from __future__ import annotations

import argparse
import json
import sys
import time

from huntflow_desk.cli import DEFAULT_PROFILE, complain
from huntflow_desk.cli.terminal import desk_of, set_pace, words_for
from huntflow_desk.core.errors import DeskError


async def sync(options: argparse.Namespace) -> int:
    """Read everything once, or go on where the last reading stopped."""
    from huntflow_desk.services.sync.terminal import ProgressLines, facts_of

    began = time.monotonic()
    profile = getattr(options, "profile", DEFAULT_PROFILE)
    desk = desk_of(options)
    if profile not in desk.profiles():
        return complain("there is no such profile: connect first")
    failure = ""
    try:
        workplace = desk.open(profile, getattr(options, "system", None))
    except DeskError as error:
        return complain(words_for(error))
    reading = workplace.sync
    say = ProgressLines(reading, lambda line: print(line, file=sys.stderr, flush=True))
    leave = workplace.bus.listen(say)
    try:
        if options.pace is not None:
            await set_pace(workplace, options.pace)
        await reading.run(details=options.details)
    except DeskError as error:
        failure = words_for(error)
    finally:
        leave()
        await desk.close(workplace)
    report = reading.report
    if not failure and not report.complete:
        failure = f"pages that could not be read: {report.gaps}; run again later"
    if options.json:
        seconds = time.monotonic() - began
        facts = facts_of(report, requests=workplace.journal.requests, seconds=seconds)
        print(json.dumps(facts, ensure_ascii=False))
    elif not failure:
        print(f"pages: {report.pages}; people: {report.applicants}; removed: {report.removed}")
    return complain(failure) if failure else 0


async def search(options: argparse.Namespace) -> int:
    """Find people among those kept here."""
    from huntflow_desk.services.search import search_of

    desk = desk_of(options)
    profile = getattr(options, "profile", DEFAULT_PROFILE)
    try:
        workplace = desk.open(profile, getattr(options, "system", None))
        try:
            records = workplace.store.records
            if not records.projections_are_current():
                await records.rebuild()
            hits = search_of(workplace).everywhere(options.query, options.limit)
            for hit in hits:
                if options.json:
                    print(json.dumps(hit, ensure_ascii=False))
                else:
                    print("  ".join(str(part) for part in hit.values() if part != ""))
        finally:
            await desk.close(workplace)
    except DeskError as error:
        return complain(words_for(error))
    return 0
