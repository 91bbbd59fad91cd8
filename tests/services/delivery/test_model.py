"""Any order of edits, undoing, lost answers, outages, colleagues and restarts: every edit ends
exactly once on the server, or it waits, failed or is in conflict, and that shows."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from huntflow_desk.core.edits import ACTIVE, CHANGEABLE, Edit, Kind, State
from huntflow_desk.core.errors import Overtaken
from huntflow_desk.core.query import VacancyQuery
from huntflow_desk.core.settings import System
from huntflow_desk.demo.vacancies import FIRST_CREATED_ID
from huntflow_desk.services.commands import NewResume
from huntflow_desk.services.workplace import Workplace
from tests.demo.rig import org_of
from tests.filling import key_pair
from tests.services import hurry
from tests.services.delivery.rig import Post, edits, fill, linked, other_stage
from tests.services.rig import ACCOUNT

T = TypeVar("T")
PEOPLE = 3
people = st.integers(0, PEOPLE - 1)
faults = st.sampled_from(
    [
        ("lose_answer", {}),
        ("garble", {"kind": "cut"}),
        ("garble", {"kind": "html"}),
        ("trouble", {"status": 502}),
        ("down", {}),
        ("busy", {"retry_after": 1}),
        ("expire_tokens", {}),
        ("forbid", {}),
    ]
)
_WORDS = (Kind.CREATE, Kind.CREATE_VACANCY, Kind.COMMENT, Kind.MOVE, Kind.UPDATE)
methods = st.sampled_from(["POST", "PUT", "PATCH", "GET"])


class Recruiting(RuleBasedStateMachine):
    """A recruiter and a colleague at one server; the program may die at any rule."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="delivery-"))
        self.post = Post(self.folder, applicants=20, index_lag_s=2.0)
        self.words = itertools.count()
        self.loop = Program(self.post)
        self.loop.start()
        self.loop.run(self._begin)

    async def _begin(self, workplace: Workplace) -> None:
        await fill(workplace)
        self.people = [linked(workplace, skip) for skip in range(PEOPLE)]
        self.tags = list(workplace.library.names(ACCOUNT).tags)[:4]

    def teardown(self) -> None:
        """At last the network is well, and everything is settled."""
        try:
            self.post.demo.switches.clear()
            self.loop.dies_at = ""
            # What was about to die is dead by then, and started again.
            self.loop.run(lambda w: asyncio.sleep(1))
            self.loop.run(self._finish)
        finally:
            self.loop.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    # What the recruiter does

    @rule(who=people, same=st.booleans())
    def comment(self, who: int, same: bool) -> None:
        person, vacancy, _ = self.people[who]
        text = "Одно и то же" if same else f"Слово {next(self.words)}"
        on = None if same else vacancy
        self.loop.run(lambda w: w.commands.comment(ACCOUNT, person, text, vacancy_id=on))

    @rule(who=people, step=st.integers(0, 2), said=st.booleans())
    def move(self, who: int, step: int, said: bool) -> None:
        person, vacancy, _ = self.people[who]
        text = f"Перевод {next(self.words)}" if said else ""

        async def work(workplace: Workplace) -> None:
            stages = [
                one.stage_id
                for one in workplace.library.stages(ACCOUNT, vacancy)
                if one.kind == "user"
            ]
            await workplace.commands.move(
                ACCOUNT, person, vacancy, stages[step % len(stages)], comment=text
            )

        self.loop.run(work)

    @rule(who=people, number=st.integers(0, 2))
    def update(self, who: int, number: int) -> None:
        fields = {"company": f"Место {number}"}
        self.loop.run(lambda w: w.commands.update_applicant(ACCOUNT, self.people[who][0], fields))

    @rule(who=people, tag=st.integers(0, 3), on=st.booleans())
    def tag(self, who: int, tag: int, on: bool) -> None:
        add, remove = ([self.tags[tag]], []) if on else ([], [self.tags[tag]])
        self.loop.run(lambda w: w.commands.change_tags(ACCOUNT, self.people[who][0], add, remove))

    @rule(name=st.sampled_from(["Новенькая", "Другая"]), with_file=st.booleans())
    def create(self, name: str, with_file: bool) -> None:
        text = f"Первое {next(self.words)}"

        async def work(workplace: Workplace) -> None:
            resume = None
            if with_file:
                resume = NewResume(file=await workplace.commands.attach(b"resume", "r.txt"))
            await workplace.commands.create_applicant(
                ACCOUNT,
                {"first_name": "Анна", "last_name": name},
                resume=resume,
                comment=text,
            )

        self.loop.run(work)

    @rule(position=st.sampled_from(["Смотритель", "Боцман"]), who=people, said=st.booleans())
    def open_vacancy(self, position: str, who: int, said: bool) -> None:
        """A new vacancy, somebody on it, and perhaps a note about it."""
        person, text = self.people[who][0], f"О новой {next(self.words)}"

        async def work(workplace: Workplace) -> None:
            commands = workplace.commands
            division = next(iter(workplace.library.names(ACCOUNT).divisions))
            fields = {"position": position, "division_id": division}
            edit = await commands.create_vacancy(ACCOUNT, fields)
            assert edit.vacancy_id is not None
            stage = workplace.library.stages(ACCOUNT, edit.vacancy_id)[0].stage_id
            await commands.move(ACCOUNT, person, edit.vacancy_id, stage)
            if said:
                await commands.comment(ACCOUNT, person, text, vacancy_id=edit.vacancy_id)

        self.loop.run(work)

    @rule()
    def undo(self) -> None:
        self.loop.run(lambda w: w.undo.undo())

    @rule()
    def send_now(self) -> None:
        async def work(workplace: Workplace) -> None:
            held = workplace.store.outbox.rows([State.HELD])
            await workplace.outgoing.send_now([edit.edit_id for edit in held])

        self.loop.run(work)

    @rule(pick=st.integers(0, 7), seconds=st.sampled_from([0.0, 0.01, 0.05, 0.3, 70.0]))
    def amend(self, pick: int, seconds: float) -> None:
        """Somebody changes what an edit says, and thinks about it for a while; whether one in
        doubt arrived they look up. It may have gone meanwhile."""

        async def work(workplace: Workplace) -> None:
            outgoing = workplace.outgoing
            found = [one for one in edits(workplace) if one.state in CHANGEABLE]
            found = [one for one in found if one.kind in _WORDS]
            if not found:
                return
            edit = found[pick % len(found)]
            with suppress(Overtaken):
                edit = await outgoing.hold(edit)
                await asyncio.sleep(seconds)
                payload = self._another(edit)
                sure = not edit.may_have_arrived or not self._is_there(edit)
                if sure:
                    await outgoing.amend(edit, replace(edit, payload=payload), not_arrived=sure)

        self.loop.run(work)

    def _another(self, edit: Edit) -> dict[str, Any]:
        word = f"Иначе {next(self.words)}"
        if edit.kind is Kind.CREATE:
            return edit.payload | {"fields": edit.payload["fields"] | {"last_name": word}}
        if edit.kind is Kind.CREATE_VACANCY:
            return edit.payload | {"fields": edit.payload["fields"] | {"position": word}}
        if edit.kind is Kind.UPDATE:
            return {"fields": {"company": word}}
        return edit.payload | {"comment": word}

    def _is_there(self, edit: Edit) -> bool:
        """What somebody sees who looks at the server itself."""
        world = org_of(self.post.demo, ACCOUNT)
        if edit.kind is Kind.CREATE_VACANCY:
            position = edit.payload["fields"]["position"]
            kept = [world.vacancies.find(number) for number in world.vacancies.ids()]
            return any(one is not None and one["position"] == position for one in kept)
        if edit.kind is Kind.CREATE:
            name = edit.payload["fields"]["last_name"]
            return any(world.cards.find(n)["last_name"] == name for n in world.cards.ids())
        if edit.kind is Kind.UPDATE or not edit.payload.get("comment"):
            return False
        assert edit.applicant_id is not None
        if edit.applicant_id < 0:
            return False
        said = [one["comment"] for one in world.logs(edit.applicant_id)]
        return edit.payload["comment"] in said

    @rule(pick=st.integers(0, 7))
    def again(self, pick: int) -> None:
        """What failed is sent once more; of what is in doubt a person looks first."""

        async def work(workplace: Workplace) -> None:
            found = [one for one in edits(workplace) if one.state is State.NEEDS_PERSON]
            if found:
                edit = found[pick % len(found)]
                kind = edit.trouble.kind if edit.trouble is not None else ""
                if kind != "conflict" and not (kind == "ambiguous" and self._is_there(edit)):
                    with suppress(Overtaken):
                        await workplace.outgoing.try_again(edit.edit_id)

        self.loop.run(work)

    # What the world does

    @rule(fault=faults, method=methods, times=st.integers(1, 3))
    def trouble(self, fault: tuple[str, dict[str, Any]], method: str, times: int) -> None:
        name, options = fault
        path = r"^/v2/accounts"
        self.post.demo.switches.add(name, method=method, times=times, path=path, **options)

    @rule()
    def calm(self) -> None:
        self.post.demo.switches.clear()

    @rule(who=people, what=st.sampled_from(["company", "stage", "tag"]))
    def colleague(self, who: int, what: str) -> None:
        person, vacancy, _ = self.people[who]
        self.post.demo.switches.clear()

        async def work(workplace: Workplace) -> None:
            path = f"/applicants/{person}"
            if what == "company":
                await self.post.ask("PATCH", path, {"company": f"Чужое {next(self.words)}"})
            elif what == "stage":
                stage = other_stage(workplace, vacancy)
                body = {"vacancy": vacancy, "status": stage}
                await self.post.ask("PUT", f"{path}/vacancy", body)
            else:
                has = (await self.post.card(person))["tags"]
                await self.post.ask("POST", f"{path}/tags", {"tags": [*has, self.tags[0]]})

        self.loop.run(work)

    @rule(seconds=st.sampled_from([0.01, 0.1, 1.0, 9.0, 200.0]))
    def wait(self, seconds: float) -> None:
        self.loop.run(lambda w: asyncio.sleep(seconds))

    @rule(moment=st.sampled_from(["SEND", "DONE", "HEARD"]))
    def die_soon(self, moment: str) -> None:
        """It will be killed before the first byte, after the answer, or once it is kept."""
        self.loop.dies_at = moment

    @rule()
    def die(self) -> None:
        """The program is killed, wherever it is, and started again."""
        self.loop.kill()
        self.loop.start()

    # What must be true

    @invariant()
    def nothing_is_there_twice(self) -> None:
        self.loop.run(lambda w: self._compare(w, final=False))

    async def _finish(self, workplace: Workplace) -> None:
        await asyncio.sleep(2000)
        left = [edit.state for edit in edits(workplace) if edit.state in ACTIVE]
        # What waits for somebody who needs a person waits with them.
        assert set(left) <= {State.NEEDS_PERSON, State.HELD, State.QUEUED}, left
        stuck = [edit for edit in edits(workplace) if edit.state in (State.HELD, State.QUEUED)]
        stuck = [one for one in stuck if -1 not in map(_sign, (one.applicant_id, one.vacancy_id))]
        assert not stuck, (workplace.session.state, workplace.delivery.state, stuck)
        await self._compare(workplace, final=True)

    async def _compare(self, workplace: Workplace, *, final: bool) -> None:
        mine = edits(workplace)
        logs: Counter[str] = Counter()
        world = org_of(self.post.demo, ACCOUNT)
        new = [n for n in world.cards.ids() if n >= 9_000_001]
        for person in {one[0] for one in self.people} | set(new):
            for log in world.logs(person):
                if log["comment"] and log["id"] >= 800_000_000:
                    logs[log["comment"]] += 1
        said = [
            edit
            for edit in mine
            if edit.kind in (Kind.COMMENT, Kind.MOVE) and edit.payload.get("comment")
        ]
        _check(logs, said, lambda edit: str(edit.payload["comment"]), final)
        names = Counter(str(world.cards.find(n)["last_name"]) for n in new)
        made = [edit for edit in mine if edit.kind is Kind.CREATE]
        _check(names, made, lambda edit: str(edit.payload["fields"]["last_name"]), final)
        there = Counter(
            str(found["position"])
            for number in world.vacancies.ids()
            if number >= FIRST_CREATED_ID and (found := world.vacancies.find(number))
        )
        opened = [edit for edit in mine if edit.kind is Kind.CREATE_VACANCY]
        _check(there, opened, lambda edit: str(edit.payload["fields"]["position"]), final)
        numbers = [edit.result["vacancy_id"] for edit in opened if edit.state is State.DONE]
        assert len(numbers) == len(set(numbers))
        moved = {
            (edit.vacancy_id, edit.applicant_id): edit for edit in mine if edit.kind is Kind.MOVE
        }
        for edit in moved.values():
            # Nothing is said of a vacancy by a number that only we know.
            assert edit.state is not State.DONE or (edit.vacancy_id or 0) > 0
        for number in numbers:
            on_it = set(world.cards.index.on(number)) & {one[0] for one in self.people}
            wanted = {who: edit for (vacancy, who), edit in moved.items() if vacancy == number}
            sure = {who for who, edit in wanted.items() if edit.state is State.DONE}
            assert sure <= on_it <= {who for who, edit in wanted.items() if edit.sent_at}
        if final:
            shown = workplace.library.vacancy_rows(VacancyQuery(ACCOUNT), 0, 300)
            local = {row.vacancy_id for row in shown if row.waiting}
            assert local == {edit.vacancy_id for edit in opened if edit.state in ACTIVE}
            assert set(numbers) <= {row.vacancy_id for row in shown}
        for person, _, _ in self.people:
            has = {one["tag"] for one in world.cards.find(person)["tags"]}
            for tag in self.tags[1:]:  # the first one is the colleague's, too
                ops = [
                    tag in edit.payload["add"]
                    for edit in mine
                    if edit.kind is Kind.TAGS
                    and edit.applicant_id == person
                    and edit.state is State.DONE
                    and tag in (*edit.payload["add"], *edit.payload["remove"])
                ]
                assert not final or not ops or (tag in has) == ops[-1]
        ids = [edit.result["applicant_id"] for edit in made if edit.state is State.DONE]
        assert len(ids) == len(set(ids))


def _sign(number: int | None) -> int:
    return (number or 0) // max(1, abs(number or 0))


def _check(there: Counter[str], mine: list[Edit], what: Callable[[Edit], str], final: bool) -> None:
    """As often as it was sent: done ones once, those in doubt once at most, others never."""
    least: Counter[str] = Counter()
    most: Counter[str] = Counter()
    for edit in mine:
        left = edit.state is State.DONE
        least[what(edit)] += left
        doubt = edit.sent_at is not None and edit.state is not State.CANCELLED
        most[what(edit)] += left or doubt
    for word in least | most | there:
        assert least[word] <= there[word] <= most[word], (word, least, there, most)


class Program:
    """The application between the rules: its loop stands still until the next one."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._hurry = hurry.Hurry()
        self.dies_at = ""

    def start(self) -> None:
        """Open the workplace and deliver."""
        self._hurry.run(self._start())

    def run(self, work: Callable[[Workplace], Awaitable[T]]) -> T:
        """Do something in it; if it has died meanwhile, it is started again."""

        async def inside() -> T:
            return await work(self._workplace)

        result = self._hurry.run(inside())
        if self._delivering.done():
            assert isinstance(self._delivering.exception(), BaseExceptionGroup)
            self.kill()
            self.start()
        return result

    def kill(self) -> None:
        """Stop wherever it is: nothing gets a chance to be kept any more."""
        self._hurry.run(self._stop())

    def close(self) -> None:
        """The end of the test."""
        self.kill()
        self._hurry.close()
        assert not self._hurry.complaints, self._hurry.complaints

    async def _start(self) -> None:
        self._post.time.begin()
        self.dies_at = ""
        desk = self._post.desk
        if desk.key_ring("anna", System.PROD).load() is None:
            await desk.keep_keys("anna", System.PROD, key_pair(self._post.demo))
        workplace = self._workplace = desk.open("anna", System.PROD)
        keep = workplace.store.outbox.step

        async def step(edit_id: int, to: State, **changes: Any) -> Edit:
            if self.dies_at == "DONE" and to in (State.DONE, State.UNKNOWN):
                raise Dead  # the answer is there, and nobody has kept it
            return await keep(edit_id, to, **changes)

        def marker(line: str) -> None:
            if self.dies_at and line.startswith(self.dies_at):
                raise Dead

        workplace.store.outbox.step = step  # type: ignore[method-assign]
        workplace.marker = marker
        # The same rules give the same run.
        workplace.delivery._courier._rng = random.Random(1)
        (await workplace.session.api()).transport._rng = random.Random(1)
        self._watching = asyncio.ensure_future(workplace.session.watch())
        self._delivering = asyncio.ensure_future(workplace.delivery.run())

    async def _stop(self) -> None:
        for task in (self._watching, self._delivering):
            task.cancel()
        # Whoever had died by itself just now is heard, too.
        await asyncio.gather(self._watching, self._delivering, return_exceptions=True)
        await self._post.desk.close(self._workplace)
        self._post.time.end()


class Dead(BaseException):
    """Kill -9."""


TestRecruiting = Recruiting.TestCase
TestRecruiting.settings = settings(
    max_examples=int(os.environ.get("HUNTFLOW_EXAMPLES", "12")),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
