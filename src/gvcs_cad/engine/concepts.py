"""A concept is shown and drawn, and never cut by accident: too little of it is known to spend steel on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gvcs_cad.engine.request import Request
from gvcs_cad.plugins.output import Build, Output


def uncut_concepts(builds: Iterable[Build], request: Request, what: str) -> list[str]:
    """Word every machine that is a concept, was asked for by name and would be cut (`what` names the files; empty for none) without leave."""
    if request.concept or request.every_configuration or not what:
        return []
    concepts = dict.fromkeys(build.machine for build in builds if build.status == "concept")
    return [f"{name} is a concept: no cut file ({what}) without --concept; see its README for what is not known" for name in concepts]


def allowed(outputs: Sequence[Output], build: Build, request: Request) -> Sequence[Output]:
    """Return the outputs that may be made of a machine: where all are built, a concept goes without those that are cut from."""
    if build.status != "concept" or request.concept:
        return outputs
    return [output for output in outputs if not output.cuts]
