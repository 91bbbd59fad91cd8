"""Whatever a server answers to whatever edit: a named state, words for it, and a way on."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from huntflow_desk.core.edits import Edit, Kind, State
from huntflow_desk.qt.edits.troubles import explained, trouble_words, ways
from huntflow_desk.services.workplace import Workplace
from tests.services.delivery import test_faults as acts
from tests.services.delivery.rig import WRITES, Post, edits, fill
from tests.services.rig import ACCOUNT


async def tag(post: Post, workplace: Workplace) -> None:
    """A tag of the organisation."""
    await workplace.commands.get_or_create_tag(ACCOUNT, "Ноябрь", "00ff00")


async def change_tags(post: Post, workplace: Workplace) -> None:
    """A tag that is there already, put on somebody."""
    person, _, _ = acts.linked(workplace)
    saved = workplace.store.records.applicant(ACCOUNT, person)
    assert saved is not None
    names = workplace.library.names(ACCOUNT)
    free = next(one for one in names.tags if one not in saved.value.tag_ids)
    await workplace.commands.change_tags(ACCOUNT, person, [free])


KINDS = {
    Kind.CREATE: acts.create_without_file,
    Kind.UPDATE: acts.update,
    Kind.DELETE: acts.delete,
    Kind.MOVE: acts.move,
    Kind.COMMENT: acts.comment,
    Kind.TAGS: change_tags,
    Kind.QUESTIONARY: acts.questionary,
    Kind.TAG: tag,
    Kind.CREATE_VACANCY: acts.create_vacancy,
    Kind.VACANCY: acts.vacancy,
    Kind.VACANCY_STATE: acts.vacancy_state,
}

REFUSED = {
    400: "rejected", 402: "licence_limit", 403: "forbidden", 404: "not_found", 409: "rejected",
    413: "too_large", 422: "rejected",
}  # fmt: skip
UNCLEAR = (500, 502, 503, 504, 200, 201, 204, 302, 307)
"""Answers to a write after which nobody knows; 2xx without the body that belongs to it."""


class Answering(httpx.AsyncBaseTransport):
    """Answers writes with a status, without carrying them out."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner = inner
        self.status = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        is_write = request.method in WRITES and not re.search(
            "/upload$|/refresh$", request.url.path
        )
        if not self.status or not is_write:
            return await self.inner.handle_async_request(request)
        if self.status in UNCLEAR:
            headers = {"location": "https://portal.example"}
            return httpx.Response(self.status, html="<p>?", headers=headers, request=request)
        error = {"type": "validation_error", "title": "Так нельзя"}
        headers = {"retry-after": "2"}
        body = {"errors": [error]}
        return httpx.Response(self.status, json=body, headers=headers, request=request)


@pytest.fixture
def post(tmp_path: Path) -> Post:
    found = Post(tmp_path)
    found.desk._transport = Answering(found.demo.transport())
    return found


def answer(post: Post, status: int) -> None:
    transport = post.desk._transport
    assert isinstance(transport, Answering)
    transport.status = status


def the_edit(workplace: Workplace, kind: Kind) -> Edit:
    (found,) = [edit for edit in edits(workplace) if edit.kind is kind]
    return found


def test_every_kind_is_here() -> None:
    assert set(KINDS) == set(Kind)


@pytest.mark.parametrize("status", REFUSED)
@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_has_a_name_and_a_way_on(post: Post, kind: Kind, status: int) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        await KINDS[kind](post, workplace)
        answer(post, status)
        await workplace.delivery.until_idle()
        edit = the_edit(workplace, kind)
        if (kind, status) == (Kind.DELETE, 404):
            assert edit.state is State.DONE  # somebody was faster
            return
        assert edit.state is State.NEEDS_PERSON and edit.trouble is not None
        assert edit.trouble.kind == REFUSED[status] and edit.trouble.journal_id
        said = explained(workplace, edit)
        assert said is not None and said.title and said.text and trouble_words(edit)
        assert {"again", "cancel"} <= set(ways(edit))
        # The way on leads somewhere.
        answer(post, 0)
        await workplace.outgoing.try_again(edit.edit_id)
        await workplace.delivery.until_idle()
        assert the_edit(workplace, kind).state is State.DONE

    post.run(work)


@pytest.mark.parametrize("status", [*UNCLEAR, 429])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_clear_is_told_and_ends_by_itself(post: Post, kind: Kind, status: int) -> None:
    async def work(workplace: Workplace) -> None:
        await fill(workplace)
        await KINDS[kind](post, workplace)
        answer(post, status)
        await workplace.outgoing.send_now([the_edit(workplace, kind).edit_id])
        await workplace.delivery.until_idle(patient=False)
        edit = the_edit(workplace, kind)
        assert edit.state is (State.QUEUED if status == 429 else State.UNKNOWN)
        said = explained(workplace, edit)
        assert said is not None and said.title and said.text
        answer(post, 0)
        await workplace.delivery.until_idle()
        assert the_edit(workplace, kind).state is State.DONE

    post.run(work)
