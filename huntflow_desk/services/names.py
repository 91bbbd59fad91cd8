"""What ids mean in one organisation: stages, tags, reasons, sources, fields; kept in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from huntflow_desk.core.models import Coworker, FieldSpec, Named, Raw, Stage, StageGroup, Tag
from huntflow_desk.core.wire.dictionaries import DECODERS

DICTIONARIES = (
    "statuses",
    "status_groups",
    "rejection_reasons",
    "tags",
    "sources",
    "vacancy_fields",
    "questionary_fields",
    "coworkers",
    "divisions",
    "regions",
    "close_reasons",
    "hold_reasons",
)
"""Dictionaries every organisation's screens need, most urgent first."""


@dataclass(frozen=True, slots=True)
class Names:
    """Decoded dictionaries of one organisation. Whatever is not kept here is simply empty.

    `rejections`, `close_reasons`, `hold_reasons`: in the vendor's order, also those without an
    id (the built-in "Other").
    """

    stages: Mapping[int, Stage] = field(default_factory=dict)
    groups: Mapping[int, StageGroup] = field(default_factory=dict)
    reasons: Mapping[int, Named] = field(default_factory=dict)
    tags: Mapping[int, Tag] = field(default_factory=dict)
    sources: Mapping[int, Named] = field(default_factory=dict)
    divisions: Mapping[int, Named] = field(default_factory=dict)
    regions: Mapping[int, Named] = field(default_factory=dict)
    coworkers: Mapping[int, Coworker] = field(default_factory=dict)
    vacancy_fields: tuple[FieldSpec, ...] = ()
    questionary_fields: tuple[FieldSpec, ...] = ()
    rejections: tuple[Named, ...] = ()
    close_reasons: tuple[Named, ...] = ()
    hold_reasons: tuple[Named, ...] = ()

    def pipeline(self, group_id: int | None) -> tuple[Stage, ...]:
        """Stages a person can be moved to, in order: those of the group if there is one."""
        if group_id is not None and group_id in self.groups:
            wanted = self.groups[group_id].stage_ids
            stages: Iterable[Stage] = (self.stages[one] for one in wanted if one in self.stages)
        else:
            stages = sorted(self.stages.values(), key=lambda stage: (stage.order, stage.stage_id))
        return tuple(stage for stage in stages if stage.removed is None)

    def limit_days(self, stage_id: int, group_id: int | None) -> int | None:
        """The longest stay on a stage: the group's word counts more than the stage's own."""
        stage = self.stages.get(stage_id)
        own = stage.stay_duration_days if stage is not None else None
        group = self.groups.get(group_id) if group_id is not None else None
        return own if group is None else group.stay_duration_days.get(stage_id, own)


def read_names(documents: Mapping[str, Raw]) -> Names:
    """Names from dictionary answers as they came, keyed as in DICTIONARIES."""

    def items(name: str) -> tuple[object, ...]:
        raw = documents.get(name)
        return tuple(DECODERS[name](raw)) if raw else ()

    def named(name: str) -> dict[int, Named]:
        return {
            one.item_id: one
            for one in items(name)
            if isinstance(one, Named) and one.item_id is not None
        }

    def listed(name: str) -> tuple[Named, ...]:
        return tuple(one for one in items(name) if isinstance(one, Named))

    return Names(
        stages={one.stage_id: one for one in items("statuses") if isinstance(one, Stage)},
        groups={one.group_id: one for one in items("status_groups") if isinstance(one, StageGroup)},
        reasons=named("rejection_reasons"),
        tags={one.tag_id: one for one in items("tags") if isinstance(one, Tag)},
        sources=named("sources"),
        divisions=named("divisions"),
        regions=named("regions"),
        coworkers={one.coworker_id: one for one in items("coworkers") if isinstance(one, Coworker)},
        vacancy_fields=tuple(one for one in items("vacancy_fields") if isinstance(one, FieldSpec)),
        questionary_fields=tuple(
            one for one in items("questionary_fields") if isinstance(one, FieldSpec)
        ),
        rejections=listed("rejection_reasons"),
        close_reasons=listed("close_reasons"),
        hold_reasons=listed("hold_reasons"),
    )
