"""Files and manifests of the wild batches."""

# Phrases and markup, one line each.
# ruff: noqa: E501

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.sources.resumes import render, render_wild
from tests.sources.resumes.templates import Block
from tests.sources.resumes.wild import Batch, Scribe

LANGS = ("ru", "ru", "ru", "en", "en", "uk", "be")
FORMATS = ("pdf", "pdf", "pdf", "docx", "docx", "html", "rtf", "odt", "txt")
# As other programs write them.
MORE_FORMATS = (
    *FORMATS,
    "html-divs",
    "html-divs",
    "docx-runs",
    "docx-runs",
    "rtf-bytes",
    "txt-wrapped",
)
_OTHER: dict[str, Callable[[list[Block]], str | bytes]] = {
    "html-divs": render_wild.page,
    "docx-runs": render_wild.docx_runs,
    "rtf-bytes": render_wild.rtf_bytes,
    "txt-wrapped": render_wild.text_wrapped,
}
_ENCODINGS = {"ru": ("utf-8", "cp1251", "koi8-r", "utf-16", "cp866"), "en": ("utf-8", "utf-16")}


def make_wild(
    folder: Path,
    batch: Batch,
    templates: Sequence[Callable[[Scribe], list[Block]]],
    count: int,
    seed: int,
    formats: Sequence[str] = FORMATS,
) -> dict[str, Any]:
    """Writes `count` files and returns the manifest (dated as the shared one)."""
    rng = random.Random(seed)
    files = []
    for number in range(count):
        template = templates[number % len(templates)]
        lang, kind = rng.choice(LANGS), rng.choice(formats)
        scribe = Scribe(rng, batch, lang)
        blocks = template(scribe)
        path = folder / f"w{number:03d}.{kind}"
        if kind == "txt":
            path.write_bytes(
                _text(
                    render.as_text(blocks),
                    rng.choice(_ENCODINGS.get(lang, ("utf-8", "utf-16", "cp1251"))),
                )
            )
            scribe.truth.pop("photo", None)
        elif kind == "html":
            page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{render.as_html(blocks)}</body></html>"
            path.write_text(page, "utf-8")
        elif kind in _OTHER:
            path = folder / f"w{number:03d}.{kind.split('-')[0]}"
            made = _OTHER[kind](blocks)
            path.write_bytes(made if isinstance(made, bytes) else made.encode())
            scribe.truth.pop("photo", None)
        elif kind == "pdf":
            from tests.sources.resumes.render_pdf import draw

            draw(
                path,
                blocks,
                rng.choice(
                    ("DejaVu Sans", "DejaVu Serif", "Liberation Sans", "DejaVu Sans Condensed")
                ),
            )
        else:
            path.write_bytes(
                {"docx": render.as_docx, "rtf": render.as_rtf, "odt": render.as_odt}[kind](blocks)
            )
            if kind != "docx":
                scribe.truth.pop("photo", None)
        files.append(
            {"file": path.name, "lang": lang, "format": kind, "layout": template.__name__,
             "template": template.__name__, "fields": scribe.truth, "probes": []}
        )  # fmt: skip
    return {"files": files, "duplicate_pairs": []}


def _text(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")
