"""`huntflow-desk parse FILE...`: what is in these files, for people or as JSON lines."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from huntflow_desk.sources.resumes.reader import ReadResume, ResumeReader


def as_record(resume: ReadResume, shown_as: str) -> dict[str, Any]:
    """The JSON object of one file; equal files give equal objects."""
    return {
        "file": shown_as,
        "kind": resume.kind,
        "text": resume.text,
        "fields": resume.fields,
        "confidence": resume.confidence,
        "spans": resume.spans,
        "pages": resume.page_count,
        "error": resume.explanation or None,
    }


async def read_all(
    files: Sequence[Path], worker: Sequence[str] | None = None, workers: int = 2
) -> AsyncIterator[ReadResume]:
    """The files in their order, read side by side in the helper processes."""
    reader = ResumeReader(worker, workers=min(workers, max(1, len(files))))
    tasks = [asyncio.ensure_future(reader.read(path)) for path in files]
    try:
        for task in tasks:
            yield await task
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await reader.close()


def parse_command(files: list[Path], as_json: bool, worker: Sequence[str] | None = None) -> int:
    """Reads the files and writes one line (JSON) or one short block each to standard output.

    Returns the exit code: 0, also when single files cannot be read.
    """
    out = getattr(sys.stdout, "buffer", None)

    def write(line: str) -> None:
        data = (line + "\n").encode("utf-8", "replace")
        if out is not None:
            out.write(data)
            out.flush()
        else:
            sys.stdout.write(data.decode("utf-8"))

    async def run() -> None:
        shown = iter(files)
        async for resume in read_all(files, worker):
            record = as_record(resume, str(next(shown)))
            write(json.dumps(record, ensure_ascii=False) if as_json else _block(record))

    asyncio.run(run())
    return 0


def _block(record: dict[str, Any]) -> str:
    lines = [f"{record['file']} ({record['kind'] or 'unreadable'})"]
    if record["error"]:
        lines.append(f"  error: {record['error']}")
    for name, value in record["fields"].items():
        sure = record["confidence"].get(name)
        mark = " ?" if isinstance(sure, float) and sure < 0.6 else ""
        lines.append(f"  {name}{mark}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines)
