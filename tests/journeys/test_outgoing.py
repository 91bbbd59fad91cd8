"""Changes on their way: offline and back, a colleague's change meanwhile, whatever the server
answers. Each arrives exactly once, or somebody is told in words and can go on."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from PySide6.QtWidgets import QRadioButton

from huntflow_desk.core.edits import Edit, Kind, NewEdit, State
from huntflow_desk.core.models import ApplicantRow
from huntflow_desk.core.query import LogQuery
from huntflow_desk.qt.dialogs.conflicts import ConflictsDialog
from huntflow_desk.services.workplace import Workplace
from tests.filling import BASE_URL
from tests.journeys.stage import ACCOUNT, Stage
from tests.qt.window import edits as made

COLLEAGUE = "Colleague/1.0 (colleague@example.com)"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The undo window lasts a moment, a lost answer is late for a moment."""
    monkeypatch.setenv("HUNTFLOW_DESK_SETTLE_S", "0.3")
    for module in ("commands", "undo"):
        monkeypatch.setattr(f"huntflow_desk.services.{module}.UNDO_WINDOW_S", 0.2)
    monkeypatch.setattr("huntflow_desk.services.delivery.courier.FIRST_WAIT_S", 0.05)


def place(stage: Stage) -> Workplace:
    assert stage.workplace is not None
    return stage.workplace


def part(stage: Stage) -> str:
    """What the status bar says of changes."""
    assert stage.window is not None
    changes = stage.window.changes
    return "" if changes is None else changes.sending.part.text().strip()


def ask(stage: Stage, method: str, path: str, body: Any = None) -> Any:
    """A colleague's request."""

    async def work() -> Any:
        pair = stage.demo.issue_pair()
        headers = {"User-Agent": COLLEAGUE, "Authorization": f"Bearer {pair['access_token']}"}
        client = httpx.AsyncClient(transport=stage.demo.transport(), base_url=BASE_URL)
        async with client:
            url = f"/v2/accounts/{ACCOUNT}{path}"
            answer = await client.request(method, url, json=body, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return stage.run(work())


def writes(stage: Stage) -> list[str]:
    """Our writes that the server carried out: method and the last word of the path."""
    return sorted(
        f"{entry['method']} {entry['path'].rstrip('/').split('/')[-1]}"
        for entry in stage.demo.journal
        if entry["method"] in ("POST", "PUT", "PATCH", "DELETE")
        and entry["executed"]
        and entry["user_agent"] != COLLEAGUE
        and entry["path"].startswith("/v2/accounts")
    )


def people(stage: Stage) -> list[ApplicantRow]:
    return made.on_vacancies(place(stage))


def state(stage: Stage, edit: Edit) -> State:
    return place(stage).outgoing.get(edit.edit_id).state


def arrived(stage: Stage, *edits: Edit) -> None:
    stage.until(lambda: all(state(stage, one) is State.DONE for one in edits), timeout=20_000)


def start(stage: Stage) -> None:
    stage.enter()
    stage.until(lambda: stage.window is not None and stage.window.changes is not None)
    stage.deliver()


def test_on_the_train_and_back(stage: Stage) -> None:
    stage.prepare(filled=True)
    start(stage)
    stage.demo.switches.set("down")
    stage.trigger("check")
    stage.until(lambda: "нет связи" in stage.state())
    row = people(stage)[2]
    tag = next(
        one
        for one in place(stage).library.names(ACCOUNT).tags
        if one not in people(stage)[3].tag_ids
    )
    commands = place(stage).commands
    done: list[Edit | None] = [
        stage.run(made.move(place(stage), 0)),
        stage.run(made.move(place(stage), 1)),
        stage.run(made.note(place(stage), "Созвонились в поезде", 2)),
        stage.run(commands.change_tags(ACCOUNT, people(stage)[3].applicant_id, [tag])),
        stage.run(
            commands.update_applicant(
                ACCOUNT, people(stage)[4].applicant_id, {"phone": "+79031112233"}
            )
        ),
    ]
    edits = [one for one in done if one is not None]
    assert len(edits) == 5
    stage.until(lambda: part(stage) == "Исходящие: 5 · уйдут при связи")
    assert people(stage)[0].waiting
    # Quit and start again, still without a network.
    stage.close()
    start(stage)
    stage.until(lambda: part(stage).startswith("Исходящие: 5"))
    assert writes(stage) == []
    stage.room.show_outbox()
    assert stage.count(stage.room.outbox) == 5
    stage.demo.switches.clear()
    stage.until(lambda: stage.state() == "В сети")
    arrived(stage, *edits)
    ours = writes(stage)
    moves = [one for one in ours if one.startswith("PUT")]
    assert len(moves) == 2
    assert len(ours) == 5
    assert [one for one in ours if "logs" in one] == ["POST logs"]
    assert [one for one in ours if "tags" in one] == ["POST tags"]
    card = ask(stage, "GET", f"/applicants/{edits[4].applicant_id}")
    assert card["phone"] == "+79031112233"
    logs = ask(stage, "GET", f"/applicants/{row.applicant_id}/logs")["items"]
    assert [one["comment"] for one in logs].count("Созвонились в поезде") == 1
    stage.until(lambda: not stage.window.changes.sending.part.isVisible())  # type: ignore[union-attr]


def test_what_was_left_is_said_at_the_next_start(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.enter()
    stage.run(made.move(place(stage), 0))
    stage.close()
    stage.enter()
    stage.until(lambda: part(stage) == "Исходящие: 1 · остались с прошлого раза")


def test_a_colleagues_change_of_the_same_field_brings_the_conflict_view(stage: Stage) -> None:
    stage.prepare(filled=True)
    start(stage)
    stage.demo.switches.set("down")
    stage.trigger("check")
    stage.until(lambda: "нет связи" in stage.state())
    person = people(stage)[0].applicant_id
    edit = stage.run(
        place(stage).commands.update_applicant(ACCOUNT, person, {"position": "QA Lead"})
    )
    assert edit is not None
    stage.demo.switches.clear()
    ask(stage, "PATCH", f"/applicants/{person}", {"position": "Senior QA"})
    stage.until(lambda: "outbox:conflict" in stage.bars(), timeout=20_000)
    assert writes(stage) == []
    assert stage.window is not None
    stage.press("Решить…", stage.window.notices)
    dialog = stage.window.findChild(ConflictsDialog)
    assert isinstance(dialog, ConflictsDialog)
    seen = " ".join(stage.seen(dialog))
    for text in ("Должность", "Senior QA", "QA Lead", "На сервере"):
        assert text in seen
    stage.press("Всё моё", dialog)
    stage.press("Сохранить итог", dialog)
    arrived(stage, edit)
    assert ask(stage, "GET", f"/applicants/{person}")["position"] == "QA Lead"
    assert len(writes(stage)) == 1
    stage.until(lambda: "outbox:conflict" not in stage.bars())


def test_a_colleagues_move_is_shown_with_name_and_time(stage: Stage) -> None:
    stage.prepare(filled=True)
    start(stage)
    stage.demo.switches.set("down")
    stage.trigger("check")
    stage.until(lambda: "нет связи" in stage.state())
    edit = stage.run(made.move(place(stage), 0))
    stages = place(stage).library.stages(ACCOUNT, edit.vacancy_id or 0)
    known = (edit.payload["stage_id"], edit.base["stage_id"])
    other = next(one for one in stages if one.stage_id not in known and one.kind == "user")
    stage.demo.switches.clear()
    body = {"vacancy": edit.vacancy_id, "status": other.stage_id}
    ask(stage, "PUT", f"/applicants/{edit.applicant_id}/vacancy", body)
    stage.until(lambda: "outbox:conflict" in stage.bars(), timeout=20_000)
    stage.room.show_outbox("conflict")

    def whose() -> str:
        view = stage.room.outbox.details.conflict
        assert view is not None
        radios = view.findChildren(QRadioButton)
        return next(one.text() for one in radios if one.text().startswith("На сервере"))

    stage.until(lambda: whose() != "На сервере")
    assert ", " in whose()
    assert other.name in " ".join(stage.seen(stage.room.outbox))
    # The whole of the server's: nothing of ours goes.
    stage.press("Всё серверное", stage.room.outbox)
    stage.press("Сохранить итог", stage.room.outbox)
    stage.until(lambda: state(stage, edit) is State.CANCELLED)
    assert writes(stage) == []


def test_the_key_expires_during_a_bulk_move(stage: Stage) -> None:
    stage.prepare(filled=True)
    start(stage)
    edits = [stage.run(made.move(place(stage), number)) for number in range(4)]
    stage.until(lambda: any(state(stage, one) is State.DONE for one in edits), timeout=20_000)
    stage.demo.switches.set("expire_tokens")
    arrived(stage, *edits)
    assert len(writes(stage)) == 4


def bad_rows(stage: Stage, switch: str) -> int:
    """Rows of the log about notes that did not go well; nonsense has its row by its code, 200."""
    rows = place(stage).journal.rows(LogQuery(text="/logs"), 0, 100)
    return sum(
        row.method == "POST" and (bool(row.error_message) or switch == "garble") for row in rows
    )


def test_forbidden_keeps_the_text_names_the_cause_and_links_the_log(stage: Stage) -> None:
    stage.prepare(filled=True)
    start(stage)
    stage.demo.switches.set("forbid", method="POST", path="/logs$")
    edit = stage.run(made.note(place(stage), "Важная заметка", 0))
    stage.until(lambda: "outbox:forbidden" in stage.bars(), timeout=20_000)
    assert stage.window is not None
    stage.press("Открыть исходящие", stage.window.notices)
    seen = " ".join(stage.seen(stage.room.outbox))
    assert "Нет доступа" in seen and "Важная заметка" in seen
    stage.press("Строка журнала", stage.room.outbox)
    stage.until(lambda: stage.room.section == "journal")
    shown = stage.rows(stage.room.journal).current_key()
    assert isinstance(shown, int)
    assert place(stage).journal.get(shown).status_code == 403
    stage.demo.switches.clear()
    stage.room.show_outbox()
    stage.press("Отправить ещё раз", stage.room.outbox)
    arrived(stage, edit)
    assert writes(stage) == ["POST logs"]


def test_refused_values_are_corrected_and_arrive(stage: Stage) -> None:
    stage.prepare(filled=True)
    start(stage)
    person = people(stage)[0].applicant_id
    # Our own check would not let it through.
    new = NewEdit(Kind.UPDATE, ACCOUNT, {"fields": {"email": "anna@"}}, person)
    edit = stage.run(place(stage).store.outbox.add([new]))[0]
    place(stage).changing.keeper.tell([edit])
    stage.until(lambda: "outbox:rejected" in stage.bars(), timeout=20_000)
    stage.room.show_outbox("rejected")
    seen = " ".join(stage.seen(stage.room.outbox))
    assert "Хантфлоу не принял значения" in seen and "Почта: Хантфлоу:" in seen
    stage.press("Изменить…", stage.room.outbox)
    from huntflow_desk.qt.dialogs.amend import AmendDialog

    assert stage.window is not None
    dialog = stage.window.findChild(AmendDialog)
    assert isinstance(dialog, AmendDialog)
    stage.until(dialog.go.isEnabled)
    line = dialog.part.field("email").input.line  # type: ignore[attr-defined]
    line.setText("anna@example.org")
    line.textEdited.emit("anna@example.org")
    stage.press("Отправить", dialog)
    arrived(stage, edit)
    assert ask(stage, "GET", f"/applicants/{person}")["email"] == "anna@example.org"


@pytest.mark.parametrize(
    ("switch", "options"),
    [
        ("busy", {"retry_after": 1, "times": 8}),
        ("trouble", {"status": 500, "times": 1}),
        ("garble", {"kind": "html", "times": 1}),
        ("garble", {"kind": "cut", "times": 1}),
        ("lose_answer", {"times": 1}),
    ],
)
def test_whatever_else_comes_back_it_arrives_once_by_itself(
    stage: Stage, switch: str, options: dict[str, Any]
) -> None:
    stage.prepare(filled=True)
    start(stage)
    stage.demo.switches.set(switch, method="POST", path="/logs$", **options)
    edit = stage.run(made.note(place(stage), "Один раз", 0))
    arrived(stage, edit)
    logs = ask(stage, "GET", f"/applicants/{edit.applicant_id}/logs?count=100")["items"]
    assert [one["comment"] for one in logs].count("Один раз") == 1
    assert not [key for key in stage.bars() if key.startswith("outbox:")]
    stage.until(lambda: bad_rows(stage, switch))


def test_no_key_any_more_waits_and_says_so(stage: Stage) -> None:
    stage.prepare(filled=True)
    start(stage)
    stage.demo.switches.set("down")
    stage.trigger("check")
    stage.until(lambda: "нет связи" in stage.state())
    stage.run(made.move(place(stage), 0))
    place(stage).session.heard("keys")
    stage.until(lambda: "ждут ключа" in part(stage))
    stage.room.show_outbox()
    seen = " ".join(stage.seen(stage.room.outbox))
    assert "Нужен новый ключ" in seen and "Обновить ключ" in seen


def test_the_outbox_by_keys_on_the_russian_layout(stage: Stage) -> None:
    stage.prepare(filled=True)
    stage.enter()
    assert stage.window is not None
    stage.until(lambda: stage.window is not None and stage.window.changes is not None)
    with stage.bot.waitActive(stage.window):
        stage.window.activateWindow()
    first = stage.run(made.move(place(stage), 0))
    second = stage.run(made.note(place(stage), "Созвонились", 1))
    stage.type("пщ")  # G O
    stage.until(lambda: stage.room.section == "outbox")
    stage.room.outbox.focus_list()
    view = stage.rows(stage.room.outbox)
    view.choose(second.edit_id)
    stage.type("ы")  # S: send now
    stage.until(lambda: state(stage, second) is State.QUEUED)
    stage.type("о")  # J: next
    assert view.current_key() == first.edit_id
    stage.type("т")  # N: do not send
    stage.until(lambda: state(stage, first) is State.CANCELLED)
    stage.until(lambda: stage.count(stage.room.outbox) == 1)
    view.choose(second.edit_id)
    stage.type("у")  # E: change
    from huntflow_desk.qt.dialogs.amend import AmendDialog

    stage.until(lambda: stage.window is not None and stage.window.findChild(AmendDialog))
    dialog = stage.window.findChild(AmendDialog)
    assert isinstance(dialog, AmendDialog)
    assert dialog.part.draft()["note"]["text"] == "Созвонились"
    dialog.reject()
