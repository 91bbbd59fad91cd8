"""PDF by `pypdfium2`: characters with their boxes, pictures, links, page pictures."""

from __future__ import annotations

import ctypes
import math
import re
from contextlib import suppress
from typing import Any

from huntflow_desk.sources.resumes.document import Document, Line, Word, clean
from huntflow_desk.sources.resumes.layout import page_lines
from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.pictures import is_portrait
from huntflow_desk.sources.resumes.places import Rect
from huntflow_desk.sources.resumes.png import png_of
from huntflow_desk.sources.resumes.trouble import Unreadable

_TOKEN = re.compile("[^\\s\\x00\\x02\ufffe]+[\\x02\ufffe]?|[\\x02\ufffe]")
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

    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        return _WordReader(textpage.raw).words(limits.page_chars)
    finally:
        textpage.close()


class _WordReader:
    """Boxes of words; only where a word looks odd is it looked at letter by letter."""

    def __init__(self, handle: Any) -> None:
        import pypdfium2.raw as raw

        self._raw, self._handle = raw, handle
        self._box = raw.FS_RECTF()
        self._box_ref = ctypes.byref(self._box)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origin = (ctypes.byref(self._x), ctypes.byref(self._y))
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._found: list[Word] = []

    def words(self, most: int) -> list[Word]:
        """At most `most` characters are looked at."""
        count = min(self._raw.FPDFText_CountChars(self._handle), most)
        text = self._text(count)
        loose, handle = self._raw.FPDFText_GetLooseCharBox, self._handle
        box, ref = self._box, self._box_ref
        for token in _TOKEN.finditer(text):
            first, end = token.span()
            loose(handle, first, ref)
            left, floor, right, size = box.left, box.bottom, box.right, box.top - box.bottom
            if end - first > 1:
                loose(handle, end - 1, ref)
                right = box.right
                widest = 1.05 * size * (end - first)
                if not 0 < right - left < widest or abs(box.bottom - floor) > 0.45 * size:
                    self._letters(text, first, end)
                    continue
            self._add(token[0], first, left, right, size)
        return self._found

    def _text(self, count: int) -> str:
        """One character for each of PDFium's; one by one where it would not be so."""
        buffer = (ctypes.c_ushort * (count + 1))()
        if self._raw.FPDFText_GetText(self._handle, 0, count, buffer) == count + 1:
            text = bytes(buffer)[: count * 2].decode("utf-16-le", "replace")
            if len(text) == count:
                return text
        code = self._raw.FPDFText_GetUnicode
        points = (code(self._handle, index) for index in range(count))
        return "".join(chr(p) if 0 < p < 0xD800 or 0xDFFF < p < 0x110000 else " " for p in points)

    def _letters(self, text: str, first: int, end: int) -> None:
        start, left, right, floor, size = first, 0.0, 0.0, 0.0, 0.0
        for index in range(first, end):
            self._raw.FPDFText_GetLooseCharBox(self._handle, index, self._box_ref)
            x0, x1, bottom = self._box.left, self._box.right, self._box.bottom
            apart = x0 - right > 0.22 * size or x0 < right - 0.9 * size
            if index > first and (apart or abs(bottom - floor) > 0.45 * size):
                self._add(text[start:index], start, left, right, size)
                start = index
            if index == start:
                left, right, floor, size = x0, x1, bottom, max(self._box.top - bottom, 1.0)
            right = max(right, x1)
        self._add(text[start:end], start, left, right, size)

    def _add(self, text: str, index: int, left: float, right: float, size: float) -> None:
        # PDFium marks a hyphen at the end of a line with these.
        if not (text.isascii() and text.isprintable()):
            text = clean(text.replace("\ufffe", "-").replace("\x02", "-"))
        if not text or not -1e6 < left < 1e6 or not -1e6 < size < 1e6:
            return
        self._raw.FPDFText_GetCharOrigin(self._handle, index, *self._origin)
        bold = self._is_bold(index)
        self._found.append(Word(text, left, right, self._y.value, max(size, 1.0), bold))

    def _is_bold(self, index: int) -> bool:
        length = self._raw.FPDFText_GetFontInfo(
            self._handle, index, self._name, 128, ctypes.byref(self._flags)
        )
        if not 0 < length <= 128:
            return False
        name = self._name.value
        bold = self._bold.get(name)
        if bold is None:
            low = name.decode("utf-8", "replace").lower()
            bold = self._bold[name] = any(w in low for w in ("bold", "black", "heavy", "demi"))
        return bold or bool(self._flags.value & (1 << 18))


def portrait_place(page: Any) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of the largest portrait-like picture; icons and scans are none."""
    import pypdfium2.raw as raw

    whole = page.get_width() * page.get_height()
    best: tuple[float, tuple[float, float, float, float]] | None = None
    for item in _images(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 0):
        edges = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        width, height = right - left, top - bottom
        if not is_portrait(width, height, 40.0) or width * height > 0.35 * whole:
            continue
        wide, tall = ctypes.c_uint(), ctypes.c_uint()
        known = raw.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(wide), ctypes.byref(tall))
        if known and min(wide.value, tall.value) < 40:
            continue
        if best is None or width * height > best[0]:
            best = (width * height, (left, bottom, right, top))
    return best[1] if best else None


def _images(holder: Any, count: Any, get: Any, depth: int) -> list[Any]:
    """The picture objects of a page, also those inside its forms."""
    import pypdfium2.raw as raw

    found: list[Any] = []
    for number in range(min(count(holder), _MAX_OBJECTS)):
        item = get(holder, number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.append(item)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 2 and len(found) < 200:
            inner = (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
            found += _images(item, *inner, depth + 1)
    return found[:200]


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


def on_pages(data: bytes, rects: list[list[Rect]]) -> list[list[Rect]]:
    """Rectangles in points as shares (0 to 1) of the page picture, from its upper left corner.

    Page, left, top, right, bottom. Turned and cropped pages come out as `render_page` shows them.
    """
    import pypdfium2.raw as raw

    pdf = open_pdf(data)
    side = 1_000_000
    x, y = ctypes.c_int(), ctypes.c_int()

    def shown(page: Any, left: float, bottom: float) -> tuple[float, float]:
        spot = (ctypes.byref(x), ctypes.byref(y))
        raw.FPDF_PageToDevice(page.raw, 0, 0, side, side, 0, left, bottom, *spot)
        return x.value / side, y.value / side

    try:
        pages = {number: pdf[number] for number in {r[0] for some in rects for r in some}}
        result: list[list[Rect]] = []
        for some in rects:
            result.append([])
            for number, left, bottom, right, top in some:
                one, two = shown(pages[number], left, bottom), shown(pages[number], right, top)
                (x0, x1), (y0, y1) = sorted((one[0], two[0])), sorted((one[1], two[1]))
                a, b, c, d = (min(max(round(e, 5), 0.0), 1.0) for e in (x0, y0, x1, y1))
                result[-1].append((number, a, b, c, d))
        for page in pages.values():
            page.close()
        return result
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
