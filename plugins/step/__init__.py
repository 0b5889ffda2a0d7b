"""The ``step`` output: every made part, and the whole machine as an assembly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from gvcs_cad import Part, PurchasedPart
from gvcs_cad.extend import Artifact, Build, Output, hookimpl

if TYPE_CHECKING:
    from gvcs_cad.extend import Design, Shapes


class Step(Output):
    """AP214 in millimetres, the same bytes on every run."""

    name, title = "step", "solids of made parts and of the whole machine"
    loads = ("cadquery",)

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from gvcs_cad.extend import part_name

        for part in build.design.distinct(Part):
            if not isinstance(part, PurchasedPart):
                yield Artifact(f"{part_name(part)}.step", partial(step, part), part=part, needs=(part,), uses_shapes=True)
        needs = tuple(part for part in build.design.distinct(Part) if part.has_body)
        yield Artifact(f"{build.machine}.step", partial(assembly_step, build.design), needs=needs, uses_shapes=True)


def step(part: Part, shapes: Shapes) -> bytes:
    """Return one part as canonical STEP."""
    from gvcs_cad.extend import canonical_step, part_step

    return canonical_step(part_step(part, shapes), part.name)


def assembly_step(design: Design, shapes: Shapes) -> bytes:
    """Return the whole machine as canonical STEP."""
    from gvcs_cad.extend import canonical_step, design_step

    return canonical_step(design_step(design, shapes), design.name)


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Step())
