"""Edits for a crash test and what must be on the server after it.

`python -m tests.cli.crash URL PLAN [final]` compares the demo at URL with the plan (a JSON file of
`plan_of`), prints {"dup": n, "missing": n} and ends with 0 when nothing is doubled and, at the end,
nothing is missing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import httpx

KINDS = ("comment", "move", "update", "tags", "create", "create_vacancy")


def first_ids(edits: list[dict[str, Any]]) -> list[int]:
    """The number each line's first edit has in an outbox that was empty: a creation with a note
    makes two."""
    found = [1]
    for edit in edits:
        found.append(found[-1] + (2 if edit["kind"] == "create" else 1))
    return found


def plan_of(url: str, pair: dict[str, str], count: int, folder: Path) -> list[dict[str, Any]]:
    """`count` edits as JSON lines of `outbox add`, spread over people and kinds."""
    headers = {"Authorization": f"Bearer {pair['access_token']}", "User-Agent": "Crash/1.0"}
    with httpx.Client(base_url=f"{url}/v2/accounts/1", headers=headers) as client:
        people: list[dict[str, Any]] = []
        for page in (1, 2, 3):
            people += client.get(f"/applicants?page={page}").json()["items"]
        stages = client.get("/vacancies/statuses").json()["items"]
        users = [one["id"] for one in stages if one["type"] == "user" and not one["removed"]]
        groups = {
            one["id"]: {row["account_vacancy_status"] for row in one["statuses"]}
            for one in client.get("/vacancies/status_groups").json()["items"]
        }
        openings = {
            one["id"]: groups.get(one["account_vacancy_status_group"], set(users))
            for one in client.get("/vacancies?count=100").json()["items"]
        }
        division = client.get("/divisions").json()["items"][0]["id"]
        tags = [one["id"] for one in client.get("/tags").json()["items"]]
    on_vacancy = [one for one in people if one["links"]]
    edits: list[dict[str, Any]] = []
    number = 0
    while len(edits) < count:
        kind = KINDS[number % len(KINDS)]
        person = people[number * 7 % len(people)]
        edit: dict[str, Any] = {"kind": kind, "account_id": 1, "applicant_id": person["id"]}
        if kind == "comment":
            edit["comment"] = f"Слово {number}"
        elif kind == "move" and on_vacancy:
            person = on_vacancy.pop()
            link = person["links"][0]
            edit |= {"applicant_id": person["id"], "vacancy_id": link["vacancy"]}
            allowed = openings[link["vacancy"]] - {link["status"]}
            edit["stage_id"] = next(one for one in users if one in allowed)
            edit["comment"] = f"Перевод {number}"
        elif kind == "update":
            edit["fields"] = {"company": f"Место {number}"}
        elif kind == "tags":
            edit["add"] = [tags[number % len(tags)]]
        elif kind == "create":
            resume = folder / f"resume-{number}.txt"
            resume.write_text(f"Резюме {number}")
            edit.pop("applicant_id")
            edit["fields"] = {"first_name": "Анна", "last_name": f"Новая-{number}"}
            edit |= {"file": str(resume), "comment": f"Первая {number}"}
        elif kind == "create_vacancy":
            # With somebody on it, who names it by what `add` will call it.
            position = f"Вакансия {number // 12}"  # two of each name
            fields = {"position": position, "division_id": division, "money": f"{number}"}
            edits.append({"kind": kind, "account_id": 1, "fields": fields})
            edit |= {"kind": "move", "vacancy_id": -first_ids(edits)[-2], "stage_id": users[0]}
            edit["comment"] = f"На новую {number}"
        else:
            edit |= {"kind": "comment", "comment": f"Запас {number}"}
        edits.append(edit)
        number += 1
    return edits


def compare(state: dict[str, Any], edits: list[dict[str, Any]]) -> tuple[int, int]:
    """How much is doubled and how much is missing."""
    people = {one["id"]: one for one in state["accounts"][0]["applicants"]}
    said: Counter[tuple[int, str]] = Counter(
        (person_id, log["comment"])
        for person_id, one in people.items()
        for log in one["logs"]
        if log["comment"]
    )
    named: dict[str, list[int]] = {}
    for person_id, one in people.items():
        named.setdefault(one["last_name"], []).append(person_id)
    opened: dict[tuple[str, str], list[int]] = {}
    for one in state["accounts"][0]["vacancies"]:
        opened.setdefault((one["position"], one["money"]), []).append(one["id"])
    companies: dict[int, str] = {}
    vacancies: dict[int, int] = {}
    dup = lost = 0
    for edit_id, edit in zip(first_ids(edits), edits, strict=False):
        kind, person_id = edit["kind"], edit.get("applicant_id", 0)
        if kind == "create":
            found = named.get(edit["fields"]["last_name"], [])
            comments = sum(said[person, edit["comment"]] for person in found)
            dup += (len(found) > 1) + (comments > 1)
            lost += (not found) + (not comments)
        elif kind in ("comment", "move"):
            times = said[person_id, edit["comment"]]
            dup, lost = dup + (times > 1), lost + (times < 1)
            if kind == "move" and times:
                links = people[person_id]["links"]
                at = {one["vacancy"]: one["status"] for one in links}
                on = vacancies.get(edit["vacancy_id"], edit["vacancy_id"])
                lost += at.get(on) != edit["stage_id"]
        elif kind == "create_vacancy":
            made = opened.get((edit["fields"]["position"], edit["fields"]["money"]), [])
            dup, lost = dup + (len(made) > 1), lost + (not made)
            if made:
                vacancies[-edit_id] = made[0]
        elif kind == "update":
            companies[person_id] = edit["fields"]["company"]  # the last one counts
        elif kind == "tags":
            lost += edit["add"][0] not in people.get(person_id, {}).get("tags", ())
    lost += sum(people.get(key, {}).get("company") != value for key, value in companies.items())
    return dup, lost


def main() -> int:
    """Compare; see above."""
    url, plan = sys.argv[1:3]
    state = httpx.get(f"{url}/_demo/state?account_id=1").json()
    dup, missing = compare(state, json.loads(Path(plan).read_text()))
    final = "final" in sys.argv[3:]
    sys.stdout.write(json.dumps({"dup": dup, "missing": missing}) + "\n")
    return 1 if dup or (final and missing) else 0


if __name__ == "__main__":
    raise SystemExit(main())
