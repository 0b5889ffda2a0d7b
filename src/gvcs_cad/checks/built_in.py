"""The checks that come with the engine."""

from __future__ import annotations

from gvcs_cad.checks import (
    bolt_ends,
    bolt_grip,
    contracts,
    contradictions,
    crossing_bolts,
    cylinder_travel,
    disassembly,
    handling,
    hole_size,
    hole_to_edge,
    interference,
    module_mass,
    open_holes,
    part_numbers,
    print_fit,
    shared_space,
    stock_fit,
    substitutes,
    thread_engagement,
    tool_access,
    torch_reach,
)
from gvcs_cad.checks.finding import Check
from gvcs_cad.checks.geometry_check import GeometryCheck

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
    module_mass.CHECK,
    open_holes.CHECK,
    part_numbers.CHECK,
    shared_space.CHECK,
    stock_fit.CHECK,
    substitutes.CHECK,
    thread_engagement.CHECK,
    torch_reach.CHECK,
)

GEOMETRY_CHECKS: tuple[GeometryCheck, ...] = (disassembly.CHECK, interference.CHECK, print_fit.CHECK, tool_access.CHECK)
