"""The ``design`` output: the whole design as data, so that ``gvcs diff`` can compare this build with another one later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from gvcs_cad.extend import Artifact, Build, Output, hookimpl


class DesignOutput(Output):
    """Needs no CAD kernel."""

    name, title = "design", "the design as data, for gvcs diff"

    def artifacts(self, build: Build) -> Iterator[Artifact]:
        yield Artifact("design.json", partial(as_json, build))


def as_json(build: Build) -> bytes:
    """Return design.json: parts, places, stock, ports, hazards and signatures under a versioned schema."""
    from gvcs_cad.extend import snapshot_json

    return snapshot_json(build.snapshot())


@hookimpl
def gvcs_register_outputs(register: Callable[[Output], None]) -> None:
    """Register the output."""
    register(DesignOutput())
