"""Saved views: searches with a name, kept beside the databases of a profile and system.

Names of tags and stages belong to one system, so views do too; the demo's go with the demo.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any, NamedTuple

from huntflow_desk.core.events import Change
from huntflow_desk.services.workplace import Workplace
from huntflow_desk.store.preferences import load_state, save_state

MOST = 200
NAME_LENGTH = 80
TEXT_LENGTH = 2_000


class View(NamedTuple):
    """A search with a name. `order` "" is the usual one; `vacancy_id` None: everyone."""

    view_id: str
    account_id: int
    name: str
    text: str
    vacancy_id: int | None = None
    order: str = ""
    descending: bool = False


class Views:
    """The views of an open workplace; a change is told as Change("view")."""

    def __init__(self, workplace: Workplace) -> None:
        self._file = workplace.store.folder / "views.json"
        self._bus = workplace.bus

    def of(self, account_id: int | None) -> tuple[View, ...]:
        """Views of an organisation in the order they were made. Raises DiskTrouble."""
        return tuple(view for view in self._all() if view.account_id == account_id)

    def find(self, view_id: str) -> View | None:
        """A view, or None when it is gone."""
        return next((view for view in self._all() if view.view_id == view_id), None)

    def add(
        self,
        account_id: int,
        name: str,
        text: str,
        *,
        vacancy_id: int | None = None,
        order: str = "",
        descending: bool = False,
    ) -> View:
        """Keep a view. The same name again replaces it. Raises DiskTrouble."""
        name = " ".join(name.split())[:NAME_LENGTH] or text[:NAME_LENGTH]
        view_id = secrets.token_hex(6)
        view = View(view_id, account_id, name, text[:TEXT_LENGTH], vacancy_id, order, descending)
        old = [one for one in self._all() if (one.account_id, one.name) != (account_id, name)]
        self._keep([*old, view][-MOST:], account_id)
        return view

    def rename(self, view_id: str, name: str) -> None:
        """Another name. Raises DiskTrouble."""
        name = " ".join(name.split())[:NAME_LENGTH]
        if name:
            views = [
                one._replace(name=name) if one.view_id == view_id else one for one in self._all()
            ]
            self._keep(views, None)

    def remove(self, view_id: str) -> None:
        """Forget a view. Raises DiskTrouble."""
        self._keep([one for one in self._all() if one.view_id != view_id], None)

    def _all(self) -> list[View]:
        if not self._file.exists():
            return []
        items = load_state(self._file).get("views")
        found = [_view(item) for item in items] if isinstance(items, list) else []
        return [view for view in found if view is not None][:MOST]

    def _keep(self, views: Iterable[View], account_id: int | None) -> None:
        save_state(self._file, {"views": [view._asdict() for view in views]})
        self._bus.publish(Change("view", account_id))


def _view(item: Any) -> View | None:
    """A view out of the file; None for anything odd."""
    if not isinstance(item, dict):
        return None
    texts = [item.get(name) for name in ("view_id", "name", "text")]
    account_id, vacancy_id = item.get("account_id"), item.get("vacancy_id")
    if not isinstance(account_id, int) or not all(isinstance(one, str) for one in texts):
        return None
    return View(
        str(texts[0]),
        account_id,
        str(texts[1])[:NAME_LENGTH],
        str(texts[2])[:TEXT_LENGTH],
        vacancy_id if isinstance(vacancy_id, int) else None,
        str(item.get("order") or ""),
        bool(item.get("descending")),
    )
