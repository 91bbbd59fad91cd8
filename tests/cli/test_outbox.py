"""`outbox list|add|send` as a script runs them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.rig import Done, Installation, installed


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Installation]:
    with installed(tmp_path) as found:
        found.connect()
        yield found


def lines(*edits: dict[str, Any] | str) -> str:
    return "\n".join(
        one if isinstance(one, str) else json.dumps({"account_id": 1, **one}) for one in edits
    )


def objects(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.out.splitlines() if line.startswith("{")]


def test_edits_of_every_kind_travel(place: Installation, tmp_path: Path) -> None:
    ask = place.ask
    first, second, third = [one["id"] for one in ask("/applicants")["items"][:3]]
    vacancy = next(
        one["id"]
        for one in ask("/vacancies?state=OPEN")["items"]
        if one["parent"] is None and not one["multiple"]
        and all(link["vacancy"] != one["id"] for link in ask(f"/applicants/{first}")["links"])
    )  # fmt: skip
    stage = next(one["id"] for one in ask("/vacancies/statuses")["items"] if not one["removed"])
    tag = ask("/tags")["items"][0]["id"]
    division = ask("/divisions")["items"][0]["id"]
    resume = tmp_path / "резюме.txt"
    resume.write_text("Опыт")
    given = lines(
        {"kind": "comment", "applicant_id": first, "comment": "Созвонились"},
        {"kind": "move", "applicant_id": first, "vacancy_id": vacancy, "stage_id": stage},
        {"kind": "update", "applicant_id": second, "fields": {"company": "Ромашка"}},
        {"kind": "tags", "applicant_id": second, "add": [tag]},
        {"kind": "tag", "name": "Из скрипта", "color": "00ff00"},
        {
            "kind": "create",
            "fields": {"first_name": "Анна", "last_name": "Новенькая"},
            "file": str(resume),
            "comment": "Первая",
        },
        {"kind": "vacancy", "vacancy_id": vacancy, "fields": {"money": "много"}},
        {"kind": "vacancy_state", "vacancy_id": vacancy, "action": "hold"},
        {"kind": "delete", "applicant_id": third},
        {
            "kind": "create_vacancy",
            "fields": {
                "position": "Боцман",
                "division_id": division,
                "quotas": [{"applicants_to_hire": 2}],
            },
            "additional": {"reason": "Новая позиция"},
            "files": [str(resume)],
        },
        # Ten lines made eleven edits: the vacancy is the last of them.
        {"kind": "move", "applicant_id": second, "vacancy_id": -11, "stage_id": stage},
        {"kind": "vacancy", "vacancy_id": -11, "fields": {"money": "мало"}},
    )
    added = place.run("outbox", "add", "--json", given=given)
    assert (added.code, added.err) == (0, "")
    assert [one["line"] for one in objects(added)] == list(range(1, 13))
    listed = place.run("outbox", "list", "--json")
    assert {one["state"] for one in objects(listed)} == {"queued"} and len(objects(listed)) == 13
    sent = place.run("outbox", "send", "--until-idle", "--json")
    assert (sent.code, sent.err) == (0, "")
    assert objects(sent) == [{"sent": 13, "waiting": 0, "needs_person": 0}]
    keys = {one["key"] for one in objects(listed)}
    for word in ("SEND", "HEARD"):
        said = [line.split()[1] for line in sent.out.splitlines() if line.startswith(word)]
        assert sorted(said) == sorted(keys)
    assert ask(f"/applicants/{second}")["company"] == "Ромашка"
    assert ask("/applicants")["items"][0]["last_name"] == "Новенькая"
    assert ask(f"/vacancies/{vacancy}")["state"] == "HOLD"
    made = next(one for one in ask("/vacancies?state=OPEN")["items"] if one["position"] == "Боцман")
    assert made["money"] == "мало" and ask(f"/vacancies/{made['id']}")["files"]
    assert made["id"] in {one["vacancy"] for one in ask(f"/applicants/{second}")["links"]}
    assert objects(place.run("outbox", "list", "--json")) == []
    every = objects(place.run("outbox", "list", "--all", "--json"))
    assert len(every) == 13
    of_vacancy = {one["vacancy_id"] for one in every if one["edit_id"] > 10}
    assert of_vacancy == {made["id"]}
    assert place.run("outbox", "send").code == 0


def test_bad_lines_are_named_and_the_good_ones_kept(place: Installation) -> None:
    given = lines(
        "{",
        "[]",
        {"kind": "letter"},
        {"kind": "comment", "applicant_id": 5},
        {"kind": "comment", "applicant_id": "5", "comment": "x"},
        {"kind": "comment", "applicant_id": 5, "comment": "x" * 65_536},
        {"kind": "comment", "applicant_id": 5, "comment": "x", "colour": "red"},
        {"kind": "comment", "applicant_id": 5, "comment": "x", "files": ["/nowhere"]},
        {"kind": "update", "applicant_id": 5, "fields": {"email": "anna@"}},
        {"kind": "update", "applicant_id": 5, "fields": {"name": "Anna"}},
        {"kind": "create", "fields": {"first_name": "Anna"}},
        {"kind": "tags", "applicant_id": 5},
        {"kind": "vacancy_state", "vacancy_id": 5, "action": "burn"},
        {"kind": "create_vacancy", "fields": {"position": "x", "salary": "1"}},
        {"kind": "create_vacancy", "fields": {"money": "1"}},
        {
            "kind": "create_vacancy",
            "fields": {"position": "x", "quotas": [{"applicants_to_hire": 0}]},
        },
        "",
        {"kind": "comment", "applicant_id": 5, "comment": "Хорошая"},
    )
    done = place.run("outbox", "add", given=given)
    assert done.code == 1
    named = [line.removeprefix("huntflow-desk: ") for line in done.err.splitlines()]
    assert [line.split(":")[0] for line in named] == [f"line {n}" for n in range(1, 17)]
    assert "email" in named[8] and "fields.name" in named[9] and "last_name" in named[10]
    assert "fields.salary" in named[13] and "position" in named[14]
    assert "quotas/0/applicants_to_hire: range:1–999" in named[15]
    assert len(objects(place.run("outbox", "list", "--json"))) == 1


def test_what_needs_a_person_is_code_3_and_what_waits_1(place: Installation) -> None:
    place.run("outbox", "add", given=lines({"kind": "delete", "applicant_id": 1}))
    assert place.run("outbox", "send", "--until-idle").code == 0  # nobody there: done
    given = lines({"kind": "comment", "applicant_id": 1, "comment": "Кому?"})
    place.run("outbox", "add", given=given)
    done = place.run("outbox", "send", "--until-idle")
    assert done.code == 3 and "needs person: 1" in done.out
    (edit,) = objects(place.run("outbox", "list", "--json"))
    assert (edit["state"], edit["trouble"]) == ("needs_person", "not_found")


def test_without_network_edits_wait(place: Installation) -> None:
    given = lines({"kind": "comment", "applicant_id": 1, "comment": "Кому?"})
    place.run("outbox", "add", given=given)
    place.demo.switches.set("down")
    done = place.run("outbox", "send")
    assert done.code == 1 and "still wait" in done.err
    place.demo.switches.clear()


def test_without_a_profile_it_says_so(tmp_path: Path) -> None:
    with installed(tmp_path) as place:
        done = place.run("outbox", "list")
        assert done.code == 1 and "connect first" in done.err
