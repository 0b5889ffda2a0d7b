"""One part number names one part: two that differ would be cut from one drawing and counted on one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from gvcs_cad.catalog.shop import Shop
from gvcs_cad.checks.finding import Check, Finding
from gvcs_cad.model.design import Design
from gvcs_cad.model.part import Part


@dataclass(frozen=True)
class SharedPartNumber(Finding):
    """The part number, how many different parts bear it, and in what they differ."""

    rule = "shared_part_number"
    part: str
    parts: int
    differ: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.part} is the part number of {self.parts} parts that differ in {', '.join(self.differ)}; name them apart"


def part_numbers(design: Design, shop: Shop) -> Iterator[Finding]:
    """Yield every part number that different parts bear."""
    bearers: dict[str, list[Part]] = defaultdict(list)
    for part in design.quantities:
        bearers[part.name].append(part)
    for name, parts in bearers.items():
        if len(parts) > 1:
            yield SharedPartNumber(name, len(parts), _differences(parts))


def _differences(parts: Sequence[Part]) -> tuple[str, ...]:
    if len({type(part) for part in parts}) > 1:
        return ("kind",)
    return tuple(field.name for field in fields(parts[0]) if any(getattr(part, field.name) != getattr(parts[0], field.name) for part in parts))


CHECK = Check("part_numbers", "a part number that two different parts bear gets one of them made wrong", part_numbers)
