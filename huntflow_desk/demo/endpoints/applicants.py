"""Applicants: list, card, create, edit, delete (API.md 9.3)."""

from __future__ import annotations

from typing import Any

from ..calls import Call, cut, envelope
from ..cards import FIRST_CREATED_ID
from ..checks import DATE, EMAIL, ID, NEEDED_TEXT, TEXT, Field, checked
from ..refusals import denied, rule
from ..world import Org

Doc = dict[str, Any]

AGREEMENT_STATES = ("not_sent", "sent", "accepted", "declined", "send_error")
_SOCIAL = Field(
    "list",
    longest=1,
    item=Field(
        "object",
        fields={
            "social_type": Field("text", required=True, choices=("TELEGRAM",)),
            "value": NEEDED_TEXT,
        },
    ),
)
PERSONAL = {
    "first_name": TEXT,
    "last_name": TEXT,
    "middle_name": TEXT,
    "money": TEXT,
    "phone": TEXT,
    "email": EMAIL,
    "skype": TEXT,
    "position": TEXT,
    "company": TEXT,
    "photo": Field("integer"),
    "birthday": DATE,
    "social": _SOCIAL,
}
_CREATE = {
    **PERSONAL,
    "externals": Field(
        "list",
        longest=1,
        item=Field(
            "object",
            fields={
                "auth_type": TEXT,
                "account_source": ID,
                "data": Field("object", fields={"body": TEXT}),
                "files": Field("list", longest=1, item=Field("integer", required=True, least=1)),
            },
        ),
    ),
}
_SEARCH_KEYS = (
    "id", "first_name", "last_name", "middle_name", "birthday", "phone", "skype", "email", "money",
    "position", "company", "photo", "created",
)  # fmt: skip


def shown(call: Call, card: Doc) -> Doc:
    """A card as GET shows it. ``site`` is a key of newer servers (API.md section 11)."""
    org = call.org
    answer = {key: value for key, value in card.items() if not key.startswith("_")}
    photo = card.get("photo")
    answer["photo_url"] = None if photo is None else call.desk.world.files.url(photo, call.host)
    answer["doubles"] = [{"double": double} for double in org.cards.doubles(card)]
    answer["site"] = []
    return answer


def search_row(call: Call, card: Doc) -> Doc:
    """A card as a search shows it: no links, tags, resumes, doubles (API.md section 6)."""
    row = {key: card.get(key) for key in _SEARCH_KEYS}
    photo = card.get("photo")
    row["photo_url"] = None if photo is None else call.desk.world.files.url(photo, call.host)
    return row


def listing(call: Call) -> Doc:
    """GET /applicants: page style, at most 30; ``q`` is silently ignored (API.md section 6)."""
    org = call.org
    page, count = call.page(most=30)
    status = call.integer("status")
    vacancy = call.integer("vacancy")
    agreement = call.choice("agreement_state", AGREEMENT_STATES)
    if status is not None and agreement is not None:
        raise rule("status and agreement_state can not be combined")
    index = org.cards.index
    if vacancy is not None and status is not None:
        ids = index.at_stage(vacancy, status)
    elif vacancy is not None:
        ids = index.newest_first(vacancy)
    elif status is not None:
        vacancies = org.vacancies
        ids = index.at_stage_of(
            [n for n in vacancies.ids() if vacancies.state(n) == "OPEN"], status
        )
    else:
        ids = org.cards.ids()
    if agreement is not None:
        ids = [applicant_id for applicant_id in ids if _agreement(org, applicant_id) == agreement]
    part = cut(ids, page, count)
    call.spoil(part)
    cards = (org.cards.find(applicant_id) for applicant_id in part)
    items = [shown(call, card) for card in cards if card is not None]
    return envelope(page, count, len(ids), items)


def get(call: Call) -> Doc:
    """GET /applicants/{applicant_id}; a merged id shows the surviving card."""
    card = call.card()
    call.spoil([int(card["id"])])
    return shown(call, card)


def create(call: Call) -> Doc:
    """POST /applicants: a duplicate is created, not refused; ``doubles`` tells."""
    call.writer()
    org = call.org
    body = checked(call.body, _CREATE)
    _check_photo(call, body)
    externals = body.pop("externals", None) or []
    store = org.store
    for external in externals:
        for file_id in external.get("files") or []:
            if call.desk.world.files.describe(file_id) is None:
                raise rule(f"Unknown file {file_id}", "/externals/0/files")
    applicant_id = store.next_id("applicant", FIRST_CREATED_ID)
    card: Doc = {
        "id": applicant_id,
        "account": org.terms.account_id,
        **dict.fromkeys(PERSONAL),
        **body,
        "created": org.moment(),
        "tags": [],
        "links": [],
        "external": [],
        "agreement": None,
        "_created": org.clock(),
        "_passed": [],
    }
    card["social"] = _social(org, body.get("social"))
    for external in externals:
        card["external"].append(_add_external(org, applicant_id, external))
        card["_resume"] = (external.get("data") or {}).get("body") or ""
    org.touch(card, call.desk.index_lag_s)
    org.add_log(applicant_id, "ADD")
    answer = {key: card[key] for key in (*PERSONAL, "id", "created", "agreement", "external")}
    answer["files"] = [n for external in externals for n in external.get("files") or []]
    answer["doubles"] = [{"double": double} for double in org.cards.doubles(card)]
    answer["site"] = []
    import uuid

    answer["reindex_job_id"] = str(uuid.UUID(int=applicant_id))
    return answer


def edit(call: Call) -> Doc:
    """PATCH /applicants/{applicant_id}: keys that are sent change, null clears."""
    call.writer()
    card = call.card()
    body = checked(call.body, PERSONAL)
    _check_photo(call, body)
    if "social" in body:
        body["social"] = _social(call.org, body["social"])
    card.update(body)
    call.org.touch(card, call.desk.index_lag_s)
    return shown(call, card)


def delete(call: Call) -> None:
    """DELETE /applicants/{applicant_id}: needs the right remove-applicants (S#176)."""
    if call.org.terms.member_type != "owner":
        raise denied("remove-applicants")
    call.org.cards.delete(int(call.card()["id"]))


def _agreement(org: Org, applicant_id: int) -> str | None:
    card = org.cards.find(applicant_id)
    agreement = None if card is None else card["agreement"]
    return None if agreement is None else str(agreement["state"])


def _check_photo(call: Call, body: Doc) -> None:
    photo = body.get("photo")
    if photo is not None and call.desk.world.files.describe(photo) is None:
        raise rule("Unknown photo", "/photo")


def _social(org: Org, rows: list[Doc] | None) -> list[Doc]:
    return [
        {
            "id": org.store.next_id("social", 4_000_001),
            "social_type": row["social_type"],
            "value": row["value"],
            "verified": False,
            "verification_date": None,
        }
        for row in rows or []
    ]


def _add_external(org: Org, applicant_id: int, external: Doc) -> Doc:
    external_id = org.store.next_id("external", 50_000_001)
    head = {
        "id": external_id,
        "auth_type": external.get("auth_type") or "NATIVE",
        "account_source": external.get("account_source"),
        "updated": org.moment(),
    }
    full = {
        **head,
        "created": org.moment(),
        "source_url": None,
        "foreign": f"r{external_id}",
        "key": None,
        "portfolio": [],
        "data": {"body": (external.get("data") or {}).get("body") or ""},
        "resume": None,
        "_files": list(external.get("files") or []),
    }
    org.store.put("external", external_id, full)
    return head


ROUTES = (
    ("GET", "/accounts/{account_id}/applicants", listing),
    ("POST", "/accounts/{account_id}/applicants", create),
    ("GET", "/accounts/{account_id}/applicants/{applicant_id}", get),
    ("PATCH", "/accounts/{account_id}/applicants/{applicant_id}", edit),
    ("DELETE", "/accounts/{account_id}/applicants/{applicant_id}", delete),
)
