"""`parse`: one JSON object per file, in order, exit 0, equal for equal input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from huntflow_desk.sources.resumes.command import parse_command


def test_json_lines_in_the_order_asked(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    names = ["б.txt", "a\nb.txt", "none.pdf", "bad.pdf"]
    (tmp_path / names[0]).write_text("Иванова Мария\n+7 916 123-45-67\n", "utf-8")
    (tmp_path / names[1]).write_text("Anna Kim\nanna@mail.example\n", "utf-8")
    (tmp_path / names[3]).write_bytes(b"%PDF-1.4 nothing else")
    files = [tmp_path / name for name in names]
    outputs = []
    for _ in range(2):
        assert parse_command(files, True) == 0
        outputs.append(capfdbinary.readouterr().out)
    assert outputs[0] == outputs[1]
    records = [json.loads(line) for line in outputs[0].decode().splitlines()]
    assert [r["file"] for r in records] == [str(f) for f in files]
    assert records[0]["fields"]["name"] == {"first": "Мария", "last": "Иванова"}
    assert records[0]["error"] is None
    assert records[1]["fields"]["emails"] == ["anna@mail.example"]
    assert records[2]["error"].startswith("gone: ")
    assert records[3]["error"].startswith("corrupt: ")


def test_for_people(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Anna Kim\nanna@mail.example\n", "utf-8")
    assert parse_command([path], False) == 0
    shown = capfdbinary.readouterr().out.decode()
    assert "a.txt (txt)" in shown
    assert '"anna@mail.example"' in shown
