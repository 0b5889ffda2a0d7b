"""The ``handoff`` output: one zip with all that a workshop needs to make a machine's parts, and nothing that changes by the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gvcs_cad import MachinedPart, Part, PrintedPart, PurchasedPart
from gvcs_cad.extend import Artifact, Build, Output, hookimpl


class Handoff(Output):
    """The kernel is asked for the shapes of printed and machined parts only."""

    name, title = "handoff", "one zip for the workshop: setup sheets, templates, job.json, DXF, STEP, STL"
    cuts = True
    states_findings = True

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        from .package import package

        made = [part for part in build.design.distinct(Part) if not isinstance(part, PurchasedPart)]
        needs = tuple(part for part in made if isinstance(part, (PrintedPart, MachinedPart)))
        yield Artifact(f"{build.machine}_{build.configuration}.zip", partial(package, build, tuple(made)), needs=needs, uses_shapes=bool(needs))


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(Handoff())
