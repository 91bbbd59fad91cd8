"""Tables of DOCX, ODT, RTF, DOC and HTML as lines: layout tables and data tables alike."""

from __future__ import annotations

from huntflow_desk.sources.resumes.document import Line
from huntflow_desk.sources.resumes.whens import is_dateish

_SHORT = 160


def join(lines: list[Line], glue: str) -> Line:
    """One line from several, with the looks of the first."""
    first = lines[0]
    return Line(
        glue.join(line.text.strip() for line in lines),
        max(line.size for line in lines),
        first.bold,
        first.heading,
        first.bullet,
        first.gap,
        first.page,
        row=True,
    )


def flatten_row(cells: list[list[Line]]) -> list[Line]:
    """A table row as lines.

    Cells of one line stand side by side (tab between): label and value, or a data table. A cell
    with several paragraphs is read as a whole before the next one: a column of a layout table.
    A cell that holds only dates is one line however it was broken.
    """
    result: list[Line] = []
    pending: list[Line] = []

    def settle() -> None:
        if len(pending) > 1:
            result.append(join(pending, "\t"))
        else:
            result.extend(pending)
        pending.clear()

    for cell in cells:
        lines = [line for line in cell if line.text.strip()]
        if not lines:
            continue
        if len(lines) <= 4 and any("\n" in line.text.strip() for line in lines):
            flat = " ".join(" ".join(line.text.split()) for line in lines)
            if is_dateish(flat):
                lines[0].text = flat
                settle()
                result.append(join(lines[:1], " "))
                continue
        if 1 < len(lines) <= 4 and all(is_dateish(line.text) for line in lines):
            lines = [join(lines, " ")]
            settle()
            result.extend(lines)
        elif len(lines) == 1 and len(lines[0].text) <= _SHORT:
            pending.append(lines[0])
        else:
            settle()
            result.extend(lines)
    settle()
    if result:
        result[0].gap = True
    return result
