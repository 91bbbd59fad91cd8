"""Pictures of changes on their way: outbox, every trouble, conflict, toast, dialogs."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from huntflow_desk.core.edits import Edit, Kind, NewEdit, State, Trouble
from huntflow_desk.core.query import ApplicantQuery, VacancyQuery
from huntflow_desk.core.settings import System
from huntflow_desk.services.workplace import Workplace
from tests.gallery_window import SIZES, Shot

LEAST = {"least": (800, 560)}
IN_ALL_SIZES = ("full", "conflict", "toast", "offline", "opening")

TROUBLES: dict[str, Trouble] = {
    "rejected": Trouble(
        "rejected", {"message": "Validation error"}, {"/email": "Invalid value"}, journal_id=3
    ),
    "licence": Trouble("licence_limit", {}, {}, 3),
    "forbidden": Trouble("forbidden", {}, {}, 3),
    "notfound": Trouble("not_found", {}, {}, 3),
    "removed": Trouble("removed_stage", {"stage_id": 1}),
    "closed": Trouble("closed_vacancy"),
    "merged": Trouble("merged", {"applicant_id": 5}),
    "parent": Trouble("parent"),
    "bug": Trouble("bug", {"class": "ValueError"}),
}


class Scene:
    """People of the first organisation and edits in whatever state is wanted."""

    def __init__(self, shot: Shot) -> None:
        self.shot = shot
        self.place: Workplace = shot.place
        room = shot.window.room
        assert room is not None and room.account_id is not None
        self.account = room.account_id
        query = ApplicantQuery(self.account)
        rows = self.place.library.applicant_rows(query, 0, 40)
        self.people = [row for row in rows if row.vacancy_id is not None]

    def run(self, work: Awaitable[Any]) -> Any:
        async def whole() -> Any:
            return await work

        return self.shot.loop.run_until_complete(whole())

    def clear(self) -> None:
        """An outbox without anything under way."""
        for found in self.place.outgoing.active():
            edit = self.place.outgoing.get(found.edit_id)
            if not edit.is_active:
                continue  # it went with what it needs
            if edit.state is not State.NEEDS_PERSON:
                self.step(edit, State.NEEDS_PERSON, trouble=Trouble("parent"))
            self.run(self.place.outgoing.cancel(edit.edit_id))

    def move(self, number: int, comment: str = "") -> Edit:
        row = self.people[number]
        assert row.vacancy_id is not None
        stages = self.place.library.stages(self.account, row.vacancy_id)
        stage = next(s for s in stages if s.stage_id != row.stage_id and s.kind == "user")
        done = self.run(
            self.place.commands.move(
                self.account, row.applicant_id, row.vacancy_id, stage.stage_id, comment=comment
            )
        )
        assert isinstance(done, Edit)
        return done

    def comment(self, number: int, text: str) -> Edit:
        row = self.people[number]
        done = self.run(
            self.place.commands.comment(
                self.account, row.applicant_id, text, vacancy_id=row.vacancy_id
            )
        )
        assert isinstance(done, Edit)
        return done

    def open_vacancy(self) -> Edit:
        names = self.place.library.names(self.account)
        fields = {
            "position": "Аналитик: смотритель <b>маяка</b>",
            "company": "Маяки Севера",
            "money": "по договорённости",
            "division_id": next(iter(names.divisions)),
            "body": "<p>Смотреть вдаль</p><ul><li>днём</li><li>ночью</li></ul>",
            "quotas": [{"applicants_to_hire": 3, "deadline": "2027-03-01"}],
        }
        own = {"reason": "Новая позиция", "start_date": "2027-02-01"}
        done = self.run(self.place.commands.create_vacancy(self.account, fields, own, hold=False))
        assert isinstance(done, Edit) and done.vacancy_id is not None
        stage = self.place.library.stages(self.account, done.vacancy_id)[0].stage_id
        for row in self.people[:2]:
            self.run(
                self.place.commands.move(self.account, row.applicant_id, done.vacancy_id, stage)
            )
        return done

    def update(self, number: int, **fields: Any) -> Edit:
        row = self.people[number]
        new = NewEdit(
            Kind.UPDATE,
            self.account,
            {"fields": fields},
            row.applicant_id,
            base={name: f"{value}"[:4] for name, value in fields.items()},
            hold_s=8,
        )
        return self.run(self.place.changing.keeper.keep([new]))[0]  # type: ignore[no-any-return]

    def step(self, edit: Edit, to: State, **changes: Any) -> Edit:
        """To a state, over those that lead there."""
        outbox = self.place.store.outbox
        ways = {
            State.QUEUED: [State.QUEUED],
            State.IN_FLIGHT: [State.QUEUED, State.IN_FLIGHT],
            State.UNKNOWN: [State.QUEUED, State.IN_FLIGHT, State.UNKNOWN],
            State.DONE: [State.QUEUED, State.DONE],
            State.NEEDS_PERSON: [State.QUEUED, State.NEEDS_PERSON],
        }[to]
        now = outbox.get(edit.edit_id).state
        for state in ways:
            if state is not now:
                edit = self.run(outbox.step(edit.edit_id, state))
        edit = self.run(outbox.step(edit.edit_id, to, **changes))
        self.place.changing.keeper.tell([edit])
        return edit


def _full(scene: Scene) -> None:
    clock = scene.place.clock
    scene.step(scene.move(0), State.QUEUED)
    scene.step(scene.comment(1, "Созвонились, ждёт ответа до пятницы"), State.UNKNOWN)
    scene.step(
        scene.update(2, email="anna@romashka.test", position="QA Lead"),
        State.NEEDS_PERSON,
        trouble=TROUBLES["rejected"],
    )
    scene.step(scene.move(3), State.IN_FLIGHT)
    scene.step(
        scene.comment(4, "Спросить про переезд"),
        State.QUEUED,
        attempts=2,
        next_try_at=clock() + timedelta(minutes=3),
        trouble=Trouble("server_trouble", {"status": 502}),
    )
    _conflict(scene)
    scene.step(scene.move(6), State.NEEDS_PERSON, trouble=TROUBLES["forbidden"])
    scene.step(scene.move(7), State.DONE)


def _conflict(scene: Scene) -> Edit:
    edit = scene.update(5, position="QA Lead", phone="+7 903 111-22-33", company="Ромашка")
    return scene.step(
        edit,
        State.NEEDS_PERSON,
        trouble=Trouble(
            "conflict",
            {
                "fields": {
                    "position": ["QA", "Senior QA", "QA Lead"],
                    "company": ["", "Василёк", "Ромашка"],
                }
            },
        ),
    )


def _show(shot: Shot, kind: str = "") -> None:
    assert shot.window.room is not None
    shot.window.room.show_outbox(kind)
    shot.wait(0.4)


def _scenes() -> dict[str, Callable[[Shot, Scene], QWidget | None]]:
    def empty(shot: Shot, scene: Scene) -> None:
        _show(shot)

    def offline(shot: Shot, scene: Scene) -> None:
        shot.place.session.pause()
        scene.step(scene.move(0), State.QUEUED)
        scene.comment(1, "В поезде")
        _show(shot)

    def full(shot: Shot, scene: Scene) -> None:
        _full(scene)
        _show(shot, "rejected")

    def conflict(shot: Shot, scene: Scene) -> None:
        _conflict(scene)
        _show(shot, "conflict")

    def dialog(shot: Shot, scene: Scene) -> QWidget | None:
        _conflict(scene)
        shot.window.changes.show_conflicts()
        shot.wait()
        return shot.window.findChild(QDialog)

    def amend(shot: Shot, scene: Scene) -> QWidget | None:
        edit = scene.step(
            scene.update(2, email="anna@romashka.test", position="QA Lead"),
            State.NEEDS_PERSON,
            trouble=TROUBLES["rejected"],
        )
        shot.window.changes.amend(edit.edit_id)
        shot.wait()
        return shot.window.findChild(QDialog)

    def ambiguous(shot: Shot, scene: Scene) -> None:
        row = scene.people[0]
        edit = scene.comment(0, "Созвонились, ждёт ответа до пятницы")
        entries = scene.place.store.records.worklog(scene.account, row.applicant_id)
        log_id = next((e.log_id for e in entries.value if e.comment), 0) if entries else 0
        scene.step(
            edit,
            State.NEEDS_PERSON,
            trouble=Trouble("ambiguous", {"candidates": [{"log_id": log_id}]}),
        )
        _show(shot, "ambiguous")

    def toast(shot: Shot, scene: Scene) -> None:
        scene.move(0)
        scene.comment(1, "Созвонились, ждёт ответа до пятницы")
        scene.run(scene.place.undo.undo())

    def toast_undone(shot: Shot, scene: Scene) -> None:
        scene.move(0)
        edit = scene.comment(1, "Созвонились")
        scene.step(edit, State.DONE)
        shot.window.actions_by_key["undo"].trigger()
        shot.wait(0.3)

    def several(shot: Shot, scene: Scene) -> None:
        _full(scene)
        _show(shot)
        assert shot.window.room is not None
        shot.window.room.outbox.list.selectAll()

    def over(shot: Shot, scene: Scene) -> None:
        assert shot.window.room is not None
        _show(shot)
        shot.window.room.outbox.tabs.choose("over")
        shot.window.room.outbox.tabs.changed.emit("over")

    def of_opening(shot: Shot, scene: Scene, tab: str = "people") -> None:
        room = shot.window.room
        assert room is not None
        shot.place.session.pause()
        edit = scene.open_vacancy()
        room.show_vacancy(edit.vacancy_id or 0)
        shot.wait(0.5)
        room.show_tab(tab)
        shot.wait(0.3)

    def opening_refused(shot: Shot, scene: Scene) -> None:
        complaints = {
            "/fill_quotas/0/deadline": "invalid date format",
            "/reason": "Unknown value",
        }
        trouble = Trouble("rejected", {}, complaints, 3)
        scene.step(scene.open_vacancy(), State.NEEDS_PERSON, trouble=trouble)
        _show(shot)

    def opening_ambiguous(shot: Shot, scene: Scene) -> None:
        there = scene.place.library.vacancy_rows(VacancyQuery(scene.account), 0, 1)[0].vacancy_id
        trouble = Trouble("ambiguous", {"candidates": [{"vacancy_id": there}]})
        scene.step(scene.open_vacancy(), State.NEEDS_PERSON, trouble=trouble)
        _show(shot)

    def opening_orphan(shot: Shot, scene: Scene) -> None:
        edit = scene.open_vacancy()
        gone = scene.run(scene.place.store.outbox.step(edit.edit_id, State.CANCELLED))
        scene.run(scene.place.changing.keeper.show([gone]))
        trouble = Trouble("parent", {"what": "vacancy"})
        for move in scene.place.outgoing.active():
            scene.step(move, State.NEEDS_PERSON, trouble=trouble)
        _show(shot)

    found: dict[str, Callable[[Shot, Scene], QWidget | None]] = {
        "opening": of_opening,
        "opening-about": lambda shot, scene: of_opening(shot, scene, "vacancy"),
        "opening-board": lambda shot, scene: of_opening(shot, scene, "board"),
        "opening-refused": opening_refused,
        "opening-ambiguous": opening_ambiguous,
        "opening-orphan": opening_orphan,
        "empty": empty,
        "offline": offline,
        "full": full,
        "conflict": conflict,
        "dialog": dialog,
        "amend": amend,
        "ambiguous": ambiguous,
        "toast": toast,
        "undone": toast_undone,
        "several": several,
        "over": over,
    }

    def make(trouble: Trouble) -> Callable[[Shot, Scene], QWidget | None]:
        def one(shot: Shot, scene: Scene) -> None:
            scene.step(scene.move(0, "Хорошее интервью"), State.NEEDS_PERSON, trouble=trouble)
            _show(shot)

        return one

    return found | {f"trouble-{name}": make(trouble) for name, trouble in TROUBLES.items()}


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Every scene in the large window, some in the small one."""

    only = os.environ.get("GALLERY_ONLY", "").split(",")
    for name, scene in _scenes().items():
        if only != [""] and name not in only:
            continue
        sizes = ("large", "small", "least") if name in IN_ALL_SIZES else ("large",)
        for size in sizes:
            shot = Shot(System.PROD, (SIZES | LEAST)[size])
            shot.until(lambda shot=shot: shot.window.changes is not None)  # type: ignore[misc]
            made = Scene(shot)
            made.clear()
            widget = scene(shot, made)
            yield f"outbox-{name}-{size}", shot.picture(widget)
            shot.leave()
