"""An archive with documents in it: what there is, and one after the other as bytes.

Nothing is ever written here, and names are only shown: a member that wants to climb out of its
folder is a file like any other.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from huntflow_desk.sources.resumes.limits import Limits
from huntflow_desk.sources.resumes.trouble import Unreadable

_UTF8 = 0x800
_ENCRYPTED = 1
_JUNK = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_OFFICE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside: `number` asks for it; `problem` is "" or why it is not given."""

    number: int
    name: str
    size: int
    problem: str = ""


def members(path: Path, limits: Limits) -> list[Member]:
    """The files of an archive. Raises `Unreadable`: too_large for bombs and for more than is taken,
    encrypted, corrupt, unsupported for office files and programs."""
    with _opened(path) as archive:
        infos = archive.infolist()
        if any(info.filename in _OFFICE for info in infos):
            raise Unreadable("unsupported", "not an archive of documents")
        if len(infos) > limits.zip_members:
            raise Unreadable("too_large", f"more than {limits.zip_members} files inside")
        if sum(info.file_size for info in infos) > limits.zip_bytes:
            raise Unreadable("too_large", f"unpacks to more than {limits.zip_bytes >> 20} MB")
        found = []
        for number, info in enumerate(infos):
            name = _name(info)
            if info.is_dir() or _is_junk(name):
                continue
            problem = ""
            if info.flag_bits & _ENCRYPTED:
                problem = "encrypted"
            elif info.file_size > limits.file_bytes or _is_bomb(info, limits):
                problem = "too_large"
            elif not info.file_size:
                problem = "empty"
            found.append(Member(number, name, info.file_size, problem))
        return found


def member(path: Path, number: int, limits: Limits) -> bytes:
    """The bytes of a member; sizes in the directory are not trusted. Raises `Unreadable`."""
    with _opened(path) as archive:
        infos = archive.infolist()
        if not 0 <= number < len(infos):
            raise Unreadable("corrupt", "a part is missing")
        try:
            with archive.open(infos[number]) as opened:
                data = opened.read(limits.file_bytes + 1)
        except _BROKEN as error:
            raise Unreadable("corrupt", "broken archive") from error
        except (RuntimeError, NotImplementedError) as error:
            raise Unreadable("corrupt", "unknown packing") from error
    if len(data) > limits.file_bytes:
        raise Unreadable("too_large", f"more than {limits.file_bytes >> 20} MB")
    return data


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise Unreadable("gone") from error
    except (*_BROKEN, NotImplementedError) as error:
        raise Unreadable("corrupt", "broken archive") from error


def _name(info: zipfile.ZipInfo) -> str:
    """Old archivers write names in the alphabet of their system and do not say which."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        other = info.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return info.filename
    return other if any("а" <= char <= "я" for char in other.casefold()) else info.filename


def _is_junk(name: str) -> bool:
    last = name.rpartition("/")[2].casefold()
    return last in _JUNK or last.startswith("._") or name.startswith("__MACOSX/")


def _is_bomb(info: zipfile.ZipInfo, limits: Limits) -> bool:
    return info.file_size > 1_000_000 and info.file_size > limits.zip_ratio * max(
        info.compress_size, 1
    )
