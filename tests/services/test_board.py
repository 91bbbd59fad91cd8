"""Lanes of a board: the vacancy's stages in order, people, limits and who is late."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from huntflow_desk.core.models import Stage, StageGroup
from huntflow_desk.core.query import ApplicantQuery
from huntflow_desk.core.wire.vacancies import vacancy
from huntflow_desk.services.names import Names
from huntflow_desk.services.workplace import Workplace
from tests.board import put_people
from tests.services.rig import ACCOUNT, House

VACANCY, CLOSED = 990_001, 990_002


def test_the_word_of_a_group_counts_more() -> None:
    names = Names(
        stages={1: Stage(1, "Новые", stay_duration_days=5), 2: Stage(2, "Интервью")},
        groups={7: StageGroup(7, "Массовый", (2, 1), {1: 2})},
    )
    assert names.limit_days(1, None) == 5 and names.limit_days(1, 7) == 2
    assert names.limit_days(2, 7) is None and names.limit_days(1, 8) == 5
    assert names.limit_days(3, 7) is None


def test_lanes_count_as_the_cards_do(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.clock.now = datetime.now(UTC)

    async def work(workplace: Workplace) -> None:
        library, records = workplace.library, workplace.store.records
        await library.refresh_dictionaries(ACCOUNT)
        raw = [
            vacancy({"id": VACANCY, "position": "Аналитик", "state": "OPEN"}),
            vacancy({"id": CLOSED, "position": "Аналитик", "state": "CLOSED"}),
        ]
        await records.take_vacancies(ACCOUNT, raw, lifetime_s=9e6)
        # All stages, removed ones too.
        stages = sorted(library.names(ACCOUNT).stages)
        await put_people(workplace, ACCOUNT, VACANCY, stages, 300)
        lanes = library.lanes(ACCOUNT, VACANCY)
        targets = [lane for lane in lanes if lane.is_target]
        assert [lane.stage for lane in targets] == list(library.stages(ACCOUNT, VACANCY))
        assert [lane.number for lane in targets] == list(range(1, len(targets) + 1))
        assert {lane.stage.stage_id for lane in lanes} == set(stages)
        assert sum(lane.people for lane in lanes) == 300
        late = 0
        for lane in lanes:
            query = ApplicantQuery(ACCOUNT, VACANCY, lane.stage.stage_id, order="changed")
            rows = library.applicant_rows(query)
            days = [(house.clock.now - row.changed).days for row in rows if row.changed]
            assert len(rows) == lane.people
            assert lane.overdue == sum(lane.limit_days is not None and one > lane.limit_days
                                       for one in days)  # fmt: skip
            late += lane.overdue
        assert late > 0
        # Where nothing moves any more nobody is late.
        await put_people(workplace, ACCOUNT, CLOSED, stages, 30)
        assert all(lane.overdue == 0 for lane in library.lanes(ACCOUNT, CLOSED))

    house.run(work)


def test_where_people_are_on_a_vacancy(tmp_path: Path) -> None:
    async def work(workplace: Workplace) -> None:
        await workplace.library.refresh_dictionaries(ACCOUNT)
        ids = await put_people(workplace, ACCOUNT, VACANCY, [1001, 1002], 4)
        found = workplace.library.stages_of(ACCOUNT, VACANCY, [*ids[:3], 5])
        assert found == {ids[0]: 1001, ids[1]: 1002, ids[2]: 1001}
        assert workplace.library.stages_of(ACCOUNT, VACANCY, []) == {}
        assert workplace.library.stages_of(ACCOUNT, 4, ids) == {}

    House(tmp_path).run(work)
