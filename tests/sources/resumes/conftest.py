"""Fixtures of the resume tests: the shared samples, one reader for a module."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from huntflow_desk.sources.resumes.document import Document
from huntflow_desk.sources.resumes.fields.extract import extract
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.read import read_document
from huntflow_desk.sources.resumes.reader import ReadResume, ResumeReader

SHARED = Path(__file__).resolve().parents[3].parent / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample resumes; the test is skipped where it is absent."""
    folder = SHARED / "resumes"
    if not (folder / "manifest.json").is_file():
        pytest.skip("../shared/resumes is not here")
    return folder


@pytest.fixture(scope="session")
def manifest(samples: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((samples / "manifest.json").read_text("utf-8"))
    return loaded


class Pool:
    """A reader with an event loop of its own for plain tests."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.runner = asyncio.Runner()
        self.reader = ResumeReader(limits=limits)

    def read(self, path: Path) -> ReadResume:
        return self.runner.run(self.reader.read(path))

    def close(self) -> None:
        self.runner.run(self.reader.close())
        self.runner.close()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    opened = Pool()
    yield opened
    opened.close()


def read_bytes(data: bytes) -> Document:
    """Reads in this process: only for documents made by the test."""
    return read_document(data, Limits())


def fields_of(text: str) -> dict[str, Any]:
    """The fields of a plain text."""
    return extract(read_bytes(text.encode())).fields
