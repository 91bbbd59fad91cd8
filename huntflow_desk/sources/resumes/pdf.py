"""PDF by `pypdfium2`: characters with their boxes, pictures, links, page pictures."""

from __future__ import annotations

import ctypes
import math
from contextlib import suppress
from typing import Any

from huntflow_desk.sources.resumes.document import Document, Line, clean
from huntflow_desk.sources.resumes.layout import Word, page_lines
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.pictures import is_portrait
from huntflow_desk.sources.resumes.png import png_of
from huntflow_desk.sources.resumes.trouble import Unreadable

_SPACE = frozenset(" \t\r\n\u00a0\u0000")
_IMAGE = 3
_MAX_OBJECTS = 4000
_MAX_SIDE = 4000


def open_pdf(data: bytes) -> Any:
    """The document. Raises `Unreadable`: encrypted or corrupt."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise Unreadable("encrypted") from error
        raise Unreadable("corrupt") from error


def read_pdf(data: bytes, limits: Limits) -> tuple[Document, list[Line]]:
    """Text in reading order, page after page, at most `limits.pages` of them."""
    import pypdfium2

    document = Document("pdf")
    lines: list[Line] = []
    pdf = open_pdf(data)
    failed = 0
    try:
        document.page_count = len(pdf)
        if document.page_count == 0:
            raise Unreadable("corrupt", "no pages")
        if document.page_count > limits.pages:
            document.note = "too_large"
            document.note_detail = (
                f"only the first {limits.pages} of {document.page_count} pages were read"
            )
        for number in range(min(document.page_count, limits.pages)):
            try:
                page = pdf[number]
            except pypdfium2.PdfiumError:
                failed += 1
                continue
            try:
                words = _words(page, limits)
                if words is None:
                    failed += 1
                    continue
                lines += page_lines(words, page.get_width(), number)
                if number == 0 or (number == 1 and not document.has_photo):
                    document.has_photo = document.has_photo or portrait_place(page) is not None
                if number < 5:
                    document.links += _links(page)
            finally:
                page.close()
        if failed and not lines:
            raise Unreadable("corrupt")
    finally:
        pdf.close()
    return document, lines


def _words(page: Any, limits: Limits) -> list[Word] | None:
    """The words of a page in the order of its content, with box, size and weight."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    handle = textpage.raw
    count = min(raw.FPDFText_CountChars(handle), limits.page_chars)
    box = raw.FS_RECTF()
    box_ref = ctypes.byref(box)
    ox, oy = ctypes.c_double(), ctypes.c_double()
    ox_ref, oy_ref = ctypes.byref(ox), ctypes.byref(oy)
    loose, code, origin = (
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetCharOrigin,
    )
    words: list[Word] = []
    letters: list[str] = []
    left = right = base = size = floor = 0.0
    first = 0

    def close() -> None:
        if letters:
            text = clean("".join(letters))
            if text:
                words.append(
                    Word(text, left, right, base, size, _is_bold(raw, handle, first, bolds))
                )
            letters.clear()

    bolds: dict[str, bool] = {}
    try:
        for index in range(count):
            point = code(handle, index)
            if point == 0xFFFE or point == 2:
                # PDFium marks a hyphen at the end of a line like this.
                letters.append("-")
                loose(handle, index, box_ref)
                right = max(right, box.right)
                close()
                continue
            char = chr(point) if 0 < point < 0xD800 or 0xDFFF < point < 0x110000 else " "
            if char in _SPACE:
                close()
                continue
            loose(handle, index, box_ref)
            x0, x1 = box.left, box.right
            height = box.top - box.bottom
            if not (math.isfinite(x0) and math.isfinite(height)):
                continue
            if letters and (x0 - right > 0.22 * size or x0 < right - 0.9 * size):
                close()
            if letters and abs(box.bottom - floor) > 0.45 * size:
                close()
            if not letters:
                origin(handle, index, ox_ref, oy_ref)
                left, base, size, first = x0, oy.value, max(height, 1.0), index
                right, floor = x1, box.bottom
            letters.append(char)
            right = max(right, x1)
        close()
    finally:
        textpage.close()
    return words


def _is_bold(raw: Any, handle: Any, index: int, known: dict[str, bool]) -> bool:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(handle, index, buffer, 128, ctypes.byref(flags))
    if not 0 < length <= 128:
        return False
    name = buffer.value.decode("utf-8", "replace")
    bold = known.get(name)
    if bold is None:
        low = name.lower()
        bold = known[name] = any(w in low for w in ("bold", "black", "heavy", "semibold", "demi"))
    if not bold and flags.value & (1 << 18):
        return True
    return bold


def portrait_place(page: Any) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of the largest portrait-like picture; icons and scans are none."""
    import pypdfium2
    import pypdfium2.raw as raw

    whole = page.get_width() * page.get_height()
    best: tuple[float, tuple[float, float, float, float]] | None = None
    try:
        for number, item in enumerate(page.get_objects(filter=(_IMAGE,), max_depth=3)):
            if number > _MAX_OBJECTS:
                break
            left, bottom, right, top = item.get_bounds()
            width, height = right - left, top - bottom
            if not is_portrait(width, height, 40.0) or width * height > 0.35 * whole:
                continue
            wide, tall = ctypes.c_uint(), ctypes.c_uint()
            known = raw.FPDFImageObj_GetImagePixelSize(
                item.raw, ctypes.byref(wide), ctypes.byref(tall)
            )
            if known and min(wide.value, tall.value) < 40:
                continue
            if best is None or width * height > best[0]:
                best = (width * height, (left, bottom, right, top))
    except (pypdfium2.PdfiumError, OverflowError):
        return None
    return best[1] if best else None


def _links(page: Any) -> list[str]:
    """Addresses behind link annotations."""
    import pypdfium2.raw as raw

    result: list[str] = []
    start = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    doc = page.pdf.raw
    for _ in range(200):
        if not raw.FPDFLink_Enumerate(page.raw, ctypes.byref(start), ctypes.byref(link)):
            break
        action = raw.FPDFLink_GetAction(link)
        if not action:
            continue
        length = raw.FPDFAction_GetURIPath(doc, action, None, 0)
        if not 1 < length < 1000:
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(doc, action, buffer, length)
        with suppress(UnicodeDecodeError):
            result.append(buffer.value.decode("utf-8"))
    return result


def page_count(data: bytes) -> int:
    """Number of pages. Raises `Unreadable`."""
    pdf = open_pdf(data)
    try:
        return len(pdf)
    finally:
        pdf.close()


def render_page(data: bytes, page: int, width_px: int, max_pixels: int) -> bytes:
    """A page as PNG, `width_px` wide unless that exceeds the limits. Raises `Unreadable`."""
    import pypdfium2

    pdf = open_pdf(data)
    try:
        if not 0 <= page < len(pdf):
            raise Unreadable("gone", "no such page")
        opened = pdf[page]
        try:
            wide, tall = opened.get_size()
            return _render(opened, (0.0, 0.0, wide, tall), width_px, max_pixels)
        finally:
            opened.close()
    except pypdfium2.PdfiumError as error:
        raise Unreadable("corrupt") from error
    finally:
        pdf.close()


def render_portrait(data: bytes, width_px: int = 300) -> bytes | None:
    """The portrait as PNG, cut out of the page it stands on."""
    import pypdfium2

    pdf = open_pdf(data)
    try:
        for number in range(min(2, len(pdf))):
            page = pdf[number]
            try:
                place = portrait_place(page)
                if place is not None:
                    left, bottom, right, top = place
                    height = page.get_height()
                    return _render(
                        page, (left, height - top, right, height - bottom), width_px, 1_000_000
                    )
            finally:
                page.close()
    except pypdfium2.PdfiumError:
        return None
    finally:
        pdf.close()
    return None


def _render(
    page: Any, area: tuple[float, float, float, float], width_px: int, max_pixels: int
) -> bytes:
    """A part of a page (left, top, right, bottom in points from the upper left) as PNG."""
    import pypdfium2.raw as raw

    left, top, right, bottom = area
    wide, tall = right - left, bottom - top
    if not (0 < wide < 1e5 and 0 < tall < 1e5):
        raise Unreadable("corrupt")
    scale = min(max(width_px, 16), _MAX_SIDE) / wide
    scale = min(scale, math.sqrt(max_pixels / (wide * tall)), _MAX_SIDE / tall)
    width, height = max(1, int(wide * scale)), max(1, int(tall * scale))
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        raise Unreadable("too_large")
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        page_wide, page_tall = page.get_size()
        raw.FPDF_RenderPageBitmap(
            bitmap,
            page.raw,
            int(-left * scale),
            int(-top * scale),
            int(page_wide * scale),
            int(page_tall * scale),
            0,
            raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER,
        )
        stride = raw.FPDFBitmap_GetStride(bitmap)
        rows = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
        return png_of(rows, width, height, stride)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
