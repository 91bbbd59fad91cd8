"""Files of resumes are kept with the other details, once, and only where files are wanted."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from huntflow_desk.core.settings import System
from huntflow_desk.demo import DemoHuntflow
from huntflow_desk.services.files import ResumeKey
from huntflow_desk.services.workplace import Workplace
from tests.filling import demo_desk
from tests.services.rig import ACCOUNT
from tests.services.sync.server import kept


def resumes(place: Workplace) -> list[ResumeKey]:
    found = []
    for applicant_id in sorted(kept(place)):
        saved = place.store.records.applicant(ACCOUNT, applicant_id)
        assert saved is not None
        found += [ResumeKey(ACCOUNT, applicant_id, one.external_id) for one in saved.value.resumes]
    return found


@pytest.mark.parametrize("files", [True, False])
def test_pages_can_be_seen_after_a_sync(tmp_path: Path, files: bool) -> None:
    demo = DemoHuntflow(applicants=25, seed=1, rate_limit=False)

    async def run() -> None:
        desk = demo_desk(tmp_path, demo)
        settings = desk.settings("anna")
        offline = replace(settings.offline, details="all", files=files)
        desk.keep_settings("anna", replace(settings, first_run_done=True, offline=offline))
        place = desk.open("anna", System.DEMO)
        try:
            await place.sync.run()
            keys = resumes(place)
            assert keys
            here = [key for key in keys if place.previews.kept_at(key) is not None]
            assert here == (keys if files else [])
            asked = len(demo.journal)
            await place.sync.run()
            again = [one["path"] for one in demo.journal[asked:]]
            assert not [path for path in again if path.endswith("/pdf") or "/uploads/" in path]
            if files:
                place.session.pause()
                preview = await place.previews.open(keys[0])
                assert preview is not None
                assert preview.pages
                assert await place.previews.page(keys[0], 0, 300)
        finally:
            await desk.close(place)

    asyncio.run(run())
