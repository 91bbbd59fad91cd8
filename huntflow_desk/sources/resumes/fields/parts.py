"""Cuts a line into the parts people put side by side: company, position, place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from huntflow_desk.sources.resumes.fields.cities import is_place
from huntflow_desk.sources.resumes.fields.jobs import company_score, job_score, legal_only

_CUT = re.compile(
    r"\t+|\s*[|•·¦]\s*|(?<![CС]):\s+(?=[A-ZА-ЯЁІЇЄҐЎ«\"“])|\s+[–—−]\s+|\s+-\s+|\s+[–—]|[–—]\s+|\s*;\s+|\s+@\s+|\s{3,}|"
    r"\s+(?:at|в компании|у компанії|ў кампаніі)\s+(?=[A-ZА-ЯЁІЇЄ«\"“])|"
    r"\s+(?:в|во|у|ў)\s+(?=(?:ООО|ОАО|ЗАО|ПАО|АО|ИП|ТОВ|ТАА|ААТ|ПАТ)\s|[«\"“])"
)
_EDGE = " ,;:.–—−-|•·/()[]\u00a0"


@dataclass(slots=True)
class Part:
    """A piece of a line with its offset in the document's text."""

    text: str
    start: int
    slot: tuple[str, int, int] = ("", 0, 0)
    company: float = 0.0
    job: float = 0.0
    bold: bool = False
    lean: float = 0.0
    """Above 0: a position by the word beside it ("... at Acme"), below: a company."""


def split_parts(text: str, offset: int, every: bool = False) -> list[Part]:
    """Parts between separators outside quotes and brackets; legal forms stay with their name.

    `every` cuts at each comma, also in front of small letters.
    """
    pieces: list[tuple[int, int]] = []
    at = 0
    masked = _mask(text)
    if every or masked.count(" / ") > 1:
        masked = masked.replace(" / ", " | ")
    leans: list[float] = [0.0]
    for cut in _CUT.finditer(masked):
        if cut[0].strip() == "at" and job_score(text[at : cut.start()]) < 0.4:
            continue  # "University of Texas at Austin"
        pieces.append((at, cut.start()))
        at = cut.end()
        word = bool(re.search(r"\w|@", cut[0]))
        leans[-1] += 1.0 if word else 0.0
        leans.append(-1.0 if word else 0.0)
    pieces.append((at, len(text)))
    result: list[Part] = []
    for (start, end), lean in zip(pieces, leans, strict=True):
        found = _commas(text, masked, start, end, offset, every)
        for part in found[:1]:
            part.lean = lean
        result += found
    return [q for p in result if p.text for q in _second_look(p)]


def _second_look(part: Part) -> list[Part]:
    """Company and position without a real separator between them."""
    text = part.text
    for cut in (
        re.search(r"(?<=[»”\"])\s+(?=[^\s(])", text),
        re.search(r"\s+(?:в|во|у|ў|in)\s+(?=[A-ZА-ЯЁІЇЄ«\"])", text),
        re.search(r"\s+/\s+", text),
        re.search(r",\s+(?=[a-zа-яёіїє])", text),
    ):
        if cut is None:
            continue
        one, two = text[: cut.start()], text[cut.end() :]
        forward = job_score(one) > 1 and (
            company_score(two) > 0.7 or cut[0].strip() in ("в", "во", "у", "ў")
        )
        backward = (
            job_score(two) > 1
            and job_score(one) < (1 if company_score(one) > 0.7 else 0.3)
            and len(one.split()) < 6
        )
        slash = cut[0].strip() == "/" and (job_score(one) > 0.4) != (job_score(two) > 0.4)
        if slash or (forward and job_score(two) < 1) or backward:
            two = text[cut.end() :].lstrip(_EDGE)
            return [Part(one, part.start), Part(two, part.start + len(text) - len(two))]
    return [part]


def firm_behind(text: str) -> tuple[str, str]:
    """Post and employer of "post (employer)", ("", "") when there is no employer in brackets."""
    inside = re.fullmatch(r"([^()]{3,60}?)\s*\(([^()]{2,60})\)", text)
    if inside and job_score(inside[1]) > 0.4 and _names_firm(inside[2]):
        return inside[1], inside[2]
    return "", ""


def _names_firm(text: str) -> bool:
    """What stands in brackets behind a post: an employer, no place, no remark."""
    if not (text[:1].isupper() or text[:1] in '«"“') or is_place(text) or text.isupper():
        return False
    return job_score(text) < 1 and not any(c.isdigit() for c in text[:4])


def _mask(text: str) -> str:
    """Quoted and bracketed stretches replaced by letters of the same length."""

    def cover(found: re.Match[str]) -> str:
        return found[0][0] + "x" * (len(found[0]) - 2) + found[0][-1]

    text = re.sub(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"", cover, text)
    return re.sub(r"\([^()]*\)", cover, text)


def _commas(text: str, masked: str, start: int, end: int, offset: int, every: bool) -> list[Part]:
    spans: list[tuple[int, int]] = []
    at = start
    for cut in re.finditer(r",\s+", masked[start:end]):
        here = start + cut.start()
        after = text[start + cut.end() : end]
        if (
            not every
            and after[:1].islower()
            and not re.match(
                r"(?:г|м|д|с|ул|гор|пос|смт|обл)\.|(?:www\.)?[\w-]+\.[a-z]{2,8}\b", after
            )
        ):
            continue  # "отдел продаж, маркетинга"
        spans.append((at, here))
        at = start + cut.end()
    spans.append((at, end))
    parts: list[Part] = []
    for a, b in spans:
        raw = text[a:b]
        bare = re.sub(r"^[^\w«»\"“”„(.#+]+", "", raw).strip(_EDGE)
        if raw.rstrip().endswith(")") and "(" in raw:
            bare = raw.strip(_EDGE.replace(")", "").replace("(", "")).strip()
        if bare.startswith("(") and bare.endswith(")"):
            bare = bare[1:-1].strip()
        if raw.rstrip(" ,;").endswith((" Inc.", " Co.", " Ltd.", " Corp.")):
            bare += "."
        if not bare:
            continue
        if bare.count("(") == bare.count(")") + 1 and ")" in raw:
            bare += ")"
        if parts and (legal_only(bare) or len(bare) == 1):
            parts[-1].text = f"{parts[-1].text}, {bare}"
            continue
        parts.append(Part(bare, offset + a + raw.find(bare[:1])))
    if len(parts) == 2 and parts[1].text.startswith(("им.", "имени")):
        parts = [Part(f"{parts[0].text}, {parts[1].text}", parts[0].start)]
    if len(parts) > 2 and company_score(parts[0].text) > 1.5:
        return parts[:4]
    return parts
