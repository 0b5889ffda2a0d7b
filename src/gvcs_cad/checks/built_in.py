"""The checks that come with the engine and need no CAD kernel; built_in_geometry.py has the others."""

from __future__ import annotations

from gvcs_cad.checks import (
    bolt_ends,
    bolt_grip,
    contracts,
    contradictions,
    crossing_bolts,
    cylinder_travel,
    handling,
    hole_size,
    hole_to_edge,
    hole_to_end,
    module_mass,
    open_holes,
    part_numbers,
    shared_space,
    stock_fit,
    substitutes,
    thread_engagement,
    torch_reach,
    unstated_volume,
    weld_gap,
)
from gvcs_cad.checks.finding import Check

KERNEL_FREE_CHECKS: tuple[Check, ...] = (
    bolt_ends.CHECK,
    bolt_grip.CHECK,
    contracts.CHECK,
    contradictions.CHECK,
    crossing_bolts.CHECK,
    cylinder_travel.CHECK,
    handling.CHECK,
    hole_size.CHECK,
    hole_to_edge.CHECK,
    hole_to_end.CHECK,
    module_mass.CHECK,
    open_holes.CHECK,
    part_numbers.CHECK,
    shared_space.CHECK,
    stock_fit.CHECK,
    substitutes.CHECK,
    thread_engagement.CHECK,
    torch_reach.CHECK,
    unstated_volume.CHECK,
    weld_gap.CHECK,
    weld_gap.IN_AIR,
)
