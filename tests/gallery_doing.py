"""Pictures of the small dialogs that change something."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Iterator
from typing import cast

from PySide6.QtWidgets import QWidget

from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.qt.dialogs.comment import CommentDialog
from huntflow_desk.qt.dialogs.deletion import DeleteDialog
from huntflow_desk.qt.dialogs.move import MoveDialog
from huntflow_desk.qt.dialogs.tags import TagsDialog
from huntflow_desk.qt.dialogs.vacancystate import VacancyStateDialog
from huntflow_desk.qt.kit.relay import Relay
from huntflow_desk.qt.panes.card import CardPane
from tests.gallery_card import StillRunner, demo_place


@functools.cache
def keep_edits() -> None:
    """Some edits that wait, once."""
    place, account, _, _ = demo_place()
    rows = place.library.applicant_rows(ApplicantQuery(account))
    person, vacancy = next(
        (row.applicant_id, row.vacancy_id) for row in rows if row.vacancy_id is not None
    )
    assert vacancy is not None
    stage = place.library.stages(account, vacancy)[2]

    async def work() -> None:
        commands = place.commands
        await place.library.refresh_card(account, person)
        await commands.move(account, person, vacancy, stage.stage_id, comment="Хорошо говорит")
        await commands.update_applicant(account, person, {"company": "Новая"})

    asyncio.run(work())


def pictures() -> Iterator[tuple[str, QWidget]]:
    """Each dialog in its states."""
    place, account, people, _ = demo_place()
    runner = StillRunner()
    rows = place.library.applicant_rows(ApplicantQuery(account))
    person, vacancy = next(
        (row.applicant_id, row.vacancy_id) for row in rows if row.vacancy_id is not None
    )
    assert vacancy is not None
    stages = place.library.stages(account, vacancy)
    hired = next(one.stage_id for one in stages if one.kind == "hired")

    def move(**options: object) -> MoveDialog:
        return MoveDialog(place, runner, account, (person,), vacancy, **options)  # type: ignore[arg-type]

    yield "move", move()
    yield "move-reject", move(reject=True)
    yield "move-hired", move(stage_id=hired)
    wrong = move(stage_id=hired)
    wrong.form.day.line.setText("31.02.2027")
    wrong.show()
    wrong.submit()
    yield "move-wrong", wrong
    yield "move-many", MoveDialog(place, runner, account, people[:7])
    note = CommentDialog(place, runner, account, (person,), vacancy)
    note.note.text.show_text("Созвонились, готова выйти через две недели.\n<b>x</b> & \u202e")
    note.note.files.set_files([{"sha": "1", "name": "offer.pdf", "size": 250_000}])
    yield "comment", note
    yield "tags", TagsDialog(place, runner, account, (person,))
    tags = TagsDialog(place, runner, account, people[:4])
    tags.tags.search.show_text("резерв 2027")
    yield "tags-new", tags
    for action in ("close", "hold", "resume"):
        yield (
            f"vacancy-{action}",
            VacancyStateDialog(place, runner, account, cast(int, vacancy), action),
        )
    keep_edits()
    card = CardPane(place, runner, Relay(place.bus.listen))
    card.resize(440, 720)
    card.show_applicant(account, person)
    card.choose_tab("history")
    card.foot.note.text.insertPlainText("Перезвонить в среду")
    yield "card-waiting", card
    yield "delete", DeleteDialog(place, runner, account, person)
