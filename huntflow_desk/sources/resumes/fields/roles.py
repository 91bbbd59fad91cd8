"""Which part of an entry is the company and which the position."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from huntflow_desk.sources.resumes.fields.entries import Entry
from huntflow_desk.sources.resumes.fields.jobs import company_score, holds_both, is_duty, job_score
from huntflow_desk.sources.resumes.fields.parts import Part

_LEAST_MARGIN = 0.75
"""Between company and position read this way and the other way round."""


def assign_roles(entries: list[Entry], wanted: str) -> None:
    wish = set(re.findall(r"\w{3,}", wanted.casefold()))
    totals: dict[tuple[str, int, int], list[tuple[float, float]]] = defaultdict(list)
    # One holds the same post twice more often than one comes back to the same firm.
    seen = Counter(part.text for entry in entries for part in entry.parts)
    for entry in entries:
        for part in entry.parts:
            part.company = company_score(part.text)
            part.job = (
                job_score(part.text) + 0.8 * max(part.lean, 0.0) + 0.6 * (seen[part.text] > 1)
            )
            part.company -= 0.8 * min(part.lean, 0.0)
            words = set(re.findall(r"\w{3,}", part.text.casefold()))
            if wish and words and len(wish & words) / len(wish | words) >= 0.5:
                part.job += 1.2
            totals[part.slot].append((part.company, part.job))
    usual = {
        slot: (sum(c for c, _ in v) / len(v), sum(j for _, j in v) / len(v), len(v))
        for slot, v in totals.items()
    }
    for entry in entries:
        _choose(entry, usual)
    for index, entry in enumerate(entries):
        if entry.company == "\0":
            entry.company = entries[index - 1].company if index else ""


def _choose(entry: Entry, usual: dict[tuple[str, int, int], tuple[float, float, int]]) -> None:
    def lean(part: Part) -> tuple[float, float]:
        company, job, count = usual[part.slot]
        weight = 0.9 if count > 1 else 0.0
        return part.company + weight * company, part.job + weight * job

    parts = entry.parts[:10]
    scores = [lean(p) for p in parts]
    need_company, need_job = not entry.company, not entry.position
    best: tuple[float, int, int] | None = None
    for c in range(-1 if not need_company or len(parts) < 2 else 0, len(parts)):
        if not need_company and c >= 0:
            break
        for j in range(-1, len(parts)):
            if (not need_job and j >= 0) or (j >= 0 and j == c):
                continue
            value = 0.0
            if c >= 0:
                value += (
                    0.35
                    + scores[c][0]
                    - 0.55 * max(scores[c][1], 0)
                    - 0.06 * c
                    + (0.15 if parts[c].bold else 0)
                )
            if j >= 0:
                value += (
                    0.35
                    + scores[j][1]
                    - 0.55 * max(scores[j][0], 0)
                    - 0.06 * j
                    + (0.15 if parts[j].bold else 0)
                )
            if best is None or value > best[0] + 1e-9:
                best = (value, c, j)
    if best is None:
        return
    _, c, j = best
    entry.sure = _agrees(
        (parts[c], scores[c]) if c >= 0 else None, (parts[j], scores[j]) if j >= 0 else None
    )
    if c >= 0:
        entry.company = parts[c].text
        entry.until = max(entry.until, parts[c].start + len(parts[c].text))
    if j >= 0:
        entry.position = parts[j].text
        entry.until = max(entry.until, parts[j].start + len(parts[j].text))


_Scored = tuple[Part, tuple[float, float]]


def _agrees(company: _Scored | None, post: _Scored | None) -> bool:
    """Whether words and order leave little doubt which part is what."""
    for scored in (company, post):
        if scored is None:
            continue
        text = scored[0].text
        if is_duty(text[:1].upper() + text[1:]):
            return False
        if holds_both(text):
            return False
    if company is None or post is None:
        return True
    return company[1][0] - company[1][1] + post[1][1] - post[1][0] >= _LEAST_MARGIN
