"""More layouts, kept apart: header bars, columns under a full-width head, grids, odd orders."""

from __future__ import annotations

from collections.abc import Callable

from tests.sources.resumes.templates import LABELS, Block, Writer


def header_bar(w: Writer) -> list[Block]:
    """Name over the whole width, then contacts at the right, columns below."""
    w.show("position", "city", "experience", "github", "linkedin")
    head: list[Block] = [("title", w.name("fl").upper()), ("sub", w.f["position"])]
    contacts: list[Block] = [
        ("p", w.phone()),
        ("p", w.email()),
        ("p", w.f["city"]),
        ("p", f"github.com/{w.f['github']}"),
        ("p", f"linkedin.com/in/{w.f['linkedin']}"),
    ]
    left: list[Block] = [w.head("experience")]
    for n, job in enumerate(w.f["experience"]):
        left += [("b", job["position"]), ("p", job["company"]), ("p", w.span(job, 1)), *w.duties(n)]
    right: list[Block] = [w.head("education"), *w.education(0), w.head("skills"), *w.skills(1)]
    return [("colsr", head, contacts), *w.about(), ("colsr", left, right)]


def spaced_heads(w: Writer) -> list[Block]:
    """Letter-spaced headings, middle dots, company and dates on one line."""
    w.show("position", "city", "experience", "telegram")
    out: list[Block] = [("title", w.name("fl")), ("sub", w.f["position"])]
    out.append(("p", f"{w.f['city']} · {w.phone()} · {w.email()} · @{w.f['telegram']}"))

    def spaced(kind: str) -> Block:
        text = w.head(kind)[1].upper()
        return ("h", "   ".join(" ".join(word) for word in text.split()))

    out.append(spaced("experience"))
    for n, job in enumerate(w.f["experience"]):
        out += [("b", f"{job['company']} | {w.span(job, 2)}"), ("p", job["position"]), *w.duties(n)]
    out += [spaced("education"), *w.education(3), spaced("skills"), *w.skills(2)]
    return out


def letter(w: Writer) -> list[Block]:
    """Old-fashioned: everything on labelled lines with dashes, education first."""
    w.show("position", "city", "experience")
    order = "lfm" if w.lang != "en" else "fml"
    out: list[Block] = [("b", w.name(order)), ("p", f"{w.label('birth')} – {w.birth()}")]
    out += [("p", f"{w.label('city')} – {w.f['city']}"), ("p", f"{w.label('phone')} – {w.phone()}")]
    out += [("p", f"{w.label('email')} – {w.email()}")]
    out += [("p", f"{w.label('position')} – {w.f['position']}")]
    out += [("p", f"{w.label('salary')} – {w.money()}"), w.head("education"), *w.education(1)]
    out.append(w.head("experience"))
    for n, job in enumerate(w.f["experience"]):
        out += [("p", w.span(job, 0, "-")), ("p", job["company"]), ("p", job["position"])]
        out += w.duties(n)
    return [*out, w.head("skills"), *w.skills(4), *w.languages(), *w.about(), *w.references()]


def dated_right(w: Writer) -> list[Block]:
    """Position and dates at the right, company below; short side column for skills."""
    w.show("position", "city", "experience", "telegram", "salary")
    out: list[Block] = [("title", w.name("lf")), ("p", f"{w.f['position']} — {w.money()}")]
    place = LABELS["city"][w.lang][0]
    out += [("p", f"{w.phone()}; {w.email()}; t.me/{w.f['telegram']}")]
    out += [("p", f"{place}: {w.f['city']}"), w.head("skills"), *w.skills(0), w.head("experience")]
    for n, job in enumerate(w.f["experience"]):
        out += [("right", (job["position"], w.span(job, 1))), ("p", job["company"])]
        out += w.duties(n, False)
    return [*out, w.head("education"), *w.education(4)]


def grid(w: Writer) -> list[Block]:
    """Personal data as pairs in a grid of four columns, jobs in three."""
    w.show("position", "city", "experience")
    order = "lfm" if w.lang != "en" else "fml"
    out: list[Block] = [("title", w.name(order)), w.head("personal")]
    out += [("row", [w.label("birth"), w.birth()]), ("row", [w.label("phone"), w.phone()])]
    out += [("row", [w.label("city"), w.f["city"]]), ("row", [w.label("email"), w.email()])]
    out += [("row", [w.label("position"), w.f["position"]]), w.head("experience")]
    for n, job in enumerate(w.f["experience"]):
        cell: list[Block] = [("b", job["company"]), ("p", job["position"]), *w.duties(n)]
        out.append(("row", [w.span(job, 0), cell]))
    return [*out, w.head("education"), *w.education(2), w.head("skills"), *w.skills(1)]


MORE: tuple[Callable[[Writer], list[Block]], ...] = (
    header_bar,
    spaced_heads,
    letter,
    dated_right,
    grid,
)
