"""Why a document could not be read, in one word for programs and one sentence for people."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "empty": "the file is empty",
    "encrypted": "the document is protected with a password",
    "too_large": "the document is too large to be read safely",
    "corrupt": "the document is damaged or cut off",
    "unsupported": "this is not a document of a known kind",
    "timeout": "reading took too long and was stopped",
    "crashed": "reading failed and was stopped",
    "gone": "the file cannot be opened",
    "cancelled": "reading was cancelled",
}


ARCHIVE = "an archive"
"""The detail of "unsupported" for an archive of files."""


class Unreadable(Exception):
    """Raised by the readers of the worker; `code` is a key of `SENTENCES`."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return explain_code(self.code, self.detail)


def explain_code(code: str, detail: str = "") -> str:
    """`code: sentence (detail)`: plain words that programs can still tell apart."""
    sentence = SENTENCES.get(code, "the document cannot be read")
    return f"{code}: {sentence}" + (f" ({detail})" if detail else "")
