from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from huntflow_desk.core import errors

from .rig import BASE, Rig, demo_huntflow
from .rig import errors as error_answer
from .virtual import run

SIGNED = "https://store.example/uploads/1/%D1%84.png?s=a%2Bb+c&e=17"


def uploaded(**data: Any) -> httpx.Response:
    return httpx.Response(200, json={"id": 5, "url": SIGNED, "name": "x.pdf", **data})


# Down


def test_files_are_fetched_without_key_and_signature_in_the_journal() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=b"\x89PNG", headers={"content-type": "image/png"})

    async def main() -> None:
        async with Rig(answer) as rig:
            assert await rig.api.files.fetch(SIGNED) == b"\x89PNG"
            assert rig.seen == [("GET", "/uploads/1/%D1%84.png", 200)]
            assert rig.exchanges[0].response_data == "<4 bytes, image/png>"
            assert "a%2Bb" not in repr(rig.exchanges)

    run(main)
    assert "authorization" not in seen[0].headers
    # The signature goes out exactly as it came.
    assert seen[0].url.raw_path == b"/uploads/1/%D1%84.png?s=a%2Bb+c&e=17"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_expired_addresses(status: int) -> None:
    async def main() -> None:
        async with Rig(lambda _: httpx.Response(status, html="<html>no</html>")) as rig:
            with pytest.raises(errors.NotFound) as gone:
                await rig.api.files.fetch(SIGNED)
            assert gone.value.journal_id == 1
            assert "keys" not in rig.states

    run(main)


@pytest.mark.parametrize(
    "url",
    [
        "http://store.example/x",
        "http://127.0.0.1/x",
        "file:///etc/passwd",
        "ftp://store.example/x",
        "javascript:alert(1)",
        "",
        "//store.example/x",
    ],
)
def test_only_https_is_fetched(url: str) -> None:
    async def main() -> None:
        async with Rig(lambda _: httpx.Response(200)) as rig:
            with pytest.raises(errors.WrongHost):
                await rig.api.files.fetch(url)
            assert rig.exchanges == []

    run(main)


def test_redirects_are_followed_to_allowed_places_only() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        steps = {
            "/a": "https://other.example/b",
            "/b": "/c",
            "/evil": "http://other.example/c",
            "/round": "/round",
        }
        to = steps.get(request.url.path)
        if to is None:
            return httpx.Response(200, content=b"file")
        return httpx.Response(302, headers={"location": to})

    async def main() -> None:
        async with Rig(answer) as rig:
            assert await rig.api.files.fetch("https://store.example/a") == b"file"
            assert len(rig.exchanges) == 3
            with pytest.raises(errors.WrongHost):
                await rig.api.files.fetch("https://store.example/evil")
            with pytest.raises(errors.Garbled):
                await rig.api.files.fetch("https://store.example/round")

    run(main)


def test_files_have_a_cap_and_troubles_are_retried() -> None:
    tries = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise httpx.ReadError("cut")
        if tries == 2:
            return httpx.Response(503)
        return httpx.Response(200, content=b"x" * 100)

    async def main() -> None:
        async with Rig(answer) as rig:
            assert len(await rig.api.files.fetch(SIGNED)) == 100
            assert [each.attempt for each in rig.exchanges] == [1, 2, 3]
            with pytest.raises(errors.Garbled):
                await rig.api.files.fetch(SIGNED, cap_bytes=50)

    run(main)


# Up


def test_upload_shows_progress_and_sends_the_vendors_form(tmp_path: Path) -> None:
    seen: list[tuple[httpx.Headers, bytes]] = []
    progress: list[tuple[int, int]] = []
    content = bytes(range(256)) * 1000
    path = tmp_path / "резюме.pdf"
    path.write_bytes(content)

    async def answer(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers, await request.aread()))
        return uploaded(text="t", fields={"name": {"first": "Анна"}})

    async def main() -> None:
        async with Rig(answer) as rig:
            file = await rig.api.files.upload(
                1,
                'Ре"зюме\r\n.pdf',
                path,
                parse=True,
                preset="p",
                ignore_phones=["+7 1", "2"],
                ignore_last_names=["Иванов"],
                progress=lambda sent, total: progress.append((sent, total)),
            )
            assert (file.file_id, file.text) == (5, "t")
            exchange = rig.exchanges[0]
            assert exchange.endpoint == "/accounts/1/upload"
            assert exchange.bytes_out == len(seen[0][1])
            assert exchange.request_data["file"]["bytes"] == len(content)

    run(main)
    headers, body = seen[0]
    boundary = re.search("boundary=(.+)", headers["content-type"])
    assert boundary is not None
    assert headers["content-length"] == str(len(body))
    assert "transfer-encoding" not in headers
    assert headers["x-file-parse"] == "true"
    assert headers["x-ignore-phone"] == "+7 1,2"
    assert dict(headers.raw)[b"X-Ignore-Lastname"].decode() == "Иванов"
    assert 'name="file"; filename="Ре%22зюме%0D%0A.pdf"'.encode() in body
    assert b"Content-Type: application/pdf" in body
    assert content in body
    assert b'name="preset"\r\n\r\np\r\n' in body
    assert body.endswith(f"--{boundary[1]}--\r\n".encode())
    sent = [each for each, _ in progress]
    assert sent == sorted(sent)
    assert progress[-1] == (len(body), len(body))
    assert len(progress) >= 4


def test_too_large_is_said_before_sending(tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(15 * 1024 * 1024 + 1)

    async def main() -> None:
        async with Rig(lambda _: uploaded()) as rig:
            for content in (large, large.read_bytes()):
                with pytest.raises(errors.TooLarge) as refused:
                    await rig.api.files.upload(1, "large.bin", content)
                assert refused.value.facts["limit_bytes"] == 15 * 1024 * 1024
            with pytest.raises(errors.UnreadableFile):
                await rig.api.files.upload(1, "x", tmp_path / "missing")
            with pytest.raises(errors.UnreadableFile):
                await rig.api.files.upload(1, "x", tmp_path)
            assert rig.exchanges == []

    run(main)


def test_a_file_that_cannot_be_parsed_is_uploaded_without() -> None:
    tried: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        tried.append(request.headers.get("x-file-parse"))
        if tried[-1]:
            title = "Cannot parse a file with content_type = image/png"
            return error_answer(400, {"type": "validation_error", "title": title})
        return uploaded()

    async def main() -> None:
        async with Rig(answer) as rig:
            assert (await rig.api.files.upload(1, "x.png", b"x", parse=True)).file_id == 5
            assert len(rig.exchanges) == 2

    run(main)
    assert tried == ["true", None]


def test_other_refusals_stay() -> None:
    async def main() -> None:
        async with Rig(lambda _: error_answer(400, {"title": "html is refused"})) as rig:
            with pytest.raises(errors.Rejected):
                await rig.api.files.upload(1, "x", b"x", parse=True)
            assert len(rig.exchanges) == 1

    run(main)


def test_uploads_are_repeated_because_equal_bytes_give_the_earlier_file() -> None:
    bodies: list[bytes] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        bodies.append(await request.aread())
        if len(bodies) == 1:
            raise httpx.ReadError("cut")
        if len(bodies) == 2:
            return httpx.Response(504, html="<html>504</html>")
        return uploaded()

    async def main() -> None:
        async with Rig(answer) as rig:
            assert (await rig.api.files.upload(1, "x", b"content")).file_id == 5
            assert [each.status_code for each in rig.exchanges] == [None, 504, 200]

    run(main)
    assert bodies[0] == bodies[1] == bodies[2]


def test_a_long_parse_is_not_cut_by_the_read_limit() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(50)
        return uploaded()

    async def main() -> None:
        async with Rig(answer) as rig:
            await rig.api.files.upload(1, "x", b"x", parse=True)
            assert "slow" not in rig.states

    run(main)


def test_against_the_demo() -> None:
    demo = demo_huntflow()

    async def main() -> None:
        async with Rig(demo=demo) as rig:
            first = await rig.api.files.upload(1, "a.txt", "Анна Иванова".encode(), parse=True)
            again = await rig.api.files.upload(1, "b.txt", "Анна Иванова".encode())
            assert (again.file_id, again.name) == (first.file_id, "a.txt")
            people = await rig.api.applicants.page(1)
            photo = next(person for person in people.items if person.photo_url)
            assert photo.photo_url.startswith(BASE)
            assert len(await rig.api.files.fetch(photo.photo_url)) > 50
            assert len(rig.exchanges) == len(demo.journal)

    run(main)
