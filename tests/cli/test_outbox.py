"""`outbox list|add|send` as a script runs them."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
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


BAD = {
    "comment": {"kind": "comment", "applicant_id": 5, "comment": "\ud800"},
    "applicant_id": {"kind": "comment", "applicant_id": 10**30, "comment": "x"},
    "applicant_id ": {"kind": "comment", "applicant_id": -99, "comment": "x"},
    "add": {"kind": "tags", "applicant_id": 5, "add": [-99]},
    "remove": {"kind": "tags", "applicant_id": 5, "add": [7], "remove": [7]},
    "line": {"kind": "update", "applicant_id": 5, "fields": {"money": float("nan")}},
    "fields.phone": {"kind": "update", "applicant_id": 5, "fields": {"phone": 79990000000}},
    "fields.birthday": {"kind": "update", "applicant_id": 5, "fields": {"birthday": "19900101"}},
    "position": {"kind": "vacancy", "vacancy_id": 5, "fields": {"position": None}},
    "additional.position": {"kind": "vacancy", "vacancy_id": 5, "additional": {"position": ""}},
    "values": {"kind": "questionary", "applicant_id": 5, "values": {}},
    "color": {"kind": "tag", "name": "x", "color": "red"},
    "files[1]": {"kind": "comment", "applicant_id": 5, "files": [__file__, "/nowhere"]},
    "photo": {"kind": "create", "fields": {"first_name": "A", "last_name": "B"}, "photo": "/"},
}


def test_each_complaint_names_line_and_field_and_no_line_stops_the_others(
    place: Installation, tmp_path: Path
) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "large").write_bytes(b"x" * (15 * 1024 * 1024 + 1))
    files = [str(tmp_path / name) for name in ("empty", "large")]
    for number, path in enumerate(files):
        BAD["files[0]" + " " * number] = {"kind": "comment", "applicant_id": 5, "files": [path]}
    good = {"kind": "comment", "applicant_id": 5, "comment": "Хорошая \U0001f600 \u202e"}
    done = place.run("outbox", "add", "--json", given=lines(*BAD.values(), good))
    assert done.code == 1
    told = objects(done)
    assert [one["line"] for one in told] == list(range(1, len(BAD) + 2))
    assert [list(one["refused"]) for one in told[:-1]] == [[name.strip()] for name in BAD]
    assert "15 MB" in done.err and "empty" in done.err
    assert len(told[-1]["edits"]) == 1
    assert len(objects(place.run("outbox", "list", "--json"))) == 1


def test_a_vacancys_own_fields_alone_and_a_questionary_in_two_steps(place: Installation) -> None:
    vacancy = next(one["id"] for one in place.ask("/vacancies?state=OPEN")["items"])
    state = httpx.get(f"{place.url}/_demo/state?account_id=1").json()
    person = next(
        one["id"]
        for one in state["accounts"][0]["applicants"]
        if (one["questionary"] or {}).get("experience_years")
    )
    given = lines(
        {"kind": "vacancy", "vacancy_id": vacancy, "additional": {"replaced_person": "Кто"}},
        {"kind": "questionary", "applicant_id": person, "values": {"about": "Разговор"}},
        # Nobody has read what the server says of this one: no conflict.
        {"kind": "questionary", "applicant_id": person, "values": {"experience_years": 0}},
    )
    assert place.run("outbox", "add", given=given).code == 0
    assert place.run("outbox", "send", "--until-idle").code == 0
    assert place.ask(f"/vacancies/{vacancy}")["replaced_person"] == "Кто"
    answers = place.ask(f"/applicants/{person}/questionary")
    assert (answers["about"], answers["experience_years"]) == ("Разговор", 0)


def test_a_damaged_outbox_is_told(place: Installation) -> None:
    given = lines({"kind": "comment", "applicant_id": 5, "comment": "Слово"})
    place.run("outbox", "add", given=given)
    (outbox,) = place.data.rglob("outbox.db")
    content = outbox.read_bytes()
    outbox.write_bytes(bytes(100) + content[100:])
    done = place.run("outbox", "list", "--json")
    assert done.code == 0 and len(objects(done)) == 1
    assert "damaged" in done.err and "rows saved" in done.err


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit for sizes of files here")
def test_a_full_disk_says_what_was_kept(place: Installation) -> None:
    import resource

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    edit = {"kind": "comment", "applicant_id": 5, "comment": "x" * 9000}
    done = place.run("outbox", "add", "--json", given=lines(*[edit] * 40), preexec_fn=full)
    kept = [one for one in objects(done) if "edits" in one]
    assert done.code == 1 and 0 < len(kept) < 40
    assert f"line {len(kept) + 1}: not kept" in done.err and "disk is full" in done.err
    assert objects(done)[-1]["error"] == "disk_trouble"
    assert len(objects(place.run("outbox", "list", "--json"))) == len(kept)


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
