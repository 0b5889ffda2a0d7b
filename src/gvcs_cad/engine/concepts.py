"""A concept is shown and drawn, and never cut by accident: too little of it is known to spend steel on."""

from __future__ import annotations

from collections.abc import Iterable

from gvcs_cad.engine.request import Request
from gvcs_cad.plugins.output import Build


def uncut_concepts(builds: Iterable[Build], request: Request, what: str) -> list[str]:
    """Word every machine that is a concept and would be cut (`what` names the files; empty for none) without leave."""
    if request.concept or not what:
        return []
    concepts = [build.machine for build in builds if build.status == "concept"]
    return [f"{name} is a concept: no cut file ({what}) without --concept; see its README for what is not known" for name in concepts]
