"""The checks that come with the engine."""

from __future__ import annotations

from gvcs_cad.checks import bolt_ends, contracts, contradictions, crossing_bolts, cylinder_travel, open_holes, part_numbers, shared_space, substitutes
from gvcs_cad.checks.finding import Check

KERNEL_FREE_CHECKS: tuple[Check, ...] = (
    bolt_ends.CHECK,
    contracts.CHECK,
    contradictions.CHECK,
    crossing_bolts.CHECK,
    cylinder_travel.CHECK,
    open_holes.CHECK,
    part_numbers.CHECK,
    shared_space.CHECK,
    substitutes.CHECK,
)
