"""A held-out set of synthetic resumes with their truth, in the shape of the manifest."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.sources.resumes import render
from tests.sources.resumes.people_data import invent
from tests.sources.resumes.templates import TEMPLATES, Block, Writer

FORMATS = ("txt", "html", "rtf", "docx", "odt")


def make(
    folder: Path,
    count: int,
    seed: int,
    formats: tuple[str, ...] = FORMATS,
    templates: tuple[Callable[[Writer], list[Block]], ...] = TEMPLATES,
) -> dict[str, Any]:
    """Writes `count` files and returns the manifest."""
    rng = random.Random(seed)
    files = []
    for number in range(count):
        lang = rng.choice(["ru", "ru", "ru", "en", "en", "uk", "be"])
        template = templates[number % len(templates)]
        kind = rng.choice(formats)
        writer = Writer(rng, invent(rng, lang))
        blocks = template(writer)
        path = folder / f"s{number:03d}.{kind}"
        if kind == "txt":
            encoding = (
                rng.choice(["utf-8", "cp1251", "koi8-u", "utf-16"])
                if lang == "ru"
                else rng.choice(["utf-8", "utf-16"])
            )
            text = render.as_text(blocks)
            if encoding == "koi8-u":
                text = text.translate(str.maketrans("–—«»", '--""'))
            text = (
                text.replace("₽", "руб.").replace("•", "*")
                if encoding in ("cp1251", "koi8-u")
                else text
            )
            path.write_bytes(text.encode(encoding, "replace"))
        elif kind == "html":
            path.write_text(
                f"<!DOCTYPE html><html><head><meta "
                f"charset='utf-8'></head><body>{render.as_html(blocks)}</body></html>",
                "utf-8",
            )
        elif kind == "rtf":
            path.write_bytes(render.as_rtf(blocks))
        elif kind == "docx":
            path.write_bytes(render.as_docx(blocks))
        elif kind == "odt":
            path.write_bytes(render.as_odt(blocks))
        else:
            from tests.sources.resumes.render_pdf import draw

            draw(path, blocks, rng.choice(["DejaVu Sans", "Liberation Serif", "Liberation Sans"]))
        fields = {k: v for k, v in writer.f.items() if k in writer.shown}
        files.append(
            {
                "file": path.name,
                "lang": lang,
                "format": kind,
                "layout": template.__name__,
                "template": template.__name__,
                "fields": fields,
                "probes": [],
            }
        )
    return {"files": files, "duplicate_pairs": []}
