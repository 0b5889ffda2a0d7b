"""What the manifest says of a build besides its files: machine, parameters, versions, and the commit it was made from."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gvcs_cad.engine.commit import commit_of
from gvcs_cad.engine.environment import installed, system
from gvcs_cad.errors import UsageError

if TYPE_CHECKING:
    from gvcs_cad.documents.nest.job import Job
    from gvcs_cad.plugins.output import Build

LIBRARIES = ("cadquery", "cadquery_ocp", "ezdxf", "numpy", "pydantic", "scipy", "trimesh", "xlsxwriter")  # those that write or shape what we ship


def about(build: Build, root: Path | None, read: Iterable[tuple[str, str]] | None = None) -> dict[str, Any]:
    """Return the head of the manifest; `read` is what the build read (`watched`). Commit, versions and time stand here only, never in a file that is summed."""
    return {
        "gvcs": own_version(),
        "machine": build.machine,
        "version": build.version,
        "licence": build.licence,
        "configuration": build.configuration,
        "parameters": dict(build.parameters),
        "design": build.design.digest,
        "parts": {part.name: part.digest for part in build.design.quantities},
        "versions": {name: installed().get(name, "absent") for name in LIBRARIES},
        "system": system(),
        "git": commit_of(root, read),
        "time": _time(),
    }


def about_nest(name: str, jobs: Sequence[Job], root: Path | None) -> dict[str, Any]:
    """Return the head of the manifest of a nest of several machines and drawings."""
    from gvcs_cad.model.canonical import digest  # the catalogue, which ``gvcs --version`` has no use for

    return {"gvcs": own_version(), "nest": name, "design": digest([job.digest for job in jobs]), "git": commit_of(root), "time": _time()}


def own_version() -> str:
    """Return the version of gvcs-cad as installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gvcs-cad")
    except PackageNotFoundError:
        return "not installed"


def _time() -> str:
    """Return the time in UTC; SOURCE_DATE_EPOCH rules where it is set (reproducible-builds.org). Raises UsageError if it is no time."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(text) if text else time.time()))
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"SOURCE_DATE_EPOCH: {text!r} is not a number of seconds since 1970") from None
