"""The photo of a person: checked bytes, decoded in a thread to the size it is shown in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QObject, QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QWidget

from huntflow_desk.core.pictures import MAX_PIXELS, picture_kind
from huntflow_desk.qt.kit.tasks import TaskRunner
from huntflow_desk.qt.kit.theme import theme
from huntflow_desk.services.card import Card
from huntflow_desk.services.library import Library

AVATAR_PX = 48
SMALL_PIXELS = 512 * 512


class PhotoFrame(QObject):
    """Keeps the photo of whoever is shown in step with their card.

    `put(picture)` shows it, `put(None)` shows initials. What fails leaves the initials.
    """

    def __init__(
        self,
        library: Library,
        runner: TaskRunner,
        put: Callable[[QImage | None], None],
        pane: QWidget,
    ) -> None:
        super().__init__(pane)
        self._library = library
        self._runner = runner
        self._put = put
        self._pane = pane
        self._shown: tuple[int, int, int] | None = None

    def forget(self) -> None:
        """Somebody else is shown from now on."""
        self._runner.cancel(self, "photo")
        self._shown = None
        self._put(None)

    def show(self, card: Card | None, *, fetch: bool) -> None:
        """Show the photo of a card; `fetch`: ask the server when it is not kept here."""
        if card is None or card.applicant.photo_id is None:
            self.forget()
            return
        account_id, applicant_id = card.account_id, card.applicant.applicant_id
        wanted = (account_id, applicant_id, card.applicant.photo_id)
        if wanted == self._shown:
            return
        side = round(theme().px(AVATAR_PX) * self._pane.devicePixelRatioF())

        def read(picture: QImage | None) -> None:
            if picture is not None:
                self._shown = wanted
                self._put(picture)

        # Most photos are a few kilobytes: no initials flash up before these.
        small = self._library.small_photo(*wanted)
        if small is not None:
            read(decode(small, side, most_pixels=SMALL_PIXELS))
            if self._shown == wanted:
                return

        self._runner.start(
            lambda: load_photo(self._library, account_id, applicant_id, side=side, fetch=fetch),
            owner=self,
            key="photo",
            background=True,
            label=self.tr("Фотография"),
            done=read,
        )


async def load_photo(
    library: Library, account_id: int, applicant_id: int, *, side: int, fetch: bool
) -> QImage | None:
    """A person's photo whose shorter side has `side` pixels; None where there is none.

    `fetch`: ask the server when it is not kept here.
    """
    import asyncio

    content = await library.photo(account_id, applicant_id, fetch=fetch)
    return None if content is None else await asyncio.to_thread(decode, content, side)


def decode(content: bytes, side: int, *, most_pixels: int = MAX_PIXELS) -> QImage | None:
    """The picture in bytes from outside, its shorter side `side` pixels at most; None unless it
    is a jpeg, png, webp or gif of at most 20 megapixels. Takes its time: not for the thread of
    the window, except with at most SMALL_PIXELS (some 2 ms)."""
    return _decoded(content, lambda size: side / min(size.width(), size.height()), most_pixels)


def decode_page(content: bytes, width_px: int) -> QImage | None:
    """The same for the picture of a page, `width_px` wide at most."""
    return _decoded(content, lambda size: width_px / size.width(), MAX_PIXELS)


def _decoded(content: bytes, scale_of: Callable[[QSize], float], most_pixels: int) -> QImage | None:
    kind = picture_kind(content)
    if not kind:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODeviceBase.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    # The reader may not choose another format: SVG and PDF draw local files.
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty() or size.width() * size.height() > most_pixels:
        return None
    scale = scale_of(size)
    if scale < 1:
        width, height = round(size.width() * scale), round(size.height() * scale)
        reader.setScaledSize(QSize(max(1, width), max(1, height)))
    picture = reader.read()
    return None if picture.isNull() else picture
