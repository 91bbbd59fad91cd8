"""The zip container of office files, scanned before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.trouble import Unreadable


class Archive:
    """Reads members by their exact name into memory; never writes a file.

    Raises `Unreadable`: too_large for bombs, corrupt for damage, encrypted for passwords.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise Unreadable("corrupt", "broken zip container") from error
        if len(infos) > limits.zip_members:
            raise Unreadable("too_large", "too many parts")
        total = sum(info.file_size for info in infos)
        if total > limits.zip_bytes:
            raise Unreadable("too_large", "unpacks to more than 50 MB")
        for info in infos:
            if info.file_size > 1_000_000 and info.file_size > limits.zip_ratio * max(
                info.compress_size, 1
            ):
                raise Unreadable("too_large", "suspiciously packed")
            if info.flag_bits & 1:
                raise Unreadable("encrypted")
        self._infos = {info.filename: info for info in infos}
        self._left = limits.zip_bytes

    @property
    def names(self) -> list[str]:
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """The unpacked member; sizes in the directory are not trusted."""
        info = self._infos.get(name)
        if info is None:
            raise Unreadable("corrupt", "a part is missing")
        try:
            with self._zip.open(info) as member:
                data = member.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError) as error:
            raise Unreadable("corrupt", "broken zip container") from error
        except (RuntimeError, NotImplementedError, ValueError, MemoryError) as error:
            raise Unreadable("corrupt", "unknown packing") from error
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable("too_large", "unpacks to more than 50 MB")
        return data

    def find(self, name: str) -> bytes | None:
        """The member or None when there is none."""
        return self.read(name) if name in self._infos else None

    def close(self) -> None:
        self._zip.close()
