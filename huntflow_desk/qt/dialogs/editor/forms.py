"""The forms of an editor: what all their fields come to together, on whichever page they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from huntflow_desk.core.edits import Edit
from huntflow_desk.core.models import Json
from huntflow_desk.qt.forms.field import Field
from huntflow_desk.qt.forms.form import Form


class Forms(dict[str, Form]):
    """Forms by key; a page may have several."""

    @property
    def changed(self) -> bool:
        """Whether anything would be written."""
        return any(form.changed for form in self.values())

    def titles_of_changes(self) -> list[str]:
        """Names of the changed fields."""
        return [name for form in self.values() for name in form.titles_of_changes()]

    def reset(self) -> None:
        """Everything as it was before."""
        for form in self.values():
            for field in form.fields.values():
                if field.undecided:
                    field.take_server()
                elif field.changed:
                    field.reset()

    def show_base(self, values: Mapping[str, Mapping[str, Any]]) -> None:
        """Begin with these values, by form."""
        for key, one in values.items():
            self[key].show_base(one)

    # Drafts

    def draft(self) -> Json:
        """What is changed, by form."""
        return {key: form.draft() for key, form in self.items() if form.changed}

    def restore(self, drafts: object) -> int:
        """Put back what `draft` gave; how many fields it had."""
        count = 0
        for key, draft in (drafts if isinstance(drafts, Mapping) else {}).items():
            if key in self and isinstance(draft, Mapping):
                count += self[key].restore(draft)
        return count

    # Wrongs

    def check(self) -> Field | None:
        """Show all complaints of ours; gives the first field that has one."""
        wrong = [form.check() for form in self.values()]
        return next((field for field in wrong if field is not None), None)

    def complain(
        self, said: Mapping[str, str], names: Mapping[str, str]
    ) -> tuple[Field | None, list[str]]:
        """Say each at the field of its pointer. `names`: the vendor's name -> ours. The first
        field that got one, and what has no place."""
        first: Field | None = None
        rest: list[str] = []
        for pointer, text in said.items():
            for form in self.values():
                field = form.complain(pointer, text, names)
                if field is not None:
                    first = first or field
                    break
            else:
                rest.append(text if not pointer.strip("/") else f"{pointer}: {text}")
        return first, rest

    # What the server said meanwhile

    def server_said(self, values: Mapping[str, Mapping[str, Any]]) -> None:
        """The server's word of this moment, by form."""
        for key, one in values.items():
            self[key].server_said(one)

    def show_conflict(self, between: Mapping[str, Any]) -> Field | None:
        """Fields of which the server says something else: name -> [before, theirs, ...]. The
        last one that is here."""
        found: Field | None = None
        for name, values in between.items():
            for form in self.values():
                field = form.fields.get(name)
                if field is not None and isinstance(values, list) and len(values) > 1:
                    field.server_said(values[1])
                    found = field
        return found

    def arrived(self, edit: Edit) -> None:
        """This edit is done: its fields begin from there."""
        payload = edit.payload
        values = payload.get("fields") or payload.get("shown") or payload.get("values") or {}
        for form in self.values():
            for key, value in values.items():
                field = form.fields.get(key)
                if field is not None:
                    field.base = value
                    field.server_said(value)
