"""What is dropped or pasted from other programs: files, attachments as bytes, a picture, text.

Facts: file managers give `text/uri-list`; mail programs of Windows give names in
`FileGroupDescriptorW` and one `FileContents` for each; browsers give pictures and addresses.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODeviceBase, QMimeData
from PySide6.QtGui import QImage

MOST_ATTACHMENTS = 500
MOST_TEXT = 2_000_000
"""Characters of a dragged text; a resume has some thousands."""

_DESCRIPTOR = 592
_NAME_AT = 72
_NAMES = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
_CONTENTS = 'application/x-qt-windows-mime;value="FileContents";index={}'


@dataclass(frozen=True, slots=True)
class Carried:
    """What came. `paths`: files and folders here; `attachments`: names and bytes; `picture`: a
    picture that is no file; `text`: plain text that is nothing else."""

    paths: tuple[Path, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()
    picture: QImage | None = None
    text: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing came that can be a resume."""
        return not (self.paths or self.attachments or self.picture or self.text.strip())


def carries(data: QMimeData) -> bool:
    """Whether there is anything for us, without reading it."""
    if data.hasUrls() and any(url.isLocalFile() for url in data.urls()):
        return True
    return data.hasFormat(_NAMES) or data.hasImage() or data.hasText()


def is_text_alone(data: QMimeData) -> bool:
    """Whether nothing but text comes, which a text field may want."""
    files = data.hasUrls() and any(url.isLocalFile() for url in data.urls())
    return data.hasText() and not (files or data.hasFormat(_NAMES) or data.hasImage())


def carried(data: QMimeData) -> Carried:
    """Take what there is: files before attachments before a picture before text."""
    urls = data.urls() if data.hasUrls() else []
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if paths:
        return Carried(paths)
    found = _attachments(data)
    if found:
        return Carried(attachments=found)
    if data.hasImage():
        picture = data.imageData()
        if isinstance(picture, QImage) and not picture.isNull():
            return Carried(picture=picture)
    return Carried(text=data.text()[:MOST_TEXT] if data.hasText() and not urls else "")


def png(picture: QImage) -> bytes:
    """A picture as bytes. Takes its time: not for the thread of the window."""
    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _attachments(data: QMimeData) -> tuple[tuple[str, bytes], ...]:
    if not data.hasFormat(_NAMES):
        return ()
    names = file_names(bytes(data.data(_NAMES).data()))
    take: Callable[[int], bytes] = lambda n: bytes(data.data(_CONTENTS.format(n)).data())  # noqa: E731
    return tuple((name, take(number)) for number, name in enumerate(names) if name)


def file_names(group: bytes) -> tuple[str, ...]:
    """The names in a FILEGROUPDESCRIPTORW; whatever is cut off is left out."""
    if len(group) < 4:
        return ()
    (count,) = struct.unpack_from("<I", group)
    names = []
    for number in range(min(count, MOST_ATTACHMENTS)):
        start = 4 + number * _DESCRIPTOR + _NAME_AT
        raw = group[start : start + _DESCRIPTOR - _NAME_AT]
        if len(raw) < _DESCRIPTOR - _NAME_AT:
            break
        names.append(raw.decode("utf-16-le", "replace").partition("\0")[0])
    return tuple(names)
