"""Who asks first names the data folder; threads and processes side by side get one name."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from huntflow_desk.core.errors import DiskTrouble
from huntflow_desk.core.settings import Paths
from huntflow_desk.store.keys import installation
from huntflow_desk.store.preferences import write_private

REPOSITORY = Path(__file__).parents[2]

ASK = """
import sys
from pathlib import Path
from huntflow_desk.core.settings import Paths
from huntflow_desk.store.keys import installation
print("READY", flush=True)
sys.stdin.readline()
print(installation(Paths(Path(sys.argv[1]))), flush=True)
"""


def test_threads_get_one_name(tmp_path: Path) -> None:
    for turn in range(10):
        paths = Paths(tmp_path / str(turn))
        start = threading.Barrier(8)

        def ask(paths: Paths = paths, start: threading.Barrier = start) -> str:
            start.wait()
            return installation(paths)

        with ThreadPoolExecutor(8) as pool:
            names = {asked.result() for asked in [pool.submit(ask) for _ in range(8)]}
        assert names == {installation(paths)}
        assert list(paths.root.glob("*.new")) == []


def test_processes_get_one_name(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", ASK, str(tmp_path / "data")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
        )
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "READY\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    names = {process.communicate(timeout=30)[0].strip() for process in processes}
    assert [process.returncode for process in processes] == [0] * 4
    assert names == {installation(Paths(tmp_path / "data"))}


def test_a_ruined_name_is_replaced_once(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    paths.installation_file.write_text("\x00\n")
    name = installation(paths)
    assert name.isalnum()
    assert installation(paths) == name


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file is in the way")
    with pytest.raises(DiskTrouble):
        installation(Paths(tmp_path / "data"))


def test_many_writers_leave_one_whole_file(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "state.json"
    contents = [bytes([65 + number]) * 20_000 for number in range(8)]
    start = threading.Barrier(8)

    def write(content: bytes) -> None:
        start.wait()
        for _ in range(5):
            write_private(place, content)

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(write, content) for content in contents]:
            done.result()
    assert place.read_bytes() in contents
    assert [one.name for one in place.parent.iterdir()] == ["state.json"]
