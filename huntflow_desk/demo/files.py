"""Photos, resumes and uploads, and the signed addresses they are fetched from (API.md 7)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from .cards import PHOTO_BASE, RESUME_FILE_BASE, Cards
from .pictures import portrait
from .resumes import Resumes
from .storage import Store

Doc = dict[str, Any]

FIRST_UPLOAD_ID = 30_000_001
URL_TTL_S = 12 * 3600


class Files:
    """Describes files, signs their addresses and gives their bytes."""

    def __init__(
        self,
        store: Store,
        seed: int,
        clock: Callable[[], float],
        orgs: list[tuple[Cards, Resumes]],
    ) -> None:
        self._store = store
        self._clock = clock
        self._orgs = orgs
        self._secret = hashlib.sha256(f"huntflow demo {seed}".encode()).digest()

    def describe(self, file_id: int) -> Doc | None:
        """``id``, ``name``, ``content_type`` of a file, or None when there is no such file."""
        stored = self._store.peek("file", file_id)
        if stored is not None:
            return {key: stored[key] for key in ("id", "name", "content_type")}
        if file_id >= FIRST_UPLOAD_ID or file_id < PHOTO_BASE:
            return None
        photo = file_id < RESUME_FILE_BASE
        applicant_id = file_id - (PHOTO_BASE if photo else RESUME_FILE_BASE)
        if self._owner(applicant_id) is None:
            return None
        if photo:
            return {"id": file_id, "name": f"photo-{applicant_id}.png", "content_type": "image/png"}
        return {
            "id": file_id,
            "name": f"resume-{applicant_id}.pdf",
            "content_type": "application/pdf",
        }

    def shown(self, file_id: int, host: str) -> Doc | None:
        """A file as answers show it, with a fresh address."""
        known = self.describe(file_id)
        return None if known is None else {**known, "url": self.url(file_id, host)}

    def url(self, file_id: int, host: str) -> str:
        """A signed address that works without a key until it expires."""
        known = self.describe(file_id)
        name = "file" if known is None else str(known["name"])
        expires = int(self._clock()) + URL_TTL_S
        sign = self._sign(file_id, expires)
        return f"{host}/uploads/{file_id}/{quote(name)}?s={sign}&e={expires}"

    def allowed(self, file_id: int, sign: str, expires: str) -> bool:
        """Whether a signature is genuine and not expired."""
        if not expires.isdigit() or int(expires) < self._clock():
            return False
        return hmac.compare_digest(self._sign(file_id, int(expires)), sign)

    def content(self, file_id: int) -> bytes | None:
        """The bytes of a file."""
        stored = self._store.peek("file", file_id)
        if stored is not None:
            return base64.b64decode(stored["bytes"])
        if self.describe(file_id) is None:
            return None
        photo = file_id < RESUME_FILE_BASE
        applicant_id = file_id - (PHOTO_BASE if photo else RESUME_FILE_BASE)
        owner = self._owner(applicant_id)
        if owner is None:
            return None
        cards, resumes = owner
        number = applicant_id - cards.people.first_id
        if photo:
            source = cards.people.original(number)
            return portrait(source, cards.people.person(number).female)
        return resumes.pdf(number)

    def add(self, name: str, content_type: str, content: bytes, **more: Any) -> Doc:
        """Keep an upload; equal bytes give the earlier file with its earlier name (API.md 9.6)."""
        digest = hashlib.sha256(content).hexdigest()
        known = self._store.peek("digest", digest)
        if known is not None:
            found = self.describe(int(known["id"]))
            if found is not None:
                return found
        file_id = self._store.next_id("file", FIRST_UPLOAD_ID)
        doc: Doc = {
            "id": file_id,
            "name": name,
            "content_type": content_type,
            "size": len(content),
            "sha256": digest,
            "bytes": base64.b64encode(content).decode(),
            **more,
        }
        self._store.put("file", file_id, doc)
        self._store.put("digest", digest, {"id": file_id})
        return {key: doc[key] for key in ("id", "name", "content_type")}

    def _sign(self, file_id: int, expires: int) -> str:
        text = f"{file_id}:{expires}".encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()[:24]

    def _owner(self, applicant_id: int) -> tuple[Cards, Resumes] | None:
        for cards, resumes in self._orgs:
            number = cards.number(applicant_id)
            if number is not None and cards.people.exists(number):
                return cards, resumes
        return None
