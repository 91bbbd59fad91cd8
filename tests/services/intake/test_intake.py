"""From a drop to a list to review: ways in, what is wrong with files, duplicates, decisions."""

from __future__ import annotations

import asyncio
import os
import random
import stat
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from huntflow_desk.core.errors import NotFound, UnreadableFile
from huntflow_desk.core.events import Change
from huntflow_desk.core.intake import Chosen, Decision, Row, State, Target
from huntflow_desk.services.duplicates import file_ref
from huntflow_desk.store.spoolfiles import FILE_BYTES
from tests.services.intake.rig import ACCOUNT, SHARED, Place, resume, run, write, zipped
from tests.sources.resumes.render_pdf import draw

needs_samples = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"the sample resumes are not in {SHARED}"
)


def by_name(place: Place, batch_id: int) -> dict[str, Row]:
    return {row.name: row for row in place.rows(batch_id)}


def test_read_and_ready(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        target = Target(vacancy_id=7, stage_id=3, tag_ids=(1, 2))
        paths = write(tmp_path / "in", {"a.txt": resume(0), "b.txt": resume(1)})
        batch_id = await place.dropped(paths, target=target)
        assert place.states(batch_id) == [("a.txt", State.READY, ""), ("b.txt", State.READY, "")]
        (batch,) = place.intake.batches()
        assert (batch.target, batch.total) == (target, 2)
        row = place.intake.row(place.rows(batch_id)[0].row_id)
        assert row is not None
        assert row.title == "Ёлкина Анна Сергеевна"
        assert row.chosen["phone"] == Chosen("+79161234567", "file")
        assert "Бухгалтер" in row.text
        fields = {field.name: field for field in place.intake.fields(row.row_id)}
        read = fields["email"].from_file
        assert read is not None
        assert read.span is not None
        assert row.text[slice(*read.span)] == read.value == "anna.elkina@mail.example"
        assert [one.step for one in place.intake.steps(row.row_id)] == ["taken", "copied", "read"]
        # upload, search, create, add, tag
        assert place.intake.estimate(batch_id).requests == 10
        assert not place.intake.has_work()
        assert {change.account_id for change in place.changes if change.kind == "intake"} == {1}

    run(tmp_path, work)


def test_places_of_fields_on_pages(tmp_path: Path, qapp: QGuiApplication) -> None:
    async def work(place: Place) -> None:
        pdf = tmp_path / "a.pdf"
        draw(pdf, [("title", "Анна Ким"), ("p", "Минск, +375 29 111-22-33"), ("foot", "1 / 1")])
        batch_id = await place.dropped([pdf, *write(tmp_path / "in", {"b.txt": resume(1)})])
        on_pages, as_text = place.rows(batch_id)
        read = {one.name: one.from_file for one in place.intake.fields(on_pages.row_id)}
        spans = [
            one.span
            for one in (read["last_name"], read["phone"])
            if one is not None and one.span is not None
        ]
        (name,), (phone,) = await place.intake.places(on_pages.row_id, spans)
        assert name.page == phone.page == 0
        assert 0 < name.left < name.right < 1
        assert 0 < name.top < name.bottom < phone.bottom < 0.2
        assert await place.intake.places(as_text.row_id, [(0, 4)]) == [[]]
        with pytest.raises(NotFound):
            await place.intake.places(999, spans)
        copy = place.intake.copy_of(on_pages.row_id)
        assert copy is not None
        copy.unlink()
        with pytest.raises(UnreadableFile):
            await place.intake.places(on_pages.row_id, spans)

    run(tmp_path, work)


def test_copies_are_private_and_outlive_the_originals(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        (path,) = write(tmp_path / "in", {"a.txt": resume(0)})
        batch_id = await place.dropped([path])
        path.unlink()
        copy = place.intake.copy_of(place.rows(batch_id)[0].row_id)
        assert copy is not None
        assert copy.read_bytes() == resume(0)
        if os.name == "posix":
            assert stat.S_IMODE(copy.stat().st_mode) == 0o600
            assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700

    run(tmp_path, work)


def test_rows_are_there_before_anything_is_copied(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        paths = write(tmp_path / "in", {f"{n}.txt": resume(n, more=str(n)) for n in range(200)})
        began = time.monotonic()
        batch_id = await place.intake.drop(ACCOUNT, paths)
        took = time.monotonic() - began
        rows = place.rows(batch_id)
        assert [row.name for row in rows] == [path.name for path in paths]
        assert {row.state for row in rows} == {State.WAITING}
        assert place.spooled == []
        assert took < 0.2

    run(tmp_path, work)


def test_equal_files_are_taken_once(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        names = {"a.txt": resume(0), "copy of a.txt": resume(0), "b.txt": resume(1)}
        batch_id = await place.dropped(write(tmp_path / "in", names))
        rows = by_name(place, batch_id)
        assert (rows["copy of a.txt"].state, rows["copy of a.txt"].why) == (
            State.SKIPPED,
            "same_file",
        )
        assert rows["copy of a.txt"].other_row_id == rows["a.txt"].row_id
        assert len(place.spooled) == 2
        # Somebody may want it all the same.
        await place.intake.choose(rows["copy of a.txt"].row_id, Decision.ANYWAY)
        await place.intake.work()
        again = place.intake.row(rows["copy of a.txt"].row_id)
        assert again is not None
        assert (again.state, again.title) == (State.READY, "Ёлкина Анна Сергеевна")

    run(tmp_path, work)


def test_folders_are_gone_through(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        write(
            tmp_path / "in",
            {"x/b.txt": resume(0), "x/y/a.txt": resume(1), "x/.hidden": b"?", "x/Thumbs.db": b"?"},
        )
        if os.name == "posix":
            (tmp_path / "in" / "x" / "loop").symlink_to(tmp_path / "in")
        batch_id = await place.dropped([tmp_path / "in" / "x"])
        assert [row.name for row in place.rows(batch_id)] == ["b.txt", "a.txt"]

    run(tmp_path, work)


def test_archives_are_taken_apart(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        inner = zipped({"deep.txt": resume(2)})
        inmost = zipped({"again.zip": zipped({"x.txt": resume(3)})})
        archive = zipped(
            {
                "Иванов/a.txt": resume(0),
                "../../evil.txt": resume(1),
                "inner.zip": inner,
                "inmost.zip": inmost,
                "empty.txt": b"",
                "__MACOSX/._a.txt": b"junk",
            }
        )
        batch_id = await place.dropped(write(tmp_path / "in", {"all.zip": archive}))
        rows = by_name(place, batch_id)
        assert {name: (row.state, row.why) for name, row in rows.items()} == {
            "a.txt": (State.READY, ""),
            "evil.txt": (State.READY, ""),
            "deep.txt": (State.READY, ""),
            "empty.txt": (State.UNREADABLE, "empty"),
            "again.zip": (State.UNREADABLE, "nested"),
        }
        assert rows["a.txt"].archive == "all.zip"
        assert rows["deep.txt"].archive == "all.zip/inner.zip"
        assert not (tmp_path / "evil.txt").exists()
        assert not place.intake.has_work()

    run(tmp_path, work)


def test_bombs_and_broken_archives(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        good = zipped({"a.txt": resume(0)})
        noise = random.Random(1).randbytes(FILE_BYTES)
        files = {
            "bomb.zip": zipped({"a.txt": b"0" * 60_000_000}),
            "many.zip": zipped({f"{n}.txt": b"" for n in range(2_100)}),
            "cut.zip": good[: len(good) // 2],
            "sheet.xlsx": zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
            "huge.docx": zipped({"[Content_Types].xml": b"<x/>", "word/a.bin": noise}),
        }
        batch_id = await place.dropped(write(tmp_path / "in", files))
        assert [(row.name, row.why) for row in place.rows(batch_id)] == [
            ("bomb.zip", "too_large"),
            ("many.zip", "too_large"),
            ("cut.zip", "corrupt"),
            ("sheet.xlsx", "unsupported"),
            ("huge.docx", "too_large"),
        ]

    run(tmp_path, work)


def test_what_cannot_be_taken_says_why_and_the_rest_goes_on(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        paths = write(
            tmp_path / "in", {"empty.txt": b"", "big.pdf": b"%PDF-1.4", "good.txt": resume(0)}
        )
        with paths[1].open("r+b") as big:
            big.truncate(FILE_BYTES + 1)
        gone = tmp_path / "in" / "gone.txt"
        batch_id = await place.dropped([gone, *paths])
        assert place.states(batch_id) == [
            ("gone.txt", State.UNREADABLE, "gone"),
            ("empty.txt", State.UNREADABLE, "empty"),
            ("big.pdf", State.UNREADABLE, "too_large"),
            ("good.txt", State.READY, ""),
        ]
        # It is back, and one asks again.
        gone.write_bytes(resume(1))
        await place.intake.retry([row.row_id for row in place.rows(batch_id)])
        await place.intake.work()
        assert place.states(batch_id)[0] == ("gone.txt", State.READY, "")
        assert place.states(batch_id)[1] == ("empty.txt", State.UNREADABLE, "empty")

    run(tmp_path, work)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and rights of POSIX")
def test_pipes_devices_and_locked_files(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        (locked,) = write(tmp_path / "in", {"locked.txt": resume(0)})
        locked.chmod(0)
        os.mkfifo(tmp_path / "pipe")
        batch_id = await place.dropped([tmp_path / "pipe", Path("/dev/zero"), locked])
        whys = [row.why for row in place.rows(batch_id)]
        assert whys[:2] == ["unsupported", "unsupported"]
        # root may read everything
        assert whys[2] == ("" if os.geteuid() == 0 else "locked")

    run(tmp_path, work)


def test_deleted_while_others_are_copied(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        paths = write(tmp_path / "in", {f"{n}.txt": resume(n, more=str(n)) for n in range(12)})
        batch_id = await place.intake.drop(ACCOUNT, paths)
        paths[-1].unlink()
        await place.intake.work()
        assert [row.why for row in place.rows(batch_id)][-1] == "gone"
        assert {row.state for row in place.rows(batch_id)[:-1]} <= {State.READY, State.DUPLICATE}

    run(tmp_path, work)


def test_names_cannot_deceive(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        names = {"cv\u202etxt.exe": resume(0), "two\nlines.txt": resume(1)}
        if os.name != "posix":
            pytest.skip("such names cannot be here")
        batch_id = await place.dropped(write(tmp_path / "in", names))
        shown = [row.name for row in place.rows(batch_id)]
        assert shown == ["cv[RLO]txt.exe", "two[LF]lines.txt"]
        # Bytes that are no text in any alphabet.
        (odd,) = write(tmp_path / "in", {os.fsdecode(b"\xff\xfe.txt"): resume(2)})
        batch_id = await place.dropped([odd])
        assert place.states(batch_id) == [("__.txt", State.READY, "")]

    run(tmp_path, work)


def test_attachments_texts_and_pictures(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        mail = await place.intake.take(
            ACCOUNT, [("../../cv.txt", resume(0)), ("none.txt", b""), ("s.zip", b"PK\x03\x04")]
        )
        assert not any(place.spooled[0] in row.state for row in place.rows(mail))
        text = await place.intake.take_text(ACCOUNT, resume(1).decode(), "Вставленный текст")
        picture = Path(__file__).parents[3] / "docs" / "window.png"
        shot = await place.intake.take(
            ACCOUNT, [("shot.png", picture.read_bytes())], origin="paste"
        )
        await place.intake.work()
        assert place.states(mail) == [
            ("cv.txt", State.READY, ""),
            ("none.txt", State.UNREADABLE, "empty"),
            ("s.zip", State.UNREADABLE, "corrupt"),
        ]
        assert place.states(text) == [("Вставленный текст.txt", State.READY, "")]
        assert place.states(shot) == [("shot.png", State.CHECK, "no_text")]
        row_id = place.rows(shot)[0].row_id
        assert await place.intake.pages(row_id) == 1
        assert (await place.intake.page(row_id, 0, 300))[:4] == b"\x89PNG"

    run(tmp_path, work)


@needs_samples
def test_sample_resumes_and_hostile_ones(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        paths = sorted(SHARED.glob("v*")) + sorted((SHARED / "hostile").iterdir())
        batch_id = await place.dropped(paths)
        rows = by_name(place, batch_id)
        good = [row for name, row in rows.items() if name.startswith("v0")]
        assert all(row.has_name for row in good)
        # The three people who are there twice, and nobody else.
        twice = [row.name for row in good if row.state is State.DUPLICATE]
        assert twice == ["v006.pdf", "v015.rtf", "v022.txt"]
        whys = {name: row.why for name, row in rows.items() if not name.startswith("v0")}
        assert whys["empty.pdf"] == "empty"
        assert whys["encrypted.pdf"] == "encrypted"
        assert whys["bomb.docx"] == "too_large"
        assert whys["entity_bomb.docx"] == "corrupt"
        assert whys["garbage.txt"] == "unsupported"
        assert rows["docx_named.pdf"].kind == "docx"
        assert not place.intake.has_work()

    run(tmp_path, work)


def test_duplicates_among_kept_people_and_in_the_batch(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        await place.know(0, 501)
        files = {
            "known.txt": resume(0, more="x"),
            "new.txt": resume(1),
            "twice.txt": resume(1, phone="", last="MOROZOV", first="Petr", middle=""),
            "wife.txt": resume(1, first="Инна", last="Морозова", middle="", email="i@m.example"),
        }
        batch_id = await place.dropped(write(tmp_path / "in", files))
        rows = by_name(place, batch_id)
        assert {name: row.state for name, row in rows.items()} == {
            "known.txt": State.DUPLICATE,
            "new.txt": State.READY,
            "twice.txt": State.DUPLICATE,
            "wife.txt": State.READY,
        }
        known = rows["known.txt"].matches[0]
        assert (known.applicant_id, known.name) == (501, "Ёлкина Анна Сергеевна")
        assert [reason.kind for reason in known.reasons] == ["phone", "email", "name"]
        assert rows["twice.txt"].matches[0].row_id == rows["new.txt"].row_id
        assert rows["wife.txt"].matches[0].shared_contact
        # What Huntflow has stands beside what the file says.
        fields = {one.name: one for one in place.intake.fields(rows["known.txt"].row_id)}
        assert fields["email"].from_huntflow == "anna.elkina@mail.example"

    run(tmp_path, work)


def test_the_same_file_in_another_batch(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        paths = write(tmp_path / "in", {"a.txt": resume(0)})
        first = await place.dropped(paths)
        second = await place.dropped(paths)
        (row,) = place.rows(second)
        assert row.state is State.DUPLICATE
        assert row.matches[0].row_id == place.rows(first)[0].row_id
        assert "file" in [reason.kind for reason in row.matches[0].reasons]
        assert len(place.spooled) == 1
        await place.intake.remove_batch(first)
        assert len(place.spooled) == 1
        await place.intake.remove_batch(second)
        assert place.spooled == []
        assert place.intake.batches() == ()

    run(tmp_path, work)


def test_decisions(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        await place.know(0, 501)
        files = {"a.txt": resume(0), "b.txt": resume(1), "c.txt": resume(1, more="later")}
        batch_id = await place.dropped(write(tmp_path / "in", files))
        intake = place.intake
        a, b, c = place.rows(batch_id)
        assert [row.state for row in (a, b, c)] == [
            State.DUPLICATE,
            State.READY,
            State.DUPLICATE,
        ]
        added = await intake.choose(a.row_id, Decision.ADD, applicant_id=501)
        assert added is not None
        assert (added.state, added.applicant_id) == (State.READY, 501)
        with pytest.raises(ValueError, match="needs a person"):
            await intake.choose(a.row_id, Decision.FILL)
        taken_back = await intake.choose(a.row_id, Decision.NONE)
        assert taken_back is not None
        assert (taken_back.state, taken_back.applicant_id) == (State.DUPLICATE, None)
        # With the first out of the way the second is nobody's double any more.
        await intake.choose(b.row_id, Decision.SKIP)
        assert [row.state for row in place.rows(batch_id)][1:] == [State.SKIPPED, State.READY]
        await intake.choose(b.row_id, Decision.NONE)
        assert [row.state for row in place.rows(batch_id)][1:] == [State.READY, State.DUPLICATE]
        anyway = await intake.choose(c.row_id, Decision.ANYWAY)
        assert anyway is not None
        assert anyway.state is State.READY
        assert intake.count(batch_id, [State.READY]) == 2
        assert intake.index_of(batch_id, c.row_id, [State.READY]) == 1

    run(tmp_path, work)


def test_different_people_are_remembered(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        await place.know(0, 501)
        batch_id = await place.dropped(write(tmp_path / "in", {"a.txt": resume(0)}))
        (row,) = place.rows(batch_id)
        await place.intake.mark_different(row.row_id, row.matches[0])
        assert place.states(batch_id) == [("a.txt", State.READY, "")]
        await place.intake.recheck(batch_id)
        assert place.rows(batch_id)[0].matches == ()
        await place.duplicates.decide_different(
            ACCOUNT, file_ref(row.sha), "applicant:501", different=False
        )
        await place.intake.recheck(batch_id)
        assert place.states(batch_id) == [("a.txt", State.DUPLICATE, "")]

    run(tmp_path, work)


def test_typed_values(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        await place.know(2, 501)
        files = {"a.txt": "Телефон: +7 925 555-01-02\nОпыт работы\nбухгалтер".encode()}
        batch_id = await place.dropped(write(tmp_path / "in", files))
        (row,) = place.rows(batch_id)
        assert (row.state, row.why) == (State.CHECK, "name")
        assert (await place.intake.choose(row.row_id, Decision.CREATE)) is not None
        assert place.states(batch_id) == [("a.txt", State.CHECK, "name")]
        await place.intake.choose(row.row_id, Decision.NONE)
        changed = await place.intake.set_row_fields(
            row.row_id,
            {"last_name": Chosen(" Ковальчук "), "first_name": Chosen("Ольга", "huntflow")},
        )
        assert changed is not None
        assert changed.chosen["last_name"] == Chosen("Ковальчук", "typed")
        assert (changed.state, changed.matches[0].applicant_id) == (State.DUPLICATE, 501)
        changed = await place.intake.set_row_fields(row.row_id, {"phone": Chosen("")})
        assert changed is not None
        assert changed.value("phone") == ""
        changed = await place.intake.set_row_fields(row.row_id, {"phone": None})
        assert changed is not None
        assert changed.chosen["phone"] == Chosen("+79255550102", "file")
        with pytest.raises(ValueError, match="unknown fields"):
            await place.intake.set_row_fields(row.row_id, {"x": Chosen("1")})

    run(tmp_path, work)


def test_targets(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        files = {"a.txt": resume(0), "b.txt": resume(1)}
        batch_id = await place.dropped(write(tmp_path / "in", files))
        first, second = place.rows(batch_id)
        await place.intake.set_target(batch_id, Target(vacancy_id=1))
        await place.intake.set_target(batch_id, Target(vacancy_id=2, tag_ids=(5,)), [second.row_id])
        batch = place.intake.batch(batch_id)
        assert batch is not None
        assert batch.target == Target(vacancy_id=1)
        assert [row.target for row in place.rows(batch_id)] == [
            None,
            Target(vacancy_id=2, tag_ids=(5,)),
        ]
        assert place.intake.estimate(batch_id).requests == 4 + 5
        await place.intake.set_target(batch_id, None, [second.row_id])
        assert place.rows(batch_id)[1].target is None
        assert first.row_id != second.row_id

    run(tmp_path, work)


def test_cancelled_and_gone_on_with(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        paths = write(tmp_path / "in", {f"{n}.txt": resume(n, more=str(n)) for n in range(40)})
        batch_id = await place.intake.drop(ACCOUNT, paths)
        told: list[tuple[int, int]] = []
        enough = asyncio.Event()

        def progress(done: int, total: int) -> None:
            told.append((done, total))
            if done:
                enough.set()

        working = asyncio.create_task(place.intake.work(progress))
        await enough.wait()
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        batch = place.intake.batch(batch_id)
        assert batch is not None
        assert 0 < batch.counts[State.WAITING] < 40
        assert State.READING not in {row.state for row in place.rows(batch_id)}
        assert told[-1][1] == 40
        await place.intake.work()
        assert place.intake.count(batch_id) == 40
        assert not place.intake.has_work()

    run(tmp_path, work)


def test_decided_before_and_while_it_is_read(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        await place.know(0, 501)
        files = {f"{n}.txt": resume(n, more="x") for n in range(4)}
        batch_id = await place.intake.drop(ACCOUNT, write(tmp_path / "in", files))
        first, second, third, fourth = place.rows(batch_id)
        await place.intake.choose(first.row_id, Decision.ADD, applicant_id=501)
        await place.intake.choose(second.row_id, Decision.SKIP)
        assert [row.state for row in place.rows(batch_id)][:2] == [State.WAITING, State.SKIPPED]
        reading = asyncio.Event()

        def listen(change: Change) -> None:
            if place.rows(batch_id)[2].state is State.READING:
                reading.set()

        place.bus.listen(listen)
        working = asyncio.create_task(place.intake.work())
        await reading.wait()
        await place.intake.choose(third.row_id, Decision.SKIP)
        await place.intake.set_target(batch_id, Target(vacancy_id=9), [fourth.row_id])
        await working
        rows = place.rows(batch_id)
        assert [row.state for row in rows] == [
            State.READY,
            State.SKIPPED,
            State.SKIPPED,
            State.READY,
        ]
        assert (rows[0].decision, rows[0].applicant_id) == (Decision.ADD, 501)
        assert rows[3].target == Target(vacancy_id=9)
        # Taken back, it is read like any other.
        await place.intake.choose(second.row_id, Decision.NONE)
        await place.intake.work()
        assert place.rows(batch_id)[1].title == "Морозов Пётр Ильич"

    run(tmp_path, work)


def test_a_row_that_is_sent_is_left_alone(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        batch_id = await place.dropped(write(tmp_path / "in", {"a.txt": resume(0)}))
        (row,) = place.rows(batch_id)
        spool = place.store.spool
        with pytest.raises(ValueError, match="ready -> done"):
            await spool.move(row.row_id, State.DONE)
        await spool.move(row.row_id, State.SENDING, step="upload")
        with pytest.raises(ValueError, match="being sent"):
            await place.intake.remove_batch(batch_id)
        await place.intake.choose(row.row_id, Decision.SKIP)
        assert place.rows(batch_id)[0].state is State.SENDING
        done = await spool.move(row.row_id, State.DONE, result={"applicant_id": 900})
        assert done is not None
        assert done.applicant_id == 900
        # The next file of this person is a duplicate of whom the row became.
        later = await place.dropped(write(tmp_path / "in2", {"b.txt": resume(0, more="newer")}))
        assert place.rows(later)[0].matches[0].applicant_id == 900

    run(tmp_path, work)


def test_people_who_are_forgotten_leave_no_trace(tmp_path: Path) -> None:
    async def work(place: Place) -> None:
        await place.know(0, 501)
        await place.know(1, 502)
        files = {"a.txt": resume(0), "b.txt": resume(1)}
        first, second = place.rows(await place.dropped(write(tmp_path / "in", files)))
        await place.intake.choose(first.row_id, Decision.ADD, applicant_id=501)
        await place.store.spool.move(first.row_id, State.SENDING)
        await place.store.spool.move(first.row_id, State.DONE, result={"applicant_id": 501})
        await place.intake.choose(second.row_id, Decision.FILL, applicant_id=502)
        await place.duplicates.decide_different(ACCOUNT, "applicant:501", "applicant:502")
        await place.store.records.drop_applicants(ACCOUNT, [501, 502])
        assert place.intake.row(first.row_id) is None
        assert place.spooled == [second.sha]
        left = place.intake.row(second.row_id)
        assert left is not None
        assert (left.matches, left.decision, left.state) == ((), Decision.NONE, State.READY)
        assert not place.duplicates.decided(ACCOUNT, ["applicant:501", "applicant:502"])

    run(tmp_path, work)
